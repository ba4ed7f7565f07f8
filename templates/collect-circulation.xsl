<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  What the 传批 of a document adds to a summary; collect.xsl says in which terms.
  What was answered, by whom, stays in the record.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:jiyao:summary:1" xmlns:c="urn:jiyao:collect:1"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function"
    exclude-result-prefixes="r j">

<xsl:template name="circulation-sections">
  <c:section name="circulation"/>
</xsl:template>

<xsl:template name="circulation-figures">
  <c:figure name="circulations" title="传批" unit="次"/>
  <c:figure name="circulations-by-result" title="传批（按结果）" unit="次" of="通过 修改后通过 未通过 提交会议 传批中"/>
</xsl:template>

<xsl:template match="r:circulation" mode="collect">
  <!-- One that closed after as-of was still going round on that day. -->
  <xsl:variable name="then"><xsl:call-template name="by-then"><xsl:with-param name="day" select="@closed"/></xsl:call-template></xsl:variable>
  <xsl:variable name="result">
    <xsl:choose>
      <xsl:when test="@result and $then = 1"><xsl:value-of select="@result"/></xsl:when>
      <xsl:otherwise>传批中</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <circulation>
    <xsl:call-template name="place"/>
    <xsl:copy-of select="@year|@date|@closed|@reason|@approver|@meeting"/>
    <xsl:attribute name="result"><xsl:value-of select="$result"/></xsl:attribute>
    <xsl:copy-of select="r:paper/@kind|r:paper/@title|r:paper/@number|r:paper/@class|r:paper/@superior-matter"/>
    <xsl:copy-of select="@secrecy"/>
  </circulation>
  <xsl:call-template name="count"><xsl:with-param name="figure" select="'circulations'"/></xsl:call-template>
  <xsl:call-template name="count">
    <xsl:with-param name="figure" select="'circulations-by-result'"/>
    <xsl:with-param name="of" select="$result"/>
  </xsl:call-template>
  <xsl:apply-templates select="r:paper" mode="common"/>
</xsl:template>

</xsl:stylesheet>

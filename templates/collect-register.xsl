<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  What the register adds to a summary; collect.xsl says in which terms. Its
  entries are documents; a 请示 or 报告 to the superior is a report-up as well,
  the same as the one that a meeting's item names with its number.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:jiyao:summary:1" xmlns:c="urn:jiyao:collect:1"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function"
    exclude-result-prefixes="r j">

<xsl:template match="r:register" mode="collect">
  <xsl:apply-templates select="r:entry" mode="common"/>
  <xsl:for-each select="r:entry[@date and (@kind = '请示' or @kind = '报告') and
      (not(@to) or @to = /*/r:body/@superior)]">
    <xsl:variable name="key"><xsl:call-template name="document-key"/></xsl:variable>
    <xsl:call-template name="reported-up">
      <xsl:with-param name="key" select="$key"/>
      <xsl:with-param name="id" select="@id"/>
      <xsl:with-param name="answered" select="r:reply"/>
      <xsl:with-param name="replied" select="r:reply[1]/@date"/>
    </xsl:call-template>
    <xsl:if test="@scope = '全面工作'">
      <xsl:variable name="in"><xsl:call-template name="in"><xsl:with-param name="day" select="@date"/></xsl:call-template></xsl:variable>
      <xsl:variable name="then"><xsl:call-template name="by-then"><xsl:with-param name="day" select="@date"/></xsl:call-template></xsl:variable>
      <xsl:if test="$in = 1 and $then = 1">
        <xsl:call-template name="count">
          <xsl:with-param name="figure" select="'reports-on-all'"/>
          <xsl:with-param name="key" select="$key"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:if>
  </xsl:for-each>
</xsl:template>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  What the skeletons of all kinds of record share; new-KIND.xsl imports it.

  Input: an earlier record of any kind, whose body, term and roster the skeleton
  takes over, or empty.xml, which holds gaps in their place. Every gap is 【…】:
  where a date, number or fixed word belongs, the check names it. White space is
  written as it shall come out, so the layout is that of the files.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:jiyao:record:1" xmlns:r="urn:jiyao:record:1" exclude-result-prefixes="r">

<xsl:output method="xml" encoding="UTF-8" indent="no"/>
<xsl:strip-space elements="*"/>

<!-- Where an editor finds the schema; the tool passes the installed file. -->
<xsl:param name="schema" select="'record.xsd'"/>

<xsl:variable name="record" select="/r:*"/>
<xsl:variable name="members" select="$record/r:roster/r:member[not(@left)]"/>
<xsl:variable name="chief" select="$members[@role='书记'][1]/@id"/>
<xsl:variable name="secretary" select="$record/r:roster/*[@secretary='yes'][not(@left)][1]/@id"/>

<!-- A copy without the namespace declarations of the input. -->
<xsl:template match="*" mode="copy">
  <xsl:element name="{local-name()}" namespace="urn:jiyao:record:1">
    <xsl:copy-of select="@*"/>
  </xsl:element>
</xsl:template>

<!-- The same with all that it holds; empty, or a line each for what is no text. -->
<xsl:template match="*" mode="deep">
  <xsl:param name="indent" select="'&#10;    '"/>
  <xsl:element name="{local-name()}" namespace="urn:jiyao:record:1">
    <xsl:copy-of select="@*"/>
    <xsl:for-each select="node()">
      <xsl:choose>
        <xsl:when test="self::* and (../r:p or ../text())">
          <xsl:apply-templates select="." mode="deep"/>
        </xsl:when>
        <xsl:when test="self::*">
          <xsl:value-of select="concat($indent, '  ')"/>
          <xsl:apply-templates select="." mode="deep">
            <xsl:with-param name="indent" select="concat($indent, '  ')"/>
          </xsl:apply-templates>
        </xsl:when>
        <xsl:when test="self::text()"><xsl:value-of select="."/></xsl:when>
      </xsl:choose>
    </xsl:for-each>
    <xsl:if test="* and not(r:p or text())"><xsl:value-of select="$indent"/></xsl:if>
  </xsl:element>
</xsl:template>

<xsl:template match="/">
  <xsl:if test="not($record/r:body and $record/r:roster)">
    <xsl:message terminate="yes">这不是 urn:jiyao:record:1 的记录，不能从中取党组和名册</xsl:message>
  </xsl:if>
  <xsl:apply-templates select="$record"/>
</xsl:template>

<!-- A name as it may stand in a comment. -->
<xsl:template name="comment-name">
  <xsl:value-of select="translate(@name, '-', '－')"/>
</xsl:template>

<xsl:template name="people" xml:space="preserve"
><xsl:apply-templates select="$record/r:body" mode="copy"/>

  <xsl:comment> 名册：先后就是排名。新任的加一行；离任的写 left="离任日期"，不要删去。 </xsl:comment>
  <roster><xsl:for-each select="$record/r:roster/*">
    <xsl:apply-templates select="." mode="copy"/></xsl:for-each>
  </roster></xsl:template>

<xsl:template name="attends" xml:space="preserve"
><xsl:for-each select="$members">
    <xsl:comment> <xsl:call-template name="comment-name"/> </xsl:comment>
    <attend who="{@id}" status="【出席、请假或缺席】"/></xsl:for-each></xsl:template>

</xsl:stylesheet>

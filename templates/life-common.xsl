<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  What the documents from a 民主生活会 share: the names of the lists, the
  texts and persons of an issue, as they stand in a cell of a table or in a line.
  It prints nothing by itself, and reads nothing of what was said at the meeting.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function"
    exclude-result-prefixes="r j">
  <xsl:import href="common.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="meeting" select="/r:life-meeting"/>
  <xsl:variable name="about" select="concat($meeting/r:body/@title, $meeting/@year, '年度民主生活会')"/>
  <!-- The lists of the year of the meeting, and those of earlier years. -->
  <xsl:variable name="lists" select="$meeting/r:list[not(@year &lt; $meeting/@year)]"/>
  <xsl:variable name="earlier-lists" select="$meeting/r:list[@year &lt; $meeting/@year]"/>

  <xsl:template match="/">
    <xsl:if test="not(/r:life-meeting)">
      <xsl:message terminate="yes">这个模板只用于民主生活会的记录（urn:jiyao:record:1 的 life-meeting）</xsl:message>
    </xsl:if>
    <xsl:if test="/r:life-meeting/@stage = '会前' and not($ahead)">
      <xsl:value-of select="j:fault(/r:life-meeting, '会议还没有召开，会后补全记录、删去 stage 再制作')"/>
    </xsl:if>
    <xsl:apply-templates select="/r:life-meeting"/>
  </xsl:template>

  <!-- 领导班子, or the member's name; of the list it is called on. -->
  <xsl:template name="list-of">
    <xsl:choose>
      <xsl:when test="@who"><xsl:value-of select="key('person', @who)/@name"/></xsl:when>
      <xsl:otherwise>领导班子</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 陆文博、韩小满; of the issue it is called on. -->
  <xsl:template name="owners">
    <xsl:param name="place" select="'inline'"/>
    <xsl:for-each select="r:owner">
      <xsl:if test="position() &gt; 1">、</xsl:if>
      <xsl:value-of select="j:escape(key('person', @ref)/@name, $place)"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The paragraphs of some texts in a cell; where there are several texts, each is numbered: 1. 2. -->
  <xsl:template name="cell-texts">
    <xsl:param name="of"/>
    <xsl:for-each select="$of">
      <xsl:variable name="n" select="position()"/>
      <xsl:variable name="many" select="last() &gt; 1"/>
      <xsl:for-each select="r:p">
        <xsl:text>&lt;p&gt;</xsl:text>
        <xsl:if test="$many and position() = 1"><xsl:value-of select="concat($n, '．')"/></xsl:if>
        <xsl:value-of select="concat(j:prose(., 'html'), '&lt;/p&gt;')"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- Whose list it is, as a cell over all of its rows. -->
  <xsl:template name="cell-list">
    <xsl:param name="rows"/>
    <xsl:variable name="name"><xsl:call-template name="list-of"/></xsl:variable>
    <xsl:text>&lt;td</xsl:text>
    <xsl:if test="$rows &gt; 1"><xsl:value-of select="concat(' rowspan=&quot;', $rows, '&quot;')"/></xsl:if>
    <xsl:text>&gt;</xsl:text>
    <xsl:if test="@year != $meeting/@year"><xsl:value-of select="concat(@year, '年&lt;br/&gt;')"/></xsl:if>
    <xsl:value-of select="concat(j:escape(string($name), 'html'), '&lt;/td&gt;')"/>
  </xsl:template>

  <!-- A date in a narrow cell: the year stands on a line of its own. -->
  <xsl:template name="cell-date">
    <xsl:param name="date"/>
    <xsl:value-of select="concat(substring-before(j:date($date), '年'), '年&lt;br/&gt;', j:day($date))"/>
  </xsl:template>

  <!-- Who is responsible, a line each. -->
  <xsl:template name="cell-owners">
    <xsl:for-each select="r:owner">
      <xsl:if test="position() &gt; 1">&lt;br/&gt;</xsl:if>
      <xsl:value-of select="j:escape(key('person', @ref)/@name, 'html')"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The level of an issue that has its own: its document carries the highest of all. -->
  <xsl:template name="cell-level">
    <xsl:if test="@secrecy">
      <xsl:value-of select="concat('&lt;p&gt;（', @secrecy, substring('★', 1, string-length(@secrecy-term)), @secrecy-term, '）&lt;/p&gt;')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="column">
    <xsl:param name="width"/>
    <xsl:param name="align"/>
    <xsl:value-of select="concat('&lt;col width=&quot;', $width, '%&quot;')"/>
    <xsl:if test="$align != ''"><xsl:value-of select="concat(' align=&quot;', $align, '&quot;')"/></xsl:if>
    <xsl:text>/&gt;</xsl:text>
  </xsl:template>

  <!-- Head of a document: format, kind, state, level, issuer, title. -->
  <xsl:template name="life-front">
    <xsl:param name="kind"/>
    <xsl:param name="of"/>
    <xsl:param name="number"/>
    <xsl:param name="title"/>
    <xsl:value-of select="concat('---', $nl, 'format: plain', $nl, 'kind: ', $kind, $nl)"/>
    <xsl:call-template name="state"/>
    <xsl:call-template name="secrecy">
      <xsl:with-param name="of" select="$of"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'issuer'"/>
      <xsl:with-param name="value" select="$meeting/r:body/@name"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'number'"/>
      <xsl:with-param name="value" select="$number"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'title'"/>
      <xsl:with-param name="value" select="$title"/>
    </xsl:call-template>
    <xsl:value-of select="concat('---', $nl)"/>
  </xsl:template>
</xsl:stylesheet>

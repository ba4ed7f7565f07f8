<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  What the papers for a meeting share: call, sign-in sheet, ballots, sheet of results.
  They are made from the plan (stage="会前") as well as from the record that it becomes.
  It prints nothing by itself.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function"
    xmlns:date="http://exslt.org/dates-and-times" exclude-result-prefixes="r j date">
  <xsl:import href="common.xsl"/>

  <xsl:variable name="ahead" select="true()"/>
  <xsl:variable name="agenda" select="$meeting/r:agenda/r:item[not(@withdrawn='讨论前')]"/>
  <xsl:variable name="about" select="concat($meeting/r:body/@title, '第', $meeting/@number, '次会议')"/>

  <!-- 2026年11月18日（星期三）上午9时30分 -->
  <xsl:template name="when">
    <xsl:variable name="hour" select="number(substring($session/@start, 12, 2))"/>
    <xsl:value-of select="concat(j:date($session/@start), '（星期',
        substring('日一二三四五六', date:day-in-week($day), 1), '）', j:part-of-day($session/@start))"/>
    <xsl:choose>
      <xsl:when test="$hour &gt; 12">
        <xsl:value-of select="concat($hour - 12, substring-after(j:time($session/@start), $hour))"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="j:time($session/@start)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 第一、三项议题, from a set of item ids -->
  <xsl:template name="item-numbers">
    <xsl:param name="ids"/>
    <xsl:text>第</xsl:text>
    <xsl:for-each select="$agenda">
      <xsl:if test="@id = $ids">
        <xsl:if test="preceding-sibling::r:item[not(@withdrawn='讨论前')]/@id = $ids">、</xsl:if>
        <xsl:value-of select="j:number(position())"/>
      </xsl:if>
    </xsl:for-each>
    <xsl:text>项议题</xsl:text>
  </xsl:template>

  <!-- Yes where the item is on persons to be appointed or removed. -->
  <xsl:template match="r:item" mode="cadre">
    <xsl:if test="@class = '五' or @cadre = 'yes' or @major-kind = '重要人事任免' or r:decision/r:candidate">yes</xsl:if>
  </xsl:template>

  <!-- A name in a narrow cell: 阿依古丽·买买提 is parted behind its dot. -->
  <xsl:template name="name">
    <xsl:param name="of"/>
    <xsl:choose>
      <xsl:when test="string-length($of) &gt; 5 and contains($of, '·')">
        <xsl:value-of select="concat(j:escape(substring-before($of, '·'), 'html'), '·&lt;br/&gt;')"/>
        <xsl:call-template name="name"><xsl:with-param name="of" select="substring-after($of, '·')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="j:escape($of, 'html')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- One cell of a table; text is safe already. -->
  <xsl:template name="cell">
    <xsl:param name="text"/>
    <xsl:value-of select="concat('&lt;td&gt;', $text, '&lt;/td&gt;')"/>
  </xsl:template>

  <!-- What is voted on, for a cell: no sentence; what only leads to a table is told by the title of its item. -->
  <xsl:template name="voted-matter">
    <xsl:variable name="said"><xsl:for-each select="r:p[1]"><xsl:value-of select="j:prose(., 'html')"/></xsl:for-each></xsl:variable>
    <xsl:variable name="last" select="substring($said, string-length($said))"/>
    <xsl:choose>
      <xsl:when test="$said != '' and $last != '：'">
        <xsl:value-of select="substring($said, 1, string-length($said) - ($last = '。'))"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="j:escape(../r:title, 'html')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  What a 民主生活会 adds to a summary; collect.xsl says in which terms. Nothing of
  what was said there, and no criticism, goes into one.

  An issue lives across years by its id: the last record that has it speaks for
  it. It is 已销号 once closed by as-of; 已整改 where the last progress by then
  says so; else 整改中. What is 整改中 is overdue once its date is past: with the
  reason given (pending) the date it was put off to, and none where there is none.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:jiyao:summary:1" xmlns:c="urn:jiyao:collect:1"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function"
    exclude-result-prefixes="r j">

<xsl:template name="life-meeting-sections">
  <c:section name="life-meeting"/>
  <c:section name="issue"/>
  <c:section name="publication"/>
</xsl:template>

<xsl:template name="life-meeting-figures">
  <c:figure name="life-meetings" title="民主生活会" unit="次"/>
  <c:figure name="life-due" title="应参加民主生活会" unit="次" per="member"/>
  <c:figure name="life-attended" title="参加民主生活会" unit="次" per="member"/>
  <c:figure name="life-on-leave" title="民主生活会请假" unit="次" per="member"/>
  <c:figure name="life-absent" title="民主生活会缺席" unit="次" per="member"/>
  <c:figure name="issues" title="查摆问题" unit="个"/>
  <c:figure name="issues-by-state" title="查摆问题（按状态）" unit="个" of="已销号 已整改 整改中"/>
  <c:figure name="issues-overdue" title="整改中问题超期" unit="个"/>
  <c:figure name="issues-by-year" title="查摆问题（按清单年度）" unit="个" of="*"/>
  <c:figure name="issues-of-group" title="领导班子清单的问题" unit="个"/>
  <c:figure name="issues-of-group-closed" title="领导班子清单已销号的问题" unit="个"/>
  <c:figure name="issues-of-member" title="成员清单的问题" unit="个" per="member"/>
  <c:figure name="issues-of-member-closed" title="成员清单已销号的问题" unit="个" per="member"/>
  <c:figure name="publications" title="民主生活会情况通报、公布" unit="次"/>
</xsl:template>

<xsl:template match="r:life-meeting[@stage = '会前' or not(r:attendance/r:attend)]" mode="collect">
  <xsl:apply-templates select="." mode="ahead"/>
</xsl:template>

<xsl:template match="r:life-meeting" mode="ahead">
  <plan>
    <xsl:call-template name="place"/>
    <xsl:copy-of select="@year"/>
    <xsl:attribute name="date"><xsl:value-of select="substring(r:session/@start, 1, 10)"/></xsl:attribute>
  </plan>
  <xsl:apply-templates select="r:list/r:issue" mode="collect"/>
</xsl:template>

<xsl:template match="r:life-meeting" mode="collect">
  <xsl:variable name="day" select="substring(r:session/@start, 1, 10)"/>
  <!-- The record of the year before is read for its lists alone. -->
  <xsl:variable name="in"><xsl:call-template name="in"><xsl:with-param name="day" select="$day"/></xsl:call-template></xsl:variable>
  <xsl:if test="$in = 1 and ($by != 'year' or @year = substring($to, 1, 4))">
    <life-meeting>
      <xsl:call-template name="place"/>
      <xsl:copy-of select="@year"/>
      <xsl:attribute name="date"><xsl:value-of select="$day"/></xsl:attribute>
      <xsl:copy-of select="r:session/@place|r:session/@convener|r:session/@chair"/>
      <xsl:if test="r:theme">
        <xsl:attribute name="theme"><xsl:value-of select="normalize-space(r:theme)"/></xsl:attribute>
      </xsl:if>
      <xsl:attribute name="due">
        <xsl:call-template name="due-number"><xsl:with-param name="day" select="$day"/></xsl:call-template>
      </xsl:attribute>
      <xsl:attribute name="present"><xsl:value-of select="count(r:attendance/r:attend[@status = '出席'])"/></xsl:attribute>
      <xsl:copy-of select="@secrecy"/>
    </life-meeting>
    <xsl:call-template name="count"><xsl:with-param name="figure" select="'life-meetings'"/></xsl:call-template>
    <xsl:call-template name="due">
      <xsl:with-param name="figure" select="'life-due'"/>
      <xsl:with-param name="day" select="$day"/>
    </xsl:call-template>
    <xsl:apply-templates select="r:attendance/r:attend" mode="attendance">
      <xsl:with-param name="attended" select="'life-attended'"/>
      <xsl:with-param name="on-leave" select="'life-on-leave'"/>
      <xsl:with-param name="absent" select="'life-absent'"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="r:preparation/r:talked" mode="collect"/>
    <xsl:apply-templates select="r:publication" mode="collect"/>
    <xsl:apply-templates select="r:document" mode="common"/>
  </xsl:if>
  <xsl:apply-templates select="r:list/r:issue" mode="collect"/>
</xsl:template>

<xsl:template match="r:publication" mode="collect">
  <publication>
    <xsl:call-template name="place"/>
    <xsl:copy-of select="@what|@to|@way|@date|@document"/>
  </publication>
  <xsl:variable name="then"><xsl:call-template name="by-then"><xsl:with-param name="day" select="@date"/></xsl:call-template></xsl:variable>
  <xsl:if test="$then = 1">
    <xsl:call-template name="count">
      <xsl:with-param name="figure" select="'publications'"/>
      <xsl:with-param name="id" select="$record"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template match="r:issue" mode="collect">
  <xsl:variable name="closed"><xsl:call-template name="by-then"><xsl:with-param name="day" select="r:closure/@date"/></xsl:call-template></xsl:variable>
  <xsl:variable name="last" select="r:progress[$as-of = '' or
      number(translate(@date, '-', '')) &lt;= number(translate($as-of, '-', ''))][last()]"/>
  <xsl:variable name="stand">
    <xsl:choose>
      <xsl:when test="r:closure and $closed = 1">已销号</xsl:when>
      <xsl:when test="$last/@state = '已整改'">已整改</xsl:when>
      <xsl:otherwise>整改中</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="past">
    <xsl:choose>
      <xsl:when test="r:pending">
        <xsl:call-template name="past"><xsl:with-param name="day" select="r:pending/@until"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="past"><xsl:with-param name="day" select="@due"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="overdue" select="$stand = '整改中' and $past = 1"/>
  <issue entity="issue {@id}" list="{../@year}">
    <xsl:call-template name="place"/>
    <xsl:copy-of select="../@who|@source|@found|@office|@due|@release"/>
    <xsl:attribute name="stand"><xsl:value-of select="$stand"/></xsl:attribute>
    <xsl:if test="$overdue"><xsl:attribute name="overdue">yes</xsl:attribute></xsl:if>
    <xsl:attribute name="measures"><xsl:value-of select="count(r:measure)"/></xsl:attribute>
    <xsl:attribute name="evidence"><xsl:value-of select="count(r:evidence)"/></xsl:attribute>
    <xsl:if test="r:owner">
      <xsl:attribute name="owner"><xsl:value-of select="r:owner[1]/@ref"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="$last">
      <xsl:attribute name="progress"><xsl:value-of select="$last/@date"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="r:closure">
      <xsl:attribute name="closed"><xsl:value-of select="r:closure/@date"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="r:pending">
      <xsl:attribute name="pending"><xsl:value-of select="normalize-space(r:pending)"/></xsl:attribute>
      <xsl:copy-of select="r:pending/@until"/>
    </xsl:if>
    <xsl:call-template name="level"/>
    <xsl:attribute name="text"><xsl:value-of select="normalize-space(r:problem)"/></xsl:attribute>
  </issue>
  <xsl:call-template name="issue-count"><xsl:with-param name="figure" select="'issues'"/></xsl:call-template>
  <xsl:call-template name="issue-count">
    <xsl:with-param name="figure" select="'issues-by-state'"/>
    <xsl:with-param name="of" select="$stand"/>
  </xsl:call-template>
  <xsl:call-template name="issue-count">
    <xsl:with-param name="figure" select="'issues-by-year'"/>
    <xsl:with-param name="of" select="../@year"/>
  </xsl:call-template>
  <xsl:if test="$overdue">
    <xsl:call-template name="issue-count"><xsl:with-param name="figure" select="'issues-overdue'"/></xsl:call-template>
  </xsl:if>
  <xsl:variable name="owner">
    <xsl:choose>
      <xsl:when test="../@who">issues-of-member</xsl:when>
      <xsl:otherwise>issues-of-group</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:call-template name="issue-count">
    <xsl:with-param name="figure" select="$owner"/>
    <xsl:with-param name="who" select="../@who"/>
  </xsl:call-template>
  <xsl:if test="$stand = '已销号'">
    <xsl:call-template name="issue-count">
      <xsl:with-param name="figure" select="concat($owner, '-closed')"/>
      <xsl:with-param name="who" select="../@who"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="issue-count">
  <xsl:param name="figure"/>
  <xsl:param name="who"/>
  <xsl:param name="of"/>
  <xsl:call-template name="count">
    <xsl:with-param name="figure" select="$figure"/>
    <xsl:with-param name="who" select="$who"/>
    <xsl:with-param name="of" select="$of"/>
    <xsl:with-param name="entity" select="concat('issue ', @id)"/>
  </xsl:call-template>
</xsl:template>

</xsl:stylesheet>

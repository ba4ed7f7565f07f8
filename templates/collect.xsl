<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  What one record adds to a summary (jiyao-collect). Each kind of record has a
  file of its own, collect-KIND.xsl, and is listed twice below.

  It is run once over <c:period/>, and then says what there is: sections in the
  order of the summary, and figures with their names, units and the values for
  which a zero is shown. It is run over each record, and then gives

    rows       elements of the summary, whose names are those of the sections
    c:person   someone of the roster; rank orders them, per groups them
    c:count    adds n (1 where none is given) to a figure; with key, a key
               that came before adds nothing
    c:span     adds the calendar days from .. to, clipped to the period; a day
               that came before adds nothing
    c:once     may stand once in the whole set (a serial number)
    c:top      the highest rank of all records becomes an attribute of the root
    c:finding  a finding of the catalogue, with its values v1, v2

  Counts name the figure, who (a person) and of (a value) it is for, and the id
  and line where it stands. The tool adds up and knows nothing of what is
  counted: every meaning is here.

  A row or count with an entity speaks of something that lives across records
  (an issue of a list): where a later record speaks of it, the earlier rows are
  dropped and the earlier counts come to nothing.

  It is given: as-of; by (year, day or all), from and to, the period. With by=day
  what has a day of its own counts by that day, template `in`.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:jiyao:summary:1" xmlns:c="urn:jiyao:collect:1"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function"
    exclude-result-prefixes="r j">

<xsl:include href="collect-meeting.xsl"/>
<xsl:include href="collect-life-meeting.xsl"/>
<xsl:include href="collect-study.xsl"/>
<xsl:include href="collect-log.xsl"/>
<xsl:include href="collect-circulation.xsl"/>
<xsl:include href="collect-register.xsl"/>

<xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>
<xsl:strip-space elements="*"/>

<xsl:param name="state"/>
<xsl:param name="as-of"/>
<xsl:param name="by" select="'all'"/>
<xsl:param name="from"/>
<xsl:param name="to"/>

<xsl:variable name="record" select="/*/@id"/>

<xsl:template match="c:period">
  <c:define>
    <xsl:call-template name="meeting-sections"/>
    <xsl:call-template name="life-meeting-sections"/>
    <xsl:call-template name="study-sections"/>
    <xsl:call-template name="log-sections"/>
    <xsl:call-template name="circulation-sections"/>
    <xsl:call-template name="common-sections"/>
    <xsl:call-template name="meeting-figures"/>
    <xsl:call-template name="common-figures"/>
    <xsl:call-template name="life-meeting-figures"/>
    <xsl:call-template name="study-figures"/>
    <xsl:call-template name="log-figures"/>
    <xsl:call-template name="circulation-figures"/>
  </c:define>
</xsl:template>

<xsl:template match="/r:*">
  <c:extract>
    <xsl:apply-templates select="r:roster/*" mode="person"/>
    <xsl:apply-templates select="descendant-or-self::*/@secrecy" mode="top"/>
    <xsl:apply-templates select="descendant-or-self::*/@secrecy-term" mode="top"/>
    <xsl:variable name="come">
      <xsl:call-template name="by-then"><xsl:with-param name="day" select="substring(r:session/@start|self::r:circulation/@date, 1, 10)"/></xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$come = 1"><xsl:apply-templates select="." mode="collect"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="ahead"/></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="r:exception" mode="common"/>
  </c:extract>
</xsl:template>

<!-- What had not taken place on the day as-of counts nowhere. -->
<xsl:template match="r:*" mode="ahead"/>

<!-- The names of values as they are printed, so that a zero is shown. -->

<xsl:variable name="classes" select="'一 二 三 四 五 六 七 八 九 十 none'"/>

<!-- Whether a day of the record counts: 1 or nothing. -->
<xsl:template name="in">
  <xsl:param name="day"/>
  <xsl:if test="$by != 'day' or $from = '' or
      (number(translate($day, '-', '')) &gt;= number(translate($from, '-', '')) and
      number(translate($day, '-', '')) &lt;= number(translate($to, '-', '')))">1</xsl:if>
</xsl:template>

<!-- Whether a day has come by as-of: 1 or nothing; no day at all has. -->
<xsl:template name="by-then">
  <xsl:param name="day"/>
  <xsl:if test="$day = '' or $as-of = '' or
      number(translate($day, '-', '')) &lt;= number(translate($as-of, '-', ''))">1</xsl:if>
</xsl:template>

<!-- Whether a day is past on as-of: 1 or nothing; the day itself is not. -->
<xsl:template name="past">
  <xsl:param name="day"/>
  <xsl:if test="$day != '' and $as-of != '' and
      number(translate($day, '-', '')) &lt; number(translate($as-of, '-', ''))">1</xsl:if>
</xsl:template>

<!-- The members in office on a day count for a figure, each. -->
<xsl:template name="due">
  <xsl:param name="figure"/>
  <xsl:param name="day"/>
  <xsl:variable name="today" select="number(translate($day, '-', ''))"/>
  <xsl:for-each select="/*/r:roster/r:member[
      number(translate(@joined, '-', '')) &lt;= $today and
      (not(@left) or number(translate(@left, '-', '')) &gt; $today)]">
    <xsl:call-template name="count">
      <xsl:with-param name="figure" select="$figure"/>
      <xsl:with-param name="who" select="@id"/>
      <xsl:with-param name="id" select="$record"/>
    </xsl:call-template>
  </xsl:for-each>
</xsl:template>

<!-- How many those are. -->
<xsl:template name="due-number">
  <xsl:param name="day"/>
  <xsl:variable name="today" select="number(translate($day, '-', ''))"/>
  <xsl:value-of select="count(/*/r:roster/r:member[
      number(translate(@joined, '-', '')) &lt;= $today and
      (not(@left) or number(translate(@left, '-', '')) &gt; $today)])"/>
</xsl:template>

<!-- Each attend counts for one of three figures, by its status. -->
<xsl:template match="r:attend" mode="attendance">
  <xsl:param name="attended"/>
  <xsl:param name="on-leave"/>
  <xsl:param name="absent"/>
  <xsl:call-template name="count">
    <xsl:with-param name="figure">
      <xsl:choose>
        <xsl:when test="@status = '出席'"><xsl:value-of select="$attended"/></xsl:when>
        <xsl:when test="@status = '请假'"><xsl:value-of select="$on-leave"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$absent"/></xsl:otherwise>
      </xsl:choose>
    </xsl:with-param>
    <xsl:with-param name="who" select="@who"/>
    <xsl:with-param name="id" select="$record"/>
  </xsl:call-template>
</xsl:template>

<!-- Where a row stands: its record, its id there and its line. -->
<xsl:template name="place">
  <xsl:attribute name="record"><xsl:value-of select="$record"/></xsl:attribute>
  <xsl:copy-of select="@id"/>
  <xsl:attribute name="line"><xsl:value-of select="j:line(.)"/></xsl:attribute>
</xsl:template>

<!-- The paragraphs of the current node, one behind the other. -->
<xsl:template name="text">
  <xsl:attribute name="text">
    <xsl:for-each select="r:p|r:table/r:tr">
      <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
      <xsl:value-of select="normalize-space(.)"/>
    </xsl:for-each>
  </xsl:attribute>
</xsl:template>

<!-- One more of a figure, at the current node. -->
<xsl:template name="count">
  <xsl:param name="figure"/>
  <xsl:param name="who"/>
  <xsl:param name="of"/>
  <xsl:param name="key"/>
  <xsl:param name="n" select="1"/>
  <xsl:param name="id" select="@id"/>
  <xsl:param name="entity"/>
  <c:count figure="{$figure}" n="{$n}" line="{j:line(.)}">
    <xsl:if test="$who != ''"><xsl:attribute name="who"><xsl:value-of select="$who"/></xsl:attribute></xsl:if>
    <xsl:if test="$of != ''"><xsl:attribute name="of"><xsl:value-of select="$of"/></xsl:attribute></xsl:if>
    <xsl:if test="$key != ''"><xsl:attribute name="key"><xsl:value-of select="$key"/></xsl:attribute></xsl:if>
    <xsl:if test="$id != ''"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if>
    <xsl:if test="$entity != ''"><xsl:attribute name="entity"><xsl:value-of select="$entity"/></xsl:attribute></xsl:if>
  </c:count>
</xsl:template>

<!-- Persons: members in the order of the roster, then the others. -->

<xsl:template match="r:member" mode="person">
  <c:person rank="{count(preceding-sibling::*)}" per="member" line="{j:line(.)}">
    <xsl:copy-of select="@id|@name|@role|@post|@duty|@joined|@left|@secretary"/>
  </c:person>
</xsl:template>

<xsl:template match="r:other" mode="person">
  <c:person rank="{count(preceding-sibling::*) + 10000}" line="{j:line(.)}">
    <xsl:copy-of select="@id|@name|@mark|@post|@secretary"/>
  </c:person>
</xsl:template>

<!-- The summary carries the highest level and the longest term it shows. -->

<xsl:template match="@secrecy" mode="top">
  <c:top name="secrecy" value="{.}" rank="{string-length(substring-before('秘密机密绝密', .)) div 2 + 1}"/>
</xsl:template>

<xsl:template match="@secrecy-term" mode="top">
  <c:top name="secrecy-term" value="{.}">
    <xsl:attribute name="rank">
      <xsl:choose>
        <xsl:when test=". = '长期'">100000</xsl:when>
        <xsl:when test="contains(., '个月')"><xsl:value-of select="substring-before(., '个月')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="12 * substring-before(., '年')"/></xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
  </c:top>
</xsl:template>

<!-- What several kinds of record hold: tasks, documents, exceptions. -->

<xsl:template name="common-sections">
  <c:section name="task"/>
  <c:section name="feedback"/>
  <c:section name="document"/>
  <c:section name="exception"/>
</xsl:template>

<xsl:template name="common-figures">
  <c:figure name="tasks" title="交办任务" unit="项"/>
  <c:figure name="tasks-by-state" title="交办任务（按状态）" unit="项" of="已办结 在办 已中止"/>
  <c:figure name="tasks-overdue" title="在办任务中超期" unit="项"/>
  <c:figure name="tasks-led" title="牵头任务" unit="项" per="member"/>
  <c:figure name="feedback" title="督办反馈" unit="次" of="进展 问题 办结"/>
  <c:figure name="documents" title="印发、上报的文件" unit="件"/>
  <c:figure name="documents-by-kind" title="印发、上报的文件（按种类）" unit="件" of="*"/>
</xsl:template>

<!--
  Of a task on the day as-of: done where it was finished by then, aborted, else
  open; an open one whose due date has passed is overdue. given is the day it
  was given.
-->
<xsl:template match="r:task" mode="common">
  <xsl:param name="given"/>
  <xsl:variable name="then"><xsl:call-template name="by-then"><xsl:with-param name="day" select="@done"/></xsl:call-template></xsl:variable>
  <xsl:variable name="past"><xsl:call-template name="past"><xsl:with-param name="day" select="@due"/></xsl:call-template></xsl:variable>
  <xsl:variable name="stand">
    <xsl:choose>
      <xsl:when test="@state = '已中止'">已中止</xsl:when>
      <xsl:when test="@state = '已完成' and $then = 1">已办结</xsl:when>
      <xsl:otherwise>在办</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="overdue" select="$stand = '在办' and $past = 1"/>
  <task>
    <xsl:call-template name="place"/>
    <xsl:if test="ancestor::r:item">
      <xsl:attribute name="item"><xsl:value-of select="ancestor::r:item/@id"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="parent::r:decision">
      <xsl:attribute name="decision"><xsl:value-of select="../@id"/></xsl:attribute>
    </xsl:if>
    <xsl:attribute name="given"><xsl:value-of select="$given"/></xsl:attribute>
    <xsl:copy-of select="@lead|@office|@due|@state|@done|@supervisor|@follower|@release"/>
    <xsl:attribute name="stand"><xsl:value-of select="$stand"/></xsl:attribute>
    <xsl:if test="$overdue"><xsl:attribute name="overdue">yes</xsl:attribute></xsl:if>
    <xsl:call-template name="level"/>
    <xsl:call-template name="text"/>
  </task>
  <xsl:call-template name="count"><xsl:with-param name="figure" select="'tasks'"/></xsl:call-template>
  <xsl:call-template name="count">
    <xsl:with-param name="figure" select="'tasks-by-state'"/>
    <xsl:with-param name="of" select="$stand"/>
  </xsl:call-template>
  <xsl:if test="$overdue">
    <xsl:call-template name="count"><xsl:with-param name="figure" select="'tasks-overdue'"/></xsl:call-template>
  </xsl:if>
  <xsl:if test="@lead">
    <xsl:call-template name="count">
      <xsl:with-param name="figure" select="'tasks-led'"/>
      <xsl:with-param name="who" select="@lead"/>
    </xsl:call-template>
  </xsl:if>
  <c:once name="task" key="{@id}" line="{j:line(.)}" v1="{@id}" finding="collect-task-twice"/>
  <xsl:if test="@done != '' and number(translate(@done, '-', '')) &lt; number(translate($given, '-', ''))">
    <c:finding name="collect-task-early" line="{j:line(.)}" v1="{@id}" v2="{@done}" v3="{$given}"/>
  </xsl:if>
  <xsl:apply-templates select="r:feedback" mode="common"/>
</xsl:template>

<xsl:template match="r:feedback" mode="common">
  <feedback task="{../@id}">
    <xsl:call-template name="place"/>
    <xsl:copy-of select="@date|@by|@reported"/>
    <xsl:attribute name="kind"><xsl:call-template name="feedback-kind"/></xsl:attribute>
    <xsl:call-template name="level"/>
    <xsl:call-template name="text"/>
  </feedback>
  <xsl:variable name="then"><xsl:call-template name="by-then"><xsl:with-param name="day" select="@date"/></xsl:call-template></xsl:variable>
  <xsl:if test="$then = 1">
    <xsl:call-template name="count">
      <xsl:with-param name="figure" select="'feedback'"/>
      <xsl:with-param name="of"><xsl:call-template name="feedback-kind"/></xsl:with-param>
      <xsl:with-param name="id" select="../@id"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="feedback-kind">
  <xsl:value-of select="@kind"/>
  <xsl:if test="not(@kind)">进展</xsl:if>
</xsl:template>

<!-- The level of secrecy of the nearest part that has one. -->
<xsl:template name="level">
  <xsl:copy-of select="ancestor-or-self::*[@secrecy][1]/@secrecy"/>
</xsl:template>

<!--
  A document that several records name (the meeting's own, its 传批 and the
  register) is one: by kind and number, or where it has none by kind, date and
  title, or by its record. It counts once it has a date; in whose period, that date says.
-->
<xsl:template name="document-key">
  <xsl:value-of select="concat(@kind, ' ')"/>
  <xsl:choose>
    <xsl:when test="@number"><xsl:value-of select="@number"/></xsl:when>
    <xsl:when test="@title and @date"><xsl:value-of select="concat(@date, ' ', @title)"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="concat(@date, ' ', $record, ' ', j:line(.))"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="r:document|r:entry|r:paper" mode="common">
  <xsl:variable name="key"><xsl:call-template name="document-key"/></xsl:variable>
  <xsl:variable name="in"><xsl:call-template name="in"><xsl:with-param name="day" select="@date"/></xsl:call-template></xsl:variable>
  <xsl:variable name="then"><xsl:call-template name="by-then"><xsl:with-param name="day" select="@date"/></xsl:call-template></xsl:variable>
  <xsl:variable name="signed" select="(r:signature|self::r:paper/../r:signature)[last()]"/>
  <document>
    <xsl:call-template name="place"/>
    <xsl:copy-of select="@kind|@title|@number|@date|@archive|@distribution|@class|@item|@to|@scope|
        @year|@period|@from|@until|@superior-matter|@author|@submitted-by|@secrecy"/>
    <xsl:if test="r:part">
      <xsl:attribute name="parts">
        <xsl:for-each select="r:part">
          <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
          <xsl:value-of select="@name"/>
        </xsl:for-each>
      </xsl:attribute>
    </xsl:if>
    <xsl:if test="r:follows">
      <xsl:attribute name="follows">
        <xsl:for-each select="r:follows">
          <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
          <xsl:value-of select="@record"/>
          <xsl:if test="@item"><xsl:value-of select="concat('/', @item)"/></xsl:if>
          <xsl:if test="@decision"><xsl:value-of select="concat('/', @decision)"/></xsl:if>
        </xsl:for-each>
      </xsl:attribute>
    </xsl:if>
    <xsl:if test="$signed">
      <xsl:attribute name="signed"><xsl:value-of select="$signed/@date"/></xsl:attribute>
      <xsl:attribute name="signed-by"><xsl:value-of select="$signed/@by"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="r:approval">
      <xsl:attribute name="approved"><xsl:value-of select="r:approval[last()]/@date"/></xsl:attribute>
      <xsl:attribute name="way"><xsl:value-of select="r:approval[last()]/@way"/></xsl:attribute>
      <xsl:if test="r:approval[last()]/@record">
        <xsl:attribute name="approval">
          <xsl:value-of select="r:approval[last()]/@record"/>
          <xsl:if test="r:approval[last()]/@item"><xsl:value-of select="concat('/', r:approval[last()]/@item)"/></xsl:if>
        </xsl:attribute>
      </xsl:if>
    </xsl:if>
    <xsl:if test="r:reply">
      <xsl:attribute name="replied"><xsl:value-of select="r:reply[last()]/@date"/></xsl:attribute>
      <xsl:if test="r:reply[last()]/@number">
        <xsl:attribute name="reply"><xsl:value-of select="r:reply[last()]/@number"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="r:reply[last()]/@result">
        <xsl:attribute name="result"><xsl:value-of select="r:reply[last()]/@result"/></xsl:attribute>
      </xsl:if>
    </xsl:if>
    <xsl:attribute name="key"><xsl:value-of select="$key"/></xsl:attribute>
  </document>
  <xsl:if test="@date and $in = 1 and $then = 1">
    <xsl:call-template name="count">
      <xsl:with-param name="figure" select="'documents'"/>
      <xsl:with-param name="key" select="$key"/>
    </xsl:call-template>
    <xsl:call-template name="count">
      <xsl:with-param name="figure" select="'documents-by-kind'"/>
      <xsl:with-param name="of" select="@kind"/>
      <xsl:with-param name="key" select="$key"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template match="r:exception" mode="common">
  <exception>
    <xsl:call-template name="place"/>
    <xsl:copy-of select="@rule|@reason|@approver|@until|@item|@who"/>
    <!-- That of a record is for it alone; that of a register for what it names. -->
    <xsl:choose>
      <xsl:when test="@record"><xsl:attribute name="for"><xsl:value-of select="@record"/></xsl:attribute></xsl:when>
      <xsl:when test="not(parent::r:register)">
        <xsl:attribute name="for"><xsl:value-of select="../@id"/></xsl:attribute>
      </xsl:when>
    </xsl:choose>
  </exception>
</xsl:template>

</xsl:stylesheet>

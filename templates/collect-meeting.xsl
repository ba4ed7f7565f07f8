<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  What a 党组会议 adds to a summary; collect.xsl says in which terms.

  One that is still to come (stage 会前, or a day after as-of) is a row of its
  own and counts nowhere.
  An item counts once it was taken up: one withdrawn before discussion is a row
  and no figure. A member is due where the roster has them in office on the day;
  who attended, asked for leave or was absent is as the record says.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:jiyao:summary:1" xmlns:c="urn:jiyao:collect:1"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function"
    exclude-result-prefixes="r j">

<xsl:template name="meeting-sections">
  <c:section name="meeting"/>
  <c:section name="plan"/>
  <c:section name="item"/>
  <c:section name="decision"/>
  <c:section name="report-up"/>
</xsl:template>

<xsl:template name="meeting-figures">
  <c:figure name="meetings" title="党组会议" unit="次"/>
  <c:figure name="meetings-by-month" title="党组会议（按月）" unit="次" of="*"/>
  <c:figure name="due" title="应到党组会议" unit="次" per="member"/>
  <c:figure name="attended" title="出席党组会议" unit="次" per="member"/>
  <c:figure name="on-leave" title="请假" unit="次" per="member"/>
  <c:figure name="absent" title="缺席" unit="次" per="member"/>
  <c:figure name="items" title="研究议题" unit="个"/>
  <c:figure name="items-by-class" title="研究议题（按重大问题的类别）" unit="个" of="{$classes}"/>
  <c:figure name="items-major" title="“三重一大”议题" unit="个" of="重大决策 重要人事任免 重大项目安排 大额度资金使用"/>
  <c:figure name="decisions" title="决定事项" unit="项"/>
  <c:figure name="decisions-by-outcome" title="决定事项（按结果）" unit="项" of="通过 未通过 缓议"/>
  <c:figure name="decisions-by-class" title="决定事项（按重大问题的类别）" unit="项" of="{$classes}"/>
  <c:figure name="decisions-major" title="“三重一大”决定事项" unit="项" of="重大决策 重要人事任免 重大项目安排 大额度资金使用"/>
  <c:figure name="votes" title="表决" unit="次" of="口头 举手 无记名投票 记名投票 其他"/>
  <c:figure name="report-ups" title="向上级党委请示报告" unit="次" of="请示 报告"/>
  <c:figure name="report-ups-replied" title="上级党委已批复、答复" unit="次" of="请示 报告"/>
  <c:figure name="reports-on-all" title="向上级党委报告全面工作" unit="次"/>
</xsl:template>

<xsl:template match="r:meeting[@stage = '会前' or not(r:attendance/r:attend)]" mode="collect">
  <xsl:apply-templates select="." mode="ahead"/>
</xsl:template>

<xsl:template match="r:meeting" mode="ahead">
  <plan>
    <xsl:call-template name="place"/>
    <xsl:copy-of select="@number|@year"/>
    <xsl:attribute name="term"><xsl:value-of select="r:body/@term"/></xsl:attribute>
    <xsl:attribute name="date"><xsl:value-of select="substring(r:session/@start, 1, 10)"/></xsl:attribute>
  </plan>
  <xsl:call-template name="serial"/>
</xsl:template>

<!-- A serial number stands once in a 届. -->
<xsl:template name="serial">
  <c:once name="serial" key="{r:body/@term}.{@number}" line="{j:line(.)}" v1="{@number}"
      finding="collect-serial-twice"/>
</xsl:template>

<xsl:template match="r:meeting" mode="collect">
  <xsl:variable name="day" select="substring(r:session/@start, 1, 10)"/>
  <meeting>
    <xsl:call-template name="place"/>
    <xsl:copy-of select="@number|@year"/>
    <xsl:attribute name="term"><xsl:value-of select="r:body/@term"/></xsl:attribute>
    <xsl:attribute name="date"><xsl:value-of select="$day"/></xsl:attribute>
    <xsl:copy-of select="r:session/@place|r:session/@convener|r:session/@chair"/>
    <xsl:attribute name="due">
      <xsl:call-template name="due-number"><xsl:with-param name="day" select="$day"/></xsl:call-template>
    </xsl:attribute>
    <xsl:attribute name="present"><xsl:value-of select="count(r:attendance/r:attend[@status = '出席'])"/></xsl:attribute>
    <xsl:copy-of select="@secrecy"/>
  </meeting>
  <xsl:call-template name="serial"/>
  <xsl:call-template name="count"><xsl:with-param name="figure" select="'meetings'"/></xsl:call-template>
  <xsl:call-template name="count">
    <xsl:with-param name="figure" select="'meetings-by-month'"/>
    <xsl:with-param name="of" select="substring($day, 1, 7)"/>
  </xsl:call-template>
  <xsl:call-template name="due">
    <xsl:with-param name="figure" select="'due'"/>
    <xsl:with-param name="day" select="$day"/>
  </xsl:call-template>
  <xsl:apply-templates select="r:attendance/r:attend" mode="attendance">
    <xsl:with-param name="attended" select="'attended'"/>
    <xsl:with-param name="on-leave" select="'on-leave'"/>
    <xsl:with-param name="absent" select="'absent'"/>
  </xsl:apply-templates>
  <xsl:apply-templates select="r:agenda/r:item" mode="collect">
    <xsl:with-param name="day" select="$day"/>
  </xsl:apply-templates>
  <xsl:apply-templates select="r:document" mode="common"/>
</xsl:template>

<xsl:template match="r:item" mode="collect">
  <xsl:param name="day"/>
  <item>
    <xsl:call-template name="place"/>
    <xsl:attribute name="title"><xsl:value-of select="normalize-space(r:title)"/></xsl:attribute>
    <xsl:copy-of select="@class|@major-kind|@cadre|@major|@superior-matter|@put-by|@submitted-by|@withdrawn"/>
    <xsl:if test="r:title/@release">
      <xsl:attribute name="release"><xsl:value-of select="r:title/@release"/></xsl:attribute>
    </xsl:if>
    <xsl:call-template name="level"/>
  </item>
  <xsl:if test="not(@withdrawn = '讨论前')">
    <xsl:call-template name="count"><xsl:with-param name="figure" select="'items'"/></xsl:call-template>
    <xsl:call-template name="count">
      <xsl:with-param name="figure" select="'items-by-class'"/>
      <xsl:with-param name="of"><xsl:call-template name="class"/></xsl:with-param>
    </xsl:call-template>
    <xsl:if test="@major-kind">
      <xsl:call-template name="count">
        <xsl:with-param name="figure" select="'items-major'"/>
        <xsl:with-param name="of" select="@major-kind"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:if>
  <xsl:apply-templates select="r:decision|r:report-up" mode="collect"/>
  <xsl:apply-templates select="r:task|r:decision/r:task" mode="common">
    <xsl:with-param name="given" select="$day"/>
  </xsl:apply-templates>
</xsl:template>

<!-- No class is none: a record may leave it out where nothing is decided. -->
<xsl:template name="class">
  <xsl:value-of select="ancestor-or-self::r:item/@class"/>
  <xsl:if test="not(ancestor-or-self::r:item/@class)">none</xsl:if>
</xsl:template>

<xsl:template match="r:decision" mode="collect">
  <decision item="{../@id}">
    <xsl:call-template name="place"/>
    <xsl:copy-of select="@outcome|@voted-with|@release"/>
    <xsl:attribute name="wording">
      <xsl:value-of select="@wording"/>
      <xsl:if test="not(@wording)">决定</xsl:if>
    </xsl:attribute>
    <xsl:attribute name="class"><xsl:call-template name="class"/></xsl:attribute>
    <xsl:copy-of select="../@major-kind|../@cadre"/>
    <xsl:if test="r:vote">
      <xsl:attribute name="method"><xsl:value-of select="r:vote/@method"/></xsl:attribute>
    </xsl:if>
    <xsl:call-template name="level"/>
    <xsl:call-template name="text"/>
  </decision>
  <c:once name="decision" key="{@id}" line="{j:line(.)}" v1="{@id}" finding="collect-decision-twice"/>
  <xsl:call-template name="count"><xsl:with-param name="figure" select="'decisions'"/></xsl:call-template>
  <xsl:call-template name="count">
    <xsl:with-param name="figure" select="'decisions-by-outcome'"/>
    <xsl:with-param name="of" select="@outcome"/>
  </xsl:call-template>
  <xsl:call-template name="count">
    <xsl:with-param name="figure" select="'decisions-by-class'"/>
    <xsl:with-param name="of"><xsl:call-template name="class"/></xsl:with-param>
  </xsl:call-template>
  <xsl:if test="../@major-kind">
    <xsl:call-template name="count">
      <xsl:with-param name="figure" select="'decisions-major'"/>
      <xsl:with-param name="of" select="../@major-kind"/>
    </xsl:call-template>
  </xsl:if>
  <xsl:if test="r:vote">
    <xsl:call-template name="count">
      <xsl:with-param name="figure" select="'votes'"/>
      <xsl:with-param name="of" select="r:vote/@method"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!--
  A 请示 or 报告 that the register names, too, is one: by kind and number.
-->
<xsl:template match="r:report-up" mode="collect">
  <xsl:variable name="key"><xsl:call-template name="document-key"/></xsl:variable>
  <report-up item="{../@id}">
    <xsl:call-template name="place"/>
    <xsl:copy-of select="@kind|@date|@number|@title|@reply|@replied"/>
    <xsl:attribute name="class"><xsl:call-template name="class"/></xsl:attribute>
    <xsl:if test="../@superior-matter">
      <xsl:attribute name="matter"><xsl:value-of select="../@superior-matter"/></xsl:attribute>
    </xsl:if>
    <xsl:call-template name="level"/>
  </report-up>
  <xsl:call-template name="reported-up">
    <xsl:with-param name="key" select="$key"/>
    <xsl:with-param name="id" select="../@id"/>
    <xsl:with-param name="answered" select="@reply or @replied"/>
    <xsl:with-param name="replied" select="@replied"/>
  </xsl:call-template>
</xsl:template>

<xsl:template name="reported-up">
  <xsl:param name="key"/>
  <xsl:param name="id"/>
  <xsl:param name="answered"/>
  <xsl:param name="replied"/>
  <xsl:variable name="in"><xsl:call-template name="in"><xsl:with-param name="day" select="@date"/></xsl:call-template></xsl:variable>
  <xsl:variable name="then"><xsl:call-template name="by-then"><xsl:with-param name="day" select="@date"/></xsl:call-template></xsl:variable>
  <xsl:variable name="then-replied"><xsl:call-template name="by-then"><xsl:with-param name="day" select="$replied"/></xsl:call-template></xsl:variable>
  <xsl:if test="$in = 1 and $then = 1">
    <xsl:call-template name="count">
      <xsl:with-param name="figure" select="'report-ups'"/>
      <xsl:with-param name="of" select="@kind"/>
      <xsl:with-param name="id" select="$id"/>
      <xsl:with-param name="key" select="$key"/>
    </xsl:call-template>
    <xsl:if test="$answered and $then-replied = 1">
      <xsl:call-template name="count">
        <xsl:with-param name="figure" select="'report-ups-replied'"/>
        <xsl:with-param name="of" select="@kind"/>
        <xsl:with-param name="id" select="$id"/>
        <xsl:with-param name="key" select="$key"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>

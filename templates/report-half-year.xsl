<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  The 报告 on all work of a period (article 13), for the superior 党委; upward
  format, and never a request inside.

  From a summary (jiyao-collect). Every number is a figure of it and is only
  looked up here; the prose that no record holds is the office's and stands in
  places that carry a name. Shows: meetings and attendance of each member, items
  by class, 三重一大, submissions, tasks, study, research, the life meeting, the
  lists and what became of them. Never shows: what was said or voted, who was
  criticised, the titles of classified items and of personnel matters, the
  issues of single members.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:jiyao:summary:1" xmlns:j="urn:jiyao:function"
    exclude-result-prefixes="s j">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:param name="state" select="'draft'"/>

  <xsl:key name="figure" match="s:figure" use="concat(@name, ' ', @who, ' ', @of)"/>
  <xsl:key name="person" match="s:person" use="@id"/>
  <!-- The places that a 请示 or 报告 was counted at, and the documents by what they are. -->
  <xsl:key name="counted" match="s:figure[@name = 'report-ups']/s:from[@n &gt; 0]" use="concat(@record, ' ', @line)"/>
  <xsl:key name="sent" match="s:document" use="@key"/>

  <xsl:variable name="nl" select="'&#10;'"/>
  <xsl:variable name="all" select="/s:summary"/>
  <xsl:variable name="year" select="substring($all/@to, 1, 4)"/>
  <xsl:variable name="members" select="$all/s:person[@role]"/>
  <xsl:variable name="head" select="$members[@role = '书记'][not(@left)][1]"/>
  <xsl:variable name="body" select="$all/s:body"/>
  <!-- Items whose titles may be told. -->
  <xsl:variable name="told" select="$all/s:item[not(@secrecy) and not(@cadre = 'yes') and not(@class = '五') and not(@withdrawn = '讨论前')]"/>
  <xsl:variable name="superior" select="$all/s:body/@superior"/>
  <xsl:variable name="up">
    <xsl:choose>
      <xsl:when test="contains($superior, '省委')">省委</xsl:when>
      <xsl:when test="contains($superior, '区委')">区委</xsl:when>
      <xsl:when test="contains($superior, '县委')">县委</xsl:when>
      <xsl:otherwise>市委</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:variable name="period">
    <xsl:choose>
      <xsl:when test="substring($all/@from, 5) = '-01-01' and substring($all/@to, 5) = '-06-30' and substring($all/@from, 1, 4) = $year"><xsl:value-of select="concat($year, '年上半年')"/></xsl:when>
      <xsl:when test="substring($all/@from, 5) = '-07-01' and substring($all/@to, 5) = '-12-31' and substring($all/@from, 1, 4) = $year"><xsl:value-of select="concat($year, '年下半年')"/></xsl:when>
      <xsl:when test="substring($all/@from, 5) = '-01-01' and substring($all/@to, 5) = '-12-31' and substring($all/@from, 1, 4) = $year"><xsl:value-of select="concat($year, '年')"/></xsl:when>
      <xsl:when test="$all/@from = $all/@to"><xsl:value-of select="j:date($all/@from)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(j:date($all/@from), '至', j:date($all/@to))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <!-- 上半年 in the text, where the year is plain. -->
  <xsl:variable name="then">
    <xsl:choose>
      <xsl:when test="contains($period, '半年')"><xsl:value-of select="substring-after($period, '年')"/></xsl:when>
      <xsl:otherwise>报告期内</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:template match="/">
    <xsl:if test="not(/s:summary)">
      <xsl:message terminate="yes">这个模板只用于汇总（urn:jiyao:summary:1 的 summary）</xsl:message>
    </xsl:if>
    <xsl:apply-templates select="/s:summary"/>
  </xsl:template>

  <!-- A figure of the summary; one that nothing was counted for is 0. -->
  <xsl:template name="n">
    <xsl:param name="name"/>
    <xsl:param name="who"/>
    <xsl:param name="of"/>
    <xsl:variable name="f" select="key('figure', concat($name, ' ', $who, ' ', $of))"/>
    <xsl:value-of select="$f/@value"/>
    <xsl:if test="not($f)">0</xsl:if>
  </xsl:template>

  <!-- The figures of the text, each by its name in the summary. -->
  <xsl:variable name="f-meetings"><xsl:call-template name="n"><xsl:with-param name="name" select="'meetings'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-items"><xsl:call-template name="n"><xsl:with-param name="name" select="'items'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-decisions"><xsl:call-template name="n"><xsl:with-param name="name" select="'decisions'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-decisions-by-outcome-passed"><xsl:call-template name="n"><xsl:with-param name="name" select="'decisions-by-outcome'"/><xsl:with-param name="of" select="'通过'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-decisions-by-outcome-failed"><xsl:call-template name="n"><xsl:with-param name="name" select="'decisions-by-outcome'"/><xsl:with-param name="of" select="'未通过'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-decisions-by-outcome-deferred"><xsl:call-template name="n"><xsl:with-param name="name" select="'decisions-by-outcome'"/><xsl:with-param name="of" select="'缓议'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-studies-together"><xsl:call-template name="n"><xsl:with-param name="name" select="'studies'"/><xsl:with-param name="of" select="'集中学习研讨'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-life-meetings"><xsl:call-template name="n"><xsl:with-param name="name" select="'life-meetings'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-documents"><xsl:call-template name="n"><xsl:with-param name="name" select="'documents'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-report-ups-request"><xsl:call-template name="n"><xsl:with-param name="name" select="'report-ups'"/><xsl:with-param name="of" select="'请示'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-report-ups-report"><xsl:call-template name="n"><xsl:with-param name="name" select="'report-ups'"/><xsl:with-param name="of" select="'报告'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-decisions-major-policy"><xsl:call-template name="n"><xsl:with-param name="name" select="'decisions-major'"/><xsl:with-param name="of" select="'重大决策'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-decisions-major-personnel"><xsl:call-template name="n"><xsl:with-param name="name" select="'decisions-major'"/><xsl:with-param name="of" select="'重要人事任免'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-decisions-major-projects"><xsl:call-template name="n"><xsl:with-param name="name" select="'decisions-major'"/><xsl:with-param name="of" select="'重大项目安排'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-decisions-major-funds"><xsl:call-template name="n"><xsl:with-param name="name" select="'decisions-major'"/><xsl:with-param name="of" select="'大额度资金使用'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-votes-spoken"><xsl:call-template name="n"><xsl:with-param name="name" select="'votes'"/><xsl:with-param name="of" select="'口头'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-votes-hands"><xsl:call-template name="n"><xsl:with-param name="name" select="'votes'"/><xsl:with-param name="of" select="'举手'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-votes-secret"><xsl:call-template name="n"><xsl:with-param name="name" select="'votes'"/><xsl:with-param name="of" select="'无记名投票'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-votes-open"><xsl:call-template name="n"><xsl:with-param name="name" select="'votes'"/><xsl:with-param name="of" select="'记名投票'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-report-ups-replied-request"><xsl:call-template name="n"><xsl:with-param name="name" select="'report-ups-replied'"/><xsl:with-param name="of" select="'请示'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-reports-on-all"><xsl:call-template name="n"><xsl:with-param name="name" select="'reports-on-all'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-tasks"><xsl:call-template name="n"><xsl:with-param name="name" select="'tasks'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-tasks-by-state-done"><xsl:call-template name="n"><xsl:with-param name="name" select="'tasks-by-state'"/><xsl:with-param name="of" select="'已办结'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-tasks-by-state-open"><xsl:call-template name="n"><xsl:with-param name="name" select="'tasks-by-state'"/><xsl:with-param name="of" select="'在办'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-tasks-by-state-stopped"><xsl:call-template name="n"><xsl:with-param name="name" select="'tasks-by-state'"/><xsl:with-param name="of" select="'已中止'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-tasks-overdue"><xsl:call-template name="n"><xsl:with-param name="name" select="'tasks-overdue'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-feedback-progress"><xsl:call-template name="n"><xsl:with-param name="name" select="'feedback'"/><xsl:with-param name="of" select="'进展'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-feedback-problem"><xsl:call-template name="n"><xsl:with-param name="name" select="'feedback'"/><xsl:with-param name="of" select="'问题'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-feedback-done"><xsl:call-template name="n"><xsl:with-param name="name" select="'feedback'"/><xsl:with-param name="of" select="'办结'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-studies-alone"><xsl:call-template name="n"><xsl:with-param name="name" select="'studies'"/><xsl:with-param name="of" select="'个人自学'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-research"><xsl:call-template name="n"><xsl:with-param name="name" select="'research'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-suggestions-improve"><xsl:call-template name="n"><xsl:with-param name="name" select="'suggestions'"/><xsl:with-param name="of" select="'改进工作'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-suggestions-help"><xsl:call-template name="n"><xsl:with-param name="name" select="'suggestions'"/><xsl:with-param name="of" select="'帮助基层'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-suggestions-by-state-taken"><xsl:call-template name="n"><xsl:with-param name="name" select="'suggestions-by-state'"/><xsl:with-param name="of" select="'已采纳'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-suggestions-by-state-partly"><xsl:call-template name="n"><xsl:with-param name="name" select="'suggestions-by-state'"/><xsl:with-param name="of" select="'部分采纳'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-contacts"><xsl:call-template name="n"><xsl:with-param name="name" select="'contacts'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-contacts-deputies"><xsl:call-template name="n"><xsl:with-param name="name" select="'contacts-deputies'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-inspections"><xsl:call-template name="n"><xsl:with-param name="name" select="'inspections'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-enforcement"><xsl:call-template name="n"><xsl:with-param name="name" select="'enforcement'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-talks-between"><xsl:call-template name="n"><xsl:with-param name="name" select="'talks'"/><xsl:with-param name="of" select="'成员之间'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-talks-heads"><xsl:call-template name="n"><xsl:with-param name="name" select="'talks'"/><xsl:with-param name="of" select="'部门负责人'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-talks-asked"><xsl:call-template name="n"><xsl:with-param name="name" select="'talks'"/><xsl:with-param name="of" select="'约谈'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-publications"><xsl:call-template name="n"><xsl:with-param name="name" select="'publications'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-issues"><xsl:call-template name="n"><xsl:with-param name="name" select="'issues'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-issues-by-state-closed"><xsl:call-template name="n"><xsl:with-param name="name" select="'issues-by-state'"/><xsl:with-param name="of" select="'已销号'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-issues-by-state-mended"><xsl:call-template name="n"><xsl:with-param name="name" select="'issues-by-state'"/><xsl:with-param name="of" select="'已整改'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-issues-by-state-running"><xsl:call-template name="n"><xsl:with-param name="name" select="'issues-by-state'"/><xsl:with-param name="of" select="'整改中'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-issues-overdue"><xsl:call-template name="n"><xsl:with-param name="name" select="'issues-overdue'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-issues-of-group"><xsl:call-template name="n"><xsl:with-param name="name" select="'issues-of-group'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="f-issues-of-group-closed"><xsl:call-template name="n"><xsl:with-param name="name" select="'issues-of-group-closed'"/></xsl:call-template></xsl:variable>

  <xsl:template name="front">
    <xsl:value-of select="concat('---', $nl, 'format: upward', $nl, 'kind: 报告', $nl)"/>
    <xsl:choose>
      <xsl:when test="$state = 'draft' or $all/@missing &gt; 0"><xsl:value-of select="concat('state: 草稿', $nl)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('state: 送签稿', $nl)"/></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="concat('issuer: ', j:escape($body/@name, 'yaml'), $nl, 'issuer-suffix: 文件', $nl)"/>
    <xsl:value-of select="concat('signers:', $nl, '- ')"/>
    <xsl:choose>
      <xsl:when test="$head"><xsl:value-of select="j:escape($head/@name, 'yaml')"/></xsl:when>
      <xsl:otherwise>【待补充】</xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="concat($nl, 'title: ', j:escape(concat($body/@name, '关于', $period, '工作情况的报告'), 'yaml'), $nl)"/>
    <xsl:value-of select="concat('to:', $nl, '- name: ', j:escape($superior, 'yaml'), $nl, '  relation: superior', $nl)"/>
    <xsl:value-of select="concat('signature: ', j:escape($body/@name, 'yaml'), $nl, 'signing: seal', $nl)"/>
    <xsl:value-of select="concat('date: ', $all/@as-of, $nl)"/>
    <xsl:value-of select="concat('printed-by: ', j:escape($body/@office, 'yaml'), $nl, 'printed-on: ', $all/@as-of, $nl, '---', $nl)"/>
  </xsl:template>

  <xsl:template name="heading">
    <xsl:param name="level" select="2"/>
    <xsl:param name="text"/>
    <xsl:value-of select="concat($nl, substring('####', 1, $level), ' ', $text, $nl)"/>
  </xsl:template>

  <xsl:template name="place">
    <xsl:param name="name"/>
    <xsl:value-of select="concat($nl, '&lt;!-- prose: ', $name, ' --&gt;', $nl)"/>
  </xsl:template>

  <xsl:template name="para">
    <xsl:param name="text"/>
    <xsl:value-of select="concat($nl, $text, $nl)"/>
  </xsl:template>

  <!-- The row of a table from cells that a | parts, each safe already. -->
  <xsl:template name="cells">
    <xsl:param name="of" select="'td'"/>
    <xsl:param name="text"/>
    <xsl:if test="$text != ''">
      <xsl:value-of select="concat('&lt;', $of, '&gt;', substring-before($text, '|'), '&lt;/', $of, '&gt;')"/>
      <xsl:call-template name="cells">
        <xsl:with-param name="of" select="$of"/>
        <xsl:with-param name="text" select="substring-after($text, '|')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="table-head">
    <xsl:param name="caption"/>
    <xsl:param name="cols"/>
    <xsl:param name="heads"/>
    <xsl:value-of select="concat($nl, '&lt;table&gt;', $nl, '&lt;caption&gt;', $caption, '&lt;/caption&gt;', $nl, '&lt;colgroup&gt;', $cols, '&lt;/colgroup&gt;', $nl, '&lt;thead&gt;', $nl, '&lt;tr&gt;')"/>
    <xsl:call-template name="cells">
      <xsl:with-param name="of" select="'th'"/>
      <xsl:with-param name="text" select="$heads"/>
    </xsl:call-template>
    <xsl:value-of select="concat('&lt;/tr&gt;', $nl, '&lt;/thead&gt;', $nl, '&lt;tbody&gt;', $nl)"/>
  </xsl:template>

  <xsl:template name="table-end">
    <xsl:value-of select="concat('&lt;/tbody&gt;', $nl, '&lt;/table&gt;', $nl)"/>
  </xsl:template>

  <xsl:template name="class-name">
    <xsl:param name="of"/>
    <xsl:choose>
      <xsl:when test="$of = '一'">向上级党委请示报告的事项</xsl:when>
      <xsl:when test="$of = '二'">机构设置、职责和人员编制</xsl:when>
      <xsl:when test="$of = '三'">立法、监督、重大事项决定、人事任免</xsl:when>
      <xsl:when test="$of = '四'">换届选举工作</xsl:when>
      <xsl:when test="$of = '五'">机关县处级干部任免、职级升降</xsl:when>
      <xsl:when test="$of = '六'">重大项目安排、大额资金使用</xsl:when>
      <xsl:when test="$of = '七'">基层党组织和党员队伍建设</xsl:when>
      <xsl:when test="$of = '八'">意识形态、思想政治和精神文明建设</xsl:when>
      <xsl:when test="$of = '九'">党风廉政建设和反腐败</xsl:when>
      <xsl:when test="$of = '十'">其他重大问题</xsl:when>
      <xsl:otherwise>传达学习、听取汇报和督办</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An item as it may be told: without the verb that opens its title. -->
  <xsl:template name="matter">
    <xsl:choose>
      <xsl:when test="starts-with(@title, '研究') and not(starts-with(@title, '研究室'))"><xsl:value-of select="j:escape(substring-after(@title, '研究'), 'inline')"/></xsl:when>
      <xsl:when test="starts-with(@title, '审定') or starts-with(@title, '审议') or starts-with(@title, '讨论')"><xsl:value-of select="j:escape(substring(@title, 3), 'inline')"/></xsl:when>
      <xsl:when test="starts-with(@title, '复议')"><xsl:value-of select="concat(j:escape(substring-after(@title, '复议'), 'inline'), '（复议）')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="j:escape(@title, 'inline')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 研究了甲、乙和丙 of one class; nothing where none of it may be told. -->
  <xsl:template name="matters">
    <xsl:param name="class"/>
    <xsl:variable name="items" select="$told[@class = $class]"/>
    <xsl:if test="$items">
      <xsl:text>研究了</xsl:text>
      <xsl:for-each select="$items">
        <xsl:if test="position() &gt; 1 and position() = last()">和</xsl:if>
        <xsl:if test="position() &gt; 1 and position() != last()">、</xsl:if>
        <xsl:call-template name="matter"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="s:summary">
    <xsl:call-template name="front"/>
    <xsl:call-template name="para">
      <xsl:with-param name="text" select="concat('现将', j:escape($body/@title, 'inline'), '（以下简称党组）', $period, '工作情况报告如下。')"/>
    </xsl:call-template>
    <xsl:call-template name="overall"/>
    <xsl:call-template name="heading"><xsl:with-param name="text" select="'二、党组履行职责情况'"/></xsl:call-template>
    <xsl:call-template name="meetings"/>
    <xsl:call-template name="major"/>
    <xsl:call-template name="three-one"/>
    <xsl:call-template name="up"/>
    <xsl:call-template name="tasks"/>
    <xsl:call-template name="heading"><xsl:with-param name="text" select="'三、理论学习、调查研究和联系代表情况'"/></xsl:call-template>
    <xsl:call-template name="learning"/>
    <xsl:call-template name="heading"><xsl:with-param name="text" select="'四、落实全面从严治党主体责任情况'"/></xsl:call-template>
    <xsl:call-template name="party"/>
    <xsl:call-template name="life"/>
    <xsl:call-template name="heading"><xsl:with-param name="text" select="'五、存在的问题和下一步打算'"/></xsl:call-template>
    <xsl:call-template name="heading">
      <xsl:with-param name="level" select="3"/><xsl:with-param name="text" select="'（一）存在的问题'"/>
    </xsl:call-template>
    <xsl:call-template name="place"><xsl:with-param name="name" select="'存在的问题'"/></xsl:call-template>
    <xsl:call-template name="heading">
      <xsl:with-param name="level" select="3"/><xsl:with-param name="text" select="'（二）下一步打算'"/>
    </xsl:call-template>
    <xsl:call-template name="place"><xsl:with-param name="name" select="'下一步打算'"/></xsl:call-template>
    <xsl:call-template name="para"><xsl:with-param name="text" select="'特此报告。'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="overall">
    <xsl:call-template name="heading"><xsl:with-param name="text" select="'一、总体情况'"/></xsl:call-template>
    <xsl:call-template name="place"><xsl:with-param name="name" select="'总体情况'"/></xsl:call-template>
    <xsl:value-of select="concat($nl, $then, '，党组召开会议', $f-meetings, '次，研究议题', $f-items, '个，作出决定', $f-decisions, '项')"/>
    <xsl:if test="$f-decisions &gt; 0"><xsl:value-of select="concat('，其中通过', $f-decisions-by-outcome-passed, '项')"/></xsl:if>
    <xsl:if test="$f-decisions-by-outcome-failed &gt; 0"><xsl:value-of select="concat('、未通过', $f-decisions-by-outcome-failed, '项')"/></xsl:if>
    <xsl:if test="$f-decisions-by-outcome-deferred &gt; 0"><xsl:value-of select="concat('、缓议', $f-decisions-by-outcome-deferred, '项')"/></xsl:if>
    <xsl:value-of select="concat('；开展理论学习中心组集中学习研讨', $f-studies-together, '次')"/>
    <xsl:if test="$f-life-meetings &gt; 0"><xsl:value-of select="concat('；召开民主生活会', $f-life-meetings, '次')"/></xsl:if>
    <xsl:value-of select="concat('；以党组名义印发、上报文件', $f-documents, '件')"/>
    <xsl:if test="$f-documents &gt; 0"><xsl:value-of select="concat('，其中向', $up, '请示', $f-report-ups-request, '次、报告', $f-report-ups-report, '次')"/></xsl:if>
    <xsl:value-of select="concat('。', $nl)"/>
    <xsl:if test="@missing &gt; 0">
      <xsl:value-of select="concat($nl, '【待核实：有', @missing, '份记录没有计入，下列数字不含这些记录】', $nl)"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="meetings">
    <xsl:call-template name="heading">
      <xsl:with-param name="level" select="3"/><xsl:with-param name="text" select="'（一）会议召开和成员履职情况'"/>
    </xsl:call-template>
    <xsl:value-of select="concat($nl, $then, '召开党组会议', $f-meetings, '次')"/>
    <xsl:if test="s:figure[@name = 'meetings-by-month']">
      <xsl:variable name="months" select="s:figure[@name = 'meetings-by-month']"/>
      <xsl:value-of select="concat('，', substring('其中', 1, 2 * (count($months) &gt; 1)), substring('在', 1, count($months) = 1))"/>
      <xsl:for-each select="$months">
        <xsl:if test="position() &gt; 1">、</xsl:if>
        <xsl:if test="substring(@of, 1, 4) != $year"><xsl:value-of select="concat(substring(@of, 1, 4), '年')"/></xsl:if>
        <xsl:value-of select="concat(number(substring(@of, 6)), '月')"/>
        <xsl:if test="count($months) &gt; 1"><xsl:value-of select="concat(@value, '次')"/></xsl:if>
      </xsl:for-each>
    </xsl:if>
    <xsl:value-of select="concat('。', substring('党组成员出席会议、参加学习和深入基层的情况见下表。', 1, 100 * boolean($members)), $nl)"/>
    <xsl:if test="$members">
    <xsl:call-template name="table-head">
      <xsl:with-param name="caption" select="concat('党组成员', $period, '履职情况')"/>
      <xsl:with-param name="cols"><xsl:text>&lt;col width="16%" align="center"/&gt;&lt;col width="12%" align="center" span="7"/&gt;</xsl:text></xsl:with-param>
      <xsl:with-param name="heads" select="'姓名|应到会议&lt;br/&gt;（次）|出席&lt;br/&gt;（次）|请假&lt;br/&gt;（次）|集中学习&lt;br/&gt;（次）|基层调研&lt;br/&gt;（天）|走访代表&lt;br/&gt;（次）|意见建议&lt;br/&gt;（条）|'"/>
    </xsl:call-template>
    <xsl:for-each select="$members">
      <xsl:variable name="due"><xsl:call-template name="n"><xsl:with-param name="name" select="'due'"/><xsl:with-param name="who" select="@id"/></xsl:call-template></xsl:variable>
      <xsl:variable name="attended"><xsl:call-template name="n"><xsl:with-param name="name" select="'attended'"/><xsl:with-param name="who" select="@id"/></xsl:call-template></xsl:variable>
      <xsl:variable name="on-leave"><xsl:call-template name="n"><xsl:with-param name="name" select="'on-leave'"/><xsl:with-param name="who" select="@id"/></xsl:call-template></xsl:variable>
      <xsl:variable name="study-attended"><xsl:call-template name="n"><xsl:with-param name="name" select="'study-attended'"/><xsl:with-param name="who" select="@id"/></xsl:call-template></xsl:variable>
      <xsl:variable name="research-days"><xsl:call-template name="n"><xsl:with-param name="name" select="'research-days'"/><xsl:with-param name="who" select="@id"/></xsl:call-template></xsl:variable>
      <xsl:variable name="contacts-joined"><xsl:call-template name="n"><xsl:with-param name="name" select="'contacts-joined'"/><xsl:with-param name="who" select="@id"/></xsl:call-template></xsl:variable>
      <xsl:variable name="suggestions-made"><xsl:call-template name="n"><xsl:with-param name="name" select="'suggestions-made'"/><xsl:with-param name="who" select="@id"/></xsl:call-template></xsl:variable>
      <xsl:value-of select="'&lt;tr&gt;'"/>
      <xsl:call-template name="cells">
        <xsl:with-param name="text" select="concat(j:escape(@name, 'html'), '|', $due, '|', $attended, '|', $on-leave, '|', $study-attended, '|', $research-days, '|', $contacts-joined, '|', $suggestions-made, '|')"/>
      </xsl:call-template>
      <xsl:value-of select="concat('&lt;/tr&gt;', $nl)"/>
    </xsl:for-each>
    <xsl:call-template name="table-end"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="major">
    <xsl:call-template name="heading">
      <xsl:with-param name="level" select="3"/><xsl:with-param name="text" select="'（二）讨论和决定重大问题情况'"/>
    </xsl:call-template>
    <xsl:call-template name="para"><xsl:with-param name="text" select="'党组对职责范围内的重大问题集体讨论决定。按工作规则第六条所列类别，研究的议题和作出的决定如下表。'"/></xsl:call-template>
    <xsl:call-template name="table-head">
      <xsl:with-param name="caption" select="concat($period, '研究议题和决定事项')"/>
      <xsl:with-param name="cols"><xsl:text>&lt;col width="12%" align="center"/&gt;&lt;col width="56%" align="left"/&gt;&lt;col width="16%" align="center" span="2"/&gt;</xsl:text></xsl:with-param>
      <xsl:with-param name="heads" select="'类别|内容|议题（个）|决定（项）|'"/>
    </xsl:call-template>
    <xsl:for-each select="s:figure[@name = 'items-by-class']">
      <xsl:variable name="of" select="@of"/>
      <xsl:variable name="sign"><xsl:choose><xsl:when test="$of = 'none'">其他</xsl:when><xsl:otherwise><xsl:value-of select="concat('（', $of, '）')"/></xsl:otherwise></xsl:choose></xsl:variable>
      <xsl:variable name="what"><xsl:call-template name="class-name"><xsl:with-param name="of" select="$of"/></xsl:call-template></xsl:variable>
      <xsl:variable name="decided"><xsl:call-template name="n"><xsl:with-param name="name" select="'decisions-by-class'"/><xsl:with-param name="of" select="$of"/></xsl:call-template></xsl:variable>
      <xsl:value-of select="'&lt;tr&gt;'"/>
      <xsl:call-template name="cells"><xsl:with-param name="text" select="concat($sign, '|', $what, '|', @value, '|', $decided, '|')"/></xsl:call-template>
      <xsl:value-of select="concat('&lt;/tr&gt;', $nl)"/>
    </xsl:for-each>
    <xsl:call-template name="table-end"/>
    <xsl:for-each select="s:figure[@name = 'items-by-class'][contains('一二三四六十', @of)]">
      <xsl:variable name="matters"><xsl:call-template name="matters"><xsl:with-param name="class" select="@of"/></xsl:call-template></xsl:variable>
      <xsl:if test="$matters != ''">
        <xsl:variable name="what"><xsl:call-template name="class-name"><xsl:with-param name="of" select="@of"/></xsl:call-template></xsl:variable>
        <xsl:call-template name="para"><xsl:with-param name="text" select="concat($what, '方面，', $matters, '。')"/></xsl:call-template>
      </xsl:if>
    </xsl:for-each>
    <xsl:call-template name="place"><xsl:with-param name="name" select="'履行职责'"/></xsl:call-template>
  </xsl:template>

  <!-- 口头12次、举手9次 of a text like 口头|12|次|举手|9|次|: what there was none of is left out. -->
  <xsl:template name="some">
    <xsl:param name="of"/>
    <xsl:param name="between" select="'、'"/>
    <xsl:param name="later" select="false()"/>
    <xsl:variable name="n" select="substring-before(substring-after($of, '|'), '|')"/>
    <xsl:variable name="unit" select="substring-before(substring-after(substring-after($of, '|'), '|'), '|')"/>
    <xsl:if test="contains($of, '|')">
      <xsl:if test="$n &gt; 0">
        <xsl:if test="$later"><xsl:value-of select="$between"/></xsl:if>
        <xsl:value-of select="concat(substring-before($of, '|'), $n, $unit)"/>
      </xsl:if>
      <xsl:call-template name="some">
        <xsl:with-param name="of" select="substring-after(substring-after(substring-after($of, '|'), '|'), '|')"/>
        <xsl:with-param name="between" select="$between"/>
        <xsl:with-param name="later" select="$later or $n &gt; 0"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="three-one">
    <xsl:call-template name="heading">
      <xsl:with-param name="level" select="3"/><xsl:with-param name="text" select="'（三）“三重一大”事项决策情况'"/>
    </xsl:call-template>
    <xsl:variable name="made">
      <xsl:call-template name="some">
        <xsl:with-param name="of" select="concat('重大决策|', $f-decisions-major-policy, '|项|重要人事任免|', $f-decisions-major-personnel,
            '|项|重大项目安排|', $f-decisions-major-projects, '|项|大额度资金使用|', $f-decisions-major-funds, '|项|')"/>
        <xsl:with-param name="between" select="'，'"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="voted">
      <xsl:call-template name="some">
        <xsl:with-param name="of" select="concat('口头|', $f-votes-spoken, '|次|举手|', $f-votes-hands, '|次|无记名投票|', $f-votes-secret,
            '|次|记名投票|', $f-votes-open, '|次|')"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:value-of select="concat($nl, $then, substring('没有', 1, 2 * ($made = '')), '作出“三重一大”决定')"/>
    <xsl:if test="$made != ''"><xsl:value-of select="concat('：', $made)"/></xsl:if>
    <xsl:text>。</xsl:text>
    <xsl:if test="$voted != ''"><xsl:value-of select="concat('表决采用', $voted, '。')"/></xsl:if>
    <xsl:value-of select="$nl"/>
    <xsl:call-template name="place"><xsl:with-param name="name" select="'三重一大'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="up">
    <xsl:call-template name="heading">
      <xsl:with-param name="level" select="3"/><xsl:with-param name="text" select="concat('（四）向', $up, '请示报告情况')"/>
    </xsl:call-template>
    <!-- The rows are those that the figures above count, no more. -->
    <xsl:variable name="counted" select="(s:document|s:report-up)[key('counted', concat(@record, ' ', @line))]"/>
    <xsl:value-of select="concat($nl, $then, '向', $up, '请示', $f-report-ups-request, '次')"/>
    <xsl:if test="$f-report-ups-request &gt; 0"><xsl:value-of select="concat('，已批复', $f-report-ups-replied-request, '次')"/></xsl:if>
    <xsl:value-of select="concat('；报告', $f-report-ups-report, '次')"/>
    <xsl:if test="$f-reports-on-all &gt; 0"><xsl:value-of select="concat('，其中报告全面工作', $f-reports-on-all, '次')"/></xsl:if>
    <xsl:text>。</xsl:text>
    <xsl:if test="$counted">
      <xsl:value-of select="concat('具体情况见下表。', $nl)"/>
      <xsl:call-template name="table-head">
        <xsl:with-param name="caption" select="concat($period, '向', $up, '请示报告')"/>
        <xsl:with-param name="cols"><xsl:text>&lt;col width="16%" align="center"/&gt;&lt;col width="10%" align="center"/&gt;&lt;col width="50%" align="left"/&gt;&lt;col width="24%"/&gt;</xsl:text></xsl:with-param>
        <xsl:with-param name="heads" select="'日期|文种|标题|批复、答复|'"/>
      </xsl:call-template>
      <xsl:for-each select="$counted">
        <xsl:sort select="@date"/>
        <!-- The register knows more of it than the meeting. -->
        <xsl:variable name="entry" select="key('sent', concat(@kind, ' ', @number))[current()/@number][@title and (@replied or not(current()/@replied))][1]"/>
        <xsl:variable name="row" select="$entry | current()[not($entry)]"/>
        <xsl:variable name="known" select="$row/@replied and number(translate($row/@replied, '-', '')) &lt;= number(translate($all/@as-of, '-', ''))"/>
        <xsl:variable name="title">
          <xsl:choose>
            <xsl:when test="@secrecy or $row/@secrecy">（涉密文件，标题略）</xsl:when>
            <xsl:otherwise><xsl:value-of select="j:escape($row/@title, 'html')"/></xsl:otherwise>
          </xsl:choose>
        </xsl:variable>
        <xsl:variable name="reply">
          <xsl:if test="$known"><xsl:value-of select="j:day($row/@replied)"/></xsl:if>
          <xsl:if test="$known and $row/@reply and not(@secrecy or $row/@secrecy)"><xsl:value-of select="concat('，', j:escape($row/@reply, 'html'))"/></xsl:if>
          <xsl:if test="not($known)">—</xsl:if>
        </xsl:variable>
        <xsl:value-of select="'&lt;tr&gt;'"/>
        <xsl:call-template name="cells"><xsl:with-param name="text" select="concat(j:day(@date), '|', @kind, '|', translate($title, '|', '｜'), '|', translate($reply, '|', '｜'), '|')"/></xsl:call-template>
        <xsl:value-of select="concat('&lt;/tr&gt;', $nl)"/>
      </xsl:for-each>
      <xsl:call-template name="table-end"/>
    </xsl:if>
    <xsl:if test="not($counted)"><xsl:value-of select="$nl"/></xsl:if>
  </xsl:template>

  <xsl:template name="tasks">
    <xsl:call-template name="heading">
      <xsl:with-param name="level" select="3"/><xsl:with-param name="text" select="'（五）决定事项督办落实情况'"/>
    </xsl:call-template>
    <xsl:variable name="led"><xsl:if test="s:task and not(s:task[not(@lead) or not(@office)])">，每项都有牵头的党组成员和责任单位</xsl:if></xsl:variable>
    <xsl:variable name="open" select="s:task[@stand = '在办'][not(@secrecy)]"/>
    <xsl:value-of select="concat($nl, $then, '党组会议和中心组学习交办任务', $f-tasks, '项', $led)"/>
    <xsl:if test="$f-tasks &gt; 0">
    <xsl:value-of select="concat('。截至', j:date(@as-of), '，已办结', $f-tasks-by-state-done, '项，在办', $f-tasks-by-state-open, '项')"/>
    <xsl:if test="$f-tasks-by-state-stopped &gt; 0"><xsl:value-of select="concat('，已中止', $f-tasks-by-state-stopped, '项')"/></xsl:if>
    <xsl:choose>
      <xsl:when test="$f-tasks-overdue &gt; 0"><xsl:value-of select="concat('；在办的任务中有', $f-tasks-overdue, '项超过时限')"/></xsl:when>
      <xsl:otherwise>；没有超过时限的任务</xsl:otherwise>
    </xsl:choose>
    <xsl:variable name="fed">
      <xsl:call-template name="some">
        <xsl:with-param name="of" select="concat('进展反馈|', $f-feedback-progress, '|次|问题反馈|', $f-feedback-problem, '|次|办结反馈|', $f-feedback-done, '|次|')"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:value-of select="concat('。', j:escape($body/@office, 'inline'), '分解督办，', substring('还没有收到反馈', 1, 7 * ($fed = '')),
        substring('收到', 1, 2 * ($fed != '')), $fed)"/>
    </xsl:if>
    <xsl:text>。</xsl:text>
    <xsl:if test="$open">
      <xsl:text>在办任务见下表</xsl:text>
      <xsl:if test="s:task[@stand = '在办'][@secrecy]">（涉密任务不列入）</xsl:if>
      <xsl:value-of select="concat('。', $nl)"/>
      <xsl:call-template name="table-head">
        <xsl:with-param name="caption" select="concat('截至', j:date(@as-of), '在办的任务')"/>
        <xsl:with-param name="cols"><xsl:text>&lt;col width="38%"/&gt;&lt;col width="13%" align="center"/&gt;&lt;col width="27%"/&gt;&lt;col width="22%" align="center"/&gt;</xsl:text></xsl:with-param>
        <xsl:with-param name="heads" select="'任务|牵头|责任单位|时限|'"/>
      </xsl:call-template>
      <xsl:for-each select="$open">
        <xsl:sort select="concat(@due, substring('9999', 1, 4 * not(@due)))"/>
        <xsl:variable name="due">
          <xsl:choose>
            <xsl:when test="substring(@due, 1, 4) = $year"><xsl:value-of select="j:day(@due)"/></xsl:when>
            <xsl:when test="@due"><xsl:value-of select="j:date(@due)"/></xsl:when>
            <xsl:otherwise>没有写明</xsl:otherwise>
          </xsl:choose>
          <xsl:if test="@overdue = 'yes'">&lt;br/&gt;（已超期）</xsl:if>
        </xsl:variable>
        <xsl:value-of select="'&lt;tr&gt;'"/>
        <xsl:call-template name="cells"><xsl:with-param name="text" select="concat(translate(j:escape(@text, 'html'), '|', '｜'), '|', j:escape(key('person', @lead)/@name, 'html'), '|', translate(j:escape(@office, 'html'), '|', '｜'), '|', $due, '|')"/></xsl:call-template>
        <xsl:value-of select="concat('&lt;/tr&gt;', $nl)"/>
      </xsl:for-each>
      <xsl:call-template name="table-end"/>
    </xsl:if>
    <xsl:if test="not($open)"><xsl:value-of select="$nl"/></xsl:if>
    <xsl:call-template name="place"><xsl:with-param name="name" select="'督办落实'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="learning">
    <xsl:call-template name="heading">
      <xsl:with-param name="level" select="3"/><xsl:with-param name="text" select="'（一）理论学习'"/>
    </xsl:call-template>
    <xsl:value-of select="concat($nl, $then, '开展理论学习中心组集中学习研讨', $f-studies-together, '次')"/>
    <xsl:variable name="studies" select="s:study[@form = '集中学习研讨'][not(@secrecy)]"/>
    <xsl:if test="$studies">
      <xsl:text>：</xsl:text>
      <xsl:for-each select="$studies">
        <xsl:if test="position() &gt; 1">；</xsl:if>
        <xsl:value-of select="concat(j:day(@date), j:escape(@theme, 'inline'))"/>
      </xsl:for-each>
    </xsl:if>
    <xsl:text>。</xsl:text>
    <xsl:if test="$f-studies-alone &gt; 0"><xsl:value-of select="concat('另有个人自学', $f-studies-alone, '次。')"/></xsl:if>
    <xsl:value-of select="$nl"/>
    <xsl:call-template name="place"><xsl:with-param name="name" select="'理论学习'"/></xsl:call-template>
    <xsl:call-template name="heading">
      <xsl:with-param name="level" select="3"/><xsl:with-param name="text" select="'（二）调查研究'"/>
    </xsl:call-template>
    <xsl:variable name="advice">
      <xsl:call-template name="some">
        <xsl:with-param name="of" select="concat('改进工作的意见建议|', $f-suggestions-improve, '|条|帮助基层解决实际问题的意见建议|', $f-suggestions-help, '|条|')"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="taken">
      <xsl:call-template name="some">
        <xsl:with-param name="of" select="concat('已采纳|', $f-suggestions-by-state-taken, '|条|部分采纳|', $f-suggestions-by-state-partly, '|条|')"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:value-of select="concat($nl, '党组成员开展调研', $f-research, '次')"/>
    <xsl:if test="$advice != ''"><xsl:value-of select="concat('，向党组提出', $advice)"/></xsl:if>
    <xsl:if test="$taken != ''"><xsl:value-of select="concat('，', $taken)"/></xsl:if>
    <xsl:text>。</xsl:text>
    <xsl:if test="$members">每名成员深入基层调研的天数：</xsl:if>
    <xsl:for-each select="$members">
      <xsl:variable name="research-days"><xsl:call-template name="n"><xsl:with-param name="name" select="'research-days'"/><xsl:with-param name="who" select="@id"/></xsl:call-template></xsl:variable>
      <xsl:if test="position() &gt; 1">，</xsl:if>
      <xsl:value-of select="concat(j:escape(@name, 'inline'), $research-days, '天')"/>
    </xsl:for-each>
    <xsl:value-of select="concat(substring('。', 1, boolean($members)), $nl)"/>
    <xsl:call-template name="place"><xsl:with-param name="name" select="'调查研究'"/></xsl:call-template>
    <xsl:call-template name="heading">
      <xsl:with-param name="level" select="3"/><xsl:with-param name="text" select="'（三）联系代表和谈心谈话'"/>
    </xsl:call-template>
    <xsl:value-of select="concat($nl, '联系走访代表', $f-contacts, '次')"/>
    <xsl:if test="$f-contacts &gt; 0"><xsl:value-of select="concat('、', $f-contacts-deputies, '人次')"/></xsl:if>
    <xsl:value-of select="concat('；参加视察', $f-inspections, '次、执法检查', $f-enforcement, '次。成员之间谈心谈话', $f-talks-between, '次，与部门负责人谈心谈话', $f-talks-heads, '次，接受党员、干部约谈', $f-talks-asked, '次。', $nl)"/>
  </xsl:template>

  <!-- The three parts that article 13 names, each with its class of items. -->
  <xsl:template name="party">
    <xsl:call-template name="part">
      <xsl:with-param name="heading" select="'（一）抓基层党建情况'"/>
      <xsl:with-param name="class" select="'七'"/>
      <xsl:with-param name="place" select="'基层党建'"/>
    </xsl:call-template>
    <xsl:call-template name="part">
      <xsl:with-param name="heading" select="'（二）落实意识形态工作责任制情况'"/>
      <xsl:with-param name="class" select="'八'"/>
      <xsl:with-param name="place" select="'意识形态'"/>
    </xsl:call-template>
    <xsl:call-template name="part">
      <xsl:with-param name="heading" select="'（三）落实党风廉政建设责任制情况'"/>
      <xsl:with-param name="class" select="'九'"/>
      <xsl:with-param name="place" select="'党风廉政'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="part">
    <xsl:param name="heading"/>
    <xsl:param name="class"/>
    <xsl:param name="place"/>
    <xsl:variable name="what"><xsl:call-template name="class-name"><xsl:with-param name="of" select="$class"/></xsl:call-template></xsl:variable>
    <xsl:variable name="items"><xsl:call-template name="n"><xsl:with-param name="name" select="'items-by-class'"/><xsl:with-param name="of" select="$class"/></xsl:call-template></xsl:variable>
    <xsl:variable name="decided"><xsl:call-template name="n"><xsl:with-param name="name" select="'decisions-by-class'"/><xsl:with-param name="of" select="$class"/></xsl:call-template></xsl:variable>
    <xsl:variable name="matters"><xsl:call-template name="matters"><xsl:with-param name="class" select="$class"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="heading">
      <xsl:with-param name="level" select="3"/><xsl:with-param name="text" select="$heading"/>
    </xsl:call-template>
    <xsl:value-of select="concat($nl, $then, '党组会议', substring('没有', 1, 2 * ($items = 0)), '研究', $what, '方面的议题')"/>
    <xsl:if test="$items &gt; 0 or $decided &gt; 0"><xsl:value-of select="concat($items, '个，作出决定', $decided, '项')"/></xsl:if>
    <xsl:if test="$matters != ''"><xsl:value-of select="concat('，', $matters)"/></xsl:if>
    <xsl:value-of select="concat('。', $nl)"/>
    <xsl:call-template name="place"><xsl:with-param name="name" select="$place"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="life">
    <xsl:call-template name="heading">
      <xsl:with-param name="level" select="3"/><xsl:with-param name="text" select="'（四）民主生活会和整改落实情况'"/>
    </xsl:call-template>
    <xsl:value-of select="$nl"/>
    <xsl:for-each select="s:life-meeting">
      <xsl:value-of select="concat(j:date(@date), '召开', @year, '年度民主生活会')"/>
      <xsl:if test="@theme and not(@secrecy)"><xsl:value-of select="concat('，主题是“', j:escape(@theme, 'inline'), '”')"/></xsl:if>
      <xsl:text>。</xsl:text>
    </xsl:for-each>
    <xsl:if test="not(s:life-meeting)"><xsl:value-of select="concat($then, '没有召开民主生活会。')"/></xsl:if>
    <xsl:if test="s:life-meeting or $f-publications &gt; 0">
      <xsl:value-of select="concat('会议情况和整改措施向干部、群众通报和公布', $f-publications, '次。')"/>
    </xsl:if>
    <xsl:if test="$f-issues &gt; 0">
      <xsl:value-of select="concat('正在跟踪的查摆问题清单共有问题', $f-issues, '个，其中')"/>
      <xsl:for-each select="s:figure[@name = 'issues-by-year']">
        <xsl:if test="position() &gt; 1">、</xsl:if>
        <xsl:value-of select="concat(@of, '年度', @value, '个')"/>
      </xsl:for-each>
      <xsl:value-of select="concat('。截至', j:date(@as-of), '，已销号', $f-issues-by-state-closed, '个，已整改待销号', $f-issues-by-state-mended, '个，整改中', $f-issues-by-state-running, '个')"/>
      <xsl:choose>
        <xsl:when test="$f-issues-overdue &gt; 0"><xsl:value-of select="concat('，其中超过时限', $f-issues-overdue, '个')"/></xsl:when>
        <xsl:otherwise>，没有超过时限的</xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="concat('。领导班子清单的问题', $f-issues-of-group, '个，已销号', $f-issues-of-group-closed, '个')"/>
    </xsl:if>
    <xsl:variable name="issues" select="s:issue[not(@who)][not(@secrecy)]"/>
    <xsl:if test="$issues">
      <xsl:value-of select="concat('，见下表。', $nl)"/>
      <xsl:call-template name="table-head">
        <xsl:with-param name="caption" select="'领导班子查摆问题整改情况'"/>
        <xsl:with-param name="cols"><xsl:text>&lt;col width="10%" align="center"/&gt;&lt;col width="38%"/&gt;&lt;col width="24%"/&gt;&lt;col width="14%" align="center"/&gt;&lt;col width="14%" align="center"/&gt;</xsl:text></xsl:with-param>
        <xsl:with-param name="heads" select="'年度|问题|责任单位|时限|状态|'"/>
      </xsl:call-template>
      <xsl:for-each select="$issues">
        <xsl:sort select="@list" order="descending"/>
        <xsl:variable name="until">
          <xsl:choose>
            <xsl:when test="@until and @stand != '已销号'"><xsl:value-of select="j:date(@until)"/></xsl:when>
            <xsl:when test="@due"><xsl:value-of select="j:date(@due)"/></xsl:when>
          </xsl:choose>
        </xsl:variable>
        <xsl:value-of select="'&lt;tr&gt;'"/>
        <xsl:call-template name="cells"><xsl:with-param name="text" select="concat(@list, '|', translate(j:escape(@text, 'html'), '|', '｜'), '|', translate(j:escape(@office, 'html'), '|', '｜'), '|', $until, '|', @stand, '|')"/></xsl:call-template>
        <xsl:value-of select="concat('&lt;/tr&gt;', $nl)"/>
      </xsl:for-each>
      <xsl:call-template name="table-end"/>
    </xsl:if>
    <xsl:if test="not($issues)"><xsl:value-of select="concat(substring('。', 1, $f-issues &gt; 0), $nl)"/></xsl:if>
    <xsl:call-template name="place"><xsl:with-param name="name" select="'整改落实'"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

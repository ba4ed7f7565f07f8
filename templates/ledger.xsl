<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  整改台账 of a 民主生活会 on a day (as-of, which it cannot do without), for the group and its superior: on the
  first side the totals by list and in all, then, on turned sheets, every issue with its progress.

  Shows: the issues of all lists, earlier years included, with goal, measures, who is responsible, progress up to that
  day, evidence, 销号, why one stands, days open and days overdue. Never shows: what was said at the meeting, criticism
  above all, who raised an issue (from), the preparation, and anything dated after that day.

  How it counts: an issue is done where it is closed (销号), or where its last progress says 已整改; with the last
  progress 整改中 it is in progress, with none or 未整改 it is not begun. It is overdue where it is not done and its due
  date lies before that day; where the reason it stands is given by then (pending), the date put in its place counts,
  and without such a date it is not overdue, as the rule issue-overdue has it. Done after that date it is late. Days open run from the day it
  was found (else the list's, else the meeting's) to the day it was done, else to that day.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function" xmlns:date="http://exslt.org/dates-and-times"
    xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="r j date exsl">
  <xsl:import href="life-common.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:param name="as-of"/>
  <xsl:variable name="now" select="number(translate($as-of, '-', ''))"/>

  <!--
    What is computed of each issue that was found by that day, once: i, with its list, state, days; this year's first.
    The tables only read it.
  -->
  <xsl:variable name="computed">
    <xsl:for-each select="$lists/r:issue"><xsl:call-template name="compute"/></xsl:for-each>
    <xsl:for-each select="$earlier-lists/r:issue"><xsl:call-template name="compute"/></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="rows" select="exsl:node-set($computed)/*"/>

  <xsl:key name="issue" match="r:issue" use="generate-id()"/>

  <xsl:template name="compute">
    <xsl:variable name="found">
      <xsl:choose>
        <xsl:when test="@found"><xsl:value-of select="@found"/></xsl:when>
        <xsl:when test="../@adopted"><xsl:value-of select="../@adopted"/></xsl:when>
        <xsl:when test="../@year = $meeting/@year"><xsl:value-of select="$day"/></xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="closed" select="r:closure[number(translate(@date, '-', '')) &lt;= $now]"/>
    <xsl:variable name="past" select="r:progress[number(translate(@date, '-', '')) &lt;= $now]"/>
    <xsl:variable name="last" select="$past[last()]"/>
    <!-- The first of the unbroken run of 已整改 at the end is the day it was done. -->
    <xsl:variable name="since" select="$past[@state = '已整改'][not(following-sibling::r:progress[not(@state = '已整改')]
        [number(translate(@date, '-', '')) &lt;= $now])][1]"/>
    <xsl:variable name="reason" select="r:pending[not(@date) or number(translate(@date, '-', '')) &lt;= $now]"/>
    <xsl:variable name="done">
      <xsl:choose>
        <xsl:when test="$since"><xsl:value-of select="$since/@date"/></xsl:when>
        <xsl:when test="$closed"><xsl:value-of select="$closed/@date"/></xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="deadline">
      <xsl:choose>
        <xsl:when test="$reason"><xsl:value-of select="$reason/@until"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="@due"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="$found = '' or number(translate($found, '-', '')) &lt;= $now">
      <i list="{generate-id(..)}" issue="{generate-id()}" year="{../@year}" deadline="{$deadline}" done="{$done}">
        <xsl:attribute name="state">
          <xsl:choose>
            <xsl:when test="$closed">已销号</xsl:when>
            <xsl:when test="$last/@state"><xsl:value-of select="$last/@state"/></xsl:when>
            <xsl:when test="$last">整改中</xsl:when>
            <xsl:otherwise>未整改</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:attribute name="open">
          <xsl:if test="$found != ''">
            <xsl:call-template name="days">
              <xsl:with-param name="from" select="$found"/>
              <xsl:with-param name="to" select="concat($done, substring($as-of, 1, 10 * ($done = '')))"/>
            </xsl:call-template>
          </xsl:if>
        </xsl:attribute>
        <xsl:attribute name="overdue">
          <xsl:if test="$done = '' and $deadline != '' and number(translate($deadline, '-', '')) &lt; $now">
            <xsl:call-template name="days">
              <xsl:with-param name="from" select="$deadline"/>
              <xsl:with-param name="to" select="$as-of"/>
            </xsl:call-template>
          </xsl:if>
        </xsl:attribute>
        <xsl:attribute name="late">
          <xsl:if test="$done != '' and $deadline != '' and number(translate($done, '-', '')) &gt; number(translate($deadline, '-', ''))">
            <xsl:call-template name="days">
              <xsl:with-param name="from" select="$deadline"/>
              <xsl:with-param name="to" select="$done"/>
            </xsl:call-template>
          </xsl:if>
        </xsl:attribute>
      </i>
    </xsl:if>
  </xsl:template>

  <!-- Calendar days between two dates. -->
  <xsl:template name="days">
    <xsl:param name="from"/>
    <xsl:param name="to"/>
    <xsl:value-of select="number(translate(date:difference($from, $to), 'PD', ''))"/>
  </xsl:template>

  <xsl:template match="r:life-meeting">
    <xsl:if test="string($as-of) = ''">
      <xsl:value-of select="j:fault(/r:life-meeting, '台账须写明截至哪一天，请给出 --as-of')"/>
    </xsl:if>
    <xsl:if test="not($rows)">
      <xsl:value-of select="j:fault(/r:life-meeting, concat('截至', $as-of, '清单中还没有问题，没有台账可列'))"/>
    </xsl:if>
    <xsl:call-template name="life-front">
      <xsl:with-param name="kind" select="'整改台账'"/>
      <!-- not one found later -->
      <xsl:with-param name="of" select="$meeting|key('issue', $rows/@issue)"/>
      <xsl:with-param name="title" select="concat($about, '查摆问题整改台账')"/>
    </xsl:call-template>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:value-of select="concat('截至', j:date($as-of), '，各清单所列问题', count($rows), '件，已完成', count($rows[@done != '']), '件（其中销号',
            count($rows[@state = '已销号']), '件），进行中', count($rows[@state = '整改中']), '件，未整改', count($rows[@state = '未整改']), '件；超期',
            count($rows[@overdue != '']), '件。')"/>
        <xsl:if test="count(r:list/r:issue) != count($rows)">
          <xsl:value-of select="concat('另有', count(r:list/r:issue) - count($rows), '件在此以后查出，不列入。')"/>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="totals"/>
    <xsl:value-of select="concat($nl, '***', $nl, $nl, '&lt;!-- jiyao: landscape --&gt;', $nl)"/>
    <xsl:call-template name="issues"/>
  </xsl:template>

  <!-- Totals -->

  <xsl:template name="totals">
    <xsl:variable name="earlier" select="$rows[@year &lt; $meeting/@year]"/>
    <xsl:variable name="current" select="$rows[not(@year &lt; $meeting/@year)]"/>
    <xsl:value-of select="concat($nl, '&lt;table&gt;', $nl, '&lt;caption&gt;整改情况汇总（截至', j:date($as-of), '）&lt;/caption&gt;', $nl, '&lt;colgroup&gt;')"/>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'30'"/></xsl:call-template>
    <xsl:value-of select="concat('&lt;col width=&quot;11.6%&quot; align=&quot;center&quot; span=&quot;6&quot;/&gt;&lt;/colgroup&gt;', $nl,
        '&lt;thead&gt;', $nl, '&lt;tr&gt;&lt;th rowspan=&quot;2&quot;&gt;清单&lt;/th&gt;&lt;th rowspan=&quot;2&quot;&gt;件数&lt;/th&gt;&lt;th colspan=&quot;2&quot;&gt;已完成&lt;/th&gt;',
        '&lt;th rowspan=&quot;2&quot;&gt;进行中&lt;/th&gt;&lt;th rowspan=&quot;2&quot;&gt;未整改&lt;/th&gt;&lt;th rowspan=&quot;2&quot;&gt;超期&lt;/th&gt;&lt;/tr&gt;', $nl,
        '&lt;tr&gt;&lt;th&gt;小计&lt;/th&gt;&lt;th&gt;其中销号&lt;/th&gt;&lt;/tr&gt;', $nl, '&lt;/thead&gt;', $nl, '&lt;tbody&gt;', $nl)"/>
    <xsl:for-each select="$lists|$earlier-lists">
      <!-- this year's lists first, whatever the order of the record -->
      <xsl:sort select="@year" data-type="number" order="descending"/>
      <xsl:variable name="name"><xsl:call-template name="list-of"/></xsl:variable>
      <xsl:call-template name="total">
        <xsl:with-param name="label" select="concat(@year, '年度', $name)"/>
        <xsl:with-param name="of" select="$rows[@list = generate-id(current())]"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:if test="$earlier and $current">
      <xsl:call-template name="total">
        <xsl:with-param name="label" select="concat($meeting/@year, '年度小计')"/>
        <xsl:with-param name="of" select="$current"/>
      </xsl:call-template>
      <xsl:call-template name="total">
        <xsl:with-param name="label" select="'以前年度小计'"/>
        <xsl:with-param name="of" select="$earlier"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:call-template name="total">
      <xsl:with-param name="label" select="'合计'"/>
      <xsl:with-param name="of" select="$rows"/>
      <xsl:with-param name="bold" select="true()"/>
    </xsl:call-template>
    <xsl:value-of select="concat('&lt;/tbody&gt;', $nl, '&lt;/table&gt;', $nl)"/>
  </xsl:template>

  <xsl:template name="total">
    <xsl:param name="label"/>
    <xsl:param name="of"/>
    <xsl:param name="bold" select="false()"/>
    <xsl:variable name="open" select="substring('&lt;b&gt;', 1, 3 * $bold)"/>
    <xsl:variable name="shut" select="substring('&lt;/b&gt;', 1, 4 * $bold)"/>
    <part>
      <xsl:value-of select="concat('&lt;tr&gt;&lt;td&gt;', $open, j:escape($label, 'html'), $shut, '&lt;/td&gt;')"/>
      <xsl:value-of select="concat('&lt;td&gt;', $open, count($of), $shut, '&lt;/td&gt;')"/>
      <xsl:value-of select="concat('&lt;td&gt;', $open, count($of[@done != '']), $shut, '&lt;/td&gt;')"/>
      <xsl:value-of select="concat('&lt;td&gt;', $open, count($of[@state = '已销号']), $shut, '&lt;/td&gt;')"/>
      <xsl:value-of select="concat('&lt;td&gt;', $open, count($of[@state = '整改中']), $shut, '&lt;/td&gt;')"/>
      <xsl:value-of select="concat('&lt;td&gt;', $open, count($of[@state = '未整改']), $shut, '&lt;/td&gt;')"/>
      <xsl:value-of select="concat('&lt;td&gt;', $open, count($of[@overdue != '']), $shut, '&lt;/td&gt;&lt;/tr&gt;', $nl)"/>
    </part>
  </xsl:template>

  <!-- The issues -->

  <xsl:template name="issues">
    <xsl:value-of select="concat($nl, '&lt;table&gt;', $nl, '&lt;caption&gt;填报单位：', j:escape($meeting/r:body/@name, 'html'),
        '　　　　截至', j:date($as-of), '&lt;/caption&gt;', $nl, '&lt;colgroup&gt;')"/>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'7'"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'4.8'"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'13.2'"/></xsl:call-template>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'11'"/></xsl:call-template>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'13.6'"/></xsl:call-template>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'11.6'"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'8.6'"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'18.4'"/></xsl:call-template>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'7'"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'4.8'"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
    <xsl:value-of select="concat('&lt;/colgroup&gt;', $nl, '&lt;thead&gt;', $nl,
        '&lt;tr&gt;&lt;th&gt;对象&lt;/th&gt;&lt;th&gt;序号&lt;/th&gt;&lt;th&gt;查摆问题&lt;/th&gt;&lt;th&gt;整改目标&lt;/th&gt;&lt;th&gt;整改措施&lt;/th&gt;',
        '&lt;th&gt;责任人&lt;br/&gt;责任单位&lt;/th&gt;&lt;th&gt;完成时限&lt;/th&gt;&lt;th&gt;进展情况&lt;/th&gt;&lt;th&gt;状态&lt;/th&gt;&lt;th&gt;历时&lt;br/&gt;日数&lt;/th&gt;&lt;/tr&gt;', $nl,
        '&lt;/thead&gt;', $nl, '&lt;tbody&gt;', $nl)"/>
    <xsl:for-each select="$rows"><xsl:call-template name="row"/></xsl:for-each>
    <xsl:value-of select="concat('&lt;/tbody&gt;', $nl, '&lt;/table&gt;', $nl)"/>
  </xsl:template>

  <!-- An issue, from its i; the first of its list opens the cell that names the list, and all of them share. -->
  <xsl:template name="row">
    <xsl:variable name="i" select="."/>
    <xsl:variable name="number" select="position()"/>
    <part>
      <xsl:text>&lt;tr&gt;</xsl:text>
      <xsl:for-each select="$meeting">
        <xsl:for-each select="key('issue', $i/@issue)">
          <xsl:call-template name="cells">
            <xsl:with-param name="i" select="$i"/>
            <xsl:with-param name="number" select="$number"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:for-each>
    </part>
  </xsl:template>

  <xsl:template name="cells">
    <xsl:param name="i"/>
    <xsl:param name="number"/>
    <xsl:if test="not($i/preceding-sibling::*[1]/@list = $i/@list)">
      <xsl:for-each select="..">
        <xsl:call-template name="cell-list"><xsl:with-param name="rows" select="count($rows[@list = $i/@list])"/></xsl:call-template>
      </xsl:for-each>
    </xsl:if>
    <xsl:value-of select="concat('&lt;td&gt;', $number, '&lt;/td&gt;&lt;td&gt;')"/>
    <xsl:call-template name="cell-texts"><xsl:with-param name="of" select="r:problem"/></xsl:call-template>
    <xsl:call-template name="cell-level"/>
    <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
    <xsl:call-template name="cell-texts"><xsl:with-param name="of" select="r:goal"/></xsl:call-template>
    <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
    <xsl:call-template name="cell-texts"><xsl:with-param name="of" select="r:measure"/></xsl:call-template>
    <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
    <xsl:call-template name="cell-owners"/>
    <xsl:if test="r:owner and @office">&lt;br/&gt;</xsl:if>
    <xsl:value-of select="concat(j:escape(string(@office), 'html'), '&lt;/td&gt;&lt;td&gt;')"/>
    <xsl:if test="@due"><xsl:call-template name="cell-date"><xsl:with-param name="date" select="@due"/></xsl:call-template></xsl:if>
    <xsl:if test="$i/@deadline != '' and $i/@deadline != string(@due)">
      <xsl:text>&lt;br/&gt;调整为&lt;br/&gt;</xsl:text>
      <xsl:call-template name="cell-date"><xsl:with-param name="date" select="$i/@deadline"/></xsl:call-template>
    </xsl:if>
    <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
    <xsl:call-template name="cell-progress"><xsl:with-param name="i" select="$i"/></xsl:call-template>
    <xsl:value-of select="concat('&lt;/td&gt;&lt;td&gt;', $i/@state)"/>
    <xsl:if test="$i/@overdue != ''"><xsl:value-of select="concat('&lt;br/&gt;&lt;b&gt;超期', $i/@overdue, '日&lt;/b&gt;')"/></xsl:if>
    <xsl:if test="$i/@late != ''"><xsl:value-of select="concat('&lt;br/&gt;逾期', $i/@late, '日完成')"/></xsl:if>
    <xsl:value-of select="concat('&lt;/td&gt;&lt;td&gt;', $i/@open, '&lt;/td&gt;&lt;/tr&gt;', $nl)"/>
  </xsl:template>

  <!-- Progress, reason, evidence and 销号 up to the day, each with its date. -->
  <xsl:template name="cell-progress">
    <xsl:param name="i"/>
    <xsl:for-each select="r:progress[number(translate(@date, '-', '')) &lt;= $now]">
      <xsl:variable name="date" select="@date"/>
      <xsl:for-each select="r:p">
        <xsl:text>&lt;p&gt;</xsl:text>
        <xsl:if test="position() = 1"><xsl:value-of select="concat(j:date($date), '：')"/></xsl:if>
        <xsl:value-of select="concat(j:prose(., 'html'), '&lt;/p&gt;')"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:if test="$i/@done = ''">
      <xsl:for-each select="r:pending[not(@date) or number(translate(@date, '-', '')) &lt;= $now]/r:p">
        <xsl:text>&lt;p&gt;</xsl:text>
        <xsl:if test="position() = 1">原因：</xsl:if>
        <xsl:value-of select="concat(j:prose(., 'html'), '&lt;/p&gt;')"/>
      </xsl:for-each>
    </xsl:if>
    <xsl:for-each select="r:evidence[not(@date) or number(translate(@date, '-', '')) &lt;= $now]">
      <xsl:value-of select="concat('&lt;p&gt;证明材料：', j:escape(@title, 'html'), '&lt;/p&gt;')"/>
    </xsl:for-each>
    <xsl:for-each select="r:closure[number(translate(@date, '-', '')) &lt;= $now]">
      <xsl:value-of select="concat('&lt;p&gt;', j:date(@date))"/>
      <xsl:if test="@by"><xsl:value-of select="concat('经', j:escape(@by, 'html'))"/></xsl:if>
      <xsl:text>销号&lt;/p&gt;</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>

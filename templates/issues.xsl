<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  查摆问题整改清单 of a 民主生活会 as it was adopted, for the group and its superior: how many
  there are, then a table, all of it on turned sheets.

  Shows: the issues of the group and of each member with source (查摆 or 反映), goal, measures, who is responsible and
  by when; then the issues of earlier lists that were not closed when the list was made. Never shows: what was said at
  the meeting, criticism above all, who raised an issue (from), the preparation, progress, evidence and 销号.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function" exclude-result-prefixes="r j">
  <xsl:import href="life-common.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The day of the list: the last on which one of this year's was made; else that of the meeting. -->
  <xsl:variable name="made">
    <xsl:for-each select="$lists/@adopted">
      <xsl:sort select="." order="descending"/>
      <xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if>
    </xsl:for-each>
    <xsl:if test="not($lists/@adopted)"><xsl:value-of select="$day"/></xsl:if>
  </xsl:variable>
  <xsl:variable name="made-number" select="number(translate($made, '-', ''))"/>
  <xsl:variable name="continued" select="$earlier-lists/r:issue[
      not(r:closure[number(translate(@date, '-', '')) &lt;= $made-number])]"/>

  <xsl:template match="r:life-meeting">
    <xsl:call-template name="life-front">
      <xsl:with-param name="kind" select="'整改清单'"/>
      <xsl:with-param name="of" select="$meeting|$lists/r:issue|$continued"/>
      <xsl:with-param name="title" select="concat($about, '查摆问题整改清单')"/>
    </xsl:call-template>
    <xsl:if test="not($lists/r:issue|$continued)">
      <xsl:value-of select="j:fault(/r:life-meeting, '记录中没有查摆问题（list），没有清单可列')"/>
    </xsl:if>
    <xsl:call-template name="block">
      <xsl:with-param name="text" select="'&lt;!-- jiyao: landscape --&gt;'"/>
    </xsl:call-template>
    <xsl:call-template name="opening"/>
    <xsl:value-of select="concat($nl, '&lt;table&gt;', $nl,
        '&lt;caption&gt;填报单位：', j:escape(r:body/@name, 'html'), '　　　　清单形成：', j:date($made), '&lt;/caption&gt;', $nl, '&lt;colgroup&gt;')"/>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'7'"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'4.8'"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'20.2'"/></xsl:call-template>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'4.8'"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'16'"/></xsl:call-template>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'19.8'"/></xsl:call-template>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'7'"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'11.8'"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
    <xsl:call-template name="column"><xsl:with-param name="width" select="'8.6'"/><xsl:with-param name="align" select="'center'"/></xsl:call-template>
    <xsl:value-of select="concat('&lt;/colgroup&gt;', $nl, '&lt;thead&gt;', $nl,
        '&lt;tr&gt;&lt;th&gt;对象&lt;/th&gt;&lt;th&gt;序号&lt;/th&gt;&lt;th&gt;查摆问题&lt;/th&gt;&lt;th&gt;来源&lt;/th&gt;&lt;th&gt;整改目标&lt;/th&gt;',
        '&lt;th&gt;整改措施&lt;/th&gt;&lt;th&gt;责任人&lt;/th&gt;&lt;th&gt;责任单位&lt;/th&gt;&lt;th&gt;完成时限&lt;/th&gt;&lt;/tr&gt;', $nl,
        '&lt;/thead&gt;', $nl, '&lt;tbody&gt;', $nl)"/>
    <xsl:for-each select="$lists">
      <xsl:variable name="n" select="position()"/>
      <xsl:call-template name="rows">
        <xsl:with-param name="before" select="count($lists[position() &lt; $n]/r:issue)"/>
        <xsl:with-param name="of" select="r:issue"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$earlier-lists">
      <xsl:variable name="n" select="position()"/>
      <xsl:call-template name="rows">
        <xsl:with-param name="before" select="count($lists/r:issue|$earlier-lists[position() &lt; $n]/r:issue[
            not(r:closure[number(translate(@date, '-', '')) &lt;= $made-number])])"/>
        <xsl:with-param name="of" select="r:issue[not(r:closure[number(translate(@date, '-', '')) &lt;= $made-number])]"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:value-of select="concat('&lt;/tbody&gt;', $nl, '&lt;/table&gt;', $nl)"/>
  </xsl:template>

  <!-- The meeting, and how many issues: of the group, of the members, of earlier lists. -->
  <xsl:template name="opening">
    <xsl:variable name="group" select="$lists[not(@who)]/r:issue"/>
    <xsl:variable name="own" select="$lists[@who]/r:issue"/>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:value-of select="concat(j:date($day), '，', j:escape($meeting/r:body/@title, 'inline'), '召开', $meeting/@year,
            '年度民主生活会。对查摆和反映出来的问题，形成整改清单，共', count($group|$own), '件：领导班子', count($group), '件')"/>
        <xsl:if test="$own">
          <xsl:value-of select="concat('，党组成员', count($own), '件（')"/>
          <xsl:for-each select="$lists[@who][r:issue]">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <xsl:value-of select="concat(j:escape(key('person', @who)/@name, 'inline'), count(r:issue), '件')"/>
          </xsl:for-each>
          <xsl:text>）</xsl:text>
        </xsl:if>
        <xsl:text>。</xsl:text>
        <xsl:if test="$continued"><xsl:value-of select="concat('以前年度清单中尚未销号的', count($continued), '件，一并继续整改。')"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The issues of one list; the first opens the cell that names the list, and all of them share. -->
  <xsl:template name="rows">
    <xsl:param name="before"/>
    <xsl:param name="of"/>
    <xsl:for-each select="$of">
      <part>
        <xsl:text>&lt;tr&gt;</xsl:text>
        <xsl:if test="position() = 1">
          <xsl:for-each select="..">
            <xsl:call-template name="cell-list"><xsl:with-param name="rows" select="count($of)"/></xsl:call-template>
          </xsl:for-each>
        </xsl:if>
        <xsl:value-of select="concat('&lt;td&gt;', $before + position(), '&lt;/td&gt;&lt;td&gt;')"/>
        <xsl:call-template name="cell-texts"><xsl:with-param name="of" select="r:problem"/></xsl:call-template>
        <xsl:call-template name="cell-level"/>
        <xsl:value-of select="concat('&lt;/td&gt;&lt;td&gt;', @source, '&lt;/td&gt;&lt;td&gt;')"/>
        <xsl:call-template name="cell-texts"><xsl:with-param name="of" select="r:goal"/></xsl:call-template>
        <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
        <xsl:call-template name="cell-texts"><xsl:with-param name="of" select="r:measure"/></xsl:call-template>
        <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
        <xsl:call-template name="cell-owners"/>
        <xsl:value-of select="concat('&lt;/td&gt;&lt;td&gt;', j:escape(string(@office), 'html'), '&lt;/td&gt;&lt;td&gt;')"/>
        <xsl:if test="@due"><xsl:call-template name="cell-date"><xsl:with-param name="date" select="@due"/></xsl:call-template></xsl:if>
        <xsl:if test="r:pending[@until][not(@date) or number(translate(@date, '-', '')) &lt;= $made-number]">
          <xsl:text>&lt;br/&gt;调整为&lt;br/&gt;</xsl:text>
          <xsl:call-template name="cell-date"><xsl:with-param name="date" select="r:pending/@until"/></xsl:call-template>
        </xsl:if>
        <xsl:value-of select="concat('&lt;/td&gt;&lt;/tr&gt;', $nl)"/>
      </part>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>

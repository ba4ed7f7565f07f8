<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  督查反馈, for the members: what came back on each task of the records given, task by
  task, and which problems the group has been told of.

  Shows: the task, who leads and does it, each word on it by the day, open tasks without
  any. Never shows: how a decision came about. A classified task gives the sheet its level.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:jiyao:summary:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="supervise.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="problems" select="$summary/s:feedback[@kind = '问题' and
      number(translate(@date, '-', '')) &lt;= $today-number]"/>

  <xsl:template match="s:summary">
    <xsl:call-template name="sheet">
      <xsl:with-param name="kind" select="'督查反馈'"/>
      <xsl:with-param name="shown" select="s:task|s:feedback"/>
    </xsl:call-template>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:text>交办任务</xsl:text>
        <xsl:call-template name="figure"><xsl:with-param name="name" select="'tasks'"/></xsl:call-template>
        <xsl:text>项，收到反馈：进展</xsl:text>
        <xsl:call-template name="figure">
          <xsl:with-param name="name" select="'feedback'"/><xsl:with-param name="of" select="'进展'"/>
        </xsl:call-template>
        <xsl:text>次，问题</xsl:text>
        <xsl:call-template name="figure">
          <xsl:with-param name="name" select="'feedback'"/><xsl:with-param name="of" select="'问题'"/>
        </xsl:call-template>
        <xsl:text>次，办结</xsl:text>
        <xsl:call-template name="figure">
          <xsl:with-param name="name" select="'feedback'"/><xsl:with-param name="of" select="'办结'"/>
        </xsl:call-template>
        <xsl:value-of select="concat('次。督办单位：', j:escape(s:body/@office, 'inline'), '。')"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="missing"/>
    <xsl:if test="$problems">
      <xsl:call-template name="block"><xsl:with-param name="text" select="'## 一、遇到的问题'"/></xsl:call-template>
      <xsl:for-each select="$problems">
        <xsl:variable name="task" select="$summary/s:task[@id = current()/@task and @record = current()/@record]"/>
        <xsl:call-template name="block">
          <xsl:with-param name="text">
            <xsl:value-of select="concat('（', j:number(position()), '）', j:escape($task/@text, 'inline'))"/>
            <xsl:call-template name="short-date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
            <xsl:value-of select="concat('，', j:escape(@by, 'inline'), '反映：', j:escape(@text, 'inline'), '（')"/>
            <xsl:choose>
              <xsl:when test="@reported and number(translate(@reported, '-', '')) &lt;= $today-number">
                <xsl:call-template name="short-date"><xsl:with-param name="date" select="@reported"/></xsl:call-template>
                <xsl:text>已报告党组</xsl:text>
              </xsl:when>
              <xsl:otherwise>**尚未报告党组**</xsl:otherwise>
            </xsl:choose>
            <xsl:text>）</xsl:text>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="block"><xsl:with-param name="text" select="'## 二、逐项反馈'"/></xsl:call-template>
    </xsl:if>
    <xsl:value-of select="concat($nl, '&lt;table class=&quot;keep-rows&quot;&gt;', $nl,
        '&lt;colgroup&gt;&lt;col width=&quot;5%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;10%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;23%&quot;/&gt;&lt;col width=&quot;14%&quot;/&gt;&lt;col width=&quot;9%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;9%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;7%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;23%&quot;/&gt;&lt;/colgroup&gt;', $nl,
        '&lt;thead&gt;&lt;tr&gt;&lt;th&gt;序号&lt;/th&gt;&lt;th&gt;来源&lt;/th&gt;&lt;th&gt;任务&lt;/th&gt;&lt;th&gt;牵头人、责任单位&lt;/th&gt;&lt;th&gt;时限&lt;/th&gt;&lt;th&gt;反馈日期&lt;/th&gt;&lt;th&gt;种类&lt;/th&gt;&lt;th&gt;反馈情况&lt;/th&gt;&lt;/tr&gt;&lt;/thead&gt;', $nl, '&lt;tbody&gt;', $nl)"/>
    <xsl:for-each select="s:task">
      <xsl:variable name="told" select="key('told', concat(@record, ' ', @id))[number(translate(@date, '-', '')) &lt;= $today-number]"/>
      <xsl:variable name="rows" select="count($told) + not($told)"/>
      <part>
        <xsl:text>&lt;tr&gt;</xsl:text>
        <xsl:call-template name="cell">
          <xsl:with-param name="text" select="position()"/><xsl:with-param name="rows" select="$rows"/>
        </xsl:call-template>
        <xsl:call-template name="cell">
          <xsl:with-param name="text"><xsl:call-template name="from"/></xsl:with-param>
          <xsl:with-param name="rows" select="$rows"/>
        </xsl:call-template>
        <xsl:call-template name="cell">
          <xsl:with-param name="text" select="j:escape(@text, 'html')"/><xsl:with-param name="rows" select="$rows"/>
        </xsl:call-template>
        <xsl:call-template name="cell">
          <xsl:with-param name="text">
            <xsl:call-template name="lead"/>
            <xsl:if test="@lead and @office">&lt;br/&gt;</xsl:if>
            <xsl:value-of select="j:escape(string(@office), 'html')"/>
          </xsl:with-param>
          <xsl:with-param name="rows" select="$rows"/>
        </xsl:call-template>
        <xsl:call-template name="cell">
          <xsl:with-param name="text">
            <xsl:if test="@due"><xsl:call-template name="short-date"><xsl:with-param name="date" select="@due"/></xsl:call-template></xsl:if>
          </xsl:with-param>
          <xsl:with-param name="rows" select="$rows"/>
        </xsl:call-template>
        <xsl:for-each select="$told">
          <xsl:if test="position() &gt; 1">&lt;tr&gt;</xsl:if>
          <xsl:call-template name="cell">
            <xsl:with-param name="text"><xsl:call-template name="short-date"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="text" select="string(@kind)"/></xsl:call-template>
          <xsl:call-template name="cell"><xsl:with-param name="text" select="j:escape(@text, 'html')"/></xsl:call-template>
          <xsl:value-of select="concat('&lt;/tr&gt;', $nl)"/>
        </xsl:for-each>
        <xsl:if test="not($told)">
          <xsl:call-template name="cell"/>
          <xsl:call-template name="cell"/>
          <xsl:call-template name="cell">
            <xsl:with-param name="text">
              <xsl:if test="@stand = '在办'">没有反馈</xsl:if>
            </xsl:with-param>
          </xsl:call-template>
          <xsl:value-of select="concat('&lt;/tr&gt;', $nl)"/>
        </xsl:if>
      </part>
    </xsl:for-each>
    <xsl:value-of select="concat('&lt;/tbody&gt;', $nl, '&lt;/table&gt;', $nl)"/>
  </xsl:template>
</xsl:stylesheet>

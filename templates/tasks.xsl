<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  督办清单, for the members and the office that supervises: every task of the records
  given, what is overdue first, then what is open by due date, then what is settled.

  Shows: where a task was given and on what, who leads and who does it, when it is due,
  how it stands on the day, the last word on it. Never shows: how a decision came
  about. A classified task gives the sheet its level.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:jiyao:summary:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="supervise.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="s:summary">
    <xsl:call-template name="sheet">
      <xsl:with-param name="kind" select="'督办清单'"/>
      <xsl:with-param name="shown" select="s:task|s:feedback"/>
    </xsl:call-template>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:text>共交办任务</xsl:text>
        <xsl:call-template name="figure"><xsl:with-param name="name" select="'tasks'"/></xsl:call-template>
        <xsl:text>项：已办结</xsl:text>
        <xsl:call-template name="figure">
          <xsl:with-param name="name" select="'tasks-by-state'"/><xsl:with-param name="of" select="'已办结'"/>
        </xsl:call-template>
        <xsl:text>项，在办</xsl:text>
        <xsl:call-template name="figure">
          <xsl:with-param name="name" select="'tasks-by-state'"/><xsl:with-param name="of" select="'在办'"/>
        </xsl:call-template>
        <xsl:text>项（其中超期</xsl:text>
        <xsl:call-template name="figure"><xsl:with-param name="name" select="'tasks-overdue'"/></xsl:call-template>
        <xsl:text>项），已中止</xsl:text>
        <xsl:call-template name="figure">
          <xsl:with-param name="name" select="'tasks-by-state'"/><xsl:with-param name="of" select="'已中止'"/>
        </xsl:call-template>
        <xsl:value-of select="concat('项。督办单位：', j:escape(s:body/@office, 'inline'), '。')"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="missing"/>
    <xsl:value-of select="concat($nl, '&lt;table class=&quot;keep-rows&quot;&gt;', $nl,
        '&lt;colgroup&gt;&lt;col width=&quot;5%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;9%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;14%&quot;/&gt;&lt;col width=&quot;18%&quot;/&gt;&lt;col width=&quot;7%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;12%&quot;/&gt;&lt;col width=&quot;9%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;8%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;18%&quot;/&gt;&lt;/colgroup&gt;', $nl,
        '&lt;thead&gt;&lt;tr&gt;&lt;th&gt;序号&lt;/th&gt;&lt;th&gt;来源&lt;/th&gt;&lt;th&gt;议题&lt;/th&gt;&lt;th&gt;任务&lt;/th&gt;&lt;th&gt;牵头人&lt;/th&gt;&lt;th&gt;责任单位&lt;/th&gt;&lt;th&gt;时限&lt;/th&gt;&lt;th&gt;状态&lt;/th&gt;&lt;th&gt;最近反馈&lt;/th&gt;&lt;/tr&gt;&lt;/thead&gt;', $nl, '&lt;tbody&gt;', $nl)"/>
    <xsl:for-each select="s:task">
      <xsl:sort select="number(@overdue = 'yes')" data-type="number" order="descending"/>
      <xsl:sort select="number(@stand = '在办')" data-type="number" order="descending"/>
      <xsl:sort select="(@stand = '在办') * number(translate(concat(@due, substring('99999999', 1, 8 * not(@due))), '-', ''))" data-type="number"/>
      <xsl:sort select="@given"/>
      <part>
        <xsl:text>&lt;tr&gt;</xsl:text>
        <xsl:call-template name="cell"><xsl:with-param name="text" select="position()"/></xsl:call-template>
        <xsl:call-template name="cell">
          <xsl:with-param name="text"><xsl:call-template name="from"/></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="cell">
          <xsl:with-param name="text" select="j:escape(string(key('of-item', concat(@record, ' ', @item))/@title), 'html')"/>
        </xsl:call-template>
        <xsl:call-template name="cell"><xsl:with-param name="text" select="j:escape(@text, 'html')"/></xsl:call-template>
        <xsl:call-template name="cell">
          <xsl:with-param name="text"><xsl:call-template name="lead"/></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="cell"><xsl:with-param name="text" select="j:escape(string(@office), 'html')"/></xsl:call-template>
        <xsl:call-template name="cell">
          <xsl:with-param name="text">
            <xsl:if test="@due"><xsl:call-template name="short-date"><xsl:with-param name="date" select="@due"/></xsl:call-template></xsl:if>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="cell">
          <xsl:with-param name="text"><xsl:call-template name="stand"/></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="cell">
          <xsl:with-param name="text"><xsl:call-template name="last"/></xsl:with-param>
        </xsl:call-template>
        <xsl:value-of select="concat('&lt;/tr&gt;', $nl)"/>
      </part>
    </xsl:for-each>
    <xsl:value-of select="concat('&lt;/tbody&gt;', $nl, '&lt;/table&gt;', $nl)"/>
  </xsl:template>

  <!-- 已办结 3月20日; 在办 余12日; 在办 超期20日 -->
  <xsl:template name="stand">
    <xsl:value-of select="@stand"/>
    <xsl:choose>
      <xsl:when test="@stand = '已办结' and @done">
        <xsl:text>&lt;br/&gt;</xsl:text>
        <xsl:call-template name="short-date"><xsl:with-param name="date" select="@done"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="@stand = '在办' and @due">
        <xsl:variable name="days"><xsl:call-template name="days"/></xsl:variable>
        <xsl:choose>
          <xsl:when test="$days &lt; 0"><xsl:value-of select="concat('&lt;br/&gt;&lt;b&gt;超期', -$days, '日&lt;/b&gt;')"/></xsl:when>
          <xsl:when test="$days = 0">&lt;br/&gt;当日到期</xsl:when>
          <xsl:otherwise><xsl:value-of select="concat('&lt;br/&gt;余', $days, '日')"/></xsl:otherwise>
        </xsl:choose>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The last word by that day. -->
  <xsl:template name="last">
    <xsl:for-each select="key('told', concat(@record, ' ', @id))[number(translate(@date, '-', '')) &lt;= $today-number]">
      <xsl:sort select="@date" order="descending"/>
      <xsl:if test="position() = 1">
        <xsl:call-template name="short-date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
        <xsl:if test="@kind != '进展'"><xsl:value-of select="concat('（', @kind, '）')"/></xsl:if>
        <xsl:value-of select="concat('：', j:escape(@text, 'html'))"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>

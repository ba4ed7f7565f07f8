<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  年度工作规则执行情况, for the 书记, the 党组秘书 and the superior.

  Shows: every obligation of a year, what is required, what was found, what is
  still due and when; below it the members who still owe something, and what is
  not as it should be. Its wording may name persons and matters, so it carries
  the highest level of the records. Never shows: anything else of them.

  Its input is the statement of a summary (schemas/statement.xsd).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:jiyao:statement:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="statement.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="s:statement">
    <xsl:call-template name="front"/>
    <xsl:call-template name="opening"/>
    <xsl:call-template name="heading">
      <xsl:with-param name="number" select="1"/>
      <xsl:with-param name="text" select="'各项要求和完成情况'"/>
    </xsl:call-template>
    <xsl:call-template name="totals"/>
    <xsl:value-of select="concat($nl, '&lt;table&gt;', $nl,
        '&lt;colgroup&gt;&lt;col width=&quot;30%&quot; align=&quot;left&quot;/&gt;&lt;col width=&quot;10%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;13%&quot; align=&quot;center&quot;/&gt;',
        '&lt;col width=&quot;7%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;13%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;11%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;16%&quot; align=&quot;center&quot;/&gt;&lt;/colgroup&gt;', $nl,
        '&lt;thead&gt;&lt;tr&gt;&lt;th&gt;事项&lt;/th&gt;&lt;th&gt;要求&lt;/th&gt;&lt;th&gt;已有&lt;/th&gt;&lt;th&gt;还差&lt;/th&gt;&lt;th&gt;时限&lt;/th&gt;&lt;th&gt;结论&lt;/th&gt;&lt;th&gt;依据&lt;/th&gt;&lt;/tr&gt;&lt;/thead&gt;', $nl, '&lt;tbody&gt;', $nl)"/>
    <xsl:for-each select="$rules">
      <xsl:variable name="rows" select="s:row[@verdict != 'none' and @verdict != 'not-applicable']"/>
      <xsl:variable name="persons" select="$rows[s:value[@name = 'person'] != '']"/>
      <xsl:variable name="lacking" select="$persons[s:value[@name = 'still'] &gt; 0 or @verdict != 'pass']"/>
      <xsl:variable name="late" select="$rows[s:value[@name = 'still'] &gt; 0]"/>
      <part>
        <xsl:value-of select="concat('&lt;tr&gt;&lt;td&gt;', j:escape(@title, 'html'), '&lt;/td&gt;&lt;td&gt;')"/>
        <xsl:if test="$persons[s:value[@name = 'required']]">每人</xsl:if>
        <xsl:value-of select="$rows[1]/s:value[@name = 'required']"/>
        <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
        <xsl:choose>
          <xsl:when test="$persons"><xsl:value-of select="concat(count($persons), '人中', count($persons) - count($lacking), '人已有')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$rows[1]/s:value[@name = 'found']"/></xsl:otherwise>
        </xsl:choose>
        <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
        <xsl:if test="not($persons) and $late"><xsl:value-of select="$late[1]/s:value[@name = 'still']"/></xsl:if>
        <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
        <xsl:if test="$late">
          <xsl:call-template name="until"><xsl:with-param name="date" select="$late[1]/s:value[@name = 'until']"/></xsl:call-template>
        </xsl:if>
        <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
        <xsl:choose>
          <xsl:when test="@verdict = 'pass' and $late">进行中</xsl:when>
          <xsl:otherwise><xsl:value-of select="@word"/></xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="concat('&lt;/td&gt;&lt;td&gt;', j:escape(@cite, 'html'), '&lt;/td&gt;&lt;/tr&gt;', $nl)"/>
      </part>
      <xsl:for-each select="$lacking">
        <part>
          <xsl:value-of select="concat('&lt;tr&gt;&lt;td&gt;　　', j:escape(s:value[@name = 'person'], 'html'), '&lt;/td&gt;&lt;td&gt;', s:value[@name = 'required'],
              '&lt;/td&gt;&lt;td&gt;', s:value[@name = 'found'], '&lt;/td&gt;&lt;td&gt;', s:value[@name = 'still'], '&lt;/td&gt;&lt;td&gt;')"/>
          <xsl:if test="s:value[@name = 'until'] != ''">
            <xsl:call-template name="until"><xsl:with-param name="date" select="s:value[@name = 'until']"/></xsl:call-template>
          </xsl:if>
          <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
          <xsl:choose>
            <xsl:when test="@verdict = 'pass'">进行中</xsl:when>
            <xsl:otherwise><xsl:value-of select="@word"/></xsl:otherwise>
          </xsl:choose>
          <xsl:value-of select="concat('&lt;/td&gt;&lt;td&gt;&lt;/td&gt;&lt;/tr&gt;', $nl)"/>
        </part>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:value-of select="concat('&lt;/tbody&gt;', $nl, '&lt;/table&gt;', $nl)"/>
    <xsl:if test="$open">
      <xsl:call-template name="heading">
        <xsl:with-param name="number" select="2"/>
        <xsl:with-param name="text" select="'需要说明的情况'"/>
      </xsl:call-template>
      <xsl:call-template name="findings"/>
    </xsl:if>
  </xsl:template>

  <!-- The year stands on a line of its own. -->
  <xsl:template name="until">
    <xsl:param name="date"/>
    <xsl:value-of select="concat(substring-before(j:date($date), '年'), '年&lt;br/&gt;', j:day($date))"/>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  What 督办清单 and 督查反馈 share: both are made from a summary, whose figures
  they print and never count again. It prints nothing by itself.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:jiyao:summary:1" xmlns:j="urn:jiyao:function"
    xmlns:date="http://exslt.org/dates-and-times" exclude-result-prefixes="s j date">
  <xsl:import href="common.xsl"/>

  <xsl:key name="member" match="s:person" use="@id"/>
  <xsl:key name="held" match="s:meeting|s:study" use="@record"/>
  <xsl:key name="of-item" match="s:item" use="concat(@record, ' ', @id)"/>
  <xsl:key name="told" match="s:feedback" use="concat(@record, ' ', @task)"/>

  <xsl:variable name="summary" select="/s:summary"/>
  <xsl:variable name="today" select="string($summary/@as-of)"/>
  <xsl:variable name="today-number" select="number(translate($today, '-', ''))"/>

  <xsl:template match="/">
    <xsl:if test="not(s:summary)">
      <xsl:message terminate="yes">这个模板只用于汇总（urn:jiyao:summary:1 的 summary）</xsl:message>
    </xsl:if>
    <xsl:if test="not(s:summary/s:task)">
      <xsl:value-of select="j:fault(s:summary, '所给的记录没有交办任务')"/>
    </xsl:if>
    <xsl:apply-templates select="s:summary"/>
  </xsl:template>

  <xsl:template name="sheet">
    <xsl:param name="kind"/>
    <xsl:param name="shown"/>
    <xsl:variable name="level">
      <xsl:choose>
        <xsl:when test="$shown/@secrecy = '绝密'">绝密</xsl:when>
        <xsl:when test="$shown/@secrecy = '机密'">机密</xsl:when>
        <xsl:when test="$shown/@secrecy = '秘密'">秘密</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:value-of select="concat('---', $nl, 'format: plain', $nl, 'kind: ', $kind, $nl)"/>
    <xsl:if test="$state = 'draft'"><xsl:value-of select="concat('state: 草稿', $nl)"/></xsl:if>
    <xsl:if test="$level != ''">
      <xsl:call-template name="key">
        <xsl:with-param name="name" select="'classification'"/>
        <xsl:with-param name="value" select="$level"/>
      </xsl:call-template>
      <!-- The rows carry no term: the longest of the set is none too short. -->
      <xsl:call-template name="key">
        <xsl:with-param name="name" select="'term'"/>
        <xsl:with-param name="value" select="$summary/@secrecy-term"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'title'"/>
      <xsl:with-param name="value" select="concat(s:body/@title, '议定事项', $kind)"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'title-note'"/>
      <xsl:with-param name="value" select="concat('截至', j:date($today))"/>
    </xsl:call-template>
    <xsl:value-of select="concat('---', $nl, $nl, '&lt;!-- jiyao: landscape --&gt;', $nl)"/>
  </xsl:template>

  <!-- A figure of the summary; of narrows it. -->
  <xsl:template name="figure">
    <xsl:param name="name"/>
    <xsl:param name="of" select="''"/>
    <xsl:variable name="it" select="$summary/s:figure[@name = $name and not(@who) and string(@of) = $of]"/>
    <xsl:value-of select="$it/@value"/>
    <xsl:if test="not($it)">0</xsl:if>
  </xsl:template>

  <!-- What was not read is said where it is missing. -->
  <xsl:template name="missing">
    <xsl:if test="s:missing">
      <xsl:call-template name="block">
        <xsl:with-param name="text">
          <xsl:value-of select="concat('另有', count(s:missing), '份记录不能读取，未列入：')"/>
          <xsl:for-each select="s:missing">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <xsl:value-of select="j:escape(@file, 'inline')"/>
          </xsl:for-each>
          <xsl:text>。</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- 第3次会议 2月11日 -->
  <xsl:template name="from">
    <xsl:variable name="held" select="key('held', @record)"/>
    <xsl:choose>
      <xsl:when test="$held/self::s:meeting"><xsl:value-of select="concat('第', $held/@number, '次会议')"/></xsl:when>
      <xsl:otherwise>理论学习</xsl:otherwise>
    </xsl:choose>
    <xsl:text>&lt;br/&gt;</xsl:text>
    <xsl:call-template name="short-date"><xsl:with-param name="date" select="@given"/></xsl:call-template>
  </xsl:template>

  <!-- 2月11日; with its year where that is another than today's. -->
  <xsl:template name="short-date">
    <xsl:param name="date"/>
    <xsl:choose>
      <xsl:when test="substring($date, 1, 4) = substring($today, 1, 4)"><xsl:value-of select="j:day($date)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="j:date($date)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="lead">
    <xsl:value-of select="j:escape(string(key('member', @lead)/@name), 'html')"/>
  </xsl:template>

  <!-- Days from today to the due date; negative where it has passed. -->
  <xsl:template name="days">
    <xsl:value-of select="number(translate(date:difference($today, @due), 'PD', ''))"/>
  </xsl:template>

  <xsl:template name="cell">
    <xsl:param name="text"/>
    <xsl:param name="rows" select="1"/>
    <xsl:text>&lt;td</xsl:text>
    <xsl:if test="$rows &gt; 1"><xsl:value-of select="concat(' rowspan=&quot;', $rows, '&quot;')"/></xsl:if>
    <xsl:value-of select="concat('&gt;', $text, '&lt;/td&gt;')"/>
  </xsl:template>
</xsl:stylesheet>

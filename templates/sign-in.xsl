<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  签到表 of a 党组会议 or 民主生活会, which lies at the door for all who come.

  Shows: members in their rank, then those who sit in and on which items by number, a row
  for each organ that was asked to guide, then who records; room to sign. Never shows: the title of any item, why a member is on
  leave, who is recused. It asserts nothing of the meeting, and so bears no mark of its state.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="session.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="observers" select="$meeting/r:attendance/r:observer"/>
  <!-- Who is there to record and is named nowhere else. -->
  <xsl:variable name="staff" select="$meeting/r:roster/r:other[(@id = $session/@recorder or @secretary = 'yes') and
      not(@id = $observers/@who or @id = $guides/@who)]"/>
  <!-- Named with the organ unless they sit in already. -->
  <xsl:variable name="guides" select="$session/r:invitation[not(@who = $observers/@who)]"/>

  <xsl:template match="r:meeting|r:life-meeting">
    <xsl:value-of select="concat('---', $nl, 'format: plain', $nl, 'kind: 签到表', $nl)"/>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'title'"/>
      <xsl:with-param name="value" select="concat($about, '签到表')"/>
    </xsl:call-template>
    <xsl:value-of select="concat('---', $nl)"/>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:text>时间：</xsl:text>
        <xsl:call-template name="when"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="block">
      <xsl:with-param name="text" select="concat('地点：', j:escape($session/@place, 'inline'))"/>
    </xsl:call-template>
    <!-- Above the table: below it the line could stand on a side of its own. -->
    <xsl:call-template name="block">
      <xsl:with-param name="text" select="concat('应到党组成员', $due, '人，实到　　　人。核对人签名：')"/>
    </xsl:call-template>
    <xsl:value-of select="concat($nl, '&lt;table class=&quot;keep-rows form&quot;&gt;', $nl,
        '&lt;colgroup&gt;&lt;col width=&quot;9%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;15%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;38%&quot;/&gt;&lt;col width=&quot;17%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;21%&quot;/&gt;&lt;/colgroup&gt;', $nl,
        '&lt;thead&gt;&lt;tr&gt;&lt;th&gt;序号&lt;/th&gt;&lt;th&gt;姓名&lt;/th&gt;&lt;th&gt;职务&lt;/th&gt;&lt;th&gt;到会身份&lt;/th&gt;&lt;th&gt;签名&lt;/th&gt;&lt;/tr&gt;&lt;/thead&gt;', $nl,
        '&lt;tbody&gt;', $nl)"/>
    <xsl:for-each select="$members">
      <xsl:call-template name="row">
        <xsl:with-param name="number" select="position()"/>
        <xsl:with-param name="person" select="."/>
        <xsl:with-param name="note">
          <xsl:choose>
            <xsl:when test="$meeting/@stage = '会前' and @id = $excused/@id">请假</xsl:when>
            <xsl:otherwise>出席</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:if test="$observers">
        <xsl:for-each select="$observers">
        <xsl:call-template name="row">
          <xsl:with-param name="number" select="count($members) + position()"/>
          <xsl:with-param name="person" select="key('person', @who)"/>
          <xsl:with-param name="note">
            <xsl:choose>
              <xsl:when test="@who = $session/r:invitation/@who">到会指导</xsl:when>
              <xsl:otherwise>列席</xsl:otherwise>
            </xsl:choose>
            <xsl:if test="r:at">
              <xsl:call-template name="item-numbers"><xsl:with-param name="ids" select="r:at/@item"/></xsl:call-template>
            </xsl:if>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:if>
    <!-- Who comes from there may not be known before the meeting. -->
    <xsl:for-each select="$guides">
      <xsl:call-template name="row">
        <xsl:with-param name="number" select="count($members) + count($observers) + position()"/>
        <xsl:with-param name="person" select="key('person', @who)"/>
        <xsl:with-param name="unit" select="concat(@unit, substring(@of, 1, string-length(@of) * not(@unit)))"/>
        <xsl:with-param name="note">到会指导</xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:if test="$staff">
        <xsl:for-each select="$staff">
        <xsl:call-template name="row">
          <xsl:with-param name="number" select="count($members) + count($observers) + count($guides) + position()"/>
          <xsl:with-param name="person" select="."/>
          <xsl:with-param name="note">
            <xsl:if test="@id = $session/@recorder">记录</xsl:if>
            <xsl:if test="not(@id = $session/@recorder)">工作人员</xsl:if>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:if>
    <xsl:value-of select="concat('&lt;/tbody&gt;', $nl, '&lt;/table&gt;', $nl)"/>
  </xsl:template>

  <xsl:template name="row">
    <xsl:param name="number"/>
    <xsl:param name="person"/>
    <xsl:param name="note"/>
    <xsl:param name="unit"/>
    <part>
      <xsl:text>&lt;tr&gt;</xsl:text>
      <xsl:call-template name="cell"><xsl:with-param name="text" select="$number"/></xsl:call-template>
      <xsl:call-template name="cell">
        <xsl:with-param name="text"><xsl:call-template name="name"><xsl:with-param name="of" select="string($person/@name)"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
      <xsl:text>&lt;td&gt;</xsl:text>
      <xsl:if test="$person/@role = '书记' or $person/@role = '副书记'">
        <xsl:value-of select="concat('党组', $person/@role, '、')"/>
      </xsl:if>
      <xsl:value-of select="j:escape(string($person/@post), 'html')"/>
      <xsl:if test="not($person)"><xsl:value-of select="j:escape($unit, 'html')"/></xsl:if>
      <xsl:text>&lt;/td&gt;</xsl:text>
      <xsl:call-template name="cell"><xsl:with-param name="text" select="$note"/></xsl:call-template>
      <xsl:call-template name="cell"/>
      <xsl:value-of select="concat('&lt;/tr&gt;', $nl)"/>
    </part>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  会议通知 of a 民主生活会, for the members.

  Shows: when and where, the theme and who set it, who presides, who sits in, which organs
  are asked to guide, what is to be prepared. Never shows: any issue, measure or person
  named for one, who has talked with whom, whose statement is ready, what was said,
  who asked for leave, why anything is so.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="session.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="meeting" select="/r:life-meeting"/>
  <xsl:variable name="about" select="concat($meeting/r:body/@title, $meeting/@year, '年度民主生活会')"/>
  <xsl:variable name="document" select="$meeting/r:document[@kind = '会议通知'][1]"/>
  <xsl:variable name="sent" select="substring($session/r:notice[1]/@sent, 1, 10)"/>

  <xsl:template match="/">
    <xsl:apply-templates select="r:life-meeting"/>
  </xsl:template>

  <xsl:template match="r:life-meeting">
    <xsl:variable name="observers" select="r:attendance/r:observer[not(@who = $session/r:invitation/@who)]"/>
    <xsl:call-template name="front"/>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:text>按照民主生活会有关规定，定于</xsl:text>
        <xsl:call-template name="when"/>
        <xsl:value-of select="concat('召开', j:escape($about, 'inline'), '。现将有关事项通知如下：')"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:text>**一、时间和地点**。</xsl:text>
        <xsl:call-template name="when"/>
        <xsl:value-of select="concat('，在', j:escape($session/@place, 'inline'), '召开，由')"/>
        <xsl:call-template name="posts">
          <xsl:with-param name="person" select="key('person', $session/@chair)"/>
        </xsl:call-template>
        <xsl:value-of select="concat(j:escape(key('person', $session/@chair)/@name, 'inline'), '同志主持。')"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="r:theme">
      <xsl:call-template name="block">
        <xsl:with-param name="text">
          <xsl:value-of select="concat('**二、会议主题**。', j:escape(r:theme, 'inline'), '。')"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:variable name="next" select="2 + count(r:theme)"/>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:value-of select="concat('**', j:number($next), '、参加人员**。全体党组成员出席')"/>
        <xsl:if test="$observers">
          <xsl:text>；</xsl:text>
          <xsl:for-each select="$observers">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <xsl:value-of select="concat(j:escape(key('person', @who)/@post, 'inline'), j:escape(key('person', @who)/@name, 'inline'))"/>
          </xsl:for-each>
          <xsl:text>列席</xsl:text>
        </xsl:if>
        <xsl:if test="$session/r:invitation">
          <xsl:text>；邀请</xsl:text>
          <xsl:for-each select="$session/r:invitation">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <xsl:value-of select="j:escape(concat(@unit, substring(@of, 1, string-length(@of) * not(@unit))), 'inline')"/>
          </xsl:for-each>
          <xsl:text>派员到会指导</xsl:text>
        </xsl:if>
        <xsl:text>。</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:value-of select="concat('**', j:number($next + 1), '、会前准备**。请认真学习规定内容，听取干部群众的意见，相互谈心谈话，撰写对照检查材料，',
            '如实查摆问题、说明整改情况，准备开展批评和自我批评。')"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:value-of select="concat('**', j:number($next + 2), '、有关要求**。请准时出席；因故不能参加的，请在会前请假并说明事由，提交书面材料。遵守会议纪律和保密制度。')"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="front">
    <xsl:value-of select="concat('---', $nl)"/>
    <xsl:choose>
      <xsl:when test="$document/@number"><xsl:value-of select="concat('format: ordinary', $nl)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('format: plain', $nl)"/></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="concat('kind: 通知', $nl)"/>
    <xsl:if test="$state = 'draft'"><xsl:call-template name="state"/></xsl:if>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'issuer'"/>
      <xsl:with-param name="value" select="r:body/@name"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'number'"/>
      <xsl:with-param name="value" select="$document/@number"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'title'"/>
      <xsl:with-param name="value" select="concat('关于召开', $about, '的通知')"/>
    </xsl:call-template>
    <xsl:value-of select="concat('to:', $nl, '  - 各党组成员', $nl)"/>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'signature'"/>
      <xsl:with-param name="value" select="r:body/@name"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'date'"/>
      <xsl:with-param name="value" select="$sent"/>
    </xsl:call-template>
    <xsl:if test="$document/@number">
      <xsl:call-template name="key">
        <xsl:with-param name="name" select="'printed-by'"/>
        <xsl:with-param name="value" select="r:body/@office"/>
      </xsl:call-template>
      <xsl:call-template name="key">
        <xsl:with-param name="name" select="'printed-on'"/>
        <xsl:with-param name="value" select="$sent"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:value-of select="concat('---', $nl)"/>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  会议通知 of a 党组会议 with its agenda, for the members; with item, of that item
  alone, for those who attend it and are no members.

  Shows: when, where and who presides; the items in order; who sits in on which.
  Never shows: the name or the title of a personnel item or of a classified one (they
  stand as 研究干部人事事项 and 研究有关事项; a title marked for release may stand, and
  none that holds a candidate's name), nothing within an item but its title, who is
  recused, who asked for leave, why anything is so. To those who sit in it shows
  no item but theirs.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="session.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:param name="item"/>

  <xsl:variable name="document" select="$meeting/r:document[@kind = '会议通知'][1]"/>
  <xsl:variable name="one" select="$agenda[@id = $item]"/>
  <xsl:variable name="listed" select="$agenda[not($item) or @id = $item]"/>
  <xsl:variable name="observers" select="$meeting/r:attendance/r:observer[not(r:at) or r:at/@item = $listed/@id]"/>
  <xsl:variable name="candidates" select="$meeting//r:candidate"/>

  <xsl:template match="r:meeting">
    <xsl:if test="not($agenda)">
      <xsl:value-of select="j:fault(r:agenda, '议题都已撤回，没有可以通知的议题')"/>
    </xsl:if>
    <xsl:if test="$item and not($one)">
      <xsl:value-of select="j:fault(r:agenda, concat('没有议题', $item))"/>
    </xsl:if>
    <xsl:if test="$item and not($observers)">
      <xsl:value-of select="j:fault($one, '这个议题没有列席人员，给成员的通知不写议题')"/>
    </xsl:if>
    <xsl:call-template name="front"/>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:text>经研究，定于</xsl:text>
        <xsl:call-template name="when"/>
        <xsl:value-of select="concat('召开', j:escape($about, 'inline'))"/>
        <xsl:if test="$item">，请列席有关议题</xsl:if>
        <xsl:text>。现将有关事项通知如下：</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:text>**一、时间和地点**。</xsl:text>
        <xsl:call-template name="when"/>
        <xsl:value-of select="concat('，在', j:escape($session/@place, 'inline'), '召开')"/>
        <xsl:if test="not($item)">
          <xsl:text>，由</xsl:text>
          <xsl:call-template name="posts">
            <xsl:with-param name="person" select="key('person', $session/@chair)"/>
          </xsl:call-template>
          <xsl:value-of select="concat(j:escape(key('person', $session/@chair)/@name, 'inline'), '同志主持')"/>
        </xsl:if>
        <xsl:text>。</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:choose>
          <xsl:when test="$item">
            <xsl:text>**二、列席的议题**。</xsl:text>
            <xsl:apply-templates select="$one" mode="told"/>
            <xsl:text>。</xsl:text>
          </xsl:when>
          <xsl:otherwise>**二、会议议题**。</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="not($item)">
      <xsl:for-each select="$listed">
        <xsl:call-template name="block">
          <xsl:with-param name="text">
            <xsl:value-of select="concat('（', j:number(position()), '）')"/>
            <xsl:apply-templates select="." mode="told"/>
            <xsl:choose>
              <xsl:when test="position() = last()">。</xsl:when>
              <xsl:otherwise>；</xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:if>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:text>**三、参加人员**。</xsl:text>
        <xsl:if test="not($item)">全体党组成员出席<xsl:if test="not($observers)">。</xsl:if></xsl:if>
        <xsl:if test="$observers">
          <xsl:if test="not($item)">；</xsl:if>
          <xsl:for-each select="$observers">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <xsl:variable name="person" select="key('person', @who)"/>
            <xsl:value-of select="concat(j:escape($person/@post, 'inline'), j:escape($person/@name, 'inline'))"/>
            <xsl:if test="r:at and not($item)">
              <xsl:text>（</xsl:text>
              <xsl:call-template name="item-numbers"><xsl:with-param name="ids" select="r:at/@item"/></xsl:call-template>
              <xsl:text>）</xsl:text>
            </xsl:if>
          </xsl:for-each>
          <xsl:text>列席。</xsl:text>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:text>**四、有关要求**。</xsl:text>
        <xsl:choose>
          <xsl:when test="$item">请提前到会等候，由工作人员引导进入会场，该议题结束后退场。</xsl:when>
          <xsl:otherwise>请准时出席；因故不能参加的，请在会前请假并说明事由，对议题的意见可以用书面形式表达。</xsl:otherwise>
        </xsl:choose>
        <xsl:text>会议材料请妥善保管，遵守会议纪律和保密制度。</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What may be said of an item to those invited. -->
  <xsl:template match="r:item" mode="told">
    <xsl:variable name="title" select="string(r:title)"/>
    <xsl:variable name="cadre"><xsl:apply-templates select="." mode="cadre"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="@secrecy or $meeting/@secrecy">
        <xsl:choose>
          <xsl:when test="$cadre = 'yes'">研究干部人事事项</xsl:when>
          <xsl:otherwise>研究有关事项</xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:when test="$candidates[contains($title, @name)]">研究干部人事事项</xsl:when>
      <xsl:when test="$cadre = 'yes' and not(r:title/@release)">研究干部人事事项</xsl:when>
      <xsl:otherwise><xsl:value-of select="j:escape($title, 'inline')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- With a number it is a 公文 under the group's letterhead, without one a plain paper. -->
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
      <xsl:with-param name="value">
        <xsl:choose>
          <xsl:when test="$item"><xsl:value-of select="concat('关于列席', $about, '的通知')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat('关于召开', $about, '的通知')"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:value-of select="concat('to:', $nl)"/>
    <xsl:choose>
      <xsl:when test="$item">
        <xsl:for-each select="$observers">
          <xsl:value-of select="concat('  - ', j:escape(concat(key('person', @who)/@name, '同志'), 'yaml'), $nl)"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('  - 各党组成员', $nl)"/></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'signature'"/>
      <xsl:with-param name="value" select="r:body/@name"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'date'"/>
      <xsl:with-param name="value">
        <xsl:choose>
          <xsl:when test="$document/@date"><xsl:value-of select="$document/@date"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="substring($session/r:notice[1]/@sent, 1, 10)"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="$document/@number">
      <xsl:call-template name="key">
        <xsl:with-param name="name" select="'printed-by'"/>
        <xsl:with-param name="value" select="r:body/@office"/>
      </xsl:call-template>
      <xsl:call-template name="key">
        <xsl:with-param name="name" select="'printed-on'"/>
        <xsl:with-param name="value" select="substring($session/r:notice[1]/@sent, 1, 10)"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:value-of select="concat('---', $nl)"/>
  </xsl:template>
</xsl:stylesheet>

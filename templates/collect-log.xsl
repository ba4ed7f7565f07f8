<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  What a log adds to a summary; collect.xsl says in which terms.

  An entry counts by its last day; days of research are those of 深入基层 alone,
  each calendar day once, and within the period. A talk counts once it was held;
  one that the preparation of a 民主生活会 names as well is the same: by day and
  persons. What was said in a talk, or filed, no record holds.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:jiyao:summary:1" xmlns:c="urn:jiyao:collect:1"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function"
    exclude-result-prefixes="r j">

<xsl:template name="log-sections">
  <c:section name="activity"/>
</xsl:template>

<xsl:template name="log-figures">
  <c:figure name="research" title="调研" unit="次"/>
  <c:figure name="research-joined" title="参加调研" unit="次" per="member"/>
  <c:figure name="research-days" title="基层调研天数" unit="天" per="member"/>
  <c:figure name="talks" title="谈心谈话" unit="次" of="成员之间 部门负责人 约谈 其他"/>
  <c:figure name="talks-held" title="参加谈心谈话" unit="次" per="member"/>
  <c:figure name="talks-between" title="成员之间谈心谈话" unit="次" of="*"/>
  <c:figure name="contacts" title="联系走访代表" unit="次"/>
  <c:figure name="contacts-deputies" title="联系走访代表人数" unit="人次"/>
  <c:figure name="contacts-joined" title="参加联系走访代表" unit="次" per="member"/>
  <c:figure name="inspections" title="视察" unit="次"/>
  <c:figure name="inspections-joined" title="参加视察" unit="次" per="member"/>
  <c:figure name="enforcement" title="执法检查" unit="次"/>
  <c:figure name="enforcement-joined" title="参加执法检查" unit="次" per="member"/>
  <c:figure name="branch-life" title="参加所在支部组织生活会" unit="次" per="member"/>
  <c:figure name="suggestions" title="意见建议" unit="条" of="改进工作 帮助基层"/>
  <c:figure name="suggestions-by-state" title="意见建议（按办理情况）" unit="条" of="未答复 已采纳 部分采纳 留作参考"/>
  <c:figure name="suggestions-made" title="提出意见建议" unit="条" per="member"/>
  <c:figure name="personal-reports" title="报告个人有关事项" unit="次" per="member"/>
</xsl:template>

<xsl:template match="r:log" mode="collect">
  <xsl:apply-templates select="r:research|r:talk|r:contact|r:inspection|r:enforcement|r:branch-life|
      r:suggestion|r:personal-report" mode="collect"/>
</xsl:template>

<!-- The row of an entry: its kind is the name of its element. -->
<xsl:template name="activity">
  <activity kind="{local-name()}">
    <xsl:call-template name="place"/>
    <xsl:copy-of select="@date|@to|@place|@subject|@law|@organiser|@grass-roots|@count|@branch|@theme|
        @with|@post|@asked|@given|@reason|@title|@state|@occasion|@release"/>
    <xsl:if test="@to"><xsl:copy-of select="@from"/></xsl:if>
    <xsl:if test="@kind"><xsl:attribute name="sort"><xsl:value-of select="@kind"/></xsl:attribute></xsl:if>
    <xsl:attribute name="who">
      <xsl:for-each select="@who|r:who/@ref">
        <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
        <xsl:value-of select="."/>
      </xsl:for-each>
    </xsl:attribute>
  </activity>
</xsl:template>

<!-- Whether the entry's last day counts: 1 or nothing. -->
<xsl:template name="held">
  <xsl:variable name="day">
    <xsl:choose>
      <xsl:when test="@to"><xsl:value-of select="@to"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@date"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="in"><xsl:call-template name="in"><xsl:with-param name="day" select="$day"/></xsl:call-template></xsl:variable>
  <xsl:variable name="then"><xsl:call-template name="by-then"><xsl:with-param name="day" select="$day"/></xsl:call-template></xsl:variable>
  <xsl:if test="$day != '' and $in = 1 and $then = 1">1</xsl:if>
</xsl:template>

<!-- Each person of the entry counts for a figure. -->
<xsl:template name="joined">
  <xsl:param name="figure"/>
  <xsl:variable name="id" select="@id"/>
  <xsl:for-each select="r:who">
    <xsl:call-template name="count">
      <xsl:with-param name="figure" select="$figure"/>
      <xsl:with-param name="who" select="@ref"/>
      <xsl:with-param name="id" select="$id"/>
    </xsl:call-template>
  </xsl:for-each>
</xsl:template>

<xsl:template match="r:research|r:contact|r:inspection|r:enforcement" mode="collect">
  <xsl:variable name="held"><xsl:call-template name="held"/></xsl:variable>
  <xsl:variable name="figure">
    <xsl:choose>
      <xsl:when test="self::r:contact">contacts</xsl:when>
      <xsl:when test="self::r:inspection">inspections</xsl:when>
      <xsl:otherwise><xsl:value-of select="local-name()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:call-template name="activity"/>
  <xsl:if test="$held = 1">
    <xsl:call-template name="count"><xsl:with-param name="figure" select="$figure"/></xsl:call-template>
    <xsl:call-template name="joined"><xsl:with-param name="figure" select="concat($figure, '-joined')"/></xsl:call-template>
    <xsl:if test="self::r:contact">
      <xsl:call-template name="count">
        <xsl:with-param name="figure" select="'contacts-deputies'"/>
        <xsl:with-param name="n" select="@count"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:if>
  <xsl:if test="self::r:research and @grass-roots = 'yes'">
    <xsl:variable name="entry" select="."/>
    <xsl:for-each select="r:who">
      <c:span figure="research-days" who="{@ref}" from="{$entry/@from}" to="{$entry/@to}" id="{$entry/@id}" line="{j:line(.)}"/>
    </xsl:for-each>
  </xsl:if>
</xsl:template>

<!-- The two of a talk, the one earlier in the roster first. -->
<xsl:template name="pair">
  <xsl:param name="a"/>
  <xsl:param name="b"/>
  <xsl:choose>
    <xsl:when test="count(/*/r:roster/*[@id = $a]/preceding-sibling::*) &lt;=
        count(/*/r:roster/*[@id = $b]/preceding-sibling::*)"><xsl:value-of select="concat($a, ' ', $b)"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="concat($b, ' ', $a)"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="r:talk" mode="collect">
  <xsl:variable name="held"><xsl:call-template name="held"/></xsl:variable>
  <xsl:call-template name="activity"/>
  <xsl:if test="$held = 1 and not(@given = 'no')">
    <xsl:call-template name="talk-counts"><xsl:with-param name="kind" select="@kind"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- Those before a 民主生活会: between members where both are. -->
<xsl:template match="r:talked" mode="collect">
  <xsl:variable name="held"><xsl:call-template name="held"/></xsl:variable>
  <xsl:variable name="members" select="/*/r:roster/r:member"/>
  <xsl:if test="$held = 1">
    <xsl:call-template name="talk-counts">
      <xsl:with-param name="kind">
        <xsl:choose>
          <xsl:when test="@who = $members/@id and @with = $members/@id">成员之间</xsl:when>
          <xsl:otherwise>其他</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="talk-counts">
  <xsl:param name="kind"/>
  <xsl:variable name="pair">
    <xsl:choose>
      <xsl:when test="@with">
        <xsl:call-template name="pair">
          <xsl:with-param name="a" select="@who"/>
          <xsl:with-param name="b" select="@with"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(@who, ' ', @name, ' ', $record, ' ', @id)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="key" select="concat(@date, ' ', $pair)"/>
  <xsl:call-template name="count">
    <xsl:with-param name="figure" select="'talks'"/>
    <xsl:with-param name="of" select="$kind"/>
    <xsl:with-param name="key" select="$key"/>
  </xsl:call-template>
  <xsl:call-template name="count">
    <xsl:with-param name="figure" select="'talks-held'"/>
    <xsl:with-param name="who" select="@who"/>
    <xsl:with-param name="key" select="$key"/>
  </xsl:call-template>
  <xsl:if test="$kind = '成员之间' and @with">
    <xsl:call-template name="count">
      <xsl:with-param name="figure" select="'talks-held'"/>
      <xsl:with-param name="who" select="@with"/>
      <xsl:with-param name="key" select="$key"/>
    </xsl:call-template>
    <xsl:call-template name="count">
      <xsl:with-param name="figure" select="'talks-between'"/>
      <xsl:with-param name="who" select="substring-before($pair, ' ')"/>
      <xsl:with-param name="of" select="substring-after($pair, ' ')"/>
      <xsl:with-param name="key" select="$key"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template match="r:branch-life" mode="collect">
  <xsl:variable name="held"><xsl:call-template name="held"/></xsl:variable>
  <xsl:call-template name="activity"/>
  <xsl:if test="$held = 1">
    <xsl:call-template name="joined"><xsl:with-param name="figure" select="'branch-life'"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template match="r:suggestion" mode="collect">
  <xsl:variable name="held"><xsl:call-template name="held"/></xsl:variable>
  <xsl:call-template name="activity"/>
  <xsl:if test="$held = 1">
    <xsl:call-template name="count">
      <xsl:with-param name="figure" select="'suggestions'"/>
      <xsl:with-param name="of" select="@kind"/>
    </xsl:call-template>
    <xsl:call-template name="count">
      <xsl:with-param name="figure" select="'suggestions-by-state'"/>
      <xsl:with-param name="of">
        <xsl:value-of select="@state"/>
        <xsl:if test="not(@state)">未答复</xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="joined"><xsl:with-param name="figure" select="'suggestions-made'"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template match="r:personal-report" mode="collect">
  <xsl:variable name="held"><xsl:call-template name="held"/></xsl:variable>
  <xsl:call-template name="activity"/>
  <xsl:if test="$held = 1">
    <xsl:call-template name="count">
      <xsl:with-param name="figure" select="'personal-reports'"/>
      <xsl:with-param name="who" select="@who"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>

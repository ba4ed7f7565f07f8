<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  What a session of the 理论学习中心组 adds to a summary; collect.xsl says in
  which terms. Attendance is that of 集中学习研讨 alone: it is what the rules count.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:jiyao:summary:1" xmlns:c="urn:jiyao:collect:1"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function"
    exclude-result-prefixes="r j">

<xsl:template name="study-sections">
  <c:section name="study"/>
</xsl:template>

<xsl:template name="study-figures">
  <c:figure name="studies" title="理论学习中心组学习" unit="次" of="集中学习研讨 个人自学 其他"/>
  <c:figure name="study-due" title="应参加集中学习研讨" unit="次" per="member"/>
  <c:figure name="study-attended" title="参加集中学习研讨" unit="次" per="member"/>
  <c:figure name="study-on-leave" title="集中学习研讨请假" unit="次" per="member"/>
  <c:figure name="study-absent" title="集中学习研讨缺席" unit="次" per="member"/>
  <c:figure name="study-joined" title="成员以外人员参加集中学习研讨" unit="次" of="*"/>
  <c:figure name="study-spoke" title="集中学习研讨发言" unit="次" per="member"/>
</xsl:template>

<xsl:template match="r:study" mode="collect">
  <xsl:variable name="day" select="substring(r:session/@start, 1, 10)"/>
  <xsl:variable name="chair" select="r:session/@chair"/>
  <study>
    <xsl:call-template name="place"/>
    <xsl:copy-of select="@year|@number"/>
    <xsl:attribute name="date"><xsl:value-of select="$day"/></xsl:attribute>
    <xsl:copy-of select="r:session/@place|r:session/@form|r:session/@described|r:session/@chair"/>
    <xsl:if test="r:roster/r:member[@id = $chair]">
      <xsl:attribute name="chair-role"><xsl:value-of select="r:roster/r:member[@id = $chair]/@role"/></xsl:attribute>
    </xsl:if>
    <xsl:attribute name="theme"><xsl:value-of select="normalize-space(r:theme)"/></xsl:attribute>
    <xsl:attribute name="due">
      <xsl:call-template name="due-number"><xsl:with-param name="day" select="$day"/></xsl:call-template>
    </xsl:attribute>
    <xsl:attribute name="present"><xsl:value-of select="count(r:attendance/r:attend[@status = '出席'])"/></xsl:attribute>
    <xsl:copy-of select="@secrecy"/>
  </study>
  <xsl:call-template name="count">
    <xsl:with-param name="figure" select="'studies'"/>
    <xsl:with-param name="of" select="r:session/@form"/>
  </xsl:call-template>
  <xsl:if test="r:session/@form = '集中学习研讨'">
    <xsl:call-template name="due">
      <xsl:with-param name="figure" select="'study-due'"/>
      <xsl:with-param name="day" select="$day"/>
    </xsl:call-template>
    <xsl:apply-templates select="r:attendance/r:attend" mode="attendance">
      <xsl:with-param name="attended" select="'study-attended'"/>
      <xsl:with-param name="on-leave" select="'study-on-leave'"/>
      <xsl:with-param name="absent" select="'study-absent'"/>
    </xsl:apply-templates>
    <xsl:for-each select="r:attendance/r:participant[not(@status) or @status = '出席']">
      <xsl:call-template name="count">
        <xsl:with-param name="figure" select="'study-joined'"/>
        <xsl:with-param name="who" select="@who"/>
        <xsl:with-param name="id" select="$record"/>
      </xsl:call-template>
    </xsl:for-each>
    <!-- One who spoke twice spoke at one session. -->
    <xsl:for-each select="r:speech[not(@form = '书面发言')][@who = /*/r:roster/r:member/@id]">
      <xsl:call-template name="count">
        <xsl:with-param name="figure" select="'study-spoke'"/>
        <xsl:with-param name="who" select="@who"/>
        <xsl:with-param name="id" select="$record"/>
        <xsl:with-param name="key" select="$record"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:if>
  <xsl:apply-templates select="r:task" mode="common">
    <xsl:with-param name="given" select="$day"/>
  </xsl:apply-templates>
</xsl:template>

</xsl:stylesheet>

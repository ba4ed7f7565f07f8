<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  情况通报, for those inside: what of a meeting is marked release="内部" or "公众"; of a 民主生活会 its
  account, what the guests said of it, and the issues as far as each is marked.
  Never shows anything else of the record but the names of the body, numbers and the day; see release.xsl.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="release.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="marks" select="'|公众|内部|'"/>
  <xsl:variable name="document" select="$meeting/r:document[@kind = '通报'][1]"/>

  <xsl:template match="r:meeting">
    <xsl:call-template name="front">
      <xsl:with-param name="kind" select="'通报'"/>
      <xsl:with-param name="title" select="concat(r:body/@title, '第', @number, '次会议情况通报')"/>
      <xsl:with-param name="date" select="$document/@date"/>
      <xsl:with-param name="document" select="$document"/>
    </xsl:call-template>
    <xsl:call-template name="block">
      <xsl:with-param name="text" select="concat(j:date($day), '，', j:escape(r:body/@title, 'inline'),
          '召开第', @number, '次会议。现将会议有关情况通报如下：')"/>
    </xsl:call-template>
    <xsl:call-template name="items"/>
  </xsl:template>

  <xsl:template match="r:life-meeting">
    <xsl:call-template name="front">
      <xsl:with-param name="kind" select="'通报'"/>
      <xsl:with-param name="title" select="concat(r:body/@title, @year, '年度民主生活会情况通报')"/>
      <xsl:with-param name="date" select="$document/@date"/>
      <xsl:with-param name="document" select="$document"/>
    </xsl:call-template>
    <xsl:call-template name="life"/>
  </xsl:template>
</xsl:stylesheet>

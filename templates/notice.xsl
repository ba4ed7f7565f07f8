<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  公布, for the public: what of a meeting is marked release="公众"; of a 民主生活会 its account, and
  the issues with measures, goals, dates and progress as far as each is marked.
  Never shows anything else of the record but the names of the body, numbers and the day; see release.xsl.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="release.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="marks" select="'|公众|'"/>

  <xsl:template match="r:meeting">
    <xsl:call-template name="front">
      <xsl:with-param name="kind" select="'公告'"/>
      <xsl:with-param name="title" select="concat(r:body/@title, '第', @number, '次会议决定事项公布')"/>
    </xsl:call-template>
    <xsl:call-template name="block">
      <xsl:with-param name="text" select="concat(j:date($day), '，', j:escape(r:body/@title, 'inline'),
          '召开第', @number, '次会议。现将会议有关事项公布如下：')"/>
    </xsl:call-template>
    <xsl:call-template name="items"/>
  </xsl:template>

  <xsl:template match="r:life-meeting">
    <xsl:call-template name="front">
      <xsl:with-param name="kind" select="'公告'"/>
      <xsl:with-param name="title" select="concat(r:body/@title, @year, '年度民主生活会情况公布')"/>
    </xsl:call-template>
    <xsl:call-template name="life"/>
  </xsl:template>
</xsl:stylesheet>

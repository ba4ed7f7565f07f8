<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- 签到表 of a 民主生活会: sign-in.xsl says for whom, what it shows and what never. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="sign-in.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="meeting" select="/r:life-meeting"/>
  <xsl:variable name="about" select="concat($meeting/r:body/@title, $meeting/@year, '年度民主生活会')"/>

  <xsl:template match="/">
    <xsl:apply-templates select="r:life-meeting"/>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  The texts of a page, one a line, in the order in which the PDF draws them:
  there 签发人 comes before the number, because its rows begin higher up.  On
  paper the name of a 签名章 is the stamp itself.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:h="http://www.w3.org/1999/xhtml">
<xsl:output method="text" encoding="UTF-8"/>
<xsl:template match="/">
  <xsl:apply-templates select="//h:body"/>
</xsl:template>
<xsl:template match="h:p[@class = 'state']"/>
<xsl:template
    match="h:div[@class = 'signature stamp']//h:span[contains(@class, 'name')]"/>
<xsl:template match="h:div[@class = 'reference']">
  <xsl:apply-templates select="h:p[@class = 'signers']"/>
  <xsl:apply-templates select="h:p[@class = 'number']"/>
</xsl:template>
<xsl:template match="text()">
  <xsl:variable name="text" select="translate(., ' &#x3000;&#xa0;&#9;&#10;', '')"/>
  <xsl:if test="$text != ''">
    <xsl:value-of select="concat($text, '&#10;')"/>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:text>---&#10;format: plain&#10;title: 公布&#10;---&#10;</xsl:text>
    <xsl:for-each select="//r:decision[@id = 'd1']">
      <xsl:value-of select="concat('&#10;', j:prose(r:p[1], 'line'), '&#10;')"/>
      <xsl:for-each select="r:vote/r:ballot">
        <xsl:value-of select="concat('&#10;', /r:meeting/r:roster/r:member[@id = current()/@who]/@name, @choice, '&#10;')"/>
      </xsl:for-each>
      <xsl:value-of select="concat('&#10;', j:prose(r:dissent/r:p, 'line'), '&#10;')"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>

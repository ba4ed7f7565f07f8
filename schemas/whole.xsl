<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  record.xsd with what it includes put in place, each file once: one tree for
  the manual page and for the tests of the vocabulary. xs:include goes two
  levels deep, from record.xsd to a kind and from there to common.xsd. Each
  component says in w:of which file it is from: a kind, or common.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:w="urn:jiyao:whole">

<xsl:template match="/xs:schema">
  <xsl:copy>
    <xsl:copy-of select="@*"/>
    <xsl:apply-templates select="document('common.xsd')/xs:schema/*"/>
    <xsl:for-each select="xs:include">
      <xsl:apply-templates select="document(@schemaLocation)/xs:schema/*">
        <xsl:with-param name="of" select="substring-before(@schemaLocation, '.xsd')"/>
      </xsl:apply-templates>
    </xsl:for-each>
  </xsl:copy>
</xsl:template>

<xsl:template match="xs:schema/*">
  <xsl:param name="of" select="'common'"/>
  <xsl:copy>
    <xsl:attribute name="w:of"><xsl:value-of select="$of"/></xsl:attribute>
    <xsl:copy-of select="@*|node()"/>
  </xsl:copy>
</xsl:template>
<xsl:template match="xs:include"/>

</xsl:stylesheet>

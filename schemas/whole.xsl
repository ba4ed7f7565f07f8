<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  record.xsd with what it includes put in place, each file once: one tree for
  the manual page and for the tests of the vocabulary. xs:include goes two
  levels deep, from record.xsd to a kind and from there to common.xsd.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema">

<xsl:template match="/xs:schema">
  <xsl:copy>
    <xsl:copy-of select="@*"/>
    <xsl:copy-of select="document('common.xsd')/xs:schema/node()"/>
    <xsl:for-each select="xs:include">
      <xsl:copy-of select="document(@schemaLocation)/xs:schema/node()[not(self::xs:include)]"/>
    </xsl:for-each>
  </xsl:copy>
</xsl:template>

</xsl:stylesheet>

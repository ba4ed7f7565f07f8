<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function">
  <!-- The titles of the items alone, with the installation's own parts. -->
  <xsl:import href="jiyao:common.xsl"/>
  <xsl:template match="r:meeting">
    <xsl:for-each select="r:agenda/r:item">
      <xsl:value-of select="concat(position(), '. ', j:escape(r:title, 'inline'), $nl)"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- An office's own call that says the title of every item. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="jiyao:call.xsl"/>
  <xsl:template match="r:item" mode="told">
    <xsl:value-of select="j:escape(r:title, 'inline')"/>
  </xsl:template>
</xsl:stylesheet>

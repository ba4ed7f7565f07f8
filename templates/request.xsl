<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  请示 to the 市委, from the report-up of one item: one matter, and it asks for one reply.

  Shows: the text of the report-up, else the one decision passed; attachments, contact.
  Never shows: remarks, opinions, votes, dissent, recusals, tasks, other items.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="upward.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <!-- A request may go up before the meeting. -->
  <xsl:variable name="ahead" select="true()"/>
  <xsl:variable name="kind" select="'请示'"/>

  <xsl:template name="ending">
    <xsl:variable name="last" select="string($up/r:p[last()])"/>
    <xsl:if test="not($up/r:p|$up/r:table) and count($passed) &gt; 1">
      <xsl:value-of select="j:fault($up, concat('请示应当一文一事：议题有', count($passed), '个决定，请写明请示的正文'))"/>
    </xsl:if>
    <xsl:if test="not(contains($last, '请批示') or contains($last, '请审批') or contains($last, '请批准') or contains($last, '请批复'))">
      <xsl:call-template name="block">
        <xsl:with-param name="text" select="'妥否，请批示。'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>

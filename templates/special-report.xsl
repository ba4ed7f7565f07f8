<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  A special 报告 to the 市委, from the report-up of one item after the meeting. It asks
  for nothing: a text that does is refused.

  Shows: the text of the report-up, else the decisions passed; attachments.
  Never shows: remarks, opinions, votes, dissent, recusals, tasks, other items.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="upward.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="kind" select="'报告'"/>

  <xsl:template name="ending">
    <xsl:variable name="asks" select="$up/r:p[contains(., '请批示') or contains(., '请审批') or contains(., '请批准') or
        contains(., '请予批准') or contains(., '请审定')]"/>
    <xsl:if test="$asks">
      <xsl:value-of select="j:fault($asks[1], '报告不得夹带请示事项，请另行请示')"/>
    </xsl:if>
    <xsl:if test="not(contains(string($up/r:p[last()]), '特此报告'))">
      <xsl:call-template name="block">
        <xsl:with-param name="text" select="'特此报告。'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>

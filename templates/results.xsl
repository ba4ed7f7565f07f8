<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  表决结果报告单 of a 党组会议, for who presides and for the record: blank from the plan, for
  those who count; filled from the record, for those who sign it.

  Shows: each vote with its matter, way, papers and votes, and whether it passed. Never
  shows: who voted how, even where the vote was by name; who is recused; anything said.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="session.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:param name="item"/>

  <xsl:variable name="voted" select="$agenda[not($item) or @id = $item]/r:decision[r:vote]"/>
  <xsl:variable name="blank" select="$meeting/@stage = '会前'"/>

  <xsl:template match="r:meeting">
    <xsl:if test="$item and not($agenda[@id = $item])">
      <xsl:value-of select="j:fault(r:agenda, concat('没有议题', $item))"/>
    </xsl:if>
    <xsl:if test="not($voted)">
      <xsl:value-of select="j:fault(r:agenda, '没有表决的事项')"/>
    </xsl:if>
    <xsl:value-of select="concat('---', $nl, 'format: plain', $nl, 'kind: 表决结果报告单', $nl)"/>
    <xsl:if test="not($blank) and $state = 'draft'"><xsl:call-template name="state"/></xsl:if>
    <xsl:call-template name="secrecy">
      <xsl:with-param name="of" select="$meeting|$voted/.."/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'title'"/>
      <xsl:with-param name="value" select="concat($about, '表决结果报告单')"/>
    </xsl:call-template>
    <xsl:value-of select="concat('---', $nl, $nl, '&lt;!-- jiyao: landscape --&gt;', $nl)"/>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:call-template name="when"/>
        <xsl:value-of select="concat('，', j:escape($session/@place, 'inline'), '。应到党组成员', $due, '人，')"/>
        <xsl:choose>
          <xsl:when test="$blank">实到　　　人。</xsl:when>
          <xsl:otherwise><xsl:value-of select="concat('实到', count($counted), '人。')"/></xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="concat('赞成票超过应到成员半数（', floor($due div 2) + 1, '票以上）为通过。')"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:value-of select="concat($nl, '&lt;table class=&quot;keep-rows form&quot;&gt;', $nl,
        '&lt;colgroup&gt;&lt;col width=&quot;5%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;35%&quot;/&gt;&lt;col width=&quot;11%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;6%&quot; align=&quot;center&quot; span=&quot;7&quot;/&gt;&lt;col width=&quot;7%&quot; align=&quot;center&quot;/&gt;&lt;/colgroup&gt;', $nl,
        '&lt;thead&gt;&lt;tr&gt;&lt;th&gt;序号&lt;/th&gt;&lt;th&gt;表决事项&lt;/th&gt;&lt;th&gt;表决方式&lt;/th&gt;&lt;th&gt;发出&lt;/th&gt;&lt;th&gt;收回&lt;/th&gt;&lt;th&gt;有效&lt;/th&gt;&lt;th&gt;赞成&lt;/th&gt;&lt;th&gt;反对&lt;/th&gt;&lt;th&gt;弃权&lt;/th&gt;&lt;th&gt;未投票&lt;/th&gt;&lt;th&gt;结果&lt;/th&gt;&lt;/tr&gt;&lt;/thead&gt;', $nl,
        '&lt;tbody&gt;', $nl)"/>
    <xsl:for-each select="$voted">
      <part>
        <xsl:value-of select="concat('&lt;tr&gt;&lt;td&gt;', position(), '&lt;/td&gt;&lt;td&gt;')"/>
        <xsl:call-template name="matter"/>
        <xsl:value-of select="concat('&lt;/td&gt;&lt;td&gt;', r:vote/@method, '&lt;/td&gt;')"/>
        <xsl:for-each select="r:vote"><xsl:call-template name="counts"/></xsl:for-each>
        <xsl:call-template name="cell"><xsl:with-param name="text" select="string(@outcome)"/></xsl:call-template>
        <xsl:value-of select="concat('&lt;/tr&gt;', $nl)"/>
      </part>
    </xsl:for-each>
    <xsl:value-of select="concat('&lt;/tbody&gt;', $nl, '&lt;/table&gt;', $nl)"/>
    <xsl:call-template name="block">
      <xsl:with-param name="text" select="'监票人签名：　　　　　　　　计票人签名：　　　　　　　　主持人签名：'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A person with the post, or the matter. -->
  <xsl:template name="matter">
    <xsl:choose>
      <xsl:when test="r:candidate">
        <xsl:for-each select="r:candidate">
          <xsl:if test="position() &gt; 1">；</xsl:if>
          <xsl:value-of select="concat(j:escape(@name, 'html'), '：', j:escape(@to, 'html'))"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="voted-matter"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Papers only where there are any: by voice or hand those places are struck out. -->
  <xsl:template name="counts">
    <xsl:variable name="paper" select="@method = '无记名投票' or @method = '记名投票'"/>
    <xsl:call-template name="figure">
      <xsl:with-param name="paper" select="$paper"/>
      <xsl:with-param name="value" select="string(@issued)"/>
    </xsl:call-template>
    <xsl:call-template name="figure">
      <xsl:with-param name="paper" select="$paper"/>
      <xsl:with-param name="value" select="string(@returned)"/>
    </xsl:call-template>
    <xsl:call-template name="figure">
      <xsl:with-param name="paper" select="$paper"/>
      <xsl:with-param name="value">
        <xsl:if test="@returned"><xsl:value-of select="@returned - sum(@invalid)"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="@for">
        <xsl:value-of select="concat('&lt;td&gt;', number(@for), '&lt;/td&gt;&lt;td&gt;', sum(@against), '&lt;/td&gt;&lt;td&gt;',
            sum(@abstain), '&lt;/td&gt;&lt;td&gt;', sum(@not-voting), '&lt;/td&gt;')"/>
      </xsl:when>
      <xsl:otherwise>&lt;td&gt;&lt;/td&gt;&lt;td&gt;&lt;/td&gt;&lt;td&gt;&lt;/td&gt;&lt;td&gt;&lt;/td&gt;</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="figure">
    <xsl:param name="paper"/>
    <xsl:param name="value"/>
    <xsl:call-template name="cell">
      <xsl:with-param name="text">
        <xsl:choose>
          <xsl:when test="not($paper) or (not($blank) and $value = '')">—</xsl:when>
          <xsl:otherwise><xsl:value-of select="$value"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

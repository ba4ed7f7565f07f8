<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  What a 请示 and a special 报告 share: both go up to the 市委 from one item of a meeting
  and its report-up. The importing template names the kind. It prints nothing by itself.

  The text is that of the report-up, else what the meeting decided; who signs comes
  from the document of that kind and item (or number), and a paper without it is a 送签稿
  that names the 书记. A classified paper that is issued bears 份号 000001.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function" exclude-result-prefixes="r j">
  <xsl:import href="common.xsl"/>

  <xsl:param name="item"/>
  <xsl:variable name="kind"/>

  <xsl:variable name="agenda" select="$meeting/r:agenda/r:item[not(@withdrawn)]"/>
  <xsl:variable name="ups" select="$agenda[not($item) or @id = $item]/r:report-up[@kind = $kind]"/>
  <xsl:variable name="up" select="$ups[1]"/>
  <xsl:variable name="matter" select="$up/.."/>
  <xsl:variable name="document" select="$meeting/r:document[@kind = $kind and
      (@item = $matter/@id or @number = $up/@number)][1]"/>
  <xsl:variable name="signer" select="key('person', $document/r:signature/@by)"/>
  <xsl:variable name="passed" select="$matter/r:decision[@outcome = '通过']"/>
  <!-- Of this paper, whatever the minutes are. -->
  <xsl:variable name="ready">
    <xsl:choose>
      <xsl:when test="$state = 'draft'">draft</xsl:when>
      <xsl:when test="$signer">issued</xsl:when>
      <xsl:otherwise>to-sign</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:template match="r:meeting">
    <xsl:call-template name="refuse"/>
    <xsl:call-template name="front"/>
    <xsl:choose>
      <xsl:when test="$up/r:p|$up/r:table">
        <xsl:call-template name="prose">
          <xsl:with-param name="blocks" select="$up/r:p|$up/r:table"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="decided"/></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="ending"/>
  </xsl:template>

  <!-- What this record gives no such paper of. -->
  <xsl:template name="refuse">
    <xsl:if test="$item and not($agenda[@id = $item])">
      <xsl:value-of select="j:fault(r:agenda, concat('没有议题', $item, '，或者已经撤回'))"/>
    </xsl:if>
    <xsl:if test="not($ups)">
      <xsl:value-of select="j:fault($agenda[@id = $item]|r:agenda[not($item)], concat('没有写明向市委的', $kind, '（report-up）'))"/>
    </xsl:if>
    <xsl:if test="count($ups/..) &gt; 1">
      <xsl:value-of select="j:fault($ups[2], concat('不止一个议题有', $kind, '，请用 --item 指明一个'))"/>
    </xsl:if>
    <xsl:if test="count($ups) &gt; 1">
      <xsl:value-of select="j:fault($ups[2], concat('这个议题有', count($ups), '份', $kind, '，一份', $kind, '写一个事项，请分列议题'))"/>
    </xsl:if>
    <xsl:if test="not($up/r:p|$up/r:table) and not($passed)">
      <xsl:value-of select="j:fault($up, concat($kind, '没有正文，议题也没有通过的决定'))"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="title">
    <xsl:variable name="given" select="string($up/@title)"/>
    <xsl:choose>
      <!-- A title of neither kind is an error of the record, and is not printed. -->
      <xsl:when test="substring($given, string-length($given) - 1) = $kind and not(contains($given, '请示报告'))">
        <xsl:value-of select="$given"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="title" select="string($matter/r:title)"/>
        <xsl:variable name="about">
          <xsl:choose>
            <xsl:when test="starts-with($title, '研究') or starts-with($title, '审议') or starts-with($title, '讨论') or
                starts-with($title, '听取') or starts-with($title, '学习')">
              <xsl:value-of select="substring($title, 3)"/>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="$title"/></xsl:otherwise>
          </xsl:choose>
        </xsl:variable>
        <xsl:if test="not(starts-with($about, '关于'))">关于</xsl:if>
        <xsl:value-of select="concat($about, '的', $kind)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="front">
    <xsl:value-of select="concat('---', $nl, 'format: upward', $nl, 'kind: ', $kind, $nl)"/>
    <xsl:choose>
      <xsl:when test="$ready = 'draft'"><xsl:value-of select="concat('state: 草稿', $nl)"/></xsl:when>
      <xsl:when test="$ready = 'to-sign'"><xsl:value-of select="concat('state: 送签稿', $nl)"/></xsl:when>
    </xsl:choose>
    <xsl:call-template name="signed">
      <xsl:with-param name="document" select="$document"/>
    </xsl:call-template>
    <xsl:if test="$ready = 'issued' and ($matter/@secrecy or $meeting/@secrecy)">
      <xsl:value-of select="concat('copy-number: &quot;000001&quot;', $nl)"/>
    </xsl:if>
    <xsl:call-template name="secrecy">
      <xsl:with-param name="of" select="$matter[@secrecy]|$meeting[not($matter/@secrecy)]"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'issuer'"/>
      <xsl:with-param name="value" select="r:body/@name"/>
    </xsl:call-template>
    <xsl:value-of select="concat('issuer-suffix: 文件', $nl)"/>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'number'"/>
      <xsl:with-param name="value" select="$up/@number"/>
    </xsl:call-template>
    <xsl:value-of select="concat('signers:', $nl)"/>
    <xsl:for-each select="$signer|$members[@role = '书记' and not($signer)][1]">
      <xsl:value-of select="concat('  - ', j:escape(@name, 'yaml'), $nl)"/>
    </xsl:for-each>
    <xsl:variable name="title"><xsl:call-template name="title"/></xsl:variable>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'title'"/>
      <xsl:with-param name="value" select="$title"/>
    </xsl:call-template>
    <xsl:value-of select="concat('to:', $nl, '  - {name: ', j:escape(r:body/@superior, 'yaml'), ', relation: superior}', $nl)"/>
    <xsl:if test="$up/r:attachment">
      <xsl:value-of select="concat('attachments:', $nl)"/>
      <xsl:for-each select="$up/r:attachment">
        <xsl:value-of select="concat('  - ', j:escape(@title, 'yaml'), $nl)"/>
      </xsl:for-each>
    </xsl:if>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'signature'"/>
      <xsl:with-param name="value" select="r:body/@name"/>
    </xsl:call-template>
    <xsl:value-of select="concat('signing: seal', $nl)"/>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'date'"/>
      <xsl:with-param name="value" select="$up/@date"/>
    </xsl:call-template>
    <xsl:if test="$up/r:contact">
      <xsl:call-template name="key">
        <xsl:with-param name="name" select="'note'"/>
        <xsl:with-param name="value" select="concat('联系人：', $up/r:contact/@name, '，电话：', $up/r:contact/@phone)"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'printed-by'"/>
      <xsl:with-param name="value" select="r:body/@office"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'printed-on'"/>
      <xsl:with-param name="value" select="$up/@date"/>
    </xsl:call-template>
    <xsl:value-of select="concat('---', $nl)"/>
  </xsl:template>

  <!-- 2026年9月16日，示例市八届人大常委会党组第14次会议研究了……，会议决定： -->
  <xsl:template name="decided">
    <xsl:variable name="title" select="string($matter/r:title)"/>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:value-of select="concat(j:date($day), '，', j:escape(r:body/@title, 'inline'), '第', @number, '次会议')"/>
        <xsl:choose>
          <xsl:when test="starts-with($title, '研究')"><xsl:value-of select="concat('研究了', j:escape(substring($title, 3), 'inline'))"/></xsl:when>
          <xsl:when test="starts-with($title, '审议')"><xsl:value-of select="concat('审议了', j:escape(substring($title, 3), 'inline'))"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat('研究了', j:escape($title, 'inline'))"/></xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="concat('。现将有关情况', substring('请示报告', 1 + 2 * ($kind = '报告'), 2), '如下：')"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:for-each select="$passed">
      <xsl:call-template name="prose">
        <xsl:with-param name="blocks" select="r:p|r:table"/>
        <xsl:with-param name="lead">
          <xsl:text>会议</xsl:text>
          <xsl:choose>
            <xsl:when test="@wording and @wording != '决定'"><xsl:value-of select="@wording"/></xsl:when>
            <xsl:otherwise>决定，</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>

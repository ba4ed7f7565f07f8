<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  文件审签单, for the members who are asked, and for the archive: the draft, the
  round and the signature of one 传批.

  Before the round its cells are empty, to be signed by hand; afterwards they hold
  what the record holds. 已签 stands where an answer is on record: a name set in
  type would pass for a signature. All of a circulation is for its members; what
  never stands here is anything of another record. A form to sign is no 送签稿.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="common.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="circulation" select="/r:circulation"/>
  <xsl:variable name="paper" select="$circulation/r:paper"/>
  <xsl:variable name="asks" select="$circulation/r:round/r:ask"/>
  <xsl:variable name="year" select="substring($circulation/@date, 1, 4)"/>

  <xsl:template match="/">
    <xsl:if test="not(/r:circulation)">
      <xsl:message terminate="yes">这个模板只用于传批的记录（urn:jiyao:record:1 的 circulation）</xsl:message>
    </xsl:if>
    <xsl:apply-templates select="/r:circulation"/>
  </xsl:template>

  <xsl:template match="r:circulation">
    <xsl:value-of select="concat('---', $nl, 'format: plain', $nl, 'kind: 文件审签单', $nl)"/>
    <xsl:if test="$state = 'draft'">
      <xsl:value-of select="concat('state: 草稿', $nl)"/>
    </xsl:if>
    <xsl:call-template name="secrecy">
      <xsl:with-param name="of" select="."/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'issuer'"/>
      <xsl:with-param name="value" select="r:body/@name"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'title'"/>
      <xsl:with-param name="value" select="concat(r:body/@title, '文件审签单')"/>
    </xsl:call-template>
    <xsl:value-of select="concat('---', $nl)"/>
    <xsl:call-template name="paper"/>
    <xsl:call-template name="round"/>
    <xsl:call-template name="end"/>
  </xsl:template>

  <!-- <th>label</th><td>text</td>; the text is HTML already. -->
  <xsl:template name="pair">
    <xsl:param name="label"/>
    <xsl:param name="text"/>
    <xsl:param name="span" select="1"/>
    <xsl:value-of select="concat('&lt;th&gt;', $label, '&lt;/th&gt;&lt;td')"/>
    <xsl:if test="$span &gt; 1">
      <xsl:value-of select="concat(' colspan=&quot;', $span, '&quot; align=&quot;left&quot;')"/>
    </xsl:if>
    <xsl:value-of select="concat('&gt;', $text, '&lt;/td&gt;')"/>
  </xsl:template>

  <xsl:template name="wide">
    <xsl:param name="label"/>
    <xsl:param name="text"/>
    <xsl:if test="string($text) != ''">
      <xsl:text>&lt;tr&gt;</xsl:text>
      <xsl:call-template name="pair">
        <xsl:with-param name="label" select="$label"/>
        <xsl:with-param name="text" select="$text"/>
        <xsl:with-param name="span" select="3"/>
      </xsl:call-template>
      <xsl:value-of select="concat('&lt;/tr&gt;', $nl)"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="two">
    <xsl:param name="label"/>
    <xsl:param name="text"/>
    <xsl:param name="label2"/>
    <xsl:param name="text2"/>
    <xsl:text>&lt;tr&gt;</xsl:text>
    <xsl:call-template name="pair">
      <xsl:with-param name="label" select="$label"/>
      <xsl:with-param name="text" select="$text"/>
    </xsl:call-template>
    <xsl:call-template name="pair">
      <xsl:with-param name="label" select="$label2"/>
      <xsl:with-param name="text" select="$text2"/>
    </xsl:call-template>
    <xsl:value-of select="concat('&lt;/tr&gt;', $nl)"/>
  </xsl:template>

  <!-- 7月20日, or an empty cell. -->
  <xsl:template name="on">
    <xsl:param name="date"/>
    <xsl:if test="$date">
      <xsl:call-template name="near-date"><xsl:with-param name="date" select="$date"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Paragraphs of a cell; a table within is told apart, not shown. -->
  <xsl:template name="paragraphs">
    <xsl:param name="of"/>
    <xsl:for-each select="$of/r:p">
      <xsl:value-of select="concat('&lt;p&gt;', j:prose(., 'html'), '&lt;/p&gt;')"/>
    </xsl:for-each>
    <xsl:if test="$of/r:table">&lt;p&gt;（另附表格）&lt;/p&gt;</xsl:if>
  </xsl:template>

  <xsl:template name="paper">
    <xsl:value-of select="concat($nl, '&lt;table class=&quot;keep-rows&quot;&gt;', $nl,
        '&lt;colgroup&gt;&lt;col width=&quot;17%&quot;/&gt;&lt;col width=&quot;37%&quot;/&gt;&lt;col width=&quot;17%&quot;/&gt;&lt;col width=&quot;29%&quot;/&gt;&lt;/colgroup&gt;', $nl)"/>
    <xsl:call-template name="wide">
      <xsl:with-param name="label" select="'文件标题'"/>
      <xsl:with-param name="text" select="j:escape($paper/@title, 'html')"/>
    </xsl:call-template>
    <xsl:call-template name="two">
      <xsl:with-param name="label" select="'开始传批'"/>
      <xsl:with-param name="text" select="j:date(@date)"/>
      <xsl:with-param name="label2" select="'编号'"/>
      <xsl:with-param name="text2" select="j:escape(@id, 'html')"/>
    </xsl:call-template>
    <xsl:call-template name="two">
      <xsl:with-param name="label" select="'文种'"/>
      <xsl:with-param name="text" select="$paper/@kind"/>
      <xsl:with-param name="label2" select="'发文字号'"/>
      <xsl:with-param name="text2" select="j:escape($paper/@number, 'html')"/>
    </xsl:call-template>
    <xsl:call-template name="two">
      <xsl:with-param name="label" select="'报送单位'"/>
      <xsl:with-param name="text" select="j:escape($paper/@submitted-by, 'html')"/>
      <xsl:with-param name="label2" select="'拟稿'"/>
      <xsl:with-param name="text2" select="j:escape($paper/@drafter, 'html')"/>
    </xsl:call-template>
    <xsl:call-template name="two">
      <xsl:with-param name="label" select="'审核'"/>
      <xsl:with-param name="text" select="j:escape($paper/@checker, 'html')"/>
      <xsl:with-param name="label2" select="'审核日期'"/>
      <xsl:with-param name="text2">
        <xsl:call-template name="on"><xsl:with-param name="date" select="$paper/@checked"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="two">
      <xsl:with-param name="label" select="'主送'"/>
      <xsl:with-param name="text" select="j:escape($paper/@to, 'html')"/>
      <xsl:with-param name="label2" select="'分送'"/>
      <xsl:with-param name="text2" select="j:escape($paper/@distribution, 'html')"/>
    </xsl:call-template>
    <xsl:call-template name="wide">
      <xsl:with-param name="label" select="'重大问题类别'"/>
      <xsl:with-param name="text">
        <xsl:if test="$paper/@class and $paper/@class != 'none'">
          <xsl:value-of select="concat('第六条第（', $paper/@class, '）项')"/>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="wide">
      <xsl:with-param name="label" select="'内容摘要'"/>
      <xsl:with-param name="text">
        <xsl:call-template name="paragraphs"><xsl:with-param name="of" select="$paper"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="wide">
      <xsl:with-param name="label" select="'附件'"/>
      <xsl:with-param name="text">
        <xsl:for-each select="$paper/r:attachment">
          <xsl:value-of select="concat('&lt;p&gt;', position(), '.', j:escape(@title, 'html'), '&lt;/p&gt;')"/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="wide">
      <xsl:with-param name="label" select="'传批理由'"/>
      <xsl:with-param name="text">
        <xsl:value-of select="j:escape(@reason, 'html')"/>
        <xsl:if test="@approver">
          <xsl:value-of select="concat('（经', j:escape(key('person', @approver)/@name, 'html'), '同意传批）')"/>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:value-of select="concat('&lt;/table&gt;', $nl)"/>
  </xsl:template>

  <xsl:template name="round">
    <!-- Where many have still to sign, rows of a form: the sheet is to stay one side. -->
    <xsl:variable name="many" select="count($asks[not(@answer) or @answer = '未复']) &gt; 4"/>
    <xsl:value-of select="concat($nl, '&lt;table class=&quot;keep-rows', substring(' form', 1, 5 * (not($over) and $many)), '&quot;&gt;', $nl,
        '&lt;caption&gt;传批顺序和意见&lt;/caption&gt;', $nl, '&lt;colgroup&gt;',
        '&lt;col width=&quot;7%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;13%&quot; align=&quot;center&quot;/&gt;',
        '&lt;col width=&quot;14%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;38%&quot;/&gt;',
        '&lt;col width=&quot;14%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;14%&quot; align=&quot;center&quot;/&gt;&lt;/colgroup&gt;', $nl,
        '&lt;thead&gt;&lt;tr&gt;&lt;th&gt;序号&lt;/th&gt;&lt;th&gt;姓名&lt;/th&gt;&lt;th&gt;送阅&lt;/th&gt;&lt;th&gt;意见&lt;/th&gt;&lt;th&gt;日期&lt;/th&gt;&lt;th&gt;签名&lt;/th&gt;&lt;/tr&gt;&lt;/thead&gt;', $nl, '&lt;tbody&gt;', $nl)"/>
    <xsl:for-each select="$asks">
      <xsl:variable name="answered" select="@answer and @answer != '未复'"/>
      <part>
        <xsl:value-of select="concat('&lt;tr&gt;&lt;td&gt;', position(), '&lt;/td&gt;&lt;td&gt;', j:escape(key('person', @who)/@name, 'html'), '&lt;/td&gt;&lt;td&gt;')"/>
        <xsl:call-template name="on"><xsl:with-param name="date" select="@sent"/></xsl:call-template>
        <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
        <xsl:choose>
          <xsl:when test="$answered and (r:p or r:table)">
            <xsl:value-of select="concat('&lt;p&gt;', @answer)"/>
            <xsl:choose>
              <xsl:when test="@adopted = 'yes'">（已采纳）</xsl:when>
              <xsl:when test="@adopted = 'no'">（未采纳）</xsl:when>
            </xsl:choose>
            <xsl:text>&lt;/p&gt;</xsl:text>
            <xsl:call-template name="paragraphs"><xsl:with-param name="of" select="."/></xsl:call-template>
          </xsl:when>
          <xsl:when test="$answered"><xsl:value-of select="@answer"/></xsl:when>
          <xsl:when test="$over">未复</xsl:when>
          <!-- room for a hand -->
          <xsl:when test="not($many)">&lt;br/&gt;&lt;br/&gt;</xsl:when>
        </xsl:choose>
        <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
        <xsl:call-template name="on"><xsl:with-param name="date" select="@seen"/></xsl:call-template>
        <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
        <xsl:if test="$answered and @answer != '回避'">已签</xsl:if>
        <xsl:value-of select="concat('&lt;/td&gt;&lt;/tr&gt;', $nl)"/>
      </part>
    </xsl:for-each>
    <xsl:value-of select="concat('&lt;/tbody&gt;', $nl, '&lt;/table&gt;', $nl)"/>
  </xsl:template>

  <xsl:variable name="over" select="$circulation/@result and $circulation/@result != '传批中'"/>

  <!-- 同意4人 -->
  <xsl:template name="answers">
    <xsl:param name="label"/>
    <xsl:param name="n"/>
    <xsl:if test="$n &gt; 0"><xsl:value-of select="concat('，', $label, $n, '人')"/></xsl:if>
  </xsl:template>

  <xsl:template name="end">
    <xsl:value-of select="concat($nl, '&lt;table class=&quot;keep-rows&quot;&gt;', $nl,
        '&lt;colgroup&gt;&lt;col width=&quot;17%&quot;/&gt;&lt;col width=&quot;37%&quot;/&gt;&lt;col width=&quot;17%&quot;/&gt;&lt;col width=&quot;29%&quot;/&gt;&lt;/colgroup&gt;', $nl)"/>
    <xsl:call-template name="wide">
      <xsl:with-param name="label" select="'传批结果'"/>
      <xsl:with-param name="text">
        <xsl:choose>
          <xsl:when test="$over">
            <xsl:call-template name="on"><xsl:with-param name="date" select="@closed"/></xsl:call-template>
            <xsl:value-of select="concat(@result, '。应阅', count($asks), '人')"/>
            <xsl:call-template name="answers">
              <xsl:with-param name="label" select="'同意'"/>
              <xsl:with-param name="n" select="count($asks[@answer = '同意'])"/>
            </xsl:call-template>
            <xsl:call-template name="answers">
              <xsl:with-param name="label" select="'同意并有意见'"/>
              <xsl:with-param name="n" select="count($asks[@answer = '同意并有意见'])"/>
            </xsl:call-template>
            <xsl:call-template name="answers">
              <xsl:with-param name="label" select="'不同意'"/>
              <xsl:with-param name="n" select="count($asks[@answer = '不同意'])"/>
            </xsl:call-template>
            <xsl:call-template name="answers">
              <xsl:with-param name="label" select="'回避'"/>
              <xsl:with-param name="n" select="count($asks[@answer = '回避'])"/>
            </xsl:call-template>
            <xsl:call-template name="answers">
              <xsl:with-param name="label" select="'未复'"/>
              <xsl:with-param name="n" select="count($asks[not(@answer) or @answer = '未复'])"/>
            </xsl:call-template>
            <xsl:text>。</xsl:text>
          </xsl:when>
          <xsl:otherwise>&lt;br/&gt;</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:for-each select="r:entrustment[@scope = '签发']">
      <xsl:call-template name="wide">
        <xsl:with-param name="label" select="'签发委托'"/>
        <xsl:with-param name="text">
          <xsl:call-template name="on"><xsl:with-param name="date" select="@date"/></xsl:call-template>
          <xsl:value-of select="concat('，', j:escape(key('person', @from)/@name, 'html'), '委托', j:escape(key('person', @to)/@name, 'html'), '签发（', j:escape(@reason, 'html'), '）')"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="r:signature">
        <xsl:for-each select="r:signature">
          <xsl:call-template name="two">
            <xsl:with-param name="label" select="'签发'"/>
            <xsl:with-param name="text" select="concat(j:escape(key('person', @by)/@name, 'html'), '（已签）')"/>
            <xsl:with-param name="label2" select="'签发日期'"/>
            <xsl:with-param name="text2">
              <xsl:call-template name="on"><xsl:with-param name="date" select="@date"/></xsl:call-template>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="two">
          <xsl:with-param name="label" select="'签发'"/>
          <xsl:with-param name="text" select="'&lt;br/&gt;&lt;br/&gt;'"/>
          <xsl:with-param name="label2" select="'签发日期'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$paper/@date or $paper/@archive">
      <xsl:call-template name="two">
        <xsl:with-param name="label" select="'成文日期'"/>
        <xsl:with-param name="text">
          <xsl:call-template name="on"><xsl:with-param name="date" select="$paper/@date"/></xsl:call-template>
        </xsl:with-param>
        <xsl:with-param name="label2" select="'档号'"/>
        <xsl:with-param name="text2" select="j:escape($paper/@archive, 'html')"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:value-of select="concat('&lt;/table&gt;', $nl)"/>
  </xsl:template>
</xsl:stylesheet>

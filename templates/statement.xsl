<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  执行工作规则情况说明, for the 书记, the 党组秘书 and the archive.

  Shows: which rules the record was held against, in which reading (house
  settings), each rule's verdict with its numbers and article, exceptions
  beside what they excuse, and by which bytes anyone can check it again. The
  wording of a finding may name persons and matters, so it carries the highest
  level of the record. Never shows: anything else of the record.

  Its input is the statement of a record (schemas/statement.xsd), not the record.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:s="urn:jiyao:statement:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="common.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="record" select="/s:statement/s:record"/>
  <xsl:variable name="file">
    <xsl:choose>
      <xsl:when test="$record/@kind = 'summary'">汇总</xsl:when>
      <xsl:otherwise>记录</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="rules" select="/s:statement/s:rule"/>
  <xsl:variable name="latin" select="'abcdefghijklmnopqrstuvwxyz'"/>
  <xsl:variable name="open" select="$rules/s:row[@verdict != 'pass' and @verdict != 'none' and
      @verdict != 'not-applicable']"/>

  <xsl:template match="/">
    <xsl:if test="not(/s:statement)">
      <xsl:message terminate="yes">这个模板只用于规则核对的结果（urn:jiyao:statement:1 的 statement）</xsl:message>
    </xsl:if>
    <xsl:apply-templates select="s:statement"/>
  </xsl:template>

  <xsl:template match="s:statement">
    <xsl:call-template name="front"/>
    <xsl:call-template name="opening"/>
    <xsl:call-template name="heading">
      <xsl:with-param name="number" select="1"/>
      <xsl:with-param name="text" select="'总的情况'"/>
    </xsl:call-template>
    <xsl:call-template name="totals"/>
    <xsl:if test="$open">
      <xsl:call-template name="heading">
        <xsl:with-param name="number" select="2"/>
        <xsl:with-param name="text" select="'需要说明的情况'"/>
      </xsl:call-template>
      <xsl:call-template name="findings"/>
    </xsl:if>
    <xsl:if test="$rules">
      <xsl:call-template name="heading">
        <xsl:with-param name="number" select="2 + boolean($open)"/>
        <xsl:with-param name="text" select="'逐条核对'"/>
      </xsl:call-template>
      <xsl:call-template name="each-rule"/>
    </xsl:if>
    <xsl:if test="s:house">
      <xsl:call-template name="heading">
        <xsl:with-param name="number" select="3 + boolean($open)"/>
        <xsl:with-param name="text" select="'本单位的约定'"/>
      </xsl:call-template>
      <xsl:call-template name="settings"/>
    </xsl:if>
    <xsl:call-template name="heading">
      <xsl:with-param name="number" select="2 + boolean($open) + boolean($rules) + boolean(s:house)"/>
      <xsl:with-param name="text" select="'核对的凭据'"/>
    </xsl:call-template>
    <xsl:call-template name="evidence"/>
  </xsl:template>

  <xsl:template name="heading">
    <xsl:param name="number"/>
    <xsl:param name="text"/>
    <xsl:call-template name="block">
      <xsl:with-param name="text" select="concat('## ', j:number($number), '、', $text)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- 第11次会议, 2025年度民主生活会, 2026年1月1日至6月30日的活动 -->
  <xsl:template name="occasion">
    <xsl:variable name="period">
      <xsl:value-of select="concat(j:date($record/@from), '至')"/>
      <xsl:choose>
        <xsl:when test="substring($record/@from, 1, 4) = substring($record/@to, 1, 4)">
          <xsl:value-of select="j:day($record/@to)"/>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="j:date($record/@to)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$record/@kind = 'meeting'">
        <xsl:value-of select="concat('第', $record/@number, '次会议')"/>
      </xsl:when>
      <xsl:when test="$record/@kind = 'life-meeting'">
        <xsl:value-of select="concat($record/@year, '年度民主生活会')"/>
      </xsl:when>
      <xsl:when test="$record/@kind = 'study'">
        <xsl:value-of select="concat($record/@year, '年理论学习中心组')"/>
        <xsl:if test="$record/@number">
          <xsl:value-of select="concat('第', $record/@number, '次')"/>
        </xsl:if>
        <xsl:text>学习</xsl:text>
      </xsl:when>
      <xsl:when test="$record/@kind = 'log'"><xsl:value-of select="concat($period, '的活动')"/></xsl:when>
      <xsl:when test="$record/@kind = 'register'"><xsl:value-of select="concat($period, '的发文')"/></xsl:when>
      <xsl:when test="$record/@kind = 'circulation'">
        <xsl:value-of select="concat(j:date($record/@date), '的传批')"/>
      </xsl:when>
      <xsl:when test="$record/@from"><xsl:value-of select="$period"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat($record/@year, '年度')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="front">
    <xsl:value-of select="concat('---', $nl, 'format: plain', $nl, 'kind: 说明', $nl)"/>
    <xsl:if test="$state = 'draft'"><xsl:value-of select="concat('state: 草稿', $nl)"/></xsl:if>
    <xsl:call-template name="secrecy">
      <xsl:with-param name="of" select="s:classified"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'issuer'"/>
      <xsl:with-param name="value" select="s:body/@name"/>
    </xsl:call-template>
    <xsl:value-of select="concat('title: |', $nl)"/>
    <xsl:text>  </xsl:text>
    <xsl:choose>
      <xsl:when test="s:body/@title"><xsl:value-of select="s:body/@title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="s:body/@name"/></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="occasion"/>
    <xsl:value-of select="concat($nl, '  执行工作规则情况说明', $nl, '---', $nl)"/>
  </xsl:template>

  <xsl:template name="opening">
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:choose>
          <xsl:when test="s:rules">
            <!-- the rules of one kind of record name it behind a colon -->
            <xsl:variable name="book" select="concat(s:rules/@title, '：')"/>
            <xsl:value-of select="concat('按照《', j:escape(substring-before($book, '：'), 'inline'), '》（')"/>
            <xsl:if test="contains(s:rules/@title, '：')">
              <xsl:value-of select="concat(j:escape(substring-after(s:rules/@title, '：'), 'inline'), '部分，')"/>
            </xsl:if>
            <xsl:value-of select="concat('规则集', j:escape(s:rules/@id, 'inline'), '，', j:date(s:rules/@adopted), '通过，自',
                j:date(s:rules/@from), '起')"/>
            <xsl:if test="s:rules/@to"><xsl:value-of select="concat('至', j:date(s:rules/@to))"/></xsl:if>
            <xsl:text>施行），对</xsl:text>
          </xsl:when>
          <xsl:otherwise>没有适用的规则集，只按记录的格式，对</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="$record/@start">
          <xsl:value-of select="concat(j:date($record/@start), '的')"/>
        </xsl:if>
        <xsl:call-template name="occasion"/>
        <xsl:text>的记录作了核对</xsl:text>
        <xsl:if test="@as-of"><xsl:value-of select="concat('，时限计算到', j:date(@as-of))"/></xsl:if>
        <xsl:text>。本说明由记录和规则直接得出，没有人工改动。</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ，不符合2条 where there are any -->
  <xsl:template name="total">
    <xsl:param name="label"/>
    <xsl:param name="of"/>
    <xsl:if test="$of"><xsl:value-of select="concat('，', $label, count($of), '条')"/></xsl:if>
  </xsl:template>

  <xsl:template name="totals">
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:choose>
          <xsl:when test="$rules">
            <xsl:value-of select="concat('共核对规则', count($rules), '条')"/>
            <xsl:call-template name="total">
              <xsl:with-param name="label" select="'符合'"/>
              <xsl:with-param name="of" select="$rules[@verdict = 'pass']"/>
            </xsl:call-template>
            <xsl:call-template name="total">
              <xsl:with-param name="label" select="'不符合'"/>
              <xsl:with-param name="of" select="$rules[@verdict = 'fail' and @severity = 'error']"/>
            </xsl:call-template>
            <xsl:call-template name="total">
              <xsl:with-param name="label" select="'不符合而有例外'"/>
              <xsl:with-param name="of" select="$rules[@verdict = 'excused' and @severity = 'error']"/>
            </xsl:call-template>
            <xsl:call-template name="total">
              <xsl:with-param name="label" select="'提醒'"/>
              <xsl:with-param name="of" select="$rules[@verdict = 'fail' and @severity = 'warning']"/>
            </xsl:call-template>
            <xsl:call-template name="total">
              <xsl:with-param name="label" select="'提醒而有例外'"/>
              <xsl:with-param name="of" select="$rules[@verdict = 'excused' and @severity != 'error']"/>
            </xsl:call-template>
            <xsl:call-template name="total">
              <xsl:with-param name="label" select="'在案'"/>
              <xsl:with-param name="of" select="$rules[@verdict = 'fail' and @severity = 'note']"/>
            </xsl:call-template>
            <xsl:call-template name="total">
              <xsl:with-param name="label" select="'不能判断'"/>
              <xsl:with-param name="of" select="$rules[@verdict = 'undecided']"/>
            </xsl:call-template>
            <xsl:call-template name="total">
              <xsl:with-param name="label" select="'无法执行'"/>
              <xsl:with-param name="of" select="$rules[@verdict = 'broken']"/>
            </xsl:call-template>
            <xsl:call-template name="total">
              <xsl:with-param name="label" select="'没有涉及'"/>
              <xsl:with-param name="of" select="$rules[@verdict = 'none' or @verdict = 'not-applicable']"/>
            </xsl:call-template>
            <xsl:text>。“不符合”是违反规则写明“应当”“必须”“不得”的；“提醒”是规则写“一般”“可以”，或者事情还可以补办的。</xsl:text>
          </xsl:when>
          <xsl:otherwise>没有可以核对的规则；这不等于符合规则。</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="findings">
    <xsl:value-of select="concat($nl, '&lt;table&gt;', $nl,
        '&lt;colgroup&gt;&lt;col width=&quot;24%&quot;/&gt;&lt;col width=&quot;13%&quot;/&gt;',
        '&lt;col width=&quot;18%&quot;/&gt;&lt;col width=&quot;45%&quot;/&gt;&lt;/colgroup&gt;', $nl,
        '&lt;thead&gt;&lt;tr&gt;&lt;th&gt;规则&lt;/th&gt;&lt;th&gt;结论&lt;/th&gt;&lt;th&gt;依据&lt;/th&gt;',
        '&lt;th&gt;情况&lt;/th&gt;&lt;/tr&gt;&lt;/thead&gt;', $nl, '&lt;tbody&gt;', $nl)"/>
    <xsl:for-each select="$open">
      <part>
        <xsl:value-of select="concat('&lt;tr&gt;&lt;td&gt;', j:escape(../@title, 'html'), '&lt;/td&gt;&lt;td&gt;',
            @word, '&lt;/td&gt;&lt;td&gt;', j:escape(@cite, 'html'), '&lt;/td&gt;&lt;td&gt;')"/>
        <xsl:choose>
          <xsl:when test="s:text"><xsl:call-template name="dated"><xsl:with-param name="text" select="j:escape(s:text, 'html')"/></xsl:call-template></xsl:when>
          <xsl:when test="@verdict = 'undecided'">需要知道截至哪一天</xsl:when>
          <xsl:otherwise>规则没有能够算出结果</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@line"><xsl:value-of select="concat('（', $file, '第', @line, '行）')"/></xsl:if>
        <xsl:if test="@exception">
          <xsl:text>&lt;br/&gt;例外：</xsl:text>
          <xsl:call-template name="dated"><xsl:with-param name="text" select="j:escape(@exception, 'html')"/></xsl:call-template>
        </xsl:if>
        <xsl:value-of select="concat('&lt;/td&gt;&lt;/tr&gt;', $nl)"/>
      </part>
    </xsl:for-each>
    <xsl:value-of select="concat('&lt;/tbody&gt;', $nl, '&lt;/table&gt;', $nl)"/>
  </xsl:template>

  <!-- 应到7，到会6 -->
  <xsl:template name="numbers">
    <xsl:for-each select="s:value[. != '']">
      <xsl:if test="position() &gt; 1">，</xsl:if>
      <xsl:value-of select="j:escape(@title, 'html')"/>
      <xsl:choose>
        <xsl:when test=". = 'true'">：是</xsl:when>
        <xsl:when test=". = 'false'">：否</xsl:when>
        <xsl:otherwise><xsl:call-template name="dated"><xsl:with-param name="text" select="j:escape(., 'html')"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- A text of a rule, its days as a document writes them: 2026年6月15日, not 2026-06-15. -->
  <xsl:template name="dated">
    <xsl:param name="text"/>
    <xsl:param name="joined" select="false()"/>
    <xsl:variable name="before" select="substring-before($text, '-')"/>
    <xsl:variable name="year" select="substring($before, string-length($before) - 3)"/>
    <xsl:variable name="rest" select="substring-after($text, '-')"/>
    <xsl:variable name="day" select="substring($rest, 1, 5)"/>
    <xsl:choose>
      <xsl:when test="not(contains($text, '-'))"><xsl:value-of select="$text"/></xsl:when>
      <xsl:when test="translate(concat($year, '-', $day), '0123456789', '9999999999') = '9999-99-99' and
          substring($day, 1, 2) &lt; 13 and substring($day, 1, 2) &gt; 0 and
          substring($day, 4) &lt; 32 and substring($day, 4) &gt; 0 and
          not(substring($before, string-length($before) - 4, 1) &gt;= 0) and
          not($joined and string-length($before) = 4) and
          not(substring($rest, 6, 1) = '-' or substring($rest, 6, 1) &gt;= 0)">
        <xsl:value-of select="concat(substring($before, 1, string-length($before) - 4), j:date(concat($year, '-', $day)))"/>
        <xsl:call-template name="dated"><xsl:with-param name="text" select="substring($rest, 6)"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat($before, '-')"/>
        <xsl:call-template name="dated">
          <xsl:with-param name="text" select="$rest"/>
          <xsl:with-param name="joined" select="true()"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="each-rule">
    <xsl:value-of select="concat($nl, '&lt;table&gt;', $nl,
        '&lt;colgroup&gt;&lt;col width=&quot;27%&quot;/&gt;&lt;col width=&quot;12%&quot;/&gt;',
        '&lt;col width=&quot;19%&quot;/&gt;&lt;col width=&quot;42%&quot;/&gt;&lt;/colgroup&gt;', $nl,
        '&lt;thead&gt;&lt;tr&gt;&lt;th&gt;规则&lt;/th&gt;&lt;th&gt;结论&lt;/th&gt;&lt;th&gt;依据&lt;/th&gt;',
        '&lt;th&gt;数据&lt;/th&gt;&lt;/tr&gt;&lt;/thead&gt;', $nl, '&lt;tbody&gt;', $nl)"/>
    <xsl:for-each select="$rules">
      <part>
        <xsl:value-of select="concat('&lt;tr&gt;&lt;td&gt;', j:escape(@title, 'html'), '&lt;/td&gt;&lt;td&gt;',
            @word, '&lt;/td&gt;&lt;td&gt;', j:escape(@cite, 'html'), '&lt;/td&gt;&lt;td&gt;')"/>
        <xsl:for-each select="s:row[s:value != '' and @verdict != 'not-applicable']">
          <xsl:if test="position() &gt; 1">&lt;br/&gt;</xsl:if>
          <xsl:if test="last() &gt; 1 and @verdict != 'pass'"><xsl:value-of select="concat(@word, '：')"/></xsl:if>
          <xsl:call-template name="numbers"/>
          <xsl:if test="@times &gt; 1"><xsl:value-of select="concat('（', @times, '处）')"/></xsl:if>
        </xsl:for-each>
        <xsl:value-of select="concat('&lt;/td&gt;&lt;/tr&gt;', $nl)"/>
      </part>
    </xsl:for-each>
    <xsl:value-of select="concat('&lt;/tbody&gt;', $nl, '&lt;/table&gt;', $nl)"/>
  </xsl:template>

  <!-- A value in words: of several to choose from, the words that its title puts after it. -->
  <xsl:template name="setting">
    <xsl:param name="value"/>
    <xsl:variable name="words" select="substring-before(concat(translate(
        substring-after(@title, concat($value, ' ')), '；（。', '，，，'), '，'), '，')"/>
    <xsl:choose>
      <xsl:when test="$value = 'yes'">是</xsl:when>
      <xsl:when test="$value = 'no'">否</xsl:when>
      <xsl:when test="$value = ''">无</xsl:when>
      <xsl:when test="$words != '' and translate(substring($words, 1, 1), $latin, '') != ''"><xsl:value-of select="j:escape($words, 'html')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="translate(j:escape($value, 'html'), ' ', '、')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="settings">
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:choose>
          <xsl:when test="s:house[@value != @preset]">规则没有写明、由本单位约定的读法如下，与通常不同的另列。</xsl:when>
          <xsl:otherwise>规则没有写明、由本单位约定的读法如下，都是通常的读法。</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:value-of select="concat($nl, '&lt;table&gt;', $nl,
        '&lt;colgroup&gt;&lt;col align=&quot;left&quot;/&gt;&lt;col width=&quot;20%&quot;/&gt;')"/>
    <xsl:if test="s:house[@value != @preset]">&lt;col width=&quot;20%&quot;/&gt;</xsl:if>
    <xsl:value-of select="concat('&lt;/colgroup&gt;', $nl,
        '&lt;thead&gt;&lt;tr&gt;&lt;th&gt;约定&lt;/th&gt;&lt;th&gt;本单位&lt;/th&gt;')"/>
    <xsl:if test="s:house[@value != @preset]">&lt;th&gt;通常&lt;/th&gt;</xsl:if>
    <xsl:value-of select="concat('&lt;/tr&gt;&lt;/thead&gt;', $nl, '&lt;tbody&gt;', $nl)"/>
    <xsl:for-each select="s:house">
      <part>
        <xsl:variable name="after" select="substring-after(@title, concat(@value, ' '))"/>
        <xsl:text>&lt;tr&gt;&lt;td&gt;</xsl:text>
        <xsl:choose>
          <!-- The names of the choices are for the file of settings. -->
          <xsl:when test="@value != '' and $after != '' and translate(substring($after, 1, 1), $latin, '') != ''">
            <xsl:value-of select="j:escape(translate(@title, concat($latin, '- '), ''), 'html')"/>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="j:escape(@title, 'html')"/></xsl:otherwise>
        </xsl:choose>
        <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
        <xsl:call-template name="setting"><xsl:with-param name="value" select="@value"/></xsl:call-template>
        <xsl:if test="../s:house[@value != @preset]">&lt;/td&gt;&lt;td&gt;</xsl:if>
        <xsl:if test="@value != @preset">
          <xsl:call-template name="setting"><xsl:with-param name="value" select="@preset"/></xsl:call-template>
        </xsl:if>
        <xsl:value-of select="concat('&lt;/td&gt;&lt;/tr&gt;', $nl)"/>
      </part>
    </xsl:for-each>
    <xsl:value-of select="concat('&lt;/tbody&gt;', $nl, '&lt;/table&gt;', $nl)"/>
  </xsl:template>

  <xsl:template name="evidence">
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:value-of select="concat($file, '编号', j:escape($record/@id, 'inline'))"/>
        <xsl:choose>
          <xsl:when test="$record/@kind = 'summary'"/>
          <xsl:when test="@state = 'draft'">，状态为草稿（有不符合规则之处，没有例外）</xsl:when>
          <xsl:when test="@state = 'to-sign'">，状态为送签稿（尚未签发）</xsl:when>
          <xsl:otherwise>，状态为已签发</xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="concat('；jiyao ', @jiyao, '核对。所核对文件的SHA-256摘要：')"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:value-of select="concat($nl, '```', $nl, substring($record/@sha256, 1, 32), $nl,
        substring($record/@sha256, 33), $nl, '```', $nl)"/>
  </xsl:template>
</xsl:stylesheet>

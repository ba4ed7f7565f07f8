<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  What notice.xsl and circular.xsl share: a record of a 党组会议 or a 民主生活会, cut down to what
  carries a mark of release for the audience.

  The importing template sets $marks, the marks that its audience may see, a bar on each side, and
  words title and opening. Every text of the record below is selected through $marks: a paragraph or
  table by its own mark, else by that of its element; an attribute by that of its element. Beside
  them stand only the names of the body and its meeting, numbers and days.
  Never shown, mark or none: remarks, votes, dissent, opinions, recusals, steps, criticism.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="common.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The day of the document, where it is given. -->
  <xsl:param name="as-of"/>

  <xsl:variable name="marks" select="'|公众|'"/>
  <xsl:variable name="meeting" select="/r:meeting|/r:life-meeting"/>

  <!-- Issues of which something may be seen, the year's own lists first, each in its order. -->
  <xsl:variable name="issues" select="/r:life-meeting/r:list/r:issue[
      r:problem/r:p[contains($marks, concat('|', @release, '|')) or
          (not(@release) and contains($marks, concat('|', ../@release, '|')))]]"/>

  <xsl:template match="/">
    <xsl:if test="not($meeting)">
      <xsl:message terminate="yes">这个模板只用于党组会议和民主生活会的记录</xsl:message>
    </xsl:if>
    <xsl:apply-templates select="$meeting"/>
  </xsl:template>

  <!-- The paragraphs and tables of the current element that the audience may see. -->
  <xsl:template name="shown">
    <xsl:param name="lead"/>
    <xsl:variable name="blocks" select="(r:p|r:table)[contains($marks, concat('|', @release, '|')) or
        (not(@release) and contains($marks, concat('|', ../@release, '|')))]"/>
    <xsl:if test="$blocks">
      <xsl:call-template name="prose">
        <xsl:with-param name="blocks" select="$blocks"/>
        <xsl:with-param name="lead" select="$lead"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The same as one run of text. -->
  <xsl:template name="shown-text">
    <xsl:param name="place" select="'inline'"/>
    <xsl:for-each select="r:p[contains($marks, concat('|', @release, '|')) or
        (not(@release) and contains($marks, concat('|', ../@release, '|')))]">
      <xsl:value-of select="j:prose(., $place)"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="front">
    <xsl:param name="title"/>
    <xsl:param name="kind"/>
    <xsl:param name="date"/>
    <xsl:param name="document" select="/.."/>
    <xsl:value-of select="concat('---', $nl, 'format: plain', $nl, 'kind: ', $kind, $nl)"/>
    <xsl:call-template name="state"/>
    <xsl:call-template name="signed">
      <xsl:with-param name="document" select="$document"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'title'"/>
      <xsl:with-param name="value" select="$title"/>
    </xsl:call-template>
    <xsl:if test="$issues">
      <xsl:value-of select="concat('attachments:', $nl, '  - ', j:escape(concat(@year, '年度民主生活会查摆问题整改清单'), 'yaml'), $nl)"/>
    </xsl:if>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'signature'"/>
      <xsl:with-param name="value" select="r:body/@name"/>
    </xsl:call-template>
    <xsl:value-of select="concat('signing: plain', $nl)"/>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'date'"/>
      <xsl:with-param name="value">
        <xsl:choose>
          <xsl:when test="$as-of != ''"><xsl:value-of select="$as-of"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$date"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:value-of select="concat('---', $nl)"/>
  </xsl:template>

  <!-- 党组会议 -->

  <xsl:template name="items">
    <xsl:variable name="seen" select="r:agenda/r:item[
        (r:sense|r:decision|r:task|r:decision/r:task)/*[self::r:p or self::r:table][
            contains($marks, concat('|', @release, '|')) or
            (not(@release) and contains($marks, concat('|', ../@release, '|')))] or
        r:decision/r:candidate[contains($marks, concat('|', @release, '|'))] or
        r:title[contains($marks, concat('|', @release, '|'))]]"/>
    <xsl:variable name="headed" select="$seen[r:title[contains($marks, concat('|', @release, '|'))]]"/>
    <xsl:variable name="bare" select="$seen[not(r:title[contains($marks, concat('|', @release, '|'))])]"/>
    <xsl:for-each select="$headed">
      <xsl:call-template name="block">
        <xsl:with-param name="text" select="concat('## ', j:number(position()), '、', j:escape(r:title, 'inline'))"/>
      </xsl:call-template>
      <xsl:call-template name="item"/>
    </xsl:for-each>
    <xsl:if test="$headed and $bare">
      <xsl:call-template name="block">
        <xsl:with-param name="text" select="concat('## ', j:number(count($headed) + 1), '、其他事项')"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="$bare"><xsl:call-template name="item"/></xsl:for-each>
  </xsl:template>

  <xsl:template name="item">
    <xsl:for-each select="r:sense|r:decision|r:task">
      <xsl:choose>
        <xsl:when test="self::r:sense">
          <xsl:call-template name="shown">
            <xsl:with-param name="lead">
              <xsl:choose>
                <xsl:when test="@verb = '认为' or @verb = '指出' or @verb = '强调' or @verb = '要求'">
                  <xsl:value-of select="concat('会议', @verb, '，')"/>
                </xsl:when>
                <xsl:otherwise><xsl:value-of select="concat('会议', @verb, '了')"/></xsl:otherwise>
              </xsl:choose>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:when>
        <xsl:when test="self::r:decision">
          <xsl:call-template name="shown">
            <xsl:with-param name="lead">
              <xsl:choose>
                <xsl:when test="@outcome = '未通过'">会议未通过</xsl:when>
                <xsl:when test="@outcome = '缓议'">会议决定缓议</xsl:when>
                <xsl:when test="not(@wording) or @wording = '决定'">会议决定，</xsl:when>
                <xsl:otherwise><xsl:value-of select="concat('会议', @wording)"/></xsl:otherwise>
              </xsl:choose>
            </xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="candidates"/>
          <xsl:for-each select="r:task"><xsl:call-template name="task"/></xsl:for-each>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="task"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="candidates">
    <xsl:for-each select="r:candidate[contains($marks, concat('|', @release, '|'))]">
      <xsl:call-template name="block">
        <xsl:with-param name="text">
          <xsl:value-of select="j:escape(@name, 'line')"/>
          <xsl:if test="@from"><xsl:value-of select="concat('（现任', j:escape(@from, 'inline'), '）')"/></xsl:if>
          <xsl:value-of select="concat('，任免意见：', j:escape(@to, 'inline'), '。')"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="task">
    <xsl:call-template name="shown">
      <xsl:with-param name="lead">
        <xsl:text>落实安排：</xsl:text>
        <xsl:if test="contains($marks, concat('|', @release, '|'))">
          <xsl:if test="@office"><xsl:value-of select="concat('由', j:escape(@office, 'inline'), '负责，')"/></xsl:if>
          <xsl:if test="@due">
            <xsl:text>于</xsl:text>
            <xsl:call-template name="near-date"><xsl:with-param name="date" select="@due"/></xsl:call-template>
            <xsl:text>前</xsl:text>
          </xsl:if>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- 民主生活会 -->

  <xsl:template name="life">
    <xsl:if test="r:theme[contains($marks, concat('|', @release, '|'))]">
      <xsl:call-template name="block">
        <xsl:with-param name="text" select="concat(j:escape(r:body/@title, 'inline'), @year, '年度民主生活会的主题是：', j:escape(r:theme, 'inline'), '。')"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="r:proceedings/r:account"><xsl:call-template name="shown"/></xsl:for-each>
    <xsl:for-each select="r:proceedings/r:guidance">
      <xsl:call-template name="shown">
        <xsl:with-param name="lead">
          <xsl:if test="@by and contains($marks, concat('|', @release, '|'))">
            <xsl:value-of select="concat(j:escape(@by, 'inline'), '到会指导的同志指出，')"/>
          </xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:if test="$issues">
      <xsl:call-template name="block">
        <xsl:with-param name="text" select="'查摆出来的问题和整改措施、目标、时限、进展见附件，欢迎监督。'"/>
      </xsl:call-template>
      <xsl:call-template name="ledger"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="ledger">
    <xsl:call-template name="block">
      <xsl:with-param name="text" select="concat('# 附件：', @year, '年度民主生活会查摆问题整改清单')"/>
    </xsl:call-template>
    <xsl:call-template name="block">
      <xsl:with-param name="text" select="'&lt;!-- jiyao: landscape --&gt;'"/>
    </xsl:call-template>
    <xsl:value-of select="concat($nl, '&lt;table class=&quot;keep-rows&quot;&gt;', $nl, '&lt;colgroup&gt;', $nl,
        '&lt;col width=&quot;5%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;18%&quot;/&gt;',
        '&lt;col width=&quot;20%&quot;/&gt;&lt;col width=&quot;14%&quot;/&gt;',
        '&lt;col width=&quot;14%&quot;/&gt;&lt;col width=&quot;29%&quot;/&gt;', $nl, '&lt;/colgroup&gt;', $nl,
        '&lt;thead&gt;', $nl,
        '&lt;tr&gt;&lt;th&gt;序号&lt;/th&gt;&lt;th&gt;问题&lt;/th&gt;&lt;th&gt;整改措施&lt;/th&gt;',
        '&lt;th&gt;整改目标&lt;/th&gt;&lt;th&gt;责任和时限&lt;/th&gt;&lt;th&gt;进展情况&lt;/th&gt;&lt;/tr&gt;', $nl,
        '&lt;/thead&gt;', $nl, '&lt;tbody&gt;', $nl)"/>
    <xsl:for-each select="$issues">
      <part><xsl:call-template name="issue"><xsl:with-param name="n" select="position()"/></xsl:call-template></part>
    </xsl:for-each>
    <xsl:value-of select="concat('&lt;/tbody&gt;', $nl, '&lt;/table&gt;', $nl)"/>
  </xsl:template>

  <xsl:template name="issue">
    <xsl:param name="n"/>
    <xsl:variable name="own" select="contains($marks, concat('|', @release, '|'))"/>
    <xsl:value-of select="concat('&lt;tr&gt;&lt;td&gt;', $n, '&lt;/td&gt;&lt;td&gt;')"/>
    <xsl:for-each select="r:problem"><xsl:call-template name="cell"/></xsl:for-each>
    <xsl:if test="$own or ../@year != $meeting/@year">
      <xsl:text>&lt;p&gt;（</xsl:text>
      <xsl:if test="../@year != $meeting/@year"><xsl:value-of select="concat(../@year, '年度')"/></xsl:if>
      <xsl:if test="$own"><xsl:value-of select="@source"/></xsl:if>
      <xsl:text>）&lt;/p&gt;</xsl:text>
    </xsl:if>
    <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
    <xsl:for-each select="r:measure"><xsl:call-template name="cell"/></xsl:for-each>
    <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
    <xsl:for-each select="r:goal"><xsl:call-template name="cell"/></xsl:for-each>
    <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
    <xsl:if test="$own and @office"><xsl:value-of select="concat('&lt;p&gt;', j:escape(@office, 'html'), '&lt;/p&gt;')"/></xsl:if>
    <xsl:for-each select="r:owner[contains($marks, concat('|', @release, '|'))]">
      <xsl:value-of select="concat('&lt;p&gt;', j:escape(key('person', @ref)/@name, 'html'), '&lt;/p&gt;')"/>
    </xsl:for-each>
    <xsl:if test="$own and @due"><xsl:value-of select="concat('&lt;p&gt;', j:date(@due), '&lt;/p&gt;')"/></xsl:if>
    <xsl:text>&lt;/td&gt;&lt;td&gt;</xsl:text>
    <xsl:for-each select="r:progress|r:pending">
      <xsl:sort select="@date"/>
      <xsl:variable name="text">
        <xsl:call-template name="shown-text"><xsl:with-param name="place" select="'html'"/></xsl:call-template>
      </xsl:variable>
      <xsl:if test="string($text) != ''">
        <xsl:text>&lt;p&gt;</xsl:text>
        <xsl:if test="@date and contains($marks, concat('|', @release, '|'))"><xsl:value-of select="concat(j:date(@date), '：')"/></xsl:if>
        <xsl:value-of select="concat($text, '&lt;/p&gt;')"/>
      </xsl:if>
    </xsl:for-each>
    <xsl:for-each select="r:pending[@until and contains($marks, concat('|', @release, '|'))]">
      <xsl:value-of select="concat('&lt;p&gt;完成时限调整为', j:date(@until), '。&lt;/p&gt;')"/>
    </xsl:for-each>
    <xsl:for-each select="r:closure[contains($marks, concat('|', @release, '|'))]">
      <xsl:value-of select="concat('&lt;p&gt;', j:date(@date), '销号。&lt;/p&gt;')"/>
    </xsl:for-each>
    <xsl:value-of select="concat('&lt;/td&gt;&lt;/tr&gt;', $nl)"/>
  </xsl:template>

  <xsl:template name="cell">
    <xsl:variable name="text">
      <xsl:call-template name="shown-text"><xsl:with-param name="place" select="'html'"/></xsl:call-template>
    </xsl:variable>
    <xsl:if test="string($text) != ''"><xsl:value-of select="concat('&lt;p&gt;', $text, '&lt;/p&gt;')"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>

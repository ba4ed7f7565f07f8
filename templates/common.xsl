<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  What the documents from a meeting record share: people, counts, secrecy,
  prose and tables. It prints nothing by itself and chooses nothing to show.

  Each block of text ends with a line end; "block" puts a blank line before it.
  A part is an element only to keep texts apart: appending to one long text takes
  libxslt time that grows with the square of its length. Nothing of it is printed.
  Text of the record passes through j:escape or j:prose, never straight.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function"
    exclude-result-prefixes="r j">
  <xsl:output method="text" encoding="UTF-8"/>

  <!-- draft, to-sign, issued or plan; without it a document is a draft, and so is a plan
       for all that is not made before the meeting. -->
  <xsl:param name="state" select="'draft'"/>

  <!-- House settings arrive as house-NAME, as the check took them. -->
  <xsl:param name="house-remote-counts" select="'yes'"/>

  <!-- True in the template of a document that is made before the meeting. -->
  <xsl:variable name="ahead" select="false()"/>

  <xsl:key name="person" match="r:member|r:other" use="@id"/>

  <xsl:variable name="nl" select="'&#10;'"/>
  <xsl:variable name="meeting" select="/r:meeting"/>
  <xsl:variable name="session" select="$meeting/r:session"/>
  <xsl:variable name="day" select="substring($session/@start, 1, 10)"/>
  <xsl:variable name="day-number" select="number(translate($day, '-', ''))"/>
  <xsl:variable name="year" select="substring($day, 1, 4)"/>

  <!-- The members on that day: from the day of joining, until the day before leaving. -->
  <xsl:variable name="members" select="$meeting/r:roster/r:member[
      number(translate(@joined, '-', '')) &lt;= $day-number and
      (not(@left) or number(translate(@left, '-', '')) &gt; $day-number)]"/>
  <!-- The number declared with its reason, as the rules take it; else that of the roster. -->
  <xsl:variable name="due">
    <xsl:choose>
      <xsl:when test="$session/@due and $session/@due-reason"><xsl:value-of select="number($session/@due)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="count($members)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="attends" select="$meeting/r:attendance/r:attend[@who = $members/@id]"/>
  <xsl:variable name="present" select="$members[@id = $attends[@status = '出席']/@who]"/>
  <!-- Of them those that the house counts: by video or telephone only where it says so. -->
  <xsl:variable name="counted" select="$present[$house-remote-counts = 'yes' or
      not(@id = $attends[@mode = '视频' or @mode = '电话']/@who)]"/>
  <xsl:variable name="excused" select="$members[@id = $attends[@status = '请假']/@who]"/>
  <xsl:variable name="absent" select="$members[@id = $attends[@status = '缺席']/@who]"/>

  <xsl:template name="uncounted">
    <xsl:if test="count($counted) != count($present)">
      <xsl:value-of select="concat('另有', count($present) - count($counted), '人以视频、电话方式参加，不计入实到')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="/">
    <xsl:if test="not(/r:meeting)">
      <xsl:message terminate="yes">这个模板只用于党组会议的记录（urn:jiyao:record:1 的 meeting）</xsl:message>
    </xsl:if>
    <xsl:if test="/r:meeting/@stage = '会前' and not($ahead)">
      <xsl:value-of select="j:fault(/r:meeting, '会议还没有召开，会后补全记录、删去 stage 再制作')"/>
    </xsl:if>
    <xsl:apply-templates select="/r:meeting"/>
  </xsl:template>

  <!-- Front matter -->

  <xsl:template name="key">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:if test="string($value) != ''">
      <xsl:value-of select="concat($name, ': ', j:escape($value, 'yaml'), $nl)"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="state">
    <xsl:choose>
      <xsl:when test="$state = 'issued'"/>
      <xsl:when test="$state = 'to-sign'">
        <xsl:value-of select="concat('state: 送签稿', $nl)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat('state: 草稿', $nl)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What the 签发 of a document stands for, and which one it corrects. -->
  <xsl:template name="signed">
    <xsl:param name="document"/>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'signed-text'"/>
      <xsl:with-param name="value" select="$document/r:signature[@text][last()]/@text"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'replaces'"/>
      <xsl:with-param name="value" select="$document/@replaces"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The highest level and the longest term of the nodes that carry them. -->
  <xsl:template name="secrecy">
    <xsl:param name="of"/>
    <xsl:variable name="level">
      <xsl:choose>
        <xsl:when test="$of/@secrecy = '绝密'">绝密</xsl:when>
        <xsl:when test="$of/@secrecy = '机密'">机密</xsl:when>
        <xsl:when test="$of/@secrecy = '秘密'">秘密</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="string($level) != ''">
      <xsl:call-template name="key">
        <xsl:with-param name="name" select="'classification'"/>
        <xsl:with-param name="value" select="$level"/>
      </xsl:call-template>
      <xsl:call-template name="key">
        <xsl:with-param name="name" select="'term'"/>
        <xsl:with-param name="value">
          <xsl:choose>
            <xsl:when test="$of/@secrecy-term = '长期'">长期</xsl:when>
            <xsl:otherwise>
              <xsl:for-each select="$of[@secrecy]/@secrecy-term">
                <xsl:sort data-type="number" order="descending"
                    select="number(translate(., '年个月', '')) * (1 + 11 * contains(., '年'))"/>
                <xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if>
              </xsl:for-each>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- People -->

  <xsl:template name="name">
    <xsl:param name="id"/>
    <xsl:value-of select="key('person', $id)/@name"/>
  </xsl:template>

  <!-- 周明远、沈立秋 -->
  <xsl:template name="names">
    <xsl:param name="people"/>
    <xsl:for-each select="$people">
      <xsl:if test="position() &gt; 1">、</xsl:if>
      <xsl:value-of select="j:escape(@name, 'inline')"/>
    </xsl:for-each>
  </xsl:template>

  <!-- 党组书记、市人大常委会主任 -->
  <xsl:template name="posts">
    <xsl:param name="person"/>
    <xsl:if test="$person/@role = '书记' or $person/@role = '副书记'">
      <xsl:value-of select="concat('党组', $person/@role, '、')"/>
    </xsl:if>
    <xsl:value-of select="j:escape($person/@post, 'inline')"/>
  </xsl:template>

  <!-- Prose -->

  <xsl:template name="block">
    <xsl:param name="text"/>
    <xsl:param name="tail"/>
    <part><xsl:value-of select="concat($nl, $text, $tail, $nl)"/></part>
  </xsl:template>

  <!--
    Paragraphs and tables. The lead is Markdown that opens the first paragraph.
    Before a table it stands alone, as 如下： does; a comma at its end goes.
    The tail is Markdown that ends the last paragraph; after a table it is one itself.
  -->
  <xsl:template name="prose">
    <xsl:param name="blocks"/>
    <xsl:param name="lead"/>
    <xsl:param name="tail"/>
    <xsl:if test="$lead != '' and not($blocks[1]/self::r:p)">
      <xsl:variable name="cut">
        <xsl:choose>
          <xsl:when test="substring($lead, string-length($lead)) = '，' or
              substring($lead, string-length($lead)) = '：'">
            <xsl:value-of select="substring($lead, 1, string-length($lead) - 1)"/>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="$lead"/></xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <xsl:call-template name="block">
        <xsl:with-param name="text" select="concat($cut, '如下：')"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="$blocks">
      <xsl:choose>
        <xsl:when test="self::r:table"><xsl:call-template name="table"/></xsl:when>
        <xsl:when test="position() = 1 and $lead != ''">
          <xsl:call-template name="block">
            <xsl:with-param name="text" select="concat($lead, j:prose(., 'inline'))"/>
            <xsl:with-param name="tail" select="substring($tail, 1, string-length($tail) * (position() = last()))"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="block">
            <xsl:with-param name="text" select="j:prose(., 'line')"/>
            <xsl:with-param name="tail" select="substring($tail, 1, string-length($tail) * (position() = last()))"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:if test="$tail != '' and not($blocks[last()]/self::r:p)">
      <xsl:call-template name="block">
        <xsl:with-param name="text" select="$tail"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- A table of the record. Leading rows of head cells alone are repeated on each page. -->
  <xsl:template name="table">
    <xsl:variable name="heads" select="r:tr[not(r:td) and not(preceding-sibling::r:tr[r:td])]"/>
    <xsl:value-of select="concat($nl, '&lt;table&gt;', $nl)"/>
    <xsl:if test="@caption">
      <xsl:value-of select="concat('&lt;caption&gt;', j:escape(@caption, 'html'), '&lt;/caption&gt;', $nl)"/>
    </xsl:if>
    <xsl:if test="$heads">
      <xsl:value-of select="concat('&lt;thead&gt;', $nl)"/>
      <xsl:apply-templates select="$heads" mode="table"/>
      <xsl:value-of select="concat('&lt;/thead&gt;', $nl)"/>
    </xsl:if>
    <xsl:if test="count(r:tr) &gt; count($heads)">
      <xsl:value-of select="concat('&lt;tbody&gt;', $nl)"/>
      <xsl:apply-templates select="r:tr[count(. | $heads) &gt; count($heads)]" mode="table"/>
      <xsl:value-of select="concat('&lt;/tbody&gt;', $nl)"/>
    </xsl:if>
    <xsl:value-of select="concat('&lt;/table&gt;', $nl)"/>
  </xsl:template>

  <xsl:template match="r:tr" mode="table">
    <part>
      <xsl:text>&lt;tr&gt;</xsl:text>
      <xsl:apply-templates select="r:th|r:td" mode="table"/>
      <xsl:value-of select="concat('&lt;/tr&gt;', $nl)"/>
    </part>
  </xsl:template>

  <xsl:template match="r:th|r:td" mode="table">
    <xsl:variable name="cell" select="."/>
    <xsl:value-of select="concat('&lt;', local-name())"/>
    <xsl:for-each select="@colspan[. != 1]|@rowspan[. != 1]">
      <xsl:value-of select="concat(' ', name(), '=&quot;', number(.), '&quot;')"/>
    </xsl:for-each>
    <xsl:text>&gt;</xsl:text>
    <xsl:value-of select="j:prose(node()[not(self::r:br) and not(preceding-sibling::r:br)], 'html')"/>
    <xsl:for-each select="r:br">
      <xsl:variable name="n" select="position()"/>
      <xsl:text>&lt;br/&gt;</xsl:text>
      <xsl:value-of select="j:prose($cell/node()[not(self::r:br) and
          count(preceding-sibling::r:br) = $n], 'html')"/>
    </xsl:for-each>
    <xsl:value-of select="concat('&lt;/', local-name(), '&gt;')"/>
  </xsl:template>

  <!-- 9月11日; with its year where that is not the meeting's. -->
  <xsl:template name="near-date">
    <xsl:param name="date"/>
    <xsl:choose>
      <xsl:when test="substring($date, 1, 4) = $year"><xsl:value-of select="j:day($date)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="j:date($date)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 由陆文博同志牵头，市人大常委会研究室负责，于7月24日前 -->
  <xsl:template name="duty">
    <xsl:if test="@lead">
      <xsl:text>由</xsl:text>
      <xsl:value-of select="j:escape(key('person', @lead)/@name, 'inline')"/>
      <xsl:text>同志牵头，</xsl:text>
    </xsl:if>
    <xsl:if test="@office">
      <xsl:if test="not(@lead)">由</xsl:if>
      <xsl:value-of select="j:escape(@office, 'inline')"/>
      <xsl:text>负责，</xsl:text>
    </xsl:if>
    <xsl:if test="@due">
      <xsl:text>于</xsl:text>
      <xsl:call-template name="near-date">
        <xsl:with-param name="date" select="@due"/>
      </xsl:call-template>
      <xsl:text>前</xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  会议纪要, for the members and the departments it is distributed to.

  Shows: what the meeting heard, held, decided and required, item by item; who leads
  what by when; who attended, was on leave, sat in. Never shows: remarks, written
  opinions, votes, dissent, recusals and their reasons, who was absent, late or left,
  steps before the meeting, feedback after it. Nothing of those elements is selected
  anywhere below; a test holds every sample's minutes against them.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="common.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <!-- An item that was withdrawn before it was discussed is no matter of this meeting. -->
  <xsl:variable name="items" select="$meeting/r:agenda/r:item[not(@withdrawn = '讨论前')]"/>
  <xsl:variable name="document" select="$meeting/r:document[@kind = '会议纪要'][1]"/>

  <xsl:template match="r:meeting">
    <xsl:if test="not($items)">
      <xsl:value-of select="j:fault(r:agenda, '议题都在讨论前撤回，没有可以写入纪要的事项')"/>
    </xsl:if>
    <xsl:call-template name="front"/>
    <xsl:call-template name="opening"/>
    <xsl:for-each select="$items">
      <xsl:call-template name="item">
        <xsl:with-param name="number" select="position()"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="front">
    <xsl:value-of select="concat('---', $nl, 'format: minutes', $nl, 'kind: 纪要', $nl)"/>
    <xsl:call-template name="state"/>
    <xsl:call-template name="signed">
      <xsl:with-param name="document" select="$document"/>
    </xsl:call-template>
    <xsl:call-template name="secrecy">
      <xsl:with-param name="of" select="$meeting|$items"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'issuer'"/>
      <xsl:with-param name="value" select="concat(r:body/@name, '会议纪要')"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'number'"/>
      <xsl:with-param name="value">
        <xsl:choose>
          <xsl:when test="$document/@number"><xsl:value-of select="$document/@number"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat('〔', @year, '〕第', @number, '次')"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'office'"/>
      <xsl:with-param name="value" select="r:body/@office"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'office-date'"/>
      <xsl:with-param name="value" select="$document/@date"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'title'"/>
      <xsl:with-param name="value">
        <xsl:choose>
          <xsl:when test="$document/@title"><xsl:value-of select="$document/@title"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat(r:body/@title, '第', @number, '次会议纪要')"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="attendance"/>
    <xsl:if test="$document/@distribution">
      <xsl:value-of select="concat('distribution:', $nl)"/>
      <xsl:call-template name="split">
        <xsl:with-param name="text" select="$document/@distribution"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'printed-by'"/>
      <xsl:with-param name="value" select="r:body/@office"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'printed-on'"/>
      <xsl:with-param name="value" select="$document/@date"/>
    </xsl:call-template>
    <xsl:value-of select="concat('---', $nl)"/>
  </xsl:template>

  <!-- 党组成员，机关各部门 as a list -->
  <xsl:template name="split">
    <xsl:param name="text"/>
    <xsl:variable name="first" select="substring-before(concat($text, '，'), '，')"/>
    <xsl:if test="$first != ''">
      <xsl:value-of select="concat('  - ', j:escape($first, 'yaml'), $nl)"/>
    </xsl:if>
    <xsl:if test="contains($text, '，')">
      <xsl:call-template name="split">
        <xsl:with-param name="text" select="substring-after($text, '，')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="attendance">
    <xsl:variable name="observers" select="r:attendance/r:observer"/>
    <xsl:if test="$present or $excused or $observers">
      <xsl:value-of select="concat('attendance:', $nl)"/>
    </xsl:if>
    <xsl:call-template name="list">
      <xsl:with-param name="label" select="'出席'"/>
      <xsl:with-param name="people" select="$present"/>
    </xsl:call-template>
    <xsl:call-template name="list">
      <xsl:with-param name="label" select="'请假'"/>
      <xsl:with-param name="people" select="$excused"/>
    </xsl:call-template>
    <xsl:if test="$observers">
      <xsl:value-of select="concat('  列席:', $nl)"/>
      <xsl:for-each select="$observers">
        <xsl:variable name="person" select="key('person', @who)"/>
        <xsl:value-of select="concat('    - name: ', j:escape($person/@name, 'yaml'), $nl)"/>
        <xsl:value-of select="concat('      post: ', j:escape($person/@post, 'yaml'), $nl)"/>
        <xsl:variable name="at" select="r:at/@item"/>
        <xsl:if test="$items[@id = $at]">
          <xsl:text>      note: "第</xsl:text>
          <xsl:for-each select="$items">
            <xsl:if test="@id = $at">
              <xsl:if test="preceding-sibling::r:item[not(@withdrawn = '讨论前')]/@id = $at">、</xsl:if>
              <xsl:value-of select="j:number(position())"/>
            </xsl:if>
          </xsl:for-each>
          <xsl:value-of select="concat('项议题&quot;', $nl)"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template name="list">
    <xsl:param name="label"/>
    <xsl:param name="people"/>
    <xsl:if test="$people">
      <xsl:value-of select="concat('  ', $label, ':', $nl)"/>
      <xsl:for-each select="$people">
        <xsl:value-of select="concat('    - ', j:escape(@name, 'yaml'), $nl)"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template name="opening">
    <xsl:variable name="chair" select="key('person', $session/@chair)"/>
    <xsl:variable name="convener" select="key('person', $session/@convener)"/>
    <xsl:variable name="entrusted" select="$session/r:entrustment[@scope = '主持' and not(@item) and
        @to = $session/@chair]"/>
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:value-of select="concat(j:date($session/@start), j:part-of-day($session/@start), '，')"/>
        <xsl:if test="$entrusted">
          <xsl:value-of select="concat('受党组书记', j:escape(key('person', $entrusted[1]/@from)/@name,
              'inline'), '同志委托，')"/>
        </xsl:if>
        <xsl:call-template name="posts">
          <xsl:with-param name="person" select="$chair"/>
        </xsl:call-template>
        <xsl:value-of select="concat(j:escape($chair/@name, 'inline'), '同志在',
            j:escape($session/@place, 'inline'), '主持召开', j:escape(r:body/@title, 'inline'), '第',
            @number, '次会议。')"/>
        <xsl:value-of select="concat('应到党组成员', $due, '人，实到', count($counted), '人')"/>
        <xsl:if test="count($counted) != count($present)">，</xsl:if>
        <xsl:call-template name="uncounted"/>
        <xsl:text>。</xsl:text>
        <xsl:text>现纪要如下：</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- One item: heading, what was heard and held, decided, required, and who does it. -->
  <xsl:template name="item">
    <xsl:param name="number"/>
    <xsl:call-template name="block">
      <xsl:with-param name="text" select="concat('## ', j:number($number), '、', j:escape(r:title, 'inline'))"/>
    </xsl:call-template>
    <xsl:apply-templates select="r:sense|r:decision" mode="minutes"/>
    <xsl:if test="@withdrawn = '讨论后'">
      <xsl:call-template name="block">
        <xsl:with-param name="text" select="'该议题经会议讨论后撤回，未作决定。'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:call-template name="tasks"/>
  </xsl:template>

  <!-- A heard matter and the consent that follows it are one sentence: see below. -->
  <xsl:template match="r:sense" mode="minutes">
    <xsl:variable name="joined">
      <xsl:apply-templates select="." mode="joins"/>
    </xsl:variable>
    <xsl:if test="$joined = ''">
      <xsl:call-template name="prose">
        <xsl:with-param name="blocks" select="r:p|r:table"/>
        <xsl:with-param name="lead">
          <xsl:call-template name="verb"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="verb">
    <xsl:choose>
      <xsl:when test="@verb = '认为' or @verb = '指出' or @verb = '强调' or @verb = '要求'">
        <xsl:value-of select="concat('会议', @verb, '，')"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('会议', @verb, '了')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What the meeting did with the matter. -->
  <xsl:template match="r:decision" mode="wording">
    <xsl:choose>
      <xsl:when test="@outcome = '未通过'">未通过</xsl:when>
      <xsl:when test="@outcome = '缓议'">决定缓议</xsl:when>
      <xsl:when test="@wording"><xsl:value-of select="@wording"/></xsl:when>
      <xsl:otherwise>决定</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!--
    Says "yes" for a sense of one plain sentence that a single consent follows at once:
    会议听取了……的汇报，原则同意《……》。
  -->
  <xsl:template match="r:sense" mode="joins">
    <xsl:variable name="next" select="following-sibling::*[self::r:sense or self::r:decision][1]"/>
    <xsl:variable name="after" select="$next/following-sibling::*[self::r:sense or self::r:decision][1]"/>
    <xsl:variable name="text" select="normalize-space(r:p)"/>
    <xsl:if test="(@verb = '听取' or @verb = '审议' or @verb = '研究' or @verb = '讨论') and
        count(*) = 1 and r:p and substring($text, string-length($text)) = '。' and
        not(contains(substring($text, 1, string-length($text) - 1), '。')) and
        $next/self::r:decision and $next/*[1][self::r:p] and not($after/self::r:decision) and
        ($next/@outcome = '缓议' or ($next/@outcome = '通过' and
            ($next/@wording = '同意' or $next/@wording = '原则同意')))">yes</xsl:if>
  </xsl:template>

  <!-- Says "first" or "later" where decisions of the same wording stand side by side. -->
  <xsl:template match="r:decision" mode="together">
    <xsl:variable name="wording"><xsl:apply-templates select="." mode="wording"/></xsl:variable>
    <xsl:variable name="before">
      <xsl:apply-templates mode="wording"
          select="preceding-sibling::*[self::r:sense or self::r:decision][1][self::r:decision]"/>
    </xsl:variable>
    <xsl:variable name="after">
      <xsl:apply-templates mode="wording"
          select="following-sibling::*[self::r:sense or self::r:decision][1][self::r:decision]"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="string($before) = string($wording)">later</xsl:when>
      <xsl:when test="string($after) = string($wording)">first</xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:decision" mode="minutes">
    <xsl:variable name="before" select="preceding-sibling::*[self::r:sense or self::r:decision][1]"/>
    <xsl:variable name="wording"><xsl:apply-templates select="." mode="wording"/></xsl:variable>
    <xsl:variable name="together"><xsl:apply-templates select="." mode="together"/></xsl:variable>
    <xsl:variable name="joined"><xsl:apply-templates select="$before/self::r:sense" mode="joins"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$together != ''">
        <!-- Several alike: said once, then numbered. -->
        <xsl:if test="$together = 'first'">
          <xsl:call-template name="block">
            <xsl:with-param name="text">
              <xsl:value-of select="concat('会议', $wording)"/>
              <xsl:choose>
                <xsl:when test="$wording = '决定'">：</xsl:when>
                <xsl:otherwise>下列事项：</xsl:otherwise>
              </xsl:choose>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <xsl:variable name="rank"><xsl:apply-templates select="." mode="rank"/></xsl:variable>
        <xsl:call-template name="prose">
          <xsl:with-param name="blocks" select="r:p|r:table"/>
          <xsl:with-param name="lead" select="concat('（', j:number($rank), '）')"/>
          <xsl:with-param name="tail">
            <xsl:for-each select="r:task">
              <xsl:call-template name="duty"/>
              <xsl:for-each select="r:p"><xsl:value-of select="j:prose(., 'inline')"/></xsl:for-each>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:for-each select="r:task/r:table"><xsl:call-template name="table"/></xsl:for-each>
      </xsl:when>
      <xsl:when test="$joined != ''">
        <xsl:variable name="heard" select="j:prose($before/r:p, 'inline')"/>
        <xsl:call-template name="prose">
          <xsl:with-param name="blocks" select="r:p|r:table"/>
          <xsl:with-param name="lead" select="concat('会议', $before/@verb, '了',
              substring($heard, 1, string-length($heard) - 1), '，', $wording)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="prose">
          <xsl:with-param name="blocks" select="r:p|r:table"/>
          <xsl:with-param name="lead">
            <xsl:value-of select="concat('会议', $wording)"/>
            <xsl:if test="$wording = '决定'">，</xsl:if>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The place of a decision among those of the same wording that stand together. -->
  <xsl:template match="r:decision" mode="rank">
    <xsl:param name="count" select="1"/>
    <xsl:variable name="before" select="preceding-sibling::*[self::r:sense or self::r:decision][1]"/>
    <xsl:variable name="wording"><xsl:apply-templates select="." mode="wording"/></xsl:variable>
    <xsl:variable name="same"><xsl:apply-templates select="$before/self::r:decision" mode="wording"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($same) = string($wording)">
        <xsl:apply-templates select="$before" mode="rank">
          <xsl:with-param name="count" select="$count + 1"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$count"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!--
    One task is a sentence; several are numbered. Those of a numbered decision stand with it,
    or nobody would know which person or matter they belong to.
  -->
  <xsl:template name="tasks">
    <xsl:variable name="numbered">
      <xsl:for-each select="r:decision">
        <xsl:variable name="together"><xsl:apply-templates select="." mode="together"/></xsl:variable>
        <xsl:if test="$together != ''"><xsl:value-of select="concat('|', @id, '|')"/></xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="tasks" select="r:task|r:decision[not(contains($numbered, concat('|', @id, '|')))]/r:task"/>
    <xsl:choose>
      <xsl:when test="count($tasks) = 1">
        <xsl:for-each select="$tasks">
          <xsl:call-template name="prose">
            <xsl:with-param name="blocks" select="r:p|r:table"/>
            <xsl:with-param name="lead">
              <xsl:choose>
                <xsl:when test="ancestor::r:item/r:sense[@verb = '要求']">会议明确，</xsl:when>
                <xsl:otherwise>会议要求，</xsl:otherwise>
              </xsl:choose>
              <xsl:call-template name="duty"/>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="$tasks">
        <xsl:call-template name="block">
          <xsl:with-param name="text" select="'会议明确了下列任务：'"/>
        </xsl:call-template>
        <!-- A table cannot stand in a list: then the numbers are those of the decisions. -->
        <xsl:for-each select="$tasks[$tasks/r:table]">
          <xsl:call-template name="prose">
            <xsl:with-param name="blocks" select="r:p|r:table"/>
            <xsl:with-param name="lead">
              <xsl:value-of select="concat('（', j:number(position()), '）')"/>
              <xsl:call-template name="duty"/>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
        <xsl:for-each select="$tasks[not($tasks/r:table)]">
          <xsl:variable name="duty"><xsl:call-template name="duty"/></xsl:variable>
          <part>
          <xsl:value-of select="concat($nl, position(), '. ', $duty)"/>
          <xsl:for-each select="r:p">
            <xsl:if test="position() = 1"><xsl:value-of select="j:prose(., 'inline')"/></xsl:if>
            <xsl:if test="position() != 1"><xsl:value-of select="concat($nl, $nl, '   ', j:prose(., 'line'))"/></xsl:if>
          </xsl:for-each>
          <xsl:value-of select="$nl"/>
          </part>
        </xsl:for-each>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  表决票 of a 党组会议, for the voters in the room: for each vote that is to be cast on paper
  as many papers as members may vote, two on a side with a line to cut along,
  each with room for a seal. Before them
     a list of the papers, for who hands them out.

  Matters of one item that are voted on in one way by the same members stand on one
  paper, a person or matter a row. Where a member is recused from one of them alone it gets
  papers of its own: a paper without a row would show whose it is. For the same reason a
  secret paper bears no number, not even of its page, and no name; the seal shows that it is genuine.

  Never shows: who votes, how, who is recused, anything said; no matter that is voted on
  by voice or hand. It asserts nothing of the meeting, and so bears no mark of its state.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function" xmlns:exsl="http://exslt.org/common">
  <xsl:import href="session.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:param name="item"/>

  <xsl:variable name="written" select="$agenda[not($item) or @id = $item]/r:decision[
      r:vote[@method = '无记名投票' or @method = '记名投票']]"/>
  <xsl:variable name="gone" select="$excused|$absent"/>
  <!-- Two papers on a side: the lines that the rows of one may take together. -->
  <xsl:variable name="half" select="10"/>

  <!-- Which paper each decision stands on: its item, the way of voting, who may not vote. -->
  <xsl:variable name="placed-tree">
    <xsl:for-each select="$written">
      <xsl:variable name="id" select="@id"/>
      <on id="{$id}">
        <xsl:attribute name="paper">
          <xsl:value-of select="concat(../@id, ' ', r:vote/@method)"/>
          <xsl:for-each select="$members[@id = $written[@id = $id]/../r:concerned[@recused = 'yes' and
              (not(@decision) or @decision = $id)]/@who]"><xsl:value-of select="concat(' ', @id)"/></xsl:for-each>
          <xsl:if test="not(r:candidate)"> matter</xsl:if>
        </xsl:attribute>
      </on>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="placed" select="exsl:node-set($placed-tree)/on"/>

  <xsl:template match="r:meeting">
    <xsl:if test="$item and not($agenda[@id = $item])">
      <xsl:value-of select="j:fault(r:agenda, concat('没有议题', $item))"/>
    </xsl:if>
    <xsl:if test="not($written)">
      <xsl:value-of select="j:fault(r:agenda, '没有以无记名投票或者记名投票表决的事项')"/>
    </xsl:if>
    <xsl:value-of select="concat('---', $nl, 'format: plain', $nl, 'kind: 表决票', $nl, 'page-numbers: none', $nl)"/>
    <xsl:call-template name="secrecy">
      <xsl:with-param name="of" select="$meeting|$written/.."/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'title'"/>
      <xsl:with-param name="value" select="concat($about, '表决票清单')"/>
    </xsl:call-template>
    <xsl:value-of select="concat('---', $nl)"/>
    <xsl:call-template name="list"/>
    <xsl:for-each select="$placed[not(@paper = preceding-sibling::on/@paper)]">
      <xsl:call-template name="papers">
        <xsl:with-param name="decisions" select="$written[@id = $placed[@paper = current()/@paper]/@id]"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- What is handed out: a row for each kind of paper. -->
  <xsl:template name="list">
    <xsl:value-of select="concat($nl, '&lt;table class=&quot;keep-rows form&quot;&gt;', $nl,
        '&lt;colgroup&gt;&lt;col width=&quot;9%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;43%&quot;/&gt;&lt;col width=&quot;18%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;10%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;10%&quot;/&gt;&lt;col width=&quot;10%&quot;/&gt;&lt;/colgroup&gt;', $nl,
        '&lt;thead&gt;&lt;tr&gt;&lt;th&gt;序号&lt;/th&gt;&lt;th&gt;表决事项&lt;/th&gt;&lt;th&gt;表决方式&lt;/th&gt;&lt;th&gt;印制&lt;/th&gt;&lt;th&gt;发出&lt;/th&gt;&lt;th&gt;收回&lt;/th&gt;&lt;/tr&gt;&lt;/thead&gt;', $nl, '&lt;tbody&gt;', $nl)"/>
    <xsl:for-each select="$placed[not(@paper = preceding-sibling::on/@paper)]">
      <xsl:variable name="decisions" select="$written[@id = $placed[@paper = current()/@paper]/@id]"/>
      <xsl:variable name="of" select="$decisions[1]"/>
      <xsl:value-of select="concat('&lt;tr&gt;&lt;td&gt;', position(), '&lt;/td&gt;&lt;td&gt;')"/>
      <xsl:call-template name="item-numbers"><xsl:with-param name="ids" select="$of/../@id"/></xsl:call-template>
      <xsl:text>：</xsl:text>
      <xsl:choose>
        <xsl:when test="$of/r:candidate">
          <xsl:for-each select="$decisions/r:candidate">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <xsl:value-of select="j:escape(@name, 'html')"/>
          </xsl:for-each>
          <xsl:text>任免事项</xsl:text>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="concat(count($decisions), '个事项')"/></xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="concat('&lt;/td&gt;&lt;td&gt;', $of/r:vote/@method, '&lt;/td&gt;&lt;td&gt;')"/>
      <xsl:value-of select="count($members[not(@id = $gone/@id or @id = $of/../r:away[@when = '全程' or (@when = '表决' and
          (not(@decision) or @decision = $of/@id))]/@who or @id = $of/../r:concerned[@recused = 'yes' and
          (not(@decision) or @decision = $of/@id)]/@who)])"/>
      <xsl:value-of select="concat('&lt;/td&gt;&lt;td&gt;&lt;/td&gt;&lt;td&gt;&lt;/td&gt;&lt;/tr&gt;', $nl)"/>
    </xsl:for-each>
    <xsl:value-of select="concat('&lt;/tbody&gt;', $nl, '&lt;/table&gt;', $nl)"/>
    <xsl:call-template name="block">
      <xsl:with-param name="text" select="'本页由工作人员留存。表决票按可以表决的人数印制，加盖印章后当场发出；剩余和收回的表决票当场清点、密封。'"/>
    </xsl:call-template>
    <xsl:call-template name="block">
      <xsl:with-param name="text" select="'发票人签名：　　　　　　　　　监票人签名：'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- One paper for each member who may vote. -->
  <xsl:template name="papers">
    <xsl:param name="decisions"/>
    <xsl:variable name="of" select="$decisions[1]"/>
    <!-- A column of posts is 9 characters wide, one of matters 17; no row is lower than 1.5 lines. -->
    <xsl:variable name="lines-tree">
      <xsl:for-each select="$decisions/r:candidate">
        <xsl:variable name="long" select="string-length(@to) * (string-length(@to) &gt;= string-length(@from)) +
            string-length(@from) * (string-length(@from) &gt; string-length(@to))"/>
        <n><xsl:value-of select="ceiling($long div 9) + 0.5"/></n>
      </xsl:for-each>
      <xsl:for-each select="$decisions[not(r:candidate)]">
        <n><xsl:value-of select="ceiling(string-length(concat(r:p[1], substring(../r:title, 1 + string-length(../r:title) * boolean(r:p)))) div 17) + 0.5"/></n>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="lines" select="sum(exsl:node-set($lines-tree)/n)"/>
    <xsl:for-each select="$members[not(@id = $gone/@id or @id = $of/../r:away[@when = '全程' or (@when = '表决' and
        (not(@decision) or @decision = $of/@id))]/@who or @id = $of/../r:concerned[@recused = 'yes' and
        (not(@decision) or @decision = $of/@id)]/@who)]">
      <part>
        <xsl:choose>
          <xsl:when test="position() mod 2 = 0 and $lines &lt;= $half">
            <xsl:value-of select="concat($nl, '……………………………裁切线……………………………', $nl)"/>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="concat($nl, '***', $nl)"/></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="paper">
          <xsl:with-param name="decisions" select="$decisions"/>
          <xsl:with-param name="seal" select="concat('&lt;br/&gt;&lt;br/&gt;&lt;br/&gt;', substring('&lt;br/&gt;&lt;br/&gt;', 1, 10 * ($lines &lt;= 5)))"/>
        </xsl:call-template>
      </part>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="paper">
    <xsl:param name="decisions"/>
    <xsl:param name="seal"/>
    <xsl:variable name="persons" select="boolean($decisions/r:candidate)"/>
    <xsl:variable name="across" select="5 + $persons"/>
    <!-- 秘密★1年: of the item, else of the meeting. -->
    <xsl:variable name="marked" select="$agenda[@secrecy and @id = $decisions[1]/../@id]|$meeting[@secrecy and not($decisions[1]/../@secrecy)]"/>
    <xsl:variable name="level">
      <xsl:value-of select="$marked/@secrecy"/>
      <xsl:if test="$marked/@secrecy-term"><xsl:value-of select="concat('★', $marked/@secrecy-term)"/></xsl:if>
    </xsl:variable>
    <xsl:value-of select="concat($nl, '&lt;table class=&quot;keep-rows form&quot;&gt;', $nl, '&lt;caption&gt;',
        j:escape($about, 'html'), '表决票（', substring-before($decisions[1]/r:vote/@method, '投票'), '）&lt;/caption&gt;', $nl)"/>
    <xsl:choose>
      <xsl:when test="$persons">
        <xsl:value-of select="concat('&lt;colgroup&gt;&lt;col width=&quot;16%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;27%&quot;/&gt;&lt;col width=&quot;27%&quot;/&gt;&lt;col width=&quot;10%&quot; span=&quot;3&quot;/&gt;&lt;/colgroup&gt;', $nl,
            '&lt;thead&gt;&lt;tr&gt;&lt;th&gt;姓名&lt;/th&gt;&lt;th&gt;现任职务&lt;/th&gt;&lt;th&gt;拟任免职务&lt;/th&gt;')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat('&lt;colgroup&gt;&lt;col width=&quot;8%&quot; align=&quot;center&quot;/&gt;&lt;col width=&quot;50%&quot;/&gt;&lt;col width=&quot;14%&quot; span=&quot;3&quot;/&gt;&lt;/colgroup&gt;', $nl,
            '&lt;thead&gt;&lt;tr&gt;&lt;th&gt;序号&lt;/th&gt;&lt;th&gt;表决事项&lt;/th&gt;')"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="concat('&lt;th&gt;同意&lt;/th&gt;&lt;th&gt;不同意&lt;/th&gt;&lt;th&gt;弃权&lt;/th&gt;&lt;/tr&gt;&lt;/thead&gt;', $nl, '&lt;tbody&gt;', $nl)"/>
    <xsl:for-each select="$decisions/r:candidate">
      <xsl:text>&lt;tr&gt;&lt;td&gt;</xsl:text>
      <xsl:call-template name="name"><xsl:with-param name="of" select="@name"/></xsl:call-template>
      <xsl:value-of select="concat('&lt;/td&gt;&lt;td&gt;',
          j:escape(string(@from), 'html'), '&lt;/td&gt;&lt;td&gt;', j:escape(@to, 'html'),
          '&lt;/td&gt;&lt;td&gt;&lt;/td&gt;&lt;td&gt;&lt;/td&gt;&lt;td&gt;&lt;/td&gt;&lt;/tr&gt;', $nl)"/>
    </xsl:for-each>
    <xsl:for-each select="$decisions[not(r:candidate)]">
      <xsl:value-of select="concat('&lt;tr&gt;&lt;td&gt;', position(), '&lt;/td&gt;&lt;td&gt;')"/>
      <xsl:call-template name="voted-matter"/>
      <xsl:value-of select="concat('&lt;/td&gt;&lt;td&gt;&lt;/td&gt;&lt;td&gt;&lt;/td&gt;&lt;td&gt;&lt;/td&gt;&lt;/tr&gt;', $nl)"/>
    </xsl:for-each>
    <xsl:value-of select="concat('&lt;tr&gt;&lt;td colspan=&quot;', $across, '&quot; align=&quot;left&quot;&gt;说明：逐', substring('项人', 1 + $persons, 1),
        '表示意见，每行只在一栏内划“√”；划两栏以上的，该行无效。')"/>
    <xsl:choose>
      <xsl:when test="$decisions[1]/r:vote/@method = '记名投票'">&lt;br/&gt;投票人签名：</xsl:when>
      <xsl:otherwise>无记名投票，请不要署名或者作其他标记。</xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="concat('&lt;/td&gt;&lt;/tr&gt;', $nl, '&lt;tr&gt;&lt;td colspan=&quot;2&quot; align=&quot;left&quot;&gt;', $level, $seal,
        '&lt;/td&gt;&lt;td colspan=&quot;', $across - 2, '&quot; align=&quot;right&quot;&gt;（印章）　', j:date($session/@start), '　&lt;/td&gt;&lt;/tr&gt;', $nl,
        '&lt;/tbody&gt;', $nl, '&lt;/table&gt;', $nl)"/>
  </xsl:template>
</xsl:stylesheet>

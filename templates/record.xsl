<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  会议记录, for the archive: everything in the record, in the order in which it happened.
  Voters are named only where the vote was by name (记名投票), whatever else the record holds.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="common.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="agenda" select="$meeting/r:agenda/r:item"/>
  <xsl:variable name="document" select="$meeting/r:document[@kind = '会议记录'][1]"/>

  <xsl:template match="r:meeting">
    <xsl:call-template name="front"/>
    <xsl:call-template name="session"/>
    <xsl:call-template name="people"/>
    <xsl:call-template name="before"/>
    <xsl:for-each select="$agenda">
      <xsl:call-template name="item"/>
    </xsl:for-each>
    <xsl:call-template name="after"/>
    <xsl:call-template name="signatures"/>
  </xsl:template>

  <xsl:template name="front">
    <xsl:value-of select="concat('---', $nl, 'format: plain', $nl, 'kind: 会议记录', $nl)"/>
    <xsl:call-template name="state"/>
    <xsl:call-template name="secrecy">
      <xsl:with-param name="of" select="$meeting|$agenda"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'issuer'"/>
      <xsl:with-param name="value" select="r:body/@name"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'number'"/>
      <xsl:with-param name="value" select="$document/@number"/>
    </xsl:call-template>
    <xsl:call-template name="key">
      <xsl:with-param name="name" select="'title'"/>
      <xsl:with-param name="value">
        <xsl:choose>
          <xsl:when test="$document/@title"><xsl:value-of select="$document/@title"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat(r:body/@title, '第', @number, '次会议记录')"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:value-of select="concat('---', $nl)"/>
  </xsl:template>

  <!-- A label and what it says, as a paragraph; nothing where there is nothing to say. -->
  <xsl:template name="line">
    <xsl:param name="label"/>
    <xsl:param name="text"/>
    <xsl:if test="string($text) != ''">
      <xsl:call-template name="block">
        <xsl:with-param name="text" select="concat('**', $label, '**：', $text)"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="person">
    <xsl:param name="id"/>
    <xsl:value-of select="j:escape(key('person', $id)/@name, 'inline')"/>
  </xsl:template>

  <!-- 7月6日10时20分, with the year where it is not the meeting's; on the day itself 10时20分. -->
  <xsl:template name="moment">
    <xsl:param name="at"/>
    <xsl:if test="substring($at, 1, 10) != $day">
      <xsl:call-template name="near-date">
        <xsl:with-param name="date" select="$at"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:value-of select="j:time($at)"/>
  </xsl:template>

  <!-- 第一、三项议题, from a set of item ids -->
  <xsl:template name="item-numbers">
    <xsl:param name="ids"/>
    <xsl:text>第</xsl:text>
    <xsl:for-each select="$agenda[@id = $ids]">
      <xsl:if test="position() &gt; 1">、</xsl:if>
      <xsl:value-of select="j:number(count(preceding-sibling::r:item) + 1)"/>
    </xsl:for-each>
    <xsl:text>项议题</xsl:text>
  </xsl:template>

  <xsl:template name="session">
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="'时间'"/>
      <xsl:with-param name="text">
        <xsl:value-of select="concat(j:date($session/@start), j:time($session/@start))"/>
        <xsl:if test="$session/@end">
          <xsl:text>至</xsl:text>
          <xsl:call-template name="moment">
            <xsl:with-param name="at" select="$session/@end"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="'地点'"/>
      <xsl:with-param name="text" select="j:escape($session/@place, 'inline')"/>
    </xsl:call-template>
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="'召集人'"/>
      <xsl:with-param name="text">
        <xsl:call-template name="with-post"><xsl:with-param name="id" select="$session/@convener"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="'主持人'"/>
      <xsl:with-param name="text">
        <xsl:call-template name="with-post"><xsl:with-param name="id" select="$session/@chair"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:for-each select="$session/r:entrustment">
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'委托'"/>
        <xsl:with-param name="text">
          <xsl:call-template name="near-date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
          <xsl:text>，</xsl:text>
          <xsl:call-template name="person"><xsl:with-param name="id" select="@from"/></xsl:call-template>
          <xsl:text>委托</xsl:text>
          <xsl:call-template name="person"><xsl:with-param name="id" select="@to"/></xsl:call-template>
          <xsl:choose>
            <xsl:when test="@scope = '签发'">签发文件</xsl:when>
            <xsl:when test="@item">
              <xsl:text>主持</xsl:text>
              <xsl:call-template name="item-numbers"><xsl:with-param name="ids" select="@item"/></xsl:call-template>
            </xsl:when>
            <xsl:otherwise>主持会议</xsl:otherwise>
          </xsl:choose>
          <xsl:value-of select="concat('（', j:escape(@reason, 'inline'), '）')"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="'记录人'"/>
      <xsl:with-param name="text">
        <xsl:if test="$session/@recorder">
          <xsl:call-template name="with-post"><xsl:with-param name="id" select="$session/@recorder"/></xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="'保管期限'"/>
      <xsl:with-param name="text" select="string(@retention)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- 周明远（党组书记、市人大常委会主任） -->
  <xsl:template name="with-post">
    <xsl:param name="id"/>
    <xsl:call-template name="person"><xsl:with-param name="id" select="$id"/></xsl:call-template>
    <xsl:text>（</xsl:text>
    <xsl:call-template name="posts"><xsl:with-param name="person" select="key('person', $id)"/></xsl:call-template>
    <xsl:text>）</xsl:text>
  </xsl:template>

  <xsl:template name="people">
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="'应到实到'"/>
      <xsl:with-param name="text">
        <xsl:value-of select="concat('党组成员应到', $due, '人，实到', count($counted), '人，请假', count($excused),
            '人，缺席', count($absent), '人')"/>
        <xsl:if test="count($counted) != count($present)">，</xsl:if>
        <xsl:call-template name="uncounted"/>
        <xsl:if test="$session/@due and number($session/@due) != count($members)">
          <xsl:value-of select="concat('；名册在任', count($members), '人，申报应到', number($session/@due), '人')"/>
          <xsl:if test="$session/@due-reason">
            <xsl:value-of select="concat('，理由：', j:escape($session/@due-reason, 'inline'))"/>
          </xsl:if>
        </xsl:if>
        <xsl:if test="$session/@present and number($session/@present) != count($counted)">
          <xsl:value-of select="concat('；申报实到', number($session/@present), '人')"/>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="status">
      <xsl:with-param name="label" select="'出席'"/>
      <xsl:with-param name="people" select="$present"/>
    </xsl:call-template>
    <xsl:call-template name="status">
      <xsl:with-param name="label" select="'请假'"/>
      <xsl:with-param name="people" select="$excused"/>
    </xsl:call-template>
    <xsl:call-template name="status">
      <xsl:with-param name="label" select="'缺席'"/>
      <xsl:with-param name="people" select="$absent"/>
    </xsl:call-template>
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="'列席'"/>
      <xsl:with-param name="text">
        <xsl:for-each select="r:attendance/r:observer">
          <xsl:if test="position() &gt; 1">；</xsl:if>
          <xsl:call-template name="person"><xsl:with-param name="id" select="@who"/></xsl:call-template>
          <xsl:value-of select="concat('（', j:escape(key('person', @who)/@post, 'inline'))"/>
          <xsl:choose>
            <xsl:when test="r:at">
              <xsl:text>，列席</xsl:text>
              <xsl:call-template name="item-numbers"><xsl:with-param name="ids" select="r:at/@item"/></xsl:call-template>
            </xsl:when>
            <xsl:otherwise>，全程列席</xsl:otherwise>
          </xsl:choose>
          <xsl:if test="r:at[@named = 'no']">
            <xsl:text>，其中</xsl:text>
            <xsl:call-template name="item-numbers">
              <xsl:with-param name="ids" select="r:at[@named = 'no']/@item"/>
            </xsl:call-template>
            <xsl:text>未经指定</xsl:text>
          </xsl:if>
          <xsl:if test="@invited-by">
            <xsl:text>，由</xsl:text>
            <xsl:call-template name="person"><xsl:with-param name="id" select="@invited-by"/></xsl:call-template>
            <xsl:text>邀请</xsl:text>
          </xsl:if>
          <xsl:text>）</xsl:text>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Names with what belongs to each: way of attending, when they came or left, why and when they asked for leave. -->
  <xsl:template name="status">
    <xsl:param name="label"/>
    <xsl:param name="people"/>
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="$label"/>
      <xsl:with-param name="text">
        <xsl:for-each select="$people">
          <xsl:variable name="attend" select="$attends[@who = current()/@id]"/>
          <xsl:variable name="note">
            <xsl:if test="$attend/@mode and $attend/@mode != '现场'">
              <xsl:value-of select="concat('，以', $attend/@mode, '方式参加')"/>
            </xsl:if>
            <xsl:if test="$attend/@arrived">
              <xsl:text>，</xsl:text>
              <xsl:call-template name="moment"><xsl:with-param name="at" select="$attend/@arrived"/></xsl:call-template>
              <xsl:text>到会</xsl:text>
            </xsl:if>
            <xsl:if test="$attend/@left">
              <xsl:text>，</xsl:text>
              <xsl:call-template name="moment"><xsl:with-param name="at" select="$attend/@left"/></xsl:call-template>
              <xsl:text>离会</xsl:text>
            </xsl:if>
            <xsl:if test="$attend/@reason">
              <xsl:value-of select="concat('，', j:escape($attend/@reason, 'inline'))"/>
            </xsl:if>
            <xsl:if test="$attend/@asked">
              <xsl:text>，</xsl:text>
              <xsl:call-template name="moment"><xsl:with-param name="at" select="$attend/@asked"/></xsl:call-template>
              <xsl:text>请假</xsl:text>
            </xsl:if>
          </xsl:variable>
          <xsl:if test="position() &gt; 1">、</xsl:if>
          <xsl:value-of select="j:escape(@name, 'inline')"/>
          <xsl:if test="$note != ''">
            <xsl:value-of select="concat('（', substring($note, 2), '）')"/>
          </xsl:if>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Notice and papers. -->
  <xsl:template name="before">
    <xsl:for-each select="$session/r:notice">
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'会议通知'"/>
        <xsl:with-param name="text">
          <xsl:call-template name="sent"/>
          <xsl:if test="@urgent = 'yes'">
            <xsl:text>；紧急召开</xsl:text>
            <xsl:if test="@reason"><xsl:value-of select="concat('，理由：', j:escape(@reason, 'inline'))"/></xsl:if>
          </xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$session/r:papers">
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'会议材料'"/>
        <xsl:with-param name="text">
          <xsl:if test="@title"><xsl:value-of select="concat(j:escape(@title, 'inline'), '，')"/></xsl:if>
          <xsl:call-template name="sent"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="sent">
    <xsl:call-template name="moment"><xsl:with-param name="at" select="@sent"/></xsl:call-template>
    <xsl:text>送</xsl:text>
    <xsl:choose>
      <xsl:when test="r:to"><xsl:call-template name="names"><xsl:with-param name="people"
          select="key('person', r:to/@ref)"/></xsl:call-template></xsl:when>
      <xsl:otherwise>全体成员</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="r:covers">
      <xsl:text>，列</xsl:text>
      <xsl:call-template name="item-numbers"><xsl:with-param name="ids" select="r:covers/@ref"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- One item -->

  <xsl:template name="item">
    <xsl:call-template name="block">
      <xsl:with-param name="text" select="concat('## ', j:number(position()), '、', j:escape(r:title, 'inline'))"/>
    </xsl:call-template>
    <xsl:call-template name="about"/>
    <xsl:call-template name="steps"/>
    <xsl:call-template name="recusals"/>
    <xsl:for-each select="r:opinion">
      <xsl:call-template name="prose">
        <xsl:with-param name="blocks" select="r:p|r:table"/>
        <xsl:with-param name="lead">
          <xsl:text>**书面意见**（</xsl:text>
          <xsl:call-template name="person"><xsl:with-param name="id" select="@who"/></xsl:call-template>
          <xsl:text>，</xsl:text>
          <xsl:call-template name="near-date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
          <xsl:choose>
            <xsl:when test="@counted = 'yes'">，曾被计入票数</xsl:when>
            <xsl:otherwise>，不计票</xsl:otherwise>
          </xsl:choose>
          <xsl:text>）：</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:apply-templates select="r:remark|r:sense|r:decision|r:task" mode="record"/>
    <xsl:if test="@withdrawn">
      <xsl:call-template name="block">
        <xsl:with-param name="text" select="concat('本议题于', @withdrawn, '撤回。')"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="r:report-up">
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="concat('向市委', @kind)"/>
        <xsl:with-param name="text">
          <xsl:value-of select="j:date(@date)"/>
          <xsl:if test="@number"><xsl:value-of select="concat('，', j:escape(@number, 'inline'))"/></xsl:if>
          <xsl:if test="@title"><xsl:value-of select="concat('，《', j:escape(translate(@title, '《》', '〈〉'), 'inline'), '》')"/></xsl:if>
          <xsl:if test="@reply or @replied">
            <xsl:text>；答复：</xsl:text>
            <xsl:if test="@replied"><xsl:value-of select="j:date(@replied)"/></xsl:if>
            <xsl:value-of select="j:escape(string(@reply), 'inline')"/>
          </xsl:if>
          <xsl:for-each select="r:attachment"><xsl:value-of select="concat('；附件：', j:escape(@title, 'inline'))"/></xsl:for-each>
          <xsl:for-each select="r:contact">
            <xsl:value-of select="concat('；联系人：', j:escape(@name, 'inline'), '，', j:escape(@phone, 'inline'))"/>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="r:p|r:table">
        <xsl:call-template name="prose">
          <xsl:with-param name="blocks" select="r:p|r:table"/>
          <xsl:with-param name="lead" select="concat('**', @kind, '正文**：')"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Class, who put it, who chairs it, what it follows. -->
  <xsl:template name="about">
    <xsl:variable name="text">
      <xsl:if test="@start"><xsl:value-of select="concat('；', j:time(@start), '开始')"/></xsl:if>
      <xsl:choose>
        <xsl:when test="@class = 'none'">；不属于重大问题</xsl:when>
        <xsl:when test="@class"><xsl:value-of select="concat('；重大问题第（', @class, '）项')"/></xsl:when>
      </xsl:choose>
      <xsl:if test="@major = 'no'">
        <xsl:text>，不按重大问题对待</xsl:text>
        <xsl:if test="@major-reason"><xsl:value-of select="concat('（', j:escape(@major-reason, 'inline'), '）')"/></xsl:if>
      </xsl:if>
      <xsl:if test="@major-kind"><xsl:value-of select="concat('；“三重一大”事项：', @major-kind)"/></xsl:if>
      <xsl:if test="@cadre = 'yes'">；干部任免事项</xsl:if>
      <xsl:if test="@superior-matter">
        <xsl:value-of select="concat('；应向市委专题请示报告：', @superior-matter)"/>
      </xsl:if>
      <xsl:if test="@put-by">
        <xsl:text>；提出人：</xsl:text>
        <xsl:call-template name="person"><xsl:with-param name="id" select="@put-by"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="@submitted-by"><xsl:value-of select="concat('；提请单位：', j:escape(@submitted-by, 'inline'))"/></xsl:if>
      <xsl:if test="@chair">
        <xsl:text>；本议题主持人：</xsl:text>
        <xsl:call-template name="person"><xsl:with-param name="id" select="@chair"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="@added = 'yes'">；临时增加</xsl:if>
      <xsl:if test="@secrecy"><xsl:value-of select="concat('；密级：', @secrecy,
          substring('★', 1, string-length(@secrecy-term)), @secrecy-term)"/></xsl:if>
      <xsl:for-each select="r:earlier"><xsl:text>；</xsl:text><xsl:call-template name="earlier"/></xsl:for-each>
    </xsl:variable>
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="'议题情况'"/>
      <xsl:with-param name="text" select="substring($text, 2)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="earlier">
    <xsl:value-of select="concat(@rel, '会议', j:escape(@meeting, 'inline'), '的决定', j:escape(@decision, 'inline'))"/>
  </xsl:template>

  <xsl:template name="steps">
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="'会前步骤'"/>
      <xsl:with-param name="text">
        <xsl:for-each select="r:step">
          <xsl:if test="position() &gt; 1">；</xsl:if>
          <xsl:call-template name="near-date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
          <xsl:value-of select="@kind"/>
          <xsl:if test="@by or @note">
            <xsl:text>（</xsl:text>
            <xsl:value-of select="j:escape(string(@by), 'inline')"/>
            <xsl:if test="@by and @note">：</xsl:if>
            <xsl:value-of select="concat(j:escape(string(@note), 'inline'), '）')"/>
          </xsl:if>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="recusals">
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="'应当回避'"/>
      <xsl:with-param name="text">
        <xsl:for-each select="r:concerned">
          <xsl:if test="position() &gt; 1">；</xsl:if>
          <xsl:call-template name="person"><xsl:with-param name="id" select="@who"/></xsl:call-template>
          <xsl:value-of select="concat('，涉及', @why)"/>
          <xsl:if test="@decision"><xsl:value-of select="concat('，限决定', j:escape(@decision, 'inline'))"/></xsl:if>
          <xsl:choose>
            <xsl:when test="@recused = 'yes'">，已回避</xsl:when>
            <xsl:otherwise>，没有回避</xsl:otherwise>
          </xsl:choose>
          <xsl:if test="@note"><xsl:value-of select="concat('（', j:escape(@note, 'inline'), '）')"/></xsl:if>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="'不在会场'"/>
      <xsl:with-param name="text">
        <xsl:for-each select="r:away">
          <xsl:if test="position() &gt; 1">；</xsl:if>
          <xsl:call-template name="person"><xsl:with-param name="id" select="@who"/></xsl:call-template>
          <xsl:value-of select="@why"/>
          <xsl:choose>
            <xsl:when test="@when = '全程'">，讨论和表决时都不在</xsl:when>
            <xsl:otherwise><xsl:value-of select="concat('，', @when, '时不在')"/></xsl:otherwise>
          </xsl:choose>
          <xsl:if test="@decision"><xsl:value-of select="concat('（决定', j:escape(@decision, 'inline'), '）')"/></xsl:if>
          <xsl:if test="@at">
            <xsl:text>，</xsl:text>
            <xsl:call-template name="moment"><xsl:with-param name="at" select="@at"/></xsl:call-template>
            <xsl:choose>
              <xsl:when test="@why = '迟到'">到场</xsl:when>
              <xsl:otherwise>离场</xsl:otherwise>
            </xsl:choose>
          </xsl:if>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What was said, held, decided and given out, in the order of the meeting. -->

  <xsl:template match="r:remark" mode="record">
    <xsl:call-template name="prose">
      <xsl:with-param name="blocks" select="r:p|r:table"/>
      <xsl:with-param name="lead">
        <xsl:text>**</xsl:text>
        <xsl:call-template name="person"><xsl:with-param name="id" select="@who"/></xsl:call-template>
        <xsl:value-of select="concat('**（', @kind, '）：')"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:sense" mode="record">
    <xsl:call-template name="prose">
      <xsl:with-param name="blocks" select="r:p|r:table"/>
      <xsl:with-param name="lead">
        <xsl:value-of select="concat('**会议', @verb, '**：')"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:decision" mode="record">
    <xsl:call-template name="prose">
      <xsl:with-param name="blocks" select="r:p|r:table"/>
      <xsl:with-param name="lead">
        <xsl:text>**决定事项</xsl:text>
        <xsl:if test="count(../r:decision) &gt; 1">
          <xsl:value-of select="j:number(count(preceding-sibling::r:decision) + 1)"/>
        </xsl:if>
        <xsl:value-of select="concat('**（', j:escape(@id, 'inline'), '，', @outcome)"/>
        <xsl:if test="@outcome = '通过' and @wording"><xsl:value-of select="concat('，', @wording)"/></xsl:if>
        <xsl:text>）：</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="r:earlier">
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'与以前决定的关系'"/>
        <xsl:with-param name="text">
          <xsl:for-each select="r:earlier">
            <xsl:if test="position() &gt; 1">；</xsl:if>
            <xsl:call-template name="earlier"/>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="'任免人选'"/>
      <xsl:with-param name="text">
        <xsl:for-each select="r:candidate">
          <xsl:if test="position() &gt; 1">；</xsl:if>
          <xsl:value-of select="j:escape(@name, 'inline')"/>
          <xsl:if test="@from"><xsl:value-of select="concat('（现任', j:escape(@from, 'inline'), '）')"/></xsl:if>
          <xsl:value-of select="concat('，任免意见：', j:escape(@to, 'inline'))"/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="vote"/>
    <xsl:for-each select="r:dissent">
      <xsl:call-template name="prose">
        <xsl:with-param name="blocks" select="r:p|r:table"/>
        <xsl:with-param name="lead">
          <xsl:text>**保留意见**（</xsl:text>
          <xsl:call-template name="person"><xsl:with-param name="id" select="@who"/></xsl:call-template>
          <xsl:if test="@reported">
            <xsl:text>，</xsl:text>
            <xsl:call-template name="near-date"><xsl:with-param name="date" select="@reported"/></xsl:call-template>
            <xsl:text>向上级党组织反映</xsl:text>
          </xsl:if>
          <xsl:text>）：</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:apply-templates select="r:task" mode="record"/>
  </xsl:template>

  <xsl:template name="vote">
    <xsl:if test="@voted-with">
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'表决'"/>
        <xsl:with-param name="text" select="concat('与决定', j:escape(@voted-with, 'inline'), '合并表决')"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="r:vote">
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'表决'"/>
        <xsl:with-param name="text">
          <xsl:value-of select="@method"/>
          <xsl:if test="@described"><xsl:value-of select="concat('（', j:escape(@described, 'inline'), '）')"/></xsl:if>
          <xsl:if test="@issued"><xsl:value-of select="concat('，发出票', number(@issued), '张')"/></xsl:if>
          <xsl:if test="@returned"><xsl:value-of select="concat('，收回票', number(@returned), '张')"/></xsl:if>
          <xsl:if test="@invalid"><xsl:value-of select="concat('，无效票', number(@invalid), '张')"/></xsl:if>
          <xsl:value-of select="concat('，应到', $due, '人，赞成', number(@for), '票，反对',
              number(concat('0', @against)), '票，弃权', number(concat('0', @abstain)), '票，未投票',
              number(concat('0', @not-voting)), '人；结果：', ../@outcome)"/>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="@method = '记名投票'">
        <xsl:call-template name="ballots"><xsl:with-param name="choice" select="'赞成'"/></xsl:call-template>
        <xsl:call-template name="ballots"><xsl:with-param name="choice" select="'反对'"/></xsl:call-template>
        <xsl:call-template name="ballots"><xsl:with-param name="choice" select="'弃权'"/></xsl:call-template>
        <xsl:call-template name="ballots"><xsl:with-param name="choice" select="'未投票'"/></xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="ballots">
    <xsl:param name="choice"/>
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="$choice"/>
      <xsl:with-param name="text">
        <xsl:for-each select="r:ballot[@choice = $choice]">
          <xsl:if test="position() &gt; 1">、</xsl:if>
          <xsl:call-template name="person"><xsl:with-param name="id" select="@who"/></xsl:call-template>
          <xsl:if test="@cast-by">
            <xsl:text>（由</xsl:text>
            <xsl:call-template name="person"><xsl:with-param name="id" select="@cast-by"/></xsl:call-template>
            <xsl:text>代投）</xsl:text>
          </xsl:if>
          <xsl:if test="@later = 'yes'">（会后投票）</xsl:if>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:task" mode="record">
    <xsl:call-template name="prose">
      <xsl:with-param name="blocks" select="r:p|r:table"/>
      <xsl:with-param name="lead">
        <xsl:value-of select="concat('**任务**（', j:escape(@id, 'inline'))"/>
        <xsl:if test="@lead">
          <xsl:text>，牵头：</xsl:text>
          <xsl:call-template name="person"><xsl:with-param name="id" select="@lead"/></xsl:call-template>
        </xsl:if>
        <xsl:if test="@office"><xsl:value-of select="concat('，责任单位：', j:escape(@office, 'inline'))"/></xsl:if>
        <xsl:if test="@due"><xsl:value-of select="concat('，完成时限：', j:date(@due))"/></xsl:if>
        <xsl:if test="@supervisor"><xsl:value-of select="concat('，分解督办：', j:escape(@supervisor, 'inline'))"/></xsl:if>
        <xsl:if test="@follower">
          <xsl:text>，跟踪：</xsl:text>
          <xsl:call-template name="person"><xsl:with-param name="id" select="@follower"/></xsl:call-template>
        </xsl:if>
        <xsl:value-of select="concat('，', @state, substring('未开始', 1, 3 * not(@state)))"/>
        <xsl:if test="@done"><xsl:value-of select="concat('，', j:date(@done), '办结')"/></xsl:if>
        <xsl:text>）：</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:for-each select="r:feedback">
      <xsl:call-template name="prose">
        <xsl:with-param name="blocks" select="r:p|r:table"/>
        <xsl:with-param name="lead">
          <xsl:value-of select="concat('**反馈**（', j:date(@date), '，', j:escape(@by, 'inline'), '，', @kind,
              substring('进展', 1, 2 * not(@kind)))"/>
          <xsl:if test="@reported"><xsl:value-of select="concat('，', j:date(@reported), '报告党组')"/></xsl:if>
          <xsl:text>）：</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- After the meeting: documents, exceptions, signatures. -->

  <xsl:template name="after">
    <xsl:if test="r:document or r:exception">
      <xsl:call-template name="block">
        <xsl:with-param name="text" select="concat('## ', j:number(count($agenda) + 1), '、会后事项')"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="r:document">
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'文件'"/>
        <xsl:with-param name="text"><xsl:call-template name="issued"/></xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="r:exception">
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'例外'"/>
        <xsl:with-param name="text">
          <xsl:value-of select="concat('规则', j:escape(@rule, 'inline'))"/>
          <xsl:if test="@item">
            <xsl:text>（</xsl:text>
            <xsl:call-template name="item-numbers"><xsl:with-param name="ids" select="@item"/></xsl:call-template>
            <xsl:text>）</xsl:text>
          </xsl:if>
          <xsl:value-of select="concat('，理由：', j:escape(@reason, 'inline'), '，批准人：',
              j:escape(@approver, 'inline'), '，有效期至', j:date(@until))"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="issued">
    <xsl:value-of select="@kind"/>
    <xsl:if test="@title"><xsl:value-of select="concat('《', j:escape(translate(@title, '《》', '〈〉'), 'inline'), '》')"/></xsl:if>
    <xsl:if test="@number"><xsl:value-of select="concat('，', j:escape(@number, 'inline'))"/></xsl:if>
    <xsl:choose>
      <xsl:when test="@date"><xsl:value-of select="concat('，', j:date(@date))"/></xsl:when>
      <xsl:otherwise>，尚未印发</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@item">
      <xsl:text>，出自</xsl:text>
      <xsl:call-template name="item-numbers"><xsl:with-param name="ids" select="@item"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="@distribution"><xsl:value-of select="concat('，分送', j:escape(@distribution, 'inline'))"/></xsl:if>
    <xsl:if test="@archive"><xsl:value-of select="concat('，档号', j:escape(@archive, 'inline'))"/></xsl:if>
    <xsl:for-each select="r:signature">
      <xsl:text>；</xsl:text>
      <xsl:call-template name="person"><xsl:with-param name="id" select="@by"/></xsl:call-template>
      <xsl:value-of select="concat(j:date(@date), '签发')"/>
    </xsl:for-each>
    <xsl:for-each select="r:approval">
      <xsl:value-of select="concat('；', j:date(@date))"/>
      <xsl:if test="@by"><xsl:call-template name="person"><xsl:with-param name="id" select="@by"/></xsl:call-template></xsl:if>
      <xsl:value-of select="@way"/>
      <xsl:if test="@item">
        <xsl:text>（</xsl:text>
        <xsl:call-template name="item-numbers"><xsl:with-param name="ids" select="@item"/></xsl:call-template>
        <xsl:text>）</xsl:text>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="signatures">
    <xsl:call-template name="block">
      <xsl:with-param name="text" select="'主持人签名：　　　　　　　　　　　年　　月　　日'"/>
    </xsl:call-template>
    <xsl:call-template name="block">
      <xsl:with-param name="text" select="'记录人签名：　　　　　　　　　　　年　　月　　日'"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

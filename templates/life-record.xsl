<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  会议记录 of a 民主生活会, for the archive: everything in the record, criticism included,
  in the order in which it happened. It goes to nobody else, and no other document takes from it.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:jiyao:record:1" xmlns:j="urn:jiyao:function">
  <xsl:import href="record.xsl"/>
  <xsl:import href="life-common.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <!-- No item of an agenda here: what record.xsl says of items is not said. -->
  <xsl:variable name="agenda" select="/.."/>
  <xsl:variable name="document" select="$meeting/r:document[@kind = '会议记录'][1]"/>

  <xsl:template match="r:life-meeting">
    <xsl:call-template name="life-front">
      <xsl:with-param name="kind" select="'会议记录'"/>
      <xsl:with-param name="of" select="$meeting|r:list/r:issue"/>
      <xsl:with-param name="number" select="$document/@number"/>
      <xsl:with-param name="title">
        <xsl:choose>
          <xsl:when test="$document/@title"><xsl:value-of select="$document/@title"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat($about, '记录')"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="session"/>
    <xsl:call-template name="life-people"/>
    <xsl:call-template name="theme"/>
    <xsl:call-template name="heading"><xsl:with-param name="text" select="'会前准备'"/></xsl:call-template>
    <xsl:call-template name="preparation"/>
    <xsl:call-template name="heading"><xsl:with-param name="text" select="'会议经过'"/><xsl:with-param name="n" select="2"/></xsl:call-template>
    <xsl:if test="not(r:proceedings/*)">
      <xsl:call-template name="block"><xsl:with-param name="text" select="'没有记载。'"/></xsl:call-template>
    </xsl:if>
    <xsl:apply-templates select="r:proceedings/*" mode="life"/>
    <xsl:call-template name="heading"><xsl:with-param name="text" select="'查摆问题清单'"/><xsl:with-param name="n" select="3"/></xsl:call-template>
    <xsl:if test="not($lists)">
      <xsl:call-template name="block"><xsl:with-param name="text" select="'没有清单。'"/></xsl:call-template>
    </xsl:if>
    <xsl:apply-templates select="$lists" mode="life"/>
    <xsl:if test="$earlier-lists">
      <xsl:call-template name="heading"><xsl:with-param name="text" select="'以前年度的问题'"/><xsl:with-param name="n" select="4"/></xsl:call-template>
      <xsl:apply-templates select="$earlier-lists" mode="life"/>
    </xsl:if>
    <xsl:if test="r:publication or r:document or r:exception">
      <xsl:call-template name="heading">
        <xsl:with-param name="text" select="'会后事项'"/>
        <xsl:with-param name="n" select="4 + boolean($earlier-lists)"/>
      </xsl:call-template>
      <xsl:call-template name="life-after"/>
    </xsl:if>
    <xsl:call-template name="signatures"/>
  </xsl:template>

  <xsl:template name="heading">
    <xsl:param name="text"/>
    <xsl:param name="n" select="1"/>
    <xsl:call-template name="block">
      <xsl:with-param name="text" select="concat('## ', j:number($n), '、', $text)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Before the meeting -->

  <xsl:template name="life-people">
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="'应到实到'"/>
      <xsl:with-param name="text" select="concat('党组成员应到', $due, '人，实到', count($present), '人，请假', count($excused),
          '人，缺席', count($absent), '人')"/>
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
    <xsl:call-template name="observers">
      <xsl:with-param name="label" select="'列席'"/>
      <xsl:with-param name="people" select="r:attendance/r:observer[not(@who = $session/r:invitation/@who)]"/>
    </xsl:call-template>
    <xsl:call-template name="observers">
      <xsl:with-param name="label" select="'到会指导'"/>
      <xsl:with-param name="people" select="r:attendance/r:observer[@who = $session/r:invitation/@who]"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="observers">
    <xsl:param name="label"/>
    <xsl:param name="people"/>
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="$label"/>
      <xsl:with-param name="text">
        <xsl:for-each select="$people">
          <xsl:if test="position() &gt; 1">、</xsl:if>
          <xsl:call-template name="person"><xsl:with-param name="id" select="@who"/></xsl:call-template>
          <xsl:value-of select="concat('（', j:escape(key('person', @who)/@post, 'inline'))"/>
          <xsl:if test="@reason"><xsl:value-of select="concat('，', j:escape(@reason, 'inline'))"/></xsl:if>
          <xsl:text>）</xsl:text>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="theme">
    <xsl:for-each select="r:theme">
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'会议主题'"/>
        <xsl:with-param name="text">
          <xsl:value-of select="j:escape(normalize-space(.), 'inline')"/>
          <xsl:text>（</xsl:text>
          <xsl:if test="@date"><xsl:call-template name="near-date"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:if>
          <xsl:choose>
            <xsl:when test="@by"><xsl:value-of select="concat('由', j:escape(@by, 'inline'), '确定')"/></xsl:when>
            <xsl:when test="@level = '本级'">本级自定</xsl:when>
            <xsl:otherwise>由上级确定</xsl:otherwise>
          </xsl:choose>
          <xsl:if test="@by and @level = '本级'">，属本级自定</xsl:if>
          <xsl:if test="@document"><xsl:value-of select="concat('，', j:escape(@document, 'inline'))"/></xsl:if>
          <xsl:text>）</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="preparation">
    <xsl:for-each select="r:preparation">
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'牵头'"/>
        <xsl:with-param name="text">
          <xsl:if test="@lead"><xsl:call-template name="with-post"><xsl:with-param name="id" select="@lead"/></xsl:call-template></xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'配合'"/>
        <xsl:with-param name="text">
          <xsl:if test="@assist"><xsl:call-template name="with-post"><xsl:with-param name="id" select="@assist"/></xsl:call-template></xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'筹备'"/>
        <xsl:with-param name="text">
          <xsl:for-each select="r:office">
            <xsl:if test="position() &gt; 1">；</xsl:if>
            <xsl:value-of select="j:escape(@name, 'inline')"/>
            <xsl:if test="not(contains(@name, @part))"><xsl:value-of select="concat('（', @part, '）')"/></xsl:if>
            <xsl:if test="@work"><xsl:value-of select="concat('，', j:escape(@work, 'inline'))"/></xsl:if>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$session/r:notice">
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'会议通知'"/>
        <xsl:with-param name="text"><xsl:call-template name="sent"/></xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$session/r:invitation">
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'邀请'"/>
        <xsl:with-param name="text">
          <xsl:call-template name="near-date"><xsl:with-param name="date" select="@sent"/></xsl:call-template>
          <xsl:text>邀请</xsl:text>
          <xsl:value-of select="j:escape(concat(@unit, substring(@of, 1, string-length(@of) * not(@unit))), 'inline')"/>
          <xsl:text>到会指导</xsl:text>
          <xsl:if test="@who">
            <xsl:text>，</xsl:text>
            <xsl:call-template name="person"><xsl:with-param name="id" select="@who"/></xsl:call-template>
            <xsl:text>到会</xsl:text>
          </xsl:if>
          <xsl:if test="@note"><xsl:value-of select="concat('，', j:escape(@note, 'inline'))"/></xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="r:preparation">
      <xsl:for-each select="r:step">
        <xsl:call-template name="line">
          <xsl:with-param name="label" select="@kind"/>
          <xsl:with-param name="text">
            <xsl:call-template name="near-date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
            <xsl:if test="@by"><xsl:value-of select="concat('，', j:escape(@by, 'inline'))"/></xsl:if>
            <xsl:if test="@note"><xsl:value-of select="concat('，', j:escape(@note, 'inline'))"/></xsl:if>
            <xsl:if test="@count"><xsl:value-of select="concat('，共', number(@count), substring('条', 1, @kind = '征求意见'), substring('件', 1, @kind != '征求意见'))"/></xsl:if>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'谈心谈话'"/>
        <xsl:with-param name="text">
          <xsl:for-each select="r:talked">
            <xsl:if test="position() &gt; 1">；</xsl:if>
            <xsl:call-template name="near-date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
            <xsl:call-template name="person"><xsl:with-param name="id" select="@who"/></xsl:call-template>
            <xsl:text>与</xsl:text>
            <xsl:call-template name="person"><xsl:with-param name="id" select="@with"/></xsl:call-template>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'对照检查材料'"/>
        <xsl:with-param name="text">
          <xsl:for-each select="r:statement">
            <xsl:if test="position() &gt; 1">；</xsl:if>
            <xsl:choose>
              <xsl:when test="@who"><xsl:call-template name="person"><xsl:with-param name="id" select="@who"/></xsl:call-template></xsl:when>
              <xsl:otherwise>领导班子</xsl:otherwise>
            </xsl:choose>
            <xsl:if test="@date">
              <xsl:text>，</xsl:text>
              <xsl:call-template name="near-date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
              <xsl:text>定稿</xsl:text>
            </xsl:if>
            <xsl:if test="@read-by"><xsl:value-of select="concat('，', j:escape(@read-by, 'inline'), '审阅')"/></xsl:if>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:if test="not(r:preparation or $session/r:notice or $session/r:invitation)">
      <xsl:call-template name="block"><xsl:with-param name="text" select="'没有记载。'"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The meeting -->

  <xsl:template match="r:remark" mode="life">
    <xsl:apply-templates select="." mode="record"/>
  </xsl:template>

  <xsl:template match="r:self-criticism" mode="life">
    <xsl:call-template name="prose">
      <xsl:with-param name="blocks" select="r:p|r:table"/>
      <xsl:with-param name="lead">
        <xsl:text>**</xsl:text>
        <xsl:call-template name="person"><xsl:with-param name="id" select="@who"/></xsl:call-template>
        <xsl:text>**（自我批评）：</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:criticism" mode="life">
    <xsl:call-template name="prose">
      <xsl:with-param name="blocks" select="r:p|r:table"/>
      <xsl:with-param name="lead">
        <xsl:text>**</xsl:text>
        <xsl:call-template name="person"><xsl:with-param name="id" select="@who"/></xsl:call-template>
        <xsl:text>**（对</xsl:text>
        <xsl:call-template name="person"><xsl:with-param name="id" select="@to"/></xsl:call-template>
        <xsl:text>的批评）：</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:guidance" mode="life">
    <xsl:call-template name="prose">
      <xsl:with-param name="blocks" select="r:p|r:table"/>
      <xsl:with-param name="lead">
        <xsl:text>**</xsl:text>
        <xsl:choose>
          <xsl:when test="@who"><xsl:call-template name="person"><xsl:with-param name="id" select="@who"/></xsl:call-template></xsl:when>
          <xsl:when test="@by"><xsl:value-of select="j:escape(@by, 'inline')"/></xsl:when>
          <xsl:otherwise>到会指导的同志</xsl:otherwise>
        </xsl:choose>
        <xsl:text>**（</xsl:text>
        <xsl:if test="@who and @by"><xsl:value-of select="concat(j:escape(@by, 'inline'), '，')"/></xsl:if>
        <xsl:if test="not(@who)">书面</xsl:if>
        <xsl:text>讲评）：</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:account" mode="life">
    <xsl:call-template name="prose">
      <xsl:with-param name="blocks" select="r:p|r:table"/>
      <xsl:with-param name="lead">
        <xsl:text>**会议情况**（</xsl:text>
        <xsl:choose>
          <xsl:when test="@release"><xsl:value-of select="concat('可以向', @release, '公开')"/></xsl:when>
          <xsl:otherwise>不公开</xsl:otherwise>
        </xsl:choose>
        <xsl:text>）：</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The lists -->

  <xsl:template match="r:list" mode="life">
    <xsl:call-template name="block">
      <xsl:with-param name="text">
        <xsl:variable name="name"><xsl:call-template name="list-of"/></xsl:variable>
        <xsl:value-of select="concat('### （', j:number(position()), '）')"/>
        <xsl:if test="@year != $meeting/@year"><xsl:value-of select="concat(@year, '年度')"/></xsl:if>
        <xsl:value-of select="j:escape(string($name), 'inline')"/>
        <xsl:if test="@adopted"><xsl:value-of select="concat('（', j:date(@adopted), '形成）')"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="not(r:issue)">
      <xsl:call-template name="block"><xsl:with-param name="text" select="'没有问题。'"/></xsl:call-template>
    </xsl:if>
    <xsl:apply-templates select="r:issue" mode="life"/>
  </xsl:template>

  <xsl:template match="r:issue" mode="life">
    <xsl:call-template name="prose">
      <xsl:with-param name="blocks" select="r:problem/r:p"/>
      <xsl:with-param name="lead">
        <xsl:text>**问题</xsl:text>
        <xsl:if test="count(../r:issue) &gt; 1"><xsl:value-of select="j:number(count(preceding-sibling::r:issue) + 1)"/></xsl:if>
        <xsl:value-of select="concat('**（', j:escape(@id, 'inline'), '，', @source)"/>
        <xsl:if test="@from"><xsl:value-of select="concat('：', j:escape(@from, 'inline'))"/></xsl:if>
        <xsl:if test="@found"><xsl:value-of select="concat('，', j:date(@found), '查出')"/></xsl:if>
        <xsl:if test="@secrecy"><xsl:value-of select="concat('，', @secrecy, substring('★', 1, string-length(@secrecy-term)), @secrecy-term)"/></xsl:if>
        <xsl:text>）：</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:for-each select="r:measure">
      <xsl:call-template name="prose">
        <xsl:with-param name="blocks" select="r:p"/>
        <xsl:with-param name="lead">
          <xsl:text>**整改措施</xsl:text>
          <xsl:if test="count(../r:measure) &gt; 1"><xsl:value-of select="j:number(count(preceding-sibling::r:measure) + 1)"/></xsl:if>
          <xsl:text>**：</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="r:goal">
      <xsl:call-template name="prose">
        <xsl:with-param name="blocks" select="r:p"/>
        <xsl:with-param name="lead" select="'**整改目标**：'"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="line">
      <xsl:with-param name="label" select="'责任'"/>
      <xsl:with-param name="text">
        <xsl:variable name="text">
          <xsl:if test="r:owner">；责任人：<xsl:call-template name="owners"/></xsl:if>
          <xsl:if test="@office"><xsl:value-of select="concat('；责任单位：', j:escape(@office, 'inline'))"/></xsl:if>
          <xsl:if test="@due"><xsl:value-of select="concat('；完成时限：', j:date(@due))"/></xsl:if>
        </xsl:variable>
        <xsl:value-of select="substring($text, 2)"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:for-each select="r:progress">
      <xsl:call-template name="prose">
        <xsl:with-param name="blocks" select="r:p"/>
        <xsl:with-param name="lead">
          <xsl:value-of select="concat('**进展**（', j:date(@date), '，')"/>
          <xsl:if test="@by"><xsl:value-of select="concat(j:escape(@by, 'inline'), '，')"/></xsl:if>
          <xsl:value-of select="concat(@state, substring('整改中', 1, 3 * not(@state)), '）：')"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="r:evidence">
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'证明材料'"/>
        <xsl:with-param name="text">
          <xsl:value-of select="j:escape(@title, 'inline')"/>
          <xsl:if test="@date"><xsl:value-of select="concat('，', j:date(@date))"/></xsl:if>
          <xsl:if test="@archive"><xsl:value-of select="concat('，档号', j:escape(@archive, 'inline'))"/></xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="r:closure">
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'销号'"/>
        <xsl:with-param name="text">
          <xsl:value-of select="j:date(@date)"/>
          <xsl:if test="@by"><xsl:value-of select="concat('，', j:escape(@by, 'inline'))"/></xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="r:pending">
      <xsl:call-template name="prose">
        <xsl:with-param name="blocks" select="r:p"/>
        <xsl:with-param name="lead">
          <xsl:text>**尚未完成的原因**</xsl:text>
          <xsl:if test="@date or @until">
            <xsl:text>（</xsl:text>
            <xsl:if test="@date"><xsl:value-of select="j:date(@date)"/></xsl:if>
            <xsl:if test="@date and @until">，</xsl:if>
            <xsl:if test="@until"><xsl:value-of select="concat('时限调整为', j:date(@until))"/></xsl:if>
            <xsl:text>）</xsl:text>
          </xsl:if>
          <xsl:text>：</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- After the meeting -->

  <xsl:template name="life-after">
    <xsl:for-each select="r:publication">
      <xsl:call-template name="line">
        <xsl:with-param name="label" select="'通报和公布'"/>
        <xsl:with-param name="text">
          <xsl:value-of select="concat(j:date(@date), '，向', @to, '，', @what, '，', j:escape(@way, 'inline'))"/>
          <xsl:if test="@document"><xsl:value-of select="concat('（', j:escape(@document, 'inline'), '）')"/></xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
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
          <xsl:if test="@item"><xsl:value-of select="concat('（问题', j:escape(@item, 'inline'), '）')"/></xsl:if>
          <xsl:value-of select="concat('，理由：', j:escape(@reason, 'inline'), '，批准人：',
              j:escape(@approver, 'inline'), '，有效期至', j:date(@until))"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>

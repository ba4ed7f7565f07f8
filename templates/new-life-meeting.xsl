<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  The commented skeleton of a 民主生活会 and its lists. See new.xsl. After an earlier
  one, issues that have neither been closed nor left out stay, with their ids.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:jiyao:record:1" xmlns:r="urn:jiyao:record:1"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" exclude-result-prefixes="r">

<xsl:import href="new.xsl"/>
<xsl:output method="xml" encoding="UTF-8" indent="no"/>
<xsl:strip-space elements="*"/>

<xsl:template match="/r:*" xml:space="preserve"
><xsl:text>
</xsl:text><xsl:comment>
  民主生活会记录和整改清单。凡【　】处都要填写或者删去；写完以后用 jiyao check 检查。
  时刻写作 2026-07-08T09:00:00，日期写作 2026-07-08，一律为本地时间。
  用标识指人：名册里的 id 写到 who、lead 等处。不用的部分可以整个删去。
  会前先写到 session，在下面一行加 stage="会前"，用来制作会议通知；会后补全，删去 stage。
  批评和自我批评只留在记录里，不会出现在通报和公布中；可以公开的，逐处加 release="内部"或"公众"。
</xsl:comment><xsl:text>
</xsl:text><life-meeting xsi:schemaLocation="urn:jiyao:record:1 {$schema}" version="1.0" id="【会议标识，如d8-life-2026】" year="【所计的年度，四位数字】" retention="【永久、30年或10年】">
  <xsl:call-template name="people"/>

  <theme by="{r:body/@superior}" document="【确定主题的文号】" date="【文件日期】">【会议主题】</theme>

  <xsl:comment> 秘书长牵头，党组秘书配合，办公室、机关党委共同筹备。step 的种类见 jiyao-record(5)，做了哪一步写哪一步。 </xsl:comment>
  <preparation lead="【秘书长的标识】" assist="{$secretary}">
    <office name="{r:body/@office}" part="办公室" work="【筹备什么】"/>
    <office name="【机关党委名称】" part="机关党委" work="【筹备什么】"/>
    <step kind="学习" date="【日期】" by="【谁】" note="【要点】"/>
    <step kind="征求意见" date="【日期】" by="【谁】" count="【条数】"/>
    <xsl:comment> 会前谈心谈话一对一行；对照检查材料班子一份（不写 who）、成员每人一份。 </xsl:comment>
    <talked who="{$chief}" with="【另一成员的标识】" date="【日期】"/>
    <statement date="【日期】" read-by="【审阅的人或者单位】"/><xsl:for-each select="$members">
    <statement who="{@id}" date="【日期】" read-by="【审阅的人或者单位】"/></xsl:for-each>
  </preparation>

  <session start="【开会时刻】" end="【散会时刻】" place="【地点】" convener="{$chief}" chair="{$chief}" recorder="{$secretary}">
    <notice sent="【发出通知的时刻】"/>
    <invitation of="纪委监委" unit="【单位】" sent="【发出邀请的日期】"/>
    <invitation of="组织部" unit="【单位】" sent="【发出邀请的日期】"/>
  </session>

  <xsl:comment> 在任成员每人一行，请假的写 reason="事由" asked="请假时刻"；列席的先在名册里加 other。 </xsl:comment>
  <attendance><xsl:call-template name="attends"/><xsl:for-each select="r:roster/r:other[@mark='非中共副主任']">
    <xsl:comment> <xsl:call-template name="comment-name"/> </xsl:comment>
    <observer who="{@id}"/></xsl:for-each>
  </attendance>

  <proceedings>
    <remark who="{$chief}" kind="主持"><p>【宣布开会、会议主题】</p></remark>
    <remark who="{$chief}" kind="对照检查"><p>【代表党组班子作对照检查】</p></remark>
    <xsl:comment> 每名成员先自我批评，其他成员再对其批评。 </xsl:comment><xsl:for-each select="$members">
    <self-criticism who="{@id}"><p>【自我批评】</p></self-criticism>
    <criticism who="【批评人的标识】" to="{@id}"><p>【批评意见】</p></criticism></xsl:for-each>
    <guidance by="【到会指导的单位】"><p>【指导意见】</p></guidance>
    <remark who="{$chief}" kind="总结"><p>【主持人总结】</p></remark>
    <xsl:comment> 可以向外说的会议情况，内部、公众各写各的。 </xsl:comment>
    <account release="内部"><p>【会议情况】</p></account>
  </proceedings>

  <xsl:comment>
    查摆问题清单：班子一份（不写 who）、成员每人一份。source 写 查摆 或 反映；反映的写 from="渠道"，不写姓名。
    问题的 id 跨年不变。措施一条一个 measure；进展、佐证、销号以后随时补写：
    <![CDATA[<progress date="…" by="…" state="已整改"><p>…</p></progress>]]>
    <![CDATA[<evidence title="…" date="…"/><closure date="…" by="…"/>]]>
  </xsl:comment>
  <list year="【年度】" adopted="【清单审定日期】">
    <issue id="【问题标识，如q26-1】" source="【查摆或反映】" office="【责任单位】" due="【完成时限】">
      <problem><p>【问题】</p></problem>
      <measure><p>【整改措施】</p></measure>
      <goal><p>【整改目标】</p></goal>
      <owner ref="【责任人的标识】"/>
    </issue>
  </list><xsl:for-each select="$members">
  <xsl:comment> <xsl:call-template name="comment-name"/> </xsl:comment>
  <list year="【年度】" who="{@id}" adopted="【清单审定日期】">
    <issue id="【问题标识，如q26-{@id}-1】" source="【查摆或反映】" office="【责任单位】" due="【完成时限】">
      <problem><p>【问题】</p></problem>
      <measure><p>【整改措施】</p></measure>
      <goal><p>【整改目标】</p></goal>
      <owner ref="{@id}"/>
    </issue>
  </list></xsl:for-each>
<xsl:if test="r:list/r:issue[not(r:closure)]">
  <xsl:comment> 以前没有销号的问题，接着写进展。 </xsl:comment><xsl:for-each select="r:list[r:issue[not(r:closure)]]">
  <list><xsl:copy-of select="@*"/><xsl:for-each select="r:issue[not(r:closure)]">
    <xsl:apply-templates select="." mode="deep"/></xsl:for-each>
  </list></xsl:for-each>
</xsl:if>
  <publication what="【会议情况、整改措施、会议情况和整改措施或整改结果】" to="【干部、群众或干部群众】" way="【通报、公布的方式】" date="【日期】"/>
</life-meeting><xsl:text>
</xsl:text></xsl:template>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  The commented skeleton of a session of the 理论学习中心组. See new.xsl.
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
  理论学习中心组学习记录。凡【　】处都要填写或者删去；写完以后用 jiyao check 检查。
  时刻写作 2026-07-08T09:00:00，日期写作 2026-07-08，一律为本地时间。
  用标识指人：名册里的 id 写到 who、lead 等处。不用的部分可以整个删去。
  每年不少于8次的，只算“集中学习研讨”；个人自学、参观、讲座等另记，不计入次数。
</xsl:comment><xsl:text>
</xsl:text><study xsi:schemaLocation="urn:jiyao:record:1 {$schema}" version="1.0" id="【学习标识，如study-2026-1】" number="【本年度第几次，数字】" year="【年度，四位数字】" retention="【永久、30年或10年】">
  <xsl:call-template name="people"/>

  <xsl:comment> form 为“其他”的，加 described="做法"；主持人为书记或者副书记，个人自学没有主持人（删去 chair）。 </xsl:comment>
  <session start="【开始时刻】" end="【结束时刻】" place="【地点】" form="【集中学习研讨、个人自学或其他】" chair="{$chief}" recorder="{$secretary}">
    <notice sent="【发出通知的时刻】"/>
  </session>

  <xsl:comment> 在任成员每人一行，请假的写 reason="事由"；非中共副主任每人一行 participant。 </xsl:comment>
  <attendance><xsl:call-template name="attends"/><xsl:for-each select="r:roster/r:other[@mark='非中共副主任']">
    <xsl:comment> <xsl:call-template name="comment-name"/> </xsl:comment>
    <participant who="{@id}" status="【出席、请假或缺席】"/></xsl:for-each>
    <expanded to="【扩大到的范围，没有就删去】" count="【人数】"/>
  </attendance>

  <theme>【学习的主题】</theme>
  <topic id="k1" lead="【领学人的标识】">
    <title>【专题名称】</title>
    <reading title="【学习材料】" source="【出处，没有就删去】" way="【原文学习、领学、讲解、自学或观看】"/>
  </topic>
  <xsl:comment> 研讨发言按先后写；请假成员提交的材料写 form="书面发言"，主持人的总结写 form="讲话"。 </xsl:comment>
  <speech who="【标识】" topic="k1" form="领学"><p>【领学要点】</p></speech>
  <speech who="【标识】" topic="k1"><p>【发言要点】</p></speech>
  <speech who="{$chief}" form="讲话"><p>【主持人总结】</p></speech>
  <xsl:comment> 可以写入学习情况的，加 release="内部"或"公众"。 </xsl:comment>
  <result><p>【学习的成果、要求】</p></result>
  <task id="t1" lead="【牵头成员的标识】" office="【责任单位】" due="【完成时限】" supervisor="{r:body/@office}" follower="{$secretary}">
    <p>【做什么】</p>
  </task>
</study><xsl:text>
</xsl:text></xsl:template>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  The commented skeleton of a log of activities. See new.xsl.
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
  党组成员活动记录。凡【　】处都要填写或者删去；写完以后用 jiyao check 检查。
  时刻写作 2026-07-08T09:00:00，日期写作 2026-07-08，一律为本地时间。
  用标识指人：名册里的 id 写到 who、lead 等处。不用的部分可以整个删去。
  一类一条的样子都在下面，有几条写几条，先后不拘；每条的 id 各不相同。
  谈心谈话和个人有关事项只记有没有、哪一天，内容一律不写。
</xsl:comment><xsl:text>
</xsl:text><log xsi:schemaLocation="urn:jiyao:record:1 {$schema}" version="1.0" id="【记录标识，如log-2026-07】" year="【年度，四位数字】" from="【期间首日】" to="【期间末日】" retention="【永久、30年或10年】">
  <xsl:call-template name="people"/>

  <xsl:comment> 调研：深入基层（乡镇、街道、村、社区、企业等）的写 yes，才计入每年2个月；几个人同去，写几个 who。 </xsl:comment>
  <research id="r1" from="【开始日期】" to="【结束日期】" place="【地点】" grass-roots="【yes或no】" subject="【题目】" organiser="【组织单位，自行开展的删去】">
    <who ref="【成员的标识】"/>
    <result><p>【成果或者反映的问题，没有就删去】</p></result>
  </research>

  <xsl:comment> 谈心谈话：对方在名册中的写 with="标识"，不在的写 name 和 post。 </xsl:comment>
  <talk id="t1" kind="成员之间" date="【日期】" who="【成员的标识】" with="【另一成员的标识】"/>
  <talk id="t2" kind="部门负责人" date="【日期】" who="【成员的标识】" name="【姓名】" post="【职务】"/>
  <xsl:comment> 约谈：asked 是对方提出的日期；没有接受的写 given="no"，没有谈成的写 reason="缘由"、删去 date。 </xsl:comment>
  <talk id="t3" kind="约谈" asked="【提出的日期】" date="【日期】" who="【成员的标识】"/>

  <contact id="c1" date="【日期】" place="【地点】" count="【代表人数】" deputies="【代表姓名或者小组，没有就删去】">
    <who ref="【成员的标识】"/>
    <result><p>【听到的意见，没有就删去】</p></result>
  </contact>
  <inspection id="v1" from="【开始日期】" to="【结束日期】" place="【地点】" subject="【视察的题目】" organiser="【组织单位】">
    <who ref="【成员的标识】"/>
  </inspection>
  <enforcement id="e1" from="【开始日期】" to="【结束日期】" place="【地点】" law="【法律、法规名称】" organiser="【组织单位】">
    <who ref="【成员的标识】"/>
  </enforcement>
  <branch-life id="b1" date="【日期】" branch="【支部名称】" theme="【主题，没有就删去】">
    <who ref="【成员的标识】"/>
  </branch-life>
  <suggestion id="s1" date="【日期】" kind="【改进工作或帮助基层】" title="【题目】" from="r1" state="【未答复、已采纳、部分采纳或留作参考】">
    <who ref="【成员的标识】"/>
    <p>【内容】</p>
  </suggestion>
  <personal-report id="p1" who="【成员的标识】" date="【报送日期】" occasion="【年度集中报告或随时报告】"/>
</log><xsl:text>
</xsl:text></xsl:template>

</xsl:stylesheet>

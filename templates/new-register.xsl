<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  The commented skeleton of a register of documents. See new.xsl.
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
  发文登记。凡【　】处都要填写或者删去；写完以后用 jiyao check 检查。
  时刻写作 2026-07-08T09:00:00，日期写作 2026-07-08，一律为本地时间。
  用标识指人：名册里的 id 写到 who、lead 等处。不用的部分可以整个删去。
  一份文件一条，按成文日期先后；每条的 id 各不相同。登记以后年终才能核对上报、审定和签发。
</xsl:comment><xsl:text>
</xsl:text><register xsi:schemaLocation="urn:jiyao:record:1 {$schema}" version="1.0" id="【登记标识，如reg-2026-2】" year="【年度，四位数字】" from="【期间首日】" to="【期间末日】" retention="【永久、30年或10年】">
  <xsl:call-template name="people"/>

  <xsl:comment> 全面工作的报告：写明范围、年度和期间；没有写到的方面，删去那一行 part。 </xsl:comment>
  <entry id="f1" kind="报告" title="【标题】" number="【文号】" date="【成文日期】" to="{r:body/@superior}" scope="全面工作" year="【所写的年度】" period="【上半年、下半年、全年或其他】" from="【所写期间首日】" until="【所写期间末日】" archive="【档号】">
    <part name="履行职责"/>
    <part name="三重一大"/>
    <part name="基层党建"/>
    <part name="意识形态"/>
    <part name="党风廉政"/>
    <approval way="【集体讨论或传批】" date="【审定日期】" record="【会议或者传批的标识】" item="【议题的标识，传批的删去】"/>
    <signature by="{$chief}" date="【签发日期】"/>
  </entry>

  <xsl:comment>
    其他文件：class 是工作规则第六条的类别，不属于重大问题的写 none；所答的专题请示报告方面写 superior-matter，没有就删去；
    follows 写所依据的会议、议题和决定；有批复的写 reply。专题报告写 scope="专题"。
    副书记签发的，在 signature 前面写委托：
    <![CDATA[<entrustment from="书记" to="副书记" scope="签发" date="…" reason="…"/>]]>
    涉密的加 secrecy="秘密" secrecy-term="1年"；署名文章加 author="作者的标识"，书记批准的写 way="书记批准" by="书记"。
  </xsl:comment>
  <entry id="f2" kind="【请示、报告、通知、意见、署名文章等】" title="【标题】" number="【文号】" date="【成文日期】" to="【主送机关】" class="【一至十或none】" superior-matter="【立法规划、立法计划、重要地方性法规案、监督、重大事项决定、选举任免或代表工作】" archive="【档号】">
    <follows record="【会议的标识】" item="【议题的标识】" decision="【决定的标识】"/>
    <approval way="【集体讨论或传批】" date="【审定日期】" record="【会议或者传批的标识】"/>
    <signature by="{$chief}" date="【签发日期】"/>
    <reply number="【批复文号】" date="【批复日期】" result="【同意、原则同意、不同意或其他】"/>
  </entry>

  <xsl:comment>
    一年的例外：只对一人的写 who，只对一份记录的写 record，只对本登记一条的写 item。
    <![CDATA[<exception rule="year-research" who="…" reason="因病休养三个月" approver="书记某某" until="2026-12-31"/>]]>
  </xsl:comment>
</register><xsl:text>
</xsl:text></xsl:template>

</xsl:stylesheet>

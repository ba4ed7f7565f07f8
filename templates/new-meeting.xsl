<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  The commented skeleton of the next meeting's record; after an earlier meeting the
  serial number goes on by one. See new.xsl.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:jiyao:record:1" xmlns:r="urn:jiyao:record:1"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" exclude-result-prefixes="r">

<xsl:import href="new.xsl"/>
<xsl:output method="xml" encoding="UTF-8" indent="no"/>
<xsl:strip-space elements="*"/>

<xsl:variable name="serial" select="/r:meeting/@number"/>

<xsl:template name="next-id">
  <xsl:variable name="id" select="/r:meeting/@id"/>
  <xsl:variable name="stem" select="substring($id, 1, string-length($id) - string-length($serial))"/>
  <xsl:choose>
    <xsl:when test="number($serial) = $serial and concat($stem, $serial) = $id and
        translate(substring($stem, string-length($stem)), '0123456789', '') != ''">
      <xsl:value-of select="concat($stem, $serial + 1)"/>
    </xsl:when>
    <xsl:otherwise>【会议标识，如d1-m1】</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="next-serial">
  <xsl:choose>
    <xsl:when test="number($serial) = $serial"><xsl:value-of select="$serial + 1"/></xsl:when>
    <xsl:otherwise>【第几次，数字】</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="/r:*" xml:space="preserve"
><xsl:variable name="id"><xsl:call-template name="next-id"/></xsl:variable
><xsl:variable name="number"><xsl:call-template name="next-serial"/></xsl:variable
><xsl:text>
</xsl:text><xsl:comment>
  党组会议记录。凡【　】处都要填写或者删去；写完以后用 jiyao check 检查。
  时刻写作 2026-07-08T09:00:00，日期写作 2026-07-08，一律为本地时间。
  用标识指人：名册里的 id 写到 who、lead 等处。不用的部分可以整个删去。
  换届以后 number 从 1 起，term 和 title 的届次一并改写。
</xsl:comment><xsl:text>
</xsl:text><meeting xsi:schemaLocation="urn:jiyao:record:1 {$schema}" version="1.0" id="{$id}" number="{$number}" year="【年度，四位数字】" retention="【永久、30年或10年】">
  <xsl:comment> 涉密的，在上一行加 secrecy="秘密" secrecy-term="1年" </xsl:comment>
  <xsl:call-template name="people"/>

  <session start="【开会时刻】" end="【散会时刻】" place="【地点】" convener="{$chief}" chair="{$chief}" recorder="{$secretary}">
    <xsl:comment>
      通知、材料一般在会前2日发给每名成员；后来增加的议题另记一次通知，用 covers 写明议题：
      <![CDATA[<notice sent="…"><covers ref="i2"/></notice>]]>
      紧急会议写 urgent="yes" reason="理由"。
    </xsl:comment>
    <notice sent="【发出通知的时刻】"/>
    <papers sent="【送出材料的时刻】"/>
    <xsl:comment>
      书记不能出席，委托副书记主持：
      <![CDATA[<entrustment from="书记" to="副书记" scope="主持" date="…" reason="…"/>]]>
    </xsl:comment>
  </session>

  <xsl:comment>
    到会情况：在任成员每人一行。
    请假的写 reason="事由" asked="请假时刻"；开会后才到的写 arrived="到场时刻"，早退的写 left="离场时刻"；
    视频、电话到会的写 mode="视频"。回避的仍是出席。列席人员照这样写（先在名册里加 other）：
    <![CDATA[<observer who="s2" invited-by="召集人"><at item="i1"/></observer>]]>
  </xsl:comment>
  <attendance><xsl:call-template name="attends"/>
  </attendance>

  <agenda>
    <xsl:comment>
      每个议题一个 item，按讨论先后。class 是工作规则第六条的类别 一 至 十；传达学习、听取汇报、督办写 none。
      “三重一大”加 major-kind="重大决策"；干部任免加 cadre="yes"；临时增加的加 added="yes"；
      撤回的加 withdrawn="讨论前"或"讨论后"；须报市委的加 superior-matter="立法计划"等。
    </xsl:comment>
    <item id="i1" class="【一至十或none】" put-by="【提出人的标识】" submitted-by="【提请单位，没有就删去】">
      <title>【议题名称】</title>
      <xsl:comment> 会前步骤：酝酿、协商、调研、听取意见、风险评估、合法性合规性审查，做了哪一步写哪一步。 </xsl:comment>
      <step kind="酝酿" date="【日期】" by="【谁】"/>
      <xsl:comment>
        需要时写在这里，按此先后：
        <![CDATA[<concerned who="…" why="本人" recused="yes" note="…"/>      涉及而回避的成员]]>
        <![CDATA[<away who="…" when="讨论" why="迟到"/>                      讨论或者表决时不在会场的成员]]>
        <![CDATA[<opinion who="…" date="…"><p>…</p></opinion>                请假成员的书面意见（不计票）]]>
      </xsl:comment>
      <xsl:comment> 讲话按先后写，种类为 主持、汇报、发言、表态；主持人的表态在最后。 </xsl:comment>
      <remark who="【标识】" kind="汇报"><p>【汇报要点】</p></remark>
      <remark who="【标识】" kind="发言"><p>【发言要点】</p></remark>
      <remark who="{$chief}" kind="表态"><p>【主持人末位表态】</p></remark>
      <xsl:comment> 会议的意见，写进纪要：verb 为 听取、学习、研究、讨论、审议、认为、指出、强调、要求；文字接在“会议听取了”“会议认为，”之后。 </xsl:comment>
      <sense verb="听取"><p>【谁关于什么的汇报。】</p></sense>
      <xsl:comment>
        决定：一项一个，各有表决；文字接在“会议决定，”（wording="同意"时为“会议同意”）之后。
        无记名投票写 issued returned invalid；记名投票在 vote 里每人一行：
        <![CDATA[<ballot who="…" choice="赞成"/>]]>
        只听取、学习的议题没有决定，任务直接写在 item 里。
      </xsl:comment>
      <decision id="d1" outcome="【通过、未通过或缓议】">
        <p>【决定的内容。】</p>
        <vote method="【口头、举手、无记名投票或记名投票】" for="【赞成票数】"/>
        <task id="t1" lead="【牵头成员的标识】" office="【责任单位】" due="【完成时限】" supervisor="{r:body/@office}" follower="{$secretary}">
          <p>【做什么】</p>
        </task>
      </decision>
    </item>
  </agenda>

  <xsl:comment>
    由会议产生的文件。签发以前，会议纪要是送签稿；签发后补写 date 和签发：
    <![CDATA[<document kind="会议纪要" number="…" date="…" archive="档号"><signature by="书记" date="…"/></document>]]>
  </xsl:comment>
  <document kind="会议纪要" number="【编号】" distribution="【分送范围】"/>
</meeting><xsl:text>
</xsl:text></xsl:template>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  The commented skeleton of a 传批. See new.xsl. The last asked is the 书记, as
  offices do it: the round goes up the roster.
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
  文件传批记录。凡【　】处都要填写或者删去；写完以后用 jiyao check 检查。
  时刻写作 2026-07-08T09:00:00，日期写作 2026-07-08，一律为本地时间。
  用标识指人：名册里的 id 写到 who、lead 等处。不用的部分可以整个删去。
  先填文稿和传批顺序，用 jiyao approval 印出文件审签单，阅批后再补意见、日期、结果和签发。
</xsl:comment><xsl:text>
</xsl:text><circulation xsi:schemaLocation="urn:jiyao:record:1 {$schema}" version="1.0" id="【传批标识，如cp-2026-1】" year="【年度，四位数字】" date="【开始传批的日期】" reason="【以传批而不开会的理由】" approver="{$chief}" retention="【永久、30年或10年】">
  <xsl:call-template name="people"/>

  <xsl:comment>
    涉密的，在上面一行加 secrecy="秘密" secrecy-term="1年"。
    class 是工作规则第六条的类别 一 至 十，不属于重大问题的写 none；重大问题应当开会讨论。
    须专题请示报告的加 superior-matter="立法计划"等；编号、成文、归档以后加 number、date、archive。
  </xsl:comment>
  <paper kind="【请示、报告、通知、意见等文种】" title="【文件标题】" class="【一至十或none】" to="【主送机关】" distribution="【分送范围，没有就删去】" submitted-by="【报送单位】" drafter="【拟稿人】" checker="【审核人】" checked="【审核日期】">
    <p>【内容摘要】</p>
    <attachment title="【附件名称，没有就删去】"/>
  </paper>

  <xsl:comment>
    传批顺序：在任成员每人一行。阅批后补写 sent="送阅日期" seen="阅批日期" answer="同意"；
    有意见的这样写，并写明是否采纳：
    <![CDATA[<ask who="…" sent="…" seen="…" answer="同意并有意见" adopted="yes"><p>意见。</p></ask>]]>
    答复有 同意、同意并有意见、不同意、未复、回避。
  </xsl:comment>
  <round><xsl:for-each select="$members"><xsl:sort select="position()" data-type="number" order="descending"/>
    <xsl:comment> <xsl:call-template name="comment-name"/> </xsl:comment>
    <ask who="{@id}"/></xsl:for-each>
  </round>

  <xsl:comment>
    结束以后，在最上面一行补写 closed="结束日期" result="通过"（或 修改后通过、未通过、提交会议），再写签发；
    副书记签发的，在 round 前面写委托：
    <![CDATA[<entrustment from="书记" to="副书记" scope="签发" date="…" reason="…"/>]]>
    <![CDATA[<signature by="书记" date="…"/>]]>
  </xsl:comment>
</circulation><xsl:text>
</xsl:text></xsl:template>

</xsl:stylesheet>

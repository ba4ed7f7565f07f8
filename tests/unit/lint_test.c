/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is wrong is found, and what offices write every day is not.  Each
 * text goes through Markdown, and where it can through a record's paragraph
 * and a table's cell as well.  Then thousands of texts made of crumbs: what
 * is mended stays mended, and nothing else changes.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <check.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/tags.h"
#include "base/utf8.h"
#include "job/prose.h"
#include "mark/lint.h"
#include "mark/passage_md.h"

Suite *lint_suite(void);

static void
each(void *ctx, struct passage *p)
{
	lint_passage(ctx, p);
}

/* Looks at Markdown, or where xml is set at a record's bytes. */
static void
look(const char *text, size_t len, bool xml, const struct lint_about *about,
    struct diag *diag, struct edits *edits)
{
	struct lint_about of_text = *about;
	struct passage_front front;
	struct lint *l;

	passage_front_read(&front, text, len);
	of_text.kind = front_text(&front.front, "kind");
	l = lint_new(&of_text, diag, edits);
	if (xml)
		prose_record(text, len, each, l);
	else
		passage_markdown(&front, text, len, each, l);
	lint_free(l);
	passage_front_free(&front);
}

static void
list(const struct diag *diag, struct buf *out)
{
	size_t i;

	buf_adds(out, "");
	buf_clear(out);
	for (i = 0; i < diag_count(diag); i++)
		buf_addf(out, "%s%ld:%s", i > 0 ? " " : "",
		    diag_get(diag, i)->line, diag_get(diag, i)->id);
	buf_addc(out, '\n');
	out->p[--out->len] = '\0';
}

/* The findings of a text as "line:name line:name". */
static void
findings(const char *text, bool xml, struct buf *out)
{
	struct lint_about about = {.file = "a", .gaps = true};
	struct diag *diag = diag_new();

	look(text, strlen(text), xml, &about, diag, NULL);
	diag_sort(diag);
	list(diag, out);
	diag_free(diag);
}

/* Sentences as an office writes them: none of them is a finding. */
static const char *const clean[] = {
    "按照GB/T 9704—2012和GB/T 15834-2011的要求，统一了公文格式。",
    "会议于2026年7月8日上午9:00至10:40召开，历时1小时40分。",
    "增长3.5%，完成投资1,000.5万元，比例为3:2，版本为v1.2.3。",
    "以3:2的比分获胜，比例尺为1:500，约为10∶1。",
    "登录 https://tongji.example.cn/a,b?c=d;e!f(g) 查询，或写信给 "
    "a.b@example.cn。",
    "见https://a.example/x_(y)，另见www.example.cn/a;b。",
    "软件名为Word, Excel和PowerPoint，世界卫生组织(WHO)发布了标准(ISO 9001)。",
    "他说“Hello, world!”后离开。",
    "It’s the workers’ choice, isn’t it? 这是英文。",
    "O’Brien先生与阿依古丽·买买提同志到会。", "1）甲方；2）乙方；3）丙方。",
    "包括：1）甲；2）乙；a）丙；（1）丁；①戊。",
    "《关于印发〈示例市水权交易规则〉的通知》已经印发。",
    "他说：“会议提出‘一库一册’的要求，必须落实。”",
    "《中国语文》《语文研究》“两个维护”“四个意识”。",
    "国发〔2026〕12号、示办发〔2026〕3号文件已经传达。",
    "市委办公室印发了示办〔2026〕105号通知。",
    "党组会议纪要〔2026〕第12号、〔2026〕第12次会议。",
    "（2026）示01民初12号判决书。",
    "沈括（1031—1095），北京—上海线，2026—2030年，10月1日—7日。",
    "25～30克，15%～30%，9亿～16亿元，第五～八课，3～5天。",
    "电话0000-1234567，工号12-3456-78，身份证件尾号00-12人。",
    "2026-07-08至2026-07-10，档号SRD-DZ-2026-013。",
    "3-2号楼、A-3室、B-12会议室、T-5型、1-2-3号泵。",
    "二〇二六年第一季度，一九九八年，二〇〇五年。",
    "三千零五十二人，一百零八项，五四运动，十二届三中全会。",
    "2000年1月10日、2026年10月20日、2024年2月29日。",
    "他问：“来了吗？”“来了！”真的吗？！太好了！！！",
    "如果……，那么……。大火渐渐扑灭……。", "野骆驼、野猪、黄羊……，都是各行其路。",
    "会议指出——这是关键——必须抓好。",
    "甲、乙、丙等三人，甲、乙等，写什么，怎么写，等等。",
    "分为甲、等级、等待、等额选举四类。",
    "附件.pdf、会议纪要.docx和a.b.c文件。",
    "提高到85.7%；C++和.NET；℃；5～8 km/h；m³。",
    "各县（市、区）人民政府，小（2）型水库（不含38座小（1）型）。",
    "以“为民服务”为宗旨（见第3页）。（完）",
    "“一张蓝图绘到底”，“马上就办、真抓实干”。",
    "一是抓学习；二是抓落实；三是抓督查。",
    "第一，提高认识；第二，明确责任；首先，其次，最后。",
    "一、二季度完成计划，一、二、三产业协调发展。",
    "1、2号机组同时投产，3、4号楼竣工。",
    "十五分钟，零点方案，〇五后，一〇五国道，三零五房间。",
    "会议听取了妥善安置的汇报，认为方案可行。",
    "2.5倍，0.5毫米，−36～−8℃，-5℃至10℃。",
    "注册商标®、№12、§3、¥100、$5，A/B型，和/或。",
    "“两会”期间，“十五五”规划，‘小’字号。",
    "第3条第（二）项、第十二条第一款第（三）项。",
    "经市政府第31次常务会议审议，报请市委批准。",
    "IP地址为192.168.1.10，端口8080，文件在C:\\\\data\\\\a.txt。",
    "甲方(A)与乙方(B)签订合同(No. 12)。", "早7:30—晚6:00，下午2:30。",
    "见表一0.5和图二0号，财政部公告〔2026〕第12号。",
    "张××反映、李×月报告，3×5厘米，2×10万元的合同，×年级，定于二〇二六年三月五"
    "日举行，"
    "2026年三月三歌节，二〇二六年3月，某〔26〕室，第〔2026〕12期。",
    "市长令〔2026〕第3号，四零五零人员，九零后。", "…………………裁切线…………………",
    "附件.........................3", "甲———————————乙",
    "时间:2026的写法见上", /* replaced below: kept wrong on purpose */
};

/* The last of the list is wrong: a corpus that finds nothing proves nothing. */
START_TEST(what_an_office_writes_is_no_finding)
{
	size_t n = sizeof(clean) / sizeof(*clean), i;
	struct buf got = {NULL, 0, 0}, doc = {NULL, 0, 0};

	for (i = 0; i < n; i++) {
		const char *want = i + 1 < n ? "" : "1:half-width";

		findings(clean[i], false, &got);
		ck_assert_msg(
		    strcmp(got.p, want) == 0, "%s: %s", clean[i], got.p);
		if (strpbrk(clean[i], "&<\\") != NULL)
			continue;
		buf_clear(&doc);
		buf_addf(&doc, "<r><p>%s</p></r>", clean[i]);
		findings(doc.p, true, &got);
		ck_assert_msg(
		    strcmp(got.p, want) == 0, "xml %s: %s", clean[i], got.p);
		buf_clear(&doc);
		buf_addf(
		    &doc, "<table><tr><td>%s</td></tr></table>\n", clean[i]);
		findings(doc.p, false, &got);
		ck_assert_msg(
		    strcmp(got.p, want) == 0, "td %s: %s", clean[i], got.p);
	}
	buf_free(&got);
	buf_free(&doc);
}
END_TEST

/* Whole texts that are right though one line alone might not seem so. */
static const char *const clean_texts[] = {
    /* each paragraph of a quotation opens it again */
    "他说：“第一段。\n\n“第二段。\n\n“第三段。”\n\n完了。\n",
    /* an amendment quotes whole articles */
    "将第三条修改为：“第三条　各单位应当：\n\n（一）按时；\n\n（二）如实。”\n",
    "## 一、甲\n\n### （一）乙\n\n#### 1. 丙\n\n##### （1）丁\n\n##### "
    "（2）戊\n\n"
    "### （二）己\n\n## 二、庚\n\n### （一）辛\n",
    "# 第一章　总则\n\n## 一、甲\n\n# 第二章　分则\n\n## 一、乙\n\n## 二、丙\n",
    "# 第一章　总则\n\n## 一、甲\n\n# 第二章　分则\n\n## 二、乙\n",
    "## 一、甲\n\n# 附件1：表\n\n## 一、乙\n\n# 附件2：表\n\n## 一、丙\n",
    "### （一）甲\n\n### （二）乙\n",
    "## 一、怎么办？\n\n## 二、在哪里……\n\n## 三、坚决改！\n",
    "（一）甲；\n\n（二）乙。\n\n（一）丙；\n\n（二）丁。\n",
    "**一、甲**。文。\n\n*（一）乙*。文。\n\n*（二）丙*。文。\n\n**二、丁**"
    "。文。\n",
    "**第一条**　甲。\n\n（一）乙；\n\n（二）丙。\n\n**第二条**　丁。\n",
    "1. 甲,\n   `a,b`\n2. 乙\n"
    /* a list has its own numbers */,
    "    代码,代码;代码\n\n```\n代码,代码\n```\n\n文`码,码`文。\n",
    "[甲](b,c)、![图,图](a.png)、<!-- 注,注 -->乙。\n\n[d]: http://甲,乙\n",
    "---\ntitle: 关于甲的通知\nto: [甲局,乙局, 丙局]\nkeywords: "
    "[甲,乙]\n---\n文。\n",
    "---\nformat: upward\nkind: 报告\n---\n已提请市委批准。会议“请批准”三字"
    "写得不当。报告如上，请审阅。\n",
    "---\nformat: upward\nkind: 请示\ntitle: 关于一个问题的请示\n---\n"
    "## 一、关于依据\n\n## 二、有关安排\n\n妥否，请批示。\n",
    "---\nkind: 请示\ntitle: 关于开展专项工作的请示\n---\n文。\n",
    "---\nkind: 报告\n---\n以上报告，如有不当，请指示。\n",
    "【案例一】甲县的做法。\n\n见【2026】。\n",
    "---\nkind: 通知\n---\n妥否，请批示。\n",
    "<table><tr><td>2026.3.5</td><td>——</td><td>--</td></tr></table>\n",
    "甲\\\n乙，丙  \n丁。\n",
};

START_TEST(whole_texts_are_no_finding)
{
	struct buf got = {NULL, 0, 0};
	size_t i;

	for (i = 0; i < sizeof(clean_texts) / sizeof(*clean_texts); i++) {
		/* the one list that is wrong in its first line */
		const char *want = strncmp(clean_texts[i], "1. 甲,", 7) == 0
				       ? "1:half-width"
				       : "";

		findings(clean_texts[i], false, &got);
		ck_assert_msg(
		    strcmp(got.p, want) == 0, "%s: %s", clean_texts[i], got.p);
	}
	buf_free(&got);
}
END_TEST

/* What is wrong, and what it is called. */
static const struct {
	const char *text, *want;
} faulty[] = {
    {"工作,学习", "1:half-width"},
    {"甲;乙", "1:half-width"},
    {"甲:乙", "1:half-width"},
    {"行吗?行", "1:half-width"},
    {"好!", "1:half-width"},
    {"完成了.", "1:half-width"},
    {"共5%,比上年多", "1:half-width"},
    {"甲\n乙,\n丙", "2:half-width"},
    {"会议(第3次)召开", "1:half-width"},
    {"会议（第3次)召开", "1:half-width"},
    {"(1)检查账目", "1:half-width"},
    {"“好”,他说", "1:half-width"},
    {"一库\"一册\"制度", "1:half-width"},
    {"甲，，乙", "1:mark-doubled"},
    {"甲。。", "1:mark-doubled"},
    {"甲、，乙", "1:mark-doubled"},
    {"真的？。", "1:mark-doubled"},
    {"真的？？？？", "1:mark-doubled"},
    {"他说：“好。”。", "1:mark-doubled"},
    {"（完。）。", "1:mark-doubled"},
    {"甲...乙", "1:ellipsis"},
    {"甲。。。", "1:ellipsis"},
    {"甲…乙", "1:ellipsis"},
    {"甲………乙", "1:ellipsis"},
    {"甲……………乙", "1:ellipsis"},
    {"甲………………乙", "1:ellipsis"},
    {"甲——————乙", "1:dash-length"},
    {"甲———乙", "1:dash-length"},
    {"甲--乙", "1:dash-length"},
    {"甲、乙、等。", "1:et-cetera"},
    {"甲、乙……等。", "1:et-cetera"},
    {"甲、乙等……。", "1:et-cetera"},
    {"（甲", "1:mark-unpaired"},
    {"甲）乙", "1:mark-unpaired"},
    {"《甲》乙》", "1:mark-unpaired"},
    {"“甲", "1:mark-unpaired"},
    {"甲”乙", "1:mark-unpaired"},
    {"（甲【乙）丙】", "1:mark-unpaired 1:text-gap"},
    {"《关于《甲》的通知》", "1:mark-nested"},
    {"“甲“乙”丙”", "1:mark-nested"},
    {"二0二六年", "1:zero-form"},
    {"二○二六年", "1:zero-form"},
    {"二零二六年", "1:zero-form"},
    {"共１２人", "1:digit-wide"},
    {"占5-10%", "1:range-unit"},
    {"占5～10%", "1:range-unit"},
    {"约9～16亿元", "1:range-unit"},
    {"用时3-5天", "1:range-sign"},
    {"2026-2030年", "1:range-sign"},
    {"示发[2026]12号", "1:number-cited"},
    {"示发（2026）12号", "1:number-cited"},
    {"示发(2026)12号", "1:number-cited"},
    {"示发〔2026〕第12号", "1:number-cited"},
    {"示发〔2026〕012号", "1:number-cited"},
    {"3月05日", "1:date-padded"},
    {"2026年03月5日", "1:date-padded"},
    {"2026年2月29日", "1:date-none"},
    {"2026年13月", "1:date-none"},
    {"26年3月5日", "1:date-short"},
    {"定于2026.3.5举行", "1:date-form"},
    {"定于2026/3/5举行", "1:date-form"},
    {"定于二〇二六年3月5日举行", "1:date-form"},
    {"定于2026年三月五日举行", "1:date-form"},
    {"示发〔26〕12号", "1:number-cited"},
    {"定于××年×月×日举行", "1:text-gap"},
    {"定于2026年×月×日举行", "1:text-gap"},
    {"经费××万元，投资×亿元", "1:text-gap 1:text-gap"},
    {"二〇二六年三月五日", "1:date-han"},
    {"一. 甲", "1:heading-form"},
    {"1、完成任务", "1:heading-form"},
    {"（一）、甲", "1:heading-form"},
    {"（一）甲；\n\n（三）乙。", "3:heading-order"},
    {"## 一、甲\n\n## 三、乙", "3:heading-order"},
    {"## 二、甲", "1:heading-order"},
    {"## 一、甲\n\n### （二）乙", "3:heading-order"},
    {"# 第一章　甲\n\n# 第三章　乙", "3:heading-order"},
    {"**第一条**　甲。\n\n**第三条**　乙。", "3:heading-order"},
    {"**一、甲**。文。\n\n文。\n\n**三、乙**。文。", "5:heading-order"},
    {"## （一）甲", "1:heading-level"},
    {"## 一、甲\n\n#### 1. 乙", "3:heading-skip"},
    {"## 一、甲。", "1:heading-stop"},
    {"---\ntitle: 关于甲的通知。\n---\n文。", "2:heading-stop"},
    {"---\ntitle: 关于甲,乙的通知\n---\n文。", "2:half-width"},
    {"---\ntitle: |\n  关于甲\n  和乙,丙的通知\n---\n文。", "4:half-width"},
    {"---\nattendance:\n  出席:\n    - {name: 甲, note: "
     "'因公,出差'}\n---\n文。",
	"4:half-width"},
    {"---\ntitle: 关于甲的请示报告\n---\n文。", "2:kind-mixed"},
    {"人数【待核实】。", "1:text-gap"},
    {"【会议名称】", "1:text-gap"},
    {"---\nkind: 报告\n---\n甲。\n\n妥否，请批示。", "6:report-request"},
    {"---\nkind: 报告\n---\n编制不足，恳请市委增加5名。", "4:report-request"},
    {"---\nkind: 报告\n---\n请市委研究解决编制问题。", "4:report-request"},
    {"---\nkind: 报告\n---\n代表恳请尽快修路，已提请市委研究。", ""},
    {"---\nkind: 报告\n---\n工作会抓紧，请市委放心。", ""},
    {"---\nkind: 报告\n---\n以上问题，请予批准。", "4:report-request"},
    {"---\nkind: 请示\ntitle: 关于甲、乙等事项的请示\n---\n文。",
	"3:request-several"},
    {"---\nkind: 请示\ntitle: 关于三个问题的请示\n---\n文。",
	"3:request-several"},
    {"---\nkind: 请示\ntitle: 关于12项工作的请示\n---\n文。",
	"3:request-several"},
    {"一九九0年", "1:zero-form"},
    {"甲,;!乙", "1:half-width 1:half-width 1:half-width"},
    {"---\nkind: 请示\n---\n## 一、关于甲\n\n## 二、关于乙",
	"6:request-several"},
    {"<table>\n<tr>\n<td>甲,乙</td>\n<td>\n丙;丁</td></tr></table>",
	"3:half-width 5:half-width"},
    {"- 甲,乙\n- > 丙;丁\n  > 戊:己", "1:half-width 2:half-width "
				      "3:half-width"},
    {"**甲**,乙[丙](d)；，丁", "1:half-width 1:mark-doubled"},
    {"见:https://a.example/b", "1:half-width"},
    {"甲&#44;乙", "1:half-width"},
    {"标题,一\n====", "1:half-width"},
    /* a quotation ends at the next heading */
    {"“甲。\n\n## 一、乙\n\n丙。", "1:mark-unpaired"},
};

START_TEST(what_is_wrong_is_found)
{
	struct buf got = {NULL, 0, 0};
	size_t i;

	for (i = 0; i < sizeof(faulty) / sizeof(*faulty); i++) {
		findings(faulty[i].text, false, &got);
		ck_assert_msg(strcmp(got.p, faulty[i].want) == 0,
		    "%s: %s, wanted %s", faulty[i].text, got.p, faulty[i].want);
	}
	buf_free(&got);
}
END_TEST

static const struct {
	const char *text, *want;
} faulty_records[] = {
    {"<r>\n<p>甲\n乙,丙<em>丁</em>;戊</p></r>", "3:half-width 3:half-width"},
    {"<r note='甲,乙'>\n<x\n a='1' reason='丙;丁'/></r>",
	"1:half-width 3:half-width"},
    {"<r><title>研究甲。</title></r>", "1:heading-stop"},
    {"<r><document title='关于甲的请示报告'/></r>", "1:kind-mixed"},
    {"<r number='〔2026〕第12次' xsi:schemaLocation='甲,乙'/>", ""},
    {"<r><!-- 甲,乙 --><?甲,乙?><p>丙</p></r>", ""},
    {"<r><p>甲&amp;乙&#x201C;丙</p></r>", "1:mark-unpaired"},
    {"<r><p><![CDATA[甲,乙]]></p></r>", "1:half-width"},
    {"<r><p>“甲</p><p>“乙”</p></r>", ""},
    {"<r><p>“甲</p></r><s><p>乙”</p></s>", "1:mark-unpaired 1:mark-unpaired"},
    {"<r><p>【发言要点】</p></r>", "1:text-gap"},
};

START_TEST(a_record_shows_its_lines)
{
	struct buf got = {NULL, 0, 0};
	size_t i;

	for (i = 0; i < sizeof(faulty_records) / sizeof(*faulty_records); i++) {
		findings(faulty_records[i].text, true, &got);
		ck_assert_msg(strcmp(got.p, faulty_records[i].want) == 0,
		    "%s: %s", faulty_records[i].text, got.p);
	}
	buf_free(&got);
}
END_TEST

/* Mends once; returns how many changes there were. */
static size_t
mend(const char *text, size_t len, bool xml, struct buf *out)
{
	struct lint_about about = {.file = "a"};
	struct diag *diag = diag_new();
	struct edits e;
	size_t n;

	edits_init(&e);
	look(text, len, xml, &about, diag, &e);
	edits_apply(&e, text, len, out);
	n = e.n;
	edits_free(&e);
	diag_free(diag);
	return n;
}

/* Mends until nothing changes. */
static void
mend_all(const char *text, size_t len, bool xml, struct buf *out)
{
	struct buf next = {NULL, 0, 0};
	int rounds = 0;

	buf_clear(out);
	buf_add(out, text, len);
	buf_addc(out, '\0');
	out->len--;
	do {
		buf_clear(&next);
		if (mend(out->p, out->len, xml, &next) == 0)
			break;
		buf_clear(out);
		buf_add(out, next.p, next.len);
	} while (++rounds < 20);
	ck_assert_int_lt(rounds, 8);
	buf_free(&next);
}

static const struct {
	const char *from, *to;
	bool xml;
} mended[] = {
    {"工作, 学习;好!(甲)", "工作，学习；好！（甲）", false},
    {"甲,\n乙", "甲，\n乙", false},
    {"甲,,乙。。丙", "甲，乙。丙", false},
    {"甲,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,乙", "甲，乙", false},
    {"甲((((((((((((((((乙))))))))))))))))",
	"甲（（（（（（（（（（（（（（（（乙））））））））））））））））",
	false},
    {"甲。**。乙**", "甲。**乙**", false},
    {"甲...乙…丙。。。", "甲……乙……丙……", false},
    {"示发[2026]12号,03月05日", "示发〔2026〕12号，3月5日", false},
    {"甲\\(乙\\)", "甲（乙）", false},
    {"[甲,乙](a,b)`c,丁`", "[甲，乙](a,b)`c,丁`", false},
    {"---\r\ntitle: 甲,乙 # 丙,丁\r\n---\r\n戊,己\r\n",
	"---\r\ntitle: 甲，乙 # 丙,丁\r\n---\r\n戊，己\r\n", false},
    {"---\nto: [甲,乙, '丙,丁']\n---\n文\n",
	"---\nto: [甲,乙, '丙，丁']\n---\n文\n", false},
    {"---\ntitle: \"甲\\u002c乙\"\n---\n文\n",
	"---\ntitle: \"甲\\u002c乙\"\n---\n文\n", false},
    {"<table>\n<!-- 甲,乙 -->\n<tr><td align=\"left\">甲,乙&#44;丙</td></tr>"
     "</table>\n",
	"<table>\n<!-- 甲,乙 -->\n<tr><td align=\"left\">甲，乙&#44;丙</td>"
	"</tr></table>\n",
	false},
    {"他说.", "他说.", false},
    {"甲、，乙", "甲、，乙", false},
    {"Word,表格", "Word,表格", false},
    {"<r a='甲,乙'><!-- 甲,乙 --><p>甲,<em>乙</em>&#44;丙</p>\r\n</r>",
	"<r a='甲,乙'><!-- 甲,乙 --><p>甲，<em>乙</em>&#44;丙</p>\r\n</r>",
	true},
    {"<r><p><![CDATA[甲,乙 <]]></p></r>", "<r><p><![CDATA[甲，乙 <]]></p></r>",
	true},
};

START_TEST(what_is_mechanical_is_mended)
{
	struct buf got = {NULL, 0, 0};
	size_t i;

	for (i = 0; i < sizeof(mended) / sizeof(*mended); i++) {
		mend_all(mended[i].from, strlen(mended[i].from), mended[i].xml,
		    &got);
		ck_assert_str_eq(got.p, mended[i].to);
	}
	buf_free(&got);
}
END_TEST

START_TEST(a_secret_text_shows_its_marks_alone)
{
	static const char text[] = "线索是甲某,联系人(乙某)示发[2026]12号。\n";
	struct lint_about about = {.file = "a", .secret = true};
	struct diag *diag = diag_new();
	struct buf out = {NULL, 0, 0};
	struct edits e;
	size_t i;

	edits_init(&e);
	look(text, strlen(text), false, &about, diag, &e);
	ck_assert_uint_eq(diag_count(diag), 3);
	diag_print(diag, DIAG_JSON, DIAG_ZH, &out);
	for (i = 0; i < e.n; i++)
		if (e.list[i].before != NULL)
			buf_addf(
			    &out, "%s%s", e.list[i].before, e.list[i].after);
	ck_assert_ptr_null(strstr(out.p, "甲"));
	ck_assert_ptr_null(strstr(out.p, "乙"));
	ck_assert_ptr_null(strstr(out.p, "线索"));
	ck_assert_ptr_null(strstr(out.p, "2026"));
	edits_free(&e);
	buf_free(&out);
	diag_free(diag);
}
END_TEST

START_TEST(what_is_forbidden_is_an_error_once_issued)
{
	static const char text[] = "由【人名】在【待核实】,好";
	struct lint_about about = {.file = "a", .gaps = true};
	struct diag *diag;
	int issued;

	for (issued = 0; issued < 2; issued++) {
		diag = diag_new();
		about.issued = issued;
		look(text, strlen(text), false, &about, diag, NULL);
		ck_assert_uint_eq(diag_count(diag), 3);
		ck_assert_int_eq(diag_status(diag), issued);
		diag_free(diag);
	}
}
END_TEST

/* Crumbs of Markdown and of Chinese text, in any order. */
static const char *const crumbs[] = {"甲", "乙", "丙丁", ",", ";", ":", "?",
    "!", "(", ")", ".", "...", "。", "，", "、", "；", "：", "？", "！", "“",
    "”", "‘", "’", "《", "》", "（", "）", "【", "】", "…", "……", "—", "-", "0",
    "1", "2026", "03月", "05日", "年", "号", "〔", "〕", "[", "]", " ", "  ",
    "\n", "\n\n", "\r\n", "*", "**", "`", "``", "\\", "<", ">", "&", "&#44;",
    "<br/>", "<!-- 甲,乙 -->", "- ", "1. ", "> ", "# ", "## 一、", "（一）",
    "1、", "一.", "```\n", "---\n", "|", "~", "%", "a", "B", "https://",
    "a@b.cn", "等", "第", "示发", "<table>", "</table>", "<td>", "\"", "'",
    "title: ", "二", "零", "〇", "２", "\t", "    ", "\xf0\xa0\xae\xb7",
    "\xef\xbf\xbc", "[a](b)", "![c](d)", "]("};

enum { NCRUMBS = sizeof(crumbs) / sizeof(*crumbs) };

static uint32_t
next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static void
make_text(uint32_t *state, bool front, struct buf *out)
{
	size_t n = 1 + next_random(state) % 40;

	buf_clear(out);
	if (front)
		buf_adds(out, "---\ntitle: 甲,乙\nnote: 丙;丁\n---\n");
	while (n-- > 0)
		buf_adds(out, crumbs[next_random(state) % NCRUMBS]);
}

static long
count_lines(const struct buf *b)
{
	long n = 0;
	size_t i;

	for (i = 0; i < b->len; i++)
		n += b->p[i] == '\n';
	return n;
}

/*
 * The listed changes, made one by one by hand, give what edits_apply gave:
 * nothing changes that is not listed, and no line comes or goes.
 */
static void
changes_what_is_listed(const struct buf *text)
{
	struct lint_about about = {.file = "a"};
	struct diag *diag = diag_new();
	struct buf out = {NULL, 0, 0}, by_hand = {NULL, 0, 0};
	struct edits e;
	size_t i, at = 0;

	edits_init(&e);
	look(text->p, text->len, false, &about, diag, &e);
	edits_apply(&e, text->p, text->len, &out);
	for (i = 0; i < e.n; i++) {
		ck_assert_uint_ge(e.list[i].at, at);
		buf_add(&by_hand, text->p + at, e.list[i].at - at);
		buf_adds(&by_hand, e.list[i].to);
		at = e.list[i].at + e.list[i].len;
		ck_assert_int_ge(e.list[i].line, 1);
		ck_assert_int_le(e.list[i].line, count_lines(text) + 1);
	}
	buf_add(&by_hand, text->p + at, text->len - at);
	ck_assert_uint_eq(out.len, by_hand.len);
	ck_assert_int_eq(memcmp(out.p, by_hand.p, out.len), 0);
	ck_assert_int_eq(count_lines(&out), count_lines(text));
	ck_assert_uint_eq(utf8_check(out.p, out.len), out.len);
	edits_free(&e);
	buf_free(&out);
	buf_free(&by_hand);
	diag_free(diag);
}

START_TEST(mending_again_changes_nothing)
{
	struct buf text = {NULL, 0, 0}, once = {NULL, 0, 0};
	struct buf twice = {NULL, 0, 0};
	uint32_t state = 20260305;
	int i;

	for (i = 0; i < 20000; i++) {
		make_text(&state, i % 4 == 0, &text);
		changes_what_is_listed(&text);
		mend_all(text.p, text.len, false, &once);
		mend_all(once.p, once.len, false, &twice);
		ck_assert_msg(twice.len == once.len &&
				  memcmp(once.p, twice.p, once.len) == 0,
		    "%s", text.p);
	}
	buf_free(&text);
	buf_free(&once);
	buf_free(&twice);
}
END_TEST

/* Long texts of one sort, each looked at in far less than a second. */
START_TEST(long_texts_take_no_longer_than_they_are)
{
	static const char *const bits[] = {"[", "[a](", "](", "(", "`", "` ``",
	    "<a", "“", "（", "（】", "甲,", ",", "《", "甲(", "1、", "…", "0",
	    "二", "&", "\\", "甲\n", "【", "\"", "a@", "- ", "> ", "*"};
	struct lint_about about = {.file = "a", .gaps = true};
	struct buf text = {NULL, 0, 0}, out = {NULL, 0, 0};
	struct diag *diag;
	struct edits e;
	size_t i, k;
	clock_t begin;

	for (i = 0; i < sizeof(bits) / sizeof(*bits); i++) {
		buf_clear(&text);
		buf_adds(&text, "甲");
		for (k = 0; k < 50000; k++)
			buf_adds(&text, bits[i]);
		buf_adds(&text, "乙");
		for (k = 0; strchr("（《甲(", bits[i][0]) && k < 50000; k++)
			buf_adds(&text, ")");
		diag = diag_new();
		edits_init(&e);
		begin = clock();
		look(text.p, text.len, false, &about, diag, &e);
		edits_apply(&e, text.p, text.len, &out);
		ck_assert_msg(
		    clock() - begin < 4 * CLOCKS_PER_SEC, "%s", bits[i]);
		edits_free(&e);
		diag_free(diag);
		buf_clear(&out);
	}
	buf_free(&text);
	buf_free(&out);
}
END_TEST

/* Bytes that are no XML end somewhere, and never beyond the end. */
START_TEST(tags_never_leave_the_bytes)
{
	static const char bits[] = "<>&;/!-?[]=\"'a \nC]DAT";
	char s[24];
	uint32_t state = 7;
	struct tag t;
	struct tags in;
	struct tag_attribute a;
	size_t at, i, k, len;

	for (i = 0; i < 200000; i++) {
		len = 1 + next_random(&state) % sizeof(s);
		for (k = 0; k < len; k++)
			s[k] = bits[next_random(&state) % (sizeof(bits) - 1)];
		in = (struct tags){s, len, 0, 1};
		while (tags_next(&in, &t)) {
			ck_assert_uint_le(t.at + t.len, len);
			ck_assert_uint_le(in.at, len);
			at = 0;
			if (t.kind == TAG_OPEN || t.kind == TAG_EMPTY)
				while (tags_attribute(&in, &t, &at, &a))
					ck_assert_uint_le(a.at + a.len, len);
		}
		ck_assert_uint_eq(in.at, len);
	}
}
END_TEST

Suite *
lint_suite(void)
{
	Suite *s = suite_create("lint");
	TCase *tc = tcase_create("lint");

	tcase_set_timeout(tc, 120);
	tcase_add_test(tc, what_an_office_writes_is_no_finding);
	tcase_add_test(tc, whole_texts_are_no_finding);
	tcase_add_test(tc, what_is_wrong_is_found);
	tcase_add_test(tc, a_record_shows_its_lines);
	tcase_add_test(tc, what_is_mechanical_is_mended);
	tcase_add_test(tc, a_secret_text_shows_its_marks_alone);
	tcase_add_test(tc, what_is_forbidden_is_an_error_once_issued);
	tcase_add_test(tc, mending_again_changes_nothing);
	tcase_add_test(tc, long_texts_take_no_longer_than_they_are);
	tcase_add_test(tc, tags_never_leave_the_bytes);
	suite_add_tcase(s, tc);
	return s;
}

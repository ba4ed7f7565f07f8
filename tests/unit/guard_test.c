/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A finished document held against its record (job/guard, job/leak): planted
 * leaks of each sort are found, and nothing else is.  The record is
 * tests/records/release.xml; what is edited is a notice of it.
 */
#include <check.h>
#include <glob.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/mem.h"
#include "job/guard.h"
#include "mark/read.h"

Suite *guard_suite(void);

#define RECORD "tests/records/release.xml"

/* The notice as the template makes it, with gaps for what is planted. */
struct plant {
	const char *front, *title, *body;
};

static struct args args;
static struct markdown notice, circular, minutes, call, signin;
static struct record *record;

static void
load(struct markdown *m, const char *word)
{
	struct diag *d = diag_new();

	ck_assert_int_eq(markdown_load(m, word, &args, d), 0);
	diag_free(d);
}

static void
setup(void)
{
	struct diag *d = diag_new();

	load(&notice, "notice");
	load(&circular, "circular");
	load(&minutes, "minutes");
	load(&call, "call");
	load(&signin, "sign-in");
	record = markdown_read(&notice, RECORD, d);
	ck_assert_ptr_nonnull(record);
	diag_free(d);
}

static void
teardown(void)
{
	record_free(record);
	markdown_free(&notice);
	markdown_free(&circular);
	markdown_free(&minutes);
	markdown_free(&call);
	markdown_free(&signin);
}

/* The findings of the guard as "id line, ..." into out. */
static void
guard(struct markdown *m, const char *md, size_t len, struct buf *out)
{
	struct diag *d = diag_new(), *reading = diag_new();
	struct doc *doc = mark_read(md, len, "n.md", reading);
	const struct finding *f;
	int rc;

	if (doc == NULL)
		diag_flush(reading, DIAG_EN, stderr);
	ck_assert_ptr_nonnull(doc);
	rc = guard_check(m, &record, 1, doc,
	    &(struct buf){.p = (char *)(intptr_t)md, .len = len}, d);
	ck_assert_int_eq(rc == 0, diag_count(d) == 0);
	buf_adds(out, "");
	for (size_t i = 0; i < diag_count(d); i++) {
		f = diag_get(d, i);
		buf_addf(out, "%s%s %ld", i == 0 ? "" : ", ", f->id, f->line);
		ck_assert_str_eq(f->file, "n.md");
		ck_assert_ptr_nonnull(strstr(f->text[0], RECORD));
	}
	doc_free(doc);
	diag_free(d);
	diag_free(reading);
}

static void
check(struct markdown *m, const struct plant *p, const char *want)
{
	struct buf md = {0}, got = {0};

	buf_addf(&md,
	    "---\nformat: plain\nkind: 公告\ntitle: \"示例市八届人大常委会党组"
	    "第20次会议决定事项公布%s\"\nsignature: "
	    "\"中共示例市人民代表大会常务委员会党组\"\nsigning: plain\n"
	    "date: 2026-09-22\n%s---\n\n"
	    "2026年9月16日，示例市八届人大常委会党组召开第20次会议。现将会议"
	    "有关事项公布如下：\n\n## 一、研究档案库房改造工程\n\n"
	    "会议原则同意市档案馆库房改造工程方案，于2026年12月31日前完工，"
	    "费用列入年度部门预算。\n\n%s\n",
	    p->title == NULL ? "" : p->title, p->front == NULL ? "" : p->front,
	    p->body == NULL ? "" : p->body);
	guard(m, md.p, md.len, &got);
	ck_assert_msg(strcmp(got.p, want) == 0, "%s%s%s: got %s, wanted %s",
	    p->title == NULL ? "" : p->title, p->front == NULL ? "" : p->front,
	    p->body == NULL ? "" : p->body, got.p, want);
	buf_free(&md);
	buf_free(&got);
}

static void
body(const char *text, const char *want)
{
	const struct plant p = {.body = text};

	check(&notice, &p, want);
}

START_TEST(a_stretch_of_eight_letters_is_a_leak_and_seven_are_none)
{
	/* 工程概算三百二十万元，工期一百五十天，屋面更换为主要内容。 */
	body("另悉，概算三百二十万。", "");
	body("另悉，概算三百二十万元。", "leak-text 16");
	body("工程概算三百二十万。", "leak-text 16");
	body("另悉概算三百二十万多。", "");
	body("工期一百五十天。", "");
	body("万元，工期一百五十。", "leak-text 16");
	/* both ends of the part */
	body("工程概算三百二。", "");
	body("更换为主要内容。", "");
	body("面更换为主要内容。", "leak-text 16");
}
END_TEST

START_TEST(what_stands_between_the_letters_does_not_count)
{
	body("另悉，概算 三百 二十 万元。", "leak-text 16");
	body("另悉，概算　三百　二十　万元。", "leak-text 16");
	body("另悉，概算**三百**二十万元。", "leak-text 16");
	body("另悉，概*算三百二十*万元。", "leak-text 16");
	body("另悉，概算三百\n二十万元。", "leak-text 16");
	body("另悉，概算三百  \n二十万元。", "leak-text 16");
	body("另悉，概算三百\n\n二十万元。", "leak-text 16");
	body("- 概算\n- 三百\n- 二十\n- 万元", "leak-text 16");
	body("概算（三百）、二十“万元”。", "leak-text 16");
	body("概算\xe2\x80\x8b三百\xe2\x80\x8b二十\xe2\x80\x8b万元。",
	    "leak-text 16");
	body(
	    "另悉，概算[三百](https://example.org/)二十万元。", "leak-text 16");
	body("概算&#x4E09;百二十万元。", "leak-text 16");
	body("概算<ins>三百</ins><del>二十</del>万元。", "leak-text 16");
	body("> 概算三百二\n>\n> 十万元。", "leak-text 16");
	body("概算`三百二十`万元。", "leak-text 16");
}
END_TEST

START_TEST(a_leak_is_found_in_every_place_of_a_document)
{
	static const struct {
		struct plant at;
		const char *want;
	} plants[] = {
	    {{.title = "工程概算三百二十万元"}, "leak-text 4"},
	    {{.front = "subject: 工程概算三百二十万元\n"}, "leak-text 8"},
	    {{.front = "author: 工程概算三百二十万元\n"}, "leak-text 8"},
	    {{.front = "keywords: [工程概算, 三百二十万元]\n"}, "leak-text 8"},
	    {{.front = "note: 工程概算三百二十万元\n"}, "leak-text 8"},
	    {{.front = "to: [{name: 各单位, relation: peer}]\n"
		       "title-note: 工程概算三百二十万元\n"},
		"leak-text 9"},
	    {{.front = "copies: [{name: 工程概算三百二十万元}]\n"},
		"leak-text 8"},
	    {{.front = "attendance: {列席: [{name: 甲乙丙, note: "
		       "工程概算三百二十万元}]}\n"},
		"leak-text 8"},
	    {{.front = "attachments: [工程概算三百二十万元]\n",
		 .body = "# 附件：工程概算三百二十万元\n\n文"},
		"leak-text 8, leak-text 17"},
	    {{.body = "### （一）工程概算三百二十万元"}, "leak-text 16"},
	    {{.body = "```\n工程概算三百二十万元\n```"}, "leak-text 16"},
	    {{.body = "![工程概算三百二十万元](x.png)"}, "leak-text 16"},
	    {{.body = "![图](x.png \"工程概算三百二十万元\")"}, "leak-text 16"},
	    {{.body = "[见此](https://example.org/工程概算三百二十万元)"},
		"leak-text 16"},
	    /* what only the bytes of the file hold */
	    {{.body = "[甲]: https://example.org/ \"工程概算三百二十万元\""},
		"leak-text 16"},
	    {{.front = "# 工程概算三百二十万元\n"}, "leak-text 8"},
	    {{.front = "# 卓远山\n"}, "leak-person 8"},
	    {{.body = "<table>\n<caption>工程概算三百二十万元</caption>\n"
		      "<tr><td>一</td></tr>\n</table>"},
		"leak-text 17"},
	    {{.body = "<table>\n<tr><td>一</td><td>工程概算</td>"
		      "<td>三百二十万元</td></tr>\n</table>"},
		"leak-text 17"},
	    {{.body = "<table>\n<tr><td>工程概算三</td><td>一</td></tr>\n"
		      "<tr><td>百二十万元</td><td>二</td></tr>\n</table>"},
		"leak-text 17"},
	    {{.body = "<table>\n<tr><td><p>工程概算三</p><p>百二十<b>万</b>"
		      "元</p></td></tr>\n</table>"},
		"leak-text 17"},
	};

	for (size_t i = 0; i < sizeof plants / sizeof plants[0]; i++)
		check(&notice, &plants[i].at, plants[i].want);
}
END_TEST

START_TEST(every_sort_of_hidden_text_is_held_back)
{
	body("库房屋面渗漏点共十四处。", "leak-text 16");
	body("改造期间档案要有临时的恒温场所。", "leak-text 16");
	body("监理要请外地单位。", "leak-text 16");
	body("屋面渗漏应当单独立项。", "leak-text 16");
	body("转移清单已经核对两遍。", "leak-text 16");
	body("调剂安排资金一百八十万元。", "leak-text 16");
	body("听取了市档案馆关于库房状况的汇报。", "leak-text 16");
	/* for those inside, not for the public */
	body("档案安全是底线，施工期间要做到三清楚。", "leak-text 16");
	body("施工招标由机关事务部门组织。", "leak-text 16");
	body("研究市档案馆干部调整。", "leak-text 16");
	body("档号SRD-DZ-2026-020。", "leak-text 16");
	body("档号ｓｒｄ－ｄｚ－２０２６－０２０。", "leak-text 16");
}
END_TEST

START_TEST(what_is_marked_for_the_inside_is_for_the_inside)
{
	static const struct plant p = {
	    .body = "会议强调，档案安全是底线，施工期间要做到人员、钥匙、"
		    "出入登记三清楚。\n\n施工招标由机关事务部门组织。\n\n"
		    "会议由周明远同志主持。"};
	static const struct plant q = {.body = "调剂安排资金一百八十万元。"};

	check(&circular, &p, "");
	check(&notice, &p, "leak-text 16, leak-text 18, leak-person 20");
	check(&circular, &q, "leak-text 16");
	check(&minutes, &q, "");
}
END_TEST

START_TEST(a_short_field_is_compared_whole)
{
	body("现任保管科科长。", "leak-field 16");
	body("保管科一名科长。", "");
	/* 晚两年再修 is a whole speech */
	body("有人提出晚两年再修。", "leak-field 16");
	body("有人提出晚两年修。", "");
	/* seven letters, at the limit of what is short */
	body("陪护住院家属。", "leak-field 16");
	body("陪护住院的家属。", "");
	/* words of agreement alone, and what is too short, tell nothing */
	body("大家一致同意，没有人反对。", "");
	body("干部的配偶。", "");
}
END_TEST

START_TEST(a_person_of_hidden_parts_alone_is_not_named)
{
	body("联系人：韩小满。", "leak-person 16");
	body("请卓远山同志准备。", "leak-person 16");
	body("请卓　远　山同志准备。", "leak-person 16");
	body("请卓**远**山同志准备。", "leak-person 16");
	body("请阿布都·卡德尔讲解。", "leak-person 16");
	body("请阿布都卡德尔讲解。", "leak-person 16");
	body("请阿布都•卡德尔讲解。", "leak-person 16");
	/* two letters: no mark between them, or it would be two words */
	body("请林波准备。", "leak-person 16");
	body("请林　波准备。", "leak-person 16");
	body("档案馆后有树林，波光很好。", "");
	/* he leads a task that is marked */
	body("牵头人：沈立秋。", "");
}
END_TEST

START_TEST(a_name_beside_what_is_hidden_of_it_is_a_leak)
{
	body("沈立秋赞成。", "leak-beside 16");
	body("会上沈立秋、某某投了赞成票。", "leak-beside 16");
	body("沈立秋同意。", "leak-beside 16");
	body("沈立秋同志表示同意。", "leak-beside 16");
	body("由沈立秋同志牵头，会议同意方案。", "");
	body("沈立秋同志牵头。有两票赞成。", "");
	body("沈立秋同志牵头，\n\n有人赞成。", "leak-beside 18");
	body("沈立秋同志牵头；有人赞成。", "");
	body("赞成：\n\n- 沈立秋", "leak-beside 16");
	body("沈立秋拟任学会职务。", "leak-beside 16");
	body("沈立秋，档案学会会长。", "leak-beside 16");
	body("沈立秋，市人大常委会副主任。", "");
	body("沈立秋在会上批评了进度。", "");
	body("<table>\n<tr><td>沈立秋</td><td>赞成</td></tr>\n</table>",
	    "leak-beside 17");
	body("<table>\n<tr><th>赞成</th><th>其他</th></tr>\n"
	     "<tr><td>沈立秋</td><td>无</td></tr>\n</table>",
	    "leak-beside 17");
	body("<table>\n<tr><th>赞成</th><th>其他</th></tr>\n"
	     "<tr><td>无</td><td>沈立秋</td></tr>\n</table>",
	    "");
}
END_TEST

START_TEST(minutes_name_members_but_nothing_hidden_of_them)
{
	static const struct {
		const char *text, *want;
	} lines[] = {
	    {"出席：周明远、沈立秋、马行舟、乔雁南；列席：阿布都·卡德尔。", ""},
	    {"马行舟同志回避。", "leak-beside 16"},
	    {"马行舟同志牵头，落实档案转移和回避任职的要求。", ""},
	    {"马行舟同志牵头。有关人员应当回避。", ""},
	    {"马行舟，配偶从事施工。", "leak-beside 16"},
	    {"乔雁南反对。", "leak-beside 16"},
	    {"乔雁南同志保留意见。", "leak-beside 16"},
	    {"晚两年再修。", "leak-field 16"},
	    {"卓远山同志任市档案馆副馆长。", ""},
	    {"由沈立秋同志牵头，会议同意卓远山同志任市档案馆副馆长。", ""},
	};

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		const struct plant p = {.body = lines[i].text};

		check(&minutes, &p, lines[i].want);
	}
}
END_TEST

START_TEST(an_agenda_names_no_candidate_and_no_personnel_matter)
{
	static const struct {
		const char *text, *want;
	} lines[] = {
	    {"一、研究档案库房改造工程\n\n出席：周明远、沈立秋、林波。列席："
	     "阿布都·卡德尔。",
		""},
	    {"二、研究市档案馆干部调整", "leak-text 16"},
	    {"二、研究市档案馆领导", ""},
	    {"二、研究卓远山同志任职", "leak-person 16, leak-beside 16"},
	    {"施工招标由机关事务部门组织。", ""},
	    {"调剂安排资金一百八十万元。", "leak-text 16"},
	    {"林波因陪护住院家属请假。", "leak-field 16"},
	};

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		const struct plant p = {.body = lines[i].text};

		check(&call, &p, lines[i].want);
	}
}
END_TEST

START_TEST(released_text_and_dates_and_wording_are_subtracted)
{
	/* dates and meeting numbers are free, long numbers are not */
	body("公示期自2026年9月22日至2026年9月28日。", "");
	body("2026年9月16日上午9时，第20次会议召开。", "");
	/* the same words joined as the template joins them */
	body(
	    "会议决定，市档案馆库房改造工程方案，于2026年12月31日前完工。", "");
	body("由市档案馆负责，于10月15日前编制施工组织方案。", "");
	/* bodies and offices are no secret */
	body(
	    "市人大常委会机关第二会议室。市人大监察和司法委员会主任委员。", "");
	/* what the office adds of its own */
	body("如有意见，请于公示期内向市人大常委会办公室反映，电话：0000-"
	     "1234567。",
	    "");
	body("欢迎社会各界对库房改造工程进行监督，提出宝贵意见和建议。", "");
}
END_TEST

/* A generator that is the same on every machine. */
static unsigned long long seed;

static unsigned
roll(unsigned n)
{
	seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
	return (unsigned)(seed >> 33) % n;
}

/* Text of n letters: rare ones, or of a few that all texts share. */
static void
letters(struct buf *out, unsigned n, bool rare)
{
	static const char *const shared[] = {"会议", "同意", "决定", "方案",
	    "要求", "工作", "的", "年", "月", "3", "由", "负责", "前", "市"};

	while (n-- > 0) {
		if (rare || roll(3) == 0)
			buf_addcp(out, 0x4e00 + roll(20000));
		else
			buf_adds(out, shared[roll(14)]);
		if (roll(9) == 0)
			buf_adds(out, roll(2) ? "，" : "。");
	}
}

/* A record of n items; the first hidden speech, all rare, also into rare. */
static void
generate(struct buf *xml, unsigned n, struct buf *rare)
{
	static const char *const marks[] = {
	    "", " release=\"内部\"", " release=\"公众\""};
	struct buf old = {0};
	char *cut;

	ck_assert_int_eq(file_read(RECORD, FILE_BYTES_MAX, &old, NULL), 0);
	cut = strstr(old.p, "<agenda>");
	buf_add(xml, old.p, (size_t)(cut - old.p));
	buf_adds(xml, "<agenda>");
	buf_adds(rare, "");
	letters(rare, 40, true);
	for (unsigned i = 0; i < n; i++) {
		buf_addf(
		    xml, "<item id=\"i%u\"><title%s>研究", i, marks[roll(3)]);
		letters(xml, 1 + roll(20), false);
		buf_addf(xml, "</title><remark who=\"qiao\" kind=\"发言\"><p>");
		letters(xml, 1 + roll(40), false);
		buf_addf(xml, "%s</p></remark><sense verb=\"指出\"%s><p>",
		    i == 0 ? rare->p : "", marks[roll(3)]);
		letters(xml, 1 + roll(60), false);
		buf_addf(xml,
		    "</p></sense><decision id=\"d%u\" outcome=\"通过\" "
		    "wording=\"%s\"%s><p>",
		    i, roll(2) ? "同意" : "决定",
		    i == 0 ? marks[2] : marks[roll(3)]);
		letters(xml, 1 + roll(60), false);
		buf_addf(xml, "</p><p%s>", marks[roll(3)]);
		letters(xml, 1 + roll(30), false);
		buf_adds(xml, "</p><vote method=\"举手\" for=\"4\"/>");
		buf_addf(xml,
		    "<task id=\"t%u\" lead=\"ma\" office=\"市档案馆\" "
		    "due=\"2026-11-0%u\"%s><p>",
		    i, 1 + roll(9), marks[roll(3)]);
		letters(xml, 1 + roll(30), false);
		buf_adds(xml, "</p></task></decision></item>");
	}
	buf_adds(xml, "</agenda></meeting>");
	buf_free(&old);
}

/* n letters of text from letter at, something between each two. */
static void
cut(struct buf *out, const char *text, unsigned at, unsigned n)
{
	static const char *const between[] = {
	    "", "", "", " ", "　", "\n", "、", "，"};
	const char *p = text;

	for (unsigned i = 0; i < at + n;) {
		size_t w = (unsigned char)*p < 0xe0 ? 1 : 3;

		ck_assert(*p != '\0');
		/* 、 and 。 are three bytes as well, and no letters */
		if (strncmp(p, "，", 3) != 0 && strncmp(p, "。", 3) != 0) {
			if (i >= at)
				buf_add(out, p, w);
			if (i >= at && i + 1 < at + n)
				buf_adds(out, between[roll(8)]);
			i++;
		}
		p += w;
	}
}

START_TEST(no_eight_hidden_letters_get_through_and_clean_notices_pass)
{
	struct buf xml = {0}, rare = {0}, md = {0}, got = {0};
	struct record *given = record;
	struct diag *d = diag_new();
	size_t before;
	unsigned k;

	seed = (unsigned)_i * 7919 + 1;
	generate(&xml, 1 + roll(12), &rare);
	record = record_check(xml.p, xml.len, RECORD, &notice.options, d);
	if (record == NULL)
		diag_flush(d, DIAG_EN, stderr);
	ck_assert_ptr_nonnull(record);
	ck_assert_int_eq(
	    markdown_make(_i % 2 ? &notice : &circular, record, &md, d), 0);
	guard(_i % 2 ? &notice : &circular, md.p, md.len, &got);
	ck_assert_str_eq(got.p, "");
	before = md.len;
	for (k = 0; k < 12; k++) {
		md.len = before;
		buf_clear(&got);
		buf_adds(&md, "\n另悉：");
		cut(&md, rare.p, roll(30), 7 + (k % 2));
		buf_adds(&md, "云云。\n");
		guard(_i % 2 ? &notice : &circular, md.p, md.len, &got);
		ck_assert_msg((strstr(got.p, "leak-text") != NULL) == k % 2,
		    "%u letters: %s in %s", 7 + k % 2, got.p, md.p + before);
	}
	record_free(record);
	record = given;
	diag_free(d);
	buf_free(&xml);
	buf_free(&rare);
	buf_free(&md);
	buf_free(&got);
}
END_TEST

START_TEST(no_document_of_a_sample_is_refused)
{
	static struct markdown *const documents[] = {
	    &notice, &circular, &minutes, &call, &signin};
	struct record *given = record;
	glob_t g;
	int made = 0;

	ck_assert_int_eq(glob("samples/*.xml", 0, NULL, &g), 0);
	ck_assert_int_eq(
	    glob("samples/half-year/*.xml", GLOB_APPEND, NULL, &g), 0);
	for (size_t i = 0; i < g.gl_pathc; i++)
		for (int k = 0; k < 5; k++) {
			struct diag *d = diag_new();
			struct buf md = {0}, got = {0};

			record = markdown_read(documents[k], g.gl_pathv[i], d);
			if (record != NULL &&
			    markdown_make(documents[k], record, &md, d) == 0 &&
			    guard_bytes(documents[k], record, &md, d) == 0)
				made++;
			diag_print(d, DIAG_TEXT, DIAG_EN, &got);
			ck_assert_msg(
			    got.len == 0 || strstr(got.p, "leak-") == NULL,
			    "%s", got.p);
			record_free(record);
			buf_free(&md);
			buf_free(&got);
			diag_free(d);
		}
	record = given;
	globfree(&g);
	ck_assert_int_ge(made, 20);
}
END_TEST

START_TEST(a_mark_under_a_level_of_secrecy_is_an_error)
{
	struct buf xml = {0}, out = {0};
	struct record *given = record;
	struct diag *d = diag_new();
	const char *at;

	ck_assert_int_eq(file_read(RECORD, FILE_BYTES_MAX, &xml, d), 0);
	at = strstr(xml.p, "<item id=\"i1\"");
	buf_add(&out, xml.p, (size_t)(at - xml.p));
	buf_adds(&out, "<item secrecy=\"秘密\" secrecy-term=\"1年\"");
	buf_adds(&out, at + strlen("<item"));
	record = record_check(out.p, out.len, RECORD, &notice.options, d);
	ck_assert_ptr_nonnull(record);
	diag_free(d);
	d = diag_new();
	ck_assert_ptr_null(release_read(record, RELEASE_STAFF, d));
	ck_assert_uint_eq(diag_count(d), 5);
	for (size_t i = 0; i < diag_count(d); i++)
		ck_assert_str_eq(diag_get(d, i)->id, "release-secret");
	ck_assert_int_eq(diag_get(d, 0)->line, 30);
	record_free(record);
	record = given;
	diag_free(d);
	buf_free(&xml);
	buf_free(&out);
}
END_TEST

START_TEST(findings_of_what_is_secret_quote_nothing_unless_asked)
{
	static const char *const told[] = {
	    "卓远山", "沈立秋", "阿布都", "档案库房改造", "档案馆干部"};
	struct args asked = {.show_text = true};
	struct markdown m;
	size_t i, k, shown;

	for (k = 0; k < 2; k++) {
		struct diag *d = diag_new();
		struct buf out = {0};

		ck_assert_int_eq(
		    markdown_load(&m, "notice", k == 0 ? &args : &asked, d), 0);
		record_free(markdown_read(&m, RECORD, d));
		ck_assert_uint_ge(diag_count(d), 10);
		diag_print(d, DIAG_TEXT, DIAG_ZH, &out);
		diag_print(d, DIAG_TEXT, DIAG_EN, &out);
		diag_print(d, DIAG_JSON, DIAG_ZH, &out);
		diag_print(d, DIAG_SARIF, DIAG_ZH, &out);
		for (i = 0, shown = 0; i < 5; i++)
			shown += strstr(out.p, told[i]) != NULL;
		ck_assert_uint_eq(shown, k == 0 ? 0 : 5);
		buf_free(&out);
		diag_free(d);
		markdown_free(&m);
	}
}
END_TEST

START_TEST(quoted_values_of_the_catalogue_are_hidden_and_keys_are_not)
{
	struct diag *d = diag_new();

	diag_conceal(d);
	diag_add(d, DIAG_FRONT_VALUE, "a.md", 3L, "term", "绝不外传", "1年");
	diag_add(d, DIAG_UNIT_LONG, "a.md", 4L, "概算三百二十万元");
	ck_assert_str_eq(
	    diag_get(d, 0)->text[DIAG_ZH], "“term”不能是“…”，应如：1年");
	ck_assert_str_eq(
	    diag_get(d, 1)->text[DIAG_ZH], "“…”比一行还长，只能拆开或超出");
	ck_assert_str_eq(diag_get(d, 1)->text[DIAG_EN],
	    "\"…\" is longer than a line: broken, or past the edge");
	ck_assert_str_eq(diag_get(d, 1)->values[0].value, "…");
	diag_free(d);
}
END_TEST

START_TEST(time_grows_with_the_text_and_no_faster)
{
	struct buf md = {0}, got = {0};
	struct timespec a, b;
	double seconds;

	/* 300 sides, and the same letter a hundred thousand times */
	buf_adds(&md, "---\nformat: plain\ntitle: 甲\n---\n\n");
	seed = 4;
	for (int i = 0; i < 3000; i++) {
		letters(&md, 80, false);
		buf_adds(&md, "\n\n");
	}
	for (int i = 0; i < 100000; i++)
		buf_adds(&md, "工");
	buf_adds(&md, "\n\n概算三百二十万元\n");
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
	guard(&notice, md.p, md.len, &got);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
	seconds = (double)(b.tv_sec - a.tv_sec) +
		  (double)(b.tv_nsec - a.tv_nsec) / 1e9;
	ck_assert_str_eq(got.p, "leak-text 6008");
	ck_assert_msg(seconds < 20, "%.1f s", seconds);
	buf_free(&md);
	buf_free(&got);
}
END_TEST

Suite *
guard_suite(void)
{
	Suite *s = suite_create("guard");
	TCase *t = tcase_create("guard");

	tcase_add_unchecked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 120);
	tcase_add_test(
	    t, a_stretch_of_eight_letters_is_a_leak_and_seven_are_none);
	tcase_add_test(t, what_stands_between_the_letters_does_not_count);
	tcase_add_test(t, a_leak_is_found_in_every_place_of_a_document);
	tcase_add_test(t, every_sort_of_hidden_text_is_held_back);
	tcase_add_test(t, what_is_marked_for_the_inside_is_for_the_inside);
	tcase_add_test(t, a_short_field_is_compared_whole);
	tcase_add_test(t, a_person_of_hidden_parts_alone_is_not_named);
	tcase_add_test(t, a_name_beside_what_is_hidden_of_it_is_a_leak);
	tcase_add_test(t, minutes_name_members_but_nothing_hidden_of_them);
	tcase_add_test(t, an_agenda_names_no_candidate_and_no_personnel_matter);
	tcase_add_test(t, released_text_and_dates_and_wording_are_subtracted);
	tcase_add_loop_test(t,
	    no_eight_hidden_letters_get_through_and_clean_notices_pass, 0, 60);
	tcase_add_test(t, no_document_of_a_sample_is_refused);
	tcase_add_test(t, a_mark_under_a_level_of_secrecy_is_an_error);
	tcase_add_test(
	    t, findings_of_what_is_secret_quote_nothing_unless_asked);
	tcase_add_test(
	    t, quoted_values_of_the_catalogue_are_hidden_and_keys_are_not);
	tcase_add_test(t, time_grows_with_the_text_and_no_faster);
	suite_add_tcase(s, t);
	return s;
}

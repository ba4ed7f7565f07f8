/* SPDX-License-Identifier: Apache-2.0 */
/* The Markdown reader: trees as -T doc prints them, findings as text. */
#include <stdlib.h>
#include <string.h>

#include <check.h>

#include "base/buf.h"
#include "base/diag.h"
#include "mark/escape.h"
#include "mark/front.h"
#include "mark/inline.h"
#include "mark/read.h"
#include "mark/signed.h"

Suite *mark_suite(void);

/* The dump of a text, or its findings in English; free with free. */
static char *
read_as_text(const char *text, size_t len)
{
	struct diag *diag = diag_new();
	struct doc *doc = mark_read(text, len, "a.md", diag);
	struct buf out = {NULL, 0, 0};

	if (doc != NULL)
		doc_dump(doc, &out);
	diag_print(diag, DIAG_TEXT, DIAG_EN, &out);
	doc_free(doc);
	diag_free(diag);
	buf_add(&out, "", 0);
	return out.p;
}

/* Holds the dump without the line "front" against want. */
static void
reads(const char *text, const char *want)
{
	char *got = read_as_text(text, strlen(text));

	if (strncmp(got, "front\n", 6) == 0 && strncmp(want, "front", 5) != 0)
		ck_assert_str_eq(got + 6, want);
	else
		ck_assert_str_eq(got, want);
	free(got);
}

/* Holds that the finding is among those of the text. */
static void
finds(const char *text, const char *want)
{
	char *got = read_as_text(text, strlen(text));

	ck_assert_msg(
	    strstr(got, want) != NULL, "wanted %s\ngot %s", want, got);
	free(got);
}

START_TEST(a_soft_break_between_chinese_is_nothing)
{
	reads("全市\n统计\n", "body\n   1  paragraph\n   1   \"全市统计\"\n");
	reads(
	    "全市，\n统计\n", "body\n   1  paragraph\n   1   \"全市，统计\"\n");
	reads("他说\n“好”\n", "body\n   1  paragraph\n   1   \"他说“好”\"\n");
	reads(
	    "到会，\n13人\n", "body\n   1  paragraph\n   1   \"到会，13人\"\n");
	reads("two\nwords\n", "body\n   1  paragraph\n   1   \"two words\"\n");
	reads("说明\nPDF\n", "body\n   1  paragraph\n   1   \"说明 PDF\"\n");
	reads("**重**\n点\n",
	    "body\n   1  paragraph\n   1   \"重\" strong\n   2   \"点\"\n");
	reads("a\n`b`\n", "body\n   1  paragraph\n   1   \"a \"\n"
			  "   2   \"b\" code\n");
}
END_TEST

START_TEST(bom_and_crlf_make_no_difference)
{
	reads("\xef\xbb\xbf---\r\ntitle: 甲\r\n---\r\n\r\n一\r\n二\r\n",
	    "front\n   2 title\n   2  \"甲\"\nbody\n   2 title\n"
	    "   2  \"甲\"\n   5  paragraph\n   5   \"一二\"\n");
}
END_TEST

START_TEST(text_is_normalized_but_for_compatibility_ideographs)
{
	reads("e\xcc\x81t\n", "body\n   1  paragraph\n   1   \"ét\"\n");
	reads("\xef\xa8\x99\n",
	    "body\n   1  paragraph\n   1   \"\xef\xa8\x99\"\n");
	reads("\xef\xa5\x91\n", /* U+F951 */
	    "body\n   1  paragraph\n   1   \"\xef\xa5\x91\"\n");
	reads("---\ntitle: e\xcc\x81\n---\n甲\n",
	    "front\n   2 title\n   2  \"é\"\nbody\n   2 title\n"
	    "   2  \"é\"\n   4  paragraph\n   4   \"甲\"\n");
}
END_TEST

START_TEST(a_first_heading_is_the_title_where_front_has_none)
{
	reads("# 通知\n\n# 第一章\n", "body\n   1 title\n   1  \"通知\"\n"
				      "   3  heading 1\n   3   \"第一章\"\n");
	reads("---\ntitle: 题\n---\n# 第一章\n",
	    "front\n   2 title\n   2  \"题\"\nbody\n   2 title\n   2  \"题\"\n"
	    "   4  heading 1\n   4   \"第一章\"\n");
}
END_TEST

START_TEST(attachments_begin_at_their_headings)
{
	reads("正文\n\n***\n\n# 附件：名单\n\n甲\n",
	    "body\n   1  paragraph\n   1   \"正文\"\n"
	    "attachment\n   5 title\n   5  \"名单\"\n"
	    "   7  paragraph\n   7   \"甲\"\n");
	reads("正文\n\n# 附件1\n\n# 名单\n\n甲\n\n# 附件2: 表\n\n乙\n",
	    "body\n   1  paragraph\n   1   \"正文\"\n"
	    "attachment 1\n   5 title\n   5  \"名单\"\n"
	    "   7  paragraph\n   7   \"甲\"\n"
	    "attachment 2\n   9 title\n   9  \"表\"\n"
	    "  11  paragraph\n  11   \"乙\"\n");
	reads("正文\n\n# 附件管理办法\n",
	    "body\n   1  paragraph\n   1   \"正文\"\n"
	    "   3  heading 1\n   3   \"附件管理办法\"\n");
	finds("正文\n\n# 附件2：表\n\n# 附件1：表\n",
	    "a.md:3: error: attachments are numbered in order: this is "
	    "number 2, wanted 1 [attachment-order GB/T 9704 7.3.7]");
	finds("正文\n\n# 附件1：表\n", "a.md:3: warning: a single attachment");
	finds("---\nattachments: [甲, 乙]\n---\n正文\n\n# 附件：甲\n",
	    "a.md:2: error: attachments lists 2, the text has 1");
	finds("---\nattachments: 甲\n---\n正文\n\n# 附件：乙\n",
	    "a.md:6: error: the title \"乙\" differs from \"甲\"");
}
END_TEST

START_TEST(sides_are_turned_by_a_comment)
{
	reads("<!-- jiyao: landscape -->\n\n甲\n\n***\n\n乙\n\n---\n\n"
	      "<!-- jiyao: landscape -->\n\n丙\n\n***\n***\n",
	    "body landscape\n   3  paragraph\n   3   \"甲\"\n   5  side\n"
	    "   7  paragraph\n   7   \"乙\"\n   9  side landscape\n"
	    "  13  paragraph\n  13   \"丙\"\n");
	reads("甲\n\n***\n\n<!-- jiyao: landscape -->\n\n# 附件：表\n\n乙\n",
	    "body\n   1  paragraph\n   1   \"甲\"\nattachment landscape\n"
	    "   7 title\n   7  \"表\"\n   9  paragraph\n   9   \"乙\"\n");
	finds("甲\n\n<!-- jiyao: landscape -->\n", "a.md:3: error: ");
	finds("<!-- jiyao: landscap -->\n\n甲\n",
	    "a.md:1: error: unknown directive \"landscap\" [directive]");
	finds("甲<!-- jiyao: landscape -->\n", "[directive-place]");
	finds("- a\n- ***\n", "a.md:2: error: a thematic break cannot");
}
END_TEST

START_TEST(a_picture_is_a_paragraph_of_its_own)
{
	reads("甲\n\n![图*一*](a/b%20c.png \"题\")\n",
	    "body\n   1  paragraph\n   1   \"甲\"\n"
	    "   3  picture a/b c.png \"图一\"\n   3   \"题\"\n");
	reads("- ![图](a.png)\n", "body\n   1  list bullet tight\n"
				  "   1   item\n"
				  "   1    picture a.png \"图\"\n");
	finds("甲\n乙![图](a.png)丙\n",
	    "a.md:2: error: a picture is a paragraph of its own");
	finds("[![图](a.png)](b.html)\n",
	    "a.md:1: error: a picture is a paragraph of its own");
	finds("甲\n\n![](a.png)\n", "a.md:3: warning: the picture has no text");
	finds("![图](http://a/b.png)\n", "a.md:1: error: a picture comes from");
	finds(
	    "![图](data:image/png,x)\n", "a.md:1: error: a picture comes from");
	finds("![图](/a.png)\n", "a.md:1: error: a picture comes from");
	finds("![图](%2fa.png)\n", "a.md:1: error: a picture comes from");
	finds("![图](a%00.png)\n", "a.md:1: error: a picture comes from");
	finds("![图](%ff.png)\n", "a.md:1: error: a picture comes from");
	finds("![图]()\n", "a.md:1: error: a picture comes from");
}
END_TEST

START_TEST(html_outside_the_subset_is_found_by_line)
{
	finds(
	    "甲\n\n<div>x</div>\n", "a.md:3: error: HTML \"<div>\" is outside");
	finds("甲\n乙<span>x</span>\n",
	    "a.md:2: error: HTML \"<span>\" is outside");
	finds("甲<b>乙\n", "a.md:1: error: <b> is not paired");
	finds("甲</del>乙\n", "a.md:1: error: </del> is not paired");
	finds("[x](javascript:alert)\n", "a.md:1: warning: the link \"java");
	reads("甲<!-- 注 -->乙<br>丙\n", "body\n   1  paragraph\n"
					 "   1   \"甲乙\"\n   1   \"\\n\"\n"
					 "   1   \"丙\"\n");
}
END_TEST

START_TEST(asterisks_without_effect_are_warned_of)
{
	finds("一\n**总计：**一百\n", "a.md:2: warning: this ** has no effect");
	reads("\\*\\*总计：\\*\\*一百\n",
	    "body\n   1  paragraph\n   1   \"**总计：**一百\"\n");
	reads("`**`和**重**\n", "body\n   1  paragraph\n   1   \"**\" code\n"
				"   1   \"和\"\n   1   \"重\" strong\n");
	finds("|a|b|\n|-|-|\n|1|2|\n", "a.md:1: warning: a pipe table");
}
END_TEST

START_TEST(bytes_that_are_no_text_are_found)
{
	char *got;

	finds("a\n\xff\n", "a.md:2: error: byte 3 is not valid UTF-8");
	finds("a\nb\x01\n", "a.md:2: error: control character U+0001");
	finds("a\nb\xc2\x85\n", "a.md:2: error: control character U+0085");
	finds("a\nb&#1;\n", "a.md:2: error: control character U+0001");
	finds("\xef\xbb\xbf", "the file is empty");
	finds("\n \n", "there is no text");
	finds("---\ntitle: a\n", "a.md:1: error: the block that begins");
	got = read_as_text("a\0b", 3);
	ck_assert_ptr_nonnull(strstr(got, "a.md:1: error: control character "
					  "U+0000"));
	free(got);
}
END_TEST

START_TEST(front_matter_is_held_against_the_table)
{
	finds("---\nfromat: plain\n---\n甲\n",
	    "a.md:2: error: unknown key \"fromat\"; did you mean "
	    "\"format\"? [front-unknown-near]");
	finds("---\nzzzzzzzz: a\n---\n甲\n", "unknown key \"zzzzzzzz\" [");
	finds("---\nformat: plane\n---\n甲\n",
	    "a.md:2: error: \"format\" cannot be \"plane\"");
	finds("---\ndate: 2026-02-29\n---\n甲\n", "a.md:2: error: \"date\"");
	finds("---\ndate: 2026年1月1日\n---\n甲\n", "YYYY-MM-DD");
	finds("---\ncopy-number: 17\n---\n甲\n", "000001");
	finds("---\nterm: 10年\n---\n甲\n",
	    "a.md:2: error: \"classification\" is missing");
	finds("---\nformat: upward\nissuer: 甲\n---\n乙\n",
	    "\"signers\" is missing (upward needs it)");
	finds("---\nformat: letter\nissuer: 甲\noffice: 丙\n---\n乙\n",
	    "a.md:4: error: format letter has no \"office\"");
	finds("---\nsignature:\n  - {name: 甲, weight: 3}\n---\n乙\n",
	    "a.md:3: error: unknown key \"weight\" in an entry of");
	finds("---\nsignature:\n  - {post: 主任}\n---\n乙\n", "{name: ...}");
	finds("---\ntitle: [a, b]\n---\n乙\n", "a.md:2: error: the value");
	finds("---\n- a\n---\n乙\n", "[front-type]");
	finds("---\nto: \"a\\nb\"\n---\n乙\n", "[front-lines]");
	reads("---\nnumber: \"\"\ncopies: []\nattendance: {}\n---\n乙\n",
	    "front\nbody\n   6  paragraph\n   6   \"乙\"\n");
}
END_TEST

START_TEST(attendance_keeps_labels_and_posts_in_order)
{
	reads("---\nformat: minutes\nissuer: 会议纪要\nattendance:\n"
	      "  出席: [张一, 李二]\n  请假:\n"
	      "    - {name: 王三, note: 出差}\n    - 赵四\n---\n正文\n",
	    "front\n   2 format\n   2  \"minutes\"\n   3 issuer\n"
	    "   3  \"会议纪要\"\n   4 attendance\n   5  出席\n"
	    "   5   \"张一\"\n   5   \"李二\"\n   6  请假\n"
	    "   7   \"王三\" note=\"出差\"\n   8   \"赵四\"\n"
	    "body\n  10  paragraph\n  10   \"正文\"\n");
}
END_TEST

/* The canonical text of each; what 签发 fills in has no part in it. */
static const struct {
	const char *text, *want;
} canonical[] = {
    {"a\n", "a\n"},
    {"a", "a\n"},
    {"\xef\xbb\xbf---\r\nkind: 函\r\nstate: 已签发\r\n---\r\nb\r\n",
	"---\nkind: 函\n---\nb\n"},
    {"---\nnumber: 1\ndate: 2\noffice-date: 3\ncopy-number: 4\n"
     "printed-on: 5\nsigned-text: 6\nkind: 7\n---\n",
	"---\nkind: 7\n---\n"},
    {"---\nsigners:\n  - 甲\n- 乙\n\nkind: 函\n---\n", "---\nkind: 函\n---\n"},
    {"---\nsigners: [甲]\n# note\n---\n", "---\n# note\n---\n"},
    /* Beyond the front matter nothing is left out, wherever that ends. */
    {"---\nkind: 函\n---  \ndate: 2\n\nstate: x\n---\nnumber: 3\n",
	"---\nkind: 函\n---  \ndate: 2\n\nstate: x\n---\nnumber: 3\n"},
    {"state: x\n---\nstate: y\n", "state: x\n---\nstate: y\n"},
    {"---\nstates: x\ndated: y\n---\n", "---\nstates: x\ndated: y\n---\n"},
    {"e\xcc\x81\n", "\xc3\xa9\n"},
};

START_TEST(what_is_signed_is_the_text_alone)
{
	struct buf b = {NULL, 0, 0};

	signed_text(canonical[_i].text, strlen(canonical[_i].text), &b);
	ck_assert_str_eq(b.p, canonical[_i].want);
	buf_free(&b);
}
END_TEST

Suite *
mark_suite(void)
{
	Suite *s = suite_create("mark");
	TCase *tc = tcase_create("read");

	tcase_add_test(tc, a_soft_break_between_chinese_is_nothing);
	tcase_add_test(tc, bom_and_crlf_make_no_difference);
	tcase_add_test(tc, text_is_normalized_but_for_compatibility_ideographs);
	tcase_add_test(tc, a_first_heading_is_the_title_where_front_has_none);
	tcase_add_test(tc, attachments_begin_at_their_headings);
	tcase_add_test(tc, sides_are_turned_by_a_comment);
	tcase_add_test(tc, html_outside_the_subset_is_found_by_line);
	tcase_add_test(tc, a_picture_is_a_paragraph_of_its_own);
	tcase_add_test(tc, asterisks_without_effect_are_warned_of);
	tcase_add_test(tc, bytes_that_are_no_text_are_found);
	tcase_add_test(tc, front_matter_is_held_against_the_table);
	tcase_add_test(tc, attendance_keeps_labels_and_posts_in_order);
	tcase_add_loop_test(tc, what_is_signed_is_the_text_alone, 0,
	    sizeof canonical / sizeof canonical[0]);
	suite_add_tcase(s, tc);
	return s;
}

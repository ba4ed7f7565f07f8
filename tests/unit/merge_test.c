/* SPDX-License-Identifier: Apache-2.0 */
/* The office's words, merged: what goes where, and what may not. */
#include <string.h>

#include <check.h>

#include "base/buf.h"
#include "base/diag.h"
#include "mark/merge.h"

Suite *merge_suite(void);

static const char template[] =
    "---\nformat: upward\nkind: 报告\nstate: 送签稿\ntitle: 甲\nsigners: "
    "[周明远]\n"
    "to:\n- {name: 市委}\n---\n\n## 一、甲\n\n<!-- prose: 总体 -->\n\n"
    "## 二、乙\n\n有数字。\n\n<!-- prose: 打算 -->\n";

static int
merged(const char *prose, struct buf *out, struct diag *d)
{
	const struct merge m = {.md = template,
	    .md_len = strlen(template),
	    .prose = prose,
	    .prose_len = prose == NULL ? 0 : strlen(prose),
	    .file = "own.md",
	    .into = "report"};

	return merge_prose(&m, out, d);
}

/* Merges and holds that it gives want. */
static void
gives(const char *prose, const char *want, const char *finding)
{
	struct buf out = {NULL, 0, 0};
	struct diag *d = diag_new();

	ck_assert_int_eq(merged(prose, &out, d), 0);
	ck_assert_str_eq(out.p, want);
	ck_assert_uint_eq(diag_count(d), finding == NULL ? 0 : 1);
	if (finding != NULL) {
		ck_assert_str_eq(diag_get(d, 0)->id, "prose-open");
		ck_assert_ptr_nonnull(
		    strstr(diag_get(d, 0)->text[DIAG_ZH], finding));
	}
	buf_free(&out);
	diag_free(d);
}

START_TEST(each_section_stands_in_its_place)
{
	gives("## 打算\n\n抓两件事。\n\n#### 1.小\n\n- 一\n\n\n## 总体\n好。",
	    "---\nformat: upward\nkind: 报告\nstate: 送签稿\ntitle: "
	    "甲\nsigners: [周明远]\n"
	    "to:\n- {name: 市委}\n---\n\n## 一、甲\n\n好。\n\n## 二、乙\n\n"
	    "有数字。\n\n抓两件事。\n\n#### 1.小\n\n- 一\n",
	    NULL);
}
END_TEST

START_TEST(a_missing_section_is_open_and_makes_a_draft)
{
	gives("## 总体\n\n好。\n",
	    "---\nformat: upward\nkind: 报告\nstate: 草稿\ntitle: 甲\nsigners: "
	    "[周明远]\n"
	    "to:\n- {name: 市委}\n---\n\n## 一、甲\n\n好。\n\n## 二、乙\n\n"
	    "有数字。\n\n【待补充：打算】\n",
	    "草稿：打算");
}
END_TEST

START_TEST(without_a_file_every_section_is_open)
{
	gives(NULL,
	    "---\nformat: upward\nkind: 报告\nstate: 草稿\ntitle: 甲\nsigners: "
	    "[周明远]\n"
	    "to:\n- {name: 市委}\n---\n\n## 一、甲\n\n【待补充：总体】\n\n"
	    "## 二、乙\n\n有数字。\n\n【待补充：打算】\n",
	    "总体、打算");
}
END_TEST

START_TEST(a_heading_with_nothing_below_is_open)
{
	gives("## 总体\n\n## 打算\n\n \n",
	    "---\nformat: upward\nkind: 报告\nstate: 草稿\ntitle: 甲\nsigners: "
	    "[周明远]\n"
	    "to:\n- {name: 市委}\n---\n\n## 一、甲\n\n【待补充：总体】\n\n"
	    "## 二、乙\n\n有数字。\n\n【待补充：打算】\n",
	    "总体、打算");
}
END_TEST

START_TEST(front_matter_of_the_office_replaces_the_templates)
{
	gives("\xef\xbb\xbf---\n# 办公室填写\ntitle: |\n  乙\n  丙\n"
	      "note: 联系人：韩小满\nsigners:\n- 沈立秋\n---\n## 总体\n一。\n"
	      "## 打算\n二。\n",
	    "---\nformat: upward\nkind: 报告\nstate: 送签稿\nto:\n- {name: "
	    "市委}\n"
	    "title: |\n  乙\n  丙\nsigners:\n- 沈立秋\n"
	    "note: 联系人：韩小满\n---\n\n## 一、甲\n\n一。\n\n## 二、乙\n\n"
	    "有数字。\n\n二。\n",
	    NULL);
}
END_TEST

static const struct {
	const char *prose, *id;
	long line;
} wrong[] = {
    {"## 总体\n一。\n\n## 成绩\n二。\n", "prose-unknown", 4},
    {"## 总体\n一。\n## 打算\n二。\n## 总体\n三。\n", "prose-twice", 5},
    {"前言。\n\n## 总体\n一。\n", "prose-outside", 1},
    {"## 总体\n一。\n\n### （一）小\n", "prose-level", 4},
    {"---\ntitle: 甲\n---\n# 报告\n\n## 总体\n", "prose-level", 4},
    {"---\ntitle: 甲\nto: 市委\n---\n## 总体\n一。\n", "prose-key", 3},
    {"---\nnote: 一\ntitle: 甲\nnote: 二\n---\n## 总体\n", "yaml-duplicate", 4},
    {"总体\n----\n\n一。\n\n成绩\n---\n二。\n", "prose-unknown", 6},
    {"## 总体\n\xff\n", "bad-utf8", 2},
    {"---\nnote: 甲\n---\n\n## 打算\n好。\n\n以上妥否，请批示。\n",
	"report-request", 8},
};
enum { WRONG = sizeof wrong / sizeof wrong[0] };

START_TEST(what_is_wrong_has_its_line_and_gives_nothing)
{
	struct buf out = {NULL, 0, 0};
	struct diag *d = diag_new();

	ck_assert_int_eq(merged(wrong[_i].prose, &out, d), -1);
	ck_assert_uint_eq(out.len, 0);
	ck_assert_uint_eq(diag_count(d), 1);
	ck_assert_str_eq(diag_get(d, 0)->id, wrong[_i].id);
	ck_assert_int_eq(diag_get(d, 0)->line, wrong[_i].line);
	buf_free(&out);
	diag_free(d);
}
END_TEST

START_TEST(an_unknown_section_names_those_there_are)
{
	struct buf out = {NULL, 0, 0};
	struct diag *d = diag_new();

	ck_assert_int_eq(merged("## 成绩\n", &out, d), -1);
	ck_assert_ptr_nonnull(
	    strstr(diag_get(d, 0)->text[DIAG_ZH], "总体、打算"));
	buf_free(&out);
	diag_free(d);
}
END_TEST

START_TEST(a_place_in_the_offices_text_is_no_place)
{
	struct buf out = {NULL, 0, 0};
	struct diag *d = diag_new();

	ck_assert_int_eq(
	    merged(
		"## 总体\n<!-- prose: 打算 -->\n\n甲\n## 打算\n乙\n", &out, d),
	    0);
	ck_assert_ptr_nonnull(
	    strstr(out.p, "<!-- prose: 打算 -->\n\n甲\n\n## 二、乙"));
	buf_free(&out);
	diag_free(d);
}
END_TEST

Suite *
merge_suite(void)
{
	Suite *s = suite_create("merge");
	TCase *c = tcase_create("merge");

	tcase_add_test(c, each_section_stands_in_its_place);
	tcase_add_test(c, a_missing_section_is_open_and_makes_a_draft);
	tcase_add_test(c, without_a_file_every_section_is_open);
	tcase_add_test(c, a_heading_with_nothing_below_is_open);
	tcase_add_test(c, front_matter_of_the_office_replaces_the_templates);
	tcase_add_loop_test(
	    c, what_is_wrong_has_its_line_and_gives_nothing, 0, WRONG);
	tcase_add_test(c, an_unknown_section_names_those_there_are);
	tcase_add_test(c, a_place_in_the_offices_text_is_no_place);
	suite_add_tcase(s, c);
	return s;
}

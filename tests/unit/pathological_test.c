/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Markdown made to hurt: deep, long, wide.  It ends with a document or a
 * finding, and eight times the input costs about eight times the time.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <check.h>

#include "base/buf.h"
#include "base/diag.h"
#include "mark/read.h"

Suite *pathological_suite(void);

/* One sort of bad input: before, then n times unit, then after. */
static const struct {
	const char *before, *unit, *after;
	const char *finding; /* that must be there, or NULL: a document */
} inputs[] = {
    {"", "*", "\n", "no text"}, /* one thematic break */
    {"a", "*", "\n", NULL},
    {"a", "*a ", "\n", NULL},
    {"", "*a **a ", "\n", NULL},
    {"", "_a __a ", "\n", NULL},
    {"", "a**b", "c* d\n", NULL},
    {"", "**x [*b**c*](d) ", "\n", NULL},
    {"", "[", "a\n", NULL},
    {"", "[a](", "\n", NULL},
    {"", "[a](<b", "\n", NULL},
    {"", "![", "\n", NULL},
    {"", "]", "\n", NULL},
    {"", "[]", "\n", NULL},
    {"", "`", "a\n", NULL},
    {"", "`a``b", "\n", NULL},
    {"", "a <!A ", "\n", NULL},
    {"", "a <? ", "\n", NULL},
    {"", "a <![CDATA[ ", "\n", NULL},
    {"", "<", "\n", NULL},
    {"", "&", "\n", NULL},
    {"", "\\", "\n", NULL},
    {"", "> ", "a\n", "nested deeper than 64"},
    {"", "- ", "a\n", "nested deeper than 64"},
    {"", "1. ", "a\n", "nested deeper than 64"},
    {"", "字", "\n", NULL},
    {"", "字\n", "", NULL},
    {"", "字\n\n", "", NULL},
    {"", "# 题\n", "", NULL},
    {"甲\n\n", "***\n\n", "", NULL},
    {"甲\n\n", "***\n乙\n\n", "", NULL},
    {"", "- a\n", "", NULL},
    {"a", "<br>", "\n", NULL},
    {"a", "<del>", "\n", "not paired"},
    {"a", "<x>", "\n", "more than 100 findings"},
    {"甲\n\n", "# 附件\n\n", "", "numbered in order"},
    {"", "[a]: b\n", "", "no text"},
    {"", "|a|\n|-|\n\n", "", "more than 100 findings"},
    {"<table>\n", "<tr><td>1</td><td>2</td></tr>\n", "</table>\n", NULL},
    {"<table><tr><td>", "<b>", "\n", "not ended"},
    {"<table><tr><td>", "<b>", "</table>\n", "deeper"},
    {"---\nkeywords: [", "a, ", "b]\n---\n甲\n", "more than 10000"},
    {"---\nkeywords: ", "[", "\n---\n甲\n", "error"},
    {"---\n", "title: a\n", "---\n甲\n", "error"},
    {"---\ntitle: ", "字", "\n---\n甲\n", NULL},
    {"---\n", "- x\n", "", "not ended by ---"},
};

enum { NINPUTS = sizeof(inputs) / sizeof(inputs[0]) };

/* Processor time in seconds. */
static double
run(int which, int n)
{
	struct diag *diag = diag_new();
	struct buf md = {NULL, 0, 0}, out = {NULL, 0, 0};
	const char *want = inputs[which].finding;
	struct doc *doc;
	clock_t begin;
	double spent;
	int i;

	buf_adds(&md, inputs[which].before);
	for (i = 0; i < n; i++)
		buf_adds(&md, inputs[which].unit);
	buf_adds(&md, inputs[which].after);
	begin = clock();
	doc = mark_read(md.p, md.len, "a.md", diag);
	spent = (double)(clock() - begin) / CLOCKS_PER_SEC;
	diag_print(diag, DIAG_TEXT, DIAG_EN, &out);
	buf_add(&out, "", 0);
	if (want == NULL)
		ck_assert_msg(doc != NULL, "input %d: %.400s", which, out.p);
	else
		ck_assert_msg(doc == NULL && strstr(out.p, want) != NULL,
		    "input %d: wanted %s, got %.400s", which, want, out.p);
	ck_assert_uint_le(diag_count(diag), 2 * MARK_FINDINGS_MAX + 2);
	doc_free(doc);
	diag_free(diag);
	buf_free(&md);
	buf_free(&out);
	return spent;
}

START_TEST(bad_input_costs_no_more_than_its_length)
{
	enum { SMALL = 12500, LARGE = 100000 };
	double small = run(_i, SMALL), large = run(_i, LARGE);

	/* a square law would be 64 times */
	ck_assert_msg(large < 0.2 || large < 32 * small,
	    "input %d: %g s, then %g s", _i, small, large);
}
END_TEST

START_TEST(a_line_of_many_megabytes_is_read)
{
	struct diag *diag = diag_new();
	struct buf md = {NULL, 0, 0};
	struct doc *doc;

	while (md.len < (8U << 20))
		buf_adds(&md, "会议认为，");
	doc = mark_read(md.p, md.len, "a.md", diag);
	ck_assert_ptr_nonnull(doc);
	ck_assert_uint_eq(doc->parts->blocks->runs[0].len, md.len);
	doc_free(doc);
	diag_free(diag);
	buf_free(&md);
}
END_TEST

Suite *
pathological_suite(void)
{
	Suite *s = suite_create("pathological");
	TCase *tc = tcase_create("pathological");

	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(
	    tc, bad_input_costs_no_more_than_its_length, 0, NINPUTS);
	tcase_add_test(tc, a_line_of_many_megabytes_is_read);
	suite_add_tcase(s, tc);
	return s;
}

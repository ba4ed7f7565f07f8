/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Documents for those who may see more than the public and less than the
 * archive: each is made from samples as it is, and refused once something
 * stands in it that is hidden from those it is for.
 */
#include <check.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "job/document.h"
#include "job/guard.h"
#include "job/inside.h"
#include "job/markdown.h"

Suite *audience_suite(void);

static const struct plant {
	const char *word, *file, *item, *text, *want;
} plants[] = {
    /* what the superior may read, and what not */
    {"issues", "samples/life.xml", NULL, "牵头：周明远、沈立秋。", ""},
    {"issues", "samples/life.xml", NULL, "安排工作有时偏急，几项任务。",
	"leak-text"},
    {"issues", "samples/life.xml", NULL, "沈立秋批评周明远急躁。",
	"leak-beside"},
    {"ledger", "samples/life.xml", NULL,
	"<table>\n<tr><td>进展</td><td>几项任务同一天要结果</td></tr>\n"
	"</table>",
	"leak-text"},
    {"ledger", "samples/life.xml", NULL, "秋后核实，已经完成。", ""},
    {"request", "samples/half-year/2026-01-27-m02.xml", "i1",
	"国有资产报告的审议去年只用了半个上午。", "leak-text"},
    {"request", "samples/half-year/2026-01-27-m02.xml", "i1",
	"顾承业投了赞成票。", "leak-beside"},
    {"request", "samples/half-year/2026-01-27-m02.xml", "i1",
	"联系人：韩小满。", ""},
    {"report", "samples/long.xml", "i3", "周明远表示反对。", "leak-beside"},
    /* a summary holds decisions, and those who carry them out read tasks */
    {"tasks", "tests/rules/year.xml", NULL, "由某处室牵头，按月反馈。", ""},
    {"feedback", "tests/rules/year.xml", NULL, "反馈：场地未交付。",
	"leak-field"},
    /* voters read who is proposed, not who was for it */
    {"ballots", "samples/half-year/2026-02-11-m03.xml", NULL,
	"同意两名人选，采用无记名投票。", "leak-text"},
    {"results", "samples/half-year/2026-03-25-m05.xml", NULL, "周明远赞成。",
	"leak-beside"},
    {"results", "samples/half-year/2026-03-25-m05.xml", NULL, "赞成6票。", ""},
};

static struct args args = {.as_of = "2026-07-05"};

/* The ids found, each once, in what is made with text behind it. */
static void
plant(const struct plant *p)
{
	struct diag *d = diag_new();
	struct markdown m;
	struct buf md = {0}, got = {0};
	struct record *r;
	const char *last = "", *id;

	args.item = p->item;
	ck_assert_int_eq(markdown_load(&m, p->word, &args, d), 0);
	r = markdown_read(&m, p->file, d);
	ck_assert_ptr_nonnull(r);
	ck_assert_msg(markdown_make(&m, r, &md, d) == 0, "%s", p->word);
	diag_free(d);
	d = diag_new();
	ck_assert_msg(guard_bytes(&m, r, &md, d) == 0, "%s: %s %s", p->word,
	    diag_get(d, 0)->text[DIAG_EN], md.p);
	buf_addf(&md, "\n%s\n", p->text);
	buf_adds(&got, "");
	guard_bytes(&m, r, &md, d);
	for (size_t i = 0; i < diag_count(d); i++, last = id) {
		id = diag_get(d, i)->id;
		if (strcmp(id, last) != 0)
			buf_addf(&got, "%s%s", got.len == 0 ? "" : " ", id);
	}
	ck_assert_msg(strcmp(got.p, p->want) == 0, "%s, %s: got %s, wanted %s",
	    p->word, p->text, got.p, p->want);
	record_free(r);
	markdown_free(&m);
	diag_free(d);
	buf_free(&md);
	buf_free(&got);
}

START_TEST(a_document_tells_its_readers_what_is_for_them_and_no_more)
{
	plant(&plants[_i]);
}
END_TEST

START_TEST(no_such_document_of_a_sample_is_refused)
{
	static const char *const words[] = {
	    "issues", "ledger", "request", "report", "ballots", "results"};
	const char *word = words[_i];
	struct diag *d = diag_new();
	struct markdown m;
	int made = 0;
	glob_t g;

	args.item = NULL;
	ck_assert_int_eq(markdown_load(&m, word, &args, d), 0);
	diag_free(d);
	ck_assert_int_eq(glob("samples/*.xml", 0, NULL, &g), 0);
	ck_assert_int_eq(
	    glob("samples/half-year/*.xml", GLOB_APPEND, NULL, &g), 0);
	for (size_t i = 0; i < g.gl_pathc; i++) {
		struct buf md = {0}, got = {0};
		struct record *r;

		d = diag_new();
		r = markdown_read(&m, g.gl_pathv[i], d);
		if (r != NULL && markdown_make(&m, r, &md, d) == 0 &&
		    guard_bytes(&m, r, &md, d) == 0)
			made++;
		diag_print(d, DIAG_TEXT, DIAG_EN, &got);
		ck_assert_msg(got.len == 0 || strstr(got.p, "leak-") == NULL,
		    "%s", got.p);
		record_free(r);
		buf_free(&md);
		buf_free(&got);
		diag_free(d);
	}
	globfree(&g);
	markdown_free(&m);
	/* A request wants its item named. */
	ck_assert_int_ge(made, _i == 2 ? 0 : 2);
}
END_TEST

START_TEST(no_document_that_hides_a_part_holds_its_record)
{
	static const char *const whole[] = {
	    "record", "approval", "statement", "year"};
	const struct level level = {.part = 3, .conformance = 'a'};
	struct buf words = {0};
	char *word, *next = NULL;
	bool in;

	document_words(&words);
	for (word = strtok_r(words.p, " ", &next); word != NULL;
	     word = strtok_r(NULL, " ", &next)) {
		in = false;
		for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++)
			in |= strcmp(word, whole[i]) == 0;
		ck_assert_msg(inside_record(document_named(word), &level) == in,
		    "%s", word);
	}
	buf_free(&words);
}
END_TEST

Suite *
audience_suite(void)
{
	Suite *s = suite_create("audience");
	TCase *t = tcase_create("audience");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t,
	    a_document_tells_its_readers_what_is_for_them_and_no_more, 0,
	    (int)(sizeof plants / sizeof plants[0]));
	tcase_add_loop_test(t, no_such_document_of_a_sample_is_refused, 0, 6);
	tcase_add_test(t, no_document_that_hides_a_part_holds_its_record);
	suite_add_tcase(s, t);
	return s;
}

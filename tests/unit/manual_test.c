/* SPDX-License-Identifier: Apache-2.0 */
/*
 * jiyao-markdown(5) is what the reader does: its examples are run, its keys
 * are those of the table, its findings those of the catalogue.
 *
 * An example is a .Bd after a line `.\" example`; the lines `.\"= ` after it
 * are the tree, or the findings, that it gives.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <check.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "mark/front.h"
#include "mark/read.h"

Suite *manual_suite(void);

static const char page_path[] = "gen/jiyao-markdown.5";

static struct buf page;

static void
read_page(void)
{
	struct diag *diag = diag_new();

	buf_clear(&page);
	ck_assert_int_eq(file_read(page_path, 1 << 20, &page, diag), 0);
	diag_free(diag);
}

static void
free_page(void)
{
	buf_free(&page);
}

/* One line of a literal display as the reader of the page sees it. */
static void
add_shown(struct buf *out, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (s[i] == '\\' && i + 1 < len && s[i + 1] == 'e')
			buf_addc(out, s[i++]);
		else if (s[i] == '\\' && i + 1 < len && s[i + 1] == '&')
			i++;
		else
			buf_addc(out, s[i]);
	}
	buf_addc(out, '\n');
}

static const char *
next_line(const char *s)
{
	const char *end = strchr(s, '\n');

	return end == NULL ? s + strlen(s) : end + 1;
}

static bool
begins(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

/* Runs the example at s, which stands after its marker. */
static void
run_example(const char *s, int number)
{
	struct buf md = {NULL, 0, 0}, want = {NULL, 0, 0}, got = {NULL, 0, 0};
	struct diag *diag = diag_new();
	const char *tree;
	struct doc *doc;

	ck_assert(begins(s, ".Bd -literal"));
	for (s = next_line(s); !begins(s, ".Ed"); s = next_line(s))
		add_shown(&md, s, (size_t)(next_line(s) - s) - 1);
	for (s = next_line(s); begins(s, ".\\\"= "); s = next_line(s))
		buf_add(&want, s + 5, (size_t)(next_line(s) - s) - 5);
	ck_assert_msg(want.len > 0, "example %d has no tree", number);
	doc = mark_read(md.p, md.len, "a.md", diag);
	if (doc != NULL)
		doc_dump(doc, &got);
	diag_print(diag, DIAG_TEXT, DIAG_EN, &got);
	tree = got.p;
	if (begins(tree, "front\n") && !begins(want.p, "front\n"))
		tree += strlen("front\n");
	ck_assert_msg(strcmp(tree, want.p) == 0,
	    "example %d\n%s\nwanted\n%s\ngot\n%s", number, md.p, want.p, tree);
	doc_free(doc);
	diag_free(diag);
	buf_free(&md);
	buf_free(&want);
	buf_free(&got);
}

START_TEST(each_example_of_the_page_gives_what_it_says)
{
	static const char marker[] = ".\\\" example\n";
	const char *s;
	int n = 0;

	for (s = strstr(page.p, marker); s != NULL; s = strstr(s, marker)) {
		s += sizeof(marker) - 1;
		run_example(s, ++n);
	}
	ck_assert_int_ge(n, 10);
}
END_TEST

START_TEST(the_page_has_the_keys_of_the_table)
{
	const char *s, *end = strstr(page.p, ".Sh TEXT");
	char item[64], name[64];
	size_t i, n = 0, words;

	for (i = 0; i < front_nrules; i++) {
		snprintf(
		    item, sizeof(item), "\n.It Ic %s : ", front_rules[i].name);
		s = strstr(page.p, item);
		ck_assert_msg(s != NULL && s < end, "no %s in the page", item);
		if (front_rules[i].words != NULL) {
			/* "Cm a | b" stands for "a|b" */
			const char *w = front_rules[i].words;

			s = strstr(s, "Cm ") + 3;
			for (; *w != '\0'; w++, s++) {
				while (*s == ' ')
					s++;
				ck_assert_msg(*w == *s, "words of %s", item);
			}
			ck_assert_int_eq(*s, '\n');
		}
	}
	for (s = strstr(page.p, "\n.It Ic "); s != NULL && s < end;
	     s = strstr(s + 1, "\n.It Ic ")) {
		words = (size_t)sscanf(s + 8, "%63s", name);
		ck_assert_uint_eq(words, 1);
		n++;
	}
	ck_assert_uint_eq(n, front_nrules);
}
END_TEST

START_TEST(the_page_has_the_findings_of_the_catalogue)
{
	char item[64];
	int i;

	for (i = DIAG_BAD_CHAR; i <= DIAG_TABLE_COLS; i++) {
		snprintf(item, sizeof(item), "\n.It Sy %s",
		    diag_name((enum diag_id)i));
		ck_assert_msg(
		    strstr(page.p, item) != NULL, "no %s in the page", item);
	}
}
END_TEST

Suite *
manual_suite(void)
{
	Suite *s = suite_create("manual");
	TCase *tc = tcase_create("jiyao-markdown(5)");

	tcase_add_checked_fixture(tc, read_page, free_page);
	tcase_add_test(tc, each_example_of_the_page_gives_what_it_says);
	tcase_add_test(tc, the_page_has_the_keys_of_the_table);
	tcase_add_test(tc, the_page_has_the_findings_of_the_catalogue);
	suite_add_tcase(s, tc);
	return s;
}

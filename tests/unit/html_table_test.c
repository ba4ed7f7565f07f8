/* SPDX-License-Identifier: Apache-2.0 */
/* HTML tables in Markdown: the grid, and each thing that is outside. */
#include <stdlib.h>
#include <string.h>

#include <check.h>

#include "base/buf.h"
#include "base/diag.h"
#include "mark/read.h"

Suite *html_table_suite(void);

/* The grid of the first table as "0 0 1/2 3 1", or the findings. */
static char *
grid_of(const char *text)
{
	struct diag *diag = diag_new();
	struct doc *doc = mark_read(text, strlen(text), "a.md", diag);
	struct buf out = {NULL, 0, 0};
	const struct table *t;
	int r, c;

	if (doc != NULL) {
		t = doc->parts->blocks->table;
		for (r = 0; r < t->rows; r++)
			for (c = 0; c < t->cols; c++)
				buf_addf(&out, "%s%d",
				    c > 0   ? " "
				    : r > 0 ? "/"
					    : "",
				    t->grid[r * t->cols + c]);
	}
	diag_print(diag, DIAG_TEXT, DIAG_EN, &out);
	doc_free(doc);
	diag_free(diag);
	buf_add(&out, "", 0);
	return out.p;
}

static void
grid(const char *text, const char *want)
{
	char *got = grid_of(text);

	ck_assert_str_eq(got, want);
	free(got);
}

static void
finds(const char *text, const char *want)
{
	char *got = grid_of(text);

	ck_assert_msg(
	    strstr(got, want) != NULL, "wanted %s\ngot %s", want, got);
	free(got);
}

START_TEST(each_place_is_covered_by_one_cell)
{
	grid("<table><tr><td>1</td><td>2</td></tr></table>\n", "0 1");
	grid("<table>\n<tr><td rowspan='2'>1</td><td>2</td></tr>\n"
	     "<tr><td>3</td></tr></table>\n",
	    "0 1/0 2");
	grid("<table>\n<tr><td colspan='2'>1</td><td rowspan='3'>2</td></tr>\n"
	     "<tr><td rowspan='2'>3</td><td>4</td></tr>\n<tr><td>5</td></tr>\n"
	     "</table>\n",
	    "0 0 1/2 3 1/2 4 1");
	grid("<table><tr><td colspan='2' rowspan='2'>1</td></tr><tr></tr>"
	     "</table>\n",
	    "0 0/0 0");
}
END_TEST

START_TEST(spans_that_do_not_fit_are_found_by_line)
{
	finds("<table>\n<tr><td>1</td><td>2</td></tr>\n<tr><td>3</td></tr>\n"
	      "</table>\n",
	    "a.md:3: error: this row has 1 columns of 2 [table-ragged]");
	finds("<table>\n<tr><td>1</td></tr>\n<tr><td>2</td><td>3</td></tr>\n"
	      "</table>\n",
	    "a.md:3: error: this row has 2 columns of 1");
	finds("<table>\n<tr><td>1</td><td>2</td><td rowspan='2'>3</td></tr>\n"
	      "<tr><td>4</td><td colspan='2'>5</td></tr>\n</table>\n",
	    "a.md:3: error: the cell in column 3 overlaps");
	finds("<table>\n<tr><td rowspan='2'>1</td></tr>\n</table>\n",
	    "a.md:2: error: the cell spans 2 rows, only 1 are left");
	finds("<table>\n<thead><tr><th rowspan='2'>1</th></tr></thead>\n"
	      "<tr><td>2</td></tr></table>\n",
	    "a.md:2: error: the cell spans 2 rows, only 1");
	finds("<table><tr></tr></table>\n", "the table has no cells");
	finds("<table></table>\n", "the table has no cells");
	finds("<table><col/><col/><tr><td>1</td></tr></table>\n",
	    "this row has 1 columns of 2");
}
END_TEST

START_TEST(what_is_outside_the_subset_is_found_by_line)
{
	finds("甲\n\n<table>\n<tr>\n<td><i>1</i></td></tr></table>\n",
	    "a.md:5: error: <i> is not allowed in a table [table-tag]");
	finds("<table border='1'><tr><td>1</td></tr></table>\n",
	    "a.md:1: error: <table> has no attribute \"border\"");
	finds("<table class='wide'><tr><td>1</td></tr></table>\n",
	    "\"class\" of <table> cannot be \"wide\"");
	finds("<table><tr><p>1</p></tr></table>\n", "<p> cannot stand in <tr>");
	finds("<table><tr>x<td>1</td></tr></table>\n",
	    "<tr> cannot hold text of its own");
	finds("<table><tr><td>x<p>1</p></td></tr></table>\n",
	    "<td> cannot hold text of its own");
	finds("<table><tr><td rowspan='0'>1</td></tr></table>\n",
	    "\"rowspan\" of <td> cannot be \"0\"");
	finds("<table><tr><td align='top'>1</td></tr></table>\n",
	    "\"align\" of <td> cannot be \"top\"");
	finds("<table><col width='20'/><tr><td>1</td></tr></table>\n",
	    "\"width\" of <col> cannot be \"20\"");
	finds("<table><col width='70%' span='2'/><tr><td>1</td><td>2</td></tr>"
	      "</table>\n",
	    "sum up to 140 %");
	finds("<table><tr><td>1</td></tr><caption>x</caption></table>\n",
	    "<caption> cannot stand in <table>");
	finds("<table>\n<tr><td>1&nbsp;</td></tr></table>\n",
	    "a.md:2: error: entity &nbsp;");
	finds(
	    "<table>\n<tr><td>1</tr></table>\n", "a.md:2: error: the end tag");
	finds(
	    "<table><tr><td><?x y?></td></tr></table>\n", "\"<?\" is outside");
	finds("<table xmlns='a'><tr><td>1</td></tr></table>\n", "table-tag");
	finds("> <table><tr><td>1</td></tr></table>\n", "[table-nested]");
}
END_TEST

START_TEST(a_blank_line_in_a_table_is_one_finding)
{
	char *got = grid_of("<table>\n<tr><td>1</td></tr>\n\n<tr><td>2</td>"
			    "</tr>\n</table>\n\n甲\n");

	ck_assert_str_eq(got,
	    "a.md:1: error: the table is not ended by </table> "
	    "(a blank line ends it: line 3) [table-open]\n");
	free(got);
}
END_TEST

START_TEST(a_table_too_large_is_refused_before_it_is_built)
{
	struct buf md = {NULL, 0, 0};
	int i;

	buf_adds(&md, "<table><col span='64'/>");
	for (i = 0; i < 20000; i++)
		buf_adds(&md, "<tr><td/></tr>\n");
	buf_adds(&md, "</table>\n");
	finds(md.p, "the table has more than 1000000 cells [table-cells]");
	buf_clear(&md);
	buf_adds(&md, "<table><tr><td colspan='60'/><td colspan='5'/></tr>"
		      "</table>\n");
	finds(md.p, "the table has more than 64 columns");
	buf_free(&md);
}
END_TEST

Suite *
html_table_suite(void)
{
	Suite *s = suite_create("html_table");
	TCase *tc = tcase_create("table");

	tcase_add_test(tc, each_place_is_covered_by_one_cell);
	tcase_add_test(tc, spans_that_do_not_fit_are_found_by_line);
	tcase_add_test(tc, what_is_outside_the_subset_is_found_by_line);
	tcase_add_test(tc, a_blank_line_in_a_table_is_one_finding);
	tcase_add_test(tc, a_table_too_large_is_refused_before_it_is_built);
	suite_add_tcase(s, tc);
	return s;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The room as a whole: what a document says is drawn once, in its order,
 * inside the sheet, under elements that form a tree.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <check.h>

#include "base/file.h"
#include "base/utf8.h"
#include "layout/layout.h"
#include "mark/read.h"

Suite *layout_suite(void);

static struct diag *diag;
static struct profile *profile;
static struct fonts *fonts;

static void
setup(void)
{
	diag = diag_new();
	profile = profile_load("templates/profile.yaml", diag);
	ck_assert_ptr_nonnull(profile);
	fonts = profile_fonts(profile, diag);
	ck_assert_ptr_nonnull(fonts);
}

static void
teardown(void)
{
	fonts_free(fonts);
	profile_free(profile);
	diag_free(diag);
}

static void
add_visible(struct buf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (strncmp(s + i, "\xe3\x80\x80", 3) == 0 && i + 2 < len)
			i += 2; /* U+3000 */
		else if (strncmp(s + i, "\xc2\xa0", 2) == 0 && i + 1 < len)
			i++;
		else if (strchr(" \t\n", s[i]) == NULL)
			buf_addc(out, s[i]);
	}
}

static void
add_runs(struct buf *out, const struct run *runs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add_visible(out, runs[i].text, runs[i].len);
}

static void
add_blocks(struct buf *out, const struct block *b)
{
	for (; b != NULL; b = b->next) {
		add_runs(out, b->runs, b->nruns);
		add_visible(out, b->code, b->codelen);
		add_blocks(out, b->child);
		if (b->table == NULL)
			continue;
		add_runs(out, b->table->caption, b->table->ncaption);
		for (size_t i = 0; i < b->table->ncells; i++)
			add_blocks(out, b->table->cells[i].blocks);
	}
}

/* What is drawn under elements, labels of lists aside. */
static void
add_drawn(struct buf *out, const struct ops *ops)
{
	char c[4];

	for (size_t i = 0; i < ops->npages; i++)
		for (size_t k = 0; k < ops->pages[i].nops; k++) {
			const struct op *op = &ops->pages[i].ops[k];

			if (op->kind != OP_TEXT || op->element < 0 ||
			    ops->elements[op->element].role == ROLE_LBL)
				continue;
			for (size_t g = 0; g < op->nglyphs; g++) {
				if (op->glyphs[g].cp != 0)
					add_visible(out, c,
					    utf8_encode(op->glyphs[g].cp, c));
				if (op->glyphs[g].vs != 0)
					add_visible(out, c,
					    utf8_encode(op->glyphs[g].vs, c));
			}
		}
}

static void
check_ops(const struct ops *ops)
{
	int level = 0, turned = 0;

	for (size_t i = 1; i < ops->nelements; i++) {
		ck_assert_int_ge(ops->elements[i].parent, 0);
		ck_assert_int_lt(ops->elements[i].parent, (int)i);
	}
	for (size_t i = 0; i < ops->noutline; i++) {
		ck_assert_int_ge(ops->outline[i].level, 1);
		ck_assert_int_le(ops->outline[i].level, level + 1);
		level = ops->outline[i].level;
		ck_assert_int_lt(ops->outline[i].page, (int)ops->npages);
	}
	for (size_t i = 0; i < ops->npages; i++)
		for (size_t k = 0; k < ops->pages[i].nops; k++) {
			const struct op *op = &ops->pages[i].ops[k];

			ck_assert_int_lt(op->element, (int)ops->nelements);
			turned += op->kind == OP_TURN;
			turned -= op->kind == OP_TURN_END;
			if (turned > 0)
				continue;
			ck_assert_int_ge(op->x, 0);
			ck_assert_int_ge(op->y + op->h, 0);
			ck_assert_int_le(op->y, ops->pages[i].height);
		}
}

static struct ops *
set_text(const char *text, size_t len, struct doc **doc)
{
	struct diag *d = diag_new();
	struct ops *ops = NULL;

	*doc = mark_read(text, len, "a.md", d);
	if (*doc != NULL)
		ops = layout_set(*doc, profile, fonts, LAYOUT_NONE, NULL, d);
	ck_assert(ops != NULL || diag_has(d, DIAG_ERROR));
	diag_free(d);
	return ops;
}

/* True where it was set; then everything it says is drawn. */
static bool
check_text(const char *text, size_t len)
{
	struct buf want = {NULL, 0, 0}, got = {NULL, 0, 0};
	struct doc *doc;
	struct ops *ops = set_text(text, len, &doc);

	if (ops != NULL) {
		check_ops(ops);
		add_runs(&want, doc->parts->title, doc->parts->ntitle);
		for (const struct part *p = doc->parts; p != NULL; p = p->next)
			add_blocks(&want, p->blocks);
		add_drawn(&got, ops);
		buf_add(&want, "", 0);
		buf_add(&got, "", 0);
		if (strcmp(want.p, got.p) != 0)
			ck_abort_msg("%.*s\nwant %s\ngot  %s", (int)len, text,
			    want.p, got.p);
	}
	buf_free(&want);
	buf_free(&got);
	ops_free(ops);
	doc_free(doc);
	return ops != NULL;
}

START_TEST(what_a_document_says_is_drawn_once_and_in_order)
{
	static const char *const texts[] = {
	    "正文。\n",
	    "# 题目\n\n## 一、甲\n\n### （一）乙\n\n丙。\n\n# 第一章　总则\n",
	    "- 甲\n- 乙\n  1. 丙\n\n     丁\n  2. 戊\n- \n- > 己\n",
	    "1. ```\n   x  y\n   ```\n2. ## 标题\n3. <b>\n",
	    "> 引用\n>\n> - 甲\n>\n> ```\n> 代码\n> ```\n",
	    "**粗**与*楷*与`码`，见[链接](https://a.example/)。\\\n换行\n",
	    "<table><caption>题</caption><thead><tr><th>一</th><th>二</th></tr>"
	    "</thead><tbody><tr><td colspan=\"2\">三</td></tr><tr><td>"
	    "<p>四</p><p>五</p></td><td></td></tr></tbody></table>\n",
	    "<table class=\"landscape\"><tr><td>横</td></tr></table>\n\n后\n",
	    "甲\n\n---\n\n乙\n",
	    "---\ntitle: |\n  第一行\n  第二行\n---\n\n正文\n",
	    "\n",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		check_text(texts[i], strlen(texts[i]));
	ck_assert(check_text(texts[6], strlen(texts[6])));
}
END_TEST

START_TEST(every_example_of_the_specification_is_set_or_refused)
{
	static const char begin[] =
	    "```````````````````````````````` example\n";
	struct buf spec = {NULL, 0, 0}, text = {NULL, 0, 0};
	const char *p, *stop;
	int set = 0, n = 0;

	if (access("build/spec/spec.txt", R_OK) != 0) {
		puts("layout: no specification, its examples did not run");
		return;
	}
	ck_assert_int_eq(
	    file_read("build/spec/spec.txt", FILE_BYTES_MAX, &spec, diag), 0);
	for (p = strstr(spec.p, begin); p != NULL; p = strstr(stop, begin)) {
		p += sizeof(begin) - 1;
		stop = strstr(p - 1, "\n.\n");
		ck_assert_ptr_nonnull(stop);
		buf_clear(&text);
		for (; p <= stop; p++)
			if (strncmp(p, "→", 3) == 0) {
				buf_addc(&text, '\t');
				p += 2;
			} else
				buf_addc(&text, *p);
		n++;
		set += check_text(text.p == NULL ? "" : text.p, text.len);
	}
	ck_assert_int_gt(n, 600);
	ck_assert_int_gt(set, n * 3 / 4);
	buf_free(&spec);
	buf_free(&text);
}
END_TEST

START_TEST(two_settings_are_equal)
{
	struct buf file = {NULL, 0, 0}, a = {NULL, 0, 0}, b = {NULL, 0, 0};
	struct ops *ops;
	struct doc *doc;

	ck_assert_int_eq(
	    file_read("samples/features.md", FILE_BYTES_MAX, &file, diag), 0);
	for (int i = 0; i < 2; i++) {
		ops = set_text(file.p, file.len, &doc);
		ck_assert_ptr_nonnull(ops);
		check_ops(ops);
		ops_dump(ops, i == 0 ? &a : &b);
		ops_free(ops);
		doc_free(doc);
	}
	ck_assert_str_eq(a.p, b.p);
	buf_free(&file);
	buf_free(&a);
	buf_free(&b);
}
END_TEST

START_TEST(a_repeated_head_belongs_to_no_element)
{
	struct buf text = {NULL, 0, 0};

	buf_adds(&text, "<table><thead><tr><th>表头</th></tr></thead><tbody>");
	for (int i = 0; i < 200; i++)
		buf_addf(&text, "<tr><td>第%d行</td></tr>", i);
	buf_adds(&text, "</tbody></table>\n");
	ck_assert(check_text(text.p, text.len));
	buf_free(&text);
}
END_TEST

START_TEST(a_body_side_is_filled_from_edge_to_edge)
{
	struct buf text = {NULL, 0, 0};
	struct doc *doc;
	struct ops *ops;
	mpt first, last;
	int lines = 0;

	for (int i = 0; i < 22 * 28 * 3; i++)
		buf_adds(&text, "字");
	ops = set_text(text.p, text.len, &doc);
	ck_assert_ptr_nonnull(ops);
	ck_assert_uint_eq(ops->npages, 4);
	first = ops->pages[1].ops[0].y;
	last = first;
	for (size_t i = 0; i < ops->pages[1].nops; i++) {
		const struct op *op = &ops->pages[1].ops[i];

		if (op->kind != OP_TEXT || op->element < 0)
			continue;
		ck_assert_int_eq(op->y, first - lines * profile->pitch);
		last = op->y;
		lines++;
	}
	ck_assert_int_eq(lines, 22);
	/* The em box from 37 mm to 262 mm, a rounding for each line. */
	ck_assert_int_eq(
	    profile->sheet_height - first - 14080, profile->text_top);
	ck_assert_int_le(labs((long)profile->text_top + profile->text_height -
			      (profile->sheet_height - last + 1920)),
	    22);
	ops_free(ops);
	doc_free(doc);
	buf_free(&text);
}
END_TEST

Suite *
layout_suite(void)
{
	Suite *s = suite_create("layout");
	TCase *t = tcase_create("layout");

	tcase_set_timeout(t, 60);
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, what_a_document_says_is_drawn_once_and_in_order);
	tcase_add_test(t, every_example_of_the_specification_is_set_or_refused);
	tcase_add_test(t, two_settings_are_equal);
	tcase_add_test(t, a_repeated_head_belongs_to_no_element);
	tcase_add_test(t, a_body_side_is_filled_from_edge_to_edge);
	suite_add_tcase(s, t);
	return s;
}

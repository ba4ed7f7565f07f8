/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Escape, read: the text that went in comes out, wherever it stands.  Fixed
 * texts that are known to be taken for markup, then thousands made of the
 * same crumbs in any order, with a generator that needs no clock.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <check.h>

#include "base/buf.h"
#include "base/diag.h"
#include "mark/escape.h"
#include "mark/read.h"

Suite *escape_suite(void);

static const char *const crumbs[] = {"1986. 年度", "+ 加号", "# x",
    "**总计：**一百", "<b>", "</b>", "&amp;", "[a](b)", "![p](q)", "\\", "\\\\",
    " ", "  ", "\t", "\n", "\n\n", "---", "===", "***", "___", "* * *",
    "<http://a.b>", "https://a.b", "&#65;", "&nbsp;", "&", "1)", "1.", "1.5",
    "12345678901.", "- ", "-", "+", "=", ">", "> ", "`", "``", "```", "~~~",
    "_a_", "a_b", "*", "*x*", "[", "]", "(", ")", "!", "#", " #", "##", ":",
    "\"", "'", "“好”", "（一）", "《规则》", "——", "……", "。", "，", "、",
    "附件1：表", "附件", "市委", "会议", "\xf0\xa0\xae\xb7", "é", "|", "|-|-|",
    "<!-- x -->", "<!-- jiyao: landscape -->", "<table>", "</table>", "<?x?>",
    "<![CDATA[", "]]>", "<br/>", "{", "}", "%", "@", "a", "b", "0", "9",
    "x:", "key: value", "- a", "? a", "'", "$", "^", "\xe2\x80\xa8",
    "\xef\xbb\xbf", "\xc2\xa0", "\xe3\x80\x80", "\xef\xbf\xbd", "\r\n", "---\n",
    "[a]: b", "[^1]", "    code", "\n# h", "\n- i", "\n1. i", "\n---\n",
    "\n    c", "<div>", "\n<div>", "\xe2\x80\xa9"};

enum { NCRUMBS = sizeof(crumbs) / sizeof(crumbs[0]) };

static const struct {
	enum mark_place place;
	const char *before, *after;
	/* what the dump has around the text: nothing in the tree but it */
	const char *head, *tail;
} places[] = {
    {MARK_LINE, "---\n---\n", "\n", "", ""},
    {MARK_INLINE, "---\n---\n前", "后\n", "前", "后"},
    {MARK_INLINE, "---\n---\n# 题\n\n## 前", "\n", "前", ""},
    {MARK_LINE, "---\n---\n- ", "\n", "", ""},
    {MARK_LINE, "---\n---\n> ", "\n", "", ""},
    {MARK_LINE, "---\n---\n段一。\n\n", "\n\n段二。\n", "段一。", "段二。"},
    {MARK_HTML, "---\n---\n<table><tr><td>", "</td></tr></table>\n", "", ""},
    {MARK_HTML, "---\n---\n<table>\n<tr>\n<td>\n<p>",
	"</p>\n</td>\n</tr>\n</table>\n", "", ""},
    {MARK_YAML, "---\ntitle: ", "\n---\n文\n", "", "文"},
};

enum { NPLACES = sizeof(places) / sizeof(places[0]) };

static void
add_runs(struct buf *out, const struct run *runs, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		ck_assert_uint_eq(runs[i].style, 0);
		ck_assert_ptr_null(runs[i].link);
		buf_add(out, runs[i].text, runs[i].len);
	}
}

/* All text of the document in order. */
static void
add_text(struct buf *out, const struct doc *doc)
{
	const struct part *part = doc->parts;
	const struct block *b, *p;
	size_t i;

	ck_assert_ptr_null(part->next);
	if (front_get(&doc->front, "title") != NULL)
		add_runs(out, part->title, part->ntitle);
	for (b = part->blocks; b != NULL;
	     b = b->child != NULL ? b->child : b->next) {
		add_runs(out, b->runs, b->nruns);
		if (b->kind != BLOCK_TABLE)
			continue;
		for (i = 0; i < b->table->ncells; i++)
			for (p = b->table->cells[i].blocks; p != NULL;
			     p = p->next)
				add_runs(out, p->runs, p->nruns);
	}
}

/* CR LF and CR become LF, as the escape documents. */
static void
unify(struct buf *out, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (s[i] != '\r')
			buf_addc(out, s[i]);
		else if (i + 1 == len || s[i + 1] != '\n')
			buf_addc(out, '\n');
	}
}

static void
comes_back(const char *text, size_t len, int place)
{
	struct diag *diag = diag_new();
	struct buf md = {NULL, 0, 0}, want = {NULL, 0, 0}, got = {NULL, 0, 0};
	struct doc *doc;

	buf_adds(&md, places[place].before);
	mark_escape(&md, text, len, places[place].place);
	buf_adds(&md, places[place].after);
	buf_adds(&want, places[place].head);
	unify(&want, text, len);
	if (places[place].place == MARK_YAML)
		while (want.len > 0 && want.p[want.len - 1] == '\n')
			want.len--;
	if (places[place].place == MARK_YAML &&
	    strspn(want.p, " \t\n") >= want.len)
		want.len = 0; /* a blank value is no value */
	buf_adds(&want, places[place].tail);
	doc = mark_read(md.p, md.len, "a.md", diag);
	if (doc == NULL) {
		diag_print(diag, DIAG_TEXT, DIAG_EN, &got);
		ck_abort_msg("place %d: %s\n%s", place, md.p, got.p);
	}
	buf_add(&got, "", 0);
	add_text(&got, doc);
	ck_assert_msg(
	    got.len == want.len && memcmp(got.p, want.p, got.len) == 0,
	    "place %d\nfile: %s\nwant: %s\ngot:  %s", place, md.p, want.p,
	    got.p);
	ck_assert_uint_eq(diag_count(diag), 0);
	doc_free(doc);
	diag_free(diag);
	buf_free(&md);
	buf_free(&want);
	buf_free(&got);
}

START_TEST(every_crumb_comes_back_from_every_place)
{
	int i, k;

	for (i = 0; i < NCRUMBS; i++)
		for (k = 0; k < NPLACES; k++)
			comes_back(crumbs[i], strlen(crumbs[i]), k);
}
END_TEST

static uint64_t
roll(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

START_TEST(thousands_of_mixtures_come_back)
{
	uint64_t state = 88172645463325252ULL;
	struct buf text = {NULL, 0, 0};
	int i, n;

	for (i = 0; i < 5000; i++) {
		buf_clear(&text);
		for (n = (int)(roll(&state) % 7) + 1; n > 0; n--)
			buf_adds(&text, crumbs[roll(&state) % NCRUMBS]);
		comes_back(text.p, text.len, i % NPLACES);
	}
	buf_free(&text);
}
END_TEST

START_TEST(what_no_file_can_hold_becomes_the_replacement_character)
{
	static const enum mark_place all[] = {
	    MARK_INLINE, MARK_LINE, MARK_HTML, MARK_YAML};
	struct buf out = {NULL, 0, 0};
	size_t i;

	for (i = 0; i < 4; i++) {
		buf_clear(&out);
		mark_escape(&out, "a\0\x01\xffz", 5, all[i]);
		ck_assert_ptr_nonnull(
		    strstr(out.p, "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz"));
	}
	buf_free(&out);
}
END_TEST

Suite *
escape_suite(void)
{
	Suite *s = suite_create("escape");
	TCase *tc = tcase_create("escape");

	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, every_crumb_comes_back_from_every_place);
	tcase_add_test(tc, thousands_of_mixtures_come_back);
	tcase_add_test(
	    tc, what_no_file_can_hold_becomes_the_replacement_character);
	suite_add_tcase(s, tc);
	return s;
}

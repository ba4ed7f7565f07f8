/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Changes as text and as JSON.  Text names lines as diff does, -12 of the
 * first file and +14 of the second, and marks as wdiff does, [-gone-] and
 * {+new+}; of what is the same only what stands beside a change is shown.
 */
#include <string.h>

#include "base/json.h"
#include "base/utf8.h"
#include "job/diff.h"
#include "job/diff_in.h"
#include "mark/escape.h"
#include "mark/write.h"

enum {
	BESIDE = 12, /* characters of unchanged text shown beside a change */
	SHORT = 48, /* bytes of both sides that are shown as one arrow */
};

static const char *const words[][2] = {
#define SAY(id, zh, en) {zh, en},
#include "job/diff.def"
#undef SAY
};

const char *
diff_say(enum diff_say what, enum diag_lang lang)
{
	return words[what][lang];
}

/* Text on one line. */
static void
add_line(struct buf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] == '\n')
			buf_adds(out, "↵");
		else if ((unsigned char)s[i] < 0x20)
			buf_addc(out, ' ');
		else
			buf_addc(out, s[i]);
}

/* Bytes of the first or last n characters. */
static size_t
edge(const char *s, size_t len, size_t n, bool last)
{
	size_t at = last ? len : 0;

	for (; n > 0 && (last ? at > 0 : at < len); n--)
		do
			at += last ? (size_t)-1 : 1;
		while (at > 0 && at < len && (s[at] & 0xc0) == 0x80);
	return last ? len - at : at;
}

static void
add_same(struct buf *out, const struct run *r, bool first, bool last)
{
	size_t head = first ? 0 : edge(r->text, r->len, BESIDE, false);
	size_t tail = last ? 0 : edge(r->text, r->len, BESIDE, true);

	if (head + tail >= r->len) {
		add_line(out, r->text, r->len);
		return;
	}
	add_line(out, r->text, head);
	buf_adds(out, "…");
	add_line(out, r->text + r->len - tail, tail);
}

void
diff_side(struct buf *out, const struct redline *r, enum span_kind side)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->spans[i].kind == SPAN_SAME || r->spans[i].kind == side)
			buf_add(out, r->spans[i].run.text, r->spans[i].run.len);
}

/* 通过→未通过, where both are short: true then. */
static bool
add_arrow(struct buf *out, const struct redline *r)
{
	struct buf a = {NULL, 0, 0}, b = {NULL, 0, 0};
	bool brief;

	diff_side(&a, r, SPAN_DEL);
	diff_side(&b, r, SPAN_INS);
	brief = a.len > 0 && b.len > 0 && a.len + b.len <= SHORT;
	if (brief) {
		add_line(out, a.p, a.len);
		buf_adds(out, "→");
		add_line(out, b.p, b.len);
	}
	buf_free(&a);
	buf_free(&b);
	return brief;
}

static void
add_marked(struct buf *out, const struct redline *r)
{
	static const char *const open[] = {"", "[-", "{+"};
	static const char *const close[] = {"", "-]", "+}"};

	for (size_t i = 0; i < r->n; i++) {
		const struct span *s = &r->spans[i];
		bool begins = i == 0 || s[-1].kind != s->kind;
		bool ends = i + 1 == r->n || s[1].kind != s->kind;

		buf_adds(out, begins ? open[s->kind] : "");
		if (s->kind == SPAN_SAME)
			add_same(out, &s->run, i == 0, i + 1 == r->n);
		else
			add_line(out, s->run.text, s->run.len);
		buf_adds(out, ends ? close[s->kind] : "");
	}
}

/* 决定d3 */
void
diff_label(struct buf *out, const struct change *c, enum diag_lang lang)
{
	const char *name = c->called != NULL ? c->called : c->id;

	buf_adds(out, c->what[lang]);
	if (name != NULL)
		buf_addf(out, "%s%s", lang == DIAG_ZH ? "" : " ", name);
}

/* What happened to what, without the text. */
void
diff_head(
    struct buf *out, const struct change *c, bool whole, enum diag_lang lang)
{
	static const enum diff_say lead[] = {
	    DIFF_ADDED, DIFF_REMOVED, DIFF_COLON, DIFF_MOVED};

	if (c->kind != CHANGE_CHANGED)
		buf_adds(out, diff_say(lead[c->kind], lang));
	diff_label(out, c, lang);
	if (whole && c->under[lang] != NULL) {
		buf_adds(out, diff_say(DIFF_OPEN, lang));
		add_line(out, c->under[lang], strlen(c->under[lang]));
		buf_adds(out, diff_say(DIFF_CLOSE, lang));
	}
	if (c->field[lang] != NULL)
		buf_addf(
		    out, "%s%s", diff_say(DIFF_COLON, lang), c->field[lang]);
	if (c->kind == CHANGE_MOVED || c->text.n > 0)
		buf_adds(out,
		    diff_say(c->field[lang] != NULL ? DIFF_BLANK : DIFF_COLON,
			lang));
}

void
diff_moved(struct buf *out, const struct change *c, enum diag_lang lang)
{
	if (c->a_under != NULL)
		buf_addf(out, "%s→%s", c->a_under, c->b_under);
	else
		buf_addf(out, "%s%zu→%s%zu", diff_say(DIFF_PLACE, lang),
		    c->from, diff_say(DIFF_PLACE, lang), c->to);
}

static void
print_change(struct buf *out, const struct change *c, enum diag_lang lang)
{
	if (c->a_line > 0)
		buf_addf(out, "-%ld ", c->a_line);
	if (c->b_line > 0)
		buf_addf(out, "+%ld ", c->b_line);
	diff_head(out, c, true, lang);
	if (c->kind == CHANGE_MOVED)
		diff_moved(out, c, lang);
	else if (c->text.n > 0 && c->kind != CHANGE_CHANGED)
		for (size_t i = 0; i < c->text.n; i++)
			add_line(out, c->text.spans[i].run.text,
			    c->text.spans[i].run.len);
	else if (c->text.n > 0 && !add_arrow(out, &c->text)) {
		add_marked(out, &c->text);
		if (c->text.whole)
			buf_adds(out, diff_say(DIFF_WHOLE, lang));
	}
	buf_addc(out, '\n');
}

/* 共12处：决定3，任务2 in the order in which they come. */
static void
print_sum(struct buf *out, const struct changes *c, enum diag_lang lang)
{
	size_t i, j, n;
	bool first = true;

	buf_addf(out, "%s%zu%s", diff_say(DIFF_ALL, lang), c->n,
	    diff_say(DIFF_SUM, lang));
	for (i = 0; i < c->n; i++) {
		for (j = 0; j < i; j++)
			if (strcmp(c->list[j].type, c->list[i].type) == 0)
				break;
		if (j < i)
			continue;
		for (n = 0; j < c->n; j++)
			n += strcmp(c->list[j].type, c->list[i].type) == 0;
		buf_addf(out, "%s%s %zu",
		    first ? "" : diff_say(DIFF_COMMA, lang),
		    c->list[i].what[lang], n);
		first = false;
	}
	buf_addc(out, '\n');
}

void
diff_text(const struct changes *c, const struct diff_told *t, struct buf *out)
{
	if (c->n == 0)
		return;
	if (t->level != NULL)
		buf_addf(out, "%s%s%s\n", t->level, t->term == NULL ? "" : "★",
		    t->term == NULL ? "" : t->term);
	buf_addf(out, "--- %s\n+++ %s\n", t->a, t->b);
	for (size_t i = 0; i < c->n; i++)
		print_change(out, &c->list[i], t->lang);
	print_sum(out, c, t->lang);
}

static void
json_side(struct json *j, const char *key, const struct redline *r,
    enum span_kind side)
{
	struct buf b = {NULL, 0, 0};

	diff_side(&b, r, side);
	json_string(j, key, b.p == NULL ? "" : b.p);
	buf_free(&b);
}

static void
json_text(struct json *j, const struct redline *r)
{
	static const char *const names[] = {"same", "del", "ins"};
	struct buf b = {NULL, 0, 0};
	size_t i;

	json_array(j, "text");
	for (i = 0; i < r->n; i++) {
		buf_add(&b, r->spans[i].run.text, r->spans[i].run.len);
		if (i + 1 < r->n && r->spans[i + 1].kind == r->spans[i].kind)
			continue;
		json_object(j, NULL);
		json_string(j, names[r->spans[i].kind], b.p);
		json_object_end(j);
		buf_clear(&b);
	}
	json_array_end(j);
	buf_free(&b);
}

static void
json_maybe(struct json *j, const char *key, const char *value)
{
	if (value != NULL)
		json_string(j, key, value);
}

void
diff_json(const struct changes *changes, struct buf *out)
{
	static const char *const kinds[] = {
	    "added", "removed", "changed", "moved"};

	for (size_t i = 0; i < changes->n; i++) {
		const struct change *c = &changes->list[i];
		struct json j = {.out = out};

		json_object(&j, NULL);
		json_string(&j, "change", kinds[c->kind]);
		json_string(&j, "what", c->type);
		json_string(&j, "name", c->what[0]);
		json_maybe(&j, "id", c->id);
		json_maybe(&j, "called", c->called);
		json_maybe(&j, "in", c->under[0]);
		json_maybe(&j, "field", c->attribute);
		json_maybe(&j, "field-name", c->field[0]);
		if (c->a_line > 0)
			json_int(&j, "a-line", c->a_line);
		if (c->b_line > 0)
			json_int(&j, "b-line", c->b_line);
		if (c->kind == CHANGE_MOVED && c->a_under != NULL) {
			json_string(&j, "from", c->a_under);
			json_string(&j, "to", c->b_under);
		} else if (c->kind == CHANGE_MOVED) {
			json_int(&j, "from", (long long)c->from);
			json_int(&j, "to", (long long)c->to);
		}
		if (c->text.n > 0) {
			json_side(&j, "a", &c->text, SPAN_DEL);
			json_side(&j, "b", &c->text, SPAN_INS);
			json_bool(&j, "whole", c->text.whole);
			json_text(&j, &c->text);
		}
		json_object_end(&j);
		buf_addc(out, '\n');
	}
}

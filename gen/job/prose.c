/* SPDX-License-Identifier: Apache-2.0 */
#include "job/prose.h"

#include <stdbool.h>
#include <string.h>

#include "base/tags.h"

struct reading {
	struct tags in;
	struct passage text; /* of the element that is open */
	struct passage attribute;
	passage_fn *fn;
	void *ctx;
};

static bool
is(const char *name, size_t len, const char *word)
{
	return len == strlen(word) && memcmp(name, word, len) == 0;
}

static bool
among(const char *name, size_t len, const char *const *words)
{
	for (; *words != NULL; words++)
		if (is(name, len, *words))
			return true;
	return false;
}

/* Stands within a paragraph and ends no text. */
static bool
is_inline(const struct tag *t)
{
	return is(t->name, t->namelen, "em") || is(t->name, t->namelen, "br");
}

static enum passage_kind
kind_of(const char *name, size_t len)
{
	if (is(name, len, "p"))
		return PASSAGE_TEXT;
	if (is(name, len, "td") || is(name, len, "th"))
		return PASSAGE_CELL;
	if (is(name, len, "title") || is(name, len, "caption"))
		return PASSAGE_TITLE;
	return PASSAGE_VALUE;
}

static void
add_entity(struct passage *p, const char *s, size_t len, size_t at, long line)
{
	passage_add(p, (uint32_t)tags_entity(s, len), at, 0, line);
}

/* A 文号 of a record has a form of its own, which its schema holds. */
static void
take_attribute(struct reading *rd, const struct tag_attribute *a)
{
	const char *s = rd->in.bytes + a->at, *amp, *end;
	size_t at = 0, n;

	if (is(a->name, a->namelen, "number") ||
	    is(a->name, a->namelen, "schemaLocation"))
		return;
	passage_begin(&rd->attribute, kind_of(a->name, a->namelen), 0);
	while (at < a->len) {
		amp = memchr(s + at, '&', a->len - at);
		n = amp == NULL ? a->len - at : (size_t)(amp - s) - at;
		passage_bytes(
		    &rd->attribute, s + at, n, a->at + at, a->line, true);
		at += n;
		if (amp == NULL)
			break;
		end = memchr(amp, ';', a->len - at);
		n = end == NULL ? a->len - at : (size_t)(end - amp) + 1;
		add_entity(&rd->attribute, amp, n, a->at + at, a->line);
		at += n;
	}
	passage_end(&rd->attribute);
	if (rd->attribute.n > 0)
		rd->fn(rd->ctx, &rd->attribute);
}

static void
end_text(struct reading *rd, enum passage_kind next)
{
	passage_end(&rd->text);
	if (rd->text.n > 0)
		rd->fn(rd->ctx, &rd->text);
	passage_begin(&rd->text, next, 0);
}

/* Where other than paragraphs begin or end, no quotation goes on. */
static void
take_break(struct reading *rd, const struct tag *t)
{
	static const char *const within[] = {
	    "p", "table", "tr", "td", "th", NULL};

	if (among(t->name, t->namelen, within))
		return;
	passage_begin(&rd->attribute, PASSAGE_BREAK, 0);
	rd->fn(rd->ctx, &rd->attribute);
}

static void
take_tag(struct reading *rd, const struct tag *t)
{
	struct tag_attribute a;
	size_t at = 0;

	if (is(t->name, t->namelen, "br"))
		passage_add(&rd->text, '\n', t->at, 0, t->line);
	if (is_inline(t))
		return;
	end_text(rd,
	    t->kind == TAG_OPEN ? kind_of(t->name, t->namelen) : PASSAGE_VALUE);
	take_break(rd, t);
	if (t->kind == TAG_CLOSE)
		return;
	while (tags_attribute(&rd->in, t, &at, &a))
		take_attribute(rd, &a);
}

void
prose_record(const char *bytes, size_t len, passage_fn *fn, void *ctx)
{
	struct reading rd = {.in = {bytes, len, 0, 1}, .fn = fn, .ctx = ctx};
	struct tag t;

	while (tags_next(&rd.in, &t))
		switch (t.kind) {
		case TAG_TEXT:
			passage_bytes(
			    &rd.text, bytes + t.at, t.len, t.at, t.line, false);
			break;
		case TAG_ENTITY:
			add_entity(&rd.text, bytes + t.at, t.len, t.at, t.line);
			break;
		case TAG_OTHER:
			break;
		default:
			take_tag(&rd, &t);
			break;
		}
	end_text(&rd, PASSAGE_VALUE);
	passage_free(&rd.text);
	passage_free(&rd.attribute);
}

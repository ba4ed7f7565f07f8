/* SPDX-License-Identifier: Apache-2.0 */
/*
 *	document ─▶ windows of eight (by hash)     persons, short texts ─▶
 *needles ▲                                  ▲ shown parts, wording: subtract
 *them, note who is named hidden parts: what is left of their windows is a leak
 *	     the document itself: persons, fields, sentences
 */
#include "job/leak.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "job/leak_in.h"
#include "job/leak_text.h"

struct leak *
leak_new(bool figures)
{
	struct leak *l = xcalloc(1, sizeof *l);

	l->doc.figures = figures;
	l->unit.figures = figures;
	l->hidden.figures = figures;
	l->arena = arena_new();
	return l;
}

void
leak_free(struct leak *l)
{
	if (l == NULL)
		return;
	leak_text_free(&l->doc);
	leak_text_free(&l->unit);
	leak_text_free(&l->hidden);
	for (size_t i = 0; i < HOLLOW; i++)
		leak_text_free(&l->hollow[i]);
	needles_free(&l->needles);
	pieces_free(&l->pieces);
	free(l->records);
	free(l->words);
	free(l->persons);
	free(l->heads);
	free(l->same);
	free(l->state);
	free(l->cover);
	free(l->told);
	arena_free(l->arena);
	free(l);
}

void
leak_word(void *ctx, const char *text, size_t len)
{
	struct leak *l = ctx;

	if (l->nwords == l->words_cap) {
		l->words_cap = 2 * l->words_cap + 64;
		l->words =
		    xreallocarray(l->words, l->words_cap, sizeof *l->words);
	}
	l->words[l->nwords++] = arena_strndup(l->arena, text, len);
}

void
leak_record(struct leak *l, const struct release *r)
{
	l->records =
	    xreallocarray(l->records, l->nrecords + 1, sizeof *l->records);
	l->records[l->nrecords++] = r;
}

/* Makes one text the unit at hand. */
static const struct leak_text *
unit_of(struct leak *l, const char *text)
{
	leak_text_clear(&l->unit);
	leak_text_add(&l->unit, text, strlen(text), 0);
	leak_text_sum(&l->unit);
	return &l->unit;
}

/* The windows of the document: equal ones are linked to the first. */

static bool
same_signs(const struct leak_text *a, size_t i, const struct leak_text *b,
    size_t k, size_t len)
{
	for (size_t n = 0; n < len; n++)
		if (a->signs[i + n].cp != b->signs[k + n].cp)
			return false;
	return true;
}

/* The first window of the document like this one of t; SIZE_MAX: none. */
static size_t
window(const struct leak *l, const struct leak_text *t, size_t at)
{
	uint64_t h = leak_text_hash(t, at, LEAK_LEAST);
	size_t slot = h & l->mask;

	for (; l->heads[slot] != 0; slot = (slot + 1) & l->mask)
		if (same_signs(&l->doc, l->heads[slot] - 1, t, at, LEAK_LEAST))
			return l->heads[slot] - 1;
	return SIZE_MAX;
}

static void
index_document(struct leak *l)
{
	size_t n = l->doc.n, size = 64, slot, first, *last;

	while (size < 2 * n)
		size *= 2;
	l->mask = size - 1;
	l->heads = xcalloc(size, sizeof *l->heads);
	l->same = xcalloc(n + 1, sizeof *l->same);
	l->state = xcalloc(n + 1, sizeof *l->state);
	l->cover = xcalloc(n + 1, sizeof *l->cover);
	l->told = xcalloc(n + 1, sizeof *l->told);
	last = xcalloc(n + 1, sizeof *last);
	for (size_t i = 0; i + LEAK_LEAST <= n; i++) {
		first = window(l, &l->doc, i);
		if (first != SIZE_MAX) {
			l->same[last[first]] = i;
			last[first] = i;
			continue;
		}
		slot = leak_text_hash(&l->doc, i, LEAK_LEAST) & l->mask;
		while (l->heads[slot] != 0)
			slot = (slot + 1) & l->mask;
		l->heads[slot] = i + 1;
		last[i] = i;
	}
	free(last);
}

/* Text that may stand there: shown, or wording of template and vocabulary. */
static void
subtract(struct leak *l, const char *text, bool shown)
{
	const struct leak_text *u = unit_of(l, text);
	size_t i, first;

	for (i = 0; i + LEAK_LEAST <= u->n; i++)
		if ((first = window(l, u, i)) != SIZE_MAX)
			l->state[first] |=
			    shown ? LEAK_SHOWN | LEAK_ALLOWED : LEAK_ALLOWED;
	needles_allow(&l->needles, u, shown);
}

static void
subtract_all(struct leak *l)
{
	const struct release *r;
	size_t i, k, at;

	for (i = 0; i < l->nwords; i++)
		subtract(l, l->words[i], false);
	for (i = 0; i < l->nrecords; i++)
		for (r = l->records[i], k = 0; k < r->nparts; k++)
			if (r->parts[k].word || r->parts[k].shown)
				subtract(
				    l, r->parts[k].text, !r->parts[k].word);
	for (i = 0; i + LEAK_LEAST <= l->doc.n; i++) {
		at = window(l, &l->doc, i);
		if ((l->state[at] & LEAK_SHOWN) != 0)
			memset(l->cover + i, 1, LEAK_LEAST);
	}
}

/* All that may stand there, for pieces_give(). */
static void
gather_pieces(struct leak *l)
{
	const struct release *r;
	size_t i, k;

	l->gathered = true;
	for (i = 0; i < l->nwords; i++)
		pieces_add(&l->pieces, unit_of(l, l->words[i]));
	for (i = 0; i < l->nrecords; i++)
		for (r = l->records[i], k = 0; k < r->nparts; k++)
			if (r->parts[k].word || r->parts[k].shown)
				pieces_add(
				    &l->pieces, unit_of(l, r->parts[k].text));
	for (i = 0; i < l->npersons; i++)
		if (l->persons[i].shown)
			pieces_add(
			    &l->pieces, unit_of(l, l->persons[i].of->name));
}

bool
leak_gives(struct leak *l, size_t at, size_t len)
{
	if (!l->gathered)
		gather_pieces(l);
	return pieces_give(&l->pieces, &l->doc, at, len);
}

/* True where this window of the document is a leak if a hidden part has it. */
static bool
open_window(struct leak *l, size_t first)
{
	unsigned char *s = &l->state[first];

	if ((*s & LEAK_TRIED) == 0) {
		*s |= LEAK_TRIED;
		if ((*s & LEAK_ALLOWED) == 0 &&
		    leak_gives(l, first, LEAK_LEAST))
			*s |= LEAK_ALLOWED;
	}
	return (*s & LEAK_ALLOWED) == 0;
}

static void
tell_text(struct leak *l, const struct release *r, const struct release_part *p,
    size_t at)
{
	int line = l->doc.signs[at].line;
	bool goes_on = at > 0 && l->told[at - 1] == p;

	l->told[at] = p;
	if (goes_on || (l->told_part == p && l->told_line == line))
		return;
	l->told_part = p;
	l->told_line = line;
	l->found++;
	diag_add(l->diag, DIAG_LEAK_TEXT, l->file, (long)line, r->file,
	    diag_num(p->line), release_kind_name(p->kind, DIAG_ZH),
	    release_kind_name(p->kind, DIAG_EN));
}

/* How many letters the window had before its numbers got one form. */
static size_t
written(const struct leak_text *t, size_t at)
{
	size_t end = at + LEAK_LEAST;

	if (!t->figures)
		return LEAK_LEAST;
	return (end < t->n ? t->signs[end].was : t->were) - t->signs[at].was;
}

/* A hidden part, window by window; each window is told once. */
static void
compare(struct leak *l, const struct release *r, const struct release_part *p)
{
	const struct leak_text *u;
	size_t i, k, first;

	leak_text_clear(&l->hidden);
	leak_text_add(&l->hidden, p->text, strlen(p->text), 0);
	leak_text_sum(&l->hidden);
	u = &l->hidden;
	for (i = 0; i + LEAK_LEAST <= u->n; i++) {
		first = window(l, u, i);
		if (first == SIZE_MAX || (l->state[first] & LEAK_TOLD) != 0 ||
		    (written(u, i) < LEAK_LEAST &&
			written(&l->doc, first) < LEAK_LEAST) ||
		    !open_window(l, first))
			continue;
		l->state[first] |= LEAK_TOLD;
		for (k = first;; k = l->same[k]) {
			tell_text(l, r, p, k);
			if (l->same[k] == 0)
				break;
		}
	}
}

/* Looks through what l->doc was filled with. */
static size_t
find(struct leak *l, const char *file, struct diag *d)
{
	const struct release *r;
	size_t i, k;

	l->diag = d;
	l->file = file;
	leak_text_sum(&l->doc);
	index_document(l);
	leak_needles(l);
	subtract_all(l);
	for (i = 0; i < l->nrecords; i++)
		for (r = l->records[i], k = 0; k < r->nparts; k++)
			if (!r->parts[k].word && !r->parts[k].shown)
				compare(l, r, &r->parts[k]);
	leak_search(l);
	return l->found;
}

size_t
leak_find(struct leak *l, const struct doc *doc, struct diag *d)
{
	leak_text_doc(&l->doc, doc);
	return find(l, doc->file, d);
}

size_t
leak_find_bytes(
    struct leak *l, const char *file, const struct buf *md, struct diag *d)
{
	leak_text_lines(&l->doc, md->p == NULL ? "" : md->p, md->len);
	return find(l, file, d);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* First fit with cuts that move up: see the picture in page.h. */
#include "layout/page.h"

#include <stdlib.h>
#include <string.h>

#include "layout/table.h"

struct maker {
	struct strip *strip;
	const struct page_frame *frame;
	struct pages *pages;
	struct side *side; /* the one being filled */
	mpt bottom;
	bool turned; /* new sides are */
};

/* Where the side's boxes begin and end. */
static void
side_open(struct maker *m)
{
	const struct page_frame *f = m->frame;
	bool first = m->pages->n == 1;

	m->side->turned = m->turned;
	m->side->end = m->turned ? 0 : first ? f->first_top : f->top;
	m->bottom = m->turned ? f->turned_bottom
		    : first   ? f->first_bottom
			      : f->bottom;
}

struct side *
pages_add(struct pages *p)
{
	struct side *side;

	if (p->n == p->cap) {
		p->cap = p->cap == 0 ? 16 : p->cap * 2;
		p->sides = xreallocarray(p->sides, p->cap, sizeof(*p->sides));
	}
	side = &p->sides[p->n++];
	memset(side, 0, sizeof(*side));
	return side;
}

static void
side_new(struct maker *m)
{
	m->side = pages_add(m->pages);
	side_open(m);
}

void
side_place(struct side *s, const struct box *box, size_t index, mpt gap)
{
	if (s->n == s->cap) {
		s->cap = s->cap == 0 ? 32 : s->cap * 2;
		s->placed =
		    xreallocarray(s->placed, s->cap, sizeof(*s->placed));
	}
	s->placed[s->n].box = box;
	s->placed[s->n].index = index;
	s->placed[s->n].y = s->end + gap;
	s->n++;
	s->end += gap + box->height;
}

/* Takes boxes off the side again so that n are left. */
static void
take_back(struct maker *m, size_t n)
{
	struct side *s = m->side;
	const struct placed *last;

	s->n = n;
	if (n == 0) {
		side_open(m);
		return;
	}
	last = &s->placed[n - 1];
	s->end = last->y + last->box->height;
}

/*
 * The most boxes that leave a cut which is allowed, soft ties counting where
 * they can; n where none is.
 */
size_t
side_cut(const struct side *s, size_t n)
{
	size_t k = n;

	while (k > 0 && s->placed[k - 1].box->keep != KEEP_FREE)
		k--;
	if (k == 0)
		for (k = n; k > 0; k--)
			if (s->placed[k - 1].box->keep != KEEP_HARD)
				break;
	return k == 0 ? n : k;
}

/* Height of what is tied to box i and follows it: a signature, mostly. */
static mpt
tied_height(const struct maker *m, size_t i)
{
	const struct box *box;
	mpt h = 0;

	while (m->strip->boxes[i].keep != KEEP_FREE &&
	       i + 1 < m->strip->nboxes && h < m->frame->bottom) {
		box = &m->strip->boxes[++i];
		if (box->kind != BOX_LINES)
			break;
		h += box->gap + box->height;
	}
	return h;
}

/*
 * The room for a table's next fragment.  Where the table would end on this
 * side and what is tied to it would not fit below, some rows stay for the
 * next side.
 */
static mpt
table_room(const struct maker *m, const struct box *box, size_t i, mpt gap)
{
	mpt room = m->bottom - m->side->end - gap, tied, rest, less;

	tied = tied_height(m, i);
	if (tied == 0)
		return room;
	rest = table_rest(box->table, &less);
	return rest <= room && rest + tied > room && less > 0 ? less : room;
}

/* The table's next fragment, if one fits; *done after its last row. */
static bool
place_table(struct maker *m, const struct box *box, size_t index, bool *done)
{
	struct box *frag;
	mpt gap = m->side->n == 0 ? 0 : box->gap;

	frag = arena_alloc(m->strip->arena, sizeof(*frag));
	if (!table_take(box->table, m->strip->arena,
		table_room(m, box, index, gap), m->side->n == 0, frag))
		return false;
	frag->gap = box->gap;
	side_place(m->side, frag, index, gap);
	*done = table_done(box->table);
	if (!*done)
		side_new(m);
	return true;
}

/* What follows stands on a new side, which may be the one just begun. */
static void
begin(struct maker *m, bool turned)
{
	const struct page_frame *f = m->frame;

	m->turned = turned;
	/* Nothing turned stands under a head. */
	if (m->side->n > 0 ||
	    (turned && m->pages->n == 1 && f->first_top > f->top))
		side_new(m);
	else
		side_open(m);
	m->side->begun = true;
}

struct pages *
pages_fill(struct strip *strip, const struct page_frame *frame)
{
	struct maker m = {strip, frame, NULL, NULL, 0, false};
	const struct box *box;
	size_t i = 0, keep;
	mpt gap;
	bool done;

	m.pages = xcalloc(1, sizeof(*m.pages));
	side_new(&m);
	while (i < strip->nboxes) {
		box = &strip->boxes[i];
		gap = m.side->n == 0 ? 0 : box->gap;
		if (box->kind == BOX_SIDE) {
			/* None for nothing; the imprint stands upright. */
			if (i + 1 < strip->nboxes || frame->tail != 0)
				begin(&m, box->turned);
			i++;
			continue;
		}
		if (box->kind == BOX_TABLE) {
			done = false;
			if (place_table(&m, box, i, &done)) {
				i += done;
				continue;
			}
		} else if (m.side->n == 0 ||
			   m.side->end + gap + box->height <= m.bottom) {
			side_place(m.side, box, i, gap);
			i++;
			continue;
		}
		keep = side_cut(m.side, m.side->n);
		i -= m.side->n - keep;
		take_back(&m, keep);
		side_new(&m);
	}
	return m.pages;
}

struct pages *
pages_make(struct strip *strip, const struct page_frame *frame)
{
	struct pages *pages = pages_fill(strip, frame);

	pages_settle(pages, strip, frame);
	return pages;
}

void
pages_free(struct pages *pages)
{
	if (pages == NULL)
		return;
	for (size_t i = 0; i < pages->n; i++)
		free(pages->sides[i].placed);
	free(pages->sides);
	free(pages);
}

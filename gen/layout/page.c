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
	mpt y; /* lower edge of what stands on it */
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
	m->y = m->turned ? 0 : first ? f->first_top : f->top;
	m->bottom = m->turned ? f->turned_bottom
		    : first   ? f->first_bottom
			      : f->bottom;
	m->side->end = m->y;
}

static void
side_new(struct maker *m)
{
	struct pages *p = m->pages;

	if (p->n == p->cap) {
		p->cap = p->cap == 0 ? 16 : p->cap * 2;
		p->sides = xreallocarray(p->sides, p->cap, sizeof(*p->sides));
	}
	m->side = &p->sides[p->n++];
	memset(m->side, 0, sizeof(*m->side));
	side_open(m);
}

static void
place(struct maker *m, const struct box *box, mpt gap)
{
	struct side *s = m->side;

	if (s->n == s->cap) {
		s->cap = s->cap == 0 ? 32 : s->cap * 2;
		s->placed =
		    xreallocarray(s->placed, s->cap, sizeof(*s->placed));
	}
	s->placed[s->n].box = box;
	s->placed[s->n].y = m->y + gap;
	s->n++;
	m->y += gap + box->height;
	s->end = m->y;
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
	} else {
		last = &s->placed[n - 1];
		m->y = last->y + last->box->height;
	}
	s->end = m->y;
}

/*
 * How many boxes of the side stay, where at most n may: the most that leave
 * a cut which is allowed, soft ties counting where they can; n where none is.
 */
static size_t
cut(const struct side *s, size_t n)
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

/* The table's next fragment, if one fits; *done after its last row. */
static bool
place_table(struct maker *m, const struct box *box, bool *done)
{
	struct box *frag;
	mpt gap = m->side->n == 0 ? 0 : box->gap;

	frag = arena_alloc(m->strip->arena, sizeof(*frag));
	if (!table_take(box->table, m->strip->arena, m->bottom - m->y - gap,
		m->side->n == 0, frag))
		return false;
	frag->gap = box->gap;
	place(m, frag, gap);
	*done = table_done(box->table);
	if (!*done)
		side_new(m);
	return true;
}

/*
 * The last side gives room to the tail; where it has none, the tail goes to
 * a new side and takes at least two boxes of text along if it can.
 */
static void
make_room(struct maker *m)
{
	const struct page_frame *f = m->frame;
	const struct side *s = m->side;
	size_t n = s->n, keep = n;
	struct placed *moved;
	mpt room = f->bottom - f->top - f->tail_gap - f->tail;

	if (f->tail == 0 ||
	    (!s->turned && m->y + f->tail_gap + f->tail <= m->bottom))
		return;
	if (n > 2 && !s->turned)
		keep = cut(s, n - 2);
	if (keep < n && (s->placed[keep - 1].box->keep == KEEP_HARD ||
			    s->end - s->placed[keep].y > room))
		keep = n;
	moved = xreallocarray(NULL, n - keep + 1, sizeof(*moved));
	for (size_t i = keep; i < n; i++)
		moved[i - keep] = s->placed[i];
	take_back(m, keep);
	m->turned = false;
	side_new(m);
	for (size_t i = 0; i < n - keep; i++)
		place(m, moved[i].box, i == 0 ? 0 : moved[i].box->gap);
	free(moved);
}

struct pages *
pages_make(struct strip *strip, const struct page_frame *frame)
{
	struct maker m = {strip, frame, NULL, NULL, 0, 0, false};
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
			m.turned = box->turned;
			/* Nothing turned stands under a head. */
			if (m.side->n > 0 || (m.turned && m.pages->n == 1 &&
						 frame->first_top > frame->top))
				side_new(&m);
			else
				side_open(&m);
			i++;
			continue;
		}
		if (box->kind == BOX_TABLE) {
			done = false;
			if (place_table(&m, box, &done)) {
				i += done;
				continue;
			}
		} else if (m.side->n == 0 ||
			   m.y + gap + box->height <= m.bottom) {
			place(&m, box, gap);
			i++;
			continue;
		}
		keep = cut(m.side, m.side->n);
		i -= m.side->n - keep;
		take_back(&m, keep);
		side_new(&m);
	}
	make_room(&m);
	return m.pages;
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

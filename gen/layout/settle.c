/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Settles the last sides.
 *
 *	tail: even side wanted     n even   n odd
 *	  there is room            n        -
 *	  tightened, there is      n        n − 1
 *	  else                     n + 2    n + 1, the tail alone on its side
 *
 * (n + 2: a blank side stands before the tail's.)  Tightening takes from the
 * gaps what their boxes give, as few of the last sides as will do and as
 * little as will do, and never over a side that a break began, a turned one,
 * or one that goes on with a table.  A signature is settled first: where it
 * does not fit, tightening comes before text is moved to its side (7.3.5.5),
 * and if all else fails a single line is carried over to it.
 */
#include "layout/page.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Parts of 1000 in which tightening is tried. */
enum { TIGHT = 1000, TIGHT_STEP = 50 };

struct settling {
	struct pages *pages;
	struct strip *strip;
	const struct page_frame *frame;
	mpt room; /* lowest edge of text above the tail */
};

/* Some sides set anew: they take the place of those from first to last. */
struct splice {
	size_t first, last;
	struct pages *pages; /* owned; NULL where there is no way */
};

/* The sides from first to last, filled again with all gaps tightened. */
static struct pages *
refill(const struct settling *s, size_t first, size_t last, int tight)
{
	const struct side *side;
	const struct placed **from;
	struct strip strip = {s->strip->arena, NULL, 0, 0};
	struct page_frame frame = *s->frame;
	struct pages *pages;
	struct placed *placed;
	struct box *box;
	size_t n = 0, i, k;

	for (i = first; i <= last; i++)
		n += s->pages->sides[i].n;
	from = xreallocarray(NULL, n + 1, sizeof(*from));
	for (n = 0, i = first; i <= last; i++) {
		side = &s->pages->sides[i];
		for (k = 0; k < side->n; k++) {
			box = strip_add(&strip, BOX_LINES);
			*box = *side->placed[k].box;
			box->gap -= (mpt)((int64_t)box->give * tight / TIGHT);
			from[n++] = &side->placed[k];
		}
	}
	if (first > 0) {
		frame.first_top = frame.top;
		frame.first_bottom = frame.bottom;
	}
	pages = pages_fill(&strip, &frame);
	for (i = 0; i < pages->n; i++) {
		pages->sides[i].tight = tight;
		for (k = 0; k < pages->sides[i].n; k++) {
			placed = &pages->sides[i].placed[k];
			placed->box = from[placed->index]->box;
			placed->index = from[placed->index]->index;
		}
	}
	pages->sides[0].begun = s->pages->sides[first].begun;
	free(from);
	strip_clear(&strip);
	return pages;
}

/* May text go from this side to the one before it? */
static bool
is_joined(const struct settling *s, size_t i)
{
	const struct side *side = &s->pages->sides[i];

	return !side->begun && side->n > 0 &&
	       s->strip->boxes[side->placed[0].index].kind != BOX_TABLE;
}

/* Is there text on the side above the signature?  True where there is none. */
static bool
is_accompanied(const struct settling *s, const struct side *side)
{
	size_t sign = s->frame->sign - 1;
	bool text = false;

	if (s->frame->sign == 0)
		return true;
	for (size_t i = 0; i < side->n; i++) {
		if (side->placed[i].index == sign)
			return text;
		text = text || side->placed[i].index >= s->frame->text;
	}
	return true;
}

static bool
is_good(const struct settling *s, const struct pages *p, size_t sides, mpt room)
{
	if (p->n != sides || p->sides[p->n - 1].end > room)
		return false;
	for (size_t i = 0; i < p->n; i++)
		if (!is_accompanied(s, &p->sides[i]))
			return false;
	return true;
}

/* Sides up to last on saved sides fewer, ending above room. */
static struct splice
tighten(const struct settling *s, size_t last, size_t saved, mpt room)
{
	struct splice r = {0, last, NULL};
	size_t sides;
	int tight;

	for (sides = 1;
	     (int)sides <= s->frame->tight_sides && sides + saved <= last + 1;
	     sides++) {
		r.first = last + 1 - sides - saved;
		if (s->pages->sides[r.first].turned)
			break;
		for (size_t i = r.first + 1; i <= last; i++)
			if (!is_joined(s, i))
				return r;
		r.pages = refill(s, r.first, last, TIGHT);
		if (!is_good(s, r.pages, sides, room)) {
			pages_free(r.pages);
			r.pages = NULL;
			continue;
		}
		for (tight = TIGHT_STEP; tight < TIGHT; tight += TIGHT_STEP) {
			struct pages *p = refill(s, r.first, last, tight);

			if (is_good(s, p, sides, room)) {
				pages_free(r.pages);
				r.pages = p;
				break;
			}
			pages_free(p);
		}
		break;
	}
	return r;
}

/* Puts the sides in; false where there are none. */
static bool
apply(struct settling *s, struct splice *r)
{
	struct pages *p = s->pages;
	size_t old = r->last - r->first + 1, rest = p->n - r->last - 1;

	if (r->pages == NULL)
		return false;
	for (size_t i = r->first; i <= r->last; i++)
		free(p->sides[i].placed);
	/* Never more sides than before. */
	memcpy(&p->sides[r->first], r->pages->sides,
	    r->pages->n * sizeof(*p->sides));
	memmove(&p->sides[r->first + r->pages->n], &p->sides[r->last + 1],
	    rest * sizeof(*p->sides));
	p->n -= old - r->pages->n;
	r->pages->n = 0; /* the boxes are ours now */
	pages_free(r->pages);
	r->pages = NULL;
	return true;
}

static bool
tail_fits(const struct settling *s, const struct side *side)
{
	return s->frame->tail == 0 || (!side->turned && side->end <= s->room);
}

/* The side with the signature. */
static size_t
find_sign(const struct settling *s)
{
	size_t i, k;

	for (i = s->pages->n; i-- > 0;)
		for (k = s->pages->sides[i].n; k-- > 0;)
			if (s->pages->sides[i].placed[k].index ==
			    s->frame->sign - 1)
				return i;
	return 0;
}

/* One line of text to the side of the signature, if it fits there. */
static bool
carry(struct settling *s, size_t at)
{
	struct side *from, *to, all = {0};
	const struct placed *line;

	if (at == 0 || !is_joined(s, at))
		return false;
	from = &s->pages->sides[at - 1];
	to = &s->pages->sides[at];
	if (from->turned || from->n < 2 ||
	    from->placed[from->n - 2].index < s->frame->text)
		return false;
	line = &from->placed[from->n - 1];
	if (s->strip->boxes[line->index].kind == BOX_TABLE ||
	    to->end + line->box->height + to->placed[0].box->gap >
		s->frame->bottom)
		return false;
	all.end = s->frame->top;
	side_place(&all, line->box, line->index, 0);
	for (size_t i = 0; i < to->n; i++)
		side_place(&all, to->placed[i].box, to->placed[i].index,
		    to->placed[i].box->gap);
	free(to->placed);
	*to = all;
	from->n--;
	line = &from->placed[from->n - 1];
	from->end = line->y + line->box->height;
	return true;
}

/*
 * A side less never costs more: where the tail then stands alone, it takes
 * the side that text had.
 */
static void
settle_sign(struct settling *s)
{
	size_t at = find_sign(s);
	struct splice r = tighten(s, at, 1, INT_MAX);

	if (apply(s, &r) || at == 0 || is_accompanied(s, &s->pages->sides[at]))
		return;
	s->pages->sign_alone = !carry(s, at);
}

/*
 * A tail that finds no room on the last side goes to a new one and takes at
 * least two boxes of text along if it can.
 */
static void
take_along(struct settling *s)
{
	const struct page_frame *f = s->frame;
	struct side *side = &s->pages->sides[s->pages->n - 1], *to;
	size_t n = side->n, keep = n;

	if (n > 2 && !side->turned)
		keep = side_cut(side, n - 2);
	if (keep < n &&
	    (side->placed[keep - 1].box->keep == KEEP_HARD ||
		side->end - side->placed[keep].y > s->room - f->top))
		keep = n;
	/* Never the signature without the text above it. */
	if (keep < n && side->placed[keep].index + 1 == s->frame->sign)
		keep = n;
	to = pages_add(s->pages);
	side = to - 1;
	to->end = f->top;
	for (size_t i = keep; i < n; i++)
		side_place(to, side->placed[i].box, side->placed[i].index,
		    i == keep ? 0 : side->placed[i].box->gap);
	if (keep == 0 || keep == n)
		return;
	side->n = keep;
	side->end =
	    side->placed[keep - 1].y + side->placed[keep - 1].box->height;
}

static void
settle_tail(struct settling *s)
{
	size_t last = s->pages->n - 1;
	bool odd = s->pages->n % 2 == 1;
	struct splice r = {0, 0, NULL};

	if (s->frame->tail_even && odd) {
		r = tighten(s, last, 1, s->room);
		if (!apply(s, &r))
			pages_add(s->pages);
		return;
	}
	if (tail_fits(s, &s->pages->sides[last]))
		return;
	r = tighten(s, last, 0, s->room);
	if (apply(s, &r))
		return;
	if (!s->frame->tail_even) {
		take_along(s);
		return;
	}
	pages_add(s->pages);
	pages_add(s->pages);
}

void
pages_settle(
    struct pages *pages, struct strip *strip, const struct page_frame *frame)
{
	struct settling s = {
	    pages, strip, frame, frame->bottom - frame->tail - frame->tail_gap};

	if (frame->sign > 0)
		settle_sign(&s);
	if (frame->tail > 0)
		settle_tail(&s);
}

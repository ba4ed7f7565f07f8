/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A place in the two sequences is a point (x, y); the diagonal x - y of a
 * point changes with every symbol that is only in one of them.  Paths go out
 * from both corners of a box, farthest first; where they meet the box is cut
 * in two.
 *
 *	(x0,y0) ──┐ forward: farthest x on each diagonal
 *	   \      │
 *	     snake│
 *	          └── backward (x1,y1)
 */
#include "base/myers.h"

#include <limits.h>
#include <stdlib.h>

#include "base/mem.h"

struct search {
	const uint32_t *a, *b;
	bool *achanged, *bchanged;
	long *forward, *backward; /* by diagonal, from -(nb + 1) */
	long bound;
	bool whole; /* nothing was given up */
};

struct box {
	long x0, y0, x1, y1;
};

/* The diagonals that one side has reached. */
struct reach {
	long min, max;
};

/* One step further outside; what lies beyond the box counts as never reached.
 */
static void
widen(struct reach *r, long dmin, long dmax, long *v, long none)
{
	if (r->min > dmin)
		v[--r->min - 1] = none;
	else
		r->min++;
	if (r->max < dmax)
		v[++r->max + 1] = none;
	else
		r->max--;
}

/* True where the paths meet: at *x on diagonal *d. */
static bool
go_forward(const struct search *s, const struct box *box, struct reach *f,
    const struct reach *back, bool odd, long *x, long *d)
{
	long at, k;

	widen(f, box->x0 - box->y1, box->x1 - box->y0, s->forward, -1);
	for (k = f->max; k >= f->min; k -= 2) {
		long low = s->forward[k - 1], high = s->forward[k + 1];

		at = low < high ? high : low + 1;
		while (at < box->x1 && at - k < box->y1 &&
		       s->a[at] == s->b[at - k])
			at++;
		s->forward[k] = at;
		if (odd && back->min <= k && k <= back->max &&
		    s->backward[k] <= at) {
			*x = at, *d = k;
			return true;
		}
	}
	return false;
}

static bool
go_backward(const struct search *s, const struct box *box, struct reach *b,
    const struct reach *front, bool odd, long *x, long *d)
{
	long at, k;

	widen(b, box->x0 - box->y1, box->x1 - box->y0, s->backward, LONG_MAX);
	for (k = b->max; k >= b->min; k -= 2) {
		long low = s->backward[k - 1], high = s->backward[k + 1];

		at = low < high ? low : high - 1;
		while (at > box->x0 && at - k > box->y0 &&
		       s->a[at - 1] == s->b[at - k - 1])
			at--;
		s->backward[k] = at;
		if (!odd && front->min <= k && k <= front->max &&
		    at <= s->forward[k]) {
			*x = at, *d = k;
			return true;
		}
	}
	return false;
}

/* A point on a shortest path through the box; false where it is too far. */
static bool
middle(const struct search *s, const struct box *box, long *x, long *y)
{
	long from = box->x0 - box->y0, to = box->x1 - box->y1, d = 0, cost;
	struct reach f = {from, from}, b = {to, to};
	bool odd = ((from - to) & 1) != 0;

	s->forward[from] = box->x0;
	s->backward[to] = box->x1;
	for (cost = 0; cost < s->bound; cost++)
		if (go_forward(s, box, &f, &b, odd, x, &d) ||
		    go_backward(s, box, &b, &f, odd, x, &d)) {
			*y = *x - d;
			return true;
		}
	return false;
}

static void
all_changed(struct search *s, const struct box *box)
{
	long i;

	for (i = box->x0; i < box->x1; i++)
		s->achanged[i] = true;
	for (i = box->y0; i < box->y1; i++)
		s->bchanged[i] = true;
}

/* The number of changes is halved each time, so it does not go deep. */
static void
compare(struct search *s, struct box box)
{
	struct box rest = box;
	long x = 0, y = 0;

	for (;;) {
		box = rest;
		while (box.x0 < box.x1 && box.y0 < box.y1 &&
		       s->a[box.x0] == s->b[box.y0])
			box.x0++, box.y0++;
		while (box.x0 < box.x1 && box.y0 < box.y1 &&
		       s->a[box.x1 - 1] == s->b[box.y1 - 1])
			box.x1--, box.y1--;
		if (box.x0 == box.x1 || box.y0 == box.y1) {
			all_changed(s, &box);
			return;
		}
		if (!middle(s, &box, &x, &y)) {
			all_changed(s, &box);
			s->whole = false;
			return;
		}
		rest = (struct box){x, y, box.x1, box.y1};
		box.x1 = x, box.y1 = y;
		compare(s, box);
	}
}

bool
myers_diff(const uint32_t *a, size_t na, const uint32_t *b, size_t nb,
    size_t bound, bool *achanged, bool *bchanged)
{
	struct search s = {
	    a, b, achanged, bchanged, NULL, NULL, (long)bound, true};
	long *v = xcalloc(2 * (na + nb + 3), sizeof *v);

	s.forward = v + nb + 1;
	s.backward = s.forward + na + nb + 3;
	for (size_t i = 0; i < na; i++)
		achanged[i] = false;
	for (size_t i = 0; i < nb; i++)
		bchanged[i] = false;
	compare(&s, (struct box){0, 0, (long)na, (long)nb});
	free(v);
	return s.whole;
}

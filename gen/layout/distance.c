/* SPDX-License-Identifier: Apache-2.0 */
/* What "the nearest, the lowest, the line above" mean, and what applies. */
#include "layout/distance.h"

#include <stdlib.h>
#include <string.h>

#include "layout/flow.h"
#include "mark/front.h"

enum {
	ORDINARY = 1 << FRONT_ORDINARY,
	UPWARD = 1 << FRONT_UPWARD,
	LETTER = 1 << FRONT_LETTER,
	ORDER = 1 << FRONT_ORDER,
	MINUTES = 1 << FRONT_MINUTES,
	ALL = ~0,
	/* Micrometres: 3.2 and 5.2.3, the type area filled. */
	PITCH = 10447,
	CELL = 5571,
	EDGE_BLANK = 10390, /* GB/T 33476.2 */
	GRID_LEADING = 4803, /* of 16 pt on that pitch */
	LINES_MIN = 3, /* fewer say nothing of the pitch */
	RUN_MIN = 5, /* steps from Han to Han */
};

void
distance_checks(struct distances *s)
{
	const struct profile *p = s->profile;
	bool grid = p->blank == BLANK_GRID;
#define NOTHING                                                                \
	{                                                                      \
		FROM_NOTHING, WHAT_NONE                                        \
	}
#define ON_SHEET                                                               \
	{                                                                      \
		FROM_SHEET, WHAT_NONE                                          \
	}
#define ON_AREA                                                                \
	{                                                                      \
		FROM_AREA, WHAT_NONE                                           \
	}
#define MARKS                                                                  \
	{                                                                      \
		FROM_MARKS, WHAT_MARK                                          \
	}
#define ABOVE_INK                                                              \
	{                                                                      \
		FROM_ABOVE_INK, WHAT_NONE                                      \
	}
#define TEXT_END                                                               \
	{                                                                      \
		FROM_TEXT_END, WHAT_NONE                                       \
	}
#define HEAD_END                                                               \
	{                                                                      \
		FROM_HEAD_END, WHAT_NONE                                       \
	}
#define DASH_BEFORE                                                            \
	{                                                                      \
		FROM_BEFORE, WHAT_PAGE_DASH                                    \
	}
#define LINE(x)                                                                \
	{                                                                      \
		FROM_LINE, WHAT_##x                                            \
	}
#define OF(x)                                                                  \
	{                                                                      \
		FROM_OF, WHAT_##x                                              \
	}
#define LOWEST(x)                                                              \
	{                                                                      \
		FROM_LOWEST, WHAT_##x                                          \
	}
#define ADJUSTABLE (int)mpt_to_um(p->pitch_less)
#define BLANK(n) (grid ? (n)*PITCH + GRID_LEADING : (n)*EDGE_BLANK)
#define OWN_BLANK(n) flow_blank(p, n)
#define CHECK(id, formats, when, what, which, edge, from, there, relation,     \
    value, tolerance, own, clause, source)                                     \
	{id, formats, when, WHAT_##what, which, edge, from, there, relation,   \
	    value, tolerance, own, clause, source},
	const struct check checks[] = {
#include "layout/proof.def"
	};
#undef CHECK

	_Static_assert(
	    sizeof(checks) / sizeof(*checks) <= CHECKS_MAX, "room for all");
	s->nchecks = sizeof(checks) / sizeof(*checks);
	memcpy(s->checks, checks, sizeof(checks));
}

/* The things of a page are [start, end). */
static void
page_range(const struct distances *s, size_t i, size_t *start, size_t *end)
{
	int page = s->things.list[i].page;

	for (*start = i; *start > 0 && s->things.list[*start - 1].page == page;
	     --*start)
		;
	for (*end = i; *end < s->things.n && s->things.list[*end].page == page;
	     ++*end)
		;
}

static bool
is_frame(enum what what)
{
	return what == WHAT_SHEET || what == WHAT_TYPE_AREA;
}

static bool
is_signing(enum what what)
{
	return what == WHAT_SIGNATURE || what == WHAT_DATE ||
	       what == WHAT_SEAL || what == WHAT_STAMP || what == WHAT_POST;
}

/* Outside the type area by right. */
static bool
is_outside(enum what what)
{
	return is_frame(what) || what == WHAT_PAGE_NUMBER ||
	       what == WHAT_PAGE_DASH || what == WHAT_STATE ||
	       what == WHAT_LETTER_TOP_THICK || what == WHAT_LETTER_TOP_THIN ||
	       what == WHAT_LETTER_BOTTOM_THICK ||
	       what == WHAT_LETTER_BOTTOM_THIN || what == WHAT_TABLE_RULE;
}

static size_t
count(const struct distances *s, size_t start, size_t end, enum what what)
{
	size_t n = 0;

	for (; start < end; start++)
		n += s->things.list[start].what == what;
	return n;
}

static enum when
signing(const struct distances *s)
{
	static const enum when whens[] = {
	    [FRONT_SEAL] = SEALED,
	    [FRONT_UNSEALED] = PLAIN_SIGNED,
	    [FRONT_STAMP] = STAMPED,
	};

	return whens[front_signing(&s->doc->front)];
}

/* Does it ask for a pitch, which a tightened side has not (7.3.5.5)? */
static bool
asks_pitch(const struct check *c)
{
	return c->edge == LINES || (c->from.from == FROM_LINE &&
				       c->edge == TOP && c->value == PITCH);
}

static bool
is_topmost(const struct distances *s, size_t i, size_t start, size_t end)
{
	const struct thing *t = &s->things.list[i], *k;

	for (k = &s->things.list[start]; k < &s->things.list[end]; k++)
		if (k->what == t->what && k->em.top < t->em.top)
			return false;
	return true;
}

static bool
in_paragraph(const struct distances *s, const struct thing *t)
{
	const struct element *e;
	enum role parent;

	if (t->element <= 0)
		return false;
	e = &s->ops->elements[t->element];
	parent = s->ops->elements[e->parent].role;
	return (e->role == ROLE_P ||
		   (e->role >= ROLE_H1 && e->role <= ROLE_H6)) &&
	       (parent == ROLE_DOCUMENT || parent == ROLE_SECT);
}

static bool
applies(const struct distances *s, const struct check *c, size_t i,
    size_t start, size_t end)
{
	const struct thing *t = &s->things.list[i];
	mpt right = s->profile->text_left + s->profile->text_width;

	if (s->ops->pages[t->page].tight && c->when != ADJUSTED &&
	    asks_pitch(c))
		return false;
	switch (c->when) {
	case ANY:
		return true;
	case ALONE:
		return count(s, start, end, WHAT_MARK_SUFFIX) == 0;
	case PARAGRAPH:
		return in_paragraph(s, t) && (c->which == REST || t->line == 0);
	case FILLED:
		return in_paragraph(s, t) && t->line + 1 < t->lines &&
		       right - t->em.right < 2 * s->profile->cell;
	case HIGHEST:
		for (; start < i; start++)
			if (!is_frame(s->things.list[start].what))
				return false;
		return true;
	case ADJUSTED:
		return s->ops->pages[t->page].tight;
	case SINGLE:
		return count(s, start, end, c->what) == 1;
	case TOPMOST:
		return is_topmost(s, i, start, end);
	case SEALED_ONE:
		return signing(s) == SEALED &&
		       count(s, start, end, WHAT_SIGNATURE) == 1;
	case SEALED:
	case STAMPED:
	case PLAIN_SIGNED:
		return signing(s) == c->when;
	case PLAIN_TOPMOST:
		return signing(s) == PLAIN_SIGNED &&
		       is_topmost(s, i, start, end);
	case UNSTAMPED:
		return signing(s) != STAMPED;
	case ODD:
	case EVEN:
		return (t->page % 2 == 0) == (c->when == ODD);
	}
	return false;
}

static bool
chosen(const struct check *c, const struct thing *t, size_t i, size_t first,
    size_t last)
{
	switch (c->which) {
	case FIRST:
	case ALL_OF:
		return i == first;
	case LAST:
		return i == last;
	case REST:
		return t->line > 0;
	case EACH:
		break;
	}
	return true;
}

static mpt
at(const struct thing *t, enum edge edge)
{
	switch (edge) {
	case LEFT:
		return t->em.left;
	case RIGHT:
	case LEAD:
		return t->em.right;
	case TOP:
		return t->em.top;
	case BOTTOM:
		return t->em.bottom;
	case MID_X:
		return (t->em.left + t->em.right) / 2;
	case MID_Y:
		return (t->em.top + t->em.bottom) / 2;
	case INK_TOP:
		return t->ink.top;
	case INK_BOTTOM:
		return t->ink.bottom;
	case INK_MID_Y:
		return (t->ink.top + t->ink.bottom) / 2;
	case WIDTH:
		return t->em.right - t->em.left;
	case HEIGHT:
		return t->em.bottom - t->em.top;
	default:
		return 0;
	}
}

struct thing
distance_whole(
    const struct distances *s, size_t start, size_t end, enum what what)
{
	struct thing all;
	bool any = false;

	memset(&all, 0, sizeof(all));
	for (; start < end; start++) {
		const struct thing *t = &s->things.list[start];

		if (t->what != what)
			continue;
		if (!any)
			all = *t;
		any = true;
#define WIDEN(side, cmp)                                                       \
	if (t->em.side cmp all.em.side)                                        \
		all.em.side = t->em.side;                                      \
	if (t->ink.side cmp all.ink.side)                                      \
		all.ink.side = t->ink.side;
		WIDEN(left, <)
		WIDEN(top, <)
		WIDEN(right, >)
		WIDEN(bottom, >)
#undef WIDEN
	}
	return all;
}

static mpt
overhang(const struct distances *s, size_t start, size_t end)
{
	const struct extent area = {
	    mpt_um(28000), mpt_um(37000), mpt_um(184000), mpt_um(262000)};
	mpt most = -area.right;

	for (; start < end; start++) {
		const struct thing *t = &s->things.list[start];
		mpt over[] = {area.left - t->em.left, area.top - t->em.top,
		    t->em.right - area.right, t->em.bottom - area.bottom};

		for (int i = 0; i < 4 && !is_outside(t->what); i++)
			if (over[i] > most)
				most = over[i];
	}
	return most;
}

/* 28 cells, from the longest run of Han that no justification opened. */
static bool
cells(const struct distances *s, size_t start, size_t end, mpt *got)
{
	int most = RUN_MIN - 1;

	for (; start < end; start++) {
		const struct thing *t = &s->things.list[start];

		if (t->what != WHAT_BODY || t->line + 1 < t->lines ||
		    t->nhan <= most)
			continue;
		most = t->nhan;
		*got = (mpt)((int64_t)t->han * 28 / t->nhan);
	}
	return most >= RUN_MIN;
}

/* 22 lines, from the longest run of body lines that follow each other. */
static bool
lines(const struct distances *s, size_t start, size_t end, mpt *got)
{
	const struct thing *first = NULL, *before = NULL;
	int n = 0, most = LINES_MIN - 1;
	mpt far = mpt_um(12000), near = mpt_um(1000), step;

	for (; start < end; start++) {
		const struct thing *t = &s->things.list[start];

		if (t->what < WHAT_BODY || t->what > WHAT_HEADING_4 ||
		    t->turned) {
			before = NULL;
			continue;
		}
		step = before == NULL ? 0 : t->em.top - before->em.top;
		if (before != NULL && step < near)
			continue;
		if (before == NULL || step > far) {
			first = t;
			n = 0;
		}
		before = t;
		if (++n <= most)
			continue;
		most = n;
		*got =
		    (mpt)((int64_t)(t->em.top - first->em.top) * 21 / (n - 1)) +
		    at(t, HEIGHT);
	}
	return most >= LINES_MIN;
}

/* The thing the check measures from; false where there is none. */
static bool
find(const struct distances *s, const struct check *c, size_t i, size_t start,
    size_t end, struct thing *found)
{
	const struct thing *list = s->things.list, *best = NULL;
	enum edge low = c->from.from == FROM_ABOVE_INK ? INK_BOTTOM : BOTTOM;
	size_t k;

	switch (c->from.from) {
	case FROM_NOTHING:
		return true;
	case FROM_SHEET:
		*found = list[start];
		return true;
	case FROM_AREA:
		memset(found, 0, sizeof(*found));
		found->em.left = mpt_um(28000);
		found->em.top = mpt_um(37000);
		found->em.right = mpt_um(184000);
		found->em.bottom = mpt_um(262000);
		return true;
	case FROM_MARKS:
		*found = distance_whole(s, start, end, c->from.what);
		return found->what != WHAT_NONE;
	case FROM_BEFORE:
		*found = list[i > start ? i - 1 : i];
		return found->what == c->from.what;
	case FROM_LINE:
		for (k = i; k > start; k--)
			if (is_frame(list[k - 1].what) ||
			    abs(list[k - 1].em.top - list[i].em.top) >
				mpt_um(1000))
				break;
		if (k == start)
			return false;
		*found = list[k - 1];
		return found->what == c->from.what && !found->turned;
	case FROM_OF:
		for (k = i; k > start && best == NULL; k--)
			if (list[k - 1].what == c->from.what)
				best = &list[k - 1];
		for (k = end; k > i && best == NULL; k--)
			if (list[k - 1].what == c->from.what)
				best = &list[k - 1];
		break;
	case FROM_LOWEST:
		for (k = start; k < end; k++)
			if (list[k].what == c->from.what &&
			    (best == NULL ||
				list[k].em.bottom > best->em.bottom))
				best = &list[k];
		break;
	case FROM_ABOVE_INK:
	case FROM_TEXT_END:
	case FROM_HEAD_END:
		for (k = start; k < i; k++)
			if (!is_frame(list[k].what) &&
			    (c->from.from == FROM_ABOVE_INK ||
				(!is_signing(list[k].what) &&
				    list[k].what != WHAT_LETTER_BOTTOM_THICK &&
				    list[k].what != WHAT_LETTER_BOTTOM_THIN)) &&
			    (best == NULL || at(&list[k], low) > at(best, low)))
				best = &list[k];
		break;
	}
	if (best != NULL)
		*found = *best;
	return best != NULL;
}

/* Measures from thing i; false where the check does not apply to it. */
static bool
measure(const struct distances *s, const struct check *c, size_t i,
    size_t start, size_t end, mpt *got)
{
	struct thing here = s->things.list[i], there;

	memset(&there, 0, sizeof(there));
	if (!find(s, c, i, start, end, &there))
		return false;
	if (c->which == ALL_OF)
		here = distance_whole(s, start, end, c->what);
	switch (c->edge) {
	case OVERHANG:
		*got = overhang(s, start, end);
		return true;
	case CELLS:
		return cells(s, start, end, got);
	case LINES:
		return lines(s, start, end, got);
	case WIDTH:
	case HEIGHT:
		*got = at(&here, c->edge);
		return true;
	default:
		*got = at(&here, c->edge) - at(&there, c->there);
		/* Inwards from the far edges, onwards from the right one. */
		if (c->edge == LEAD ||
		    ((c->from.from == FROM_SHEET ||
			 c->from.from == FROM_AREA) &&
			(c->there == RIGHT || c->there == BOTTOM)))
			*got = -*got;
		return true;
	}
}

/* How far it is beyond what the relation allows; 0 or less is within. */
static int64_t
off(const struct check *c, int64_t um)
{
	int64_t d = um - c->value;

	if (c->relation == LE)
		return d;
	if (c->relation == GE)
		return -d;
	return d < 0 ? -d : d;
}

bool
distance_run(const struct distances *s, const struct check *c, size_t first,
    size_t last, struct result *r)
{
	size_t start, end;
	bool any = false;
	int64_t um;
	mpt got = 0;

	r->check = c;
	r->got = 0;
	page_range(s, first, &start, &end);
	for (size_t i = first; i <= last; i++) {
		const struct thing *t = &s->things.list[i];

		if (t->turned || !chosen(c, t, i, first, last) ||
		    !applies(s, c, i, start, end) ||
		    !measure(s, c, i, start, end, &got))
			continue;
		um = mpt_to_um(got);
		if (any && off(c, um) <= off(c, r->got))
			continue;
		any = true;
		r->got = um;
	}
	r->holds = any && off(c, r->got) <= c->tolerance;
	return any;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where the lines of a paragraph end: the cheapest way from its start to its
 * end, each line priced by what its setting takes (facts §3.5).
 *
 * Squeezing is cheaper than stretching (先挤进后推出), and stretch grows with
 * its square, so that a need is shared among lines.  From each possible
 * start only the ends near a full line are tried, so time is linear in the
 * text and bounded by the measure.
 */
#include "layout/galley.h"

#include <string.h>

enum {
	COST_PUSH = 9000, /* stretching at all, by half a cell and more */
	COST_LONELY = 200000, /* a last line of one character */
	COST_RIGID = 400000, /* nothing on the line can stretch */
	COST_RAGGED_LINE = 10000, /* each line that is not justified */
};

static const int64_t infinite = INT64_MAX / 4;
static const int64_t overfull = 1000000000000;

/* Price of half a cell gained in a step of the reduce order. */
static const int64_t price[STEPS] = {
    [STEP_END] = 300,
    [STEP_SPACE] = 1000,
    [STEP_MIDDOT] = 1000,
    [STEP_BRACKET] = 1500,
    [STEP_COMMA] = 2000,
    [STEP_GAP] = 2000,
    [STEP_STOP] = 4000,
};

static mpt
gap_give(const struct galley *g, const struct cluster *c)
{
	mpt least = g->runs[c->run].size / 8;

	return c->gap > least ? c->gap - least : 0;
}

void
wrap_sums(struct galley *g, const struct segment *seg)
{
	const struct cluster *c = g->s->c;
	struct sums *s = g->s->sums;
	size_t i;

	memset(&s[seg->from], 0, sizeof(s[0]));
	for (i = seg->from; i < seg->to; i++) {
		enum class k = (enum class)c[i].class;

		s[i + 1] = s[i];
		s[i + 1].width += c[i].adv + c[i].gap;
		s[i + 1].give[c[i].step] += c[i].lead + c[i].tail;
		s[i + 1].give[STEP_GAP] += gap_give(g, &c[i]);
		s[i + 1].gaps += c[i].stretch;
		s[i + 1].spaces += k == CLASS_SPACE;
		s[i + 1].solid += k == CLASS_HAN || class_is_western(k);
	}
}

/* What the bracket at the line's start gives or gets back. */
static mpt
start_trim(const struct galley *g, const struct segment *seg, size_t from)
{
	const struct profile *p = g->env->profile;
	const struct cluster *c = &g->s->c[from];
	bool indent = from == seg->from && seg->first;

	if (c->class != CLASS_OPEN)
		return 0;
	if (indent ? p->trim_indent : p->trim_start)
		return c->lead;
	return -c->paired;
}

static void
squeeze(struct fit *f, int64_t need, mpt cell)
{
	int64_t take;
	int s;

	f->target = f->natural - need;
	for (s = STEP_END; s < STEPS && need > 0; s++) {
		take = need < f->avail[s] ? need : f->avail[s];
		f->used[s] = take;
		need -= take;
		/* The last of what is there shows most. */
		if (take > 0)
			f->cost += price[s] * take / (cell / 2) *
				   (f->avail[s] + take) / f->avail[s];
	}
	if (need > 0)
		f->cost = -1;
}

static void
stretch(const struct galley *g, struct fit *f, int64_t need, mpt cell, mpt size)
{
	const struct profile *p = g->env->profile;
	int64_t most = (int64_t)f->nspaces *
		       ((int64_t)size * (p->space_max - p->space) / 1000);
	int64_t per, half = cell / 2;

	f->target = f->natural + need;
	f->spaces = need < most ? need : most > 0 ? most : 0;
	f->cost += 500 * f->spaces / half;
	need -= f->spaces;
	if (need == 0)
		return;
	if (f->ngaps == 0) {
		if (f->nspaces > 0) {
			f->spaces += need;
			f->cost += COST_RIGID;
			return;
		}
		f->target = f->natural;
		f->unjustified = true;
		f->cost += COST_RIGID + need;
		return;
	}
	f->open = need;
	per = need * 1000 / ((int64_t)f->ngaps * cell);
	f->cost +=
	    COST_PUSH * (need < half ? need : half) / half + 3 * per * per;
}

struct fit
wrap_fit(const struct galley *g, const struct segment *seg, size_t from,
    size_t to, mpt measure)
{
	const struct cluster *c = g->s->c;
	const struct sums *s = g->s->sums;
	const struct para_run *r = &g->runs[c[from].run];
	size_t end = rules_visible_end(g, from, to);
	struct fit f;
	int64_t need;
	mpt give;
	int k;

	memset(&f, 0, sizeof(f));
	if (end == from)
		return f; /* spaces alone: an empty line */
	f.start = start_trim(g, seg, from);
	f.natural = s[end].width - s[from].width - c[end - 1].gap - f.start;
	f.nspaces = s[end].spaces - s[from].spaces;
	f.ngaps = s[end - 1].gaps - s[from].gaps;
	f.target = f.natural;
	for (k = STEP_END; k < STEPS; k++)
		f.avail[k] = s[end].give[k] - s[from].give[k];
	f.avail[STEP_GAP] -= gap_give(g, &c[end - 1]);
	if (f.start > 0)
		f.avail[c[from].step] -= f.start;
	if (class_closes((enum class)c[end - 1].class) && end - 1 > from) {
		give = c[end - 1].lead + c[end - 1].tail;
		if (g->env->profile->trim_end) {
			f.avail[STEP_END] = give;
			if (c[end - 1].step != STEP_NONE)
				f.avail[c[end - 1].step] -= give;
		}
	}
	need = f.natural - measure;
	if (g->params->align != PARA_JUSTIFIED) {
		for (k = STEP_END + 1; k < STEPS; k++)
			f.avail[k] = 0;
		if (need > 0)
			squeeze(&f, need, r->cell);
		else if (to < seg->to)
			f.cost =
			    COST_RAGGED_LINE * need / measure * need / measure;
		/* Fewer lines before all; a full one costs no less. */
		if (f.cost >= 0 && to < seg->to)
			f.cost += COST_RAGGED_LINE;
	} else if (need > 0) {
		squeeze(&f, need, r->cell);
	} else if (need < 0 && to < seg->to) {
		stretch(g, &f, -need, r->cell, r->size);
	}
	if (f.cost >= 0 && to == seg->to && from > seg->from &&
	    s[end].solid - s[from].solid <= 1)
		f.cost += COST_LONELY;
	return f;
}

/* Lists where the segment's lines may end; returns how many. */
static size_t
list_ends(struct galley *g, const struct segment *seg)
{
	const struct cluster *c = g->s->c;
	size_t i, n = 0;

	for (i = seg->from; i < seg->to; i++) {
		if (c[i].brk == BREAK_NEVER && i + 1 < seg->to)
			continue;
		g->s->ends[n++] = (uint32_t)(i + 1);
		g->s->nodes[i + 1].cost = infinite;
	}
	return n;
}

/* Tries the line [from, to); false where it does not fit. */
static bool
relax(struct galley *g, const struct segment *seg, size_t from, size_t to,
    mpt measure, bool force)
{
	struct node *nodes = g->s->nodes;
	struct fit f = wrap_fit(g, seg, from, to, measure);
	int64_t cost;

	if (f.cost < 0 && !force)
		return false;
	cost = nodes[from].cost + (f.cost < 0 ? overfull : f.cost);
	if (to < seg->to)
		cost += g->s->c[to - 1].brk;
	if (cost < nodes[to].cost) {
		nodes[to].cost = cost;
		nodes[to].from = (uint32_t)from;
	}
	return true;
}

/*
 * All lines that begin at from; ends[first] is the first end after it, near
 * the first end that makes a nearly full line.
 */
static void
relax_from(struct galley *g, const struct segment *seg, size_t from,
    size_t first, size_t near, size_t nends, mpt measure)
{
	const uint32_t *ends = g->s->ends;
	bool found = false;
	size_t k;

	for (k = near; k < nends; k++) {
		if (!relax(g, seg, from, ends[k], measure, false))
			break;
		found = true;
	}
	for (k = near; !found && k-- > first;)
		found = relax(g, seg, from, ends[k], measure, false);
	if (!found)
		relax(g, seg, from, ends[first], measure, true);
}

static mpt
window(const struct galley *g, size_t from, mpt measure)
{
	mpt cell = g->runs[g->s->c[from].run].cell;
	mpt slack = measure / 7;

	if (slack < 4 * cell)
		slack = 4 * cell;
	return measure > slack ? measure - slack : 0;
}

void
wrap_segment(struct galley *g, const struct segment *seg)
{
	struct node *nodes = g->s->nodes;
	const struct sums *s = g->s->sums;
	uint32_t *ends = g->s->ends;
	size_t nends, first = 0, near = 0, from, k, at;
	mpt measure;
	struct fit f;

	nends = list_ends(g, seg);
	nodes[seg->from].cost = 0;
	for (from = seg->from; from < seg->to; from = ends[first++]) {
		if (nodes[from].cost >= infinite)
			continue;
		measure = set_measure(g, seg, from);
		/* The first line's measure is another: its end is no guide. */
		if (near < first || first == 1)
			near = first;
		while (near + 1 < nends && s[ends[near]].width - s[from].width <
					       window(g, from, measure))
			near++;
		relax_from(g, seg, from, first, near, nends, measure);
	}
	/* The way back, turned round in place. */
	for (k = 0, at = seg->to; at > seg->from; at = nodes[at].from)
		ends[k++] = (uint32_t)at;
	for (from = seg->from; k-- > 0; from = ends[k]) {
		f = wrap_fit(g, seg, from, ends[k], set_measure(g, seg, from));
		set_line(g, seg, from, ends[k], &f);
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Titles: as few lines as will do, broken between words, and of a shape that
 * GB/T 9704 §7.3.1 asks for:
 *
 *	   ──────          ──────────          ──────
 *	 ──────────          ──────          ──────────
 *	                                       ──────
 *	 梯形 upright       梯形 inverted       菱形
 *
 * never two lines of one length, never a waist.  What the author breaks by
 * hand is a segment of its own and is left as it is.
 */
#include "layout/galley.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "layout/words.h"

enum {
	LINES_MAX = 6, /* more are no title: set as a paragraph */
	ENDS_MAX = 200, /* so are more words than this */
	COST_EQUAL = 250,
	COST_WAIST = 400,
	COST_LINE = 150, /* one line more than needed */
	COST_INSIDE = 60, /* within brackets or 《》 */
	COST_EDGE = 300, /* 的 at a start, 关于 at an end */
	COST_NO_WORD = 500, /* within a word */
	STEP_HALF_CELLS = 4, /* best difference of neighbouring lines */
};

/* A place where a line of the title may end. */
struct end {
	size_t at; /* cluster after it */
	int cost;
};

struct search {
	struct galley *g;
	const struct segment *seg;
	const struct end *ends; /* the segment's end is the last */
	size_t nends;
	mpt measure, cell;
	int lines; /* wanted */
	mpt width[LINES_MAX];
	size_t take[LINES_MAX], best[LINES_MAX];
	int64_t best_cost;
};

static bool
one_of(const uint32_t *list, uint32_t cp)
{
	for (; *list != 0; list++)
		if (*list == cp)
			return true;
	return false;
}

static mpt
line_width(const struct search *s, size_t from, size_t to)
{
	struct fit f = wrap_fit(s->g, s->seg, from, to, INT32_MAX / 2);

	return f.natural > INT32_MAX / 2 ? INT32_MAX / 2 : (mpt)f.natural;
}

/* The price of a shape: how far it is from the three that are wanted. */
static int64_t
shape(const struct search *s)
{
	int64_t cost = 0, d, off;
	int i, up = 0, down = 0, waist = 0;

	for (i = 0; i + 1 < s->lines; i++) {
		d = ((int64_t)s->width[i + 1] - s->width[i]) * 2 / s->cell;
		if (d > 0) {
			waist += down > 0; /* wider after narrower */
			up++;
		} else if (d < 0) {
			down++;
		}
		off = d < 0 ? -d : d; /* half cells */
		if (off < 2)
			cost += COST_EQUAL;
		off -= STEP_HALF_CELLS;
		cost += off * off;
	}
	return cost + COST_WAIST * waist;
}

static void
try_line(struct search *s, int line, size_t from, size_t first, int64_t cost)
{
	const struct sums *sums = s->g->s->sums;
	size_t k;
	int64_t rest, total;

	for (k = first; k < s->nends; k++) {
		bool last = k + 1 == s->nends;

		if (last != (line + 1 == s->lines))
			continue;
		s->width[line] = line_width(s, from, s->ends[k].at);
		if (s->width[line] > s->measure)
			break;
		s->take[line] = s->ends[k].at;
		total = cost + s->ends[k].cost;
		if (!last) {
			rest =
			    sums[s->seg->to].width - sums[s->ends[k].at].width;
			if (rest > (int64_t)(s->lines - line - 1) *
				       (s->measure + s->cell))
				continue;
			if (total < s->best_cost)
				try_line(
				    s, line + 1, s->ends[k].at, k + 1, total);
			continue;
		}
		total += shape(s);
		if (total >= s->best_cost)
			continue;
		s->best_cost = total;
		memcpy(s->best, s->take, sizeof(s->best));
	}
}

/*
 * A line that ends after c[i] is read wrong at its edge, or the next is.  A
 * word of one character at a start is mostly the tail of a longer word that
 * the segmenter does not know (制造|业, 八|项), but for those that lead on to
 * what follows (和, 对), which are the ones that no line ends with.
 */
static bool
bad_edge(const struct profile *p, const struct cluster *c, const bool *words,
    size_t n, size_t i)
{
	bool lone = words[i] && (i + 2 == n || words[i + 1]);

	return one_of(p->title_no_start, c[i + 1].cp) ||
	       one_of(p->title_no_end, c[i].cp) ||
	       (lone && utf8_is_han(c[i + 1].cp) &&
		   !one_of(p->title_no_end, c[i + 1].cp));
}

/* Lists the ends with their costs; returns how many, 0 for too many. */
static size_t
list_ends(const struct galley *g, const struct segment *seg,
    struct end ends[ENDS_MAX], bool any)
{
	const struct profile *p = g->env->profile;
	const struct cluster *c = &g->s->c[seg->from];
	size_t n = seg->to - seg->from, i, count = 0;
	uint32_t *cps = xcalloc(n, sizeof(cps[0]));
	bool *words = xcalloc(n, sizeof(words[0]));
	int depth = 0;

	for (i = 0; i < n; i++)
		cps[i] = c[i].cp;
	words_find(cps, n, p->whole_words, words);
	words_join(cps, n, g->env->names, words);
	for (i = 0; i < n && count < ENDS_MAX; i++) {
		depth += c[i].class == CLASS_OPEN;
		depth -= c[i].class == CLASS_CLOSE && depth > 0;
		if (i + 1 < n &&
		    (c[i].brk == BREAK_NEVER || (!words[i] && !any)))
			continue;
		ends[count].at = seg->from + i + 1;
		ends[count].cost = 0;
		if (i + 1 < n) {
			ends[count].cost =
			    (words[i] ? 0 : COST_NO_WORD) +
			    (depth > 0 ? COST_INSIDE : 0) + c[i].brk / 1000 +
			    (bad_edge(p, c, words, n, i) ? COST_EDGE : 0);
		}
		count++;
	}
	free(cps);
	free(words);
	return i == n ? count : 0;
}

static bool
search(struct search *s, int fewest)
{
	struct search best = *s;
	int lines;

	best.best_cost = INT64_MAX / 2;
	for (lines = fewest; lines <= LINES_MAX && lines <= fewest + 1;
	     lines++) {
		s->lines = lines;
		s->best_cost = INT64_MAX / 4;
		try_line(s, 0, s->seg->from, 0, 0);
		s->best_cost += COST_LINE * (lines - fewest);
		if (s->best_cost < best.best_cost)
			best = *s;
	}
	*s = best;
	return s->best_cost < INT64_MAX / 4;
}

void
title_segment(struct galley *g, const struct segment *seg)
{
	struct end ends[ENDS_MAX];
	struct search s;
	struct fit f;
	size_t from;
	int i, fewest;
	bool found = false;

	memset(&s, 0, sizeof(s));
	s.g = g;
	s.seg = seg;
	s.measure = set_measure(g, seg, seg->from);
	s.cell = g->runs[g->s->c[seg->from].run].cell;
	if (line_width(&s, seg->from, seg->to) <= s.measure) {
		f = wrap_fit(g, seg, seg->from, seg->to, s.measure);
		set_line(g, seg, seg->from, seg->to, &f);
		return;
	}
	fewest = (int)((line_width(&s, seg->from, seg->to) + s.measure - 1) /
		       s.measure);
	s.ends = ends;
	for (i = 0; i < 2 && !found && fewest < LINES_MAX; i++) {
		s.nends = list_ends(g, seg, ends, i == 1);
		found = s.nends > 0 && search(&s, fewest);
	}
	if (!found) {
		wrap_segment(g, seg);
		return;
	}
	for (i = 0, from = seg->from; i < s.lines; from = s.best[i++]) {
		f = wrap_fit(g, seg, from, s.best[i], s.measure);
		set_line(g, seg, from, s.best[i], &f);
	}
}

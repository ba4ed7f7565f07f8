/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Equal beginnings and ends go first; then what occurs once on both sides, as
 * far as it is in order; what lies between two such places is a stretch, in
 * which the sum of likeness is made as large as it can be.  A stretch with
 * too many pairs is weighed near its diagonal alone.
 */
#include "base/align.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum {
	LEAST = 350, /* likeness of what is the same thing, changed */
	LEAST_ALONE = 200, /* where there is nothing else it could be */
	ENOUGH = 1000,
};

struct side {
	const struct align_thing *t;
	size_t n;
};

static uint64_t
mix(uint64_t h, uint64_t v)
{
	h ^= v + 0x9e3779b97f4a7c15ULL + (h << 6) + (h >> 2);
	h ^= h >> 31;
	return h * 0xbf58476d1ce4e5b9ULL;
}

void
align_mark(struct align_thing *t, uint64_t value)
{
	t->digest = mix(t->digest, value);
}

void
align_text(struct align_thing *t, const char *s, size_t len)
{
	uint32_t cp, last = 0;
	size_t i, n, at;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &cp);
		if (n == 0) {
			n = 1;
			cp = (unsigned char)s[i];
		}
		t->digest = mix(t->digest, cp);
		at = (last * 31 + cp) * 2654435761U >> 26;
		if (t->sketch[at] < UINT16_MAX) {
			t->sketch[at]++;
			t->letters++;
		}
		last = cp;
	}
}

void
align_add(struct align_thing *to, const struct align_thing *from)
{
	size_t i;
	unsigned sum;

	to->digest = mix(to->digest, from->digest);
	for (i = 0; i < ALIGN_SKETCH; i++) {
		sum = to->sketch[i] + from->sketch[i];
		sum = sum > UINT16_MAX ? UINT16_MAX : sum;
		to->letters += sum - to->sketch[i];
		to->sketch[i] = (uint16_t)sum;
	}
}

int
align_likeness(const struct align_thing *a, const struct align_thing *b)
{
	uint32_t most = a->letters > b->letters ? a->letters : b->letters;
	uint32_t common = 0;
	size_t i;

	if (a->kind != b->kind)
		return 0;
	if (a->digest == b->digest)
		return ENOUGH;
	if (most == 0)
		return ENOUGH - 1;
	for (i = 0; i < ALIGN_SKETCH; i++)
		common +=
		    a->sketch[i] < b->sketch[i] ? a->sketch[i] : b->sketch[i];
	return (int)((uint64_t)common * (ENOUGH - 1) / most);
}

/* Where thing i of n stands among m others, in the same part of the way. */
static size_t
opposite(size_t i, size_t n, size_t m)
{
	return n == 0 ? 0 : (size_t)((uint64_t)i * m / n);
}

enum step { STEP_A, STEP_B, STEP_BOTH };

/*
 * One stretch, weighed in a band of the given width around its diagonal: row
 * i holds columns from low(i) on.
 */
static void
weigh(struct side a, struct side b, size_t base, size_t *to)
{
	size_t rows = a.n + 1, full = b.n + 1, i, j, k;
	bool all = (uint64_t)a.n * b.n <= ALIGN_FULL;
	size_t width =
	    all || full < 2 * ALIGN_BAND + 1 ? full : 2 * ALIGN_BAND + 1;
	int least = a.n == 1 && b.n == 1 ? LEAST_ALONE : LEAST;
	unsigned char *step = xcalloc(rows * width, 1);
	long *sum = xcalloc(2 * width, sizeof *sum), *row, *above;
	size_t *low = xcalloc(rows, sizeof *low);

	for (i = 0; i < rows; i++) {
		j = opposite(i, a.n, b.n);
		low[i] = j < width / 2 ? 0 : j - width / 2;
		if (low[i] + width > full || i == a.n)
			low[i] = full - width;
		row = sum + (i & 1) * width;
		above = sum + (~i & 1) * width;
		for (k = 0; k < width; k++) {
			long best = -1, v;
			enum step how = STEP_B;
			size_t up;

			j = low[i] + k;
			if (k > 0)
				best = row[k - 1];
			up = i == 0 ? width : j - low[i - 1];
			if (i > 0 && j >= low[i - 1] && up < width &&
			    above[up] > best) {
				best = above[up];
				how = STEP_A;
			}
			if (i > 0 && j > low[i - 1] && up - 1 < width) {
				v = align_likeness(&a.t[i - 1], &b.t[j - 1]);
				if (v >= least && above[up - 1] + v > best) {
					best = above[up - 1] + v;
					how = STEP_BOTH;
				}
			}
			row[k] = best < 0 ? 0 : best;
			step[i * width + k] = (unsigned char)how;
		}
	}
	for (i = a.n, j = b.n; i > 0;) {
		switch (step[i * width + (j - low[i])]) {
		case STEP_BOTH:
			to[--i] = base + --j;
			break;
		case STEP_A:
			i--;
			break;
		default:
			/* The edge of the band: nothing to its left. */
			if (j == low[i])
				i--;
			else
				j--;
			break;
		}
		if (i > 0 && (j < low[i] || j - low[i] >= width))
			j = j < low[i] ? low[i] : low[i] + width - 1;
	}
	free(step);
	free(sum);
	free(low);
}

struct once {
	uint64_t digest;
	size_t at;
	size_t side;
};

static int
by_digest(const void *p, const void *q)
{
	const struct once *a = p, *b = q;

	if (a->digest != b->digest)
		return a->digest < b->digest ? -1 : 1;
	if (a->side != b->side)
		return a->side < b->side ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

/* pair[i] is where in b a's thing i stands that is there once on both sides. */
static void
find_unique(struct side a, struct side b, size_t *pair)
{
	size_t n = a.n + b.n, i, j;
	struct once *all = xcalloc(n + 1, sizeof *all);

	for (i = 0; i < a.n; i++) {
		all[i] = (struct once){a.t[i].digest, i, 0};
		pair[i] = ALIGN_NONE;
	}
	for (i = 0; i < b.n; i++)
		all[a.n + i] = (struct once){b.t[i].digest, i, 1};
	qsort(all, n, sizeof *all, by_digest);
	for (i = 0; i < n; i = j) {
		for (j = i; j < n && all[j].digest == all[i].digest;)
			j++;
		if (j - i == 2 && all[i].side == 0 && all[i + 1].side == 1 &&
		    a.t[all[i].at].kind == b.t[all[i + 1].at].kind)
			pair[all[i].at] = all[i + 1].at;
	}
	free(all);
}

/* Leaves of pair the longest part that rises. */
static void
keep_rising(size_t *pair, size_t n)
{
	size_t *tail = xcalloc(n + 1, sizeof *tail); /* a's index, by length */
	size_t *before = xcalloc(n + 1, sizeof *before);
	size_t len = 0, i, low, high, mid;

	for (i = 0; i < n; i++) {
		if (pair[i] == ALIGN_NONE)
			continue;
		for (low = 0, high = len; low < high;) {
			mid = low + (high - low) / 2;
			if (pair[tail[mid]] < pair[i])
				low = mid + 1;
			else
				high = mid;
		}
		before[i] = low == 0 ? ALIGN_NONE : tail[low - 1];
		tail[low] = i;
		len = low == len ? len + 1 : len;
	}
	i = len == 0 ? ALIGN_NONE : tail[len - 1];
	for (size_t k = n; k-- > 0;)
		if (k == i)
			i = before[i];
		else
			pair[k] = ALIGN_NONE;
	free(tail);
	free(before);
}

static void
align_in_order(struct side a, struct side b, size_t *to)
{
	size_t head = 0, tail = 0, i, from, bfrom;
	size_t *pair = xcalloc(a.n + 1, sizeof *pair);
	struct side sa, sb;

	for (i = 0; i < a.n; i++)
		to[i] = ALIGN_NONE;
	while (head < a.n && head < b.n &&
	       align_likeness(&a.t[head], &b.t[head]) == ENOUGH) {
		to[head] = head;
		head++;
	}
	while (head + tail < a.n && head + tail < b.n &&
	       align_likeness(&a.t[a.n - tail - 1], &b.t[b.n - tail - 1]) ==
		   ENOUGH) {
		to[a.n - tail - 1] = b.n - tail - 1;
		tail++;
	}
	sa = (struct side){a.t + head, a.n - head - tail};
	sb = (struct side){b.t + head, b.n - head - tail};
	find_unique(sa, sb, pair);
	keep_rising(pair, sa.n);
	for (i = from = bfrom = 0; i <= sa.n; i++) {
		size_t bend = i == sa.n ? sb.n : pair[i];

		if (bend == ALIGN_NONE)
			continue;
		if (i > from && bend > bfrom)
			weigh((struct side){sa.t + from, i - from},
			    (struct side){sb.t + bfrom, bend - bfrom},
			    head + bfrom, to + head + from);
		if (i < sa.n)
			to[head + i] = head + bend;
		from = i + 1;
		bfrom = bend + 1;
	}
	free(pair);
}

/* Which of the two is weighed first, by what they say alone. */
static bool
comes_first(struct side a, struct side b)
{
	size_t i;

	if (a.n != b.n)
		return a.n < b.n;
	for (i = 0; i < a.n; i++)
		if (a.t[i].digest != b.t[i].digest)
			return a.t[i].digest < b.t[i].digest;
	return true;
}

void
align(const struct align_thing *a, size_t na, const struct align_thing *b,
    size_t nb, size_t *to)
{
	struct side sa = {a, na}, sb = {b, nb};
	size_t *back, i;

	if (comes_first(sa, sb)) {
		align_in_order(sa, sb, to);
		return;
	}
	back = xcalloc(nb + 1, sizeof *back);
	align_in_order(sb, sa, back);
	for (i = 0; i < na; i++)
		to[i] = ALIGN_NONE;
	for (i = 0; i < nb; i++)
		if (back[i] != ALIGN_NONE)
			to[back[i]] = i;
	free(back);
}

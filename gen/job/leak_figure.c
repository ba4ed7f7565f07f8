/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Numbers, however they are written, in one form: 三百二十万, 叁佰贰拾萬 and
 * 3200000 are 320万.  It knows signs and no document.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "job/leak_text.h"

enum { FIGURES = 12, WAN = 0x4e07, YI = 0x4ebf }; /* of one number */

/* A sign of a Han number: 0 to 9, a power of ten, 20, 30 or 40; else -1. */
static int
value(uint32_t cp)
{
	static const struct {
		uint32_t cp;
		int value;
	} han[] = {{0x3007, 0}, {0x96f6, 0}, {0x4e00, 1}, {0x58f9, 1},
	    {0x4e8c, 2}, {0x4e24, 2}, {0x8d30, 2}, {0x4e09, 3}, {0x53c1, 3},
	    {0x56db, 4}, {0x8086, 4}, {0x4e94, 5}, {0x4f0d, 5}, {0x516d, 6},
	    {0x9646, 6}, {0x4e03, 7}, {0x67d2, 7}, {0x516b, 8}, {0x634c, 8},
	    {0x4e5d, 9}, {0x7396, 9}, {0x5341, 10}, {0x62fe, 10}, {0x5eff, 20},
	    {0x5344, 20}, {0x5345, 30}, {0x534c, 40}, {0x767e, 100},
	    {0x4f70, 100}, {0x5343, 1000}, {0x4edf, 1000}};

	for (size_t i = 0; i < sizeof han / sizeof han[0]; i++)
		if (han[i].cp == cp)
			return han[i].value;
	/* those of the market: 〡 to 〩 */
	return cp >= 0x3021 && cp <= 0x3029 ? (int)(cp - 0x3020) : -1;
}

static bool
is_figure(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* The end of what is like the sign at a place, no mark between. */
static size_t
reach(const struct leak_text *t, size_t at, bool han)
{
	size_t i = at;

	do
		i++;
	while (i < t->n && !t->signs[i].gap &&
	       (han ? value(t->signs[i].cp) >= 0 : is_figure(t->signs[i].cp)));
	return i;
}

/* A number of Han into figures; how many.  Without 十 it is figure by figure.
 */
static size_t
spell(const struct leak_text *t, size_t at, size_t end, char figures[FIGURES])
{
	long total = 0, one = 0;
	bool units = false;
	size_t i, n = 0;
	int v;

	for (i = at; i < end; i++) {
		v = value(t->signs[i].cp);
		units |= v >= 10;
		figures[n++] = (char)('0' + v % 10);
		if (v >= 10)
			total +=
			    v > 10 && v < 100 ? v : (one == 0 ? 1 : one) * v;
		one = v >= 10 ? 0 : v;
	}
	if (!units)
		return n;
	total += one;
	for (n = 0; total > 0 && n < FIGURES; total /= 10)
		figures[n++] = (char)('0' + total % 10);
	for (i = 0; i < n / 2; i++) {
		char c = figures[i];

		figures[i] = figures[n - 1 - i];
		figures[n - 1 - i] = c;
	}
	return n;
}

/* What is written for the signs from at to end, into out; how many. */
static size_t
rewrite(const struct leak_text *t, size_t at, size_t end, uint32_t *out)
{
	char figures[FIGURES];
	size_t n = 0, i, zeros = 0;

	if (!is_figure(t->signs[at].cp)) {
		n = spell(t, at, end, figures);
		for (i = 0; i < n; i++)
			out[i] = (uint32_t)figures[i];
		return n;
	}
	for (i = at; i < end; i++)
		out[n++] = t->signs[i].cp;
	while (zeros < n && out[n - 1 - zeros] == '0')
		zeros++;
	if (n > 8 && zeros >= 8) {
		n -= 8;
		out[n++] = YI;
	} else if (n > 4 && zeros >= 4) {
		n -= 4;
		out[n++] = WAN;
	}
	return n;
}

static uint32_t
plain(uint32_t cp)
{
	return cp == 0x842c ? WAN : cp == 0x5104 ? YI : cp;
}

void
leak_text_figures(struct leak_text *t)
{
	struct leak_sign *old = t->signs;
	size_t *to = xcalloc(t->n + 1, sizeof *to), i, k, n, end, at = 0;
	struct leak_text from = *t;
	uint32_t out[FIGURES + 1];

	/* 千 is one sign, and four figures. */
	t->cap = 4 * t->n + 1;
	t->signs = xcalloc(t->cap, sizeof *t->signs);
	for (i = 0; i < from.n; i = end) {
		end = i + 1;
		out[0] = plain(old[i].cp);
		n = 1;
		if (is_figure(old[i].cp) || value(old[i].cp) >= 0) {
			end = reach(&from, i, !is_figure(old[i].cp));
			if (end - i <= FIGURES)
				n = rewrite(&from, i, end, out);
			else
				end = i + 1;
		}
		for (k = i; k < end; k++)
			to[k] = at;
		for (k = 0; k < n; k++) {
			t->signs[at] = old[i];
			t->signs[at].cp = out[k];
			t->signs[at].gap = k == 0 ? old[i].gap : 0;
			t->signs[at++].was = k < end - i ? i + k : end;
		}
	}
	to[from.n] = at;
	t->n = at;
	t->were = from.n;
	for (i = 0; i < t->nsentences; i++) {
		struct leak_sentence *s = &t->sentences[i];

		s->from = to[s->from];
		s->to = to[s->to];
		s->head_from = to[s->head_from];
		s->head_to = to[s->head_to];
	}
	free(to);
	free(old);
}

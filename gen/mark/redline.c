/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/redline.h"

#include <stdlib.h>
#include <string.h>

#include "base/myers.h"
#include "base/utf8.h"
#include "mark/source.h"

enum {
	WEIGHT_HAN = 1,
	WEIGHT_WORD = 2, /* a number or a Latin word */
	STANDS = 2, /* least weight of what stands between two changes */
	RATIO = 4, /* it is not that many times lighter than both */
	KEPT = 6, /* one part in that many is left, else all is new */
};

struct unit {
	const char *s;
	size_t len;
	const struct run *run;
	uint32_t symbol;
	uint32_t cp; /* its first character */
	int weight; /* 0: a mark or a blank */
};

struct text {
	struct unit *u; /* owned */
	size_t n, cap;
	bool *changed; /* owned */
	long *sum; /* owned; of the weights before each unit */
};

/* A stretch of both sides that is not common; one may be empty. */
struct hunk {
	size_t a0, a1, b0, b1;
};

struct work {
	struct text a, b;
	struct hunk *h; /* owned */
	size_t nh;
	bool whole;
};

static bool
is_numeral(uint32_t cp)
{
	static const uint32_t set[] = {0x96f6, 0x3007, 0x4e00, 0x4e8c, 0x4e09,
	    0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341, 0x767e,
	    0x5343, 0x4e07, 0x4ebf};

	for (size_t i = 0; i < sizeof set / sizeof set[0]; i++)
		if (set[i] == cp)
			return true;
	return false;
}

static bool
is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xff10 && cp <= 0xff19);
}

/* Letters of scripts that are written in words. */
static bool
is_letter(uint32_t cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
	       cp == '_' ||
	       (cp >= 0xc0 && cp < 0x2000 && cp != 0xd7 && cp != 0xf7) ||
	       (cp >= 0xff21 && cp <= 0xff5a);
}

static bool
is_blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == '\n' || cp == 0xa0 ||
	       cp == 0x3000;
}

static size_t
peek(const char *s, size_t len, uint32_t *cp)
{
	size_t n = len == 0 ? 0 : utf8_decode(s, len, cp);

	if (n == 0)
		*cp = len == 0 ? 0 : (unsigned char)*s;
	return n == 0 && len > 0 ? 1 : n;
}

typedef bool class_fn(uint32_t cp);

/* Bytes at s of one class. */
static size_t
span_of(const char *s, size_t len, class_fn *is, size_t *count)
{
	size_t at = 0, n;
	uint32_t cp;

	*count = 0;
	while ((n = peek(s + at, len - at, &cp)) > 0 && is(cp)) {
		at += n;
		++*count;
	}
	return at;
}

/* 2026年7月8日 after the first digits; 12,500.5% and 2026-07-08, too. */
static size_t
number(const char *s, size_t len)
{
	static const char *const joints[] = {"年", "月", NULL};
	static const char *const ends[] = {"日", "%", "‰", "％", NULL};
	size_t count, at = span_of(s, len, is_digit, &count), n, more, i;

	for (;;) {
		for (i = 0; joints[i] != NULL; i++)
			if (len - at >= 3 && memcmp(s + at, joints[i], 3) == 0)
				break;
		n = joints[i] != NULL ? 3
		    : at < len && strchr(".,:-/", s[at]) != NULL &&
			    s[at] != '\0'
			? 1
			: 0;
		more = n == 0 ? 0
			      : span_of(
				    s + at + n, len - at - n, is_digit, &count);
		if (more > 0)
			at += n + more;
		else if (joints[i] != NULL)
			return at + n;
		else
			break;
	}
	for (i = 0; ends[i] != NULL; i++) {
		n = strlen(ends[i]);
		if (len - at >= n && memcmp(s + at, ends[i], n) == 0)
			return at + n;
	}
	return at;
}

/* 〔2026〕10号, or 0. */
static size_t
file_number(const char *s, size_t len)
{
	size_t at = 3, n, count;

	if (len < 3 || memcmp(s, "〔", 3) != 0)
		return 0;
	n = span_of(s + at, len - at, is_digit, &count);
	at += n;
	if (n == 0 || len - at < 3 || memcmp(s + at, "〕", 3) != 0)
		return 0;
	at += 3;
	n = span_of(s + at, len - at, is_digit, &count);
	at += n;
	if (n > 0 && len - at >= 3 && memcmp(s + at, "号", 3) == 0)
		at += 3;
	return at;
}

static bool
is_word(uint32_t cp)
{
	return is_letter(cp) || is_digit(cp) || cp == '\'' || cp == 0x2019 ||
	       cp == '-';
}

static struct unit
next_unit(const char *s, size_t len)
{
	struct unit u = {.s = s, .weight = WEIGHT_WORD};
	size_t first = peek(s, len, &u.cp), count;

	if ((u.len = file_number(s, len)) > 0)
		return u;
	if (is_digit(u.cp))
		u.len = number(s, len);
	else if (is_letter(u.cp))
		u.len = span_of(s, len, is_word, &count);
	else if (is_numeral(u.cp)) {
		u.len = span_of(s, len, is_numeral, &count);
		u.weight = count > 1 ? WEIGHT_WORD : WEIGHT_HAN;
	} else {
		u.len = first;
		u.weight = is_blank(u.cp) || source_is_mark(u.cp) || u.cp < 0x80
			       ? 0
			       : WEIGHT_HAN;
	}
	return u;
}

static void
split(struct text *t, const struct run *runs, size_t n)
{
	size_t i, at;

	for (i = 0; i < n; i++)
		for (at = 0; at < runs[i].len;) {
			if (t->n == t->cap) {
				t->cap = t->cap == 0 ? 64 : 2 * t->cap;
				t->u =
				    xreallocarray(t->u, t->cap, sizeof *t->u);
			}
			t->u[t->n] =
			    next_unit(runs[i].text + at, runs[i].len - at);
			t->u[t->n].run = &runs[i];
			at += t->u[t->n++].len;
		}
}

static bool
same_link(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* -1, 0 or 1, by text, style and link. */
static int
order(const struct unit *a, const struct unit *b)
{
	size_t len = a->len < b->len ? a->len : b->len;
	int c = memcmp(a->s, b->s, len);

	if (c == 0)
		c = (a->len > b->len) - (a->len < b->len);
	if (c == 0)
		c = (a->run->style > b->run->style) -
		    (a->run->style < b->run->style);
	if (c == 0 && !same_link(a->run->link, b->run->link))
		c = strcmp(a->run->link == NULL ? "" : a->run->link,
		    b->run->link == NULL ? "" : b->run->link);
	return c;
}

static size_t
place(const struct unit *u, size_t mask)
{
	uint64_t h = 1469598103934665603ULL + u->run->style;

	for (size_t i = 0; i < u->len; i++)
		h = (h ^ (unsigned char)u->s[i]) * 1099511628211ULL;
	return (size_t)(h ^ (h >> 32)) & mask;
}

/* Equal units get equal symbols. */
static void
number_units(struct text *texts[2])
{
	size_t size = 64, at, side, i;
	const struct unit **table;
	uint32_t next = 1;

	while (size < 2 * (texts[0]->n + texts[1]->n))
		size *= 2;
	table = xcalloc(size, sizeof *table);
	for (side = 0; side < 2; side++)
		for (i = 0; i < texts[side]->n; i++) {
			struct unit *u = &texts[side]->u[i];

			at = place(u, size - 1);
			while (table[at] != NULL && order(table[at], u) != 0)
				at = (at + 1) & (size - 1);
			if (table[at] == NULL) {
				table[at] = u;
				u->symbol = next++;
			} else
				u->symbol = table[at]->symbol;
		}
	free(table);
}

/* The symbols alone; and what is kept beside the units is made ready. */
static uint32_t *
symbols(struct text *t)
{
	uint32_t *s = xcalloc(t->n + 1, sizeof *s);

	t->changed = xcalloc(t->n + 1, sizeof *t->changed);
	t->sum = xcalloc(t->n + 1, sizeof *t->sum);
	for (size_t i = 0; i < t->n; i++) {
		s[i] = t->u[i].symbol;
		t->sum[i + 1] = t->sum[i] + t->u[i].weight;
	}
	return s;
}

static void
free_text(struct text *t)
{
	free(t->u);
	free(t->changed);
	free(t->sum);
}

static void
find_hunks(struct work *w)
{
	size_t i = 0, j = 0;

	w->h = xcalloc(w->a.n + w->b.n + 1, sizeof *w->h);
	while (i < w->a.n || j < w->b.n) {
		struct hunk h = {i, i, j, j};

		while (h.a1 < w->a.n && w->a.changed[h.a1])
			h.a1++;
		while (h.b1 < w->b.n && w->b.changed[h.b1])
			h.b1++;
		if (h.a1 > h.a0 || h.b1 > h.b0)
			w->h[w->nh++] = h;
		i = h.a1 + 1, j = h.b1 + 1;
	}
}

/* Ends a phrase: a stop, a comma, what closes. */
static bool
is_end(uint32_t cp)
{
	static const uint32_t set[] = {',', '.', ';', ':', '!', '?', ')', '\n',
	    0x3001, 0x3002, 0xff0c, 0xff1b, 0xff1a, 0xff01, 0xff1f, 0xff09,
	    0x300b, 0x201d};

	for (size_t i = 0; i < sizeof set / sizeof set[0]; i++)
		if (set[i] == cp)
			return true;
	return false;
}

/* How well a change from i to j of t is cut: after a phrase, at its end. */
static int
cut(const struct text *t, size_t i, size_t j)
{
	int score = 0;

	score += i == 0 || is_end(t->u[i - 1].cp) ? 2 : 0;
	score += j == t->n || is_end(t->u[j - 1].cp) ? 2 : 0;
	/* A mark does not stand at the beginning of what is written in. */
	score -= is_end(t->u[i].cp) ? 1 : 0;
	return score;
}

/*
 * A stretch that is only written in, or only struck, may often be cut
 * elsewhere: 丙， after 甲， rather than ，丙 before it.  before and after are
 * how many common units stand on both sides.
 */
static void
slide(const struct text *t, size_t *i, size_t *j, size_t before, size_t after,
    long *shift)
{
	size_t left = 0, right = 0;
	long best = 0, k;
	int score, most;

	while (left < before &&
	       t->u[*i - left - 1].symbol == t->u[*j - left - 1].symbol)
		left++;
	while (
	    right < after && t->u[*i + right].symbol == t->u[*j + right].symbol)
		right++;
	most = cut(t, *i + right, *j + right);
	best = (long)right;
	for (k = (long)right - 1; k >= -(long)left; k--) {
		score = cut(t, (size_t)((long)*i + k), (size_t)((long)*j + k));
		if (score > most) {
			most = score;
			best = k;
		}
	}
	*i = (size_t)((long)*i + best);
	*j = (size_t)((long)*j + best);
	*shift = best;
}

static void
slide_all(struct work *w)
{
	size_t k;

	for (k = 0; k < w->nh; k++) {
		struct hunk *h = &w->h[k];
		size_t before = h->b0 - (k == 0 ? 0 : w->h[k - 1].b1);
		size_t after =
		    (k + 1 == w->nh ? w->b.n : w->h[k + 1].b0) - h->b1;
		long shift = 0;

		if (h->a0 == h->a1) {
			slide(&w->b, &h->b0, &h->b1, before, after, &shift);
			h->a0 = h->a1 = (size_t)((long)h->a0 + shift);
		} else if (h->b0 == h->b1) {
			slide(&w->a, &h->a0, &h->a1, before, after, &shift);
			h->b0 = h->b1 = (size_t)((long)h->b0 + shift);
		}
	}
}

static long
weight(const struct text *t, size_t i, size_t j)
{
	return t->sum[j] - t->sum[i];
}

static long
heavier(const struct work *w, const struct hunk *h)
{
	long a = weight(&w->a, h->a0, h->a1), b = weight(&w->b, h->b0, h->b1);

	return a > b ? a : b;
}

static bool
stands(const struct work *w, const struct hunk *h, const struct hunk *next)
{
	long common = weight(&w->b, h->b1, next->b0), x, y;

	if (common < STANDS)
		return false;
	x = heavier(w, h), y = heavier(w, next);
	return common * RATIO >= (x < y ? x : y);
}

/* What does not stand joins its neighbours; a larger change may then take
 * what stood before it. */
static void
join(struct work *w)
{
	size_t n = 0, k;

	for (k = 0; k < w->nh; k++) {
		struct hunk h = w->h[k];

		while (n > 0 && !stands(w, &w->h[n - 1], &h)) {
			n--;
			h.a0 = w->h[n].a0;
			h.b0 = w->h[n].b0;
		}
		w->h[n++] = h;
	}
	w->nh = n;
}

/* Everything, where next to nothing is common. */
static void
weigh(struct work *w)
{
	long a = weight(&w->a, 0, w->a.n), b = weight(&w->b, 0, w->b.n);
	long kept = b;
	size_t k;

	for (k = 0; k < w->nh; k++)
		kept -= weight(&w->b, w->h[k].b0, w->h[k].b1);
	if (w->a.n > 0 && w->b.n > 0 && w->nh > 0 &&
	    kept * KEPT < (a > b ? a : b))
		w->whole = true;
	if (!w->whole)
		return;
	w->h[0] = (struct hunk){0, w->a.n, 0, w->b.n};
	w->nh = 1;
}

static void
add_span(struct redline *r, size_t *cap, struct arena *arena,
    const struct unit *u, enum span_kind kind)
{
	struct span *last = r->n == 0 ? NULL : &r->spans[r->n - 1];

	if (last != NULL && last->kind == kind &&
	    last->run.style == u->run->style &&
	    same_link(last->run.link, u->run->link) &&
	    last->run.text + last->run.len == u->s) {
		last->run.len += u->len;
		return;
	}
	if (r->n == *cap) {
		struct span *more =
		    arena_calloc(arena, *cap * 2 + 8, sizeof *more);

		if (r->n > 0)
			memcpy(more, r->spans, r->n * sizeof *more);
		r->spans = more;
		*cap = *cap * 2 + 8;
	}
	r->spans[r->n++] = (struct span){kind, {.text = u->s,
						   .len = u->len,
						   .style = u->run->style,
						   .link = u->run->link,
						   .line = u->run->line}};
}

static void
put(struct redline *r, struct arena *arena, const struct work *w, bool turned)
{
	const struct text *from = turned ? &w->b : &w->a;
	const struct text *to = turned ? &w->a : &w->b;
	size_t cap = 0, at = 0, k, i;

	for (k = 0; k <= w->nh; k++) {
		struct hunk h = {w->a.n, w->a.n, w->b.n, w->b.n};

		if (k < w->nh)
			h = w->h[k];
		if (turned)
			h = (struct hunk){h.b0, h.b1, h.a0, h.a1};
		for (i = at; i < h.b0; i++)
			add_span(r, &cap, arena, &to->u[i], SPAN_SAME);
		for (i = h.a0; i < h.a1; i++)
			add_span(r, &cap, arena, &from->u[i], SPAN_DEL);
		for (i = h.b0; i < h.b1; i++)
			add_span(r, &cap, arena, &to->u[i], SPAN_INS);
		at = h.b1;
	}
}

/* True where a's text is to be taken for the first one. */
static bool
in_order(const struct text *a, const struct text *b)
{
	size_t i;
	int c;

	for (i = 0; i < a->n && i < b->n; i++)
		if ((c = order(&a->u[i], &b->u[i])) != 0)
			return c < 0;
	return a->n <= b->n;
}

void
redline(struct redline *r, struct arena *arena, const struct run *a, size_t na,
    const struct run *b, size_t nb)
{
	struct work w = {0};
	struct text *texts[2] = {&w.a, &w.b}, t;
	uint32_t *sa, *sb;
	bool turned;

	*r = (struct redline){0};
	split(&w.a, a, na);
	split(&w.b, b, nb);
	if ((turned = !in_order(&w.a, &w.b)))
		t = w.a, w.a = w.b, w.b = t;
	number_units(texts);
	sa = symbols(&w.a), sb = symbols(&w.b);
	w.whole = !myers_diff(
	    sa, w.a.n, sb, w.b.n, REDLINE_BOUND, w.a.changed, w.b.changed);
	find_hunks(&w);
	if (w.nh > 0) {
		slide_all(&w);
		join(&w);
		weigh(&w);
	}
	r->changed = w.nh > 0;
	r->whole = w.whole;
	put(r, arena, &w, turned);
	free(sa);
	free(sb);
	free_text(&w.a);
	free_text(&w.b);
	free(w.h);
}

void
redline_text(
    struct redline *r, struct arena *arena, const char *a, const char *b)
{
	struct run *runs = arena_calloc(arena, 2, sizeof *runs);

	runs[0] = (struct run){.text = a, .len = strlen(a)};
	runs[1] = (struct run){.text = b, .len = strlen(b)};
	redline(r, arena, &runs[0], 1, &runs[1], 1);
}

void
redline_all(struct redline *r, struct arena *arena, const struct run *runs,
    size_t n, enum span_kind kind)
{
	*r = (struct redline){.changed = kind != SPAN_SAME, .n = n};
	r->spans = arena_calloc(arena, n + 1, sizeof *r->spans);
	for (size_t i = 0; i < n; i++)
		r->spans[i] = (struct span){kind, runs[i]};
}

struct run *
redline_runs(const struct redline *r, struct arena *arena, size_t *nruns)
{
	struct run *runs = arena_calloc(arena, r->n + 1, sizeof *runs);

	for (size_t i = 0; i < r->n; i++) {
		runs[i] = r->spans[i].run;
		runs[i].style |= r->spans[i].kind == SPAN_DEL   ? RUN_DEL
				 : r->spans[i].kind == SPAN_INS ? RUN_INS
								: 0;
	}
	*nruns = r->n;
	return runs;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Quotes and brackets: each with its other, and alternating inside.
 *
 * A quotation of several paragraphs opens each with “ and closes the last
 * alone (4.8.3.5); amendments quote whole articles so.  A “ that is open at
 * a paragraph's end therefore waits for the next heading, side or table.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "mark/lint_in.h"

static const struct {
	uint32_t open, close;
	const char *cite;
	const char *inner; /* what to write inside itself; or NULL */
} pairs[] = {
    {0x201c, 0x201d, GB15834 "4.8", "‘’"},
    {0x2018, 0x2019, GB15834 "4.8", NULL},
    {0x300a, 0x300b, GB15834 "4.15", "〈〉"},
    {0x3008, 0x3009, GB15834 "4.15", NULL},
    {0xff08, 0xff09, GB15834 "4.9", NULL},
    {'(', ')', GB15834 "4.9", NULL},
    {0x3014, 0x3015, GB15834 "4.9", NULL},
    {0x3010, 0x3011, GB15834 "4.9", NULL},
    {0xff3b, 0xff3d, GB15834 "4.9", NULL},
    {0x300c, 0x300d, GB15834 "4.8", NULL},
    {0x300e, 0x300f, GB15834 "4.8", NULL},
};

enum { NPAIRS = sizeof(pairs) / sizeof(*pairs) };
/* Places in the table. */
enum { DOUBLE = 0, ROUND = 4, HALF = 5 };

struct open {
	int pair;
	size_t at;
	size_t han; /* letters of Han before it */
};

struct stack {
	struct open *list;
	size_t n, cap;
	/* opened, and told of as unpaired: their other half is no second fault
	 */
	int crossed[NPAIRS];
	size_t han; /* letters of Han so far */
	size_t held[NPAIRS]; /* how many of each are open */
};

static int
opens(uint32_t cp)
{
	int i;

	for (i = 0; i < NPAIRS; i++)
		if (pairs[i].open == cp)
			return i;
	return -1;
}

static int
closes(uint32_t cp)
{
	int i;

	for (i = 0; i < NPAIRS; i++)
		if (pairs[i].close == cp)
			return i;
	return -1;
}

static bool
is_latin(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

/* ’ in it’s and workers’, ‘ in ‘90s. */
static bool
is_apostrophe(const struct lint *l, size_t i)
{
	uint32_t cp = lint_at(l, i), before = i > 0 ? lint_at(l, i - 1) : 0;

	if (cp == 0x2018)
		return lint_is_digit(lint_at(l, i + 1));
	return cp == 0x2019 && is_latin(before);
}

/* 1） 一） a) and ①）: numbers of a list, with no bracket before them. */
static bool
is_enumerator(const struct lint *l, size_t i)
{
	size_t from = i;
	int value;

	if (i == 0)
		return false;
	while (from > 0 && i - from < 3 && lint_is_digit(lint_at(l, from - 1)))
		from--;
	if (from < i)
		return true;
	if (is_latin(lint_at(l, i - 1)))
		return i == 1 || !is_latin(lint_at(l, i - 2));
	return lint_han_number(l, i - 1, &value) == 1;
}

/* The two widths of round brackets close each other. */
static bool
fits(int open, int close)
{
	return open == close || (open == ROUND && close == HALF) ||
	       (open == HALF && close == ROUND);
}

static void
push(struct stack *s, int pair, size_t at)
{
	if (s->n == s->cap) {
		s->cap = s->cap == 0 ? 16 : 2 * s->cap;
		s->list = xreallocarray(s->list, s->cap, sizeof(*s->list));
	}
	s->list[s->n++] = (struct open){pair, at, s->han};
	s->held[pair]++;
}

static void
unpaired(struct lint *l, size_t at, int pair)
{
	char mark[5];

	mark[utf8_encode(lint_at(l, at), mark)] = '\0';
	lint_say(l, DIAG_MARK_UNPAIRED, at, 1, mark, pairs[pair].cite);
}

/* True where what stands between two brackets makes them Chinese. */
static bool
holds_han(const struct lint *l, const struct open *o, size_t han, size_t close)
{
	size_t open = o->at, i;
	long value;

	if (han > o->han)
		return true;
	/* (1) that begins a paragraph is the fourth level of headings. */
	i = lint_digits(l, open + 1, &value);
	return open == 0 && i > 0 && i <= 2 && open + 1 + i == close &&
	       utf8_is_han(lint_at(l, close + 1));
}

static void
half_brackets(struct lint *l, const struct open *o, size_t han, size_t close)
{
	bool one = lint_at(l, o->at) == '(', other = lint_at(l, close) == ')';

	if (!one && !other)
		return;
	if (one && other && !holds_han(l, o, han, close))
		return;
	lint_say(l, DIAG_HALF_WIDTH, one ? o->at : close, 1, "（）",
	    GB15834 "5.1.3");
	if (one)
		lint_mend(l, o->at, 1, "（");
	if (other)
		lint_mend(l, close, 1, "）");
}

static void
forget_quote(struct lint *l)
{
	l->quote_line = 0;
	free(l->quote);
	l->quote = NULL;
}

static void
close_pair(struct lint *l, struct stack *s, int pair, size_t at)
{
	bool rounded = pair == ROUND || pair == HALF;
	size_t top = 0;

	if (s->held[pair] > 0 ||
	    (rounded && s->held[ROUND] + s->held[HALF] > 0))
		for (top = s->n; top > 0 && !fits(s->list[top - 1].pair, pair);
		     top--)
			continue;
	if (top == 0) {
		if (s->crossed[pair] > 0)
			s->crossed[pair]--;
		else if (pair == DOUBLE && l->quote_line != 0)
			forget_quote(l);
		else if (!(rounded && is_enumerator(l, at)))
			unpaired(l, at, pair);
		return;
	}
	while (s->n > top) { /* opened inside, closed nowhere */
		s->n--;
		unpaired(l, s->list[s->n].at, s->list[s->n].pair);
		s->crossed[s->list[s->n].pair]++;
		s->held[s->list[s->n].pair]--;
	}
	s->n--;
	s->held[s->list[s->n].pair]--;
	if (rounded)
		half_brackets(l, &s->list[s->n], s->han, at);
}

/* 《a《b》c》 where both pairs are whole. */
static void
nested(struct lint *l)
{
	size_t i, depth[NPAIRS] = {0}, inner[NPAIRS] = {0};
	int pair;

	for (i = 0; i < l->p->n; i++) {
		if ((pair = opens(lint_at(l, i))) >= 0 &&
		    pairs[pair].inner != NULL) {
			if (++depth[pair] == 2)
				inner[pair] = i;
		} else if ((pair = closes(lint_at(l, i))) >= 0 &&
			   pairs[pair].inner != NULL && depth[pair] > 0 &&
			   --depth[pair] == 0 && inner[pair] > 0) {
			lint_say(l, DIAG_MARK_NESTED, inner[pair], 1,
			    pairs[pair].inner, pairs[pair].cite);
			inner[pair] = 0;
		}
	}
}

void
lint_pairs(struct lint *l)
{
	struct stack s = {.list = NULL};
	bool spans = l->p->kind == PASSAGE_TEXT;
	size_t i;
	int pair;

	/* Each paragraph of a long quotation opens it again. */
	if (spans && l->quote_line != 0 && lint_at(l, 0) == 0x201c)
		forget_quote(l);
	for (i = 0; i < l->p->n; i++) {
		s.han += utf8_is_han(lint_at(l, i));
		if (is_apostrophe(l, i))
			continue;
		if ((pair = opens(lint_at(l, i))) >= 0)
			push(&s, pair, i);
		else if ((pair = closes(lint_at(l, i))) >= 0)
			close_pair(l, &s, pair, i);
	}
	while (s.n > 0) {
		s.n--;
		if (spans && s.list[s.n].pair == DOUBLE && l->quote_line == 0) {
			l->quote_line = l->p->c[s.list[s.n].at].line;
			l->quote = lint_shown(l, s.list[s.n].at, 1);
		} else
			unpaired(l, s.list[s.n].at, s.list[s.n].pair);
	}
	free(s.list);
	nested(l);
}

void
lint_pairs_end(struct lint *l)
{
	if (l->quote_line == 0)
		return;
	diag_add(l->diag, DIAG_MARK_UNPAIRED, l->about.file, l->quote_line,
	    l->quote, "“");
	diag_cite(l->diag, GB15834 "4.8");
	forget_quote(l);
}

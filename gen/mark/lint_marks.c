/* SPDX-License-Identifier: Apache-2.0 */
/* Marks one by one: half-width, doubled, of a wrong length. */
#include <string.h>

#include "base/utf8.h"
#include "mark/lint_in.h"

enum {
	STACKED_MAX = 3, /* ？ and ！ in a row, 4.2.3.3 and 4.3.3.3 */
	/* Longer ones are no marks but leaders, cut lines and rules (A.9). */
	DOTS_MAX = 18,
	DASHES_MAX = 6,
};

/* What stands for a half-width mark in Chinese text, and its clause. */
static const struct {
	char half;
	const char *full, *cite;
} marks[] = {{',', "，", GB15834 "5.1.1"}, {';', "；", GB15834 "5.1.1"},
    {':', "：", GB15834 "5.1.1"}, {'?', "？", GB15834 "5.1.2"},
    {'!', "！", GB15834 "5.1.2"}, {'.', "。", GB15834 "5.1.1"}};

static bool
is_latin(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

static bool
is_end(uint32_t cp)
{
	return cp == 0 || cp == '\n' || cp == ' ' || cp == 0x201d;
}

/*
 * , ; and : are Chinese where Chinese stands before or after them; ? ! and .
 * only after it, as a name or an abbreviation may end with one.  A full stop
 * within a name such as 附件.pdf is none.
 */
static bool
is_misplaced(struct lint *l, size_t i)
{
	uint32_t cp = lint_at(l, i), next = lint_at(l, i + 1);
	bool after = lint_after_chinese(l, i);

	if (next == cp || (i > 0 && lint_at(l, i - 1) == cp && cp == '.'))
		return cp != '.' && after;
	if (cp == '.')
		return after && (is_end(next) || utf8_is_han(next));
	if (cp == '?' || cp == '!')
		return after;
	if (cp == ':' && next == '/')
		return false;
	return after || utf8_is_han(next);
}

static void
half_width(struct lint *l, size_t i)
{
	uint32_t before = i > 0 ? lint_at(l, i - 1) : 0;
	size_t k, spaces = 0;

	for (k = 0; k < sizeof(marks) / sizeof(*marks); k++) {
		/* The . of 一. is a fault of the number: lint_heads. */
		if (lint_at(l, i) != (uint32_t)marks[k].half ||
		    (marks[k].half == '.' && i < l->head) ||
		    !is_misplaced(l, i))
			continue;
		lint_say(
		    l, DIAG_HALF_WIDTH, i, 1, marks[k].full, marks[k].cite);
		/* A . between Han may be meant as ·; elsewhere who knows. */
		if (marks[k].half == '.' || is_latin(before))
			return;
		while (lint_at(l, i + 1 + spaces) == ' ')
			spaces++;
		if (!utf8_is_han(lint_at(l, i + 1 + spaces)) ||
		    l->p->c[i + spaces].len == 0)
			spaces = 0; /* or the end of a line */
		lint_mend(l, i, 1 + spaces, marks[k].full);
	}
}

/* " beside Han: one finding for both of a pair. */
static void
straight_quotes(struct lint *l)
{
	bool open = false;
	size_t i;

	for (i = 0; i < l->p->n; i++) {
		if (lint_at(l, i) != '"' ||
		    (i > 0 && lint_is_digit(lint_at(l, i - 1)) && !open))
			continue;
		if (open) {
			open = false;
			continue;
		}
		if (!lint_is_chinese(lint_at(l, i + 1)) &&
		    !lint_after_chinese(l, i))
			continue;
		lint_say(l, DIAG_HALF_WIDTH, i, 1, "“”", GB15834 "4.8");
		open = true;
	}
}

static bool
is_pause(uint32_t cp)
{
	return cp == 0x3002 || cp == 0xff0c || cp == 0x3001 || cp == 0xff1a ||
	       cp == 0xff1b;
}

static bool
is_cry(uint32_t cp)
{
	return cp == 0xff1f || cp == 0xff01;
}

static size_t
run_of(const struct lint *l, size_t i)
{
	size_t n = 1;

	while (lint_at(l, i + n) == lint_at(l, i))
		n++;
	return n;
}

static const char *
clause_of(uint32_t pause)
{
	switch (pause) {
	case 0x3002:
		return GB15834 "4.1";
	case 0xff0c:
		return GB15834 "4.4";
	case 0x3001:
		return GB15834 "4.5";
	case 0xff1b:
		return GB15834 "4.6";
	case 0xff1a:
		return GB15834 "4.7";
	case 0xff01:
		return GB15834 "4.3.3.3";
	default:
		return GB15834 "4.2.3.3";
	}
}

/* 。。 ，、 ？。 and more than three of ？！; returns the letters seen. */
static size_t
doubled(struct lint *l, size_t i)
{
	size_t n = 0, same = run_of(l, i);
	char one[5] = "";
	bool cry = false, pause = false;

	for (; is_pause(lint_at(l, i + n)) || is_cry(lint_at(l, i + n)); n++) {
		cry = cry || is_cry(lint_at(l, i + n));
		pause = pause || is_pause(lint_at(l, i + n));
	}
	if (n < 2 || (!pause && n <= STACKED_MAX))
		return n == 0 ? 1 : n;
	if (lint_at(l, i) == 0x3002 && same == n && n > 2) {
		lint_say(l, DIAG_ELLIPSIS, i, n, "……", GB15834 "4.11.2");
		lint_mend(l, i, n, "……");
		return n;
	}
	lint_say(l, DIAG_MARK_DOUBLED, i, n, NULL, clause_of(lint_at(l, i)));
	if (same == n && pause && !cry) {
		one[utf8_encode(lint_at(l, i), one)] = '\0';
		lint_mend(l, i, n, one);
	}
	return n;
}

/* 。”。 and 。）。: the full stop inside is enough, B.2.1 and B.2.2. */
static void
stopped_twice(struct lint *l, size_t i)
{
	uint32_t close = lint_at(l, i + 1);

	if (lint_at(l, i) == 0x3002 && lint_at(l, i + 2) == 0x3002 &&
	    (close == 0x201d || close == 0xff09))
		lint_say(l, DIAG_MARK_DOUBLED, i, 3, NULL,
		    close == 0x201d ? GB15834 "B.2.1" : GB15834 "B.2.2");
}

/* …… is two, …………, for whole paragraphs left out, four: 4.11. */
static size_t
ellipsis(struct lint *l, size_t i)
{
	uint32_t cp = lint_at(l, i);
	size_t n = run_of(l, i);
	bool chinese =
	    lint_after_chinese(l, i) || lint_is_chinese(lint_at(l, i + n));

	if (cp == 0x2026 && (n == 2 || n == 4))
		return n;
	if ((cp == '.' || cp == 0xb7) && n < 3)
		return n;
	if (!chinese || (cp == '.' ? n : 3 * n) > DOTS_MAX)
		return n;
	lint_say(l, DIAG_ELLIPSIS, i, n, "……",
	    cp == 0x2026 && n > 4 ? GB15834 "A.9" : GB15834 "4.11.2");
	if (cp != 0x2026 || n < 4)
		lint_mend(l, i, n, "……");
	return n;
}

/* One — joins, two are a dash; more, or hyphens, are nothing. */
static size_t
dash(struct lint *l, size_t i)
{
	size_t n = run_of(l, i);

	if (n > DASHES_MAX)
		return n;
	if (lint_at(l, i) == 0x2014 ? n > 2
				    : n > 1 && lint_after_chinese(l, i) &&
					  lint_is_chinese(lint_at(l, i + n)))
		lint_say(l, DIAG_DASH_LENGTH, i, n, "——", GB15834 "4.10.2");
	return n;
}

static bool
ends_clause(uint32_t cp)
{
	return cp == 0 || is_pause(cp) || cp == 0x201d || cp == 0xff09 ||
	       cp == '\n';
}

/* 、等 and ……等 before a pause; 等级 and 等待 are other words. */
static void
and_so_on(struct lint *l, size_t i)
{
	size_t n = lint_word(l, i, "等等");

	if (n == 0)
		n = lint_word(l, i, "等");
	if (n == 0)
		return;
	if (lint_at(l, i + n) == 0x2026 && lint_at(l, i + n + 1) == 0x2026 &&
	    ends_clause(lint_at(l, i + n + 2)) && i > 0 &&
	    utf8_is_han(lint_at(l, i - 1))) {
		lint_say(l, DIAG_ET_CETERA, i, n + 2, NULL, GB15834 "A.9");
		return;
	}
	if (i == 0 || !ends_clause(lint_at(l, i + n)))
		return;
	if (lint_at(l, i - 1) == 0x3001)
		lint_say(
		    l, DIAG_ET_CETERA, i - 1, n + 1, NULL, GB15834 "B.1.2");
	else if (lint_at(l, i - 1) == 0x2026)
		lint_say(l, DIAG_ET_CETERA, i - 1, n + 1, NULL, GB15834 "A.9");
}

void
lint_marks(struct lint *l)
{
	size_t i = 0;
	uint32_t cp;

	straight_quotes(l);
	while (i < l->p->n) {
		cp = lint_at(l, i);
		half_width(l, i);
		stopped_twice(l, i);
		and_so_on(l, i);
		if (is_pause(cp) || is_cry(cp))
			i += doubled(l, i);
		else if (cp == 0x2026 || cp == '.' || cp == 0xb7)
			i += ellipsis(l, i);
		else if (cp == 0x2014 || cp == '-' || cp == 0xff0d)
			i += dash(l, i);
		else
			i++;
	}
}

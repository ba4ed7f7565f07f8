/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/lint_in.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum { AROUND = 4 }; /* letters shown on each side of a fault */

uint32_t
lint_at(const struct lint *l, size_t i)
{
	return i < l->p->n ? l->p->c[i].cp : 0;
}

size_t
lint_word(const struct lint *l, size_t i, const char *words)
{
	size_t left = strlen(words), n = 0, took;
	uint32_t cp;

	for (; left > 0; left -= took, words += took, n++) {
		took = utf8_decode(words, left, &cp);
		if (took == 0 || lint_at(l, i + n) != cp)
			return 0;
	}
	return n;
}

bool
lint_is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

size_t
lint_digits(const struct lint *l, size_t i, long *value)
{
	size_t n;

	*value = 0;
	for (n = 0; lint_is_digit(lint_at(l, i + n)); n++)
		if (n < 9)
			*value = *value * 10 + (long)lint_at(l, i + n) - '0';
	return n;
}

static int
han_digit(uint32_t cp)
{
	static const uint32_t digits[] = {0x3007, 0x4e00, 0x4e8c, 0x4e09,
	    0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d};
	int i;

	for (i = 0; i < 10; i++)
		if (digits[i] == cp)
			return i;
	return cp == 0x96f6 ? 0 : -1; /* 零 */
}

size_t
lint_han_number(const struct lint *l, size_t i, int *value)
{
	int total = 0, last = 0, d;
	size_t n;

	for (n = 0; n < 6; n++) {
		uint32_t cp = lint_at(l, i + n);

		if ((d = han_digit(cp)) >= 0) {
			last = d;
		} else if (cp == 0x5341) { /* 十 */
			total += (last == 0 ? 1 : last) * 10;
			last = 0;
		} else if (cp == 0x767e) { /* 百 */
			total += last * 100;
			last = 0;
		} else {
			break;
		}
	}
	*value = total + last;
	return n;
}

bool
lint_is_chinese(uint32_t cp)
{
	if (utf8_is_han(cp))
		return true;
	if (cp >= 0x3001 && cp <= 0x3015)
		return true;
	return cp == 0xff0c || cp == 0xff1a || cp == 0xff1b || cp == 0xff01 ||
	       cp == 0xff1f || cp == 0xff08 || cp == 0xff09;
}

static bool
is_half_mark(uint32_t cp)
{
	return cp == ',' || cp == ';' || cp == ':' || cp == '?' || cp == '!';
}

bool
lint_after_chinese(struct lint *l, size_t i)
{
	size_t k = i;
	uint32_t cp = 0;

	while (k > 0) {
		cp = lint_at(l, --k);
		if (cp < 0x2018 || cp > 0x201d)
			break;
	}
	if (i > 0 && is_half_mark(lint_at(l, i - 1)) && l->after_at == i - 1) {
		l->after_at = i;
		return l->after;
	}
	l->after_at = i;
	l->after = i > 0 && lint_is_chinese(cp);
	return l->after;
}

/* True where a letter may be shown even of a secret text. */
static bool
is_harmless(uint32_t cp)
{
	return !utf8_is_han(cp) && !(cp >= 'a' && cp <= 'z') &&
	       !(cp >= 'A' && cp <= 'Z') && !lint_is_digit(cp);
}

/*
 * Appends letters i to i + n, or to in their place, with their neighbours.
 * Of a secret text the neighbours are left out, and words are dots.
 */
static void
show(const struct lint *l, size_t i, size_t n, const char *to, struct buf *b)
{
	size_t from = i > AROUND ? i - AROUND : 0, end = i + n + AROUND, k;
	uint32_t cp;

	if (l->about.secret) {
		from = i;
		end = i + n;
	}
	for (k = from; k < end && k < l->p->n; k++) {
		if (to != NULL && k >= i && k < i + n) {
			if (k == i)
				buf_adds(b, to);
			continue;
		}
		cp = l->p->c[k].cp;
		if (l->about.secret && !is_harmless(cp))
			cp = 0xb7;
		buf_addcp(b, cp == LETTER_OBJECT ? 0x25a1
			     : cp == '\n'        ? ' '
						 : cp);
	}
}

static long
line_of(const struct lint *l, size_t i)
{
	return i < l->p->n   ? l->p->c[i].line
	       : l->p->n > 0 ? l->p->c[l->p->n - 1].line
			     : 0;
}

char *
lint_shown(const struct lint *l, size_t i, size_t n)
{
	struct buf b = {NULL, 0, 0};

	show(l, i, n, NULL, &b);
	return b.p == NULL ? xstrdup("") : b.p;
}

void
lint_say(struct lint *l, enum diag_id id, size_t i, size_t n, const char *want,
    const char *cite)
{
	char *shown = lint_shown(l, i, n);

	diag_add(l->diag, id, l->about.file, line_of(l, i), shown, want);
	if (cite != NULL)
		diag_cite(l->diag, cite);
	free(shown);
}

void
lint_forbid(struct lint *l, enum diag_id id, size_t i, size_t n,
    const char *want, const char *cite)
{
	lint_say(l, id, i, n, want, cite);
	if (!l->about.issued)
		diag_lower(l->diag);
}

void
lint_mend(struct lint *l, size_t i, size_t n, const char *to)
{
	struct buf before = {NULL, 0, 0}, after = {NULL, 0, 0};
	struct edit e = {.to = to};
	size_t k;

	if (l->edits == NULL)
		return;
	for (k = i; k < i + n; k++)
		if (k >= l->p->n || l->p->c[k].len == 0)
			return;
	show(l, i, n, NULL, &before);
	show(l, i, n, to, &after);
	e.before = before.p;
	e.after = after.p == NULL ? "" : after.p;
	/* Letter by letter: markup may stand between two of them. */
	for (k = i; k < i + n; k++) {
		e.at = l->p->c[k].at;
		e.len = l->p->c[k].len;
		e.line = l->p->c[k].line;
		edits_add(l->edits, &e);
		e.to = "";
		e.before = e.after = NULL;
	}
	buf_free(&before);
	buf_free(&after);
}

struct lint *
lint_new(const struct lint_about *about, struct diag *diag, struct edits *edits)
{
	struct lint *l = xcalloc(1, sizeof(*l));

	l->about = *about;
	l->diag = diag;
	l->edits = edits;
	return l;
}

static bool
has_han(const struct passage *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (utf8_is_han(p->c[i].cp))
			return true;
	return false;
}

void
lint_passage(struct lint *l, const struct passage *p)
{
	l->p = p;
	l->after_at = (size_t)-1;
	if (p->kind == PASSAGE_BREAK || p->kind == PASSAGE_HEADING)
		lint_pairs_end(l);
	if (p->kind == PASSAGE_BREAK || has_han(p)) {
		lint_heads(l);
		lint_marks(l);
		lint_pairs(l);
		lint_numbers(l);
		lint_dates(l);
		lint_kind(l);
	}
}

void
lint_free(struct lint *l)
{
	if (l == NULL)
		return;
	lint_pairs_end(l);
	free(l);
}

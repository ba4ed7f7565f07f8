/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/passage.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "mark/text.h"

/* A soft break that has not met what follows it. */
#define SOFT 0xe000ffU

void
passage_begin(struct passage *p, enum passage_kind kind, int level)
{
	p->kind = kind;
	p->level = level;
	p->run_in = false;
	p->n = 0;
}

void
passage_free(struct passage *p)
{
	free(p->c);
	*p = (struct passage){0};
}

static void
append(struct passage *p, uint32_t cp, size_t at, size_t len, long line)
{
	if (p->n == p->cap) {
		p->cap = p->cap == 0 ? 256 : 2 * p->cap;
		p->c = xreallocarray(p->c, p->cap, sizeof(*p->c));
	}
	p->c[p->n++] =
	    (struct letter){cp, line, at, (unsigned char)(len > 4 ? 0 : len)};
}

void
passage_add(struct passage *p, uint32_t cp, size_t at, size_t len, long line)
{
	bool begins = p->n == 0 || p->c[p->n - 1].cp == SOFT;

	if (begins && (cp == ' ' || cp == '\t'))
		return;
	if (p->n > 0 && begins) {
		if (p->n == 1 || text_joins(p->c[p->n - 2].cp, cp))
			p->n--;
		else
			p->c[p->n - 1].cp = ' ';
	}
	append(p, cp, at, len, line);
}

void
passage_bytes(struct passage *p, const char *s, size_t len, size_t base,
    long line, bool fixed)
{
	uint32_t cp;
	size_t i, n;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &cp);
		if (n == 0) {
			n = 1;
			continue;
		}
		if (cp == '\n')
			passage_soft(p, line++);
		else if (cp != '\r')
			passage_add(p, cp, base + i, fixed ? 0 : n, line);
	}
}

void
passage_soft(struct passage *p, long line)
{
	/* White space around a line break is part of it. */
	while (p->n > 0 &&
	       (p->c[p->n - 1].cp == ' ' || p->c[p->n - 1].cp == '\t' ||
		   p->c[p->n - 1].cp == SOFT))
		p->n--;
	if (p->n > 0)
		append(p, SOFT, 0, 0, line);
}

/* Characters of an address; Han are none, though some addresses have them. */
static bool
in_address(uint32_t cp)
{
	return cp > ' ' && cp < 0x7f && strchr("<>\"`", (int)cp) == NULL;
}

static bool
is_address(const struct passage *p, size_t from, size_t to)
{
	size_t i;

	if (to - from > 4 && p->c[from].cp == 'w' && p->c[from + 1].cp == 'w' &&
	    p->c[from + 2].cp == 'w' && p->c[from + 3].cp == '.')
		return true;
	for (i = from; i < to; i++) {
		if (p->c[i].cp == '@' && i > from && i + 1 < to)
			return true;
		if (p->c[i].cp == ':' && i > from && i + 2 < to &&
		    p->c[i + 1].cp == '/' && p->c[i + 2].cp == '/')
			return true;
	}
	return false;
}

/* What follows an address belongs to the sentence, a ) that it opened not. */
static size_t
address_end(const struct passage *p, size_t from, size_t to)
{
	long open = 0;
	size_t i;

	for (i = from; i < to; i++)
		open += (p->c[i].cp == '(') - (p->c[i].cp == ')');
	for (; to > from; to--) {
		if (p->c[to - 1].cp == ')' && open >= 0)
			break;
		if (strchr(",.;:!?()'", (int)p->c[to - 1].cp) == NULL)
			break;
		open += (p->c[to - 1].cp == ')') - (p->c[to - 1].cp == '(');
	}
	return to;
}

void
passage_end(struct passage *p)
{
	size_t i, to, k;

	while (
	    p->n > 0 && (p->c[p->n - 1].cp == SOFT || p->c[p->n - 1].cp == ' '))
		p->n--;
	for (i = 0; i < p->n; i = to + 1) {
		for (to = i; to < p->n && in_address(p->c[to].cp); to++)
			continue;
		/* Neither what stands before it, as in 见:https://… */
		while (i < to && strchr(",.;:!?()'", (int)p->c[i].cp) != NULL)
			i++;
		if (to - i < 5 || !is_address(p, i, to))
			continue;
		for (k = address_end(p, i, to); k > i;)
			p->c[--k].cp = LETTER_OBJECT;
	}
}

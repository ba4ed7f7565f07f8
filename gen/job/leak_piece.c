/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whether a short stretch is made of what may stand there:
 *
 *	end of a piece │ whole pieces, dates, numbers ... │ beginning of one
 *
 * Hashes alone are kept, of up to LEAK_LEAST - 1 signs: two that are equal by
 * chance would excuse eight letters in 2^64.
 */
#include <stdlib.h>
#include <string.h>

#include "job/leak_in.h"

enum { BEGIN = 1, END, WHOLE, NUMBER_MAX = 4 };

static uint64_t
key(const struct leak_text *t, size_t at, size_t len, int role)
{
	uint64_t h = leak_text_hash(t, at, len) * 4 + (uint64_t)role;

	return h == 0 ? 1 : h;
}

static bool
has(const struct pieces *p, uint64_t k)
{
	size_t slot;

	if (p->size == 0)
		return false;
	for (slot = (k >> 8) & (p->size - 1); p->keys[slot] != 0;
	     slot = (slot + 1) & (p->size - 1))
		if (p->keys[slot] == k)
			return true;
	return false;
}

static void
put(struct pieces *p, uint64_t k)
{
	struct pieces old = *p;
	size_t slot, i;

	if (2 * p->n >= p->size) {
		p->size = p->size == 0 ? 1024 : 2 * p->size;
		p->keys = xcalloc(p->size, sizeof *p->keys);
		p->n = 0;
		for (i = 0; i < old.size; i++)
			if (old.keys[i] != 0)
				put(p, old.keys[i]);
		free(old.keys);
	}
	if (has(p, k))
		return;
	slot = (k >> 8) & (p->size - 1);
	while (p->keys[slot] != 0)
		slot = (slot + 1) & (p->size - 1);
	p->keys[slot] = k;
	p->n++;
}

void
pieces_add(struct pieces *p, const struct leak_text *u)
{
	size_t len;

	if (u->n == 0)
		return;
	if (u->n < LEAK_LEAST)
		put(p, key(u, 0, u->n, WHOLE));
	for (len = 1; len < LEAK_LEAST && len <= u->n; len++) {
		put(p, key(u, 0, len, BEGIN));
		put(p, key(u, u->n - len, len, END));
	}
}

/* A figure of a short number, or what a date is written with. */
static bool
free_sign(const struct leak_text *t, size_t at, size_t from, size_t to)
{
	static const uint32_t words[] = {
	    0x5e74, 0x6708, 0x65e5, 0x65f6, 0x5206, 0x7b2c}; /* 年月日时分第 */
	size_t i, k;

	for (i = 0; i < sizeof words / sizeof words[0]; i++)
		if (t->signs[at].cp == words[i])
			return true;
	for (i = at; i > from && t->signs[i - 1].cp >= '0' &&
		     t->signs[i - 1].cp <= '9' && !t->signs[i].gap;)
		i--;
	for (k = i; k < to && t->signs[k].cp >= '0' && t->signs[k].cp <= '9' &&
		    (k == i || !t->signs[k].gap);)
		k++;
	return k > at && k - i <= NUMBER_MAX;
}

bool
pieces_give(
    const struct pieces *p, const struct leak_text *t, size_t at, size_t len)
{
	bool reached[LEAK_LEAST + 1] = {true};
	size_t from, n;

	for (n = 1; n < LEAK_LEAST && n <= len; n++)
		reached[n] = has(p, key(t, at, n, END));
	for (from = 0; from < len; from++) {
		if (!reached[from])
			continue;
		if (len - from < LEAK_LEAST &&
		    has(p, key(t, at + from, len - from, BEGIN)))
			return true;
		for (n = 1; n < LEAK_LEAST && from + n <= len; n++)
			reached[from + n] |=
			    has(p, key(t, at + from, n, WHOLE));
		reached[from + 1] |= free_sign(t, at + from, at, at + len);
	}
	return reached[len];
}

void
pieces_free(struct pieces *p)
{
	free(p->keys);
}

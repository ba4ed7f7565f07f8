/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The children of two elements: which is which, by what they are known by,
 * then by what they say.
 */
#include <stdlib.h>
#include <string.h>

#include "base/align.h"
#include "base/buf.h"
#include "base/mem.h"
#include "job/diff_tree.h"

enum { ALONE_MAX = 4096 }; /* children among which a sole name is looked for */

static int
by_name(const void *p, const void *q)
{
	const struct diff_key *a = p, *b = q;
	int c = strcmp(a->name, b->name);

	return c != 0 ? c : (a->at > b->at) - (a->at < b->at);
}

/* The places of all among those of their name, from 1. */
static void
rank(struct diff_children *ch)
{
	struct diff_key *k = xcalloc(ch->n + 1, sizeof *k);
	size_t i;

	for (i = 0; i < ch->n; i++)
		k[i] = (struct diff_key){
		    .name = (const char *)ch->list[i]->name, .at = i};
	qsort(k, ch->n, sizeof *k, by_name);
	ch->ranks = xcalloc(ch->n + 1, sizeof *ch->ranks);
	for (i = 0; i < ch->n; i++)
		ch->ranks[k[i].at] =
		    i > 0 && strcmp(k[i].name, k[i - 1].name) == 0
			? ch->ranks[k[i - 1].at] + 1
			: 1;
	free(k);
}

static void
gather(struct diffing *c, xmlNode *parent, struct diff_children *ch)
{
	size_t cap = 0, i;

	*ch = (struct diff_children){0};
	for (xmlNode *n = diff_element(parent->children); n != NULL;
	     n = diff_element(n->next)) {
		if (ch->n == cap) {
			cap = cap == 0 ? 16 : 2 * cap;
			ch->list =
			    xreallocarray(ch->list, cap, sizeof *ch->list);
		}
		ch->list[ch->n++] = n;
	}
	rank(ch);
	ch->keys = xcalloc(ch->n + 1, sizeof *ch->keys);
	for (i = 0; i < ch->n; i++) {
		const char *v = diff_key_of(c->arena, ch->list[i]);

		/* Those with one key stay in their order: nth is the place. */
		if (v != NULL)
			ch->keys[ch->nkeys++] =
			    (struct diff_key){(const char *)ch->list[i]->name,
				v, i, ch->list[i], i};
	}
	qsort(ch->keys, ch->nkeys, sizeof *ch->keys, diff_by_key);
	for (i = 0; i < ch->nkeys; i++) {
		struct diff_key *k = &ch->keys[i];
		bool again = i > 0 && strcmp(k->name, k[-1].name) == 0 &&
			     strcmp(k->value, k[-1].value) == 0;

		k->nth = again ? k[-1].nth + 1 : 0;
	}
}

void
diff_children_free(struct diff_children *ch)
{
	free(ch->ranks);
	free(ch->pair);
	free(ch->list);
	free(ch->keys);
}

static void
match_keys(
    const struct diff_children *a, const struct diff_children *b, size_t *to)
{
	size_t i = 0, j = 0;

	while (i < a->nkeys && j < b->nkeys) {
		int order = diff_by_key(&a->keys[i], &b->keys[j]);

		if (order == 0)
			to[a->keys[i].at] = b->keys[j].at;
		i += order <= 0;
		j += order >= 0;
	}
}

/* What an element says, with all in it, for alignment. */
static void
thing_of(struct diffing *c, xmlNode *top, struct align_thing *t)
{
	xmlNode *n = top;

	t->kind = 0;
	for (const xmlChar *s = top->name; *s != '\0'; s++)
		t->kind = (int)((unsigned)t->kind * 31U + *s);
	while (n != NULL) {
		if (n->type == XML_ELEMENT_NODE)
			for (const xmlAttr *p = n->properties; p != NULL;
			     p = p->next) {
				const char *v = diff_attribute(
				    c->arena, n, (const char *)p->name);

				if (p->ns == NULL && v != NULL)
					align_text(t, v, strlen(v));
				align_mark(t, 1);
			}
		else if (n->content != NULL && n->type != XML_COMMENT_NODE) {
			struct buf b = {NULL, 0, 0};

			diff_words(&b, (const char *)n->content);
			if (b.len > 0)
				align_text(t, b.p, b.len);
			buf_free(&b);
		}
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != top && n->next == NULL)
			n = n->parent;
		n = n == top ? NULL : n->next;
	}
}

/* Those of one side that have no key, with their places. */
static size_t
without_key(struct diffing *c, const struct diff_children *ch, size_t **at,
    struct align_thing **things)
{
	bool *keyed = xcalloc(ch->n + 1, sizeof *keyed);
	size_t n = 0, i;

	for (i = 0; i < ch->nkeys; i++)
		keyed[ch->keys[i].at] = true;
	*at = xcalloc(ch->n + 1, sizeof **at);
	*things = xcalloc(ch->n + 1, sizeof **things);
	for (i = 0; i < ch->n; i++)
		if (!keyed[i]) {
			(*at)[n] = i;
			thing_of(c, ch->list[i], &(*things)[n++]);
		}
	free(keyed);
	return n;
}

static bool
alone(const struct align_thing *t, size_t n, size_t i)
{
	return (i == 0 || t[i - 1].kind != t[i].kind) &&
	       (i + 1 == n || t[i + 1].kind != t[i].kind);
}

static void
match_others(struct diffing *c, const struct diff_children *a,
    const struct diff_children *b, size_t *to)
{
	struct align_thing *ta, *tb;
	size_t *pa, *pb, na = without_key(c, a, &pa, &ta);
	size_t nb = without_key(c, b, &pb, &tb), i, j;
	size_t *map = xcalloc(na + 1, sizeof *map);
	bool *taken = xcalloc(nb + 1, sizeof *taken);

	align(ta, na, tb, nb, map);
	for (i = 0; i < na; i++)
		if (map[i] != ALIGN_NONE)
			taken[map[i]] = true;
	/* The only one of its name is itself, whatever it says. */
	for (i = 0; i < na; i++)
		if (map[i] == ALIGN_NONE && na + nb < ALONE_MAX &&
		    alone(ta, na, i)) {
			for (j = 0; j < nb && tb[j].kind != ta[i].kind;)
				j++;
			if (j < nb && !taken[j] && alone(tb, nb, j)) {
				map[i] = j;
				taken[j] = true;
			}
		}
	for (i = 0; i < na; i++)
		if (map[i] != ALIGN_NONE)
			to[pa[i]] = pb[map[i]];
	free(ta);
	free(tb);
	free(pa);
	free(pb);
	free(map);
	free(taken);
}

/* from[j] of those that keep their order; the others have moved. */
void
diff_keep_order(const size_t *from, size_t n, bool *stays)
{
	size_t *tail = xcalloc(n + 1, sizeof *tail);
	size_t *before = xcalloc(n + 1, sizeof *before);
	size_t len = 0, j, low, high, mid;

	for (j = 0; j < n; j++) {
		if (from[j] == ALIGN_NONE)
			continue;
		for (low = 0, high = len; low < high;) {
			mid = low + (high - low) / 2;
			if (from[tail[mid]] < from[j])
				low = mid + 1;
			else
				high = mid;
		}
		before[j] = low == 0 ? ALIGN_NONE : tail[low - 1];
		tail[low] = j;
		len = low == len ? len + 1 : len;
	}
	for (j = len == 0 ? ALIGN_NONE : tail[len - 1]; j != ALIGN_NONE;
	     j = before[j])
		stays[j] = true;
	free(tail);
	free(before);
}

void
diff_match(struct diffing *c, xmlNode *pa, xmlNode *pb, struct diff_children *a,
    struct diff_children *b)
{
	size_t i;

	gather(c, pa, a);
	gather(c, pb, b);
	a->pair = xcalloc(a->n + 1, sizeof *a->pair);
	b->pair = xcalloc(b->n + 1, sizeof *b->pair);
	for (i = 0; i < a->n; i++)
		a->pair[i] = ALIGN_NONE;
	for (i = 0; i < b->n; i++)
		b->pair[i] = ALIGN_NONE;
	match_keys(a, b, a->pair);
	match_others(c, a, b, a->pair);
	for (i = 0; i < a->n; i++)
		if (a->pair[i] != ALIGN_NONE)
			b->pair[a->pair[i]] = i;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/edit.h"

#include <stdlib.h>

void
edits_init(struct edits *e)
{
	*e = (struct edits){.arena = arena_new()};
}

void
edits_free(struct edits *e)
{
	arena_free(e->arena);
	free(e->list);
}

void
edits_add(struct edits *e, const struct edit *from)
{
	struct edit *to;

	if (e->n == e->cap) {
		e->cap = e->cap == 0 ? 16 : 2 * e->cap;
		e->list = xreallocarray(e->list, e->cap, sizeof(*e->list));
	}
	to = &e->list[e->n];
	*to = *from;
	to->to = arena_strdup(e->arena, from->to);
	if (from->before != NULL) {
		to->before = arena_strdup(e->arena, from->before);
		to->after = arena_strdup(e->arena, from->after);
	}
	to->order = e->n++;
}

static int
by_place(const void *pa, const void *pb)
{
	const struct edit *a = pa, *b = pb;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

void
edits_apply(struct edits *e, const char *bytes, size_t len, struct buf *out)
{
	size_t i, kept = 0, done = 0;

	if (e->n > 1)
		qsort(e->list, e->n, sizeof(*e->list), by_place);
	for (i = 0; i < e->n; i++) {
		if (e->list[i].at < done || e->list[i].at > len ||
		    e->list[i].len > len - e->list[i].at)
			continue;
		buf_add(out, bytes + done, e->list[i].at - done);
		buf_adds(out, e->list[i].to);
		done = e->list[i].at + e->list[i].len;
		e->list[kept++] = e->list[i];
	}
	e->n = kept;
	buf_add(out, bytes + done, len - done);
}

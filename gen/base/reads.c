/* SPDX-License-Identifier: Apache-2.0 */
#include "base/reads.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static struct reads *current;

struct reads *
reads_into(struct reads *r)
{
	struct reads *before = current;

	current = r;
	return before;
}

void
reads_note(const char *path)
{
	if (current != NULL)
		reads_add(current, path);
}

void
reads_add(struct reads *r, const char *path)
{
	size_t low = 0, high = r->n, middle;
	int c;

	while (low < high) {
		middle = low + (high - low) / 2;
		c = strcmp(path, r->paths[middle]);
		if (c == 0)
			return;
		if (c < 0)
			high = middle;
		else
			low = middle + 1;
	}
	if (r->n == r->cap) {
		r->cap = r->cap == 0 ? 32 : 2 * r->cap;
		r->paths = xreallocarray(r->paths, r->cap, sizeof *r->paths);
	}
	memmove(r->paths + low + 1, r->paths + low,
	    (r->n - low) * sizeof *r->paths);
	r->paths[low] = xstrdup(path);
	r->n++;
}

void
reads_add_all(struct reads *r, const struct reads *other)
{
	for (size_t i = 0; i < other->n; i++)
		reads_add(r, other->paths[i]);
}

void
reads_free(struct reads *r)
{
	for (size_t i = 0; i < r->n; i++)
		free(r->paths[i]);
	free(r->paths);
	memset(r, 0, sizeof *r);
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Changes to the bytes of a file: collected in any order, made in one go,
 * all other bytes as they were.  Of two that meet, the first one wins; the
 * other has its turn in the next round.
 */
#ifndef JIYAO_MARK_EDIT_H
#define JIYAO_MARK_EDIT_H

#include <stddef.h>

#include "base/buf.h"
#include "base/mem.h"

struct edit {
	size_t at, len; /* bytes that go */
	const char *to; /* what comes; may be empty */
	long line;
	/* as a reader sees it; NULL where another edit tells of both */
	const char *before, *after;
	size_t order; /* in which they were added */
};

struct edits {
	struct arena *arena; /* owned */
	struct edit *list; /* owned */
	size_t n, cap;
};

void edits_init(struct edits *);
void edits_free(struct edits *);
/* Everything is copied. */
void edits_add(struct edits *, const struct edit *);
/*
 * Sorts them and drops those that meet another, then appends the changed
 * bytes to out.  What is left in the list was done.
 */
void edits_apply(
    struct edits *, const char *bytes, size_t len, struct buf *out);

#endif

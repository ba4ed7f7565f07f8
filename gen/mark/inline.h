/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From pieces of text to the runs of a paragraph: soft breaks resolved,
 * neighbours of one style joined, NFC.  And from the inline nodes of cmark to
 * such pieces.  Tables (mark/table) feed it without cmark.
 */
#ifndef JIYAO_MARK_INLINE_H
#define JIYAO_MARK_INLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "mark/doc.h"

struct cmark_node; /* of <cmark.h> */

/* A paragraph being put together; begins zeroed but for the first four. */
struct inline_text {
	struct arena *arena;
	const char *file;
	struct diag *diag;
	size_t stop; /* findings at which reading ends */
	struct buf text; /* owned until inline_end */
	struct run *runs; /* owned until inline_end; text is an offset */
	size_t nruns, capruns;
	bool soft; /* a soft break waits for what follows */
	unsigned soft_style;
	bool bad; /* a control character was found */
};

/* Adds text; a newline in it is a hard break. */
void inline_add(struct inline_text *, const char *s, size_t len, unsigned style,
    const char *link, long line);
void inline_soft(struct inline_text *, unsigned style);
/*
 * Moves the runs into the arena; -1 after a finding.  The struct can be used
 * for the next paragraph afterwards.
 */
int inline_end(struct inline_text *, struct run **runs, size_t *nruns);
void inline_free(struct inline_text *);

/*
 * The children of a paragraph or heading; lines_before is the number of lines
 * above cmark's first.  -1 after a finding.
 */
int inline_read(struct inline_text *, struct cmark_node *block,
    long lines_before, struct run **runs, size_t *nruns);

#endif

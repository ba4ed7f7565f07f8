/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What changed from one text to another, as a person marks it: strike this,
 * write that.
 *
 * A Han character is a unit; a number with its 年月日, a 文号, a Chinese
 * numeral of several characters and a Latin word change whole.  What is left
 * standing between two changes and is shorter than two Han characters, or
 * much shorter than both, is part of the change.  Where little is left the
 * whole text is struck and written anew.
 *
 * Called the other way round it says the same with DEL and INS exchanged.
 */
#ifndef JIYAO_MARK_REDLINE_H
#define JIYAO_MARK_REDLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/mem.h"
#include "mark/doc.h"

enum span_kind { SPAN_SAME, SPAN_DEL, SPAN_INS };

/* The run is a stretch of one that went in: of b's, or of a's for DEL. */
struct span {
	enum span_kind kind;
	struct run run;
};

struct redline {
	struct span *spans; /* in the arena; DEL stands before INS */
	size_t n;
	bool changed;
	bool whole; /* too much has changed to say more */
};

enum { REDLINE_BOUND = 2000 }; /* changed units, about */

void redline(struct redline *, struct arena *, const struct run *a, size_t na,
    const struct run *b, size_t nb);
/* The same of two plain texts, which live as long as the result. */
void redline_text(
    struct redline *, struct arena *, const char *a, const char *b);
/* All of it, as one run of each side may be: everything gone, or come. */
void redline_all(struct redline *, struct arena *, const struct run *, size_t,
    enum span_kind);

/* The spans as runs with RUN_DEL and RUN_INS. */
struct run *redline_runs(const struct redline *, struct arena *, size_t *nruns);

#endif

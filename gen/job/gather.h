/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files of records → one summary: the workers that read, check and extract,
 * and the parent that adds up.  What was asked for as the period becomes its
 * days here.
 */
#ifndef JIYAO_JOB_GATHER_H
#define JIYAO_JOB_GATHER_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/reads.h"
#include "job/args.h"
#include "job/inputs.h"
#include "xml/collect.h"

enum { GATHER_WORKERS_MAX = 256 };

struct gather {
	const struct args *args; /* as-of, limits */
	/* --year, or --from and --to, or none: every record counts. */
	const char *year, *from, *to;
	int workers; /* -j */
	struct kit *kit; /* lent */
	struct reads *reads; /* or NULL: takes the files that went in */
};

/* A year as four digits. */
bool gather_year(const char *);
/* A number of workers; 0 where it is none. */
int gather_jobs(const char *);

/*
 * Reads and adds up all of them; -1 after findings where there is no
 * summary.  The sums are for gather_free either way.
 */
struct gathered {
	struct collect_options options;
	struct collect_sheet *sheet;
	struct collect *collect;
};
int gather(struct gathered *, const struct gather *, const struct inputs *,
    struct diag *);
void gather_free(struct gathered *);

/* Writes the summary to a file or "-"; -1 after a finding. */
int gather_write(struct gathered *, const char *path, struct diag *);
/* The same into memory, for the documents made from it. */
int gather_take(struct gathered *, struct buf *out);

#endif

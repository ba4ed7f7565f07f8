/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A PDF that was kept: what lies inside it, what it says it was made from
 * and with, and the same document set again from its text.
 */
#ifndef JIYAO_JOB_KEPT_H
#define JIYAO_JOB_KEPT_H

#include "base/buf.h"
#include "base/diag.h"
#include "job/args.h"
#include "keep/embedded.h"
#include "out/level.h"

struct kept {
	struct embedded *inside;
	const struct embedded_file *text; /* the Markdown */
	const struct embedded_file *record; /* or NULL */
	struct level level;
};

/* NULL after a finding: no text inside, or files that jiyao put not there. */
struct kept *kept_read(const struct buf *pdf, const char *file, struct diag *);
void kept_free(struct kept *);
/*
 * The i-th line of the origin that begins with name, without it; NULL where
 * there are no more.  Newly allocated.
 */
char *kept_origin(const struct kept *, const char *name, size_t i);

struct again; /* profile and faces, loaded once */

struct again *again_load(const struct args *, struct diag *);
void again_free(struct again *);
/* How the office writes archive numbers: job/number.h. */
const char *again_number(const struct again *);
/* A document set again. */
struct again_made {
	struct buf pdf;
	struct buf geometry; /* the operations, printed */
	struct buf faces; /* a line each: family, SHA-256 of the whole file */
};
/* -1 after a finding; for again_drop either way. */
int again_make(const struct again *, const struct kept *, const char *file,
    struct again_made *, struct diag *);
void again_drop(struct again_made *);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The dependency file of a run, as GNU make reads it (-M):
 *
 *	out/a-minutes.pdf: \
 *	  a.xml \
 *	  share/templates/minutes.xsl ...
 *
 *	share/templates/minutes.xsl:
 *
 * A rule a document, its records first, then everything else that was read
 * for it; and an empty rule for each of those others, so that one that is
 * gone makes the document again instead of stopping make.  It knows how make
 * reads names and nothing of what they stand for.
 */
#ifndef JIYAO_JOB_DEPEND_H
#define JIYAO_JOB_DEPEND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/reads.h"

/*
 * False where make has no way to write the name: one with ; or | or a line
 * break in it.
 */
bool depend_fits(const char *path);

struct depend {
	struct buf rules;
	struct reads others;
	bool odd; /* after a finding: nothing is to be written */
};

/*
 * The rule for one document.  inputs are its records; "-" is left out.  What
 * of the reads is an input already is not named again.
 */
void depend_add(struct depend *, const char *output, char *const *inputs,
    size_t ninputs, const struct reads *, struct diag *);
/* Writes it, all or nothing; -1 after a finding. */
int depend_write(struct depend *, const char *path, struct diag *);
void depend_free(struct depend *);

/* The lists travel between processes as bytes: every name with its NUL. */
void depend_pack(const struct reads *, struct buf *);
void depend_unpack(struct reads *, const char *bytes, size_t len);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The guard at the door: a finished document is held against its records
 * (job/leak) before anything of it is written.
 */
#ifndef JIYAO_JOB_GUARD_H
#define JIYAO_JOB_GUARD_H

#include <stddef.h>

#include "base/diag.h"
#include "job/markdown.h"
#include "mark/doc.h"

/*
 * 0 where the document of m's word, for its audience, shows nothing that one
 * of the records hides; -1 after a finding.  What it is made from is one of
 * them; md is the Markdown it was read from.
 */
int guard_check(struct markdown *m, struct record *const *records, size_t n,
    const struct doc *, const struct buf *md, struct diag *);
/* The same for Markdown that is not read yet. */
int guard_bytes(
    struct markdown *m, struct record *, const struct buf *md, struct diag *);

#endif

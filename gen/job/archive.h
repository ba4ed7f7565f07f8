/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What jiyao-archive does with PDFs and a store: takes files out of a PDF,
 * lists a store, repairs it.
 */
#ifndef JIYAO_JOB_ARCHIVE_H
#define JIYAO_JOB_ARCHIVE_H

#include "base/buf.h"
#include "base/diag.h"
#include "job/args.h"

/*
 * Writes the files inside the PDF into folder, none of them over a file that
 * is there.  A name that would lead elsewhere is refused, and then nothing
 * is written.  -1 after a finding.
 */
int archive_extract(
    const struct args *, const char *pdf, const char *folder, struct diag *);
/* Appends what the store has: text, a line a deposit, or JSON. */
int archive_list(
    const struct args *, const char *store, struct buf *out, struct diag *);
/* What a deposit consists of. */
int archive_show(const struct args *, const char *store, const char *number,
    struct buf *out, struct diag *);
int archive_recover(const char *store, struct diag *);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Attachments: how a heading says that one begins, and whether those of the
 * text agree with the key attachments (附件说明).
 */
#ifndef JIYAO_MARK_ATTACH_H
#define JIYAO_MARK_ATTACH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "mark/doc.h"

/*
 * True where the runs of a heading read 附件, a number or none, and a colon
 * with the title or the end.  What remains of the runs is the title.
 */
bool attach_label(
    struct arena *, struct run **runs, size_t *nruns, int *number);
/* Numbers, count and titles; -1 after a finding of severity error. */
int attach_check(const struct doc *, struct diag *);

#endif

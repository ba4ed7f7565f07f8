/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The proof of positions, jiyao-pdf -T mm: each element's em box and ink box
 * as set, and every distance of proof.def that applies to it, held against
 * what the clause says.  A profile that deviates on purpose is shown beside
 * the standard and does not move it.
 */
#ifndef JIYAO_LAYOUT_PROOF_H
#define JIYAO_LAYOUT_PROOF_H

#include "base/buf.h"
#include "layout/ops.h"
#include "layout/profile.h"
#include "mark/doc.h"

/* JSON; lengths in millimetres from the sheet's upper left corner. */
void proof_print(const struct ops *, const struct doc *, const struct profile *,
    struct buf *out);

#endif

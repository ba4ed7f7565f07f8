/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a finished document owes to other faces than the profile's first: the
 * roles whose first family is not installed, and every character that the
 * role's first face lacks, or for which another glyph stands in.
 *
 * It reads the operations, so it counts what is drawn.
 */
#ifndef JIYAO_LAYOUT_FALLBACK_H
#define JIYAO_LAYOUT_FALLBACK_H

#include "base/buf.h"
#include "layout/font.h"
#include "layout/ops.h"
#include "layout/profile.h"

/* One line of JSON without its newline; input is the document's name. */
void fallback_print(const struct ops *, const struct profile *, struct fonts *,
    const char *input, struct buf *out);

#endif

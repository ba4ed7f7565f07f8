/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes a ToUnicode CMap: the characters that two-byte codes stand for.
 */
#ifndef JIYAO_OUT_CMAP_H
#define JIYAO_OUT_CMAP_H

#include <stdint.h>

#include "base/buf.h"

/* All zero to begin with. */
struct cmap {
	struct buf values; /* of the run that is open */
	unsigned first, next; /* codes of that run: from first, before next */
	unsigned nranges; /* in section */
	struct buf section; /* closed ranges not yet written */
	struct buf body; /* sections of at most 100 ranges */
};

/* Codes come in ascending order; vs 0 is no variation selector. */
void cmap_add(struct cmap *, unsigned code, uint32_t cp, uint32_t vs);
/* Appends the whole CMap to out and empties it. */
void cmap_end(struct cmap *, struct buf *out);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* What write.c and write_front.c share. */
#ifndef JIYAO_MARK_WRITE_IN_H
#define JIYAO_MARK_WRITE_IN_H

#include "base/buf.h"
#include "mark/doc.h"

/* Blocks and what follows them, a blank line between two unless tight. */
void write_blocks(struct buf *, const struct block *, bool tight);
void write_table(struct buf *, const struct table *);
/* The keys of the YAML block. */
void write_front(struct buf *, const struct front *);

#endif

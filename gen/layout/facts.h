/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The elements of a 公文 as data, for the metadata of the file: which front
 * matter says what (facts.def).  It draws nothing.
 */
#ifndef JIYAO_LAYOUT_FACTS_H
#define JIYAO_LAYOUT_FACTS_H

#include "layout/ops.h"
#include "mark/doc.h"

/* Fills ops->facts; the texts are copied into the arena of ops. */
void facts_take(struct ops *, const struct doc *);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The structure tree: which element each drawn thing belongs to, in the
 * order of reading.
 *
 *	element ── element, marked content, link, ...     (/K, in order)
 *	page    ── marked content 0, 1, 2, ...            (parent tree)
 *
 * It is written where a level of PDF/A asks for it: it costs 0.8 KB a page.
 * A document whose operations name no element below the document itself
 * gets no tree: an empty one would claim a structure that is not there.
 */
#ifndef JIYAO_OUT_TREE_H
#define JIYAO_OUT_TREE_H

#include <stddef.h>

#include "layout/ops.h"
#include "out/object.h"

struct tree;

/* NULL where the operations name no structure. */
struct tree *tree_new(const struct ops *);
void tree_free(struct tree *);

/* The structure type of an element, as a PDF name without its slash. */
const char *tree_type(const struct tree *, int element);
/*
 * Says that marked content of the element begins on the page; returns its
 * number there (MCID).
 */
unsigned tree_mark(struct tree *, size_t page, int element);
/* Says that a link belongs to the element; writes what it needs into it. */
void tree_link(struct tree *, size_t page, int element, HPDF_Dict link);
/*
 * Makes the objects and hangs them into the catalog.  Each page says by
 * itself that it is number /StructParents of the parent tree.
 */
void tree_write(struct tree *, const HPDF_Dict *pages, struct object_doc *);

#endif

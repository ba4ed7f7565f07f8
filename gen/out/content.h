/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The content stream of one page: operations printed as PDF operators.
 * It knows codes and widths from the fontset, and nothing of libharu's
 * objects; links are nav.h's.
 */
#ifndef JIYAO_OUT_CONTENT_H
#define JIYAO_OUT_CONTENT_H

#include "base/buf.h"
#include "layout/ops.h"
#include "out/fontset.h"
#include "out/image.h"
#include "out/tree.h"

enum {
	CONTENT_TURNS_MAX = 27, /* nested q: ISO 32000 C.2 allows 28 */
};

/*
 * Marks each run of operations of one element where there is a tree (not
 * NULL); number is that of this page in it.  Returns -1 where OP_TURN
 * nests deeper than CONTENT_TURNS_MAX.
 */
int content_page(const struct ops_page *, size_t number, struct fontset *,
    const struct images *, struct tree *, struct buf *out);

#endif

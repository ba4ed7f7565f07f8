/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Cuts the strip into sides.
 *
 *	   ┌─ type area ─┐ 0
 *	   │ head        │
 *	   │- - - - - - -│ first_top       other sides: top
 *	   │ boxes       │
 *	   │- - - - - - -│ bottom − tail   on the last side only
 *	   │ tail (版记) │
 *	   └─────────────┘ bottom
 *
 * One pass, first fit; where a side is full, the cut moves up to the last
 * place where it may be (never after a box that keeps), at most over one
 * side's boxes.  A turned side is one whose text runs along the sheet's long
 * edge; only its height is another.  It knows nothing of what the boxes show.
 */
#ifndef JIYAO_LAYOUT_PAGE_H
#define JIYAO_LAYOUT_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/strip.h"
#include "layout/mpt.h"

/* All from the type area's upper edge, downwards. */
struct page_frame {
	mpt first_top; /* where the first side's first box begins */
	mpt first_bottom; /* and ends */
	mpt top, bottom; /* of all other sides */
	mpt turned_bottom; /* of turned sides, whose top is 0 */
	mpt tail; /* room the last side keeps at its bottom; 0 is none */
	mpt tail_gap; /* least distance of the tail from the text */
};

struct placed {
	const struct box *box;
	mpt y; /* of its upper edge */
};

struct side {
	bool turned; /* by 90 degrees on its sheet, the head at the left */
	struct placed *placed; /* owned */
	size_t n, cap;
	mpt end; /* lower edge of the last box */
};

struct pages {
	struct side *sides; /* owned */
	size_t n, cap;
};

/* Always at least one side. */
struct pages *pages_make(struct strip *, const struct page_frame *);
void pages_free(struct pages *);

#endif

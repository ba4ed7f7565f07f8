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
 * One pass, first fit (page.c); where a side is full, the cut moves up to the
 * last place where it may be (never after a box that keeps), at most over one
 * side's boxes.  Then the last sides are settled (settle.c): the tail finds
 * its side, and the signature text beside it.  A turned side is one whose text
 * runs along the sheet's long edge; only its height is another.  It knows
 * nothing of what the boxes show.
 */
#ifndef JIYAO_LAYOUT_PAGE_H
#define JIYAO_LAYOUT_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/strip.h"
#include "layout/mpt.h"

/* Lengths from the type area's upper edge, downwards. */
struct page_frame {
	mpt first_top; /* where the first side's first box begins */
	mpt first_bottom; /* and ends */
	mpt top, bottom; /* of all other sides */
	mpt turned_bottom; /* of turned sides, whose top is 0 */
	mpt tail; /* room the last side keeps at its bottom; 0 is none */
	mpt tail_gap; /* least distance of the tail from the text */
	bool tail_even; /* the tail stands on an even side */
	size_t sign; /* index + 1 of the box that needs text above it, or 0 */
	size_t text; /* index of the first box that is such text */
	int tight_sides; /* sides at the end whose boxes may give */
};

struct placed {
	const struct box *box;
	size_t index; /* of the box, or of its table, in the strip */
	mpt y; /* of its upper edge */
};

struct side {
	bool turned; /* by 90 degrees on its sheet, the head at the left */
	bool begun; /* by a BOX_SIDE, not by a full side before it */
	int tight; /* parts of 1000 that its boxes give */
	struct placed *placed; /* owned; none where only a tail or nothing is */
	size_t n, cap;
	mpt end; /* lower edge of the last box */
};

struct pages {
	struct side *sides; /* owned */
	size_t n, cap;
	bool sign_alone; /* no text on the signature's side */
};

/* Always at least one side. */
struct pages *pages_make(struct strip *, const struct page_frame *);
void pages_free(struct pages *);

/* First fit alone, without the tail: of page.c, for settle.c. */
struct pages *pages_fill(struct strip *, const struct page_frame *);
/* A new side without boxes at the end. */
struct side *pages_add(struct pages *);
/* Adds a box to the side, gap below the last one. */
void side_place(struct side *, const struct box *, size_t index, mpt gap);
/* How many of n boxes may stay on the side, see the head of this file. */
size_t side_cut(const struct side *, size_t n);

/* The tail and the signature find their places. */
void pages_settle(struct pages *, struct strip *, const struct page_frame *);

#endif

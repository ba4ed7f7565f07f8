/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The strip: the document as one column of boxes, not yet cut into sides.
 *
 *	   ┌────────────────┐
 *	   │ box            │ ─┐
 *	   └────────────────┘  │ gap of the next box, dropped at a side's top
 *	   ┌────────────────┐ ─┘
 *	   │ piece  piece   │   lines and rules, placed from the box's upper
 *	   └────────────────┘   left corner; y runs downwards
 *
 * A box never breaks, but for a table, which hands out fragments of itself.
 * Heights are em boxes: a line of 16 pt is 16 pt high, and what stands
 * between two lines is gap.  The strip knows nothing of sides.
 */
#ifndef JIYAO_LAYOUT_STRIP_H
#define JIYAO_LAYOUT_STRIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "layout/mpt.h"
#include "layout/what.h"

struct table_set;
struct line;
struct picture;

enum piece_kind {
	PIECE_LINE,
	PIECE_RULE,
	PIECE_ROOM, /* kept free for a seal or a stamp: named, never drawn */
	PIECE_PICTURE,
};

struct piece {
	enum piece_kind kind;
	mpt x, y; /* upper left corner, from the box's */
	mpt w, h; /* of a rule, room or picture; h of a line is its em box */
	const struct line *line; /* its spans name their elements */
	uint32_t rgb;
	enum what what; /* names it in the proof */
	const struct picture *picture;
	int element; /* of the picture */
};

enum box_kind {
	BOX_LINES, /* pieces as they are */
	BOX_TABLE, /* fragments come from table_take() */
	BOX_SIDE, /* no box: what follows begins a new side, turned or not */
};

/* May a side end after this box? */
enum keep {
	KEEP_FREE, /* it may */
	KEEP_HARD, /* never, unless nothing else is left */
	KEEP_SOFT, /* only where there is no free place on the side */
};

struct box {
	enum box_kind kind;
	mpt gap; /* to the box above */
	mpt give; /* what the gap may lose at most where a side is tightened */
	mpt height;
	enum keep keep;
	bool turned; /* of a new side */
	int outline; /* index of its outline entry + 1; 0 is none */
	struct piece *pieces;
	size_t npieces;
	struct table_set *table;
};

struct strip {
	struct arena *arena; /* lent */
	struct box *boxes; /* owned */
	size_t nboxes, capboxes;
};

/* A strip begins as { arena }. */
struct box *strip_add(struct strip *, enum box_kind);
void strip_clear(struct strip *);

struct piece *box_piece(struct arena *, struct box *, enum piece_kind);
/*
 * A line whose em box is size high and begins y below the box's top.  The
 * piece is lent until the next one is added: to say what it is.
 */
struct piece *box_line(struct arena *, struct box *, const struct line *, mpt x,
    mpt y, mpt size, uint32_t rgb);
struct piece *box_rule(
    struct arena *, struct box *, mpt x, mpt y, mpt w, mpt h, uint32_t rgb);
struct piece *box_room(
    struct arena *, struct box *, enum what, mpt x, mpt y, mpt w, mpt h);

#endif

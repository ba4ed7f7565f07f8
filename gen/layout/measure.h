/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Operations read back as things on a sheet: what each is, where its em box
 * and its ink stand.  In mpt from the sheet's upper left corner, y downwards,
 * turned sides as they lie on the sheet.
 *
 * It knows what is drawn and nothing of what should be: that is proof.c's.
 */
#ifndef JIYAO_LAYOUT_MEASURE_H
#define JIYAO_LAYOUT_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "layout/ops.h"
#include "layout/profile.h"
#include "layout/what.h"

struct extent {
	mpt left, top, right, bottom;
};

/* One line of text, one rule or one room. */
struct thing {
	enum what what;
	int page; /* from 0 */
	int element; /* of the structure tree, or -1 */
	bool turned;
	struct extent em, ink; /* of rules and rooms the same */
	const char *text; /* in the arena; NULL of rules and rooms */
	/* which line of its element this is, and of how many */
	int line, lines;
	/* the longest stretch of Han: from the first's left to the last's */
	mpt han;
	int nhan; /* steps in it */
	int group; /* lines of one element on one page share it, from 0 */
};

struct things {
	struct thing *list; /* in the arena, in drawing order */
	size_t n;
	int ngroups;
};

/* The sheet and the type area of each page come first, as things. */
struct things measure_ops(
    struct arena *, const struct ops *, const struct profile *);

#endif

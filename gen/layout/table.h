/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sets a table: widths, rows, and the fragments that sides take.
 *
 *	  colx[0]   colx[1]      colx[2]
 *	   ┌─────────┬────────────┐ 0         rules are centred on the lines
 *	   │ cell    │ cell       │ rowh[0]   of this grid; text keeps the
 *	   ├─────────┼────────────┤           profile's padding from them
 *	   │ (spans) │            │ rowh[1]
 *	   │         ├────────────┤
 *	   └─────────┴────────────┘
 *
 * A row is cut only where it is higher than a side.  A cell that spans rows
 * lets its text run on where a side ends between them.  Each row is visited
 * a fixed number of times, so time grows with the rows.
 */
#ifndef JIYAO_LAYOUT_TABLE_H
#define JIYAO_LAYOUT_TABLE_H

#include <stdbool.h>

#include "layout/mpt.h"

struct arena;
struct box;
struct buf;
struct column;
struct ops;
struct para_env;
struct table;
struct table_set;

/* In the arena of the environment; parent is the table's element. */
struct table_set *table_set(struct para_env *, struct ops *,
    const struct table *, struct column, int parent);
/*
 * The next fragment, at most avail high, into *out; false where nothing of
 * it fits, which cannot be where must is set (an empty side).
 */
bool table_take(
    struct table_set *, struct arena *, mpt avail, bool must, struct box *out);
bool table_done(const struct table_set *);
/*
 * Height of all that is not taken yet; in *less that without the last rows
 * (two of many), or 0 where there are too few to be parted.
 */
mpt table_rest(const struct table_set *, mpt *less);
/* The lines of all cells, for -T lines. */
void table_dump_lines(const struct table_set *, struct buf *out);

/*
 * Column widths from the least and the greatest width of their contents
 * (n each) and the author's hints in 1/1000 of width (0: none), so that
 * they sum to width.
 */
void table_widths(const mpt *min, const mpt *max, const int *hints, int n,
    mpt width, mpt *out);

#endif

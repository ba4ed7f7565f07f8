/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Boxes → operations: the one place that turns "from the type area's upper
 * edge, downwards" into "from the sheet's lower edge, upwards".
 */
#ifndef JIYAO_LAYOUT_DRAW_H
#define JIYAO_LAYOUT_DRAW_H

#include "layout/strip.h"
#include "layout/ops.h"
#include "layout/profile.h"

/*
 * y of the box's upper edge, from the type area's.  Turned boxes stand
 * between draw_turn() with OP_TURN and OP_TURN_END, which turns the page
 * around the type area's lower left corner; there the head of the text is at
 * the left of the sheet (GB/T 9704 clause 8).
 */
void draw_box(struct ops *, struct ops_page *, const struct profile *,
    const struct box *, mpt y, bool turned);
/* Nothing where turned is not set. */
void draw_turn(struct ops *, struct ops_page *, const struct profile *,
    bool turned, enum op_kind);
/* The same y from the sheet's lower edge. */
mpt draw_y(const struct profile *, mpt y);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How large a picture stands, and where: centred in its column, no larger
 * than its own density makes it, than the column is wide, or than a side
 * is high; the text after it stands on the grid of rows again.
 */
#ifndef JIYAO_LAYOUT_FIGURE_H
#define JIYAO_LAYOUT_FIGURE_H

#include "layout/flow.h"

/* Boxes of the picture and its caption; parent is a structure element. */
void figure_set(struct flow *, const struct block *, struct column, int parent);
/*
 * The size of a picture as shown, at its own density or else at dpi, within
 * width and height.
 */
void figure_size(
    const struct picture *, int dpi, mpt width, mpt height, mpt *w, mpt *h);

#endif

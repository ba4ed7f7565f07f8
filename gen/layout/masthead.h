/* SPDX-License-Identifier: Apache-2.0 */
/*
 * 发文机关标志 (GB/T 9704 7.2.4, 10.1 to 10.3): one organ on one line, or
 * several one below the other, spread to one width, and what stands beside
 * them in the middle of their height.
 *
 *	               ┌ mark_gap
 *	示例市发展和改革委员会
 *	示 例 市 财 政 局       文 件      row: mark_row
 *	示 例 市 统 计 局
 *
 * What is too wide or too high is set smaller as a whole, down to mark_min;
 * a single name that is too long even then stands on two lines.
 * It knows nothing of where the mark stands.
 */
#ifndef JIYAO_LAYOUT_MASTHEAD_H
#define JIYAO_LAYOUT_MASTHEAD_H

#include "layout/flow.h"
#include "layout/strip.h"
#include "mark/doc.h"

/*
 * Adds the mark in the middle of the type area, its highest ink at top, and
 * returns the lower edge of its lowest ink.  It is never higher than height,
 * and not higher than wish if mark_min allows that.  Only the first `most`
 * organs are shown.  With hidden nothing is drawn.  A mark
 * that does not fit is a finding, and the document fails.
 */
mpt masthead_add(struct flow *, const struct doc *, int parent,
    struct box *head, mpt top, mpt height, mpt wish, size_t most, bool hidden);

#endif

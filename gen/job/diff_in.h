/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of diff share. */
#ifndef JIYAO_JOB_DIFF_IN_H
#define JIYAO_JOB_DIFF_IN_H

#include "job/diff.h"

enum diff_say {
#define SAY(id, zh, en) DIFF_##id,
#include "job/diff.def"
#undef SAY
};

const char *diff_say(enum diff_say, enum diag_lang);
/* 决定d3 */
void diff_label(struct buf *, const struct change *, enum diag_lang);
/* 新增 决定d3（议题i2）：结果 and what stands before the text; what it is in
 * only where whole. */
void diff_head(struct buf *, const struct change *, bool whole, enum diag_lang);
/* 第3→第1 */
void diff_moved(struct buf *, const struct change *, enum diag_lang);
/* The text of one side: SPAN_DEL is the first file's. */
void diff_side(struct buf *, const struct redline *, enum span_kind);

#endif

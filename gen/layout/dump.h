/* SPDX-License-Identifier: Apache-2.0 */
/* The few spellings that the printed stages (-T) of this room share. */
#ifndef JIYAO_LAYOUT_DUMP_H
#define JIYAO_LAYOUT_DUMP_H

#include "base/buf.h"
#include "layout/mpt.h"

/* Points with three decimals, trailing zeros off: "29.609", "16". */
void dump_mpt(struct buf *out, mpt value);
/* Millimetres with two decimals, rounded to nearest. */
void dump_mm(struct buf *out, mpt value);
/* In double quotes; quotes, backslashes and control characters escaped. */
void dump_quoted(struct buf *out, const char *text);

#endif

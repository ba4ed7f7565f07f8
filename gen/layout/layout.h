/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The room's door: a document tree and a profile become operations.
 *
 *	doc ─▶ strip (paragraphs, lines, tables) ─▶ pages ─▶ ops
 *
 * Each stage can be printed (jiyao-pdf -T lines|pages|ops), and the proof of
 * where things stand (-T mm).
 */
#ifndef JIYAO_LAYOUT_LAYOUT_H
#define JIYAO_LAYOUT_LAYOUT_H

#include "base/buf.h"
#include "base/diag.h"
#include "layout/ops.h"
#include "layout/profile.h"
#include "mark/doc.h"

enum layout_stage {
	LAYOUT_NONE,
	LAYOUT_LINES,
	LAYOUT_PAGES,
	LAYOUT_OPS,
	LAYOUT_MM
};

/*
 * Sets the document.  Where stage is not LAYOUT_NONE that stage is printed
 * into dump as well.  NULL after a finding.
 */
struct ops *layout_set(const struct doc *, const struct profile *,
    struct fonts *, enum layout_stage stage, struct buf *dump, struct diag *);

/* "lines", "pages", "ops" or "mm"; false where it is none of them. */
bool layout_stage(const char *name, enum layout_stage *);

#endif

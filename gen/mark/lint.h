/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How a text is written: marks (GB/T 15834), numerals (GB/T 15835), headings
 * and 文号 (GB/T 9704), and what a 请示 or 报告 may not hold (条例).
 *
 * It sees passages (mark/passage) one after the other and knows neither
 * Markdown nor XML.  What it cannot tell for certain it does not say: an
 * English word, a time, a ratio, an address is no Chinese text.  What can be
 * mended without thinking goes into edits as well.
 */
#ifndef JIYAO_MARK_LINT_H
#define JIYAO_MARK_LINT_H

#include <stdbool.h>

#include "base/diag.h"
#include "mark/edit.h"
#include "mark/passage.h"

struct lint_about {
	const char *file; /* for findings */
	const char *kind; /* 请示, 报告, ...; or NULL */
	bool issued; /* what the standard forbids is an error */
	bool secret; /* findings show marks and digits, no words */
	bool gaps; /* 【…】 is a finding */
};

struct lint;

/* edits may be NULL: then nothing is collected. */
struct lint *lint_new(const struct lint_about *, struct diag *, struct edits *);
void lint_passage(struct lint *, const struct passage *);
/* The end of the text: what is still open is a finding. */
void lint_free(struct lint *);

#endif

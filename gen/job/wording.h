/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The text of one file, Markdown or record, held against what the standards
 * say of marks, numerals and headings; and mended where no thought is needed.
 */
#ifndef JIYAO_JOB_WORDING_H
#define JIYAO_JOB_WORDING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"

struct record;

struct wording {
	const char *file; /* for findings */
	const char *bytes; /* as the file has them */
	size_t len;
	const struct record *record; /* NULL: Markdown */
	bool gaps_told; /* 【…】 is told of by a rule already */
};

/* True where the file is Markdown: by its name, or by its --- line. */
bool wording_is_markdown(const char *path, const char *bytes, size_t len);
void wording_check(const struct wording *, struct diag *);
/*
 * Appends the mended bytes to out; each change is a note.  True where there
 * was any; out is as it was otherwise.
 */
bool wording_fix(const struct wording *, struct buf *out, struct diag *);
/* True where the text has a level of secrecy. */
bool wording_is_secret(const struct wording *);

#endif

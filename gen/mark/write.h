/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Document tree → Markdown with front matter: read again, it is the same
 * tree but for lines.
 */
#ifndef JIYAO_MARK_WRITE_H
#define JIYAO_MARK_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "mark/doc.h"

/* Runs of a paragraph; at_start where they begin a line. */
void write_runs(struct buf *out, const struct run *, size_t n, bool at_start);
void write_doc(struct buf *out, const struct doc *);

#endif

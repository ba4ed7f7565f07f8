/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Markdown with front matter → document tree.  The home of cmark.
 */
#ifndef JIYAO_MARK_READ_H
#define JIYAO_MARK_READ_H

#include "base/buf.h"
#include "base/diag.h"
#include "mark/doc.h"

/* NULL after a finding of severity error; warnings alone give a document. */
struct doc *mark_read(
    const char *bytes, size_t len, const char *file, struct diag *);
/* The stage as text for -T doc. */
void doc_dump(const struct doc *, struct buf *out);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Markdown with front matter → document tree.  The home of cmark.
 */
#ifndef JIYAO_MARK_READ_H
#define JIYAO_MARK_READ_H

#include "base/buf.h"
#include "base/diag.h"
#include "mark/doc.h"

enum {
	MARK_BYTES_MAX = 1 << 30, /* of one file; file_read asks for less */
	MARK_DEPTH_MAX = 64, /* of quotes, lists and their items */
	MARK_FINDINGS_MAX = 100, /* after which reading ends */
};

/* NULL after a finding of severity error; warnings alone give a document. */
struct doc *mark_read(
    const char *bytes, size_t len, const char *file, struct diag *);
/* The stage as text for -T doc. */
void doc_dump(const struct doc *, struct buf *out);

#endif

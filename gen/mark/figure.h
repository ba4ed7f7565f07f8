/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pictures: a paragraph that is one picture becomes a block, and the files
 * of all such blocks are read.
 */
#ifndef JIYAO_MARK_FIGURE_H
#define JIYAO_MARK_FIGURE_H

#include "mark/doc.h"
#include "mark/inline.h"

enum {
	FIGURES_BYTES_MAX = 256 << 20, /* of all pictures of a document */
	FIGURES_PIXELS_MAX = 400000000,
	FIGURES_BAD_MAX = 100, /* after which reading ends */
};

/* The picture a paragraph is, or NULL. */
struct cmark_node *figure_node(struct cmark_node *paragraph);
/* -1 after a finding. */
int figure_take(struct inline_text *, struct cmark_node *image,
    long lines_before, struct block *);

/*
 * Reads the pictures of the document, a path that comes again once; folder
 * is the Markdown file's own, NULL where it has none (standard input).  -1
 * after a finding.
 */
int figures_load(struct doc *, const char *folder, struct diag *);

#endif

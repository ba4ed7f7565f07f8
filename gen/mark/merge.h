/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The office's own words, merged into Markdown that a template made.
 *
 * A place for them is a line <!-- prose: NAME --> of that Markdown, which
 * therefore alone knows which there are.  The office writes a file of its own:
 * level-2 headings that name the places, the text below each, and, where
 * something of the front matter is its to say, a block of those keys.
 *
 *	---                             ---
 *	title: 关于……的报告     ─┐   │ title: 关于……的报告
 *	---                       ├──▶ ---
 *	## 基层党建               │    ## 三、基层党建
 *	上半年……                ─┘    上半年……
 *
 * What has no text becomes 【待补充：NAME】, and the document a draft.  What
 * its kind forbids (a request in a 报告) is an error.
 */
#ifndef JIYAO_MARK_MERGE_H
#define JIYAO_MARK_MERGE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"

struct merge {
	const char *md; /* of the template */
	size_t md_len;
	const char *prose; /* of the office; NULL where there is none */
	size_t prose_len;
	const char *file; /* of the prose, for findings */
	const char *into; /* what findings call the document */
};

/*
 * Appends the merged Markdown; -1 after a finding.  A place left open is a
 * warning.
 */
int merge_prose(const struct merge *, struct buf *out, struct diag *);

#endif

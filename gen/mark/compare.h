/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Two documents → what changed, and one document that shows it: the second
 * one's text, what is gone from the first struck through, what is new
 * underlined.
 *
 * Blocks are aligned first, then the text of those that are the same block,
 * changed.  A table whose rows and columns can be told apart is compared
 * cell by cell, any other goes and comes as a whole.
 */
#ifndef JIYAO_MARK_COMPARE_H
#define JIYAO_MARK_COMPARE_H

#include "mark/change.h"
#include "mark/doc.h"

/*
 * The result is marked 草稿, has the higher of both levels of secrecy, and
 * what changed in the front matter in an attachment at its end.  It lives in
 * the arena of the changes and lends from a and b, which outlive it.
 */
struct doc *compare_docs(
    const struct doc *a, const struct doc *b, struct changes *);

/* The rank of a level of secrecy: 0 is none, 3 is 绝密. */
int compare_level(const char *classification);
/* The rank of a term within one level: 长期 is the longest. */
long compare_term(const char *term);

#endif

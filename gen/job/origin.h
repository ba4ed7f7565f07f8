/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a document was made from and with, as lines of text in the PDF:
 *
 *	tool jiyao 0.4
 *	document WORD; level 3a; as-of DATE; item ID
 *	state issued|to-sign|draft; replaces NUMBER   of one that is signed
 *	rules ID sha256:DIGEST    and house, the settings in force, one a line
 *	NAME sha256:DIGEST        text, record, template, house, profile
 *	font NAME sha256:DIGEST   of each font program, as it is embedded
 *
 * It lets whoever keeps the PDF tell, years later, whether the same things
 * are still at hand.  out/ adds the fonts.
 */
#ifndef JIYAO_JOB_ORIGIN_H
#define JIYAO_JOB_ORIGIN_H

#include "base/buf.h"
#include "job/args.h"

/* The first line: tool and version. */
void origin_begin(struct buf *);
void origin_digest(struct buf *, const char *name, const char *sha256);
void origin_bytes(struct buf *, const char *name, const void *, size_t len);
/* The options that have a say in the document: level, as-of, item. */
void origin_call(struct buf *, const struct args *);
/* A line that is no digest. */
void origin_word(struct buf *, const char *name, const char *word);

#endif

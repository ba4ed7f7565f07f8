/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Texts made ready for comparison: folded (mark/fold.h) into one row of
 * signs, in which any stretch can be looked up by its hash; of a document
 * also its sentences.
 *
 *	title ─ body ─ cells ─ captions ─ front matter    one row, in order:
 *	what a line end, a cell's border or a paragraph's end splits is whole
 *
 * A sentence ends at 。！？； and where a block ends, unless a colon or a
 * comma stands there; a table's row is one, and so is a cell with a head of
 * its column, a label of the front matter with all it holds.
 */
#ifndef JIYAO_JOB_LEAK_TEXT_H
#define JIYAO_JOB_LEAK_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mark/doc.h"

enum { LEAK_HASHED_MAX = 64 }; /* the longest stretch that is looked up */

/* What stands before a sign. */
enum { LEAK_MARK = 1, LEAK_STOP = 2, LEAK_COLON = 4, LEAK_BLOCK = 8 };

struct leak_sign {
	uint32_t cp;
	int line;
	unsigned char gap; /* of these, or-ed; a block's end or a cell's */
	size_t was; /* its place before leak_text_figures() */
};

struct leak_sentence {
	size_t from, to;
	size_t head_from, head_to; /* of a column's head; else both 0 */
};

struct leak_text {
	struct leak_sign *signs;
	size_t n, cap;
	bool figures; /* numbers in one form, by leak_text_sum() */
	size_t were; /* signs before leak_text_figures() */
	uint64_t *sums; /* n + 1, by leak_text_sum() */
	struct leak_sentence *sentences; /* of a document */
	size_t nsentences, sentences_cap;
};

/* Appends a folded text; line is that of all its signs. */
void leak_text_add(struct leak_text *, const char *s, size_t len, long line);
/* Appends all texts of a document, and its sentences. */
void leak_text_doc(struct leak_text *, const struct doc *);
/* Appends a file as it stands, line by line. */
void leak_text_lines(struct leak_text *, const char *s, size_t len);
/* Writes numbers in one form; the sentences go with them. */
void leak_text_figures(struct leak_text *);
/* Makes leak_text_hash() possible; once nothing more is added. */
void leak_text_sum(struct leak_text *);
/* Of len signs from at, 1 to LEAK_HASHED_MAX. */
uint64_t leak_text_hash(const struct leak_text *, size_t at, size_t len);
/* Empties it and keeps its memory. */
void leak_text_clear(struct leak_text *);
void leak_text_free(struct leak_text *);

#endif

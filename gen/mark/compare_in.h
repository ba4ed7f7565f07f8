/* SPDX-License-Identifier: Apache-2.0 */
/* What compare.c, compare_table.c and compare_front.c share. */
#ifndef JIYAO_MARK_COMPARE_IN_H
#define JIYAO_MARK_COMPARE_IN_H

#include "base/align.h"
#include "mark/compare.h"

enum piece {
#define PIECE(id, en, zh) PIECE_##id,
#include "mark/compare.def"
	PIECE_COUNT
};

struct comparing {
	struct arena *arena;
	struct changes *changes;
	const char *under; /* the heading that was passed last, or NULL */
	enum piece piece; /* what a paragraph is called here */
};

/* Adds a change of this piece; the text is NULL where it has none. */
struct change *compare_tell(struct comparing *, enum piece, enum change_kind,
    long a_line, long b_line, const struct redline *);
/*
 * The runs of both sides as one row of runs; told as a change where they
 * differ.  A side that is not there has line 0.
 */
struct run *compare_runs(struct comparing *, enum piece, const struct run *a,
    size_t na, long a_line, const struct run *b, size_t nb, long b_line,
    size_t *n);

/* What the thing says, for alignment. */
void compare_thing(struct align_thing *, const struct run *, size_t);
/* Digest and sketch of a block with all that is in it. */
void compare_block_thing(struct align_thing *, const struct block *);

/* Adds to *tail a block of the arena like b, alone; returns it. */
struct block *compare_put(
    struct comparing *, struct block ***tail, const struct block *b);
/* Both lists of blocks as one; a or b may be NULL. */
struct block *compare_blocks(
    struct comparing *, const struct block *a, const struct block *b);

/* Both tables as one; NULL where they cannot be laid over each other. */
struct table *compare_tables(
    struct comparing *, const struct block *a, const struct block *b);
/* One table with all its text gone or come. */
struct table *compare_table_all(
    struct comparing *, const struct block *, enum span_kind);

/* The front matter of the result; returns the paragraphs that tell of it. */
struct block *compare_front(struct comparing *, const struct doc *a,
    const struct doc *b, struct front *);
/* Takes a key away. */
void compare_front_drop(struct front *, const char *name);

#endif

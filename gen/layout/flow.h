/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Blocks of the document tree → boxes of the strip.
 *
 * It knows how each kind of block stands in its column (indents, labels,
 * which lines keep together) and which structure elements it makes.  It
 * knows nothing of sides, nor of what front matter says.
 */
#ifndef JIYAO_LAYOUT_FLOW_H
#define JIYAO_LAYOUT_FLOW_H

#include "layout/strip.h"
#include "layout/ops.h"
#include "layout/para.h"
#include "layout/profile.h"
#include "mark/doc.h"

enum { FLOW_HEADINGS = 6 };

struct flow {
	struct para_env *env;
	struct ops *ops; /* takes elements and outline entries */
	struct strip strip;
	bool turned; /* the side that is being filled */
	mpt gap; /* before the next box, where not 0; then 0 again */
	int open[FLOW_HEADINGS]; /* Markdown levels of the headings above */
	int nopen;
};

/* A column of text: where it begins and how wide it is. */
struct column {
	mpt x, width;
};

/* Distance from lower edge to upper edge that "空 n 行" means. */
mpt flow_blank(const struct profile *, int n);
/* Between two lines of this kind: its pitch less its em. */
mpt flow_leading(const struct profile *, enum text_kind);
/* What that may lose where a side is tightened; 0 where it is not text. */
mpt flow_give(const struct profile *, enum text_kind);

/* Boxes for all blocks, in the column; parent is a structure element. */
void flow_blocks(
    struct flow *, const struct block *, struct column, int parent);
/*
 * The lines of one paragraph.  keep holds the last line to what follows.
 * Returns the first box's index, or -1 where there is no line.
 */
long flow_para(struct flow *, const struct para_run *, size_t n, enum text_kind,
    struct column, const struct para_params *, bool keep);
/* What a text of this kind is, where its maker does not say more. */
enum what flow_what(enum text_kind);
/* The lines of all boxes from index first on are this. */
void flow_name(struct flow *, size_t first, enum what);
/* An outline entry; text in the arena of ops. */
int flow_outline(struct flow *, const char *title, int level);
/* What follows begins a new side. */
void flow_side(struct flow *, bool turned);
/* The whole width of the side that is being filled. */
struct column flow_column(const struct flow *);
/* The text of runs, line breaks as nothing; in the arena of ops. */
const char *flow_text(struct flow *, const struct run *, size_t n);

#endif

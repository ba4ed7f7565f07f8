/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The distances of proof.def over the things of a document: which apply, and
 * what each measures.  It prints nothing.
 */
#ifndef JIYAO_LAYOUT_DISTANCE_H
#define JIYAO_LAYOUT_DISTANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/measure.h"
#include "layout/ops.h"
#include "layout/profile.h"
#include "mark/doc.h"

enum edge {
	LEFT,
	RIGHT,
	TOP,
	BOTTOM,
	MID_X,
	MID_Y,
	INK_TOP,
	INK_BOTTOM,
	INK_MID_Y,
	WIDTH,
	HEIGHT,
	LEAD, /* from its right edge onwards to the other thing */
	OVERHANG, /* how far anything stands out of the type area */
	CELLS, /* 28 cells as Han are set in an unjustified line */
	LINES, /* 22 lines as the longest run of lines is set */
};

enum which { FIRST, LAST, EACH, REST, ALL_OF };

enum from {
	FROM_NOTHING,
	FROM_SHEET,
	FROM_AREA,
	FROM_MARKS, /* all of the 标志 */
	FROM_ABOVE_INK, /* what has the lowest ink before it */
	FROM_TEXT_END, /* the lowest thing before the signatures */
	FROM_HEAD_END, /* the lowest thing before the text */
	FROM_BEFORE, /* whatever is drawn before it */
	FROM_LINE,
	FROM_OF,
	FROM_LOWEST,
};

enum when {
	ANY,
	ALONE, /* no 文件 beside the 标志 */
	PARAGRAPH, /* in no list, quote or table */
	FILLED, /* a paragraph's line, not its last, nor ended by its author */
	HIGHEST, /* first on its page */
	ADJUSTED, /* lines stand closer so that signatures fit (7.3.5.5) */
	SINGLE, /* the only one of its name on the page */
	TOPMOST, /* none of its name stands higher on the page */
	SEALED,
	SEALED_ONE,
	STAMPED,
	UNSTAMPED,
	PLAIN_SIGNED,
	PLAIN_TOPMOST,
	ODD,
	EVEN,
};

enum relation { EQ, LE, GE };

enum { OWN_NONE = -1, CHECKS_MAX = 160 };

struct check {
	const char *id;
	int formats;
	enum when when;
	enum what what;
	enum which which;
	enum edge edge;
	struct {
		enum from from;
		enum what what;
	} from;
	enum edge there;
	enum relation relation;
	int value, tolerance; /* micrometres */
	mpt own;
	const char *clause, *source;
};

struct distances {
	const struct ops *ops;
	const struct doc *doc;
	const struct profile *profile;
	struct things things;
	struct check checks[CHECKS_MAX];
	size_t nchecks;
};

/* What one check found in one group: the line that is furthest off. */
struct result {
	const struct check *check;
	int64_t got; /* micrometres */
	bool holds;
};

/* things, ops, doc and profile are set; fills in the checks. */
void distance_checks(struct distances *);
/*
 * Runs one check over the things [first, last] of one group.  False where it
 * does not apply to any of them.
 */
bool distance_run(const struct distances *, const struct check *, size_t first,
    size_t last, struct result *);
/* All things of that name in [start, end) as one; WHAT_NONE: none. */
struct thing distance_whole(
    const struct distances *, size_t start, size_t end, enum what);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The inside of line composition, shared by its files:
 *
 *	text ─para.c▶ clusters ─rules.c▶ widths, breaks, gaps
 *	     ─wrap.c or title.c▶ where lines end ─set.c▶ lines
 *
 * A cluster is one drawn character; combining marks are clusters without
 * width.  Clusters live in scratch memory that the next paragraph reuses.
 */
#ifndef JIYAO_LAYOUT_GALLEY_H
#define JIYAO_LAYOUT_GALLEY_H

#include "layout/class.h"
#include "layout/para.h"

/* Steps of the reduce order, facts §3.5. */
enum step {
	STEP_NONE,
	STEP_END, /* the mark at the line's end */
	STEP_SPACE,
	STEP_MIDDOT,
	STEP_BRACKET,
	STEP_COMMA,
	STEP_GAP, /* Han to Western */
	STEP_STOP,
	STEPS
};

/* What ending a line after a cluster costs; the highest is never paid. */
enum {
	BREAK_FREE = 0,
	BREAK_URL = 3000, /* inside an address */
	BREAK_DATE = 6000, /* between the parts of a date */
	BREAK_SOFT = 8000, /* within a name beside its ·, after 第 */
	BREAK_WHOLE = 200000, /* in a date or 文号: where a line would gape */
	BREAK_EMERGENCY = 2000000, /* inside a unit wider than the line */
	BREAK_BAD = 100000000, /* the same, against the prohibitions */
	BREAK_NEVER = 0x7fffffff,
};

struct cluster {
	uint32_t cp, vs, gid;
	const struct face *face;
	mpt off; /* of the glyph's origin from the cluster's left */
	mpt adv; /* after compression of neighbours */
	mpt lead, tail; /* what it may still give, left and right */
	mpt paired; /* what compression of neighbours took from the left */
	mpt gap; /* Han to Western, after it */
	int brk; /* cost of ending a line after it */
	uint32_t run;
	uint8_t class; /* enum class */
	uint8_t step; /* enum step in which lead and tail are given */
	bool stretch; /* the gap after it may open */
};

/* Sums of all clusters before an index. */
struct sums {
	int64_t width; /* adv and gap */
	int64_t give[STEPS];
	uint32_t gaps; /* that may open */
	uint32_t spaces;
	uint32_t solid; /* clusters that are no marks: for 孤字 */
};

struct node {
	int64_t cost;
	uint32_t from;
};

struct para_scratch {
	struct cluster *c;
	size_t n, cap;
	struct sums *sums; /* n + 1 of one segment */
	struct node *nodes; /* n + 1 */
	uint32_t *ends; /* breaks of a segment, in order */
	size_t capsums;
	struct line *lines; /* of the paragraph, copied to the arena */
	size_t nlines, caplines;
	/* characters already reported as missing */
	uint32_t *missing;
	size_t nmissing;
};

/* One paragraph on its way: a hard break parts segments. */
struct galley {
	struct para_env *env;
	struct para_scratch *s;
	const struct para_run *runs;
	size_t nruns;
	const struct para_params *params;
	bool chinese; /* quotes are full width */
	bool said_long, said_loose; /* findings of this paragraph */
};

/* A segment of the galley's clusters: [from, to). */
struct segment {
	size_t from, to;
	bool first, last; /* of the paragraph */
	bool hard; /* ended by a hard break */
};

/* How one line is brought to its measure. */
struct fit {
	int64_t natural; /* after trimming at its start */
	int64_t target; /* width as set */
	mpt start; /* taken from the opening bracket at its start (+) */
	int64_t used[STEPS]; /* of the reduce order */
	int64_t avail[STEPS];
	int64_t spaces; /* widening of word spaces, in all */
	int64_t open; /* widening of gaps, in all */
	uint32_t nspaces, ngaps;
	int64_t cost; /* -1: does not fit */
	bool unjustified; /* nothing to stretch */
};

/* rules.c: widths, compression of neighbours, breaks and gaps. */
void rules_apply(struct galley *, size_t from, size_t to);
/* Opens emergency breaks in units wider than width. */
void rules_split_long(struct galley *, size_t from, size_t to, mpt width);
/* The end of the line's visible part: trailing spaces hang. */
size_t rules_visible_end(const struct galley *, size_t from, size_t to);

/* wrap.c */
void wrap_sums(struct galley *, const struct segment *);
struct fit wrap_fit(const struct galley *, const struct segment *, size_t from,
    size_t to, mpt measure);
void wrap_segment(struct galley *, const struct segment *);

/* title.c: the same for a balanced segment. */
void title_segment(struct galley *, const struct segment *);

/* set.c */
void set_line(struct galley *, const struct segment *, size_t from, size_t to,
    const struct fit *);
/* The measure of the line that begins at from. */
mpt set_measure(const struct galley *, const struct segment *, size_t from);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Many records → one summary record.
 *
 *	bytes ─extract─▶ what one record adds ─add─▶ rows and counts on disk
 *	                                      ─end─▶ totals ─write─▶ summary
 *
 * extract checks a record and runs templates/collect.xsl over it; it may be
 * called in any process.  add keeps what it gave; what is the same in two
 * records and may not be, is told there.  Neither knows what is counted: the
 * stylesheet names sections and figures, and this adds up and keeps for each
 * figure where it came from.  Memory is bounded by the largest record.
 *
 * A record counts by the 年度 it names where a year is asked for, and by its
 * day where a period is; one that covers a period itself (a log) counts where
 * the two overlap, and what is in it by its own day.
 */
#ifndef JIYAO_XML_COLLECT_H
#define JIYAO_XML_COLLECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/xmlin.h"
#include "xml/style.h"

struct kit;

enum { COLLECT_DAY = 11 }; /* YYYY-MM-DD with the NUL */

enum collect_by { COLLECT_ALL, COLLECT_YEAR, COLLECT_PERIOD };

struct collect_options {
	struct kit *kit;
	enum collect_by by;
	/* The first and last day; for a year, those of the year. */
	char from[COLLECT_DAY], to[COLLECT_DAY];
	char as_of[COLLECT_DAY]; /* stands for today */
	const struct xmlin_limits *limits; /* NULL: the default */
	const struct style_limits *style;
};

struct collect_sheet; /* templates/collect.xsl, loaded */

/* options must outlive it.  NULL after a finding. */
struct collect_sheet *collect_load(
    const struct collect_options *, struct diag *);
void collect_unload(struct collect_sheet *);

/*
 * Appends what the record adds, as XML for collect_add().  found: its file
 * was found in a folder, where what is no record is passed over.  Where it
 * cannot be read the findings go with it; what is irregular in a record is
 * jiyao-check's to say.
 */
void collect_extract(const struct collect_sheet *, const char *bytes,
    size_t len, const char *file, bool found, struct buf *out);
/* The same for a file that could not be read, or ended its worker. */
void collect_lost(const char *file, const struct diag *why, struct buf *out);
/*
 * The days a record begins and ends with (one day, unless it covers a
 * period); false where it is none.
 */
bool collect_days(const char *bytes, size_t len,
    const struct xmlin_limits *limits, char first[COLLECT_DAY],
    char last[COLLECT_DAY]);

struct collect; /* what was added */

/* diag is for everything up to collect_free. */
struct collect *collect_begin(const struct collect_sheet *, struct diag *);
void collect_free(struct collect *);
/* Records are added in the order of their files' names. */
void collect_add(struct collect *, const char *extract, size_t len);
/* Adds up; -1 after a finding where no summary can be given. */
int collect_end(struct collect *);

typedef bool collect_sink(void *ctx, const void *bytes, size_t len);

/*
 * Gives the summary to the sink in pieces, until that says no; -1 where the
 * spill failed, and what was given is not the whole.
 */
int collect_write(struct collect *, collect_sink *, void *ctx);

/* A figure, and a place it came from. */
struct collect_figure {
	const char *name, *title, *unit;
	const char *who, *who_name, *of; /* "" where it has none */
	const char *value;
};
struct collect_from {
	const char *record, *id, *line, *n;
	const char *file;
};

/* Takes them in the order of the summary; from is NULL for the figure. */
typedef void collect_figures_fn(
    void *ctx, const struct collect_figure *, const struct collect_from *from);
/* -1 where the spill failed. */
int collect_figures(struct collect *, collect_figures_fn *, void *ctx);

/* True where the root is that of a summary. */
bool collect_is_summary(
    const char *bytes, size_t len, const struct xmlin_limits *);
/* The figures of a written summary; -1 after a finding. */
int collect_read(const char *bytes, size_t len, const char *file, struct kit *,
    const struct xmlin_limits *, collect_figures_fn *, void *ctx,
    struct diag *);

#endif

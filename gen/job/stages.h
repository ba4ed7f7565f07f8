/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The stages composed: one record → one PDF.
 *
 *	check ─▶ style ─▶ mark ─▶ layout ─▶ pdf ─▶ write
 *
 * What does not depend on the record (schema, rules, stylesheet, profile,
 * faces) is loaded once, before workers fork.
 */
#ifndef JIYAO_JOB_STAGES_H
#define JIYAO_JOB_STAGES_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/reads.h"
#include "job/args.h"
#include "job/inputs.h"
#include "xml/record.h"

enum stage {
	STAGE_CHECK, /* reading included */
	STAGE_STYLE,
	STAGE_MARK,
	STAGE_LAYOUT,
	STAGE_PDF,
	STAGE_WRITE,
	STAGE_COUNT
};

struct stages; /* everything loaded */

/* What became of one document. */
struct stages_report {
	enum record_state state;
	size_t pages, bytes;
	bool digest_wanted; /* set by the caller */
	/* set by the caller, or NULL: takes what fallback_print() says */
	struct buf *fallbacks;
	/* set by the caller, or NULL: takes every file that went in */
	struct reads *reads;
	struct buf records; /* SHA-256 of each, a line each; for buf_free */
	char digest[DIGEST_HEX]; /* of the PDF; empty where there is none */
	long micros[STAGE_COUNT]; /* wall time a stage took */
};

/* The English name of a stage, for the log. */
const char *stages_name(enum stage);
/* And that of a state. */
const char *stages_state(enum record_state);

/* word as for markdown_load; args must outlive it.  NULL after a finding. */
struct stages *stages_load(
    const char *word, const struct args *, struct diag *);
void stages_free(struct stages *);
/*
 * The bytes that the next run takes for its input, whose name then only says
 * what findings call it; lent until that run has ended.
 */
void stages_give(struct stages *, const struct buf *);
/*
 * What is made is also held against these records, by file; those that
 * cannot be read are passed over.  Lent until it is called again.
 */
void stages_against(struct stages *, const struct inputs *);
/* in and out may be "-".  -1 where nothing was written. */
int stages_run(struct stages *, const char *in, const char *out,
    struct stages_report *, struct diag *);

/*
 * The same from Markdown that a person edited: it is held against the
 * records, 1 or more, and set where it shows nothing that they hide.
 */
int stages_edited(struct stages *, const char *in, char *const *records,
    size_t n, const char *out, struct stages_report *, struct diag *);

#endif

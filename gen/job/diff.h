/* SPDX-License-Identifier: Apache-2.0 */
/*
 * jiyao diff: what changed between two records or two Markdown files, as
 * text, as lines of JSON, or as a document with what is gone struck through
 * and what is new underlined.
 *
 *	A, B ─┬─ xmlin ─ diff_records ─┐
 *	      └─ mark_read ─ compare ──┴─ changes ─ print
 *	                        └─ document ─ write ─ mark_read ─ layout ─ PDF
 *
 * Neither file is held against rules or schema: a record that is wrong has
 * differences, too.
 */
#ifndef JIYAO_JOB_DIFF_H
#define JIYAO_JOB_DIFF_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/xmlin.h"
#include "job/args.h"
#include "mark/change.h"

struct schema;

/*
 * Status as of diff(1): 0 the same, 1 they differ, 2 after a finding.  Writes
 * to args->output (stdout where none): *.pdf and *.md as a document, else
 * text, or JSON by args->format.
 */
int diff_run(const struct args *, const char *a, const char *b, struct diag *);

/* The same with the command's options still to be read: argv[0] is "diff". */
int diff_call(
    struct args *, int argc, char **argv, const char *usage, struct diag *);

/* Adds what changed between two records of one kind. */
void diff_records(
    const xmlDoc *a, const xmlDoc *b, const struct schema *, struct changes *);
/* The highest level of secrecy in a record and its longest term; NULL. */
void diff_secrecy(const xmlDoc *, const char **level, const char **term);

/* What is told of a whole run. */
struct diff_told {
	const char *a, *b; /* names of the files */
	enum diag_lang lang;
	const char *level, *term; /* of secrecy, or NULL */
};

void diff_text(
    const struct changes *, const struct diff_told *, struct buf *out);
void diff_json(const struct changes *, struct buf *out);
/* Markdown that tells of the changes of a record. */
void diff_markdown(
    const struct changes *, const struct diff_told *, struct buf *out);

#endif

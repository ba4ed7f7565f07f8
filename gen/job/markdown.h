/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The first half of the way: a record, read and checked, becomes the
 * Markdown of one document.  Where rooms that do not know each other meet:
 * the stylesheets of xml/ are given the escaping of mark/.
 */
#ifndef JIYAO_JOB_MARKDOWN_H
#define JIYAO_JOB_MARKDOWN_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/reads.h"
#include "job/args.h"
#include "job/document.h"
#include "xml/kit.h"
#include "xml/record.h"

struct style;

/* What does not depend on the record. */
struct markdown {
	const char *word; /* the document: documents.def */
	const struct args *args;
	struct kit kit;
	/* By kind of record, each read when it is first asked for. */
	struct style *styles[KIND_COUNT];
	struct reads reads[KIND_COUNT]; /* the files of each */
	struct record_options options;
};

/*
 * The template is that of documents.def unless args has one.  What the
 * word's first kind needs is read now, before workers fork.  args must
 * outlive it.  -1 after a finding; it is for markdown_free either way.
 */
int markdown_load(
    struct markdown *, const char *word, const struct args *, struct diag *);
void markdown_free(struct markdown *);

/* The record of a file or "-"; NULL after a finding. */
struct record *markdown_read(
    const struct markdown *, const char *path, struct diag *);
/* The template for the record; NULL after a finding: there is none. */
const struct style *markdown_style(
    struct markdown *, const struct record *, struct diag *);
/* The record of bytes that came from somewhere called name. */
struct record *markdown_take(const struct markdown *, const char *bytes,
    size_t len, const char *name, struct diag *);
/*
 * Appends the document's Markdown, with the office's own words where the
 * document has places for them; -1 after a finding.
 */
int markdown_make(
    struct markdown *, const struct record *, struct buf *, struct diag *);

#endif

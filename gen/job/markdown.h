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
#include "job/args.h"
#include "xml/kit.h"
#include "xml/record.h"

struct style;

/* What does not depend on the record. */
struct markdown {
	struct kit kit;
	struct style *style;
	struct record_options options;
};

/*
 * kind is the name of a document, "minutes" or "record": templates/KIND.xsl
 * unless args has a template.  args must outlive it.  -1 after a finding; it
 * is for markdown_free either way.
 */
int markdown_load(
    struct markdown *, const char *kind, const struct args *, struct diag *);
void markdown_free(struct markdown *);

/* The record of a file or "-"; NULL after a finding. */
struct record *markdown_read(
    const struct markdown *, const char *path, struct diag *);

#endif

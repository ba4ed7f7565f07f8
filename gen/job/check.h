/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One file held against everything that is known of it: a record against
 * its schema, its rules and the wording of its prose, a Markdown text
 * against its front matter, its subset and its wording; and mended.
 */
#ifndef JIYAO_JOB_CHECK_H
#define JIYAO_JOB_CHECK_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"
#include "xml/record.h"

struct check {
	struct record_options record;
	enum diag_format format; /* of the statement */
	enum diag_lang lang;
	bool fix; /* mend what is mechanical */
	const char *output; /* where to; NULL: the file itself */
};

/* The statement is appended to out. */
void check_file(
    const struct check *, const char *path, struct buf *out, struct diag *);
/*
 * True where the mended text goes to stdout, so that findings cannot: from
 * standard input, or by output.
 */
bool check_is_filter(const struct check *, char *const *files, int n);
/* Gives up the right to write anywhere but where files will be mended. */
void check_confine(const struct check *, char *const *files, int n);

#endif

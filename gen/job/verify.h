/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whether what is kept is still what was decided, bag by bag, in three
 * separate answers:
 *
 *	fixity      the store: bags and log are whole and unchanged
 *	procedure   the record: it is valid, and its statement comes out again
 *	rendering   the page: its text, set again, gives the same bytes; or,
 *	            with other fonts or another version, the same geometry
 *
 * and besides: whether the text is what the record gives, or was edited.
 */
#ifndef JIYAO_JOB_VERIFY_H
#define JIYAO_JOB_VERIFY_H

#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "job/args.h"

/* What is broken, or-ed together: the exit status of jiyao-archive verify. */
enum verify_status {
	VERIFY_GOOD = 0,
	VERIFY_JOB = 2, /* it could not be told */
	VERIFY_FIXITY = 4,
	VERIFY_PROCEDURE = 8,
	VERIFY_RENDERING = 16,
};

struct verify {
	const struct args *args;
	const char *store;
	char *const *numbers; /* all bags where there are none */
	size_t nnumbers;
	size_t sample; /* only that many, spread evenly; 0: all */
	const char *head; /* the log's head as it was noted, or NULL */
	int workers;
};

/* Appends a line a bag, text or JSON; findings go to diag. */
int verify_run(const struct verify *, struct buf *out, struct diag *);

#endif

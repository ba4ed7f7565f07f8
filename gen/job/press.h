/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Many records, one document of each: names of the outputs, workers,
 * findings in the order of the input, progress and the log.
 */
#ifndef JIYAO_JOB_PRESS_H
#define JIYAO_JOB_PRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "job/args.h"

struct press {
	const char *word; /* the document: documents.def */
	const struct args *args;
	char **inputs;
	size_t ninputs;
	int workers; /* -j */
	const char *depend; /* -M: the dependency file, or NULL */
	bool log; /* --log json: one line a file on stdout */
	/*
	 * With args->edited, filled by press_run(): that file is the one
	 * input, and the records are what it is held against.
	 */
	char **records;
	size_t nrecords;
};

/*
 * Makes all documents; prints findings to stderr as they come and returns
 * the exit status.  Findings before any work (two inputs for one output,
 * nothing to load) are left in the diag.
 */
int press_run(const struct press *, struct diag *);

#endif

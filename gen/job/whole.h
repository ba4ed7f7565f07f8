/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One document from a set of records: they are collected into one summary,
 * and the document is made from that.
 */
#ifndef JIYAO_JOB_WHOLE_H
#define JIYAO_JOB_WHOLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "job/args.h"

struct whole {
	const char *word; /* the document: documents.def */
	const struct args *args; /* year, or from and to, or all records */
	char **inputs; /* files and folders */
	size_t ninputs;
	int workers; /* -j */
	bool sources; /* print what each figure came from instead */
	const char *depend; /* -M: the dependency file, or NULL */
};

/* True where the document is to be made of all the inputs together. */
bool whole_wanted(const struct whole *);
/*
 * Makes it: WORD.pdf in the current folder, unless args->output says where.
 * Findings are left in the diag; what is irregular in one record is counted
 * in the summary and told by jiyao-check.
 */
void whole_run(const struct whole *, struct diag *);

#endif

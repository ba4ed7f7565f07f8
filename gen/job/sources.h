/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Each figure of a summary with the places it came from: record, file, id,
 * line and what it added there.
 */
#ifndef JIYAO_JOB_SOURCES_H
#define JIYAO_JOB_SOURCES_H

#include <stdbool.h>

#include "base/diag.h"
#include "job/args.h"
#include "job/inputs.h"
#include "xml/collect.h"

struct kit;

/* True where there is one input, and it is a summary. */
bool sources_only(const struct inputs *, const struct args *);
/* Prints what a summary's file says; -1 after a finding. */
int sources_read(struct kit *, const struct args *, const char *path,
    const char *to, struct diag *);
/* Prints what was added up. */
int sources_print(
    struct collect *, const struct args *, const char *to, struct diag *);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The small commands of the front door: the skeleton of a new record, and
 * which faces serve the roles on this machine.
 */
#ifndef JIYAO_JOB_COMMANDS_H
#define JIYAO_JOB_COMMANDS_H

#include "base/diag.h"
#include "job/args.h"

/*
 * Writes a commented skeleton of a record of this kind to args->output
 * (stdout where none); earlier is a record of any kind, whose body, 届 and
 * roster it takes over, or NULL.
 */
int command_new(
    const struct args *, const char *kind, const char *earlier, struct diag *);
/* Prints, for each role, the faces in order and what they lack. */
int command_fonts(const struct args *, struct diag *);

/*
 * Runs jiyao-check, which stands beside this tool, in this process: argv[0]
 * is "check" or "rules".  Returns after a finding alone.
 */
void command_check(int argc, char **argv, struct diag *);

#endif

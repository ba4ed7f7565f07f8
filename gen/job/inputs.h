/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The files that operands name: a file is itself, a folder is every *.xml
 * below it.  They come in the order of their names, each once, whatever the
 * order in which they were given.
 */
#ifndef JIYAO_JOB_INPUTS_H
#define JIYAO_JOB_INPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

enum { INPUTS_DEPTH = 64 }; /* folders within folders */

struct input {
	char *path;
	bool found; /* in a folder */
	unsigned long long dev, ino; /* 0 where there is no such file */
};

struct inputs {
	struct input *list;
	size_t n, cap;
};

/*
 * Symbolic links below a folder are passed over with a note: they may lead
 * out of it.  A folder that cannot be read is a finding, and its name stays
 * in the list as a file that cannot be read.
 */
void inputs_read(struct inputs *, char **names, size_t n, struct diag *);
/* True, after a finding, where the output is one of them. */
bool inputs_hold(const struct inputs *, const char *output, struct diag *);
void inputs_free(struct inputs *);

#endif

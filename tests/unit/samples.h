/* SPDX-License-Identifier: Apache-2.0 */
/* Which of the records given are meetings that were held: those have minutes.
 */
#ifndef JIYAO_TESTS_SAMPLES_H
#define JIYAO_TESTS_SAMPLES_H

#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

/* Keeps in g the files whose root is meeting and that are no plan. */
static inline void
samples_meetings(glob_t *g)
{
	size_t kept = 0;

	for (size_t i = 0; i < g->gl_pathc; i++) {
		struct diag *diag = diag_new();
		struct buf b = {NULL, 0, 0};
		char *path = g->gl_pathv[i];

		if (file_read(path, FILE_BYTES_MAX, &b, diag) == 0 &&
		    strstr(b.p, "\n<meeting ") != NULL &&
		    strstr(b.p, " stage=\"会前\"") == NULL) {
			g->gl_pathv[i] = g->gl_pathv[kept];
			g->gl_pathv[kept++] = path;
		}
		buf_free(&b);
		diag_free(diag);
	}
	g->gl_pathc = kept;
}

#endif

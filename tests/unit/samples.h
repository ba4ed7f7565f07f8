/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which of the records given are meetings that were held: those have minutes;
 * and which are a 民主生活会 that was.
 */
#ifndef JIYAO_TESTS_SAMPLES_H
#define JIYAO_TESTS_SAMPLES_H

#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

/* Keeps in g the files whose root opens with that and that are no plan. */
static inline void
samples_of(glob_t *g, const char *root)
{
	size_t kept = 0;

	for (size_t i = 0; i < g->gl_pathc; i++) {
		struct diag *diag = diag_new();
		struct buf b = {NULL, 0, 0};
		char *path = g->gl_pathv[i];

		if (file_read(path, FILE_BYTES_MAX, &b, diag) == 0 &&
		    strstr(b.p, root) != NULL &&
		    strstr(b.p, " stage=\"会前\"") == NULL) {
			g->gl_pathv[i] = g->gl_pathv[kept];
			g->gl_pathv[kept++] = path;
		}
		buf_free(&b);
		diag_free(diag);
	}
	/* A glob() that appends would write over them. */
	for (size_t i = kept; i < g->gl_pathc; i++) {
		free(g->gl_pathv[i]);
		g->gl_pathv[i] = NULL;
	}
	g->gl_pathc = kept;
}

static inline void
samples_meetings(glob_t *g)
{
	samples_of(g, "\n<meeting ");
}

static inline void
samples_lives(glob_t *g)
{
	samples_of(g, "\n<life-meeting ");
}

#endif

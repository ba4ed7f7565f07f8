/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The lines of a Markdown file as they are written: what must be looked up
 * beside cmark's tree, which keeps neither escapes nor tables.
 */
#ifndef JIYAO_MARK_SOURCE_H
#define JIYAO_MARK_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

struct source {
	const char *bytes; /* borrowed */
	size_t len;
	size_t *starts; /* owned; of each line, and one past the last */
	size_t nlines;
};

void source_init(struct source *, const char *bytes, size_t len);
void source_free(struct source *);
/* The line from 1, without its end. */
const char *source_line(const struct source *, size_t line, size_t *len);
/*
 * Checks UTF-8 and control characters; -1 after a finding (the first of each
 * sort).  first is the number of the first line in the file, offset that of
 * the first byte.
 */
int source_check(const struct source *, const char *file, long first,
    size_t offset, struct diag *);
/*
 * How many * stand in lines from to to with a backslash before them, and in
 * *doubled a line that holds ** without one: the first that has no effect as
 * far as its neighbours tell, else the first (0 where there is none).
 */
size_t source_asterisks(
    const struct source *, size_t from, size_t to, size_t *doubled);
/* Punctuation of Chinese text, dashes and ellipses included. */
bool source_is_mark(uint32_t cp);
/* True where the line is the |---|---| of a pipe table. */
bool source_pipes(const struct source *, size_t line);

#endif

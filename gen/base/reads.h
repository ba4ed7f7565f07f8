/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which files were read, for the dependency file of make.
 *
 * Who wants to know names a list; file_read() and its kin add to the one
 * named last.  That is the process's and not a parameter: a reader that was
 * left out would be a document that is not made again, and nobody would see
 * it.  A list is sorted and holds each name once.
 */
#ifndef JIYAO_BASE_READS_H
#define JIYAO_BASE_READS_H

#include <stddef.h>

struct reads {
	char **paths;
	size_t n, cap;
};

/* Names the list that reading adds to, or NULL; returns the one before. */
struct reads *reads_into(struct reads *);
/* A file that was opened, or a folder whose entries count. */
void reads_note(const char *path);

void reads_add(struct reads *, const char *path);
void reads_add_all(struct reads *, const struct reads *other);
void reads_free(struct reads *);

#endif

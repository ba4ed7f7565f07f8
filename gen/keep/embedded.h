/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The files inside a PDF, whoever wrote it: the home of libqpdf.  It knows
 * no meaning of a name; what cannot be read is a finding, never a guess.
 */
#ifndef JIYAO_KEEP_EMBEDDED_H
#define JIYAO_KEEP_EMBEDDED_H

#include <stddef.h>

#include "base/diag.h"

enum {
	EMBEDDED_MAX = 1000, /* files in one PDF */
	EMBEDDED_DEPTH_MAX = 32, /* of the tree of their names */
};

struct embedded_file {
	char *name; /* UTF-8, as the PDF has it: not yet safe for a folder */
	char *relationship; /* "Source", ...; "" where none is said */
	unsigned char *bytes;
	size_t len;
};

struct embedded {
	struct embedded_file *files; /* in the order of the PDF's tree */
	size_t n;
	char *origin; /* /Origin of the information, UTF-8; "" where none */
};

/* NULL after a finding; none inside is no finding, n is then 0. */
struct embedded *embedded_read(
    const void *pdf, size_t len, const char *file, struct diag *);
void embedded_free(struct embedded *);
/* The first of that name; NULL where there is none. */
const struct embedded_file *embedded_get(
    const struct embedded *, const char *name);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files inside the PDF, associated with the document (ISO 19005-3, 6.8;
 * ISO 32000-2, 14.13): name, type, relationship, size, date, checksum.
 */
#ifndef JIYAO_OUT_ATTACH_H
#define JIYAO_OUT_ATTACH_H

#include <stddef.h>

#include "layout/ops.h"
#include "out/object.h"

struct attachment {
	const char *name; /* of the file, UTF-8, without folder */
	const char *type; /* MIME, "text/xml" */
	/* Source, Data, Alternative, Supplement or Unspecified */
	const char *relationship;
	const char *what; /* said to the reader */
	const void *bytes;
	size_t len;
};

/* Names differ from each other. */
void attach_write(const struct ops *, const struct attachment *, size_t n,
    struct object_doc *);

#endif

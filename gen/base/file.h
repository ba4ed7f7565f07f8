/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files: bounded reading, and writing that is all or nothing.
 *
 * Output goes into an unnamed or hidden temporary beside the target, is
 * fsynced and renamed; a reader never sees half of it, and a failure, full
 * disk or SIGTERM leaves neither output nor temporary.  "-" is standard
 * input or output; stdout is flushed and checked.
 */
#ifndef JIYAO_BASE_FILE_H
#define JIYAO_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"

enum {
	FILE_BYTES_MAX = 64 << 20, /* default bound of one input, bytes */
};

/* Appends the whole of path to out; -1 after adding a finding. */
int file_read(
    const char *path, size_t max_bytes, struct buf *out, struct diag *);

/* mode is the permission of a new file before umask, 0666 or 0600. */
int file_write(const char *path, const void *bytes, size_t len, unsigned mode,
    struct diag *);

bool file_is_dir(const char *path);
/* True where both names lead to one regular file. */
bool file_same(const char *a, const char *b);
/* The folder of path, "." where it names none; newly allocated. */
char *file_folder(const char *path);
/*
 * Where a file of the installation stands: under $JIYAO_SHARE, else in
 * share/jiyao beside the bin that holds this binary, else in PREFIX's
 * share/jiyao.  name is like "templates/minutes.xsl".  Newly allocated; NULL
 * after adding a finding that lists the places tried.
 */
char *file_share(const char *name, struct diag *);

#endif

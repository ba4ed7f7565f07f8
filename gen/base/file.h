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

/*
 * The same in pieces, for what is larger than memory should be: begin, add,
 * end.  A fault is kept and told by end, which then writes nothing; what goes
 * to "-" goes at once.  add is false after a fault, so that a caller may stop.
 */
struct file_out;
struct file_out *file_out_begin(const char *path, unsigned mode);
bool file_out_add(struct file_out *, const void *bytes, size_t len);
/* Gives the bytes their name and frees it; -1 after adding a finding. */
int file_out_end(struct file_out *, struct diag *);
/* Frees it and writes nothing. */
void file_out_drop(struct file_out *);

/*
 * Gives an existing file new bytes: where path is a link, the file it leads
 * to; its permissions and group stay.  A file of somebody else, or one that
 * may not be written, stays as it is, with a finding.
 */
int file_replace(
    const char *path, const void *bytes, size_t len, struct diag *);

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

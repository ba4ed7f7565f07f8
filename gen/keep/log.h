/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The log of a store: a line a deposit, each with the digest of the line
 * before it, so that none can be taken out, changed or moved unnoticed.
 *
 *	SEQ PREVIOUS WORD NUMBER BAG REPLACED
 *
 * SEQ from 1; PREVIOUS is the SHA-256 of the line before without its newline
 * (64 zeros in the first); WORD is "add"; NUMBER the archive number; BAG what
 * bag_digest() says; REPLACED the number it replaces, or "-".  One blank
 * between; none within.  That the last lines are there is shown by the head,
 * the digest of the last line, which every deposit prints.
 */
#ifndef JIYAO_KEEP_LOG_H
#define JIYAO_KEEP_LOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/digest.h"

enum {
	LOG_LINE_MAX = 1024, /* bytes */
	LOG_BYTES_MAX = 1 << 30, /* of the file */
};

struct log_entry {
	char *number, *bag, *replaced; /* replaced is NULL where none */
	long line;
};

struct log {
	char *path;
	struct log_entry *entries;
	size_t n, cap;
	size_t *slots, nslots; /* by the number's hash: a place, from 1 */
	struct buf heads; /* the digest of each line, DIGEST_HEX - 1 bytes */
	char head[DIGEST_HEX]; /* of the last line; zeros where none */
	size_t whole; /* bytes up to the end of the last whole line */
	bool torn; /* something stands behind it: a write was cut off */
};

/*
 * Reads and checks the chain; a file that is not there is an empty log, one
 * that is a link is refused.  A number stands in one line only.  NULL after
 * findings, which name the line.  A torn last line is no finding:
 * nothing was acknowledged.
 */
struct log *log_read(const char *path, struct diag *);
void log_free(struct log *);
/* The entry of a number; NULL where there is none. */
const struct log_entry *log_find(const struct log *, const char *number);
/* True where this is the digest of one of its lines. */
bool log_has(const struct log *, const char *head);
/* Cuts a torn line off. -1 after a finding. */
int log_mend(struct log *, struct diag *);
/*
 * Appends a line and brings it to the disk, with the name of a new log; the
 * log is not torn.  -1 after a finding: the line may then be torn.
 */
int log_append(struct log *, const char *number, const char *bag,
    const char *replaced, struct diag *);

#endif

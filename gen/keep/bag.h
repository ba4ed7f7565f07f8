/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A bag: a folder that says what is in it (BagIt 1.0, RFC 8493).
 *
 *	bagit.txt  bag-info.txt
 *	data/...                        the payload
 *	manifest-sha256.txt  -sm3.txt   digests of the payload
 *	tagmanifest-sha256.txt  -sm3.txt   of all else but themselves
 *
 * Two digests, so that one that is broken some day leaves the other: SHA-256
 * and SM3 (GB/T 32905).  It knows nothing of records or of the store.
 */
#ifndef JIYAO_KEEP_BAG_H
#define JIYAO_KEEP_BAG_H

#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/digest.h"

enum {
	BAG_FILES_MAX = 10000,
	BAG_MANIFEST_MAX = 4 << 20, /* bytes of one manifest */
};

struct bag_file {
	const char *path; /* "data/record.xml" */
	const void *bytes;
	size_t len;
};

/*
 * Makes the folder (mode 0700; its parent is there) and everything in it,
 * each file and folder on the disk before it returns.  info is
 * what bag-info.txt says.  -1 after a finding: the folder may then be there
 * in part.
 */
int bag_write(const char *folder, const struct bag_file *, size_t n,
    const char *info, struct diag *);
/*
 * Holds a folder against its manifests: each file there, unchanged by both
 * digests, none besides, nothing that is a link or leads elsewhere.  -1 after
 * findings, which name the file.
 */
int bag_check(const char *folder, struct diag *);
/*
 * What names the bag's content: the SHA-256 of its tagmanifest-sha256.txt,
 * which holds that of all else.  -1 after a finding.
 */
int bag_digest(const char *folder, char hex[DIGEST_HEX], struct diag *);
/* The same of a bag not yet written. */
void bag_digest_of(
    const struct bag_file *, size_t n, const char *info, char hex[DIGEST_HEX]);
/* Appends a file of the bag; -1 after a finding. */
int bag_read(
    const char *folder, const char *path, struct buf *out, struct diag *);

#endif

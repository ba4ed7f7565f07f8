/* SPDX-License-Identifier: Apache-2.0 */
/* Digests in hexadecimal (libcrypto). */
#ifndef JIYAO_BASE_DIGEST_H
#define JIYAO_BASE_DIGEST_H

#include <stddef.h>

enum { DIGEST_HEX = 65 }; /* of the longest, with the NUL */

/* MD5 only where a format asks for it: PDF's /CheckSum. */
enum digest_kind { DIGEST_SHA256, DIGEST_SM3, DIGEST_MD5 };

struct digest; /* one running digest */

void digest_of(
    enum digest_kind, const void *bytes, size_t len, char hex[DIGEST_HEX]);
void digest_sha256(const void *bytes, size_t len, char hex[DIGEST_HEX]);

struct digest *digest_new(enum digest_kind);
void digest_add(struct digest *, const void *bytes, size_t len);
/* Ends and frees it. */
void digest_end(struct digest *, char hex[DIGEST_HEX]);

#endif

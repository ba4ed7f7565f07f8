/* SPDX-License-Identifier: Apache-2.0 */
/* SHA-256 in hexadecimal (libcrypto). */
#ifndef JIYAO_BASE_DIGEST_H
#define JIYAO_BASE_DIGEST_H

#include <stddef.h>

enum { DIGEST_HEX = 65 }; /* with the NUL */

struct digest; /* one running digest */

void digest_sha256(const void *bytes, size_t len, char hex[DIGEST_HEX]);

struct digest *digest_new(void);
void digest_add(struct digest *, const void *bytes, size_t len);
/* Ends and frees it. */
void digest_end(struct digest *, char hex[DIGEST_HEX]);

#endif

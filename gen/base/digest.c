/* SPDX-License-Identifier: Apache-2.0 */
#include "base/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "base/mem.h"

/* EVP's structs are the library's; nothing of it leaves this file. */
struct digest;

struct digest *
digest_new(enum digest_kind kind)
{
	EVP_MD_CTX *c;
	const EVP_MD *md = kind == DIGEST_SHA256 ? EVP_sha256()
			   : kind == DIGEST_SM3  ? EVP_sm3()
						 : EVP_md5();

	/* A machine's openssl.cnf has no say, and takes 0.8 ms to read. */
	OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
	c = EVP_MD_CTX_new();
	if (c == NULL || EVP_DigestInit_ex(c, md, NULL) != 1)
		mem_exhausted();
	return (struct digest *)c;
}

void
digest_add(struct digest *d, const void *bytes, size_t len)
{
	if (EVP_DigestUpdate((EVP_MD_CTX *)d, bytes, len) != 1)
		mem_exhausted();
}

void
digest_end(struct digest *d, char hex[DIGEST_HEX])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char raw[EVP_MAX_MD_SIZE];
	unsigned n = 0, i;

	if (EVP_DigestFinal_ex((EVP_MD_CTX *)d, raw, &n) != 1 ||
	    n * 2 + 1 > DIGEST_HEX)
		mem_exhausted();
	for (i = 0; i < n; i++) {
		hex[2 * i] = digits[raw[i] >> 4];
		hex[2 * i + 1] = digits[raw[i] & 15];
	}
	hex[2 * n] = '\0';
	EVP_MD_CTX_free((EVP_MD_CTX *)d);
}

void
digest_of(
    enum digest_kind kind, const void *bytes, size_t len, char hex[DIGEST_HEX])
{
	struct digest *d = digest_new(kind);

	digest_add(d, bytes, len);
	digest_end(d, hex);
}

void
digest_sha256(const void *bytes, size_t len, char hex[DIGEST_HEX])
{
	digest_of(DIGEST_SHA256, bytes, len, hex);
}

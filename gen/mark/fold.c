/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/fold.h"

#include <stdlib.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/mem.h"
#include "base/utf8.h"

enum { HANGUL_DOT = 0x119e };

static const UNormalizer2 *
folding(void)
{
	static const UNormalizer2 *n; /* set once, never changed */
	UErrorCode err = U_ZERO_ERROR;

	if (n == NULL)
		n = unorm2_getNFKCCasefoldInstance(&err);
	if (U_FAILURE(err))
		mem_exhausted();
	return n;
}

/* Most text by far: what folding leaves as it is, and ASCII. */
static bool
plain(uint32_t cp)
{
	return cp < 0x80 || (cp >= 0x3400 && cp < 0xa000) || cp == 0x3001 ||
	       cp == 0x3002 || cp == 0x3007 || (cp >= 0x3008 && cp <= 0x3011) ||
	       (cp >= 0x201c && cp <= 0x201d) ||
	       (cp >= 0xff01 && cp <= 0xff5e) ||
	       (cp >= 0x20000 && cp < 0x2a6e0);
}

static void
give(uint32_t cp, fold_fn *put, void *ctx)
{
	uint32_t mask = U_GET_GC_MASK((UChar32)cp);

	/* ㆍ, the middle dot of Korean keyboards, is a letter to Unicode. */
	if (cp == HANGUL_DOT)
		put(ctx, 0xb7, false);
	else if ((mask & (U_GC_L_MASK | U_GC_N_MASK) & ~U_GC_LM_MASK) != 0)
		put(ctx, cp, true);
	else if (u_ispunct((UChar32)cp))
		put(ctx, cp, false);
}

static void
give_plain(uint32_t cp, fold_fn *put, void *ctx)
{
	if (cp >= 0xff01 && cp <= 0xff5e)
		cp -= 0xff01 - '!';
	if (cp >= 'A' && cp <= 'Z')
		cp += 'a' - 'A';
	if ((cp >= 0x3400 && cp < 0xa000) || cp >= 0x20000 || cp == 0x3007 ||
	    (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9'))
		put(ctx, cp, true);
	else if (cp > ' ' && cp != 0x7f)
		put(ctx, cp, false);
}

static void
normalize(const char *s, size_t len, fold_fn *put, void *ctx)
{
	UErrorCode err = U_ZERO_ERROR;
	int32_t n16 = 0, m16, i = 0;
	UChar *in = xcalloc(len + 1, sizeof(*in)), *norm;
	UChar32 cp;

	u_strFromUTF8WithSub(
	    in, (int32_t)len + 1, &n16, s, (int32_t)len, 0xfffd, NULL, &err);
	/* U+FDFA grows most, to eighteen */
	norm = xcalloc(18 * (size_t)n16 + 1, sizeof(*norm));
	m16 = unorm2_normalize(folding(), in, n16, norm, 18 * n16 + 1, &err);
	if (U_FAILURE(err))
		mem_exhausted();
	while (i < m16) {
		U16_NEXT(norm, i, m16, cp);
		give((uint32_t)cp, put, ctx);
	}
	free(in);
	free(norm);
}

void
fold(const char *s, size_t len, fold_fn *put, void *ctx)
{
	uint32_t cp;
	size_t i, n;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &cp);
		if (n == 0 || !plain(cp)) {
			normalize(s, len, put, ctx);
			return;
		}
	}
	for (i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &cp);
		give_plain(cp, put, ctx);
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/unorm2.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>

#include "base/utf8.h"

/* Nothing in these ranges changes under NFC or composes with a neighbour. */
static bool
stable(uint32_t cp)
{
	return cp < 0x300 || (cp >= 0x2010 && cp < 0x2100) ||
	       (cp >= 0x2460 && cp < 0x2500) || (cp >= 0x3000 && cp < 0x302a) ||
	       (cp >= 0x3400 && cp < 0xa000) || (cp >= 0xf900 && cp < 0xfb00) ||
	       (cp >= 0xff00 && cp < 0xfff0) || (cp >= 0x20000 && cp < 0x40000);
}

static const UNormalizer2 *
normalizer(void)
{
	static const UNormalizer2 *n; /* set once, never changed */
	UErrorCode err = U_ZERO_ERROR;
	const UNormalizer2 *nfc;
	USet *set;

	if (n != NULL)
		return n;
	nfc = unorm2_getNFCInstance(&err);
	set = uset_open(0, 0x10ffff);
	uset_removeRange(set, 0xf900, 0xfaff);
	uset_removeRange(set, 0x2f800, 0x2fa1f);
	uset_freeze(set);
	n = unorm2_openFiltered(nfc, set, &err);
	if (U_FAILURE(err))
		mem_exhausted();
	return n;
}

static const char *
normalize(struct arena *a, const char *s, size_t *len)
{
	UErrorCode err = U_ZERO_ERROR;
	int32_t n16 = 0, m16, n8 = 0;
	UChar *in, *norm;
	char *out;

	in = xcalloc(*len + 1, sizeof(*in));
	u_strFromUTF8(in, (int32_t)*len + 1, &n16, s, (int32_t)*len, &err);
	/* canonical composition grows UTF-16 by a factor of 3 at most */
	norm = xcalloc(3 * (size_t)n16 + 1, sizeof(*norm));
	m16 = unorm2_normalize(normalizer(), in, n16, norm, 3 * n16 + 1, &err);
	out = arena_alloc(a, 3 * (size_t)m16 + 1);
	u_strToUTF8(out, 3 * m16 + 1, &n8, norm, m16, &err);
	free(in);
	free(norm);
	if (U_FAILURE(err))
		mem_exhausted();
	*len = (size_t)n8;
	return out;
}

const char *
text_nfc(struct arena *a, const char *s, size_t *len)
{
	size_t i, n;
	uint32_t cp;

	for (i = 0; i < *len; i += n) {
		n = utf8_decode(s + i, *len - i, &cp);
		if (n == 0)
			break;
		if (!stable(cp))
			return normalize(a, s, len);
	}
	return arena_strndup(a, s, *len);
}

int
text_check(
    const char *s, size_t len, const char *file, long line, struct diag *diag)
{
	uint32_t cp;
	size_t i, n;
	char name[16];

	for (i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &cp);
		if (n == 0)
			n = 1;
		else if ((cp < 0x20 && cp != '\t' && cp != '\n') ||
			 (cp >= 0x7f && cp < 0xa0)) {
			snprintf(name, sizeof(name), "U+%04X", (unsigned)cp);
			diag_add(diag, DIAG_BAD_CHAR, file, line, name);
			return -1;
		}
	}
	return 0;
}

/* Marks that take a full cell whatever stands beside them. */
static bool
full_mark(uint32_t cp)
{
	if (cp >= 0x3000 && cp <= 0x303f)
		return !(cp >= 0x3005 && cp <= 0x3007); /* 々 〆 〇 */
	if (cp >= 0xff01 && cp <= 0xff60)
		return !(cp >= 0xff10 && cp <= 0xff19) &&
		       !(cp >= 0xff21 && cp <= 0xff3a) &&
		       !(cp >= 0xff41 && cp <= 0xff5a);
	return cp >= 0xfe30 && cp <= 0xfe4f;
}

/* Marks that Chinese and Latin text share. */
static bool
shared_mark(uint32_t cp)
{
	return cp == 0x2014 || cp == 0x2015 || cp == 0x2018 || cp == 0x2019 ||
	       cp == 0x201c || cp == 0x201d || cp == 0x2026 || cp == 0x22ef ||
	       cp == 0x00b7 || cp == 0x2027 || cp == 0x2e3a;
}

static bool
chinese(uint32_t cp)
{
	return utf8_is_han(cp) || full_mark(cp) ||
	       (cp >= 0x3005 && cp <= 0x3007) ||
	       (cp >= 0x3041 && cp <= 0x33ff) ||
	       (cp >= 0x2460 && cp <= 0x24ff) || (cp >= 0xff10 && cp <= 0xff5a);
}

bool
text_joins(uint32_t before, uint32_t after)
{
	if (full_mark(before) || full_mark(after))
		return true;
	if (chinese(before))
		return chinese(after) || shared_mark(after);
	return shared_mark(before) && chinese(after);
}

uint32_t
text_first(const char *s, size_t len)
{
	uint32_t cp = 0;

	if (utf8_decode(s, len, &cp) == 0)
		return 0xfffd;
	return cp;
}

uint32_t
text_last(const char *s, size_t len)
{
	size_t i = len - 1;

	while (i > 0 && ((unsigned char)s[i] & 0xc0) == 0x80)
		i--;
	return text_first(s + i, len - i);
}

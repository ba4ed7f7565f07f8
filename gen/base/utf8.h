/* SPDX-License-Identifier: Apache-2.0 */
/*
 * UTF-8 and the few character classes that more than one room asks for.
 * Line-breaking classes are layout's; Markdown's punctuation is mark's.
 */
#ifndef JIYAO_BASE_UTF8_H
#define JIYAO_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Decodes one code point at s (len bytes left, len > 0) into *cp and returns
 * the bytes it took, or 0 where s is not well-formed UTF-8 (overlong forms,
 * surrogates and values beyond U+10FFFF are not).
 */
size_t utf8_decode(const char *s, size_t len, uint32_t *cp);
/* Writes 1 to 4 bytes; returns how many. */
size_t utf8_encode(uint32_t cp, char out[4]);
/* Offset of the first byte that is not well-formed, or len. */
size_t utf8_check(const char *s, size_t len);
/* Han ideographs of all planes, compatibility forms included, and 〇 々. */
bool utf8_is_han(uint32_t cp);
/* Width on a terminal: 2 for East Asian wide, 0 for combining, else 1. */
int utf8_columns(uint32_t cp);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the readers of this room do with a text: normalisation, control
 * characters, and whether a line break between two characters is a space.
 */
#ifndef JIYAO_MARK_TEXT_H
#define JIYAO_MARK_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/mem.h"

/*
 * The text in normalization form C, NUL-terminated, in the arena; CJK
 * compatibility ideographs stay, since names are written with them.  *len is
 * the length before and after.  The text is valid UTF-8.
 */
const char *text_nfc(struct arena *, const char *s, size_t *len);
/*
 * Adds a finding for the first control character other than tab and newline,
 * and returns -1.
 */
int text_check(
    const char *s, size_t len, const char *file, long line, struct diag *);
/*
 * True where a line broken between these two characters stands for nothing:
 * both are Chinese, or one is a full-width mark.
 */
bool text_joins(uint32_t before, uint32_t after);
/* First and last character of a non-empty valid text. */
uint32_t text_first(const char *s, size_t len);
uint32_t text_last(const char *s, size_t len);

#endif

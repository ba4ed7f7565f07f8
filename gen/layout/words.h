/* SPDX-License-Identifier: Apache-2.0 */
/* Where words end in Chinese text: the home of ICU's segmenter. */
#ifndef JIYAO_LAYOUT_WORDS_H
#define JIYAO_LAYOUT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * ends[i] is set where a word ends after the character cps[i].  Inside one
 * of the whole words (UTF-8, NULL-terminated) no word ends.  Without ICU's
 * data every character ends a word.
 */
void words_find(
    const uint32_t *cps, size_t n, const char *const *whole, bool *ends);
/* More whole words, or NULL. */
void words_join(
    const uint32_t *cps, size_t n, const char *const *whole, bool *ends);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A text as it is compared: its letters and figures alone, full-width and
 * half-width, capital and small, written in one or several code points
 * alike.  White space, invisible characters, symbols and letters that only
 * modify one (々, ー, ʼ) are nothing; a mark of punctuation is told, since a
 * sentence may end there.
 */
#ifndef JIYAO_MARK_FOLD_H
#define JIYAO_MARK_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* letter: it counts; else it is punctuation, in its half-width form. */
typedef void fold_fn(void *ctx, uint32_t cp, bool letter);

/* s is UTF-8; bytes that are not are left out. */
void fold(const char *s, size_t len, fold_fn *, void *ctx);

#endif

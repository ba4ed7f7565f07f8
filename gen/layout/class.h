/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Classes of characters in Chinese lines (GB/T 15834 §5.1, CLREQ), and what
 * two neighbours of a class may do.  A table and nothing else.
 */
#ifndef JIYAO_LAYOUT_CLASS_H
#define JIYAO_LAYOUT_CLASS_H

#include <stdbool.h>
#include <stdint.h>

enum class {
	CLASS_HAN, /* ideographs, kana, and whatever else fills a cell */
	CLASS_OPEN, /* “‘（《〈【〖〔［｛「『 */
	CLASS_CLOSE, /* ”’）》〉】〗〕］｝」』 */
	CLASS_STOP, /* 。．！？ */
	CLASS_COMMA, /* ，、；： */
	CLASS_MIDDOT, /* · ‧ ・, half an em */
	CLASS_CONNECT, /* ～ – and a single — */
	CLASS_SLASH, /* ／ */
	CLASS_DASH, /* — in a pair, ⸺ */
	CLASS_ELLIPSIS, /* … ⋯ */
	CLASS_IDSPACE, /* U+3000 */
	CLASS_SPACE, /* U+0020, tab */
	CLASS_GLUE, /* no-break space and joiners */
	CLASS_ZWSP, /* zero-width space: a place to break */
	CLASS_DIGIT,
	CLASS_LATIN, /* letters of any script that is written in words */
	CLASS_LOPEN, /* ( [ { */
	CLASS_LCLOSE, /* ) ] } . , ; : ! ? */
	CLASS_LMARK, /* other marks inside words and numbers: / - _ ' @ */
	CLASS_PREFIX, /* ¥ ￥ $ € £ + − ± */
	CLASS_POSTFIX, /* % ‰ ° ℃ ℉ ％ */
	CLASS_MARK, /* combining: belongs to the character before it */
	CLASS_NONE, /* drawn as nothing: default-ignorable */
};

enum class class_of(uint32_t cp);

/* A variation selector. */
bool class_is_vs(uint32_t cp);

/* A full-width mark that may give up half its width. */
static inline bool class_gives(enum class c)
{
	return c >= CLASS_OPEN && c <= CLASS_COMMA;
}

/* A full-width mark whose space is on its right. */
static inline bool class_closes(enum class c)
{
	return c >= CLASS_CLOSE && c <= CLASS_COMMA;
}

/* Part of a Western word or number: no gap opens between two of these. */
static inline bool class_is_western(enum class c)
{
	return c >= CLASS_DIGIT && c <= CLASS_POSTFIX;
}

/* Never at a line's start, never at a line's end; GB strength. */
bool class_no_start(enum class, bool strict);
bool class_no_end(enum class);

/* 一二三 ... 十百零〇: a number written in Han. */
bool class_is_han_numeral(uint32_t cp);

#endif

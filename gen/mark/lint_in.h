/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the files lint*.c share: one passage being looked at, and what is
 * kept from one passage to the next.
 */
#ifndef JIYAO_MARK_LINT_IN_H
#define JIYAO_MARK_LINT_IN_H

#include "mark/lint.h"

enum {
	HEAD_LEVELS = 6,
};

struct lint {
	struct lint_about about;
	struct diag *diag;
	struct edits *edits; /* or NULL */
	const struct passage *p;
	/* what lint_after_chinese last said, and of which letter */
	size_t after_at;
	bool after;
	size_t head; /* letters of the number that begins the passage */
	/* a “ that an earlier paragraph left open; line 0 where none is */
	long quote_line;
	char *quote; /* owned: what it is shown with */
	/* headings: the last number of each level, and the last level */
	int number[HEAD_LEVELS + 1];
	int chapter, article;
	int level;
	bool restart; /* a chapter or attachment: 一、 may begin again */
	/* paragraphs that follow each other: （一）…… （二）…… */
	int form, count;
	/* of a 请示 */
	int matters; /* headings such as 一、关于…… */
	bool told; /* of several matters, already */
};

#define GB15834 "GB/T 15834 "
#define GB15835 "GB/T 15835 "
#define GB9704 "GB/T 9704 "
#define TIAOLI "党政机关公文处理工作条例"

/* The letter at i, 0 outside the passage. */
uint32_t lint_at(const struct lint *, size_t i);
/* How many letters from i on read as the words; 0 where they do not. */
size_t lint_word(const struct lint *, size_t i, const char *words);
bool lint_is_digit(uint32_t cp);
/* Digits from i on; *value is their number (at most nine digits count). */
size_t lint_digits(const struct lint *, size_t i, long *value);
/* 一 to 九百九十九 from i on; returns the letters it took, 0 for none. */
size_t lint_han_number(const struct lint *, size_t i, int *value);
/* Han, and marks that only Chinese text has. */
bool lint_is_chinese(uint32_t cp);
/*
 * The letter before i, quotes looked through: is it Chinese?  Of half-width
 * marks in a row all are after what the first is after.
 */
bool lint_after_chinese(struct lint *, size_t i);

/* Letters i to i + n with a few around them, for the caller to free. */
char *lint_shown(const struct lint *, size_t i, size_t n);
/*
 * A finding about letters i to i + n, shown with a few around them; want is
 * {2} of its text, may be NULL.
 */
void lint_say(struct lint *, enum diag_id, size_t i, size_t n, const char *want,
    const char *cite);
/* The same; where the document is not issued it is a warning. */
void lint_forbid(struct lint *, enum diag_id, size_t i, size_t n,
    const char *want, const char *cite);
/* Puts text in place of letters i to i + n, if each may be changed. */
void lint_mend(struct lint *, size_t i, size_t n, const char *to);

void lint_marks(struct lint *);
void lint_pairs(struct lint *);
void lint_pairs_end(struct lint *);
void lint_numbers(struct lint *);
void lint_dates(struct lint *);
void lint_heads(struct lint *);
void lint_kind(struct lint *);

#endif

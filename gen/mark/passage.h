/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A passage: one paragraph, heading, cell or value as it is read, each
 * letter with the bytes of the file it comes from.
 *
 * Who makes passages takes markup away; who looks at them (mark/lint) knows
 * neither Markdown nor XML, and can yet name a line and change bytes.
 *
 *	file   **一、任务**,见[附件](a.md)      bytes
 *	         │ │   │   │ │  │
 *	passage  一 、 …   , 见 附件          letters; at, len
 */
#ifndef JIYAO_MARK_PASSAGE_H
#define JIYAO_MARK_PASSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Stands for code, an address or a picture: no word, no mark. */
#define LETTER_OBJECT 0xfffcU

struct letter {
	uint32_t cp;
	long line;
	size_t at; /* first byte in the file */
	unsigned char len; /* bytes there; 0: may not be changed */
};

enum passage_kind {
	PASSAGE_TEXT, /* a paragraph */
	PASSAGE_HEADING, /* level: 1 is a chapter, 2 is 一、 */
	PASSAGE_TITLE, /* of a document or an item */
	PASSAGE_CELL, /* of a table */
	PASSAGE_VALUE, /* a name, a reason: rarely a sentence */
	PASSAGE_BREAK, /* no letters: a part, side or section begins */
};

struct passage {
	enum passage_kind kind;
	int level;
	bool run_in; /* begins with emphasis: **一、任务**。各… */
	struct letter *c; /* owned; grows */
	size_t n, cap;
};

typedef void passage_fn(void *ctx, struct passage *);

/* A struct passage begins zeroed. */
void passage_begin(struct passage *, enum passage_kind, int level);
void passage_free(struct passage *);
void passage_add(
    struct passage *, uint32_t cp, size_t at, size_t len, long line);
/* Every character of the bytes; base is the place of the first in the file. */
void passage_bytes(struct passage *, const char *s, size_t len, size_t base,
    long line, bool fixed);
/* A line break that is a space or nothing, as the letters around it tell. */
void passage_soft(struct passage *, long line);
/* Makes addresses objects, and takes a soft break at the end away. */
void passage_end(struct passage *);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One difference between two documents or two records, for whoever prints
 * it.  It says where in both files, what in both languages, and the text.
 */
#ifndef JIYAO_MARK_CHANGE_H
#define JIYAO_MARK_CHANGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "mark/redline.h"

enum change_kind { CHANGE_ADDED, CHANGE_REMOVED, CHANGE_CHANGED, CHANGE_MOVED };

/* All strings live in the arena of the list, or in what was compared. */
struct change {
	enum change_kind kind;
	/* by enum diag_lang: 决定, decision */
	const char *what[2];
	const char *type; /* its name for machines: element, key, kind */
	const char *id; /* d3; 2,3 of a cell; or NULL */
	const char *called; /* a person's name; or NULL */
	/* the part of the whole it stands in: 议题i2, a heading; or NULL */
	const char *under[2];
	const char
	    *group; /* the outermost such part, with its title; or NULL */
	const char *field[2]; /* 结果, outcome; NULL: its own text */
	const char *attribute; /* that field for machines; NULL */
	long a_line, b_line; /* 0: not there */
	struct redline text; /* of the field; n == 0: there is none */
	size_t from, to; /* places in their rows, from 1, where it moved */
	const char *a_under, *b_under; /* moved from one whole to another */
};

struct changes {
	struct arena *arena; /* owned by the caller */
	struct change *list; /* owned */
	size_t n, cap;
};

/* The new change at the end, zeroed; until the next call. */
struct change *changes_add(struct changes *);
void changes_free(struct changes *);

#endif

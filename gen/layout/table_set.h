/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The inside of a set table, shared by the two halves of the module: table.c
 * gives cells their text and columns and rows their sizes, table_take.c cuts
 * the rows into fragments.
 */
#ifndef JIYAO_LAYOUT_TABLE_SET_H
#define JIYAO_LAYOUT_TABLE_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/para.h"
#include "mark/doc.h"

struct tcell {
	const struct cell *cell;
	const struct line **lines;
	const struct line **artifacts; /* the same for a repeated head */
	size_t nlines;
	size_t next; /* first line that no fragment has yet */
	mpt x; /* of the text's column, from the table's left */
	mpt size, pitch;
	uint32_t rgb;
	int end; /* last row */
};

struct table_set {
	const struct table *t;
	struct arena *arena;
	struct tcell *cells;
	mpt x; /* left end of the table in the column */
	mpt *colx; /* cols + 1 */
	mpt *rowh; /* rows */
	int *ending; /* cells in the order of their last rows */
	int *end_start; /* rows + 1: where a row's begin in ending */
	mpt pad; /* above and below the text, from the rule's middle */
	mpt rule; /* weight */
	mpt least; /* height of a row that has nothing in it */
	mpt form; /* of one with cells to fill in by hand; 0: as any */
	uint32_t rgb; /* of the rules */
	mpt head; /* height of the rows that are repeated */
	/* above the head of later fragments; artifacts */
	const struct line **again;
	size_t nagain;
	mpt again_size, again_pitch, again_x;
	mpt again_height; /* with the white below it */
	uint32_t again_rgb;
	bool repeat; /* cells that span rows, on each side */
	int split_lines; /* a row is cut where so many stay; 0 is never */
	int row; /* the next to be taken */
	bool split; /* of that row some lines are taken already */
};

/* Height of n lines of the cell. */
static inline mpt
tcell_height(const struct tcell *c, size_t n)
{
	return n == 0 ? 0 : c->size + (mpt)(n - 1) * c->pitch;
}

/*
 * Heights of the rows from their cells' lines; a spanning cell that needs
 * more makes its last row higher.
 */
void table_rows(struct table_set *);

#endif

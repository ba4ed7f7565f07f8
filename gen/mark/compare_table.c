/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Two tables laid over each other.  With the same places for all cells they
 * are compared place by place; where only rows came or went, and no cell
 * reaches over two of them, row by row.
 */
#include <stdlib.h>
#include <string.h>

#include "mark/compare_in.h"

struct merging {
	struct comparing *c;
	const struct block *a, *b;
	struct table *to;
	int row; /* the next one of the result */
};

/* The paragraphs of two cells, of which one may be missing. */
static struct block *
merge_cell(struct merging *m, const struct cell *a, const struct cell *b)
{
	size_t before = m->c->changes->n;
	enum piece piece = m->c->piece;
	const struct cell *at = b == NULL ? a : b;
	struct block *blocks;
	long a_line = a == NULL ? 0 : a->line, b_line = b == NULL ? 0 : b->line;

	m->c->piece = PIECE_CELL;
	blocks = compare_blocks(
	    m->c, a == NULL ? NULL : a->blocks, b == NULL ? NULL : b->blocks);
	m->c->piece = piece;
	for (; before < m->c->changes->n; before++) {
		struct change *ch = &m->c->changes->list[before];

		ch->id = arena_printf(
		    m->c->arena, "%d,%d", at->row + 1, at->col + 1);
		ch->a_line = ch->a_line == 0 ? 0 : a_line;
		ch->b_line = ch->b_line == 0 ? 0 : b_line;
	}
	return blocks;
}

/* The cells of a row stand together, and rows in order. */
static size_t
first_of(const struct table *t, int row)
{
	size_t low = 0, high = t->ncells, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (t->cells[mid].row < row)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static void
put_row(struct merging *m, int ra, int rb)
{
	const struct table *ta = ra < 0 ? NULL : m->a->table;
	const struct table *tb = rb < 0 ? NULL : m->b->table;
	const struct table *any = tb == NULL ? ta : tb;
	int row = tb == NULL ? ra : rb;

	for (size_t i = first_of(any, row);
	     i < any->ncells && any->cells[i].row == row; i++) {
		const struct cell *at = &any->cells[i], *other = NULL;
		struct cell *put;

		if (ta != NULL && tb != NULL)
			other = &ta->cells[ta->grid[ra * ta->cols + at->col]];
		put = &m->to->cells[m->to->ncells++];
		*put = *at;
		put->row = m->row;
		put->blocks = merge_cell(
		    m, tb == NULL ? at : other, tb == NULL ? NULL : at);
	}
	m->row++;
}

static bool
has_tall(const struct table *t)
{
	for (size_t i = 0; i < t->ncells; i++)
		if (t->cells[i].rowspan > 1)
			return true;
	return false;
}

static bool
same_places(const struct table *a, const struct table *b)
{
	if (a->rows != b->rows || a->cols != b->cols || a->ncells != b->ncells)
		return false;
	for (size_t i = 0; i < a->ncells; i++)
		if (a->cells[i].row != b->cells[i].row ||
		    a->cells[i].col != b->cells[i].col ||
		    a->cells[i].rowspan != b->cells[i].rowspan ||
		    a->cells[i].colspan != b->cells[i].colspan)
			return false;
	return true;
}

/* Rows are alike where their cells are; kind keeps those with other columns
 * and those of the head apart. */
static struct align_thing *
rows_of(const struct table *t)
{
	struct align_thing *rows = xcalloc((size_t)t->rows + 1, sizeof *rows);

	for (int r = 0; r < t->rows; r++)
		rows[r].kind = r < t->head_rows;
	for (size_t i = 0; i < t->ncells; i++) {
		const struct cell *cell = &t->cells[i];
		struct align_thing *row = &rows[cell->row];

		align_mark(row, (uint64_t)cell->col << 1 | cell->head);
		row->kind = row->kind * 31 + cell->colspan;
		for (const struct block *b = cell->blocks; b != NULL;
		     b = b->next)
			compare_block_thing(row, b);
	}
	return rows;
}

static void
begin(struct merging *m, const struct table *like, size_t rows, size_t cells)
{
	m->to = arena_alloc(m->c->arena, sizeof *m->to);
	*m->to = *like;
	m->to->rows = (int)rows;
	m->to->grid = NULL; /* what is written out needs none */
	m->to->ncells = 0;
	m->to->cells =
	    arena_calloc(m->c->arena, cells + 1, sizeof *m->to->cells);
}

/* Head rows stay head rows, so each must lie over the other's. */
static bool
heads_fit(const struct align_thing *a, const struct align_thing *b, int n)
{
	for (int i = 0; i < n; i++)
		if (a[i].kind != b[i].kind)
			return false;
	return true;
}

static void
merge_rows(struct merging *m, const struct align_thing *ta,
    const struct align_thing *tb)
{
	size_t na = (size_t)m->a->table->rows, nb = (size_t)m->b->table->rows;
	size_t heads = (size_t)m->b->table->head_rows;
	size_t *to = xcalloc(na + 1, sizeof *to), i, j = 0;
	bool placed = same_places(m->a->table, m->b->table);

	align(ta, na, tb, nb, to);
	/* No row came or went: each is what stands in its place. */
	if (placed && has_tall(m->b->table))
		heads = na;
	for (i = 0; i < heads; i++)
		to[i] = i;
	to[na] = nb;
	for (i = 0; i <= na; i++) {
		if (to[i] == ALIGN_NONE) {
			put_row(m, (int)i, -1);
			continue;
		}
		for (; j < to[i]; j++)
			put_row(m, -1, (int)j);
		if (i < na)
			put_row(m, (int)i, (int)j++);
	}
	m->to->rows = m->row;
	free(to);
}

struct table *
compare_tables(
    struct comparing *c, const struct block *a, const struct block *b)
{
	struct merging m = {c, a, b, NULL, 0};
	const struct table *ta = a->table, *tb = b->table;
	struct align_thing *rows_a, *rows_b;
	bool fit;

	if (ta->cols != tb->cols || ta->head_rows != tb->head_rows ||
	    (!same_places(ta, tb) && (has_tall(ta) || has_tall(tb))))
		return NULL;
	rows_a = rows_of(ta);
	rows_b = rows_of(tb);
	fit = heads_fit(rows_a, rows_b, tb->head_rows);
	if (!fit) {
		free(rows_a);
		free(rows_b);
		return NULL;
	}
	begin(&m, tb, 0, ta->ncells + tb->ncells);
	m.to->caption =
	    compare_runs(c, PIECE_CAPTION, ta->caption, ta->ncaption, a->line,
		tb->caption, tb->ncaption, b->line, &m.to->ncaption);
	merge_rows(&m, rows_a, rows_b);
	free(rows_a);
	free(rows_b);
	return m.to;
}

struct table *
compare_table_all(
    struct comparing *c, const struct block *b, enum span_kind kind)
{
	bool gone = kind == SPAN_DEL;
	struct merging m = {c, gone ? b : NULL, gone ? NULL : b, NULL, 0};
	const struct table *t = b->table;

	begin(&m, t, (size_t)t->rows, t->ncells);
	if (t->ncaption > 0)
		m.to->caption = compare_runs(c, PIECE_CAPTION, t->caption,
		    t->ncaption, gone ? b->line : 0, t->caption, t->ncaption,
		    gone ? 0 : b->line, &m.to->ncaption);
	for (int r = 0; r < t->rows; r++)
		put_row(&m, gone ? r : -1, gone ? -1 : r);
	return m.to;
}

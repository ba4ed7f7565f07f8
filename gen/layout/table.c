/* SPDX-License-Identifier: Apache-2.0 */
/* Sets the cells of a table: their text, elements, columns. */
#include "layout/table.h"

#include <stdlib.h>
#include <string.h>

#include "layout/flow.h"
#include "layout/table_set.h"

struct setter {
	struct table_set *set;
	struct para_env *env;
	struct ops *ops;
	struct para_run **runs; /* by paragraph of a cell, see cell_runs() */
	mpt *widest; /* by column, see set_fractions() */
	mpt *lo, *hi; /* widths of these paragraphs, see para_widths() */
	mpt pad_x; /* beside the text, from the rule's middle */
};

static enum text_kind
cell_kind(const struct cell *cell)
{
	return cell->head ? TEXT_TABLE_HEAD : TEXT_TABLE;
}

/* Elements of rows and cells; runs of all cells' paragraphs, in order. */
static void
cell_runs(struct setter *s, int parent)
{
	const struct table *t = s->set->t;
	const struct block *b;
	size_t n = 0, cap = 0;
	int row = -1, tr = parent, element;
	const struct cell *cell;

	for (size_t i = 0; i < t->ncells; i++) {
		cell = &t->cells[i];
		while (row < cell->row) {
			row++;
			tr = ops_add_element(s->ops, ROLE_TR, parent);
		}
		element =
		    ops_add_element(s->ops, cell->head ? ROLE_TH : ROLE_TD, tr);
		s->ops->elements[element].rowspan = cell->rowspan;
		s->ops->elements[element].colspan = cell->colspan;
		for (b = cell->blocks; b != NULL; b = b->next) {
			if (n == cap) {
				cap = cap == 0 ? 64 : cap * 2;
				s->runs = xreallocarray(
				    s->runs, cap, sizeof(*s->runs));
				s->lo =
				    xreallocarray(s->lo, cap, sizeof(*s->lo));
				s->hi =
				    xreallocarray(s->hi, cap, sizeof(*s->hi));
			}
			s->runs[n] = para_runs(s->env, b->runs, b->nruns,
			    cell_kind(cell), element);
			para_widths(
			    s->env, s->runs[n], b->nruns, &s->lo[n], &s->hi[n]);
			n++;
		}
	}
}

/*
 * Width of what follows the whole number in a cell that is aligned on its
 * point; 0 in all others.
 */
static mpt
fraction(struct setter *s, const struct cell *cell, size_t k)
{
	struct para_run run;
	mpt lo, hi;
	size_t n = 0;

	if (cell->align != CELL_CHAR || cell->blocks == NULL ||
	    cell->blocks->next != NULL || cell->blocks->nruns != 1)
		return 0;
	run = s->runs[k][0];
	while (n < run.len && run.text[n] != '\0' &&
	       strchr("0123456789+-,", run.text[n]) != NULL)
		n++;
	run.text += n;
	run.len -= n;
	if (n == 0 || run.len == 0)
		return 0;
	para_widths(s->env, &run, 1, &lo, &hi);
	return hi;
}

/*
 * The widest fraction of each column; cells aligned on their points need as
 * much room as if each had it.
 */
static void
set_fractions(struct setter *s)
{
	const struct table *t = s->set->t;
	const struct block *b;
	const struct cell *cell;
	mpt part;
	size_t k;

	s->widest = arena_calloc(s->env->arena, (size_t)t->cols, sizeof(mpt));
	for (int pass = 0; pass < 2; pass++) {
		k = 0;
		for (size_t i = 0; i < t->ncells; i++) {
			cell = &t->cells[i];
			part = fraction(s, cell, k);
			if (pass == 0 && part > s->widest[cell->col])
				s->widest[cell->col] = part;
			for (b = cell->blocks; b != NULL; b = b->next, k++)
				if (pass == 1 && cell->align == CELL_CHAR) {
					s->lo[k] += s->widest[cell->col] - part;
					s->hi[k] += s->widest[cell->col] - part;
				}
		}
	}
}

/*
 * Raises the widths of a spanning cell's columns, each in part, to what it
 * needs, but by no more than the room.
 */
static void
span_widths(mpt *widths, int col, int n, mpt need, int64_t room)
{
	int64_t have = 0, more, before = 0, after;

	for (int i = 0; i < n; i++)
		have += widths[col + i];
	more = need - have < room ? need - have : room;
	if (more <= 0)
		return;
	for (int i = 0; i < n; i++) {
		after = before + (have == 0 ? 1 : widths[col + i]);
		widths[col + i] +=
		    (mpt)(more * after / (have == 0 ? n : have) -
			  more * before / (have == 0 ? n : have));
		before = after;
	}
}

/* What columns of these widths leave of the table's. */
static int64_t
room_left(const mpt *widths, int n, mpt width)
{
	int64_t room = width;

	for (int i = 0; i < n; i++)
		room -= widths[i];
	return room;
}

/*
 * Least and greatest widths by column: single cells first, then spans.  A
 * long text over several columns, such as a note below, makes none of them
 * wider at the cost of the others.
 */
static void
content_widths(struct setter *s, mpt *min, mpt *max, mpt width)
{
	const struct table *t = s->set->t;
	const struct block *b;
	const struct cell *cell;
	mpt lo, hi;
	size_t k;

	for (int pass = 0; pass < 2; pass++) {
		k = 0;
		for (size_t i = 0; i < t->ncells; i++) {
			cell = &t->cells[i];
			lo = hi = 0;
			for (b = cell->blocks; b != NULL; b = b->next, k++) {
				if ((cell->colspan > 1) != (pass == 1))
					continue;
				lo = s->lo[k] > lo ? s->lo[k] : lo;
				hi = s->hi[k] > hi ? s->hi[k] : hi;
			}
			if ((cell->colspan > 1) != (pass == 1))
				continue;
			lo += 2 * s->pad_x;
			hi += 2 * s->pad_x;
			span_widths(
			    min, cell->col, cell->colspan, lo, INT32_MAX);
			span_widths(max, cell->col, cell->colspan, hi,
			    pass == 0 ? INT32_MAX
				      : room_left(max, t->cols, width));
		}
	}
	for (int i = 0; i < t->cols; i++)
		if (max[i] < min[i])
			max[i] = min[i];
}

static void
set_columns(struct setter *s, struct column column)
{
	struct table_set *set = s->set;
	int n = set->t->cols;
	mpt *min = xcalloc((size_t)n, sizeof(*min));
	mpt *max = xcalloc((size_t)n, sizeof(*max));
	mpt *widths = xcalloc((size_t)n, sizeof(*widths));

	content_widths(s, min, max, column.width - set->rule);
	table_widths(
	    min, max, set->t->hints, n, column.width - set->rule, widths);
	set->x = column.x;
	set->colx = arena_calloc(set->arena, (size_t)n + 1, sizeof(*set->colx));
	set->colx[0] = set->rule / 2;
	for (int i = 0; i < n; i++)
		set->colx[i + 1] = set->colx[i] + widths[i];
	free(min);
	free(max);
	free(widths);
}

/*
 * A column of short entries is centred, one of sentences is not.  A narrow
 * one stays ragged: brought to its edge, its few gaps would gape.
 */
static enum para_align
cell_align(const struct cell *cell, mpt most, mpt width, mpt size)
{
	switch (cell->align) {
	case CELL_CENTRE:
		return PARA_CENTRED;
	case CELL_RIGHT:
	case CELL_CHAR:
		return PARA_RIGHT;
	case CELL_AUTO:
		if (cell->head || most <= width)
			return PARA_CENTRED;
		break;
	case CELL_LEFT:
		break;
	}
	return width < 16 * size ? PARA_LEFT : PARA_JUSTIFIED;
}

/* The widest line by column, where one line holds every cell of it. */
static void
column_most(struct setter *s, mpt *most)
{
	const struct table *t = s->set->t;
	const struct block *b;
	const struct cell *cell;
	size_t k = 0;

	for (size_t i = 0; i < t->ncells; i++) {
		cell = &t->cells[i];
		for (b = cell->blocks; b != NULL; b = b->next, k++) {
			if (cell->head || cell->colspan > 1)
				continue;
			if (s->hi[k] > most[cell->col])
				most[cell->col] = s->hi[k];
		}
	}
}

static void
set_cell(struct setter *s, struct tcell *tc, size_t *k, mpt most)
{
	const struct table_set *set = s->set;
	const struct cell *cell = tc->cell;
	const struct text_style *style =
	    &s->env->profile->text[cell_kind(cell)];
	mpt left = set->colx[cell->col];
	mpt width = set->colx[cell->col + cell->colspan] - left - 2 * s->pad_x;
	struct para_params params = {
	    width, 0, 0, cell_align(cell, most, width, style->size), false};
	const struct block *b;
	const struct line **lines = NULL;
	const struct para *para;
	size_t cap = 0;

	tc->x = set->x + left + s->pad_x;
	tc->size = style->size;
	tc->pitch = style->pitch;
	tc->rgb = style->rgb;
	/* Short of the widest fraction: the points stand in one line. */
	if (cell->align == CELL_CHAR)
		params.measure -= s->widest[cell->col] - fraction(s, cell, *k);
	for (b = cell->blocks; b != NULL; b = b->next, (*k)++) {
		para = para_set(s->env, s->runs[*k], b->nruns, &params);
		if (lines == NULL || tc->nlines + para->nlines > cap) {
			cap = 2 * (tc->nlines + para->nlines);
			lines = xreallocarray(lines, cap, sizeof(*lines));
		}
		for (size_t i = 0; i < para->nlines; i++)
			lines[tc->nlines++] = &para->lines[i];
	}
	tc->lines =
	    arena_calloc(set->arena, tc->nlines + 1, sizeof(*tc->lines));
	if (lines != NULL)
		memcpy(tc->lines, lines, tc->nlines * sizeof(*lines));
	free(lines);
}

static void
set_cells(struct setter *s)
{
	struct table_set *set = s->set;
	const struct table *t = set->t;
	mpt *most = xcalloc((size_t)t->cols, sizeof(*most));
	struct tcell *tc;
	size_t k = 0;

	column_most(s, most);
	set->cells = arena_calloc(set->arena, t->ncells, sizeof(*set->cells));
	for (size_t i = 0; i < t->ncells; i++) {
		tc = &set->cells[i];
		tc->cell = &t->cells[i];
		tc->end = tc->cell->row + tc->cell->rowspan - 1;
		set_cell(s, tc, &k, most[tc->cell->col]);
	}
	free(most);
}

/* The line over later fragments: the profile's text with the caption in it. */
static void
set_again(struct setter *s, struct column column)
{
	static const char word[] = "{caption}";
	const struct profile *p = s->env->profile;
	const struct table *t = s->set->t;
	struct table_set *set = s->set;
	const struct text_style *style = &p->text[TEXT_CAPTION];
	struct para_params params = {column.width, 0, 0, PARA_CENTRED, true};
	const char *at = strstr(p->table_continued, word);
	struct buf text = {NULL, 0, 0};
	struct para_run run;
	const struct para *para;

	if (*p->table_continued == '\0' || (at != NULL && t->ncaption == 0))
		return;
	if (at == NULL) {
		buf_adds(&text, p->table_continued);
	} else {
		buf_add(&text, p->table_continued,
		    (size_t)(at - p->table_continued));
		for (size_t i = 0; i < t->ncaption; i++)
			buf_add(&text, t->caption[i].text, t->caption[i].len);
		buf_adds(&text, at + sizeof(word) - 1);
	}
	run = para_text(s->env, arena_strdup(set->arena, text.p), TEXT_CAPTION,
	    -1, t->ncaption > 0 ? t->caption[0].line : 0);
	buf_free(&text);
	para = para_set(s->env, &run, 1, &params);
	set->again =
	    arena_calloc(set->arena, para->nlines + 1, sizeof(*set->again));
	for (size_t i = 0; i < para->nlines; i++)
		set->again[set->nagain++] = &para->lines[i];
	set->again_size = style->size;
	set->again_pitch = style->pitch;
	set->again_rgb = style->rgb;
	set->again_x = column.x;
	if (set->nagain > 0)
		set->again_height = style->size +
				    (mpt)(set->nagain - 1) * style->pitch +
				    flow_leading(p, TEXT_CAPTION) / 2;
}

struct table_set *
table_set(struct para_env *env, struct ops *ops, const struct table *t,
    struct column column, int parent)
{
	const struct profile *p = env->profile;
	struct table_set *set = arena_alloc(env->arena, sizeof(*set));
	struct setter s = {set, env, ops, NULL, NULL, NULL, NULL, 0};

	set->t = t;
	set->arena = env->arena;
	set->rule = p->table_rule;
	set->pad = p->table_pad_y + p->table_rule / 2;
	set->rgb = p->black;
	set->least = p->text[TEXT_TABLE].size + 2 * set->pad;
	set->form = t->form ? p->table_form : 0;
	set->repeat = p->table_repeat;
	set->split_lines = t->may_split ? p->table_split : 0;
	s.pad_x = p->table_pad_x + p->table_rule / 2;
	if (t->rows == 0 || t->cols == 0)
		return set;
	cell_runs(&s, parent);
	set_fractions(&s);
	set_columns(&s, column);
	set_cells(&s);
	set_again(&s, column);
	free(s.runs);
	free(s.lo);
	free(s.hi);
	table_rows(set);
	return set;
}

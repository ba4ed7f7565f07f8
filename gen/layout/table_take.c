/* SPDX-License-Identifier: Apache-2.0 */
/* Fragments of a set table: which rows a side takes, their text and rules. */
#include "layout/table.h"

#include <stdlib.h>
#include <string.h>

#include "layout/strip.h"
#include "layout/table_set.h"

/* Cells by their last row: a counting sort, stable. */
static void
order_ends(struct table_set *set)
{
	const struct table *t = set->t;
	int *at;

	set->ending = arena_calloc(set->arena, t->ncells, sizeof(int));
	set->end_start =
	    arena_calloc(set->arena, (size_t)t->rows + 1, sizeof(int));
	for (size_t i = 0; i < t->ncells; i++)
		set->end_start[set->cells[i].end + 1]++;
	for (int r = 0; r < t->rows; r++)
		set->end_start[r + 1] += set->end_start[r];
	at = xcalloc((size_t)t->rows + 1, sizeof(*at));
	memcpy(at, set->end_start, ((size_t)t->rows + 1) * sizeof(*at));
	for (size_t i = 0; i < t->ncells; i++)
		set->ending[at[set->cells[i].end]++] = (int)i;
	free(at);
}

void
table_rows(struct table_set *set)
{
	const struct table *t = set->t;
	mpt *above = xcalloc((size_t)t->rows + 1, sizeof(*above)), need;
	const struct tcell *tc;
	int row;

	order_ends(set);
	set->rowh = arena_calloc(set->arena, (size_t)t->rows, sizeof(mpt));
	for (int r = 0; r < t->rows; r++)
		set->rowh[r] = set->least;
	for (size_t i = 0; i < t->ncells; i++)
		if (!t->cells[i].head && set->form > set->least)
			set->rowh[t->cells[i].row] = set->form;
	/* Rows first by the cells that are theirs alone, then by the others. */
	for (size_t i = 0; i < t->ncells; i++) {
		tc = &set->cells[i];
		need = tcell_height(tc, tc->nlines) + 2 * set->pad;
		if (tc->cell->rowspan == 1 && need > set->rowh[tc->end])
			set->rowh[tc->end] = need;
	}
	for (int r = 0; r < t->rows; r++) {
		above[r + 1] = above[r] + set->rowh[r];
		for (int i = set->end_start[r]; i < set->end_start[r + 1];
		     i++) {
			tc = &set->cells[set->ending[i]];
			row = tc->cell->row;
			need = tcell_height(tc, tc->nlines) + 2 * set->pad -
			       (above[r + 1] - above[row]);
			if (tc->cell->rowspan == 1 || need <= 0)
				continue;
			/* What is wanting, in equal parts. */
			for (int k = row; k <= r; k++) {
				mpt part = need / (r + 1 - k);

				set->rowh[k] += part;
				need -= part;
				above[k + 1] = above[k] + set->rowh[k];
			}
		}
	}
	set->head = above[t->head_rows];
	free(above);
}

/* Rows that stand together on a side. */
struct rows {
	int first, n;
	mpt *y; /* n + 1 edges, from the box's top */
	bool whole_top; /* nothing of the first row stands elsewhere before */
	bool cut; /* of the last row something follows elsewhere */
};

/*
 * Height of row r where y of the fragment is used by the rows since first:
 * cells that began on an earlier side may need more than the row's own.
 */
static mpt
row_height(const struct table_set *set, int r, const struct rows *rows)
{
	bool rest = set->split && r == rows->first;
	mpt h = rest ? set->least : set->rowh[r], need;
	mpt used = rows->y[r - rows->first] - rows->y[0];
	const struct tcell *tc;

	for (int i = set->end_start[r]; i < set->end_start[r + 1]; i++) {
		tc = &set->cells[set->ending[i]];
		if (tc->cell->row >= rows->first && !rest)
			continue;
		need = tcell_height(tc, tc->nlines - tc->next) + 2 * set->pad -
		       used;
		if (need > h)
			h = need;
	}
	return h;
}

/* How many of the cell's lines from next on fit into height. */
static size_t
lines_fit(const struct tcell *tc, mpt height)
{
	size_t left = tc->nlines - tc->next, n;

	if (height < tc->size)
		return 0;
	n = 1 + (size_t)((height - tc->size) / tc->pitch);
	/* No line goes over alone. */
	if (n + 1 == left && n > 2)
		n--;
	return n < left ? n : left;
}

/* The line with its spans given to no element. */
static const struct line *
artifact(struct arena *arena, const struct line *line)
{
	struct line *copy = arena_alloc(arena, sizeof(*copy));

	*copy = *line;
	copy->spans =
	    arena_calloc(arena, line->nspans + 1, sizeof(*copy->spans));
	for (size_t i = 0; i < line->nspans; i++) {
		copy->spans[i] = line->spans[i];
		copy->spans[i].element = -1;
		copy->spans[i].link = NULL;
	}
	return copy;
}

static void
add_cell(struct table_set *set, struct tcell *tc, const struct rows *rows,
    bool repeated, struct arena *arena, struct box *box)
{
	/* Begun on an earlier side, be it with a row that was cut. */
	bool begun = tc->cell->row < rows->first ||
		     (tc->cell->row == rows->first && !rows->whole_top);
	bool again = !repeated && set->repeat && begun &&
		     tc->cell->rowspan > 1 && tc->nlines > 0 &&
		     tc->next == tc->nlines;
	int from = tc->cell->row > rows->first ? tc->cell->row : rows->first;
	int to = rows->first + rows->n - 1;
	bool ends = tc->end < to || (tc->end == to && !rows->cut);
	bool whole = ends && tc->next == 0 && tc->cell->row >= rows->first &&
		     (rows->whole_top || from > rows->first);
	mpt top = rows->y[from - rows->first], height, y;
	size_t n, first;

	if (tc->end < to)
		to = tc->end;
	height = rows->y[to + 1 - rows->first] - top;
	if (again && tcell_height(tc, tc->nlines) + 2 * set->pad <= height)
		repeated = true;
	first = repeated ? 0 : tc->next;
	n = ends || repeated ? tc->nlines - first
			     : lines_fit(tc, height - 2 * set->pad);
	/* A cell over several rows stands whole where it can. */
	if (tc->cell->rowspan > 1 && first == 0 && n == tc->nlines)
		whole = true;
	y = top + set->pad;
	if (whole || repeated)
		y = top + (height - tcell_height(tc, n)) / 2;
	if (repeated && tc->artifacts == NULL) {
		tc->artifacts = arena_calloc(
		    set->arena, tc->nlines + 1, sizeof(*tc->artifacts));
		for (size_t i = 0; i < tc->nlines; i++)
			tc->artifacts[i] = artifact(set->arena, tc->lines[i]);
	}
	for (size_t i = 0; i < n; i++)
		box_line(arena, box,
		    repeated ? tc->artifacts[i] : tc->lines[first + i], tc->x,
		    y + (mpt)i * tc->pitch, tc->size, tc->rgb)
		    ->what = WHAT_TABLE;
	if (!repeated)
		tc->next += n;
}

static void
add_rules(const struct table_set *set, const struct rows *rows, bool top,
    struct arena *arena, struct box *box)
{
	const struct table *t = set->t;
	const int *grid = t->grid + (size_t)rows->first * (size_t)t->cols;
	mpt half = set->rule / 2;
	int c, c0, r, r0;

	for (r = top ? 0 : 1; r <= rows->n; r++)
		for (c = 0; c < t->cols; c++) {
			for (c0 = c; c < t->cols; c++)
				if (r > 0 && r < rows->n &&
				    grid[(r - 1) * t->cols + c] ==
					grid[r * t->cols + c])
					break;
			if (c > c0)
				box_rule(arena, box,
				    set->x + set->colx[c0] - half,
				    rows->y[r] - half,
				    set->colx[c] - set->colx[c0] + set->rule,
				    set->rule, set->rgb)
				    ->what = WHAT_TABLE_RULE;
		}
	for (c = 0; c <= t->cols; c++)
		for (r = 0; r < rows->n; r++) {
			for (r0 = r; r < rows->n; r++)
				if (c > 0 && c < t->cols &&
				    grid[r * t->cols + c - 1] ==
					grid[r * t->cols + c])
					break;
			if (r > r0)
				box_rule(arena, box,
				    set->x + set->colx[c] - half,
				    rows->y[r0] - half, set->rule,
				    rows->y[r] - rows->y[r0] + set->rule,
				    set->rgb)
				    ->what = WHAT_TABLE_RULE;
		}
}

/* Text and rules of the rows, the rule above them where top is set. */
static void
add_rows(struct table_set *set, const struct rows *rows, bool repeated,
    bool top, struct arena *arena, struct box *box)
{
	const struct table *t = set->t;
	struct tcell *tc;

	for (int r = rows->first; r < rows->first + rows->n; r++)
		for (int c = 0; c < t->cols; c++) {
			tc = &set->cells[t->grid[r * t->cols + c]];
			if (c != tc->cell->col ||
			    (r != tc->cell->row && r != rows->first))
				continue;
			add_cell(set, tc, rows, repeated, arena, box);
		}
	add_rules(set, rows, top, arena, box);
}

/* The head again, as an artifact, at the top of a later fragment. */
static void
add_head(struct table_set *set, mpt above, struct arena *arena, struct box *box)
{
	struct rows rows = {0, set->t->head_rows, NULL, true, false};

	rows.y = xcalloc((size_t)rows.n + 1, sizeof(*rows.y));
	rows.y[0] = above + set->rule / 2;
	for (int r = 0; r < rows.n; r++)
		rows.y[r + 1] = rows.y[r] + set->rowh[r];
	add_rows(set, &rows, true, true, arena, box);
	free(rows.y);
}

/* Takes whole rows while they fit; y grows with them. */
static void
fill(const struct table_set *set, struct rows *rows, mpt limit)
{
	int cap = 16;
	mpt h;

	rows->y = xreallocarray(rows->y, (size_t)cap + 2, sizeof(*rows->y));
	while (rows->first + rows->n < set->t->rows) {
		h = row_height(set, rows->first + rows->n, rows);
		if (rows->y[rows->n] + h > limit)
			break;
		if (rows->n + 1 >= cap) {
			cap *= 2;
			rows->y = xreallocarray(
			    rows->y, (size_t)cap + 2, sizeof(*rows->y));
		}
		rows->y[rows->n + 1] = rows->y[rows->n] + h;
		rows->n++;
	}
}

/*
 * Where the row may be cut: the height of its part that is at most room high;
 * 0 where it moves whole.  Cells that go on below the row do not matter.
 */
static mpt
cut_height(const struct table_set *set, int r, mpt room)
{
	const struct table *t = set->t;
	const struct tcell *tc;
	size_t n, left, most = 0;
	mpt h = 0, need;

	if (set->split_lines == 0)
		return 0;
	for (int c = 0; c < t->cols; c++) {
		tc = &set->cells[t->grid[r * t->cols + c]];
		if (tc->cell->col != c || tc->cell->row != r || tc->end != r)
			continue;
		left = tc->nlines - tc->next;
		n = lines_fit(tc, room - 2 * set->pad);
		if (n < left && n < 2)
			return 0;
		if (n < left && n > most)
			most = n;
		need = tcell_height(tc, n) + 2 * set->pad;
		h = need > h ? need : h;
	}
	return most >= (size_t)set->split_lines ? h : 0;
}

/* The rows that a cell stands in. */
static mpt
span_height(const struct table_set *set, const struct tcell *tc)
{
	mpt h = 0;

	for (int r = tc->cell->row; r <= tc->end; r++)
		h += set->rowh[r];
	return h;
}

/*
 * Where rows are not cut, a text over several of them is not either: the rows
 * that part it move with it, unless they would fill a side or nothing stays.
 */
static void
keep_span(const struct table_set *set, struct rows *rows, mpt limit)
{
	int next = rows->first + rows->n, from = next;
	const struct tcell *tc;
	mpt here;

	if (set->split_lines != 0 || next >= set->t->rows)
		return;
	for (int c = 0; c < set->t->cols; c++) {
		tc = &set->cells[set->t->grid[next * set->t->cols + c]];
		if (tc->cell->row >= from || tc->cell->row <= rows->first)
			continue;
		here = rows->y[rows->n] - rows->y[tc->cell->row - rows->first];
		if (tcell_height(tc, tc->nlines) + 2 * set->pad <= here ||
		    span_height(set, tc) > limit - rows->y[0])
			continue;
		from = tc->cell->row;
	}
	rows->n -= next - from;
}

/* The text over a later fragment. */
static void
add_again(const struct table_set *set, struct arena *arena, struct box *box)
{
	for (size_t i = 0; i < set->nagain; i++)
		box_line(arena, box, set->again[i], set->again_x,
		    (mpt)i * set->again_pitch, set->again_size, set->again_rgb);
}

mpt
table_rest(const struct table_set *set, mpt *less)
{
	const struct table *t = set->t;
	int left = t->rows - set->row;
	mpt h = set->rule;

	if (set->row >= t->head_rows && t->head_rows > 0)
		h += set->head;
	else
		left -= t->head_rows;
	if (set->row > 0)
		h += set->again_height;
	for (int r = set->row; r < t->rows; r++)
		h += set->rowh[r];
	*less = 0;
	if (left >= 4)
		*less = h - set->rowh[t->rows - 1] - set->rowh[t->rows - 2] / 2;
	else if (left >= 2)
		*less = h - set->rowh[t->rows - 1] / 2;
	return h;
}

bool
table_take(struct table_set *set, struct arena *arena, mpt avail, bool must,
    struct box *out)
{
	const struct table *t = set->t;
	struct rows rows = {set->row, 0, NULL, !set->split, false};
	mpt limit = avail - set->rule + set->rule / 2;
	bool head = t->head_rows > 0 && set->row >= t->head_rows &&
		    set->head < avail / 2;
	bool later = set->row > 0 || set->split;
	mpt above = later ? set->again_height : 0;
	/* The head alone is no beginning. */
	mpt end, part;
	int least = set->row == 0 && t->head_rows < t->rows ? t->head_rows : 0;

	memset(out, 0, sizeof(*out));
	rows.y = xcalloc(2, sizeof(*rows.y));
	rows.y[0] = above + set->rule / 2 + (head ? set->head : 0);
	fill(set, &rows, limit);
	keep_span(set, &rows, limit);
	if (rows.n >= least && rows.first + rows.n < t->rows &&
	    rows.first + rows.n >= t->head_rows &&
	    (part = cut_height(
		 set, rows.first + rows.n, limit - rows.y[rows.n])) > 0) {
		rows.cut = true;
		rows.y[rows.n + 1] = rows.y[rows.n] + part;
		rows.n++;
	} else if (rows.n <= least && rows.first + rows.n < t->rows) {
		if (!must) {
			free(rows.y);
			return false;
		}
		/* Not one row fits on an empty side: this one is cut. */
		end = rows.y[rows.n] + set->least;
		rows.y[rows.n + 1] =
		    rows.y[rows.n] +
		    row_height(set, rows.first + rows.n, &rows);
		if (rows.y[rows.n + 1] > end) {
			rows.cut = true;
			rows.y[rows.n + 1] = limit < end ? end : limit;
		}
		rows.n++;
	}
	if (later)
		add_again(set, arena, out);
	if (head)
		add_head(set, above, arena, out);
	add_rows(set, &rows, false, !head, arena, out);
	out->height =
	    rows.n == 0 ? 0 : rows.y[rows.n] + set->rule - set->rule / 2;
	set->row += rows.n - (rows.cut ? 1 : 0);
	set->split = rows.cut;
	free(rows.y);
	return true;
}

bool
table_done(const struct table_set *set)
{
	return set->row >= set->t->rows;
}

void
table_dump_lines(const struct table_set *set, struct buf *out)
{
	for (size_t i = 0; i < set->t->ncells; i++)
		for (size_t k = 0; k < set->cells[i].nlines; k++)
			line_dump(set->cells[i].lines[k], out);
}

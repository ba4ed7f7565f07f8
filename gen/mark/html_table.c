/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables as HTML: head cells say what they are the head of, a wide table is
 * a region that can be moved sideways, figures stand on their points.
 */
#include "mark/html_part.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "mark/signs.h"

enum {
	SHORT_COLUMNS = 24, /* an entry of at most these half cells is short */
};

/* By column of the table. */
struct column {
	bool sentences; /* has an entry that is not short */
	int whole; /* most half cells before a point */
	int decimals; /* most digits after it */
};

/* Half cells of the longest line of a cell. */
static int
cell_width(const struct cell *cell)
{
	const struct block *b;
	size_t i, k, step;
	int n, most = 0;
	uint32_t cp;

	for (b = cell->blocks; b != NULL; b = b->next) {
		n = 0;
		for (i = 0; i < b->nruns; i++)
			for (k = 0; k < b->runs[i].len; k += step) {
				step = utf8_decode(b->runs[i].text + k,
				    b->runs[i].len - k, &cp);
				if (step == 0)
					break;
				n = cp == '\n' ? 0 : n + utf8_columns(cp);
				most = n > most ? n : most;
			}
	}
	return most;
}

/*
 * A cell aligned on its point, of one run: half cells before the point and
 * digits after it, -1 where there is no point.  False for any other cell.
 */
static bool
is_figure(const struct cell *cell, int *whole, int *decimals)
{
	const struct block *b = cell->blocks;
	const char *point;

	*whole = 0;
	*decimals = -1;
	if (cell->align != CELL_CHAR || cell->head || b == NULL ||
	    b->next != NULL || b->nruns != 1)
		return false;
	point = memchr(b->runs[0].text, '.', b->runs[0].len);
	*whole = cell_width(cell);
	if (point != NULL) {
		*decimals = (int)strspn(point + 1, "0123456789");
		*whole = (int)(point - b->runs[0].text);
	}
	return true;
}

static struct column *
look(const struct table *t)
{
	struct column *c = xcalloc((size_t)t->cols, sizeof(c[0]));
	const struct cell *cell;
	int whole, decimals;
	size_t i;

	for (i = 0; i < t->ncells; i++) {
		cell = &t->cells[i];
		if (cell->colspan == 1 && !cell->head &&
		    cell_width(cell) > SHORT_COLUMNS)
			c[cell->col].sentences = true;
		is_figure(cell, &whole, &decimals);
		if (whole > c[cell->col].whole)
			c[cell->col].whole = whole;
		if (decimals > c[cell->col].decimals)
			c[cell->col].decimals = decimals;
	}
	return c;
}

/* True where the row has head cells alone, as the first of a plain table. */
static bool
is_head_row(const struct table *t, int row)
{
	int c;

	for (c = 0; c < t->cols; c++)
		if (!t->cells[t->grid[row * t->cols + c]].head)
			return false;
	return true;
}

static const char *
scope(const struct table *t, const struct cell *cell)
{
	if (cell->row < t->head_rows || is_head_row(t, cell->row))
		return cell->colspan > 1 ? "colgroup" : "col";
	return "row";
}

static const char *
align(const struct cell *cell, const struct column *c)
{
	switch (cell->align) {
	case CELL_LEFT:
		return "left";
	case CELL_RIGHT:
		return "right";
	case CELL_CHAR:
		return cell->head ? NULL : "figures";
	case CELL_CENTRE:
		return NULL;
	case CELL_AUTO:
		break;
	}
	return !cell->head && c[cell->col].sentences ? "left" : NULL;
}

/*
 * What a figure lacks before and after, so that all of a column are of one
 * width about their points; drawn by the style, unseen.
 */
static void
add_pads(struct buf *out, const struct cell *cell, const struct column *c)
{
	int whole, have, i;

	if (!is_figure(cell, &whole, &have))
		return;
	if (whole < c->whole) {
		buf_adds(out, " data-before=\"");
		for (i = whole; i < c->whole; i++)
			buf_addc(out, '0');
		buf_addc(out, '"');
	}
	if (c->decimals > 0 && have < c->decimals) {
		buf_adds(out, have < 0 ? " data-after=\"." : " data-after=\"");
		for (i = have < 0 ? 0 : have; i < c->decimals; i++)
			buf_addc(out, '0');
		buf_addc(out, '"');
	}
}

static void
add_cell(struct buf *out, const struct table *t, const struct cell *cell,
    const struct column *c)
{
	const char *name = cell->head ? "th" : "td", *class = align(cell, c);
	const struct block *b = cell->blocks;

	buf_addf(out, "<%s", name);
	if (cell->head)
		buf_addf(out, " scope=\"%s\"", scope(t, cell));
	if (cell->rowspan > 1)
		buf_addf(out, " rowspan=\"%d\"", cell->rowspan);
	if (cell->colspan > 1)
		buf_addf(out, " colspan=\"%d\"", cell->colspan);
	if (class != NULL)
		buf_addf(out, " class=\"%s\"", class);
	add_pads(out, cell, &c[cell->col]);
	buf_addc(out, '>');
	if (b != NULL && b->next == NULL)
		html_runs(out, b->runs, b->nruns);
	else
		for (; b != NULL; b = b->next) {
			buf_adds(out, "<p>");
			html_runs(out, b->runs, b->nruns);
			buf_adds(out, "</p>");
		}
	buf_addf(out, "</%s>", name);
}

/* Rows from..to, in an element of that name. */
static void
add_rows(struct buf *out, const struct table *t, const struct column *c,
    const char *name, int from, int to, size_t *at)
{
	int row;

	if (from >= to)
		return;
	buf_addf(out, "<%s>\n", name);
	for (row = from; row < to; row++) {
		buf_adds(out, "<tr>");
		for (; *at < t->ncells && t->cells[*at].row == row; ++*at)
			add_cell(out, t, &t->cells[*at], c);
		buf_adds(out, "</tr>\n");
	}
	buf_addf(out, "</%s>\n", name);
}

void
html_table(struct buf *out, const struct table *t)
{
	struct column *c = look(t);
	bool hinted = false;
	size_t at = 0;
	int i;

	buf_addf(out, "<div class=\"table%s\" tabindex=\"0\"",
	    t->landscape ? " landscape" : "");
	if (t->ncaption > 0) /* its line is its own among captions */
		buf_addf(out, " role=\"region\" aria-labelledby=\"table-%ld\"",
		    t->caption[0].line);
	buf_adds(out, ">\n<table");
	if (!t->may_split || t->form)
		buf_addf(out, " class=\"%s%s%s\"",
		    t->may_split ? "" : "keep-rows",
		    !t->may_split && t->form ? " " : "", t->form ? "form" : "");
	buf_adds(out, ">\n");
	if (t->ncaption > 0) {
		buf_addf(out, "<caption id=\"table-%ld\">", t->caption[0].line);
		html_runs(out, t->caption, t->ncaption);
		buf_adds(out, "</caption>\n");
	}
	for (i = 0; i < t->cols; i++)
		hinted = hinted || t->hints[i] != 0;
	if (hinted) {
		buf_adds(out, "<colgroup>");
		for (i = 0; i < t->cols; i++)
			if (t->hints[i] != 0)
				buf_addf(out, "<col style=\"--part:%d.%d%%\"/>",
				    t->hints[i] / 10, t->hints[i] % 10);
			else
				buf_adds(out, "<col/>");
		buf_adds(out, "</colgroup>\n");
	}
	add_rows(out, t, c, "thead", 0, t->head_rows, &at);
	add_rows(out, t, c, "tbody", t->head_rows, t->rows, &at);
	buf_adds(out, "</table>\n</div>\n");
	free(c);
}

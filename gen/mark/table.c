/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/table.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/tree.h>

#include "base/xmlin.h"

struct reading {
	struct inline_text *text;
	struct table *table;
	const char *file;
	struct diag *diag;
	enum cell_align aligns[TABLE_COLS_MAX]; /* of columns, from <col> */
	int ncol; /* columns that <col> elements name */
	int rows_left; /* in this <thead> or <tbody>, from the row being read */
	int bad;
};

/* What may stand in what; a space on both sides of each name. */
static const struct {
	const char *parent, *children, *attributes;
} grammar[] = {
    {"table", " caption colgroup col thead tbody tr ", " class "},
    {"caption", " br b del ins ", " "},
    {"colgroup", " col ", " "},
    {"col", " ", " width align span "},
    {"thead", " tr ", " "},
    {"tbody", " tr ", " "},
    {"tr", " th td ", " "},
    {"th", " p br b del ins ", " rowspan colspan align "},
    {"td", " p br b del ins ", " rowspan colspan align "},
    {"p", " br b del ins ", " "},
    {"br", " ", " "},
    {"b", " br b del ins ", " "},
    {"del", " br b del ins ", " "},
    {"ins", " br b del ins ", " "},
};

enum { NGRAMMAR = sizeof(grammar) / sizeof(grammar[0]) };

static const char *
name_of(const xmlNode *n)
{
	return (const char *)n->name;
}

static bool
is(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && strcmp(name_of(n), name) == 0;
}

static bool
listed(const char *list, const char *name)
{
	size_t n = strlen(name);
	const char *p;

	for (p = strstr(list, name); p != NULL; p = strstr(p + 1, name))
		if (p[-1] == ' ' && p[n] == ' ')
			return true;
	return false;
}

static bool
blank(const char *s)
{
	return s[strspn(s, " \t\r\n")] == '\0';
}

static void
wrong_value(struct reading *rd, const xmlNode *n, const char *attr,
    const char *value, const char *want)
{
	diag_add(rd->diag, DIAG_TABLE_VALUE, rd->file, xmlin_line(n),
	    name_of(n), attr, value, want);
	rd->bad++;
}

/* The attribute's text, in the arena, or NULL. */
static const char *
attribute(struct reading *rd, xmlNode *n, const char *name)
{
	xmlChar *s = xmlGetNoNsProp(n, (const xmlChar *)name);
	char *copy;

	if (s == NULL)
		return NULL;
	copy = arena_strdup(rd->text->arena, (const char *)s);
	xmlFree(s);
	return copy;
}

/* Reports what the subset does not have at and under one element. */
static void
check_element(struct reading *rd, const xmlNode *n)
{
	const char *parent =
	    n->parent->type == XML_ELEMENT_NODE ? name_of(n->parent) : NULL;
	const char *children = " table ";
	const xmlNode *c;
	const xmlAttr *a;
	int own = -1, i;

	for (i = 0; i < NGRAMMAR; i++) {
		if (strcmp(grammar[i].parent, name_of(n)) == 0)
			own = i;
		if (parent != NULL && strcmp(grammar[i].parent, parent) == 0)
			children = grammar[i].children;
	}
	if (own < 0 || n->nsDef != NULL || n->ns != NULL) {
		diag_add(rd->diag, DIAG_TABLE_TAG, rd->file, xmlin_line(n),
		    name_of(n));
		rd->bad++;
		return;
	}
	if (!listed(children, name_of(n))) {
		diag_add(rd->diag, DIAG_TABLE_PLACE, rd->file, xmlin_line(n),
		    name_of(n), parent == NULL ? "" : parent);
		rd->bad++;
	}
	for (a = n->properties; a != NULL; a = a->next)
		if (!listed(grammar[own].attributes, (const char *)a->name)) {
			diag_add(rd->diag, DIAG_TABLE_ATTR, rd->file,
			    xmlin_line(n), name_of(n), (const char *)a->name);
			rd->bad++;
		}
	if (strstr(grammar[own].children, " br ") != NULL)
		return;
	for (c = n->children; c != NULL; c = c->next)
		if (c->type == XML_TEXT_NODE &&
		    !blank((const char *)c->content)) {
			diag_add(rd->diag, DIAG_TABLE_TEXT, rd->file,
			    xmlin_line(c), name_of(n));
			rd->bad++;
		}
}

/* The node that follows n in document order within top, or NULL. */
static xmlNode *
next_node(xmlNode *n, const xmlNode *top)
{
	if (n->type == XML_ELEMENT_NODE && n->children != NULL)
		return n->children;
	while (n != top && n->next == NULL)
		n = n->parent;
	return n == top ? NULL : n->next;
}

static void
check_subset(struct reading *rd, xmlNode *top)
{
	xmlNode *n;

	for (n = top; n != NULL && diag_count(rd->diag) < rd->text->stop;
	     n = next_node(n, top)) {
		if (n->type == XML_ELEMENT_NODE)
			check_element(rd, n);
		else if (n->type != XML_TEXT_NODE &&
			 n->type != XML_COMMENT_NODE) {
			diag_add(rd->diag, DIAG_TABLE_TAG, rd->file,
			    xmlin_line(n), "?");
			rd->bad++;
		}
	}
}

/* A number from 1 to max, or fallback where the attribute is absent. */
static int
number(struct reading *rd, xmlNode *n, const char *attr, int max, int fallback)
{
	const char *s = attribute(rd, n, attr);
	long v;

	if (s == NULL)
		return fallback;
	if (*s == '\0' || strspn(s, "0123456789") != strlen(s) ||
	    strlen(s) > 7 || (v = strtol(s, NULL, 10)) < 1 || v > max) {
		wrong_value(rd, n, attr, s, "1");
		return fallback;
	}
	return (int)v;
}

static enum cell_align
alignment(struct reading *rd, xmlNode *n, enum cell_align fallback)
{
	static const char *const words[] = {"left", "center", "right", "char"};
	static const enum cell_align aligns[] = {
	    CELL_LEFT, CELL_CENTRE, CELL_RIGHT, CELL_CHAR};
	const char *s = attribute(rd, n, "align");
	size_t i;

	if (s == NULL)
		return fallback;
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(s, words[i]) == 0)
			return aligns[i];
	wrong_value(rd, n, "align", s, "left|center|right|char");
	return fallback;
}

/* "12.5%" → 125; 0 after a finding, or where there is no width. */
static int
width(struct reading *rd, xmlNode *n)
{
	const char *s = attribute(rd, n, "width"), *p = s;
	int v = 0, digits = 0;

	if (s == NULL)
		return 0;
	for (; *p >= '0' && *p <= '9' && digits < 4; p++, digits++)
		v = v * 10 + (*p - '0');
	v *= 10;
	if (p[0] == '.' && p[1] >= '0' && p[1] <= '9') {
		v += p[1] - '0';
		p += 2;
	}
	if (digits == 0 || strcmp(p, "%") != 0 || v < 1 || v > 1000) {
		wrong_value(rd, n, "width", s, "12.5%");
		return 0;
	}
	return v;
}

static void
take_col(struct reading *rd, xmlNode *n)
{
	int span = number(rd, n, "span", TABLE_COLS_MAX, 1), w = width(rd, n);
	enum cell_align align = alignment(rd, n, CELL_AUTO);

	for (; span > 0; span--) {
		if (rd->ncol == TABLE_COLS_MAX) {
			diag_add(rd->diag, DIAG_TABLE_COLS, rd->file,
			    xmlin_line(n), diag_num(TABLE_COLS_MAX));
			rd->bad++;
			return;
		}
		rd->aligns[rd->ncol] = align;
		rd->table->hints[rd->ncol++] = w;
	}
}

/*
 * Adds the text of a caption, cell or <p>.  White space that holds a line
 * break is a soft break, as indentation makes it; other blanks are text.
 * Goes down one call an element: xmlin bounds the depth.
 */
static void
take_text(struct inline_text *t, const xmlNode *n, unsigned style)
{
	const char *s, *p;
	size_t w;

	for (n = n->children; n != NULL; n = n->next) {
		if (is(n, "br"))
			inline_add(t, "\n", 1, style, NULL, xmlin_line(n));
		else if (is(n, "b"))
			take_text(t, n, style | RUN_STRONG);
		else if (is(n, "del"))
			take_text(t, n, style | RUN_DEL);
		else if (is(n, "ins"))
			take_text(t, n, style | RUN_INS);
		if (n->type != XML_TEXT_NODE)
			continue;
		s = (const char *)n->content;
		while (*s != '\0') {
			for (p = s; *p != '\0'; p += w + (w == 0)) {
				w = strspn(p, " \t\r\n");
				if (w > 0 && memchr(p, '\n', w) != NULL)
					break;
			}
			inline_add(
			    t, s, (size_t)(p - s), style, NULL, xmlin_line(n));
			if (*p == '\0')
				break;
			inline_soft(t, style);
			s = p + strspn(p, " \t\r\n");
		}
	}
}

static struct block *
paragraph(struct reading *rd, struct block ***tail, long line)
{
	struct block *b = arena_calloc(rd->text->arena, 1, sizeof(*b));

	b->kind = BLOCK_PARAGRAPH;
	b->line = line;
	if (inline_end(rd->text, &b->runs, &b->nruns) < 0)
		rd->bad++;
	if (b->nruns == 0)
		return NULL;
	**tail = b;
	*tail = &b->next;
	return b;
}

static void
take_content(struct reading *rd, xmlNode *n, struct cell *cell)
{
	struct block **tail = &cell->blocks;
	bool has_p = false;
	xmlNode *c;

	for (c = n->children; c != NULL; c = c->next)
		has_p = has_p || is(c, "p");
	if (!has_p) {
		take_text(rd->text, n, 0);
		paragraph(rd, &tail, cell->line);
		return;
	}
	for (c = n->children; c != NULL; c = c->next) {
		if (is(c, "p")) {
			take_text(rd->text, c, 0);
			paragraph(rd, &tail, xmlin_line(c));
		} else if (c->type == XML_ELEMENT_NODE ||
			   (c->type == XML_TEXT_NODE &&
			       !blank((const char *)c->content))) {
			/* one text is one paragraph: none beside <p> */
			diag_add(rd->diag, DIAG_TABLE_TEXT, rd->file,
			    xmlin_line(c), name_of(n));
			rd->bad++;
			return;
		}
	}
}

/* Lays the cell on the grid; false after a finding. */
static bool
place(struct reading *rd, struct cell *cell, int index)
{
	struct table *t = rd->table;
	int r, c;

	if (cell->rowspan > rd->rows_left) {
		diag_add(rd->diag, DIAG_TABLE_BELOW, rd->file, cell->line,
		    diag_num(cell->rowspan), diag_num(rd->rows_left));
		return false;
	}
	for (c = cell->col; c < cell->col + cell->colspan; c++)
		if (t->grid[cell->row * t->cols + c] >= 0) {
			diag_add(rd->diag, DIAG_TABLE_OVERLAP, rd->file,
			    cell->line, diag_num(c + 1));
			return false;
		}
	for (r = cell->row; r < cell->row + cell->rowspan; r++)
		for (c = cell->col; c < cell->col + cell->colspan; c++)
			t->grid[r * t->cols + c] = index;
	return true;
}

static void
take_row(struct reading *rd, xmlNode *tr, int row)
{
	struct table *t = rd->table;
	struct cell *cell;
	xmlNode *n;
	int col = 0, wide = 0;

	for (n = tr->children; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		while (col < t->cols && t->grid[row * t->cols + col] >= 0)
			col++;
		cell = &t->cells[t->ncells];
		cell->row = row;
		cell->col = col;
		cell->line = xmlin_line(n);
		cell->head = is(n, "th");
		cell->rowspan = number(rd, n, "rowspan", TABLE_CELLS_MAX, 1);
		cell->colspan = number(rd, n, "colspan", TABLE_COLS_MAX, 1);
		if (col + cell->colspan > t->cols) {
			wide = col + cell->colspan;
			break;
		}
		cell->align =
		    alignment(rd, n, cell->head ? CELL_AUTO : rd->aligns[col]);
		if (!place(rd, cell, (int)t->ncells)) {
			rd->bad++;
			return;
		}
		col += cell->colspan;
		t->ncells++;
		take_content(rd, n, cell);
	}
	while (wide == 0 && col < t->cols && t->grid[row * t->cols + col] >= 0)
		col++;
	if (wide != 0 || col < t->cols) {
		diag_add(rd->diag, DIAG_TABLE_RAGGED, rd->file, xmlin_line(tr),
		    diag_num(wide != 0 ? wide : col), diag_num(t->cols));
		rd->bad++;
	}
}

/* The rows directly under n: of a <thead>, <tbody>, or of the table. */
static int
count_rows(const xmlNode *n)
{
	int rows = 0;

	for (n = n->children; n != NULL; n = n->next)
		rows += is(n, "tr");
	return rows;
}

/* Columns of the first row, which the others must equal. */
static int
first_cols(struct reading *rd, xmlNode *top)
{
	xmlNode *n, *c;
	int cols = 0;

	for (n = top; n != NULL; n = next_node(n, top))
		if (is(n, "tr"))
			break;
	for (c = n == NULL ? NULL : n->children; c != NULL; c = c->next)
		if (c->type == XML_ELEMENT_NODE && cols <= TABLE_COLS_MAX)
			cols += number(rd, c, "colspan", TABLE_COLS_MAX, 1);
	return cols;
}

/* Rows, columns and room for cells; false after a finding. */
static bool
measure(struct reading *rd, xmlNode *top)
{
	struct table *t = rd->table;
	struct arena *a = rd->text->arena;
	long rows = 0, cells = 0, i;
	xmlNode *n;

	for (n = top; n != NULL; n = next_node(n, top)) {
		rows += is(n, "tr");
		cells += is(n, "td") || is(n, "th");
	}
	t->cols = rd->ncol > 0 ? rd->ncol : first_cols(rd, top);
	if (rows == 0 || t->cols == 0) {
		diag_add(rd->diag, DIAG_TABLE_EMPTY, rd->file, xmlin_line(top));
		return false;
	}
	if (t->cols > TABLE_COLS_MAX) {
		diag_add(rd->diag, DIAG_TABLE_COLS, rd->file, xmlin_line(top),
		    diag_num(TABLE_COLS_MAX));
		return false;
	}
	if (rows > TABLE_CELLS_MAX / t->cols) {
		diag_add(rd->diag, DIAG_TABLE_CELLS, rd->file, xmlin_line(top),
		    diag_num(TABLE_CELLS_MAX));
		return false;
	}
	t->rows = (int)rows;
	t->cells = arena_calloc(a, (size_t)cells + 1, sizeof(*t->cells));
	t->grid =
	    arena_calloc(a, (size_t)rows * (size_t)t->cols, sizeof(*t->grid));
	for (i = 0; i < rows * t->cols; i++)
		t->grid[i] = -1;
	return true;
}

static void
take_class(struct reading *rd, xmlNode *top)
{
	const char *s = attribute(rd, top, "class");
	size_t n;

	rd->table->may_split = true;
	for (; s != NULL && *s != '\0'; s += n) {
		s += strspn(s, " \t\n");
		n = strcspn(s, " \t\n");
		if (n == 9 && memcmp(s, "landscape", n) == 0)
			rd->table->landscape = true;
		else if (n == 9 && memcmp(s, "keep-rows", n) == 0)
			rd->table->may_split = false;
		else if (n == 4 && memcmp(s, "form", n) == 0)
			rd->table->form = true;
		else if (n > 0) {
			wrong_value(rd, top, "class",
			    arena_strndup(rd->text->arena, s, n),
			    "landscape keep-rows form");
			return;
		}
	}
}

/* Caption and columns; the order of a table's parts is HTML's. */
static void
take_head(struct reading *rd, xmlNode *top)
{
	static const char order[] = "caption colgroup col thead tbody tr";
	const char *at = order, *here;
	struct table *t = rd->table;
	int sum = 0, i;
	xmlNode *n, *c;

	for (n = top->children; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		here = strstr(order, name_of(n));
		if (is(n, "col"))
			here = strstr(order, "col ");
		if (here < at ||
		    (here == at && here == order && t->ncaption > 0)) {
			diag_add(rd->diag, DIAG_TABLE_PLACE, rd->file,
			    xmlin_line(n), name_of(n), "table");
			rd->bad++;
			return;
		}
		/* several <thead> are none; a <tr> may follow a <tbody> */
		at = is(n, "thead") ? here + 1 : here;
		if (is(n, "tr"))
			at = strstr(order, "tbody");
		if (is(n, "caption")) {
			take_text(rd->text, n, 0);
			if (inline_end(rd->text, &t->caption, &t->ncaption) < 0)
				rd->bad++;
		} else if (is(n, "col"))
			take_col(rd, n);
		else if (is(n, "colgroup"))
			for (c = n->children; c != NULL; c = c->next)
				if (c->type == XML_ELEMENT_NODE)
					take_col(rd, c);
	}
	for (i = 0; i < rd->ncol; i++)
		sum += t->hints[i];
	if (sum > 1000) {
		diag_add(rd->diag, DIAG_TABLE_WIDTH, rd->file, xmlin_line(top),
		    diag_num((sum + 9) / 10));
		rd->bad++;
	}
}

static void
take_rows(struct reading *rd, xmlNode *top)
{
	struct table *t = rd->table;
	xmlNode *n, *tr;
	int row = 0;

	rd->rows_left = count_rows(top);
	for (n = top->children; n != NULL; n = n->next) {
		if (diag_count(rd->diag) >= rd->text->stop)
			return;
		if (is(n, "tr")) {
			take_row(rd, n, row++);
			rd->rows_left--;
			continue;
		}
		if (!is(n, "thead") && !is(n, "tbody"))
			continue;
		rd->rows_left = count_rows(n);
		if (is(n, "thead"))
			t->head_rows = rd->rows_left;
		for (tr = n->children; tr != NULL; tr = tr->next)
			if (tr->type == XML_ELEMENT_NODE &&
			    diag_count(rd->diag) < rd->text->stop) {
				take_row(rd, tr, row++);
				rd->rows_left--;
			}
		rd->rows_left = 0;
		for (tr = n->next;
		     tr != NULL && !is(tr, "tbody") && !is(tr, "thead");
		     tr = tr->next)
			rd->rows_left += is(tr, "tr");
	}
}

struct table *
table_read(struct inline_text *text, const char *bytes, size_t len, long line)
{
	struct reading rd = {0};
	xmlNode *top;
	xmlDoc *xml;

	xml = xmlin_parse(bytes, len, text->file, line, NULL, text->diag);
	if (xml == NULL)
		return NULL;
	top = xmlDocGetRootElement(xml);
	rd.text = text;
	rd.file = text->file;
	rd.diag = text->diag;
	rd.table = arena_calloc(text->arena, 1, sizeof(*rd.table));
	rd.table->hints =
	    arena_calloc(text->arena, TABLE_COLS_MAX, sizeof(int));
	check_subset(&rd, top);
	if (rd.bad == 0) {
		take_class(&rd, top);
		take_head(&rd, top);
	}
	if (rd.bad == 0 && !measure(&rd, top))
		rd.bad++;
	if (rd.bad == 0)
		take_rows(&rd, top);
	xmlFreeDoc(xml);
	return rd.bad == 0 ? rd.table : NULL;
}

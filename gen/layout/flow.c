/* SPDX-License-Identifier: Apache-2.0 */
/* One function a kind of block; recursion is bounded by mark/'s depth. */
#include "layout/flow.h"

#include <string.h>

#include "layout/figure.h"
#include "layout/table.h"
#include "mark/signs.h"

struct place {
	struct column column;
	int element; /* parent of what comes */
	bool quoted;
	bool listed; /* in a list item: no first-line indent */
	/* label of the item that begins here, or NULL */
	const struct line *label;
	mpt label_x;
};

static void blocks(struct flow *, const struct block *, struct place);

mpt
flow_leading(const struct profile *p, enum text_kind kind)
{
	return p->text[kind].pitch - p->text[kind].size;
}

mpt
flow_give(const struct profile *p, enum text_kind kind)
{
	mpt leading = flow_leading(p, kind);

	if (kind > TEXT_H4 && kind != TEXT_TO && kind != TEXT_NOTE)
		return 0;
	return p->pitch_less < leading ? p->pitch_less : leading;
}

mpt
flow_blank(const struct profile *p, int n)
{
	if (p->blank == BLANK_GRID)
		return n * p->pitch + flow_leading(p, TEXT_BODY);
	return n * p->blank_line;
}

enum what
flow_what(enum text_kind kind)
{
	static const enum what whats[TEXT_KINDS] = {
	    [TEXT_BODY] = WHAT_BODY,
	    [TEXT_H1] = WHAT_HEADING_1,
	    [TEXT_H2] = WHAT_HEADING_2,
	    [TEXT_H3] = WHAT_HEADING_3,
	    [TEXT_H4] = WHAT_HEADING_4,
	    [TEXT_TITLE] = WHAT_TITLE,
	    [TEXT_SUBTITLE] = WHAT_TITLE_NOTE,
	    [TEXT_SERIAL] = WHAT_COPY_NUMBER,
	    [TEXT_SECRECY] = WHAT_SECRECY,
	    [TEXT_URGENCY] = WHAT_URGENCY,
	    [TEXT_MARK] = WHAT_MARK,
	    [TEXT_NUMBER] = WHAT_NUMBER,
	    [TEXT_OFFICE] = WHAT_OFFICE,
	    [TEXT_SIGNER] = WHAT_SIGNER,
	    [TEXT_SIGNER_NAME] = WHAT_SIGNER_NAME,
	    [TEXT_TO] = WHAT_TO,
	    [TEXT_NOTE] = WHAT_ATTACHMENT_NOTE,
	    [TEXT_SIGNATURE] = WHAT_SIGNATURE,
	    [TEXT_LABEL] = WHAT_ATTENDANCE_LABEL,
	    [TEXT_NAMES] = WHAT_ATTENDANCE,
	    [TEXT_ATTACHMENT] = WHAT_ATTACHMENT_LABEL,
	    [TEXT_ATTACHMENT_TITLE] = WHAT_ATTACHMENT_TITLE,
	    [TEXT_COPIES] = WHAT_COPIES,
	    [TEXT_PAGE] = WHAT_PAGE_NUMBER,
	    [TEXT_TABLE] = WHAT_TABLE,
	    [TEXT_TABLE_HEAD] = WHAT_TABLE,
	    [TEXT_CAPTION] = WHAT_CAPTION,
	    [TEXT_CODE] = WHAT_CODE,
	    [TEXT_STATE] = WHAT_STATE,
	};

	return whats[kind];
}

void
flow_name(struct flow *f, size_t first, enum what what)
{
	for (size_t i = first; i < f->strip.nboxes; i++)
		for (size_t k = 0; k < f->strip.boxes[i].npieces; k++)
			f->strip.boxes[i].pieces[k].what = what;
}

static mpt
cells(const struct profile *p, int thousandths)
{
	return (mpt)((int64_t)p->cell * thousandths / 1000);
}

void
flow_side(struct flow *f, bool turned)
{
	strip_add(&f->strip, BOX_SIDE)->turned = turned;
	f->turned = turned;
	f->gap = 0;
}

struct column
flow_column(const struct flow *f)
{
	const struct profile *p = f->env->profile;
	struct column column = {0, f->turned ? p->text_height : p->text_width};

	return column;
}

/* The gap before the next box: what was asked for, else the leading. */
static mpt
take_gap(struct flow *f, mpt leading)
{
	mpt gap = f->gap != 0 ? f->gap : leading;

	f->gap = 0;
	return gap;
}

/*
 * Where a paragraph may be cut: nowhere that carries a single line over, so
 * its last line but one keeps.
 */
static long
add_lines(struct flow *f, const struct para *para, enum text_kind kind,
    struct column column, bool keep)
{
	const struct profile *p = f->env->profile;
	mpt leading = flow_leading(p, kind);
	enum what what = flow_what(kind);
	long first = (long)f->strip.nboxes;
	struct box *box;

	for (size_t i = 0; i < para->nlines; i++) {
		box = strip_add(&f->strip, BOX_LINES);
		if (f->gap == 0)
			box->give = flow_give(p, kind);
		box->gap = take_gap(f, leading);
		box->height = p->text[kind].size;
		box->keep =
		    keep || i + 2 == para->nlines ? KEEP_HARD : KEEP_FREE;
		box_line(f->strip.arena, box, &para->lines[i], column.x, 0,
		    p->text[kind].size, p->text[kind].rgb)
		    ->what = what;
	}
	return para->nlines == 0 ? -1 : first;
}

long
flow_para(struct flow *f, const struct para_run *runs, size_t n,
    enum text_kind kind, struct column column, const struct para_params *params,
    bool keep)
{
	return add_lines(
	    f, para_set(f->env, runs, n, params), kind, column, keep);
}

const char *
flow_text(struct flow *f, const struct run *runs, size_t n)
{
	struct buf buf = {NULL, 0, 0};
	const char *text;
	bool all = true; /* is struck */

	for (size_t i = 0; i < n; i++)
		all &= (runs[i].style & RUN_DEL) != 0;
	for (size_t i = 0; i < n; i++) {
		if (runs[i].len == 1 && runs[i].text[0] == '\n')
			continue;
		/* Where no stroke can be drawn, what is struck is not said. */
		if (!all && (runs[i].style & RUN_DEL) != 0)
			continue;
		buf_add(&buf, runs[i].text, runs[i].len);
	}
	text =
	    arena_strndup(f->ops->arena, buf.p == NULL ? "" : buf.p, buf.len);
	buf_free(&buf);
	return text;
}

int
flow_outline(struct flow *f, const char *title, int level)
{
	struct outline *o = ops_add_outline(f->ops);

	o->title = title;
	o->level = level;
	return (int)f->ops->noutline - 1;
}

/* How deep a heading of this Markdown level stands: from 1, without holes. */
static int
heading_depth(struct flow *f, int level)
{
	while (f->nopen > 0 && f->open[f->nopen - 1] >= level)
		f->nopen--;
	f->open[f->nopen++] = level;
	return f->nopen;
}

static void
heading(struct flow *f, const struct block *b, struct place at)
{
	static const enum text_kind kinds[] = {
	    TEXT_H1, TEXT_H1, TEXT_H2, TEXT_H3, TEXT_H4, TEXT_H4};
	const struct profile *p = f->env->profile;
	struct para_params params = {
	    at.column.width, 0, 0, PARA_JUSTIFIED, false};
	enum text_kind kind = kinds[b->level - 1];
	int depth = heading_depth(f, b->level), element;
	struct para_run *runs;
	long first;

	element = ops_add_element(f->ops,
	    depth >= 5 ? ROLE_H6 : (enum role)(ROLE_H1 + depth), at.element);
	if (b->level == 1) {
		params.align = PARA_CENTRED;
		params.balanced = true;
		/* A chapter stands one row of the grid below the text. */
		if (f->gap == 0 && f->strip.nboxes > 0)
			f->gap = p->pitch + flow_leading(p, TEXT_BODY);
	} else if (!at.listed) {
		params.first = cells(p, p->first_indent);
	}
	runs = para_runs(f->env, b->runs, b->nruns, kind, element);
	first = flow_para(f, runs, b->nruns, kind, at.column, &params, true);
	if (first >= 0 && b->level == 1)
		flow_name(f, (size_t)first, WHAT_CHAPTER);
	if (first >= 0)
		f->strip.boxes[first].outline =
		    1 + flow_outline(f, flow_text(f, b->runs, b->nruns), depth);
}

/* Quoted text stands in 楷体 where the body stands in 仿宋. */
static void
quote_runs(struct para_run *runs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (runs[i].role == FONT_FANGSONG)
			runs[i].role = FONT_KAI;
}

/* Puts the waiting label beside the box's line. */
static void
set_label(struct flow *f, long first, struct place *at)
{
	const struct text_style *style = &f->env->profile->text[TEXT_BODY];
	struct box *box;
	struct piece line;

	if (at->label == NULL)
		return;
	if (first < 0) {
		box = strip_add(&f->strip, BOX_LINES);
		box->gap =
		    take_gap(f, flow_leading(f->env->profile, TEXT_BODY));
		box->height = style->size;
	} else {
		box = &f->strip.boxes[first];
	}
	box_line(f->strip.arena, box, at->label, at->label_x, 0, style->size,
	    style->rgb)
	    ->what = WHAT_BODY;
	if (box->npieces > 1) { /* the label is read first */
		line = box->pieces[0];
		box->pieces[0] = box->pieces[box->npieces - 1];
		box->pieces[box->npieces - 1] = line;
	}
	at->label = NULL;
}

/* The paragraph only leads up to what is below it: 填报说明： */
static bool
leads_on(const struct block *b)
{
	const struct run *last = b->nruns == 0 ? NULL : &b->runs[b->nruns - 1];
	size_t len = strlen(WORD_COLON);

	if (last == NULL || b->next == NULL || last->len < len ||
	    memcmp(last->text + last->len - len, WORD_COLON, len) != 0)
		return false;
	switch (b->next->kind) {
	case BLOCK_PARAGRAPH:
	case BLOCK_LIST:
	case BLOCK_QUOTE:
	case BLOCK_CODE:
		return true;
	case BLOCK_TABLE:
		return !b->next->table->landscape;
	default:
		return false;
	}
}

static void
paragraph(struct flow *f, const struct block *b, struct place *at)
{
	const struct profile *p = f->env->profile;
	struct para_params params = {
	    at->column.width, 0, 0, PARA_JUSTIFIED, false};
	struct para_run *runs;
	int element = ops_add_element(f->ops, ROLE_P, at->element);

	if (!at->listed)
		params.first = cells(p, p->first_indent);
	runs = para_runs(f->env, b->runs, b->nruns, TEXT_BODY, element);
	if (at->quoted)
		quote_runs(runs, b->nruns);
	set_label(f,
	    flow_para(f, runs, b->nruns, TEXT_BODY, at->column, &params, false),
	    at);
	if (leads_on(b))
		f->strip.boxes[f->strip.nboxes - 1].keep = KEEP_SOFT;
}

static void
code(struct flow *f, const struct block *b, struct place *at)
{
	const struct profile *p = f->env->profile;
	struct para_params params = {at->column.width, 0, 0, PARA_LEFT, false};
	int element = ops_add_element(f->ops, ROLE_CODE, at->element);
	struct para_run run;
	struct column column = at->column;
	size_t len = b->codelen;

	while (len > 0 && b->code[len - 1] == '\n')
		len--;
	if (len == 0)
		return;
	if (!at->listed) {
		column.x += cells(p, p->first_indent);
		column.width -= cells(p, p->first_indent);
		params.measure = column.width;
	}
	run = para_text(f->env, b->code, TEXT_CODE, element, b->line);
	run.len = len;
	run.style = RUN_CODE;
	set_label(
	    f, flow_para(f, &run, 1, TEXT_CODE, column, &params, false), at);
}

/* The label of an item: its number and delimiter, or a bullet. */
static const struct line *
item_label(struct flow *f, const struct block *list, long number, int element,
    long line)
{
	static const char bullet[] = "\xe2\x80\xa2", dot[] = "\xc2\xb7";
	struct para_run run;
	struct glyph glyph;
	const char *text;

	if (list->ordered)
		text = arena_printf(
		    f->env->arena, "%ld%c", number, list->delimiter);
	else
		text = fonts_glyph(f->env->fonts,
			   f->env->profile->text[TEXT_BODY].role, 0x2022, 0,
			   &glyph)
			   ? bullet
			   : dot;
	run = para_text(f->env, text, TEXT_BODY, element, line);
	return para_line(f->env, &run, 1, 0);
}

/*
 * Items hang: labels begin two cells in (in an inner list, where the outer
 * text begins), texts behind the widest label, in half cells.
 */
static void
list(struct flow *f, const struct block *b, struct place at)
{
	const struct profile *p = f->env->profile;
	const struct line *label;
	const struct block *item;
	struct place in = at;
	mpt half = p->cell / 2, widest = p->cell;
	long number = b->start;
	int element = ops_add_element(f->ops, ROLE_L, at.element);

	for (item = b->child; item != NULL; item = item->next, number++) {
		label = item_label(f, b, number, element, item->line);
		if (label->width > widest)
			widest = label->width;
	}
	widest = (widest + half - 1) / half * half;
	in.label_x = at.column.x + (at.listed ? 0 : cells(p, p->first_indent));
	in.column.x = in.label_x + widest;
	in.column.width = at.column.width - (in.column.x - at.column.x);
	/* A list too deep to be read begins again at the left. */
	if (in.column.width < 6 * p->cell) {
		in.column.width += in.column.x - widest;
		in.column.x = widest;
		in.label_x = 0;
	}
	in.listed = true;
	number = b->start;
	for (item = b->child; item != NULL; item = item->next, number++) {
		int li = ops_add_element(f->ops, ROLE_LI, element);
		int lbl = ops_add_element(f->ops, ROLE_LBL, li);

		in.element = ops_add_element(f->ops, ROLE_LBODY, li);
		in.label = item_label(f, b, number, lbl, item->line);
		blocks(f, item->child, in);
		if (item->child == NULL)
			set_label(f, -1, &in);
	}
}

static void
quote(struct flow *f, const struct block *b, struct place at)
{
	mpt in = cells(f->env->profile, f->env->profile->quote_indent);

	at.element = ops_add_element(f->ops, ROLE_QUOTE, at.element);
	at.quoted = true;
	at.listed = false;
	if (at.column.width > 2 * in + 6 * f->env->profile->cell) {
		at.column.x += in;
		at.column.width -= 2 * in;
	}
	blocks(f, b->child, at);
}

static void
upright_table(struct flow *f, const struct block *b, struct place at)
{
	const struct profile *p = f->env->profile;
	const struct table *t = b->table;
	struct para_params params = {at.column.width, 0, 0, PARA_CENTRED, true};
	int element = ops_add_element(f->ops, ROLE_TABLE, at.element);
	struct box *box;
	int caption;

	if (t->ncaption > 0) {
		caption = ops_add_element(f->ops, ROLE_CAPTION, element);
		flow_para(f,
		    para_runs(
			f->env, t->caption, t->ncaption, TEXT_CAPTION, caption),
		    t->ncaption, TEXT_CAPTION, at.column, &params, true);
		f->gap = flow_leading(p, TEXT_CAPTION) / 2;
	}
	box = strip_add(&f->strip, BOX_TABLE);
	box->gap = take_gap(f, flow_leading(p, TEXT_BODY));
	box->table = table_set(f->env, f->ops, t, at.column, element);
	f->gap = flow_leading(p, TEXT_BODY);
}

/* A turned table has sides of its own. */
static void
table(struct flow *f, const struct block *b, struct place at)
{
	bool turned = f->turned;

	if (!b->table->landscape || turned) {
		upright_table(f, b, at);
		return;
	}
	flow_side(f, true);
	at.column = flow_column(f);
	upright_table(f, b, at);
	flow_side(f, false);
}

static void
blocks(struct flow *f, const struct block *b, struct place at)
{
	for (; b != NULL; b = b->next) {
		/* A label waits for the first line, whatever block has it. */
		if (at.label != NULL && b->kind != BLOCK_PARAGRAPH &&
		    b->kind != BLOCK_CODE)
			set_label(f, -1, &at);
		switch (b->kind) {
		case BLOCK_PARAGRAPH:
			paragraph(f, b, &at);
			break;
		case BLOCK_HEADING:
			heading(f, b, at);
			break;
		case BLOCK_LIST:
			list(f, b, at);
			break;
		case BLOCK_ITEM: /* only in lists */
			break;
		case BLOCK_QUOTE:
			quote(f, b, at);
			break;
		case BLOCK_CODE:
			code(f, b, &at);
			break;
		case BLOCK_TABLE:
			table(f, b, at);
			break;
		case BLOCK_PICTURE:
			figure_set(f, b, at.column, at.element);
			break;
		case BLOCK_SIDE:
			flow_side(f, b->landscape);
			at.column = flow_column(f);
			break;
		}
	}
}

void
flow_blocks(
    struct flow *f, const struct block *b, struct column column, int parent)
{
	struct place at = {column, parent, false, false, NULL, 0};

	blocks(f, b, at);
}

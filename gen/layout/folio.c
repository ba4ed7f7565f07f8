/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Page number (7.5) and state mark of one side.
 *
 *	odd:                     ── 3 ──|<cell>|   even: |<cell>|── 4 ──
 *
 * The dashes are rules; their middle is 7 mm below the type area.  Both are
 * artifacts: no part of the text.
 */
#include "layout/furniture.h"

#include <string.h>

static void
add_dash(struct flow *f, struct ops_page *page, mpt x, mpt y)
{
	const struct profile *p = f->env->profile;
	size_t first = page->nops;
	struct op *op = ops_add(f->ops, page, OP_RULE, -1);

	op->x = x;
	op->y = y - p->page_dash_weight / 2;
	op->w = p->page_dash_width;
	op->h = p->page_dash_weight;
	op->rgb = p->text[TEXT_PAGE].rgb;
	ops_name(page, first, WHAT_PAGE_DASH);
}

/* The state in the head margin, its right end on the type area's edge. */
static void
add_state(struct flow *f, const struct doc *doc, struct ops_page *page)
{
	const struct profile *p = f->env->profile;
	const struct text_style *style = &p->text[TEXT_STATE];
	const struct front_key *key = front_get(&doc->front, "state");
	const struct line *line;
	size_t first = page->nops;
	mpt x, y;

	if (key == NULL || key->nvalues == 0 ||
	    strcmp(key->values[0].text, "已签发") == 0)
		return;
	line =
	    furniture_line(f, key->values[0].text, TEXT_STATE, -1, key->line);
	x = p->text_left + p->text_width - line->width;
	y = page->height - p->text_top / 2;
	line_draw(line, f->ops, page, x, y, style->rgb);
	ops_name(page, first, WHAT_STATE);
}

static const char *
add_number(struct flow *f, int number, struct ops_page *page)
{
	const struct profile *p = f->env->profile;
	const struct text_style *style = &p->text[TEXT_PAGE];
	const char *label = arena_printf(f->ops->arena, "%d", number);
	const struct line *line;
	size_t first;
	mpt x, y, width;

	line = furniture_line(f, label, TEXT_PAGE, -1, 0);
	width = line->width + 2 * (p->page_dash_width + p->page_dash_gap);
	x = number % 2 == 0
		? p->text_left + p->page_indent
		: p->text_left + p->text_width - p->page_indent - width;
	y = page->height - p->text_top - p->text_height - p->page_dash;
	add_dash(f, page, x, y);
	x += p->page_dash_width + p->page_dash_gap;
	first = page->nops;
	/* The middle of the em box on the middle of the dash. */
	line_draw(line, f->ops, page, x,
	    y - (mpt)((int64_t)style->size * (p->em_ascent - 500) / 1000),
	    style->rgb);
	ops_name(page, first, WHAT_PAGE_NUMBER);
	add_dash(f, page, x + line->width + p->page_dash_gap, y);
	return label;
}

const char *
furniture_folio(
    struct flow *f, const struct doc *doc, int number, struct ops_page *page)
{
	const char *label = number == 0 ? NULL : add_number(f, number, page);

	add_state(f, doc, page);
	return label;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The head (版头): what stands above the text, by format.  Distances are
 * those between em boxes; of the 标志, whose face and size are free, those
 * of its ink.
 *
 *	ordinary, upward, minutes (7.2, 10.3)   letter (10.1)   order (10.2)
 *	份号                                        标志             标志
 *	密级★期限                               ━━━━━━━━        第 × 号
 *	紧急程度                                份号       文号
 *	             标志
 *	文号            签发人：　　
 *	────────────────────────────────        ━━━━━━━━ foot of the sheet
 *
 * Corner, mark and number have heights of their own: what is absent moves
 * nothing.  On preprinted paper the red parts keep their room.
 */
#include "layout/furniture.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "layout/masthead.h"
#include "mark/signs.h"
#include "mark/front.h"

enum {
	CORNER_CELLS = 7, /* 机密★10年 and one cell of white */
	TEXT_LINES = 2, /* of the text, as a title leaves them room */
};

const char *
furniture_date(struct arena *arena, const char *date)
{
	int y, m, d, end = 0;

	if (sscanf(date, "%4d-%2d-%2d%n", &y, &m, &d, &end) != 3 ||
	    date[end] != '\0')
		return date;
	return arena_printf(
	    arena, "%d" WORD_YEAR "%d" WORD_MONTH "%d" WORD_DAY, y, m, d);
}

const struct line *
furniture_line(struct flow *f, const char *text, enum text_kind kind,
    int element, long line)
{
	struct para_run run = para_text(f->env, text, kind, element, line);

	return para_line(f->env, &run, 1, 0);
}

struct piece *
furniture_put(struct flow *f, struct box *box, const struct line *line,
    enum text_kind kind, mpt x, mpt y)
{
	const struct text_style *style = &f->env->profile->text[kind];
	struct piece *piece =
	    box_line(f->strip.arena, box, line, x, y, style->size, style->rgb);

	piece->what = flow_what(kind);
	return piece;
}

/* A line of the head is never broken; says so where it is too wide. */
static void
check_width(struct flow *f, const char *text, mpt width, mpt room, long line)
{
	if (width > room)
		diag_add(
		    f->env->diag, DIAG_UNIT_LONG, f->env->file, line, text);
}

/* What stands on the left above the text. */
struct corner {
	const char *text;
	enum text_kind kind;
	bool spread; /* a word of two characters without a term: three cells */
	long line;
};

/* 份号, 密级和保密期限, 紧急程度: as many as there are. */
static size_t
corners(struct flow *f, const struct front *front, struct corner c[3])
{
	const char *serial = front_text(front, "copy-number");
	const char *level = front_text(front, "classification");
	const char *term = front_text(front, "term");
	const char *urgency = front_text(front, "urgency");
	size_t n = 0;

	if (serial != NULL)
		c[n++] = (struct corner){serial, TEXT_SERIAL, false,
		    front_line(front, "copy-number")};
	if (level != NULL && term == NULL)
		c[n++] = (struct corner){level, TEXT_SECRECY, true,
		    front_line(front, "classification")};
	else if (level != NULL)
		c[n++] = (struct corner){arena_printf(f->env->arena,
					     "%s" WORD_STAR "%s", level, term),
		    TEXT_SECRECY, false, front_line(front, "classification")};
	if (urgency != NULL)
		c[n++] = (struct corner){urgency, TEXT_URGENCY, term == NULL,
		    front_line(front, "urgency")};
	return n;
}

static const struct line *
corner_line(struct flow *f, const struct corner *c, int parent)
{
	const struct profile *p = f->env->profile;
	struct para_run run = para_text(f->env, c->text, c->kind,
	    ops_add_element(f->ops, ROLE_P, parent), c->line);

	return para_line(f->env, &run, 1, c->spread ? 3 * p->cell : 0);
}

/* The corners from y on; returns the lower edge, or y. */
static mpt
add_corners(
    struct flow *f, const struct doc *doc, int parent, mpt y, struct box *head)
{
	struct corner c[3];
	size_t n = corners(f, &doc->front, c), i;

	for (i = 0; i < n; i++, y += f->env->profile->pitch)
		furniture_put(
		    f, head, corner_line(f, &c[i], parent), c[i].kind, 0, y);
	return n == 0 ? y : y - flow_leading(f->env->profile, TEXT_BODY);
}

void
furniture_corners(struct flow *f, const struct doc *doc, int parent)
{
	struct column column = flow_column(f);
	struct para_params params = {column.width, 0, 0, PARA_LEFT, true};
	struct corner c[3];
	size_t n = corners(f, &doc->front, c), i;

	for (i = 0; i < n; i++) {
		struct para_run run = para_text(f->env, c[i].text, c[i].kind,
		    ops_add_element(f->ops, ROLE_P, parent), c[i].line);

		flow_para(f, &run, 1, c[i].kind, column, &params, true);
	}
	if (n > 0)
		f->gap = flow_blank(f->env->profile, 1);
}

/* The line with office and date, one cell in on both sides. */
static void
add_office(
    struct flow *f, const struct doc *doc, int parent, mpt y, struct box *head)
{
	const struct profile *p = f->env->profile;
	const char *office = front_text(&doc->front, "office");
	const char *date = front_text(&doc->front, "office-date");
	const struct line *line;
	mpt room = p->text_width - 2 * p->cell;
	int element;

	if (office == NULL && date == NULL)
		return;
	element = ops_add_element(f->ops, ROLE_P, parent);
	if (office != NULL) {
		line = furniture_line(f, office, TEXT_OFFICE, element,
		    front_line(&doc->front, "office"));
		furniture_put(f, head, line, TEXT_OFFICE, p->cell, y);
		room -= line->width;
	}
	if (date != NULL) {
		line = furniture_line(f, furniture_date(f->env->arena, date),
		    TEXT_OFFICE, element,
		    front_line(&doc->front, "office-date"));
		furniture_put(f, head, line, TEXT_OFFICE,
		    p->text_width - p->cell - line->width, y);
		room -= line->width;
	}
	if (office != NULL)
		check_width(
		    f, office, 0, room, front_line(&doc->front, "office"));
}

/* The number on a line of its own, centred or at the right edge. */
static void
add_number(struct flow *f, const struct doc *doc, int parent, bool right, mpt y,
    struct box *head)
{
	const struct profile *p = f->env->profile;
	const char *number = front_text(&doc->front, "number");
	const struct line *line;
	mpt room;

	if (number == NULL)
		return;
	line = furniture_line(f, number, TEXT_NUMBER,
	    ops_add_element(f->ops, ROLE_P, parent),
	    front_line(&doc->front, "number"));
	room = p->text_width - line->width;
	/* At the right edge the corner's words stand on the same line. */
	check_width(f, number, line->width,
	    p->text_width - (right ? CORNER_CELLS * p->cell : 0),
	    front_line(&doc->front, "number"));
	furniture_put(f, head, line, TEXT_NUMBER, right ? room : room / 2, y)
	    ->what = front_format(&doc->front) == FRONT_ORDER
			 ? WHAT_ORDER_NUMBER
			 : WHAT_NUMBER;
}

static bool
is_preprinted(const struct doc *doc)
{
	const char *text = front_text(&doc->front, "letterhead");

	return text != NULL && strcmp(text, "preprinted") == 0;
}

/* What stands between 标志 and red rule; its height is known before. */
static mpt
rows_height(struct flow *f, const struct doc *doc)
{
	const struct profile *p = f->env->profile;
	const struct front *front = &doc->front;
	mpt rows = 1;

	if (front_format(front) == FRONT_UPWARD)
		rows = (mpt)furniture_signer_rows(f, doc);
	else if (front_get(front, "number") != NULL &&
		 (front_get(front, "office") != NULL ||
		     front_get(front, "office-date") != NULL))
		rows = 2;
	return (rows - 1) * p->text[TEXT_NUMBER].pitch +
	       p->text[TEXT_NUMBER].size;
}

/*
 * What title, 主送 and the first lines of the text take under the red rule:
 * the first side shall show some of the text (7.3.3).
 */
static mpt
text_height(struct flow *f, const struct doc *doc)
{
	const struct profile *p = f->env->profile;
	const struct part *body = doc->parts;
	struct para_params params = {p->text_width, 0, 0, PARA_CENTRED, true};
	mpt height = TEXT_LINES * p->pitch;

	if (body->ntitle > 0)
		height +=
		    flow_blank(p, 2) + (mpt)para_set(f->env,
					   para_runs(f->env, body->title,
					       body->ntitle, TEXT_TITLE, -1),
					   body->ntitle, &params)
					       ->nlines *
					   p->text[TEXT_TITLE].pitch;
	return height + flow_blank(p, 1);
}

/* ordinary, upward and minutes: down to the red rule and the title. */
static mpt
head_ordinary(
    struct flow *f, const struct doc *doc, int parent, struct box *head)
{
	const struct profile *p = f->env->profile;
	bool hidden = is_preprinted(doc);
	mpt rows = rows_height(f, doc), room = 0, y;

	add_corners(f, doc, parent, 0, head);
	room -= p->mark_top + flow_blank(p, 2) + rows + p->number_to_rule;
	y = masthead_add(f, doc, parent, head, p->mark_top, p->head_max + room,
	    p->text_height + room - text_height(f, doc), SIZE_MAX, hidden);
	y += flow_blank(p, 2);
	if (front_format(&doc->front) == FRONT_UPWARD) {
		furniture_signers(f, doc, parent, y, head);
	} else {
		add_number(f, doc, parent, false, y, head);
		add_office(
		    f, doc, parent, y + rows - p->text[TEXT_OFFICE].size, head);
	}
	y += rows + p->number_to_rule;
	if (!hidden)
		box_rule(f->strip.arena, head, 0, y, p->text_width, p->red_rule,
		    p->red)
		    ->what = WHAT_RED_RULE;
	y += p->red_rule;
	return y + flow_blank(p, doc->parts->ntitle > 0 ? 2 : 1);
}

/* Two rules at y, the thick one above or below; no more than drawing. */
static void
add_double_rule(struct flow *f, struct box *head, mpt y, bool top)
{
	const struct profile *p = f->env->profile;
	mpt x = (p->sheet_width - p->letter_rule) / 2 - p->text_left;
	mpt upper = top ? p->letter_thick : p->letter_thin;
	mpt lower = top ? p->letter_thin : p->letter_thick;

	box_rule(f->strip.arena, head, x, y, p->letter_rule, upper, p->red)
	    ->what = top ? WHAT_LETTER_TOP_THICK : WHAT_LETTER_BOTTOM_THIN;
	y += upper + p->letter_rule_gap;
	box_rule(f->strip.arena, head, x, y, p->letter_rule, lower, p->red)
	    ->what = top ? WHAT_LETTER_TOP_THIN : WHAT_LETTER_BOTTOM_THICK;
}

/* A letter shows the lead organ alone (10.1). */
static void
head_letter(struct flow *f, const struct doc *doc, int parent, struct box *head,
    struct page_frame *frame)
{
	const struct profile *p = f->env->profile;
	bool hidden = is_preprinted(doc);
	mpt rules = p->letter_thick + p->letter_rule_gap + p->letter_thin;
	mpt foot = p->sheet_height - p->text_top - p->letter_foot - rules;
	mpt y, low;

	y = masthead_add(f, doc, parent, head, p->letter_mark_top - p->text_top,
	    p->text_height, p->text_height, 1, hidden);
	y += p->letter_mark_to_rule;
	if (!hidden) {
		add_double_rule(f, head, y, true);
		add_double_rule(f, head, foot, false);
	}
	y += rules + p->letter_rule_to_text;
	low = add_corners(f, doc, parent, y, head);
	add_number(f, doc, parent, true, y, head);
	if (front_get(&doc->front, "number") != NULL &&
	    low < y + p->text[TEXT_NUMBER].size)
		low = y + p->text[TEXT_NUMBER].size;
	frame->first_top = low + flow_blank(p, 2);
	frame->first_bottom = foot - p->letter_rule_to_text;
}

/* 标志 and 令号; the text follows at once (10.2). */
static mpt
head_order(struct flow *f, const struct doc *doc, int parent, struct box *head)
{
	const struct profile *p = f->env->profile;
	mpt y;

	y = masthead_add(f, doc, parent, head, p->order_mark_top,
	    p->text_height / 2, p->text_height / 2, SIZE_MAX,
	    is_preprinted(doc));
	y += flow_blank(p, 2);
	add_number(f, doc, parent, false, y, head);
	return y + p->text[TEXT_NUMBER].size + flow_blank(p, 2);
}

void
furniture_head(struct flow *f, const struct doc *doc, int parent,
    struct box *head, struct page_frame *frame)
{
	const struct profile *p = f->env->profile;
	mpt y;

	frame->top = 0;
	frame->turned_bottom = p->text_width;
	frame->bottom = frame->first_bottom = p->text_height;
	switch (front_format(&doc->front)) {
	case FRONT_LETTER:
		head_letter(f, doc, parent, head, frame);
		break;
	case FRONT_ORDER:
		frame->first_top = head_order(f, doc, parent, head);
		break;
	case FRONT_PLAIN:
		frame->first_top = 0;
		if (doc->parts->landscape)
			break;
		y = add_corners(f, doc, parent, 0, head);
		frame->first_top = y == 0 ? 0 : y + flow_blank(p, 1);
		break;
	default:
		frame->first_top = head_ordinary(f, doc, parent, head);
		break;
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The head (版头, GB/T 9704 7.2 and 10.3): everything above the red rule. */
#include "layout/furniture.h"

#include <stdio.h>
#include <string.h>

#include "mark/signs.h"
#include "mark/front.h"

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

/* Highest and lowest ink of the line in 1/1000 em from the baseline. */
static void
ink(const struct line *line, int *top, int *bottom)
{
	struct font_box b;

	*top = *bottom = 0;
	for (size_t i = 0; i < line->nspans; i++)
		for (size_t k = 0; k < line->spans[i].nglyphs; k++) {
			b = face_box(
			    line->spans[i].face, line->spans[i].glyphs[k].gid);
			if (b.y1 > *top)
				*top = b.y1;
			if (b.y0 < *bottom)
				*bottom = b.y0;
		}
}

/*
 * 标志: its ink begins mark_top below the type area's edge, as the figures
 * measure it.  Too long a name is set smaller until it fits the width.
 * Returns the lower edge of the ink.
 */
static mpt
add_mark(struct flow *f, const struct doc *doc, int parent, struct box *head)
{
	const struct profile *p = f->env->profile;
	const struct front_key *key = front_get(&doc->front, "issuer");
	const char *suffix = front_text(&doc->front, "issuer-suffix");
	const struct text_style *style = &p->text[TEXT_MARK];
	struct para_run run;
	const struct line *line;
	int top, bottom, element;
	mpt size = style->size, y;
	const char *text;

	if (key == NULL || key->nvalues == 0)
		return p->mark_top;
	text = arena_printf(f->env->arena, "%s%s", key->values[0].text,
	    suffix == NULL ? "" : suffix);
	element = ops_add_element(f->ops, ROLE_P, parent);
	run = para_text(f->env, text, TEXT_MARK, element, key->line);
	line = para_line(f->env, &run, 1, 0);
	if (line->width > p->text_width) {
		size = (mpt)((int64_t)size * p->text_width / line->width);
		run.size = run.cell = size / 100 * 100;
		size = run.size;
		line = para_line(f->env, &run, 1, 0);
		check_width(f, text, p->text[TEXT_BODY].size, size, key->line);
	}
	ink(line, &top, &bottom);
	y = p->mark_top - (mpt)((int64_t)size * (p->em_ascent - top) / 1000);
	box_line(f->strip.arena, head, line, (p->text_width - line->width) / 2,
	    y, size, style->rgb)
	    ->what = WHAT_MARK;
	return p->mark_top + (mpt)((int64_t)size * (top - bottom) / 1000);
}

/* A word of two characters without a term stands in three cells. */
static void
add_corner(struct flow *f, const char *text, enum text_kind kind, bool spread,
    int parent, long line, struct box *head, mpt *y)
{
	const struct profile *p = f->env->profile;
	int element = ops_add_element(f->ops, ROLE_P, parent);
	struct para_run run = para_text(f->env, text, kind, element, line);

	furniture_put(f, head,
	    para_line(f->env, &run, 1, spread ? 3 * p->cell : 0), kind, 0, *y);
	*y += p->pitch;
}

/* 份号, 密级和保密期限, 紧急程度 from line 1 on; returns the lower edge. */
static mpt
add_corners(struct flow *f, const struct doc *doc, int parent, struct box *head)
{
	const struct front *front = &doc->front;
	const char *serial = front_text(front, "copy-number");
	const char *level = front_text(front, "classification");
	const char *term = front_text(front, "term");
	const char *urgency = front_text(front, "urgency");
	mpt y = 0;

	if (serial != NULL)
		add_corner(f, serial, TEXT_SERIAL, false, parent,
		    front_line(front, "copy-number"), head, &y);
	if (level != NULL)
		add_corner(f,
		    term == NULL ? level
				 : arena_printf(f->env->arena,
				       "%s" WORD_STAR "%s", level, term),
		    TEXT_SECRECY, term == NULL, parent,
		    front_line(front, "classification"), head, &y);
	if (urgency != NULL)
		add_corner(f, urgency, TEXT_URGENCY, term == NULL, parent,
		    front_line(front, "urgency"), head, &y);
	return y == 0 ? 0 : y - flow_leading(f->env->profile, TEXT_BODY);
}

/* The line with office and date, one cell in on both sides. */
static bool
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
		return false;
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
	return true;
}

void
furniture_head(struct flow *f, const struct doc *doc, int parent,
    struct box *head, struct page_frame *frame)
{
	const struct profile *p = f->env->profile;
	const struct front *front = &doc->front;
	const char *number = front_text(front, "number");
	const struct line *line;
	mpt y = add_corners(f, doc, parent, head);

	frame->top = 0;
	frame->turned_bottom = p->text_width;
	frame->bottom = frame->first_bottom = p->text_height;
	frame->first_top = y == 0 ? 0 : y + flow_blank(p, 1);
	if (front_format(front) == FRONT_PLAIN)
		return;
	y = add_mark(f, doc, parent, head) + flow_blank(p, 2);
	if (number != NULL) {
		line = furniture_line(f, number, TEXT_NUMBER,
		    ops_add_element(f->ops, ROLE_P, parent),
		    front_line(front, "number"));
		check_width(f, number, line->width, p->text_width,
		    front_line(front, "number"));
		furniture_put(f, head, line, TEXT_NUMBER,
		    (p->text_width - line->width) / 2, y);
		y += p->text[TEXT_NUMBER].pitch;
	}
	if (add_office(f, doc, parent, y, head))
		y += p->text[TEXT_OFFICE].pitch;
	y += p->number_to_rule - flow_leading(p, TEXT_OFFICE);
	box_rule(f->strip.arena, head, 0, y, p->text_width, p->red_rule, p->red)
	    ->what = WHAT_RED_RULE;
	y += p->red_rule;
	frame->first_top = y + flow_blank(p, doc->parts->ntitle > 0 ? 2 : 1);
}

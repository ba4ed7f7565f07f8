/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What follows the text: 附件说明 and 附注 (7.3.4, 7.3.6), with 署名 and
 * date between them.  No side begins inside of it but where 附件说明 ends.
 *
 *	··附件：1.名称名称名称名称
 *	          名称
 *	        2.名称
 */
#include "layout/furniture.h"

#include <string.h>

#include "mark/signs.h"

static struct box *
add_box(struct flow *f, enum text_kind kind)
{
	const struct profile *p = f->env->profile;
	struct box *box = strip_add(&f->strip, BOX_LINES);

	if (f->gap == 0)
		box->give = flow_give(p, kind);
	box->gap = f->gap != 0 ? f->gap : flow_leading(p, kind);
	box->height = p->text[kind].size;
	f->gap = 0;
	return box;
}

/* What follows shall not stand on a side without the text before it. */
static void
tie(struct flow *f)
{
	if (f->strip.nboxes > 0)
		f->strip.boxes[f->strip.nboxes - 1].keep = KEEP_SOFT;
}

/* 附件说明: titles in one column behind their numbers. */
struct listing {
	struct flow *f;
	int element;
	mpt at; /* where the numbers begin */
	struct column column; /* of the titles */
};

/* Where the titles begin: 1.3 cells after the numbers (figure 9), or more. */
static void
place_titles(struct listing *l, size_t n, long line)
{
	const struct profile *p = l->f->env->profile;
	const struct line *widest;
	mpt wide = 0;

	if (n > 1) {
		widest = furniture_line(l->f,
		    arena_printf(l->f->env->arena, "%zu.", n), TEXT_NOTE,
		    l->element, line);
		wide = widest->width + p->cell / 4;
		if (wide < p->cell * 13 / 10)
			wide = p->cell * 13 / 10;
	}
	l->column.x = l->at + wide;
	l->column.width = p->text_width - l->column.x;
}

static void
add_title(struct listing *l, const struct para_run *title, const char *number)
{
	struct flow *f = l->f;
	struct para_params params = {
	    l->column.width, 0, 0, PARA_JUSTIFIED, false};
	struct para *para = para_set(f->env, title, 1, &params);
	struct box *box;

	for (size_t i = 0; i < para->nlines; i++) {
		box = add_box(f, TEXT_NOTE);
		box->keep = KEEP_HARD;
		if (i == 0 && number != NULL)
			furniture_put(f, box,
			    furniture_line(
				f, number, TEXT_NOTE, l->element, title->line),
			    TEXT_NOTE, l->at, 0);
		furniture_put(
		    f, box, &para->lines[i], TEXT_NOTE, l->column.x, 0);
	}
}

/* The label beside the first title, which it is read before. */
static void
put_label(struct listing *l, size_t first, const struct line *label)
{
	struct box *box = &l->f->strip.boxes[first];
	struct piece *last;

	furniture_put(
	    l->f, box, label, TEXT_NOTE, 2 * l->f->env->profile->cell, 0);
	last = &box->pieces[box->npieces - 1];
	for (struct piece swap = *last; last > box->pieces; last--) {
		*last = last[-1];
		last[-1] = swap;
	}
}

/* From the key, or from the attachments themselves. */
static void
add_attachments(struct flow *f, const struct doc *doc, int parent)
{
	const struct front_key *key = front_get(&doc->front, "attachments");
	const struct part *part = doc->parts->next;
	struct listing l = {f, 0, 0, {0, 0}};
	const struct line *label;
	struct para_run run;
	size_t n = 0, first = f->strip.nboxes;
	long line;

	for (; part != NULL; part = part->next)
		n++;
	part = doc->parts->next;
	n = key != NULL ? key->nvalues : n;
	if (n == 0)
		return;
	tie(f);
	f->gap = flow_blank(f->env->profile, 1);
	line = key != NULL ? key->line : part->line;
	l.element = ops_add_element(f->ops, ROLE_P, parent);
	label = furniture_line(
	    f, WORD_ATTACHMENT WORD_COLON, TEXT_NOTE, l.element, line);
	l.at = 2 * f->env->profile->cell + label->width;
	place_titles(&l, n, line);
	for (size_t i = 0; i < n; i++) {
		run = para_text(f->env,
		    key != NULL ? key->values[i].text
				: flow_text(f, part->title, part->ntitle),
		    TEXT_NOTE, l.element,
		    key != NULL ? key->values[i].line : part->line);
		add_title(&l, &run,
		    n == 1 ? NULL : arena_printf(f->env->arena, "%zu.", i + 1));
		/* A long list may go on on the next side. */
		if (i > 0 && i + 2 < n)
			f->strip.boxes[f->strip.nboxes - 1].keep = KEEP_FREE;
		if (key == NULL)
			part = part->next;
	}
	put_label(&l, first, label);
	f->strip.boxes[f->strip.nboxes - 1].keep = KEEP_FREE;
}

static void
add_note(struct flow *f, const struct doc *doc, int parent, bool signed_above)
{
	const struct profile *p = f->env->profile;
	const char *text = front_text(&doc->front, "note");
	struct para_params params = {
	    p->text_width, 2 * p->cell, 0, PARA_JUSTIFIED, false};
	struct column column = {0, p->text_width};
	struct para_run run;
	size_t first = f->strip.nboxes;

	if (text == NULL)
		return;
	if (strncmp(text, WORD_OPEN, strlen(WORD_OPEN)) != 0)
		text = arena_printf(
		    f->env->arena, WORD_OPEN "%s" WORD_CLOSE, text);
	if (signed_above)
		f->strip.boxes[f->strip.nboxes - 1].keep = KEEP_HARD;
	else
		tie(f);
	run = para_text(f->env, text, TEXT_NOTE,
	    ops_add_element(f->ops, ROLE_P, parent),
	    front_line(&doc->front, "note"));
	flow_para(f, &run, 1, TEXT_NOTE, column, &params, false);
	flow_name(f, first, WHAT_NOTE);
}

size_t
furniture_closing(struct flow *f, const struct doc *doc, int parent)
{
	size_t sign;
	bool is_signed;

	f->gap = 0;
	add_attachments(f, doc, parent);
	sign = f->strip.nboxes;
	is_signed = furniture_signature(f, doc, parent);
	if (is_signed && sign > 0)
		f->strip.boxes[sign - 1].keep = KEEP_SOFT;
	add_note(f, doc, parent, is_signed);
	return is_signed ? sign + 1 : 0;
}

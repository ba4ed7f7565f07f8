/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What follows the text: 附件说明, 署名, 成文日期, 附注 (7.3.4 to 7.3.6).
 *
 *	not sealed            sealed (room for the seal is kept)
 *	     示例市××局  ··             示例市××局
 *	       2026年3月1日             2026年3月1日  ····
 */
#include "layout/furniture.h"

#include <stdlib.h>
#include <string.h>

#include "mark/signs.h"
#include "mark/front.h"

/* Micrometres; the figure's seal, and where it begins under the text. */
enum { SEAL_SIZE = 42000, SEAL_GAP = 7000 };

static struct box *
add_box(struct flow *f, enum text_kind kind)
{
	const struct profile *p = f->env->profile;
	struct box *box = strip_add(&f->strip, BOX_LINES);

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

/* One title of 附件说明 behind its number, which may be "". */
static void
add_attachment(struct flow *f, const struct para_run *title, const char *number,
    bool first, int element)
{
	const struct profile *p = f->env->profile;
	const struct line *label, *digits;
	struct para_params params = {0, 0, 0, PARA_JUSTIFIED, false};
	struct column column = {0, 0};
	mpt x = 2 * p->cell, at;
	struct para *para;
	struct box *box;

	label = furniture_line(
	    f, WORD_ATTACHMENT WORD_COLON, TEXT_NOTE, element, title->line);
	digits = furniture_line(f, number, TEXT_NOTE, element, title->line);
	at = x + label->width;
	column.x = at + digits->width + (*number == '\0' ? 0 : p->cell / 4);
	params.measure = p->text_width - column.x;
	para = para_set(f->env, title, 1, &params);
	for (size_t i = 0; i < para->nlines; i++) {
		box = add_box(f, TEXT_NOTE);
		box->keep = KEEP_HARD;
		if (i == 0 && first)
			furniture_put(f, box, label, TEXT_NOTE, x, 0);
		if (i == 0 && *number != '\0')
			furniture_put(f, box, digits, TEXT_NOTE, at, 0);
		furniture_put(f, box, &para->lines[i], TEXT_NOTE, column.x, 0);
	}
}

/* 附件说明, from the key or from the attachments themselves. */
static void
add_attachments(struct flow *f, const struct doc *doc, int parent)
{
	const struct front_key *key = front_get(&doc->front, "attachments");
	const struct part *part;
	struct para_run run;
	size_t n = 0, i = 0;
	const char *text;
	int element;

	if (key != NULL)
		n = key->nvalues;
	for (part = doc->parts->next; key == NULL && part != NULL;
	     part = part->next)
		n++;
	if (n == 0)
		return;
	tie(f);
	f->gap = flow_blank(f->env->profile, 1);
	element = ops_add_element(f->ops, ROLE_P, parent);
	part = doc->parts->next;
	for (i = 0; i < n; i++) {
		text = key != NULL ? key->values[i].text
				   : flow_text(f, part->title, part->ntitle);
		run = para_text(f->env, text, TEXT_NOTE, element,
		    key != NULL ? key->values[i].line : part->line);
		add_attachment(f, &run,
		    n == 1 ? "" : arena_printf(f->env->arena, "%zu.", i + 1),
		    i == 0, element);
		if (key == NULL)
			part = part->next;
	}
	f->strip.boxes[f->strip.nboxes - 1].keep = KEEP_FREE;
}

static bool
is_sealed(const struct doc *doc)
{
	const char *signing = front_text(&doc->front, "signing");
	enum front_format format = front_format(&doc->front);

	if (signing == NULL)
		return format != FRONT_MINUTES && format != FRONT_PLAIN;
	return strcmp(signing, "seal") == 0;
}

/* Room above the name that a seal of this size asks for. */
static mpt
seal_room(const struct flow *f, const struct front_key *key)
{
	const struct profile *p = f->env->profile;
	const char *size = NULL;
	mpt room;

	if (key->nmaps > 0)
		size = front_map_text(&key->maps[0], "size");
	room =
	    mpt_um(SEAL_GAP +
		   (size == NULL ? SEAL_SIZE : strtol(size, NULL, 10) * 1000L));
	room -= p->text[TEXT_SIGNATURE].pitch + p->text[TEXT_SIGNATURE].size;
	return room > flow_blank(p, 1) ? room : flow_blank(p, 1);
}

static void
add_signature(struct flow *f, const struct doc *doc, int parent)
{
	const struct profile *p = f->env->profile;
	const struct front_key *key = front_get(&doc->front, "signature");
	const char *on = front_text(&doc->front, "date");
	bool sealed = key != NULL && key->nvalues > 0 && is_sealed(doc);
	const struct line *name = NULL, *date = NULL;
	mpt name_x = 0, date_x = 0;
	struct box *box;

	if (key != NULL && key->nvalues > 0)
		name = furniture_line(f, key->values[0].text, TEXT_SIGNATURE,
		    ops_add_element(f->ops, ROLE_P, parent), key->line);
	if (on != NULL)
		date = furniture_line(f, furniture_date(f->env->arena, on),
		    TEXT_SIGNATURE, ops_add_element(f->ops, ROLE_P, parent),
		    front_line(&doc->front, "date"));
	if (name == NULL && date == NULL)
		return;
	if (date != NULL)
		date_x =
		    p->text_width - (sealed ? 4 : 2) * p->cell - date->width;
	if (name != NULL && sealed && date != NULL) {
		name_x = date_x + (date->width - name->width) / 2;
		if (name_x + name->width > p->text_width)
			name_x = p->text_width - name->width;
	} else if (name != NULL) {
		name_x = p->text_width - 2 * p->cell - name->width;
		/* The longer of the two keeps the indent. */
		if (date != NULL && date->width <= name->width)
			date_x = name_x + 2 * p->cell;
		else if (date != NULL)
			name_x = date_x - 2 * p->cell;
	}
	tie(f);
	f->gap = sealed ? seal_room(f, key) : flow_blank(p, 1);
	if (name != NULL) {
		box = add_box(f, TEXT_SIGNATURE);
		box->keep = date != NULL ? KEEP_HARD : KEEP_FREE;
		furniture_put(f, box, name, TEXT_SIGNATURE, name_x, 0);
	}
	if (date != NULL)
		furniture_put(f, add_box(f, TEXT_SIGNATURE), date,
		    TEXT_SIGNATURE, date_x, 0)
		    ->what = WHAT_DATE;
}

static void
add_note(struct flow *f, const struct doc *doc, int parent)
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
	tie(f);
	run = para_text(f->env, text, TEXT_NOTE,
	    ops_add_element(f->ops, ROLE_P, parent),
	    front_line(&doc->front, "note"));
	flow_para(f, &run, 1, TEXT_NOTE, column, &params, false);
	flow_name(f, first, WHAT_NOTE);
}

void
furniture_closing(struct flow *f, const struct doc *doc, int parent)
{
	f->gap = 0;
	add_attachments(f, doc, parent);
	add_signature(f, doc, parent);
	add_note(f, doc, parent);
}

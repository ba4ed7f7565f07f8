/* SPDX-License-Identifier: Apache-2.0 */
/* What stands between the head and the text: title, 题注, 主送 (7.3.1-2). */
#include "layout/furniture.h"

#include <string.h>

#include "mark/signs.h"

static void
add_title(struct flow *f, const struct run *title, size_t n,
    enum text_kind kind, enum role role, int parent)
{
	struct column column = flow_column(f);
	struct para_params params = {column.width, 0, 0, PARA_CENTRED, true};
	int element = ops_add_element(f->ops, role, parent);

	flow_para(f, para_runs(f->env, title, n, kind, element), n, kind,
	    column, &params, true);
}

/* 题注 in brackets, which the author may have written. */
static void
add_note(struct flow *f, const struct doc *doc, int parent)
{
	struct column column = flow_column(f);
	struct para_params params = {column.width, 0, 0, PARA_CENTRED, true};
	const char *text = front_text(&doc->front, "title-note");
	struct para_run run;

	if (text == NULL)
		return;
	if (strncmp(text, WORD_OPEN, strlen(WORD_OPEN)) != 0)
		text = arena_printf(
		    f->env->arena, WORD_OPEN "%s" WORD_CLOSE, text);
	run = para_text(f->env, text, TEXT_SUBTITLE,
	    ops_add_element(f->ops, ROLE_P, parent),
	    front_line(&doc->front, "title-note"));
	flow_para(f, &run, 1, TEXT_SUBTITLE, column, &params, true);
}

static void
add_to(struct flow *f, const struct doc *doc, int parent)
{
	const struct front_key *key = front_get(&doc->front, "to");
	struct column column = flow_column(f);
	struct para_params params = {column.width, 0, 0, PARA_JUSTIFIED, false};
	struct buf text = {NULL, 0, 0};
	struct para_run run;

	if (key == NULL || key->nvalues == 0)
		return;
	for (size_t i = 0; i < key->nvalues; i++) {
		buf_adds(&text, i == 0 ? "" : WORD_COMMA);
		buf_adds(&text, key->values[i].text);
	}
	buf_adds(&text, WORD_COLON);
	run = para_text(f->env, arena_strdup(f->env->arena, text.p), TEXT_TO,
	    ops_add_element(f->ops, ROLE_P, parent), key->line);
	flow_para(f, &run, 1, TEXT_TO, column, &params, true);
	buf_free(&text);
}

void
furniture_title(struct flow *f, const struct doc *doc, bool to, int parent)
{
	const struct part *body = doc->parts;

	if (body->ntitle > 0)
		add_title(f, body->title, body->ntitle, TEXT_TITLE, ROLE_TITLE,
		    parent);
	add_note(f, doc, parent);
	if (f->strip.nboxes > 0)
		f->gap = flow_blank(f->env->profile, 1);
	if (to)
		add_to(f, doc, parent);
}

void
furniture_attachment(struct flow *f, const struct part *part, int parent)
{
	const struct profile *p = f->env->profile;
	struct para_params params = {0, 0, 0, PARA_LEFT, false};
	struct column column;
	struct para_run run;
	long first;

	flow_side(f, part->landscape);
	column = flow_column(f);
	params.measure = column.width;
	run = para_text(f->env,
	    part->number == 0 ? WORD_ATTACHMENT
			      : arena_printf(f->env->arena,
				    WORD_ATTACHMENT "%d", part->number),
	    TEXT_ATTACHMENT, ops_add_element(f->ops, ROLE_P, parent),
	    part->line);
	first = flow_para(f, &run, 1, TEXT_ATTACHMENT, column, &params, true);
	f->nopen = 0;
	if (first >= 0)
		f->strip.boxes[first].outline =
		    1 + flow_outline(f,
			    part->ntitle > 0
				? flow_text(f, part->title, part->ntitle)
				: run.text,
			    1);
	if (part->ntitle > 0) {
		/* On the baseline of line 3 of the type area (7.3.7). */
		f->gap = 2 * p->pitch - p->text[TEXT_ATTACHMENT].size -
			 (mpt)((int64_t)p->em_ascent *
			       (p->text[TEXT_ATTACHMENT_TITLE].size -
				   p->text[TEXT_BODY].size) /
			       1000);
		add_title(f, part->title, part->ntitle, TEXT_ATTACHMENT_TITLE,
		    ROLE_H1, parent);
		f->gap = flow_blank(p, 1);
	}
}

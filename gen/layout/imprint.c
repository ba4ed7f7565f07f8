/* SPDX-License-Identifier: Apache-2.0 */
/*
 * 版记 (7.4): between rules of the type area's width, 抄送 or 分送, then who
 * printed the document and when.  Distances are those of the figures.  主送
 * that found no room on the first side stands above 抄送 without a rule
 * between; a letter has neither rules nor the last line (10.1).
 *
 *	━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  thick
 *	 分送：……，
 *	       ……。
 *	──────────────────────────────  thin
 *	 印发机关        ……年…月…日印发
 *	━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  thick, on the type area's lower edge
 */
#include "layout/furniture.h"

#include <string.h>

#include "mark/front.h"
#include "mark/signs.h"

/* Micrometres from a rule to an em box, from the figures' ink. */
enum {
	RULE_TO_TEXT = 2500, /* under the first rule */
	TEXT_TO_RULE = 3200, /* above a thin rule */
	THIN_TO_TEXT = 2000,
	TEXT_TO_LAST = 2450,
};

struct imprint {
	struct flow *f;
	struct box *box;
	int parent;
	mpt y;
};

static void
add_rule(struct imprint *s, mpt weight, enum what what)
{
	const struct profile *p = s->f->env->profile;

	box_rule(
	    s->f->strip.arena, s->box, 0, s->y, p->text_width, weight, p->black)
	    ->what = what;
	s->y += weight;
}

/* label：a，b。 hanging behind the colon, one cell in on both sides. */
static void
add_names(struct imprint *s, const struct front_key *key, const char *label,
    enum what what)
{
	const struct profile *p = s->f->env->profile;
	const struct text_style *style = &p->text[TEXT_COPIES];
	struct para_params params = {0, 0, 0, PARA_JUSTIFIED, false};
	struct buf text = {NULL, 0, 0};
	struct para_run run;
	struct para *para;
	const struct line *head;
	int element = ops_add_element(s->f->ops, ROLE_P, s->parent);

	label = arena_printf(s->f->env->arena, "%s" WORD_COLON, label);
	head = furniture_line(s->f, label, TEXT_COPIES, element, key->line);
	buf_adds(&text, label);
	for (size_t i = 0; i < key->nvalues; i++) {
		buf_adds(&text, i == 0 ? "" : WORD_COMMA);
		buf_adds(&text, key->values[i].text);
	}
	buf_adds(&text, WORD_STOP);
	params.measure = p->text_width - 2 * style->size;
	params.indent = head->width;
	run = para_text(s->f->env, arena_strdup(s->f->env->arena, text.p),
	    TEXT_COPIES, element, key->line);
	para = para_set(s->f->env, &run, 1, &params);
	for (size_t i = 0; i < para->nlines; i++) {
		furniture_put(s->f, s->box, &para->lines[i], TEXT_COPIES,
		    style->size, s->y)
		    ->what = what;
		s->y += i + 1 < para->nlines ? style->pitch : style->size;
	}
	buf_free(&text);
}

static void
add_printed(struct imprint *s, const struct doc *doc)
{
	struct flow *f = s->f;
	const struct profile *p = f->env->profile;
	const struct text_style *style = &p->text[TEXT_COPIES];
	const char *by = front_text(&doc->front, "printed-by");
	const char *on = front_text(&doc->front, "printed-on");
	mpt room = p->text_width - 2 * style->size;
	const struct line *line;
	int element = ops_add_element(f->ops, ROLE_P, s->parent);

	if (by != NULL) {
		line = furniture_line(f, by, TEXT_COPIES, element,
		    front_line(&doc->front, "printed-by"));
		furniture_put(f, s->box, line, TEXT_COPIES, style->size, s->y)
		    ->what = WHAT_PRINTED_BY;
		room -= line->width + style->size;
	}
	if (on != NULL) {
		line = furniture_line(f,
		    arena_printf(f->env->arena, "%s" WORD_PRINTED,
			furniture_date(f->env->arena, on)),
		    TEXT_COPIES, element,
		    front_line(&doc->front, "printed-on"));
		furniture_put(f, s->box, line, TEXT_COPIES,
		    p->text_width - style->size - line->width, s->y)
		    ->what = WHAT_PRINTED_ON;
		room -= line->width;
	}
	if (room < 0 && by != NULL) {
		diag_add(f->env->diag, DIAG_UNIT_LONG, f->env->file,
		    front_line(&doc->front, "printed-by"), by);
		diag_cite(f->env->diag, "GB/T 9704 7.4.3");
	}
	s->y += style->size;
}

/* 主送, 抄送, 分送: one below the other; false where there is none. */
static bool
add_lists(struct imprint *s, const struct doc *doc, bool to)
{
	static const struct {
		const char *key, *label;
		enum what what;
	} lists[] = {
	    {"to", WORD_TO, WHAT_MOVED_TO},
	    {"copies", WORD_COPIES, WHAT_COPIES},
	    {"distribution", WORD_DISTRIBUTION, WHAT_DISTRIBUTION},
	};
	const struct text_style *style = &s->f->env->profile->text[TEXT_COPIES];
	const struct front_key *key;
	bool any = false;

	for (size_t i = to ? 0 : 1; i < sizeof(lists) / sizeof(lists[0]); i++) {
		key = front_get(&doc->front, lists[i].key);
		if (key == NULL || key->nvalues == 0)
			continue;
		if (any)
			s->y += style->pitch - style->size;
		add_names(s, key, lists[i].label, lists[i].what);
		any = true;
	}
	return any;
}

void
furniture_imprint(struct flow *f, const struct doc *doc, bool to, int parent,
    struct box *imprint)
{
	const struct profile *p = f->env->profile;
	const struct front *front = &doc->front;
	struct imprint s = {f, imprint, parent, 0};
	bool ruled = front_format(front) != FRONT_LETTER, any;
	bool printed = front_get(front, "printed-by") != NULL ||
		       front_get(front, "printed-on") != NULL;

	if (!to && front_get(front, "copies") == NULL &&
	    front_get(front, "distribution") == NULL && !printed)
		return;
	if (ruled) {
		add_rule(&s, p->copies_thick, WHAT_IMPRINT_FIRST);
		s.y += mpt_um(RULE_TO_TEXT);
	}
	any = add_lists(&s, doc, to);
	if (any && printed) {
		s.y += mpt_um(TEXT_TO_RULE);
		add_rule(&s, p->copies_thin, WHAT_IMPRINT_THIN);
		s.y += mpt_um(THIN_TO_TEXT);
	}
	if (printed)
		add_printed(&s, doc);
	if (ruled) {
		s.y += mpt_um(TEXT_TO_LAST);
		add_rule(&s, p->copies_thick, WHAT_IMPRINT_LAST);
	}
	imprint->height = s.y;
}

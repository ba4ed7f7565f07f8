/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The lists of those who took part (10.3): a label in 黑体 two cells in, then
 * names, the following lines aligned behind the colon.  A name of two
 * characters takes three cells, so that names stand in columns; the gap is
 * geometry, not a space, and the name stays whole in the text.
 */
#include "layout/furniture.h"

#include <string.h>

#include "base/utf8.h"
#include "mark/signs.h"

struct people {
	struct flow *f;
	int element;
	mpt left; /* where names begin */
	mpt width; /* room for them */
	mpt x; /* where the next entry may begin */
	mpt gap; /* between entries */
	mpt column; /* width of one; 0 where names follow each other */
	mpt names; /* where names begin, of entries that are aligned; or 0 */
	struct box *box;
};

bool
furniture_two_han(const char *s)
{
	size_t len = strlen(s), n = 0, step;
	uint32_t cp;

	for (; len > 0; s += step, len -= step, n++) {
		step = utf8_decode(s, len, &cp);
		if (step == 0 || !utf8_is_han(cp))
			return false;
	}
	return n == 2;
}

static void
next_line(struct people *s)
{
	const struct profile *p = s->f->env->profile;
	bool first = s->box == NULL;

	s->box = strip_add(&s->f->strip, BOX_LINES);
	s->box->gap = flow_leading(p, TEXT_NAMES);
	if (first && s->f->gap != 0)
		s->box->gap = s->f->gap;
	s->f->gap = 0;
	s->box->height = p->text[TEXT_NAMES].size;
	s->x = s->left;
}

static void
put(struct people *s, const struct line *line, mpt before)
{
	furniture_put(s->f, s->box, line, TEXT_NAMES, s->x + before, 0);
	s->x += before + line->x + line->width;
}

/*
 * A text too long for any line is a paragraph in the names' column, its
 * further lines one cell in.
 */
static void
put_long(struct people *s, const char *text, long line)
{
	struct para_params params = {
	    s->width, 0, s->f->env->profile->cell, PARA_JUSTIFIED, false};
	struct para_run run =
	    para_text(s->f->env, text, TEXT_NAMES, s->element, line);
	struct para *para = para_set(s->f->env, &run, 1, &params);

	for (size_t i = 0; i < para->nlines; i++) {
		if (s->x != s->left)
			next_line(s);
		put(s, &para->lines[i], 0);
	}
}

/*
 * A post too long for a line together with its name: the name, of the form it
 * has elsewhere, follows its last line or stands on one of its own.
 */
static void
put_long_post(
    struct people *s, const char *post, const struct line *lines[3], long at)
{
	mpt cell = s->f->env->profile->cell, width = lines[1]->width;

	put_long(s, post, at);
	width += lines[2] == NULL ? 0 : lines[2]->width;
	if (s->x + cell + width > s->left + s->width)
		next_line(s);
	put(s, lines[1], cell);
	if (lines[2] != NULL)
		put(s, lines[2], 0);
}

/* From the end of the last entry to where the next column begins. */
static mpt
to_column(const struct people *s)
{
	mpt used = s->x + s->f->env->profile->cell / 2 - s->left;

	return (used + s->column - 1) / s->column * s->column + s->left - s->x;
}

/* The post, the name below the other names, and what is said of it. */
static void
add_aligned(struct people *s, const struct line *lines[3])
{
	if (s->x != s->left)
		next_line(s);
	put(s, lines[0], 0);
	put(s, lines[1], s->names - s->x);
	if (lines[2] != NULL)
		put(s, lines[2], 0);
}

/*
 * Where names begin when they are aligned: a cell behind the widest post that
 * leaves room for four characters; entries with a wider one are paragraphs.
 */
static mpt
names_at(const struct people *s, const struct front_key *key)
{
	mpt cell = s->f->env->profile->cell, widest = 0, width;
	const char *post;

	for (size_t i = 0; i < key->nmaps; i++) {
		post = front_map_text(&key->maps[i], "post");
		if (post == NULL)
			continue;
		width = furniture_line(
		    s->f, post, TEXT_NAMES, s->element, key->values[i].line)
			    ->width;
		if (width > widest && width + 5 * cell <= s->width)
			widest = width;
	}
	return widest == 0 ? 0 : s->left + widest + cell;
}

static void
add_entry(struct people *s, const struct front_key *key, size_t i)
{
	struct flow *f = s->f;
	const struct front_map *map = i < key->nmaps ? &key->maps[i] : NULL;
	const char *name = key->values[i].text;
	const char *post = map == NULL ? NULL : front_map_text(map, "post");
	const char *note = map == NULL ? NULL : front_map_text(map, "note");
	long at = key->values[i].line;
	mpt cell = f->env->profile->cell, width, before;
	mpt width_of_name;
	const struct line *lines[3] = {NULL, NULL, NULL};
	struct para_run run;

	if (post != NULL)
		lines[0] = furniture_line(f, post, TEXT_NAMES, s->element, at);
	run = para_text(f->env, name, TEXT_NAMES, s->element, at);
	lines[1] =
	    para_line(f->env, &run, 1, furniture_two_han(name) ? 3 * cell : 0);
	if (note != NULL)
		lines[2] = furniture_line(f,
		    arena_printf(
			f->env->arena, WORD_OPEN "%s" WORD_CLOSE, note),
		    TEXT_NAMES, s->element, at);
	width_of_name = lines[1]->width;
	width_of_name += lines[2] == NULL ? 0 : lines[2]->width;
	width = width_of_name;
	width += lines[0] == NULL ? 0 : lines[0]->width + cell;
	if (s->names > 0 && lines[0] != NULL) {
		width = s->names - s->left + width_of_name;
		if (lines[0]->width + cell > s->names - s->left)
			width = s->width + 1;
	}
	if (width > s->width && lines[0] != NULL &&
	    width_of_name + cell <= s->width) {
		put_long_post(s, post, lines, at);
		s->x = s->left + s->width; /* nothing more on this line */
		return;
	}
	if (width > s->width) {
		put_long(s,
		    arena_printf(f->env->arena, "%s%s%s%s%s%s",
			post == NULL ? "" : post,
			post == NULL ? "" : WORD_SPACE, name,
			note == NULL ? "" : WORD_OPEN, note == NULL ? "" : note,
			note == NULL ? "" : WORD_CLOSE),
		    at);
		s->x = s->left + s->width;
		return;
	}
	if (s->names > 0 && lines[0] != NULL) {
		add_aligned(s, lines);
		return;
	}
	before = s->x == s->left ? 0 : s->gap;
	if (s->column > 0 && before > 0)
		before = to_column(s);
	if (s->x + before + width > s->left + s->width) {
		next_line(s);
		before = 0;
	}
	if (lines[0] != NULL) {
		put(s, lines[0], before);
		before = cell;
	}
	put(s, lines[1], before);
	if (lines[2] != NULL)
		put(s, lines[2], 0);
}

static void
add_list(struct flow *f, const struct front_key *key, int parent)
{
	const struct profile *p = f->env->profile;
	struct people s = {.f = f, .gap = p->cell};
	const struct line *label;
	size_t first;

	s.element = ops_add_element(f->ops, ROLE_P, parent);
	label = furniture_line(f,
	    arena_printf(f->env->arena, "%s" WORD_COLON, key->name), TEXT_LABEL,
	    s.element, key->line);
	s.left = 2 * p->cell + label->width;
	s.width = p->text_width - s.left;
	for (size_t i = 0; i < key->nmaps; i++)
		if (key->maps[i].nkeys > 0)
			s.gap = 2 * p->cell;
	if (s.gap == p->cell && p->names_columns > 0)
		s.column = s.width / p->names_columns;
	if (p->names_posts == POSTS_ALIGNED)
		s.names = names_at(&s, key);
	first = f->strip.nboxes;
	next_line(&s);
	furniture_put(f, s.box, label, TEXT_LABEL, 2 * p->cell, 0);
	for (size_t i = 0; i < key->nvalues; i++)
		add_entry(&s, key, i);
	/* No single line of a list is carried over. */
	if (f->strip.nboxes - first >= 2)
		f->strip.boxes[f->strip.nboxes - 2].keep = KEEP_HARD;
}

void
furniture_people(struct flow *f, const struct doc *doc, int parent)
{
	const struct front_key *key = front_get(&doc->front, "attendance");

	if (key == NULL || key->nmaps == 0)
		return;
	f->gap = flow_blank(f->env->profile, 1);
	for (size_t i = 0; i < key->maps[0].nkeys; i++)
		add_list(f, &key->maps[0].keys[i], parent);
}

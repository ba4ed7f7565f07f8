/* SPDX-License-Identifier: Apache-2.0 */
/*
 * 发文字号 and 签发人 of an upward document (7.2.5, 7.2.6): two names a row,
 * set in columns whose right edge is one cell in; the number stands one cell
 * in at the left, on the row of the last name.
 *
 *	|                     签发人：林晓岚　欧阳文华  |
 *	| 示统〔2026〕10号            周　明            |
 *
 * Where two names a row would reach into the number, each has its own row.
 */
#include "layout/furniture.h"

#include <string.h>

#include "mark/signs.h"

enum { ROW_NAMES = 2 };

struct signers {
	const struct line *number; /* or NULL */
	const struct line *label;
	const struct line **names;
	size_t n, each, rows; /* names; of them on a row; rows */
	mpt x[ROW_NAMES]; /* of the columns */
	bool fits;
};

/* A name of two characters takes the room of three. */
static const struct line *
name_line(struct flow *f, const struct front_value *v, int element)
{
	struct para_run run =
	    para_text(f->env, v->text, TEXT_SIGNER_NAME, element, v->line);

	return para_line(f->env, &run, 1,
	    furniture_two_han(v->text)
		? 3 * f->env->profile->text[TEXT_SIGNER_NAME].cell
		: 0);
}

/* The columns with so many names a row. */
static void
try_columns(const struct flow *f, struct signers *s, size_t each)
{
	const struct profile *p = f->env->profile;
	mpt wide[ROW_NAMES] = {0, 0}, left, number;

	s->each = s->n < each ? s->n : each;
	s->rows = (s->n + s->each - 1) / s->each;
	for (size_t i = 0; i < s->n; i++)
		if (s->names[i]->width > wide[i % s->each])
			wide[i % s->each] = s->names[i]->width;
	left = p->text_width - p->cell;
	for (size_t i = s->each; i-- > 0; left = s->x[i] - p->cell)
		s->x[i] = left - wide[i];
	number = s->number == NULL ? 0 : p->cell + s->number->width;
	left = s->x[0] - s->label->width;
	/* The label stands on the first row, the number on the last. */
	s->fits = left >= 0 && (s->rows == 1 ? left : s->x[0]) >= number;
}

/* False where there are none. */
static bool
measure(struct flow *f, const struct doc *doc, int names, int number,
    struct signers *s)
{
	const struct front_key *key = front_get(&doc->front, "signers");
	const char *text = front_text(&doc->front, "number");

	memset(s, 0, sizeof(*s));
	s->rows = 1;
	if (text != NULL)
		s->number = furniture_line(f, text, TEXT_NUMBER, number,
		    front_line(&doc->front, "number"));
	if (key == NULL || key->nvalues == 0)
		return false;
	s->n = key->nvalues;
	s->names = arena_calloc(f->env->arena, s->n, sizeof(s->names[0]));
	s->label = furniture_line(
	    f, WORD_SIGNER WORD_COLON, TEXT_SIGNER, names, key->line);
	for (size_t i = 0; i < s->n; i++)
		s->names[i] = name_line(f, &key->values[i], names);
	try_columns(f, s, ROW_NAMES);
	if (!s->fits)
		try_columns(f, s, 1);
	return true;
}

size_t
furniture_signer_rows(struct flow *f, const struct doc *doc)
{
	struct signers s;

	measure(f, doc, -1, -1, &s);
	return s.rows;
}

void
furniture_signers(
    struct flow *f, const struct doc *doc, int parent, mpt y, struct box *head)
{
	const struct profile *p = f->env->profile;
	mpt pitch = p->text[TEXT_SIGNER_NAME].pitch;
	int names = ops_add_element(f->ops, ROLE_P, parent), number = -1;
	struct signers s;

	if (front_get(&doc->front, "number") != NULL)
		number = ops_add_element(f->ops, ROLE_P, parent);
	if (measure(f, doc, names, number, &s)) {
		furniture_put(
		    f, head, s.label, TEXT_SIGNER, s.x[0] - s.label->width, y);
		for (size_t i = 0; i < s.n; i++)
			furniture_put(f, head, s.names[i], TEXT_SIGNER_NAME,
			    s.x[i % s.each], y + (mpt)(i / s.each) * pitch);
		if (!s.fits) {
			diag_add(f->env->diag, DIAG_SIGNERS_CROWDED,
			    f->env->file, front_line(&doc->front, "signers"));
			diag_cite(f->env->diag, "GB/T 9704 7.2.6");
			f->env->failed = true;
		}
	}
	if (s.number != NULL)
		furniture_put(f, head, s.number, TEXT_NUMBER, p->cell,
		    y + (mpt)(s.rows - 1) * pitch);
}

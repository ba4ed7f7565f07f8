/* SPDX-License-Identifier: Apache-2.0 */
/*
 * 发文字号 and 签发人 of an upward document (7.2.5, 7.2.6): two names a row,
 * set in columns whose right edge is one cell in; the number stands one cell
 * in at the left, on the row of the last name.
 *
 *	|                     签发人：林晓岚　欧阳文华  |
 *	| 示统〔2026〕10号            周　明            |
 */
#include "layout/furniture.h"

#include <string.h>

#include "mark/signs.h"

enum { ROW_NAMES = 2 };

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

/* Draws the names from y on; left gets where each row begins. */
static size_t
add_names(struct flow *f, const struct front_key *key, int parent, mpt y,
    struct box *head, mpt *left)
{
	const struct profile *p = f->env->profile;
	mpt wide[ROW_NAMES] = {0, 0}, x[ROW_NAMES], pitch;
	int element = ops_add_element(f->ops, ROLE_P, parent);
	size_t n = key->nvalues, rows = (n + ROW_NAMES - 1) / ROW_NAMES;
	const struct line **lines, *label;

	lines = arena_calloc(f->env->arena, n, sizeof(lines[0]));
	label = furniture_line(
	    f, WORD_SIGNER WORD_COLON, TEXT_SIGNER, element, key->line);
	for (size_t i = 0; i < n; i++) {
		lines[i] = name_line(f, &key->values[i], element);
		if (lines[i]->width > wide[i % ROW_NAMES])
			wide[i % ROW_NAMES] = lines[i]->width;
	}
	x[1] = p->text_width - p->cell - wide[1];
	x[0] = n < 2 ? x[1] - wide[0] : x[1] - p->cell - wide[0];
	furniture_put(f, head, label, TEXT_SIGNER, x[0] - label->width, y);
	pitch = p->text[TEXT_SIGNER_NAME].pitch;
	for (size_t i = 0; i < n; i++)
		furniture_put(f, head, lines[i], TEXT_SIGNER_NAME,
		    x[i % ROW_NAMES], y + (mpt)(i / ROW_NAMES) * pitch);
	/* The label stands on the first row alone. */
	*left =
	    rows == 1 || x[0] - label->width < 0 ? x[0] - label->width : x[0];
	return rows;
}

size_t
furniture_signer_rows(const struct doc *doc)
{
	const struct front_key *key = front_get(&doc->front, "signers");

	if (key == NULL || key->nvalues < ROW_NAMES)
		return 1;
	return (key->nvalues + ROW_NAMES - 1) / ROW_NAMES;
}

mpt
furniture_signers(
    struct flow *f, const struct doc *doc, int parent, mpt y, struct box *head)
{
	const struct profile *p = f->env->profile;
	const struct front_key *key = front_get(&doc->front, "signers");
	const char *number = front_text(&doc->front, "number");
	const struct line *line = NULL;
	mpt left = p->text_width, last;
	size_t rows = 1;

	/* The number is drawn last, as it stands on the last row. */
	if (key != NULL && key->nvalues > 0)
		rows = add_names(f, key, parent, y, head, &left);
	last = y + (mpt)(rows - 1) * p->text[TEXT_SIGNER_NAME].pitch;
	if (number != NULL) {
		line = furniture_line(f, number, TEXT_NUMBER,
		    ops_add_element(f->ops, ROLE_P, parent),
		    front_line(&doc->front, "number"));
		furniture_put(f, head, line, TEXT_NUMBER, p->cell, last);
	}
	if (left < p->cell + (line == NULL ? 0 : line->width)) {
		diag_add(f->env->diag, DIAG_SIGNERS_CROWDED, f->env->file,
		    key->line);
		diag_cite(f->env->diag, "GB/T 9704 7.2.6");
		f->env->failed = true;
	}
	return last + p->text[TEXT_NUMBER].size;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Widths and heights grow with the size, so one size is measured and the
 * rest follows by rule of three; lines are then set anew at the size found.
 */
#include "layout/masthead.h"

#include <string.h>

#include "layout/furniture.h"

struct mark {
	struct flow *f;
	const struct front_key *organs;
	size_t n; /* organs shown */
	const char *suffix; /* or NULL */
	bool beside; /* the suffix stands beside several organs */
	int element;
	mpt size;
	mpt common; /* width of the organs */
	mpt gap; /* before the suffix */
	mpt width; /* of all */
	mpt row; /* from row to row */
	size_t rows;
	const struct line *broken; /* a single name on two rows, or NULL */
};

/* A line of the mark at its size; spread to width where that is not 0. */
static const struct line *
mark_line(struct mark *m, const char *text, long at, mpt width)
{
	struct para_run run =
	    para_text(m->f->env, text, TEXT_MARK, m->element, at);

	run.size = run.cell = m->size;
	return para_line(m->f->env, &run, 1, width);
}

/* The text of row i, with the suffix where it stands on the same line. */
static const char *
row_text(const struct mark *m, size_t i)
{
	if (m->suffix == NULL || m->beside)
		return m->organs->values[i].text;
	return arena_printf(
	    m->f->env->arena, "%s%s", m->organs->values[i].text, m->suffix);
}

static mpt
scale(mpt length, mpt size, mpt full)
{
	return full == 0 ? 0 : (mpt)((int64_t)length * size / full);
}

/* The widths that the mark has at its size. */
static void
measure(struct mark *m)
{
	const struct profile *p = m->f->env->profile;
	mpt full = p->text[TEXT_MARK].size, width;

	m->common = 0;
	for (size_t i = 0; i < m->n; i++) {
		width = mark_line(m, row_text(m, i), m->organs->line, 0)->width;
		if (width > m->common)
			m->common = width;
	}
	m->width = m->common;
	m->gap = scale(p->mark_gap, m->size, full);
	m->row = scale(p->mark_row, m->size, full);
	if (m->beside)
		m->width +=
		    m->gap + mark_line(m, m->suffix, m->organs->line, 0)->width;
}

/*
 * A single name that would be too small on one line stands on two, broken
 * between words, as large as two will do.
 */
static bool
two_lines(struct mark *m, mpt height)
{
	struct para_env *env = m->f->env;
	const struct profile *p = env->profile;
	mpt full = p->text[TEXT_MARK].size;
	struct para_params params = {p->text_width, 0, 0, PARA_CENTRED, true};
	struct para_run run = para_text(
	    env, row_text(m, 0), TEXT_MARK, m->element, m->organs->line);
	const char *const *names = env->names;
	struct para *para;
	bool found = false;

	env->names = NULL; /* the name itself is to be broken */
	for (m->size = full; m->size >= p->mark_min; m->size -= MPT_PT) {
		m->row = scale(p->mark_row, m->size, full);
		/* What two full lines cannot hold need not be broken. */
		if (scale(m->width, m->size, full) > 2 * p->text_width ||
		    m->row + m->size > height)
			continue;
		run.size = run.cell = m->size;
		para = para_set(env, &run, 1, &params);
		if (para->nlines != 2)
			continue;
		m->broken = para->lines;
		m->rows = 2;
		found = true;
		break;
	}
	env->names = names;
	return found;
}

/* Finds size and rows; false and a finding where the mark is too small. */
static bool
fit(struct mark *m, mpt height, mpt wish)
{
	struct para_env *env = m->f->env;
	const struct profile *p = env->profile;
	mpt full = p->text[TEXT_MARK].size, stack;

	m->size = full;
	m->rows = m->n;
	measure(m);
	stack = (mpt)(m->n - 1) * m->row + full;
	if (m->width > p->text_width)
		m->size = scale(full, p->text_width, m->width);
	if (wish >= height || scale(stack, p->mark_min, full) > height)
		wish = height;
	else if (scale(stack, p->mark_min, full) > wish)
		wish = scale(stack, p->mark_min, full) + 1;
	if (stack > wish && scale(full, wish, stack) < m->size)
		m->size = wish < 0 ? 0 : scale(full, wish, stack);
	if (m->size < full)
		m->size -= m->size % 100;
	if (m->size >= p->mark_min) {
		measure(m);
		return true;
	}
	if (m->n == 1 && two_lines(m, height))
		return true;
	diag_add(env->diag, DIAG_MARK_CROWDED, env->file, m->organs->line,
	    diag_num((long long)m->n),
	    diag_num(mpt_to_um(p->text_width) / 1000),
	    diag_num(mpt_to_um(height < 0 ? 0 : height) / 1000),
	    diag_num(p->mark_min / MPT_PT));
	diag_cite(env->diag, "GB/T 9704 7.2.4");
	env->failed = true;
	return false;
}

/* Row i at the size found. */
static const struct line *
row_line(struct mark *m, size_t i)
{
	if (m->broken != NULL)
		return &m->broken[i];
	return mark_line(m, row_text(m, i), m->organs->values[i].line,
	    m->n > 1 ? m->common : 0);
}

/* Highest and lowest ink of the line in 1/1000 em from the baseline. */
static void
ink(const struct line *line, int *top, int *bottom)
{
	struct font_box b;

	*top = *bottom = 0;
	for (size_t i = 0; line != NULL && i < line->nspans; i++)
		for (size_t k = 0; k < line->spans[i].nglyphs; k++) {
			b = face_box(
			    line->spans[i].face, line->spans[i].glyphs[k].gid);
			if (b.y1 > *top)
				*top = b.y1;
			if (b.y0 < *bottom)
				*bottom = b.y0;
		}
}

mpt
masthead_add(struct flow *f, const struct doc *doc, int parent,
    struct box *head, mpt top, mpt height, mpt wish, size_t most, bool hidden)
{
	const struct profile *p = f->env->profile;
	uint32_t rgb = p->text[TEXT_MARK].rgb;
	struct mark m;
	const struct line *line = NULL;
	int high, low;
	mpt x, y;

	memset(&m, 0, sizeof(m));
	m.f = f;
	m.organs = front_get(&doc->front, "issuer");
	m.suffix = front_text(&doc->front, "issuer-suffix");
	if (m.organs == NULL || m.organs->nvalues == 0)
		return top;
	m.n = m.organs->nvalues < most ? m.organs->nvalues : most;
	m.beside = m.suffix != NULL && m.n > 1;
	m.element = hidden ? -1 : ops_add_element(f->ops, ROLE_P, parent);
	if (!fit(&m, height, wish))
		return top;
	x = m.broken != NULL ? 0 : (p->text_width - m.width) / 2;
	ink(row_line(&m, 0), &high, &low);
	/* The em box above the ink, so that the ink begins at top. */
	y = top - scale(m.size, p->em_ascent - high, 1000);
	for (size_t i = 0; i < m.rows; i++) {
		line = row_line(&m, i);
		if (!hidden)
			box_line(f->strip.arena, head, line, x,
			    y + (mpt)i * m.row, m.size, rgb)
			    ->what = WHAT_MARK;
	}
	ink(line, &high, &low);
	if (m.beside && !hidden)
		box_line(f->strip.arena, head,
		    mark_line(&m, m.suffix,
			front_line(&doc->front, "issuer-suffix"), 0),
		    x + m.common + m.gap, y + (mpt)(m.n - 1) * m.row / 2,
		    m.size, rgb)
		    ->what = WHAT_MARK_SUFFIX;
	return y + (mpt)(m.rows - 1) * m.row +
	       scale(m.size, p->em_ascent - low, 1000);
}

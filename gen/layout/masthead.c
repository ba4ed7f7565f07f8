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
	mpt row; /* from organ to organ */
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
	return (mpt)((int64_t)length * size / full);
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

/* The size at which the mark fits; 0 and a finding where that is too small. */
static mpt
fitting(struct mark *m, mpt height)
{
	struct para_env *env = m->f->env;
	const struct profile *p = env->profile;
	mpt full = p->text[TEXT_MARK].size, size = full, stack;

	measure(m);
	stack = (mpt)(m->n - 1) * m->row + full;
	if (m->width > p->text_width)
		size = scale(full, p->text_width, m->width);
	if (stack > height && scale(full, height, stack) < size)
		size = height < 0 ? 0 : scale(full, height, stack);
	if (size < full)
		size -= size % 100;
	if (size >= p->mark_min)
		return size;
	diag_add(env->diag, DIAG_MARK_CROWDED, env->file, m->organs->line,
	    diag_num((long long)m->n),
	    diag_num(mpt_to_um(p->text_width) / 1000),
	    diag_num(mpt_to_um(height < 0 ? 0 : height) / 1000),
	    diag_num(p->mark_min / MPT_PT));
	diag_cite(env->diag, "GB/T 9704 7.2.4");
	env->failed = true;
	return 0;
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

mpt
masthead_add(struct flow *f, const struct doc *doc, int parent,
    struct box *head, mpt top, mpt height, size_t most, bool hidden)
{
	const struct profile *p = f->env->profile;
	uint32_t rgb = p->text[TEXT_MARK].rgb;
	struct mark m;
	const struct line *line = NULL;
	int high, low, ignored;
	mpt x, y;

	memset(&m, 0, sizeof(m));
	m.f = f;
	m.organs = front_get(&doc->front, "issuer");
	m.suffix = front_text(&doc->front, "issuer-suffix");
	m.size = p->text[TEXT_MARK].size;
	if (m.organs == NULL || m.organs->nvalues == 0)
		return top;
	m.n = m.organs->nvalues < most ? m.organs->nvalues : most;
	m.beside = m.suffix != NULL && m.n > 1;
	m.element = hidden ? -1 : ops_add_element(f->ops, ROLE_P, parent);
	m.size = fitting(&m, height);
	if (m.size == 0)
		return top;
	measure(&m);
	x = (p->text_width - m.width) / 2;
	line = mark_line(
	    &m, row_text(&m, 0), m.organs->line, m.n > 1 ? m.common : 0);
	ink(line, &high, &low);
	/* The em box above the ink, so that the ink begins at top. */
	y = top - scale(m.size, p->em_ascent - high, 1000);
	for (size_t i = 0; i < m.n; i++) {
		line = mark_line(&m, row_text(&m, i), m.organs->values[i].line,
		    m.n > 1 ? m.common : 0);
		if (!hidden)
			box_line(f->strip.arena, head, line, x,
			    y + (mpt)i * m.row, m.size, rgb)
			    ->what = WHAT_MARK;
	}
	ink(line, &ignored, &low);
	if (m.beside && !hidden)
		box_line(f->strip.arena, head,
		    mark_line(&m, m.suffix,
			front_line(&doc->front, "issuer-suffix"), 0),
		    x + m.common + m.gap, y + (mpt)(m.n - 1) * m.row / 2,
		    m.size, rgb)
		    ->what = WHAT_MARK_SUFFIX;
	return y + (mpt)(m.n - 1) * m.row +
	       scale(m.size, p->em_ascent - low, 1000);
}

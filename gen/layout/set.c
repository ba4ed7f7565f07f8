/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sets one line: what was decided is shared out to the last mpt, clusters
 * become glyphs in spans.  A share is the difference of two rounded running
 * sums, so that the parts always add up to the whole.
 */
#include "layout/galley.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum {
	SHOWN = 16, /* characters of a text in a finding */
	FAR = INT32_MAX / 2, /* a line ends here, whatever is on it */
};

/* Running sums of what is shared out on a line. */
struct share {
	int64_t give[STEPS];
	uint32_t spaces, gaps;
};

mpt
set_measure(const struct galley *g, const struct segment *seg, size_t from)
{
	const struct para_params *p = g->params;
	bool first = seg->first && from == seg->from;
	mpt measure = p->measure - (first ? p->first : p->indent);

	return measure > 0 ? measure : 1;
}

/* part of whole that the stretch [before, after) of all gets. */
static mpt
portion(int64_t whole, int64_t before, int64_t after, int64_t all)
{
	if (all <= 0)
		return 0;
	return (mpt)(whole * after / all - whole * before / all);
}

/* Takes cut from the cluster, first from the side its kind gives. */
static void
cut_cluster(const struct cluster *c, mpt cut, mpt *off, mpt *adv)
{
	mpt left;

	*adv -= cut;
	if (c->class == CLASS_OPEN)
		left = cut < c->lead ? cut : c->lead;
	else if (c->class == CLASS_MIDDOT)
		left = cut / 2;
	else
		left = cut > c->tail ? cut - c->tail : 0;
	*off -= left;
}

static bool
same_span(const struct para_run *a, const struct para_run *b)
{
	return a == b || (a->size == b->size && a->style == b->style &&
			     a->link == b->link && a->element == b->element &&
			     a->role == b->role);
}

/* The line's spans, their glyphs still to come; a count of both first. */
struct pen {
	struct galley *g;
	struct line *line;
	struct line_span *span;
	uint32_t run; /* of the span */
};

static void
pen_glyph(struct pen *p, const struct cluster *c, mpt x)
{
	const struct para_run *r = &p->g->runs[c->run];
	struct op_glyph *o;

	if (c->face == NULL)
		return;
	if (p->span == NULL || p->span->face != c->face ||
	    !same_span(r, &p->g->runs[p->run])) {
		p->span = p->span == NULL ? p->line->spans : p->span + 1;
		p->span->glyphs =
		    p->line->nspans == 0
			? p->line->spans[0].glyphs
			: p->span[-1].glyphs + p->span[-1].nglyphs;
		p->line->nspans++;
		p->span->face = c->face;
		p->span->size = r->size;
		p->span->style = r->style;
		p->span->role = r->role;
		p->span->line = r->line;
		p->span->link = r->link;
		p->span->element = r->element;
		p->span->x = x;
		p->run = c->run;
	}
	o = &p->span->glyphs[p->span->nglyphs++];
	o->cp = c->cp;
	o->vs = c->vs;
	o->gid = c->gid;
	o->x = x - p->span->x;
}

/* An empty line with room for the clusters from ... to. */
static void
pen_start(
    struct pen *p, struct galley *g, struct line *line, size_t from, size_t to)
{
	const struct cluster *c = g->s->c;
	size_t i, spans = 1;

	for (i = from + 1; i < to; i++)
		spans += c[i].face != c[i - 1].face || c[i].run != c[i - 1].run;
	memset(p, 0, sizeof(*p));
	p->g = g;
	p->line = line;
	line->spans =
	    arena_calloc(g->env->arena, spans, sizeof(line->spans[0]));
	line->spans[0].glyphs = arena_calloc(
	    g->env->arena, to > from ? to - from : 1, sizeof(struct op_glyph));
}

static void
pen_end(struct pen *p, mpt end)
{
	size_t i;

	for (i = 0; i < p->line->nspans; i++) {
		struct line_span *s = &p->line->spans[i];

		s->width = (i + 1 < p->line->nspans ? s[1].x : end) - s->x;
	}
}

/* The text of clusters from ... to for a finding, cut after some. */
static void
show(const struct galley *g, size_t from, size_t to, struct buf *out)
{
	size_t i;

	buf_adds(out, "");
	for (i = from; i < to && i < from + SHOWN; i++)
		if (g->s->c[i].class != CLASS_NONE)
			buf_addcp(out, g->s->c[i].cp);
	if (to > from + SHOWN)
		buf_adds(out, "…");
}

/* Once a paragraph: the unit that the line from ... to had to part. */
static void
say_long(struct galley *g, const struct segment *seg, size_t from, size_t to,
    long line)
{
	const struct cluster *c = g->s->c;
	struct buf shown = {NULL, 0, 0};
	size_t i, start;

	if (g->said_long)
		return;
	g->said_long = true;
	for (i = start = from; i + 1 < to; i++)
		if (c[i].brk < BREAK_EMERGENCY)
			start = i + 1;
	for (; to < seg->to && to < start + SHOWN + 1; to++)
		if (c[to - 1].brk < BREAK_EMERGENCY)
			break;
	show(g, start, to, &shown);
	diag_add(g->env->diag, DIAG_UNIT_LONG, g->env->file, line, shown.p);
	buf_free(&shown);
}

/* Once a paragraph, too; rigid where it has no gap that could open. */
static void
say_loose(struct galley *g, size_t from, size_t to, const struct line *line,
    bool rigid)
{
	struct buf shown = {NULL, 0, 0};

	if (g->said_loose)
		return;
	g->said_loose = true;
	show(g, from, to, &shown);
	if (rigid)
		diag_add(g->env->diag, DIAG_LINE_RIGID, g->env->file,
		    line->line, shown.p);
	else
		diag_add(g->env->diag, DIAG_LINE_LOOSE, g->env->file,
		    line->line, shown.p, diag_num(line->stretched),
		    diag_num(g->env->profile->stretch_max));
	buf_free(&shown);
}

/* The flags of the finished line, and its findings. */
static void
judge(struct galley *g, const struct segment *seg, size_t from, size_t to,
    const struct fit *f, struct line *line)
{
	const struct para_run *r = &g->runs[g->s->c[from].run];
	int brk = g->s->c[to - 1].brk, s;
	int64_t em;

	if (seg->first && from == seg->from)
		line->flags |= LINE_FIRST;
	if (to == seg->to)
		line->flags |= seg->last ? LINE_LAST : LINE_HARD;
	for (s = STEP_END; s < STEPS; s++)
		if (f->used[s] > 0)
			line->squeezed = s;
	if (f->start > 0)
		line->flags |= LINE_TRIM_START;
	if (f->used[STEP_END] > 0)
		line->flags |= LINE_TRIM_END;
	if (g->params->align == PARA_JUSTIFIED && !f->unjustified &&
	    f->cost >= 0 && (to < seg->to || f->target < f->natural))
		line->flags |= LINE_SET;
	if (f->cost < 0 ||
	    (to < seg->to && (brk == BREAK_EMERGENCY || brk == BREAK_BAD))) {
		line->flags |= LINE_LONG;
		say_long(g, seg, from, to, line->line);
	}
	if (f->ngaps > 0 && f->open > 0) {
		em = (f->open + f->ngaps - 1) / f->ngaps * 1000 / r->size;
		line->stretched = (int)em;
	}
	/* A name spread over its cells is meant to be loose. */
	if (g->params->align == PARA_JUSTIFIED &&
	    (line->stretched > g->env->profile->stretch_max ||
		f->unjustified)) {
		line->flags |= LINE_LOOSE;
		/* What had to be parted is told of already. */
		if (!f->unjustified || (line->flags & LINE_LONG) == 0)
			say_loose(g, from, to, line, f->unjustified);
	}
}

static struct line *
add_line(struct para_scratch *s)
{
	if (s->nlines == s->caplines) {
		s->caplines = s->caplines == 0 ? 64 : s->caplines * 2;
		s->lines =
		    xreallocarray(s->lines, s->caplines, sizeof(s->lines[0]));
	}
	memset(&s->lines[s->nlines], 0, sizeof(s->lines[0]));
	return &s->lines[s->nlines++];
}

static mpt
line_left(const struct galley *g, bool first, mpt width)
{
	const struct para_params *p = g->params;
	mpt left = first ? p->first : p->indent;

	if (p->align == PARA_RIGHT)
		return p->measure - width;
	if (p->align == PARA_CENTRED)
		return left + (p->measure - left - width) / 2;
	return left;
}

/* The change of a cluster's width, and with it of where its glyph stands. */
static void
adjust(const struct fit *f, struct share *done, const struct cluster *c,
    bool start, bool end, mpt gap_give, mpt *off, mpt *adv, mpt *gap)
{
	int64_t give = c->lead + c->tail, before;
	int step = c->step;

	if (start) {
		if (f->start > 0)
			give -= f->start; /* gone already */
		*off -= f->start;
		*adv -= f->start;
	}
	if (end && f->avail[STEP_END] > 0)
		step = STEP_END;
	if (step != STEP_NONE && give > 0) {
		before = done->give[step];
		done->give[step] += give;
		cut_cluster(c,
		    portion(f->used[step], before, done->give[step],
			f->avail[step]),
		    off, adv);
	}
	if (c->class == CLASS_SPACE) {
		*adv += portion(
		    f->spaces, done->spaces, done->spaces + 1, f->nspaces);
		done->spaces++;
	}
	if (end) {
		*gap = 0;
		return;
	}
	if (gap_give > 0) {
		before = done->give[STEP_GAP];
		done->give[STEP_GAP] += gap_give;
		*gap -= portion(f->used[STEP_GAP], before, done->give[STEP_GAP],
		    f->avail[STEP_GAP]);
	}
	if (c->stretch) {
		*gap += portion(f->open, done->gaps, done->gaps + 1, f->ngaps);
		done->gaps++;
	}
}

/* A line without text: an empty paragraph, or two hard breaks. */
static void
empty_line(const struct galley *g, const struct segment *seg, struct line *line)
{
	line->line = g->nruns > 0 ? g->runs[0].line : 0;
	line->x = line_left(g, seg->first, 0);
	line->flags = (seg->first ? LINE_FIRST : 0u) |
		      (seg->last ? LINE_LAST : LINE_HARD);
}

void
set_line(struct galley *g, const struct segment *seg, size_t from, size_t to,
    const struct fit *f)
{
	const struct cluster *c = g->s->c;
	size_t end = rules_visible_end(g, from, to), i;
	struct line *line = add_line(g->s);
	struct share done;
	struct pen pen;
	mpt x, off, adv, gap, least;

	if (from == to) {
		empty_line(g, seg, line);
		return;
	}
	line->line = g->runs[c[from].run].line;
	line->natural = f->natural > FAR ? FAR : (mpt)f->natural;
	line->width = (mpt)f->target;
	line->x = line_left(g, seg->first && from == seg->from, line->width);
	memset(&done, 0, sizeof(done));
	pen_start(&pen, g, line, from, to);
	x = line->x;
	for (i = from; i < to; i++) {
		const struct para_run *r = &g->runs[c[i].run];

		if (r->size > line->em)
			line->em = r->size;
		if (i >= end) { /* what hangs takes no room */
			pen_glyph(&pen, &c[i], x);
			continue;
		}
		off = c[i].off;
		adv = c[i].adv;
		gap = c[i].gap;
		least = gap > r->size / 8 ? gap - r->size / 8 : 0;
		adjust(f, &done, &c[i], i == from, i + 1 == end, least, &off,
		    &adv, &gap);
		pen_glyph(&pen, &c[i], x + off);
		if (x < FAR)
			x += adv + gap;
	}
	line->width = x - line->x;
	pen_end(&pen, line->x + line->width);
	judge(g, seg, from, to, f, line);
}

void
line_draw(const struct line *line, struct ops *ops, struct ops_page *page,
    mpt x, mpt y, uint32_t rgb)
{
	size_t i;

	for (i = 0; i < line->nspans; i++) {
		const struct line_span *s = &line->spans[i];
		struct op *op = ops_add(ops, page, OP_TEXT, s->element);

		op->rgb = rgb;
		op->x = x + s->x;
		op->y = y;
		op->w = s->width;
		op->trim = i == 0 && s->x < line->x ? line->x - s->x : 0;
		op->face = s->face;
		op->size = s->size;
		op->role = s->role;
		op->line = s->line;
		op->glyphs = s->glyphs;
		op->nglyphs = s->nglyphs;
	}
}

void
line_dump(const struct line *line, struct buf *out)
{
	static const char letters[] = "FLHSOX[]";
	size_t i, k;

	buf_addf(out, "line %ld x=%d w=%d n=%d ", line->line, (int)line->x,
	    (int)line->width, (int)line->natural);
	for (i = 0; letters[i] != '\0'; i++)
		if ((line->flags & (1u << i)) != 0)
			buf_addc(out, letters[i]);
	if (line->squeezed != 0)
		buf_addf(out, " squeeze=%d", line->squeezed);
	if (line->stretched != 0)
		buf_addf(out, " stretch=%d", line->stretched);
	buf_addc(out, '\n');
	for (i = 0; i < line->nspans; i++) {
		const struct line_span *s = &line->spans[i];

		buf_addf(out, "\tspan x=%d w=%d %d/%s ", (int)s->x,
		    (int)s->width, (int)s->size, face_postscript_name(s->face));
		for (k = 0; k < s->nglyphs; k++) {
			buf_addcp(out, s->glyphs[k].cp);
			if (s->glyphs[k].vs != 0)
				buf_addcp(out, s->glyphs[k].vs);
		}
		buf_addc(out, '\n');
	}
}

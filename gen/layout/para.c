/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Text becomes clusters, each with the glyph that will draw it; then the
 * other files of the galley decide widths, ends of lines and positions.
 */
#include "layout/para.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "layout/galley.h"

enum { MISSING_MAX = 100 }; /* characters told of; more are not */

static struct para_scratch *
scratch(struct para_env *env)
{
	if (env->scratch == NULL)
		env->scratch = xcalloc(1, sizeof(*env->scratch));
	return env->scratch;
}

void
para_env_end(struct para_env *env)
{
	struct para_scratch *s = env->scratch;

	if (s == NULL)
		return;
	free(s->c);
	free(s->sums);
	free(s->nodes);
	free(s->ends);
	free(s->lines);
	free(s->missing);
	free(s);
	env->scratch = NULL;
}

static struct cluster *
add_cluster(struct para_scratch *s)
{
	struct cluster *c;

	if (s->n == s->cap) {
		s->cap = s->cap == 0 ? 256 : s->cap * 2;
		s->c = xreallocarray(s->c, s->cap, sizeof(s->c[0]));
	}
	c = &s->c[s->n++];
	memset(c, 0, sizeof(*c));
	return c;
}

static void
reserve_sums(struct para_scratch *s)
{
	if (s->n + 1 <= s->capsums)
		return;
	s->capsums = s->cap + 1;
	s->sums = xreallocarray(s->sums, s->capsums, sizeof(s->sums[0]));
	s->nodes = xreallocarray(s->nodes, s->capsums, sizeof(s->nodes[0]));
	s->ends = xreallocarray(s->ends, s->capsums, sizeof(s->ends[0]));
}

/* A finding for a character that no face has; once a character. */
static void
say_missing(struct para_env *env, enum font_role role, uint32_t cp, long line)
{
	struct para_scratch *s = scratch(env);
	struct buf tried = {NULL, 0, 0};
	char text[5] = "", code[16];
	size_t i, n;

	env->failed = true;
	if (s->nmissing == MISSING_MAX)
		return;
	for (i = 0; i < s->nmissing; i++)
		if (s->missing[i] == cp)
			return;
	s->missing =
	    xreallocarray(s->missing, s->nmissing + 1, sizeof(s->missing[0]));
	s->missing[s->nmissing++] = cp;
	text[utf8_encode(cp, text)] = '\0';
	snprintf(code, sizeof(code), "U+%04X", (unsigned)cp);
	n = fonts_role_count(env->fonts, role);
	for (i = 0; i < n; i++)
		buf_addf(&tried, "%s%s", i == 0 ? "" : ", ",
		    face_family(fonts_role_face(env->fonts, role, i)));
	diag_add(env->diag, DIAG_FONT_CHARACTER, env->file, line, text, code,
	    tried.p == NULL ? "-" : tried.p);
	buf_free(&tried);
}

enum font_role
para_role(const struct profile *profile, enum font_role role, uint32_t cp)
{
	enum class c = class_of(cp);

	if (profile->latin == LATIN_ROLE && role != FONT_MONO &&
	    (c == CLASS_DIGIT || c == CLASS_LATIN || c == CLASS_LOPEN ||
		c == CLASS_LCLOSE || c == CLASS_LMARK))
		return FONT_LATIN;
	return role;
}

static void
find_glyph(struct para_env *env, const struct para_run *r, struct cluster *c)
{
	enum class k = (enum class)c->class;
	struct glyph glyph;
	uint32_t cp = c->cp == '\t' ? ' ' : c->cp;
	enum font_role role = para_role(env->profile, r->role, c->cp);

	if (k == CLASS_NONE || k == CLASS_ZWSP)
		return;
	if (!fonts_glyph(env->fonts, role, cp, c->vs, &glyph)) {
		/* A space of any kind is drawn as nothing. */
		if (k != CLASS_SPACE && k != CLASS_IDSPACE && k != CLASS_GLUE) {
			say_missing(env, role, cp, r->line);
			return;
		}
		if (!fonts_glyph(env->fonts, r->role, ' ', 0, &glyph))
			return;
	}
	c->cp = cp;
	c->face = glyph.face;
	c->gid = glyph.gid;
}

/* Decodes the runs; "\n" is a cluster of class NONE that ends a segment. */
static void
collect(struct galley *g, bool one_line)
{
	struct para_scratch *s = g->s;
	size_t i, k, step;
	uint32_t cp;

	s->n = 0;
	for (i = 0; i < g->nruns; i++) {
		const struct para_run *r = &g->runs[i];

		for (k = 0; k < r->len; k += step) {
			struct cluster *c;

			step = utf8_decode(r->text + k, r->len - k, &cp);
			if (step == 0) {
				step = 1; /* cannot be: text is checked */
				continue;
			}
			if (class_is_vs(cp) && s->n > 0) {
				c = &s->c[s->n - 1];
				c->vs = cp;
				find_glyph(g->env, &g->runs[c->run], c);
				continue;
			}
			if (cp == '\n' && one_line)
				cp = ' ';
			c = add_cluster(s);
			c->cp = cp;
			c->run = (uint32_t)i;
			c->class = (uint8_t)class_of(cp);
			g->chinese |= utf8_is_han(cp);
			find_glyph(g->env, r, c);
		}
	}
	reserve_sums(s);
}

static void
begin(struct galley *g, struct para_env *env, const struct para_run *runs,
    size_t n, const struct para_params *params)
{
	memset(g, 0, sizeof(*g));
	g->env = env;
	g->s = scratch(env);
	g->s->nlines = 0;
	g->runs = runs;
	g->nruns = n;
	g->params = params;
}

/* The next segment after seg's hard break; false at the end. */
static bool
next_segment(const struct galley *g, struct segment *seg, size_t *at)
{
	const struct para_scratch *s = g->s;

	if (*at > s->n || s->n == 0 ||
	    (*at == s->n && *at > 0 && s->c[*at - 1].cp != '\n'))
		return false;
	if (*at == s->n)
		return false; /* a break at the very end breaks nothing */
	seg->first = *at == 0;
	seg->from = seg->to = *at;
	while (seg->to < s->n && s->c[seg->to].cp != '\n')
		seg->to++;
	*at = seg->to + 1;
	seg->hard = seg->to < s->n;
	seg->last = *at >= s->n;
	return true;
}

static struct para *
finish(struct galley *g)
{
	struct arena *arena = g->env->arena;
	struct para *p = arena_alloc(arena, sizeof(*p));

	p->nlines = g->s->nlines;
	if (p->nlines == 0)
		return p;
	p->lines = arena_calloc(arena, p->nlines, sizeof(p->lines[0]));
	memcpy(p->lines, g->s->lines, p->nlines * sizeof(p->lines[0]));
	return p;
}

static mpt
narrowest(const struct galley *g, const struct segment *seg)
{
	mpt other = g->params->measure - g->params->indent;
	mpt first = set_measure(g, seg, seg->from);

	return first < other ? first : other;
}

struct para *
para_set(struct para_env *env, const struct para_run *runs, size_t n,
    const struct para_params *params)
{
	struct galley g;
	struct segment seg;
	struct fit none;
	size_t at = 0;

	begin(&g, env, runs, n, params);
	collect(&g, false);
	while (next_segment(&g, &seg, &at)) {
		rules_apply(&g, seg.from, seg.to);
		rules_split_long(&g, seg.from, seg.to, narrowest(&g, &seg));
		wrap_sums(&g, &seg);
		if (seg.from == seg.to) { /* an empty line */
			memset(&none, 0, sizeof(none));
			set_line(&g, &seg, seg.from, seg.to, &none);
		} else if (params->balanced) {
			title_segment(&g, &seg);
		} else {
			wrap_segment(&g, &seg);
		}
	}
	return finish(&g);
}

/* The fit of a line spread to width: every gap between characters opens. */
static struct fit
spread(struct galley *g, const struct segment *seg, struct fit f, mpt width)
{
	struct cluster *c = g->s->c;
	size_t i;

	if (width <= f.natural)
		return f;
	f.ngaps = 0;
	for (i = seg->from; i + 1 < seg->to; i++) {
		c[i].stretch = c[i + 1].class != CLASS_MARK;
		f.ngaps += c[i].stretch;
	}
	if (f.ngaps > 0) {
		f.open = width - f.natural;
		f.target = width;
	}
	return f;
}

struct line *
para_line(
    struct para_env *env, const struct para_run *runs, size_t n, mpt width)
{
	struct para_params params;
	struct galley g;
	struct segment seg;
	struct fit f;
	struct para *p;

	memset(&params, 0, sizeof(params));
	memset(&seg, 0, sizeof(seg));
	params.measure = INT32_MAX / 2;
	params.align = PARA_LEFT;
	begin(&g, env, runs, n, &params);
	collect(&g, true);
	seg.to = g.s->n;
	seg.first = seg.last = true;
	rules_apply(&g, seg.from, seg.to);
	wrap_sums(&g, &seg);
	memset(&f, 0, sizeof(f));
	if (seg.to > 0) {
		f = wrap_fit(&g, &seg, seg.from, seg.to, params.measure);
		f = spread(&g, &seg, f, width);
	}
	set_line(&g, &seg, seg.from, seg.to, &f);
	p = finish(&g);
	p->lines[0].flags &= ~(unsigned)LINE_LOOSE;
	return &p->lines[0];
}

void
para_widths(struct para_env *env, const struct para_run *runs, size_t n,
    mpt *min, mpt *max)
{
	struct para_params params;
	struct galley g;
	struct segment seg;
	size_t at = 0, i, start, end;
	int64_t w;

	*min = *max = 0;
	memset(&params, 0, sizeof(params));
	params.measure = INT32_MAX / 2;
	begin(&g, env, runs, n, &params);
	collect(&g, false);
	while (next_segment(&g, &seg, &at)) {
		rules_apply(&g, seg.from, seg.to);
		wrap_sums(&g, &seg);
		start = seg.from;
		for (i = seg.from; i < seg.to; i++) {
			if (g.s->c[i].brk == BREAK_NEVER && i + 1 < seg.to)
				continue;
			end = rules_visible_end(&g, start, i + 1);
			w = g.s->sums[end].width - g.s->sums[start].width;
			if (w > *min)
				*min =
				    w > INT32_MAX / 2 ? INT32_MAX / 2 : (mpt)w;
			start = i + 1;
		}
		w = g.s->sums[seg.to].width - g.s->sums[seg.from].width;
		if (w > *max)
			*max = w > INT32_MAX / 2 ? INT32_MAX / 2 : (mpt)w;
	}
}

static enum font_role
style_role(enum font_role role, unsigned style)
{
	if ((style & RUN_CODE) != 0)
		return FONT_MONO;
	if ((style & RUN_STRONG) != 0)
		return FONT_HEI;
	if ((style & RUN_EM) != 0)
		return FONT_KAI;
	return role;
}

struct para_run *
para_runs(struct para_env *env, const struct run *in, size_t n,
    enum text_kind kind, int element)
{
	const struct text_style *t = &env->profile->text[kind];
	struct para_run *out;
	size_t i;

	out = arena_calloc(env->arena, n == 0 ? 1 : n, sizeof(out[0]));
	for (i = 0; i < n; i++) {
		out[i].text = in[i].text;
		out[i].len = in[i].len;
		out[i].role = style_role(t->role, in[i].style);
		out[i].size = t->size;
		out[i].cell = t->cell;
		out[i].style = in[i].style;
		out[i].link = in[i].link;
		out[i].line = in[i].line;
		out[i].element = element;
		if (in[i].link == NULL || element < 0 || env->ops == NULL)
			continue;
		/* A link is one element, however its text is styled. */
		out[i].element =
		    i > 0 && in[i].link == in[i - 1].link
			? out[i - 1].element
			: ops_add_element(env->ops, ROLE_LINK, element);
	}
	return out;
}

struct para_run
para_text(struct para_env *env, const char *s, enum text_kind kind, int element,
    long line)
{
	const struct text_style *t = &env->profile->text[kind];
	struct para_run r;

	memset(&r, 0, sizeof(r));
	r.text = s;
	r.len = strlen(s);
	r.role = t->role;
	r.size = t->size;
	r.cell = t->cell;
	r.line = line;
	r.element = element;
	return r;
}

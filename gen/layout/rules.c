/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What neighbours do to each other: widths of marks, compression, where a
 * line may end and at what cost, which gaps may open (facts §3.1 to §3.4).
 *
 * A full-width mark keeps its ink and gives up to half its cell, from the
 * side where its glyph leaves room; which side that is, the face decides:
 *
 *	|。      |  lead 0, tail ½       |   。   |  lead ¼, tail ¼
 */
#include "layout/galley.h"

#include <string.h>

#include "base/utf8.h"

enum { NUMERAL_MAX = 5 };

static mpt
per_mille(mpt size, int part)
{
	return (mpt)((int64_t)size * part / 1000);
}

static mpt
least(mpt a, mpt b)
{
	return a < b ? a : b;
}

/* a kept within 0 and b. */
static mpt
within(mpt a, mpt b)
{
	return a < 0 ? 0 : least(a, b);
}

/*
 * What the mark can give: half its cell at most, first from the side its
 * kind has free, and never so much that less stays beside the ink there
 * than beside it in a half cell that holds it in the middle.
 */
static void
give(struct cluster *c, mpt cell, mpt left, mpt right, mpt least)
{
	mpt half = cell - cell / 2, stay = (left + right - half) / 2;

	if (stay < least)
		stay = least;
	if (c->class == CLASS_OPEN) {
		c->lead = within(left - stay, half);
		c->tail = within(right - stay, half - c->lead);
	} else {
		c->tail = within(right - stay, half);
		c->lead = within(left - stay, half - c->tail);
	}
}

/* A mark that fills a cell. */
static void
place_full(struct galley *g, struct cluster *c)
{
	const struct para_run *r = &g->runs[c->run];
	mpt own = per_mille(r->size, face_advance(c->face, c->gid));
	struct font_box box = face_box(c->face, c->gid);

	c->adv = r->cell;
	if (own * 10 >= r->size * 9)
		c->off = (r->cell - r->size) / 2;
	else if (c->class == CLASS_OPEN)
		c->off = r->cell - own; /* a proportional glyph */
	else if (class_closes((enum class)c->class))
		c->off = 0;
	else
		c->off = (r->cell - own) / 2;
	if (!class_gives((enum class)c->class))
		return;
	give(c, r->cell, c->off + per_mille(r->size, box.x0),
	    r->cell - c->off - per_mille(r->size, box.x1),
	    per_mille(r->size, g->env->profile->mark_bearing));
	if (c->class == CLASS_OPEN || c->class == CLASS_CLOSE)
		c->step = STEP_BRACKET;
	else if (c->class == CLASS_COMMA)
		c->step = STEP_COMMA;
	else if (g->env->profile->squeeze_stops)
		c->step = STEP_STOP;
}

/* A mark of half an em, its ink in the middle. */
static void
place_half(struct galley *g, struct cluster *c)
{
	const struct para_run *r = &g->runs[c->run];
	struct font_box box = face_box(c->face, c->gid);
	mpt ink = per_mille(r->size, box.x1 - box.x0);
	mpt bearing = per_mille(r->size, g->env->profile->mark_bearing);

	c->adv = r->cell / 2;
	if (c->adv < ink + 2 * bearing)
		c->adv = ink + 2 * bearing;
	c->off = (c->adv - ink) / 2 - per_mille(r->size, box.x0);
	if (c->class == CLASS_MIDDOT) {
		c->lead = (c->adv - ink) / 2 - bearing;
		c->tail = c->adv - ink - 2 * bearing - c->lead;
		c->step = STEP_MIDDOT;
	}
}

/* A Western mark whose glyph fills an em, closed up to its ink. */
static void
place_narrow(struct galley *g, struct cluster *c)
{
	const struct para_run *r = &g->runs[c->run];
	struct font_box box = face_box(c->face, c->gid);
	mpt bearing = per_mille(r->size, g->env->profile->mark_bearing);

	c->adv = per_mille(r->size, box.x1 - box.x0) + 2 * bearing;
	c->off = bearing - per_mille(r->size, box.x0);
}

/* Han, and whatever else a face draws as wide as Han. */
static bool
fills_cell(const struct cluster *c, mpt own, mpt size)
{
	bool wide = own * 10 >= size * 9;

	return utf8_is_han(c->cp) ||
	       (wide && (c->cp >= 0x2100 || /* ℃ too */
			    !class_is_western((enum class)c->class)));
}

/* Ink of less than three fifths of an em: “ or ² of a Chinese face. */
static bool
is_narrow(const struct cluster *c)
{
	struct font_box box = face_box(c->face, c->gid);

	return class_is_western((enum class)c->class) && box.x1 > box.x0 &&
	       box.x1 - box.x0 < 600;
}

/*
 * A Western glyph shares the tracking of a cell that is a little narrower or
 * wider than the em, so that two figures stay one cell.
 */
static mpt
western(const struct para_run *r, mpt own)
{
	mpt off = r->cell - r->size;

	if (off * 20 > r->size || off * 20 < -r->size)
		return own;
	return (mpt)((int64_t)own * r->cell / r->size);
}

static void
place(struct galley *g, struct cluster *c)
{
	const struct para_run *r = &g->runs[c->run];
	const struct profile *p = g->env->profile;
	mpt own;

	c->off = c->adv = c->lead = c->tail = c->paired = c->gap = 0;
	c->step = STEP_NONE;
	if (c->class == CLASS_SPACE) {
		c->adv = per_mille(r->size, p->space);
		c->lead = 0;
		c->tail = c->adv - per_mille(r->size, p->space_min);
		c->tail = c->tail < 0 ? 0 : c->tail;
		c->step = STEP_SPACE;
		return;
	}
	if (c->class == CLASS_IDSPACE) {
		c->adv = r->cell;
		return;
	}
	if (c->face == NULL || c->class == CLASS_NONE || c->class == CLASS_ZWSP)
		return;
	own = per_mille(r->size, face_advance(c->face, c->gid));
	if (c->class == CLASS_MARK) {
		c->off = own > 0 ? -own : 0; /* over the one before it */
		return;
	}
	if (class_gives((enum class)c->class) || c->class == CLASS_DASH ||
	    c->class == CLASS_ELLIPSIS) {
		place_full(g, c);
	} else if (c->class == CLASS_MIDDOT || c->class == CLASS_SLASH) {
		place_half(g, c);
	} else if (fills_cell(c, own, r->size)) {
		c->adv = r->cell;
		c->off = (r->cell - own) / 2;
	} else if (own * 10 >= r->size * 9 && is_narrow(c)) {
		place_narrow(g, c);
	} else {
		c->adv = western(r, own);
	}
}

/* Takes all that the cluster can give. */
static void
take_all(struct cluster *c)
{
	c->off -= c->lead;
	c->adv -= c->lead + c->tail;
	c->paired = c->lead + c->tail;
	c->lead = c->tail = 0;
	c->step = STEP_NONE;
}

/* Adjacent marks share one half em (facts §3.4). */
static void
compress(struct cluster *a, struct cluster *b)
{
	enum class ca = (enum class)a->class, cb = (enum class)b->class;

	if (class_closes(ca) && class_closes(cb))
		take_all(a);
	else if (ca == CLASS_OPEN && cb == CLASS_OPEN)
		take_all(b);
	else if (class_closes(ca) && cb == CLASS_OPEN)
		take_all(b);
}

static bool
is_shout(const struct cluster *c)
{
	return c->cp == 0xff01 || c->cp == 0xff1f;
}

/* Two stacked ！？ take one em, three two: the second of a pair gives too. */
static void
compress_shouts(struct cluster *c, size_t n)
{
	size_t i, k;

	for (i = 0; i < n; i = k + 1) {
		for (k = i; k < n && is_shout(&c[k]); k++)
			continue;
		if (k - i >= 2 && (k - i) % 2 == 0)
			take_all(&c[k - 1]);
	}
}

/*
 * Decides what depends on the neighbours: a dash alone joins, a quote inside
 * a Western word or text is Western.
 */
static void
reclass(struct galley *g, struct cluster *c, size_t n)
{
	size_t i, k;

	for (i = 0; i < n; i++) {
		enum class before =
		    i > 0 ? (enum class)c[i - 1].class : CLASS_HAN;
		enum class after =
		    i + 1 < n ? (enum class)c[i + 1].class : CLASS_HAN;

		if (c[i].cp == 0x2014 || c[i].cp == 0x2015) {
			for (k = i; k < n && c[k].cp == c[i].cp; k++)
				continue;
			if (k - i == 1)
				c[i].class = CLASS_CONNECT;
			i = k - 1;
			continue;
		}
		if (c[i].cp == 0x2019 && before == CLASS_LATIN &&
		    after == CLASS_LATIN)
			c[i].class = CLASS_LMARK;
		else if (!g->chinese &&
			 (c[i].cp == 0x2018 || c[i].cp == 0x201c))
			c[i].class = CLASS_LOPEN;
		else if (!g->chinese &&
			 (c[i].cp == 0x2019 || c[i].cp == 0x201d))
			c[i].class = CLASS_LCLOSE;
	}
}

static bool
is_unit(const struct galley *g, uint32_t cp)
{
	const uint32_t *u;

	for (u = g->env->profile->units; *u != 0; u++)
		if (*u == cp)
			return true;
	return false;
}

/* The cost of ending a line between two parts of a Western stretch. */
static int
break_western(const struct cluster *c, size_t i, bool address)
{
	const struct cluster *a = &c[i], *b = &c[i + 1];

	if (address && b->cp != a->cp && a->cp < 0x80 &&
	    strchr("/?&=_-.:@#%,;", (int)a->cp) != NULL &&
	    class_is_western((enum class)b->class) &&
	    b->class != CLASS_LCLOSE && b->class != CLASS_POSTFIX &&
	    b->cp != '/')
		return BREAK_URL;
	if (a->cp == '-' && b->class == CLASS_LATIN && i > 0 &&
	    c[i - 1].class == CLASS_LATIN)
		return BREAK_FREE;
	return BREAK_NEVER;
}

/* Every line may end here as far as the two characters know. */
static int
break_pair(
    const struct galley *g, const struct cluster *a, const struct cluster *b)
{
	enum class ca = (enum class)a->class, cb = (enum class)b->class;

	if (cb == CLASS_MARK || cb == CLASS_NONE || cb == CLASS_SPACE ||
	    cb == CLASS_ZWSP || cb == CLASS_IDSPACE)
		return BREAK_NEVER;
	if (ca == CLASS_ZWSP)
		return BREAK_FREE;
	if (class_no_start(cb, g->env->profile->strict) || class_no_end(ca))
		return BREAK_NEVER;
	if (ca == CLASS_NONE)
		return BREAK_FREE;
	if (!class_is_western(ca) || !class_is_western(cb)) {
		if (a->cp == '/' || b->cp == '/' || b->cp == '-')
			return BREAK_NEVER;
		if (ca == CLASS_DIGIT && is_unit(g, b->cp))
			return BREAK_NEVER;
		if (a->cp == 0x7b2c /* 第 */ && cb == CLASS_DIGIT)
			return BREAK_NEVER;
		if (a->cp == 0x7b2c && class_is_han_numeral(b->cp))
			return BREAK_SOFT;
	}
	return BREAK_FREE;
}

/*
 * An ordinal that ends at c[i] keeps the character after it: （一）, 1. and,
 * where a sentence begins, 一、.
 */
static bool
ordinal_ends(const struct cluster *c, size_t i)
{
	size_t k = i;

	if (c[i].cp == 0xff09 || c[i].cp == ')' || c[i].cp == '.') {
		while (k > 0 && i - k < NUMERAL_MAX &&
		       (c[k - 1].class == CLASS_DIGIT ||
			   class_is_han_numeral(c[k - 1].cp)))
			k--;
		if (k == i)
			return false;
		if (c[i].cp == '.')
			return c[i - 1].class == CLASS_DIGIT;
		return k > 0 && (c[k - 1].cp == 0xff08 || c[k - 1].cp == '(');
	}
	if (c[i].cp != 0x3001)
		return false;
	while (
	    k > 0 && i - k < NUMERAL_MAX && class_is_han_numeral(c[k - 1].cp))
		k--;
	return k < i && (k == 0 || c[k - 1].class == CLASS_STOP ||
			    c[k - 1].cp == 0xff1b || c[k - 1].cp == 0xff1a);
}

/*
 * Before 〔2012〕, and in the two characters that stand before it: how long
 * the letters of the organ are cannot be seen, but they are two at least.
 */
static bool
beside_year(const struct cluster *c, size_t n, size_t i)
{
	size_t k = i + 1;

	while (k < n && k < i + 3 && c[k].class == CLASS_HAN)
		k++;
	return k + 1 < n && c[k].cp == 0x3014 && c[k + 1].class == CLASS_DIGIT;
}

/*
 * Between two Han of a name of the kind 阿依古丽·买买提, as far as can be
 * seen: up to three on each side of the ·, after which it may be parted.
 */
static bool
beside_middot(const struct cluster *c, size_t n, size_t i)
{
	size_t k;

	if (c[i].class != CLASS_HAN || c[i + 1].class != CLASS_HAN)
		return false;
	for (k = i + 1; k < n && k < i + 4; k++)
		if (c[k].class != CLASS_HAN)
			break;
	if (k < n && k < i + 4 && c[k].class == CLASS_MIDDOT)
		return true;
	for (k = i + 1; k > 0 && k + 3 > i + 1; k--)
		if (c[k - 1].class != CLASS_HAN)
			break;
	return k > 0 && c[k - 1].class == CLASS_MIDDOT;
}

/* 万元 and 亿立方米 after a figure, and a short unit after a space: 5 kg. */
static bool
within_measure(
    const struct galley *g, const struct cluster *c, size_t n, size_t i)
{
	static const uint32_t many[] = {0x767e, 0x5343, 0x4e07, 0x4ebf, 0};
	size_t k = i + 1, end;

	while (k > 0 && i + 1 - k < 2) {
		for (end = 0; many[end] != 0 && many[end] != c[k - 1].cp;)
			end++;
		if (many[end] == 0)
			break;
		k--;
	}
	if (k <= i && k > 0 && c[k - 1].class == CLASS_DIGIT)
		return is_unit(g, c[i + 1].cp) || c[i + 1].cp == 0x7acb ||
		       c[i + 1].cp == 0x5e73; /* 立方米, 平方米 */
	if (c[i].class != CLASS_SPACE || i == 0 ||
	    c[i - 1].class != CLASS_DIGIT)
		return false;
	for (k = i + 1; k < n && c[k].class == CLASS_LATIN; k++)
		continue;
	return k > i + 1 && k <= i + 4 &&
	       (k == n || !class_is_western((enum class)c[k].class)) &&
	       c[i + 1].cp >= 'a' && c[i + 1].cp <= 'z';
}

/* From number to number, c[i] being the dash: 1—9月, 100～150. */
static bool
within_range(const struct cluster *c, size_t i)
{
	return i > 0 && c[i - 1].class == CLASS_DIGIT &&
	       c[i + 1].class == CLASS_DIGIT &&
	       (c[i].cp == 0x2014 || c[i].cp == 0x2013 || c[i].cp == 0xff5e);
}

/* The range is one of years, months or days. */
static bool
range_of_dates(const struct cluster *c, size_t n, size_t i)
{
	while (++i < n && c[i].class == CLASS_DIGIT)
		continue;
	return i < n &&
	       (c[i].cp == 0x5e74 || c[i].cp == 0x6708 || c[i].cp == 0x65e5);
}

/* Units of several characters: dates, 〔2012〕10号, ordinals. */
static int
break_context(const struct galley *g, const struct cluster *c, size_t n,
    size_t i, int cost)
{
	const struct cluster *a = &c[i], *b = &c[i + 1];

	if (cost == BREAK_NEVER)
		return cost;
	if ((i > 0 && (a->cp == 0x5e74 || a->cp == 0x6708) &&
		c[i - 1].class == CLASS_DIGIT && b->class == CLASS_DIGIT) ||
	    (within_range(c, i) && range_of_dates(c, n, i)))
		return g->env->profile->dates == DATES_WHOLE ? BREAK_WHOLE
							     : BREAK_DATE;
	if (cost < BREAK_SOFT && within_range(c, i))
		return BREAK_SOFT;
	if (a->cp == 0x3015 && b->class == CLASS_DIGIT)
		return BREAK_NEVER;
	if (within_measure(g, c, n, i))
		return BREAK_NEVER;
	if (beside_year(c, n, i))
		return BREAK_WHOLE;
	if (cost < BREAK_SOFT && beside_middot(c, n, i))
		return BREAK_SOFT;
	if (class_is_han_numeral(b->cp) && i > 0 &&
	    class_is_han_numeral(a->cp) && i + 2 < n &&
	    (c[i + 2].cp == 0xff09 || c[i - 1].cp == 0xff08))
		return BREAK_NEVER; /* （十一） */
	if (ordinal_ends(c, i) && b->class != CLASS_SPACE)
		return BREAK_NEVER;
	return cost;
}

/* An address among Western characters: URL or mail. */
static bool
is_address(const struct cluster *c, size_t n)
{
	size_t i;

	for (i = 0; i + 2 < n; i++)
		if (c[i].cp == '@' ||
		    (c[i].cp == ':' && c[i + 1].cp == '/' &&
			c[i + 2].cp == '/') ||
		    (i == 0 && n > 4 && c[0].cp == 'w' && c[1].cp == 'w' &&
			c[2].cp == 'w' && c[3].cp == '.'))
			return true;
	return false;
}

static void
breaks_western(struct cluster *c, size_t n)
{
	size_t i, k;
	bool address;

	for (i = 0; i < n; i = k + 1) {
		for (k = i; k < n && class_is_western((enum class)c[k].class);
		     k++)
			continue;
		if (k <= i + 1)
			continue;
		address = k - i >= 8 && is_address(&c[i], k - i);
		for (; i + 1 < k; i++)
			c[i].brk = i + 1 < n ? break_western(c, i, address)
					     : BREAK_NEVER;
	}
}

/* Two dashes are one stroke, also where the glyph does not fill its cell. */
static void
join_dashes(const struct galley *g, struct cluster *a, struct cluster *b)
{
	struct font_box box;
	mpt size = g->runs[a->run].size;

	if (a->face == NULL || a->face != b->face || a->gid != b->gid)
		return;
	box = face_box(a->face, a->gid);
	if (a->off + per_mille(size, box.x1) < a->adv)
		a->off = a->adv - per_mille(size, box.x1);
	if (b->off + per_mille(size, box.x0) > 0)
		b->off = -per_mille(size, box.x0);
}

/* —— and …… are units of two, whatever their number. */
static void
breaks_units(const struct galley *g, struct cluster *c, size_t n)
{
	size_t i, k, at;

	for (i = 0; i < n; i = k) {
		k = i + 1;
		if (c[i].class != CLASS_DASH && c[i].class != CLASS_ELLIPSIS)
			continue;
		while (k < n && c[k].cp == c[i].cp)
			k++;
		for (at = i; at + 1 < k; at++) {
			bool inside = (at - i) % 2 == 0 ||
				      (at + 2 == k && (k - i) % 2 == 1);

			c[at].stretch = false;
			if ((at - i) % 2 == 0 && c[at].class == CLASS_DASH)
				join_dashes(g, &c[at], &c[at + 1]);
			if (inside || g->env->profile->strict)
				c[at].brk = BREAK_NEVER;
			else
				c[at].brk = BREAK_FREE;
		}
	}
}

static bool
may_stretch(const struct cluster *a, const struct cluster *b)
{
	enum class ca = (enum class)a->class, cb = (enum class)b->class;

	if (cb == CLASS_MARK || cb == CLASS_NONE || cb == CLASS_SPACE ||
	    ca == CLASS_NONE || cb == CLASS_ZWSP || ca == CLASS_ZWSP ||
	    ca == CLASS_GLUE || cb == CLASS_GLUE)
		return false;
	if (ca == CLASS_CONNECT || cb == CLASS_CONNECT || ca == CLASS_SLASH ||
	    cb == CLASS_SLASH)
		return false;
	return !(class_is_western(ca) && class_is_western(cb));
}

static bool
han_beside_western(const struct cluster *a, const struct cluster *b)
{
	enum class ca = (enum class)a->class, cb = (enum class)b->class;

	return (ca == CLASS_HAN && (cb == CLASS_DIGIT || cb == CLASS_LATIN)) ||
	       ((ca == CLASS_DIGIT || ca == CLASS_LATIN) && cb == CLASS_HAN);
}

void
rules_apply(struct galley *g, size_t from, size_t to)
{
	struct cluster *c = &g->s->c[from];
	size_t n = to - from, i;

	reclass(g, c, n);
	for (i = 0; i < n; i++) {
		place(g, &c[i]);
		c[i].brk = BREAK_FREE;
		c[i].stretch = false;
	}
	for (i = 0; i + 1 < n; i++)
		compress(&c[i], &c[i + 1]);
	compress_shouts(c, n);
	/* （一） of one paragraph stands below that of another. */
	if (from == 0 && n > 0 && c[0].class == CLASS_OPEN &&
	    !g->env->profile->trim_indent) {
		c[0].lead = c[0].tail = 0;
		c[0].step = STEP_NONE;
	}
	for (i = 0; i + 1 < n; i++) {
		if (han_beside_western(&c[i], &c[i + 1]))
			c[i].gap = per_mille(g->runs[c[i].run].size,
			    g->env->profile->han_latin_gap);
		c[i].stretch = may_stretch(&c[i], &c[i + 1]);
		c[i].brk =
		    break_context(g, c, n, i, break_pair(g, &c[i], &c[i + 1]));
	}
	breaks_western(c, n);
	breaks_units(g, c, n);
	if (n > 0)
		c[n - 1].brk = BREAK_FREE;
}

size_t
rules_visible_end(const struct galley *g, size_t from, size_t to)
{
	const struct cluster *c = g->s->c;

	while (to > from && (c[to - 1].class == CLASS_SPACE ||
				c[to - 1].class == CLASS_ZWSP ||
				c[to - 1].class == CLASS_NONE))
		to--;
	return to;
}

static void
split_unit(struct galley *g, size_t from, size_t to)
{
	struct cluster *c = g->s->c;
	bool strict = g->env->profile->strict;
	size_t i;

	for (i = from; i + 1 < to; i++) {
		enum class a = (enum class)c[i].class;
		enum class b = (enum class)c[i + 1].class;

		if (b == CLASS_MARK || b == CLASS_NONE)
			continue;
		if (class_no_start(b, strict) || class_no_end(a) ||
		    a == CLASS_DASH || a == CLASS_ELLIPSIS)
			c[i].brk = BREAK_BAD;
		else
			c[i].brk = BREAK_EMERGENCY;
	}
}

void
rules_split_long(struct galley *g, size_t from, size_t to, mpt width)
{
	struct cluster *c = g->s->c;
	int64_t w = 0;
	size_t i, start = from;

	for (i = from; i < to; i++) {
		if (c[i].class != CLASS_SPACE)
			w += c[i].adv + (i > start ? c[i - 1].gap : 0) +
			     (i == start ? c[i].paired : 0);
		if (c[i].brk == BREAK_NEVER)
			continue;
		if (w > width)
			split_unit(g, start, i + 1);
		w = 0;
		start = i + 1;
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Text goes out a line at a time.  The grid's own gap between characters is
 * the character spacing (Tc), so that a line on the grid is one string; what
 * a glyph's place differs from that is a number in TJ:
 *
 *	pen    advances by width * size / 1000 + Tc - adjustment * size / 1000
 *	want   the glyph's place in the operation
 *
 * Both are kept in 1/1000 mpt, exactly, and an adjustment is what brings the
 * pen to the nearest 1/1000 em of want.  So every glyph stands within half of
 * that of its place, and nothing adds up along a line.
 */
#include "out/content.h"

#include <stdlib.h>
#include <string.h>

/* The graphics state as the reader has it. */
struct state {
	unsigned font; /* /Fn of the last Tf */
	mpt size; /* 0 before the first Tf */
	mpt spacing; /* Tc */
	uint32_t rgb;
};

struct content {
	struct buf *out;
	struct fontset *fonts;
	const struct images *images;
	struct tree *tree; /* NULL: nothing is marked */
	size_t page; /* its number, for the tree */
	bool marked; /* between BDC and EMC */
	int element; /* of what is marked; -1 is an artifact */
	struct state now;
	struct state saved[CONTENT_TURNS_MAX];
	int turns;
	bool in_text; /* between BT and ET */
	mpt x, y; /* of the line's start, in text */
	struct fontset_code *codes; /* of the operation's glyphs */
	int64_t *gaps; /* mpt between glyphs beyond their widths */
	size_t cap;
	struct buf string; /* the string that is open in a TJ */
};

static void
end_text(struct content *c)
{
	if (c->in_text)
		buf_adds(c->out, "ET\n");
	c->in_text = false;
}

/*
 * Marked content holds whole text objects, and no turn of the page begins or
 * ends within it.
 */
static void
end_mark(struct content *c)
{
	end_text(c);
	if (c->marked)
		buf_adds(c->out, "EMC\n");
	c->marked = false;
}

static void
mark(struct content *c, int element)
{
	if (c->tree == NULL || (c->marked && c->element == element))
		return;
	end_mark(c);
	if (element < 0)
		buf_adds(c->out, "/Artifact BMC\n");
	else
		buf_addf(c->out, "/%s<</MCID %u>>BDC\n",
		    tree_type(c->tree, element),
		    tree_mark(c->tree, c->page, element));
	c->marked = true;
	c->element = element;
}

/* A colour's part, 0 to 255, as 0 to 1. */
static void
put_part(struct buf *out, unsigned part)
{
	object_milli(out, (part * 1000 + 127) / 255);
	buf_addc(out, ' ');
}

static void
set_colour(struct content *c, uint32_t rgb)
{
	unsigned r = rgb >> 16 & 0xFF, g = rgb >> 8 & 0xFF, b = rgb & 0xFF;

	if (rgb == c->now.rgb)
		return;
	put_part(c->out, r);
	if (r == g && g == b) {
		buf_adds(c->out, "g\n");
	} else {
		put_part(c->out, g);
		put_part(c->out, b);
		buf_adds(c->out, "rg\n");
	}
	c->now.rgb = rgb;
}

static int
by_value(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

/*
 * The spacing that most of the operation's gaps have; the present one where
 * it serves as many.
 */
static mpt
choose_spacing(struct content *c, const struct op *op)
{
	size_t i, run, best_run = 0, now_run = 0, n = op->nglyphs - 1;
	int64_t best = c->now.spacing;

	if (n == 0)
		return c->now.spacing;
	for (i = 0; i < n; i++) {
		int64_t gap =
		    (int64_t)(op->glyphs[i + 1].x - op->glyphs[i].x) * 1000 -
		    (int64_t)c->codes[i].width * op->size;

		c->gaps[i] = gap < 0 ? (gap - 500) / 1000 : (gap + 500) / 1000;
	}
	qsort(c->gaps, n, sizeof(*c->gaps), by_value);
	for (i = 0; i < n; i += run) {
		for (run = 1; i + run < n && c->gaps[i + run] == c->gaps[i];
		     run++)
			;
		if (c->gaps[i] == c->now.spacing)
			now_run = run;
		if (run > best_run) {
			best_run = run;
			best = c->gaps[i];
		}
	}
	return now_run == best_run ? c->now.spacing : (mpt)best;
}

static void
set_font(struct content *c, unsigned font, mpt size)
{
	if (c->now.size == size && c->now.font == font)
		return;
	buf_addf(c->out, "/F%u ", font);
	object_milli(c->out, size);
	buf_adds(c->out, " Tf\n");
	c->now.font = font;
	c->now.size = size;
}

static void
end_string(struct content *c)
{
	if (c->string.len > 0)
		object_literal(c->out, c->string.p, c->string.len);
	buf_clear(&c->string);
}

/*
 * Shows glyphs from i on that are of one font, and returns the next one.
 * *pen is where the reader stands, 1/1000 mpt from the operation's x.
 */
static size_t
show_run(struct content *c, const struct op *op, size_t i, int64_t *pen)
{
	unsigned font = c->codes[i].font;
	size_t start;
	int64_t size = op->size, off, adjust;
	bool adjusted = false;
	char code[2];

	set_font(c, font, op->size);
	start = c->out->len;
	buf_addc(c->out, '[');
	for (; i < op->nglyphs && c->codes[i].font == font; i++) {
		off = *pen - (int64_t)op->glyphs[i].x * 1000;
		adjust = (off < 0 ? off - size / 2 : off + size / 2) / size;
		if (adjust != 0) {
			end_string(c);
			object_milli(c->out, adjust * 1000);
			*pen -= adjust * size;
			adjusted = true;
		}
		code[0] = (char)(c->codes[i].code >> 8);
		code[1] = (char)(c->codes[i].code & 0xFF);
		buf_add(&c->string, code, 2);
		*pen +=
		    c->codes[i].width * size + (int64_t)c->now.spacing * 1000;
	}
	if (!adjusted)
		c->out->len = start; /* a string alone needs no array */
	end_string(c);
	buf_adds(c->out, adjusted ? "]TJ\n" : "Tj\n");
	return i;
}

static void
reserve(struct content *c, size_t n)
{
	if (n <= c->cap)
		return;
	c->cap = n * 2;
	c->codes = xreallocarray(c->codes, c->cap, sizeof(*c->codes));
	c->gaps = xreallocarray(c->gaps, c->cap, sizeof(*c->gaps));
}

static void
put_text(struct content *c, const struct op *op)
{
	const struct op_glyph *g;
	int64_t pen = 0;
	mpt spacing;
	size_t i;

	if (op->nglyphs == 0 || op->size <= 0)
		return;
	mark(c, op->element);
	reserve(c, op->nglyphs);
	for (i = 0; i < op->nglyphs; i++) {
		g = &op->glyphs[i];
		c->codes[i] =
		    fontset_find(c->fonts, op->face, g->cp, g->vs, g->gid);
	}
	if (!c->in_text) {
		buf_adds(c->out, "BT\n");
		c->in_text = true;
		c->x = c->y = 0;
	}
	set_colour(c, op->rgb);
	spacing = choose_spacing(c, op);
	if (spacing != c->now.spacing) {
		object_milli(c->out, spacing);
		buf_adds(c->out, " Tc\n");
		c->now.spacing = spacing;
	}
	object_milli(c->out, (int64_t)op->x - c->x);
	buf_addc(c->out, ' ');
	object_milli(c->out, (int64_t)op->y - c->y);
	buf_adds(c->out, " Td\n");
	c->x = op->x;
	c->y = op->y;
	for (i = 0; i < op->nglyphs;)
		i = show_run(c, op, i, &pen);
}

static void
put_rule(struct content *c, const struct op *op)
{
	const mpt numbers[] = {op->x, op->y, op->w, op->h};
	size_t i;

	mark(c, op->element);
	end_text(c);
	set_colour(c, op->rgb);
	for (i = 0; i < 4; i++) {
		object_milli(c->out, numbers[i]);
		buf_addc(c->out, ' ');
	}
	buf_adds(c->out, "re f\n");
}

/*
 * The unit square, in which an image stands, onto its rectangle, turned and
 * mirrored as the picture wants: for each orientation of EXIF where its right
 * and its upper edge lead, and which corner they leave from.
 */
static void
put_image(struct content *c, const struct op *op)
{
	static const struct {
		signed char a, b, c, d; /* of w and h: a, c of w */
		bool e, f; /* begins at the right, at the top */
	} ways[8] = {
	    {1, 0, 0, 1, false, false},
	    {-1, 0, 0, 1, true, false},
	    {-1, 0, 0, -1, true, true},
	    {1, 0, 0, -1, false, true},
	    {0, -1, -1, 0, true, true},
	    {0, -1, 1, 0, false, true},
	    {0, 1, 1, 0, false, false},
	    {0, 1, -1, 0, true, false},
	};
	int i = op->picture->turn - 1;
	const int64_t numbers[] = {
	    (int64_t)ways[i].a * op->w,
	    (int64_t)ways[i].b * op->h,
	    (int64_t)ways[i].c * op->w,
	    (int64_t)ways[i].d * op->h,
	    (int64_t)op->x + (ways[i].e ? op->w : 0),
	    (int64_t)op->y + (ways[i].f ? op->h : 0),
	};

	mark(c, op->element);
	end_text(c);
	buf_adds(c->out, "q ");
	for (size_t k = 0; k < 6; k++) {
		object_milli(c->out, numbers[k]);
		buf_addc(c->out, ' ');
	}
	buf_addf(c->out, "cm /I%zu Do Q\n", images_number(c->images, op));
}

/* Counter-clockwise by 90 degrees around x, y. */
static int
put_turn(struct content *c, const struct op *op)
{
	if (c->turns == CONTENT_TURNS_MAX)
		return -1;
	end_mark(c);
	c->saved[c->turns++] = c->now;
	buf_adds(c->out, "q 0 1 -1 0 ");
	object_milli(c->out, (int64_t)op->x + op->y);
	buf_addc(c->out, ' ');
	object_milli(c->out, (int64_t)op->y - op->x);
	buf_adds(c->out, " cm\n");
	return 0;
}

static void
put_turn_end(struct content *c)
{
	if (c->turns == 0)
		return;
	end_mark(c);
	buf_adds(c->out, "Q\n");
	c->now = c->saved[--c->turns];
}

int
content_page(const struct ops_page *page, size_t number, struct fontset *fonts,
    const struct images *images, struct tree *tree, struct buf *out)
{
	struct content c;
	size_t i;
	int status = 0;

	memset(&c, 0, sizeof(c));
	c.out = out;
	c.fonts = fonts;
	c.images = images;
	c.tree = tree;
	c.page = number;
	for (i = 0; i < page->nops && status == 0; i++) {
		const struct op *op = &page->ops[i];

		switch (op->kind) {
		case OP_TEXT:
			put_text(&c, op);
			break;
		case OP_RULE:
			put_rule(&c, op);
			break;
		case OP_IMAGE:
			put_image(&c, op);
			break;
		case OP_TURN:
			status = put_turn(&c, op);
			break;
		case OP_TURN_END:
			put_turn_end(&c);
			break;
		case OP_LINK:
		case OP_ANCHOR:
		case OP_ROOM:
		case OP_KIND_COUNT:
			break;
		}
	}
	while (c.turns > 0)
		put_turn_end(&c);
	end_mark(&c);
	free(c.codes);
	free(c.gaps);
	buf_free(&c.string);
	return status;
}

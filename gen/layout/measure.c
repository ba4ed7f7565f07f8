/* SPDX-License-Identifier: Apache-2.0 */
/* Unites the operations of each piece, glyph by glyph for the ink. */
#include "layout/measure.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/* Where the page's axes stand while it is turned. */
struct turn {
	bool on;
	mpt x, y; /* the corner it is turned around */
};

static mpt
scaled(mpt size, int thousandths)
{
	return (mpt)((int64_t)size * thousandths / 1000);
}

static void
unite(struct extent *e, struct extent add)
{
	bool empty = e->left >= e->right && e->top >= e->bottom;

	if (empty || add.left < e->left)
		e->left = add.left;
	if (empty || add.top < e->top)
		e->top = add.top;
	if (empty || add.right > e->right)
		e->right = add.right;
	if (empty || add.bottom > e->bottom)
		e->bottom = add.bottom;
}

/* Lower left and upper right corner, y upwards, to the sheet's upper left. */
static struct extent
on_sheet(const struct ops_page *page, const struct turn *t, mpt x0, mpt y0,
    mpt x1, mpt y1)
{
	struct extent e;

	if (t->on) {
		e.left = t->x - (y1 - t->y);
		e.right = t->x - (y0 - t->y);
		e.top = page->height - (t->y + x1 - t->x);
		e.bottom = page->height - (t->y + x0 - t->x);
		return e;
	}
	e.left = x0;
	e.right = x1;
	e.top = page->height - y1;
	e.bottom = page->height - y0;
	return e;
}

/* The longest run of Han whose glyphs follow each other. */
static void
add_run(struct thing *t, const struct op *op)
{
	size_t start = 0, i;

	for (i = 0; i <= op->nglyphs; i++) {
		if (i < op->nglyphs && utf8_is_han(op->glyphs[i].cp))
			continue;
		if (i > start + 1 && (int)(i - start - 1) > t->nhan) {
			t->nhan = (int)(i - start - 1);
			t->han = op->glyphs[i - 1].x - op->glyphs[start].x;
		}
		start = i + 1;
	}
}

static void
add_text(struct thing *t, const struct op *op, const struct ops_page *page,
    const struct turn *turn, const struct profile *p, struct buf *text)
{
	mpt top = op->y + scaled(op->size, p->em_ascent), x;
	struct font_box b;

	unite(&t->em, on_sheet(page, turn, op->x + op->trim, top - op->size,
			  op->x + op->w, top));
	for (size_t i = 0; i < op->nglyphs; i++) {
		const struct op_glyph *g = &op->glyphs[i];

		if (g->cp != 0)
			buf_addcp(text, g->cp);
		b = face_box(op->face, g->gid);
		if (b.x0 == b.x1 || b.y0 == b.y1)
			continue;
		x = op->x + g->x;
		unite(&t->ink, on_sheet(page, turn, x + scaled(op->size, b.x0),
				   op->y + scaled(op->size, b.y0),
				   x + scaled(op->size, b.x1),
				   op->y + scaled(op->size, b.y1)));
	}
	add_run(t, op);
}

static struct thing *
add_thing(struct things *s, enum what what, size_t page, int element)
{
	struct thing *t = &s->list[s->n++];

	memset(t, 0, sizeof(*t));
	t->what = what;
	t->page = (int)page;
	t->element = element;
	return t;
}

static void
add_page(struct things *s, const struct ops_page *page, size_t number,
    const struct profile *p, struct arena *arena)
{
	struct turn turn = {false, 0, 0};
	struct buf text = {NULL, 0, 0};
	struct thing *t;
	int piece = 0;

	t = add_thing(s, WHAT_SHEET, number, -1);
	t->em.right = page->width;
	t->em.bottom = page->height;
	t->ink = t->em;
	t = add_thing(s, WHAT_TYPE_AREA, number, -1);
	t->em.left = p->text_left;
	t->em.top = p->text_top;
	t->em.right = p->text_left + p->text_width;
	t->em.bottom = p->text_top + p->text_height;
	t->ink = t->em;
	for (size_t i = 0; i < page->nops; i++) {
		const struct op *op = &page->ops[i];

		if (op->kind == OP_TURN || op->kind == OP_TURN_END) {
			turn.on = op->kind == OP_TURN;
			turn.x = op->x;
			turn.y = op->y;
		}
		if (op->what == WHAT_NONE)
			continue;
		if (op->piece != piece) {
			t = add_thing(s, op->what, number, op->element);
			t->turned = turn.on;
			piece = op->piece;
			buf_clear(&text);
		}
		if (op->kind == OP_TEXT) {
			add_text(t, op, page, &turn, p, &text);
			t->text = text.len == 0 ? "" : text.p;
		} else {
			unite(&t->em, on_sheet(page, &turn, op->x, op->y,
					  op->x + op->w, op->y + op->h));
			t->ink = t->em;
		}
		/* The last op of the piece: its text is whole. */
		if (t->text != NULL &&
		    (i + 1 == page->nops || page->ops[i + 1].piece != piece))
			t->text = arena_strdup(arena, t->text);
	}
	buf_free(&text);
}

/* Lines are counted through their element; groups end with the page. */
static void
number(struct things *s, struct arena *arena, size_t nelements)
{
	int *lines = arena_calloc(arena, nelements + 1, sizeof(*lines));
	struct thing *t, *before = NULL;

	for (size_t i = 0; i < s->n; i++) {
		t = &s->list[i];
		if (before == NULL || t->element < 0 ||
		    before->element != t->element || before->what != t->what ||
		    before->page != t->page)
			s->ngroups++;
		t->group = s->ngroups - 1;
		before = t;
		if (t->element >= 0)
			t->line = lines[t->element]++;
	}
	for (size_t i = 0; i < s->n; i++) {
		t = &s->list[i];
		t->lines = t->element < 0 ? 1 : lines[t->element];
	}
}

struct things
measure_ops(struct arena *arena, const struct ops *ops, const struct profile *p)
{
	struct things s = {NULL, 0, 0};
	size_t n = 0;

	for (size_t i = 0; i < ops->npages; i++)
		n += 2 + (size_t)ops->pages[i].npieces;
	s.list = arena_calloc(arena, n + 1, sizeof(*s.list));
	for (size_t i = 0; i < ops->npages; i++)
		add_page(&s, &ops->pages[i], i, p, arena);
	number(&s, arena, ops->nelements);
	return s;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces become text, rules and links of one page. */
#include "layout/draw.h"

#include "layout/para.h"

mpt
draw_y(const struct profile *p, mpt y)
{
	return p->sheet_height - p->text_top - y;
}

static struct op *
add_rect(struct ops *ops, struct ops_page *page, enum op_kind kind, int element,
    mpt x, mpt y, mpt w, mpt h)
{
	struct op *op = ops_add(ops, page, kind, element);

	op->x = x;
	op->y = y;
	op->w = w;
	op->h = h;
	return op;
}

static mpt
part(mpt size, int thousandths)
{
	return (mpt)((int64_t)size * thousandths / 1000);
}

/* Links, and the rules of deleted and inserted text. */
static void
draw_marks(struct ops *ops, struct ops_page *page, const struct piece *piece,
    mpt x, mpt baseline, const struct profile *p)
{
	const struct line *line = piece->line;
	const struct line_span *s;
	mpt descent, weight;
	int at;

	for (size_t i = 0; i < line->nspans; i++) {
		s = &line->spans[i];
		descent = s->size - part(s->size, p->em_ascent);
		weight = part(s->size, 50);
		if (s->link != NULL)
			add_rect(ops, page, OP_LINK, s->element, x + s->x,
			    baseline - descent, s->width, s->size)
			    ->uri = s->link;
		for (int k = 0; k < 2; k++) {
			if ((s->style & (k == 0 ? RUN_DEL : RUN_INS)) == 0)
				continue;
			/* Through the middle; under the em box. */
			at = k == 0 ? p->em_ascent - 500 : p->em_ascent - 1060;
			add_rect(ops, page, OP_RULE, -1, x + s->x,
			    baseline + part(s->size, at) - weight / 2, s->width,
			    weight)
			    ->rgb = piece->rgb;
		}
	}
}

void
draw_turn(struct ops *ops, struct ops_page *page, const struct profile *p,
    bool turned, enum op_kind kind)
{
	struct op *op;

	if (!turned)
		return;
	op = ops_add(ops, page, kind, -1);
	op->x = p->text_left;
	op->y = draw_y(p, p->text_height);
}

void
draw_box(struct ops *ops, struct ops_page *page, const struct profile *p,
    const struct box *box, mpt y, bool turned)
{
	const struct piece *piece;
	size_t first;
	mpt px, py;

	for (size_t i = 0; i < box->npieces; i++) {
		piece = &box->pieces[i];
		first = page->nops;
		px = p->text_left + piece->x;
		py = draw_y(p, y + piece->y);
		if (turned)
			py -= p->text_height;
		if (piece->kind == PIECE_PICTURE) {
			add_rect(ops, page, OP_IMAGE, piece->element, px,
			    py - piece->h, piece->w, piece->h)
			    ->picture = piece->picture;
			ops_name(page, first, piece->what);
			continue;
		}
		if (piece->kind != PIECE_LINE) {
			add_rect(ops, page,
			    piece->kind == PIECE_RULE ? OP_RULE : OP_ROOM, -1,
			    px, py - piece->h, piece->w, piece->h)
			    ->rgb = piece->rgb;
			ops_name(page, first, piece->what);
			continue;
		}
		py -= part(piece->h, p->em_ascent);
		line_draw(piece->line, ops, page, px, py, piece->rgb);
		ops_name(page, first, piece->what);
		draw_marks(ops, page, piece, px, py, p);
	}
}

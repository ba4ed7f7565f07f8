/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/figure.h"

#include "base/picture.h"

/* Pixels at a density as mpt. */
static int64_t
natural(int pixels, int dpi)
{
	return ((int64_t)pixels * 72 * MPT_PT + dpi / 2) / dpi;
}

void
figure_size(
    const struct picture *p, int dpi, mpt width, mpt height, mpt *w, mpt *h)
{
	int64_t x = natural(p->width, p->dpi_x > 0 ? p->dpi_x : dpi);
	int64_t y = natural(p->height, p->dpi_y > 0 ? p->dpi_y : dpi), t;

	if (picture_lies(p)) {
		t = x;
		x = y;
		y = t;
	}
	if (x > width) {
		y = (y * width + x / 2) / x;
		x = width;
	}
	if (y > height) {
		x = (x * height + y / 2) / y;
		y = height;
	}
	/* one of a thousand times one pixel is still a line */
	*w = x < MPT_PT / 4 ? MPT_PT / 4 : (mpt)x;
	*h = y < MPT_PT / 4 ? MPT_PT / 4 : (mpt)y;
}

/* The caption's lines below the picture; after the last a side may end. */
static void
caption(struct flow *f, const struct figure *figure, struct column column,
    int element)
{
	struct para_params params = {column.width, 0, 0, PARA_CENTRED, true};
	int role = ops_add_element(f->ops, ROLE_CAPTION, element);

	if (flow_para(f,
		para_runs(f->env, figure->caption, figure->ncaption,
		    TEXT_CAPTION, role),
		figure->ncaption, TEXT_CAPTION, column, &params, true) >= 0)
		f->strip.boxes[f->strip.nboxes - 1].keep = KEEP_FREE;
}

/*
 * Brings picture and caption to whole rows of the grid, half of what is
 * wanting above and half below, so that the text goes on where it would.
 */
static void
fill_rows(struct flow *f, size_t first)
{
	const struct profile *p = f->env->profile;
	const mpt leading = flow_leading(p, TEXT_BODY);
	struct box *box = &f->strip.boxes[first];
	mpt high = box->height + leading, rest;

	for (size_t i = first + 1; i < f->strip.nboxes; i++)
		high += f->strip.boxes[i].gap + f->strip.boxes[i].height;
	rest = (p->pitch - high % p->pitch) % p->pitch;
	box->height += rest / 2;
	box->pieces[0].y += rest / 2;
	f->gap = leading + rest - rest / 2;
}

void
figure_set(
    struct flow *f, const struct block *b, struct column column, int parent)
{
	const struct profile *p = f->env->profile;
	const struct figure *figure = b->figure;
	mpt side = f->turned ? p->text_width : p->text_height;
	int element = ops_add_element(f->ops, ROLE_FIGURE, parent);
	size_t first = f->strip.nboxes;
	struct box *box;
	struct piece *piece;

	f->ops->elements[element].alt =
	    arena_strdup(f->ops->arena, figure->alt);
	if (figure->picture == NULL) {
		diag_add(f->env->diag, DIAG_PICTURE_FOLDER, f->env->file,
		    b->line, figure->path);
		f->env->failed = true;
		return;
	}
	box = strip_add(&f->strip, BOX_LINES);
	box->gap = f->gap != 0 ? f->gap : flow_leading(p, TEXT_BODY);
	f->gap = 0;
	piece = box_piece(f->strip.arena, box, PIECE_PICTURE);
	figure_size(figure->picture, p->picture_dpi, column.width,
	    (mpt)((int64_t)side * p->picture_height / 1000), &piece->w,
	    &piece->h);
	piece->x = column.x + (column.width - piece->w) / 2;
	piece->picture = figure->picture;
	piece->element = element;
	piece->what = WHAT_FIGURE;
	box->height = piece->h;
	if (figure->ncaption > 0) {
		box->keep = KEEP_HARD;
		f->gap = flow_leading(p, TEXT_CAPTION) / 2;
		caption(f, figure, column, element);
	}
	fill_rows(f, first);
}

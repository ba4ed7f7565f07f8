/* SPDX-License-Identifier: Apache-2.0 */
/* The strip grows box by box; pieces grow in the arena. */
#include "layout/strip.h"

#include <stdlib.h>
#include <string.h>

struct box *
strip_add(struct strip *g, enum box_kind kind)
{
	struct box *box;

	if (g->nboxes == g->capboxes) {
		g->capboxes = g->capboxes == 0 ? 64 : g->capboxes * 2;
		g->boxes =
		    xreallocarray(g->boxes, g->capboxes, sizeof(*g->boxes));
	}
	box = &g->boxes[g->nboxes++];
	memset(box, 0, sizeof(*box));
	box->kind = kind;
	return box;
}

struct piece *
box_piece(struct arena *arena, struct box *box, enum piece_kind kind)
{
	struct piece *pieces, *piece;
	size_t n = box->npieces;

	/* Full at every power of two: the array doubles in the arena. */
	if ((n & (n - 1)) == 0) {
		pieces =
		    arena_calloc(arena, n == 0 ? 1 : n * 2, sizeof(*pieces));
		if (n > 0)
			memcpy(pieces, box->pieces, n * sizeof(*pieces));
		box->pieces = pieces;
	}
	piece = &box->pieces[box->npieces++];
	piece->kind = kind;
	return piece;
}

struct piece *
box_line(struct arena *arena, struct box *box, const struct line *line, mpt x,
    mpt y, mpt size, uint32_t rgb)
{
	struct piece *piece = box_piece(arena, box, PIECE_LINE);

	piece->line = line;
	piece->x = x;
	piece->y = y;
	piece->h = size;
	piece->rgb = rgb;
	return piece;
}

struct piece *
box_rule(struct arena *arena, struct box *box, mpt x, mpt y, mpt w, mpt h,
    uint32_t rgb)
{
	struct piece *piece = box_piece(arena, box, PIECE_RULE);

	piece->x = x;
	piece->y = y;
	piece->w = w;
	piece->h = h;
	piece->rgb = rgb;
	return piece;
}

struct piece *
box_room(struct arena *arena, struct box *box, enum what what, mpt x, mpt y,
    mpt w, mpt h)
{
	struct piece *piece = box_rule(arena, box, x, y, w, h, 0);

	piece->kind = PIECE_ROOM;
	piece->what = what;
	return piece;
}

void
strip_clear(struct strip *g)
{
	free(g->boxes);
	g->boxes = NULL;
	g->nboxes = g->capboxes = 0;
}

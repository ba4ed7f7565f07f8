/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pictures as HTML: within the page, as the base64 of a data: address, so that
 * the page stays one file.  What the camera said about its position was
 * left out of the bytes (base/picture.h); a picture that wants to be turned is
 * drawn by an SVG about it.
 */
#include "mark/html_part.h"

#include <stdint.h>

#include "base/picture.h"

static void
add_base64(struct buf *out, const unsigned char *p, size_t len)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	uint32_t v;
	size_t i, k, n;

	buf_reserve(out, (len + 2) / 3 * 4);
	for (i = 0; i < len; i += 3) {
		n = len - i < 3 ? len - i : 3;
		for (v = 0, k = 0; k < 3; k++)
			v = v << 8 | (k < n ? p[i + k] : 0);
		for (k = 0; k < 4; k++)
			buf_addc(
			    out, k <= n ? digits[v >> (18 - 6 * k) & 63] : '=');
	}
}

static void
add_address(struct buf *out, const struct picture *p)
{
	buf_addf(out, "data:image/%s;base64,",
	    p->kind == PICTURE_PNG ? "png" : "jpeg");
	add_base64(out, p->bytes, p->len);
}

/* Pixels of the web: 96 to the inch; the file's own where it has no density. */
static int
shown(int pixels, int dpi)
{
	int n = dpi == 0 ? pixels : (int)((int64_t)pixels * 96 / dpi);

	return n < 1 ? 1 : n;
}

/* EXIF orientation 2 to 8 as the matrix that brings the stored picture up. */
static void
add_turned(struct buf *out, const struct figure *f, int w, int h)
{
	static const struct {
		int a, b, c, d; /* columns of the matrix */
		int x, y; /* widths and heights to move by */
	} turns[] = {
	    [2] = {-1, 0, 0, 1, 1, 0},
	    [3] = {-1, 0, 0, -1, 1, 1},
	    [4] = {1, 0, 0, -1, 0, 1},
	    [5] = {0, 1, 1, 0, 0, 0},
	    [6] = {0, 1, -1, 0, 1, 0},
	    [7] = {0, -1, -1, 0, 1, 1},
	    [8] = {0, -1, 1, 0, 0, 1},
	};
	int turn = f->picture->turn, wide, high;

	wide = picture_lies(f->picture) ? h : w;
	high = picture_lies(f->picture) ? w : h;
	buf_addf(out,
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
	    "width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" aria-label=\"",
	    wide, high, wide, high);
	html_text(out, f->alt);
	buf_addf(out,
	    "\"><image width=\"%d\" height=\"%d\" "
	    "preserveAspectRatio=\"none\" transform=\"matrix(%d %d %d %d %d "
	    "%d)\" href=\"",
	    w, h, turns[turn].a, turns[turn].b, turns[turn].c, turns[turn].d,
	    turns[turn].x * wide, turns[turn].y * high);
	add_address(out, f->picture);
	buf_adds(out, "\"/></svg>\n");
}

void
html_figure(struct buf *out, const struct figure *f)
{
	const struct picture *p = f->picture;
	int w, h;

	if (p == NULL)
		return;
	w = shown(p->width, p->dpi_x);
	h = shown(p->height, p->dpi_y);
	buf_adds(out, "<figure>\n");
	if (p->turn >= 2 && p->turn <= 8)
		add_turned(out, f, w, h);
	else {
		buf_addf(out, "<img width=\"%d\" height=\"%d\" alt=\"", w, h);
		html_text(out, f->alt);
		buf_adds(out, "\" src=\"");
		add_address(out, p);
		buf_adds(out, "\"/>\n");
	}
	if (f->ncaption > 0) {
		buf_adds(out, "<figcaption>");
		html_runs(out, f->caption, f->ncaption);
		buf_adds(out, "</figcaption>\n");
	}
	buf_adds(out, "</figure>\n");
}

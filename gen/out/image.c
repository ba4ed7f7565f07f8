/* SPDX-License-Identifier: Apache-2.0 */
/* Pictures are numbered in the order in which they are first drawn. */
#include "out/image.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "base/mem.h"
#include "base/picture.h"

enum { LEVEL_IMAGE = 6 };

struct images {
	const struct picture **pictures;
	size_t n, cap;
};

static size_t
find(const struct images *im, const struct picture *p)
{
	size_t i;

	for (i = 0; i < im->n; i++)
		if (im->pictures[i] == p)
			break;
	return i;
}

struct images *
images_new(const struct ops *ops)
{
	struct images *im = xcalloc(1, sizeof(*im));
	const struct op *op;
	size_t p, i;

	for (p = 0; p < ops->npages; p++)
		for (i = 0; i < ops->pages[p].nops; i++) {
			op = &ops->pages[p].ops[i];
			if (op->kind != OP_IMAGE ||
			    find(im, op->picture) < im->n)
				continue;
			if (im->n == im->cap) {
				im->cap = im->cap == 0 ? 16 : im->cap * 2;
				im->pictures = xreallocarray(im->pictures,
				    im->cap, sizeof(*im->pictures));
			}
			im->pictures[im->n++] = op->picture;
		}
	return im;
}

void
images_free(struct images *im)
{
	if (im == NULL)
		return;
	free(im->pictures);
	free(im);
}

size_t
images_number(const struct images *im, const struct op *op)
{
	return find(im, op->picture);
}

/*
 * The difference to the pixel at the left, by byte, in place: what a reader
 * undoes as predictor 11.  Each row begins with its filter's number, 1.
 */
static void
predict(unsigned char *row, size_t len, size_t step)
{
	row[0] = 1;
	for (size_t i = len; i > step; i--)
		row[i] = (unsigned char)(row[i] - row[i - step]);
}

/* The rows of the PNG, each after a byte for its filter; NULL if broken. */
static unsigned char *
decode(const struct picture *p, unsigned step)
{
	static const png_color white = {255, 255, 255};
	size_t stride = (size_t)p->width * step + 1;
	unsigned char *rows;
	png_image image;

	memset(&image, 0, sizeof(image));
	image.version = PNG_IMAGE_VERSION;
	if (!png_image_begin_read_from_memory(&image, p->bytes, p->len))
		return NULL;
	if (image.width != (png_uint_32)p->width ||
	    image.height != (png_uint_32)p->height) {
		png_image_free(&image);
		return NULL;
	}
	image.format = step == 1 ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
	image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
	rows = xmalloc(stride * (size_t)p->height + 1);
	if (!png_image_finish_read(
		&image, &white, rows + 1, (png_int_32)stride, NULL)) {
		png_image_free(&image);
		free(rows);
		return NULL;
	}
	return rows;
}

/* Bytes a pixel: 1 where the file holds no colour. */
static unsigned
png_step(const struct picture *p)
{
	/* byte 25 is the colour type: 0 and 4 are grey */
	return p->bytes[25] == 0 || p->bytes[25] == 4 ? 1 : 3;
}

static HPDF_Dict
write_png(const struct picture *p, struct object_doc *doc)
{
	unsigned step = png_step(p);
	size_t stride = (size_t)p->width * step + 1;
	unsigned char *rows = decode(p, step);
	HPDF_Dict dict;

	if (rows == NULL) {
		diag_add(
		    doc->diag, DIAG_PICTURE_PIXELS, p->file, p->line, p->path);
		return NULL;
	}
	for (int y = 0; y < p->height; y++)
		predict(rows + (size_t)y * stride, stride - 1, step);
	dict =
	    object_stream(doc, rows, stride * (size_t)p->height, LEVEL_IMAGE);
	free(rows);
	buf_addf(object_entries(dict),
	    "/DecodeParms<</Predictor 15/Colors %u/Columns %d>>"
	    "/ColorSpace/%s",
	    step, p->width, step == 1 ? "DeviceGray" : "DeviceRGB");
	return dict;
}

static HPDF_Dict
write_jpeg(const struct picture *p, struct object_doc *doc)
{
	HPDF_Dict dict = object_encoded(doc, p->bytes, p->len, "DCTDecode");

	buf_addf(object_entries(dict), "/ColorSpace/%s%s",
	    p->components == 1   ? "DeviceGray"
	    : p->components == 3 ? "DeviceRGB"
				 : "DeviceCMYK",
	    p->inverted ? "/Decode[1 0 1 0 1 0 1 0]" : "");
	return dict;
}

int
images_write(struct images *im, struct object_doc *doc, HPDF_Dict *list)
{
	const struct picture *p;
	HPDF_Dict dict;

	*list = im->n == 0 ? NULL : object_dict(doc);
	for (size_t i = 0; i < im->n; i++) {
		p = im->pictures[i];
		dict = p->kind == PICTURE_PNG ? write_png(p, doc)
					      : write_jpeg(p, doc);
		if (dict == NULL)
			return -1;
		buf_addf(object_entries(dict),
		    "/Type/XObject/Subtype/Image/Width %d/Height %d"
		    "/BitsPerComponent 8",
		    p->width, p->height);
		buf_addf(
		    object_entries(*list), "/I%zu %u 0 R", i, object_id(dict));
	}
	return 0;
}

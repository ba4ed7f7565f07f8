/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The outer shape of PNG and JPEG files.  Nothing is believed: every length
 * is held against what is left, and every chunk of a PNG against its check
 * sum.  Coded pixels are not decoded; a JPEG whose segments are whole but
 * whose scan has a flipped bit passes, as it does in every viewer.
 */
#include "base/picture.h"

#include <stdint.h>
#include <string.h>

/* Bytes being read, and the copy without what is not shown. */
struct look {
	const unsigned char *p;
	size_t len, pos;
	unsigned char *out;
	size_t outlen;
	struct picture *picture;
	int exif_x, exif_y; /* density by EXIF, where JFIF has none */
	int scans;
	bool frame, tables, quantized;
};

static unsigned
be16(const unsigned char *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

static uint32_t
be32(const unsigned char *p)
{
	return (uint32_t)be16(p) << 16 | be16(p + 2);
}

static void
keep(struct look *l, size_t from, size_t to)
{
	memcpy(l->out + l->outlen, l->p + from, to - from);
	l->outlen += to - from;
}

static int
density(uint64_t dpi)
{
	return dpi < PICTURE_DPI_MIN || dpi > PICTURE_DPI_MAX ? 0 : (int)dpi;
}

static enum picture_fault
take_size(struct look *l, uint32_t width, uint32_t height)
{
	if (width == 0 || height == 0 || width > INT32_MAX ||
	    height > INT32_MAX)
		return PICTURE_BROKEN;
	l->picture->width = (int)width;
	l->picture->height = (int)height;
	if (width > PICTURE_SIDE_MAX || height > PICTURE_SIDE_MAX ||
	    (uint64_t)width * height > PICTURE_PIXELS_MAX)
		return PICTURE_LARGE;
	return PICTURE_WHOLE;
}

/* ---- PNG ---- */

/* CRC-32 of ISO 3309, four bits at a time. */
static uint32_t
check_sum(const unsigned char *p, size_t len)
{
	static const uint32_t part[16] = {0x00000000, 0x1db71064, 0x3b6e20c8,
	    0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
	    0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0,
	    0x86d3d2d4, 0xa00ae278, 0xbdbdf21c};
	uint32_t crc = 0xffffffff;

	for (size_t i = 0; i < len; i++) {
		crc ^= p[i];
		crc = crc >> 4 ^ part[crc & 15];
		crc = crc >> 4 ^ part[crc & 15];
	}
	return ~crc;
}

static enum picture_fault
png_head(struct look *l, const unsigned char *p, uint32_t len)
{
	/* bit depths that go with each colour type */
	static const unsigned depths[7] = {
	    1 | 2 | 4 | 8 | 16, 0, 8 | 16, 1 | 2 | 4 | 8, 8 | 16, 0, 8 | 16};
	unsigned depth, colour;

	if (len != 13)
		return PICTURE_BROKEN;
	depth = p[8];
	colour = p[9];
	if (colour > 6 || depth == 0 || (depth & (depth - 1)) != 0 ||
	    (depths[colour] & depth) == 0 || p[10] != 0 || p[11] != 0 ||
	    p[12] > 1)
		return PICTURE_BROKEN;
	return take_size(l, be32(p), be32(p + 4));
}

/* Chunks that change what is seen. */
static bool
png_keeps(const unsigned char *type)
{
	static const char names[][5] = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS",
	    "gAMA", "cHRM", "sRGB", "iCCP", "pHYs"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (memcmp(type, names[i], 4) == 0)
			return true;
	return false;
}

static enum picture_fault
png_parse(struct look *l)
{
	enum picture_fault fault;
	const unsigned char *type, *data;
	bool first = true, pixels = false;
	uint32_t len;

	keep(l, 0, 8);
	for (l->pos = 8; l->len - l->pos >= 12; l->pos += 12 + (size_t)len) {
		len = be32(l->p + l->pos);
		type = l->p + l->pos + 4;
		data = type + 4;
		if (len > l->len - l->pos - 12 ||
		    check_sum(type, (size_t)len + 4) != be32(data + len) ||
		    first != (memcmp(type, "IHDR", 4) == 0))
			return PICTURE_BROKEN;
		if (first && (fault = png_head(l, data, len)) != PICTURE_WHOLE)
			return fault;
		first = false;
		if (memcmp(type, "pHYs", 4) == 0 && len == 9 && data[8] == 1) {
			l->picture->dpi_x = density(
			    ((uint64_t)be32(data) * 254 + 5000) / 10000);
			l->picture->dpi_y = density(
			    ((uint64_t)be32(data + 4) * 254 + 5000) / 10000);
		}
		pixels = pixels || memcmp(type, "IDAT", 4) == 0;
		if (png_keeps(type))
			keep(l, l->pos, l->pos + 12 + len);
		else if ((type[0] & 0x20) == 0) /* must be understood */
			return PICTURE_BROKEN;
		if (memcmp(type, "IEND", 4) == 0)
			return pixels ? PICTURE_WHOLE : PICTURE_BROKEN;
	}
	return PICTURE_BROKEN;
}

/* ---- JPEG ---- */

/* A number of a TIFF, whose bytes stand in either order. */
static uint32_t
tiff(const unsigned char *p, int n, bool little)
{
	uint32_t v = 0;

	for (int i = 0; i < n; i++)
		v = v << 8 | p[little ? n - 1 - i : i];
	return v;
}

/* Orientation and density from camera data; what is wrong there is nothing. */
static void
jpeg_exif(struct look *l, const unsigned char *p, size_t len)
{
	bool little;
	uint32_t at, n, tag, where, above, below;
	int x = 0, y = 0, unit = 2;

	if (len < 14 || memcmp(p, "Exif\0\0", 6) != 0)
		return;
	p += 6;
	len -= 6;
	little = p[0] == 'I';
	at = tiff(p + 4, 4, little);
	if (at > len - 2)
		return;
	n = tiff(p + at, 2, little);
	for (at += 2; n > 0 && at <= len && len - at >= 12; n--, at += 12) {
		tag = tiff(p + at, 2, little);
		where = tiff(p + at + 8, 4, little);
		if (tag == 0x0112) {
			where = tiff(p + at + 8, 2, little);
			if (where >= 1 && where <= 8)
				l->picture->turn = (int)where;
		} else if (tag == 0x0128) {
			unit = (int)tiff(p + at + 8, 2, little);
		} else if ((tag == 0x011a || tag == 0x011b) && len >= 8 &&
			   where <= len - 8) {
			above = tiff(p + where, 4, little);
			below = tiff(p + where + 4, 4, little);
			if (below == 0 || above / below > PICTURE_DPI_MAX)
				continue;
			*(tag == 0x011a ? &x : &y) = (int)(above / below);
		}
	}
	if (unit == 3) { /* a centimetre */
		x = x * 254 / 100;
		y = y * 254 / 100;
	}
	l->exif_x = density((uint64_t)x);
	l->exif_y = density((uint64_t)y);
}

static enum picture_fault
jpeg_frame(struct look *l, const unsigned char *p, size_t len)
{
	unsigned n, sampling;
	enum picture_fault fault;

	if (l->frame || len < 6)
		return PICTURE_BROKEN;
	n = p[5];
	if (len != 6 + 3 * (size_t)n)
		return PICTURE_BROKEN;
	if (p[0] != 8 || (n != 1 && n != 3 && n != 4))
		return PICTURE_STRANGE;
	for (unsigned i = 0; i < n; i++) {
		sampling = p[6 + 3 * i + 1];
		if ((sampling >> 4) - 1 > 3 || (sampling & 15) - 1 > 3)
			return PICTURE_BROKEN;
	}
	fault = take_size(l, be16(p + 3), be16(p + 1));
	l->picture->components = (int)n;
	l->frame = true;
	return fault;
}

static void
jpeg_application(struct look *l, int n, const unsigned char *p, size_t len)
{
	struct picture *pic = l->picture;
	unsigned x, y;

	if (n == 0 && len >= 12 && memcmp(p, "JFIF\0", 5) == 0) {
		x = be16(p + 8);
		y = be16(p + 10);
		if (p[7] == 1 || p[7] == 2) {
			pic->dpi_x = density(p[7] == 1 ? x : x * 254 / 100);
			pic->dpi_y = density(p[7] == 1 ? y : y * 254 / 100);
		}
	} else if (n == 1) {
		jpeg_exif(l, p, len);
	} else if (n == 14 && len >= 5 && memcmp(p, "Adobe", 5) == 0) {
		pic->inverted = true; /* if it has four components */
	}
}

/* To the marker after coded data. */
static bool
jpeg_scan(struct look *l)
{
	size_t from = l->pos;

	for (; l->len - l->pos >= 2; l->pos++) {
		if (l->p[l->pos] != 0xff)
			continue;
		if (l->p[l->pos + 1] == 0 ||
		    (l->p[l->pos + 1] >= 0xd0 && l->p[l->pos + 1] <= 0xd7)) {
			l->pos++;
			continue;
		}
		if (l->p[l->pos + 1] == 0xff)
			continue;
		keep(l, from, l->pos);
		return l->pos > from;
	}
	return false;
}

/* One segment with a length; pos stands behind its marker. */
static enum picture_fault
jpeg_segment(struct look *l, unsigned marker)
{
	size_t from = l->pos - 2, len;
	const unsigned char *p;
	enum picture_fault fault = PICTURE_WHOLE;

	if (l->len - l->pos < 2 ||
	    (len = be16(l->p + l->pos)) > l->len - l->pos || len < 2)
		return PICTURE_BROKEN;
	p = l->p + l->pos + 2;
	if (marker >= 0xc0 && marker <= 0xc2)
		fault = jpeg_frame(l, p, len - 2);
	else if (marker >= 0xc3 && marker <= 0xcf && marker != 0xc4 &&
		 marker != 0xc8)
		fault = PICTURE_STRANGE;
	else if (marker >= 0xe0 && marker <= 0xef)
		jpeg_application(l, (int)marker - 0xe0, p, len - 2);
	if (fault != PICTURE_WHOLE)
		return fault;
	l->tables = l->tables || marker == 0xc4;
	l->quantized = l->quantized || marker == 0xdb;
	l->pos += len;
	/* JFIF and Adobe tell how colours are meant */
	if (marker == 0xe0 || marker == 0xee ||
	    (marker < 0xe0 || (marker > 0xef && marker != 0xfe)))
		keep(l, from, l->pos);
	if (marker != 0xda)
		return PICTURE_WHOLE;
	if (!l->frame || !l->tables || !l->quantized ||
	    l->scans++ == PICTURE_SCANS_MAX || !jpeg_scan(l))
		return PICTURE_BROKEN;
	return PICTURE_WHOLE;
}

static enum picture_fault
jpeg_parse(struct look *l)
{
	enum picture_fault fault;
	unsigned marker;

	keep(l, 0, 2);
	l->pos = 2;
	while (l->len - l->pos >= 2) {
		if (l->p[l->pos] != 0xff)
			return PICTURE_BROKEN;
		marker = l->p[l->pos + 1];
		if (marker == 0xff) { /* fill */
			l->pos++;
			continue;
		}
		l->pos += 2;
		if (marker == 0xd9) {
			keep(l, l->pos - 2, l->pos);
			return l->scans > 0 ? PICTURE_WHOLE : PICTURE_BROKEN;
		}
		if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8))
			return PICTURE_BROKEN;
		fault = jpeg_segment(l, marker);
		if (fault != PICTURE_WHOLE)
			return fault;
	}
	return PICTURE_BROKEN;
}

enum picture_fault
picture_parse(const unsigned char *bytes, size_t len, struct arena *arena,
    struct picture *picture, size_t *at)
{
	static const unsigned char png[8] = {
	    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
	struct look l = {
	    bytes, len, 0, NULL, 0, picture, 0, 0, 0, false, false, false};
	enum picture_fault fault;

	memset(picture, 0, sizeof(*picture));
	picture->turn = 1;
	l.out = arena_alloc(arena, len + 1);
	if (len >= 8 && memcmp(bytes, png, 8) == 0) {
		picture->kind = PICTURE_PNG;
		fault = png_parse(&l);
	} else if (len >= 3 && memcmp(bytes, "\xff\xd8\xff", 3) == 0) {
		picture->kind = PICTURE_JPEG;
		fault = jpeg_parse(&l);
		picture->inverted =
		    picture->inverted && picture->components == 4;
	} else {
		return PICTURE_NEITHER;
	}
	if (picture->dpi_x == 0 || picture->dpi_y == 0) {
		picture->dpi_x = l.exif_x;
		picture->dpi_y = l.exif_y;
	}
	if (picture->dpi_x == 0 || picture->dpi_y == 0)
		picture->dpi_x = picture->dpi_y = 0;
	picture->bytes = l.out;
	picture->len = l.outlen;
	*at = l.pos;
	return fault;
}

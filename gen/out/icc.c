/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Written from the numbers of IEC 61966-2-1, adapted to the profile
 * connection space's D50 (Bradford), in 1/65536.  A profile of a package
 * would be another file that must be the same on every machine.
 *
 *	header 128 bytes ── table of tags ── their data, each once
 */
#include "out/icc.h"

#include <stdint.h>
#include <string.h>

enum {
	HEADER = 128,
	ENTRY = 12, /* bytes of a tag in the table */
	VERSION = 0x04200000,
};

#define NAME "sRGB"
#define RIGHTS "No copyright, use freely"

static void
put32(struct buf *b, uint32_t n)
{
	const char bytes[4] = {
	    (char)(n >> 24), (char)(n >> 16), (char)(n >> 8), (char)n};

	buf_add(b, bytes, sizeof bytes);
}

static void
put_tag(struct buf *b, const char name[4])
{
	buf_add(b, name, 4);
}

/* One text, in English, as UTF-16. */
static void
put_text(struct buf *b, const char *ascii)
{
	size_t n = strlen(ascii);

	put_tag(b, "mluc");
	put32(b, 0);
	put32(b, 1); /* record */
	put32(b, ENTRY);
	put_tag(b, "enUS");
	put32(b, (uint32_t)(2 * n));
	put32(b, 28); /* where the text begins */
	for (size_t i = 0; i < n; i++) {
		buf_addc(b, '\0');
		buf_addc(b, ascii[i]);
	}
	while (b->len % 4 != 0)
		buf_addc(b, '\0');
}

static void
put_numbers(struct buf *b, const char type[4], const uint32_t *n, size_t count)
{
	put_tag(b, type);
	put32(b, 0);
	for (size_t i = 0; i < count; i++)
		put32(b, n[i]);
}

/* The transfer function: parametric curve of type 3 (g a b c d). */
static void
put_curve(struct buf *b)
{
	static const uint32_t curve[] = {0x00030000, 0x00026666, 0x0000F2A7,
	    0x00000D59, 0x000013D0, 0x00000A5B};

	put_numbers(b, "para", curve, 6);
}

void
icc_srgb(struct buf *out)
{
	static const uint32_t white[] = {0xF6D6, 0x10000, 0xD32D};
	static const uint32_t red[] = {0x6FA2, 0x38F5, 0x0390};
	static const uint32_t green[] = {0x6299, 0xB785, 0x18DA};
	static const uint32_t blue[] = {0x24A0, 0x0F84, 0xB6CF};
	static const uint32_t adapt[] = {0x10C3D, 0x05DC, 0xFFFFF32B, 0x0790,
	    0xFD90, 0xFFFFFBA3, 0xFFFFFDA3, 0x03DA, 0xC08C};
	static const char names[][5] = {"desc", "cprt", "wtpt", "chad", "rXYZ",
	    "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
	enum { TAGS = sizeof names / sizeof names[0], CURVES = 3 };
	struct buf data = {NULL, 0, 0};
	uint32_t at[TAGS], size[TAGS];
	uint32_t first = HEADER + 4 + TAGS * ENTRY;

	for (int i = 0; i < TAGS; i++) {
		/* The three channels share one curve. */
		if (i > TAGS - CURVES) {
			at[i] = at[i - 1], size[i] = size[i - 1];
			continue;
		}
		at[i] = first + (uint32_t)data.len;
		switch (i) {
		case 0:
			put_text(&data, NAME);
			break;
		case 1:
			put_text(&data, RIGHTS);
			break;
		case 3:
			put_numbers(&data, "sf32", adapt, 9);
			break;
		case TAGS - CURVES:
			put_curve(&data);
			break;
		default:
			put_numbers(&data, "XYZ ",
			    i == 2   ? white
			    : i == 4 ? red
			    : i == 5 ? green
				     : blue,
			    3);
		}
		size[i] = first + (uint32_t)data.len - at[i];
	}
	put32(out, first + (uint32_t)data.len);
	put32(out, 0); /* no preferred engine */
	put32(out, VERSION);
	put_tag(out, "mntr");
	put_tag(out, "RGB ");
	put_tag(out, "XYZ ");
	put32(out, 2000 << 16 | 1); /* a date, the same in every file */
	put32(out, 1 << 16);
	put32(out, 0);
	put_tag(out, "acsp");
	for (int i = 0; i < 7; i++) /* platform, flags, device, intent */
		put32(out, 0);
	for (int i = 0; i < 3; i++)
		put32(out, white[i]);
	for (int i = 0; i < 12; i++) /* creator, identifier, reserved */
		put32(out, 0);
	put32(out, TAGS);
	for (int i = 0; i < TAGS; i++) {
		put_tag(out, names[i]);
		put32(out, at[i]);
		put32(out, size[i]);
	}
	buf_add(out, data.p, data.len);
	buf_free(&data);
}

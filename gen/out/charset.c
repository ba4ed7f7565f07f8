/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The charset of a CFF table keyed by CID (Adobe Technical Note #5176).
 *
 * hb-subset keeps a font's CIDs, which lie anywhere in 0 to 65,535.  Writing
 * the charset anew as one range from 1 makes every CID its glyph's number.
 * One range is never longer than what stood there, so it is done in place;
 * bytes left over are led to by no offset.
 *
 *	format 0:  0  cid cid cid ...		2 bytes a glyph
 *	format 1:  1  first left(1) ...		3 bytes a range
 *	format 2:  2  first left(2) ...		4 bytes a range
 */
#include "out/charset.h"

#include <stdbool.h>
#include <stdint.h>

enum {
	OP_CHARSET = 15,
	OP_CHARSTRINGS = 17,
	OP_ROS = 0x0C00 | 30, /* its presence: keyed by CID */
	PREDEFINED = 2, /* charset offsets up to this are no offsets */
	OPERANDS = 48, /* at most so many before an operator */
};

struct top {
	size_t charset, charstrings; /* offsets in the table */
	bool cid;
};

/* A big-endian number of n bytes; -1 where the table ends before it. */
static int64_t
number(const unsigned char *p, size_t len, size_t at, int n)
{
	int64_t v = 0;

	if (at > len || len - at < (size_t)n)
		return -1;
	while (n-- > 0)
		v = v << 8 | p[at++];
	return v;
}

/*
 * Reads the INDEX at *at: its count, the bounds of its first object, and its
 * end into *at.  -1 where it is not well-formed.
 */
static int
skip_index(const unsigned char *p, size_t len, size_t *at, int64_t *count,
    size_t *first, size_t *first_end)
{
	int64_t size, one, two, end;
	size_t data;

	*count = number(p, len, *at, 2);
	if (*count < 0)
		return -1;
	if (*count == 0) {
		*at += 2;
		return 0;
	}
	size = number(p, len, *at + 2, 1);
	if (size < 1 || size > 4)
		return -1;
	one = number(p, len, *at + 3, (int)size);
	two = number(p, len, *at + 3 + (size_t)size, (int)size);
	end = number(p, len, *at + 3 + (size_t)(size * *count), (int)size);
	/* Offsets count from the byte before the data. */
	data = *at + 2 + (size_t)(size * (*count + 1));
	if (one != 1 || two < one || end < two ||
	    (uint64_t)end > len - (data < len ? data : len))
		return -1;
	*first = data + (size_t)one;
	*first_end = data + (size_t)two;
	*at = data + (size_t)end;
	return 0;
}

/* Reads one operand at *at; a real is skipped and gives 0. */
static int
operand(const unsigned char *p, size_t end, size_t *at, int64_t *value)
{
	int b = p[*at];
	int64_t v;

	*value = 0;
	if (b == 30) {
		for ((*at)++; *at < end; (*at)++)
			if ((p[*at] & 0x0F) == 0x0F || p[*at] >> 4 == 0x0F) {
				(*at)++;
				return 0;
			}
		return -1;
	}
	if (b >= 32 && b <= 246) {
		*value = b - 139;
		(*at)++;
		return 0;
	}
	if (b >= 247 && b <= 254) {
		/* No offset is negative: these are stepped over. */
		v = number(p, end, *at + 1, 1);
		*value = b <= 250 ? (b - 247) * 256 + v + 108 : 0;
		*at += 2;
		return v < 0 ? -1 : 0;
	}
	if (b == 28 || b == 29) {
		v = number(p, end, *at + 1, b == 28 ? 2 : 4);
		*value = v;
		*at += b == 28 ? 3 : 5;
		return v < 0 ? -1 : 0;
	}
	return -1;
}

static int
read_top(const unsigned char *p, size_t at, size_t end, struct top *top)
{
	int64_t last = 0;
	int op, pending = 0;

	while (at < end) {
		if (p[at] > 21) {
			if (++pending > OPERANDS ||
			    operand(p, end, &at, &last) == -1)
				return -1;
			continue;
		}
		op = p[at++];
		if (op == 12) {
			if (at == end)
				return -1;
			op = 0x0C00 | p[at++];
		}
		if (op == OP_CHARSET)
			top->charset = (size_t)last;
		else if (op == OP_CHARSTRINGS)
			top->charstrings = (size_t)last;
		else if (op == OP_ROS)
			top->cid = true;
		pending = 0;
	}
	return 0;
}

/* glyphs counts .notdef, which no charset lists. */
static int
renumber(unsigned char *p, size_t room, int64_t glyphs)
{
	int64_t left = glyphs - 2; /* in the range, after its first */

	if (glyphs < 2)
		return 0;
	if (room < 3 || p[0] > 2)
		return -1;
	if (p[0] == 0 && glyphs == 2) {
		p[1] = 0;
		p[2] = 1;
		return 0;
	}
	if (p[0] == 1 && room >= 4 && p[3] >= left) {
		/* One range already, too short for the other format. */
		p[1] = 0;
		p[2] = 1;
		p[3] = (unsigned char)left;
		return 0;
	}
	if (room < 5)
		return -1;
	p[0] = 2;
	p[1] = 0;
	p[2] = 1;
	p[3] = (unsigned char)(left >> 8);
	p[4] = (unsigned char)left;
	return 0;
}

int
charset_number_cids(unsigned char *p, size_t len)
{
	struct top top = {0, 0, false};
	size_t at, first, first_end;
	int64_t count, header;

	header = number(p, len, 2, 1);
	if (header < 4)
		return -1;
	at = (size_t)header;
	if (skip_index(p, len, &at, &count, &first, &first_end) == -1 ||
	    skip_index(p, len, &at, &count, &first, &first_end) == -1 ||
	    count != 1 || read_top(p, first, first_end, &top) == -1)
		return -1;
	if (!top.cid || top.charset <= PREDEFINED)
		return 0;
	at = top.charstrings;
	if (at == 0 || top.charset >= len ||
	    skip_index(p, len, &at, &count, &first, &first_end) == -1)
		return -1;
	return renumber(p + top.charset, len - top.charset, count);
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which thing of one list became which of another: equal things first, then
 * things of one kind that are alike, both in order.  A thing is known by a
 * digest of all it says and by a sketch of its letters.
 */
#ifndef JIYAO_BASE_ALIGN_H
#define JIYAO_BASE_ALIGN_H

#include <stddef.h>
#include <stdint.h>

enum {
	ALIGN_SKETCH = 64,
	ALIGN_FULL = 1 << 20, /* pairs of one stretch that are all weighed */
	ALIGN_BAND = 48, /* how far from the diagonal in a larger one */
};

struct align_thing {
	uint64_t digest;
	int kind; /* things of two kinds never match */
	uint32_t letters; /* in the sketch */
	uint16_t sketch[ALIGN_SKETCH]; /* how often pairs of letters stand */
};

/* Begins zeroed but for kind; text is added in pieces. */
void align_text(struct align_thing *, const char *s, size_t len);
/* Of all texts that were added to from. */
void align_add(struct align_thing *to, const struct align_thing *from);
/* What counts and is no text: a style, a level. */
void align_mark(struct align_thing *, uint64_t value);

/* How alike two things are, 0 to 1000; equal ones are 1000. */
int align_likeness(const struct align_thing *, const struct align_thing *);

#define ALIGN_NONE ((size_t)-1)
/*
 * to[i] is the index in b of a's thing i, or ALIGN_NONE; it rises.  The same
 * whichever of the two is called a.
 */
void align(const struct align_thing *a, size_t na, const struct align_thing *b,
    size_t nb, size_t *to);

#endif

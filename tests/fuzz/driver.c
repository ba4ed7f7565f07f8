/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stands in for libFuzzer where clang's runtime is not installed: takes the
 * files named as seeds, cuts, joins, repeats and spoils them in an order that
 * is the same every time, and hands each result to the entry.  It knows
 * nothing of coverage.  An input that crashes is left in the file `last`.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"

enum { SIZE_MAX_INPUT = 20000, SEEDS_MAX = 256 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint64_t state = 88172645463325252ULL;

static size_t
roll(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return n == 0 ? 0 : (size_t)(state % n);
}

static void
mutate(struct buf *b, const struct buf *seeds, size_t nseeds)
{
	static const char crumbs[] =
	    "\n\n*_`[]()<>&#-+=|\\!:{}\"'\t 0/\r\0\xff";
	const struct buf *other = &seeds[roll(nseeds)];
	size_t at = roll(b->len + 1), n = roll(64), from;
	struct buf tail = {NULL, 0, 0};

	switch (roll(6)) {
	case 0: /* another byte */
		if (at < b->len)
			b->p[at] = (char)roll(256);
		return;
	case 1: /* a byte that means something */
		if (at < b->len)
			b->p[at] = crumbs[roll(sizeof(crumbs) - 1)];
		return;
	case 2: /* a piece less */
		if (at + n < b->len) {
			memmove(b->p + at, b->p + at + n, b->len - at - n);
			b->len -= n;
		}
		return;
	default: /* a piece more: of another seed, of itself, over and over */
		if (b->len > SIZE_MAX_INPUT)
			return;
		buf_add(&tail, b->p + at, b->len - at);
		b->len = at;
		from = roll(other->len);
		if (from + n > other->len)
			n = other->len - from;
		buf_add(b, other->p + from, n);
		for (from = roll(4) == 0 ? roll(200) : 0; from > 0 && n > 0;
		     from--)
			buf_add(b, b->p + b->len - n, n);
		buf_add(b, tail.p, tail.len);
		buf_free(&tail);
	}
}

int
main(int argc, char **argv)
{
	struct buf seeds[SEEDS_MAX] = {{NULL, 0, 0}}, b = {NULL, 0, 0};
	struct diag *diag = diag_new();
	time_t end;
	size_t nseeds = 0, runs = 0, k;
	FILE *last;
	int i;

	if (argc < 3)
		return 2;
	for (i = 2; i < argc && nseeds < SEEDS_MAX; i++)
		if (file_read(argv[i], FILE_BYTES_MAX, &seeds[nseeds], diag) ==
		    0)
			nseeds++;
	if (nseeds == 0)
		return 2;
	for (end = time(NULL) + atoi(argv[1]); time(NULL) < end; runs++) {
		buf_clear(&b);
		buf_add(&b, seeds[runs % nseeds].p, seeds[runs % nseeds].len);
		for (k = roll(12); k > 0; k--)
			mutate(&b, seeds, nseeds);
		last = fopen("last", "wb");
		if (last == NULL || fwrite(b.p, 1, b.len, last) != b.len ||
		    fclose(last) != 0)
			return 2;
		LLVMFuzzerTestOneInput((const uint8_t *)b.p, b.len);
	}
	printf("%zu inputs from %zu seeds, none crashed\n", runs, nseeds);
	for (k = 0; k < nseeds; k++)
		buf_free(&seeds[k]);
	buf_free(&b);
	diag_free(diag);
	return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The ink boxes of jiyao-pdf -T mm against the finished page, pixel by pixel:
 * MuPDF draws every format's sample at 600 dots an inch; no dark pixel lies
 * outside a box, and all four sides of each box touch ink.
 *
 * (tests/scripts/proof.sh holds the distances and the em boxes.)
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <check.h>

#include "base/buf.h"
#include "base/mem.h"

Suite *proof_suite(void);

enum {
	DPI = 600,
	SLACK = 3, /* pixels: an eighth of a millimetre */
	DARK = 160, /* of 255 */
	BOXES_MAX = 20000,
};

struct image {
	int w, h;
	unsigned char *gray;
	unsigned char *claimed;
};

struct ink {
	int page;
	double left, top, right, bottom; /* millimetres */
	char name[64];
};

static struct ink inks[BOXES_MAX];
static size_t ninks;
static int npages;

static const char *const formats[] = {
    "ordinary", "upward", "letter", "order", "minutes", "plain"};

static FILE *
open_pipe(struct buf *cmd)
{
	FILE *p = popen(cmd->p, "r");

	ck_assert_ptr_nonnull(p);
	buf_free(cmd);
	return p;
}

/* Every line of text, and every rule, as the proof has it. */
static void
read_proof(const char *b, const char *format)
{
	struct buf cmd = {NULL, 0, 0};
	struct ink *k;
	char line[256];
	FILE *p;

	buf_addf(&cmd, "%s/bin/jiyao-pdf -T mm samples/formats/%s.md | jq -r '",
	    b, format);
	buf_adds(&cmd,
	    ".elements[] | select(.element | IN(\"sheet\", \"type-area\", "
	    "\"seal\", \"stamp\") | not) | .element as $e | .page as $p | "
	    "(.lines // [{ink}])[] | .ink | \"\\($p) \\(.left) \\(.top) "
	    "\\(.right) \\(.bottom) \\($e)\"'");
	p = open_pipe(&cmd);
	ninks = 0;
	npages = 0;
	while (fgets(line, sizeof(line), p) != NULL) {
		ck_assert(ninks < BOXES_MAX);
		k = &inks[ninks];
		ck_assert_int_eq(
		    sscanf(line, "%d %lf %lf %lf %lf %63s", &k->page, &k->left,
			&k->top, &k->right, &k->bottom, k->name),
		    6);
		if (k->right > k->left)
			ninks++;
		if (k->page > npages)
			npages = k->page;
	}
	ck_assert_int_eq(pclose(p), 0);
	ck_assert(ninks > 10);
}

static void
draw_page(const char *b, const char *format, int page, struct image *im)
{
	struct buf cmd = {NULL, 0, 0};
	FILE *p;
	size_t n;
	int max;

	buf_addf(&cmd,
	    "f=$(mktemp -u).pdf; %s/bin/jiyao-pdf -o $f "
	    "samples/formats/%s.md && mutool draw -q -r %d -F pgm -o - $f "
	    "%d 2>/dev/null; rm -f $f",
	    b, format, DPI, page);
	p = open_pipe(&cmd);
	ck_assert_int_eq(fscanf(p, "P5 %d %d %d", &im->w, &im->h, &max), 3);
	fgetc(p);
	n = (size_t)im->w * (size_t)im->h;
	im->gray = xcalloc(n, 1);
	im->claimed = xcalloc(n, 1);
	ck_assert_uint_eq(fread(im->gray, 1, n, p), n);
	pclose(p);
}

static int
pixel(double mm)
{
	return (int)(mm * DPI / 25.4 + 0.5);
}

/* Is there ink in the rectangle of pixels? */
static int
dark(const struct image *im, int x0, int y0, int x1, int y1)
{
	for (int y = y0 < 0 ? 0 : y0; y < y1 && y < im->h; y++)
		for (int x = x0 < 0 ? 0 : x0; x < x1 && x < im->w; x++)
			if (im->gray[(size_t)y * (size_t)im->w + (size_t)x] <
			    DARK)
				return 1;
	return 0;
}

static void
check_box(struct image *im, const char *format, const struct ink *k)
{
	int x0 = pixel(k->left), x1 = pixel(k->right);
	int y0 = pixel(k->top), y1 = pixel(k->bottom);

	if (!dark(im, x0 - SLACK, y0 - SLACK, x0 + SLACK, y1 + SLACK) ||
	    !dark(im, x1 - SLACK, y0 - SLACK, x1 + SLACK, y1 + SLACK) ||
	    !dark(im, x0 - SLACK, y0 - SLACK, x1 + SLACK, y0 + SLACK) ||
	    !dark(im, x0 - SLACK, y1 - SLACK, x1 + SLACK, y1 + SLACK))
		ck_abort_msg("%s page %d: %s at %.3f %.3f %.3f %.3f: a side "
			     "without ink",
		    format, k->page, k->name, k->left, k->top, k->right,
		    k->bottom);
	for (int y = y0 - SLACK; y < y1 + SLACK; y++)
		for (int x = x0 - SLACK; x < x1 + SLACK; x++)
			if (x >= 0 && y >= 0 && x < im->w && y < im->h)
				im->claimed[(size_t)y * (size_t)im->w +
					    (size_t)x] = 1;
}

START_TEST(ink_is_where_the_proof_says_and_nowhere_else)
{
	const char *b = getenv("B");
	struct image im;

	b = b == NULL ? "build" : b;
	read_proof(b, formats[_i]);
	for (int page = 1; page <= npages; page++) {
		draw_page(b, formats[_i], page, &im);
		for (size_t i = 0; i < ninks; i++)
			if (inks[i].page == page)
				check_box(&im, formats[_i], &inks[i]);
		for (int y = 0; y < im.h; y++)
			for (int x = 0; x < im.w; x++) {
				size_t at =
				    (size_t)y * (size_t)im.w + (size_t)x;

				if (im.gray[at] < DARK && !im.claimed[at])
					ck_abort_msg("%s page %d: ink at "
						     "%.2f %.2f mm that is "
						     "no element's",
					    formats[_i], page, x * 25.4 / DPI,
					    y * 25.4 / DPI);
			}
		free(im.gray);
		free(im.claimed);
	}
}
END_TEST

Suite *
proof_suite(void)
{
	Suite *s = suite_create("proof");
	TCase *t = tcase_create("ink");

	tcase_set_timeout(t, 120);
	tcase_add_loop_test(t, ink_is_where_the_proof_says_and_nowhere_else, 0,
	    (int)(sizeof(formats) / sizeof(*formats)));
	suite_add_tcase(s, t);
	return s;
}

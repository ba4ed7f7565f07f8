/* SPDX-License-Identifier: Apache-2.0 */
/*
 * floor-subset TEXT OUT [FONT:INDEX...]: a floor of the bench.
 *
 * Subsets the fonts to the characters of a text and deflates the subsets,
 * and does nothing else.  Lines of 28 characters go to the fonts as in
 * floor-libharu: of each 22 lines the first to the first font, the second to
 * the second, the others to the last; without fonts named, those of
 * floor-libharu.  OUT holds the deflated subsets one after the other; their
 * lengths are printed.  cc ... $(pkg-config --libs harfbuzz-subset libdeflate)
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hb-subset.h>
#include <hb.h>
#include <libdeflate.h>

enum {
	LINE_CHARS = 28,
	PAGE_LINES = 22,
	LEVEL = 6,
};

static const char *const standard[] = {
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc:0",
    "/usr/share/fonts/truetype/arphic/ukai.ttc:0",
    "/usr/share/fonts/truetype/arphic/uming.ttc:0",
};

static const hb_tag_t kept[] = {
    HB_TAG('C', 'F', 'F', ' '),
    HB_TAG('g', 'l', 'y', 'f'),
    HB_TAG('h', 'e', 'a', 'd'),
    HB_TAG('h', 'h', 'e', 'a'),
    HB_TAG('h', 'm', 't', 'x'),
    HB_TAG('l', 'o', 'c', 'a'),
    HB_TAG('m', 'a', 'x', 'p'),
};

static void
die(const char *what)
{
	fprintf(stderr, "floor-subset: %s\n", what);
	exit(2);
}

/* Distributes the text's code points over n sets. */
static void
collect(const char *path, hb_set_t **sets, int n)
{
	hb_blob_t *blob = hb_blob_create_from_file(path);
	hb_buffer_t *b = hb_buffer_create();
	hb_glyph_info_t *cps;
	unsigned len, i, chars = 0, line = 0;
	const char *p = hb_blob_get_data(blob, &len);
	int to;

	hb_buffer_add_utf8(b, p, (int)len, 0, (int)len);
	cps = hb_buffer_get_glyph_infos(b, &len);
	for (i = 0; i < len; i++) {
		if (cps[i].codepoint < 0x20 || chars == LINE_CHARS) {
			line += chars > 0;
			chars = 0;
			if (cps[i].codepoint < 0x20)
				continue;
		}
		chars++;
		to = (int)(line % PAGE_LINES);
		hb_set_add(sets[to < n ? to : n - 1], cps[i].codepoint);
	}
	hb_buffer_destroy(b);
	hb_blob_destroy(blob);
}

static hb_blob_t *
subset(const char *font, const hb_set_t *cps)
{
	char path[1024];
	char *colon;
	hb_face_t *face, *lean, *result;
	hb_font_t *hb_font;
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_codepoint_t cp = HB_SET_VALUE_INVALID, gid;
	hb_blob_t *blob;
	size_t i;

	snprintf(path, sizeof(path), "%s", font);
	colon = strrchr(path, ':');
	if (colon != NULL)
		*colon++ = '\0';
	blob = hb_blob_create_from_file_or_fail(path);
	if (blob == NULL)
		die(path);
	face = hb_face_create(blob, colon == NULL ? 0 : (unsigned)atoi(colon));
	hb_blob_destroy(blob);
	hb_font = hb_font_create(face);
	while (hb_set_next(cps, &cp))
		if (hb_font_get_nominal_glyph(hb_font, cp, &gid))
			hb_set_add(hb_subset_input_glyph_set(input), gid);
	lean = hb_face_builder_create();
	for (i = 0; i < sizeof(kept) / sizeof(*kept); i++) {
		blob = hb_face_reference_table(face, kept[i]);
		if (hb_blob_get_length(blob) > 0)
			hb_face_builder_add_table(lean, kept[i], blob);
		hb_blob_destroy(blob);
	}
	hb_subset_input_set_flags(
	    input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
	result = hb_subset_or_fail(lean, input);
	if (result == NULL)
		die(font);
	blob = hb_face_reference_table(result, kept[0]);
	if (hb_blob_get_length(blob) == 0)
		blob = hb_face_reference_blob(result);
	hb_face_destroy(result);
	hb_face_destroy(lean);
	hb_font_destroy(hb_font);
	hb_face_destroy(face);
	hb_subset_input_destroy(input);
	return blob;
}

int
main(int argc, char **argv)
{
	const char *const *fonts = standard;
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(LEVEL);
	hb_set_t *sets[PAGE_LINES];
	hb_blob_t *blob;
	FILE *out;
	char *deflated;
	const char *p;
	size_t bound, n;
	unsigned len;
	int nfonts = 3, i;

	if (argc < 3 || argc - 3 > PAGE_LINES)
		die("usage: floor-subset TEXT OUT [FONT:INDEX...]");
	if (argc > 3) {
		fonts = (const char *const *)argv + 3;
		nfonts = argc - 3;
	}
	for (i = 0; i < nfonts; i++)
		sets[i] = hb_set_create();
	collect(argv[1], sets, nfonts);
	out = fopen(argv[2], "wb");
	if (out == NULL || c == NULL)
		die(argv[2]);
	for (i = 0; i < nfonts; i++) {
		blob = subset(fonts[i], sets[i]);
		p = hb_blob_get_data(blob, &len);
		bound = libdeflate_zlib_compress_bound(c, len);
		deflated = malloc(bound);
		if (deflated == NULL)
			die("memory");
		n = libdeflate_zlib_compress(c, p, len, deflated, bound);
		if (fwrite(deflated, 1, n, out) != n)
			die(argv[2]);
		printf(
		    "%zu %u %s\n", n, hb_set_get_population(sets[i]), fonts[i]);
		free(deflated);
		hb_blob_destroy(blob);
		hb_set_destroy(sets[i]);
	}
	libdeflate_free_compressor(c);
	return fclose(out) == 0 ? 0 : 2;
}

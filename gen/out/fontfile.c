/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Subsetting and what the descriptor says; see the header.  The charset of a
 * CFF table is charset.h's.
 */
#include "out/fontfile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include "base/mem.h"
#include "out/charset.h"

enum {
	FSTYPE_RESTRICTED = 0x0002,
	FSTYPE_PREVIEW = 0x0004,
	FSTYPE_EDITABLE = 0x0008,
	FSTYPE_NO_SUBSET = 0x0100,
	FSTYPE_BITMAP_ONLY = 0x0200,
	OS2_WEIGHT = 4, /* offsets in the table */
	OS2_FSTYPE = 8,
	HEAD_BBOX = 36,
	HEAD_LEN = 54,
};

/* The tables that a TrueType program in a PDF is made of. */
static const hb_tag_t kept[] = {
    HB_TAG('C', 'F', 'F', ' '),
    HB_TAG('c', 'v', 't', ' '),
    HB_TAG('f', 'p', 'g', 'm'),
    HB_TAG('g', 'l', 'y', 'f'),
    HB_TAG('h', 'e', 'a', 'd'),
    HB_TAG('h', 'h', 'e', 'a'),
    HB_TAG('h', 'm', 't', 'x'),
    HB_TAG('l', 'o', 'c', 'a'),
    HB_TAG('m', 'a', 'x', 'p'),
    HB_TAG('p', 'r', 'e', 'p'),
};

static int
get16(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;
	int n = u[0] << 8 | u[1];

	return n >= 0x8000 ? n - 0x10000 : n;
}

/* Rounds away from zero at a half, as widths are compared both ways. */
static int
per_mille(int64_t units, int64_t upem)
{
	int64_t n = units * 1000;

	return (int)((n < 0 ? n - upem / 2 : n + upem / 2) / upem);
}

/* The OS/2 table's word on embedding; 0 (no restriction) where it has none. */
static unsigned
rights(hb_face_t *face, int *weight)
{
	hb_blob_t *blob;
	unsigned len, fstype = 0;
	const char *p;

	blob = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
	p = hb_blob_get_data(blob, &len);
	*weight = 400;
	if (len >= OS2_FSTYPE + 2) {
		*weight = get16(p + OS2_WEIGHT);
		fstype = (unsigned)get16(p + OS2_FSTYPE) & 0xFFFF;
	}
	hb_blob_destroy(blob);
	return fstype;
}

/* Where several levels are given, the least restrictive one holds. */
static bool
embeddable(unsigned fstype)
{
	if (fstype & (FSTYPE_NO_SUBSET | FSTYPE_BITMAP_ONLY))
		return false;
	if (fstype & (FSTYPE_PREVIEW | FSTYPE_EDITABLE))
		return true;
	return (fstype & FSTYPE_RESTRICTED) == 0;
}

static void
describe(struct fontfile *ff, hb_face_t *face, hb_font_t *font, int weight)
{
	int64_t upem = hb_face_get_upem(face);
	hb_position_t cap;
	hb_blob_t *blob;
	const char *p;
	unsigned len;

	ff->bbox = (struct font_box){0, -120, 1000, 880};
	blob = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
	p = hb_blob_get_data(blob, &len);
	if (len >= HEAD_LEN) {
		ff->bbox.x0 = per_mille(get16(p + HEAD_BBOX), upem);
		ff->bbox.y0 = per_mille(get16(p + HEAD_BBOX + 2), upem);
		ff->bbox.x1 = per_mille(get16(p + HEAD_BBOX + 4), upem);
		ff->bbox.y1 = per_mille(get16(p + HEAD_BBOX + 6), upem);
	}
	hb_blob_destroy(blob);
	ff->cap_height = 700;
	if (hb_ot_metrics_get_position(
		font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap) &&
	    cap > 0)
		ff->cap_height = per_mille(cap, upem);
	ff->italic_angle =
	    (int)hb_style_get_value(font, HB_STYLE_TAG_SLANT_ANGLE);
	/* No font says its stem; this follows its weight: 400 gives 88. */
	if (weight < 1 || weight > 1000)
		weight = 400;
	ff->stem_v = 50 + weight * weight / (65 * 65);
}

/*
 * A face of the kept tables alone.  Whatever else a font has, hb-subset reads
 * before it drops it: turning the whole cmap round costs several times as
 * much as cutting out the glyphs of a page.
 */
static hb_face_t *
lean_face(hb_face_t *face)
{
	hb_face_t *lean = hb_face_builder_create();
	hb_blob_t *blob;
	size_t i;

	for (i = 0; i < sizeof(kept) / sizeof(*kept); i++) {
		blob = hb_face_reference_table(face, kept[i]);
		if (hb_blob_get_length(blob) > 0 &&
		    !hb_face_builder_add_table(lean, kept[i], blob))
			mem_exhausted();
		hb_blob_destroy(blob);
	}
	return lean;
}

static hb_subset_input_t *
plan_input(const uint32_t *gids, size_t n)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_set_t *glyphs;
	size_t i;

	if (input == NULL)
		mem_exhausted();
	/* CFF without its subroutines deflates smaller, and sooner. */
	hb_subset_input_set_flags(
	    input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
	glyphs = hb_subset_input_glyph_set(input);
	for (i = 0; i < n; i++)
		hb_set_add(glyphs, gids[i]);
	if (!hb_set_allocation_successful(glyphs))
		mem_exhausted();
	return input;
}

/* Takes the program's bytes out of the subset; false where it has none. */
static bool
take(struct fontfile *ff, hb_face_t *subset)
{
	hb_blob_t *blob;
	const char *p;
	unsigned len;

	blob = hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' '));
	if (hb_blob_get_length(blob) > 0) {
		ff->cff = true;
	} else {
		hb_blob_destroy(blob);
		blob =
		    hb_face_reference_table(subset, HB_TAG('g', 'l', 'y', 'f'));
		len = hb_blob_get_length(blob);
		hb_blob_destroy(blob);
		blob = len == 0 ? hb_blob_get_empty()
				: hb_face_reference_blob(subset);
	}
	p = hb_blob_get_data(blob, &len);
	buf_add(&ff->bytes, p, len);
	hb_blob_destroy(blob);
	if (ff->cff && charset_number_cids(
			   (unsigned char *)ff->bytes.p, ff->bytes.len) == -1)
		return false;
	return len > 0;
}

/* NULL, or why it could not be done. */
static const char *
subset(struct fontfile *ff, hb_face_t *face, const uint32_t *gids, size_t n,
    uint16_t *cids)
{
	hb_face_t *lean = lean_face(face);
	hb_subset_input_t *input = plan_input(gids, n);
	hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(lean, input);
	hb_face_t *result = NULL;
	const hb_map_t *map;
	const char *why = NULL;
	size_t i;

	hb_subset_input_destroy(input);
	if (plan != NULL)
		result = hb_subset_plan_execute_or_fail(plan);
	if (result == NULL || !take(ff, result))
		why = "hb-subset";
	map =
	    plan == NULL ? NULL : hb_subset_plan_old_to_new_glyph_mapping(plan);
	for (i = 0; why == NULL && i < n; i++) {
		hb_codepoint_t to = hb_map_get(map, gids[i]);

		if (to == HB_MAP_VALUE_INVALID || to == 0 || to > 0xFFFF)
			why = "hb-subset: glyph";
		else
			cids[i] = (uint16_t)to;
	}
	hb_face_destroy(result);
	hb_subset_plan_destroy(plan);
	hb_face_destroy(lean);
	return why;
}

int
fontfile_make(struct fontfile *ff, const struct face *face,
    const uint32_t *gids, size_t n, uint16_t *cids, int *widths,
    const char *file, struct diag *diag)
{
	hb_face_t *hb = face_hb(face);
	hb_font_t *font;
	const char *why;
	char bits[8];
	unsigned fstype;
	size_t i;
	int weight;

	memset(ff, 0, sizeof(*ff));
	fstype = rights(hb, &weight);
	if (!embeddable(fstype)) {
		snprintf(bits, sizeof(bits), "%04X", fstype);
		diag_add(diag, DIAG_FONT_RIGHTS, file, 0, face_family(face),
		    face_path(face), bits);
		return -1;
	}
	why = subset(ff, hb, gids, n, cids);
	if (why != NULL) {
		diag_add(diag, DIAG_FONT_SUBSET, file, 0, face_family(face),
		    face_path(face), why);
		fontfile_free(ff);
		return -1;
	}
	font = hb_font_create(hb);
	for (i = 0; i < n; i++)
		widths[i] =
		    per_mille(hb_font_get_glyph_h_advance(font, gids[i]),
			hb_face_get_upem(hb));
	describe(ff, hb, font, weight);
	hb_font_destroy(font);
	return 0;
}

void
fontfile_free(struct fontfile *ff)
{
	buf_free(&ff->bytes);
}

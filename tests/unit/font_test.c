/* SPDX-License-Identifier: Apache-2.0 */
/* Faces: where families are looked for, and what serves a character. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "layout/font.h"

Suite *font_suite(void);

/* Every role from one list, but the body from another. */
static struct fonts *
load(const char *const *body, const char *const *rest, const char *dir,
    struct diag *d)
{
	const char *const *families[FONT_ROLES];
	int i;

	for (i = 0; i < FONT_ROLES; i++)
		families[i] = i == FONT_FANGSONG ? body : rest;
	return fonts_load(families, dir, d);
}

static const char *
own_dir(void)
{
	static char dir[4096];
	const char *b = getenv("B");

	snprintf(
	    dir, sizeof(dir), "%s/share/jiyao/fonts", b == NULL ? "build" : b);
	return dir;
}

static const char *const uming[] = {"AR PL UMing CN", NULL};

START_TEST(a_family_of_the_own_folder_comes_before_the_systems)
{
	static const char *const body[] = {
	    "仿宋_GB2312", "FandolFang", "AR PL UMing CN", NULL};
	struct diag *d = diag_new();
	struct fonts *f = load(body, uming, own_dir(), d);
	const struct face *face;

	ck_assert_ptr_nonnull(f);
	face = fonts_role_face(f, FONT_FANGSONG, 0);
	ck_assert_str_eq(face_family(face), "FandolFang");
	ck_assert(face_is_cff(face));
	ck_assert_str_eq(face_postscript_name(face), "FandolFang-Regular");
	ck_assert_ptr_nonnull(
	    strstr(face_path(face), "FandolFang-Regular.otf"));
	ck_assert_uint_eq(strlen(face_digest(face)), 64);
	ck_assert_uint_eq(fonts_role_count(f, FONT_FANGSONG), 2);
	ck_assert_uint_eq(diag_count(d), 0);
	fonts_free(f);
	diag_free(d);
}

START_TEST(a_family_that_is_nowhere_is_never_substituted)
{
	static const char *const body[] = {"No Such Family", NULL};
	struct diag *d = diag_new();

	ck_assert_ptr_null(load(body, uming, own_dir(), d));
	ck_assert_uint_eq(diag_count(d), 1);
	ck_assert_str_eq(diag_get(d, 0)->id, "font-role");
	ck_assert_ptr_nonnull(strstr(diag_get(d, 0)->text[0], "fangsong"));
	ck_assert_ptr_nonnull(
	    strstr(diag_get(d, 0)->text[0], "No Such Family"));
	ck_assert_int_eq(diag_status(d), 2);
	diag_free(d);
}

START_TEST(the_weight_asked_for_is_taken)
{
	static const char *const body[] = {"FandolSong:bold", NULL};
	static const char *const rest[] = {"FandolSong", NULL};
	struct diag *d = diag_new();
	struct fonts *f = load(body, rest, own_dir(), d);

	ck_assert_ptr_nonnull(f);
	ck_assert_str_eq(
	    face_postscript_name(fonts_role_face(f, FONT_FANGSONG, 0)),
	    "FandolSong-Bold");
	ck_assert_str_eq(face_postscript_name(fonts_role_face(f, FONT_SONG, 0)),
	    "FandolSong-Regular");
	fonts_free(f);
	diag_free(d);
}

START_TEST(a_collection_gives_the_face_of_its_name)
{
	static const char *const body[] = {"AR PL UMing TW", NULL};
	struct diag *d = diag_new();
	struct fonts *f = load(body, uming, NULL, d);
	const struct face *a, *b;

	ck_assert_ptr_nonnull(f);
	a = fonts_role_face(f, FONT_FANGSONG, 0);
	b = fonts_role_face(f, FONT_SONG, 0);
	ck_assert_str_eq(face_path(a), face_path(b));
	ck_assert_int_ne(face_index(a), face_index(b));
	ck_assert(!face_is_cff(a));
	fonts_free(f);
	diag_free(d);
}

START_TEST(each_character_comes_from_the_first_face_that_has_it)
{
	static const char *const body[] = {
	    "FandolFang", "AR PL UMing CN", "Noto Serif CJK SC", NULL};
	struct diag *d = diag_new();
	struct fonts *f = load(body, uming, own_dir(), d);
	struct glyph g;
	int i;

	for (i = 0; i < 2; i++) { /* looked for, then remembered */
		ck_assert(fonts_glyph(f, FONT_FANGSONG, 0x515a, 0, &g));
		ck_assert_str_eq(face_family(g.face), "FandolFang");
		ck_assert_int_eq(g.advance, 1000);
		ck_assert(fonts_glyph(f, FONT_FANGSONG, 0x20bb7, 0, &g));
		ck_assert_str_eq(face_family(g.face), "Noto Serif CJK SC");
		ck_assert(!fonts_glyph(f, FONT_SONG, 0x20bb7, 0, &g));
		ck_assert(!fonts_glyph(f, FONT_FANGSONG, 0x10fffd, 0, &g));
		ck_assert(!fonts_glyph(f, FONT_FANGSONG, 0xffffffff, 0, &g));
	}
	fonts_free(f);
	diag_free(d);
}

START_TEST(a_variation_selector_finds_its_face)
{
	static const char *const body[] = {
	    "FandolFang", "Noto Serif CJK SC", NULL};
	struct diag *d = diag_new();
	struct fonts *f = load(body, uming, own_dir(), d);
	struct glyph plain, varied;

	ck_assert(fonts_glyph(f, FONT_FANGSONG, 0x8fbb, 0, &plain));
	/* A selector that no face knows leaves the character as it is. */
	ck_assert(fonts_glyph(f, FONT_FANGSONG, 0x8fbb, 0xfe05, &varied));
	ck_assert_uint_eq(plain.gid, varied.gid);
	fonts_free(f);
	diag_free(d);
}

START_TEST(ink_is_read_from_the_glyph)
{
	static const char *const body[] = {"FandolFang", NULL};
	struct diag *d = diag_new();
	struct fonts *f = load(body, uming, own_dir(), d);
	struct font_box b;
	struct glyph g;

	ck_assert(fonts_glyph(f, FONT_FANGSONG, 0x3002, 0, &g));
	b = face_box(g.face, g.gid);
	ck_assert_int_lt(b.x1, 400); /* 。 hugs the left */
	ck_assert(fonts_glyph(f, FONT_SONG, 0x3002, 0, &g));
	b = face_box(g.face, g.gid);
	ck_assert_int_gt(b.x0, 350); /* and stands in the middle here */
	ck_assert_int_lt(b.x1, 650);
	ck_assert(fonts_glyph(f, FONT_SONG, ' ', 0, &g));
	b = face_box(g.face, g.gid);
	ck_assert_int_eq(b.x1 - b.x0, 0);
	fonts_free(f);
	diag_free(d);
}

START_TEST(a_yen_is_never_drawn_as_a_dollar)
{
	static const char *const body[] = {"FandolFang", NULL};
	struct diag *d = diag_new();
	struct fonts *f = load(body, uming, own_dir(), d);
	struct glyph yen, half, dollar;

	ck_assert(fonts_glyph(f, FONT_FANGSONG, 0xffe5, 0, &yen));
	ck_assert(fonts_glyph(f, FONT_FANGSONG, 0x00a5, 0, &half));
	ck_assert(fonts_glyph(f, FONT_FANGSONG, 0xff04, 0, &dollar));
	ck_assert_uint_eq(yen.gid, half.gid);
	ck_assert_uint_ne(yen.gid, dollar.gid);
	/* A face that draws it right keeps its own. */
	ck_assert(fonts_glyph(f, FONT_SONG, 0xffe5, 0, &yen));
	ck_assert(fonts_glyph(f, FONT_SONG, 0x00a5, 0, &half));
	ck_assert_uint_ne(yen.gid, half.gid);
	fonts_free(f);
	diag_free(d);
}

START_TEST(a_folder_that_is_missing_or_holds_no_fonts_is_no_fault)
{
	struct diag *d = diag_new();
	struct fonts *f;

	f = load(uming, uming, "/nowhere", d);
	ck_assert_ptr_nonnull(f);
	fonts_free(f);
	f = load(uming, uming, "tests/unit", d);
	ck_assert_ptr_nonnull(f);
	fonts_free(f);
	ck_assert_uint_eq(diag_count(d), 0);
	diag_free(d);
}

START_TEST(a_damaged_font_file_is_passed_over)
{
	static const char *const body[] = {
	    "FandolFang", "AR PL UMing CN", NULL};
	char dir[] = "/tmp/fontsXXXXXX", path[64], bytes[2000];
	struct diag *d = diag_new();
	struct fonts *f;
	struct glyph g;
	FILE *in, *out;
	size_t n, cut;

	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/FandolFang-Regular.otf", dir);
	for (cut = 0; cut <= sizeof(bytes); cut += 250) {
		char from[5000];

		snprintf(
		    from, sizeof(from), "%s/FandolFang-Regular.otf", own_dir());
		in = fopen(from, "rb");
		ck_assert_ptr_nonnull(in);
		n = fread(bytes, 1, cut, in);
		fclose(in);
		out = fopen(path, "wb");
		fwrite(bytes, 1, n, out);
		fclose(out);
		f = load(body, uming, dir, d);
		ck_assert_ptr_nonnull(f);
		ck_assert(fonts_glyph(f, FONT_FANGSONG, 0x515a, 0, &g));
		ck_assert_str_eq(face_family(g.face), "AR PL UMing CN");
		fonts_free(f);
	}
	remove(path);
	remove(dir);
	diag_free(d);
}

Suite *
font_suite(void)
{
	Suite *s = suite_create("font");
	TCase *t = tcase_create("faces");

	tcase_add_test(t, a_family_of_the_own_folder_comes_before_the_systems);
	tcase_add_test(t, a_family_that_is_nowhere_is_never_substituted);
	tcase_add_test(t, the_weight_asked_for_is_taken);
	tcase_add_test(t, a_collection_gives_the_face_of_its_name);
	tcase_add_test(t, each_character_comes_from_the_first_face_that_has_it);
	tcase_add_test(t, a_variation_selector_finds_its_face);
	tcase_add_test(t, ink_is_read_from_the_glyph);
	tcase_add_test(t, a_yen_is_never_drawn_as_a_dollar);
	tcase_add_test(
	    t, a_folder_that_is_missing_or_holds_no_fonts_is_no_fault);
	tcase_add_test(t, a_damaged_font_file_is_passed_over);
	suite_add_tcase(s, t);
	return s;
}

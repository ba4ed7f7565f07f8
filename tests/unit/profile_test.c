/* SPDX-License-Identifier: Apache-2.0 */
/* Layout profiles: the standard's own, overrides, and what is refused. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "layout/profile.h"

Suite *profile_suite(void);

static char dir[] = "/tmp/profileXXXXXX";
static char path[64];
static struct diag *diag;

static void
setup(void)
{
	char template[] = "/tmp/profileXXXXXX";

	memcpy(dir, template, sizeof(dir));
	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/p.yaml", dir);
	diag = diag_new();
}

static void
teardown(void)
{
	remove(path);
	remove(dir);
	diag_free(diag);
}

/* A profile that extends the standard's by text. */
static struct profile *
extend(const char *text)
{
	char here[4096];
	FILE *f = fopen(path, "w");

	ck_assert_ptr_nonnull(realpath("templates/profile.yaml", here));
	fprintf(f, "extends: %s\n%s", here, text);
	fclose(f);
	return profile_load(path, diag);
}

static void
refused(const char *text, const char *id, long line)
{
	ck_assert_ptr_null(extend(text));
	ck_assert_uint_eq(diag_count(diag), 1);
	ck_assert_str_eq(diag_get(diag, 0)->id, id);
	ck_assert_int_eq(diag_get(diag, 0)->line, line);
}

START_TEST(the_standards_numbers_are_derived)
{
	struct profile *p = profile_load("templates/profile.yaml", diag);

	ck_assert_ptr_nonnull(p);
	ck_assert_int_eq(mpt_to_um(p->sheet_width), 210000);
	ck_assert_int_eq(p->cell, 15793); /* 156 mm / 28 */
	ck_assert_int_eq(p->pitch, 29609); /* (225 mm - 16 pt) / 21 */
	ck_assert_int_le(
	    21 * p->pitch + p->text[TEXT_BODY].size, p->text_height);
	ck_assert_int_eq(p->text[TEXT_BODY].cell, p->cell);
	ck_assert_int_eq(p->text[TEXT_BODY].pitch, p->pitch);
	ck_assert_int_eq(p->text[TEXT_TITLE].size, 22000);
	ck_assert_int_eq(p->text[TEXT_TITLE].cell, 22000);
	ck_assert_int_eq(p->text[TEXT_TITLE].pitch, 22000 + 13609);
	ck_assert_uint_eq(p->text[TEXT_MARK].rgb, p->red);
	ck_assert_uint_eq(p->text[TEXT_BODY].rgb, 0);
	ck_assert_int_eq(p->em_ascent, 880);
	ck_assert_str_eq(p->families[FONT_FANGSONG][0], "仿宋_GB2312");
	profile_free(p);
}

START_TEST(a_profile_says_only_what_differs)
{
	struct profile *p = extend("gaps: { blank: grid }\n"
				   "lines: { han-latin-gap: 0.25 em }\n"
				   "elements: { body: { size: 15.75 pt } }\n"
				   "faces: { kai: [A, B] }\n");

	ck_assert_ptr_nonnull(p);
	ck_assert_int_eq(p->blank, BLANK_GRID);
	ck_assert_int_eq(p->han_latin_gap, 250);
	ck_assert_int_eq(p->text[TEXT_BODY].size, 15750);
	ck_assert_int_eq(p->text[TEXT_BODY].role, FONT_FANGSONG);
	ck_assert_int_eq(p->pitch, 29621);
	ck_assert_str_eq(p->families[FONT_KAI][1], "B");
	ck_assert_ptr_null(p->families[FONT_KAI][2]);
	ck_assert_str_eq(p->families[FONT_HEI][0], "黑体");
	profile_free(p);
}

START_TEST(the_bench_profile_is_whole)
{
	struct profile *p = profile_load("templates/profile-arphic.yaml", diag);

	ck_assert_ptr_nonnull(p);
	ck_assert_str_eq(p->families[FONT_KAI][0], "AR PL UKai CN");
	profile_free(p);
}

START_TEST(unknown_keys_are_refused)
{
	refused("gaps:\n  blnak: grid\n", "profile-key", 3);
}

START_TEST(unknown_sections_are_refused)
{
	refused("gap:\n  blank: grid\n", "profile-key", 2);
}

START_TEST(unknown_elements_are_refused)
{
	refused("elements:\n  boddy: { size: 16 pt }\n", "profile-key", 3);
}

START_TEST(unknown_roles_are_refused)
{
	refused("faces:\n  fang: [A]\n", "profile-key", 3);
}

static const char *const wrong[] = {
    "sheet: { width: 210 }\n",
    "sheet: { width: 210 cm }\n",
    "sheet: { width: 2 mm }\n",
    "sheet: { width: -210 mm }\n",
    "sheet: { width: 210.1234 mm }\n",
    "sheet: { width: 99999999999999999999 mm }\n",
    "sheet: { width: [210 mm] }\n",
    "sheet: { lines: 22.5 }\n",
    "sheet: { lines: 1 }\n",
    "sheet: { lines: 22 mm }\n",
    "sheet: { em-ascent: 1.1 em }\n",
    "gaps: { blank: both }\n",
    "gaps: { blank: edg }\n",
    "lines: { strict: maybe }\n",
    "colours: { red: FF0000 }\n",
    "colours: { red: \"#FF00\" }\n",
    "elements: { body: { face: bold } }\n",
    "elements: { body: { size: 1 pt } }\n",
    "elements: { body: { cell: wide } }\n",
    "elements: { body: { colour: blue } }\n",
    "elements: { body: 16 pt }\n",
    "faces: { kai: A }\n",
    "faces: { kai: [] }\n",
    "words: { whole: x }\n",
    "words: { units: [x] }\n",
    "gaps: x\n",
};

START_TEST(wrong_values_are_refused)
{
	refused(wrong[_i], "profile-value", 2);
}

START_TEST(a_type_area_wider_than_the_sheet_is_refused)
{
	refused("sheet: { text-width: 200 mm }\n", "profile-value", 1);
}

START_TEST(what_no_file_says_is_named)
{
	FILE *f = fopen(path, "w");
	size_t i;
	bool found = false;

	fputs("sheet: { width: 210 mm }\n", f);
	fclose(f);
	ck_assert_ptr_null(profile_load(path, diag));
	for (i = 0; i < diag_count(diag); i++) {
		ck_assert_str_eq(diag_get(diag, i)->id, "profile-missing");
		found |=
		    strstr(diag_get(diag, i)->text[0], "sheet: height") != NULL;
	}
	ck_assert(found);
}

START_TEST(a_profile_that_extends_itself_ends)
{
	FILE *f = fopen(path, "w");

	fprintf(f, "extends: p.yaml\n");
	fclose(f);
	ck_assert_ptr_null(profile_load(path, diag));
	ck_assert_str_eq(diag_get(diag, 0)->id, "profile-value");
}

START_TEST(a_missing_profile_is_named)
{
	ck_assert_ptr_null(profile_load("/nowhere/p.yaml", diag));
	ck_assert_str_eq(diag_get(diag, 0)->id, "file-missing");
}

static bool
in_page(const struct buf *page, const char *key)
{
	char macro[64];

	snprintf(macro, sizeof(macro), " %s", key);
	return strstr(page->p, macro) != NULL;
}

START_TEST(the_manual_page_names_every_key)
{
	static const char *const keys[] = {
#define LENGTH(f, s, k, lo, hi) s, k,
#define EM(f, s, k, lo, hi) s, k,
#define NUMBER(f, s, k, lo, hi) s, k,
#define SWITCH(f, s, k) s, k,
#define CHOICE(f, s, k, t, w) s, k,
#define COLOUR(f, s, k) s, k,
#define TEXT(f, s, k, max) s, k,
#include "layout/profile.def"
	    "extends", "name", "elements", "faces", "words", "whole",
	    "title-no-start", "title-no-end", "units"};
	struct buf page = {NULL, 0, 0};
	size_t i;

	ck_assert_int_eq(
	    file_read("gen/jiyao-profile.5", 1 << 20, &page, diag), 0);
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		ck_assert_msg(in_page(&page, keys[i]), "no %s", keys[i]);
	for (i = 0; i < FONT_ROLES; i++)
		ck_assert(in_page(&page, profile_role_name((enum font_role)i)));
	for (i = 0; i < TEXT_KINDS; i++)
		if (i < TEXT_H1 || i > TEXT_H4)
			ck_assert_msg(in_page(&page,
					  profile_text_name((enum text_kind)i)),
			    "no %s", profile_text_name((enum text_kind)i));
	buf_free(&page);
}

START_TEST(every_role_and_kind_has_a_name)
{
	int i;

	for (i = 0; i < FONT_ROLES; i++)
		ck_assert_ptr_nonnull(profile_role_name((enum font_role)i));
	for (i = 0; i < TEXT_KINDS; i++)
		ck_assert_ptr_nonnull(profile_text_name((enum text_kind)i));
}

Suite *
profile_suite(void)
{
	Suite *s = suite_create("profile");
	TCase *t = tcase_create("profiles");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, the_standards_numbers_are_derived);
	tcase_add_test(t, a_profile_says_only_what_differs);
	tcase_add_test(t, the_bench_profile_is_whole);
	tcase_add_test(t, unknown_keys_are_refused);
	tcase_add_test(t, unknown_sections_are_refused);
	tcase_add_test(t, unknown_elements_are_refused);
	tcase_add_test(t, unknown_roles_are_refused);
	tcase_add_loop_test(t, wrong_values_are_refused, 0,
	    (int)(sizeof(wrong) / sizeof(wrong[0])));
	tcase_add_test(t, a_type_area_wider_than_the_sheet_is_refused);
	tcase_add_test(t, what_no_file_says_is_named);
	tcase_add_test(t, a_profile_that_extends_itself_ends);
	tcase_add_test(t, a_missing_profile_is_named);
	tcase_add_test(t, the_manual_page_names_every_key);
	tcase_add_test(t, every_role_and_kind_has_a_name);
	suite_add_tcase(s, t);
	return s;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pictures: whatever is done to a file, it is whole or not, and nothing is
 * read beyond its end; and how large one stands.
 */
#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include <check.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/picture.h"
#include "layout/figure.h"

Suite *picture_suite(void);

static char folder[] = "/tmp/jiyao-picture.XXXXXX";
static glob_t files;

static void
make_files(void)
{
	struct buf cmd = {NULL, 0, 0};

	ck_assert_ptr_nonnull(mkdtemp(folder));
	buf_addf(&cmd, "tests/data/pictures/make %s", folder);
	ck_assert_int_eq(system(cmd.p), 0);
	buf_clear(&cmd);
	buf_addf(&cmd, "%s/*", folder);
	ck_assert_int_eq(glob(cmd.p, 0, NULL, &files), 0);
	buf_free(&cmd);
}

static void
remove_files(void)
{
	struct buf cmd = {NULL, 0, 0};

	globfree(&files);
	buf_addf(&cmd, "rm -rf %s", folder);
	ck_assert_int_eq(system(cmd.p), 0);
	buf_free(&cmd);
	strcpy(folder, "/tmp/jiyao-picture.XXXXXX");
}

/* Looks at a copy of exactly len bytes, so that a byte more is caught. */
static enum picture_fault
look(const char *bytes, size_t len, struct picture *p)
{
	unsigned char *copy = malloc(len + (len == 0));
	struct arena *arena = arena_new();
	enum picture_fault fault;
	size_t at = 0;

	ck_assert_ptr_nonnull(copy);
	if (len > 0)
		memcpy(copy, bytes, len);
	fault = picture_parse(copy, len, arena, p, &at);
	ck_assert_uint_le(at, len);
	if (fault == PICTURE_WHOLE) {
		ck_assert_uint_le(p->len, len);
		ck_assert_int_ge(p->width, 1);
		ck_assert_int_le(p->width, PICTURE_SIDE_MAX);
		ck_assert_int_ge(p->height, 1);
		ck_assert(p->turn >= 1 && p->turn <= 8);
	}
	arena_free(arena);
	free(copy);
	return fault;
}

START_TEST(no_part_of_a_file_is_a_whole_picture)
{
	struct diag *diag = diag_new();
	struct buf b = {NULL, 0, 0};
	struct picture p;
	size_t n;

	for (size_t i = 0; i < files.gl_pathc; i++) {
		buf_clear(&b);
		ck_assert_int_eq(
		    file_read(files.gl_pathv[i], 1 << 20, &b, diag), 0);
		for (n = 0; n < b.len; n++)
			ck_assert_msg(look(b.p, n, &p) != PICTURE_WHOLE,
			    "%zu bytes of %s", n, files.gl_pathv[i]);
	}
	buf_free(&b);
	diag_free(diag);
}
END_TEST

START_TEST(a_changed_byte_never_leads_astray)
{
	static const char flips[] = {0x01, (char)0x80, (char)0xff};
	struct diag *diag = diag_new();
	struct buf b = {NULL, 0, 0};
	struct picture p;
	size_t n;
	bool png;

	for (size_t i = 0; i < files.gl_pathc; i++) {
		buf_clear(&b);
		ck_assert_int_eq(
		    file_read(files.gl_pathv[i], 1 << 20, &b, diag), 0);
		png = strstr(files.gl_pathv[i], ".png") != NULL;
		for (n = 0; n < b.len; n++)
			for (size_t k = 0; k < sizeof(flips); k++) {
				b.p[n] ^= flips[k];
				/* every chunk has its check sum */
				ck_assert(
				    look(b.p, b.len, &p) != PICTURE_WHOLE ||
				    !png);
				b.p[n] ^= flips[k];
			}
	}
	buf_free(&b);
	diag_free(diag);
}
END_TEST

static void
size_is(struct picture p, int width, int height, mpt w, mpt h)
{
	mpt got_w, got_h;

	figure_size(&p, 150, width * MPT_PT, height * MPT_PT, &got_w, &got_h);
	ck_assert_int_eq(got_w, w);
	ck_assert_int_eq(got_h, h);
}

START_TEST(a_picture_stands_at_its_density_within_its_room)
{
	struct picture p = {.width = 300, .height = 150, .turn = 1};

	size_is(p, 400, 600, 144000, 72000);
	p.dpi_x = p.dpi_y = 300;
	size_is(p, 400, 600, 72000, 36000);
	/* pixels that are not square */
	p.dpi_y = 150;
	size_is(p, 400, 600, 72000, 72000);
	p.dpi_y = 300;
	/* never larger than its room, in its shape */
	size_is(p, 36, 600, 36000, 18000);
	size_is(p, 400, 18, 36000, 18000);
	/* as the camera was held */
	p.turn = 6;
	size_is(p, 400, 600, 36000, 72000);
	size_is(p, 18, 600, 18000, 36000);
	/* the longest line there can be */
	p.turn = 1;
	p.width = PICTURE_SIDE_MAX;
	p.height = 1;
	p.dpi_x = p.dpi_y = PICTURE_DPI_MIN;
	size_is(p, 400, 600, 400000, 250);
}
END_TEST

Suite *
picture_suite(void)
{
	Suite *s = suite_create("picture");
	TCase *t = tcase_create("files"), *size = tcase_create("size");

	tcase_set_timeout(t, 120);
	tcase_add_checked_fixture(t, make_files, remove_files);
	tcase_add_test(t, no_part_of_a_file_is_a_whole_picture);
	tcase_add_test(t, a_changed_byte_never_leads_astray);
	suite_add_tcase(s, t);
	tcase_add_test(size, a_picture_stands_at_its_density_within_its_room);
	suite_add_tcase(s, size);
	return s;
}

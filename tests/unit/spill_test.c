/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/spill.h"

Suite *spill_suite(void);

static const char schema[] = "CREATE TABLE t(n INTEGER PRIMARY KEY, s);";
static const char insert[] = "INSERT INTO t(s) VALUES(?)";

static char folder[] = "/tmp/spill.XXXXXX";

static void
own_folder(void)
{
	strcpy(strrchr(folder, '.'), ".XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	setenv("TMPDIR", folder, 1);
}

static void
no_folder(void)
{
	unsetenv("TMPDIR");
	rmdir(folder);
}

/* Rows of n KiB each. */
static void
fill(struct spill *s, int rows, int n)
{
	struct buf b = {NULL, 0, 0};

	while (b.len < (size_t)n * 1024)
		buf_addc(&b, 'x');
	for (; rows > 0; rows--)
		spill_do(s, insert, "s", b.p);
	buf_free(&b);
}

static int
names_in_folder(void)
{
	DIR *d = opendir(folder);
	int n = 0;

	while (readdir(d) != NULL)
		n++;
	closedir(d);
	return n - 2; /* . and .. */
}

/* True where a file of the folder is open that has no name. */
static bool
open_without_name(void)
{
	char link[64], to[512];
	ssize_t len;

	for (int fd = 3; fd < 64; fd++) {
		snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
		len = readlink(link, to, sizeof to - 1);
		if (len <= 0)
			continue;
		to[len] = '\0';
		if (strncmp(to, folder, strlen(folder)) == 0 &&
		    strstr(to, "(deleted)") != NULL)
			return true;
	}
	return false;
}

START_TEST(rows_come_back_in_the_order_asked_for)
{
	struct diag *d = diag_new();
	struct spill *s = spill_new(schema, d);
	struct spill_query *q;

	ck_assert_int_eq(spill_do(s, insert, "s", "b"), 1);
	ck_assert_int_eq(spill_do(s, insert, "s", "a"), 1);
	ck_assert_int_eq(spill_do(s, insert, "s", NULL), 1);
	ck_assert_int_eq(spill_do(s, "DELETE FROM t WHERE s=?", "s", "c"), 0);
	q = spill_ask(s, "SELECT s,n FROM t WHERE n<=? ORDER BY s", "i", 9LL);
	ck_assert(spill_next(q));
	ck_assert_str_eq(spill_text(q, 0), "");
	ck_assert(spill_next(q));
	ck_assert_str_eq(spill_text(q, 0), "a");
	ck_assert_int_eq(spill_int(q, 1), 2);
	ck_assert(spill_next(q));
	ck_assert(!spill_next(q));
	spill_end(q);
	ck_assert(!spill_failed(s));
	ck_assert_uint_eq(diag_count(d), 0);
	spill_free(s);
	diag_free(d);
}
END_TEST

START_TEST(what_is_on_disk_has_no_name)
{
	struct diag *d = diag_new();
	struct spill *s = spill_new(schema, d);

	fill(s, 3 * (SPILL_CACHE >> 20), 1024);
	ck_assert(!spill_failed(s));
	ck_assert(open_without_name());
	ck_assert_int_eq(names_in_folder(), 0);
	spill_free(s);
	ck_assert(!open_without_name());
	diag_free(d);
}
END_TEST

START_TEST(a_disk_without_room_is_one_finding)
{
	struct rlimit few = {1 << 20, RLIM_INFINITY}, before;
	struct diag *d = diag_new();
	struct spill *s = spill_new(schema, d);
	struct spill_query *q;

	getrlimit(RLIMIT_FSIZE, &before);
	few.rlim_max = before.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &few);
	fill(s, 3 * (SPILL_CACHE >> 20), 1024);
	setrlimit(RLIMIT_FSIZE, &before);
	ck_assert(spill_failed(s));
	ck_assert_uint_eq(diag_count(d), 1);
	ck_assert_str_eq(diag_get(d, 0)->id, "spill-failed");
	ck_assert_str_eq(diag_get(d, 0)->file, folder);
	ck_assert_int_eq(diag_status(d), 2);
	q = spill_ask(s, "SELECT n FROM t", "");
	ck_assert(!spill_next(q));
	spill_end(q);
	ck_assert_int_eq(spill_do(s, insert, "s", "a"), 0);
	ck_assert_uint_eq(diag_count(d), 1);
	spill_free(s);
	diag_free(d);
}
END_TEST

START_TEST(no_other_folder_is_taken_than_the_one_named)
{
	struct diag *d = diag_new();
	struct spill *s;

	setenv("TMPDIR", "/tmp/spill.none", 1);
	s = spill_new(schema, d);
	ck_assert(spill_failed(s));
	ck_assert_str_eq(diag_get(d, 0)->file, "/tmp/spill.none");
	spill_free(s);
	diag_free(d);
}
END_TEST

Suite *
spill_suite(void)
{
	Suite *s = suite_create("spill");
	TCase *t = tcase_create("spill");

	tcase_add_checked_fixture(t, own_folder, no_folder);
	tcase_add_test(t, rows_come_back_in_the_order_asked_for);
	tcase_add_test(t, what_is_on_disk_has_no_name);
	tcase_add_test(t, a_disk_without_room_is_one_finding);
	tcase_add_test(t, no_other_folder_is_taken_than_the_one_named);
	suite_add_tcase(s, t);
	return s;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/yaml.h"

Suite *base_suite(void);

START_TEST(arena_objects_are_zeroed_aligned_and_apart)
{
	struct arena *a = arena_new();
	size_t i, k;
	char *p;

	for (i = 1; i < 3000; i += 7) {
		p = arena_alloc(a, i);
		ck_assert_uint_eq((uintptr_t)p % _Alignof(max_align_t), 0);
		for (k = 0; k < i; k++)
			ck_assert_int_eq(p[k], 0);
		memset(p, 0xff, i);
	}
	p = arena_alloc(a, 5 << 20);
	memset(p, 0xff, 5 << 20);
	p = arena_alloc(a, 1);
	ck_assert_int_eq(*p, 0);
	ck_assert_str_eq(arena_printf(a, "%d-%s", 7, "x"), "7-x");
	arena_free(a);
}
END_TEST

START_TEST(buf_grows_and_stays_terminated)
{
	struct buf b = {NULL, 0, 0};
	int i;

	for (i = 0; i < 10000; i++)
		buf_addc(&b, 'a');
	ck_assert_uint_eq(b.len, 10000);
	ck_assert_uint_eq(strlen(b.p), 10000);
	buf_clear(&b);
	buf_addf(&b, "%s %d", "纪要", 9704);
	buf_addcp(&b, 0x20bb7);
	ck_assert_str_eq(b.p, "纪要 9704𠮷");
	buf_free(&b);
}
END_TEST

START_TEST(utf8_round_trips_every_scalar_value)
{
	uint32_t cp, back;
	char u[4];
	size_t n;

	for (cp = 0; cp <= 0x10ffff; cp++) {
		if (cp == 0xd800)
			cp = 0xe000;
		n = utf8_encode(cp, u);
		if (utf8_decode(u, n, &back) != n || back != cp ||
		    (n > 1 && utf8_decode(u, n - 1, &back) != 0))
			ck_abort_msg("U+%04X", (unsigned)cp);
	}
}
END_TEST

START_TEST(utf8_refuses_overlong_surrogates_and_beyond)
{
	static const char *const bad[] = {"\xc0\x80", "\xe0\x80\x80",
	    "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff", "\x80", "\xe4\xb8"};
	size_t i;
	uint32_t cp;

	for (i = 0; i < sizeof bad / sizeof bad[0]; i++)
		ck_assert_uint_eq(utf8_decode(bad[i], strlen(bad[i]), &cp), 0);
	ck_assert_uint_eq(utf8_check("ab\xff", 3), 2);
}
END_TEST

static const struct {
	const char *text;
	bool valid;
} dates[] = {
    {"2026-11-22", true},
    {"2024-02-29", true},
    {"2026-02-29", false},
    {"1900-02-29", false},
    {"2000-02-29", true},
    {"2026-04-31", false},
    {"2026-13-01", false},
    {"2026-00-10", false},
    {"2026-01-00", false},
    {"0000-01-01", false},
    {"2026-1-02", false},
    {"2026-01-02T09:00", false},
    {"2026-01-02 ", false},
    {"2026-01-0", false},
    {"", false},
};

START_TEST(a_date_is_a_day_of_the_calendar)
{
	ck_assert_int_eq(date_valid(dates[_i].text), dates[_i].valid);
}
END_TEST

START_TEST(json_keeps_commas_nesting_and_escapes)
{
	struct buf b = {NULL, 0, 0};
	struct json j = {.out = &b};

	json_object(&j, NULL);
	json_string(&j, "a", "x\"\\\n\x01\xff纪");
	json_array(&j, "b");
	json_int(&j, NULL, -3);
	json_milli(&j, NULL, -29609);
	json_milli(&j, NULL, 5500);
	json_milli(&j, NULL, 7000);
	json_milli(&j, NULL, -1);
	json_bool(&j, NULL, true);
	json_null(&j, NULL);
	json_array_end(&j);
	json_object(&j, "c");
	json_object_end(&j);
	json_object_end(&j);
	ck_assert_str_eq(b.p,
	    "{\"a\":\"x\\\"\\\\\\n\\u0001\\ufffd纪\",\"b\":[-3,-29.609,5.5,7,"
	    "-0.001,true,null],\"c\":{}}");
	buf_free(&b);
}
END_TEST

START_TEST(digest_agrees_with_the_standards_example)
{
	char hex[DIGEST_HEX];
	struct digest *d = digest_new(DIGEST_SHA256);

	digest_sha256("abc", 3, hex);
	ck_assert_str_eq(hex,
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	digest_add(d, "a", 1);
	digest_add(d, "bc", 2);
	digest_end(d, hex);
	ck_assert_int_eq(strncmp(hex, "ba7816bf", 8), 0);
}
END_TEST

static struct yaml *
yaml(struct arena *a, const char *s, struct diag *d)
{
	return yaml_read(a, s, strlen(s), "t.yaml", 1, d);
}

START_TEST(yaml_reads_keys_values_and_lines)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	const struct yaml *y, *v;

	y = yaml(
	    a, "title: 关于 x\nlist:\n  - a\n  - k: v\n    l: 'w'\nend:\n", d);
	ck_assert_ptr_nonnull(y);
	ck_assert_str_eq(yaml_get(y, "title")->value, "关于 x");
	v = yaml_get(y, "list");
	ck_assert_int_eq(v->kind, YAML_SEQUENCE);
	ck_assert_int_eq(v->line, 2);
	ck_assert_str_eq(v->child->value, "a");
	ck_assert_int_eq(v->child->line, 3);
	ck_assert_str_eq(yaml_get(v->child->next, "l")->value, "w");
	ck_assert_int_eq(yaml_get(v->child->next, "l")->line, 5);
	ck_assert_str_eq(yaml_get(y, "end")->value, "");
	ck_assert_ptr_null(yaml_get(y, "none"));
	ck_assert_int_eq(yaml(a, "", d)->kind, YAML_MAPPING);
	ck_assert_uint_eq(diag_count(d), 0);
	diag_free(d);
	arena_free(a);
}
END_TEST

static const struct {
	const char *text, *id;
	long line;
} yaml_faults[] = {
    {"a: 1\nb: [\n", "yaml-syntax", 3},
    {"a: &x 1\n", "yaml-feature", 1},
    {"a: 1\nb: *x\n", "yaml-feature", 2},
    {"a: !!str 1\n", "yaml-feature", 1},
    {"a: 1\n---\nb: 2\n", "yaml-feature", 2},
    {"? [a]\n: b\n", "yaml-feature", 1},
    {"a: 1\nb: 2\na: 3\n", "yaml-duplicate", 3},
    {"[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]", "yaml-feature", 1},
    {"a: \"x\\0y\"\n", "yaml-feature", 1},
    {"a: \xff\n", "yaml-syntax", 1},
};

START_TEST(yaml_faults_are_findings_with_a_line)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();

	ck_assert_ptr_null(yaml(a, yaml_faults[_i].text, d));
	ck_assert_uint_eq(diag_count(d), 1);
	ck_assert_str_eq(diag_get(d, 0)->id, yaml_faults[_i].id);
	ck_assert_int_eq(diag_get(d, 0)->line, yaml_faults[_i].line);
	diag_free(d);
	arena_free(a);
}
END_TEST

static char dir[] = "/tmp/jiyao-test-XXXXXX";
static int home; /* where the run stands: not every run forks its tests */

static void
make_dir(void)
{
	strcpy(dir + sizeof dir - 7, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	home = open(".", O_RDONLY | O_DIRECTORY);
	ck_assert_int_eq(chdir(dir), 0);
}

static void
drop_dir(void)
{
	ck_assert_int_eq(fchdir(home), 0);
	close(home);
	/* Empty when every test cleaned up: no temporary was left behind. */
	ck_assert_int_eq(rmdir(dir), 0);
}

START_TEST(file_replace_keeps_what_a_file_is)
{
	struct diag *d = diag_new();
	struct buf b = {NULL, 0, 0};
	struct stat st;

	ck_assert_int_eq(file_write("x", "old", 3, 0666, d), 0);
	ck_assert_int_eq(chmod("x", 0640), 0);
	ck_assert_int_eq(symlink("x", "link"), 0);
	ck_assert_int_eq(file_replace("link", "newer", 5, d), 0);
	ck_assert_int_eq(lstat("link", &st), 0);
	ck_assert(S_ISLNK(st.st_mode));
	ck_assert_int_eq(lstat("x", &st), 0);
	ck_assert_uint_eq(st.st_mode & 07777, 0640);
	ck_assert_int_eq(file_read("x", 100, &b, d), 0);
	ck_assert_str_eq(b.p, "newer");
	ck_assert_uint_eq(diag_count(d), 0);

	/* Not what may not be written, is not there, or is no file. */
	ck_assert_int_eq(chmod("x", 0440), 0);
	ck_assert_int_eq(file_replace("x", "other", 5, d), -1);
	ck_assert_int_eq(file_replace("none", "other", 5, d), -1);
	ck_assert_int_eq(file_replace(".", "other", 5, d), -1);
	ck_assert_uint_eq(diag_count(d), 3);
	ck_assert_str_eq(diag_get(d, 0)->id, "file-denied");
	ck_assert_str_eq(diag_get(d, 1)->id, "file-missing");
	ck_assert_str_eq(diag_get(d, 2)->id, "file-is-dir");
	/* Nor what belongs to somebody else: only root can make that so. */
	ck_assert_int_eq(chmod("x", 0666), 0);
	if (chown("x", geteuid() + 1, (gid_t)-1) == 0) {
		ck_assert_int_eq(file_replace("x", "other", 5, d), -1);
		ck_assert_str_eq(diag_get(d, 3)->id, "fix-owner");
	}
	buf_clear(&b);
	ck_assert_int_eq(file_read("x", 100, &b, d), 0);
	ck_assert_str_eq(b.p, "newer");
	unlink("x");
	unlink("link");
	buf_free(&b);
	diag_free(d);
}
END_TEST

START_TEST(file_write_replaces_in_one_step_and_leaves_nothing_else)
{
	struct diag *d = diag_new();
	struct buf b = {NULL, 0, 0};
	struct stat st;

	ck_assert_int_eq(file_write("x", "old", 3, 0666, d), 0);
	ck_assert_int_eq(file_write("./x", "newer", 5, 0600, d), 0);
	ck_assert_int_eq(stat("x", &st), 0);
	ck_assert_uint_eq(st.st_mode & 0777, 0600);
	ck_assert_int_eq(file_read("x", 5, &b, d), 0);
	ck_assert_str_eq(b.p, "newer");
	ck_assert_int_eq(file_read("x", 4, &b, d), -1);
	ck_assert_str_eq(diag_get(d, 0)->id, "limit-bytes");
	unlink("x");
	buf_free(&b);
	diag_free(d);
}
END_TEST

START_TEST(file_faults_name_their_cause)
{
	struct diag *d = diag_new();
	struct buf b = {NULL, 0, 0};

	ck_assert_int_eq(file_read("none", 9, &b, d), -1);
	ck_assert_int_eq(file_read(".", 9, &b, d), -1);
	ck_assert_int_eq(file_write(".", "x", 1, 0666, d), -1);
	ck_assert_int_eq(file_write("none/x", "x", 1, 0666, d), -1);
	ck_assert_int_eq(file_write("/dev/full", "x", 1, 0666, d), -1);
	ck_assert_str_eq(diag_get(d, 0)->id, "file-missing");
	ck_assert_str_eq(diag_get(d, 1)->id, "file-is-dir");
	ck_assert_str_eq(diag_get(d, 2)->id, "file-is-dir");
	ck_assert_str_eq(diag_get(d, 3)->id, "folder-missing");
	ck_assert_str_eq(diag_get(d, 4)->id, "disk-full");
	ck_assert_int_eq(diag_status(d), 2);
	buf_free(&b);
	diag_free(d);
}
END_TEST

Suite *
base_suite(void)
{
	Suite *s = suite_create("base");
	TCase *t = tcase_create("base");

	tcase_add_test(t, arena_objects_are_zeroed_aligned_and_apart);
	tcase_add_test(t, buf_grows_and_stays_terminated);
	tcase_add_test(t, utf8_round_trips_every_scalar_value);
	tcase_add_test(t, utf8_refuses_overlong_surrogates_and_beyond);
	tcase_add_loop_test(t, a_date_is_a_day_of_the_calendar, 0,
	    sizeof dates / sizeof dates[0]);
	tcase_add_test(t, json_keeps_commas_nesting_and_escapes);
	tcase_add_test(t, digest_agrees_with_the_standards_example);
	tcase_add_test(t, yaml_reads_keys_values_and_lines);
	tcase_add_loop_test(t, yaml_faults_are_findings_with_a_line, 0,
	    sizeof yaml_faults / sizeof yaml_faults[0]);
	suite_add_tcase(s, t);
	t = tcase_create("file");
	tcase_add_checked_fixture(t, make_dir, drop_dir);
	tcase_add_test(
	    t, file_write_replaces_in_one_step_and_leaves_nothing_else);
	tcase_add_test(t, file_replace_keeps_what_a_file_is);
	tcase_add_test(t, file_faults_name_their_cause);
	suite_add_tcase(s, t);
	return s;
}

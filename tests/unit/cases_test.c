/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every golden case (tests/case) and every script of tests/scripts as one
 * test of a loop, so that check's own summary counts them.
 */
#include <check.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/buf.h"

Suite *cases_suite(void);

/* check ends the whole run where a message is long. */
enum { SHOWN_MAX = 3000 };

static glob_t cases, scripts;

/* Fails the test with the command's output where it does not exit with 0. */
static void
run(const char *fmt, const char *arg)
{
	struct buf cmd = {NULL, 0, 0}, out = {NULL, 0, 0};
	char chunk[4096];
	size_t n;
	FILE *p;
	int rc;

	/* The binaries find their installation by themselves. */
	buf_addf(&cmd, "env -u JIYAO_SHARE LC_ALL=C.UTF-8 %s%s 2>&1", fmt, arg);
	p = popen(cmd.p, "r");
	ck_assert_ptr_nonnull(p);
	while ((n = fread(chunk, 1, sizeof chunk, p)) > 0)
		buf_add(&out, chunk, n);
	rc = pclose(p);
	if (rc != 0)
		ck_abort_msg(
		    "%s\n%.*s", arg, SHOWN_MAX, out.p == NULL ? "" : out.p);
	buf_free(&cmd);
	buf_free(&out);
}

START_TEST(a_golden_case_gives_what_it_gave)
{
	run("tests/case ", cases.gl_pathv[_i]);
}
END_TEST

START_TEST(a_test_script_succeeds)
{
	run("", scripts.gl_pathv[_i]);
}
END_TEST

Suite *
cases_suite(void)
{
	Suite *s = suite_create("cases");
	TCase *t = tcase_create("cases");

	glob("tests/cases/*/*/cmd", 0, NULL, &cases);
	glob("tests/scripts/*.sh", 0, NULL, &scripts);
	/* The folder of each cmd. */
	for (size_t i = 0; i < cases.gl_pathc; i++)
		*strrchr(cases.gl_pathv[i], '/') = '\0';
	tcase_set_timeout(t, 300);
	if (cases.gl_pathc > 0)
		tcase_add_loop_test(t, a_golden_case_gives_what_it_gave, 0,
		    (int)cases.gl_pathc);
	if (scripts.gl_pathc > 0)
		tcase_add_loop_test(
		    t, a_test_script_succeeds, 0, (int)scripts.gl_pathc);
	suite_add_tcase(s, t);
	return s;
}

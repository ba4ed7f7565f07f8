/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"
#include "job/confine.h"

Suite *confine_suite(void);

/* What a confined child could do; the parent keeps its rights. */
enum { WROTE_INSIDE = 1, WROTE_OUTSIDE = 2, EXECUTED = 4, READ = 8 };

static int
try(const char *in, const char *out)
{
	const char *folders[] = {in};
	struct diag *d = diag_new();
	struct buf b = {NULL, 0, 0};
	char path[64];
	int did = 0;

	confine(folders, 1);
	snprintf(path, sizeof path, "%s/x", in);
	if (file_write(path, "x", 1, 0666, d) == 0)
		did |= WROTE_INSIDE;
	snprintf(path, sizeof path, "%s/x", out);
	if (file_write(path, "x", 1, 0666, d) == 0)
		did |= WROTE_OUTSIDE;
	if (system("true") == 0)
		did |= EXECUTED;
	if (file_read("/etc/passwd", 1 << 20, &b, d) == 0)
		did |= READ;
	buf_free(&b);
	diag_free(d);
	return did;
}

START_TEST(only_the_folders_named_can_be_written)
{
	char in[] = "/tmp/jiyao-in-XXXXXX", out[] = "/tmp/jiyao-out-XXXXXX";
	char path[64];
	int wstatus;
	pid_t pid;

	ck_assert_ptr_nonnull(mkdtemp(in));
	ck_assert_ptr_nonnull(mkdtemp(out));
	pid = fork();
	if (pid == 0)
		_exit(try(in, out));
	ck_assert_int_eq(waitpid(pid, &wstatus, 0), pid);
	snprintf(path, sizeof path, "%s/x", in);
	ck_assert_int_eq(unlink(path), 0);
	ck_assert_int_eq(rmdir(in), 0);
	snprintf(path, sizeof path, "%s/x", out);
	unlink(path);
	ck_assert_int_eq(rmdir(out), 0);
	ck_assert(WIFEXITED(wstatus));
	/* A kernel without Landlock forbids nothing. */
	if (WEXITSTATUS(wstatus) !=
	    (WROTE_INSIDE | WROTE_OUTSIDE | EXECUTED | READ))
		ck_assert_int_eq(WEXITSTATUS(wstatus), WROTE_INSIDE | READ);
}
END_TEST

Suite *
confine_suite(void)
{
	Suite *s = suite_create("confine");
	TCase *t = tcase_create("confine");

	tcase_add_test(t, only_the_folders_named_can_be_written);
	suite_add_tcase(s, t);
	return s;
}

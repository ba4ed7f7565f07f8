/* SPDX-License-Identifier: Apache-2.0 */
/* Runs every unit suite; suites.def lists them. */
#include <stdlib.h>

#include <check.h>

#include "base/buf.h"

#define S(name) Suite *name##_suite(void);
#include "suites.def"
#undef S

/* The installation that is tested is that of the build under test. */
static void
name_share(void)
{
	const char *b = getenv("B");
	struct buf share = {NULL, 0, 0};

	buf_addf(&share, "%s/share/jiyao", b == NULL ? "build" : b);
	setenv("JIYAO_SHARE", share.p, 0);
	buf_free(&share);
}

int
main(void)
{
	SRunner *r = srunner_create(NULL);
	int failed;

	name_share();

#define S(name) srunner_add_suite(r, name##_suite());
#include "suites.def"
#undef S
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

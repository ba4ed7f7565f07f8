/* SPDX-License-Identifier: Apache-2.0 */
/* Runs every unit suite; suites.def lists them. */
#include <stdlib.h>

#include <check.h>

#define S(name) Suite *name##_suite(void);
#include "suites.def"
#undef S

int
main(void)
{
	SRunner *r = srunner_create(NULL);
	int failed;

#define S(name) srunner_add_suite(r, name##_suite());
#include "suites.def"
#undef S
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

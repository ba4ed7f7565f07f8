/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "job/batch.h"

Suite *batch_suite(void);

enum { JOBS = 500 };

struct seen {
	size_t next;
	size_t dead;
	enum batch_death death[JOBS];
};

/* What job i does is written in its number. */
static void
work(void *ctx, size_t i, struct batch_result *r)
{
	volatile unsigned long spin = 0;

	(void)ctx;
	if (i % 100 == 13)
		raise(SIGABRT);
	if (i % 100 == 14)
		_exit(0);
	if (i % 100 == 15)
		mem_exhausted();
	if (i == 16)
		for (;;)
			spin++;
	r->status = (int)(i % 3);
	buf_addf(&r->findings, "finding %zu", i);
	buf_addf(&r->log, "log %zu", i);
	/* Longer than a socket buffer. */
	if (i == 20)
		while (r->log.len < 3000000)
			buf_adds(&r->log, "0123456789");
}

static void
done(void *ctx, size_t i, const struct batch_result *r)
{
	struct seen *s = ctx;
	char want[32];

	ck_assert_uint_eq(i, s->next++);
	s->death[i] = r->death;
	if (r->death != BATCH_LIVED) {
		s->dead++;
		ck_assert_int_eq(r->status, 2);
		return;
	}
	ck_assert_int_eq(r->status, (int)(i % 3));
	snprintf(want, sizeof want, "finding %zu", i);
	ck_assert_str_eq(r->findings.p, want);
	snprintf(want, sizeof want, "log %zu", i);
	ck_assert_int_eq(strncmp(r->log.p, want, strlen(want)), 0);
	if (i == 20)
		ck_assert_uint_ge(r->log.len, 3000000);
}

START_TEST(a_job_that_dies_costs_that_job_alone)
{
	struct seen s = {0, 0, {BATCH_LIVED}};
	struct batch b = {.jobs = JOBS,
	    .workers = 1 + _i,
	    .ctx = &s,
	    .work = work,
	    .done = done};

	b.limits.seconds = 1;
	ck_assert_int_eq(batch_run(&b), 0);
	ck_assert_uint_eq(s.next, JOBS);
	ck_assert_uint_eq(s.dead, 3 * (JOBS / 100) + 1);
	ck_assert_int_eq(s.death[13], BATCH_CRASHED);
	ck_assert_int_eq(s.death[14], BATCH_CRASHED);
	ck_assert_int_eq(s.death[15], BATCH_OUT_OF_MEMORY);
	ck_assert_int_eq(s.death[16], BATCH_OUT_OF_TIME);
}
END_TEST

START_TEST(no_jobs_are_done_at_once)
{
	struct seen s = {0, 0, {BATCH_LIVED}};
	struct batch b = {.workers = 2, .ctx = &s, .work = work, .done = done};

	ck_assert_int_eq(batch_run(&b), 0);
	ck_assert_uint_eq(s.next, 0);
}
END_TEST

Suite *
batch_suite(void)
{
	Suite *s = suite_create("batch");
	TCase *t = tcase_create("batch");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, a_job_that_dies_costs_that_job_alone, 0, 4);
	tcase_add_test(t, no_jobs_are_done_at_once);
	suite_add_tcase(s, t);
	return s;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "xml/kit.h"
#include "xml/record.h"
#include "xml/rules.h"

Suite *record_suite(void);

static struct kit kit;
static struct record_options options;
static struct diag *d;
static struct buf text;

static void
load(void)
{
	d = diag_new();
	ck_assert_int_eq(
	    kit_load(&kit, "tests/data/check/rules.sch", NULL, d), 0);
	memset(&options, 0, sizeof(options));
	options.kit = &kit;
	text = (struct buf){NULL, 0, 0};
}

static void
drop(void)
{
	kit_free(&kit);
	diag_free(d);
	buf_free(&text);
}

/* The record of tests/data/check/NAME with from replaced by to. */
static struct record *
check_with(const char *name, const char *from, const char *to)
{
	struct buf path = {NULL, 0, 0}, b = {NULL, 0, 0};
	const char *at;
	struct record *r;

	diag_free(d);
	d = diag_new();
	buf_addf(&path, "tests/data/check/%s", name);
	ck_assert_int_eq(file_read(path.p, FILE_BYTES_MAX, &b, d), 0);
	at = from == NULL ? b.p : strstr(b.p, from);
	ck_assert_ptr_nonnull(at);
	buf_clear(&text);
	buf_add(&text, b.p, (size_t)(at - b.p));
	if (from != NULL)
		buf_adds(&text, to);
	buf_adds(&text, at + (from == NULL ? 0 : strlen(from)));
	r = record_check(text.p, text.len, "t.xml", &options, d);
	buf_free(&path);
	buf_free(&b);
	return r;
}

static enum record_state
state_of(const char *name, const char *from, const char *to)
{
	struct record *r = check_with(name, from, to);
	enum record_state s;

	ck_assert_ptr_nonnull(r);
	s = record_state(r);
	record_free(r);
	return s;
}

#define SIGNED                                                                 \
	"<document kind='会议纪要' date='2026-06-25'>"                     \
	"<signature by='zhou' date='2026-06-25'/></document></meeting>"

START_TEST(a_correct_record_waits_for_its_signature)
{
	ck_assert_int_eq(state_of("good.xml", NULL, NULL), RECORD_TO_SIGN);
	ck_assert_int_eq(diag_status(d), 0);
	ck_assert_int_eq(
	    state_of("good.xml", "</meeting>", SIGNED), RECORD_ISSUED);
}
END_TEST

START_TEST(a_record_with_an_error_is_a_draft)
{
	ck_assert_int_eq(state_of("short.xml", NULL, NULL), RECORD_DRAFT);
	ck_assert_int_eq(
	    state_of("short.xml", "</meeting>", SIGNED), RECORD_DRAFT);
	ck_assert_int_eq(diag_status(d), 1);
}
END_TEST

START_TEST(an_error_with_an_exception_is_no_draft_and_still_an_error)
{
	ck_assert_int_eq(state_of("excused.xml", NULL, NULL), RECORD_TO_SIGN);
	ck_assert_int_eq(diag_status(d), 1);
	options.as_of = "2027-01-01";
	ck_assert_int_eq(state_of("excused.xml", NULL, NULL), RECORD_DRAFT);
}
END_TEST

START_TEST(a_record_knows_the_day_by_which_it_was_judged)
{
	struct record *r = check_with("good.xml", NULL, NULL);

	ck_assert_ptr_null(record_as_of(r));
	record_free(r);
	options.as_of = "2026-07-02";
	r = check_with("good.xml", NULL, NULL);
	ck_assert_str_eq(record_as_of(r), "2026-07-02");
	record_free(r);
}
END_TEST

START_TEST(an_exception_for_another_item_does_not_hold)
{
	/* The quorum is no matter of an item. */
	ck_assert_int_eq(state_of("excused.xml", "rule=\"quorum\"",
			     "rule=\"quorum\" item=\"i1\""),
	    RECORD_DRAFT);
}
END_TEST

START_TEST(before_the_first_rules_a_record_is_a_draft_unless_excused)
{
	struct record *r = check_with("early.xml", NULL, NULL);

	ck_assert_ptr_nonnull(r);
	ck_assert_int_eq(record_state(r), RECORD_DRAFT);
	ck_assert_ptr_null(record_rules(r));
	ck_assert_ptr_null(record_result(r));
	ck_assert_str_eq(diag_get(d, 0)->id, "rules-none");
	ck_assert_int_eq(diag_get(d, 0)->line, 12);
	record_free(r);
	ck_assert_int_eq(
	    state_of("early.xml", "</meeting>",
		"<exception rule='rules-none' reason='当时没有规则' "
		"approver='书记' until='2026-12-31'/></meeting>"),
	    RECORD_TO_SIGN);
	ck_assert_int_eq(diag_status(d), 1);
	ck_assert_ptr_nonnull(diag_get(d, 0)->exception);
}
END_TEST

START_TEST(an_invalid_record_is_none)
{
	ck_assert_ptr_null(check_with("invalid.xml", NULL, NULL));
	ck_assert_uint_gt(diag_count(d), 5);
	ck_assert_ptr_null(check_with("good.xml", "</meeting>", ""));
	ck_assert_int_eq(diag_status(d), 1);
}
END_TEST

START_TEST(a_rule_that_breaks_makes_a_draft)
{
	static const char sch[] = "build/broken.sch";
	struct buf b = {NULL, 0, 0};
	struct rules *broken;
	char *at;

	ck_assert_int_eq(
	    file_read("tests/data/check/rules.sch", FILE_BYTES_MAX, &b, d), 0);
	at = strstr(b.p, "f:before(@due");
	ck_assert_ptr_nonnull(at);
	memcpy(at, "f:befoul(@due", 13);
	ck_assert_int_eq(file_write(sch, b.p, b.len, 0600, d), 0);
	broken = rules_load(sch, d);
	remove(sch);
	ck_assert_ptr_nonnull(broken);
	rules_free(kit.rules);
	kit.rules = broken;
	options.as_of = "2026-07-02";
	ck_assert_int_eq(state_of("good.xml", NULL, NULL), RECORD_DRAFT);
	ck_assert_int_eq(diag_status(d), 2);
	buf_free(&b);
}
END_TEST

Suite *
record_suite(void)
{
	Suite *s = suite_create("record");
	TCase *t = tcase_create("record");

	tcase_add_checked_fixture(t, load, drop);
	tcase_add_test(t, a_correct_record_waits_for_its_signature);
	tcase_add_test(t, a_record_with_an_error_is_a_draft);
	tcase_add_test(
	    t, an_error_with_an_exception_is_no_draft_and_still_an_error);
	tcase_add_test(t, a_record_knows_the_day_by_which_it_was_judged);
	tcase_add_test(t, an_exception_for_another_item_does_not_hold);
	tcase_add_test(
	    t, before_the_first_rules_a_record_is_a_draft_unless_excused);
	tcase_add_test(t, an_invalid_record_is_none);
	tcase_add_test(t, a_rule_that_breaks_makes_a_draft);
	suite_add_tcase(s, t);
	return s;
}

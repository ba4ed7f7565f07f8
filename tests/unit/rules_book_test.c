/* SPDX-License-Identifier: Apache-2.0 */
/* The book of rule sets: which files may stand together, which set is chosen.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "xml/rules.h"

Suite *rules_book_suite(void);

#define HEAD                                                                   \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' "        \
	"xmlns:jy='urn:jiyao:rules'><sch:title>t</sch:title>"
/* A set with one rule that cites article 7. */
#define SET(id, attributes, article)                                           \
	HEAD "<jy:set id='" id "' body='b' adopted='2020-01-01' " attributes   \
	     "/>" article "<jy:rule id='r1' severity='error' article='7' "     \
	     "zh='题' en='title'/><sch:pattern><sch:rule context='m'>"        \
	     "<sch:assert id='r1' test='true()'>x</sch:assert></sch:rule>"     \
	     "</sch:pattern></sch:schema>"
#define CITE "<jy:article id='7' cite='第七条'/>"
#define TEXT "<jy:article id='7' cite='第七条'>七的条文</jy:article>"

static char folder[64];
static struct diag *d;
static struct rules *rules;
static int nfiles;

static void
begin(void)
{
	snprintf(folder, sizeof(folder), "/tmp/jiyao-book-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	d = diag_new();
	rules = NULL;
	nfiles = 0;
}

static void
end(void)
{
	char path[96];

	for (int i = 0; i < nfiles; i++) {
		snprintf(path, sizeof(path), "%s/%d.sch", folder, i);
		unlink(path);
	}
	rmdir(folder);
	rules_free(rules);
	diag_free(d);
}

/* Adds a file; later ones come first in the folder's order of names. */
static void
put(const char *text)
{
	char path[96];

	snprintf(path, sizeof(path), "%s/%d.sch", folder, nfiles++);
	ck_assert_int_eq(file_write(path, text, strlen(text), 0600, d), 0);
}

static const char *
chosen(const char *date, const char *root)
{
	const struct rule_set *s = rules_choose(rules, date, root);

	return s == NULL ? "none" : rule_set_id(s);
}

START_TEST(the_date_chooses_among_sets_that_follow_each_other)
{
	put(SET("new", "from='2024-07-01'", CITE));
	put(SET("old", "from='2020-01-01' to='2024-06-30'", CITE));
	rules = rules_load(folder, d);
	ck_assert_ptr_nonnull(rules);
	ck_assert_uint_eq(diag_count(d), 0);
	ck_assert_str_eq(chosen("2019-12-31", "meeting"), "none");
	ck_assert_str_eq(chosen("2020-01-01", "meeting"), "old");
	ck_assert_str_eq(chosen("2024-06-30", "meeting"), "old");
	ck_assert_str_eq(chosen("2024-07-01", "meeting"), "new");
	ck_assert_str_eq(chosen("2024-07-01", "study"), "none");
	ck_assert_str_eq(rule_set_id(rules_first(rules, "meeting")), "old");
	ck_assert_ptr_null(rules_first(rules, "study"));
}
END_TEST

START_TEST(the_sets_of_one_root_are_read_without_the_others)
{
	put(SET("m", "from='2020-01-01'", CITE));
	put(SET("s", "root='study' from='2020-01-01'", CITE));
	/* Whatever stands behind its jy:set, it is not looked at. */
	put(SET("l", "root='log' from='2020-01-01'", "<sch:broken"));
	rules = rules_load_for(folder, "study", d);
	ck_assert_ptr_nonnull(rules);
	ck_assert_uint_eq(diag_count(d), 0);
	ck_assert_uint_eq(rules_count(rules), 1);
	ck_assert_str_eq(chosen("2024-07-01", "study"), "s");
	rules_free(rules);
	rules = rules_load_for(folder, "meeting", d);
	ck_assert_uint_eq(rules_count(rules), 1);
	ck_assert_str_eq(chosen("2024-07-01", "meeting"), "m");
	rules_free(rules);
	rules = rules_load_for(folder, "register", d);
	ck_assert_uint_eq(rules_count(rules), 0);
	ck_assert_ptr_null(rules_load_for(folder, "log", d));
	ck_assert_ptr_null(rules_load(folder, d));
}
END_TEST

START_TEST(days_between_two_sets_are_a_warning)
{
	put(SET("old", "from='2020-01-01' to='2024-06-29'", CITE));
	put(SET("new", "from='2024-07-01' root='meeting'", CITE));
	rules = rules_load(folder, d);
	ck_assert_ptr_nonnull(rules);
	ck_assert_uint_eq(diag_count(d), 1);
	ck_assert_str_eq(diag_get(d, 0)->id, "rules-gap");
	ck_assert_ptr_nonnull(strstr(diag_get(d, 0)->file, "/1.sch"));
	ck_assert_str_eq(chosen("2024-06-30", "meeting"), "none");
	ck_assert_int_eq(diag_status(d), 0);
}
END_TEST

/* Loading the two is refused with this one finding. */
static void
refused(const char *a, const char *b, const char *id)
{
	put(a);
	put(b);
	ck_assert_ptr_null(rules_load(folder, d));
	ck_assert_uint_eq(diag_count(d), 1);
	ck_assert_str_eq(diag_get(d, 0)->id, id);
	ck_assert_int_eq(diag_get(d, 0)->line, 1);
	ck_assert_int_eq(diag_status(d), 2);
}

START_TEST(two_sets_in_force_on_one_day_are_refused)
{
	refused(SET("old", "from='2020-01-01' to='2024-07-01'", CITE),
	    SET("new", "from='2024-07-01'", CITE), "rules-overlap");
}
END_TEST

START_TEST(a_set_without_end_overlaps_all_that_follow)
{
	refused(SET("old", "from='2020-01-01'", CITE),
	    SET("new", "from='2024-07-01'", CITE), "rules-overlap");
}
END_TEST

START_TEST(the_same_set_twice_is_refused)
{
	refused(SET("old", "from='2020-01-01'", CITE),
	    SET("old", "from='2020-01-01'", CITE), "rules-overlap");
}
END_TEST

START_TEST(a_set_that_ends_before_it_begins_is_refused)
{
	put(SET("old", "from='2020-01-02' to='2020-01-01'", CITE));
	ck_assert_ptr_null(rules_load(folder, d));
	ck_assert_str_eq(diag_get(d, 0)->id, "rules-value");
}
END_TEST

START_TEST(a_set_for_no_kind_of_record_is_refused)
{
	put(SET("old", "from='2020-01-01' root='dinner'", CITE));
	ck_assert_ptr_null(rules_load(folder, d));
	ck_assert_str_eq(diag_get(d, 0)->id, "rules-value");
}
END_TEST

/* How often the text of article 7 is told of rule r1. */
static int
told(void)
{
	struct buf out = {NULL, 0, 0};
	int n = 0;

	rules = rules_load(folder, d);
	ck_assert_ptr_nonnull(rules);
	rules_explain(rules, "r1", DIAG_ZH, &out, d);
	for (const char *s = out.p; (s = strstr(s, "七的条文")) != NULL; s++)
		n++;
	buf_free(&out);
	return n;
}

START_TEST(the_text_of_an_article_may_stand_in_another_file_of_the_set)
{
	put(SET("s", "from='2020-01-01' root='study'", CITE));
	put(SET("s", "from='2020-01-01'", TEXT));
	ck_assert_int_eq(told(), 2);
}
END_TEST

START_TEST(the_text_of_another_set_s_article_is_not_taken)
{
	put(SET("s", "from='2020-01-01' root='study'", CITE));
	put(SET("t", "from='2020-01-01'", TEXT));
	ck_assert_int_eq(told(), 1);
}
END_TEST

START_TEST(the_text_of_an_article_before_it_was_amended_is_not_taken)
{
	put(SET("s", "from='2024-07-01' root='study'", CITE));
	put(SET("s", "from='2020-01-01' to='2024-06-30'", TEXT));
	ck_assert_int_eq(told(), 1);
}
END_TEST

START_TEST(one_day_together_is_enough)
{
	put(SET("s", "from='2024-06-30' root='study'", CITE));
	put(SET("s", "from='2020-01-01' to='2024-06-30'", TEXT));
	ck_assert_int_eq(told(), 2);
}
END_TEST

START_TEST(a_folder_without_rules_is_refused)
{
	ck_assert_ptr_null(rules_load(folder, d));
	ck_assert_str_eq(diag_get(d, 0)->id, "rules-missing");
}
END_TEST

Suite *
rules_book_suite(void)
{
	Suite *s = suite_create("rules_book");
	TCase *t = tcase_create("book");

	tcase_add_checked_fixture(t, begin, end);
	tcase_add_test(t, the_date_chooses_among_sets_that_follow_each_other);
	tcase_add_test(t, days_between_two_sets_are_a_warning);
	tcase_add_test(t, two_sets_in_force_on_one_day_are_refused);
	tcase_add_test(t, a_set_without_end_overlaps_all_that_follow);
	tcase_add_test(t, the_same_set_twice_is_refused);
	tcase_add_test(t, a_set_that_ends_before_it_begins_is_refused);
	tcase_add_test(t, a_set_for_no_kind_of_record_is_refused);
	tcase_add_test(
	    t, the_text_of_an_article_may_stand_in_another_file_of_the_set);
	tcase_add_test(t, the_text_of_another_set_s_article_is_not_taken);
	tcase_add_test(
	    t, the_text_of_an_article_before_it_was_amended_is_not_taken);
	tcase_add_test(t, the_sets_of_one_root_are_read_without_the_others);
	tcase_add_test(t, one_day_together_is_enough);
	tcase_add_test(t, a_folder_without_rules_is_refused);
	suite_add_tcase(s, t);
	return s;
}

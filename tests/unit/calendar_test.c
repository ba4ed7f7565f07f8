/* SPDX-License-Identifier: Apache-2.0 */
/* The calendar of working days, and the functions that count by it. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/xmlin.h"
#include "xml/calendar.h"
#include "xml/rules_set.h"

Suite *calendar_suite(void);

static struct diag *d;
static struct calendar *calendar;

static void
begin(void)
{
	xmlin_init();
	d = diag_new();
	calendar = calendar_load("schemas/calendar.yaml", d);
	ck_assert_ptr_nonnull(calendar);
	ck_assert_uint_eq(diag_count(d), 0);
}

static void
end(void)
{
	calendar_free(calendar);
	diag_free(d);
}

static enum calendar_day
look(const char *date)
{
	long day;

	ck_assert(rules_date(date, &day, NULL));
	return calendar_look(calendar, day, atol(date));
}

START_TEST(a_day_is_worked_or_off)
{
	ck_assert_int_eq(look("2026-07-08"), CALENDAR_WORK);
	ck_assert_int_eq(look("2026-07-11"), CALENDAR_OFF);
	ck_assert_int_eq(look("2026-07-12"), CALENDAR_OFF);
	ck_assert_int_eq(look("2026-10-01"), CALENDAR_OFF);
	ck_assert_int_eq(look("2026-10-07"), CALENDAR_OFF);
	ck_assert_int_eq(look("2026-10-08"), CALENDAR_WORK);
	ck_assert_int_eq(look("2026-10-10"), CALENDAR_WORK);
	ck_assert_int_eq(look("2026-09-20"), CALENDAR_WORK);
	ck_assert_int_eq(look("2022-12-30"), CALENDAR_UNKNOWN);
	ck_assert_int_eq(look("2027-01-04"), CALENDAR_UNKNOWN);
	ck_assert_int_eq(calendar_look(NULL, 20000, 2024), CALENDAR_UNKNOWN);
}
END_TEST

/* As announced: how many days each year has off work and worked. */
START_TEST(a_year_has_its_number_of_working_days)
{
	static const struct {
		int year, work;
	} known[] = {{2023, 249}, {2024, 251}, {2025, 248}, {2026, 248}};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		char date[16];
		long day, y, m, n;
		int work = 0;

		snprintf(date, sizeof(date), "%d-01-01", known[i].year);
		ck_assert(rules_date(date, &day, NULL));
		for (;; day++) {
			rules_civil(day, &y, &m, &n);
			if (y != known[i].year)
				break;
			work +=
			    calendar_look(calendar, day, y) == CALENDAR_WORK;
		}
		ck_assert_msg(
		    work == known[i].work, "%d: %d", known[i].year, work);
	}
}
END_TEST

START_TEST(a_wrong_file_is_refused_with_its_line)
{
	static const char *const bad[] = {"2026:\n  off: [2025-01-01]\n",
	    "2026:\n  off: [2026-01-05..2026-01-01]\n",
	    "2026:\n  off: [2026-01-01..2027-01-01]\n",
	    "2026:\n  off: [2026-02-30]\n", "2026:\n  off: [2026-01-01..]\n",
	    "2026:\n  off: [2026-01-01, 2026-01-01]\n",
	    "2026:\n  off: 2026-01-01\n", "2026:\n  free: [2026-01-01]\n",
	    /* A Wednesday is worked anyway. */
	    "2026:\n  work: [2026-07-08]\n  off: []\n",
	    /* Off and worked. */
	    "2026:\n  off: [2026-01-03]\n  work: [2026-01-03]\n"};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct diag *e = diag_new();

		ck_assert_msg(
		    calendar_read(bad[i], strlen(bad[i]), "c.yaml", e) == NULL,
		    "%s", bad[i]);
		ck_assert_str_eq(diag_get(e, 0)->id, "calendar-value");
		ck_assert_int_ge(diag_get(e, 0)->line, 2);
		ck_assert_int_eq(diag_status(e), 2);
		diag_free(e);
	}
}
END_TEST

START_TEST(a_year_without_holidays_or_twice_is_refused)
{
	static const char *const bad[] = {"2026:\n  work: [2026-01-03]\n",
	    "may:\n  off: []\n", "2026: off\n", "- 2026\n"};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct diag *e = diag_new();

		ck_assert_msg(
		    calendar_read(bad[i], strlen(bad[i]), "c.yaml", e) == NULL,
		    "%s", bad[i]);
		ck_assert_uint_eq(diag_count(e), 1);
		diag_free(e);
	}
}
END_TEST

#define SCH(lets, expr)                                                        \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' "        \
	"xmlns:jy='urn:jiyao:rules'><sch:title>t</sch:title>"                  \
	"<sch:ns prefix='f' uri='urn:jiyao:function'/>"                        \
	"<jy:set id='s' body='b' adopted='2020-04-24' from='2020-04-24'/>"     \
	"<jy:rule id='r' severity='info' zh='题' en='title'/>"                \
	"<sch:pattern><sch:rule context='a'>" lets                             \
	"<sch:report id='r' test=\"string-length(" expr ") &gt;= 0\">"         \
	"<sch:value-of select=\"" expr "\"/></sch:report></sch:rule>"          \
	"</sch:pattern></sch:schema>"

/* What the rule says at each a, blanks between; findings by their id. */
static const char *
said(const char *sch, const char *xml)
{
	static char text[256];
	struct rule_set *set = rule_set_read(sch, strlen(sch), "r.sch", d);
	struct rules_input in = {
	    .file = "t.xml", .date = "2026-07-08", .calendar = calendar};

	ck_assert_ptr_nonnull(set);
	in.doc = xmlin_parse(xml, strlen(xml), "t.xml", 1, NULL, d);
	ck_assert_ptr_nonnull(in.doc);
	rules_result_free(rules_run(set, &in, d));
	text[0] = '\0';
	for (size_t i = 0; i < diag_count(d); i++) {
		const struct finding *f = diag_get(d, i);

		strcat(text, i == 0 ? "" : " ");
		strcat(
		    text, strcmp(f->id, "r") == 0 ? f->text[DIAG_ZH] : f->id);
	}
	xmlFreeDoc(in.doc);
	rule_set_free(set);
	diag_free(d);
	d = diag_new();
	return text;
}

START_TEST(working_days_are_counted)
{
	static const struct {
		const char *expr, *want;
	} known[] = {
	    {"f:workdays('2026-07-06', '2026-07-08')", "2"},
	    {"f:workdays('2026-07-08', '2026-07-06')", "-2"},
	    {"f:workdays('2026-07-08', '2026-07-08T23:00:00')", "0"},
	    {"f:workdays('2026-07-10', '2026-07-13')", "1"},
	    {"f:workdays('2026-07-10', '2026-07-12')", "0"},
	    {"f:workdays('2026-09-30', '2026-10-08')", "1"},
	    {"f:workdays('2026-10-08', '2026-09-30')", "-1"},
	    {"f:workdays('2026-10-09', '2026-10-12')", "2"},
	    {"f:workdays('', '2026-10-12')", "NaN"},
	    {"f:workdays('2025-12-31', '2026-01-04')", "1"},
	    {"f:add-workdays('2026-09-30', 1)", "2026-10-08"},
	    {"f:add-workdays('2026-10-08', -1)", "2026-09-30"},
	    {"f:add-workdays('2026-10-03', 0)", "2026-10-03"},
	    {"f:add-workdays('2026-10-09', 1)", "2026-10-10"},
	    {"f:add-workdays('2026-10-09', 1.5)", ""},
	    {"f:add-workdays('then', 1)", ""},
	};
	char sch[2048];

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		snprintf(sch, sizeof(sch), SCH("", "%s"), known[i].expr,
		    known[i].expr);
		ck_assert_msg(
		    strcmp(said(sch, "<m><a/></m>"), known[i].want) == 0,
		    "%s: %s", known[i].expr, said(sch, "<m><a/></m>"));
	}
}
END_TEST

START_TEST(a_year_that_is_not_there_leaves_the_rule_open)
{
	ck_assert_str_eq(said(SCH("", "f:workdays('2026-12-31', '2027-01-04')"),
			     "<m><a/></m>"),
	    "calendar-year");
	ck_assert_str_eq(
	    said(SCH("", "f:add-workdays('2026-12-31', 1)"), "<m><a/></m>"),
	    "calendar-year");
	/* Through a variable as well, and what is made of that. */
	ck_assert_str_eq(said(SCH("<sch:let name='n' value=\"f:workdays("
				  "'2031-12-31', @d)\"/>"
				  "<sch:let name='more' value='$n + 1'/>",
				  "$more"),
			     "<m><a d='2031-01-04'/></m>"),
	    "calendar-year");
}
END_TEST

START_TEST(one_node_without_its_year_leaves_the_others_judged)
{
	ck_assert_str_eq(said(SCH("<sch:let name='n' value=\"f:workdays("
				  "@d, f:add-days(@d, 1))\"/>",
				  "$n"),
			     "<m><a d='2026-07-08'/><a d='2031-07-08'/>"
			     "<a d='2026-07-10'/></m>"),
	    "1 0 calendar-year");
}
END_TEST

Suite *
calendar_suite(void)
{
	Suite *s = suite_create("calendar");
	TCase *t = tcase_create("calendar");

	tcase_add_checked_fixture(t, begin, end);
	tcase_add_test(t, a_day_is_worked_or_off);
	tcase_add_test(t, a_year_has_its_number_of_working_days);
	tcase_add_test(t, a_wrong_file_is_refused_with_its_line);
	tcase_add_test(t, a_year_without_holidays_or_twice_is_refused);
	tcase_add_test(t, working_days_are_counted);
	tcase_add_test(t, a_year_that_is_not_there_leaves_the_rule_open);
	tcase_add_test(t, one_node_without_its_year_leaves_the_others_judged);
	suite_add_tcase(s, t);
	return s;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Sets looked into by document order, lets with an owner, and why: the cost. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/xmlin.h"
#include "xml/kit.h"
#include "xml/record.h"
#include "xml/rules_set.h"

Suite *rules_nodes_suite(void);

/* A rule that reports at each a what the lets and expression say. */
#define SCH(lets, expr)                                                        \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' "        \
	"xmlns:jy='urn:jiyao:rules'><sch:title>t</sch:title>"                  \
	"<sch:ns prefix='f' uri='urn:jiyao:function'/>"                        \
	"<jy:set id='s' body='b' adopted='2020-04-24' from='2020-04-24'/>"     \
	"<jy:rule id='r' severity='info' zh='题' en='title'/>"                \
	"<sch:let name='none' value='/x'/>"                                    \
	"<sch:pattern><sch:rule context='a'>" lets                             \
	"<sch:report id='r' test='true()'><sch:value-of select=\"" expr        \
	"\"/></sch:report></sch:rule></sch:pattern></sch:schema>"
#define ALL "<sch:let name='all' jy:of='..' value='b'/>"

static struct diag *d;

static void
begin(void)
{
	xmlin_init();
	d = diag_new();
}

static void
end(void)
{
	diag_free(d);
}

/* What the rule says at each a of the document, blanks between. */
static const char *
said(const char *sch, const char *xml)
{
	static char text[256];
	struct rule_set *set = rule_set_read(sch, strlen(sch), "r.sch", d);
	struct rules_input in = {.file = "t.xml", .date = "2026-07-08"};

	if (set == NULL)
		return diag_get(d, 0)->id;
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

#define DOC                                                                    \
	"<m><b n='1'/><a/><b n='2'/><b n='3'/><a/><b n='4'/><c><b n='5'/>"     \
	"<a/></c></m>"

START_TEST(a_node_is_found_before_and_after_another)
{
	ck_assert_str_eq(
	    said(SCH(ALL, "f:join(f:last-before('all', .)/@n, '')"), DOC),
	    "1 3 5");
	ck_assert_str_eq(
	    said(SCH(ALL, "f:join(f:last-before($all, .)/@n, '')"), DOC),
	    "1 3 5");
	ck_assert_str_eq(
	    said(SCH(ALL, "f:join(f:first-after('all', .)/@n, '')"), DOC),
	    "2 4 ");
	ck_assert_str_eq(
	    said(SCH(ALL, "count(f:last-before(//b, $none))"), DOC), "0 0 0");
	ck_assert_str_eq(
	    said(SCH(ALL, "f:join(f:first-after(//b, $none)/@n, '')"), DOC),
	    "1 1 1");
	ck_assert_str_eq(
	    said(SCH(ALL, "count(f:first-after($none, .))"), DOC), "0 0 0");
}
END_TEST

START_TEST(a_node_is_neither_before_nor_after_itself)
{
	ck_assert_str_eq(
	    said(SCH(ALL, "count(f:last-before(//a, .))"), DOC), "0 1 1");
	ck_assert_str_eq(
	    said(SCH(ALL, "count(f:first-after(//a, .))"), DOC), "1 1 0");
	ck_assert_str_eq(
	    said(SCH(ALL, "count(f:between(//a, ., .))"), DOC), "0 0 0");
}
END_TEST

START_TEST(what_stands_between_two_nodes_is_found)
{
	ck_assert_str_eq(said(SCH(ALL, "f:join(f:between('all', //a[1], .)"
				       "/@n, '')"),
			     DOC),
	    " 23 5");
	ck_assert_str_eq(
	    said(SCH(ALL, "f:join(f:between(//b, $none, .)/@n, '')"), DOC),
	    "1 123 12345");
	ck_assert_str_eq(
	    said(SCH(ALL, "f:join(f:between(//b, ., $none)/@n, '')"), DOC),
	    "2345 45 ");
	/* The wrong way round there is nothing. */
	ck_assert_str_eq(
	    said(SCH(ALL, "count(f:between(//b, ., //b[@n=1]))"), DOC),
	    "0 0 0");
}
END_TEST

START_TEST(a_let_with_an_owner_is_made_once_for_each_owner)
{
	ck_assert_str_eq(
	    said(SCH(ALL, "f:join($all/@n, '')"), DOC), "1234 1234 5");
	/* It is evaluated there: current() is the owner. */
	ck_assert_str_eq(said(SCH("<sch:let name='w' jy:of='..' "
				  "value='name(current())'/>",
				  "$w"),
			     DOC),
	    "m m c");
	/* Without an owner there is no variable. */
	ck_assert_str_eq(said(SCH("<sch:let name='w' jy:of='../../..' "
				  "value='1'/>",
				  "$w"),
			     "<m><a/></m>"),
	    "rule-error ?");
}
END_TEST

START_TEST(a_let_with_an_owner_sees_nothing_of_one_node)
{
	ck_assert_str_eq(said(SCH("<sch:let name='x' value='1'/>"
				  "<sch:let name='w' jy:of='..' value='1'/>",
				  "$w"),
			     DOC),
	    "rules-feature");
}
END_TEST

START_TEST(a_name_that_is_no_set_is_an_error)
{
	ck_assert_str_eq(
	    said(SCH(ALL, "f:last-before('nobody', .)"), "<m><a/></m>"),
	    "rule-error ?");
	diag_free(d);
	d = diag_new();
	ck_assert_str_eq(
	    said(SCH(ALL, "f:last-before('all', 3)"), "<m><a/></m>"),
	    "rule-error ?");
	ck_assert_str_eq(said(SCH(ALL, "f:between(3, ., .)"), "<m><a/></m>"),
	    "rule-error ?");
}
END_TEST

/* Operations for n decisions in one item; the record has no finding. */
static unsigned long
work(struct kit *kit, int n)
{
	struct record_options o = {.kit = kit, .statement = true};
	struct buf xml = {NULL, 0, 0};
	char line[4096], command[64];
	struct record *r;
	unsigned long ops;
	size_t got;
	FILE *f;

	snprintf(command, sizeof(command), "tests/rules/many %d", n);
	f = popen(command, "r");
	ck_assert_ptr_nonnull(f);
	while ((got = fread(line, 1, sizeof(line), f)) > 0)
		buf_add(&xml, line, got);
	ck_assert_int_eq(pclose(f), 0);
	r = record_check(xml.p, xml.len, "many.xml", &o, d);
	ck_assert_ptr_nonnull(r);
	ck_assert_msg(
	    !diag_has(d, DIAG_WARNING), "%s", diag_get(d, 0)->text[DIAG_EN]);
	ops = record_result(r)->operations;
	record_free(r);
	buf_free(&xml);
	return ops;
}

START_TEST(the_decisions_of_one_item_are_linear)
{
	struct kit kit;
	unsigned long small, large;

	ck_assert_int_eq(
	    kit_load(&kit, "schemas/rules/party-group-2020.sch", NULL, d), 0);
	small = work(&kit, 100);
	large = work(&kit, 800);
	ck_assert_uint_gt(small, 10000);
	ck_assert_uint_lt(large, 9 * small);
	kit_free(&kit);
}
END_TEST

#define ROWS                                                                   \
	"<m><a k='x'/><b n='1' p='x/1/2 y'/><b n='2' p='x'/><c p='x'/>"        \
	"<b n='3' p='xy'/><a k='x/1'/><a k='y'/><a k='x/1/2 y'/><a k=''/>"     \
	"<a/><b n='4' p=''/><d><b n='5' p='x'/></d></m>"

START_TEST(rows_are_found_by_a_value_a_word_or_the_place_that_holds_it)
{
	ck_assert_str_eq(
	    said(SCH("",
		     "concat('(', f:join(f:rows('b', 'p', @k)/@n, ''), ')')"),
		ROWS),
	    "(12) (1) (1) (1) (4) (4)");
	ck_assert_str_eq(
	    said(SCH("", "count(f:rows('b', 'q', @k) | f:rows('e', 'p', @k))"),
		ROWS),
	    "0 0 0 0 0 0");
	ck_assert_str_eq(
	    said(SCH("", "count(f:rows('b', 'p'))"), "<m><a/></m>"),
	    "rule-error ?");
}
END_TEST

/* Operations of the rules for a year over n meetings that decided. */
static unsigned long
year_work(const struct rule_set *set, int n)
{
	struct rules_input in = {.file = "s.xml", .date = "2026-12-31"};
	struct buf xml = {NULL, 0, 0};
	struct rules_result *res;
	unsigned long ops;

	in.as_of = "2026-12-31";
	buf_adds(&xml, "<summary xmlns='urn:jiyao:summary:1' year='2026' "
		       "from='2026-01-01' to='2026-12-31' as-of='2026-12-31' "
		       "missing='0'>\n");
	for (int i = 0; i < n; i++)
		buf_addf(&xml,
		    "<meeting record='m%d' line='1' term='8' "
		    "number='%d' date='2026-03-01'/>\n",
		    i, i + 1);
	for (int i = 0; i < n; i++)
		buf_addf(&xml,
		    "<item record='m%d' line='1' id='i' "
		    "class='\xe4\xb8\x80' title='t'/>\n",
		    i);
	for (int i = 0; i < n; i++)
		buf_addf(&xml,
		    "<decision record='m%d' line='1' id='d' "
		    "item='i' outcome='\xe9\x80\x9a\xe8\xbf\x87'/>\n",
		    i);
	for (int i = 0; i < n; i++)
		buf_addf(&xml,
		    "<task record='m%d' line='1' id='t%d' "
		    "given='2026-03-01' stand='\xe5\x9c\xa8\xe5\x8a\x9e'/>"
		    "<feedback record='m%d' line='1' task='t%d' "
		    "date='2026-03-02'/>\n",
		    i, i, i, i);
	for (int i = 0; i < n; i++)
		buf_addf(&xml,
		    "<document record='r' line='1' id='f%d' "
		    "kind='\xe6\x8a\xa5\xe5\x91\x8a' date='2026-03-03' "
		    "way='\xe9\x9b\x86\xe4\xbd\x93\xe8\xae\xa8\xe8\xae\xba' "
		    "follows='m%d/i/d' title='t%d'/>\n",
		    i, i, i);
	buf_adds(&xml, "</summary>");
	in.doc = xmlin_parse(xml.p, xml.len, "s.xml", 1, NULL, d);
	ck_assert_ptr_nonnull(in.doc);
	res = rules_run(set, &in, d);
	ck_assert_msg(
	    !diag_has(d, DIAG_ERROR), "%s", diag_get(d, 0)->text[DIAG_EN]);
	ops = res->operations;
	rules_result_free(res);
	xmlFreeDoc(in.doc);
	buf_free(&xml);
	return ops;
}

START_TEST(the_rows_of_a_year_are_linear)
{
	struct buf sch = {NULL, 0, 0};
	struct rule_set *set;
	unsigned long small, large;

	ck_assert_int_eq(file_read("schemas/rules/party-group-2020-year.sch",
			     1 << 20, &sch, d),
	    0);
	set = rule_set_read(sch.p, sch.len, "year.sch", d);
	ck_assert_ptr_nonnull(set);
	small = year_work(set, 100);
	large = year_work(set, 800);
	ck_assert_uint_gt(small, 10000);
	ck_assert_uint_lt(large, 9 * small);
	rule_set_free(set);
	buf_free(&sch);
}
END_TEST

Suite *
rules_nodes_suite(void)
{
	Suite *s = suite_create("rules_nodes");
	TCase *t = tcase_create("nodes");

	tcase_add_checked_fixture(t, begin, end);
	tcase_set_timeout(t, 120);
	tcase_add_test(t, a_node_is_found_before_and_after_another);
	tcase_add_test(t, a_node_is_neither_before_nor_after_itself);
	tcase_add_test(t, what_stands_between_two_nodes_is_found);
	tcase_add_test(t, a_let_with_an_owner_is_made_once_for_each_owner);
	tcase_add_test(t, a_let_with_an_owner_sees_nothing_of_one_node);
	tcase_add_test(t, a_name_that_is_no_set_is_an_error);
	tcase_add_test(t, the_decisions_of_one_item_are_linear);
	tcase_add_test(
	    t, rows_are_found_by_a_value_a_word_or_the_place_that_holds_it);
	tcase_add_test(t, the_rows_of_a_year_are_linear);
	suite_add_tcase(s, t);
	return s;
}

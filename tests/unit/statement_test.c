/* SPDX-License-Identifier: Apache-2.0 */
/* The statement as XML: valid, whole, and of the bytes that were judged. */
#include <check.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "base/digest.h"
#include "base/file.h"
#include "xml/kit.h"
#include "xml/schema.h"
#include "xml/statement.h"

Suite *statement_suite(void);

static struct diag *d;
static struct kit kit;
static struct buf bytes;
static xmlDoc *doc;

static void
begin(void)
{
	d = diag_new();
	bytes = (struct buf){NULL, 0, 0};
	doc = NULL;
	ck_assert_int_eq(kit_load(&kit, "schemas/rules", NULL, d), 0);
}

static void
end(void)
{
	xmlFreeDoc(doc);
	buf_free(&bytes);
	kit_free(&kit);
	diag_free(d);
}

/* The statement of a record, held against its schema. */
static void
state(const char *path, const char *as_of, enum diag_lang lang)
{
	struct schema *schema = schema_load("schemas/statement.xsd", d);
	struct record_options o = {
	    .kit = &kit, .as_of = as_of, .statement = true};
	struct diag *found = diag_new();
	struct record *r;

	ck_assert_ptr_nonnull(schema);
	buf_clear(&bytes);
	ck_assert_int_eq(file_read(path, FILE_BYTES_MAX, &bytes, d), 0);
	r = record_check(bytes.p, bytes.len, path, &o, found);
	ck_assert_msg(r != NULL, "%s", path);
	xmlFreeDoc(doc);
	doc = statement_doc(r, as_of, lang);
	if (schema_check(schema, doc, path, d) != 0)
		diag_flush(d, DIAG_ZH, stderr);
	ck_assert_uint_eq(diag_count(d), 0);
	record_free(r);
	diag_free(found);
	schema_free(schema);
}

/* What an expression gives of the statement, as text. */
static const char *
say(const char *expr)
{
	static char text[512];
	xmlXPathContext *x = xmlXPathNewContext(doc);
	xmlXPathObject *o;
	xmlChar *s;

	xmlXPathRegisterNs(
	    x, (const xmlChar *)"s", (const xmlChar *)"urn:jiyao:statement:1");
	o = xmlXPathEvalExpression((const xmlChar *)expr, x);
	s = xmlXPathCastToString(o);
	snprintf(text, sizeof(text), "%s", (char *)s);
	xmlFree(s);
	xmlXPathFreeObject(o);
	xmlXPathFreeContext(x);
	return text;
}

START_TEST(every_sample_has_a_valid_statement)
{
	glob_t g;

	ck_assert_int_eq(glob("samples/*.xml", 0, NULL, &g), 0);
	ck_assert_int_eq(glob("samples/*/*.xml", GLOB_APPEND, NULL, &g), 0);
	ck_assert_uint_gt(g.gl_pathc, 20);
	for (size_t i = 0; i < g.gl_pathc; i++) {
		state(g.gl_pathv[i], NULL, DIAG_ZH);
		state(g.gl_pathv[i], "2027-03-01", DIAG_EN);
		/* A number is a number: no value is left without. */
		ck_assert_str_eq(say("count(//s:value[. = 'NaN'])"), "0");
	}
	globfree(&g);
}
END_TEST

START_TEST(it_names_what_was_judged_and_by_what)
{
	char hex[DIGEST_HEX];

	state("samples/plain.xml", "2026-09-30", DIAG_ZH);
	digest_sha256(bytes.p, bytes.len, hex);
	ck_assert_str_eq(say("string(//s:record/@sha256)"), hex);
	ck_assert_str_eq(say("string(//s:record/@id)"), "d8-m11");
	ck_assert_str_eq(say("string(/s:statement/@as-of)"), "2026-09-30");
	ck_assert_str_eq(say("string(//s:rules/@id)"), "party-group-2020");
	ck_assert_str_eq(say("string(//s:rules/@from)"), "2020-04-24");
	ck_assert_str_eq(say("count(//s:rules/@to)"), "0");
	ck_assert_str_eq(
	    say("string(//s:house[@name='feedback-days']/@value)"), "30");
}
END_TEST

START_TEST(every_rule_of_the_set_is_in_it_once)
{
	state("samples/plain.xml", "2026-09-30", DIAG_ZH);
	ck_assert_str_eq(say("count(//s:rule) > 50"), "true");
	ck_assert_str_eq(
	    say("count(//s:rule[@id = preceding-sibling::s:rule/@id])"), "0");
	ck_assert_str_eq(say("string(//s:rule[@id='quorum']/s:row/"
			     "s:value[@name='due'])"),
	    "7");
}
END_TEST

START_TEST(the_worst_row_speaks_for_its_rule)
{
	state("samples/draft.xml", "2026-09-30", DIAG_ZH);
	ck_assert_str_eq(
	    say("string(//s:rule[@id='vote-proxy']/@word)"), "不符合");
	ck_assert_str_eq(say("count(//s:rule[@id='vote-proxy']/"
			     "s:row[@word='提醒']) > 0"),
	    "true");
	ck_assert_str_eq(
	    say("string(//s:rule[@id='notice-2-days']/@verdict)"), "excused");
	ck_assert_str_eq(say("contains(//s:rule[@id='notice-2-days']/"
			     "s:row/@exception, '突发水污染')"),
	    "true");
	ck_assert_str_eq(say("contains(//s:rule[@id='leave']/s:row/s:text, "
			     "'郑怀山没有到会')"),
	    "true");
	ck_assert_str_eq(say("string(/s:statement/@state)"), "draft");
}
END_TEST

START_TEST(a_house_setting_that_differs_stands_beside_the_usual_one)
{
	kit_free(&kit);
	ck_assert_int_eq(
	    kit_load(&kit, "schemas/rules", "tests/data/check/remote.yaml", d),
	    0);
	state("samples/draft.xml", NULL, DIAG_ZH);
	ck_assert_str_eq(
	    say("string(//s:house[@name='remote-counts']/@value)"), "no");
	ck_assert_str_eq(
	    say("string(//s:house[@name='remote-counts']/@preset)"), "yes");
}
END_TEST

START_TEST(without_rules_there_is_no_rule_and_no_set)
{
	kit_free(&kit);
	ck_assert_int_eq(
	    kit_load(&kit, "tests/data/check/rules.sch", NULL, d), 0);
	state("samples/log.xml", NULL, DIAG_ZH);
	ck_assert_str_eq(say("count(//s:rules | //s:rule | //s:house)"), "0");
	ck_assert_str_eq(say("string(/s:statement/@state)"), "to-sign");
}
END_TEST

START_TEST(it_is_as_secret_as_the_record)
{
	state("samples/cadre.xml", NULL, DIAG_ZH);
	ck_assert_str_eq(say("count(//s:classified) > 0"), "true");
	state("samples/plain.xml", NULL, DIAG_ZH);
	ck_assert_str_eq(say("count(//s:classified)"), "0");
}
END_TEST

Suite *
statement_suite(void)
{
	Suite *s = suite_create("statement");
	TCase *t = tcase_create("statement");

	tcase_add_checked_fixture(t, begin, end);
	tcase_set_timeout(t, 120);
	tcase_add_test(t, every_sample_has_a_valid_statement);
	tcase_add_test(t, it_names_what_was_judged_and_by_what);
	tcase_add_test(t, every_rule_of_the_set_is_in_it_once);
	tcase_add_test(t, the_worst_row_speaks_for_its_rule);
	tcase_add_test(
	    t, a_house_setting_that_differs_stands_beside_the_usual_one);
	tcase_add_test(t, without_rules_there_is_no_rule_and_no_set);
	tcase_add_test(t, it_is_as_secret_as_the_record);
	suite_add_tcase(s, t);
	return s;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmlin.h"

Suite *xmlin_suite(void);

static xmlDoc *
parse(const char *s, struct diag *d)
{
	return xmlin_parse(s, strlen(s), "t.xml", 1, NULL, d);
}

START_TEST(a_line_is_that_of_the_tags_first_character)
{
	struct diag *d = diag_new();
	xmlDoc *doc = parse("<?xml version=\"1.0\"?>\n<a\n x='1'\n y='2'>\n"
			    "<b\n/><c>t</c></a>",
	    d);
	xmlNode *a, *b;

	ck_assert_ptr_nonnull(doc);
	a = xmlDocGetRootElement(doc);
	ck_assert_int_eq(xmlin_line(a), 2);
	b = xmlFirstElementChild(a);
	ck_assert_int_eq(xmlin_line(b), 5);
	ck_assert_int_eq(xmlin_line(b->next), 6);
	ck_assert_int_eq(xmlin_line(b->next->children), 6);
	ck_assert_int_eq(xmlin_line((xmlNode *)a->properties), 2);
	xmlFreeDoc(doc);
	diag_free(d);
}
END_TEST

START_TEST(lines_are_true_beyond_65535)
{
	struct diag *d = diag_new();
	struct buf b = {NULL, 0, 0};
	xmlNode *n;
	xmlDoc *doc;
	long line = 2;
	int i;

	buf_adds(&b, "<a>\n");
	for (i = 0; i < 70000; i++)
		buf_adds(&b, "<b/>\n");
	buf_adds(&b, "</a>");
	doc = xmlin_parse(b.p, b.len, "t.xml", 1, NULL, d);
	ck_assert_ptr_nonnull(doc);
	for (n = xmlFirstElementChild(xmlDocGetRootElement(doc)); n != NULL;
	     n = xmlNextElementSibling(n))
		ck_assert_int_eq(xmlin_line(n), line++);
	ck_assert_int_eq(line, 70002);
	xmlFreeDoc(doc);
	buf_free(&b);
	diag_free(d);
}
END_TEST

static const struct {
	const char *text, *id;
	long line;
} faults[] = {
    {"", "file-empty", 0},
    {"hello", "xml-not-xml", 1},
    {"<a>\n<b>\n</a>", "xml-mismatch", 3},
    {"<a>\n", "xml-unfinished", 2},
    {"<a>&x;</a>", "xml-entity", 1},
    {"\n<a x='1' x='2'/>", "xml-attribute-twice", 2},
    {"<a>\n<p:b/></a>", "xml-prefix", 2},
    {"<!DOCTYPE a>\n<a/>", "xml-doctype", 1},
    {"<!DOCTYPE a [<!ENTITY x 'y'>]>\n<a>&x;</a>", "xml-doctype", 1},
    {"<!DOCTYPE a SYSTEM 'file:///etc/passwd'>\n<a/>", "xml-doctype", 1},
    {"<a>\n\xe7\xba</a>", "bad-utf8", 2},
    {"<?xml version='1.0' encoding='GBK'?><a>纪要</a>", "xml-encoding", 1},
    {"<?xml version='1.0' encoding='klingon'?><a/>", "xml-encoding", 1},
    {"<?xml version='1.0' encoding='UTF-16'?><a/>", "xml-encoding", 1},
};

START_TEST(faults_are_named_with_their_line)
{
	struct diag *d = diag_new();

	ck_assert_ptr_null(parse(faults[_i].text, d));
	ck_assert_uint_ge(diag_count(d), 1);
	ck_assert_str_eq(diag_get(d, 0)->id, faults[_i].id);
	if (faults[_i].line != 0)
		ck_assert_int_eq(diag_get(d, 0)->line, faults[_i].line);
	ck_assert_int_eq(diag_status(d), 1);
	diag_free(d);
}
END_TEST

START_TEST(a_declared_gb_encoding_is_read_where_it_is_true)
{
	struct diag *d = diag_new();
	/* 纪要 in GB 18030 */
	xmlDoc *doc = parse("<?xml version='1.0' encoding='GB18030'?><a>"
			    "\xbc\xcd\xd2\xaa</a>",
	    d);
	xmlChar *text;

	ck_assert_ptr_nonnull(doc);
	text = xmlNodeGetContent(xmlDocGetRootElement(doc));
	ck_assert_str_eq((const char *)text, "纪要");
	xmlFree(text);
	xmlFreeDoc(doc);
	diag_free(d);
}
END_TEST

static struct buf
deep(int n)
{
	struct buf b = {NULL, 0, 0};
	int i;

	for (i = 0; i < n; i++)
		buf_adds(&b, "<a>");
	for (i = 0; i < n; i++)
		buf_adds(&b, "</a>");
	return b;
}

START_TEST(limits_hold_on_both_sides)
{
	struct xmlin_limits l = {1000000, 10, 300};
	struct diag *d = diag_new();
	struct buf b = deep(300);
	xmlDoc *doc = xmlin_parse(b.p, b.len, "t", 1, &l, d);

	ck_assert_ptr_nonnull(doc);
	xmlFreeDoc(doc);
	buf_free(&b);
	b = deep(100000);
	ck_assert_ptr_null(xmlin_parse(b.p, b.len, "t", 1, &l, d));
	ck_assert_uint_eq(diag_count(d), 1);
	ck_assert_str_eq(diag_get(d, 0)->id, "limit-depth");
	doc = xmlin_parse("<a>1234567890<b/>1234567890</a>", 31, "t", 1, &l, d);
	ck_assert_ptr_nonnull(doc);
	xmlFreeDoc(doc);
	ck_assert_ptr_null(
	    xmlin_parse("<a>12345&amp;67890</a>", 22, "t", 1, &l, d));
	ck_assert_ptr_null(
	    xmlin_parse("<a x='12345678901'/>", 20, "t", 1, &l, d));
	ck_assert_uint_eq(diag_count(d), 3);
	ck_assert_str_eq(diag_get(d, 2)->id, "limit-text");
	l.bytes = 20;
	ck_assert_ptr_null(
	    xmlin_parse("<a>123456789012345</a>", 22, "t", 1, &l, d));
	ck_assert_str_eq(diag_get(d, 3)->id, "limit-bytes");
	buf_free(&b);
	diag_free(d);
}
END_TEST

static void
note(void *ctx, const char *name, const char *value, size_t len)
{
	buf_addf(ctx, "%s=%.*s;", name, (int)len, value);
}

START_TEST(a_peek_reads_no_further_than_the_element)
{
	static const char text[] =
	    "<!-- x --><a xmlns:n='urn:n'><n:set id='1'/><set/><n:set xmlns='u'"
	    " k='v &amp; w' l=''/><n:set k='2'/><broken";
	struct buf b = {NULL, 0, 0};

	ck_assert(xmlin_peek(text, strlen(text), "urn:n", "set", note, &b));
	ck_assert_str_eq(b.p, "id=1;");
	ck_assert(!xmlin_peek(text, strlen(text), "urn:m", "set", note, &b));
	ck_assert(!xmlin_peek(text, 12, "urn:n", "set", note, &b));
	ck_assert(!xmlin_peek("", 0, "urn:n", "set", note, &b));
	ck_assert(!xmlin_peek("no xml", 6, "urn:n", "set", note, &b));
	ck_assert_str_eq(b.p, "id=1;");
	buf_free(&b);
}
END_TEST

Suite *
xmlin_suite(void)
{
	Suite *s = suite_create("xmlin");
	TCase *t = tcase_create("xmlin");

	tcase_add_test(t, a_line_is_that_of_the_tags_first_character);
	tcase_add_test(t, lines_are_true_beyond_65535);
	tcase_add_loop_test(t, faults_are_named_with_their_line, 0,
	    sizeof faults / sizeof faults[0]);
	tcase_add_test(t, a_declared_gb_encoding_is_read_where_it_is_true);
	tcase_add_test(t, a_peek_reads_no_further_than_the_element);
	tcase_add_test(t, limits_hold_on_both_sides);
	suite_add_tcase(s, t);
	return s;
}

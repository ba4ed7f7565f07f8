/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmlin.h"
#include "xml/schema.h"

Suite *schema_suite(void);

static const char xsd[] =
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns='urn:t' "
    "xmlns:t='urn:t' targetNamespace='urn:t' elementFormDefault='qualified'>"
    "<xs:simpleType name='n'><xs:annotation><xs:documentation>零到九。"
    "</xs:documentation></xs:annotation><xs:restriction base='xs:integer'>"
    "<xs:minInclusive value='0'/><xs:maxInclusive value='9'/>"
    "</xs:restriction></xs:simpleType>"
    "<xs:simpleType name='w'><xs:restriction base='xs:string'>"
    "<xs:enumeration value='甲'/><xs:enumeration value='乙'/>"
    "</xs:restriction></xs:simpleType>"
    "<xs:complexType name='p'><xs:attribute name='id' type='xs:token' "
    "use='required'><xs:annotation><xs:documentation>标识。"
    "</xs:documentation></xs:annotation></xs:attribute>"
    "<xs:attribute name='n' type='n'/><xs:attribute name='w' type='w'/>"
    "</xs:complexType>"
    "<xs:group name='g'><xs:sequence><xs:element name='r' minOccurs='0' "
    "maxOccurs='unbounded'><xs:complexType><xs:attribute name='to' "
    "type='xs:token'/>"
    "<xs:attribute name='deep' type='n'/></xs:complexType></xs:element>"
    "</xs:sequence></xs:group>"
    "<xs:element name='m'><xs:complexType><xs:sequence>"
    "<xs:element name='p' type='p' maxOccurs='unbounded'/>"
    "<xs:element name='k' type='n' minOccurs='0'/><xs:group ref='g'/>"
    "</xs:sequence></xs:complexType>"
    "<xs:key name='pk'><xs:selector xpath='t:p'/><xs:field xpath='@id'/>"
    "</xs:key><xs:key name='pk2'><xs:selector xpath='t:p'/>"
    "<xs:field xpath='@id'/></xs:key>"
    "<xs:keyref name='ref' refer='pk'><xs:annotation><xs:documentation>"
    "所指须在名册中。</xs:documentation></xs:annotation>"
    "<xs:selector xpath='t:r'/><xs:field xpath='@to'/></xs:keyref>"
    "</xs:element></xs:schema>";

static struct schema *schema;
static struct buf said;

static void
load(void)
{
	struct diag *d = diag_new();

	schema = schema_read(xsd, strlen(xsd), "t.xsd", d);
	ck_assert_ptr_nonnull(schema);
	ck_assert_uint_eq(diag_count(d), 0);
	diag_free(d);
	said = (struct buf){NULL, 0, 0};
}

static void
drop(void)
{
	schema_free(schema);
	buf_free(&said);
}

/* The findings of one document, one a line. */
static const char *
check_xml(const char *xml, size_t len, enum diag_lang lang)
{
	struct diag *d = diag_new();
	xmlDoc *doc = xmlin_parse(xml, len, "t.xml", 1, NULL, d);
	int rc;

	ck_assert_ptr_nonnull(doc);
	rc = schema_check(schema, doc, "t.xml", d);
	ck_assert_int_eq(rc, diag_count(d) == 0 ? 0 : -1);
	buf_clear(&said);
	buf_adds(&said, "");
	for (size_t i = 0; i < diag_count(d); i++)
		buf_addf(&said, "%ld %s %s\n", diag_get(d, i)->line,
		    diag_get(d, i)->id, diag_get(d, i)->text[lang]);
	xmlFreeDoc(doc);
	diag_free(d);
	return said.p == NULL ? "" : said.p;
}

/* Inside the root, which begins on line 1. */
static const char *
in(const char *body, enum diag_lang lang)
{
	struct buf b = {NULL, 0, 0};
	const char *s;

	buf_addf(&b, "<m xmlns='urn:t'>%s</m>", body);
	s = check_xml(b.p, b.len, lang);
	buf_free(&b);
	return s;
}

static const char *
zh(const char *body)
{
	return in(body, DIAG_ZH);
}

START_TEST(a_valid_document_has_no_finding)
{
	ck_assert_str_eq(zh("<p id='a' n='9' w='甲'/><k>3</k><r to='a'/>"), "");
}
END_TEST

START_TEST(every_finding_is_given_with_its_line)
{
	ck_assert_str_eq(zh("\n<p id='a' n='x'/>\n<p/>\n<p id='c' z='1'/>"),
	    "2 xsd-value p/@n的值“x”无效。零到九。\n"
	    "3 xsd-attribute-missing 元素p缺少属性id：标识。\n"
	    "4 xsd-attribute 元素p没有z这个属性\n");
}
END_TEST

START_TEST(values_are_worded_by_their_type)
{
	ck_assert_str_eq(zh("<p id='a' n='10'/>"),
	    "1 xsd-value p/@n的值“10”无效。零到九。\n");
	ck_assert_str_eq(zh("<p id='a'/><k>-1</k>"),
	    "1 xsd-value k的值“-1”无效。零到九。\n");
	/* Through a group and an anonymous type. */
	ck_assert_str_eq(zh("<p id='a'/><r deep='x'/>"),
	    "1 xsd-value r/@deep的值“x”无效。零到九。\n");
	ck_assert_str_eq(zh("<p id='a' w='丙'/>"),
	    "1 xsd-value p/@w的值“丙”无效，只能是：甲、乙\n");
	ck_assert_str_eq(in("<p id='a' w='it&apos;s'/>", DIAG_EN),
	    "1 xsd-value p/@w cannot be \"it's\"; allowed: 甲, 乙\n");
	ck_assert_str_eq(in("<p id='a' n='x'/>", DIAG_EN),
	    "1 xsd-value p/@n cannot be \"x\": it is no n\n");
}
END_TEST

START_TEST(elements_out_of_place_name_what_is_expected)
{
	ck_assert_str_eq(
	    zh("<q/>"), "1 xsd-element 此处不能有元素q，应当是：p\n");
	ck_assert_str_eq(zh(""), "1 xsd-child 元素m不完整，还应当有：p\n");
	ck_assert_str_eq(zh("<p id='a'/><q/>"),
	    "1 xsd-element 此处不能有元素q，应当是：p、k、r\n");
	ck_assert_str_eq(
	    zh("<p id='a'>字</p>"), "1 xsd-text 元素p里面不能直接写文字\n");
	ck_assert_str_eq(
	    zh("字<p id='a'/>"), "1 xsd-text 元素m里面不能直接写文字\n");
	ck_assert_str_eq(zh("<p id='a'><q/></p>"),
	    "1 xsd-content 元素p里面不能有其他元素\n");
}
END_TEST

START_TEST(another_root_is_said_with_namespaces)
{
	ck_assert_str_eq(check_xml("<x/>", 4, DIAG_ZH),
	    "1 xsd-root 根元素是x（名字空间“”），应当是m（名字空间“urn:t”）\n");
}
END_TEST

START_TEST(a_double_key_is_said_once)
{
	ck_assert_str_eq(zh("<p id='a'/>\n<p id='a'/>\n<p id='a'/>"),
	    "2 xsd-key p的标识“a”重复\n3 xsd-key p的标识“a”重复\n");
}
END_TEST

START_TEST(each_dangling_reference_has_its_own_line)
{
	ck_assert_str_eq(zh("<p id='a'/>\n<r to='b'/>\n<r to='a'/>\n<r to='b'/>"
			    "\n<r to='c'/>"),
	    "2 xsd-keyref r/@to所指的“b”不存在。所指须在名册中。\n"
	    "4 xsd-keyref r/@to所指的“b”不存在。所指须在名册中。\n"
	    "5 xsd-keyref r/@to所指的“c”不存在。所指须在名册中。\n");
}
END_TEST

START_TEST(lines_are_true_beyond_65535_for_references_too)
{
	struct buf b = {NULL, 0, 0};

	buf_adds(&b, "<p id='a'/>");
	for (int i = 0; i < 70000; i++)
		buf_addc(&b, '\n');
	buf_adds(&b, "<r to='b' deep='x'/>");
	ck_assert_str_eq(zh(b.p),
	    "70001 xsd-value r/@deep的值“x”无效。零到九。\n"
	    "70001 xsd-keyref r/@to所指的“b”不存在。所指须在名册中。\n");
	buf_free(&b);
}
END_TEST

START_TEST(twenty_thousand_dangling_references_take_no_time)
{
	struct buf b = {NULL, 0, 0};
	const char *s;
	size_t n = 0;

	buf_adds(&b, "<p id='a'/>");
	for (int i = 0; i < 20000; i++)
		buf_addf(&b, "<r to='x%d'/>\n", i);
	for (s = zh(b.p); (s = strchr(s, '\n')) != NULL; s++)
		n++;
	ck_assert_uint_eq(n, 20000);
	buf_free(&b);
}
END_TEST

START_TEST(no_english_sentence_stands_in_chinese_text)
{
	static const char *const bad[] = {"<q/>", "", "<p/>", "<p id='a'>t</p>",
	    "<p id='a' n='x' w='x' z='x'/>", "<p id='a'/><k/>",
	    "<p id='a'/><r to='q'/>", "<p id='a'/><p id='a'/>"};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		zh(bad[i]);
		ck_assert_msg(strstr(said.p, "lement '") == NULL &&
				  strstr(said.p, " is ") == NULL &&
				  strstr(said.p, "xsd-other") == NULL,
		    "%s", said.p);
	}
}
END_TEST

START_TEST(a_schema_that_is_none_is_a_finding)
{
	static const char *const bad[] = {"<x/>", "", "<a",
	    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
	    "<xs:element name='a' type='none'/></xs:schema>"};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct diag *d = diag_new();

		ck_assert_ptr_null(
		    schema_read(bad[i], strlen(bad[i]), "t.xsd", d));
		ck_assert_int_ne(diag_status(d), 0);
		diag_free(d);
	}
}
END_TEST

Suite *
schema_suite(void)
{
	Suite *s = suite_create("schema");
	TCase *t = tcase_create("schema");

	tcase_add_checked_fixture(t, load, drop);
	tcase_add_test(t, a_valid_document_has_no_finding);
	tcase_add_test(t, every_finding_is_given_with_its_line);
	tcase_add_test(t, values_are_worded_by_their_type);
	tcase_add_test(t, elements_out_of_place_name_what_is_expected);
	tcase_add_test(t, another_root_is_said_with_namespaces);
	tcase_add_test(t, a_double_key_is_said_once);
	tcase_add_test(t, each_dangling_reference_has_its_own_line);
	tcase_add_test(t, lines_are_true_beyond_65535_for_references_too);
	tcase_add_test(t, twenty_thousand_dangling_references_take_no_time);
	tcase_add_test(t, no_english_sentence_stands_in_chinese_text);
	tcase_add_test(t, a_schema_that_is_none_is_a_finding);
	suite_add_tcase(s, t);
	return s;
}

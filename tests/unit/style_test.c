/* SPDX-License-Identifier: Apache-2.0 */
/* Stylesheets: what they may do, and each thing they may not. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/xmlin.h"
#include "xml/function.h"
#include "xml/style.h"

Suite *style_suite(void);

#define HEAD                                                                   \
	"<xsl:stylesheet version='1.0'"                                        \
	" xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"                    \
	" xmlns:j='urn:jiyao:function'"                                        \
	" xmlns:exsl='http://exslt.org/common'"                                \
	" xmlns:date='http://exslt.org/dates-and-times'"                       \
	" xmlns:math='http://exslt.org/math'"                                  \
	" xmlns:str='http://exslt.org/strings'"                                \
	" extension-element-prefixes='exsl'>"                                  \
	"<xsl:output method='text'/><xsl:param name='state'/>\n"
#define TAIL "</xsl:stylesheet>"
#define RECORD                                                                 \
	"<r><p>会议<em>“同意”</em>\n  印发 <em>A</em></p><a/><a/><a/><a/></r>"

static char folder[64];
static struct diag *diag;
static struct buf out;

static void
setup(void)
{
	strcpy(folder, "/tmp/style_test.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	diag = diag_new();
	memset(&out, 0, sizeof(out));
}

static void
teardown(void)
{
	char cmd[128];

	snprintf(cmd, sizeof(cmd), "rm -rf '%s'", folder);
	ck_assert_int_eq(system(cmd), 0);
	diag_free(diag);
	buf_free(&out);
}

/* A stand-in for mark_escape: shows where and what. */
static void
show(struct buf *b, const char *t, size_t len, enum style_place p)
{
	buf_addc(b, "ilhy"[p]);
	buf_addc(b, '[');
	buf_add(b, t, len);
	buf_addc(b, ']');
}

static char *
put(const char *name, const char *text)
{
	char *path = xmalloc(strlen(folder) + strlen(name) + 2);
	FILE *f;

	sprintf(path, "%s/%s", folder, name);
	f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	fputs(text, f);
	fclose(f);
	return path;
}

static struct style *
load(const char *sheet, const struct style_limits *limits)
{
	const struct style_options opt = {.escape = show, .limits = limits};
	char *path = put("a.xsl", sheet);
	struct style *s = style_load(path, &opt, diag);

	free(path);
	return s;
}

/* Runs one stylesheet; the text is in out. */
static int
run(const char *sheet, const struct style_limits *limits)
{
	const char *const params[] = {"state", "it's \"draft\"", NULL};
	struct style *s = load(sheet, limits);
	xmlDoc *doc;
	int rc;

	if (s == NULL)
		return -1;
	doc = xmlin_parse(RECORD, strlen(RECORD), "r.xml", 1, NULL, diag);
	ck_assert_ptr_nonnull(doc);
	rc = style_run(s, doc, params, &out, diag);
	xmlFreeDoc(doc);
	style_free(s);
	return rc;
}

static void
expect(const char *body, const char *want)
{
	struct buf sheet = {0};

	buf_addf(&sheet, HEAD "%s" TAIL, body);
	ck_assert_int_eq(run(sheet.p, NULL), 0);
	ck_assert_str_eq(out.p == NULL ? "" : out.p, want);
	ck_assert_uint_eq(diag_count(diag), 0);
	buf_free(&sheet);
}

/* The one finding of a stylesheet that is refused, and nothing written. */
static void
refuse_with(const char *body, const struct style_limits *l, const char *id)
{
	struct buf sheet = {0};

	buf_addf(&sheet, HEAD "%s" TAIL, body);
	ck_assert_int_eq(run(sheet.p, l), -1);
	ck_assert_uint_eq(out.len, 0);
	ck_assert_uint_eq(diag_count(diag), 1);
	ck_assert_str_eq(diag_get(diag, 0)->id, id);
	ck_assert_int_eq(diag_status(diag), 1);
	buf_free(&sheet);
}

static void
refuse(const char *body, const char *id)
{
	refuse_with(body, NULL, id);
}

#define MATCH(body) "<xsl:template match='/'>" body "</xsl:template>"
#define VALUE(expr) MATCH("<xsl:value-of select=\"" expr "\"/>")

START_TEST(gives_text_and_takes_parameters)
{
	expect(VALUE("concat($state, count(//a))"), "it's \"draft\"4");
}
END_TEST

START_TEST(escape_names_its_place)
{
	expect(VALUE("concat(j:escape('a\n b','line'),j:escape('','yaml'),"
		     "j:escape('x','html'))"),
	    "l[a b]y[]h[x]");
}
END_TEST

START_TEST(escape_refuses_an_unknown_place)
{
	refuse(VALUE("j:escape('x','cell')"), "style-place");
}
END_TEST

START_TEST(prose_keeps_punctuation_outside_emphasis)
{
	expect(VALUE("j:prose(//p,'line')"),
	    "l[会议]i[“]*i[同意]*i[”]i[印发] i[]*i[A]*");
}
END_TEST

START_TEST(dates_and_numbers_are_chinese)
{
	expect(VALUE("concat(j:date('2026-03-05'),j:day('2026-11-30'),"
		     "j:time('2026-03-05T09:00:00'),"
		     "j:time('2026-03-05T14:05:00'),"
		     "j:part-of-day('2026-03-05T14:05:00'))"),
	    "2026年3月5日11月30日9时14时05分下午");
}
END_TEST

START_TEST(no_date_comes_back_as_it_was)
{
	expect(VALUE("concat(j:date('待定'),'/',j:date(''),'/',"
		     "j:time('2026-03-05'))"),
	    "待定//");
}
END_TEST

START_TEST(numbers_are_read_as_in_chinese)
{
	static const struct {
		long n;
		const char *want;
	} t[] = {{1, "一"}, {10, "十"}, {11, "十一"}, {20, "二十"},
	    {100, "一百"}, {101, "一百零一"}, {110, "一百一十"},
	    {111, "一百一十一"}, {1001, "一千零一"}, {1010, "一千零一十"},
	    {9999, "九千九百九十九"}, {0, "0"}, {10000, "10000"}, {-3, "-3"}};
	size_t i;

	for (i = 0; i < sizeof(t) / sizeof(*t); i++) {
		buf_clear(&out);
		function_number(&out, t[i].n);
		ck_assert_str_eq(out.p, t[i].want);
	}
}
END_TEST

START_TEST(exslt_is_there)
{
	expect(VALUE("concat(str:padding(3,'x'),date:year('2026-01-02'),"
		     "count(str:tokenize('a b')),str:replace('aa','a','bc'))"),
	    "xxx20262bcbc");
}
END_TEST

START_TEST(elements_of_the_result_only_part_texts)
{
	expect(MATCH("a<x>b<y>c</y><z/></x><x/>d"), "abcd");
}
END_TEST

START_TEST(document_is_refused)
{
	refuse(VALUE("document('a.xsl')"), "style-refused");
}
END_TEST

START_TEST(document_with_a_variable_name_is_refused)
{
	refuse("<xsl:variable name='v' select=\"'/etc/passwd'\"/>" VALUE(
		   "count(document($v)//*)"),
	    "style-refused");
}
END_TEST

START_TEST(writing_a_file_is_refused)
{
	struct stat st;
	char *path = put("x", ""), *body = xmalloc(500);

	unlink(path);
	sprintf(body,
	    MATCH("<exsl:document href='%s' method='text'>x</exsl:document>"),
	    path);
	refuse(body, "style-refused");
	ck_assert_int_ne(stat(path, &st), 0);
	free(path);
	free(body);
}
END_TEST

START_TEST(xslt_1_1_document_is_refused)
{
	refuse(
	    MATCH("<xsl:document href='x'>x</xsl:document>"), "style-refused");
}
END_TEST

static const char *const elsewhere[] = {"../../etc/passwd", "/etc/passwd",
    "file:///etc/passwd", "http://example.com/a.xsl", "b/../../x.xsl",
    "missing.xsl", "jiyao:../../../../etc/passwd"};

START_TEST(import_elsewhere_is_refused)
{
	struct buf sheet = {0};

	buf_addf(&sheet,
	    "<xsl:stylesheet version='1.0' xmlns:xsl="
	    "'http://www.w3.org/1999/XSL/Transform'><xsl:%s href='%s'/>"
	    "<xsl:output method='text'/></xsl:stylesheet>",
	    _i % 2 ? "import" : "include", elsewhere[_i / 2]);
	ck_assert_ptr_null(load(sheet.p, NULL));
	ck_assert_uint_ge(diag_count(diag), 1);
	ck_assert_str_eq(diag_get(diag, 0)->id, "style-import");
	ck_assert_ptr_nonnull(strstr(diag_get(diag, 0)->text[DIAG_EN],
	    strrchr(elsewhere[_i / 2], '/') ? strrchr(elsewhere[_i / 2], '/')
					    : elsewhere[_i / 2]));
	buf_free(&sheet);
}
END_TEST

START_TEST(import_through_a_symbolic_link_is_refused)
{
	char *path = put("l.xsl", "");

	unlink(path);
	ck_assert_int_eq(symlink("/etc/passwd", path), 0);
	free(path);
	ck_assert_ptr_null(load("<xsl:stylesheet version='1.0' xmlns:xsl="
				"'http://www.w3.org/1999/XSL/Transform'>"
				"<xsl:import href='l.xsl'/></xsl:stylesheet>",
	    NULL));
	ck_assert_str_eq(diag_get(diag, 0)->id, "style-import");
}
END_TEST

START_TEST(import_from_its_own_folder_works)
{
	char *path;

	strcat(folder, "/模板 甲");
	ck_assert_int_eq(mkdir(folder, 0700), 0);
	path = put("b c.xsl", HEAD VALUE("'imported'") TAIL);
	free(path);
	ck_assert_int_eq(run("<xsl:stylesheet version='1.0' xmlns:xsl="
			     "'http://www.w3.org/1999/XSL/Transform'>"
			     "<xsl:import href='b%20c.xsl'/></xsl:stylesheet>",
			     NULL),
	    0);
	ck_assert_str_eq(out.p, "imported");
	*strrchr(folder, '/') = '\0';
}
END_TEST

START_TEST(parameters_reach_imported_templates)
{
	char *path = put("b.xsl",
	    HEAD "<xsl:template name='t'><xsl:param name='of' select='9'/>"
		 "<xsl:value-of select='$of'/></xsl:template>" TAIL);

	free(path);
	ck_assert_int_eq(
	    run("<xsl:stylesheet version='1.0' xmlns:xsl="
		"'http://www.w3.org/1999/XSL/Transform'>"
		"<xsl:import href='b.xsl'/><xsl:template match='/'>"
		"<xsl:call-template name='t'><xsl:with-param name='of'"
		" select='5'/></xsl:call-template></xsl:template>"
		"</xsl:stylesheet>",
		NULL),
	    0);
	ck_assert_str_eq(out.p, "5");
}
END_TEST

START_TEST(a_fault_in_an_imported_file_names_that_file)
{
	char *path = put("b.xsl", HEAD "\n" VALUE("//a[") TAIL);

	free(path);
	ck_assert_ptr_null(
	    load("<xsl:stylesheet version='1.0' xmlns:xsl="
		 "'http://www.w3.org/1999/XSL/Transform'>"
		 "<xsl:import href='b.xsl'/><xsl:output method='text'/>"
		 "</xsl:stylesheet>",
		NULL));
	ck_assert_str_eq(diag_get(diag, 0)->id, "style-error");
	ck_assert_str_eq(diag_get(diag, 0)->file, "b.xsl");
	ck_assert_int_eq(diag_get(diag, 0)->line, 3);
}
END_TEST

START_TEST(endless_recursion_is_stopped)
{
	refuse("<xsl:template match='/' name='t'>"
	       "<xsl:call-template name='t'/></xsl:template>",
	    "limit-template-depth");
}
END_TEST

START_TEST(endless_apply_is_stopped)
{
	refuse("<xsl:template match='/'><xsl:apply-templates select='/'/>"
	       "</xsl:template>",
	    "limit-template-depth");
}
END_TEST

#define TEN "<xsl:for-each select='$n'>"
#define NET "</xsl:for-each>"

START_TEST(a_huge_loop_is_stopped)
{
	const struct style_limits l = {1000, 10000, 50000000, 64 << 20, 60};

	refuse_with("<xsl:variable name='n' select='//*'/>" MATCH(
			TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
			"x" NET NET NET NET NET NET NET NET NET NET),
	    &l, "limit-template-steps");
}
END_TEST

START_TEST(huge_xpath_is_stopped)
{
	const struct style_limits l = {1000, 5000000, 100000, 64 << 20, 60};

	refuse_with(VALUE("count(//*[count(//*[count(//*[count(//*[count(//*"
			  "[count(//*[count(//*) > 0]) > 0]) > 0]) > 0]) > 0])"
			  " > 0])"),
	    &l, "limit-xpath-steps");
}
END_TEST

#define DOUBLE                                                                 \
	"<xsl:template match='/' name='t'><xsl:param name='s' "                \
	"select=\"'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'\"/>"                      \
	"<xsl:call-template name='t'><xsl:with-param name='s' "

START_TEST(doubling_concat_is_stopped)
{
	refuse(DOUBLE "select='concat($s,$s)'/></xsl:call-template>"
		      "</xsl:template>",
	    "limit-template-memory");
}
END_TEST

START_TEST(doubling_trees_are_stopped)
{
	refuse(DOUBLE "><xsl:copy-of select='$s'/><xsl:copy-of select='$s'/>"
		      "</xsl:with-param></xsl:call-template></xsl:template>",
	    "limit-template-memory");
}
END_TEST

START_TEST(endless_output_is_stopped)
{
	const struct style_limits l = {1000, 5000000, 50000000, 1 << 20, 60};

	refuse_with(
	    "<xsl:variable name='n' select='//*'/>" MATCH(
		TEN TEN TEN TEN TEN TEN TEN TEN
		"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" NET NET
		    NET NET NET NET NET NET),
	    &l, "limit-template-memory");
}
END_TEST

START_TEST(what_takes_too_long_is_stopped)
{
	const struct style_limits l = {1000, 5000000, 50000000, 64 << 20, 1};

	refuse_with(
	    "<xsl:variable name='n' select='//*'/>"
	    "<xsl:variable name='s' select=\"str:padding(900000,'x')\"/>" MATCH(
		TEN TEN TEN TEN TEN TEN
		"<xsl:if test='concat($s,$s,$s) = 1'>x</xsl:if>" NET NET NET NET
		    NET NET),
	    &l, "limit-template-seconds");
}
END_TEST

START_TEST(a_message_of_several_lines_is_one)
{
	refuse(MATCH("<xsl:message terminate='yes'>甲\n乙</xsl:message>"),
	    "style-stop");
	ck_assert_ptr_nonnull(
	    strstr(diag_get(diag, 0)->text[DIAG_ZH], "甲 乙"));
}
END_TEST

START_TEST(a_fault_stands_at_its_node_of_the_record)
{
	refuse(MATCH("<xsl:value-of select=\"j:fault(//p/em[2],'缺甲')\"/>"
		     "<xsl:value-of select=\"j:fault(/r,'缺乙')\"/>"),
	    "no-document");
	ck_assert_str_eq(diag_get(diag, 0)->file, "r.xml");
	ck_assert_int_eq(diag_get(diag, 0)->line, 2);
	ck_assert_ptr_nonnull(strstr(diag_get(diag, 0)->text[DIAG_ZH], "缺甲"));
}
END_TEST

START_TEST(a_fault_may_have_no_node)
{
	refuse(MATCH("<xsl:value-of select=\"j:fault(//none,'缺')\"/>"),
	    "no-document");
	ck_assert_int_eq(diag_get(diag, 0)->line, 0);
}
END_TEST

START_TEST(what_is_no_ordinal_stays_a_figure)
{
	expect(VALUE("concat(j:number(-1),'|',j:number(2.5),'|',"
		     "j:number('x'),'|',j:number(10000))"),
	    "-1|2.5|NaN|10000");
}
END_TEST

START_TEST(padding_is_bounded)
{
	refuse(
	    VALUE("string-length(str:padding(999999999,'x'))"), "style-room");
}
END_TEST

START_TEST(replace_is_bounded)
{
	refuse(
	    "<xsl:variable name='s' select=\"str:padding(100000,'x')\"/>" VALUE(
		"string-length(str:replace($s,'x',$s))"),
	    "style-room");
}
END_TEST

static const char *const impure[] = {"date:date-time()", "date:year()",
    "date:date()", "date:seconds()", "math:random()"};

START_TEST(clock_and_chance_are_refused)
{
	struct buf body = {0};

	buf_addf(&body, VALUE("%s"), impure[_i]);
	refuse(body.p, "style-function");
	buf_free(&body);
}
END_TEST

START_TEST(what_is_not_text_is_refused)
{
	ck_assert_ptr_null(load("<xsl:stylesheet version='1.0' xmlns:xsl="
				"'http://www.w3.org/1999/XSL/Transform'/>",
	    NULL));
	ck_assert_str_eq(diag_get(diag, 0)->id, "style-method");
}
END_TEST

START_TEST(a_syntax_error_has_its_line)
{
	ck_assert_ptr_null(load(HEAD "\n" VALUE("//a[") TAIL, NULL));
	ck_assert_uint_eq(diag_count(diag), 1);
	ck_assert_str_eq(diag_get(diag, 0)->id, "style-error");
	ck_assert_int_eq(diag_get(diag, 0)->line, 3);
	ck_assert_ptr_nonnull(strstr(diag_get(diag, 0)->text[DIAG_ZH], "//a["));
}
END_TEST

START_TEST(an_unknown_function_is_a_finding)
{
	ck_assert_int_eq(run(HEAD "\n" VALUE("j:nothing()") TAIL, NULL), -1);
	ck_assert_uint_ge(diag_count(diag), 1);
	ck_assert_str_eq(diag_get(diag, 0)->id, "style-error");
	ck_assert_int_eq(diag_get(diag, 0)->line, 3);
	ck_assert_uint_eq(out.len, 0);
}
END_TEST

START_TEST(a_doctype_in_a_stylesheet_is_refused)
{
	ck_assert_ptr_null(load("<!DOCTYPE x [<!ENTITY e SYSTEM "
				"'/etc/passwd'>]>" HEAD TAIL,
	    NULL));
	ck_assert_str_eq(diag_get(diag, 0)->id, "xml-doctype");
}
END_TEST

START_TEST(a_message_is_a_warning_and_a_stop_an_error)
{
	ck_assert_int_eq(run(HEAD "\n" MATCH("<xsl:message>甲%s</xsl:message>"
					     "x") TAIL,
			     NULL),
	    0);
	ck_assert_str_eq(diag_get(diag, 0)->id, "style-message");
	ck_assert_int_eq(diag_get(diag, 0)->line, 3);
	ck_assert_ptr_nonnull(strstr(diag_get(diag, 0)->text[0], "甲%s"));
	ck_assert_str_eq(out.p, "x");
	buf_clear(&out);
	ck_assert_int_eq(
	    run(HEAD MATCH("x<xsl:message terminate='yes'>停</xsl:message>")
		    TAIL,
		NULL),
	    -1);
	ck_assert_uint_eq(diag_count(diag), 2);
	ck_assert_str_eq(diag_get(diag, 1)->id, "style-stop");
	ck_assert_uint_eq(out.len, 0);
}
END_TEST

START_TEST(one_stylesheet_serves_many_runs)
{
	struct style *s = load(HEAD VALUE("count(//a)") TAIL, NULL);
	xmlDoc *doc;
	int i;

	ck_assert_ptr_nonnull(s);
	doc = xmlin_parse(RECORD, strlen(RECORD), "r.xml", 1, NULL, diag);
	for (i = 0; i < 100; i++)
		ck_assert_int_eq(style_run(s, doc, NULL, &out, diag), 0);
	ck_assert_uint_eq(out.len, 100);
	xmlFreeDoc(doc);
	style_free(s);
}
END_TEST

START_TEST(xml_is_written_where_it_is_asked_for)
{
	const struct style_options opt = {.xml = true};
	char *path =
	    put("a.xsl", "<xsl:stylesheet version='1.0' xmlns:xsl="
			 "'http://www.w3.org/1999/XSL/Transform'>"
			 "<xsl:output method='xml' encoding='UTF-8'/>"
			 "<xsl:template match='/'><甲 b='&lt;'/></xsl:template>"
			 "</xsl:stylesheet>");
	struct style *s = style_load(path, &opt, diag);
	xmlDoc *doc =
	    xmlin_parse(RECORD, strlen(RECORD), "r.xml", 1, NULL, diag);

	ck_assert_int_eq(style_run(s, doc, NULL, &out, diag), 0);
	ck_assert_str_eq(out.p, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
				"<甲 b=\"&lt;\"/>\n");
	xmlFreeDoc(doc);
	style_free(s);
	free(path);
}
END_TEST

START_TEST(the_record_stays_as_it_was)
{
	const char *r = "<r> <a/> </r>";
	struct style *s = load(HEAD
	    "<xsl:strip-space elements='*'/>" VALUE("count(//text())") TAIL,
	    NULL);
	xmlDoc *doc = xmlin_parse(r, strlen(r), "r.xml", 1, NULL, diag);

	ck_assert_int_eq(style_run(s, doc, NULL, &out, diag), 0);
	ck_assert_str_eq(out.p, "0");
	ck_assert_ptr_nonnull(xmlDocGetRootElement(doc)->children);
	ck_assert_int_eq(
	    xmlDocGetRootElement(doc)->children->type, XML_TEXT_NODE);
	xmlFreeDoc(doc);
	style_free(s);
}
END_TEST

Suite *
style_suite(void)
{
	Suite *s = suite_create("style");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, gives_text_and_takes_parameters);
	tcase_add_test(t, escape_names_its_place);
	tcase_add_test(t, escape_refuses_an_unknown_place);
	tcase_add_test(t, prose_keeps_punctuation_outside_emphasis);
	tcase_add_test(t, dates_and_numbers_are_chinese);
	tcase_add_test(t, no_date_comes_back_as_it_was);
	tcase_add_test(t, numbers_are_read_as_in_chinese);
	tcase_add_test(t, exslt_is_there);
	tcase_add_test(t, elements_of_the_result_only_part_texts);
	tcase_add_test(t, document_is_refused);
	tcase_add_test(t, document_with_a_variable_name_is_refused);
	tcase_add_test(t, writing_a_file_is_refused);
	tcase_add_test(t, xslt_1_1_document_is_refused);
	tcase_add_loop_test(t, import_elsewhere_is_refused, 0,
	    2 * sizeof(elsewhere) / sizeof(*elsewhere));
	tcase_add_test(t, import_through_a_symbolic_link_is_refused);
	tcase_add_test(t, import_from_its_own_folder_works);
	tcase_add_test(t, parameters_reach_imported_templates);
	tcase_add_test(t, a_fault_in_an_imported_file_names_that_file);
	tcase_add_test(t, endless_recursion_is_stopped);
	tcase_add_test(t, endless_apply_is_stopped);
	tcase_add_test(t, a_huge_loop_is_stopped);
	tcase_add_test(t, huge_xpath_is_stopped);
	tcase_add_test(t, doubling_concat_is_stopped);
	tcase_add_test(t, doubling_trees_are_stopped);
	tcase_add_test(t, endless_output_is_stopped);
	tcase_add_test(t, what_takes_too_long_is_stopped);
	tcase_add_test(t, a_message_of_several_lines_is_one);
	tcase_add_test(t, a_fault_stands_at_its_node_of_the_record);
	tcase_add_test(t, a_fault_may_have_no_node);
	tcase_add_test(t, what_is_no_ordinal_stays_a_figure);
	tcase_add_test(t, padding_is_bounded);
	tcase_add_test(t, replace_is_bounded);
	tcase_add_loop_test(t, clock_and_chance_are_refused, 0,
	    sizeof(impure) / sizeof(*impure));
	tcase_add_test(t, what_is_not_text_is_refused);
	tcase_add_test(t, a_syntax_error_has_its_line);
	tcase_add_test(t, an_unknown_function_is_a_finding);
	tcase_add_test(t, a_doctype_in_a_stylesheet_is_refused);
	tcase_add_test(t, a_message_is_a_warning_and_a_stop_an_error);
	tcase_add_test(t, one_stylesheet_serves_many_runs);
	tcase_add_test(t, xml_is_written_where_it_is_asked_for);
	tcase_add_test(t, the_record_stays_as_it_was);
	suite_add_tcase(s, t);
	return s;
}

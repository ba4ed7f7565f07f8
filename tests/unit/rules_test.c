/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xpath.h>

#include "base/xmlin.h"
#include "xml/rules_set.h"

Suite *rules_suite(void);

#define PLAN_HEAD                                                              \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' "        \
	"xmlns:jy='urn:jiyao:rules'><sch:title>t</sch:title>"                  \
	"<jy:set id='s' body='b' adopted='2020-04-24' from='2020-04-24' "      \
	"issued='/m/signed' planned='/m/plan' ahead='a1 a3'/>"                 \
	"<jy:article id='22' cite='第二十二条'>文</jy:article>"          \
	"<jy:article id='23' cite='第二十三条'/>"                         \
	"<jy:value name='n' zh='人数' en='people'/>"
#define HEAD                                                                   \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' "        \
	"xmlns:jy='urn:jiyao:rules'><sch:title>t</sch:title>"                  \
	"<sch:ns prefix='f' uri='urn:jiyao:function'/>"                        \
	"<sch:ns prefix='date' uri='http://exslt.org/dates-and-times'/>"       \
	"<sch:ns prefix='str' uri='http://exslt.org/strings'/>"                \
	"<sch:ns prefix='set' uri='http://exslt.org/sets'/>"                   \
	"<sch:ns prefix='math' uri='http://exslt.org/math'/>"                  \
	"<jy:set id='s' body='b' adopted='2020-04-24' from='2020-04-24' "      \
	"issued='/m/signed'/>"                                                 \
	"<jy:article id='22' cite='第二十二条'>文</jy:article>"          \
	"<jy:article id='23' cite='第二十三条'/>"                         \
	"<jy:value name='n' zh='人数' en='people'/>"                         \
	"<jy:house name='flag' type='boolean' default='no'/>"                  \
	"<jy:house name='days' type='integer' default='2'/>"                   \
	"<jy:house name='mode' type='choice' values='a b' default='a'/>"       \
	"<jy:house name='list' type='list' values='a b c' default='a  c'/>"
#define R(id, sev)                                                             \
	"<jy:rule id='" id "' severity='" sev                                  \
	"' article='22 23' values='n' zh='题" id "' en='title " id "'>"        \
	"<jy:explain xml:lang='zh'>说明</jy:explain></jy:rule>"
#define TAIL "</sch:schema>"
/* One rule r1 with one rule of one pattern. */
#define ONE(context, inner)                                                    \
	HEAD R("r1", "error") "<sch:pattern><sch:rule context=\"" context      \
			      "\">" inner "</sch:rule></sch:pattern>" TAIL
/* Its message is the value of an expression. */
#define SAYS(expr)                                                             \
	ONE("/m",                                                              \
	    "<sch:report id='r1' test='true()'><sch:value-of select=\"" expr   \
	    "\"/></sch:report>")

static struct buf said;
static struct rules_result *result;
static struct rules_input input;
static int status;

static void
clear(void)
{
	memset(&input, 0, sizeof(input));
	input.date = "2026-07-08";
	input.file = "t.xml";
	result = NULL;
	said = (struct buf){NULL, 0, 0};
}

static void
drop(void)
{
	rules_result_free(result);
	buf_free(&said);
}

/* All findings, one a line: "LINE SEVERITY ID TEXT". */
static const char *
lines_of(const struct diag *d)
{
	buf_clear(&said);
	buf_adds(&said, "");
	for (size_t i = 0; i < diag_count(d); i++) {
		const struct finding *f = diag_get(d, i);

		buf_addf(&said, "%ld %c %s %s%s%s\n", f->line,
		    "NWE"[f->severity], f -> id, f -> text[DIAG_ZH],
		    f -> exception == NULL ? "" : " / ",
		    f->exception == NULL ? "" : f->exception);
	}
	return said.p == NULL ? "" : said.p;
}

static const char *
run(const char *sch, const char *xml)
{
	struct diag *d = diag_new();
	struct rule_set *set = rule_set_read(sch, strlen(sch), "r.sch", d);
	const char *s;

	if (set != NULL) {
		input.doc = xmlin_parse(xml, strlen(xml), "t.xml", 1, NULL, d);
		ck_assert_ptr_nonnull(input.doc);
		rules_result_free(result);
		result = rules_run(set, &input, d);
		xmlFreeDoc(input.doc);
	}
	s = lines_of(d);
	status = diag_status(d);
	diag_free(d);
	/* Rows point into the set: tests that read them keep it by keep(). */
	rules_result_free(result);
	result = NULL;
	rule_set_free(set);
	return s;
}

#define SAID(expr, want)                                                       \
	ck_assert_str_eq(run(SAYS(expr), "<m/>"),                              \
	    *want == '\0' ? "1 E r1 \n" : "1 E r1 " want "\n")

START_TEST(an_assertion_that_fails_says_line_numbers_and_article)
{
	const char *sch =
	    ONE("a", "<sch:let name='n' value='count(b)'/>"
		     "<sch:assert id='r1' test='$n = 2' diagnostics='en'>有"
		     "<sch:value-of select='$n'/>个</sch:assert>") "";
	struct diag *d = diag_new();
	struct rule_set *set;
	const struct finding *f;
	struct buf full = {NULL, 0, 0};
	const char *xml = "<m>\n<a><b/><b/></a>\n<a>\n<b/></a></m>";

	buf_add(&full, sch, strlen(sch) - strlen(TAIL));
	buf_adds(&full,
	    "<sch:diagnostics><sch:diagnostic id='en' xml:lang='en'>has "
	    "<sch:value-of "
	    "select='$n'/></sch:diagnostic></sch:diagnostics>" TAIL);
	set = rule_set_read(full.p, full.len, "r.sch", d);
	ck_assert_ptr_nonnull(set);
	input.doc = xmlin_parse(xml, strlen(xml), "t.xml", 1, NULL, d);
	input.statement = true;
	result = rules_run(set, &input, d);
	ck_assert_uint_eq(diag_count(d), 1);
	f = diag_get(d, 0);
	ck_assert_int_eq(f->line, 3);
	ck_assert_str_eq(f->id, "r1");
	ck_assert_str_eq(f->cite, "第二十二条、第二十三条");
	ck_assert_str_eq(f->text[DIAG_ZH], "有1个");
	ck_assert_str_eq(f->text[DIAG_EN], "has 1");
	ck_assert_uint_eq(f->nvalues, 1);
	ck_assert_str_eq(f->values[0].name, "n");
	ck_assert_str_eq(f->values[0].value, "1");
	ck_assert_int_eq(f->effect, DIAG_WRONG);
	/* Rows: the pass with its number, then the failure. */
	ck_assert_uint_eq(result->nrows, 2);
	ck_assert_int_eq(result->rows[0].verdict, RULES_PASS);
	ck_assert_int_eq(result->rows[0].line, 2);
	ck_assert_str_eq(result->rows[0].values[0].value, "2");
	ck_assert_str_eq(result->rows[0].labels[0][DIAG_ZH], "人数");
	ck_assert_int_eq(result->rows[1].verdict, RULES_FAIL);
	ck_assert(result->blocked);
	xmlFreeDoc(input.doc);
	rules_result_free(result);
	result = NULL;
	rule_set_free(set);
	buf_free(&full);
	diag_free(d);
}
END_TEST

START_TEST(a_rule_that_asks_nothing_of_a_node_says_so_beside_its_numbers)
{
	const char *sch = HEAD R("r1", "error") R("r2", "error") R(
	    "r3", "error") "<sch:pattern><sch:rule context='a'>"
			   "<sch:let name='n' value='count(b)'/>"
			   "<sch:assert id='r1' jy:applies='@on' test='$n = "
			   "2'>x</sch:assert>"
			   "<sch:assert id='r2' jy:values='' jy:applies='@on' "
			   "test='$n = 2'>y</sch:assert>"
			   "<sch:assert id='r3' jy:values='' jy:applies='@off' "
			   "test='false()'>z</sch:assert>"
			   "</sch:rule></sch:pattern>" TAIL;
	const char *xml = "<m>\n<a><b/></a>\n<a on='1'><b/><b/></a>\n"
			  "<a on='1'><b/></a></m>";
	static const enum rules_verdict want[] = {
	    RULES_EXEMPT, RULES_PASS, RULES_FAIL, RULES_FAIL, RULES_EXEMPT};
	struct diag *d = diag_new();
	struct rule_set *set = rule_set_read(sch, strlen(sch), "r.sch", d);

	ck_assert_ptr_nonnull(set);
	input.doc = xmlin_parse(xml, strlen(xml), "t.xml", 1, NULL, d);
	input.statement = true;
	result = rules_run(set, &input, d);
	ck_assert_str_eq(lines_of(d), "4 E r1 x\n4 E r2 y\n");
	/* Without numbers, what passed or failed says more. */
	ck_assert_uint_eq(result->nrows, 5);
	for (size_t i = 0; i < 5; i++)
		ck_assert_int_eq(result->rows[i].verdict, want[i]);
	ck_assert_int_eq(result->rows[0].line, 2);
	ck_assert_str_eq(result->rows[0].values[0].value, "1");
	ck_assert_uint_eq(result->rows[4].times, 3);
	xmlFreeDoc(input.doc);
	rules_result_free(result);
	result = NULL;
	rule_set_free(set);
	diag_free(d);
}
END_TEST

START_TEST(whom_a_rule_asks_that_cannot_be_evaluated_is_a_broken_rule)
{
	ck_assert_ptr_nonnull(
	    strstr(run(ONE("/m", "<sch:assert id='r1' jy:applies='$none' "
				 "test='true()'>x</sch:assert>"),
		       "<m/>"),
		"变量没有定义"));
}
END_TEST

START_TEST(without_english_wording_the_title_serves)
{
	const char *sch =
	    ONE("a", "<sch:assert id='r1' test='b'>无</sch:assert>");
	struct diag *d = diag_new();
	struct rule_set *set = rule_set_read(sch, strlen(sch), "r.sch", d);

	input.doc = xmlin_parse("<a/>", 4, "t.xml", 1, NULL, d);
	result = rules_run(set, &input, d);
	ck_assert_str_eq(diag_get(d, 0)->text[DIAG_EN], "title r1");
	xmlFreeDoc(input.doc);
	rules_result_free(result);
	result = NULL;
	rule_set_free(set);
	diag_free(d);
}
END_TEST

START_TEST(the_first_rule_of_a_pattern_takes_a_node)
{
	const char *sch = HEAD R("r1", "error") R(
	    "r2", "warning") "<sch:pattern>"
			     "<sch:rule context=\"a[@x='1']\">"
			     "<sch:report id='r1' "
			     "test='true()'>一</sch:report></sch:rule>"
			     "<sch:rule context='a'>"
			     "<sch:report id='r2' "
			     "test='true()'>二</sch:report></sch:rule>"
			     "</sch:pattern><sch:pattern><sch:rule context='a'>"
			     "<sch:report id='r2b' jy:rule='r2' "
			     "test='true()'>三</sch:report>"
			     "</sch:rule></sch:pattern>" TAIL;

	ck_assert_str_eq(run(sch, "<m><a x='1'/>\n<a/></m>"),
	    "1 E r1 一\n2 W r2 二\n1 W r2 三\n2 W r2 三\n");
}
END_TEST

START_TEST(a_context_is_a_pattern)
{
#define CTX(c)                                                                 \
	run(ONE(c, "<sch:report id='r1' test='true()'>"                        \
		   "<sch:value-of select='name()'/></sch:report>"),            \
	    "<m><a k='v|['><b>\n<b/></b></a>\n<c><a/></c></m>")
	ck_assert_str_eq(CTX("b"), "1 E r1 b\n2 E r1 b\n");
	ck_assert_str_eq(CTX("b/b"), "2 E r1 b\n");
	ck_assert_str_eq(CTX("/m/a"), "1 E r1 a\n");
	ck_assert_str_eq(CTX("a/@k"), "1 E r1 k\n");
	ck_assert_str_eq(CTX("/"), "1 E r1 \n");
	ck_assert_str_eq(CTX("//c | b[b]"), "3 E r1 c\n1 E r1 b\n");
	ck_assert_str_eq(CTX("a[@k='v|['] | c"), "1 E r1 a\n3 E r1 c\n");
	ck_assert_str_eq(CTX("b | b"), "1 E r1 b\n2 E r1 b\n");
	ck_assert_str_eq(CTX("a[1]"), "1 E r1 a\n3 E r1 a\n");
#undef CTX
}
END_TEST

START_TEST(lets_have_the_scope_of_where_they_stand)
{
	const char *sch = HEAD R("r1",
	    "error") "<sch:let name='all' value='count(//a)'/>"
		     "<sch:pattern><sch:let name='twice' value='2 * $all'/>"
		     "<sch:rule context='a'><sch:let name='x' value='@x'/>"
		     "<sch:let name='y' value='$x + $twice'/>"
		     "<sch:report id='r1' test='true()'>"
		     "<sch:value-of select='$y'/></sch:report></sch:rule>"
		     "</sch:pattern>" TAIL;

	ck_assert_str_eq(
	    run(sch, "<m><a x='1'/><a x='5'/></m>"), "1 E r1 5\n1 E r1 9\n");
}
END_TEST

START_TEST(a_variable_ends_with_its_rule)
{
	const char *sch =
	    HEAD R("r1", "error") "<sch:pattern><sch:rule context='a'>"
				  "<sch:let name='x' value='1'/>"
				  "<sch:report id='r1' test='$x = "
				  "2'>x</sch:report></sch:rule>"
				  "<sch:rule context='b'>"
				  "<sch:report id='r1b' jy:rule='r1' "
				  "test='$x'>y</sch:report>"
				  "</sch:rule></sch:pattern>" TAIL;

	ck_assert_str_eq(run(sch, "<m><a/><b/></m>"),
	    "1 E rule-error 规则“r1”无法判断：有变量没有定义（r.sch:1）\n");
	ck_assert_int_eq(status, 2);
}
END_TEST

START_TEST(a_name_cannot_be_defined_twice_in_one_scope)
{
	const char *sch = HEAD R("r1",
	    "error") "<sch:let name='x' value='1'/><sch:pattern>"
		     "<sch:rule context='a'><sch:let name='x' value='2'/>"
		     "<sch:report id='r1' test='$x'>x</sch:report></sch:rule>"
		     "</sch:pattern>" TAIL;

	ck_assert_str_eq(
	    run(sch, "<m><a/></m>"), "1 E rules-duplicate let“x”重复\n");
}
END_TEST

START_TEST(a_finding_stands_where_its_subject_is)
{
	ck_assert_str_eq(
	    run(ONE("m", "<sch:report id='r1' test='c' subject='c'>x"
			 "</sch:report>"),
		"<m>\n<b/>\n<c/></m>"),
	    "3 E r1 x\n");
}
END_TEST

START_TEST(role_and_severity_say_how_bad_it_is)
{
	const char *sch = HEAD R("r1",
	    "warning") "<sch:pattern><sch:rule context='m'>"
		       "<sch:report id='a' jy:rule='r1' test='1'>a</sch:report>"
		       "<sch:report id='b' jy:rule='r1' role='error' test='1'>b"
		       "</sch:report>"
		       "<sch:report id='c' jy:rule='r1' role='info' test='1'>c"
		       "</sch:report></sch:rule></sch:pattern>" TAIL;

	ck_assert_str_eq(run(sch, "<m/>"), "1 W r1 a\n1 E r1 b\n1 N r1 c\n");
	ck_assert_int_eq(status, 1);
}
END_TEST

START_TEST(message_text_is_tidied_as_chinese)
{
	ck_assert_str_eq(
	    run(ONE("m", "<sch:report id='r1' test='1'>\n  甲\n   乙，"
			 "\n丙 b\n c <sch:emph>d</sch:emph> "
			 "<sch:name/>\n</sch:report>"),
		"<m/>"),
	    "1 E r1 甲乙，丙 b c d m\n");
}
END_TEST

START_TEST(days_are_calendar_days)
{
	SAID("f:days('2026-03-01', '2026-03-03')", "2");
	SAID("f:days('2026-03-03', '2026-03-01')", "-2");
	SAID("f:days('2026-02-28T23:59:00', '2026-03-01T00:01:00')", "1");
	SAID("f:days('2024-02-28', '2024-03-01')", "2");
	SAID("f:days('1999-12-31', '2000-03-01')", "61");
	SAID("f:days('2026-02-29', '2026-03-01')", "NaN");
	SAID("f:days('', '2026-03-01')", "NaN");
	SAID("f:days('2026-3-1', '2026-03-01')", "NaN");
	SAID("f:add-days('2026-02-27', 2)", "2026-03-01");
	SAID("f:add-days('2024-02-27', 2)", "2024-02-29");
	SAID("f:add-days('2026-01-01', -1)", "2025-12-31");
	SAID("f:add-days('x', 1)", "");
	SAID("f:minutes('2026-03-01T23:30:00', '2026-03-02T00:15:30')", "45.5");
	SAID("f:minutes('2026-03-01', '2026-03-02T00:15:30')", "NaN");
	SAID("f:before('2026-03-01', '2026-03-01T00:00:01')", "true");
	SAID("f:before('2026-03-01', '2026-03-01')", "false");
	SAID("f:before('', '2026-03-01')", "false");
}
END_TEST

START_TEST(small_functions)
{
	SAID("f:has('a b  c', 'b')", "true");
	SAID("f:has('ab', 'a')", "false");
	SAID("f:has('', '')", "false");
	SAID("f:if(1 = 1, 'a', 'b')", "a");
	SAID("f:if(/none, 'a', 3)", "3");
	SAID("set:distinct(/none)", "");
	SAID("math:max(/m)", "NaN");
	SAID("str:concat(/m)", "");
	SAID("$meeting-date", "2026-07-08");
	SAID("$as-of", "");
}
END_TEST

START_TEST(references_are_looked_up_by_id)
{
#define DOC                                                                    \
	"<m><p id='a'>甲</p><p id='b'>乙</p><p id='a'>丙</p>"               \
	"<r to='b a'/><r to='b'/><r to='none'/></m>"
	ck_assert_str_eq(run(SAYS("f:join(f:ref('b  a x b'), '、')"), DOC),
	    "1 E r1 甲、乙\n");
	ck_assert_str_eq(
	    run(SAYS("f:join(f:ref(//r/@to), '、')"), DOC), "1 E r1 甲、乙\n");
	ck_assert_str_eq(
	    run(SAYS("count(f:ref('none') | f:ref(/m/none))"), DOC),
	    "1 E r1 0\n");
	ck_assert_str_eq(
	    run(SAYS("count(f:duplicates(//p/@id))"), DOC), "1 E r1 1\n");
#undef DOC
}
END_TEST

START_TEST(current_is_the_context_of_the_rule)
{
	ck_assert_str_eq(
	    run(ONE("r", "<sch:report id='r1' "
			 "test='count(//p[@id=current()/@to]) = 0'>"
			 "<sch:value-of select='@to'/></sch:report>"),
		"<m><p id='a'/><r to='a'/><r to='b'/></m>"),
	    "1 E r1 b\n");
}
END_TEST

START_TEST(the_clock_is_never_read)
{
	static const char clock[] =
	    "1 E rule-error 规则“r1”无法判断：它需要知道今天，"
	    "请给出 --as-of（r.sch:1）\n1 E r1 ?\n";

	ck_assert_str_eq(run(SAYS("date:date-time()"), "<m/>"), clock);
	ck_assert_str_eq(run(SAYS("date:year()"), "<m/>"), clock);
	ck_assert_str_eq(run(SAYS("date:seconds()"), "<m/>"), clock);
	input.as_of = "2031-05-06";
	SAID("date:date-time()", "2031-05-06T00:00:00");
	SAID("date:year()", "2031");
	SAID("date:date()", "2031-05-06");
	SAID("date:month-in-year()", "5");
	SAID("date:day-in-week('2026-07-08')", "4");
	SAID("$as-of", "2031-05-06");
}
END_TEST

START_TEST(what_needs_a_today_waits_for_it)
{
	const char *sch = ONE("m", "<sch:report id='r1' jy:needs='as-of' "
				   "test='true()'>x</sch:report>");

	ck_assert_str_eq(run(sch, "<m/>"),
	    "0 N as-of-needed 没有给出 --as-of，未判断：r1\n");
	ck_assert_int_eq(status, 0);
	input.as_of = "2026-08-01";
	ck_assert_str_eq(run(sch, "<m/>"), "1 E r1 x\n");
}
END_TEST

START_TEST(some_rules_hold_issued_records_alone)
{
	const char *sch = ONE("m", "<sch:report id='r1' jy:when='issued' "
				   "test='true()'>x</sch:report>");

	ck_assert_str_eq(run(sch, "<m/>"), "");
	ck_assert_str_eq(run(sch, "<m><signed/></m>"), "1 E r1 x\n");
}
END_TEST

START_TEST(of_a_plan_only_what_is_said_ahead_is_judged)
{
	const char *sch = PLAN_HEAD R("r1", "error") R("r2", "error")
	    R("r3", "error") "<sch:pattern><sch:rule context='m'>"
			     "<sch:report id='a1' jy:rule='r1' "
			     "test='true()'>先</sch:report>"
			     "<sch:report id='a2' jy:rule='r2' "
			     "test='true()'>后</sch:report>"
			     "<sch:report id='a3' jy:rule='r3' "
			     "jy:when='issued' test='true()'>发</sch:report>"
			     "</sch:rule></sch:pattern>" TAIL;

	ck_assert_str_eq(run(sch, "<m/>"), "1 E r1 先\n1 E r2 后\n");
	ck_assert_str_eq(
	    run(sch, "<m><signed/></m>"), "1 E r1 先\n1 E r2 后\n1 E r3 发\n");
	ck_assert_str_eq(run(sch, "<m><plan/></m>"), "1 E r1 先\n");
	/* A plan is never issued, whatever it holds. */
	ck_assert_str_eq(run(sch, "<m><plan/><signed/></m>"), "1 E r1 先\n");
}
END_TEST

START_TEST(house_defaults_are_variables)
{
	SAID("$house-flag", "false");
	SAID("$house-days + 1", "3");
	SAID("$house-mode", "a");
	SAID("concat('[', $house-list, ']')", "[ a c ]");
}
END_TEST

/* ---- failures of rules ---- */

START_TEST(a_rule_that_fails_is_told_once_and_the_rest_go_on)
{
	const char *sch = HEAD R("r1", "error")
	    R("r2", "error") "<sch:pattern><sch:rule context='a'>"
			     "<sch:assert id='r1' "
			     "test='no-such-function()'>x</sch:assert>"
			     "<sch:report id='r2' "
			     "test='true()'>还在</sch:report></sch:rule>"
			     "</sch:pattern>" TAIL;

	ck_assert_str_eq(run(sch, "<m>\n<a/>\n<a/></m>"),
	    "2 E rule-error 规则“r1”无法判断：有函数不存在（r.sch:1）\n"
	    "2 E r2 还在\n3 E r2 还在\n");
}
END_TEST

START_TEST(each_kind_of_failure_is_worded)
{
	static const struct {
		const char *test, *want;
	} t[] = {
	    {"1 +", "表达式语法错误"},
	    {"q:x", "有名字空间前缀没有声明"},
	    {"$none", "有变量没有定义"},
	    {"none()", "有函数不存在"},
	    {"count(1)", "参数的个数或者类型不对"},
	    {"f:days('1')", "参数的个数或者类型不对"},
	};

	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		struct buf b = {NULL, 0, 0};

		buf_addf(&b,
		    HEAD R(
			"r1", "error") "<sch:pattern><sch:rule context='m'>"
				       "<sch:assert id='r1' "
				       "test=\"%s\">x</sch:assert></sch:rule>"
				       "</sch:pattern>" TAIL,
		    t[i].test);
		ck_assert_msg(strstr(run(b.p, "<m/>"), t[i].want) != NULL,
		    "%s: %s", t[i].test, said.p);
		ck_assert_int_eq(status, 2);
		buf_free(&b);
	}
}
END_TEST

START_TEST(a_broken_context_or_let_is_told_too)
{
	ck_assert_ptr_nonnull(
	    strstr(run(ONE("a[", "<sch:report id='r1' test='1'>x</sch:report>"),
		       "<m/>"),
		"rule-error 规则“//a[”无法判断：表达式语法错误"));
	ck_assert_ptr_nonnull(
	    strstr(run(ONE("m", "<sch:let name='v' value='zero(1)'/>"
				"<sch:report id='r1' test='1'>x</sch:report>"),
		       "<m/>"),
		"rule-error 规则“v”无法判断：有函数不存在"));
	/* A context that is no node-set selects nothing, and says so. */
	ck_assert_ptr_nonnull(strstr(
	    run(ONE("/m = 1", "<sch:report id='r1' test='1'>x</sch:report>"),
		"<m/>"),
	    "rule-error"));
}
END_TEST

START_TEST(a_file_outside_the_dialect_is_not_used)
{
	static const struct {
		const char *sch, *want;
	} t[] = {
	    {"<x/>", "rules-root"},
	    {HEAD "<sch:phase id='p'/>" TAIL, "rules-element"},
	    {HEAD "<sch:include href='x'/>" TAIL, "rules-element"},
	    {HEAD "<jy:other/>" TAIL, "rules-element"},
	    {HEAD R("r1", "bad") TAIL, "rules-value"},
	    {HEAD R("r1", "error") TAIL, "rules-unused"},
	    {HEAD R("r1", "error") R("r1", "error") TAIL, "rules-duplicate"},
	    {ONE("m", "<sch:assert id='r2' test='1'>x</sch:assert>"),
		"rules-reference"},
	    {ONE("m", "<sch:assert test='1'>x</sch:assert>"),
		"rules-attribute"},
	    {ONE("m", "<sch:assert id='r1'>x</sch:assert>"), "rules-attribute"},
	    {ONE("m", "<sch:extends rule='r'/>"), "rules-element"},
	    {ONE(" | a", "<sch:assert id='r1' test='1'>x</sch:assert>"),
		"rules-value"},
	    {ONE("m", "<sch:assert id='r1' test='1' diagnostics='d'>x"
		      "</sch:assert>"),
		"rules-reference"},
	    {ONE("m", "<sch:assert id='r1' test='1' jy:needs='x'>x"
		      "</sch:assert>"),
		"rules-value"},
	    {"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron'"
	     "/>",
		"rules-attribute"},
	    {"<!DOCTYPE x><x/>", "xml-doctype"},
	};

	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		ck_assert_msg(strstr(run(t[i].sch, "<m/>"), t[i].want) != NULL,
		    "%zu: %s", i, said.p);
		ck_assert_int_ne(status, 0);
	}
}
END_TEST

/* ---- limits ---- */

START_TEST(an_endless_expression_is_stopped)
{
	struct buf xml = {NULL, 0, 0};

	buf_adds(&xml, "<m>");
	for (int i = 0; i < 2000; i++)
		buf_adds(&xml, "<a/>");
	buf_adds(&xml, "</m>");
	ck_assert_ptr_nonnull(
	    strstr(run(ONE("m", "<sch:report id='r1' test='count(//a[count(//a["
				"count(//a) = 1]) = 1])'>x</sch:report>"),
		       xml.p),
		"计算量或者文字超过上限"));
	ck_assert_int_eq(status, 2);
	buf_free(&xml);
}
END_TEST

START_TEST(text_cannot_be_doubled_without_end)
{
	struct buf sch = {NULL, 0, 0};

	buf_adds(&sch,
	    HEAD R("r1",
		"error") "<sch:let name='v0' value=\"'0123456789abcdef'\"/>");
	for (int i = 1; i < 60; i++)
		buf_addf(&sch,
		    "<sch:let name='v%d' value='concat($v%d, $v%d)'/>", i,
		    i - 1, i - 1);
	buf_adds(&sch,
	    "<sch:pattern><sch:rule context='m'><sch:report id='r1' "
	    "test='string-length($v59) > 0'>x</sch:report></sch:rule>"
	    "</sch:pattern>" TAIL);
	run(sch.p, "<m/>");
	ck_assert_ptr_nonnull(strstr(said.p, "计算量或者文字超过上限"));
	ck_assert_ptr_nonnull(strstr(said.p, "有变量没有定义"));
	ck_assert_int_eq(status, 2);
	buf_free(&sch);
}
END_TEST

START_TEST(text_that_is_copied_counts_as_work)
{
	struct buf xml = {NULL, 0, 0};

	buf_adds(&xml, "<m>");
	for (int i = 0; i < 40000; i++)
		buf_adds(&xml, "文字");
	for (int i = 0; i < 5000; i++)
		buf_adds(&xml, "<a/>");
	buf_adds(&xml, "</m>");
	ck_assert_ptr_nonnull(strstr(
	    run(ONE("m", "<sch:report id='r1' test='count(//a[string(/) = 1])'"
			 ">x</sch:report>"),
		xml.p),
	    "计算量或者文字超过上限"));
	buf_free(&xml);
}
END_TEST

START_TEST(a_deep_or_long_expression_is_refused)
{
	struct buf sch = {NULL, 0, 0};
	int depth[] = {3000, RULES_EXPR_MAX};

	for (int k = 0; k < 2; k++) {
		buf_clear(&sch);
		buf_adds(&sch,
		    HEAD R("r1", "error") "<sch:pattern><sch:rule context='m'>"
					  "<sch:report id='r1' test='");
		for (int i = 0; i < depth[k]; i++)
			buf_addc(&sch, '(');
		buf_addc(&sch, '1');
		for (int i = 0; i < depth[k]; i++)
			buf_addc(&sch, ')');
		buf_adds(
		    &sch, "'>x</sch:report></sch:rule></sch:pattern>" TAIL);
		run(sch.p, "<m/>");
		ck_assert_int_ne(status, 0);
	}
	buf_free(&sch);
}
END_TEST

/* Operations that libxml2 counts for a document of n items. */
static unsigned long
work(int n)
{
	static const char sch[] = HEAD R("r1",
	    "warning") "<sch:let name='all' value='count(//p)'/>"
		       "<sch:pattern><sch:rule context=\"p[@id] | r[@to]\">"
		       "<sch:let name='who' value='f:ref(@to)'/>"
		       "<sch:assert id='r1' test='count($who) &lt;= "
		       "$all'>x</sch:assert>"
		       "</sch:rule></sch:pattern>" TAIL;
	struct diag *d = diag_new();
	struct rule_set *set = rule_set_read(sch, strlen(sch), "r.sch", d);
	struct buf xml = {NULL, 0, 0};
	unsigned long ops;

	ck_assert_ptr_nonnull(set);
	buf_adds(&xml, "<m>");
	for (int i = 0; i < n; i++)
		buf_addf(&xml, "<p id='p%d'/><r to='p%d'/>\n", i, n - 1 - i);
	buf_adds(&xml, "</m>");
	input.doc = xmlin_parse(xml.p, xml.len, "t.xml", 1, NULL, d);
	ck_assert_ptr_nonnull(input.doc);
	result = rules_run(set, &input, d);
	ck_assert_uint_eq(diag_count(d), 0);
	ops = result->operations;
	rules_result_free(result);
	result = NULL;
	xmlFreeDoc(input.doc);
	rule_set_free(set);
	buf_free(&xml);
	diag_free(d);
	return ops;
}

START_TEST(work_grows_with_the_nodes_and_no_faster)
{
	unsigned long small = work(1000), large = work(10000);

	ck_assert_uint_gt(small, 1000);
	ck_assert_uint_lt(large, 11 * small);
}
END_TEST

START_TEST(lines_are_true_beyond_65535)
{
	struct buf xml = {NULL, 0, 0};

	buf_adds(&xml, "<m>");
	for (int i = 0; i < 70000; i++)
		buf_addc(&xml, '\n');
	buf_adds(&xml, "<a/></m>");
	ck_assert_str_eq(
	    run(ONE("a", "<sch:report id='r1' test='1'>x</sch:report>"), xml.p),
	    "70001 E r1 x\n");
	buf_free(&xml);
}
END_TEST

/* ---- exceptions ---- */

static const char excused_sch[] = HEAD R("w", "warning")
    R("e", "error") "<sch:pattern><sch:rule context='i'>"
		    "<sch:report id='w' test='1'>提醒</sch:report>"
		    "<sch:report id='e' test='1'>错误</sch:report></sch:rule>"
		    "</sch:pattern>" TAIL;

START_TEST(an_exception_silences_a_warning_and_stands_beside_an_error)
{
	struct rules_exception x[] = {
	    {.rule = "w",
		.reason = "理由",
		.approver = "批准人",
		.until = "2026-07-08",
		.line = 9},
	    {.rule = "e",
		.reason = "因故",
		.approver = "书记",
		.until = "2026-12-31",
		.line = 10},
	};

	input.exceptions = x;
	input.nexceptions = 2;
	ck_assert_str_eq(run(excused_sch, "<m><i/></m>"),
	    "1 E e 错误 / 因故（书记，2026-12-31）\n");
	ck_assert_int_eq(status, 1);
	/* As of the day after the last, it no longer holds. */
	input.as_of = "2026-07-09";
	ck_assert_str_eq(run(excused_sch, "<m><i/></m>"),
	    "1 W w 提醒（例外已于2026-07-08到期：理由，批准人）\n"
	    "1 E e 错误 / 因故（书记，2026-12-31）\n"
	    "9 W exception-expired 对规则“w”的例外已于2026-07-08到期，"
	    "不再有效\n");
	x[0].rule = "nix";
	ck_assert_ptr_nonnull(strstr(run(excused_sch, "<m><i/></m>"),
	    "9 W exception-unknown 例外所指的规则“nix”不存在"));
}
END_TEST

START_TEST(an_exception_with_marks_holds_where_all_of_them_stand)
{
	struct rules_exception x = {.rule = "w",
	    .reason = "理由",
	    .approver = "批准人",
	    .until = "2026-12-31",
	    .marks = {{"who id", "lu"}, {"record", "r1"}},
	    .line = 9};
	const char *xml = "<m><row record='r1'>\n<i who='lu'/>\n<i id='lu'/>\n"
			  "<i who='gu'/></row>\n<row record='r2'>"
			  "<i who='lu'/></row>\n<i who='lu'/></m>";

	input.exceptions = &x;
	input.nexceptions = 1;
	/* Of the two findings at an i, the error stays everywhere. */
	ck_assert_str_eq(run(excused_sch, xml),
	    "2 E e 错误\n3 E e 错误\n4 W w 提醒\n4 E e 错误\n"
	    "5 W w 提醒\n5 E e 错误\n6 W w 提醒\n6 E e 错误\n");
	x.marks[1].value = NULL;
	ck_assert_str_eq(run(excused_sch, xml),
	    "2 E e 错误\n3 E e 错误\n4 W w 提醒\n4 E e 错误\n"
	    "5 E e 错误\n6 E e 错误\n");
}
END_TEST

START_TEST(an_exception_for_an_item_holds_inside_it_alone)
{
	const char *xml = "<m><i/>\n<i/></m>";
	struct diag *d = diag_new();
	struct rule_set *set =
	    rule_set_read(excused_sch, strlen(excused_sch), "r.sch", d);
	struct rules_exception x = {.rule = "e",
	    .reason = "因故",
	    .approver = "书记",
	    .until = "2026-12-31",
	    .line = 1};

	ck_assert_ptr_nonnull(set);
	input.doc = xmlin_parse(xml, strlen(xml), "t.xml", 1, NULL, d);
	x.within = xmlFirstElementChild(xmlDocGetRootElement(input.doc));
	input.exceptions = &x;
	input.nexceptions = 1;
	result = rules_run(set, &input, d);
	ck_assert_str_eq(lines_of(d),
	    "1 W w 提醒\n1 E e 错误 / 因故（书记，2026-12-31）\n"
	    "2 W w 提醒\n2 E e 错误\n");
	ck_assert(result->blocked);
	rules_result_free(result);
	xmlFreeDoc(input.doc);
	diag_free(d);

	/* Without the second item nothing blocks. */
	d = diag_new();
	input.doc = xmlin_parse("<m><i/></m>", 11, "t.xml", 1, NULL, d);
	x.within = NULL;
	result = rules_run(set, &input, d);
	ck_assert(!result->blocked);
	rules_result_free(result);
	result = NULL;
	xmlFreeDoc(input.doc);
	rule_set_free(set);
	diag_free(d);
}
END_TEST

Suite *
rules_suite(void)
{
	Suite *s = suite_create("rules");
	TCase *t = tcase_create("rules");

	tcase_add_checked_fixture(t, clear, drop);
	tcase_set_timeout(t, 60);
	tcase_add_test(
	    t, an_assertion_that_fails_says_line_numbers_and_article);
	tcase_add_test(
	    t, a_rule_that_asks_nothing_of_a_node_says_so_beside_its_numbers);
	tcase_add_test(
	    t, whom_a_rule_asks_that_cannot_be_evaluated_is_a_broken_rule);
	tcase_add_test(t, without_english_wording_the_title_serves);
	tcase_add_test(t, the_first_rule_of_a_pattern_takes_a_node);
	tcase_add_test(t, a_context_is_a_pattern);
	tcase_add_test(t, lets_have_the_scope_of_where_they_stand);
	tcase_add_test(t, a_variable_ends_with_its_rule);
	tcase_add_test(t, a_name_cannot_be_defined_twice_in_one_scope);
	tcase_add_test(t, a_finding_stands_where_its_subject_is);
	tcase_add_test(t, role_and_severity_say_how_bad_it_is);
	tcase_add_test(t, message_text_is_tidied_as_chinese);
	tcase_add_test(t, days_are_calendar_days);
	tcase_add_test(t, small_functions);
	tcase_add_test(t, references_are_looked_up_by_id);
	tcase_add_test(t, current_is_the_context_of_the_rule);
	tcase_add_test(t, the_clock_is_never_read);
	tcase_add_test(t, what_needs_a_today_waits_for_it);
	tcase_add_test(t, some_rules_hold_issued_records_alone);
	tcase_add_test(t, of_a_plan_only_what_is_said_ahead_is_judged);
	tcase_add_test(t, house_defaults_are_variables);
	tcase_add_test(t, a_rule_that_fails_is_told_once_and_the_rest_go_on);
	tcase_add_test(t, each_kind_of_failure_is_worded);
	tcase_add_test(t, a_broken_context_or_let_is_told_too);
	tcase_add_test(t, a_file_outside_the_dialect_is_not_used);
	tcase_add_test(t, an_endless_expression_is_stopped);
	tcase_add_test(t, text_cannot_be_doubled_without_end);
	tcase_add_test(t, text_that_is_copied_counts_as_work);
	tcase_add_test(t, a_deep_or_long_expression_is_refused);
	tcase_add_test(t, work_grows_with_the_nodes_and_no_faster);
	tcase_add_test(t, lines_are_true_beyond_65535);
	tcase_add_test(
	    t, an_exception_silences_a_warning_and_stands_beside_an_error);
	tcase_add_test(
	    t, an_exception_with_marks_holds_where_all_of_them_stand);
	tcase_add_test(t, an_exception_for_an_item_holds_inside_it_alone);
	suite_add_tcase(s, t);
	return s;
}

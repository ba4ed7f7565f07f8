/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the minutes of any record may not show: eight characters in a row of
 * a remark, written opinion, dissent, feedback, step, recusal or reason,
 * unless a part that is shown has them too; and no word of the votes.  The
 * same is asked of the 会议记录, which must fail: so the test can.
 * The papers for the room, and the lists of a 民主生活会, are held against what
 * each may not show.
 */
#include <check.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/xmlin.h"
#include "mark/escape.h"
#include "samples.h"
#include "xml/style.h"

Suite *leak_suite(void);

enum { WINDOW = 8 };

static const char hidden[] =
    "//r:remark|//r:opinion|//r:dissent|//r:feedback|//r:step/@note"
    "|//r:step/@by|//r:concerned/@note|//r:attend/@reason|//@due-reason"
    "|//@major-reason|//r:entrustment/@reason|//r:notice/@reason"
    "|//r:candidate/@from|//r:vote/@described|//r:report-up/@title"
    "|//r:report-up/r:p|//r:contact/@*|//r:report-up/@number|//r:report-up/"
    "@reply|//r:exception/@reason"
    "|//r:item[@withdrawn='讨论前']/r:title|//r:member/@duty"
    "|//r:document/@archive|//r:papers/@title";
static const char shown[] =
    "//r:item[not(@withdrawn='讨论前')]/r:title|//r:sense|//r:decision/r:p"
    "|//r:decision/r:table|//r:task/r:p|//r:task/r:table|//r:task/@office|//"
    "r:body/@*"
    "|//r:member/@name|//r:member/@post|//r:other/@name|//r:other/@post"
    "|//r:session/@place|//r:document[@kind='会议纪要']/@number"
    "|//r:document[@kind='会议纪要']/@distribution";
/* Words that only what is not shown can bring. */
static const char *const words[] = {"赞成", "反对", "弃权", "未投票", "回避",
    "缺席", "迟到", "早退", "保留意见", "书面意见", "记名投票", "举手", "表决",
    "发言", "表态"};

static void
escape(struct buf *out, const char *t, size_t len, enum style_place p)
{
	mark_escape(out, t, len, (enum mark_place)p);
}

/* All texts that the expression finds, each a line behind the prefix. */
static void
gather(xmlDoc *doc, const char *expr, const char *prefix, struct buf *out)
{
	xmlXPathContext *x = xmlXPathNewContext(doc);
	xmlXPathObject *o;

	xmlXPathRegisterNs(
	    x, (const xmlChar *)"r", (const xmlChar *)"urn:jiyao:record:1");
	o = xmlXPathEvalExpression((const xmlChar *)expr, x);
	ck_assert_ptr_nonnull(o);
	buf_adds(out, "");
	for (int i = 0; o->nodesetval != NULL && i < o->nodesetval->nodeNr;
	     i++) {
		xmlChar *s =
		    xmlXPathCastNodeToString(o->nodesetval->nodeTab[i]);

		buf_addf(out, "%s%s\n", prefix, (char *)s);
		xmlFree(s);
	}
	xmlXPathFreeObject(o);
	xmlXPathFreeContext(x);
}

/* Windows of secret that stand in text but not in open. */
static int
overlaps(const char *secret, const char *open, const char *text)
{
	int n = 0;

	for (const char *s = secret; *s != '\0';) {
		size_t len = 0, first = 0;
		uint32_t cp;
		char *piece;
		int i;

		for (i = 0; i < WINDOW && s[len] != '\0' && s[len] != '\n';
		     i++) {
			size_t w = utf8_decode(s + len, strlen(s + len), &cp);

			first = i == 0 ? w : first;
			len += w;
		}
		if (i == 0) {
			s++;
			continue;
		}
		piece = xstrndup(s, len);
		if (i == WINDOW && strstr(text, piece) != NULL &&
		    strstr(open, piece) == NULL)
			n++;
		free(piece);
		s += first;
	}
	return n;
}

/* What a document may not show: texts by windows, names whole, words. */
struct audience {
	const char *hidden, *shown, *names;
	bool words;
	const char *item; /* or NULL */
};

static const struct audience of_minutes = {hidden, shown, NULL, true, NULL};

/* Of the expression's texts those that stand in text. */
static int
named(xmlDoc *doc, const char *expr, const char *text)
{
	struct buf all = {0};
	int n = 0;

	gather(doc, expr, "", &all);
	for (char *s = all.p, *end; s != NULL && *s != '\0'; s = end + 1) {
		end = strchr(s, '\n');
		*end = '\0';
		n += strstr(text, s) != NULL;
	}
	buf_free(&all);
	return n;
}

/* Leaks in the document that the template makes of the sample. */
static int
leaks_to(const struct audience *who, const char *template, const char *sample)
{
	const struct style_options opt = {.escape = escape};
	const char *const params[] = {"state", "issued", "item",
	    who->item == NULL ? "" : who->item, "as-of", "2026-12-31", NULL};
	struct diag *diag = diag_new();
	struct buf in = {0}, out = {0}, secret = {0}, open = {0};
	struct style *s = style_load(template, &opt, diag);
	xmlDoc *doc;
	int n;

	ck_assert_ptr_nonnull(s);
	ck_assert_int_eq(file_read(sample, FILE_BYTES_MAX, &in, diag), 0);
	doc = xmlin_parse(in.p, in.len, sample, 1, NULL, diag);
	ck_assert_ptr_nonnull(doc);
	ck_assert_int_eq(style_run(s, doc, params, &out, diag), 0);
	gather(doc, who->hidden, "", &secret);
	gather(doc, who->shown, "", &open);
	/* The template's own words before a decision. */
	gather(doc, "//r:decision/r:p", "会议同意", &open);
	n = overlaps(secret.p, open.p, out.p);
	if (who->names != NULL)
		n += named(doc, who->names, out.p);
	for (size_t i = 0; who->words && i < sizeof words / sizeof *words; i++)
		if (strstr(out.p, words[i]) != NULL &&
		    strstr(open.p, words[i]) == NULL)
			n++;
	xmlFreeDoc(doc);
	style_free(s);
	buf_free(&in);
	buf_free(&out);
	buf_free(&secret);
	buf_free(&open);
	diag_free(diag);
	return n;
}

static int
leaks(const char *template, const char *sample)
{
	return leaks_to(&of_minutes, template, sample);
}

static glob_t samples;

START_TEST(minutes_show_nothing_of_what_was_said_or_how_votes_fell)
{
	ck_assert_int_eq(
	    leaks("templates/minutes.xsl", samples.gl_pathv[_i]), 0);
}
END_TEST

START_TEST(the_test_sees_what_a_record_shows)
{
	ck_assert_int_gt(
	    leaks("templates/record.xsl", "samples/plain.xml"), 100);
}
END_TEST

/* An item on persons or with a level, and all within any item. */
static const char told[] =
    "//r:item[@secrecy or /r:meeting/@secrecy or @class='五' or @cadre='yes' "
    "or r:decision/r:candidate]/r:title|//r:item/*[not(self::r:title)]"
    "|//r:item//@note|//r:item//@by|//r:candidate/@from|//r:candidate/@to"
    "|//r:report-up/@title|//r:attend/@reason|//r:papers/@title|//r:member/"
    "@duty"
    "|//r:entrustment/@reason|//r:notice/@reason|//r:exception/@reason";
static const char known[] =
    "//r:item[not(@secrecy or /r:meeting/@secrecy or @class='五' or "
    "@cadre='yes' or r:decision/r:candidate)]/r:title|//r:body/@*"
    "|//r:member/@name|//r:member/@post|//r:other/@name|//r:other/@post"
    "|//r:session/@place|//r:document[@kind='会议通知']/@number";
static const struct audience invited = {told, known,
    "//r:candidate[not(@name = //r:member/@name or @name = //r:other/@name)]"
    "/@name",
    false, NULL};
/* Those who vote see persons and matters, and nothing of what was said. */
static const struct audience voting = {
    "//r:remark|//r:opinion|//r:dissent|//r:feedback|//r:step/@note"
    "|//r:step/@by|//r:concerned/@note|//r:attend/@reason|//r:task|//r:sense"
    "|//r:entrustment/@reason|//r:notice/@reason|//r:report-up//@*"
    "|//r:member/@duty|//r:exception/@reason",
    "//r:decision/r:p|//r:candidate/@*|//r:item/r:title|//r:body/@*"
    "|//r:session/@place",
    "//r:member[not(@name = //r:candidate/@name)]/@name"
    "|//r:other[not(@name = //r:candidate/@name)]/@name",
    false, NULL};

START_TEST(a_call_tells_no_more_than_its_audience_may_know)
{
	ck_assert_int_eq(
	    leaks_to(&invited, "templates/call.xsl", samples.gl_pathv[_i]), 0);
	ck_assert_int_eq(
	    leaks_to(&invited, "templates/sign-in.xsl", samples.gl_pathv[_i]),
	    0);
}
END_TEST

/* Some meetings have nothing to vote on: they give no such paper. */
START_TEST(papers_of_a_vote_name_nobody_who_votes)
{
	static const char *const with[] = {
	    "samples/plan.xml", "samples/cadre.xml", "samples/long.xml"};

	ck_assert_int_eq(
	    leaks_to(&voting, "templates/results.xsl", with[_i]), 0);
	if (_i < 2)
		ck_assert_int_eq(
		    leaks_to(&voting, "templates/ballots.xsl", with[_i]), 0);
}
END_TEST

/* What goes up holds decisions, or the text written for it. */
static const struct audience superior = {
    "//r:remark|//r:opinion|//r:dissent|//r:feedback|//r:step/@note"
    "|//r:step/@by|//r:concerned/@note|//r:attend/@reason|//r:task|//r:sense"
    "|//r:entrustment/@reason|//r:notice/@reason|//r:report-up/@reply"
    "|//r:member/@duty|//r:exception/@reason",
    "//r:decision[@outcome='通过']/r:p|//r:item[r:report-up]/r:title"
    "|//r:report-up|//r:report-up/@title|//r:body/@*|//r:attachment/@title",
    "//r:member[not(@role='书记') and not(@name = //r:candidate/@name)]/@name",
    false, "i5"};

START_TEST(what_goes_up_shows_nothing_of_the_discussion)
{
	struct audience request = superior;

	ck_assert_int_eq(leaks_to(&superior, "templates/special-report.xsl",
			     "samples/long.xml"),
	    0);
	request.item = "i2";
	ck_assert_int_eq(
	    leaks_to(&request, "templates/request.xsl", "samples/long.xml"), 0);
	request.item = "i6";
	ck_assert_int_eq(
	    leaks_to(&request, "templates/request.xsl", "samples/long.xml"), 0);
}
END_TEST

START_TEST(the_test_sees_names_and_titles)
{
	ck_assert_int_gt(
	    leaks_to(&invited, "templates/results.xsl", "samples/plan.xml"), 1);
	ck_assert_int_gt(
	    leaks_to(&voting, "templates/record.xsl", "samples/cadre.xml"), 99);
	ck_assert_int_gt(
	    leaks_to(&voting, "templates/sign-in.xsl", "samples/plan.xml"), 8);
}
END_TEST

/*
 * The lists of a 民主生活会, for the group and its superior: nothing of what
 * was said at the meeting or before it, and not who raised an issue.
 */
static const char said[] =
    "//r:remark|//r:self-criticism|//r:criticism|//r:guidance"
    "|//r:issue/@from|//r:preparation//@note|//r:preparation//@work"
    "|//r:preparation//@by|//r:preparation//@read-by|//r:attend/@reason"
    "|//r:observer/@reason|//r:invitation/@note|//r:entrustment/@reason"
    "|//r:member/@duty|//r:document/@archive"
    "|//r:publication/@way|//r:evidence/@archive|//r:exception/@reason";
static const char listed[] =
    "//r:problem|//r:measure|//r:goal|//r:progress|//r:pending/r:p|//r:body/@*"
    "|//r:issue/@office|//r:evidence/@title|//r:progress/@by|//r:closure/@by";
static const struct audience over = {
    said, listed, "//r:other[not(@id = //r:owner/@ref)]/@name", false, NULL};

static glob_t lives;

START_TEST(the_lists_of_a_life_meeting_tell_nothing_of_what_was_said)
{
	ck_assert_int_eq(
	    leaks_to(&over, "templates/issues.xsl", lives.gl_pathv[_i]), 0);
	ck_assert_int_eq(
	    leaks_to(&over, "templates/ledger.xsl", lives.gl_pathv[_i]), 0);
}
END_TEST

START_TEST(the_test_sees_criticism)
{
	ck_assert_int_gt(leaks_to(&over, "templates/life-record.xsl",
			     "samples/life-special.xml"),
	    20);
}
END_TEST

Suite *
leak_suite(void)
{
	Suite *s = suite_create("leak");
	TCase *t = tcase_create("leak");

	glob("samples/*.xml", 0, NULL, &samples);
	glob("tests/records/planted.xml", GLOB_APPEND, NULL, &samples);
	samples_meetings(&samples);
	tcase_add_loop_test(t,
	    minutes_show_nothing_of_what_was_said_or_how_votes_fell, 0,
	    (int)samples.gl_pathc);
	tcase_add_test(t, the_test_sees_what_a_record_shows);
	glob("samples/plan.xml", GLOB_APPEND, NULL, &samples);
	tcase_add_loop_test(t, a_call_tells_no_more_than_its_audience_may_know,
	    0, (int)samples.gl_pathc);
	tcase_add_loop_test(t, papers_of_a_vote_name_nobody_who_votes, 0, 3);
	tcase_add_test(t, what_goes_up_shows_nothing_of_the_discussion);
	tcase_add_test(t, the_test_sees_names_and_titles);
	glob("samples/*.xml", 0, NULL, &lives);
	glob("tests/records/*.xml", GLOB_APPEND, NULL, &lives);
	samples_lives(&lives);
	tcase_add_loop_test(t,
	    the_lists_of_a_life_meeting_tell_nothing_of_what_was_said, 0,
	    (int)lives.gl_pathc);
	tcase_add_test(t, the_test_sees_criticism);
	suite_add_tcase(s, t);
	return s;
}

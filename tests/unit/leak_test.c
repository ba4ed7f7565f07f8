/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the minutes of any record may not show: eight characters in a row of
 * a remark, written opinion, dissent, feedback, step, recusal or reason,
 * unless a part that is shown has them too; and no word of the votes.  The
 * same is asked of the 会议记录, which must fail: so the test can.
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
    "|//r:report-up/@number|//r:report-up/@reply|//r:exception/@reason"
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

/* Leaks in the document that the template makes of the sample. */
static int
leaks(const char *template, const char *sample)
{
	const struct style_options opt = {.escape = escape};
	const char *const params[] = {"state", "issued", NULL};
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
	gather(doc, hidden, "", &secret);
	gather(doc, shown, "", &open);
	/* The template's own words before a decision. */
	gather(doc, "//r:decision/r:p", "会议同意", &open);
	n = overlaps(secret.p, open.p, out.p);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
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
	suite_add_tcase(s, t);
	return s;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From a record through the 会议记录 template and back through the Markdown
 * reader: every text of the record stands in the document as it was written,
 * and nothing that was text became structure.
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
#include "mark/read.h"
#include "samples.h"
#include "xml/style.h"

Suite *readback_suite(void);

static const char texts[] =
    "//r:p|//r:item/r:title|//r:th|//r:td|//@caption|//@place|//@note"
    "|//@reason|//@due-reason|//@major-reason|//@described|//@submitted-by"
    "|//r:step/@by|//r:feedback/@by|//r:candidate/@name|//@distribution"
    "|//@archive|//r:candidate/@to|//r:candidate/@from"
    "|//r:report-up/@number|//r:exception/@approver|//r:task/@office";

static const char life_texts[] =
    "//r:p|//@place|//@note|//@reason|//@work|//@read-by|//@unit|//r:theme"
    "|//r:theme/@by|//r:theme/@document|//r:preparation/r:office/@name"
    "|//r:step/@by|//r:guidance/@by|//r:progress/@by|//r:closure/@by"
    "|//r:issue/@from|//r:issue/@office|//r:evidence/@title|//@archive"
    "|//@distribution|//@way|//r:publication/@document|//r:document/@number"
    "|//r:document/@title|//r:exception/@approver|//r:roster//@name";

static void
escape(struct buf *out, const char *t, size_t len, enum style_place p)
{
	mark_escape(out, t, len, (enum mark_place)p);
}

/*
 * White space aside: where a line end of the source falls between two Han
 * characters it means nothing, so the comparison leaves all of it out.
 */
static void
squeeze(const char *s, size_t len, struct buf *out)
{
	for (; len > 0; s++, len--)
		if (strchr(" \t\r\n", *s) == NULL)
			buf_addc(out, *s);
}

static void
add_blocks(const struct block *b, struct buf *out)
{
	for (; b != NULL; b = b->next) {
		for (size_t i = 0; i < b->nruns; i++)
			squeeze(b->runs[i].text, b->runs[i].len, out);
		buf_addc(out, '\n');
		add_blocks(b->child, out);
		if (b->kind != BLOCK_TABLE)
			continue;
		for (size_t i = 0; i < b->table->ncaption; i++)
			squeeze(b->table->caption[i].text,
			    b->table->caption[i].len, out);
		buf_addc(out, '\n');
		for (size_t i = 0; i < b->table->ncells; i++)
			add_blocks(b->table->cells[i].blocks, out);
	}
}

/* The Markdown of a sample, read again. */
static struct doc *
document(xmlDoc *record, const char *template, struct diag *diag)
{
	const struct style_options opt = {.escape = escape};
	struct style *s = style_load(template, &opt, diag);
	struct buf md = {0};
	struct doc *doc;

	ck_assert_ptr_nonnull(s);
	ck_assert_int_eq(style_run(s, record, NULL, &md, diag), 0);
	doc = mark_read(md.p, md.len, "-", diag);
	/* 份号 is given when copies are printed; the record has none. */
	for (size_t i = 0; i < diag_count(diag); i++)
		if (strcmp(diag_get(diag, i)->id, "copy-number-later") != 0)
			ck_abort_msg("%s:%ld: %s", template,
			    diag_get(diag, i)->line,
			    diag_get(diag, i)->text[DIAG_ZH]);
	ck_assert_ptr_nonnull(doc);
	style_free(s);
	buf_free(&md);
	return doc;
}

static xmlDoc *
load(const char *path, struct diag *diag)
{
	struct buf in = {0};
	xmlDoc *doc;

	ck_assert_int_eq(file_read(path, FILE_BYTES_MAX, &in, diag), 0);
	doc = xmlin_parse(in.p, in.len, path, 1, NULL, diag);
	ck_assert_ptr_nonnull(doc);
	buf_free(&in);
	return doc;
}

static glob_t records;

/* Each of the texts stands in what the template makes of the record. */
static void
reads_back(const char *path, const char *template, const char *all)
{
	struct diag *diag = diag_new();
	xmlDoc *record = load(path, diag);
	struct doc *doc = document(record, template, diag);
	xmlXPathContext *x = xmlXPathNewContext(record);
	struct buf text = {0}, want = {0};
	xmlXPathObject *o;

	add_blocks(doc->parts->blocks, &text);
	xmlXPathRegisterNs(
	    x, (const xmlChar *)"r", (const xmlChar *)"urn:jiyao:record:1");
	o = xmlXPathEvalExpression((const xmlChar *)all, x);
	for (int i = 0; i < o->nodesetval->nodeNr; i++) {
		xmlChar *s =
		    xmlXPathCastNodeToString(o->nodesetval->nodeTab[i]);

		buf_clear(&want);
		buf_adds(&want, "");
		squeeze((char *)s, strlen((char *)s), &want);
		if (strstr(text.p, want.p) == NULL)
			ck_abort_msg("lost: %.300s", want.p);
		xmlFree(s);
	}
	xmlXPathFreeObject(o);
	xmlXPathFreeContext(x);
	buf_free(&text);
	buf_free(&want);
	doc_free(doc);
	xmlFreeDoc(record);
	diag_free(diag);
}

START_TEST(a_record_reads_back_as_itself)
{
	reads_back(records.gl_pathv[_i], "templates/record.xsl", texts);
}
END_TEST

static glob_t lives;

START_TEST(a_life_meeting_reads_back_as_itself)
{
	reads_back(lives.gl_pathv[_i], "templates/life-record.xsl", life_texts);
}
END_TEST

START_TEST(minutes_are_read_without_a_finding)
{
	struct diag *diag = diag_new();
	xmlDoc *record = load(records.gl_pathv[_i], diag);
	struct doc *doc = document(record, "templates/minutes.xsl", diag);

	ck_assert_str_eq(front_text(&doc->front, "format"), "minutes");
	ck_assert_str_eq(front_text(&doc->front, "state"), "草稿");
	doc_free(doc);
	xmlFreeDoc(record);
	diag_free(diag);
}
END_TEST

START_TEST(emphasis_is_kept_as_emphasis)
{
	struct diag *diag = diag_new();
	xmlDoc *record = load("tests/records/hostile.xml", diag);
	struct doc *doc = document(record, "templates/record.xsl", diag);
	struct buf em = {0};

	for (struct block *b = doc->parts->blocks; b != NULL; b = b->next) {
		ck_assert_int_ne(b->kind, BLOCK_LIST);
		ck_assert_int_ne(b->kind, BLOCK_QUOTE);
		ck_assert_int_ne(b->kind, BLOCK_CODE);
		ck_assert_int_ne(b->kind, BLOCK_SIDE);
		for (size_t i = 0; i < b->nruns; i++)
			if (b->runs[i].style & RUN_EM)
				buf_addf(&em, "[%.*s]", (int)b->runs[i].len,
				    b->runs[i].text);
	}
	ck_assert_str_eq(em.p, "[原则同意][立即][A_B*C]");
	buf_free(&em);
	doc_free(doc);
	xmlFreeDoc(record);
	diag_free(diag);
}
END_TEST

Suite *
readback_suite(void)
{
	Suite *s = suite_create("readback");
	TCase *t = tcase_create("readback");

	glob("samples/*.xml", 0, NULL, &records);
	glob("tests/records/*.xml", GLOB_APPEND, NULL, &records);
	samples_meetings(&records);
	tcase_add_loop_test(
	    t, a_record_reads_back_as_itself, 0, (int)records.gl_pathc);
	tcase_add_loop_test(
	    t, minutes_are_read_without_a_finding, 0, (int)records.gl_pathc);
	glob("samples/*.xml", 0, NULL, &lives);
	glob("tests/records/*.xml", GLOB_APPEND, NULL, &lives);
	samples_lives(&lives);
	tcase_add_loop_test(
	    t, a_life_meeting_reads_back_as_itself, 0, (int)lives.gl_pathc);
	tcase_add_test(t, emphasis_is_kept_as_emphasis);
	suite_add_tcase(s, t);
	return s;
}

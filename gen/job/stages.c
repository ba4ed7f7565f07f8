/* SPDX-License-Identifier: Apache-2.0 */
#include "job/stages.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/mem.h"
#include "job/guard.h"
#include "job/inside.h"
#include "job/issued.h"
#include "job/markdown.h"
#include "job/origin.h"
#include "layout/fallback.h"
#include "layout/layout.h"
#include "mark/figure.h"
#include "mark/read.h"
#include "mark/signed.h"
#include "out/pdf.h"
#include "xml/rules.h"
#include "xml/statement.h"
#include "xml/style.h"

struct stages {
	struct markdown markdown;
	struct profile *profile;
	struct fonts *fonts;
	const char *word;
	const struct buf *given; /* or NULL: the input is a file */
	const struct inputs *against; /* or NULL */
	struct reads reads; /* what all documents are made with */
};

/* One document on its way; all of it freed by finish(). */
struct work {
	struct stages *stages;
	struct stages_report *report;
	struct diag *diag;
	struct buf md, pdf, origin;
	struct record *record; /* NULL where the Markdown was edited */
	char *const *inputs; /* of edited Markdown: its records' files */
	struct record **records; /* and they, checked */
	size_t nrecords;
	struct doc *doc;
	struct ops *ops;
	char *md_name; /* what findings about the Markdown call it */
};

static const char *const names[STAGE_COUNT] = {
    "check", "style", "mark", "layout", "pdf", "write"};

const char *
stages_name(enum stage s)
{
	return names[s];
}

const char *
stages_state(enum record_state state)
{
	static const char *const states[] = {"draft", "to-sign", "issued"};

	return states[state];
}

struct stages *
stages_load(const char *word, const struct args *args, struct diag *d)
{
	struct stages *s = xcalloc(1, sizeof *s);
	struct reads *before = reads_into(&s->reads);

	s->word = word;
	if (markdown_load(&s->markdown, word, args, d) == 0)
		s->profile = profile_load(args->profile, d);
	if (s->profile != NULL)
		s->fonts = profile_fonts(s->profile, d);
	reads_into(before);
	if (s->fonts != NULL)
		return s;
	stages_free(s);
	return NULL;
}

void
stages_free(struct stages *s)
{
	if (s == NULL)
		return;
	fonts_free(s->fonts);
	profile_free(s->profile);
	markdown_free(&s->markdown);
	reads_free(&s->reads);
	free(s);
}

/* By which rules, and by which settings of the body they were read. */
static void
put_rules(struct work *w, const struct record *r)
{
	const struct rule_set *rules = record_rules(r);
	struct buf settings = {NULL, 0, 0};
	const char *name, *value;

	if (rules == NULL) {
		origin_word(&w->origin, "rules", "none");
		return;
	}
	buf_addf(&settings, "%s sha256:%s", rule_set_id(rules),
	    rule_set_digest(rules));
	origin_word(&w->origin, "rules", settings.p);
	buf_clear(&settings);
	for (size_t i = 0; (value = record_house(r, i, &name)) != NULL; i++)
		buf_addf(&settings, "%s: %s\n", name, value);
	origin_bytes(&w->origin, "house", settings.p, settings.len);
	buf_free(&settings);
}

/* What this document is made from and with. */
static void
put_origin(struct work *w)
{
	const struct stages *s = w->stages;
	const struct front *front = &w->doc->front;
	struct record *const *records =
	    w->nrecords > 0 ? w->records : &w->record;
	const struct style *style =
	    s->markdown.styles[record_kind(records[0])->id];
	size_t i;

	origin_begin(&w->origin);
	origin_word(&w->origin, "document", s->word);
	origin_call(&w->origin, s->markdown.args);
	if (document_signed(
		document_from(s->word, record_kind(records[0])->id)))
		origin_word(
		    &w->origin, "state", stages_state(w->report->state));
	if (front_text(front, "replaces") != NULL)
		origin_word(
		    &w->origin, "replaces", front_text(front, "replaces"));
	for (i = 0; i == 0 || i < w->nrecords; i++)
		origin_digest(&w->origin, "record", record_digest(records[i]));
	put_rules(w, records[0]);
	/* Edited, it is no template's any more. */
	if (w->nrecords == 0)
		origin_digest(&w->origin, "template", style_digest(style));
	origin_bytes(&w->origin, "text", w->md.p, w->md.len);
	origin_digest(&w->origin, "profile", s->profile->digest);
}

/* The records that edited Markdown is held against. */
static int
read_records(struct work *w)
{
	size_t i;

	w->records = xcalloc(w->nrecords, sizeof *w->records);
	for (i = 0; i < w->nrecords; i++) {
		w->records[i] =
		    markdown_read(&w->stages->markdown, w->inputs[i], w->diag);
		if (w->records[i] == NULL ||
		    markdown_style(
			&w->stages->markdown, w->records[i], w->diag) == NULL)
			return -1;
	}
	w->report->state = record_state(w->records[0]);
	return 0;
}

/* Edited Markdown may have pictures beside it. */
static int
read_edited(struct work *w, const char *in)
{
	char *folder = strcmp(in, "-") == 0 ? NULL : file_folder(in);
	int rc;

	w->doc = mark_read(
	    w->md.p == NULL ? "" : w->md.p, w->md.len, w->md_name, w->diag);
	rc = w->doc == NULL ? -1 : figures_load(w->doc, folder, w->diag);
	if (rc == 0)
		rc = guard_check(&w->stages->markdown, w->records, w->nrecords,
		    w->doc, &w->md, w->diag);
	free(folder);
	return rc;
}

/* The stages in which edited Markdown goes another way. */
static int
do_edited(struct work *w, enum stage stage, const char *in)
{
	const struct xmlin_limits *limits = &w->stages->markdown.args->limits;

	if (stage == STAGE_CHECK)
		return read_records(w);
	if (stage == STAGE_STYLE)
		return file_read(
		    in, xmlin_limits_of(limits).bytes, &w->md, w->diag);
	return read_edited(w, in);
}

/* A classified document is for its owner's eyes. */
static unsigned
permission(const struct work *w)
{
	struct record *const *records =
	    w->nrecords > 0 ? w->records : &w->record;
	bool wide = document_named(w->stages->word)->audience >= RELEASE_STAFF;
	bool secret = front_get(&w->doc->front, "classification") != NULL;
	size_t i;

	for (i = 0; !wide && (i == 0 || i < w->nrecords); i++)
		secret |= records[i] != NULL && record_classified(records[i]);
	return secret ? 0600 : 0666;
}

void
stages_give(struct stages *s, const struct buf *bytes)
{
	s->given = bytes;
}

void
stages_against(struct stages *s, const struct inputs *inputs)
{
	s->against = inputs;
}

/* The guard; of a document with the office's own words with its sources. */
static int
guard_made(struct work *w)
{
	struct stages *s = w->stages;
	size_t n = s->against == NULL ? 0 : s->against->n, held = 1, i;
	struct record **all = xcalloc(n + 1, sizeof *all);
	/* Whoever collected them has told what is wrong with them. */
	struct diag *told = diag_new();
	int rc;

	all[0] = w->record;
	for (i = 0; i < n; i++) {
		all[held] =
		    markdown_read(&s->markdown, s->against->list[i].path, told);
		held += all[held] != NULL;
	}
	rc = guard_check(&s->markdown, all, held, w->doc, &w->md, w->diag);
	for (i = 1; i < held; i++)
		record_free(all[i]);
	free(all);
	diag_free(told);
	return rc;
}

static int
write_pdf(struct work *w)
{
	const struct args *args = w->stages->markdown.args;
	struct pdf_options options = {.level = args->level};
	struct inside inside;
	struct buf statement = {NULL, 0, 0};
	int rc;

	put_origin(w);
	inside_text(&inside, &args->level, &w->md);
	/* A record goes only to those from whom nothing of it is hidden. */
	if (document_named(w->stages->word)->audience == RELEASE_ARCHIVE &&
	    w->record != NULL && record_bytes(w->record) != NULL) {
		statement_xml(w->record, args->as_of, DIAG_ZH, &statement);
		inside_add(&inside, record_bytes(w->record), &statement);
	}
	options.origin = w->origin.p;
	options.files = inside.files;
	options.nfiles = inside.n;
	rc = pdf_write(w->ops, &options, w->md_name, &w->pdf, w->diag);
	buf_free(&statement);
	return rc;
}

/* Grammar and template of the kinds that the records are of. */
static void
note_record(struct work *w, const struct record *r)
{
	enum kind_id kind = record_kind(r)->id;
	const struct markdown *m = &w->stages->markdown;

	buf_addf(&w->report->records, "%s\n", record_digest(r));
	if (w->report->reads == NULL)
		return;
	reads_add_all(w->report->reads, &m->kit.reads[kind]);
	reads_add_all(w->report->reads, &m->reads[kind]);
}

/* The faces that something is drawn with. */
static void
note_faces(const struct work *w)
{
	const struct face *last = NULL;
	const struct op *op;
	size_t p, i;

	for (p = 0; w->report->reads != NULL && p < w->ops->npages; p++)
		for (i = 0; i < w->ops->pages[p].nops; i++) {
			op = &w->ops->pages[p].ops[i];
			if (op->kind == OP_TEXT && op->face != last)
				reads_add(w->report->reads,
				    face_path(last = op->face));
		}
}

static int
do_stage(struct work *w, enum stage stage, const char *in, const char *out)
{
	struct stages *s = w->stages;

	if (w->nrecords > 0 && stage <= STAGE_MARK)
		return do_edited(w, stage, in);
	switch (stage) {
	case STAGE_CHECK:
		w->record = s->given == NULL
				? markdown_read(&s->markdown, in, w->diag)
				: markdown_take(&s->markdown, s->given->p,
				      s->given->len, in, w->diag);
		return w->record == NULL ? -1 : 0;
	case STAGE_STYLE:
		w->report->state = record_state(w->record);
		return markdown_make(&s->markdown, w->record, &w->md, w->diag);
	case STAGE_MARK:
		w->doc = mark_read(w->md.p == NULL ? "" : w->md.p, w->md.len,
		    w->md_name, w->diag);
		return w->doc == NULL ? -1 : guard_made(w);
	case STAGE_LAYOUT:
		/* Its text may be another than the one that was signed. */
		if (w->report->state == RECORD_ISSUED &&
		    signed_draft(&w->doc->front))
			w->report->state = RECORD_TO_SIGN;
		w->ops = layout_set(
		    w->doc, s->profile, s->fonts, LAYOUT_NONE, NULL, w->diag);
		if (w->ops != NULL && w->report->fallbacks != NULL)
			fallback_print(w->ops, s->profile, s->fonts, in,
			    w->report->fallbacks);
		return w->ops == NULL ? -1 : 0;
	case STAGE_PDF:
		w->report->pages = w->ops->npages;
		return write_pdf(w);
	default:
		if (issued_keep(out, &w->pdf, w->diag) != 0 ||
		    file_write(
			out, w->pdf.p, w->pdf.len, permission(w), w->diag) != 0)
			return -1;
		w->report->bytes = w->pdf.len;
		if (w->report->digest_wanted)
			digest_sha256(w->pdf.p, w->pdf.len, w->report->digest);
		return 0;
	}
}

static void
finish(struct work *w)
{
	ops_free(w->ops);
	doc_free(w->doc);
	record_free(w->record);
	for (size_t i = 0; i < w->nrecords && w->records != NULL; i++)
		record_free(w->records[i]);
	free(w->records);
	buf_free(&w->md);
	buf_free(&w->pdf);
	buf_free(&w->origin);
	free(w->md_name);
}

static long
micros(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* All stages of w, whose Markdown findings call by w->md_name. */
static int
run(struct work *w, const char *in, const char *out)
{
	struct stages_report *report = w->report;
	long before;
	struct reads *around = reads_into(report->reads);
	int rc = 0, i;

	*report = (struct stages_report){.digest_wanted = report->digest_wanted,
	    .fallbacks = report->fallbacks,
	    .reads = report->reads};
	if (report->reads != NULL)
		reads_add_all(report->reads, &w->stages->reads);
	for (i = 0; i < STAGE_COUNT && rc == 0; i++) {
		before = micros();
		rc = do_stage(w, (enum stage)i, in, out);
		report->micros[i] = micros() - before;
	}
	if (w->record != NULL)
		note_record(w, w->record);
	for (i = 0; w->records != NULL && i < (int)w->nrecords; i++)
		if (w->records[i] != NULL)
			note_record(w, w->records[i]);
	if (w->ops != NULL)
		note_faces(w);
	reads_into(around);
	finish(w);
	return rc;
}

int
stages_run(struct stages *s, const char *in, const char *out,
    struct stages_report *report, struct diag *d)
{
	struct work w = {.stages = s, .report = report, .diag = d};
	struct buf name = {NULL, 0, 0};

	buf_addf(&name, "%s(%s.md)", in, s->word);
	w.md_name = name.p;
	return run(&w, in, out);
}

int
stages_edited(struct stages *s, const char *in, char *const *records, size_t n,
    const char *out, struct stages_report *report, struct diag *d)
{
	struct work w = {.stages = s,
	    .report = report,
	    .diag = d,
	    .inputs = records,
	    .nrecords = n,
	    .md_name = xstrdup(in)};

	return run(&w, in, out);
}

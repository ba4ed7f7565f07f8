/* SPDX-License-Identifier: Apache-2.0 */
#include "job/verify.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/mem.h"
#include "job/batch.h"
#include "job/inside.h"
#include "job/kept.h"
#include "job/markdown.h"
#include "keep/store.h"
#include "xml/statement.h"

/* The answers, in the order of their words. */
enum fixity { FIXITY_WHOLE, FIXITY_BROKEN };
enum procedure {
	PROCEDURE_SAME, /* the statement comes out as it is kept */
	PROCEDURE_NONE, /* made from no record */
	PROCEDURE_CHANGED, /* with today's rules the statement is another */
	PROCEDURE_BROKEN, /* the record is not valid, or not the one named */
};
enum rendering {
	RENDERING_SAME,
	RENDERING_GEOMETRY, /* other bytes; everything stands where it stood */
	RENDERING_OTHER,
	RENDERING_FAILED,
};
enum origin { ORIGIN_DERIVED, ORIGIN_EDITED, ORIGIN_UNKNOWN };

static const char *const fixities[] = {"whole", "broken"};
static const char *const procedures[] = {"same", "none", "changed", "broken"};
static const char *const renderings[] = {
    "same", "geometry", "differs", "failed"};
static const char *const origins[] = {"derived", "edited", "unknown"};

struct answer {
	enum fixity fixity;
	enum procedure procedure;
	enum rendering rendering;
	enum origin origin;
	struct buf reasons; /* why the bytes may differ, for people */
};

/*
 * What the documents of one word are made with: loading costs more than
 * making one, so a worker keeps it.
 */
struct words {
	char *word;
	bool dated; /* loaded with a day: some words are not without one */
	struct args args; /* of the document that is made now */
	struct markdown markdown;
	struct words *next;
};

struct run {
	struct words *words;
	const struct verify *call;
	struct store *store;
	struct again *again;
	struct kit kit;
	char **numbers;
	size_t n;
	int status;
	struct buf *out;
};

/* One bag on its way. */
struct work {
	struct run *run;
	const char *number;
	char *bag;
	struct buf pdf, record, statement, geometry;
	struct kept *kept;
	struct record *checked;
	struct answer answer;
	struct diag *diag;
};

static int
check_fixity(struct work *w)
{
	const struct log_entry *e =
	    log_find(store_log(w->run->store), w->number);
	char hex[DIGEST_HEX];
	bool good = bag_check(w->bag, w->diag) == 0;

	if (e == NULL) {
		diag_add(w->diag, DIAG_STORE_UNLOGGED, w->run->call->store, 0L,
		    w->number);
		good = false;
	} else if (bag_digest(w->bag, hex, w->diag) != 0 ||
		   strcmp(hex, e->bag) != 0) {
		diag_add(w->diag, DIAG_STORE_OTHER, w->run->call->store,
		    e->line, w->number);
		good = false;
	}
	w->answer.fixity = good ? FIXITY_WHOLE : FIXITY_BROKEN;
	return good ? 0 : -1;
}

/* The record again: valid, the one the PDF names, and its statement. */
static void
check_procedure(struct work *w)
{
	const struct args *a = w->run->call->args;
	char *named = kept_origin(w->kept, "record", 0), hex[DIGEST_HEX];
	char *as_of = kept_origin(w->kept, "as-of", 0);
	struct record_options o = {.kit = (struct kit *)&w->run->kit,
	    .as_of = a->as_of != NULL ? a->as_of : as_of,
	    .limits = &a->limits,
	    .statement = true};
	struct buf again = {NULL, 0, 0};
	struct diag *quiet = diag_new();

	w->answer.procedure = named == NULL ? PROCEDURE_NONE : PROCEDURE_BROKEN;
	if (named == NULL ||
	    bag_read(w->bag, "data/record.xml", &w->record, w->diag) != 0 ||
	    bag_read(w->bag, "data/statement.xml", &w->statement, w->diag) != 0)
		goto out;
	digest_sha256(
	    w->record.p == NULL ? "" : w->record.p, w->record.len, hex);
	w->checked = record_check(
	    w->record.p, w->record.len, "data/record.xml", &o, quiet);
	if (w->checked == NULL ||
	    strstr(w->kept->inside->origin, hex) == NULL) {
		diag_add(w->diag, DIAG_VERIFY_RECORD, w->bag, 0L);
		goto out;
	}
	statement_xml(w->checked, o.as_of, DIAG_ZH, &again);
	w->answer.procedure =
	    again.len == w->statement.len &&
		    memcmp(again.p, w->statement.p, again.len) == 0
		? PROCEDURE_SAME
		: PROCEDURE_CHANGED;
	if (w->answer.procedure == PROCEDURE_CHANGED)
		diag_add(w->diag, DIAG_VERIFY_STATEMENT, w->bag, 0L);
out:
	buf_free(&again);
	diag_free(quiet);
	free(as_of);
	free(named);
}

/* The lines of the two origins that are not the same. */
static void
compare_origins(struct work *w, const struct buf *pdf)
{
	struct kept *now = kept_read(pdf, w->bag, w->diag);
	const char *line = w->kept->inside->origin, *end;
	char *copy;

	for (; now != NULL && *line != '\0';
	     line = *end == '\0' ? end : end + 1) {
		end = line + strcspn(line, "\n");
		copy = xstrndup(line, (size_t)(end - line));
		if (strstr(now->inside->origin, copy) == NULL)
			buf_addf(&w->answer.reasons, "%s%s",
			    w->answer.reasons.len == 0 ? "" : "; ", copy);
		free(copy);
	}
	kept_free(now);
}

static void
check_rendering(struct work *w)
{
	struct again_made made;
	struct diag *quiet = diag_new();
	int rc = again_make(w->run->again, w->kept, w->bag, &made, quiet);

	w->answer.rendering = RENDERING_FAILED;
	if (rc == 0 && made.pdf.len == w->pdf.len &&
	    memcmp(made.pdf.p, w->pdf.p, w->pdf.len) == 0) {
		w->answer.rendering = RENDERING_SAME;
	} else if (rc == 0 && bag_read(w->bag, "data/geometry.txt",
				  &w->geometry, w->diag) == 0) {
		compare_origins(w, &made.pdf);
		w->answer.rendering =
		    made.geometry.len == w->geometry.len &&
			    memcmp(made.geometry.p, w->geometry.p,
				w->geometry.len) == 0
			? RENDERING_GEOMETRY
			: RENDERING_OTHER;
		diag_add(w->diag,
		    w->answer.rendering == RENDERING_GEOMETRY
			? DIAG_VERIFY_BYTES
			: DIAG_VERIFY_GEOMETRY,
		    w->bag, 0L,
		    w->answer.reasons.len == 0 ? "-" : w->answer.reasons.p);
	} else {
		diag_move(w->diag, quiet);
		diag_add(w->diag, DIAG_VERIFY_RENDER, w->bag, 0L);
	}
	again_drop(&made);
	diag_free(quiet);
}

/* The first line in which two texts differ, from 1. */
static long
first_difference(const char *a, size_t na, const char *b, size_t nb)
{
	long line = 1;

	for (size_t i = 0; i < na && i < nb && a[i] == b[i]; i++)
		line += a[i] == '\n';
	return line;
}

/* For a document of this word and day; NULL where it cannot be loaded. */
static struct markdown *
markdown_for(
    struct run *r, const char *word, const char *as_of, const char *item)
{
	struct diag *quiet = diag_new();
	struct words *w = r->words;
	int rc = 0;

	while (w != NULL &&
	       (strcmp(w->word, word) != 0 || w->dated != (as_of != NULL)))
		w = w->next;
	if (w == NULL) {
		w = xcalloc(1, sizeof *w);
		w->word = xstrdup(word);
		w->dated = as_of != NULL;
		w->args = *r->call->args;
		w->args.as_of = as_of;
		w->next = r->words;
		r->words = w;
		rc = markdown_load(&w->markdown, w->word, &w->args, quiet);
	}
	if (rc != 0) {
		markdown_free(&w->markdown);
		r->words = w->next;
		free(w->word);
		free(w);
		w = NULL;
	} else {
		w->args.as_of = w->markdown.options.as_of = as_of;
		w->args.item = item;
	}
	diag_free(quiet);
	return w == NULL ? NULL : &w->markdown;
}

/* Whether the text is what the record gives. */
static void
check_derivation(struct work *w)
{
	const struct embedded_file *text = w->kept->text;
	char *word = kept_origin(w->kept, "document", 0);
	char *as_of = kept_origin(w->kept, "as-of", 0);
	char *item = kept_origin(w->kept, "item", 0);
	struct markdown *m;
	struct buf md = {NULL, 0, 0};
	struct diag *quiet = diag_new();

	w->answer.origin = ORIGIN_UNKNOWN;
	if (w->checked != NULL && word != NULL &&
	    document_named(word) != NULL) {
		m = markdown_for(w->run, word, as_of, item);
		if (m != NULL && markdown_make(m, w->checked, &md, quiet) == 0)
			w->answer.origin =
			    md.len == text->len &&
				    memcmp(md.p, text->bytes, md.len) == 0
				? ORIGIN_DERIVED
				: ORIGIN_EDITED;
	}
	if (w->answer.origin == ORIGIN_EDITED)
		diag_add(w->diag, DIAG_VERIFY_EDITED, w->bag,
		    first_difference(
			md.p, md.len, (const char *)text->bytes, text->len));
	buf_free(&md);
	diag_free(quiet);
	free(word);
	free(as_of);
	free(item);
}

static int
status_of(const struct answer *a, const struct diag *d)
{
	int status = diag_status(d) == 2 ? VERIFY_JOB : 0;

	if (a->fixity != FIXITY_WHOLE)
		return status | VERIFY_FIXITY;
	if (a->procedure >= PROCEDURE_CHANGED)
		status |= VERIFY_PROCEDURE;
	if (a->rendering >= RENDERING_OTHER)
		status |= VERIFY_RENDERING;
	return status;
}

static void
print(const struct work *w, struct buf *out)
{
	const struct answer *a = &w->answer;
	bool whole = a->fixity == FIXITY_WHOLE;
	struct json j = {.out = out};

	if (w->run->call->args->format != DIAG_JSON) {
		buf_addf(out,
		    "%s\tfixity %s\tprocedure %s\trendering %s\t"
		    "text %s",
		    w->number, fixities[a->fixity],
		    whole ? procedures[a->procedure] : "-",
		    whole ? renderings[a->rendering] : "-",
		    whole ? origins[a->origin] : "-");
		return;
	}
	json_object(&j, NULL);
	json_string(&j, "number", w->number);
	json_string(&j, "fixity", fixities[a->fixity]);
	if (whole) {
		json_string(&j, "procedure", procedures[a->procedure]);
		json_string(&j, "rendering", renderings[a->rendering]);
		json_string(&j, "text", origins[a->origin]);
		if (a->reasons.len > 0)
			json_string(&j, "reasons", a->reasons.p);
	}
	json_object_end(&j);
}

/* In a worker, or in this process: one bag. */
static void
verify_one(void *ctx, size_t i, struct batch_result *result)
{
	struct run *r = ctx;
	struct work w = {.run = r, .number = r->numbers[i]};

	w.diag = diag_new();
	w.bag = store_bag(r->store, w.number);
	if (check_fixity(&w) == 0) {
		if (bag_read(w.bag, "data/document.pdf", &w.pdf, w.diag) == 0)
			w.kept = kept_read(&w.pdf, w.bag, w.diag);
		if (w.kept == NULL) {
			w.answer.procedure = PROCEDURE_BROKEN;
			w.answer.rendering = RENDERING_FAILED;
			w.answer.origin = ORIGIN_UNKNOWN;
		} else {
			check_procedure(&w);
			check_rendering(&w);
			check_derivation(&w);
		}
	}
	print(&w, &result->log);
	diag_sort(w.diag);
	diag_print(w.diag, DIAG_TEXT, r->call->args->lang, &result->findings);
	result->status = status_of(&w.answer, w.diag);
	record_free(w.checked);
	kept_free(w.kept);
	buf_free(&w.pdf);
	buf_free(&w.record);
	buf_free(&w.statement);
	buf_free(&w.geometry);
	buf_free(&w.answer.reasons);
	diag_free(w.diag);
	free(w.bag);
}

static void
done(void *ctx, size_t i, const struct batch_result *result)
{
	struct run *r = ctx;

	if (result->death != BATCH_LIVED) {
		buf_addf(r->out, "%s\tdied\n", r->numbers[i]);
		r->status |= VERIFY_JOB;
		return;
	}
	if (result->log.len > 0)
		buf_addf(r->out, "%s\n", result->log.p);
	if (result->findings.len > 0)
		fputs(result->findings.p, stderr);
	r->status |= result->status;
}

struct gathering {
	struct run *run;
	struct diag *diag;
};

static void
gather(void *ctx, const char *number, bool there, bool logged)
{
	struct gathering *g = ctx;
	struct run *r = g->run;

	(void)logged;
	if (!there) {
		diag_add(g->diag, DIAG_STORE_LOST, r->call->store, 0L, number);
		r->status |= VERIFY_FIXITY;
		return;
	}
	r->numbers = xreallocarray(r->numbers, r->n + 1, sizeof *r->numbers);
	r->numbers[r->n++] = xstrdup(number);
}

/* Which bags: those named, or all, or a sample of all. */
static int
choose(struct run *r, struct diag *d)
{
	const struct verify *c = r->call;
	struct gathering g = {r, d};
	size_t i, k;

	if (c->nnumbers == 0) {
		if (store_each(r->store, gather, &g, d) != 0)
			return -1;
		if (c->sample == 0 || c->sample >= r->n)
			return 0;
		for (i = 0; i < c->sample; i++) {
			k = i * r->n / c->sample;
			if (k != i) {
				free(r->numbers[i]);
				r->numbers[i] = xstrdup(r->numbers[k]);
			}
		}
		while (r->n > c->sample)
			free(r->numbers[--r->n]);
		return 0;
	}
	for (i = 0; i < c->nnumbers; i++) {
		bool there =
		    store_number(c->numbers[i]) &&
		    log_find(store_log(r->store), c->numbers[i]) != NULL;

		if (!there) {
			diag_add(
			    d, DIAG_STORE_NONE, c->store, 0L, c->numbers[i]);
			r->status |= VERIFY_FIXITY;
			continue;
		}
		gather(&g, c->numbers[i], true, true);
	}
	return 0;
}

/* The head that was noted stands in the chain: nothing was cut off. */
static void
check_head(struct run *r, struct diag *d)
{
	const char *head = r->call->head;

	if (store_log(r->store)->torn) {
		diag_add(d, DIAG_STORE_TORN, r->call->store, 0L);
		r->status |= VERIFY_FIXITY;
	}
	if (head != NULL && !log_has(store_log(r->store), head)) {
		diag_add(d, DIAG_LOG_HEAD, r->call->store, 0L, head);
		r->status |= VERIFY_FIXITY;
	}
}

int
verify_run(const struct verify *c, struct buf *out, struct diag *d)
{
	struct run r = {.call = c, .out = out};
	struct batch b = {.workers = c->workers,
	    .limits = batch_limits_of(&c->args->batch),
	    .ctx = &r,
	    .work = verify_one,
	    .done = done};
	int err;

	r.store = store_open(c->store, false, d);
	if (r.store == NULL)
		return diag_status(d) == 1 ? VERIFY_FIXITY : VERIFY_JOB;
	r.again = again_load(c->args, d);
	if (r.again == NULL ||
	    kit_load(&r.kit, c->args->rules, c->args->house, d) != 0) {
		r.status = VERIFY_JOB;
	} else if (choose(&r, d) == 0) {
		check_head(&r, d);
		b.jobs = r.n;
		err = r.n == 0 ? 0 : batch_run(&b);
		if (err != 0) {
			diag_add(d, DIAG_WORKER_START, NULL, 0L,
			    diag_strerror(err, DIAG_ZH),
			    diag_strerror(err, DIAG_EN));
			r.status |= VERIFY_JOB;
		}
	}
	while (r.n > 0)
		free(r.numbers[--r.n]);
	free(r.numbers);
	kit_free(&r.kit);
	again_free(r.again);
	store_close(r.store);
	return r.status;
}

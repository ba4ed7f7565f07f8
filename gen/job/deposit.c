/* SPDX-License-Identifier: Apache-2.0 */
#include "job/deposit.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/version.h"
#include "job/inside.h"
#include "job/kept.h"
#include "job/number.h"
#include "keep/store.h"
#include "xml/kit.h"
#include "xml/record.h"
#include "xml/statement.h"

enum {
	RECORDS_MAX = 1000,
	FILES_MAX = RECORDS_MAX + 5,
};

/* Everything of one deposit; all of it freed by finish(). */
struct work {
	const struct deposit *call;
	struct diag *diag;
	struct buf pdf, statement, info;
	struct kept *kept;
	struct again_made made;
	struct buf *records; /* their bytes */
	size_t nrecords;
	struct kit kit;
	struct bag_file files[FILES_MAX];
	size_t nfiles;
	char *names[RECORDS_MAX];
};

static size_t
limit(const struct work *w)
{
	return xmlin_limits_of(&w->call->args->limits).bytes;
}

/* The record in the PDF or those named, each one that the PDF names. */
static int
read_records(struct work *w)
{
	const struct deposit *c = w->call;
	size_t i, k, n = 0;
	char *digest, want[DIGEST_HEX + 8], hex[DIGEST_HEX];
	bool hit;

	while ((digest = kept_origin(w->kept, "record", n)) != NULL) {
		free(digest);
		n++;
	}
	w->records = xcalloc(c->nrecords + 1, sizeof *w->records);
	if (w->kept->record != NULL)
		buf_add(&w->records[w->nrecords++], w->kept->record->bytes,
		    w->kept->record->len);
	for (i = 0; i < c->nrecords; i++)
		if (w->nrecords >= RECORDS_MAX ||
		    file_read(c->records[i], limit(w),
			&w->records[w->nrecords++], w->diag) != 0)
			return -1;
	if (w->nrecords != n) {
		diag_add(w->diag, DIAG_DEPOSIT_RECORDS, c->pdf, 0L,
		    diag_num((long long)n), diag_num((long long)w->nrecords));
		return -1;
	}
	for (i = 0; i < n; i++) {
		digest_sha256(w->records[i].p == NULL ? "" : w->records[i].p,
		    w->records[i].len, hex);
		snprintf(want, sizeof want, "sha256:%s", hex);
		for (k = 0, hit = false; k < n && !hit; k++) {
			digest = kept_origin(w->kept, "record", k);
			hit = strcmp(digest, want) == 0;
			free(digest);
		}
		if (!hit) {
			diag_add(w->diag, DIAG_DEPOSIT_OTHER, c->pdf, 0L,
			    w->kept->record != NULL && i == 0
				? INSIDE_RECORD
				: c->records[i - (w->kept->record != NULL)]);
			return -1;
		}
	}
	return 0;
}

/* Drafts are not kept; what is not signed yet is told. */
static int
judge(struct work *w)
{
	const struct args *a = w->call->args;
	struct record_options o = {.kit = &w->kit,
	    .as_of = a->as_of,
	    .limits = &a->limits,
	    .statement = true};
	struct diag *quiet;
	struct record *r;
	char *as_of = NULL;
	int rc = 0;

	if (w->nrecords == 0)
		return 0;
	if (kit_load(&w->kit, a->rules, a->house, w->diag) != 0)
		return -1;
	if (o.as_of == NULL)
		o.as_of = as_of = kept_origin(w->kept, "as-of", 0);
	for (size_t i = 0; i < w->nrecords && rc == 0; i++) {
		/* What is wrong with it was said when it was made. */
		quiet = diag_new();
		r = record_check(
		    w->records[i].p, w->records[i].len, w->names[i], &o, quiet);
		if (r == NULL) {
			diag_move(w->diag, quiet);
			rc = -1;
		} else if (record_state(r) == RECORD_DRAFT) {
			diag_add(w->diag, DIAG_DEPOSIT_DRAFT, w->call->pdf, 0L,
			    w->names[i]);
			rc = -1;
		} else if (record_state(r) == RECORD_TO_SIGN) {
			diag_add(w->diag, DIAG_DEPOSIT_UNSIGNED, w->call->pdf,
			    0L, w->names[i]);
		}
		if (rc == 0 && i == 0)
			statement_xml(r, o.as_of, DIAG_ZH, &w->statement);
		record_free(r);
		diag_free(quiet);
	}
	free(as_of);
	return rc;
}

static void
put(struct work *w, const char *path, const void *bytes, size_t len)
{
	w->files[w->nfiles++] =
	    (struct bag_file){path, bytes == NULL ? "" : bytes, len};
}

/* In the order of their names, as manifests have them. */
static int
by_path(const void *a, const void *b)
{
	return strcmp(((const struct bag_file *)a)->path,
	    ((const struct bag_file *)b)->path);
}

static void
fill(struct work *w)
{
	const struct deposit *c = w->call;
	size_t total = 0;
	char *word = kept_origin(w->kept, "document", 0);

	put(w, "data/document.pdf", w->pdf.p, w->pdf.len);
	put(w, "data/document.md", w->kept->text->bytes, w->kept->text->len);
	put(w, "data/geometry.txt", w->made.geometry.p, w->made.geometry.len);
	put(w, "data/faces.txt", w->made.faces.p, w->made.faces.len);
	if (w->nrecords > 0)
		put(w, "data/statement.xml", w->statement.p, w->statement.len);
	for (size_t i = 0; i < w->nrecords; i++)
		put(w, w->names[i], w->records[i].p, w->records[i].len);
	qsort(w->files, w->nfiles, sizeof *w->files, by_path);
	for (size_t i = 0; i < w->nfiles; i++)
		total += w->files[i].len;
	buf_addf(&w->info, "Bag-Software-Agent: jiyao " JIYAO_VERSION "\n");
	buf_addf(&w->info, "External-Identifier: %s\n", c->number);
	buf_addf(&w->info, "Payload-Oxum: %zu.%zu\n", total, w->nfiles);
	if (word != NULL)
		buf_addf(&w->info, "Document: %s\n", word);
	if (c->replaces != NULL)
		buf_addf(&w->info, "Replaces: %s\n", c->replaces);
	free(word);
}

static void
name_records(struct work *w)
{
	for (size_t i = 0; i < w->nrecords; i++) {
		struct buf b = {NULL, 0, 0};

		buf_adds(&b, "data/record");
		if (i > 0)
			buf_addf(&b, "-%zu", i + 1);
		buf_adds(&b, ".xml");
		w->names[i] = b.p;
	}
}

/* The number is written as the office writes it. */
static int
check_number(struct work *w, const char *pattern)
{
	const struct deposit *c = w->call;

	switch (number_fits(pattern, c->number)) {
	case NUMBER_FITS:
		return 0;
	case NUMBER_OTHER:
		diag_add(w->diag, DIAG_DEPOSIT_NUMBER, c->pdf, 0L, c->number,
		    pattern);
		return -1;
	default:
		diag_add(w->diag, DIAG_DEPOSIT_PATTERN, c->pdf, 0L, pattern);
		return -1;
	}
}

/* The PDF is what its text gives, here and now. */
static int
prove(struct work *w)
{
	struct again *again = again_load(w->call->args, w->diag);
	int rc = -1;

	if (again != NULL && check_number(w, again_number(again)) == 0 &&
	    again_make(again, w->kept, w->call->pdf, &w->made, w->diag) == 0) {
		rc = w->made.pdf.len == w->pdf.len &&
			     memcmp(w->made.pdf.p, w->pdf.p, w->pdf.len) == 0
			 ? 0
			 : -1;
		if (rc != 0)
			diag_add(
			    w->diag, DIAG_DEPOSIT_DIFFERS, w->call->pdf, 0L);
	}
	again_free(again);
	/* Its text may be another than the one that was signed. */
	return diag_status(w->diag) == 0 ? rc : -1;
}

static int
store_it(struct work *w, struct buf *out)
{
	const struct deposit *c = w->call;
	struct store *s = store_open(c->store, true, w->diag);
	enum store_added added = STORE_REFUSED;

	if (s != NULL)
		added = store_add(s, c->number, w->files, w->nfiles, w->info.p,
		    c->replaces, w->diag);
	if (added != STORE_REFUSED)
		buf_addf(out, "%s\t%s\t%s\n", c->number,
		    added == STORE_NEW ? "new" : "there", store_log(s)->head);
	store_close(s);
	return added == STORE_REFUSED ? -1 : 0;
}

static void
finish(struct work *w)
{
	for (size_t i = 0; i < w->nrecords; i++) {
		buf_free(&w->records[i]);
		free(w->names[i]);
	}
	free(w->records);
	kept_free(w->kept);
	again_drop(&w->made);
	kit_free(&w->kit);
	buf_free(&w->pdf);
	buf_free(&w->statement);
	buf_free(&w->info);
	free(w);
}

int
deposit_add(const struct deposit *c, struct buf *out, struct diag *d)
{
	struct work *w = xcalloc(1, sizeof *w);
	int rc = -1;

	w->call = c;
	w->diag = d;
	if (file_read(c->pdf, limit(w), &w->pdf, d) == 0 &&
	    (w->kept = kept_read(&w->pdf, c->pdf, d)) != NULL &&
	    read_records(w) == 0) {
		name_records(w);
		if (judge(w) == 0 && prove(w) == 0) {
			fill(w);
			rc = store_it(w, out);
		}
	}
	finish(w);
	return rc;
}

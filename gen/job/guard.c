/* SPDX-License-Identifier: Apache-2.0 */
#include "job/guard.h"

#include <stdlib.h>

#include "base/mem.h"
#include "job/leak.h"
#include "mark/read.h"
#include "xml/release.h"
#include "xml/style.h"

/* A comparison with everything in it but the document. */
static struct leak *
prepare(const struct markdown *m, struct release *const *parts, size_t n,
    bool figures)
{
	struct leak *leak = leak_new(figures);

	for (size_t i = 0; i < n; i++)
		leak_record(leak, parts[i]);
	for (int kind = 0; kind < KIND_COUNT; kind++)
		if (m->styles[kind] != NULL)
			style_wording(m->styles[kind], leak_word, leak);
	return leak;
}

/*
 * The document as it is read; then, where that is clean, its numbers in one
 * form; then its bytes.
 */
static int
compare(const struct markdown *m, struct release *const *parts, size_t n,
    const struct doc *doc, const struct buf *md, struct diag *d)
{
	struct leak *leak;
	size_t found = 0;

	for (int figures = 0; figures < 2 && found == 0; figures++) {
		leak = prepare(m, parts, n, figures == 1);
		found = leak_find(leak, doc, d);
		leak_free(leak);
	}
	if (found == 0) {
		leak = prepare(m, parts, n, false);
		found = leak_find_bytes(leak, doc->file, md, d);
		leak_free(leak);
	}
	return found == 0 ? 0 : -1;
}

int
guard_check(struct markdown *m, struct record *const *records, size_t n,
    const struct doc *doc, const struct buf *md, struct diag *d)
{
	enum release_audience audience = document_named(m->word)->audience;
	struct release **parts;
	size_t i, marked = 0;
	int rc = 0;

	if (audience == RELEASE_ARCHIVE)
		return 0;
	parts = xcalloc(n, sizeof *parts);
	for (i = 0; i < n; i++) {
		parts[i] = release_read(records[i], audience, d);
		if (parts[i] == NULL)
			rc = -1;
		else
			marked += parts[i]->marked;
	}
	/* Such a notice would say nothing, or what no mark allows. */
	if (rc == 0 && audience >= RELEASE_STAFF && marked == 0) {
		diag_add(d, DIAG_RELEASE_NOTHING, record_file(records[0]), 0L,
		    audience == RELEASE_PUBLIC ? "公众" : "内部",
		    audience == RELEASE_PUBLIC ? "public" : "staff");
		rc = -1;
	}
	if (rc == 0)
		rc = compare(m, parts, n, doc, md, d);
	for (i = 0; i < n; i++)
		release_free(parts[i]);
	free(parts);
	return rc;
}

int
guard_bytes(
    struct markdown *m, struct record *r, const struct buf *md, struct diag *d)
{
	struct diag *reading = diag_new();
	struct buf name = {NULL, 0, 0};
	struct doc *doc;
	int rc;

	if (document_named(m->word)->audience == RELEASE_ARCHIVE) {
		diag_free(reading);
		return 0;
	}
	buf_addf(&name, "%s(%s.md)", record_file(r), m->word);
	doc = mark_read(md->p == NULL ? "" : md->p, md->len, name.p, reading);
	rc = doc == NULL ? -1 : guard_check(m, &r, 1, doc, md, d);
	/* What else the reader says is for him who sets the text. */
	if (doc == NULL)
		diag_move(d, reading);
	doc_free(doc);
	diag_free(reading);
	buf_free(&name);
	return rc;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "job/markdown.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "job/inside.h"
#include "mark/escape.h"
#include "mark/merge.h"
#include "mark/read.h"
#include "xml/statement.h"
#include "xml/style.h"

/* The one function that makes text safe, under the names of xml/. */
static void
escape(struct buf *out, const char *text, size_t len, enum style_place where)
{
	static const enum mark_place places[] = {
	    [STYLE_INLINE] = MARK_INLINE,
	    [STYLE_LINE] = MARK_LINE,
	    [STYLE_HTML] = MARK_HTML,
	    [STYLE_YAML] = MARK_YAML,
	};

	mark_escape(out, text, len, places[where]);
}

/* The stylesheet for a kind of record; NULL after a finding. */
static const struct style *
style_for(struct markdown *m, const struct document *doc, struct diag *d)
{
	const struct style_options options = {
	    .escape = escape, .limits = &m->args->style};
	struct buf name = {NULL, 0, 0};
	const char *path = m->args->template;
	struct reads *before;
	char *found = NULL;

	if (m->styles[doc->kind] != NULL)
		return m->styles[doc->kind];
	buf_addf(&name, "templates/%s.xsl", doc->template);
	if (path == NULL)
		path = found = file_share(name.p, d);
	before = reads_into(&m->reads[doc->kind]);
	if (path != NULL)
		m->styles[doc->kind] = style_load(path, &options, d);
	reads_into(before);
	free(found);
	buf_free(&name);
	return m->styles[doc->kind];
}

int
markdown_load(struct markdown *m, const char *word, const struct args *args,
    struct diag *d)
{
	const struct document *doc = document_named(word);

	memset(m, 0, sizeof *m);
	m->word = word;
	m->args = args;
	m->options.kit = &m->kit;
	m->options.as_of = args->as_of;
	m->options.limits = &args->limits;
	/* What lies in the PDF: see job/inside.h. */
	m->options.bytes = inside_record(doc, &args->level);
	m->options.statement = document_judges(doc) || m->options.bytes;
	if (args->as_of == NULL && strstr(doc->options, " as-of ") != NULL) {
		diag_add(d, DIAG_AS_OF_MISSING, NULL, 0L, word);
		return -1;
	}
	return kit_load(&m->kit, args->rules, args->house, d) == 0 &&
		       kit_schema(&m->kit, kind_get(doc->kind), d) != NULL &&
		       kit_rules(&m->kit, kind_get(doc->kind), d) != NULL &&
		       style_for(m, doc, d) != NULL
		   ? 0
		   : -1;
}

void
markdown_free(struct markdown *m)
{
	for (int i = 0; i < KIND_COUNT; i++) {
		style_free(m->styles[i]);
		reads_free(&m->reads[i]);
	}
	kit_free(&m->kit);
}

/*
 * A run that is logged tells nothing secret: where the record may have a
 * level (or is in an encoding that cannot be looked through), and where the
 * document leaves the house.
 */
static bool
conceals(const struct markdown *m, const struct buf *in)
{
	return !m->args->show_text && in->p != NULL &&
	       (document_named(m->word)->audience >= RELEASE_STAFF ||
		   memchr(in->p, 0, in->len) != NULL ||
		   strstr(in->p, "secrecy") != NULL);
}

struct record *
markdown_read(const struct markdown *m, const char *path, struct diag *d)
{
	struct buf in = {NULL, 0, 0};
	struct record *r = NULL;

	if (file_read(path, xmlin_limits_of(m->options.limits).bytes, &in, d) ==
	    0) {
		if (conceals(m, &in))
			diag_conceal(d);
		r = markdown_take(m, in.p, in.len, path, d);
	}
	buf_free(&in);
	return r;
}

/* The document of what was judged, whatever kind the record is. */
static int
make_statement(const struct style *style, const struct record *r,
    const char *as_of, struct buf *out, struct diag *d)
{
	const char *params[] = {"state",
	    record_state(r) == RECORD_DRAFT ? "draft" : "issued", NULL};
	xmlDoc *doc = statement_doc(r, as_of, DIAG_ZH);
	int rc = style_run(style, doc, params, out, d);

	xmlFreeDoc(doc);
	return rc;
}

const struct style *
markdown_style(struct markdown *m, const struct record *r, struct diag *d)
{
	const struct kind *kind = record_kind(r);
	const struct document *doc = document_from(m->word, kind->id);
	struct buf roots = {NULL, 0, 0};

	if (doc != NULL)
		return style_for(m, doc, d);
	document_roots(m->word, &roots);
	diag_add(d, DIAG_DOCUMENT_KIND, record_file(r), 0L, m->word, roots.p,
	    kind->root);
	buf_free(&roots);
	return NULL;
}

struct record *
markdown_take(const struct markdown *m, const char *bytes, size_t len,
    const char *name, struct diag *d)
{
	return record_check(
	    bytes == NULL ? "" : bytes, len, name, &m->options, d);
}

/* Puts the office's words into their places. */
static int
merge(const struct markdown *m, const struct record *r, const struct buf *md,
    struct buf *out, struct diag *d)
{
	const char *path = m->args->prose;
	struct buf own = {NULL, 0, 0};
	struct merge in = {.md = md->p,
	    .md_len = md->len,
	    .file = path,
	    .into = record_file(r)};
	int rc = -1;

	if (path == NULL || file_read(path, MARK_BYTES_MAX, &own, d) == 0) {
		if (path != NULL) {
			in.prose = own.p == NULL ? "" : own.p;
			in.prose_len = own.len;
		}
		rc = merge_prose(&in, out, d);
	}
	buf_free(&own);
	return rc;
}

int
markdown_make(
    struct markdown *m, const struct record *r, struct buf *out, struct diag *d)
{
	const char *params[] = {
	    "as-of", m->args->as_of, "item", m->args->item, NULL};
	const struct style *style = markdown_style(m, r, d);
	const struct document *doc;
	struct buf md = {NULL, 0, 0};
	int rc;

	if (style == NULL)
		return -1;
	doc = document_from(m->word, record_kind(r)->id);
	if (document_judges(doc))
		return make_statement(style, r, m->args->as_of, out, d);
	if (strstr(doc->options, " prose ") == NULL)
		return style_apply(style, r, params, out, d);
	rc = style_apply(style, r, params, &md, d);
	if (rc == 0)
		rc = merge(m, r, &md, out, d);
	buf_free(&md);
	return rc;
}

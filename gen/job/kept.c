/* SPDX-License-Identifier: Apache-2.0 */
#include "job/kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "job/inside.h"
#include "layout/layout.h"
#include "mark/figure.h"
#include "mark/read.h"
#include "out/pdf.h"

char *
kept_origin(const struct kept *k, const char *name, size_t i)
{
	const char *line = k->inside->origin, *end;
	size_t len = strlen(name);

	for (; *line != '\0'; line = *end == '\0' ? end : end + 1) {
		end = line + strcspn(line, "\n");
		if (strncmp(line, name, len) == 0 && line[len] == ' ' &&
		    i-- == 0)
			return xstrndup(
			    line + len + 1, (size_t)(end - line) - len - 1);
	}
	return NULL;
}

struct kept *
kept_read(const struct buf *pdf, const char *file, struct diag *d)
{
	struct kept *k = xcalloc(1, sizeof *k);
	char *level = NULL;
	size_t known = 1;

	k->inside =
	    embedded_read(pdf->p == NULL ? "" : pdf->p, pdf->len, file, d);
	if (k->inside == NULL) {
		kept_free(k);
		return NULL;
	}
	k->text = embedded_get(k->inside, INSIDE_TEXT);
	k->record = embedded_get(k->inside, INSIDE_RECORD);
	level = kept_origin(k, "level", 0);
	if (k->record != NULL)
		known +=
		    1 + (embedded_get(k->inside, INSIDE_STATEMENT) != NULL);
	if (k->text == NULL || level == NULL || !level_read(level, &k->level))
		diag_add(d, DIAG_KEPT_NO_TEXT, file, 0L);
	else if (k->inside->n != known)
		diag_add(d, DIAG_KEPT_FOREIGN, file, 0L);
	else
		known = 0;
	free(level);
	if (known == 0)
		return k;
	kept_free(k);
	return NULL;
}

void
kept_free(struct kept *k)
{
	if (k == NULL)
		return;
	embedded_free(k->inside);
	free(k);
}

struct again {
	struct profile *profile;
	struct fonts *fonts;
};

struct again *
again_load(const struct args *args, struct diag *d)
{
	struct again *a = xcalloc(1, sizeof *a);

	a->profile = profile_load(args->profile, d);
	if (a->profile != NULL)
		a->fonts = profile_fonts(a->profile, d);
	if (a->fonts != NULL)
		return a;
	again_free(a);
	return NULL;
}

void
again_free(struct again *a)
{
	if (a == NULL)
		return;
	fonts_free(a->fonts);
	profile_free(a->profile);
	free(a);
}

const char *
again_number(const struct again *a)
{
	return a->profile->archive_number;
}

/* The origin as it was before the fonts were known; newly allocated. */
static char *
before_fonts(const char *origin)
{
	const char *fonts = strstr(origin, "\nfont ");

	return fonts == NULL ? xstrdup(origin)
			     : xstrndup(origin, (size_t)(fonts + 1 - origin));
}

/* Each face that draws something, once, in the order of its first glyph. */
static void
list_faces(const struct ops *ops, struct buf *out)
{
	const struct face **seen = NULL;
	size_t n = 0, p, i, k;

	for (p = 0; p < ops->npages; p++)
		for (i = 0; i < ops->pages[p].nops; i++) {
			const struct op *op = &ops->pages[p].ops[i];

			if (op->kind != OP_TEXT)
				continue;
			for (k = 0; k < n && seen[k] != op->face; k++)
				;
			if (k < n)
				continue;
			seen = xreallocarray(seen, n + 1, sizeof *seen);
			seen[n++] = op->face;
			buf_addf(out, "%s sha256:%s\n", face_family(op->face),
			    face_digest(op->face));
		}
	free(seen);
}

static void
lend(const struct embedded_file *f, struct buf *b)
{
	b->p = (char *)f->bytes;
	b->len = f->len;
}

int
again_make(const struct again *a, const struct kept *k, const char *file,
    struct again_made *made, struct diag *d)
{
	const struct embedded_file *statement =
	    embedded_get(k->inside, INSIDE_STATEMENT);
	struct pdf_options options = {.level = k->level};
	struct buf text = {NULL, 0, 0}, record = text, judged = text;
	char *origin = before_fonts(k->inside->origin);
	struct inside inside;
	struct ops *ops = NULL;
	struct doc *doc;
	int rc = -1;

	memset(made, 0, sizeof *made);
	lend(k->text, &text);
	inside_text(&inside, &k->level, &text);
	if (k->record != NULL && statement != NULL) {
		lend(k->record, &record);
		lend(statement, &judged);
		inside_add(&inside, &record, &judged);
	}
	options.origin = origin;
	options.files = inside.files;
	options.nfiles = inside.n;
	doc = mark_read(text.p, text.len, file, d);
	/* Pictures are not kept: a text that shows one cannot be set again. */
	if (doc != NULL && figures_load(doc, NULL, d) == 0)
		ops =
		    layout_set(doc, a->profile, a->fonts, LAYOUT_NONE, NULL, d);
	if (ops != NULL) {
		ops_dump(ops, &made->geometry);
		list_faces(ops, &made->faces);
		rc = pdf_write(ops, &options, file, &made->pdf, d);
	}
	ops_free(ops);
	doc_free(doc);
	free(origin);
	return rc;
}

void
again_drop(struct again_made *made)
{
	buf_free(&made->pdf);
	buf_free(&made->geometry);
	buf_free(&made->faces);
}

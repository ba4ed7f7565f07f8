/* SPDX-License-Identifier: Apache-2.0 */
#include "job/diff.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/xmlin.h"
#include "job/confine.h"
#include "job/inside.h"
#include "job/origin.h"
#include "layout/layout.h"
#include "mark/compare.h"
#include "mark/escape.h"
#include "mark/figure.h"
#include "mark/front.h"
#include "mark/read.h"
#include "mark/write.h"
#include "out/pdf.h"
#include "job/diff_in.h"
#include "xml/kind.h"
#include "xml/kit.h"

/* Two files on their way; all of it freed by finish(). */
struct work {
	const struct args *args;
	struct diag *diag;
	const char *names[2];
	struct buf bytes[2];
	xmlDoc *xml[2];
	struct doc *doc[2];
	struct doc *merged; /* in the arena of the changes */
	struct changes changes;
	struct diff_told told;
	struct buf out;
};

enum output { OUTPUT_TEXT, OUTPUT_MARKDOWN, OUTPUT_PDF };

static bool
ends(const char *s, const char *tail)
{
	size_t len = strlen(s), n = strlen(tail);

	return len > n && strcmp(s + len - n, tail) == 0;
}

static enum output
output_of(const char *to)
{
	return to == NULL         ? OUTPUT_TEXT
	       : ends(to, ".pdf") ? OUTPUT_PDF
	       : ends(to, ".md")  ? OUTPUT_MARKDOWN
				  : OUTPUT_TEXT;
}

/* By its name, else by what it begins with. */
static bool
is_xml(const char *name, const struct buf *b)
{
	size_t i = 0;

	if (ends(name, ".xml") || ends(name, ".md"))
		return ends(name, ".xml");
	if (b->len >= 3 && memcmp(b->p, "\xef\xbb\xbf", 3) == 0)
		i = 3;
	while (i < b->len && strchr(" \t\r\n", b->p[i]) != NULL)
		i++;
	return i < b->len && (b->p[i] == '<' || (unsigned char)b->p[i] >= 0xfe);
}

static int
read_files(struct work *w)
{
	const struct xmlin_limits *limits = &w->args->limits;
	bool xml[2];
	int i;

	for (i = 0; i < 2; i++) {
		if (file_read(w->names[i], xmlin_limits_of(limits).bytes,
			&w->bytes[i], w->diag) != 0)
			return -1;
		xml[i] = is_xml(w->names[i], &w->bytes[i]);
	}
	if (xml[0] != xml[1]) {
		diag_add(w->diag, DIAG_DIFF_KIND, w->names[1], 0L,
		    xml[0] ? "XML" : "Markdown", xml[1] ? "XML" : "Markdown");
		return -1;
	}
	for (i = 0; i < 2; i++) {
		const char *p = w->bytes[i].p == NULL ? "" : w->bytes[i].p;

		if (xml[i])
			w->xml[i] = xmlin_parse(p, w->bytes[i].len, w->names[i],
			    1, limits, w->diag);
		else
			w->doc[i] =
			    mark_read(p, w->bytes[i].len, w->names[i], w->diag);
		if (xml[i] ? w->xml[i] == NULL : w->doc[i] == NULL)
			return -1;
	}
	return 0;
}

/* Takes a level and term over where they are higher. */
static void
raise(struct diff_told *t, const char *level, const char *term)
{
	int mine = compare_level(t->level), other = compare_level(level);

	if (other > mine ||
	    (other == mine && compare_term(term) > compare_term(t->term))) {
		t->level = level;
		t->term = term;
	}
}

static int
compare_records(struct work *w)
{
	const xmlNode *a = xmlDocGetRootElement(w->xml[0]);
	const xmlNode *b = xmlDocGetRootElement(w->xml[1]);
	const struct kind *ka = kind_of(a), *kb = kind_of(b);
	const char *level, *term;
	struct kit kit = {0};
	const struct schema *schema;
	int i;

	if (ka == NULL || ka != kb) {
		diag_add(w->diag, DIAG_DIFF_KIND, w->names[1], xmlin_line(b),
		    (const char *)a->name, (const char *)b->name);
		return -1;
	}
	schema = kit_schema(&kit, ka, w->diag);
	if (schema != NULL)
		diff_records(w->xml[0], w->xml[1], schema, &w->changes);
	kit_free(&kit);
	for (i = 0; i < 2; i++) {
		diff_secrecy(w->xml[i], &level, &term);
		raise(&w->told, level, term);
	}
	return schema == NULL ? -1 : 0;
}

static void
compare_markdown(struct work *w)
{
	int i;

	w->merged = compare_docs(w->doc[0], w->doc[1], &w->changes);
	for (i = 0; i < 2; i++)
		raise(&w->told, front_text(&w->doc[i]->front, "classification"),
		    front_text(&w->doc[i]->front, "term"));
}

static int
set_pdf(struct work *w, const struct doc *doc, const struct buf *text)
{
	struct pdf_options options = {.level = w->args->level};
	struct profile *profile = profile_load(w->args->profile, w->diag);
	struct fonts *fonts =
	    profile == NULL ? NULL : profile_fonts(profile, w->diag);
	struct buf origin = {NULL, 0, 0};
	struct ops *ops = fonts == NULL ? NULL
					: layout_set(doc, profile, fonts,
					      LAYOUT_NONE, NULL, w->diag);
	int rc = -1;

	if (ops != NULL) {
		origin_begin(&origin);
		origin_call(&origin, w->args);
		origin_bytes(&origin, "text", text->p, text->len);
		origin_digest(&origin, "profile", profile->digest);
		options.origin = origin.p;
		rc = pdf_write(ops, &options, doc->file, &w->out, w->diag);
	}
	ops_free(ops);
	fonts_free(fonts);
	profile_free(profile);
	buf_free(&origin);
	return rc;
}

/* What we wrote is read as anybody's file is; its warnings are nobody's. */
static int
make_document(struct work *w, enum output how)
{
	struct diag *inner = diag_new();
	struct buf text = {NULL, 0, 0};
	struct doc *doc;
	char *folder;
	int rc;

	if (w->merged != NULL)
		write_doc(&text, w->merged);
	else
		diff_markdown(&w->changes, &w->told, &text);
	doc = mark_read(text.p, text.len, w->args->output, inner);
	rc = doc == NULL ? -1 : 0;
	if (rc != 0)
		diag_move(w->diag, inner);
	else if (how == OUTPUT_MARKDOWN)
		buf_add(&w->out, text.p, text.len);
	else {
		folder = strcmp(w->names[1], "-") == 0
			     ? NULL
			     : file_folder(w->names[1]);
		rc = figures_load(doc, folder, w->diag);
		free(folder);
		if (rc == 0)
			rc = set_pdf(w, doc, &text);
	}
	diag_free(inner);
	doc_free(doc);
	buf_free(&text);
	return rc;
}

static int
write_output(struct work *w)
{
	const char *to = w->args->output == NULL ? "-" : w->args->output;
	enum output how = output_of(w->args->output);
	int i;

	for (i = 0; i < 2; i++)
		if (file_same(w->names[i], to)) {
			diag_add(
			    w->diag, DIAG_OUTPUT_INPUT, w->names[i], 0L, to);
			return -1;
		}
	confine_to(to);
	if (how != OUTPUT_TEXT && make_document(w, how) != 0)
		return -1;
	if (how == OUTPUT_TEXT && w->args->format == DIAG_JSON)
		diff_json(&w->changes, &w->out);
	else if (how == OUTPUT_TEXT)
		diff_text(&w->changes, &w->told, &w->out);
	return file_write(to, w->out.p == NULL ? "" : w->out.p, w->out.len,
	    w->told.level != NULL ? 0600 : 0666, w->diag);
}

static void
finish(struct work *w)
{
	int i;

	for (i = 0; i < 2; i++) {
		buf_free(&w->bytes[i]);
		xmlin_free(w->xml[i]);
		doc_free(w->doc[i]);
	}
	changes_free(&w->changes);
	arena_free(w->changes.arena);
	buf_free(&w->out);
}

int
diff_run(const struct args *args, const char *a, const char *b, struct diag *d)
{
	struct work w = {.args = args, .diag = d, .names = {a, b}};
	int rc;

	w.told = (struct diff_told){a, b, args->lang, NULL, NULL};
	w.changes.arena = arena_new();
	rc = read_files(&w);
	if (rc == 0 && w.xml[0] != NULL)
		rc = compare_records(&w);
	else if (rc == 0)
		compare_markdown(&w);
	/* Findings may end in a log. */
	if (w.told.level != NULL && !args->show_text)
		diag_conceal(d);
	if (rc == 0)
		rc = write_output(&w);
	rc = rc != 0 ? 2 : w.changes.n > 0;
	finish(&w);
	return rc;
}

static bool
take_level(void *ctx, size_t own, const char *value)
{
	struct args *a = ctx;

	(void)own;
	return level_read(value, &a->level);
}

int
diff_call(
    struct args *a, int argc, char **argv, const char *usage, struct diag *d)
{
	static const char names[] = " output format lang max-bytes max-depth "
				    "max-text profile show-text ";
	static const struct args_own own = {"archive", 'a', true};
	bool helped = false;
	int at = args_read(
	    a, argc, argv, names, &own, 1, take_level, a, usage, &helped, d);

	if (at < 0 || helped)
		return 0;
	if (argc - at != 2 || a->format > DIAG_JSON) {
		diag_add(d, DIAG_USAGE, NULL, 0L, usage);
		return 2;
	}
	return diff_run(a, argv[at], argv[at + 1], d);
}

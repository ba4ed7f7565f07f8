/* SPDX-License-Identifier: Apache-2.0 */
/* jiyao-pdf: Markdown with front matter → PDF, HTML, or one of the stages. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "job/args.h"
#include "job/confine.h"
#include "job/inside.h"
#include "job/issued.h"
#include "job/origin.h"
#include "layout/fallback.h"
#include "layout/layout.h"
#include "mark/figure.h"
#include "mark/html.h"
#include "mark/read.h"
#include "mark/signed.h"
#include "out/pdf.h"

static const char usage[] =
    "jiyao-pdf [-h] [-T doc|digest|html|lines|pages|ops|mm] [-a LEVEL] [-o "
    "FILE] "
    "[--lang zh|en] "
    "[--max-bytes N] [--profile FILE] [--report FILE] "
    "[--show-text] [FILE]";

static const char shared[] = " lang max-bytes output profile report show-text ";

enum { ARCHIVE, STAGE };
static const struct args_own own[] = {
    [ARCHIVE] = {"archive", 'a', true},
    [STAGE] = {NULL, 'T', true},
};

struct call {
	struct args args;
	bool tree; /* -T doc: print what was read */
	bool html; /* -T html */
	bool digest; /* -T digest: of the text, for 签发 */
	enum layout_stage stage;
};

static bool
take(void *ctx, size_t which, const char *value)
{
	struct call *c = ctx;

	if (which == ARCHIVE)
		return level_read(value, &c->args.level);
	c->tree = strcmp(value, "doc") == 0;
	c->html = strcmp(value, "html") == 0;
	c->digest = strcmp(value, "digest") == 0;
	return c->tree || c->html || c->digest ||
	       layout_stage(value, &c->stage);
}

/* Pictures come from the folder of the Markdown file. */
static int
load_figures(struct doc *doc, const char *in, struct diag *diag)
{
	char *folder = strcmp(in, "-") == 0 ? NULL : file_folder(in);
	int rc = figures_load(doc, folder, diag);

	free(folder);
	return rc;
}

/* What nobody says is issued may be written over. */
static void
put_state(struct buf *origin, const struct front *front)
{
	const char *replaces = front_text(front, "replaces");

	if (signed_issued(front))
		origin_word(origin, "state", "issued");
	if (replaces != NULL)
		origin_word(origin, "replaces", replaces);
}

/* The PDF of doc or the stage asked for into out; -1 after a finding. */
static int
set(const struct call *c, const struct doc *doc, const struct buf *text,
    const char *to, struct buf *out, struct buf *report, struct diag *diag)
{
	struct pdf_options options = {.level = c->args.level};
	struct buf origin = {NULL, 0, 0};
	struct inside inside;
	struct profile *profile = profile_load(c->args.profile, diag);
	struct fonts *fonts = NULL;
	struct ops *ops = NULL;
	int rc;

	if (profile != NULL)
		fonts = profile_fonts(profile, diag);
	confine_to_both(to, c->args.report);
	if (fonts != NULL)
		ops = layout_set(doc, profile, fonts, c->stage, out, diag);
	rc = ops == NULL ? -1 : 0;
	if (rc == 0) {
		origin_begin(&origin);
		origin_call(&origin, &c->args);
		put_state(&origin, &doc->front);
		origin_bytes(&origin, "text", text->p, text->len);
		origin_digest(&origin, "profile", profile->digest);
		options.origin = origin.p;
		inside_text(&inside, &options.level, text);
		options.files = inside.files;
		options.nfiles = inside.n;
	}
	if (rc == 0 && c->stage == LAYOUT_NONE)
		rc = pdf_write(ops, &options, doc->file, out, diag);
	if (rc == 0 && c->args.report != NULL) {
		fallback_print(ops, profile, fonts, doc->file, report);
		buf_addc(report, '\n');
	}
	ops_free(ops);
	fonts_free(fonts);
	profile_free(profile);
	buf_free(&origin);
	return rc;
}

static int
set_html(
    const struct doc *doc, const char *to, struct buf *out, struct diag *diag)
{
	struct buf style = {NULL, 0, 0};
	int rc = html_style(&style, diag);

	confine_to(to);
	if (rc == 0)
		html_write(doc, &style, out);
	buf_free(&style);
	return rc;
}

static void
print_digest(const struct buf *text, struct buf *out)
{
	char digest[SIGNED_TEXT];

	signed_digest(text->p, text->len, digest);
	buf_addf(out, "%s\n", digest);
}

static void
make(const struct call *c, const char *in, const char *to, struct diag *diag)
{
	struct buf bytes = {NULL, 0, 0}, out = {NULL, 0, 0};
	struct buf report = {NULL, 0, 0};
	unsigned mode = 0666;
	struct doc *doc = NULL;
	int rc;

	if (file_same(in, to)) {
		diag_add(diag, DIAG_OUTPUT_INPUT, in, 0L, to);
		return;
	}
	rc =
	    file_read(in, xmlin_limits_of(&c->args.limits).bytes, &bytes, diag);
	if (rc == 0 && (doc = mark_read(bytes.p, bytes.len, in, diag)) == NULL)
		rc = -1;
	/* The lines of a classified text are not quoted in what may be a log.
	 */
	if (rc == 0 && !c->args.show_text &&
	    front_get(&doc->front, "classification") != NULL)
		diag_conceal(diag);
	if (rc == 0)
		rc = load_figures(doc, in, diag);
	if (rc == 0 && c->tree)
		doc_dump(doc, &out);
	else if (rc == 0 && c->digest)
		print_digest(&bytes, &out);
	else if (rc == 0 && c->html)
		rc = set_html(doc, to, &out, diag);
	else if (rc == 0)
		rc = set(c, doc, &bytes, to, &out, &report, diag);
	/* A classified document is for its owner's eyes. */
	if (rc == 0 && front_get(&doc->front, "classification") != NULL)
		mode = 0600;
	if (rc == 0)
		rc = issued_keep(to, &out, diag);
	if (rc == 0)
		rc = file_write(
		    to, out.p == NULL ? "" : out.p, out.len, mode, diag);
	if (rc == 0 && report.len > 0)
		file_write(c->args.report, report.p, report.len, mode, diag);
	doc_free(doc);
	buf_free(&bytes);
	buf_free(&out);
	buf_free(&report);
}

/* Two things for one place, or a report of what is not set. */
static bool
is_contrary(const struct call *c, const char *to)
{
	return c->args.report != NULL && (c->tree || c->html || c->digest ||
					     strcmp(c->args.report, to) == 0);
}

int
main(int argc, char **argv)
{
	struct diag *diag = diag_new();
	struct call c = {.stage = LAYOUT_NONE};
	bool helped;
	int at = args_read(&c.args, argc, argv, shared, own, 2, take, &c, usage,
	    &helped, diag);
	const char *to = c.args.output == NULL ? "-" : c.args.output;
	int status;

	if (at >= 0 && !helped && (argc - at > 1 || is_contrary(&c, to)))
		diag_add(diag, DIAG_USAGE, NULL, 0L, usage);
	else if (at >= 0 && !helped)
		make(&c, at < argc ? argv[at] : "-", to, diag);
	diag_sort(diag);
	diag_flush(diag, c.args.lang, stderr);
	status = diag_status(diag);
	diag_free(diag);
	return status;
}

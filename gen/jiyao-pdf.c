/* SPDX-License-Identifier: Apache-2.0 */
/* jiyao-pdf: Markdown with front matter → PDF, or one of the stages. */
#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "layout/layout.h"
#include "mark/read.h"
#include "out/pdf.h"

enum stage { STAGE_PDF, STAGE_DOC, STAGE_LINES, STAGE_PAGES, STAGE_OPS };

struct options {
	enum stage stage;
	const char *input, *output, *profile;
	size_t max_bytes;
};

static int
usage(struct diag *diag)
{
	diag_add(diag, DIAG_USAGE, NULL, 0L,
	    "jiyao-pdf [-T doc|lines|pages|ops] [-o FILE] [--max-bytes N] "
	    "[--profile FILE] [FILE|-]");
	return -1;
}

static int
parse(int argc, char **argv, struct options *o, struct diag *diag)
{
	static const struct option longs[] = {
	    {"max-bytes", required_argument, NULL, 'm'},
	    {"profile", required_argument, NULL, 'p'},
	    {NULL, 0, NULL, 0},
	};
	static const char *const stages[] = {
	    "pdf", "doc", "lines", "pages", "ops"};
	char *end;
	int c;

	opterr = 0;
	while ((c = getopt_long(argc, argv, "T:o:", longs, NULL)) != -1) {
		switch (c) {
		case 'T':
			for (o->stage = STAGE_DOC; o->stage <= STAGE_OPS;
			     o->stage++)
				if (strcmp(optarg, stages[o->stage]) == 0)
					break;
			if (o->stage > STAGE_OPS)
				return usage(diag);
			break;
		case 'm':
			errno = 0;
			o->max_bytes = strtoul(optarg, &end, 10);
			if (errno != 0 || *end != '\0' || *optarg < '0' ||
			    *optarg > '9')
				return usage(diag);
			break;
		case 'o':
			o->output = optarg;
			break;
		case 'p':
			o->profile = optarg;
			break;
		default:
			return usage(diag);
		}
	}
	if (argc - optind > 1)
		return usage(diag);
	o->input = optind < argc ? argv[optind] : "-";
	return 0;
}

/* The stage or the PDF of doc into out; -1 after a finding. */
static int
make(const struct options *o, const struct doc *doc, struct buf *out,
    struct diag *diag)
{
	static const enum layout_stage stages[] = {
	    LAYOUT_NONE, LAYOUT_NONE, LAYOUT_LINES, LAYOUT_PAGES, LAYOUT_NONE};
	struct profile *profile = profile_load(o->profile, diag);
	struct fonts *fonts =
	    profile == NULL ? NULL : profile_fonts(profile, diag);
	struct ops *ops = fonts == NULL ? NULL
					: layout_set(doc, profile, fonts,
					      stages[o->stage], out, diag);
	int rc = ops == NULL ? -1 : 0;

	if (rc == 0 && o->stage == STAGE_PDF)
		rc = pdf_write(ops, doc->file, out, diag);
	if (rc == 0 && o->stage == STAGE_OPS)
		ops_dump(ops, out);
	ops_free(ops);
	fonts_free(fonts);
	profile_free(profile);
	return rc;
}

int
main(int argc, char **argv)
{
	struct options o = {STAGE_PDF, NULL, "-", NULL, FILE_BYTES_MAX};
	struct diag *diag = diag_new();
	struct buf in = {NULL, 0, 0}, out = {NULL, 0, 0};
	struct doc *doc = NULL;
	int rc = parse(argc, argv, &o, diag), status;

	if (rc == 0)
		rc = file_read(o.input, o.max_bytes, &in, diag);
	if (rc == 0 && (doc = mark_read(in.p, in.len, o.input, diag)) == NULL)
		rc = -1;
	if (rc == 0 && o.stage == STAGE_DOC)
		doc_dump(doc, &out);
	else if (rc == 0)
		rc = make(&o, doc, &out, diag);
	if (rc == 0)
		file_write(o.output, out.p, out.len,
		    front_get(&doc->front, "classification") != NULL ? 0600
								     : 0666,
		    diag);
	diag_sort(diag);
	diag_flush(diag, stderr);
	status = diag_status(diag);
	doc_free(doc);
	buf_free(&in);
	buf_free(&out);
	diag_free(diag);
	return status;
}

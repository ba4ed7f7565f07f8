/* SPDX-License-Identifier: Apache-2.0 */
/* jiyao-pdf: Markdown with front matter → PDF, or one of the stages. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "layout/layout.h"
#include "mark/read.h"
#include "out/pdf.h"

struct options {
	bool tree; /* -T doc: print what was read */
	enum layout_stage stage;
	const char *input, *output, *profile;
	size_t max_bytes;
};

static const char usage[] =
    "jiyao-pdf [-h] [-T doc|lines|pages|ops] [-o FILE] [--max-bytes N] "
    "[--profile FILE] [FILE]";

/* -1 after a finding; 1 where only the usage was asked for. */
static int
parse(int argc, char **argv, struct options *o, struct diag *diag)
{
	static const struct option longs[] = {
	    {"help", no_argument, NULL, 'h'},
	    {"max-bytes", required_argument, NULL, 'm'},
	    {"profile", required_argument, NULL, 'p'},
	    {NULL, 0, NULL, 0},
	};
	bool bad = false;
	int c;

	opterr = 0;
	while ((c = getopt_long(argc, argv, "T:ho:", longs, NULL)) != -1)
		if (c == 'h') {
			puts(usage);
			return 1;
		} else if (c == 'T') {
			o->tree = strcmp(optarg, "doc") == 0;
			bad = bad ||
			      (!o->tree && !layout_stage(optarg, &o->stage));
		} else if (c == 'm') {
			o->max_bytes = strtoul(optarg, NULL, 10);
			bad = bad || *optarg == '\0' ||
			      optarg[strspn(optarg, "0123456789")] != '\0';
		} else if (c == 'o')
			o->output = optarg;
		else if (c == 'p')
			o->profile = optarg;
		else
			bad = true;
	if (bad || argc - optind > 1) {
		diag_add(diag, DIAG_USAGE, NULL, 0L, usage);
		return -1;
	}
	if (optind < argc)
		o->input = argv[optind];
	return 0;
}

/* The PDF of doc or the stage asked for into out; -1 after a finding. */
static int
make(const struct options *o, const struct doc *doc, struct buf *out,
    struct diag *diag)
{
	struct profile *profile = profile_load(o->profile, diag);
	struct fonts *fonts = NULL;
	struct ops *ops = NULL;
	int rc;

	if (profile != NULL)
		fonts = profile_fonts(profile, diag);
	if (fonts != NULL)
		ops = layout_set(doc, profile, fonts, o->stage, out, diag);
	rc = ops == NULL ? -1 : 0;
	if (rc == 0 && o->stage == LAYOUT_NONE)
		rc = pdf_write(ops, doc->file, out, diag);
	ops_free(ops);
	fonts_free(fonts);
	profile_free(profile);
	return rc;
}

int
main(int argc, char **argv)
{
	struct options o = {false, LAYOUT_NONE, "-", "-", NULL, FILE_BYTES_MAX};
	struct diag *diag = diag_new();
	struct buf in = {NULL, 0, 0}, out = {NULL, 0, 0};
	struct doc *doc = NULL;
	unsigned mode = 0666;
	int rc = parse(argc, argv, &o, diag), status;

	if (rc == 0)
		rc = file_read(o.input, o.max_bytes, &in, diag);
	if (rc == 0 && (doc = mark_read(in.p, in.len, o.input, diag)) == NULL)
		rc = -1;
	if (rc == 0 && o.tree)
		doc_dump(doc, &out);
	else if (rc == 0)
		rc = make(&o, doc, &out, diag);
	if (rc == 0 && front_get(&doc->front, "classification") != NULL)
		mode = 0600;
	if (rc == 0)
		file_write(o.output, out.p, out.len, mode, diag);
	diag_sort(diag);
	diag_flush(diag, stderr);
	status = diag_status(diag);
	doc_free(doc);
	buf_free(&in);
	buf_free(&out);
	diag_free(diag);
	return status;
}

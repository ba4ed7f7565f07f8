/* SPDX-License-Identifier: Apache-2.0 */
/* jiyao-md: one meeting record → the Markdown of one document. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "mark/escape.h"
#include "xml/arguments.h"
#include "xml/kit.h"
#include "xml/record.h"
#include "xml/style.h"

static const char usage_text[] =
    "jiyao-md [-h] [-k KIND] [-o FILE] [-t FILE] [--as-of DATE] "
    "[--house FILE] [--max-bytes N] [--max-depth N] "
    "[--max-template-depth N] [--max-template-memory MIB] "
    "[--max-template-seconds N] [--max-template-steps N] [--max-text N] "
    "[--max-xpath-steps N] "
    "[--rules FILE] [FILE]";

static const struct option options[] = {
    {"help", no_argument, NULL, 'h'},
    {"kind", required_argument, NULL, 'k'},
    {"output", required_argument, NULL, 'o'},
    {"template", required_argument, NULL, 't'},
    ARGUMENTS_RECORD,
    ARGUMENTS_STYLE,
    {NULL, 0, NULL, 0},
};

struct call {
	struct arguments args;
	const char *kind, *template, *output, *input;
};

/* The one function that makes text safe, under the names of xml/. */
static void
escape(struct buf *out, const char *text, size_t len, enum style_place p)
{
	static const enum mark_place places[] = {
	    [STYLE_INLINE] = MARK_INLINE,
	    [STYLE_LINE] = MARK_LINE,
	    [STYLE_HTML] = MARK_HTML,
	    [STYLE_YAML] = MARK_YAML,
	};

	mark_escape(out, text, len, places[p]);
}

static int
read_arguments(struct call *c, int argc, char **argv, struct diag *diag)
{
	bool bad = false;
	int opt;

	arguments_init(&c->args);
	opterr = 0;
	while ((opt = getopt_long(argc, argv, "hk:o:t:", options, NULL)) != -1)
		switch (opt) {
		case 'k':
			c->kind = optarg;
			bad = bad || (strcmp(optarg, "minutes") != 0 &&
					 strcmp(optarg, "record") != 0);
			break;
		case 'o':
			c->output = optarg;
			break;
		case 't':
			c->template = optarg;
			break;
		default:
			bad = bad || !arguments_take(&c->args, opt, optarg);
		}
	if (argc - optind > 1)
		bad = true;
	if (argc - optind == 1)
		c->input = argv[optind];
	if (bad)
		diag_add(diag, DIAG_USAGE, NULL, 0, usage_text);
	return bad ? -1 : 0;
}

/* The user's stylesheet, or that of the kind. */
static struct style *
load_style(const struct call *c, struct diag *diag)
{
	const struct style_options opt = {
	    .escape = escape, .limits = &c->args.style};
	struct style *style = NULL;
	char name[64], *path = NULL;

	if (c->template != NULL)
		return style_load(c->template, &opt, diag);
	snprintf(name, sizeof name, "templates/%s.xsl", c->kind);
	path = file_share(name, diag);
	if (path != NULL)
		style = style_load(path, &opt, diag);
	free(path);
	return style;
}

static void
make(const struct call *c, const struct kit *kit, const struct style *style,
    struct diag *diag)
{
	const struct record_options opt = {.schema = kit->schema,
	    .rules = kit->rules,
	    .house = kit->house,
	    .as_of = c->args.as_of,
	    .limits = &c->args.limits};
	struct buf in = {NULL, 0, 0}, out = {NULL, 0, 0};
	struct record *r = NULL;

	if (file_read(c->input, c->args.limits.bytes, &in, diag) == 0)
		r = record_check(
		    in.p == NULL ? "" : in.p, in.len, c->input, &opt, diag);
	if (r != NULL && style_apply(style, r, &out, diag) == 0)
		file_write(c->output, out.p == NULL ? "" : out.p, out.len,
		    record_classified(r) ? 0600 : 0666, diag);
	record_free(r);
	buf_free(&in);
	buf_free(&out);
}

int
main(int argc, char **argv)
{
	struct diag *diag = diag_new();
	struct call call = {.kind = "minutes", .output = "-", .input = "-"};
	struct kit kit = {NULL, NULL, NULL};
	struct style *style = NULL;
	int status;

	if (read_arguments(&call, argc, argv, diag) == 0 &&
	    (style = load_style(&call, diag)) != NULL &&
	    kit_load(&kit, call.args.rules, call.args.house, diag) == 0)
		make(&call, &kit, style, diag);
	diag_sort(diag);
	diag_flush(diag, stderr);
	status = diag_status(diag);
	style_free(style);
	kit_free(&kit);
	diag_free(diag);
	return status;
}

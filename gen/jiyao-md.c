/* SPDX-License-Identifier: Apache-2.0 */
/* jiyao-md: one meeting record → the Markdown of one document. */
#include "base/file.h"
#include "job/args.h"
#include "job/confine.h"
#include "job/guard.h"
#include "job/markdown.h"

static const char usage[] =
    "jiyao-md [-h] [-k WORD] [-o FILE] [-t FILE] [--as-of DATE] "
    "[--house FILE] [--item ID] [--lang zh|en] [--max-bytes N] [--max-depth N] "
    "[--max-template-depth N] [--max-template-memory MIB] "
    "[--max-template-seconds N] [--max-template-steps N] [--max-text N] "
    "[--max-xpath-steps N] [--prose FILE] [--rules FILE] "
    "[--show-text] [FILE]";

static const char shared[] =
    " as-of house item lang max-bytes max-depth max-template-depth "
    "max-template-memory max-template-seconds max-template-steps max-text "
    "max-xpath-steps output prose rules show-text template ";

static const struct args_own own[] = {{"kind", 'k', true}};

static bool
take_kind(void *kind, size_t which, const char *value)
{
	(void)which;
	*(const char **)kind = value;
	return document_named(value) != NULL;
}

static void
make(struct markdown *m, const char *in, const char *to, struct diag *diag)
{
	struct record *r = markdown_read(m, in, diag);
	struct buf out = {NULL, 0, 0};

	if (r != NULL && markdown_make(m, r, &out, diag) == 0 &&
	    guard_bytes(m, r, &out, diag) == 0)
		file_write(to, out.p == NULL ? "" : out.p, out.len,
		    record_classified(r) ? 0600 : 0666, diag);
	record_free(r);
	buf_free(&out);
}

int
main(int argc, char **argv)
{
	struct diag *diag = diag_new();
	struct args a = {.output = NULL};
	struct markdown m = {.word = NULL};
	const char *kind = "minutes", *in, *to;
	bool helped;
	int at = args_read(&a, argc, argv, shared, own, 1, take_kind, &kind,
	    usage, &helped, diag);
	int status;

	if (at >= 0 && !helped && argc - at > 1) {
		diag_add(diag, DIAG_USAGE, NULL, 0L, usage);
	} else if (at >= 0 && !helped) {
		to = a.output == NULL ? "-" : a.output;
		in = at < argc ? argv[at] : "-";
		if (file_same(in, to)) {
			diag_add(diag, DIAG_OUTPUT_INPUT, in, 0L, to);
		} else if (markdown_load(&m, kind, &a, diag) == 0) {
			confine_to(to);
			make(&m, in, to, diag);
		}
		markdown_free(&m);
	}
	diag_sort(diag);
	diag_flush(diag, a.lang, stderr);
	status = diag_status(diag);
	diag_free(diag);
	return status;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* jiyao-archive: deposits documents in a store, and proves what is there. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "job/archive.h"
#include "job/args.h"
#include "job/confine.h"

static const char usage[] =
    "jiyao-archive extract [-h] [-o DIR] [--lang zh|en] [--max-bytes N] PDF\n"
    "       jiyao-archive list [-h] [--format text|json] [--lang zh|en] STORE\n"
    "       jiyao-archive show [-h] [--lang zh|en] STORE NUMBER\n"
    "       jiyao-archive recover [-h] [--lang zh|en] STORE";

/* The commands: operands they take, shared options they have. */
enum { EXTRACT, LIST, SHOW, RECOVER, COMMANDS };
static const struct command {
	const char *word;
	int operands;
	const char *options;
} commands[COMMANDS] = {
    [EXTRACT] = {"extract", 1, " output lang max-bytes "},
    [LIST] = {"list", 1, " format lang "},
    [SHOW] = {"show", 2, " lang "},
    [RECOVER] = {"recover", 1, " lang "},
};

static bool
no_option(void *ctx, size_t own, const char *value)
{
	(void)ctx, (void)own, (void)value;
	return false;
}

static void
run(int which, const struct args *a, char **operands, struct buf *out,
    struct diag *d)
{
	const char *to = a->output == NULL ? "." : a->output;

	switch (which) {
	case EXTRACT:
		confine(&to, 1);
		archive_extract(a, operands[0], to, d);
		break;
	case LIST:
		confine(NULL, 0);
		archive_list(a, operands[0], out, d);
		break;
	case SHOW:
		confine(NULL, 0);
		archive_show(a, operands[0], operands[1], out, d);
		break;
	case RECOVER:
		confine((const char *const *)operands, 1);
		archive_recover(operands[0], d);
		break;
	}
}

int
main(int argc, char **argv)
{
	struct diag *d = diag_new();
	struct args a = {.lang = diag_lang_env()};
	struct buf out = {NULL, 0, 0};
	const char *word = argc > 1 ? argv[1] : "";
	bool option = word[0] == '-', helped = false;
	int which = 0, at, status;

	while (which < COMMANDS && strcmp(word, commands[which].word) != 0)
		which++;
	at = args_read(&a, argc - !option, argv + !option,
	    which < COMMANDS ? commands[which].options : " ", NULL, 0,
	    no_option, NULL, usage, &helped, d);
	if (at >= 0 && !helped &&
	    (which == COMMANDS || argc - 1 - at != commands[which].operands))
		diag_add(d, DIAG_USAGE, NULL, 0L, usage);
	else if (at >= 0 && !helped)
		run(which, &a, argv + 1 + at, &out, d);
	if (out.len > 0)
		file_write("-", out.p, out.len, 0666, d);
	diag_flush(d, a.lang, stderr);
	status = diag_status(d);
	buf_free(&out);
	diag_free(d);
	return status;
}

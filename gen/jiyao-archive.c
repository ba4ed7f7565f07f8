/* SPDX-License-Identifier: Apache-2.0 */
/* jiyao-archive: deposits documents in a store, and proves what is there. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "job/archive.h"
#include "job/args.h"
#include "job/confine.h"
#include "job/deposit.h"

static const char usage[] =
    "jiyao-archive add [-h] -n NUMBER [--as-of DATE] [--house FILE]\n"
    "           [--lang zh|en] [--max-bytes N] [--profile FILE]\n"
    "           [--replaces NUMBER] [--rules FILE] STORE PDF [RECORD ...]\n"
    "       jiyao-archive extract [-h] [-o DIR] [--lang zh|en] [--max-bytes N] "
    "PDF\n"
    "       jiyao-archive list [-h] [--format text|json] [--lang zh|en] STORE\n"
    "       jiyao-archive show [-h] [--lang zh|en] STORE NUMBER\n"
    "       jiyao-archive recover [-h] [--lang zh|en] STORE";

enum { NUMBER, REPLACES };
static const struct args_own own[] = {
    [NUMBER] = {"number", 'n', true},
    [REPLACES] = {"replaces", 0, true},
};

/* The commands: operands they take, shared options they have. */
enum { ADD, EXTRACT, LIST, SHOW, RECOVER, COMMANDS };
static const struct command {
	const char *word;
	int least, most; /* operands */
	const char *options;
	int nown; /* of own, the first */
} commands[COMMANDS] = {
    [ADD] = {"add", 2, 1002, " as-of house lang max-bytes profile rules ", 2},
    [EXTRACT] = {"extract", 1, 1, " output lang max-bytes ", 0},
    [LIST] = {"list", 1, 1, " format lang ", 0},
    [SHOW] = {"show", 2, 2, " lang ", 0},
    [RECOVER] = {"recover", 1, 1, " lang ", 0},
};

static bool
take(void *ctx, size_t which, const char *value)
{
	struct deposit *deposit = ctx;

	if (which == NUMBER)
		deposit->number = value;
	else
		deposit->replaces = value;
	return true;
}

static void
run(int which, struct deposit *deposit, char **operands, int n, struct buf *out,
    struct diag *d)
{
	const struct args *a = deposit->args;
	const char *to = a->output == NULL ? "." : a->output;

	switch (which) {
	case ADD:
		confine_to(operands[0]);
		deposit->store = operands[0];
		deposit->pdf = operands[1];
		deposit->records = operands + 2;
		deposit->nrecords = (size_t)n - 2;
		if (deposit->number == NULL)
			diag_add(d, DIAG_USAGE, NULL, 0L, usage);
		else
			deposit_add(deposit, out, d);
		break;
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
	struct deposit deposit = {.args = &a};
	struct buf out = {NULL, 0, 0};
	const char *word = argc > 1 ? argv[1] : "";
	bool option = word[0] == '-', helped = false;
	int which = 0, at, status;

	while (which < COMMANDS && strcmp(word, commands[which].word) != 0)
		which++;
	at = args_read(&a, argc - !option, argv + !option,
	    which < COMMANDS ? commands[which].options : " ", own,
	    which < COMMANDS ? (size_t)commands[which].nown : 0, take, &deposit,
	    usage, &helped, d);
	if (at >= 0 && !helped &&
	    (which == COMMANDS || argc - 1 - at < commands[which].least ||
		argc - 1 - at > commands[which].most))
		diag_add(d, DIAG_USAGE, NULL, 0L, usage);
	else if (at >= 0 && !helped)
		run(which, &deposit, argv + 1 + at, argc - 1 - at, &out, d);
	if (out.len > 0)
		file_write("-", out.p, out.len, 0666, d);
	diag_flush(d, a.lang, stderr);
	status = diag_status(d);
	buf_free(&out);
	diag_free(d);
	return status;
}

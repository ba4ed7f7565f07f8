/* SPDX-License-Identifier: Apache-2.0 */
/* jiyao-archive: deposits documents in a store, and proves what is there. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "job/archive.h"
#include "job/args.h"
#include "job/confine.h"
#include "job/deposit.h"
#include "job/verify.h"

static const char usage[] =
    "jiyao-archive add [-h] -n NUMBER [--as-of DATE] [--house FILE]\n"
    "           [--lang zh|en] [--max-bytes N] [--profile FILE]\n"
    "           [--replaces NUMBER] [--rules FILE] STORE PDF [RECORD ...]\n"
    "       jiyao-archive extract [-h] [-o DIR] [--lang zh|en] [--max-bytes N] "
    "PDF\n"
    "       jiyao-archive list [-h] [--format text|json] [--lang zh|en] STORE\n"
    "       jiyao-archive show [-h] [--lang zh|en] STORE NUMBER\n"
    "       jiyao-archive verify [-h] [-j N] [--as-of DATE]\n"
    "           [--format text|json] [--head DIGEST] [--house FILE]\n"
    "           [--lang zh|en] [--profile FILE] [--rules FILE] [--sample N]\n"
    "           STORE [NUMBER ...]\n"
    "       jiyao-archive recover [-h] [--lang zh|en] STORE";

enum { NUMBER, REPLACES, JOBS, HEAD, SAMPLE, OWN };
static const struct args_own own[] = {
    [NUMBER] = {"number", 'n', true},
    [REPLACES] = {"replaces", 0, true},
    [JOBS] = {"jobs", 'j', true},
    [HEAD] = {"head", 0, true},
    [SAMPLE] = {"sample", 0, true},
};

/* The commands: operands they take, shared options they have. */
enum { ADD, EXTRACT, LIST, SHOW, VERIFY, RECOVER, COMMANDS };
static const struct command {
	const char *word;
	int least, most; /* operands */
	const char *options;
	int own, nown; /* of own, from the first */
} commands[COMMANDS] = {
    [ADD] = {"add", 2, 1002, " as-of house lang max-bytes profile rules ",
	NUMBER, 2},
    [EXTRACT] = {"extract", 1, 1, " output lang max-bytes ", 0, 0},
    [LIST] = {"list", 1, 1, " format lang ", 0, 0},
    [SHOW] = {"show", 2, 2, " lang ", 0, 0},
    [VERIFY] = {"verify", 1, 1001, " as-of format house lang profile rules ",
	JOBS, OWN - JOBS},
    [RECOVER] = {"recover", 1, 1, " lang ", 0, 0},
};

/* One call: what its options said. */
struct call {
	const struct command *command; /* NULL: none of them */
	struct args args;
	struct deposit deposit;
	struct verify verify;
};

/* A whole number from 1 to most; 0 where it is none. */
static size_t
number(const char *s, unsigned long most)
{
	char *end;
	unsigned long n = strtoul(s, &end, 10);

	return *s < '0' || *s > '9' || *end != '\0' || n > most ? 0 : n;
}

static bool
take(void *ctx, size_t which, const char *value)
{
	struct call *c = ctx;

	switch ((size_t)c->command->own + which) {
	case NUMBER:
		c->deposit.number = value;
		return true;
	case REPLACES:
		c->deposit.replaces = value;
		return true;
	case JOBS:
		return (c->verify.workers = (int)number(value, 256)) != 0;
	case HEAD:
		c->verify.head = value;
		return true;
	default:
		return (c->verify.sample = number(value, LONG_MAX)) != 0;
	}
}

/* Carries the command out; the status that is its own, or 0. */
static int
run(struct call *c, char **operands, int n, struct buf *out, struct diag *d)
{
	const struct args *a = &c->args;
	const char *to = a->output == NULL ? "." : a->output;

	switch (c->command - commands) {
	case ADD:
		confine_to(operands[0]);
		c->deposit.store = operands[0];
		c->deposit.pdf = operands[1];
		c->deposit.records = operands + 2;
		c->deposit.nrecords = (size_t)n - 2;
		deposit_add(&c->deposit, out, d);
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
	case VERIFY:
		confine(NULL, 0);
		c->verify.store = operands[0];
		c->verify.numbers = operands + 1;
		c->verify.nnumbers = (size_t)n - 1;
		return verify_run(&c->verify, out, d);
	case RECOVER:
		confine((const char *const *)operands, 1);
		archive_recover(operands[0], d);
		break;
	}
	return 0;
}

/* False where a command lacks what it cannot do without. */
static bool
complete(const struct call *c, int operands)
{
	const struct command *w = c->command;

	return w != NULL && operands >= w->least && operands <= w->most &&
	       (w != &commands[ADD] || c->deposit.number != NULL);
}

int
main(int argc, char **argv)
{
	struct diag *d = diag_new();
	struct call c = {.args = {.lang = diag_lang_env()}};
	struct buf out = {NULL, 0, 0};
	const char *word = argc > 1 ? argv[1] : "";
	bool option = word[0] == '-', helped = false;
	int at, status = 0;

	c.deposit.args = c.verify.args = &c.args;
	c.verify.workers = 1;
	for (int i = 0; i < COMMANDS; i++)
		if (strcmp(word, commands[i].word) == 0)
			c.command = &commands[i];
	at = args_read(&c.args, argc - !option, argv + !option,
	    c.command != NULL ? c.command->options : " ",
	    own + (c.command != NULL ? c.command->own : 0),
	    c.command != NULL ? (size_t)c.command->nown : 0, take, &c, usage,
	    &helped, d);
	if (at >= 0 && !helped && !complete(&c, argc - 1 - at))
		diag_add(d, DIAG_USAGE, NULL, 0L, usage);
	else if (at >= 0 && !helped)
		status = run(&c, argv + 1 + at, argc - 1 - at, &out, d);
	if (out.len > 0)
		file_write("-", out.p, out.len, 0666, d);
	diag_flush(d, c.args.lang, stderr);
	if (status == 0)
		status = diag_status(d);
	buf_free(&out);
	diag_free(d);
	return status;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* jiyao: the front door. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "job/args.h"
#include "job/commands.h"
#include "job/diff.h"
#include "job/document.h"
#include "job/press.h"
#include "job/whole.h"

/* The words of documents.def follow it. */
static const char usage_head[] =
    "jiyao DOCUMENT [-hs] [-a LEVEL] [-j N] [-M FILE] [-o FILE|DIR]\n"
    "           [--as-of DATE] [--edited FILE] [--from DATE --to DATE]\n"
    "           [--house FILE] [--lang zh|en] [--log json]\n"
    "           [--max-bytes N] [--max-depth N] [--max-memory MIB]\n"
    "           [--max-seconds N] [--max-template-depth N]\n"
    "           [--max-template-memory MIB] [--max-template-seconds N]\n"
    "           [--max-template-steps N] [--max-text N] [--max-xpath-steps N]\n"
    "           [--profile FILE] [--prose FILE] [--report FILE]\n"
    "           [--rules FILE] [--show-text] [--template FILE]\n"
    "           [--year YEAR] FILE ...\n"
    "       jiyao new [-h] [-k KIND] [-o FILE] [RECORD]\n"
    "       jiyao diff [-h] [-a LEVEL] [-o FILE] [--format text|json]\n"
    "           [--lang zh|en] [--max-bytes N] [--max-depth N] [--max-text N]\n"
    "           [--profile FILE] [--show-text] A B\n"
    "       jiyao fonts [-h] [--profile FILE]\n"
    "       jiyao check ARGUMENT ...\n"
    "       jiyao rules [ARGUMENT ...]\n"
    "DOCUMENT: ";

/* What every document takes; its own stand in documents.def. */
static const char shared[] =
    " as-of rules house profile template max-bytes max-depth max-text "
    "max-template-depth max-template-steps max-xpath-steps "
    "max-template-memory max-template-seconds max-memory max-seconds lang "
    "output report show-text";

static const struct args_own press_own[] = {
    {"jobs", 'j', true},
    {"log", 0, true},
    {"archive", 'a', true},
    {"sources", 's', false},
    {"depend", 'M', true},
};

static const struct args_own new_own[] = {
    {"kind", 'k', true},
};

struct call {
	struct press press;
	bool sources;
	struct args *args;
	const char *kind; /* of the record to begin */
};

static bool
press_option(void *ctx, size_t own, const char *value)
{
	struct call *c = ctx;
	struct press *p = &c->press;
	char *end;

	if (own == 3)
		return c->sources = document_whole(p->word, true);
	if (own == 2)
		return level_read(value, &c->args->level);
	if (own == 4) {
		p->depend = value;
		return value[0] != '\0' && strcmp(value, "-") != 0;
	}
	if (own == 1)
		return p->log = strcmp(value, "json") == 0;
	p->workers = (int)strtol(value, &end, 10);
	return p->workers >= 1 && p->workers <= 256 && *end == '\0';
}

static bool
new_option(void *ctx, size_t own, const char *value)
{
	struct call *c = ctx;

	(void)own;
	c->kind = value;
	return true;
}

/* One from all the records together, or one from each. */
static int
documents(const struct call *c, struct diag *d)
{
	const struct args *a = c->args;
	const struct whole w = {c->press.word, a, c->press.inputs,
	    c->press.ninputs, c->press.workers, c->sources, c->press.depend};

	if (!whole_wanted(&w))
		return press_run(&c->press, d);
	whole_run(&w, d);
	return 0;
}

/* Reads the options of one command and carries it out; its status. */
static int
command(const char *word, struct args *a, int argc, char **argv,
    const char *usage, struct diag *d)
{
	const struct document *doc = document_named(word);
	struct call c = {
	    {.word = word, .args = a, .workers = 1}, false, a, "meeting"};
	struct press *p = &c.press;
	struct buf names = {NULL, 0, 0};
	bool new = strcmp(word, "new") == 0, helped = false;
	size_t least = doc != NULL ? 1 : 0, most = doc != NULL ? SIZE_MAX : new;
	int at, status = 0;

	buf_adds(&names, doc != NULL ? shared : new ? " output " : " profile ");
	document_options(word, &names);
	at = args_read(a, argc, argv, names.p,
	    doc != NULL ? press_own : new_own, doc != NULL ? 5 : new,
	    doc != NULL ? press_option : new_option, &c, usage, &helped, d);
	p->inputs = argv + at;
	p->ninputs = at < 0 ? 0 : (size_t)(argc - at);
	if (at < 0 || helped)
		;
	else if (p->ninputs < least || p->ninputs > most)
		diag_add(d, DIAG_USAGE, NULL, 0L, usage);
	else if (doc != NULL)
		status = documents(&c, d);
	else if (new)
		command_new(
		    a, c.kind, p->ninputs != 0 ? p->inputs[0] : NULL, d);
	else
		command_fonts(a, d);
	buf_free(&names);
	return status;
}

int
main(int argc, char **argv)
{
	struct diag *d = diag_new();
	struct args a = {.lang = diag_lang_env()};
	const char *word = argc > 1 ? argv[1] : "";
	struct buf usage = {NULL, 0, 0};
	bool option = word[0] == '-';
	int status = 0;

	buf_adds(&usage, usage_head);
	document_words(&usage);
	if (strcmp(word, "check") == 0 || strcmp(word, "rules") == 0)
		command_check(argc - 1, argv + 1, d);
	else if (strcmp(word, "diff") == 0)
		status = diff_call(&a, argc - 1, argv + 1, usage.p, d);
	else if (strcmp(word, "-h") == 0 || strcmp(word, "--help") == 0 ||
		 strcmp(word, "new") == 0 || strcmp(word, "fonts") == 0 ||
		 document_named(word) != NULL)
		status = command(
		    word, &a, argc - !option, argv + !option, usage.p, d);
	else
		diag_add(d, DIAG_USAGE, NULL, 0L, usage.p);
	diag_flush(d, a.lang, stderr);
	status = diag_status(d) > status ? diag_status(d) : status;
	buf_free(&usage);
	diag_free(d);
	return status;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* jiyao: the front door. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "job/args.h"
#include "job/commands.h"
#include "job/press.h"

static const char usage[] =
    "jiyao minutes|record [-h] [-j N] [-o FILE|DIR] [--as-of DATE]\n"
    "           [--house FILE] [--lang zh|en] [--log json] [--max-bytes N]\n"
    "           [--max-depth N] [--max-memory MIB] [--max-seconds N]\n"
    "           [--max-template-depth N] [--max-template-memory MIB]\n"
    "           [--max-template-seconds N] [--max-template-steps N]\n"
    "           [--max-text N]\n"
    "           [--max-xpath-steps N] [--profile FILE] [--report FILE]\n"
    "           [--rules FILE]\n"
    "           [--template FILE] FILE ...\n"
    "       jiyao new [-h] [-o FILE] [RECORD]\n"
    "       jiyao fonts [-h] [--profile FILE]\n"
    "       jiyao check ARGUMENT ...\n"
    "       jiyao rules [ARGUMENT ...]";

static const char press_shared[] =
    " as-of rules house profile template max-bytes max-depth max-text "
    "max-template-depth max-template-steps max-xpath-steps "
    "max-template-memory max-template-seconds max-memory max-seconds lang "
    "output report ";

static const struct args_own press_own[] = {
    {"jobs", 'j', true},
    {"log", 0, true},
};

static bool
press_option(void *ctx, size_t own, const char *value)
{
	struct press *p = ctx;
	char *end;

	if (own == 1)
		return p->log = strcmp(value, "json") == 0;
	p->workers = (int)strtol(value, &end, 10);
	return p->workers >= 1 && p->workers <= 256 && *end == '\0';
}

static bool
no_option(void *ctx, size_t own, const char *value)
{
	(void)ctx, (void)own, (void)value;
	return false;
}

int
main(int argc, char **argv)
{
	struct diag *d = diag_new();
	struct args a = {.lang = diag_lang_env()};
	struct press p = {.args = &a, .workers = 1};
	const char *word = argc > 1 ? argv[1] : "";
	bool press =
	    strcmp(word, "minutes") == 0 || strcmp(word, "record") == 0;
	bool new = strcmp(word, "new") == 0, helped = false;
	int at, status = 0;

	if (strcmp(word, "check") == 0 || strcmp(word, "rules") == 0) {
		command_check(argc - 1, argv + 1, d);
	} else if (!press && !new &&strcmp(word, "fonts") != 0 &&
		   strcmp(word, "-h") != 0 && strcmp(word, "--help") != 0) {
		diag_add(d, DIAG_USAGE, NULL, 0L, usage);
	} else {
		at = args_read(&a, word[0] == '-' ? argc : argc - 1,
		    word[0] == '-' ? argv : argv + 1,
		    press ? press_shared
		    : new ? " output "
			  : " profile ",
		    press_own, press ? 2 : 0, press ? press_option : no_option,
		    &p, usage, &helped, d);
		p.kind = word;
		p.inputs = argv + 1 + at;
		p.ninputs = at < 0 ? 0 : (size_t)(argc - 1 - at);
		if (at < 0 || helped)
			;
		else if (press ? p.ninputs == 0 : p.ninputs > (new ? 1 : 0))
			diag_add(d, DIAG_USAGE, NULL, 0L, usage);
		else if (press)
			status = press_run(&p, d);
		else if (new)
			command_new(&a, p.ninputs ? p.inputs[0] : NULL, d);
		else
			command_fonts(&a, d);
	}
	diag_flush(d, a.lang, stderr);
	status = diag_status(d) > status ? diag_status(d) : status;
	diag_free(d);
	return status;
}

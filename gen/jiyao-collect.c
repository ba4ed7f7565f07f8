/* SPDX-License-Identifier: Apache-2.0 */
/* jiyao-collect: the records of a period → one summary record. */
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/spill.h"
#include "job/args.h"
#include "job/confine.h"
#include "job/gather.h"
#include "job/sources.h"
#include "xml/kit.h"

static const char usage[] =
    "jiyao-collect [-hs] [-j N] [-o FILE] [--as-of DATE] "
    "[--format text|json] [--from DATE --to DATE | --year YEAR] "
    "[--house FILE] [--lang zh|en] [--max-bytes N] [--max-depth N] "
    "[--max-memory MIB] [--max-seconds N] [--max-template-depth N] "
    "[--max-template-memory MIB] [--max-template-seconds N] "
    "[--max-template-steps N] [--max-text N] [--max-xpath-steps N] "
    "[--rules FILE] FILE|DIR ...";

static const char shared[] =
    " as-of format house lang max-bytes max-depth max-memory max-seconds "
    "max-template-depth max-template-memory max-template-seconds "
    "max-template-steps max-text max-xpath-steps output rules ";

enum { FROM, JOBS, SOURCES, TO, YEAR };
static const struct args_own own[] = {
    [FROM] = {"from", 0, true},
    [JOBS] = {"jobs", 'j', true},
    [SOURCES] = {"sources", 's', false},
    [TO] = {"to", 0, true},
    [YEAR] = {"year", 0, true},
};

struct call {
	struct args args;
	struct gather gather;
	bool sources;
};

static bool
take(void *ctx, size_t which, const char *value)
{
	struct call *c = ctx;

	switch (which) {
	case FROM:
		c->gather.from = value;
		return date_valid(value);
	case TO:
		c->gather.to = value;
		return date_valid(value);
	case YEAR:
		c->gather.year = value;
		return gather_year(value);
	case JOBS:
		return (c->gather.workers = gather_jobs(value)) > 0;
	default:
		c->sources = true;
		return true;
	}
}

/* What was asked for as a whole; false where it contradicts itself. */
static bool
sound(const struct call *c, int operands)
{
	const struct gather *g = &c->gather;

	return operands > 0 && (g->from == NULL) == (g->to == NULL) &&
	       (g->year == NULL || g->from == NULL) &&
	       (g->from == NULL || strcmp(g->from, g->to) <= 0) &&
	       c->args.format != DIAG_SARIF;
}

/* The folders that are written to: the output's, and that of the spill. */
static void
give_up_rights(const char *to)
{
	char *folder = file_folder(to);
	const char *folders[] = {spill_folder(), folder};

	confine(folders, strcmp(to, "-") == 0 ? 1 : 2);
	free(folder);
}

static void
collect(const struct call *c, char **names, int n, struct diag *diag)
{
	const char *to = c->args.output == NULL ? "-" : c->args.output;
	struct gathered sums = {.collect = NULL};
	struct kit kit = {.rules = NULL};
	struct gather asked = c->gather;
	struct inputs inputs;

	inputs_read(&inputs, names, (size_t)n, diag);
	asked.args = &c->args;
	asked.kit = &kit;
	if (!inputs_hold(&inputs, to, diag) &&
	    kit_load(&kit, c->args.rules, c->args.house, diag) == 0) {
		give_up_rights(to);
		if (c->sources && sources_only(&inputs, &c->args))
			sources_read(
			    &kit, &c->args, inputs.list[0].path, to, diag);
		else if (gather(&sums, &asked, &inputs, diag) != 0)
			;
		else if (c->sources)
			sources_print(sums.collect, &c->args, to, diag);
		else
			gather_write(&sums, to, diag);
	}
	gather_free(&sums);
	inputs_free(&inputs);
	kit_free(&kit);
}

int
main(int argc, char **argv)
{
	struct diag *diag = diag_new();
	struct call c = {.gather.workers = 1};
	bool helped;
	int at = args_read(&c.args, argc, argv, shared, own, 5, take, &c, usage,
	    &helped, diag);
	int status;

	if (at >= 0 && !helped && !sound(&c, argc - at))
		diag_add(diag, DIAG_USAGE, NULL, 0L, usage);
	else if (at >= 0 && !helped)
		collect(&c, argv + at, argc - at, diag);
	diag_sort(diag);
	diag_flush(diag, c.args.lang, stderr);
	status = diag_status(diag);
	diag_free(diag);
	return status;
}

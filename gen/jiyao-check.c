/* SPDX-License-Identifier: Apache-2.0 */
/*
 * jiyao-check: holds records against the schema and the work rules, and
 * their prose, or a Markdown text, against the standards of writing.
 */

#include "base/file.h"
#include "job/args.h"
#include "job/check.h"
#include "job/yearly.h"
#include "xml/kit.h"
#include "xml/rules.h"

static const char usage[] =
    "jiyao-check [-fhls] [--as-of DATE] [--explain ID] "
    "[--format text|json|sarif|xml] "
    "[--from DATE --to DATE] [--house FILE] [--lang zh|en] "
    "[--max-bytes N] [--max-depth N] [--max-text N] [-o FILE] "
    "[--rules FILE] [--year YEAR] [FILE|DIR ...]";

static const char shared[] =
    " as-of format from house lang max-bytes max-depth max-text output rules "
    "to year ";

enum { EXPLAIN, FIX, LIST, STATEMENT };
static const struct args_own own[] = {
    [EXPLAIN] = {"explain", 0, true},
    [FIX] = {"fix", 'f', false},
    [LIST] = {"list-rules", 'l', false},
    [STATEMENT] = {"statement", 's', false},
};

struct call {
	struct args args;
	struct check check;
	const char *explain;
	bool list;
};

static bool
take(void *ctx, size_t which, const char *value)
{
	struct call *c = ctx;

	if (which == EXPLAIN)
		c->explain = value;
	else if (which == FIX)
		c->check.fix = true;
	else if (which == LIST)
		c->list = true;
	else
		c->check.record.statement = true;
	return true;
}

/* Rules where they were asked for, else the findings of every file. */
static void
answer(const struct call *c, struct kit *kit, char **files, int n,
    struct buf *out, struct diag *diag)
{
	bool rules = c->list || c->explain != NULL;
	const struct rules *book = rules ? kit_book(kit, diag) : NULL;
	int i;

	if (book != NULL && c->list)
		rules_list(book, c->args.format, c->check.lang, out);
	if (book != NULL && c->explain != NULL)
		rules_explain(book, c->explain, c->check.lang, out, diag);
	for (i = 0; i < n; i++)
		check_file(&c->check, files[i], out, diag);
	if (n == 0 && !rules)
		check_file(&c->check, "-", out, diag);
	diag_sort(diag);
	/* Findings are what is printed, unless something else is. */
	if (!rules && !c->check.record.statement &&
	    !check_is_filter(&c->check, files, n))
		diag_print(diag, c->args.format, c->check.lang, out);
	else
		diag_flush(diag, c->args.lang, stderr);
}

/* The whole set was asked for: a year, or a part of one. */
static bool
whole(const struct call *c)
{
	return c->args.year != NULL || c->args.from != NULL;
}

static void
answer_whole(const struct call *c, struct kit *kit, char **names, int n,
    struct buf *out, struct diag *diag)
{
	const struct gather g = {.args = &c->args,
	    .year = c->args.year,
	    .from = c->args.from,
	    .to = c->args.to,
	    .workers = 1,
	    .kit = kit};

	yearly_check(&g, names, (size_t)n, c->check.record.statement,
	    c->check.lang, out, diag);
	diag_sort(diag);
	diag_flush(diag, c->args.lang, stderr);
}

/* XML is of one statement, and one output takes one text. */
static bool
fits(const struct call *c, char *const *files, int n, struct diag *diag)
{
	bool statement = c->check.record.statement;

	if (whole(c) &&
	    (n == 0 || c->check.fix || c->list || c->explain != NULL ||
		c->args.output != NULL || c->args.format == DIAG_SARIF)) {
		diag_add(diag, DIAG_USAGE, NULL, 0L, usage);
		return false;
	}
	if (c->args.format == DIAG_XML &&
	    (!statement || (n > 1 && !whole(c)))) {
		diag_add(diag, DIAG_OPTION_VALUE, NULL, 0L, "--format", "xml");
		return false;
	}
	if ((c->args.output == NULL || (c->check.fix && n <= 1)) &&
	    !(statement && check_is_filter(&c->check, files, n)))
		return true;
	diag_add(diag, DIAG_USAGE, NULL, 0L, usage);
	return false;
}

int
main(int argc, char **argv)
{
	struct diag *diag = diag_new();
	struct call c = {.explain = NULL};
	struct buf out = {NULL, 0, 0};
	struct kit kit = {.rules = NULL};
	bool helped, told = false;
	int at = args_read(&c.args, argc, argv, shared, own, 4, take, &c, usage,
	    &helped, diag);
	int status;

	c.check.output = c.args.output;
	if (at >= 0 && !helped && fits(&c, argv + at, argc - at, diag) &&
	    kit_load(&kit, c.args.rules, c.args.house, diag) == 0) {
		c.check.format = c.args.format;
		c.check.record.kit = &kit;
		c.check.record.as_of = c.args.as_of;
		c.check.record.limits = &c.args.limits;
		if (!whole(&c))
			check_confine(&c.check, argv + at, argc - at);
		/* Machine formats and the statement follow --lang alone. */
		c.check.lang = c.args.lang;
		if (!c.args.lang_given &&
		    (c.args.format != DIAG_TEXT || c.check.record.statement))
			c.check.lang = DIAG_ZH;
		if (whole(&c))
			answer_whole(
			    &c, &kit, argv + at, argc - at, &out, diag);
		else
			answer(&c, &kit, argv + at, argc - at, &out, diag);
		told = true;
	}
	if (!told ||
	    (out.len > 0 && file_write("-", out.p, out.len, 0666, diag) != 0))
		diag_flush(diag, c.args.lang, stderr);
	status = diag_status(diag);
	kit_free(&kit);
	buf_free(&out);
	diag_free(diag);
	return status;
}

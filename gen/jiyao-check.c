/* SPDX-License-Identifier: Apache-2.0 */
/* jiyao-check: holds meeting records against the schema and the work rules. */
#include "base/file.h"
#include "job/args.h"
#include "job/confine.h"
#include "xml/kit.h"
#include "xml/record.h"
#include "xml/rules.h"
#include "xml/statement.h"

static const char usage[] =
    "jiyao-check [-hls] [--as-of DATE] [--explain ID] "
    "[--format text|json|sarif|xml] [--house FILE] [--lang zh|en] "
    "[--max-bytes N] [--max-depth N] [--max-text N] [--rules FILE] [FILE ...]";

static const char shared[] =
    " as-of format house lang max-bytes max-depth max-text rules ";

enum { EXPLAIN, LIST, STATEMENT };
static const struct args_own own[] = {
    [EXPLAIN] = {"explain", 0, true},
    [LIST] = {"list-rules", 'l', false},
    [STATEMENT] = {"statement", 's', false},
};

struct call {
	struct args args;
	struct record_options record;
	const char *explain;
	bool list;
	enum diag_lang lang; /* of what goes to stdout */
};

static bool
take(void *ctx, size_t which, const char *value)
{
	struct call *c = ctx;

	if (which == EXPLAIN)
		c->explain = value;
	else if (which == LIST)
		c->list = true;
	else
		c->record.statement = true;
	return true;
}

/* XML is of one statement: several would be no document. */
static bool
format_fits(const struct call *c, int n, struct diag *diag)
{
	if (c->args.format != DIAG_XML || (c->record.statement && n <= 1))
		return true;
	diag_add(diag, DIAG_OPTION_VALUE, NULL, 0L, "--format", "xml");
	return false;
}

static void
check_file(
    const struct call *c, const char *path, struct buf *out, struct diag *diag)
{
	struct buf b = {NULL, 0, 0};
	struct record *r;

	if (file_read(path, xmlin_limits_of(&c->args.limits).bytes, &b, diag) ==
	    0) {
		r = record_check(
		    b.p == NULL ? "" : b.p, b.len, path, &c->record, diag);
		if (r != NULL && c->record.statement)
			statement_print(
			    r, c->record.as_of, c->args.format, c->lang, out);
		record_free(r);
	}
	buf_free(&b);
}

/* Rules where they were asked for, else the findings of every file. */
static void
answer(const struct call *c, const struct kit *kit, char **files, int n,
    struct buf *out, struct diag *diag)
{
	bool rules = c->list || c->explain != NULL;
	int i;

	if (c->list)
		rules_list(kit->rules, c->args.format, c->lang, out);
	if (c->explain != NULL)
		rules_explain(kit->rules, c->explain, c->lang, out, diag);
	for (i = 0; i < n; i++)
		check_file(c, files[i], out, diag);
	if (n == 0 && !rules)
		check_file(c, "-", out, diag);
	diag_sort(diag);
	/* Findings are what is printed, unless something else is. */
	if (!rules && !c->record.statement)
		diag_print(diag, c->args.format, c->lang, out);
	else
		diag_flush(diag, c->args.lang, stderr);
}

int
main(int argc, char **argv)
{
	struct diag *diag = diag_new();
	struct call c = {.explain = NULL};
	struct buf out = {NULL, 0, 0};
	struct kit kit = {.rules = NULL};
	bool helped, told = false;
	int at = args_read(&c.args, argc, argv, shared, own, 3, take, &c, usage,
	    &helped, diag);
	int status;

	if (at >= 0 && !helped && format_fits(&c, argc - at, diag) &&
	    kit_load(&kit, c.args.rules, c.args.house, diag) == 0) {
		confine(NULL, 0);
		c.record.kit = &kit;
		c.record.as_of = c.args.as_of;
		c.record.limits = &c.args.limits;
		/* Machine formats and the statement follow --lang alone. */
		c.lang = c.args.lang;
		if (!c.args.lang_given &&
		    (c.args.format != DIAG_TEXT || c.record.statement))
			c.lang = DIAG_ZH;
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

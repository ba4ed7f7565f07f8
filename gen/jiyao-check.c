/* SPDX-License-Identifier: Apache-2.0 */
/* jiyao-check: holds meeting records against the schema and the work rules. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "xml/arguments.h"
#include "xml/kit.h"
#include "xml/record.h"
#include "xml/rules.h"
#include "xml/statement.h"

static const char usage_text[] =
    "jiyao-check [-hls] [--as-of DATE] [--explain ID] "
    "[--format text|json|sarif] [--house FILE] [--lang zh|en] "
    "[--max-bytes N] [--max-depth N] [--max-text N] [--rules FILE] [FILE ...]";

enum { EXPLAIN = 256, FORMAT, LANG };

static const struct option options[] = {
    {"explain", required_argument, NULL, EXPLAIN},
    {"format", required_argument, NULL, FORMAT},
    {"help", no_argument, NULL, 'h'},
    {"lang", required_argument, NULL, LANG},
    {"list-rules", no_argument, NULL, 'l'},
    {"statement", no_argument, NULL, 's'},
    ARGUMENTS_RECORD,
    {NULL, 0, NULL, 0},
};

struct call {
	struct arguments args;
	struct record_options record;
	const char *explain;
	enum diag_format format;
	enum diag_lang lang; /* of what goes to stdout */
	bool list;
};

/* The number of s among words, which end with NULL; -1 where it is none. */
static int
word(const char *s, const char *const *words)
{
	for (int i = 0; words[i] != NULL; i++)
		if (strcmp(s, words[i]) == 0)
			return i;
	return -1;
}

static int
read_arguments(struct call *c, int argc, char **argv, struct diag *diag)
{
	/* In the order of their enums. */
	static const char *const formats[] = {"text", "json", "sarif", NULL};
	static const char *const langs[] = {"zh", "en", NULL};
	int opt, format = DIAG_TEXT, lang = -1;
	bool bad = false;

	arguments_init(&c->args);
	opterr = 0;
	while ((opt = getopt_long(argc, argv, "hls", options, NULL)) != -1)
		switch (opt) {
		case 'l':
			c->list = true;
			break;
		case 's':
			c->record.statement = true;
			break;
		case EXPLAIN:
			c->explain = optarg;
			break;
		case FORMAT:
			format = word(optarg, formats);
			bad = bad || format < 0;
			break;
		case LANG:
			lang = word(optarg, langs);
			bad = bad || lang < 0;
			break;
		default:
			bad = bad || !arguments_take(&c->args, opt, optarg);
		}
	c->record.as_of = c->args.as_of;
	c->record.limits = &c->args.limits;
	if (bad) {
		diag_add(diag, DIAG_USAGE, NULL, 0, usage_text);
		return -1;
	}
	c->format = (enum diag_format)format;
	if (lang >= 0)
		c->lang = (enum diag_lang)lang;
	else if (format == DIAG_TEXT && !c->record.statement)
		c->lang = diag_lang_env();
	return 0;
}

/* --list-rules and --explain, over all sets held. */
static void
tell_rules(const struct call *c, const struct rules *rules, struct buf *out,
    struct diag *diag)
{
	bool found = false;

	for (size_t i = 0; i < rules_count(rules); i++) {
		const struct rule_set *set = rules_get(rules, i);

		if (c->list)
			rules_list(set, c->format, c->lang, out);
		if (c->explain != NULL &&
		    rules_explain(set, c->explain, c->lang, out) == 0)
			found = true;
	}
	if (c->explain != NULL && !found)
		diag_add(diag, DIAG_RULE_UNKNOWN, NULL, 0, c->explain);
}

static void
check_file(
    const struct call *c, const char *path, struct buf *out, struct diag *diag)
{
	struct buf b = {NULL, 0, 0};
	struct record *r;

	if (file_read(path, c->args.limits.bytes, &b, diag) == 0) {
		r = record_check(
		    b.p == NULL ? "" : b.p, b.len, path, &c->record, diag);
		if (r != NULL && c->record.statement)
			statement_print(
			    r, c->record.as_of, c->format, c->lang, out);
		record_free(r);
	}
	buf_free(&b);
}

int
main(int argc, char **argv)
{
	struct diag *diag = diag_new();
	struct call c = {.format = DIAG_TEXT, .lang = DIAG_ZH};
	struct buf out = {NULL, 0, 0};
	struct kit kit = {NULL, NULL, NULL};
	bool told = false; /* findings are part of stdout */
	int status;

	if (read_arguments(&c, argc, argv, diag) == 0 &&
	    kit_load(&kit, c.args.rules, c.args.house, diag) == 0) {
		c.record.schema = kit.schema;
		c.record.rules = kit.rules;
		c.record.house = kit.house;
		if (c.list || c.explain != NULL)
			tell_rules(&c, kit.rules, &out, diag);
		else
			told = !c.record.statement;
		for (int i = optind; i < argc; i++)
			check_file(&c, argv[i], &out, diag);
		if (optind == argc && !c.list && c.explain == NULL)
			check_file(&c, "-", &out, diag);
		diag_sort(diag);
	}
	if (told)
		diag_print(diag, c.format, c.lang, &out);
	else
		diag_flush(diag, stderr);
	if (out.len > 0 && file_write("-", out.p, out.len, 0666, diag) != 0)
		diag_flush(diag, stderr);
	status = diag_status(diag);
	kit_free(&kit);
	buf_free(&out);
	diag_free(diag);
	return status;
}

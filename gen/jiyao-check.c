/* SPDX-License-Identifier: Apache-2.0 */
/* jiyao-check: holds meeting records against the schema and the work rules. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "xml/kit.h"
#include "xml/record.h"
#include "xml/rules.h"
#include "xml/statement.h"

static const char usage_text[] =
    "jiyao-check [-hLs] [--as-of DATE] [--explain ID] [--format FORMAT] "
    "[--house FILE] [--lang LANG] [--max-bytes N] [--max-depth N] "
    "[--max-text N] [--rules FILE] FILE ...";

enum { AS_OF = 256, EXPLAIN, FORMAT, HOUSE, LANG, BYTES, DEPTH, TEXT, RULES };

static const struct option options[] = {
    {"as-of", required_argument, NULL, AS_OF},
    {"explain", required_argument, NULL, EXPLAIN},
    {"format", required_argument, NULL, FORMAT},
    {"help", no_argument, NULL, 'h'},
    {"house", required_argument, NULL, HOUSE},
    {"lang", required_argument, NULL, LANG},
    {"list-rules", no_argument, NULL, 'L'},
    {"max-bytes", required_argument, NULL, BYTES},
    {"max-depth", required_argument, NULL, DEPTH},
    {"max-text", required_argument, NULL, TEXT},
    {"rules", required_argument, NULL, RULES},
    {"statement", no_argument, NULL, 's'},
    {NULL, 0, NULL, 0},
};

struct arguments {
	struct record_options record;
	struct xmlin_limits limits;
	const char *rules, *house, *explain;
	enum diag_format format;
	enum diag_lang lang; /* of what goes to stdout */
	bool lang_given;
	bool list;
};

static int
bad_usage(struct diag *diag)
{
	diag_add(diag, DIAG_USAGE, NULL, 0, usage_text);
	return -1;
}

/* A limit is a positive number. */
static size_t
limit(const char *s, struct diag *diag)
{
	char *end;
	long long n = strtoll(s, &end, 10);

	if (n <= 0 || n > INT32_MAX || *end != '\0')
		bad_usage(diag);
	return (size_t)n;
}

static void
read_word(struct arguments *a, int opt, const char *s, struct diag *diag)
{
	if (opt == LANG && strcmp(s, "en") == 0)
		a->lang = DIAG_EN;
	else if (opt == FORMAT && strcmp(s, "json") == 0)
		a->format = DIAG_JSON;
	else if (opt == FORMAT && strcmp(s, "sarif") == 0)
		a->format = DIAG_SARIF;
	else if (strcmp(s, opt == LANG ? "zh" : "text") != 0)
		bad_usage(diag);
	a->lang_given = a->lang_given || opt == LANG;
}

static int
read_arguments(struct arguments *a, int argc, char **argv, struct diag *diag)
{
	int c;

	opterr = 0;
	while ((c = getopt_long(argc, argv, "hLs", options, NULL)) != -1)
		switch (c) {
		case 'L':
			a->list = true;
			break;
		case 's':
			a->record.statement = true;
			break;
		case AS_OF:
			a->record.as_of = optarg;
			if (!rules_is_date(optarg))
				bad_usage(diag);
			break;
		case EXPLAIN:
			a->explain = optarg;
			break;
		case HOUSE:
			a->house = optarg;
			break;
		case RULES:
			a->rules = optarg;
			break;
		case BYTES:
			a->limits.bytes = limit(optarg, diag);
			break;
		case DEPTH:
			a->limits.depth = (int)limit(optarg, diag);
			break;
		case TEXT:
			a->limits.text = limit(optarg, diag);
			break;
		case LANG:
		case FORMAT:
			read_word(a, c, optarg, diag);
			break;
		default:
			bad_usage(diag);
		}
	if (optind == argc && !a->list && a->explain == NULL)
		bad_usage(diag);
	if (!a->lang_given && a->format == DIAG_TEXT && !a->record.statement)
		a->lang = diag_lang_env();
	return diag_status(diag) == 0 ? 0 : -1;
}

/* --list-rules and --explain, over all sets held. */
static void
tell_rules(const struct arguments *a, const struct rules *rules,
    struct buf *out, struct diag *diag)
{
	bool found = false;

	for (size_t i = 0; i < rules_count(rules); i++) {
		const struct rule_set *set = rules_get(rules, i);

		if (a->list)
			rules_list(set, a->format, a->lang, out);
		if (a->explain != NULL &&
		    rules_explain(set, a->explain, a->lang, out) == 0)
			found = true;
	}
	if (a->explain != NULL && !found)
		diag_add(diag, DIAG_RULE_UNKNOWN, NULL, 0, a->explain);
}

static void
check_file(const struct arguments *a, const char *path, struct buf *out,
    struct diag *diag)
{
	struct buf b = {NULL, 0, 0};
	struct record *r;

	if (file_read(path, a->limits.bytes, &b, diag) == 0) {
		r = record_check(
		    b.p == NULL ? "" : b.p, b.len, path, &a->record, diag);
		if (r != NULL && a->record.statement)
			statement_print(
			    r, a->record.as_of, a->format, a->lang, out);
		record_free(r);
	}
	buf_free(&b);
}

int
main(int argc, char **argv)
{
	struct diag *diag = diag_new();
	struct arguments a = {.limits = xmlin_limits_default};
	struct buf out = {NULL, 0, 0};
	struct kit kit = {NULL, NULL, NULL};
	int status;

	if (read_arguments(&a, argc, argv, diag) != 0 ||
	    kit_load(&kit, a.rules, a.house, diag) != 0) {
		diag_flush(diag, stderr);
		goto out;
	}
	a.record.schema = kit.schema;
	a.record.rules = kit.rules;
	a.record.house = kit.house;
	a.record.limits = &a.limits;
	if (a.list || a.explain != NULL)
		tell_rules(&a, kit.rules, &out, diag);
	for (int i = optind; i < argc; i++)
		check_file(&a, argv[i], &out, diag);
	diag_sort(diag);
	if (a.record.statement || a.list || a.explain != NULL)
		diag_flush(diag, stderr);
	else
		diag_print(diag, a.format, a.lang, &out);
	if (out.len > 0)
		file_write("-", out.p, out.len, 0666, diag);
out:
	status = diag_status(diag);
	kit_free(&kit);
	buf_free(&out);
	diag_free(diag);
	return status;
}

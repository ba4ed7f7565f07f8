/* SPDX-License-Identifier: Apache-2.0 */
#include "job/args.h"

#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"

/* Codes of getopt_long: letters, the shared options, the tool's own. */
enum { SHARED = 256, OWN = 512, OPTIONS_MAX = 64 };

/* What an option takes, by the type of the field it fills. */
enum value_kind {
	TEXT,
	FLAG,
	DATE,
	YEAR,
	FORMAT,
	LANG,
	INT,
	UNSIGNED,
	ULONG,
	SIZE
};

static const struct shared {
	const char *name;
	char letter; /* or 0 */
	enum value_kind kind;
	size_t field; /* offset in struct args */
	unsigned long long unit, most; /* of a number */
} shared_options[] = {
#define AT(field) offsetof(struct args, field)
    {"as-of", 0, DATE, AT(as_of), 0, 0},
    {"edited", 0, TEXT, AT(edited), 0, 0},
    {"format", 0, FORMAT, AT(format), 0, 0},
    {"from", 0, DATE, AT(from), 0, 0},
    {"house", 0, TEXT, AT(house), 0, 0},
    {"item", 0, TEXT, AT(item), 0, 0},
    {"lang", 0, LANG, AT(lang), 0, 0},
    /* libxml2 counts the bytes of an input in an int, and recursion over
     * the tree, its own and libxslt's, needs a bound that a stack holds. */
    {"max-bytes", 0, SIZE, AT(limits.bytes), 1, INT_MAX},
    {"max-depth", 0, INT, AT(limits.depth), 1, 4096},
    {"max-memory", 0, SIZE, AT(batch.memory), 1 << 20, 1 << 24},
    {"max-seconds", 0, UNSIGNED, AT(batch.seconds), 1, 1000000},
    {"max-template-depth", 0, INT, AT(style.depth), 1, 10000},
    {"max-template-memory", 0, SIZE, AT(style.memory), 1 << 20, 1 << 24},
    {"max-template-seconds", 0, UNSIGNED, AT(style.seconds), 1, 1000000},
    {"max-template-steps", 0, ULONG, AT(style.steps), 1, LONG_MAX},
    {"max-text", 0, SIZE, AT(limits.text), 1, INT_MAX},
    {"max-xpath-steps", 0, ULONG, AT(style.xpath), 1, LONG_MAX},
    {"output", 'o', TEXT, AT(output), 0, 0},
    {"profile", 0, TEXT, AT(profile), 0, 0},
    {"prose", 0, TEXT, AT(prose), 0, 0},
    {"report", 0, TEXT, AT(report), 0, 0},
    {"rules", 0, TEXT, AT(rules), 0, 0},
    {"show-text", 0, FLAG, AT(show_text), 0, 0},
    {"template", 't', TEXT, AT(template), 0, 0},
    {"to", 0, DATE, AT(to), 0, 0},
    {"year", 0, YEAR, AT(year), 0, 0},
#undef AT
};
enum { NSHARED = sizeof shared_options / sizeof shared_options[0] };

/* The place of s among words, which end with NULL; -1 where it is none. */
static int
word(const char *s, const char *const *words)
{
	for (int i = 0; words[i] != NULL; i++)
		if (strcmp(s, words[i]) == 0)
			return i;
	return -1;
}

/* A whole number from 1 to most, in units; 0 where it is none. */
static unsigned long long
number(const char *s, const struct shared *o)
{
	unsigned long long n;
	char *end;

	if (!isdigit((unsigned char)s[0]))
		return 0;
	errno = 0;
	n = strtoull(s, &end, 10);
	return errno != 0 || *end != '\0' || n > o->most ? 0 : n * o->unit;
}

static bool
year_valid(const char *s)
{
	return strlen(s) == 4 && strspn(s, "0123456789") == 4 &&
	       strcmp(s, "0000") != 0;
}

/* False where the value is none that the option takes. */
static bool
take_shared(struct args *a, int which, const char *s)
{
	const struct shared *o = &shared_options[which];
	/* In the order of their enums. */
	static const char *const formats[] = {
	    "text", "json", "sarif", "xml", NULL};
	static const char *const langs[] = {"zh", "en", NULL};
	void *field = (char *)a + o->field;
	int at;

	switch (o->kind) {
	case FLAG:
		return *(bool *)field = true;
	case TEXT:
	case DATE:
	case YEAR:
		*(const char **)field = s;
		return o->kind == DATE   ? date_valid(s)
		       : o->kind == YEAR ? year_valid(s)
					 : s[0] != '\0';
	case FORMAT:
		at = word(s, formats);
		a->format = at < 0 ? DIAG_TEXT : (enum diag_format)at;
		return at >= 0;
	case LANG:
		at = word(s, langs);
		a->lang = at < 0 ? DIAG_ZH : (enum diag_lang)at;
		a->lang_given = true;
		return at >= 0;
	case INT:
		return (*(int *)field = (int)number(s, o)) != 0;
	case UNSIGNED:
		return (*(unsigned *)field = (unsigned)number(s, o)) != 0;
	case ULONG:
		return (*(unsigned long *)field =
			       (unsigned long)number(s, o)) != 0;
	default:
		return (*(size_t *)field = (size_t)number(s, o)) != 0;
	}
}

static bool
has(const char *names, const char *name)
{
	size_t len = strlen(name);
	const char *s = names;

	while ((s = strstr(s, name)) != NULL) {
		if (s > names && s[-1] == ' ' && s[len] == ' ')
			return true;
		s += len;
	}
	return false;
}

static void
help(const char *usage, struct diag *d)
{
	struct buf b = {NULL, 0, 0};

	buf_addf(&b, "usage: %s\n", usage);
	file_write("-", b.p, b.len, 0666, d);
	buf_free(&b);
}

/* One option in getopt's two forms. */
static void
describe(struct option *longs, size_t *n, struct buf *shorts, const char *name,
    char letter, bool takes, int code)
{
	if (name != NULL && *n < OPTIONS_MAX - 1)
		longs[(*n)++] = (struct option){
		    name, takes ? required_argument : no_argument, NULL, code};
	if (letter != 0)
		buf_addf(shorts, "%c%s", letter, takes ? ":" : "");
}

/* The code of the option with this letter; 0 where there is none. */
static int
by_letter(int c, const struct args_own *own, size_t nown)
{
	size_t i;

	for (i = 0; i < NSHARED; i++)
		if (shared_options[i].letter == c)
			return SHARED + (int)i;
	for (i = 0; i < nown; i++)
		if (own[i].letter == c)
			return OWN + (int)i;
	return 0;
}

/* What getopt says no to: a letter by itself, a long option as it stands. */
static void
refuse(int c, const char *word, struct diag *d)
{
	char letter[3] = {'-', (char)optopt, '\0'};
	const char *name =
	    strncmp(word, "--", 2) != 0 && isprint(optopt) ? letter : word;

	diag_add(d, c == ':' ? DIAG_OPTION_EMPTY : DIAG_OPTION_UNKNOWN, NULL,
	    0L, name);
}

static void
refuse_value(
    int c, const struct args_own *own, const char *value, struct diag *d)
{
	const char *name =
	    c >= OWN ? own[c - OWN].name : shared_options[c - SHARED].name;
	struct buf b = {NULL, 0, 0};

	if (name != NULL)
		buf_addf(&b, "--%s", name);
	else
		buf_addf(&b, "-%c", own[c - OWN].letter);
	diag_add(
	    d, DIAG_OPTION_VALUE, NULL, 0L, b.p, value == NULL ? "" : value);
	buf_free(&b);
}

/* A period has two ends in their order, and is no year besides. */
static bool
period(const struct args *a, const char *usage, struct diag *d)
{
	if ((a->from == NULL) != (a->to == NULL) ||
	    (a->from != NULL && a->year != NULL))
		diag_add(d, DIAG_USAGE, NULL, 0L, usage);
	else if (a->from != NULL && strcmp(a->from, a->to) > 0)
		diag_add(d, DIAG_OPTION_VALUE, NULL, 0L, "--to", a->to);
	else
		return true;
	return false;
}

int
args_read(struct args *a, int argc, char **argv, const char *names,
    const struct args_own *own, size_t nown, args_own_fn *take, void *ctx,
    const char *usage, bool *helped, struct diag *d)
{
	struct option longs[OPTIONS_MAX];
	struct buf shorts = {NULL, 0, 0};
	bool good = true;
	size_t n = 0, i;
	int c;

	*helped = false;
	a->lang = diag_lang_env();
	describe(longs, &n, &shorts, "help", 'h', false, 'h');
	for (i = 0; i < NSHARED; i++)
		if (has(names, shared_options[i].name))
			describe(longs, &n, &shorts, shared_options[i].name,
			    shared_options[i].letter,
			    shared_options[i].kind != FLAG, SHARED + (int)i);
	for (i = 0; i < nown; i++)
		describe(longs, &n, &shorts, own[i].name, own[i].letter,
		    own[i].takes, OWN + (int)i);
	longs[n] = (struct option){NULL, 0, NULL, 0};
	buf_reserve(&shorts, 2);
	memmove(shorts.p + 1, shorts.p, shorts.len + 1);
	shorts.p[0] = ':'; /* a value that lacks is told apart */
	opterr = 0;
	optind = 0;
	while (good && !*helped &&
	       (c = getopt_long(argc, argv, shorts.p, longs, NULL)) != -1) {
		if (c == 'h') {
			*helped = true;
			break;
		}
		if (c == '?' || c == ':') {
			refuse(
			    c, argv[optind - (argv[optind - 1][0] == '-')], d);
			good = false;
			break;
		}
		if (c < SHARED)
			c = by_letter(c, own, nown);
		good = c >= OWN ? take(ctx, (size_t)(c - OWN), optarg)
				: take_shared(a, c - SHARED, optarg);
		if (!good)
			refuse_value(c, own, optarg, d);
	}
	buf_free(&shorts);
	if (*helped)
		help(usage, d);
	else
		good = good && period(a, usage, d);
	return good ? optind : -1;
}

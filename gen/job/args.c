/* SPDX-License-Identifier: Apache-2.0 */
#include "job/args.h"

#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

/* Codes of getopt_long: letters, the shared options, the tool's own. */
enum { SHARED = 256, OWN = 512, OPTIONS_MAX = 64 };

/* A whole number from 1 to most; 0 where it is none. */
static unsigned long long
number(const char *s, unsigned long long most)
{
	unsigned long long n;
	char *end;

	if (!isdigit((unsigned char)s[0]))
		return 0;
	errno = 0;
	n = strtoull(s, &end, 10);
	return errno != 0 || *end != '\0' || n > most ? 0 : n;
}

/* YYYY-MM-DD, the day within its month. */
static bool
is_date(const char *s)
{
	static const char shape[] = "dddd-dd-dd";
	static const int days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int y, m, d, i;

	for (i = 0; shape[i] != '\0'; i++)
		if (shape[i] == 'd' ? !isdigit((unsigned char)s[i])
				    : s[i] != shape[i])
			return false;
	y = atoi(s), m = atoi(s + 5), d = atoi(s + 8);
	if (s[i] != '\0' || y < 1 || m < 1 || m > 12 || d < 1)
		return false;
	return d <= days[m - 1] + (m == 2 && y % 4 == 0 &&
				      (y % 100 != 0 || y % 400 == 0));
}

static bool
take_text(const char **to, const char *s)
{
	*to = s;
	return s[0] != '\0';
}

static bool
take_size(size_t *to, const char *s, unsigned long long unit)
{
	*to = (size_t)(number(s, SIZE_MAX / unit) * unit);
	return *to != 0;
}

static bool
take_depth(struct args *a, const char *s)
{
	/* Recursion over the tree, libxml2's and libxslt's, ends here. */
	a->limits.depth = (int)number(s, 4096);
	return a->limits.depth != 0;
}

static bool
take_format(struct args *a, const char *s)
{
	static const char *const words[] = {"text", "json", "sarif"};
	size_t i;

	for (i = 0; i < 3; i++)
		if (strcmp(s, words[i]) == 0) {
			a->format = (enum diag_format)i;
			return true;
		}
	return false;
}

static bool
take_lang(struct args *a, const char *s)
{
	a->lang_given = true;
	a->lang = strcmp(s, "en") == 0 ? DIAG_EN : DIAG_ZH;
	return a->lang == DIAG_EN || strcmp(s, "zh") == 0;
}

static const char *const shared_names[] = {
    "as-of",
    "rules",
    "house",
    "profile",
    "template",
    "max-bytes",
    "max-depth",
    "max-text",
    "max-memory",
    "max-seconds",
    "format",
    "lang",
    "max-template-depth",
    "max-template-steps",
    "max-xpath-steps",
    "max-template-memory",
    "max-template-seconds",
    "output",
};
enum { NSHARED = sizeof shared_names / sizeof shared_names[0] };

/* In the order of shared_names. */
static bool
take_shared(struct args *a, int which, const char *s)
{
	switch (which) {
	case 0:
		return is_date(s) && take_text(&a->as_of, s);
	case 1:
		return take_text(&a->rules, s);
	case 2:
		return take_text(&a->house, s);
	case 3:
		return take_text(&a->profile, s);
	case 4:
		return take_text(&a->template, s);
	case 5:
		/* libxml2 counts the bytes of an input in an int. */
		return take_size(&a->limits.bytes, s, 1) &&
		       a->limits.bytes <= INT_MAX;
	case 6:
		return take_depth(a, s);
	case 7:
		return take_size(&a->limits.text, s, 1);
	case 8:
		return take_size(&a->batch.memory, s, 1 << 20);
	case 9:
		a->batch.seconds = (unsigned)number(s, 1000000);
		return a->batch.seconds != 0;
	case 10:
		return take_format(a, s);
	case 11:
		return take_lang(a, s);
	case 12:
		a->style.depth = (int)number(s, 10000);
		return a->style.depth != 0;
	case 13:
		a->style.steps = number(s, ULONG_MAX);
		return a->style.steps != 0;
	case 14:
		a->style.xpath = number(s, ULONG_MAX);
		return a->style.xpath != 0;
	case 15:
		return take_size(&a->style.memory, s, 1 << 20);
	case 16:
		a->style.seconds = (unsigned)number(s, 1000000);
		return a->style.seconds != 0;
	default:
		return take_text(&a->output, s);
	}
}

static bool
has(const char *shared, const char *name)
{
	size_t len = strlen(name);
	const char *s = shared;

	while ((s = strstr(s, name)) != NULL) {
		if (s > shared && s[-1] == ' ' && s[len] == ' ')
			return true;
		s += len;
	}
	return false;
}

static int
bad(const char *usage, struct diag *d)
{
	diag_add(d, DIAG_USAGE, NULL, 0L, usage);
	return -1;
}

static void
help(const char *usage, struct diag *d)
{
	struct buf b = {NULL, 0, 0};

	buf_addf(&b, "usage: %s\n", usage);
	file_write("-", b.p, b.len, 0666, d);
	buf_free(&b);
}

/* The shared and own options in getopt's form. */
static void
describe(const char *shared, const struct args_own *own, size_t nown,
    struct option longs[OPTIONS_MAX], struct buf *shorts)
{
	size_t n = 0, i;

	buf_adds(shorts, ":h");
	longs[n++] = (struct option){"help", no_argument, NULL, 'h'};
	for (i = 0; i < NSHARED; i++) {
		if (!has(shared, shared_names[i]))
			continue;
		longs[n++] = (struct option){
		    shared_names[i], required_argument, NULL, SHARED + (int)i};
		if (strcmp(shared_names[i], "output") == 0)
			buf_adds(shorts, "o:");
	}
	for (i = 0; i < nown && n < OPTIONS_MAX - 1; i++) {
		if (own[i].name != NULL)
			longs[n++] = (struct option){own[i].name,
			    own[i].takes ? required_argument : no_argument,
			    NULL, OWN + (int)i};
		if (own[i].letter != 0)
			buf_addf(shorts, "%c%s", own[i].letter,
			    own[i].takes ? ":" : "");
	}
	longs[n] = (struct option){NULL, 0, NULL, 0};
}

int
args_read(struct args *a, int argc, char **argv, const char *shared,
    const struct args_own *own, size_t nown, args_own_fn *take, void *ctx,
    const char *usage, bool *helped, struct diag *d)
{
	struct option longs[OPTIONS_MAX];
	struct buf shorts = {NULL, 0, 0};
	bool good = true;
	size_t i;
	int c;

	*helped = false;
	if (a->limits.bytes == 0)
		a->limits = xmlin_limits_default;
	if (a->batch.memory == 0)
		a->batch = batch_limits_default;
	if (a->style.depth == 0)
		a->style = style_limits_default;
	a->lang = diag_lang_env();
	describe(shared, own, nown, longs, &shorts);
	opterr = 0;
	optind = 0;
	while (good &&
	       (c = getopt_long(argc, argv, shorts.p, longs, NULL)) != -1) {
		if (c == 'h') {
			*helped = true;
			break;
		}
		if (c == 'o') {
			good = take_text(&a->output, optarg);
		} else if (c >= OWN) {
			good = take(ctx, (size_t)(c - OWN), optarg);
		} else if (c >= SHARED) {
			good = take_shared(a, c - SHARED, optarg);
		} else {
			for (i = 0; i < nown && own[i].letter != c; i++)
				;
			good = i < nown && take(ctx, i, optarg);
		}
	}
	buf_free(&shorts);
	if (*helped)
		help(usage, d);
	else if (!good)
		return bad(usage, d);
	return optind;
}

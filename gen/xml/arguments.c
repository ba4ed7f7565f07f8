/* SPDX-License-Identifier: Apache-2.0 */
#include "xml/arguments.h"

#include <limits.h>
#include <stdlib.h>

#include "xml/rules.h"

void
arguments_init(struct arguments *a)
{
	*a = (struct arguments){
	    .limits = xmlin_limits_default, .style = style_limits_default};
}

/* A limit is a positive number of plain digits. */
static bool
limit(const char *s, long long max, long long *n)
{
	char *end;

	*n = strtoll(s, &end, 10);
	return *s >= '0' && *s <= '9' && *end == '\0' && *n > 0 && *n <= max;
}

static bool
take_limit(struct arguments *a, int option, const char *value)
{
	long long n;
	bool is_depth =
	    option == ARGUMENT_DEPTH || option == ARGUMENT_TEMPLATE_DEPTH;

	if (!limit(value, is_depth ? 10000 : INT_MAX, &n))
		return false;
	switch (option) {
	case ARGUMENT_BYTES:
		a->limits.bytes = (size_t)n;
		return true;
	case ARGUMENT_DEPTH:
		a->limits.depth = (int)n;
		return true;
	case ARGUMENT_TEXT:
		a->limits.text = (size_t)n;
		return true;
	case ARGUMENT_TEMPLATE_DEPTH:
		a->style.depth = (int)n;
		return true;
	case ARGUMENT_STEPS:
		a->style.steps = (unsigned long)n;
		return true;
	case ARGUMENT_XPATH:
		a->style.xpath = (unsigned long)n;
		return true;
	case ARGUMENT_MEMORY:
		a->style.memory = (size_t)n << 20;
		return n <= 1 << 20;
	case ARGUMENT_SECONDS:
		a->style.seconds = (unsigned)n;
		return true;
	default:
		return false;
	}
}

bool
arguments_take(struct arguments *a, int option, const char *value)
{
	switch (option) {
	case ARGUMENT_AS_OF:
		a->as_of = value;
		return rules_is_date(value);
	case ARGUMENT_HOUSE:
		a->house = value;
		return true;
	case ARGUMENT_RULES:
		a->rules = value;
		return true;
	default:
		return option >= ARGUMENT_BYTES && option <= ARGUMENT_SECONDS &&
		       take_limit(a, option, value);
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The options that every tool which reads records has, in one place:
 * --as-of --house --rules --max-bytes --max-depth --max-text, and for those
 * that run stylesheets --max-template-depth --max-template-steps
 * --max-template-memory --max-template-seconds --max-xpath-steps.
 */
#ifndef JIYAO_XML_ARGUMENTS_H
#define JIYAO_XML_ARGUMENTS_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/xmlin.h"
#include "xml/style.h"

enum argument {
	ARGUMENT_AS_OF = 512,
	ARGUMENT_HOUSE,
	ARGUMENT_RULES,
	ARGUMENT_BYTES,
	ARGUMENT_DEPTH,
	ARGUMENT_TEXT,
	ARGUMENT_TEMPLATE_DEPTH,
	ARGUMENT_STEPS,
	ARGUMENT_XPATH,
	ARGUMENT_MEMORY,
	ARGUMENT_SECONDS,
};

/* Entries for getopt_long. */
#define ARGUMENTS_RECORD                                                       \
	{"as-of", required_argument, NULL, ARGUMENT_AS_OF},                    \
	    {"house", required_argument, NULL, ARGUMENT_HOUSE},                \
	    {"rules", required_argument, NULL, ARGUMENT_RULES},                \
	    {"max-bytes", required_argument, NULL, ARGUMENT_BYTES},            \
	    {"max-depth", required_argument, NULL, ARGUMENT_DEPTH},            \
	{                                                                      \
		"max-text", required_argument, NULL, ARGUMENT_TEXT             \
	}
#define ARGUMENTS_STYLE                                                        \
	{"max-template-seconds", required_argument, NULL, ARGUMENT_SECONDS},   \
	    {"max-template-memory", required_argument, NULL, ARGUMENT_MEMORY}, \
	    {"max-template-steps", required_argument, NULL, ARGUMENT_STEPS},   \
	    {"max-template-depth", required_argument, NULL,                    \
		ARGUMENT_TEMPLATE_DEPTH},                                      \
	{                                                                      \
		"max-xpath-steps", required_argument, NULL, ARGUMENT_XPATH     \
	}

struct arguments {
	const char *as_of, *house, *rules; /* or NULL */
	struct xmlin_limits limits;
	struct style_limits style;
};

void arguments_init(struct arguments *);
/*
 * Takes one option; false where it is none of these or its value is wrong,
 * which is bad usage either way.
 */
bool arguments_take(struct arguments *, int option, const char *value);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The options that the tools share, said once: what each is called, what it
 * takes and what is wrong with it.  A tool names the ones it has; its own
 * are letters or words it handles itself.
 */
#ifndef JIYAO_JOB_ARGS_H
#define JIYAO_JOB_ARGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/xmlin.h"
#include "job/batch.h"
#include "out/level.h"
#include "xml/style.h"

/* What was not given is NULL or 0, which means the default everywhere. */
struct args {
	/* --as-of DATE, --rules FILE, --house FILE */
	const char *as_of, *rules, *house;
	/* --profile FILE, --template FILE (-t), --output FILE (-o) */
	const char *profile, *template, *output;
	bool show_text; /* --show-text: findings quote what is secret */
	const char *edited; /* --edited FILE: Markdown that a person changed */
	const char *item; /* --item ID: the one the document is about */
	/* --from DATE, --to DATE, --year YEAR: of a set of records */
	const char *from, *to, *year;
	const char *prose; /* --prose FILE: the office's own words */
	const char *report; /* --report FILE: fallbacks and substitutions */
	/* --max-bytes N, --max-depth N, --max-text N */
	struct xmlin_limits limits;
	/*
	 * --max-template-depth N, --max-template-steps N,
	 * --max-xpath-steps N, --max-template-memory MIB,
	 * --max-template-seconds N
	 */
	struct style_limits style;
	/* --max-memory MIB, --max-seconds N */
	struct batch_limits batch;
	/* --format text|json|sarif|xml, --lang zh|en */
	enum diag_format format;
	enum diag_lang lang; /* of the environment, where not given */
	bool lang_given;
	struct level level; /* of PDF/A; the tools that write PDF set it */
};

/* A tool's own option. */
struct args_own {
	const char *name; /* long name without dashes, or NULL */
	char letter; /* or 0 */
	bool takes; /* a value */
};

/* Calls of the tool's own options: false where the value is wrong. */
typedef bool args_own_fn(void *ctx, size_t own, const char *value);

/*
 * Reads argv[1] and on.  names lists the long names of the shared options
 * that the tool has, blanks between and around (" as-of rules output ").
 * usage is the SYNOPSIS, for -h (stdout, *helped) and for
 * the finding.  Returns the index of the first operand, or -1 after a
 * finding.
 */
int args_read(struct args *, int argc, char **argv, const char *names,
    const struct args_own *own, size_t nown, args_own_fn *take, void *ctx,
    const char *usage, bool *helped, struct diag *);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rule sets: ISO Schematron over libxml2's XPath.
 *
 * The dialect is written down in schemas/rules/README.md.  A rule book holds
 * one or more rule sets, each compiled once and each for one root element;
 * the record's root and date choose the set.  Contexts are found with one XPath
 * over the whole document each, so that a run is linear in nodes.  It knows
 * nothing of any rule, article or number: those are data.  It does not know
 * what a record looks like either (xml/record.c does).
 *
 *     rules (book) ── set ── pattern ── rule ── assert/report
 *                      ├ article, value, house, public rule
 *                      └ let
 */
#ifndef JIYAO_XML_RULES_H
#define JIYAO_XML_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"

struct calendar;
struct house;
struct rules; /* the book: all sets held */
struct rule_set; /* one set, lent by the book */

enum {
	RULES_EXPR_MAX = 16384, /* bytes of one XPath expression */
	RULES_LET_MAX = 65536, /* bytes of text one variable may hold */
	RULES_BYTES_MAX = 4 << 20, /* of one rule file */
	RULES_SECONDS = 60, /* of CPU for one document */
};

/*
 * Reads one file, or every *.sch of a folder.  NULL after a finding: sets for
 * one root that are in force on the same day are one.  Days between two sets
 * on which none is in force are a warning.
 */
struct rules *rules_load(const char *path, struct diag *);
/*
 * The same, for records of one root alone (NULL: of all): a file of another
 * is read no further than its jy:set.  None of that root is no finding.
 */
struct rules *rules_load_for(const char *path, const char *root, struct diag *);
void rules_free(struct rules *);

/*
 * The set for records with this root that is in force on date (YYYY-MM-DD);
 * NULL when none is, no finding.
 */
const struct rule_set *rules_choose(
    const struct rules *, const char *date, const char *root);
/* The first of the sets for this root; NULL when there is none at all. */
const struct rule_set *rules_first(const struct rules *, const char *root);
/* True where a set for root, NULL for any, has the public rule id. */
bool rules_know(const struct rules *, const char *root, const char *id);
size_t rules_count(const struct rules *);
const struct rule_set *rules_get(const struct rules *, size_t i);

const char *rule_set_id(const struct rule_set *);
const char *rule_set_root(const struct rule_set *);
const char *rule_set_body(const struct rule_set *);
const char *rule_set_adopted(const struct rule_set *); /* YYYY-MM-DD */
const char *rule_set_from(const struct rule_set *);
const char *rule_set_to(const struct rule_set *); /* NULL: no end yet */
const char *rule_set_title(const struct rule_set *);
/* The SHA-256 of its file. */
const char *rule_set_digest(const struct rule_set *);

/* One house setting a set declares. */
struct rule_house {
	const char *name;
	const char *type; /* boolean, integer, choice, list, text */
	const char *values; /* allowed words, or NULL */
	const char *preset; /* the default */
	long min, max; /* of an integer */
	const char *label[2]; /* by enum diag_lang, or NULL */
	long line; /* in the rule file */
};
size_t rule_set_houses(const struct rule_set *);
const struct rule_house *rule_set_house(const struct rule_set *, size_t i);

enum { RULES_MARKS = 3 };

/* An attribute by which a part of a record is known. */
struct rules_mark {
	const char *attributes; /* any of these names, blanks between */
	const char *value; /* or NULL: no mark */
};

/* What is held beside a rule's verdict while it is silent or excused. */
struct rules_exception {
	const char *rule; /* public id */
	const char *reason;
	const char *approver;
	const char *until; /* YYYY-MM-DD, last day of validity */
	const xmlNode *within; /* only findings in this subtree; or NULL */
	long line; /* of the exception in the record */
	/*
	 * Only findings within elements that bear each of these; the first
	 * without a value ends them.
	 */
	struct rules_mark marks[RULES_MARKS];
};

enum rules_verdict {
	RULES_PASS,
	RULES_FAIL, /* see severity */
	RULES_EXCUSED, /* failed, a recorded exception is in force */
	RULES_UNDECIDED, /* needs --as-of */
	RULES_BROKEN, /* could not be evaluated */
	RULES_NONE, /* nothing in the record to hold it against */
	RULES_EXEMPT, /* the node is none that it asks anything of */
};

/* One row of the statement.  Owned by struct rules_result. */
struct rules_row {
	const char *rule; /* public id */
	const char *title[2];
	const char *cite; /* of the articles; or NULL */
	const char *text[2]; /* of the finding, where it failed; or NULL */
	enum rules_verdict verdict;
	enum diag_severity severity; /* of the rule, or of what failed */
	long line; /* of the node, 0 where the row is for the whole */
	size_t times; /* nodes that gave this same row */
	const struct diag_value *values; /* the arithmetic, by variable */
	const char *const (*labels)[2]; /* their labels, same count */
	size_t nvalues;
	const char *exception; /* or NULL */
};

struct rules_result {
	struct arena *arena;
	struct rules_row *rows; /* in the order of the rule set's jy:rule */
	size_t nrows;
	bool issued; /* jy:set/@issued, and no plan */
	bool planned; /* jy:set/@planned: not yet held */
	bool blocked; /* an error stands without an exception, or broke */
	unsigned long operations; /* of XPath, as libxml2 counts them */
};

struct rules_input {
	xmlDoc *doc; /* parsed by xmlin_parse; document order is set here */
	const char *file;
	const char *date; /* of the meeting, YYYY-MM-DD */
	const char *as_of; /* or NULL */
	const struct house *house; /* or NULL: the defaults */
	const struct calendar *calendar; /* or NULL: no year is known */
	const struct rules_exception *exceptions;
	size_t nexceptions;
	bool statement; /* also rows for what passed */
};

/*
 * Holds the document against the set; findings go to diag.  The result is
 * for rules_result_free.  Never fails as a whole: a rule that cannot be
 * evaluated is a finding rule-error and a row RULES_BROKEN.
 */
struct rules_result *rules_run(
    const struct rule_set *, const struct rules_input *, struct diag *);
void rules_result_free(struct rules_result *);

/* --list-rules: appends the rules of every set held. */
void rules_list(
    const struct rules *, enum diag_format, enum diag_lang, struct buf *out);
/*
 * --explain: appends what each set that has the rule says of it; a finding
 * where none has it.
 */
void rules_explain(const struct rules *, const char *id, enum diag_lang,
    struct buf *out, struct diag *);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The compiled form of a rule set, shared by the files rules*.c alone.
 *
 * rules_read.c makes it, rules_run.c holds a document against it,
 * rules_func.c gives XPath its functions, rules_list.c prints it.  All of it
 * lives in the set's arena but the compiled expressions, which the set
 * frees.
 */
#ifndef JIYAO_XML_RULES_SET_H
#define JIYAO_XML_RULES_SET_H

#include <libxml/hash.h>
#include <libxml/xpath.h>

#include "base/digest.h"
#include "base/mem.h"
#include "xml/rules.h"

#define RULES_NS_SCH "http://purl.oclc.org/dsdl/schematron"
#define RULES_NS_JY "urn:jiyao:rules"
#define RULES_NS_FUNC "urn:jiyao:function"

/* One XPath expression. */
struct expr {
	const char *text;
	long line; /* in the rule file */
	size_t index; /* of all expressions of the set */
};

/* The compiled form of an expression, made when it is first wanted: many
 * stand in messages that are never printed. */
struct compiled {
	xmlXPathCompExpr *comp; /* NULL where it does not compile */
	bool tried;
};

struct let {
	const char *name;
	struct expr *value;
	struct expr *owner; /* jy:of: evaluated there, once for each; or NULL */
	struct let *next;
};

enum piece_kind { PIECE_TEXT, PIECE_VALUE, PIECE_NAME };

/* A message is a list of pieces. */
struct piece {
	enum piece_kind kind;
	const char *text; /* of PIECE_TEXT */
	struct expr *expr; /* of PIECE_VALUE; of PIECE_NAME or NULL */
	struct piece *next;
};

struct words {
	const char **word;
	size_t n;
};

struct article {
	const char *id;
	const char *cite;
	const char *text; /* or NULL */
	struct article *next;
};

struct value_label {
	const char *name;
	const char *label[2];
	struct value_label *next;
};

struct diagnostic {
	const char *id;
	enum diag_lang lang;
	struct piece *text;
	struct diagnostic *next;
};

/* A rule as the public knows it. */
struct public_rule {
	const char *id;
	size_t index;
	enum diag_severity severity;
	struct words articles;
	const char *cite; /* of the articles; or NULL */
	struct words values;
	const char *title[2];
	const char *explain[2]; /* or NULL */
	bool used; /* an assertion names it */
	long line;
	struct public_rule *next;
};

struct test {
	bool report;
	const char *id;
	struct public_rule *rule;
	enum diag_severity severity;
	const char *cite;
	struct words values;
	bool needs_as_of;
	bool when_issued;
	bool ahead; /* judged of a plan, too */
	struct expr *applies; /* or NULL: always */
	struct expr *test;
	struct expr *subject; /* or NULL */
	struct piece *text[2]; /* by enum diag_lang; English may be NULL */
	struct test *next;
};

/* A context is a union of alternatives, each looked up by itself. */
struct context_alt {
	struct expr *expr;
	struct context_alt *next;
};

struct sch_rule {
	struct context_alt *contexts;
	struct let *lets;
	struct test *tests;
	struct sch_rule *next;
};

struct pattern {
	struct let *lets;
	struct sch_rule *rules;
	struct pattern *next;
};

struct ns {
	const char *prefix;
	const char *uri;
	struct ns *next;
};

struct house_decl {
	struct rule_house h;
	struct house_decl *next;
};

struct rule_set {
	struct arena *arena;
	const char *file;
	char digest[DIGEST_HEX]; /* SHA-256 of the file */
	const char *id, *body, *adopted, *from, *to; /* to may be NULL */
	const char *root; /* of the records it is for */
	long line; /* of jy:set */
	const char *title;
	struct expr *issued; /* or NULL */
	struct expr *planned; /* or NULL: no record is a plan */
	struct words ahead; /* ids of the tests that hold a plan */
	struct ns *nss;
	struct article *articles;
	struct value_label *labels;
	struct house_decl *houses;
	struct public_rule *publics;
	size_t npublics;
	struct diagnostic *diagnostics;
	struct let *lets;
	struct pattern *patterns;
	size_t nexprs;
	struct compiled *compiled; /* by expression; a cache */
};

/* rules_excuse.c: the exceptions of one run. */
struct excuses {
	const struct rules_input *in;
	bool *expired; /* by exception: would have covered a finding */
};
void excuses_begin(struct excuses *, const struct rules_input *);
/*
 * The exception in force for a finding at n, or NULL; over is one that has
 * ended, or NULL.
 */
const struct rules_exception *excuses_find(struct excuses *, const char *rule,
    const xmlNode *n, const struct rules_exception **over);
/* Says which have ended or name no rule, and frees. */
void excuses_end(struct excuses *, const struct rule_set *, struct diag *);

/* rules_text.c: a message without the white space of the file's layout. */
const char *rules_tidy(struct arena *, const struct buf *raw);

/* rules_read.c: NULL after findings. */
struct rule_set *rule_set_read(
    const char *bytes, size_t len, const char *file, struct diag *);
void rule_set_free(struct rule_set *);

/* What is known while one document is held against one set. */
struct func_state {
	const char *as_of; /* or NULL */
	const xmlNode *current; /* context node of the rule */
	xmlHashTable *ids; /* id → element, made at the first f:ref */
	xmlHashTable *rows; /* rules_keys.c: what f:rows has indexed */
	const struct calendar *calendar; /* or NULL */
	long year; /* that the calendar lacks and an expression needed; or 0 */
	bool clock; /* an expression asked the clock without as-of */
	int code; /* of the last XPath error, 0 if none */
	char said[200]; /* what libxml2 said of it, or "" */
	xmlXPathFunction date[32]; /* EXSLT's own, by rules_func's table */
	xmlXPathFunction core[16]; /* XPath's own, likewise */
	long cpu_end; /* second of CPU time at which all ends */
	unsigned calls; /* of core functions */
};

/* rules_days.c: working days. */
void rules_days_register(xmlXPathContext *);
/* rules_nodes.c: the functions over sets in document order. */
void rules_nodes_register(xmlXPathContext *);
/* rules_keys.c: rows by what an attribute of theirs says. */
void rules_keys_register(xmlXPathContext *);
void rules_keys_free(struct func_state *);
/* Registers every function in ctxt; ctxt->userData is the state. */
void rules_func_register(xmlXPathContext *, struct func_state *);
void rules_func_free(struct func_state *);
/* Whole seconds of CPU time that the process has used. */
long rules_cpu(void);

/*
 * Days since 1970-01-01 of a date or of a date and time; false if it is
 * neither.  second (may be NULL) is the second of the day, -1 for a date
 * alone.
 */
bool rules_date(const char *s, long *day, long *second);
/* The date of a day so counted. */
void rules_civil(long day, long *y, long *m, long *d);

#endif

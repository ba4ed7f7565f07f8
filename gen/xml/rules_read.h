/* SPDX-License-Identifier: Apache-2.0 */
/* What rules_read.c and rules_meta.c share while one rule file is read. */
#ifndef JIYAO_XML_RULES_READ_H
#define JIYAO_XML_RULES_READ_H

#include "xml/rules_set.h"

struct reader {
	struct rule_set *set;
	const char *file;
	struct diag *diag;
	bool bad; /* a finding was added */
	/* Tails of the lists, so that order is the file's. */
	struct article **article_tail;
	struct value_label **label_tail;
	struct house_decl **house_tail;
	struct public_rule **public_tail;
	struct diagnostic **diagnostic_tail;
	struct pattern **pattern_tail;
	struct ns **ns_tail;
};

/* rules_meta.c: reads one jy: element below sch:schema. */
void reader_jy(struct reader *, xmlNode *);

/* rules_read.c: small steps. */
bool reader_is(const xmlNode *, const char *uri, const char *name);
/* An attribute without namespace (uri NULL) or of uri; NULL if absent. */
const char *reader_attr(
    struct reader *, xmlNode *, const char *uri, const char *name);
/* The same, and a finding where it is missing or empty; "" then. */
const char *reader_need(struct reader *, xmlNode *, const char *name);
void reader_bad(struct reader *, enum diag_id, const xmlNode *, const char *a,
    const char *b);
struct words reader_words(struct reader *, const char *);
struct expr *reader_expr(struct reader *, const xmlNode *, const char *);
enum diag_lang reader_lang(xmlNode *);
enum diag_severity reader_severity(
    struct reader *, const xmlNode *, const char *);
/* The articles' names as they are cited, or NULL for none. */
const char *reader_cite(struct reader *, const xmlNode *, struct words ids);
struct public_rule *reader_public(const struct rule_set *, const char *id);

#endif

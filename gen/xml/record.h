/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A checked record.  record_check is the only maker: holding a struct record
 * proves that its bytes went through the schema and the rules.
 */
#ifndef JIYAO_XML_RECORD_H
#define JIYAO_XML_RECORD_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/diag.h"
#include "base/xmlin.h"

struct rule_set; /* xml/rules.h */
struct rules_result;
struct kit; /* schemas, rule book, house settings: xml/kit.h */
struct kind; /* xml/kind.h */

/* The state of a document made from it (decision 12). */
enum record_state { RECORD_DRAFT, RECORD_TO_SIGN, RECORD_ISSUED };

struct record;

struct record_options {
	struct kit *kit;
	const char *as_of; /* YYYY-MM-DD that stands for today; or NULL */
	const struct xmlin_limits *limits; /* NULL: the default */
	bool bytes; /* keep them, for record_bytes */
	bool statement; /* keep also what passed, for record_result */
};

/*
 * NULL where the bytes are no valid record (after findings).  Broken work
 * rules are findings in diag too, and still give a record, as a draft: a
 * truthful record of an irregular meeting must give minutes.
 */
struct record *record_check(const char *bytes, size_t len, const char *file,
    const struct record_options *, struct diag *);
void record_free(struct record *);

enum record_state record_state(const struct record *);
const xmlDoc *record_doc(const struct record *);
const char *record_file(const struct record *);
const struct kind *record_kind(const struct record *);
/* What it was read from; NULL unless it was checked with bytes set. */
const struct buf *record_bytes(const struct record *);
/* True where the record or a part of it has a level of secrecy. */
bool record_classified(const struct record *);
/* The set it was held against; NULL where none was in force. */
const struct rule_set *record_rules(const struct record *);
/*
 * The value by which setting i of that set was held, and its name; NULL after
 * the last.  The kit of the options must still be there.
 */
const char *record_house(const struct record *, size_t i, const char **name);
/* The day that stood for today in its rules; NULL where none did. */
const char *record_as_of(const struct record *);
/* SHA-256 of the bytes it was read from, in hexadecimal. */
const char *record_digest(const struct record *);
/* The rows of the statement; NULL where no set was in force. */
const struct rules_result *record_result(const struct record *);

#endif

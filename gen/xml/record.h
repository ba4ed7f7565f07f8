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

struct rules; /* a rule set, compiled once: xml/rules.h */
struct schema; /* the XSD, compiled once: xml/schema.h */
struct house; /* house settings, validated: xml/house.h */

/* The state of a document made from it (decision 12). */
enum record_state { RECORD_DRAFT, RECORD_TO_SIGN, RECORD_ISSUED };

struct record;

struct record_options {
	const struct schema *schema;
	const struct rules *rules; /* NULL: chosen by the meeting's date */
	const struct house *house;
	const char *as_of; /* YYYY-MM-DD that stands for today; or NULL */
	const struct xmlin_limits *limits; /* NULL: the default */
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

#endif

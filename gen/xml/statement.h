/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The regularity statement of one record: every rule with its verdict, the
 * numbers that gave it, and the article; the rule set and the house settings
 * by which it was read.
 */
#ifndef JIYAO_XML_STATEMENT_H
#define JIYAO_XML_STATEMENT_H

#include "base/buf.h"
#include "base/diag.h"
#include "xml/record.h"

/*
 * Appends it: a Markdown table, (DIAG_JSON) one JSON object, or (DIAG_XML)
 * what statement_xml gives.  as_of may be NULL: the day by which the
 * record was judged.  The record was checked with statement set.
 */
void statement_print(const struct record *, const char *as_of, enum diag_format,
    enum diag_lang, struct buf *out);
/* As a document of schemas/statement.xsd, for xmlFreeDoc. */
xmlDoc *statement_doc(const struct record *, const char *as_of, enum diag_lang);
/* Appends that as XML. */
void statement_xml(
    const struct record *, const char *as_of, enum diag_lang, struct buf *out);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The regularity statement of one record: every rule with its verdict, the
 * numbers that gave it, and the article.
 */
#ifndef JIYAO_XML_STATEMENT_H
#define JIYAO_XML_STATEMENT_H

#include "base/buf.h"
#include "base/diag.h"
#include "xml/record.h"

/*
 * Appends it: a Markdown table, or (DIAG_JSON) one JSON object.  as_of may
 * be NULL.  The record was checked with statement set.
 */
void statement_print(const struct record *, const char *as_of, enum diag_format,
    enum diag_lang, struct buf *out);

#endif

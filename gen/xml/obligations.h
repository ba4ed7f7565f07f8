/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The obligations of a year as a table for people: what is required, what was
 * found, what is still due and when, and the article.
 *
 * Made from the rows of a statement whose rules give the values required,
 * found, still, until, person and what; it knows no rule by name.
 */
#ifndef JIYAO_XML_OBLIGATIONS_H
#define JIYAO_XML_OBLIGATIONS_H

#include "base/buf.h"
#include "base/diag.h"
#include "xml/record.h"

/*
 * Appends the table, or (DIAG_JSON) one JSON object with an array of rows.
 * The record is a summary, checked with statement set.
 */
void obligations_print(
    const struct record *, enum diag_format, enum diag_lang, struct buf *out);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The grammar of records: XSD 1.0 through libxml2, every finding worded here.
 *
 * libxml2 says what is wrong in English prose; its code, node and strings are
 * read instead, and the schema's own Chinese annotations say what was meant.
 */
#ifndef JIYAO_XML_SCHEMA_H
#define JIYAO_XML_SCHEMA_H

#include <libxml/tree.h>

#include "base/diag.h"

struct schema;

/* NULL after a finding. */
struct schema *schema_load(const char *path, struct diag *);
struct schema *schema_read(
    const char *bytes, size_t len, const char *file, struct diag *);
void schema_free(struct schema *);

/*
 * Adds every finding about doc, in the order of the document but for
 * dangling references, which come last; -1 if there was any.
 */
int schema_check(
    const struct schema *, xmlDoc *doc, const char *file, struct diag *);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the elements and attributes of a record are called in Chinese: short
 * words for where a reader is told of one.  naming.def has those whose
 * annotation in the schema does not begin with such a word; all others are
 * the annotation up to its first mark.
 */
#ifndef JIYAO_XML_NAMING_H
#define JIYAO_XML_NAMING_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/mem.h"

struct schema;

/* In the arena; its own name where the schema knows nothing of it. */
const char *naming_element(
    struct arena *, const struct schema *, const xmlNode *);
const char *naming_attribute(struct arena *, const struct schema *,
    const xmlNode *element, const char *name);
/* What the attribute means where it is not written; NULL: nothing. */
const char *naming_default(struct arena *, const struct schema *,
    const xmlNode *element, const char *name);

#endif

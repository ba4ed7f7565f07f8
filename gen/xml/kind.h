/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The kinds of record there are: kind.def.  A record's root names its kind,
 * the kind its grammar and its day.  It knows no other element.
 */
#ifndef JIYAO_XML_KIND_H
#define JIYAO_XML_KIND_H

#include <libxml/tree.h>

#include "base/buf.h"

#define KIND_RECORD_NS "urn:jiyao:record:1" /* of what people write */

enum kind_id {
#define KIND(id, root, ns, schema, element, attribute) KIND_##id,
#include "xml/kind.def"
#undef KIND
	KIND_COUNT
};

struct kind {
	enum kind_id id;
	const char *root; /* local name */
	const char *ns;
	const char *schema; /* of the installation, for file_share() */
	const char *day_element; /* child of the root, "" for the root */
	const char *day_attribute; /* a date, or a date and time */
};

/* NULL where the root is none of them. */
const struct kind *kind_of(const xmlNode *root);
/* NULL where there is no such root. */
const struct kind *kind_named(const char *root);
const struct kind *kind_get(enum kind_id);
/* Appends the names of all roots, a blank between. */
void kind_roots(struct buf *);
/* The same of those that people write. */
void kind_records(struct buf *);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* What schema.c and schema_word.c share. */
#ifndef JIYAO_XML_SCHEMA_IN_H
#define JIYAO_XML_SCHEMA_IN_H

#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <libxml/xpath.h>

#include "xml/schema.h"

struct schema {
	xmlDoc *xsd; /* kept: annotations word the findings */
	xmlSchema *compiled;
	const char *ns; /* target namespace, "" if none; in xsd */
};

/* Where the findings of one keyref stand: libxml2 gives them no node. */
struct refs {
	xmlNodeSet *nodes; /* what the selector selects, document order */
	const char *field; /* attribute, in xsd */
	int next; /* the first not yet matched */
	const xmlNode *def; /* the xs:keyref */
	struct refs *after;
};

/* One validation. */
struct checking {
	const struct schema *schema;
	xmlDoc *doc;
	const char *file;
	struct diag *diag;
	size_t findings;
	const xmlNode *last; /* node of the last finding */
	char *last_key; /* value of the last duplicate key, owned */
	struct refs *refs;
};

/* schema_word.c: one libxml2 error → one finding, or none if it follows
 * from the one before. */
void schema_word(struct checking *, const xmlError *);

/* Lookups in the schema document; NULL where there is none. */
const xmlNode *schema_element(const struct schema *, const xmlNode *element);
const xmlNode *schema_type_of(const struct schema *, const xmlNode *element);
const xmlNode *schema_attribute(
    const struct schema *, const xmlNode *element, const char *name);
/* The simple type that decl (an attribute or element) names. */
const xmlNode *schema_simple_type(const struct schema *, const xmlNode *decl);
/* Any component of the schema by element name and @name. */
const xmlNode *schema_component(
    const struct schema *, const char *kind, const char *name);
/* Its own Chinese annotation; newly allocated, "" where there is none. */
char *schema_note(const xmlNode *);
/* The next node of doc that a dangling reference of this keyref is at. */
const xmlNode *schema_ref_node(
    struct checking *, const char *keyref, const char *value);

#endif

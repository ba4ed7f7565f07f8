/* SPDX-License-Identifier: Apache-2.0 */
#include "xml/schema.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/xmlin.h"
#include "xml/schema_in.h"

#define NS_XSD "http://www.w3.org/2001/XMLSchema"

enum {
	SCHEMA_BYTES_MAX = 4 << 20, /* of the schema file */
	STEPS_MAX = 512, /* ancestors of an element; xmlin bounds it lower */
	SEEK_DEPTH_MAX = 32, /* nested model groups of one type */
	INCLUDES_MAX = 32, /* files of one schema */
};

static bool
is_xs(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && n->ns != NULL &&
	       strcmp((const char *)n->ns->href, NS_XSD) == 0 &&
	       strcmp((const char *)n->name, name) == 0;
}

/* True when attribute name of n is value, prefixes of value left aside. */
static bool
attr_is(const xmlNode *n, const char *name, const char *value)
{
	xmlChar *v = xmlGetNoNsProp((xmlNode *)n, (const xmlChar *)name);
	bool same = v != NULL && strcmp((char *)v, value) == 0;

	xmlFree(v);
	return same;
}

const xmlNode *
schema_component(const struct schema *s, const char *kind, const char *name)
{
	const xmlNode *root = xmlDocGetRootElement(s->xsd);

	for (const xmlNode *n = root->children; n != NULL; n = n->next)
		if (is_xs(n, kind) && attr_is(n, "name", name))
			return n;
	return NULL;
}

/* What attribute name of n refers to, among the components of kind. */
static const xmlNode *
referred(const struct schema *s, const xmlNode *n, const char *name,
    const char *kind)
{
	xmlChar *v = xmlGetNoNsProp((xmlNode *)n, (const xmlChar *)name);
	const xmlNode *found = NULL;
	const char *local;

	if (v != NULL) {
		local = strrchr((char *)v, ':');
		local = local == NULL ? (char *)v : local + 1;
		found = schema_component(s, kind, local);
	}
	xmlFree(v);
	return found;
}

/* The declaration kind name within a type, its groups and its base. */
static const xmlNode *
seek(const struct schema *s, const xmlNode *in, const char *kind,
    const char *name, int depth)
{
	const xmlNode *found = NULL, *next;

	if (in == NULL || depth > SEEK_DEPTH_MAX)
		return NULL;
	for (const xmlNode *n = in->children; n != NULL && found == NULL;
	     n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (is_xs(n, kind) && attr_is(n, "name", name))
			return n;
		if (is_xs(n, "element") || is_xs(n, "attribute") ||
		    is_xs(n, "annotation"))
			continue;
		next = n;
		if (is_xs(n, "group"))
			next = referred(s, n, "ref", "group");
		else if (is_xs(n, "attributeGroup"))
			next = referred(s, n, "ref", "attributeGroup");
		else if (is_xs(n, "extension"))
			found = seek(s, referred(s, n, "base", "complexType"),
			    kind, name, depth + 1);
		if (found == NULL)
			found = seek(s, next, kind, name, depth + 1);
	}
	return found;
}

/* The complex type of an element declaration. */
static const xmlNode *
type_of_decl(const struct schema *s, const xmlNode *decl)
{
	const xmlNode *t = referred(s, decl, "type", "complexType");

	for (const xmlNode *n = decl->children; t == NULL && n != NULL;
	     n = n->next)
		if (is_xs(n, "complexType"))
			t = n;
	return t;
}

/* The declaration of an element of a record, found down from the root. */
const xmlNode *
schema_element(const struct schema *s, const xmlNode *element)
{
	const xmlNode *steps[STEPS_MAX], *decl;
	int n = 0;

	for (; element != NULL && element->type == XML_ELEMENT_NODE;
	     element = element->parent) {
		if (n == STEPS_MAX)
			return NULL;
		steps[n++] = element;
	}
	if (n == 0)
		return NULL;
	decl = schema_component(s, "element", (const char *)steps[--n]->name);
	while (decl != NULL && n > 0)
		decl = seek(s, type_of_decl(s, decl), "element",
		    (const char *)steps[--n]->name, 0);
	return decl;
}

const xmlNode *
schema_type_of(const struct schema *s, const xmlNode *element)
{
	const xmlNode *decl = schema_element(s, element);

	if (decl == NULL)
		return NULL;
	return schema_simple_type(s, decl);
}

const xmlNode *
schema_attribute(
    const struct schema *s, const xmlNode *element, const char *name)
{
	const xmlNode *decl = schema_element(s, element);

	if (decl == NULL)
		return NULL;
	return seek(s, type_of_decl(s, decl), "attribute", name, 0);
}

const xmlNode *
schema_simple_type(const struct schema *s, const xmlNode *decl)
{
	return decl == NULL ? NULL : referred(s, decl, "type", "simpleType");
}

char *
schema_note(const xmlNode *n)
{
	for (const xmlNode *a = n == NULL ? NULL : n->children; a != NULL;
	     a = a->next) {
		if (!is_xs(a, "annotation"))
			continue;
		for (xmlNode *d = a->children; d != NULL; d = d->next) {
			xmlChar *v;
			char *s;

			if (!is_xs(d, "documentation"))
				continue;
			v = xmlNodeGetContent(d);
			s = xstrdup((char *)v);
			xmlFree(v);
			return s;
		}
	}
	return xstrdup("");
}

/* The xs:keyref of this name, which stands inside an element's declaration. */
static const xmlNode *
find_keyref(const struct schema *s, const char *name)
{
	const xmlNode *root = xmlDocGetRootElement(s->xsd);

	for (const xmlNode *e = root->children; e != NULL; e = e->next) {
		if (!is_xs(e, "element"))
			continue;
		for (const xmlNode *k = e->children; k != NULL; k = k->next)
			if (is_xs(k, "keyref") && attr_is(k, "name", name))
				return k;
	}
	return NULL;
}

/* Selects as the keyref does, from the root. */
static xmlNodeSet *
select_nodes(struct checking *c, const xmlNode *selector)
{
	xmlXPathContext *x = xmlXPathNewContext(c->doc);
	xmlNodeSet *set = NULL;
	xmlXPathObject *o;
	xmlChar *path =
	    xmlGetNoNsProp((xmlNode *)selector, (const xmlChar *)"xpath");

	for (const xmlNode *n = selector; n->type == XML_ELEMENT_NODE;
	     n = n->parent)
		for (const xmlNs *ns = n->nsDef; ns != NULL; ns = ns->next)
			if (ns->prefix != NULL)
				xmlXPathRegisterNs(x, ns->prefix, ns->href);
	x->node = xmlDocGetRootElement(c->doc);
	o = path == NULL ? NULL : xmlXPathEvalExpression(path, x);
	if (o != NULL && o->type == XPATH_NODESET) {
		set = o->nodesetval;
		o->nodesetval = NULL;
	}
	xmlXPathFreeObject(o);
	xmlFree(path);
	xmlXPathFreeContext(x);
	return set;
}

static struct refs *
refs_of(struct checking *c, const char *keyref)
{
	const xmlNode *def = find_keyref(c->schema, keyref);
	struct refs *r;

	for (r = c->refs; r != NULL; r = r->after)
		if (r->def == def)
			return r;
	if (def == NULL)
		return NULL;
	r = xcalloc(1, sizeof(*r));
	r->def = def;
	r->after = c->refs;
	c->refs = r;
	for (const xmlNode *n = def->children; n != NULL; n = n->next) {
		if (is_xs(n, "selector"))
			r->nodes = select_nodes(c, n);
		if (is_xs(n, "field")) {
			const xmlAttr *a =
			    xmlHasProp((xmlNode *)n, (const xmlChar *)"xpath");

			if (a != NULL && a->children != NULL &&
			    a->children->content[0] == '@')
				r->field =
				    (const char *)a->children->content + 1;
		}
	}
	return r;
}

const xmlNode *
schema_ref_node(struct checking *c, const char *keyref, const char *value)
{
	struct refs *r = refs_of(c, keyref);

	if (r == NULL || r->nodes == NULL || r->field == NULL)
		return NULL;
	/* They come in document order: each search goes on from the last. */
	for (int i = r->next; i < r->nodes->nodeNr; i++)
		if (attr_is(r->nodes->nodeTab[i], r->field, value)) {
			r->next = i + 1;
			return r->nodes->nodeTab[i];
		}
	return NULL;
}

static void
on_error(void *data, xmlError *error)
{
	schema_word(data, error);
}

int
schema_check(
    const struct schema *s, xmlDoc *doc, const char *file, struct diag *diag)
{
	struct checking c = {
	    .schema = s, .doc = doc, .file = file, .diag = diag};
	xmlSchemaValidCtxt *v = xmlSchemaNewValidCtxt(s->compiled);
	struct refs *r;
	int rc;

	/* So that selecting nodes for dangling references stays linear. */
	xmlXPathOrderDocElems(doc);
	xmlSchemaSetValidStructuredErrors(v, on_error, &c);
	rc = xmlSchemaValidateDoc(v, doc);
	xmlSchemaFreeValidCtxt(v);
	while ((r = c.refs) != NULL) {
		c.refs = r->after;
		xmlXPathFreeNodeSet(r->nodes);
		free(r);
	}
	free(c.last_key);
	if (rc != 0 && c.findings == 0)
		diag_add(diag, DIAG_XSD_OTHER, file, 0, diag_num(rc), "");
	return rc == 0 ? 0 : -1;
}

static void
on_schema_error(void *data, xmlError *error)
{
	struct checking *c = data;

	c->findings++;
	diag_add(c->diag, DIAG_XSD_SCHEMA, c->file,
	    error->node == NULL ? error->line : xmlin_line(error->node),
	    error->message == NULL ? "" : error->message);
}

/*
 * Puts what the files of xs:include declare in their place, each file once.
 * They stand in the folder of the schema.  libxml2 would read them itself,
 * past xmlin, and annotations would then lie in several trees.
 */
static int
include(xmlDoc *xsd, const char *file, struct diag *diag)
{
	struct xmlin_limits limits = xmlin_limits_default;
	xmlNode *root = xmlDocGetRootElement(xsd), *next;
	char *folder = file_folder(file), *seen[INCLUDES_MAX];
	int nseen = 0, k, rc = 0;

	limits.bytes = SCHEMA_BYTES_MAX;
	for (xmlNode *n = root->children; n != NULL && rc == 0; n = next) {
		struct buf path = {NULL, 0, 0}, b = {NULL, 0, 0};
		xmlDoc *other = NULL;
		xmlChar *name;

		next = n->next;
		if (!is_xs(n, "include"))
			continue;
		name = xmlGetNoNsProp(n, (const xmlChar *)"schemaLocation");
		buf_addf(&path, "%s/%s", folder,
		    name == NULL ? "" : (const char *)name);
		xmlFree(name);
		for (k = 0; k < nseen && strcmp(seen[k], path.p) != 0; k++)
			;
		if (k == nseen) {
			if (nseen < INCLUDES_MAX &&
			    file_read(path.p, SCHEMA_BYTES_MAX, &b, diag) == 0)
				other = xmlin_parse(
				    b.p, b.len, path.p, 1, &limits, diag);
			rc = other == NULL ? -1 : 0;
			for (xmlNode *c =
				 rc != 0
				     ? NULL
				     : xmlDocGetRootElement(other)->children;
			     c != NULL; c = c->next)
				xmlAddPrevSibling(n, xmlDocCopyNode(c, xsd, 1));
			if (rc == 0)
				seen[nseen++] = xstrdup(path.p);
			/* What it includes in turn stands before n now. */
			next = root->children;
		}
		xmlUnlinkNode(n);
		xmlFreeNode(n);
		xmlFreeDoc(other);
		buf_free(&path);
		buf_free(&b);
	}
	while (nseen > 0)
		free(seen[--nseen]);
	free(folder);
	return rc;
}

struct schema *
schema_read(const char *bytes, size_t len, const char *file, struct diag *diag)
{
	struct xmlin_limits limits = xmlin_limits_default;
	struct checking c = {.file = file, .diag = diag};
	struct schema *s = xcalloc(1, sizeof(*s));
	xmlSchemaParserCtxt *p;
	const xmlAttr *ns;

	limits.bytes = SCHEMA_BYTES_MAX;
	s->xsd = xmlin_parse(bytes, len, file, 1, &limits, diag);
	if (s->xsd == NULL || include(s->xsd, file, diag) != 0) {
		schema_free(s);
		return NULL;
	}
	/* A document handed in stays the caller's. */
	p = xmlSchemaNewDocParserCtxt(s->xsd);
	xmlSchemaSetParserStructuredErrors(p, on_schema_error, &c);
	s->compiled = xmlSchemaParse(p);
	xmlSchemaFreeParserCtxt(p);
	if (s->compiled == NULL) {
		if (c.findings == 0)
			diag_add(diag, DIAG_XSD_SCHEMA, file, 1, "");
		schema_free(s);
		return NULL;
	}
	ns = xmlHasProp(
	    xmlDocGetRootElement(s->xsd), (const xmlChar *)"targetNamespace");
	s->ns = ns == NULL || ns->children == NULL
		    ? ""
		    : (const char *)ns->children->content;
	return s;
}

struct schema *
schema_load(const char *path, struct diag *diag)
{
	struct buf b = {NULL, 0, 0};
	struct schema *s = NULL;

	if (file_read(path, SCHEMA_BYTES_MAX, &b, diag) == 0)
		s = schema_read(b.p == NULL ? "" : b.p, b.len, path, diag);
	buf_free(&b);
	return s;
}

void
schema_free(struct schema *s)
{
	if (s == NULL)
		return;
	xmlSchemaFree(s->compiled);
	xmlFreeDoc(s->xsd);
	free(s);
}

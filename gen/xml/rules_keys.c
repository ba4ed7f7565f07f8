/* SPDX-License-Identifier: Apache-2.0 */
/*
 * f:rows(element, attribute, value): the children of the root of that name
 * whose attribute is value, has it as one of its words, or has a word that
 * begins with value and a slash (m7/i2 is a place in m7).  A rule over a
 * summary asks of each row what the others say of it; walking them all anew
 * would take the square of the rows.  Each attribute is indexed once, at the
 * first question about it.
 */
#include <string.h>

#include <libxml/hash.h>
#include <libxml/xpathInternals.h>

#include "xml/rules_set.h"

static const xmlChar *
X(const char *s)
{
	return (const xmlChar *)s;
}

static void
free_set(void *set, const xmlChar *name)
{
	(void)name;
	xmlXPathFreeNodeSet(set);
}

/* Adds n, which comes after all others, to what has this value. */
static void
put(xmlHashTable *h, const xmlChar *element, const xmlChar *attribute,
    const xmlChar *value, xmlNode *n)
{
	xmlNodeSet *set = xmlHashLookup3(h, element, attribute, value);

	if (set == NULL) {
		set = xmlXPathNodeSetCreate(n);
		xmlHashAddEntry3(h, element, attribute, value, set);
	} else if (set->nodeTab[set->nodeNr - 1] != n) {
		xmlXPathNodeSetAddUnique(set, n);
	}
}

/* A value, its words, and what stands before each slash of a word. */
static void
index_value(xmlHashTable *h, const xmlChar *element, const xmlChar *attribute,
    xmlChar *value, xmlNode *n)
{
	static const char blank[] = " \t\r\n";
	char *save = NULL;

	put(h, element, attribute, value, n);
	for (char *w = strtok_r((char *)value, blank, &save); w != NULL;
	     w = strtok_r(NULL, blank, &save)) {
		put(h, element, attribute, X(w), n);
		for (char *s = strrchr(w, '/'); s != NULL;
		     s = strrchr(w, '/')) {
			*s = '\0';
			put(h, element, attribute, X(w), n);
		}
	}
}

static void
index_rows(xmlHashTable *h, const xmlDoc *doc, const xmlChar *element,
    const xmlChar *attribute)
{
	xmlNode *n = xmlDocGetRootElement(doc)->children;
	xmlChar *value;

	/* An empty set under no value says that this was done. */
	xmlHashAddEntry3(
	    h, element, attribute, NULL, xmlXPathNodeSetCreate(NULL));
	for (; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE ||
		    !xmlStrEqual(n->name, element) ||
		    (value = xmlGetNoNsProp(n, attribute)) == NULL)
			continue;
		index_value(h, element, attribute, value, n);
		xmlFree(value);
	}
}

/* The rows, in document order; each counts as an operation. */
static xmlNodeSet *
look(xmlXPathParserContext *ctxt, const xmlChar *element,
    const xmlChar *attribute, const xmlChar *value)
{
	struct func_state *st = ctxt->context->userData;
	xmlNodeSet *out = xmlXPathNodeSetCreate(NULL), *found;

	if (st->rows == NULL)
		st->rows = xmlHashCreate(256);
	if (xmlHashLookup3(st->rows, element, attribute, NULL) == NULL)
		index_rows(st->rows, ctxt->context->doc, element, attribute);
	found = xmlHashLookup3(st->rows, element, attribute, value);
	for (int i = 0; found != NULL && i < found->nodeNr; i++)
		xmlXPathNodeSetAddUnique(out, found->nodeTab[i]);
	ctxt->context->opCount += (unsigned long)out->nodeNr;
	return out;
}

static void
func_rows(xmlXPathParserContext *ctxt, int nargs)
{
	xmlChar *element, *attribute, *value;

	CHECK_ARITY(3);
	value = xmlXPathPopString(ctxt);
	attribute = xmlXPathPopString(ctxt);
	element = xmlXPathPopString(ctxt);
	valuePush(
	    ctxt, xmlXPathWrapNodeSet(look(ctxt, element, attribute, value)));
	xmlFree(element);
	xmlFree(attribute);
	xmlFree(value);
}

void
rules_keys_register(xmlXPathContext *ctxt)
{
	xmlXPathRegisterFuncNS(ctxt, X("rows"), X(RULES_NS_FUNC), func_rows);
}

void
rules_keys_free(struct func_state *st)
{
	if (st->rows != NULL)
		xmlHashFree(st->rows, free_set);
	st->rows = NULL;
}

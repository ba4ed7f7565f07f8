/* SPDX-License-Identifier: Apache-2.0 */
/*
 * XPath functions that look into a set of nodes by its document order: what
 * stands before a node, after it, between two.  A sibling axis with a
 * condition walks all siblings each time; here a set is gathered once (a let
 * with jy:of) and looked into by halves.
 */
#include <libxml/xpathInternals.h>

#include "xml/rules_set.h"

/* True where a stands before b in the document. */
static bool
before(xmlNode *a, xmlNode *b)
{
	return xmlXPathCmpNodes(a, b) == 1;
}

/* How many nodes of a sorted set stand before n; or_it counts n itself. */
static int
rank_of(const xmlNodeSet *set, xmlNode *n, bool or_it)
{
	int lo = 0, hi = set == NULL ? 0 : set->nodeNr;

	while (lo < hi) {
		int mid = lo + (hi - lo) / 2;

		if (before(set->nodeTab[mid], n) ||
		    (or_it && set->nodeTab[mid] == n))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* The first node of a set on the stack, which is taken; or NULL. */
static xmlNode *
pop_first(xmlXPathParserContext *ctxt)
{
	xmlNodeSet *set = xmlXPathPopNodeSet(ctxt);
	xmlNode *n = NULL;

	if (set != NULL && set->nodeNr > 0) {
		xmlXPathNodeSetSort(set);
		n = set->nodeTab[0];
	}
	xmlXPathFreeNodeSet(set);
	return n;
}

/* A set to look into; owned where it came as a value, lent where by name. */
struct view {
	const xmlNodeSet *set;
	xmlNodeSet *own; /* or NULL */
};

/*
 * The set on the stack, which is taken: a node-set, or the name of a variable
 * that holds one.  A variable is copied where its value is asked for, not
 * where its name is given; what a let holds is in document order already.
 */
static struct view
pop_view(xmlXPathParserContext *ctxt)
{
	struct view v = {NULL, NULL};

	if (ctxt->value != NULL && ctxt->value->type == XPATH_STRING) {
		xmlChar *name = xmlXPathPopString(ctxt);
		const xmlXPathObject *o =
		    xmlHashLookup2(ctxt->context->varHash, name, NULL);

		xmlFree(name);
		if (o == NULL || o->type != XPATH_NODESET)
			xmlXPathErr(ctxt, XPATH_UNDEF_VARIABLE_ERROR);
		else
			v.set = o->nodesetval;
		return v;
	}
	v.own = xmlXPathPopNodeSet(ctxt);
	if (v.own != NULL)
		xmlXPathNodeSetSort(v.own);
	v.set = v.own;
	return v;
}

static int
size(const struct view *v)
{
	return v->set == NULL ? 0 : v->set->nodeNr;
}

/* Pushes the nodes from (included) to to (not) of the view, and ends it. */
static void
push_part(xmlXPathParserContext *ctxt, struct view *v, int from, int to)
{
	xmlNodeSet *out = xmlXPathNodeSetCreate(NULL);

	for (int i = from; v->set != NULL && i < to; i++)
		xmlXPathNodeSetAddUnique(out, v->set->nodeTab[i]);
	if (ctxt->error == XPATH_EXPRESSION_OK)
		valuePush(ctxt, xmlXPathWrapNodeSet(out));
	else
		xmlXPathFreeNodeSet(out);
	xmlXPathFreeNodeSet(v->own);
}

/* f:between(nodes, a, b): those after a and before b; without a or b, all. */
static void
func_between(xmlXPathParserContext *ctxt, int nargs)
{
	xmlNode *a, *b;
	struct view v;

	CHECK_ARITY(3);
	b = pop_first(ctxt);
	a = pop_first(ctxt);
	v = pop_view(ctxt);
	push_part(ctxt, &v, a == NULL ? 0 : rank_of(v.set, a, true),
	    b == NULL ? size(&v) : rank_of(v.set, b, false));
}

/* f:last-before(nodes, b): the last before b, or nothing. */
static void
func_last_before(xmlXPathParserContext *ctxt, int nargs)
{
	xmlNode *b;
	struct view v;
	int n = 0;

	CHECK_ARITY(2);
	b = pop_first(ctxt);
	v = pop_view(ctxt);
	if (b != NULL)
		n = rank_of(v.set, b, false);
	push_part(ctxt, &v, n > 0 ? n - 1 : 0, n);
}

/* f:first-after(nodes, a): the first after a; without a the first of all. */
static void
func_first_after(xmlXPathParserContext *ctxt, int nargs)
{
	xmlNode *a;
	struct view v;
	int n;

	CHECK_ARITY(2);
	a = pop_first(ctxt);
	v = pop_view(ctxt);
	n = a == NULL ? 0 : rank_of(v.set, a, true);
	push_part(ctxt, &v, n, n < size(&v) ? n + 1 : n);
}

void
rules_nodes_register(xmlXPathContext *ctxt)
{
	static const struct {
		const char *name;
		xmlXPathFunction function;
	} known[] = {
	    {"between", func_between},
	    {"last-before", func_last_before},
	    {"first-after", func_first_after},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		xmlXPathRegisterFuncNS(ctxt, (const xmlChar *)known[i].name,
		    (const xmlChar *)RULES_NS_FUNC, known[i].function);
}

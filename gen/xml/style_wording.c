/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The wording of a stylesheet: what it can print that is no record's.  Read
 * from the trees that libxslt keeps, so that imports are those it took.
 */
#include <string.h>

#include <libxslt/imports.h>

#include "xml/style_in.h"

typedef void put_fn(void *ctx, const char *text, size_t len);

/* The 'strings' and "strings" of an expression. */
static void
literals(const char *s, put_fn *put, void *ctx)
{
	const char *end;

	while ((s = strpbrk(s, "'\"")) != NULL) {
		end = strchr(s + 1, *s);
		if (end == NULL)
			return;
		put(ctx, s + 1, (size_t)(end - s - 1));
		s = end + 1;
	}
}

static void
tree(const xmlNode *root, put_fn *put, void *ctx)
{
	const xmlNode *n = root;
	const xmlAttr *a;

	while (n != NULL) {
		if (n->type == XML_TEXT_NODE ||
		    n->type == XML_CDATA_SECTION_NODE)
			put(ctx, (const char *)n->content,
			    strlen((const char *)n->content));
		for (a = n->type == XML_ELEMENT_NODE ? n->properties : NULL;
		     a != NULL; a = a->next)
			if (a->children != NULL && a->children->content != NULL)
				literals((const char *)a->children->content,
				    put, ctx);
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != root && n->next == NULL)
			n = n->parent;
		n = n == root ? NULL : n->next;
	}
}

void
style_wording(const struct style *s, put_fn *put, void *ctx)
{
	xsltStylesheet *sheet;
	const xsltDocument *included;

	for (sheet = s->sheet; sheet != NULL; sheet = xsltNextImport(sheet)) {
		if (sheet->doc != NULL)
			tree(xmlDocGetRootElement(sheet->doc), put, ctx);
		for (included = sheet->docList; included != NULL;
		     included = included->next)
			tree(xmlDocGetRootElement(included->doc), put, ctx);
	}
}

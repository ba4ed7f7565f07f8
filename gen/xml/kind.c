/* SPDX-License-Identifier: Apache-2.0 */
#include "xml/kind.h"

#include <string.h>

static const struct kind kinds[KIND_COUNT] = {
#define KIND(id, root, ns, schema, element, attribute)                         \
	{KIND_##id, root, ns, schema, element, attribute},
#include "xml/kind.def"
#undef KIND
};

const struct kind *
kind_named(const char *root)
{
	for (int i = 0; i < KIND_COUNT; i++)
		if (strcmp(kinds[i].root, root) == 0)
			return &kinds[i];
	return NULL;
}

const struct kind *
kind_of(const xmlNode *root)
{
	const struct kind *k =
	    root == NULL ? NULL : kind_named((const char *)root->name);

	return k != NULL && root->ns != NULL &&
		       strcmp((const char *)root->ns->href, k->ns) == 0
		   ? k
		   : NULL;
}

const struct kind *
kind_get(enum kind_id id)
{
	return &kinds[id];
}

void
kind_roots(struct buf *out)
{
	for (int i = 0; i < KIND_COUNT; i++)
		buf_addf(out, "%s%s", i == 0 ? "" : " ", kinds[i].root);
}

void
kind_records(struct buf *out)
{
	const char *blank = "";

	for (int i = 0; i < KIND_COUNT; i++)
		if (strcmp(kinds[i].ns, KIND_RECORD_NS) == 0) {
			buf_addf(out, "%s%s", blank, kinds[i].root);
			blank = " ";
		}
}

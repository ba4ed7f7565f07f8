/* SPDX-License-Identifier: Apache-2.0 */
/* The figures of a summary that was written, and where they came from. */
#include <stdlib.h>
#include <string.h>

#include <libxml/hash.h>

#include "base/mem.h"
#include "xml/collect_in.h"
#include "xml/kind.h"
#include "xml/record.h"

bool
collect_is_summary(
    const char *bytes, size_t len, const struct xmlin_limits *limits)
{
	struct diag *unsaid = diag_new();
	xmlDoc *doc = xmlin_parse(bytes, len, "", 1, limits, unsaid);
	const struct kind *kind =
	    doc == NULL ? NULL : kind_of(xmlDocGetRootElement(doc));

	xmlin_free(doc);
	diag_free(unsaid);
	return kind != NULL && kind->id == KIND_SUMMARY;
}

/* Attributes of one element, lent until the next. */
struct values {
	char *v[8];
};

static void
values_read(struct values *v, const xmlNode *n, const char *const *names)
{
	for (int i = 0; i < 8; i++) {
		free(v->v[i]);
		v->v[i] = names[i] == NULL ? NULL : collect_attr(n, names[i]);
	}
}

static void
values_free(struct values *v)
{
	for (int i = 0; i < 8; i++)
		free(v->v[i]);
}

static bool
is(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE &&
	       strcmp((const char *)n->name, name) == 0;
}

/* Keeps the value of attribute `what` by that of `by`, of all `name`. */
static xmlHashTable *
index_of(
    const xmlNode *root, const char *name, const char *by, const char *what)
{
	xmlHashTable *h = xmlHashCreate(64);
	char *key;

	if (h == NULL)
		mem_exhausted();
	for (const xmlNode *n = root->children; n != NULL; n = n->next) {
		if (!is(n, name))
			continue;
		key = collect_attr(n, by);
		xmlHashUpdateEntry(h, (const xmlChar *)key,
		    xmlGetNoNsProp((xmlNode *)n, (const xmlChar *)what),
		    xmlHashDefaultDeallocator);
		free(key);
	}
	return h;
}

static const char *
look(xmlHashTable *h, const char *key)
{
	const char *s = xmlHashLookup(h, (const xmlChar *)key);

	return s == NULL ? "" : s;
}

static void
tell(const xmlNode *root, collect_figures_fn *take, void *ctx)
{
	static const char *const of_figure[8] = {
	    "name", "title", "unit", "who", "of", "value"};
	static const char *const of_from[8] = {"record", "id", "line", "n"};
	xmlHashTable *files = index_of(root, "source", "record", "file");
	xmlHashTable *names = index_of(root, "person", "id", "name");
	struct values a = {{NULL}}, b = {{NULL}};

	for (const xmlNode *n = root->children; n != NULL; n = n->next) {
		if (!is(n, "figure"))
			continue;
		values_read(&a, n, of_figure);
		const struct collect_figure f = {.name = a.v[0],
		    .title = a.v[1],
		    .unit = a.v[2],
		    .who = a.v[3],
		    .who_name = look(names, a.v[3]),
		    .of = a.v[4],
		    .value = a.v[5]};

		take(ctx, &f, NULL);
		for (const xmlNode *m = n->children; m != NULL; m = m->next) {
			if (!is(m, "from"))
				continue;
			values_read(&b, m, of_from);
			const struct collect_from from = {.record = b.v[0],
			    .id = b.v[1],
			    .line = b.v[2],
			    .n = b.v[3],
			    .file = look(files, b.v[0])};

			take(ctx, &f, &from);
		}
	}
	values_free(&a);
	values_free(&b);
	xmlHashFree(files, xmlHashDefaultDeallocator);
	xmlHashFree(names, xmlHashDefaultDeallocator);
}

int
collect_read(const char *bytes, size_t len, const char *file, struct kit *kit,
    const struct xmlin_limits *limits, collect_figures_fn *take, void *ctx,
    struct diag *diag)
{
	const struct record_options options = {.kit = kit, .limits = limits};
	struct diag *own = diag_new();
	struct record *r = record_check(bytes, len, file, &options, own);

	if (r == NULL)
		diag_move(diag, own);
	else
		tell(xmlDocGetRootElement(record_doc(r)), take, ctx);
	diag_free(own);
	record_free(r);
	return r == NULL ? -1 : 0;
}

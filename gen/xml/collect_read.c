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

static bool
is(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE &&
	       strcmp((const char *)n->name, name) == 0;
}

/* Keeps the value of attribute `what` by that of `by`, of all `name`. */
static xmlHashTable *
index_of(struct arena *a, const xmlNode *root, const char *name, const char *by,
    const char *what)
{
	xmlHashTable *h = xmlHashCreate(64);

	if (h == NULL)
		mem_exhausted();
	for (const xmlNode *n = root->children; n != NULL; n = n->next)
		if (is(n, name))
			xmlHashAddEntry(h,
			    (const xmlChar *)collect_attr(a, n, by),
			    (char *)collect_attr(a, n, what));
	return h;
}

static const char *
look(xmlHashTable *h, const char *key)
{
	const char *s = xmlHashLookup(h, (const xmlChar *)key);

	return s == NULL ? "" : s;
}

/* The places of one figure. */
static void
tell_places(const xmlNode *figure, const struct collect_figure *f,
    xmlHashTable *files, collect_figures_fn *take, void *ctx)
{
	struct arena *a = arena_new();

	for (const xmlNode *n = figure->children; n != NULL; n = n->next) {
		if (!is(n, "from"))
			continue;
		const struct collect_from from = {
		    .record = collect_attr(a, n, "record"),
		    .id = collect_attr(a, n, "id"),
		    .line = collect_attr(a, n, "line"),
		    .n = collect_attr(a, n, "n"),
		    .file = look(files, collect_attr(a, n, "record"))};

		take(ctx, f, &from);
	}
	arena_free(a);
}

static void
tell(const xmlNode *root, collect_figures_fn *take, void *ctx)
{
	struct arena *a = arena_new();
	xmlHashTable *files = index_of(a, root, "source", "record", "file");
	xmlHashTable *names = index_of(a, root, "person", "id", "name");

	for (const xmlNode *n = root->children; n != NULL; n = n->next) {
		if (!is(n, "figure"))
			continue;
		const struct collect_figure f = {
		    .name = collect_attr(a, n, "name"),
		    .title = collect_attr(a, n, "title"),
		    .unit = collect_attr(a, n, "unit"),
		    .who = collect_attr(a, n, "who"),
		    .who_name = look(names, collect_attr(a, n, "who")),
		    .of = collect_attr(a, n, "of"),
		    .value = collect_attr(a, n, "value")};

		take(ctx, &f, NULL);
		tell_places(n, &f, files, take, ctx);
	}
	xmlHashFree(files, NULL);
	xmlHashFree(names, NULL);
	arena_free(a);
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

/* SPDX-License-Identifier: Apache-2.0 */
#include "xml/whence.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/hash.h>

#include "base/mem.h"
#include "base/xmlin.h"

static bool
named(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE &&
	       strcmp((const char *)n->name, name) == 0;
}

static xmlChar *
attr(const xmlNode *n, const char *name)
{
	return xmlGetNoNsProp((xmlNode *)n, (const xmlChar *)name);
}

/* What a summary says of places: looked into once for each finding. */
struct places {
	const xmlNode **rows; /* by line, as they stand */
	size_t n, cap;
	xmlHashTable *files; /* record -> its source element */
};

static void
read_places(struct places *p, const xmlNode *root)
{
	xmlChar *record;

	memset(p, 0, sizeof(*p));
	p->files = xmlHashCreate(64);
	for (const xmlNode *n = root->children; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (p->n == p->cap) {
			p->cap = p->cap == 0 ? 64 : 2 * p->cap;
			p->rows =
			    xreallocarray(p->rows, p->cap, sizeof(*p->rows));
		}
		p->rows[p->n++] = n;
		if (!named(n, "source"))
			continue;
		record = attr(n, "record");
		/* The first of several stays. */
		xmlHashAddEntry(p->files, record, (void *)n);
		xmlFree(record);
	}
}

/* The first row on a line of the summary, or NULL. */
static const xmlNode *
row_on(const struct places *p, long line)
{
	size_t lo = 0, hi = p->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (xmlin_line(p->rows[mid]) < line)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < p->n && xmlin_line(p->rows[lo]) == line ? p->rows[lo]
							    : NULL;
}

/* The file that the record was read from; for xmlFree. */
static xmlChar *
file_of(const struct places *p, const xmlChar *record)
{
	const xmlNode *source = xmlHashLookup(p->files, record);

	return source == NULL ? NULL : attr(source, "file");
}

static void
add(const struct places *p, const struct finding *was, struct diag *to)
{
	const xmlNode *row = was->line == 0 ? NULL : row_on(p, was->line);
	xmlChar *record = row == NULL ? NULL : attr(row, "record");
	xmlChar *line = row == NULL ? NULL : attr(row, "line");
	xmlChar *file = record == NULL ? NULL : file_of(p, record);
	struct finding f = *was;

	if (file != NULL && line != NULL) {
		f.file = (const char *)file;
		f.line = strtol((const char *)line, NULL, 10);
	} else {
		f.line = 0;
	}
	diag_add_finding(to, &f);
	xmlFree(record);
	xmlFree(line);
	xmlFree(file);
}

void
whence_move(const xmlDoc *summary, struct diag *to, struct diag *from)
{
	struct diag *kept = diag_new();
	struct places p;

	read_places(&p, xmlDocGetRootElement(summary));
	for (size_t i = 0; i < diag_count(from); i++)
		add(&p, diag_get(from, i), kept);
	diag_move(to, kept);
	diag_free(kept);
	xmlHashFree(p.files, NULL);
	free(p.rows);
}

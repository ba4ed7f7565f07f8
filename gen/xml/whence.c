/* SPDX-License-Identifier: Apache-2.0 */
#include "xml/whence.h"

#include <stdlib.h>
#include <string.h>

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

/* The file that the record was read from; for xmlFree. */
static xmlChar *
file_of(const xmlNode *root, const xmlChar *record)
{
	const xmlNode *n;
	xmlChar *v = NULL;

	for (n = root->children; n != NULL; n = n->next) {
		if (!named(n, "source"))
			continue;
		v = attr(n, "record");
		if (xmlStrEqual(v, record))
			break;
		xmlFree(v);
		v = NULL;
	}
	xmlFree(v);
	return n == NULL ? NULL : attr(n, "file");
}

/* The row on a line of the summary. */
static const xmlNode *
row_on(const xmlNode *root, long line)
{
	const xmlNode *n = root->children;

	while (
	    n != NULL && (n->type != XML_ELEMENT_NODE || xmlin_line(n) != line))
		n = n->next;
	return n;
}

static void
add(const xmlNode *root, const struct finding *was, struct diag *to)
{
	const xmlNode *row = was->line == 0 ? NULL : row_on(root, was->line);
	xmlChar *record = row == NULL ? NULL : attr(row, "record");
	xmlChar *line = row == NULL ? NULL : attr(row, "line");
	xmlChar *file = record == NULL ? NULL : file_of(root, record);
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
	const xmlNode *root = xmlDocGetRootElement(summary);
	struct diag *kept = diag_new();

	for (size_t i = 0; i < diag_count(from); i++)
		add(root, diag_get(from, i), kept);
	diag_move(to, kept);
	diag_free(kept);
}

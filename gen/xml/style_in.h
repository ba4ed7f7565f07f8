/* SPDX-License-Identifier: Apache-2.0 */
/* What style.c and style_refuse.c share. */
#ifndef JIYAO_XML_STYLE_IN_H
#define JIYAO_XML_STYLE_IN_H

#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/xsltInternals.h>

#include "base/digest.h"
#include "xml/function.h"
#include "xml/style.h"

/* A file of the stylesheet: its URI for libxslt, its name for findings. */
struct source {
	char *uri;
	char *name;
};

struct style {
	xsltStylesheet *sheet;
	style_escape_fn *escape;
	bool xml; /* the output method, otherwise text */
	struct style_limits limits;
	char *file; /* as named */
	char *folder; /* real path of its folder */
	char
	    *installed; /* real path of the installation's templates; or NULL */
	struct digest *reading; /* over its files, while loading */
	char digest[DIGEST_HEX];
	struct source *sources;
	size_t nsources;
	struct diag *diag; /* while loading */
	int refused; /* findings added by the loader */
};

/* Where the file and the installed templates really are; -1 after a finding. */
int style_find(struct style *, char **real);
/* Reads and parses one file of the stylesheet; name is for findings. */
xmlDoc *style_read(
    struct style *, const char *path, const char *name, xmlDict *);
/* What findings call the file that libxslt knows by uri. */
const char *style_source_name(const struct style *, const char *uri);
/* libxslt's loader: imports and includes; never a document. */
xmlDocPtr style_import(
    const xmlChar *uri, xmlDictPtr, int options, void *sheet, xsltLoadType);
/* Everything but reading the tree in memory is forbidden. */
xsltSecurityPrefs *style_doors(void);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is shut to a stylesheet.  It is read from its own folder and below, and
 * from the installation's templates, and from nowhere else; while it runs it
 * reads, writes and reaches nothing.
 */
#include "xml/style_in.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/uri.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/xmlin.h"

#define OWN_SCHEME "jiyao:"

const char *
style_source_name(const struct style *s, const char *uri)
{
	size_t i;

	for (i = 0; uri != NULL && i < s->nsources; i++)
		if (strcmp(s->sources[i].uri, uri) == 0)
			return s->sources[i].name;
	return s->file;
}

static void
source_add(struct style *s, const char *uri, const char *name)
{
	s->sources =
	    xreallocarray(s->sources, s->nsources + 1, sizeof(*s->sources));
	s->sources[s->nsources].uri = xstrdup(uri);
	s->sources[s->nsources++].name = xstrdup(name);
}

/* True where path stands below folder; both are real paths. */
static bool
below(const char *path, const char *folder)
{
	size_t n = folder == NULL ? 0 : strlen(folder);

	return n > 0 && strncmp(path, folder, n) == 0 &&
	       (path[n] == '/' || folder[n - 1] == '/');
}

xmlDoc *
style_read(struct style *s, const char *path, const char *name, xmlDict *dict)
{
	struct buf bytes = {0};
	xmlDoc *doc = NULL;
	xmlChar *uri;

	if (file_read(path, xmlin_limits_default.bytes, &bytes, s->diag) == 0)
		doc = xmlin_parse_dict(
		    bytes.p, bytes.len, name, 1, NULL, dict, s->diag);
	if (doc != NULL)
		digest_add(s->reading, bytes.p, bytes.len);
	buf_free(&bytes);
	if (doc == NULL)
		return NULL;
	uri = xmlPathToURI((const xmlChar *)path);
	source_add(s, (const char *)uri, name);
	xmlFree((xmlChar *)doc->URL);
	doc->URL = uri;
	return doc;
}

/* The real path that a URI of xsl:import names, or NULL where refused. */
static char *
import_path(const struct style *s, const char *uri)
{
	char *plain, *path = NULL, *real;

	if (strncmp(uri, OWN_SCHEME, strlen(OWN_SCHEME)) == 0) {
		if (s->installed == NULL)
			return NULL;
		path = xmalloc(strlen(s->installed) + strlen(uri) + 2);
		sprintf(path, "%s/%s", s->installed, uri + strlen(OWN_SCHEME));
	} else {
		plain = xmlURIUnescapeString(uri, 0, NULL);
		if (strncmp(plain, "file://", 7) == 0)
			path = xstrdup(plain + 7);
		else
			path = xstrdup(plain);
		xmlFree(plain);
	}
	real = realpath(path, NULL);
	free(path);
	if (real != NULL &&
	    (below(real, s->folder) || below(real, s->installed)))
		return real;
	free(real);
	return NULL;
}

xmlDocPtr
style_import(const xmlChar *uri, xmlDictPtr dict, int options, void *ctxt,
    xsltLoadType type)
{
	const xsltStylesheet *sheet = ctxt;
	struct style *s;
	xmlDoc *doc;
	char *path;

	(void)options;
	if (type != XSLT_LOAD_STYLESHEET)
		return NULL;
	while (sheet->parent != NULL)
		sheet = sheet->parent;
	s = sheet->_private;
	s->refused++;
	path = import_path(s, (const char *)uri);
	if (path == NULL) {
		diag_add(
		    s->diag, DIAG_STYLE_IMPORT, s->file, 0, (const char *)uri);
		return NULL;
	}
	doc = style_read(s, path, strrchr(path, '/') + 1, dict);
	free(path);
	if (doc != NULL)
		s->refused--;
	return doc;
}

int
style_find(struct style *s, char **real)
{
	char *share;
	struct diag *quiet = diag_new();

	*real = realpath(s->file, NULL);
	if (*real == NULL) {
		diag_free(quiet);
		diag_errno(s->diag, s->file, errno);
		return -1;
	}
	s->folder = xstrdup(*real);
	*strrchr(s->folder, '/') = '\0';
	share = file_share("templates", quiet);
	if (share != NULL)
		s->installed = realpath(share, NULL);
	free(share);
	diag_free(quiet);
	return 0;
}

/* libxslt asks: may this be read or written?  Never. */
static int
refuse(xsltSecurityPrefs *p, xsltTransformContext *t, const char *value)
{
	struct function_run *f = t->_private;

	(void)p;
	f->stop(f, DIAG_STYLE_REFUSED, value);
	return 0;
}

xsltSecurityPrefs *
style_doors(void)
{
	static const xsltSecurityOption doors[] = {XSLT_SECPREF_READ_FILE,
	    XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
	    XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK};
	xsltSecurityPrefs *p = xsltNewSecurityPrefs();
	size_t i;

	if (p == NULL)
		mem_exhausted();
	for (i = 0; i < sizeof(doors) / sizeof(*doors); i++)
		if (xsltSetSecurityPrefs(p, doors[i], refuse) != 0)
			mem_exhausted();
	return p;
}

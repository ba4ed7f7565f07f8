/* SPDX-License-Identifier: Apache-2.0 */
#include "job/markdown.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "mark/escape.h"
#include "xml/style.h"

/* The one function that makes text safe, under the names of xml/. */
static void
escape(struct buf *out, const char *text, size_t len, enum style_place where)
{
	static const enum mark_place places[] = {
	    [STYLE_INLINE] = MARK_INLINE,
	    [STYLE_LINE] = MARK_LINE,
	    [STYLE_HTML] = MARK_HTML,
	    [STYLE_YAML] = MARK_YAML,
	};

	mark_escape(out, text, len, places[where]);
}

int
markdown_load(struct markdown *m, const char *kind, const struct args *args,
    struct diag *d)
{
	const struct style_options options = {
	    .escape = escape, .limits = &args->style};
	struct buf name = {NULL, 0, 0};
	const char *path = args->template;
	char *found = NULL;

	memset(m, 0, sizeof *m);
	m->options.as_of = args->as_of;
	m->options.limits = &args->limits;
	buf_addf(&name, "templates/%s.xsl", kind);
	if (path == NULL)
		path = found = file_share(name.p, d);
	if (path != NULL &&
	    kit_load(&m->kit, args->rules, args->house, d) == 0) {
		m->options.kit = &m->kit;
		m->style = style_load(path, &options, d);
	}
	free(found);
	buf_free(&name);
	return m->style == NULL ? -1 : 0;
}

void
markdown_free(struct markdown *m)
{
	style_free(m->style);
	kit_free(&m->kit);
}

struct record *
markdown_read(const struct markdown *m, const char *path, struct diag *d)
{
	struct buf in = {NULL, 0, 0};
	struct record *r = NULL;

	if (file_read(path, xmlin_limits_of(m->options.limits).bytes, &in, d) ==
	    0)
		r = record_check(
		    in.p == NULL ? "" : in.p, in.len, path, &m->options, d);
	buf_free(&in);
	return r;
}

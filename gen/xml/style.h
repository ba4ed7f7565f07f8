/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stylesheets: a checked record → Markdown.  The home of libxslt.
 *
 * A stylesheet can neither read nor write files nor reach the network nor
 * read the clock; imports come only from its own folder and, as
 * `jiyao:NAME`, from the installation's templates.  Five limits hold each
 * run; crossing one is a finding that names it.  The result is text.
 *
 * A stylesheet is compiled once and applied to many records.  Templates call
 * the functions of function.h; one of them, escape(), is the caller's,
 * because this room does not know Markdown.
 */
#ifndef JIYAO_XML_STYLE_H
#define JIYAO_XML_STYLE_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include "base/buf.h"
#include "base/diag.h"
#include "xml/record.h"

/* Where in the Markdown a text is to stand; mark/escape.h has the same. */
enum style_place { STYLE_INLINE, STYLE_LINE, STYLE_HTML, STYLE_YAML };

typedef void style_escape_fn(
    struct buf *out, const char *text, size_t len, enum style_place);

struct style_limits {
	int depth; /* of templates that call templates */
	unsigned long steps; /* instructions carried out */
	unsigned long xpath; /* operations of XPath, nodes visited included */
	size_t memory; /* bytes held beyond those before the run */
	unsigned seconds; /* of CPU */
};

/* 1,000; 5 million; 50 million; 256 MiB; 60. */
extern const struct style_limits style_limits_default;

struct style_options {
	style_escape_fn *escape; /* mark_escape; NULL: text stays as it is */
	const struct style_limits *limits; /* NULL: the default */
	bool xml; /* it writes XML, a skeleton, and no Markdown */
};

struct style;

/* path is a file; NULL after a finding. */
struct style *style_load(
    const char *path, const struct style_options *, struct diag *);
void style_free(struct style *);
/* The SHA-256 of its files, one after the other as they were imported. */
const char *style_digest(const struct style *);
/*
 * Appends the Markdown to out; -1 after a finding, out then as it was.  The
 * template's parameter `state` is draft, to-sign, issued or
 * plan (of a meeting still to come, without an error), and each
 * house setting NAME of the rule set is the parameter `house-NAME`, as text;
 * params adds others: name, string, ..., NULL, where a string that is NULL
 * is left out.
 */
int style_apply(const struct style *, const struct record *,
    const char *const *params, struct buf *out, struct diag *);
/*
 * The same for a tree that is no meeting record (and for tests); params is
 * name, string, ..., NULL.
 */
int style_run(const struct style *, const xmlDoc *, const char *const *params,
    struct buf *out, struct diag *);
/*
 * Calls put with every literal text of the stylesheet and of what it imports:
 * text nodes, and the strings within its expressions.
 */
void style_wording(const struct style *,
    void (*put)(void *ctx, const char *text, size_t len), void *ctx);

#endif

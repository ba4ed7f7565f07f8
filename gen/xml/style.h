/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stylesheets: a checked record → Markdown.  The home of libxslt.
 *
 * A stylesheet can neither read nor write files nor reach the network;
 * imports come only from its own folder and the installation's templates.
 * Depth, operations and memory are bounded.
 */
#ifndef JIYAO_XML_STYLE_H
#define JIYAO_XML_STYLE_H

#include "base/buf.h"
#include "base/diag.h"
#include "xml/record.h"

struct style;

/* path is a file; NULL after a finding. */
struct style *style_load(const char *path, struct diag *);
void style_free(struct style *);
/* Appends the Markdown to out; -1 after a finding. */
int style_apply(const struct style *, const struct record *, struct buf *out,
    struct diag *);

#endif

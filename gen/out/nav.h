/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a reader steers by: information, language, bookmarks, page labels,
 * links.  It draws nothing.
 */
#ifndef JIYAO_OUT_NAV_H
#define JIYAO_OUT_NAV_H

#include "layout/ops.h"
#include "out/object.h"
#include "out/tree.h"

/* Title, author, dates, language, what doc->origin says. */
void nav_info(const struct ops *, struct object_doc *);
/* Appends /KEY(D:YYYYMMDD) of YYYY-MM-DD; nothing where it is no date. */
void nav_date(struct buf *, const char *key, const char *date);
/* The links of a page, its number, and the tree or NULL. */
void nav_links(const struct ops_page *, size_t number, HPDF_Dict, struct tree *,
    struct object_doc *);
/* Bookmarks; pages[i] is the page of ops->pages[i]. */
void nav_outline(
    const struct ops *, const HPDF_Dict *pages, struct object_doc *);
/* Ranges of pages that count on, or that are unnumbered. */
void nav_labels(const struct ops *, struct object_doc *);

#endif

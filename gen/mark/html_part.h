/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the files of the HTML writer share: text is escaped here and nowhere
 * else, so whatever does not go through html_text is markup.
 */
#ifndef JIYAO_MARK_HTML_PART_H
#define JIYAO_MARK_HTML_PART_H

#include <stdbool.h>

#include "base/buf.h"
#include "mark/doc.h"

/* Escaped for elements and for values in double quotes. */
void html_text(struct buf *, const char *s);
/* <name class="class">text</name>, or nothing where text is NULL. */
void html_element(
    struct buf *, const char *name, const char *class, const char *text);
/* <time> of 2026-11-03 as 2026年11月3日; other text stays as it is. */
void html_date(struct buf *, const char *date);
/* Text in （） where it has none of its own. */
void html_bracketed(struct buf *, const char *text);

/* html_body.c: styles, links and hard breaks; blocks up to the next side. */
void html_runs(struct buf *, const struct run *, size_t n);
/* The same, broken between words alone. */
void html_title(struct buf *, const struct run *, size_t n);
/*
 * Writes the blocks from b on up to the next BLOCK_SIDE, which is returned,
 * or NULL.  A heading of level n becomes one of n + shift.
 */
const struct block *html_blocks(struct buf *, const struct block *, int shift);

/* html_table.c */
void html_table(struct buf *, const struct table *);

/* html_figure.c: nothing where the picture was not read */
void html_figure(struct buf *, const struct figure *);

/* html_front.c: what the front matter says, in the order of the page. */
void html_head(struct buf *, const struct doc *);
void html_opening(struct buf *, const struct doc *);
void html_closing(struct buf *, const struct doc *);
void html_imprint(struct buf *, const struct doc *, bool landscape);

#endif

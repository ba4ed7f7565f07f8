/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The document tree as one web page: HTML that is well-formed XML as well, no
 * script, nothing fetched from elsewhere.
 *
 *	body ─ div.paper
 *	        ├─ header.head      版头                    (html_front.c)
 *	        ├─ main
 *	        │   ├─ article      title, 主送, text, 署名: div.sheet ...
 *	        │   └─ section      an attachment: div.sheet ...
 *	        └─ footer.imprint   版记                    (html_front.c)
 *
 * It knows which element is what; how it looks is said by the style sheet
 * alone, templates/document.css, which goes into the page.  What only a
 * sheet of paper has (page numbers, repeated heads, preprinted letterhead) is
 * left out.
 */
#ifndef JIYAO_MARK_HTML_H
#define JIYAO_MARK_HTML_H

#include "base/buf.h"
#include "base/diag.h"
#include "mark/doc.h"

enum {
	HTML_STYLE_BYTES_MAX = 1 << 20, /* of the style sheet */
};

/* The installation's style sheet without its comments; -1 after a finding. */
int html_style(struct buf *style, struct diag *);
void html_write(const struct doc *, const struct buf *style, struct buf *out);

#endif

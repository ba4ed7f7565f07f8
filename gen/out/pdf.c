/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The door of the room: operations in, a PDF out.
 *
 *	all operations ── fontset: characters of each face, then the fonts
 *	each page ─────── content stream, links
 *	document ──────── information, bookmarks, labels
 *
 * Two passes, since a code is a glyph's number in the subset, which is known
 * only when every character is.
 */
#include "out/pdf.h"

#include <stdlib.h>

#include "base/mem.h"
#include "out/content.h"
#include "out/fontset.h"
#include "out/nav.h"
#include "out/object.h"

enum {
	LEVEL_PAGE = 9, /* of deflate; see tests/bench */
	OBJECTS_A_PAGE = 3, /* page, content, its length */
	PAGE_SIDE_MIN = 3 * MPT_PT,
	PAGE_SIDE_MAX = 14400 * MPT_PT,
};

static void
collect(const struct ops *ops, struct fontset *fonts)
{
	size_t p, i, k;

	for (p = 0; p < ops->npages; p++)
		for (i = 0; i < ops->pages[p].nops; i++) {
			const struct op *op = &ops->pages[p].ops[i];

			if (op->kind != OP_TEXT || op->size <= 0)
				continue;
			for (k = 0; k < op->nglyphs; k++)
				fontset_add(fonts, op->face, op->glyphs[k].cp,
				    op->glyphs[k].vs, op->glyphs[k].gid);
		}
}

/* What libharu cannot hold is known before it starts. */
static int
within_limits(const struct ops *ops, struct object_doc *doc)
{
	size_t objects = ops->npages * OBJECTS_A_PAGE + ops->noutline, p, i;

	for (p = 0; p < ops->npages; p++) {
		const struct ops_page *page = &ops->pages[p];

		for (i = 0; i < page->nops; i++)
			objects += page->ops[i].kind == OP_LINK;
		if (page->width < PAGE_SIDE_MIN ||
		    page->height < PAGE_SIDE_MIN ||
		    page->width > PAGE_SIDE_MAX ||
		    page->height > PAGE_SIDE_MAX) {
			object_limit(doc, "/MediaBox", PAGE_SIDE_MAX / MPT_PT);
			return -1;
		}
	}
	/* A twentieth is left for fonts, page tree and catalog. */
	if (objects > OBJECT_MAX / 20 * 19) {
		object_limit(doc, "obj", OBJECT_MAX);
		return -1;
	}
	return 0;
}

static HPDF_Page
write_page(const struct ops_page *page, struct fontset *fonts,
    HPDF_Dict resources, struct object_doc *doc, struct buf *content)
{
	HPDF_Page haru = HPDF_AddPage(doc->haru);

	if (haru == NULL)
		return NULL;
	HPDF_Page_SetWidth(haru, (HPDF_REAL)page->width / MPT_PT);
	HPDF_Page_SetHeight(haru, (HPDF_REAL)page->height / MPT_PT);
	HPDF_Dict_RemoveElement(haru, "Resources");
	HPDF_Dict_Add(haru, "Resources", resources);
	buf_clear(content);
	if (content_page(page, fonts, content) == -1) {
		object_limit(doc, "q", CONTENT_TURNS_MAX + 1);
		return NULL;
	}
	object_page_stream(doc, haru, content->p, content->len, LEVEL_PAGE);
	nav_links(page, haru, doc);
	return haru;
}

static int
write_pages(const struct ops *ops, struct fontset *fonts, HPDF_Page *pages,
    struct object_doc *doc)
{
	HPDF_Dict list, resources;
	struct buf content = {NULL, 0, 0};
	size_t i;

	list = fontset_write(fonts, doc);
	if (list == NULL)
		return -1;
	/* One dictionary for all pages: each would repeat the same fonts. */
	resources = object_dict(doc);
	HPDF_Dict_Add(resources, "Font", list);
	for (i = 0; i < ops->npages; i++) {
		pages[i] =
		    write_page(&ops->pages[i], fonts, resources, doc, &content);
		if (pages[i] == NULL)
			break;
	}
	buf_free(&content);
	return i < ops->npages ? -1 : 0;
}

int
pdf_write(
    const struct ops *ops, const char *file, struct buf *out, struct diag *diag)
{
	struct object_doc doc;
	struct fontset *fonts;
	HPDF_Page *pages;
	int status;

	if (object_open(&doc, file, out, diag) == -1)
		return -1;
	fonts = fontset_new();
	pages = xcalloc(ops->npages + 1, sizeof(*pages));
	status = within_limits(ops, &doc);
	if (status == 0) {
		collect(ops, fonts);
		status = write_pages(ops, fonts, pages, &doc);
	}
	if (status == 0) {
		nav_info(ops, &doc);
		nav_outline(ops, pages, &doc);
		nav_labels(ops, &doc);
		status = object_save(&doc);
	} else if (doc.error != 0) {
		object_error(&doc);
	}
	object_close(&doc);
	fontset_free(fonts);
	free(pages);
	return status;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The door of the room: operations in, a PDF out.
 *
 *	all operations ── fontset: characters of each face, then the fonts
 *	pictures ──────── images, each once
 *	each page ─────── content stream, links
 *	elements ──────── structure tree
 *	document ──────── information, bookmarks, labels, what is claimed,
 *	                  files inside it
 *
 * Two passes, since a code is a glyph's number in the subset, which is known
 * only when every character is.
 */
#include "out/pdf.h"

#include <stdlib.h>

#include "base/mem.h"
#include "out/attach.h"
#include "out/claim.h"
#include "out/content.h"
#include "out/fontset.h"
#include "out/image.h"
#include "out/nav.h"
#include "out/object.h"
#include "out/tree.h"

enum {
	LEVEL_PAGE = 9, /* of deflate: 12 saves 0.5 % and doubles the time */
	OBJECTS_A_PAGE = 2, /* page, content */
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
	size_t objects = ops->npages * OBJECTS_A_PAGE + ops->noutline +
			 ops->nelements,
	       p, i;

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

/* What pages are written with. */
struct means {
	struct fontset *fonts;
	struct images *images;
	struct tree *tree; /* NULL without structure */
	HPDF_Dict resources;
	struct buf content; /* of one page at a time */
};

static void
put_box(struct buf *out, mpt width, mpt height)
{
	buf_adds(out, "/MediaBox[0 0 ");
	object_milli(out, width);
	buf_addc(out, ' ');
	object_milli(out, height);
	buf_adds(out, "]");
}

/* NULL after a finding. */
static HPDF_Dict
write_page(const struct ops *ops, size_t number, struct means *with,
    struct object_doc *doc)
{
	const struct ops_page *page = &ops->pages[number];
	HPDF_Dict dict = object_page(doc), stream;
	struct buf *entries = object_page_entries(dict);

	buf_clear(&with->content);
	if (content_page(page, number, with->fonts, with->images, with->tree,
		&with->content) == -1) {
		object_limit(doc, "q", CONTENT_TURNS_MAX + 1);
		return NULL;
	}
	stream =
	    object_stream(doc, with->content.p, with->content.len, LEVEL_PAGE);
	/* PDF/A has no page inherit its resources. */
	buf_addf(entries, "/Type/Page/Contents %u 0 R/Resources %u 0 R",
	    object_id(stream), object_id(with->resources));
	/* The first page's size hangs at the root of the page tree. */
	if (page->width != ops->pages[0].width ||
	    page->height != ops->pages[0].height)
		put_box(entries, page->width, page->height);
	if (with->tree != NULL)
		buf_addf(entries, "/StructParents %zu/Tabs/S", number);
	nav_links(page, number, dict, with->tree, doc);
	return dict;
}

static int
write_pages(const struct ops *ops, struct means *with, HPDF_Dict *pages,
    struct object_doc *doc)
{
	HPDF_Dict list, images, resources;
	size_t i;

	list = fontset_write(with->fonts, doc);
	if (list == NULL || images_write(with->images, doc, &images) == -1)
		return -1;
	/* One for all pages. */
	resources = with->resources = object_dict(doc);
	HPDF_Dict_Add(resources, "Font", list);
	if (images != NULL)
		HPDF_Dict_Add(resources, "XObject", images);
	if (ops->npages > 0) {
		object_extend(doc->haru->root_pages);
		put_box(object_entries(doc->haru->root_pages),
		    ops->pages[0].width, ops->pages[0].height);
	}
	for (i = 0; i < ops->npages; i++) {
		pages[i] = write_page(ops, i, with, doc);
		if (pages[i] == NULL)
			return -1;
	}
	if (with->tree != NULL)
		tree_write(with->tree, pages, doc);
	return 0;
}

int
pdf_write(const struct ops *ops, const struct pdf_options *options,
    const char *file, struct buf *out, struct diag *diag)
{
	static const struct pdf_options plain = {.nfiles = 0};
	struct object_doc doc;
	struct means with = {.fonts = NULL};
	HPDF_Dict *pages;
	int status;

	if (options == NULL)
		options = &plain;
	if (object_open(&doc, file, out, diag) == -1)
		return -1;
	if (options->origin != NULL)
		buf_adds(&doc.origin, options->origin);
	with.fonts = fontset_new();
	with.images = images_new(ops);
	if (level_tagged(&options->level))
		with.tree = tree_new(ops);
	pages = xcalloc(ops->npages + 1, sizeof(*pages));
	status = within_limits(ops, &doc);
	if (status == 0) {
		collect(ops, with.fonts);
		status = write_pages(ops, &with, pages, &doc);
	}
	if (status == 0) {
		nav_info(ops, &doc);
		nav_outline(ops, pages, &doc);
		nav_labels(ops, &doc);
		if (options->level.part != 0)
			claim_write(ops, &options->level, &doc);
		if (options->nfiles > 0)
			attach_write(
			    ops, options->files, options->nfiles, &doc);
		status = object_save(&doc);
	} else if (doc.error != 0) {
		object_error(&doc);
	}
	object_close(&doc);
	fontset_free(with.fonts);
	images_free(with.images);
	tree_free(with.tree);
	buf_free(&with.content);
	free(pages);
	return status;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Bookmarks, labels, links and information; see the header. */
#include "out/nav.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "out/content.h"

static void
put_info(HPDF_Dict dict, const char *key, const char *utf8)
{
	if (utf8 == NULL || *utf8 == '\0')
		return;
	buf_addf(object_entries(dict), "/%s", key);
	object_text(object_entries(dict), utf8);
	buf_addc(object_entries(dict), '\n');
}

/* YYYY-MM-DD as D:YYYYMMDD: the record knows no hour. */
void
nav_date(struct buf *out, const char *key, const char *date)
{
	size_t i;

	if (date == NULL || strlen(date) != 10)
		return;
	for (i = 0; i < 10; i++)
		if (i == 4 || i == 7 ? date[i] != '-'
				     : !isdigit((unsigned char)date[i]))
			return;
	buf_addf(out, "/%s(D:%.4s%.2s%.2s)\n", key, date, date + 5, date + 8);
}

void
nav_info(const struct ops *ops, struct object_doc *doc)
{
	HPDF_Dict info = doc->haru->info, catalog = doc->haru->catalog;
	HPDF_Dict prefs = object_dict(doc);

	object_extend(info);
	put_info(info, "Title", ops->title);
	put_info(info, "Author", ops->author);
	put_info(info, "Subject", ops->subject);
	put_info(info, "Keywords", ops->keywords);
	put_info(info, "Origin", doc->origin.p);
	nav_date(object_entries(info), "CreationDate", ops->date);
	nav_date(object_entries(info), "ModDate", ops->date);
	HPDF_Dict_AddBoolean(prefs, "DisplayDocTitle", HPDF_TRUE);
	HPDF_Dict_Add(catalog, "ViewerPreferences", prefs);
	if (ops->lang != NULL)
		HPDF_Dict_Add(catalog, "Lang",
		    HPDF_String_New(doc->haru->mmgr, ops->lang, NULL));
}

/* The transformation that turns have made: x' = a x - b y + e, and so on. */
struct place {
	int a, b; /* cosine and sine of a multiple of 90 degrees */
	int64_t e, f;
};

static void
apply(const struct place *at, int64_t x, int64_t y, int64_t *px, int64_t *py)
{
	*px = at->a * x - at->b * y + at->e;
	*py = at->b * x + at->a * y + at->f;
}

/* What is drawn at x, y goes a quarter turn around x, y first. */
static struct place
turned(const struct place *at, const struct op *op)
{
	struct place to = {-at->b, at->a, 0, 0};

	apply(at, (int64_t)op->x + op->y, (int64_t)op->y - op->x, &to.e, &to.f);
	return to;
}

static void
put_rect(struct buf *out, const struct place *at, const struct op *op)
{
	int64_t x0, y0, x1, y1, swap;

	apply(at, op->x, op->y, &x0, &y0);
	apply(at, (int64_t)op->x + op->w, (int64_t)op->y + op->h, &x1, &y1);
	if (x1 < x0) {
		swap = x0;
		x0 = x1;
		x1 = swap;
	}
	if (y1 < y0) {
		swap = y0;
		y0 = y1;
		y1 = swap;
	}
	buf_adds(out, "/Rect[");
	object_milli(out, x0);
	buf_addc(out, ' ');
	object_milli(out, y0);
	buf_addc(out, ' ');
	object_milli(out, x1);
	buf_addc(out, ' ');
	object_milli(out, y1);
	buf_adds(out, "]\n");
}

/* A URI is ASCII: what is not goes out as %XX of its UTF-8. */
static void
put_uri(struct buf *out, const char *uri)
{
	struct buf ascii = {NULL, 0, 0};
	const unsigned char *p;

	for (p = (const unsigned char *)uri; *p != '\0'; p++)
		if (*p > 0x20 && *p < 0x7F)
			buf_addc(&ascii, (char)*p);
		else
			buf_addf(&ascii, "%%%02X", *p);
	object_literal(out, ascii.p, ascii.len);
	buf_free(&ascii);
}

void
nav_links(const struct ops_page *page, size_t number, HPDF_Dict haru_page,
    struct tree *tree, struct object_doc *doc)
{
	struct place stack[CONTENT_TURNS_MAX], at = {1, 0, 0, 0};
	struct buf *entries, *annots = object_page_entries(haru_page);
	bool any = false;
	HPDF_Dict link;
	size_t i, depth = 0;

	for (i = 0; i < page->nops; i++) {
		const struct op *op = &page->ops[i];

		if (op->kind == OP_TURN && depth < CONTENT_TURNS_MAX) {
			stack[depth++] = at;
			at = turned(&at, op);
		} else if (op->kind == OP_TURN_END && depth > 0) {
			at = stack[--depth];
		}
		if (op->kind != OP_LINK || op->uri == NULL)
			continue;
		link = object_dict(doc);
		HPDF_Dict_AddName(link, "Type", "Annot");
		HPDF_Dict_AddName(link, "Subtype", "Link");
		entries = object_entries(link);
		put_rect(entries, &at, op);
		/* Printed with the page, as PDF/A asks of every annotation. */
		buf_adds(entries, "/Border[0 0 0]/F 4/A<</S/URI/URI");
		put_uri(entries, op->uri);
		buf_adds(entries, ">>/Contents");
		object_text(entries, op->uri);
		buf_addc(entries, '\n');
		if (tree != NULL)
			tree_link(tree, number, op->element, link);
		buf_addf(annots, "%s%u 0 R", any ? " " : "/Annots[",
		    object_id(link));
		any = true;
	}
	if (any)
		buf_adds(annots, "]\n");
}

/* A bookmark; the root of the tree stands before the first one. */
struct item {
	HPDF_Dict dict;
	size_t parent, first, last, prev, next; /* indices; 0 is none */
	size_t below; /* items in its subtree: all are shown open */
};

/* Links item i into the tree of those before it. */
static void
link_item(struct item *items, size_t i, const struct outline *outline)
{
	size_t p = i - 1;

	while (p > 0 && outline[p - 1].level >= outline[i - 1].level)
		p = items[p].parent;
	items[i].parent = p;
	items[i].prev = items[p].last;
	if (items[p].last != 0)
		items[items[p].last].next = i;
	else
		items[p].first = i;
	items[p].last = i;
}

static void
put_reference(
    struct buf *out, const char *key, const struct item *items, size_t i)
{
	if (i != 0)
		buf_addf(out, "/%s %u 0 R", key, object_id(items[i].dict));
}

static void
put_item(const struct item *items, size_t i)
{
	struct buf *out = object_entries(items[i].dict);

	put_reference(out, "First", items, items[i].first);
	put_reference(out, "Last", items, items[i].last);
	put_reference(out, "Prev", items, items[i].prev);
	put_reference(out, "Next", items, items[i].next);
	if (items[i].below > 0)
		buf_addf(out, "/Count %zu", items[i].below);
}

void
nav_outline(
    const struct ops *ops, const HPDF_Dict *pages, struct object_doc *doc)
{
	size_t n = ops->noutline, i;
	const struct outline *o;
	struct item *items;
	struct buf *out;

	if (n == 0)
		return;
	items = xcalloc(n + 1, sizeof(*items));
	for (i = 0; i <= n; i++)
		items[i].dict = object_dict(doc);
	for (i = 1; i <= n; i++)
		link_item(items, i, ops->outline);
	for (i = n; i > 0; i--)
		items[items[i].parent].below += items[i].below + 1;
	for (i = 1; i <= n; i++) {
		o = &ops->outline[i - 1];
		out = object_entries(items[i].dict);
		buf_adds(out, "/Title");
		object_text(out, o->title);
		buf_addf(out, "/Parent %u 0 R",
		    object_id(items[items[i].parent].dict));
		if (o->page >= 0 && (size_t)o->page < ops->npages) {
			buf_addf(out, "/Dest[%u 0 R/XYZ null ",
			    object_id(pages[o->page]));
			object_milli(out, o->y);
			buf_adds(out, " null]");
		}
		put_item(items, i);
	}
	HPDF_Dict_AddName(items[0].dict, "Type", "Outlines");
	put_item(items, 0);
	HPDF_Dict_Add(doc->haru->catalog, "Outlines", items[0].dict);
	HPDF_Dict_RemoveElement(doc->haru->catalog, "PageMode");
	HPDF_Dict_AddName(doc->haru->catalog, "PageMode", "UseOutlines");
	free(items);
}

/* A number that the label is, or -1. */
static long
numeral(const char *label)
{
	long n = 0;

	if (label == NULL || *label < '1' || *label > '9')
		return -1;
	for (; isdigit((unsigned char)*label); label++) {
		if (n > (INT_MAX - 9) / 10)
			return -1;
		n = n * 10 + (*label - '0');
	}
	return *label == '\0' ? n : -1;
}

void
nav_labels(const struct ops *ops, struct object_doc *doc)
{
	HPDF_Dict tree;
	struct buf *entries;
	bool none = true;
	long expect = -2; /* the number that goes on the range; -1: no number */
	size_t i;

	for (i = 0; i < ops->npages; i++)
		if (ops->pages[i].label != NULL)
			none = false;
	if (none)
		return;
	tree = object_dict(doc);
	entries = object_entries(tree);
	buf_adds(entries, "/Nums[");
	for (i = 0; i < ops->npages; i++) {
		const char *label = ops->pages[i].label;
		long n = numeral(label);

		if (label == NULL) {
			if (expect != -1)
				buf_addf(entries, "%zu<<>>\n", i);
			expect = -1;
		} else if (n == -1) {
			buf_addf(entries, "%zu<</P", i);
			object_text(entries, label);
			buf_adds(entries, ">>\n");
			expect = -2;
		} else {
			if (n != expect)
				buf_addf(entries, "%zu<</S/D/St %ld>>\n", i, n);
			expect = n + 1;
		}
	}
	buf_adds(entries, "]\n");
	HPDF_Dict_Add(doc->haru->catalog, "PageLabels", tree);
}

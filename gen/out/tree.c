/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Elements come in the order of reading, and so do operations.  Marked
 * content is a child of its element; an element hangs under its parent when
 * its first content comes, with all its elder siblings that have none (an
 * empty cell has its place in the row).
 */
#include "out/tree.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	NONE = -1,
};

static const char *const types[ROLE_COUNT] = {
    [ROLE_ARTIFACT] = "Artifact",
    [ROLE_DOCUMENT] = "Document",
    [ROLE_SECT] = "Sect",
    [ROLE_TITLE] = "H1",
    [ROLE_H1] = "H1",
    [ROLE_H2] = "H2",
    [ROLE_H3] = "H3",
    [ROLE_H4] = "H4",
    [ROLE_H5] = "H5",
    [ROLE_H6] = "H6",
    [ROLE_P] = "P",
    [ROLE_L] = "L",
    [ROLE_LI] = "LI",
    [ROLE_LBL] = "Lbl",
    [ROLE_LBODY] = "LBody",
    [ROLE_QUOTE] = "BlockQuote",
    [ROLE_CODE] = "Code",
    [ROLE_TABLE] = "Table",
    [ROLE_TR] = "TR",
    [ROLE_TH] = "TH",
    [ROLE_TD] = "TD",
    [ROLE_CAPTION] = "Caption",
    [ROLE_SPAN] = "Span",
    [ROLE_LINK] = "Link",
    [ROLE_FIGURE] = "Figure",
};

enum kid_kind { KID_ELEMENT, KID_CONTENT, KID_LINK };

struct kid {
	enum kid_kind kind;
	int next; /* kid of the same element; NONE at the end */
	size_t page; /* content and link */
	unsigned n; /* element, MCID, or the number of a link's object */
};

struct node {
	enum role role; /* as it is written */
	HPDF_Dict dict; /* NULL until tree_write */
	int first, last; /* kids */
	int child, sibling; /* elements, in their own order */
	int pending; /* first child not yet hung */
};

/* One number of the parent tree: a page with its contents, or a link. */
struct parent {
	int element;
	int next; /* of the same page; NONE */
};

struct page_marks {
	int first, last; /* in parents */
	unsigned n;
};

struct tree {
	const struct ops *ops;
	struct node *nodes; /* one an element */
	struct kid *kids;
	size_t nkids, capkids;
	struct parent *parents; /* contents of pages */
	size_t nparents, capparents;
	struct page_marks *marks; /* one a page */
	int *links; /* element of each link */
	size_t nlinks, caplinks;
};

static bool
has_structure(const struct ops *ops)
{
	size_t p, i;

	for (p = 0; p < ops->npages; p++)
		for (i = 0; i < ops->pages[p].nops; i++)
			if (ops->pages[p].ops[i].element > 0)
				return true;
	return false;
}

/*
 * Headings as PDF/UA wants them: the first is H1, and none is more than one
 * level below the one before it (a document without a title begins with 一、).
 */
static void
level_headings(struct tree *t)
{
	int before = 0, level;

	for (size_t i = 0; i < t->ops->nelements; i++) {
		enum role role = t->ops->elements[i].role;

		t->nodes[i].role = role;
		if (role < ROLE_TITLE || role > ROLE_H6)
			continue;
		level = role == ROLE_TITLE ? 1 : (int)(role - ROLE_H1) + 1;
		if (level > before + 1)
			level = before + 1;
		t->nodes[i].role = (enum role)(ROLE_H1 + level - 1);
		before = level;
	}
}

struct tree *
tree_new(const struct ops *ops)
{
	struct tree *t;
	struct node *node, *parent;
	size_t i;

	if (!has_structure(ops))
		return NULL;
	t = xcalloc(1, sizeof(*t));
	t->ops = ops;
	t->nodes = xcalloc(ops->nelements, sizeof(*t->nodes));
	t->marks = xcalloc(ops->npages, sizeof(*t->marks));
	for (i = 0; i < ops->npages; i++)
		t->marks[i].first = t->marks[i].last = NONE;
	for (i = 0; i < ops->nelements; i++) {
		node = &t->nodes[i];
		node->first = node->last = NONE;
		node->child = node->sibling = node->pending = NONE;
	}
	level_headings(t);
	/* Backwards, so that each list comes out in order. */
	for (i = ops->nelements; i-- > 1;) {
		parent = &t->nodes[ops->elements[i].parent];
		t->nodes[i].sibling = parent->child;
		parent->child = parent->pending = (int)i;
	}
	return t;
}

void
tree_free(struct tree *t)
{
	if (t == NULL)
		return;
	free(t->nodes);
	free(t->kids);
	free(t->parents);
	free(t->marks);
	free(t->links);
	free(t);
}

const char *
tree_type(const struct tree *t, int element)
{
	return types[t->nodes[element].role];
}

static void *
room(void *p, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return p;
	*cap = *cap == 0 ? 64 : *cap * 2;
	return xreallocarray(p, *cap, size);
}

static void
add_kid(
    struct tree *t, int element, enum kid_kind kind, size_t page, unsigned n)
{
	struct node *node = &t->nodes[element];
	int index = (int)t->nkids;

	t->kids = room(t->kids, t->nkids, &t->capkids, sizeof(*t->kids));
	t->kids[t->nkids++] = (struct kid){kind, NONE, page, n};
	if (node->last == NONE)
		node->first = index;
	else
		t->kids[node->last].next = index;
	node->last = index;
}

/* Hangs the children of element that come before the one named, and it. */
static void
hang_children(struct tree *t, int element, int upto)
{
	struct node *node = &t->nodes[element];

	while (node->pending != NONE && node->pending <= upto) {
		add_kid(t, element, KID_ELEMENT, 0, (unsigned)node->pending);
		node->pending = t->nodes[node->pending].sibling;
	}
}

/* Every ancestor hangs what leads to the element. */
static void
hang(struct tree *t, int element)
{
	int parent;

	for (; element > 0; element = parent) {
		parent = t->ops->elements[element].parent;
		hang_children(t, parent, element);
	}
}

unsigned
tree_mark(struct tree *t, size_t page, int element)
{
	struct page_marks *m = &t->marks[page];
	int index = (int)t->nparents;

	hang(t, element);
	add_kid(t, element, KID_CONTENT, page, m->n);
	t->parents =
	    room(t->parents, t->nparents, &t->capparents, sizeof(*t->parents));
	t->parents[t->nparents++] = (struct parent){element, NONE};
	if (m->last == NONE)
		m->first = index;
	else
		t->parents[m->last].next = index;
	m->last = index;
	return m->n++;
}

void
tree_link(struct tree *t, size_t page, int element, HPDF_Dict link)
{
	if (element < 0)
		return;
	hang(t, element);
	add_kid(t, element, KID_LINK, page, object_id(link));
	/* Keys of the parent tree: the pages first, then the links. */
	buf_addf(object_entries(link), "/StructParent %zu\n",
	    t->ops->npages + t->nlinks);
	t->links = room(t->links, t->nlinks, &t->caplinks, sizeof(*t->links));
	t->links[t->nlinks++] = element;
}

/* The page of the element's first content, where that is its own. */
static size_t
own_page(const struct tree *t, const struct node *node)
{
	int k;

	for (k = node->first; k != NONE; k = t->kids[k].next)
		if (t->kids[k].kind != KID_ELEMENT)
			return t->kids[k].page;
	return SIZE_MAX;
}

static void
put_kid(struct buf *out, const struct tree *t, const struct kid *kid,
    size_t own, const HPDF_Dict *pages)
{
	switch (kid->kind) {
	case KID_ELEMENT:
		buf_addf(out, "%u 0 R", object_id(t->nodes[kid->n].dict));
		break;
	case KID_CONTENT:
		if (kid->page == own)
			buf_addf(out, "%u", kid->n);
		else
			buf_addf(out, "<</Type/MCR/Pg %u 0 R/MCID %u>>",
			    object_id(pages[kid->page]), kid->n);
		break;
	case KID_LINK:
		buf_addf(out, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>",
		    object_id(pages[kid->page]), kid->n);
		break;
	}
}

/* What is said of head cells and of cells that span. */
static void
put_attributes(struct buf *out, const struct element *e)
{
	if (e->alt != NULL) {
		buf_adds(out, "/Alt");
		object_text(out, e->alt);
	}
	if (e->role != ROLE_TH && e->role != ROLE_TD)
		return;
	if (e->role == ROLE_TD && e->rowspan <= 1 && e->colspan <= 1)
		return;
	buf_adds(out, "/A<</O/Table");
	if (e->role == ROLE_TH)
		buf_adds(out, "/Scope/Column");
	if (e->rowspan > 1)
		buf_addf(out, "/RowSpan %d", e->rowspan);
	if (e->colspan > 1)
		buf_addf(out, "/ColSpan %d", e->colspan);
	buf_adds(out, ">>");
}

static void
put_element(struct tree *t, size_t i, HPDF_Dict root, const HPDF_Dict *pages)
{
	const struct element *e = &t->ops->elements[i];
	struct node *node = &t->nodes[i];
	struct buf *out = object_entries(node->dict);
	size_t own = own_page(t, node);
	bool many = node->first != node->last;
	int k;

	buf_addf(out, "/S/%s/P %u 0 R", types[node->role],
	    object_id(i == 0 ? root : t->nodes[e->parent].dict));
	if (own != SIZE_MAX)
		buf_addf(out, "/Pg %u 0 R", object_id(pages[own]));
	put_attributes(out, e);
	if (node->first != NONE) {
		buf_adds(out, many ? "/K[" : "/K ");
		for (k = node->first; k != NONE; k = t->kids[k].next) {
			put_kid(out, t, &t->kids[k], own, pages);
			if (t->kids[k].next != NONE)
				buf_addc(out, ' ');
		}
		if (many)
			buf_addc(out, ']');
	}
}

static HPDF_Dict
write_parents(struct tree *t, struct object_doc *doc)
{
	HPDF_Dict dict = object_dict(doc);
	struct buf *out = object_entries(dict);
	size_t i;
	int k;

	buf_adds(out, "/Nums[");
	for (i = 0; i < t->ops->npages; i++) {
		buf_addf(out, "%zu[", i);
		for (k = t->marks[i].first; k != NONE; k = t->parents[k].next)
			buf_addf(out, "%u 0 R ",
			    object_id(t->nodes[t->parents[k].element].dict));
		buf_adds(out, "]\n");
	}
	for (i = 0; i < t->nlinks; i++)
		buf_addf(out, "%zu %u 0 R\n", t->ops->npages + i,
		    object_id(t->nodes[t->links[i]].dict));
	buf_adds(out, "]\n");
	return dict;
}

void
tree_write(struct tree *t, const HPDF_Dict *pages, struct object_doc *doc)
{
	HPDF_Dict root = object_dict(doc), mark = object_dict(doc);
	HPDF_Dict catalog = doc->haru->catalog;
	size_t i;

	for (i = 0; i < t->ops->nelements; i++) {
		hang_children(t, (int)i, (int)t->ops->nelements);
		t->nodes[i].dict = object_dict(doc);
	}
	for (i = 0; i < t->ops->nelements; i++)
		put_element(t, i, root, pages);
	HPDF_Dict_AddName(root, "Type", "StructTreeRoot");
	HPDF_Dict_Add(root, "K", t->nodes[0].dict);
	HPDF_Dict_Add(root, "ParentTree", write_parents(t, doc));
	HPDF_Dict_AddNumber(root, "ParentTreeNextKey",
	    (HPDF_INT32)(t->ops->npages + t->nlinks));
	HPDF_Dict_AddBoolean(mark, "Marked", HPDF_TRUE);
	HPDF_Dict_Add(catalog, "StructTreeRoot", root);
	HPDF_Dict_Add(catalog, "MarkInfo", mark);
}

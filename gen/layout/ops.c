/* SPDX-License-Identifier: Apache-2.0 */
/* Builds drawing operations; what they look like printed is ops_dump.c's. */
#include "layout/ops.h"

#include <stdlib.h>
#include <string.h>

struct ops *
ops_new(void)
{
	struct ops *ops = xcalloc(1, sizeof(*ops));

	ops->arena = arena_new();
	ops->lang = "zh-CN";
	ops_add_element(ops, ROLE_DOCUMENT, -1);
	return ops;
}

void
ops_free(struct ops *ops)
{
	if (ops == NULL)
		return;
	for (size_t i = 0; i < ops->npages; i++)
		free(ops->pages[i].ops);
	free(ops->pages);
	free(ops->elements);
	free(ops->outline);
	arena_free(ops->arena);
	free(ops);
}

/* Room for one more of size bytes each; returns the (moved) array. */
static void *
grow(void *p, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return p;
	*cap = *cap == 0 ? 16 : *cap * 2;
	return xreallocarray(p, *cap, size);
}

struct ops_page *
ops_add_page(struct ops *ops, mpt width, mpt height)
{
	struct ops_page *page;

	ops->pages =
	    grow(ops->pages, ops->npages, &ops->cappages, sizeof(*ops->pages));
	page = &ops->pages[ops->npages++];
	memset(page, 0, sizeof(*page));
	page->width = width;
	page->height = height;
	return page;
}

struct op *
ops_add(struct ops *ops, struct ops_page *page, enum op_kind kind, int element)
{
	struct op *op;

	(void)ops;
	page->ops =
	    grow(page->ops, page->nops, &page->capops, sizeof(*page->ops));
	op = &page->ops[page->nops++];
	memset(op, 0, sizeof(*op));
	op->kind = kind;
	op->element = element;
	return op;
}

void
ops_name(struct ops_page *page, size_t first, enum what what)
{
	page->npieces++;
	for (size_t i = first; i < page->nops; i++) {
		page->ops[i].what = what;
		page->ops[i].piece = page->npieces;
	}
}

int
ops_add_element(struct ops *ops, enum role role, int parent)
{
	struct element *e;

	ops->elements = grow(ops->elements, ops->nelements, &ops->capelements,
	    sizeof(*ops->elements));
	e = &ops->elements[ops->nelements];
	memset(e, 0, sizeof(*e));
	e->role = role;
	e->parent = parent;
	return (int)ops->nelements++;
}

struct outline *
ops_add_outline(struct ops *ops)
{
	struct outline *o;

	ops->outline = grow(ops->outline, ops->noutline, &ops->capoutline,
	    sizeof(*ops->outline));
	o = &ops->outline[ops->noutline++];
	memset(o, 0, sizeof(*o));
	return o;
}

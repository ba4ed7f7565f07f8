/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What an element of a record says, as a difference sees it: its text in one
 * line, what it is known by, which person an id means.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "job/diff_tree.h"
#include "mark/text.h"

const char *
diff_attribute(struct arena *arena, const xmlNode *n, const char *name)
{
	xmlChar *v = xmlGetNoNsProp((xmlNode *)n, (const xmlChar *)name);
	const char *copy = v == NULL ? NULL : arena_strdup(arena, (char *)v);

	xmlFree(v);
	return copy;
}

xmlNode *
diff_element(xmlNode *n)
{
	while (n != NULL && n->type != XML_ELEMENT_NODE)
		n = n->next;
	return n;
}

bool
diff_is(const xmlNode *n, const char *name)
{
	return strcmp((const char *)n->name, name) == 0;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Text as it is printed: white space that holds it on several lines is a
 * blank or nothing. */
void
diff_words(struct buf *out, const char *s)
{
	size_t len = strlen(s), i = 0, j;

	while (i < len) {
		for (j = i; j < len && is_space(s[j]);)
			j++;
		if (j > i && out->len > 0 && j < len &&
		    out->p[out->len - 1] != '\n' &&
		    !text_joins(text_last(out->p, out->len),
			text_first(s + j, len - j)))
			buf_addc(out, ' ');
		for (i = j; j < len && !is_space(s[j]);)
			j++;
		buf_add(out, s + i, j - i);
		i = j;
	}
}

void
diff_add_run(
    struct diffing *c, struct diff_runs *r, const char *s, unsigned style)
{
	struct run *more;

	if (*s == '\0')
		return;
	if (r->n == r->cap) {
		more = arena_calloc(c->arena, 2 * r->cap + 4, sizeof *more);
		if (r->n > 0)
			memcpy(more, r->list, r->n * sizeof *more);
		r->list = more;
		r->cap = 2 * r->cap + 4;
	}
	r->list[r->n++] =
	    (struct run){.text = s, .len = strlen(s), .style = style};
}

/* The text of a paragraph or cell with its emphasis and breaks. */
void
diff_runs(struct diffing *c, xmlNode *top, struct diff_runs *r)
{
	struct buf all = {NULL, 0, 0};
	size_t done = 0;
	unsigned style = 0, last = 0;

	for (xmlNode *n = top->children; n != NULL;) {
		if (n->type == XML_ELEMENT_NODE && diff_is(n, "br"))
			buf_addc(&all, '\n');
		if (n->type == XML_TEXT_NODE ||
		    n->type == XML_CDATA_SECTION_NODE) {
			style = n->parent == top ? 0 : RUN_EM;
			if (style != last && all.len > done) {
				diff_add_run(c, r,
				    arena_strndup(
					c->arena, all.p + done, all.len - done),
				    last);
				done = all.len;
			}
			last = style;
			diff_words(&all, (const char *)n->content);
			if (n->next != NULL && n->content[0] != '\0' &&
			    is_space(
				(char)n->content[xmlStrlen(n->content) - 1]) &&
			    all.len > 0 && n->next->type == XML_ELEMENT_NODE &&
			    !text_joins(text_last(all.p, all.len), 0x4e00))
				buf_addc(&all, ' ');
		}
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != top && n->next == NULL)
			n = n->parent;
		n = n == top ? NULL : n->next;
	}
	if (all.len > done)
		diff_add_run(c, r,
		    arena_strndup(c->arena, all.p + done, all.len - done),
		    last);
	buf_free(&all);
}

/* True where the element holds text rather than elements. */
bool
diff_is_text(const xmlNode *n)
{
	for (const xmlNode *k = n->children; k != NULL; k = k->next) {
		if (k->type == XML_ELEMENT_NODE && !diff_is(k, "em") &&
		    !diff_is(k, "br"))
			return false;
		if (k->type == XML_ELEMENT_NODE)
			continue;
		if (k->type == XML_TEXT_NODE && !xmlIsBlankNode(k))
			return true;
	}
	return false;
}

const char *
diff_key_of(struct arena *arena, const xmlNode *n)
{
	static const char *const names[] = {"id", "who", "ref", NULL};
	const char *v = NULL;

	for (size_t i = 0; names[i] != NULL && v == NULL; i++)
		v = diff_attribute(arena, n, names[i]);
	return v;
}

int
diff_by_key(const void *p, const void *q)
{
	const struct diff_key *a = p, *b = q;
	int c = strcmp(a->name, b->name);

	if (c == 0)
		c = strcmp(a->value, b->value);
	if (c == 0)
		c = (a->nth > b->nth) - (a->nth < b->nth);
	return c;
}

/* An element of that side with this name and id, wherever it stands. */
xmlNode *
diff_anywhere(const struct diffing *c, int side, const xmlNode *n)
{
	struct diff_key want = {.name = (const char *)n->name};
	const struct diff_key *found;

	want.value = diff_attribute(c->arena, n, "id");
	if (want.value == NULL || c->nids[side] == 0)
		return NULL;
	found = bsearch(
	    &want, c->ids[side], c->nids[side], sizeof want, diff_by_key);
	return found == NULL ? NULL : found->node;
}

void
diff_find_ids(struct diffing *c, int side, xmlNode *root)
{
	size_t cap = 0;
	xmlNode *n = root;

	while (n != NULL) {
		const char *id = n->type == XML_ELEMENT_NODE
				     ? diff_attribute(c->arena, n, "id")
				     : NULL;

		if (id != NULL && c->nids[side] == cap) {
			cap = cap == 0 ? 64 : 2 * cap;
			c->ids[side] =
			    xreallocarray(c->ids[side], cap, sizeof **c->ids);
		}
		if (id != NULL)
			c->ids[side][c->nids[side]++] = (struct diff_key){
			    (const char *)n->name, id, 0, n, 0};
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != root && n->next == NULL)
			n = n->parent;
		n = n == root ? NULL : n->next;
	}
	if (c->nids[side] > 0)
		qsort(
		    c->ids[side], c->nids[side], sizeof **c->ids, diff_by_key);
}

/* The name of the person with this id, on either side; NULL. */
const char *
diff_person(const struct diffing *c, const char *id)
{
	static const char *const kinds[] = {"member", "other"};

	for (int i = 0; i < 4; i++) {
		struct diff_key want = {.name = kinds[i & 1], .value = id};
		const struct diff_key *k =
		    c->nids[i / 2] == 0
			? NULL
			: bsearch(&want, c->ids[i / 2], c->nids[i / 2],
			      sizeof want, diff_by_key);

		if (k != NULL)
			return diff_attribute(c->arena, k->node, "name");
	}
	return NULL;
}

/* The value of an attribute as a reader knows it. */
const char *
diff_readable(const struct diffing *c, const char *name, const char *value)
{
	const char *who =
	    strcmp(name, "id") == 0 ? NULL : diff_person(c, value);
	struct buf b = {NULL, 0, 0};
	const char *s;

	if (who != NULL)
		return arena_printf(c->arena, "%s（%s）", who, value);
	diff_words(&b, value);
	s = arena_strndup(c->arena, b.p == NULL ? "" : b.p, b.len);
	buf_free(&b);
	return s;
}

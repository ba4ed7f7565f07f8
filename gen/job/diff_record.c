/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Two records of one kind, element by element.  An element with an id is the
 * same one wherever it stands, one with who or ref the same one within its
 * parent; others are aligned by what they say.  Which element means what is
 * the schema's business, not ours.
 */
#include <stdlib.h>
#include <string.h>

#include "base/align.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/xmlin.h"
#include "job/diff_tree.h"
#include "mark/compare.h"
#include "xml/naming.h"

enum { WORD_BYTES = 48 }; /* of both values that are words, not sentences */

static void
replace(struct diffing *c, struct redline *text, const char *a, const char *b)
{
	*text = (struct redline){.changed = true};
	text->spans = arena_calloc(c->arena, 2, sizeof *text->spans);
	if (*a != '\0')
		text->spans[text->n++] =
		    (struct span){SPAN_DEL, {.text = a, .len = strlen(a)}};
	if (*b != '\0')
		text->spans[text->n++] =
		    (struct span){SPAN_INS, {.text = b, .len = strlen(b)}};
}

static void
tell_attribute(
    struct diffing *c, const xmlNode *a, const xmlNode *b, const char *name)
{
	const char *va = diff_attribute(c->arena, a, name);
	const char *vb = diff_attribute(c->arena, b, name), *preset;
	struct redline text;
	struct change *ch;

	if (va == NULL || vb == NULL) {
		preset = naming_default(c->arena, c->schema, b, name);
		va = va == NULL ? preset : va;
		vb = vb == NULL ? preset : vb;
	}
	va = va == NULL ? "" : diff_readable(c, name, va);
	vb = vb == NULL ? "" : diff_readable(c, name, vb);
	redline_text(&text, c->arena, va, vb);
	if (!text.changed)
		return;
	/* One word is another word, not one with a letter more. */
	if (strlen(va) + strlen(vb) <= WORD_BYTES)
		replace(c, &text, va, vb);
	ch = diff_tell(c, CHANGE_CHANGED, a, b);
	ch->text = text;
	ch->field[0] = naming_attribute(c->arena, c->schema, b, name);
	ch->field[1] = ch->attribute = arena_strdup(c->arena, name);
}

static void
compare_attributes(struct diffing *c, const xmlNode *a, const xmlNode *b)
{
	const xmlAttr *at;

	for (at = b->properties; at != NULL; at = at->next)
		if (at->ns == NULL)
			tell_attribute(c, a, b, (const char *)at->name);
	for (at = a->properties; at != NULL; at = at->next)
		if (at->ns == NULL &&
		    xmlHasNsProp((xmlNode *)b, at->name, NULL) == NULL)
			tell_attribute(c, a, b, (const char *)at->name);
}

/* All that an element says itself, for one that came or went. */
static void
own_text(struct diffing *c, xmlNode *n, struct diff_runs *r)
{
	struct buf b = {NULL, 0, 0};

	for (const xmlAttr *at = n->properties; at != NULL; at = at->next) {
		const char *v;

		if (at->ns != NULL || strcmp((const char *)at->name, "id") == 0)
			continue;
		v = diff_attribute(c->arena, n, (const char *)at->name);
		buf_adds(&b, b.len == 0 ? "" : "，");
		buf_adds(&b, diff_readable(c, (const char *)at->name, v));
	}
	if (b.len > 0)
		diff_add_run(c, r, arena_strndup(c->arena, b.p, b.len), 0);
	buf_free(&b);
	if (diff_is_text(n) && r->n > 0)
		diff_add_run(c, r, "：", 0);
	if (diff_is_text(n))
		diff_runs(c, n, r);
}

static void compare_element(struct diffing *, xmlNode *a, xmlNode *b);
static void tell_moved(struct diffing *, xmlNode *a, xmlNode *b);

/* An element that is on one side alone, and all that is in it. */
static void
tell_one(struct diffing *c, xmlNode *n, bool added)
{
	xmlNode *other = diff_anywhere(c, added ? 0 : 1, n);
	struct diff_runs r = {NULL, 0, 0};
	struct change *ch;

	/* It is on the other side, elsewhere: told once, where it went. */
	if (other != NULL) {
		if (added)
			tell_moved(c, other, n);
		return;
	}
	own_text(c, n, &r);
	if (r.n > 0 || n->properties != NULL) {
		ch = diff_tell(c, added ? CHANGE_ADDED : CHANGE_REMOVED,
		    added ? NULL : n, added ? n : NULL);
		redline_all(&ch->text, c->arena, r.list, r.n,
		    added ? SPAN_INS : SPAN_DEL);
	}
	for (xmlNode *k = diff_element(n->children);
	     k != NULL && !diff_is_text(n); k = diff_element(k->next))
		tell_one(c, k, added);
}

/* From one whole to another. */
static void
tell_moved(struct diffing *c, xmlNode *a, xmlNode *b)
{
	struct change *ch = diff_tell(c, CHANGE_MOVED, a, b);
	const char *from = diff_whole_of(c, a, DIAG_ZH);
	const char *to = diff_whole_of(c, b, DIAG_ZH);

	ch->a_under = from == NULL ? (const char *)a->parent->name : from;
	ch->b_under = to == NULL ? (const char *)b->parent->name : to;
	ch->under[0] = ch->under[1] = NULL;
	compare_element(c, a, b);
}

static void
walk(struct diffing *c, const struct diff_children *a,
    const struct diff_children *b)
{
	bool *stays = xcalloc(b->n + 1, sizeof *stays);
	size_t i = 0, j;

	diff_keep_order(b->pair, b->n, stays);
	for (j = 0; j <= b->n; j++) {
		size_t up = j == b->n ? a->n : b->pair[j];

		if (up == ALIGN_NONE) {
			tell_one(c, b->list[j], true);
			continue;
		}
		for (; i < up; i++)
			if (a->pair[i] == ALIGN_NONE)
				tell_one(c, a->list[i], false);
		if (j == b->n)
			break;
		if (!stays[j]) {
			struct change *ch =
			    diff_tell(c, CHANGE_MOVED, a->list[up], b->list[j]);

			ch->from = a->ranks[up];
			ch->to = b->ranks[j];
		}
		compare_element(c, a->list[up], b->list[j]);
	}
	free(stays);
}

static void
compare_children(struct diffing *c, xmlNode *pa, xmlNode *pb)
{
	struct diff_children a, b;

	diff_match(c, pa, pb, &a, &b);
	walk(c, &a, &b);
	diff_children_free(&a);
	diff_children_free(&b);
}

/* The depth of elements is bounded by xmlin. */
static void
compare_element(struct diffing *c, xmlNode *a, xmlNode *b)
{
	struct diff_runs ra = {NULL, 0, 0}, rb = {NULL, 0, 0};
	struct redline text;

	compare_attributes(c, a, b);
	if (!diff_is_text(a) && !diff_is_text(b)) {
		compare_children(c, a, b);
		return;
	}
	diff_runs(c, a, &ra);
	diff_runs(c, b, &rb);
	redline(&text, c->arena, ra.list, ra.n, rb.list, rb.n);
	if (text.changed)
		diff_tell(c, CHANGE_CHANGED, a, b)->text = text;
}

void
diff_records(const xmlDoc *a, const xmlDoc *b, const struct schema *schema,
    struct changes *changes)
{
	struct diffing c = {changes->arena, changes, schema, {NULL}, {0}};
	xmlNode *ra = xmlDocGetRootElement(a), *rb = xmlDocGetRootElement(b);

	diff_find_ids(&c, 0, ra);
	diff_find_ids(&c, 1, rb);
	compare_element(&c, ra, rb);
	free(c.ids[0]);
	free(c.ids[1]);
}

/* The value is one of the schema's words, or no level at all. */
static const char *
word_of(const xmlNode *n, const char *name, bool level)
{
	static const char *const levels[] = {"", "秘密", "机密", "绝密"};
	const xmlAttr *at = xmlHasProp((xmlNode *)n, (const xmlChar *)name);
	const char *s = at == NULL || at->children == NULL
			    ? NULL
			    : (const char *)at->children->content;

	if (s == NULL || !level)
		return s;
	/* A word that is no level is still no word for everybody. */
	return levels[compare_level(s) == 0 ? 1 : compare_level(s)];
}

void
diff_secrecy(const xmlDoc *doc, const char **level, const char **term)
{
	const xmlNode *root = xmlDocGetRootElement((xmlDoc *)doc), *n = root;

	*level = *term = NULL;
	while (n != NULL) {
		const char *l = n->type == XML_ELEMENT_NODE
				    ? word_of(n, "secrecy", true)
				    : NULL;
		const char *t =
		    l == NULL ? NULL : word_of(n, "secrecy-term", false);
		int more = compare_level(l) - compare_level(*level);

		if (l != NULL &&
		    (more > 0 ||
			(more == 0 && compare_term(t) > compare_term(*term)))) {
			*level = l;
			*term = t;
		}
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != root && n->next == NULL)
			n = n->parent;
		n = n == root ? NULL : n->next;
	}
}

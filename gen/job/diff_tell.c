/* SPDX-License-Identifier: Apache-2.0 */
/* What a change of a record is called, and what it is a part of. */
#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "base/xmlin.h"
#include "job/diff_in.h"
#include "job/diff_tree.h"
#include "xml/naming.h"

static void
diff_name(struct diffing *c, struct change *ch, const xmlNode *n)
{
	ch->what[0] = naming_element(c->arena, c->schema, n);
	ch->what[1] = ch->type = arena_strdup(c->arena, (const char *)n->name);
	ch->id = n->parent != NULL && n->parent->type == XML_ELEMENT_NODE
		     ? diff_key_of(c->arena, n)
		     : NULL;
	if (ch->id != NULL && diff_attribute(c->arena, n, "id") == NULL)
		ch->called = diff_person(c, ch->id);
	else if (ch->id != NULL &&
		 (diff_is(n, "member") || diff_is(n, "other")))
		ch->called = diff_attribute(c->arena, n, "name");
}

/* True of an element that stands right under the root. */
static bool
is_section(const xmlNode *n)
{
	return n->parent != NULL && n->parent->type == XML_ELEMENT_NODE &&
	       n->parent->parent != NULL &&
	       n->parent->parent->type != XML_ELEMENT_NODE;
}

static const char *
label_of(struct diffing *c, const xmlNode *n, enum diag_lang lang)
{
	struct change label = {0};
	struct buf b = {NULL, 0, 0};
	const char *s;

	diff_name(c, &label, n);
	diff_label(&b, &label, lang);
	s = arena_strndup(c->arena, b.p, b.len);
	buf_free(&b);
	return s;
}

/* 议题i2: what it is a part of; NULL for what is no part. */
const char *
diff_whole_of(struct diffing *c, const xmlNode *n, enum diag_lang lang)
{
	for (n = n->parent; n != NULL && n->type == XML_ELEMENT_NODE;
	     n = n->parent)
		if (is_section(n) || (n->parent->type == XML_ELEMENT_NODE &&
					 diff_key_of(c->arena, n) != NULL))
			return label_of(c, n, lang);
	return NULL;
}

/* 议题i2 关于…: the outermost part with an id, else the section. */
static const char *
group_of(struct diffing *c, const xmlNode *n)
{
	const xmlNode *found = NULL;
	const char *label, *title;
	xmlNode *k;

	for (; n != NULL && n->parent != NULL &&
	       n->parent->type == XML_ELEMENT_NODE;
	     n = n->parent)
		if ((is_section(n) && found == NULL) ||
		    (xmlHasProp((xmlNode *)n, (const xmlChar *)"id") != NULL &&
			diff_element(n->children) != NULL))
			found = n;
	if (found == NULL)
		return NULL;
	label = label_of(c, found, DIAG_ZH);
	for (k = diff_element(found->children);
	     k != NULL && !diff_is(k, "title");)
		k = diff_element(k->next);
	if (k == NULL || k->children == NULL || k->children->content == NULL)
		return label;
	title = diff_readable(c, "title", (const char *)k->children->content);
	return arena_printf(c->arena, "%s %s", label, title);
}

/* Begins the change of an element; one without key and attributes is a field
 * of the element it stands in. */
struct change *
diff_tell(struct diffing *c, enum change_kind kind, const xmlNode *a,
    const xmlNode *b)
{
	const xmlNode *n = b == NULL ? a : b, *of = n;
	struct change *ch = changes_add(c->changes);

	assert(n != NULL);
	ch->kind = kind;
	ch->a_line = a == NULL ? 0 : xmlin_line(a);
	ch->b_line = b == NULL ? 0 : xmlin_line(b);
	while (of->properties == NULL && of->parent != NULL &&
	       of->parent->type == XML_ELEMENT_NODE)
		of = of->parent;
	diff_name(c, ch, of);
	ch->under[0] = diff_whole_of(c, of, DIAG_ZH);
	ch->under[1] = diff_whole_of(c, of, DIAG_EN);
	ch->group = group_of(c, of);
	if (of != n) {
		ch->field[0] = naming_element(c->arena, c->schema, n);
		ch->field[1] = arena_strdup(c->arena, (const char *)n->name);
	}
	return ch;
}

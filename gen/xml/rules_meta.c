/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The jy: elements of a rule file: the set itself, its articles, the labels
 * of its values, house settings and public rules.
 */
#include <stdlib.h>
#include <string.h>

#include "base/xmlin.h"
#include "xml/kind.h"
#include "xml/rules_read.h"

static const char *
need_date(struct reader *r, xmlNode *n, const char *name)
{
	const char *v = reader_need(r, n, name);
	long day;

	if (*v != '\0' && (!rules_date(v, &day, NULL) || strlen(v) != 10))
		reader_bad(r, DIAG_RULES_VALUE, n, name, v);
	return v;
}

static void
unknown(struct reader *r, const xmlNode *n)
{
	reader_bad(r, DIAG_RULES_ELEMENT, n, (const char *)n->name, NULL);
}

static void
read_set(struct reader *r, xmlNode *n)
{
	struct rule_set *set = r->set;
	const char *s;

	if (set->id != NULL)
		reader_bad(r, DIAG_RULES_DUPLICATE, n, "jy:set", "");
	set->line = xmlin_line(n);
	set->id = reader_need(r, n, "id");
	set->root = reader_attr(r, n, NULL, "root");
	if (set->root == NULL)
		set->root = "meeting";
	else if (kind_named(set->root) == NULL)
		reader_bad(r, DIAG_RULES_VALUE, n, "root", set->root);
	set->body = reader_need(r, n, "body");
	set->adopted = need_date(r, n, "adopted");
	set->from = need_date(r, n, "from");
	if (reader_attr(r, n, NULL, "to") != NULL)
		set->to = need_date(r, n, "to");
	if (set->to != NULL && strcmp(set->to, set->from) < 0)
		reader_bad(r, DIAG_RULES_VALUE, n, "to", set->to);
	s = reader_attr(r, n, NULL, "issued");
	set->issued = s == NULL ? NULL : reader_expr(r, n, s);
	s = reader_attr(r, n, NULL, "planned");
	set->planned = s == NULL ? NULL : reader_expr(r, n, s);
	set->ahead = reader_words(r, reader_attr(r, n, NULL, "ahead"));
}

static void
read_article(struct reader *r, xmlNode *n)
{
	struct article *a = arena_alloc(r->set->arena, sizeof(*a));
	xmlChar *s = xmlNodeGetContent(n);

	a->id = reader_need(r, n, "id");
	a->cite = reader_need(r, n, "cite");
	for (struct article *o = r->set->articles; o != NULL; o = o->next)
		if (strcmp(o->id, a->id) == 0)
			reader_bad(
			    r, DIAG_RULES_DUPLICATE, n, "article", a->id);
	if (*s != '\0')
		a->text = arena_strdup(r->set->arena, (const char *)s);
	xmlFree(s);
	*r->article_tail = a;
	r->article_tail = &a->next;
}

static void
read_label(struct reader *r, xmlNode *n)
{
	struct value_label *l = arena_alloc(r->set->arena, sizeof(*l));

	l->name = reader_need(r, n, "name");
	l->label[DIAG_ZH] = reader_need(r, n, "zh");
	l->label[DIAG_EN] = reader_need(r, n, "en");
	*r->label_tail = l;
	r->label_tail = &l->next;
}

static long
number(struct reader *r, xmlNode *n, const char *name, long preset)
{
	const char *s = reader_attr(r, n, NULL, name);
	char *end;
	long v;

	if (s == NULL)
		return preset;
	v = strtol(s, &end, 10);
	if (end == s || *end != '\0')
		reader_bad(r, DIAG_RULES_VALUE, n, name, s);
	return v;
}

static void
read_house(struct reader *r, xmlNode *n)
{
	static const char *const types[] = {
	    "boolean", "integer", "choice", "list", "text"};
	struct house_decl *d = arena_alloc(r->set->arena, sizeof(*d));
	bool known = false;

	d->h.name = reader_need(r, n, "name");
	d->h.type = reader_need(r, n, "type");
	d->h.preset = reader_attr(r, n, NULL, "default");
	if (d->h.preset == NULL)
		d->h.preset = "";
	d->h.values = reader_attr(r, n, NULL, "values");
	d->h.min = number(r, n, "min", -1000000);
	d->h.max = number(r, n, "max", 1000000);
	d->h.label[DIAG_ZH] = reader_attr(r, n, NULL, "zh");
	d->h.label[DIAG_EN] = reader_attr(r, n, NULL, "en");
	d->h.line = xmlin_line(n);
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		known = known || strcmp(types[i], d->h.type) == 0;
	if (!known)
		reader_bad(r, DIAG_RULES_VALUE, n, "type", d->h.type);
	*r->house_tail = d;
	r->house_tail = &d->next;
}

static void
read_public(struct reader *r, xmlNode *n)
{
	struct public_rule *p = arena_alloc(r->set->arena, sizeof(*p));

	p->id = reader_need(r, n, "id");
	p->line = xmlin_line(n);
	if (reader_public(r->set, p->id) != NULL)
		reader_bad(r, DIAG_RULES_DUPLICATE, n, "jy:rule", p->id);
	p->index = r->set->npublics++;
	p->severity = reader_severity(r, n, reader_need(r, n, "severity"));
	p->articles = reader_words(r, reader_attr(r, n, NULL, "article"));
	p->cite = reader_cite(r, n, p->articles);
	p->values = reader_words(r, reader_attr(r, n, NULL, "values"));
	p->title[DIAG_ZH] = reader_need(r, n, "zh");
	p->title[DIAG_EN] = reader_need(r, n, "en");
	for (xmlNode *c = n->children; c != NULL; c = c->next) {
		xmlChar *s;

		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (!reader_is(c, RULES_NS_JY, "explain")) {
			unknown(r, c);
			continue;
		}
		s = xmlNodeGetContent(c);
		p->explain[reader_lang(c)] =
		    arena_strdup(r->set->arena, (const char *)s);
		xmlFree(s);
	}
	*r->public_tail = p;
	r->public_tail = &p->next;
}

void
reader_jy(struct reader *r, xmlNode *n)
{
	static const struct {
		const char *name;
		void (*read)(struct reader *, xmlNode *);
	} known[] = {
	    {"set", read_set},
	    {"article", read_article},
	    {"value", read_label},
	    {"house", read_house},
	    {"rule", read_public},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (reader_is(n, RULES_NS_JY, known[i].name)) {
			known[i].read(r, n);
			return;
		}
	unknown(r, n);
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which recorded exception covers a finding, and which would have if it had
 * not ended.
 */
#include <stdlib.h>
#include <string.h>

#include "xml/rules_set.h"

static bool
inside(const xmlNode *n, const xmlNode *within)
{
	while (n != NULL && n != within)
		n = n->parent;
	return n != NULL;
}

/* True where n has one of the attributes with the value. */
static bool
has_mark(const xmlNode *n, const struct rules_mark *m)
{
	const char *s = m->attributes;
	char name[32];
	size_t len;

	for (; *s != '\0'; s += len + (s[len] == ' ')) {
		xmlChar *v;
		bool same;

		len = strcspn(s, " ");
		snprintf(name, sizeof(name), "%.*s", (int)len, s);
		v = xmlGetNoNsProp((xmlNode *)n, (const xmlChar *)name);
		same = v != NULL && strcmp((const char *)v, m->value) == 0;
		xmlFree(v);
		if (same)
			return true;
	}
	return false;
}

/* True where n stands in elements that bear all marks of the exception. */
static bool
marked(const xmlNode *n, const struct rules_exception *x)
{
	for (size_t i = 0; i < RULES_MARKS && x->marks[i].value != NULL; i++) {
		const xmlNode *at =
		    n->type == XML_ATTRIBUTE_NODE ? n->parent : n;

		while (at != NULL && (at->type != XML_ELEMENT_NODE ||
					 !has_mark(at, &x->marks[i])))
			at = at->parent;
		if (at == NULL)
			return false;
	}
	return true;
}

void
excuses_begin(struct excuses *e, const struct rules_input *in)
{
	e->in = in;
	e->expired = xcalloc(in->nexceptions + 1, sizeof(*e->expired));
}

const struct rules_exception *
excuses_find(struct excuses *e, const char *rule, const xmlNode *n,
    const struct rules_exception **over)
{
	const char *today = e->in->as_of == NULL ? e->in->date : e->in->as_of;
	const struct rules_exception *found = NULL;

	*over = NULL;
	for (size_t i = 0; i < e->in->nexceptions; i++) {
		const struct rules_exception *x = &e->in->exceptions[i];

		if (strcmp(x->rule, rule) != 0 ||
		    (x->within != NULL && !inside(n, x->within)) ||
		    !marked(n, x))
			continue;
		/* Both are YYYY-MM-DD: their order is that of text. */
		if (strcmp(x->until, today) < 0) {
			e->expired[i] = true;
			*over = x;
		} else if (found == NULL)
			found = x;
	}
	return found;
}

void
excuses_end(struct excuses *e, const struct rule_set *set, struct diag *diag)
{
	for (size_t i = 0; i < e->in->nexceptions; i++) {
		const struct rules_exception *x = &e->in->exceptions[i];
		const struct public_rule *p = set->publics;

		while (p != NULL && strcmp(p->id, x->rule) != 0)
			p = p->next;
		/* Of a record without rules: the set is there today. */
		if (p == NULL && strcmp(x->rule, "rules-none") != 0 &&
		    strcmp(x->rule, "rules-kind") != 0)
			diag_add(diag, DIAG_EXCEPTION_UNKNOWN, e->in->file,
			    x->line, x->rule);
		if (e->expired[i])
			diag_add(diag, DIAG_EXCEPTION_EXPIRED, e->in->file,
			    x->line, x->rule, x->until);
	}
	free(e->expired);
}

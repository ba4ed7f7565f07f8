/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One error of libxml2's validator → one finding in our words.
 *
 * The error's code says what happened, its node where, its strings with
 * which value.  Some facts stand only in its English sentence, in fixed
 * places: the attribute's name and the elements expected.  They are cut out
 * from there; the sentence itself is shown for codes unknown here alone.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/xmlin.h"
#include "xml/schema_in.h"

/* The part of s after "{...}", or s. */
static const char *
local(const char *s)
{
	const char *end = *s == '{' ? strchr(s, '}') : NULL;

	return end == NULL ? s : end + 1;
}

/* X out of "Element '...', attribute '{ns}X': ..."; newly allocated or NULL */
static char *
attribute_named(const char *message)
{
	static const char mark[] = "', attribute '";
	const char *s = strstr(message, mark), *colon, *end;

	colon = strstr(message, "': ");
	if (s == NULL || colon == NULL || s > colon)
		return NULL;
	s = local(s + strlen(mark));
	end = strchr(s, '\'');
	return end == NULL ? NULL : xstrndup(s, (size_t)(end - s));
}

/* The names out of "... ( {ns}a, {ns}b )." with sep between. */
static char *
expected(const char *message, const char *sep)
{
	const char *s = strstr(message, "xpected is "), *end;
	struct buf b = {NULL, 0, 0};
	size_t n;

	s = s == NULL ? NULL : strchr(s, '(');
	end = s == NULL ? NULL : strrchr(s, ')');
	if (end == NULL)
		return xstrdup("");
	for (s++; s < end; s += n) {
		s += strspn(s, " ,");
		if (s >= end)
			break;
		if (*s == '{' && strchr(s, '}') != NULL)
			s = strchr(s, '}') + 1;
		n = strcspn(s, " ,)");
		buf_adds(&b, b.len == 0 ? "" : sep);
		buf_add(&b, s, n);
	}
	return b.p == NULL ? xstrdup("") : b.p;
}

/* 'a', 'b' → a、b */
static char *
allowed(const char *set, const char *sep)
{
	struct buf b = {NULL, 0, 0};

	while (*set != '\0') {
		if (strncmp(set, "', '", 4) == 0) {
			buf_adds(&b, sep);
			set += 4;
		} else if (*set == '\'' && (b.len == 0 || set[1] == '\0'))
			set++;
		else
			buf_addc(&b, *set++);
	}
	return b.p == NULL ? xstrdup("") : b.p;
}

/* ['x'] → x */
static char *
key_value(const char *s)
{
	size_t len = strlen(s);

	if (len >= 4 && s[0] == '[' && s[1] == '\'')
		return xstrndup(s + 2, len - 4);
	return xstrdup(s);
}

/* name of "key identity-constraint '{ns}name'" */
static char *
constraint_name(const char *s)
{
	const char *q = strchr(s, '\''), *end;

	if (q == NULL)
		return xstrdup(local(s));
	q = local(q + 1);
	end = strchr(q, '\'');
	return end == NULL ? xstrdup(q) : xstrndup(q, (size_t)(end - q));
}

/* "element" or "element/@attribute" */
static char *
place(const xmlNode *n, const char *attribute)
{
	struct buf b = {NULL, 0, 0};

	buf_adds(&b, (const char *)n->name);
	if (attribute != NULL)
		buf_addf(&b, "/@%s", attribute);
	return b.p;
}

/* What a skeleton leaves open is written 【…】. */
static bool
is_gap(const char *value)
{
	const char *open = strstr(value, "【");

	return open != NULL && strstr(open, "】") != NULL;
}

static void
word_value(struct checking *c, const xmlError *e, const xmlNode *n)
{
	const char *value = e->str1 == NULL ? "" : e->str1;
	char *attribute = attribute_named(e->message);
	char *where = place(n, attribute);
	long line = xmlin_line(n);
	bool gap = is_gap(value);

	if (e->code == XML_SCHEMAV_CVC_ENUMERATION_VALID && e->str2 != NULL) {
		char *zh = allowed(e->str2, "、");
		char *en = allowed(e->str2, ", ");

		diag_add(c->diag, gap ? DIAG_XSD_GAP_ENUM : DIAG_XSD_ENUM,
		    c->file, line, where, value, zh, en);
		free(zh);
		free(en);
	} else {
		const xmlNode *type =
		    attribute == NULL
			? schema_type_of(c->schema, n)
			: schema_simple_type(c->schema,
			      schema_attribute(c->schema, n, attribute));
		char *note = schema_note(type);
		xmlChar *name = type == NULL ? NULL
					     : xmlGetNoNsProp((xmlNode *)type,
						   (const xmlChar *)"name");

		diag_add(c->diag,
		    *note == '\0' ? (gap ? DIAG_XSD_GAP : DIAG_XSD_VALUE)
		    : gap         ? DIAG_XSD_GAP_TYPE
				  : DIAG_XSD_VALUE_TYPE,
		    c->file, line, where, value, note,
		    name == NULL ? "" : (char *)name);
		xmlFree(name);
		free(note);
	}
	free(where);
	free(attribute);
}

static void
word_child(struct checking *c, const xmlError *e, const xmlNode *n)
{
	char *zh = expected(e->message, "、");
	char *en = expected(e->message, ", ");
	const char *name = (const char *)n->name;
	long line = xmlin_line(n);

	if (strstr(e->message, "Missing child") != NULL)
		diag_add(c->diag, DIAG_XSD_CHILD, c->file, line, name, zh, en);
	else
		diag_add(c->diag,
		    *zh == '\0' ? DIAG_XSD_ELEMENT_END : DIAG_XSD_ELEMENT,
		    c->file, line, name, zh, en);
	free(zh);
	free(en);
}

static void
word_missing_attribute(struct checking *c, const xmlError *e, const xmlNode *n)
{
	const char *name = e->str1 == NULL ? "" : local(e->str1);
	char *note = schema_note(schema_attribute(c->schema, n, name));

	diag_add(c->diag,
	    *note == '\0' ? DIAG_XSD_ATTRIBUTE_MISSING
			  : DIAG_XSD_ATTRIBUTE_MISSING_NOTE,
	    c->file, xmlin_line(n), (const char *)n->name, name, note);
	free(note);
}

/* Keys and references.  n is NULL for references. */
static void
word_constraint(struct checking *c, const xmlError *e, const xmlNode *n)
{
	char *value, *name, *where, *note;

	if (e->str3 != NULL && e->str2 != NULL) {
		const xmlNode *at;
		const char *keyref = local(e->str3);
		struct refs *r;

		value = key_value(e->str2);
		at = n == NULL ? schema_ref_node(c, keyref, value) : n;
		for (r = c->refs; r != NULL && at != NULL; r = r->after)
			if (r->def != NULL && r->field != NULL) {
				xmlChar *k = xmlGetNoNsProp(
				    (xmlNode *)r->def, (const xmlChar *)"name");
				bool same = strcmp((char *)k, keyref) == 0;

				xmlFree(k);
				if (same)
					break;
			}
		note = schema_note(r == NULL ? NULL : r->def);
		where = at == NULL ? xstrdup(local(e->str1))
				   : place(at, r == NULL ? NULL : r->field);
		diag_add(c->diag, DIAG_XSD_KEYREF, c->file,
		    at == NULL ? e->line : xmlin_line(at), where, value, note,
		    keyref);
		free(value);
		free(where);
		free(note);
		c->findings++;
		return;
	}
	if (e->str1 == NULL || e->str2 == NULL || n == NULL) {
		/* A key of which a field is missing or bad: said before. */
		if (n != NULL && n == c->last)
			return;
		diag_add(c->diag, DIAG_XSD_KEY_FIELD, c->file,
		    n == NULL ? e->line : xmlin_line(n),
		    n == NULL ? "?" : (const char *)n->name);
		c->findings++;
		c->last = n;
		return;
	}
	value = key_value(e->str1);
	name = constraint_name(e->str2);
	/* One element may stand in several keys: said once. */
	if (n != c->last || c->last_key == NULL ||
	    strcmp(c->last_key, value) != 0)
		diag_add(c->diag, DIAG_XSD_KEY, c->file, xmlin_line(n),
		    (const char *)n->name, value, name);
	c->findings++;
	c->last = n;
	free(c->last_key);
	c->last_key = value;
	free(name);
}

static void
word_root(struct checking *c, const xmlNode *n)
{
	const xmlNode *s = xmlDocGetRootElement(c->schema->xsd);
	struct buf b = {NULL, 0, 0};

	for (s = s->children; s != NULL; s = s->next) {
		xmlChar *name;

		if (s->type != XML_ELEMENT_NODE ||
		    strcmp((const char *)s->name, "element") != 0)
			continue;
		name = xmlGetNoNsProp((xmlNode *)s, (const xmlChar *)"name");
		buf_adds(&b, b.len == 0 ? "" : " ");
		buf_adds(&b, (char *)name);
		xmlFree(name);
	}
	diag_add(c->diag, DIAG_XSD_ROOT, c->file, xmlin_line(n),
	    (const char *)n->name,
	    n->ns == NULL ? "" : (const char *)n->ns->href,
	    b.p == NULL ? "" : b.p, c->schema->ns);
	buf_free(&b);
}

static void
word_other(struct checking *c, const xmlError *e, const xmlNode *n)
{
	char *text = xstrdup(e->message == NULL ? "" : e->message);
	size_t len = strlen(text);

	while (len > 0 && text[len - 1] == '\n')
		text[--len] = '\0';
	diag_add(c->diag, DIAG_XSD_OTHER, c->file,
	    n == NULL ? e->line : xmlin_line(n), diag_num(e->code), text);
	free(text);
}

void
schema_word(struct checking *c, const xmlError *e)
{
	const xmlNode *n = e->node;
	const char *message = e->message == NULL ? "" : e->message;

	if (n != NULL && n->type == XML_ATTRIBUTE_NODE)
		n = n->parent;
	if (e->code == XML_SCHEMAV_CVC_IDC) {
		word_constraint(c, e, n);
		return;
	}
	c->findings++;
	c->last = n;
	if (n == NULL || e->message == NULL)
		word_other(c, e, n);
	else if (e->code >= XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1 &&
		 e->code <= XML_SCHEMAV_CVC_ENUMERATION_VALID)
		word_value(c, e, n);
	else if (e->code == XML_SCHEMAV_ELEMENT_CONTENT)
		word_child(c, e, n);
	else if (e->code == XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1 ||
		 e->code == XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2)
		diag_add(c->diag, DIAG_XSD_ATTRIBUTE, c->file, xmlin_line(n),
		    (const char *)n->name,
		    e->str1 == NULL ? "" : local(e->str1));
	else if (e->code == XML_SCHEMAV_CVC_COMPLEX_TYPE_4)
		word_missing_attribute(c, e, n);
	else if (strstr(message, "Character content") != NULL)
		diag_add(c->diag, DIAG_XSD_TEXT, c->file, xmlin_line(n),
		    (const char *)n->name);
	else if (strstr(message, "Element content") != NULL)
		diag_add(c->diag, DIAG_XSD_CONTENT, c->file, xmlin_line(n),
		    (const char *)n->name);
	else if (e->code == XML_SCHEMAV_CVC_ELT_1)
		word_root(c, n);
	else
		word_other(c, e, n);
}

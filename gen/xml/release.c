/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One walk over the record, in document order; xmlin has bounded its depth.
 *
 *	element ─▶ its row (kind, who sees it) and its mark
 *	        ├─ attributes with Chinese text: a part each
 *	        ├─ p, table: a part each; their own mark, else the element's
 *	        └─ other elements: the same again, nothing inherited
 *
 * A level of secrecy is inherited all the way down.
 */
#include "xml/release.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/hash.h>
#include <libxml/tree.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/xmlin.h"
#include "xml/record.h"

struct row {
	const char *element, *attribute;
	enum release_kind kind;
	const char *sees;
};

static const struct row rows[] = {
#define KIND(id, zh, en)
#define PART(element, attribute, kind, sees)                                   \
	{element, attribute, RELEASE_##kind, sees},
#define FACT(element, attribute, fact, sees)
#include "xml/release.def"
#undef PART
#undef FACT
#undef KIND
};

static const struct fact {
	const char *element, *attribute;
	enum release_fact fact;
	const char *sees;
} facts[] = {
#define KIND(id, zh, en)
#define PART(element, attribute, kind, sees)
#define FACT(element, attribute, fact, sees)                                   \
	{element, attribute, RELEASE_##fact, sees},
#include "xml/release.def"
#undef PART
#undef FACT
#undef KIND
};

static const char *const names[RELEASE_KINDS][2] = {
#define KIND(id, zh, en) {zh, en},
#define PART(element, attribute, kind, sees)
#define FACT(element, attribute, fact, sees)
#include "xml/release.def"
#undef PART
#undef FACT
#undef KIND
};

enum { ROWS = sizeof rows / sizeof rows[0] };
enum { FACTS = sizeof facts / sizeof facts[0] };

/* What holds for the texts of one element. */
struct scope {
	const xmlNode *node;
	const struct row *prose;
	enum release_audience mark; /* RELEASE_ARCHIVE: none */
	bool secret; /* under a level of secrecy */
	bool withdrawn; /* no matter of this meeting */
	bool personnel; /* an item on 任免 */
	const char *who[2];
};

struct walk {
	struct release *out;
	size_t parts_cap, persons_cap;
	xmlHashTable *ids; /* id of the roster → name */
	xmlHashTable *persons; /* name → struct release_person */
	xmlHashTable *words; /* each told once */
	struct diag *diag;
	int bad;
};

static const char *
get(const xmlNode *n, const char *name)
{
	const xmlAttr *a;

	for (a = n->properties; a != NULL; a = a->next)
		if (a->ns == NULL && strcmp((const char *)a->name, name) == 0)
			return a->children == NULL
				   ? ""
				   : (const char *)a->children->content;
	return NULL;
}

static bool
named(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE &&
	       strcmp((const char *)n->name, name) == 0;
}

static const struct row *
row_of(const xmlNode *n, const char *attribute)
{
	static const struct row other = {"", "", RELEASE_OTHER, ""};
	const char *name = (const char *)n->name;

	for (int i = 0; i < ROWS; i++)
		if (strcmp(rows[i].attribute, attribute) == 0 &&
		    (strcmp(rows[i].element, name) == 0 ||
			(rows[i].element[0] == '*' && attribute[0] != '\0')))
			return &rows[i];
	return &other;
}

static enum release_audience
mark_of(const char *release)
{
	return release == NULL                ? RELEASE_ARCHIVE
	       : strcmp(release, "公众") == 0 ? RELEASE_PUBLIC
					      : RELEASE_STAFF;
}

/* The letters by which the rows name those who may see them. */
static const char letters[] = {[RELEASE_CALLED] = 'C',
    [RELEASE_VOTERS] = 'V',
    [RELEASE_READERS] = 'R',
    [RELEASE_SUPERIOR] = 'U',
    [RELEASE_DEPARTMENTS] = 'D',
    [RELEASE_STAFF] = 'S',
    [RELEASE_PUBLIC] = 'P'};

/* What the row grants without a mark. */
static bool
granted(const struct row *r, const struct scope *s, enum release_audience a)
{
	if (a == RELEASE_ARCHIVE)
		return true;
	if (a == RELEASE_READERS && s->withdrawn)
		return false;
	/* An agenda words such a matter in general terms; a report of a
	 * period, made from the attributes of a summary, is silent. */
	if ((s->personnel || s->secret) &&
	    ((a == RELEASE_CALLED && r->kind == RELEASE_TITLE) ||
		(a == RELEASE_SUPERIOR && r->attribute[0] != '\0' &&
		    (r->kind == RELEASE_TITLE || r->kind == RELEASE_DECISION))))
		return false;
	return strchr(r->sees, letters[a]) != NULL;
}

static bool
says(const xmlNode *n, const char *attribute, const char *value)
{
	const char *said = get(n, attribute);

	return said != NULL && strcmp(said, value) == 0;
}

static bool
marked(const struct scope *s, enum release_audience a)
{
	return !s->secret && s->mark != RELEASE_ARCHIVE && s->mark >= a;
}

static struct release_person *
person(struct walk *w, const char *name, long line, enum release_kind kind)
{
	struct release *r = w->out;
	const xmlChar *key = (const xmlChar *)name;
	struct release_person *p = xmlHashLookup(w->persons, key);

	if (p != NULL)
		return p;
	if (r->npersons == w->persons_cap) {
		w->persons_cap = 2 * w->persons_cap + 16;
		r->persons = xreallocarray(
		    r->persons, w->persons_cap, sizeof *r->persons);
	}
	p = arena_alloc(r->arena, sizeof *p);
	p->name = arena_strdup(r->arena, name);
	p->line = line;
	p->kind = kind;
	xmlHashAddEntry(w->persons, key, p);
	return r->persons[r->npersons++] = p;
}

static void
add(struct walk *w, const char *text, long line, const struct row *row,
    const struct scope *s)
{
	struct release *r = w->out;
	bool by_mark = marked(s, r->audience);
	struct release_part *p;

	if (strcmp(row->sees, "W") == 0 &&
	    xmlHashAddEntry(w->words, (const xmlChar *)text, w) != 0)
		return;
	if (r->nparts == w->parts_cap) {
		w->parts_cap = 2 * w->parts_cap + 64;
		r->parts =
		    xreallocarray(r->parts, w->parts_cap, sizeof *r->parts);
	}
	p = &r->parts[r->nparts++];
	*p = (struct release_part){
	    .text = arena_strdup(r->arena, text),
	    .line = line,
	    .kind = row->kind,
	    .word = strcmp(row->sees, "W") == 0,
	    .shown = by_mark || granted(row, s, r->audience),
	    .who = {s->who[0], s->who[1]},
	};
	r->marked += by_mark && !p->word;
}

static bool
has_han(const char *s)
{
	size_t len = strlen(s), n;
	uint32_t cp;

	for (; len > 0; s += n, len -= n) {
		if ((n = utf8_decode(s, len, &cp)) == 0)
			return false;
		if (utf8_is_han(cp))
			return true;
	}
	return false;
}

/* The persons an element is of, and what is known of them by it. */
static void
take_facts(struct walk *w, struct scope *s)
{
	const xmlNode *n = s->node;
	const char *value, *name;
	struct release_person *p;
	int i, at = 0;

	for (i = 0; i < FACTS; i++) {
		if (strcmp(facts[i].element, (const char *)n->name) != 0 ||
		    (value = get(n, facts[i].attribute)) == NULL)
			continue;
		name = strcmp(facts[i].attribute, "name") == 0
			   ? value
			   : xmlHashLookup(w->ids, (const xmlChar *)value);
		if (name == NULL)
			continue;
		p = person(w, name, xmlin_line(n), RELEASE_PERSON);
		if (!marked(s, w->out->audience) &&
		    strchr(facts[i].sees, letters[w->out->audience]) == NULL) {
			if (p->facts == 0)
				p->fact_line = xmlin_line(n);
			p->facts |= facts[i].fact;
		}
		if (at < 2 && (at == 0 || strcmp(s->who[0], p->name) != 0))
			s->who[at++] = p->name;
	}
}

/* Lent by the tree, or a copy where entities broke it. */
static const char *
value_of(struct walk *w, const xmlAttr *a)
{
	const char *copy;
	xmlChar *text;

	if (a->children->next == NULL && a->children->type == XML_TEXT_NODE)
		return (const char *)a->children->content;
	text = xmlNodeGetContent((const xmlNode *)a);
	if (text == NULL)
		mem_exhausted();
	copy = arena_strdup(w->out->arena, (const char *)text);
	xmlFree(text);
	return copy;
}

static void
take_attributes(struct walk *w, const struct scope *s)
{
	const xmlNode *n = s->node;
	enum release_audience to = w->out->audience;
	const struct row *row;
	const xmlAttr *a;
	const char *value, *name;
	struct release_person *p;

	for (a = n->properties; a != NULL; a = a->next) {
		if (a->ns != NULL || a->children == NULL ||
		    strcmp((const char *)a->name, "release") == 0)
			continue;
		value = value_of(w, a);
		row = named(n, "p") || named(n, "table")
			  ? s->prose /* its caption */
			  : row_of(n, (const char *)a->name);
		if (row->kind == RELEASE_PERSON && row->sees[0] != 'W') {
			p = person(w, value, xmlin_line(n), RELEASE_PERSON);
			p->shown |= marked(s, to) || granted(row, s, to);
			p->barred = to == RELEASE_CALLED && !p->shown;
			if (p->post == NULL && get(n, "post") != NULL)
				p->post =
				    arena_strdup(w->out->arena, get(n, "post"));
			continue;
		}
		/* Who leads a task that is shown is shown with it. */
		if (marked(s, to) &&
		    (strcmp((const char *)a->name, "lead") == 0 ||
			strcmp((const char *)a->name, "ref") == 0) &&
		    (name = xmlHashLookup(w->ids, (const xmlChar *)value)) !=
			NULL)
			person(w, name, xmlin_line(n), RELEASE_PERSON)->shown =
			    true;
		/* A file number is no Chinese and still a text. */
		if (row->element[0] != '\0' || has_han(value))
			add(w, value, xmlin_line(n), row, s);
	}
}

/* A paragraph, a table, or the text of an element that has no other. */
static void
take_prose(struct walk *w, const struct scope *s, const xmlNode *n)
{
	xmlChar *text = xmlNodeGetContent(n);

	if (text == NULL)
		mem_exhausted();
	if (text[strspn((const char *)text, " \t\r\n")] != '\0')
		add(w, (const char *)text, xmlin_line(n), s->prose, s);
	xmlFree(text);
}

/* The scope of an element; inherited is that of its parent. */
static struct scope
scope_of(struct walk *w, const xmlNode *n, const struct scope *inherited)
{
	const char *release = get(n, "release");
	bool prose = named(n, "p") || named(n, "table");
	struct scope s = {.node = n};

	if (inherited != NULL) {
		s.secret = inherited->secret;
		s.withdrawn = inherited->withdrawn;
		s.personnel = inherited->personnel;
		memcpy(s.who, inherited->who, sizeof s.who);
	}
	if (prose && inherited != NULL) {
		s.prose = inherited->prose;
		s.mark = inherited->mark;
	} else {
		s.prose = row_of(n, "");
	}
	if (release != NULL)
		s.mark = mark_of(release);
	/* The level of a summary is that of its highest row. */
	s.secret |= get(n, "secrecy") != NULL && !named(n, "summary");
	s.withdrawn |= says(n, "withdrawn", "讨论前");
	s.personnel |= (named(n, "item") || named(n, "decision")) &&
		       (says(n, "cadre", "yes") || says(n, "class", "五"));
	if (release != NULL && s.secret && w->out->audience >= RELEASE_STAFF) {
		diag_add(
		    w->diag, DIAG_RELEASE_SECRET, w->out->file, xmlin_line(n));
		w->bad = -1;
	}
	return s;
}

static void
take(struct walk *w, const xmlNode *n, const struct scope *inherited)
{
	struct scope s = scope_of(w, n, inherited);
	bool text = named(n, "p") || named(n, "table");
	const xmlNode *c;

	if (!text)
		take_facts(w, &s);
	take_attributes(w, &s);
	for (c = n->children; !text && c != NULL; c = c->next)
		if (c->type == XML_TEXT_NODE &&
		    has_han((const char *)c->content))
			text = true; /* mixed: a title */
	if (text) {
		take_prose(w, &s, n);
		return;
	}
	for (c = n->children; c != NULL; c = c->next)
		if (c->type == XML_ELEMENT_NODE)
			take(w, c, &s);
}

/* The ids of the roster first: what stands before it may name them. */
static void
take_ids(struct walk *w, const xmlNode *root)
{
	const xmlNode *n, *c;
	const char *id, *name;

	for (n = root->children; n != NULL; n = n->next)
		for (c = named(n, "roster") ? n->children : NULL; c != NULL;
		     c = c->next)
			if (c->type == XML_ELEMENT_NODE &&
			    (id = get(c, "id")) != NULL &&
			    (name = get(c, "name")) != NULL)
				xmlHashAddEntry(
				    w->ids, (const xmlChar *)id, (void *)name);
}

struct release *
release_read(
    const struct record *rec, enum release_audience audience, struct diag *d)
{
	struct walk w = {.diag = d, .out = xcalloc(1, sizeof *w.out)};
	const xmlNode *root = xmlDocGetRootElement(record_doc(rec));

	w.ids = xmlHashCreate(64);
	w.persons = xmlHashCreate(64);
	w.words = xmlHashCreate(256);
	w.out->arena = arena_new();
	w.out->file = arena_strdup(w.out->arena, record_file(rec));
	w.out->audience = audience;
	take_ids(&w, root);
	take(&w, root, NULL);
	xmlHashFree(w.ids, NULL);
	xmlHashFree(w.persons, NULL);
	xmlHashFree(w.words, NULL);
	if (w.bad == 0)
		return w.out;
	release_free(w.out);
	return NULL;
}

void
release_free(struct release *r)
{
	if (r == NULL)
		return;
	free(r->parts);
	free(r->persons);
	arena_free(r->arena);
	free(r);
}

const char *
release_kind_name(enum release_kind kind, enum diag_lang lang)
{
	return names[kind][lang == DIAG_EN];
}

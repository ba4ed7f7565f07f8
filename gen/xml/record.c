/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bytes → parsed → schema → rules → a checked record and its state.
 *
 * This is the one file of the room that knows where a record keeps its
 * exceptions; kind.def says where it keeps its day.
 */
#include "xml/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/mem.h"
#include "xml/house.h"
#include "xml/kind.h"
#include "xml/kit.h"
#include "xml/whence.h"
#include "xml/rules.h"
#include "xml/schema.h"

enum {
	DATE_LEN = 10, /* YYYY-MM-DD */
	ITEM_DEPTH = 3, /* below the root, of what an exception is for */
};

struct record {
	xmlDoc *doc;
	char *file;
	char digest[DIGEST_HEX]; /* of the bytes */
	char as_of[DATE_LEN + 1]; /* by which it was judged, or "" */
	struct buf bytes; /* empty unless they are kept */
	const struct kind *kind;
	enum record_state state;
	const struct rule_set *set;
	const struct house *house; /* lent by the options */
	struct rules_result *result;
};

/* Exceptions of one record, and the strings they point to. */
struct exceptions {
	struct arena *arena;
	struct rules_exception *x;
	size_t n;
};

/* An element of the record's own namespace; kind.def has named that. */
static bool
is(const xmlNode *n, const char *name)
{
	const xmlNode *root = xmlDocGetRootElement(n->doc);

	return n->type == XML_ELEMENT_NODE && n->ns != NULL &&
	       xmlStrEqual(n->ns->href, root->ns->href) &&
	       strcmp((const char *)n->name, name) == 0;
}

static const xmlNode *
child(const xmlNode *n, const char *name)
{
	for (n = n == NULL ? NULL : n->children; n != NULL; n = n->next)
		if (is(n, name))
			return n;
	return NULL;
}

/* An attribute's value in the arena; "" where there is none. */
static const char *
attr(struct arena *a, const xmlNode *n, const char *name)
{
	xmlChar *v = xmlGetNoNsProp((xmlNode *)n, (const xmlChar *)name);
	const char *s = arena_strdup(a, v == NULL ? "" : (char *)v);

	xmlFree(v);
	return s;
}

/* The element id, depth levels below n; nobody's of the roster. */
static const xmlNode *
at_depth(struct arena *a, const xmlNode *n, const char *id, int depth)
{
	const xmlNode *found = NULL;

	for (n = n->children; n != NULL && found == NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE || is(n, "roster"))
			continue;
		if (depth > 1)
			found = at_depth(a, n, id, depth - 1);
		else if (strcmp(attr(a, n, "id"), id) == 0)
			found = n;
	}
	return found;
}

/*
 * What an exception is for: an item of an agenda, an entry, a topic, an
 * issue.  The outermost of that name, since tasks and decisions within them
 * have names of their own; the schema holds that it is there.
 */
static const xmlNode *
find_item(struct arena *a, const xmlNode *root, const char *id)
{
	const xmlNode *found = NULL;

	for (int depth = 1; depth <= ITEM_DEPTH && found == NULL; depth++)
		found = at_depth(a, root, id, depth);
	return found;
}

/*
 * A register keeps the exceptions of a whole year, for other records, for
 * persons and for the rules over a set: those are none of its own check.  A
 * summary has the exceptions of all its records, those for their own checks
 * as well; there a rule that nobody has was told.
 */
static bool
elsewhere(const struct record *r, struct arena *a, const xmlNode *n,
    struct kit *kit, struct diag *diag)
{
	const struct rules *book = kit_rules(kit, r->kind, diag), *whole;
	const xmlNode *root = xmlDocGetRootElement(r->doc);
	const char *rule = attr(a, n, "rule"), *of = attr(a, n, "record");

	if (r->kind->id == KIND_SUMMARY)
		return !rules_know(book, r->kind->root, rule);
	if (r->kind->id != KIND_REGISTER)
		return false;
	if (!rules_know(book, r->kind->root, rule)) {
		whole = kit_book(kit, diag);
		return whole != NULL && rules_know(whole, NULL, rule);
	}
	return *attr(a, n, "who") != '\0' ||
	       (*of != '\0' && strcmp(of, attr(a, root, "id")) != 0);
}

static bool
of_register(struct arena *a, const xmlNode *summary, const char *record)
{
	const xmlNode *n = child(summary, "source");

	for (; n != NULL; n = xmlNextElementSibling((xmlNode *)n))
		if (is(n, "source") &&
		    strcmp(attr(a, n, "record"), record) == 0)
			return strcmp(attr(a, n, "kind"), "register") == 0;
	return false;
}

/*
 * In a summary an exception covers the rows and figures of a person, of a
 * record, of what bears an id, or all of these at once.
 */
static void
read_marks(struct rules_exception *x, struct arena *a, const xmlNode *n)
{
	const char *own = attr(a, n, "record");
	static const struct {
		const char *from, *on;
	} known[RULES_MARKS] = {
	    {"who", "who id"}, {"for", "record"}, {"item", "id item"}};
	size_t count = 0;

	for (size_t i = 0; i < RULES_MARKS; i++) {
		const char *v = attr(a, n, known[i].from);

		if (*v == '\0')
			continue;
		x->marks[count].attributes = known[i].on;
		x->marks[count++].value = v;
	}
	/* One that is no register's is for its own record. */
	if (*attr(a, n, "for") == '\0' && !of_register(a, n->parent, own)) {
		x->marks[count].attributes = "record";
		x->marks[count].value = own;
	}
}

static void
read_exceptions(const struct record *r, struct exceptions *e, struct kit *kit,
    struct diag *diag)
{
	const xmlNode *root = xmlDocGetRootElement(r->doc);

	for (const xmlNode *n = root->children; n != NULL; n = n->next) {
		struct rules_exception *x;
		const char *item;

		if (!is(n, "exception") || elsewhere(r, e->arena, n, kit, diag))
			continue;
		e->x = xreallocarray(e->x, e->n + 1, sizeof(*e->x));
		x = &e->x[e->n++];
		memset(x, 0, sizeof(*x));
		x->rule = attr(e->arena, n, "rule");
		x->reason = attr(e->arena, n, "reason");
		x->approver = attr(e->arena, n, "approver");
		x->until = attr(e->arena, n, "until");
		item = attr(e->arena, n, "item");
		if (r->kind->id == KIND_SUMMARY)
			read_marks(x, e->arena, n);
		else if (*item != '\0')
			x->within = find_item(e->arena, root, item);
		x->line = xmlin_line(n);
	}
}

/* The element that says the day of the record. */
static const xmlNode *
dated(const struct record *r)
{
	const xmlNode *root = xmlDocGetRootElement(r->doc);

	return *r->kind->day_element == '\0'
		   ? root
		   : child(root, r->kind->day_element);
}

static const char *
read_date(struct arena *a, const struct record *r)
{
	const xmlNode *n = dated(r);
	const char *day = n == NULL ? "" : attr(a, n, r->kind->day_attribute);

	return arena_strndup(
	    a, day, strlen(day) < DATE_LEN ? strlen(day) : DATE_LEN);
}

/*
 * No set held on the day: an error; as with any other, an exception stands
 * beside it and makes the record no draft.  No set for its kind at all: a
 * warning, which an exception silences; such a record is never issued, since
 * nothing says what that would ask of it.
 */
static void
no_rules(struct record *r, const char *date, const struct record_options *o,
    const struct exceptions *e, struct diag *diag)
{
	const struct rule_set *first =
	    rules_first(kit_rules(o->kit, r->kind, diag), r->kind->root);
	const char *today = o->as_of == NULL ? date : o->as_of;
	struct diag *one = diag_new();
	struct finding f;

	if (first == NULL) {
		diag_add(one, DIAG_RULES_KIND, r->file,
		    xmlin_line(xmlDocGetRootElement(r->doc)), r->kind->root);
		r->state = RECORD_TO_SIGN;
	} else {
		diag_add(one, DIAG_RULES_NONE, r->file, xmlin_line(dated(r)),
		    date, rule_set_from(first));
	}
	f = *diag_get(one, 0);
	for (size_t i = 0; i < e->n && f.exception == NULL; i++) {
		const struct rules_exception *x = &e->x[i];

		if (strcmp(x->rule, f.id) != 0 || strcmp(today, x->until) > 0)
			continue;
		f.exception = arena_printf(
		    e->arena, "%s（%s，%s）", x->reason, x->approver, x->until);
		r->state = RECORD_TO_SIGN;
	}
	if (first != NULL || f.exception == NULL)
		diag_add_finding(diag, &f);
	diag_free(one);
}

/* A summary says itself which day stands for today. */
static const char *
today(const struct record *r, const struct record_options *o, struct arena *a)
{
	return r->kind->id == KIND_SUMMARY
		   ? attr(a, xmlDocGetRootElement(r->doc), "as-of")
		   : o->as_of;
}

static void
hold(struct record *r, const struct record_options *o, struct diag *diag)
{
	struct exceptions e = {arena_new(), NULL, 0};
	const char *date = read_date(e.arena, r);

	read_exceptions(r, &e, o->kit, diag);
	r->set =
	    rules_choose(kit_rules(o->kit, r->kind, diag), date, r->kind->root);
	if (r->set == NULL) {
		no_rules(r, date, o, &e, diag);
	} else {
		struct diag *found = diag_new();
		struct rules_input in = {.doc = r->doc,
		    .file = r->file,
		    .date = date,
		    .as_of = today(r, o, e.arena),
		    .house = r->house,
		    .calendar = o->kit->calendar,
		    .exceptions = e.x,
		    .nexceptions = e.n,
		    .statement = o->statement};

		if (in.as_of != NULL)
			snprintf(r->as_of, sizeof(r->as_of), "%s", in.as_of);
		/* A diag may conceal what it is told: only a summary's waits.
		 */
		r->result = rules_run(
		    r->set, &in, r->kind->id == KIND_SUMMARY ? found : diag);
		whence_move(r->doc, diag, found);
		diag_free(found);
		/* What is still to come is no more than a draft. */
		if (!r->result->blocked && !r->result->planned)
			r->state =
			    r->result->issued ? RECORD_ISSUED : RECORD_TO_SIGN;
	}
	free(e.x);
	arena_free(e.arena);
}

/* The kind of record a document is; NULL after a finding. */
static const struct kind *
known(const xmlDoc *doc, const char *file, struct diag *diag)
{
	const xmlNode *root = xmlDocGetRootElement(doc);
	const struct kind *kind = kind_of(root);
	struct buf roots = {NULL, 0, 0};

	if (kind == NULL) {
		kind_roots(&roots);
		diag_add(diag, DIAG_XSD_ROOT, file, xmlin_line(root),
		    (const char *)root->name,
		    root->ns == NULL ? "" : (const char *)root->ns->href,
		    roots.p, KIND_RECORD_NS);
		buf_free(&roots);
	}
	return kind;
}

struct record *
record_check(const char *bytes, size_t len, const char *file,
    const struct record_options *o, struct diag *diag)
{
	xmlDoc *doc = xmlin_parse(bytes, len, file, 1, o->limits, diag);
	const struct kind *kind = NULL;
	const struct schema *schema = NULL;
	struct record *r;

	if (doc != NULL && (kind = known(doc, file, diag)) != NULL)
		schema = kit_schema(o->kit, kind, diag);
	if (schema == NULL || kit_rules(o->kit, kind, diag) == NULL ||
	    schema_check(schema, doc, file, diag) != 0) {
		xmlFreeDoc(doc);
		return NULL;
	}
	r = xcalloc(1, sizeof(*r));
	r->doc = doc;
	r->kind = kind;
	r->file = xstrdup(file);
	digest_sha256(bytes, len, r->digest);
	if (o->bytes)
		buf_add(&r->bytes, bytes, len);
	r->state = RECORD_DRAFT;
	r->house = kit_house(o->kit, kind);
	hold(r, o, diag);
	return r;
}

void
record_free(struct record *r)
{
	if (r == NULL)
		return;
	rules_result_free(r->result);
	xmlFreeDoc(r->doc);
	free(r->file);
	buf_free(&r->bytes);
	free(r);
}

enum record_state
record_state(const struct record *r)
{
	return r->state;
}

const xmlDoc *
record_doc(const struct record *r)
{
	return r->doc;
}

const char *
record_file(const struct record *r)
{
	return r->file;
}

const char *
record_as_of(const struct record *r)
{
	return r->as_of[0] == '\0' ? NULL : r->as_of;
}

const char *
record_digest(const struct record *r)
{
	return r->digest;
}

const struct kind *
record_kind(const struct record *r)
{
	return r->kind;
}

const struct buf *
record_bytes(const struct record *r)
{
	return r->bytes.len == 0 ? NULL : &r->bytes;
}

const struct rule_set *
record_rules(const struct record *r)
{
	return r->set;
}

const char *
record_house(const struct record *r, size_t i, const char **name)
{
	const struct rule_house *h;
	const char *value;

	if (r->set == NULL || i >= rule_set_houses(r->set))
		return NULL;
	h = rule_set_house(r->set, i);
	*name = h->name;
	value = house_get(r->house, h->name);
	return value == NULL ? h->preset : value;
}

const struct rules_result *
record_result(const struct record *r)
{
	return r->result;
}

bool
record_classified(const struct record *r)
{
	const xmlNode *root = xmlDocGetRootElement(r->doc), *n = root;

	while (n != NULL) {
		if (n->type == XML_ELEMENT_NODE &&
		    xmlHasProp((xmlNode *)n, (const xmlChar *)"secrecy") !=
			NULL)
			return true;
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != root && n->next == NULL)
			n = n->parent;
		n = n == root ? NULL : n->next;
	}
	return false;
}

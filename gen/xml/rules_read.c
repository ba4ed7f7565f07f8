/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A rule file → the compiled form of rules_set.h.
 *
 * It holds the file to the dialect of schemas/rules/README.md: an element or
 * reference it does not know is a finding and the set is not used.  XPath
 * expressions are kept as text: the run compiles each when it is first wanted,
 * reports one that does not compile, and goes on with the others.
 */
#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>

#include "base/xmlin.h"
#include "xml/rules_read.h"

bool
reader_is(const xmlNode *n, const char *uri, const char *name)
{
	return n->type == XML_ELEMENT_NODE && n->ns != NULL &&
	       strcmp((const char *)n->ns->href, uri) == 0 &&
	       strcmp((const char *)n->name, name) == 0;
}

static bool
is_sch(const xmlNode *n, const char *name)
{
	return reader_is(n, RULES_NS_SCH, name);
}

/* An attribute without namespace (uri NULL) or of uri; NULL if absent. */
const char *
reader_attr(struct reader *r, xmlNode *n, const char *uri, const char *name)
{
	xmlChar *v = uri == NULL ? xmlGetNoNsProp(n, (const xmlChar *)name)
				 : xmlGetNsProp(n, (const xmlChar *)name,
				       (const xmlChar *)uri);
	const char *s;

	if (v == NULL)
		return NULL;
	s = arena_strdup(r->set->arena, (const char *)v);
	xmlFree(v);
	return s;
}

void
reader_bad(struct reader *r, enum diag_id id, const xmlNode *n, const char *a,
    const char *b)
{
	diag_add(r->diag, id, r->file, xmlin_line(n), a, b);
	r->bad = true;
}

/* The same, and a finding where it is missing or empty; "" then. */
const char *
reader_need(struct reader *r, xmlNode *n, const char *name)
{
	const char *v = reader_attr(r, n, NULL, name);

	if (v == NULL || *v == '\0') {
		reader_bad(
		    r, DIAG_RULES_ATTRIBUTE, n, (const char *)n->name, name);
		return "";
	}
	return v;
}

static void
unknown(struct reader *r, const xmlNode *n)
{
	reader_bad(r, DIAG_RULES_ELEMENT, n, (const char *)n->name, NULL);
}

struct words
reader_words(struct reader *r, const char *s)
{
	struct words w = {NULL, 0};
	char *copy, *save = NULL;
	size_t n = 0;

	if (s == NULL)
		return w;
	copy = arena_strdup(r->set->arena, s);
	for (const char *p = s; *p != '\0'; p++)
		n += *p == ' ' || *p == '\n' || *p == '\t';
	w.word = arena_calloc(r->set->arena, n + 1, sizeof(*w.word));
	for (char *t = strtok_r(copy, " \t\r\n", &save); t != NULL;
	     t = strtok_r(NULL, " \t\r\n", &save))
		w.word[w.n++] = t;
	return w;
}

/* The expression text, which stands in n; never NULL. */
struct expr *
reader_expr(struct reader *r, const xmlNode *n, const char *text)
{
	struct rule_set *set = r->set;
	struct expr *e = arena_alloc(set->arena, sizeof(*e));

	e->text = arena_strdup(set->arena, text);
	e->line = xmlin_line(n);
	e->index = set->nexprs++;
	if (strlen(text) > RULES_EXPR_MAX)
		reader_bad(
		    r, DIAG_RULES_LONG, n, diag_num(RULES_EXPR_MAX), NULL);
	return e;
}

static bool
let_exists(const struct let *l, const char *name)
{
	for (; l != NULL; l = l->next)
		if (strcmp(l->name, name) == 0)
			return true;
	return false;
}

/*
 * Adds a let at the end of *list; a second one of a name, here or in the
 * scope around, is a finding.
 */
static void
read_let(struct reader *r, xmlNode *n, struct let **list,
    const struct let *around, bool in_rule)
{
	struct let *l = arena_alloc(r->set->arena, sizeof(*l)), **last = list;
	const char *of;

	l->name = reader_need(r, n, "name");
	l->value = reader_expr(r, n, reader_need(r, n, "value"));
	of = reader_attr(r, n, RULES_NS_JY, "of");
	while (*last != NULL && (*last)->next != NULL)
		last = &(*last)->next;
	/* What is kept for several nodes may not see what is of one. */
	if (of != NULL &&
	    (!in_rule || (*last != NULL && (*last)->owner == NULL)))
		reader_bad(r, DIAG_RULES_FEATURE, n, "let", "jy:of");
	l->owner = of == NULL ? NULL : reader_expr(r, n, of);
	if (let_exists(*list, l->name) || let_exists(around, l->name) ||
	    (list != &r->set->lets && let_exists(r->set->lets, l->name)))
		reader_bad(r, DIAG_RULES_DUPLICATE, n, "let", l->name);
	while (*list != NULL)
		list = &(*list)->next;
	*list = l;
}

static struct piece **
add_piece(struct reader *r, struct piece **tail, enum piece_kind kind,
    const char *text, struct expr *e)
{
	struct piece *p = arena_alloc(r->set->arena, sizeof(*p));

	p->kind = kind;
	p->text = text;
	p->expr = e;
	*tail = p;
	return &p->next;
}

/* The mixed content of n (an assert, report or diagnostic) as pieces. */
static struct piece **
read_text(struct reader *r, xmlNode *n, struct piece **tail)
{
	const char *path;

	for (xmlNode *c = n->children; c != NULL; c = c->next) {
		if (c->type == XML_TEXT_NODE ||
		    c->type == XML_CDATA_SECTION_NODE)
			tail = add_piece(r, tail, PIECE_TEXT,
			    arena_strdup(
				r->set->arena, (const char *)c->content),
			    NULL);
		else if (is_sch(c, "value-of"))
			tail = add_piece(r, tail, PIECE_VALUE, NULL,
			    reader_expr(r, c, reader_need(r, c, "select")));
		else if (is_sch(c, "name")) {
			path = reader_attr(r, c, NULL, "path");
			tail = add_piece(r, tail, PIECE_NAME, NULL,
			    path == NULL ? NULL : reader_expr(r, c, path));
		} else if (is_sch(c, "emph") || is_sch(c, "span"))
			/* Depth is bounded by xmlin. */
			tail = read_text(r, c, tail);
		else if (c->type == XML_ELEMENT_NODE)
			unknown(r, c);
	}
	return tail;
}

enum diag_lang
reader_lang(xmlNode *n)
{
	xmlChar *l = xmlNodeGetLang(n);
	enum diag_lang lang =
	    l != NULL && strncmp((char *)l, "en", 2) == 0 ? DIAG_EN : DIAG_ZH;

	xmlFree(l);
	return lang;
}

enum diag_severity
reader_severity(struct reader *r, const xmlNode *n, const char *s)
{
	static const struct {
		const char *name;
		enum diag_severity severity;
	} known[] = {
	    {"error", DIAG_ERROR},
	    {"fatal", DIAG_ERROR},
	    {"warning", DIAG_WARNING},
	    {"warn", DIAG_WARNING},
	    {"info", DIAG_NOTE},
	    {"information", DIAG_NOTE},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strcmp(s, known[i].name) == 0)
			return known[i].severity;
	reader_bad(r, DIAG_RULES_VALUE, n, "severity", s);
	return DIAG_ERROR;
}

/* The articles' names as they are cited, or NULL for none. */
const char *
reader_cite(struct reader *r, const xmlNode *n, struct words ids)
{
	struct buf b = {NULL, 0, 0};
	const char *s;

	for (size_t i = 0; i < ids.n; i++) {
		const struct article *a = r->set->articles;

		while (a != NULL && strcmp(a->id, ids.word[i]) != 0)
			a = a->next;
		if (a == NULL) {
			reader_bad(
			    r, DIAG_RULES_REFERENCE, n, "article", ids.word[i]);
			continue;
		}
		buf_adds(&b, b.len == 0 ? "" : "、");
		buf_adds(&b, a->cite);
	}
	s = b.len == 0 ? NULL : arena_strdup(r->set->arena, b.p);
	buf_free(&b);
	return s;
}

struct public_rule *
reader_public(const struct rule_set *set, const char *id)
{
	for (struct public_rule *p = set->publics; p != NULL; p = p->next)
		if (strcmp(p->id, id) == 0)
			return p;
	return NULL;
}

/* The wording of t in both languages: its own text, and its diagnostics. */
static void
read_wording(struct reader *r, xmlNode *n, struct test *t)
{
	struct words ids =
	    reader_words(r, reader_attr(r, n, NULL, "diagnostics"));

	read_text(r, n, &t->text[DIAG_ZH]);
	for (size_t i = 0; i < ids.n; i++) {
		struct diagnostic *d = r->set->diagnostics;

		while (d != NULL && strcmp(d->id, ids.word[i]) != 0)
			d = d->next;
		if (d == NULL)
			reader_bad(r, DIAG_RULES_REFERENCE, n, "diagnostic",
			    ids.word[i]);
		else
			t->text[d->lang] = d->text;
	}
}

static bool
has_word(struct words w, const char *s)
{
	size_t i;

	for (i = 0; i < w.n && strcmp(w.word[i], s) != 0;)
		i++;
	return i < w.n;
}

static struct test *
read_test(struct reader *r, xmlNode *n, bool report)
{
	struct test *t = arena_alloc(r->set->arena, sizeof(*t));
	const char *s;

	t->report = report;
	t->id = reader_attr(r, n, NULL, "id");
	s = reader_attr(r, n, RULES_NS_JY, "rule");
	if (s == NULL)
		s = t->id == NULL ? reader_need(r, n, "id") : t->id;
	t->rule = reader_public(r->set, s);
	if (t->rule == NULL) {
		reader_bad(r, DIAG_RULES_REFERENCE, n, "rule", s);
		return NULL;
	}
	t->rule->used = true;
	s = reader_attr(r, n, NULL, "role");
	t->severity = s == NULL ? t->rule->severity : reader_severity(r, n, s);
	s = reader_attr(r, n, RULES_NS_JY, "article");
	t->cite =
	    s == NULL ? t->rule->cite : reader_cite(r, n, reader_words(r, s));
	s = reader_attr(r, n, RULES_NS_JY, "values");
	t->values = s == NULL ? t->rule->values : reader_words(r, s);
	s = reader_attr(r, n, RULES_NS_JY, "needs");
	if (s != NULL && strcmp(s, "as-of") != 0)
		reader_bad(r, DIAG_RULES_VALUE, n, "jy:needs", s);
	t->needs_as_of = s != NULL;
	s = reader_attr(r, n, RULES_NS_JY, "when");
	if (s != NULL && strcmp(s, "issued") != 0)
		reader_bad(r, DIAG_RULES_VALUE, n, "jy:when", s);
	t->when_issued = s != NULL;
	t->ahead = t->id != NULL && has_word(r->set->ahead, t->id);
	s = reader_attr(r, n, RULES_NS_JY, "applies");
	t->applies = s == NULL ? NULL : reader_expr(r, n, s);
	t->test = reader_expr(r, n, reader_need(r, n, "test"));
	s = reader_attr(r, n, NULL, "subject");
	t->subject = s == NULL ? NULL : reader_expr(r, n, s);
	read_wording(r, n, t);
	return t;
}

/*
 * Where the union text ends its next alternative: at a | outside of quotes
 * and brackets, or at its end.
 */
static size_t
alternative(const char *s)
{
	int depth = 0;
	char quote = '\0';
	size_t i;

	for (i = 0; s[i] != '\0'; i++) {
		if (quote != '\0') {
			if (s[i] == quote)
				quote = '\0';
		} else if (s[i] == '"' || s[i] == '\'')
			quote = s[i];
		else if (s[i] == '[' || s[i] == '(')
			depth++;
		else if (s[i] == ']' || s[i] == ')')
			depth--;
		else if (s[i] == '|' && depth == 0)
			break;
	}
	return i;
}

/*
 * A pattern becomes an expression that selects what it matches: a relative
 * one is looked for everywhere below the root.
 */
static void
read_contexts(struct reader *r, xmlNode *n, struct sch_rule *rule)
{
	const char *s = reader_need(r, n, "context");
	struct context_alt **tail = &rule->contexts;

	while (*s != '\0') {
		size_t len = alternative(s), skip = strspn(s, " \t\r\n");
		struct context_alt *c = arena_alloc(r->set->arena, sizeof(*c));

		if (skip >= len)
			reader_bad(r, DIAG_RULES_VALUE, n, "context",
			    reader_attr(r, n, NULL, "context"));
		else
			c->expr = reader_expr(r, n,
			    arena_printf(r->set->arena, "%s%.*s",
				s[skip] == '/' ? "" : "//", (int)(len - skip),
				s + skip));
		if (c->expr != NULL) {
			*tail = c;
			tail = &c->next;
		}
		s += len + (s[len] == '|');
	}
}

static struct sch_rule *
read_rule(struct reader *r, xmlNode *n, const struct pattern *p)
{
	struct sch_rule *rule = arena_alloc(r->set->arena, sizeof(*rule));
	struct test **tail = &rule->tests;

	read_contexts(r, n, rule);
	if (reader_attr(r, n, NULL, "abstract") != NULL)
		reader_bad(r, DIAG_RULES_FEATURE, n, "rule", "abstract");
	for (xmlNode *c = n->children; c != NULL; c = c->next) {
		if (c->type != XML_ELEMENT_NODE || is_sch(c, "p"))
			continue;
		if (is_sch(c, "let"))
			read_let(r, c, &rule->lets, p->lets, true);
		else if (is_sch(c, "assert") || is_sch(c, "report")) {
			*tail = read_test(r, c, is_sch(c, "report"));
			if (*tail != NULL)
				tail = &(*tail)->next;
		} else
			unknown(r, c);
	}
	return rule;
}

static void
read_pattern(struct reader *r, xmlNode *n)
{
	struct pattern *p = arena_alloc(r->set->arena, sizeof(*p));
	struct sch_rule **tail = &p->rules;

	if (reader_attr(r, n, NULL, "abstract") != NULL)
		reader_bad(r, DIAG_RULES_FEATURE, n, "pattern", "abstract");
	if (reader_attr(r, n, NULL, "is-a") != NULL)
		reader_bad(r, DIAG_RULES_FEATURE, n, "pattern", "is-a");
	for (xmlNode *c = n->children; c != NULL; c = c->next) {
		if (c->type != XML_ELEMENT_NODE || is_sch(c, "p") ||
		    is_sch(c, "title"))
			continue;
		if (is_sch(c, "let"))
			read_let(r, c, &p->lets, NULL, false);
		else if (is_sch(c, "rule")) {
			*tail = read_rule(r, c, p);
			tail = &(*tail)->next;
		} else
			unknown(r, c);
	}
	*r->pattern_tail = p;
	r->pattern_tail = &p->next;
}

/* sch:title, sch:ns, sch:let, sch:diagnostics: all but patterns. */
static void
read_sch(struct reader *r, xmlNode *n)
{
	struct rule_set *set = r->set;

	if (is_sch(n, "title")) {
		xmlChar *s = xmlNodeGetContent(n);

		set->title = arena_strdup(set->arena, (const char *)s);
		xmlFree(s);
	} else if (is_sch(n, "ns")) {
		struct ns *ns = arena_alloc(set->arena, sizeof(*ns));

		ns->prefix = reader_need(r, n, "prefix");
		ns->uri = reader_need(r, n, "uri");
		*r->ns_tail = ns;
		r->ns_tail = &ns->next;
	} else if (is_sch(n, "let")) {
		read_let(r, n, &set->lets, NULL, false);
	} else if (is_sch(n, "diagnostics")) {
		for (xmlNode *c = n->children; c != NULL; c = c->next) {
			struct diagnostic *d;

			if (c->type != XML_ELEMENT_NODE)
				continue;
			if (!is_sch(c, "diagnostic")) {
				unknown(r, c);
				continue;
			}
			d = arena_alloc(set->arena, sizeof(*d));
			d->id = reader_need(r, c, "id");
			d->lang = reader_lang(c);
			read_text(r, c, &d->text);
			*r->diagnostic_tail = d;
			r->diagnostic_tail = &d->next;
		}
	} else if (!is_sch(n, "pattern") && !is_sch(n, "p"))
		unknown(r, n);
}

static bool
has_test(const struct rule_set *set, const char *id)
{
	const struct pattern *p;
	const struct sch_rule *s;
	const struct test *t;

	for (p = set->patterns; p != NULL; p = p->next)
		for (s = p->rules; s != NULL; s = s->next)
			for (t = s->tests; t != NULL; t = t->next)
				if (t->id != NULL && strcmp(t->id, id) == 0)
					return true;
	return false;
}

/* All of the file: first what patterns refer to, then the patterns. */
static void
read_schema(struct reader *r, xmlNode *root)
{
	if (!is_sch(root, "schema")) {
		reader_bad(
		    r, DIAG_RULES_ROOT, root, (const char *)root->name, NULL);
		return;
	}
	for (xmlNode *c = root->children; c != NULL; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (c->ns != NULL &&
		    strcmp((const char *)c->ns->href, RULES_NS_JY) == 0)
			reader_jy(r, c);
		else
			read_sch(r, c);
	}
	if (r->set->id == NULL)
		reader_bad(
		    r, DIAG_RULES_ATTRIBUTE, root, "sch:schema", "jy:set");
	for (xmlNode *c = root->children; c != NULL; c = c->next)
		if (is_sch(c, "pattern"))
			read_pattern(r, c);
	for (struct public_rule *p = r->set->publics; p != NULL; p = p->next)
		if (!p->used) {
			diag_add(r->diag, DIAG_RULES_UNUSED, r->file, p->line,
			    p->id);
			r->bad = true;
		}
	for (size_t i = 0; i < r->set->ahead.n; i++)
		if (!has_test(r->set, r->set->ahead.word[i]))
			reader_bad(r, DIAG_RULES_REFERENCE, root, "assert",
			    r->set->ahead.word[i]);
}

struct rule_set *
rule_set_read(
    const char *bytes, size_t len, const char *file, struct diag *diag)
{
	struct xmlin_limits limits = xmlin_limits_default;
	struct reader r = {0};
	struct rule_set *set;
	xmlDoc *doc;

	limits.bytes = RULES_BYTES_MAX;
	xmlin_init();
	doc = xmlin_parse(bytes, len, file, 1, &limits, diag);
	if (doc == NULL)
		return NULL;
	r.set = set = xcalloc(1, sizeof(*set));
	set->arena = arena_new();
	set->file = arena_strdup(set->arena, file);
	digest_sha256(bytes, len, set->digest);
	set->title = "";
	r.file = file;
	r.diag = diag;
	r.article_tail = &set->articles;
	r.label_tail = &set->labels;
	r.house_tail = &set->houses;
	r.public_tail = &set->publics;
	r.diagnostic_tail = &set->diagnostics;
	r.pattern_tail = &set->patterns;
	r.ns_tail = &set->nss;
	read_schema(&r, xmlDocGetRootElement(doc));
	xmlFreeDoc(doc);
	set->compiled = xcalloc(set->nexprs + 1, sizeof(*set->compiled));
	if (r.bad) {
		rule_set_free(set);
		return NULL;
	}
	return set;
}

void
rule_set_free(struct rule_set *set)
{
	if (set == NULL)
		return;
	for (size_t i = 0; set->compiled != NULL && i < set->nexprs; i++)
		xmlXPathFreeCompExpr(set->compiled[i].comp);
	free(set->compiled);
	arena_free(set->arena);
	free(set);
}

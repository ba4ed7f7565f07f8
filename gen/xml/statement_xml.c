/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statement as XML (urn:jiyao:statement:1, schemas/statement.xsd): what
 * the document is made from, and what an archive keeps of it.
 *
 * Of the record it knows what every kind has: the attributes of the root, the
 * body, and which elements carry a level of secrecy.
 */
#include <stdio.h>
#include <string.h>

#include <libxml/parser.h>

#include "base/version.h"
#include "xml/kind.h"
#include "xml/statement_in.h"

#define X(s) ((const xmlChar *)(s))
#define STATEMENT_NS "urn:jiyao:statement:1"

const char *
statement_verdict(enum rules_verdict v)
{
	static const char *const names[] = {"pass", "fail", "excused",
	    "undecided", "broken", "none", "not-applicable"};

	return names[v];
}

const char *
statement_severity(enum diag_severity s)
{
	static const char *const names[] = {"note", "warning", "error"};

	return names[s];
}

const char *
statement_state(enum record_state s)
{
	static const char *const names[] = {"draft", "to-sign", "issued"};

	return names[s];
}

const char *
statement_word(const struct rules_row *row, enum diag_lang lang)
{
	static const char *const words[2][7] = {
	    {"符合", "不符合", "例外", "不能判断", "无法执行", "不涉及",
		"不适用"},
	    {"pass", "fail", "excused", "undecided", "broken", "none",
		"not applicable"},
	};

	if (row->verdict == RULES_FAIL && row->severity == DIAG_WARNING)
		return lang == DIAG_ZH ? "提醒" : "warning";
	if (row->verdict == RULES_FAIL && row->severity == DIAG_NOTE)
		return lang == DIAG_ZH ? "在案" : "on record";
	if (row->verdict == RULES_EXCUSED && row->severity == DIAG_ERROR)
		return lang == DIAG_ZH ? "不符合（例外）" : "fail (excused)";
	return words[lang][row->verdict];
}

/* Sets an attribute; a NULL value is none. */
static void
set(xmlNode *n, const char *name, const char *value)
{
	if (value != NULL)
		xmlNewProp(n, X(name), X(value));
}

static void
set_number(xmlNode *n, const char *name, long long value)
{
	char s[32];

	snprintf(s, sizeof(s), "%lld", value);
	set(n, name, s);
}

static xmlNode *
add(xmlNode *parent, const char *name)
{
	return xmlNewChild(parent, parent->ns, X(name), NULL);
}

/* Copies those attributes of from that the record may have. */
static void
copy(xmlNode *to, const xmlNode *from, const char *const *names)
{
	for (; *names != NULL; names++) {
		xmlChar *v = xmlGetNoNsProp((xmlNode *)from, X(*names));

		set(to, *names, (const char *)v);
		xmlFree(v);
	}
}

static void
add_record(xmlNode *top, const struct record *r)
{
	static const char *const of_root[] = {
	    "id", "number", "year", "date", "from", "to", NULL};
	static const char *const of_body[] = {"name", "title", "office", NULL};
	static const char *const of_session[] = {"start", NULL};
	const xmlNode *root = xmlDocGetRootElement(record_doc(r));
	xmlNode *n = add(top, "record");

	set(n, "kind", record_kind(r)->root);
	copy(n, root, of_root);
	for (const xmlNode *c = root->children; c != NULL; c = c->next)
		if (xmlStrEqual(c->name, X("session")))
			copy(n, c, of_session);
	set(n, "file", record_file(r));
	set(n, "sha256", record_digest(r));
	for (const xmlNode *c = root->children; c != NULL; c = c->next)
		if (xmlStrEqual(c->name, X("body")))
			copy(add(top, "body"), c, of_body);
}

/* One element for each that has a level, so that the highest can be shown. */
static void
add_secrecy(xmlNode *top, const struct record *r)
{
	static const char *const names[] = {"secrecy", "secrecy-term", NULL};
	const xmlNode *root = xmlDocGetRootElement(record_doc(r)), *n = root;

	while (n != NULL) {
		if (n->type == XML_ELEMENT_NODE &&
		    xmlHasProp((xmlNode *)n, X("secrecy")) != NULL)
			copy(add(top, "classified"), n, names);
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != root && n->next == NULL)
			n = n->parent;
		n = n == root ? NULL : n->next;
	}
}

static void
add_rules(xmlNode *top, const struct record *r, enum diag_lang lang)
{
	const struct rule_set *set_ = record_rules(r);
	const char *name, *value;
	xmlNode *n;

	if (set_ == NULL)
		return;
	n = add(top, "rules");
	set(n, "id", rule_set_id(set_));
	set(n, "root", rule_set_root(set_));
	set(n, "title", rule_set_title(set_));
	set(n, "body", rule_set_body(set_));
	set(n, "adopted", rule_set_adopted(set_));
	set(n, "from", rule_set_from(set_));
	set(n, "to", rule_set_to(set_));
	for (size_t i = 0; (value = record_house(r, i, &name)) != NULL; i++) {
		const struct rule_house *h = rule_set_house(set_, i);

		n = add(top, "house");
		set(n, "name", name);
		set(n, "title", h->label[lang] == NULL ? name : h->label[lang]);
		set(n, "value", value);
		set(n, "preset", h->preset);
	}
}

static void
add_row(xmlNode *rule, const struct rules_row *row, enum diag_lang lang)
{
	xmlNode *n = add(rule, "row"), *v;

	set(n, "verdict", statement_verdict(row->verdict));
	set(n, "severity", statement_severity(row->severity));
	set(n, "word", statement_word(row, lang));
	set(n, "cite", row->cite);
	if (row->line > 0)
		set_number(n, "line", row->line);
	set_number(n, "times", (long long)row->times);
	set(n, "exception", row->exception);
	for (size_t i = 0; i < row->nvalues; i++) {
		v = add(n, "value");
		set(v, "name", row->values[i].name);
		set(v, "title", row->labels[i][lang]);
		xmlNodeAddContent(v, X(row->values[i].value));
	}
	if (row->text[lang] != NULL)
		xmlNodeAddContent(add(n, "text"), X(row->text[lang]));
}

/* How much a row says of its rule: of several the worst speaks for it. */
static int
weight(const struct rules_row *row)
{
	static const int by_verdict[] = {[RULES_NONE] = 0,
	    [RULES_EXEMPT] = 1,
	    [RULES_PASS] = 2,
	    [RULES_EXCUSED] = 4,
	    [RULES_UNDECIDED] = 6,
	    [RULES_BROKEN] = 9};

	if (row->verdict == RULES_FAIL)
		return row->severity == DIAG_ERROR     ? 8
		       : row->severity == DIAG_WARNING ? 5
						       : 3;
	if (row->verdict == RULES_EXCUSED && row->severity == DIAG_ERROR)
		return 7;
	return by_verdict[row->verdict];
}

/* The rows of the rule from the i-th on; returns where the next begins. */
static size_t
add_rule(
    xmlNode *top, const struct rules_result *res, size_t i, enum diag_lang lang)
{
	const struct rules_row *worst = &res->rows[i];
	xmlNode *n = add(top, "rule");
	size_t end = i;

	for (; end < res->nrows && res->rows[end].rule == res->rows[i].rule;
	     end++)
		if (weight(&res->rows[end]) > weight(worst))
			worst = &res->rows[end];
	set(n, "id", res->rows[i].rule);
	set(n, "title", res->rows[i].title[lang]);
	set(n, "cite", worst->cite);
	set(n, "verdict", statement_verdict(worst->verdict));
	set(n, "severity", statement_severity(worst->severity));
	set(n, "word", statement_word(worst, lang));
	for (; i < end; i++)
		add_row(n, &res->rows[i], lang);
	return end;
}

xmlDoc *
statement_doc(const struct record *r, const char *as_of, enum diag_lang lang)
{
	const struct rules_result *res = record_result(r);
	xmlDoc *doc = xmlNewDoc(X("1.0"));
	xmlNode *top = xmlNewNode(NULL, X("statement"));

	xmlDocSetRootElement(doc, top);
	if (as_of == NULL)
		as_of = record_as_of(r);
	xmlSetNs(top, xmlNewNs(top, X(STATEMENT_NS), NULL));
	set(top, "version", "1.0");
	set(top, "lang", lang == DIAG_ZH ? "zh" : "en");
	set(top, "jiyao", JIYAO_VERSION);
	set(top, "state", statement_state(record_state(r)));
	set(top, "as-of", as_of);
	add_record(top, r);
	add_secrecy(top, r);
	add_rules(top, r, lang);
	for (size_t i = 0; res != NULL && i < res->nrows;)
		i = add_rule(top, res, i, lang);
	return doc;
}

void
statement_xml(const struct record *r, const char *as_of, enum diag_lang lang,
    struct buf *out)
{
	xmlDoc *doc = statement_doc(r, as_of, lang);
	xmlChar *bytes;
	int len;

	xmlDocDumpFormatMemoryEnc(doc, &bytes, &len, "UTF-8", 1);
	buf_add(out, (const char *)bytes, (size_t)len);
	xmlFree(bytes);
	xmlFreeDoc(doc);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* A rule set as text: its list of rules, one rule explained, house settings. */
#include <string.h>

#include "base/json.h"
#include "base/utf8.h"
#include "xml/rules_set.h"

static const char *const severity_word[] = {"note", "warning", "error"};

enum { ID_COLUMNS = 22, CITE_COLUMNS = 28 };

/* s and blanks up to columns, at least one. */
static void
pad(struct buf *out, const char *s, int columns)
{
	size_t len = strlen(s), i = 0, n;
	uint32_t cp;

	buf_adds(out, s);
	while (i < len && (n = utf8_decode(s + i, len - i, &cp)) > 0) {
		columns -= utf8_columns(cp);
		i += n;
	}
	do
		buf_addc(out, ' ');
	while (--columns > 0);
}

static void
list_json(const struct rule_set *set, enum diag_lang lang, struct buf *out)
{
	for (const struct public_rule *p = set->publics; p != NULL;
	     p = p->next) {
		struct json j = {.out = out};

		json_object(&j, NULL);
		json_string(&j, "set", set->id);
		json_string(&j, "root", set->root);
		json_string(&j, "id", p->id);
		json_string(&j, "severity", severity_word[p->severity]);
		if (p->cite != NULL)
			json_string(&j, "cite", p->cite);
		json_string(&j, "text", p->title[lang]);
		json_object_end(&j);
		buf_addc(out, '\n');
	}
}

static void
list_text(const struct rule_set *set, enum diag_lang lang, struct buf *out)
{
	buf_addf(out, "# %s (%s, %s, %s–%s)\n", set->title, set->id, set->root,
	    set->from, set->to == NULL ? "" : set->to);
	for (const struct public_rule *p = set->publics; p != NULL;
	     p = p->next) {
		pad(out, p->id, ID_COLUMNS);
		pad(out, severity_word[p->severity], 8);
		pad(out, p->cite == NULL ? "" : p->cite, CITE_COLUMNS);
		buf_addf(out, "%s\n", p->title[lang]);
	}
}

void
rules_list(const struct rules *rules, enum diag_format format,
    enum diag_lang lang, struct buf *out)
{
	for (size_t i = 0; i < rules_count(rules); i++)
		if (format == DIAG_TEXT)
			list_text(rules_get(rules, i), lang, out);
		else
			list_json(rules_get(rules, i), lang, out);
}

/* The text with the white space of the file's line breaks taken out. */
static void
add_paragraph(struct buf *out, const char *s)
{
	bool begun = false;

	for (; *s != '\0'; s++) {
		if (*s == '\n' || *s == '\r') {
			s += strspn(s, " \t\r\n") - 1;
			if (begun && s[1] != '\0')
				buf_adds(out, "\n  ");
		} else if (begun || (*s != ' ' && *s != '\t')) {
			if (!begun)
				buf_adds(out, "  ");
			begun = true;
			buf_addc(out, *s);
		}
	}
	if (begun)
		buf_addc(out, '\n');
}

/* True where both were in force on some day. */
static bool
together(const struct rule_set *a, const struct rule_set *b)
{
	return (a->to == NULL || strcmp(b->from, a->to) <= 0) &&
	       (b->to == NULL || strcmp(a->from, b->to) <= 0);
}

/*
 * The article with its text, which may stand in any file of the same set id
 * that was in force together with it; NULL where none has it.
 */
static const struct article *
article_text(
    const struct rules *rules, const struct rule_set *set, const char *id)
{
	const struct article *a = set->articles;

	while (a != NULL && (strcmp(a->id, id) != 0 || a->text == NULL))
		a = a->next;
	for (size_t i = 0; a == NULL && i < rules_count(rules); i++) {
		const struct rule_set *s = rules_get(rules, i);

		if (strcmp(s->id, set->id) == 0 && together(s, set))
			a = s->articles;
		while (a != NULL && (strcmp(a->id, id) != 0 || a->text == NULL))
			a = a->next;
	}
	return a;
}

/* False where the set has no such rule. */
static bool
explain(const struct rules *rules, const struct rule_set *set, const char *id,
    enum diag_lang lang, struct buf *out)
{
	const struct public_rule *p = set->publics;

	while (p != NULL && strcmp(p->id, id) != 0)
		p = p->next;
	if (p == NULL)
		return false;
	buf_addf(out, "%s: %s\n", p->id, p->title[lang]);
	buf_addf(out, "  [%s%s%s] %s\n", severity_word[p->severity],
	    p->cite == NULL ? "" : " ", p->cite == NULL ? "" : p->cite,
	    set->title);
	if (p->explain[lang] != NULL)
		add_paragraph(out, p->explain[lang]);
	for (size_t i = 0; i < p->articles.n; i++) {
		const struct article *a =
		    article_text(rules, set, p->articles.word[i]);

		if (a == NULL)
			continue;
		buf_addf(out, "%s\n", a->cite);
		add_paragraph(out, a->text);
	}
	return true;
}

void
rules_explain(const struct rules *rules, const char *id, enum diag_lang lang,
    struct buf *out, struct diag *diag)
{
	bool found = false;

	for (size_t i = 0; i < rules_count(rules); i++)
		found |= explain(rules, rules_get(rules, i), id, lang, out);
	if (!found)
		diag_add(diag, DIAG_RULE_UNKNOWN, NULL, 0, id);
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/front.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/yaml.h"
#include "mark/form.h"
#include "mark/text.h"

enum { NEAR_MAX = 32 }; /* bytes of a key that are compared for a hint */

struct reading {
	struct arena *arena;
	const char *file;
	struct diag *diag;
	int bad; /* errors so far */
	int odd; /* of them values in a wrong form */
};

static const char *const format_names[FRONT_FORMATS] = {
    "ordinary",
    "upward",
    "letter",
    "order",
    "minutes",
    "plain",
};

const char *
front_format_name(enum front_format f)
{
	return format_names[f];
}

enum front_format
front_format(const struct front *front)
{
	const char *text = front_text(front, "format");
	int i;

	for (i = 0; text != NULL && i < FRONT_FORMATS; i++)
		if (strcmp(text, format_names[i]) == 0)
			return (enum front_format)i;
	return FRONT_PLAIN;
}

enum front_signing
front_signing(const struct front *front)
{
	const char *word = front_text(front, "signing");
	enum front_format format = front_format(front);

	if (word != NULL)
		return strcmp(word, "seal") == 0    ? FRONT_SEAL
		       : strcmp(word, "plain") == 0 ? FRONT_UNSEALED
						    : FRONT_STAMP;
	if (format == FRONT_ORDER)
		return FRONT_STAMP;
	return format == FRONT_MINUTES || format == FRONT_PLAIN ? FRONT_UNSEALED
								: FRONT_SEAL;
}

/* Edits that lead from a to b, both at most NEAR_MAX bytes. */
static int
distance(const char *a, const char *b)
{
	size_t na = strlen(a), nb = strlen(b), i, k;
	int row[NEAR_MAX + 1], diagonal, up, best;

	if (na > NEAR_MAX || nb > NEAR_MAX)
		return NEAR_MAX;
	for (k = 0; k <= nb; k++)
		row[k] = (int)k;
	for (i = 1; i <= na; i++) {
		diagonal = row[0];
		row[0] = (int)i;
		for (k = 1; k <= nb; k++) {
			up = row[k];
			best = diagonal + (a[i - 1] != b[k - 1]);
			if (up + 1 < best)
				best = up + 1;
			if (row[k - 1] + 1 < best)
				best = row[k - 1] + 1;
			diagonal = up;
			row[k] = best;
		}
	}
	return row[nb];
}

static const struct front_rule *
rule_of(const char *name)
{
	size_t i;

	for (i = 0; i < front_nrules; i++)
		if (strcmp(front_rules[i].name, name) == 0)
			return &front_rules[i];
	return NULL;
}

static void
unknown_key(struct reading *rd, const char *name, long line)
{
	const char *near = NULL;
	int best = 4, d; /* farther than three edits is no hint */
	size_t i;

	for (i = 0; i < front_nrules; i++) {
		d = distance(name, front_rules[i].name);
		if (d < best) {
			best = d;
			near = front_rules[i].name;
		}
	}
	if (near != NULL)
		diag_add(rd->diag, DIAG_FRONT_UNKNOWN_NEAR, rd->file, line,
		    name, near);
	else
		diag_add(rd->diag, DIAG_FRONT_UNKNOWN, rd->file, line, name);
	rd->bad++;
}

/* True where word is one of "a|b|c". */
static bool
among(const char *words, const char *word)
{
	size_t n = strlen(word);
	const char *p = words, *end;

	for (; p != NULL; p = end == NULL ? NULL : end + 1) {
		end = strchr(p, '|');
		if ((end == NULL ? strlen(p) : (size_t)(end - p)) == n &&
		    memcmp(p, word, n) == 0)
			return true;
	}
	return false;
}

static int
digits(const char *s, int n)
{
	int v = 0;

	for (; n > 0; n--, s++) {
		if (*s < '0' || *s > '9')
			return -1;
		v = v * 10 + (*s - '0');
	}
	return v;
}

static bool
is_term(const char *s)
{
	size_t n = strspn(s, "0123456789");

	if (strcmp(s, "长期") == 0)
		return true;
	return n > 0 && s[0] != '0' &&
	       (strcmp(s + n, "年") == 0 || strcmp(s + n, "个月") == 0 ||
		   strcmp(s + n, "天") == 0);
}

/* Without the outer full-width brackets, where they are one pair. */
static const char *
unbracket(struct arena *a, const char *s)
{
	static const char open[] = "（", close[] = "）";
	size_t n = strlen(s), i;
	int depth = 0;

	if (n < 6 || memcmp(s, open, 3) != 0)
		return s;
	for (i = 0; i < n; i++) {
		if (strncmp(s + i, open, 3) == 0)
			depth++;
		else if (strncmp(s + i, close, 3) == 0 && --depth == 0)
			break;
	}
	return i == n - 3 && i > 3 ? arena_strndup(a, s + 3, n - 6) : s;
}

static void
wrong_value(struct reading *rd, const char *name, const char *value,
    const char *want, long line)
{
	diag_add(rd->diag, DIAG_FRONT_VALUE, rd->file, line, name, value, want);
	diag_cite(rd->diag, form_clause(name, FRONT_PLAIN));
	rd->bad++;
	rd->odd++;
}

static void
wrong_type(struct reading *rd, const char *name, const char *want, long line)
{
	diag_add(rd->diag, DIAG_FRONT_TYPE, rd->file, line, name,
	    arena_printf(rd->arena, "%s: %s", name, want));
	rd->bad++;
}

/* What a text of this key must look like beyond its type. */
static void
check_text(
    struct reading *rd, const struct front_rule *rule, struct front_value *v)
{
	const char *name = rule->name;

	if (rule->type == FRONT_DATE && !date_valid(v->text))
		wrong_value(rd, name, v->text, "YYYY-MM-DD", v->line);
	if (rule->type == FRONT_WORD && !among(rule->words, v->text))
		wrong_value(rd, name, v->text, rule->words, v->line);
	if (strcmp(name, "copy-number") == 0 &&
	    (strlen(v->text) != 6 || digits(v->text, 6) < 0))
		wrong_value(rd, name, v->text, "000001", v->line);
	if (strcmp(name, "term") == 0 && !is_term(v->text))
		wrong_value(rd, name, v->text, "10年|6个月|30天|长期", v->line);
	if (strcmp(name, "note") == 0 || strcmp(name, "title-note") == 0)
		v->text = unbracket(rd->arena, v->text);
	else if (strcmp(name, "title") != 0 && strchr(v->text, '\n') != NULL) {
		diag_add(rd->diag, DIAG_FRONT_LINES, rd->file, v->line, name);
		rd->bad++;
	}
}

/*
 * The scalar's text without newlines at its end, which a block scalar has;
 * false where it is blank.
 */
static bool
take_text(struct reading *rd, const struct yaml *y, struct front_value *v)
{
	const char *s = y->value;
	size_t len = strlen(s);

	while (len > 0 && s[len - 1] == '\n')
		len--;
	if (strspn(s, " \t\r\n") >= len)
		return false;
	if (text_check(s, len, rd->file, y->line, rd->diag) < 0)
		rd->bad++;
	v->text = text_nfc(rd->arena, s, &len);
	v->line = y->line;
	return true;
}

static size_t
count(const struct yaml *y)
{
	size_t n = 0;

	for (y = y->child; y != NULL; y = y->next)
		n++;
	return n;
}

/* {name: ..., post: ...} into value and map; false where it has no name. */
static bool
take_entry(struct reading *rd, const struct front_rule *rule,
    const struct yaml *y, struct front_value *v, struct front_map *map)
{
	const struct yaml *c;
	struct front_value one;
	struct front_key *key;
	bool named = false;

	map->line = y->line;
	map->keys = arena_calloc(rd->arena, count(y) + 1, sizeof(*map->keys));
	for (c = y->child; c != NULL; c = c->next) {
		if (c->kind != YAML_SCALAR) {
			wrong_type(rd, c->key, "...", c->line);
			continue;
		}
		if (!take_text(rd, c, &one))
			continue;
		if (strcmp(c->key, "name") == 0) {
			*v = one;
			named = true;
			continue;
		}
		if (!among(rule->entry, c->key)) {
			diag_add(rd->diag, DIAG_FRONT_ENTRY_KEY, rd->file,
			    c->line, rule->name, c->key, rule->entry);
			rd->bad++;
			continue;
		}
		if (strcmp(c->key, "relation") == 0 &&
		    !among("superior|peer|subordinate", one.text))
			wrong_value(rd, c->key, one.text,
			    "superior|peer|subordinate", c->line);
		if (strcmp(c->key, "size") == 0 &&
		    (strspn(one.text, "0123456789") != strlen(one.text) ||
			strlen(one.text) > 3 || one.text[0] == '0'))
			wrong_value(rd, c->key, one.text, "42", c->line);
		key = &map->keys[map->nkeys++];
		key->name = arena_strdup(rd->arena, c->key);
		key->line = c->line;
		key->values = arena_calloc(rd->arena, 1, sizeof(*key->values));
		key->values[0] = one;
		key->nvalues = 1;
	}
	if (!named)
		wrong_type(rd, rule->name, "{name: ...}", y->line);
	return named;
}

/* A text or a list of texts; with maps, of entries as well. */
static void
take_list(struct reading *rd, const struct front_rule *rule,
    const struct yaml *y, struct front_key *key, bool maps)
{
	size_t n = y->kind == YAML_SEQUENCE ? count(y) : 1;
	const struct yaml *c = y->kind == YAML_SEQUENCE ? y->child : y;
	struct front_value *v;

	if (n > FRONT_ITEMS_MAX) {
		diag_add(rd->diag, DIAG_FRONT_ITEMS, rd->file, y->line,
		    key->name, diag_num(FRONT_ITEMS_MAX));
		rd->bad++;
		return;
	}
	key->values = arena_calloc(rd->arena, n + 1, sizeof(*key->values));
	if (maps)
		key->maps = arena_calloc(rd->arena, n + 1, sizeof(*key->maps));
	for (; c != NULL; c = y->kind == YAML_SEQUENCE ? c->next : NULL) {
		v = &key->values[key->nvalues];
		if (c->kind == YAML_MAPPING && maps) {
			if (!take_entry(
				rd, rule, c, v, &key->maps[key->nvalues]))
				continue;
		} else if (c->kind != YAML_SCALAR) {
			wrong_type(rd, key->name,
			    maps ? "[..., {name: ...}]" : "[..., ...]",
			    c->line);
			continue;
		} else if (!take_text(rd, c, v))
			continue;
		check_text(rd, rule, v);
		key->nvalues++;
	}
	key->nmaps = maps ? key->nvalues : 0;
}

static void
take_group(struct reading *rd, const struct front_rule *rule,
    const struct yaml *y, struct front_key *key)
{
	const struct yaml *c;
	struct front_map *map;
	struct front_key *label;

	if (y->kind != YAML_MAPPING) {
		if (y->kind == YAML_SCALAR && y->value[0] == '\0')
			return;
		wrong_type(rd, key->name, "{label: [...]}", y->line);
		return;
	}
	map = arena_calloc(rd->arena, 1, sizeof(*map));
	map->line = y->line;
	map->keys = arena_calloc(rd->arena, count(y) + 1, sizeof(*map->keys));
	for (c = y->child; c != NULL; c = c->next) {
		size_t len = strlen(c->key);

		if (text_check(c->key, len, rd->file, c->line, rd->diag) < 0)
			rd->bad++;
		label = &map->keys[map->nkeys];
		label->name = text_nfc(rd->arena, c->key, &len);
		label->line = c->line;
		if (c->kind == YAML_MAPPING)
			wrong_type(rd, c->key, "[..., ...]", c->line);
		else
			take_list(rd, rule, c, label, true);
		if (label->nvalues > 0)
			map->nkeys++;
	}
	key->maps = map;
	key->nmaps = map->nkeys > 0;
}

/* True where the key holds something. */
static bool
take_key(struct reading *rd, const struct front_rule *rule,
    const struct yaml *y, struct front_key *key)
{
	memset(key, 0, sizeof(*key));
	key->name = rule->name;
	key->line = y->line;
	switch (rule->type) {
	case FRONT_TEXT:
	case FRONT_DATE:
	case FRONT_WORD:
		if (y->kind != YAML_SCALAR)
			wrong_type(rd, key->name, "...", y->line);
		else
			take_list(rd, rule, y, key, false);
		break;
	case FRONT_LIST:
	case FRONT_ENTRY:
		if (y->kind == YAML_MAPPING)
			wrong_type(rd, key->name, "[..., ...]", y->line);
		else
			take_list(rd, rule, y, key, rule->type == FRONT_ENTRY);
		break;
	case FRONT_GROUP:
		take_group(rd, rule, y, key);
		break;
	}
	return key->nvalues > 0 || key->nmaps > 0;
}

/* Which keys the format has, and which it must have. */
static void
check_format(struct reading *rd, const struct front *front, long line)
{
	enum front_format f = front_format(front);
	const struct front_rule *rule;
	const struct front_key *key;
	size_t i;

	for (i = 0; i < front_nrules; i++) {
		rule = &front_rules[i];
		key = front_get(front, rule->name);
		if (key != NULL && (rule->formats & (1U << f)) == 0) {
			diag_add(rd->diag, DIAG_FRONT_FORMAT, rd->file,
			    key->line, key->name, format_names[f]);
			diag_cite(rd->diag, form_clause(key->name, f));
			rd->bad++;
		}
		if (key == NULL && (rule->required & (1U << f)) != 0) {
			diag_add(rd->diag, DIAG_FRONT_REQUIRED, rd->file, line,
			    rule->name, format_names[f]);
			diag_cite(rd->diag, form_clause(rule->name, f));
			rd->bad++;
		}
	}
	key = front_get(front, "term");
	if (key != NULL && front_get(front, "classification") == NULL) {
		diag_add(rd->diag, DIAG_FRONT_REQUIRED, rd->file, key->line,
		    "classification", "term");
		diag_cite(rd->diag, form_clause("term", f));
		rd->bad++;
	}
}

int
front_read(struct front *front, struct arena *arena, const char *bytes,
    size_t len, const char *file, long line, struct diag *diag)
{
	struct reading rd = {arena, file, diag, 0, 0};
	const struct front_rule *rule;
	const struct yaml *c;
	struct yaml *top;

	if (len > FRONT_BYTES_MAX) {
		diag_add(diag, DIAG_FRONT_BYTES, file, line,
		    diag_num(FRONT_BYTES_MAX));
		return -1;
	}
	top = yaml_read(arena, bytes, len, file, line, diag);
	if (top == NULL)
		return -1;
	if (top->kind != YAML_MAPPING) {
		wrong_type(&rd, "key", "value", line);
		return -1;
	}
	front->keys = arena_calloc(arena, count(top) + 1, sizeof(*front->keys));
	for (c = top->child; c != NULL; c = c->next) {
		rule = rule_of(c->key);
		if (rule == NULL)
			unknown_key(&rd, c->key, c->line);
		else if (take_key(&rd, rule, c, &front->keys[front->nkeys]))
			front->nkeys++;
	}
	/* a format that does not exist is one finding, not thirty */
	if (rd.bad == 0 || front_get(front, "format") == NULL ||
	    among(front_rules[0].words, front_text(front, "format")))
		check_format(&rd, front, line);
	/* Only values in the right form can be weighed. */
	if (rd.odd == 0)
		rd.bad += form_check(front, file, diag);
	return rd.bad == 0 ? 0 : -1;
}

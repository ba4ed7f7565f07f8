/* SPDX-License-Identifier: Apache-2.0 */
#include "xml/house.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/yaml.h"

static const char BLANK[] = " \t\r\n";

struct setting {
	const char *name;
	const char *value;
	struct setting *next;
};

struct house {
	struct arena *arena;
	struct setting *settings;
};

const char *
house_get(const struct house *h, const char *name)
{
	if (h == NULL)
		return NULL;
	for (const struct setting *s = h->settings; s != NULL; s = s->next)
		if (strcmp(s->name, name) == 0)
			return s->value;
	return NULL;
}

char *
house_words(const char *s)
{
	struct buf b = {NULL, 0, 0};
	size_t n;

	buf_addc(&b, ' ');
	for (s += strspn(s, BLANK); *s != '\0'; s += strspn(s, BLANK)) {
		n = strcspn(s, BLANK);
		buf_add(&b, s, n);
		buf_addc(&b, ' ');
		s += n;
	}
	return b.p;
}

static const struct rule_house *
find(const struct rules *rules, const char *name)
{
	/* The latest set that declares it says what it may be. */
	for (size_t i = rules_count(rules); i-- > 0;) {
		const struct rule_set *set = rules_get(rules, i);

		for (size_t k = 0; k < rule_set_houses(set); k++)
			if (strcmp(rule_set_house(set, k)->name, name) == 0)
				return rule_set_house(set, k);
	}
	return NULL;
}

/* Every word of value is one of values. */
static bool
all_in(const char *values, const char *value)
{
	char *words = house_words(values), *copy = house_words(value);
	char *save = NULL;
	bool ok = true;

	for (char *w = strtok_r(copy, BLANK, &save); w != NULL;
	     w = strtok_r(NULL, BLANK, &save)) {
		struct buf b = {NULL, 0, 0};

		buf_addf(&b, " %s ", w);
		ok = ok && strstr(words, b.p) != NULL;
		buf_free(&b);
	}
	free(words);
	free(copy);
	return ok;
}

static bool
allowed(const struct rule_house *h, const char *v)
{
	char *end;
	long n;

	if (strcmp(h->type, "boolean") == 0)
		return strcmp(v, "yes") == 0 || strcmp(v, "no") == 0;
	if (strcmp(h->type, "integer") == 0) {
		n = strtol(v, &end, 10);
		return end != v && *end == '\0' && n >= h->min && n <= h->max;
	}
	if (strcmp(h->type, "choice") == 0)
		return strpbrk(v, BLANK) == NULL && *v != '\0' &&
		       (h->values == NULL || all_in(h->values, v));
	if (strcmp(h->type, "list") == 0)
		return h->values == NULL || all_in(h->values, v);
	return true;
}

static void
refuse(const struct rule_house *h, const char *value, const char *file,
    long line, struct diag *diag)
{
	struct buf zh = {NULL, 0, 0}, en = {NULL, 0, 0};

	if (strcmp(h->type, "boolean") == 0) {
		buf_adds(&zh, "yes / no");
		buf_adds(&en, "yes / no");
	} else if (strcmp(h->type, "integer") == 0) {
		buf_addf(&zh, "%ld–%ld", h->min, h->max);
		buf_addf(&en, "%ld to %ld", h->min, h->max);
	} else {
		buf_adds(&zh, h->values == NULL ? "…" : h->values);
		buf_adds(&en, h->values == NULL ? "..." : h->values);
	}
	diag_add(
	    diag, DIAG_HOUSE_VALUE, file, line, h->name, value, zh.p, en.p);
	buf_free(&zh);
	buf_free(&en);
}

/* A scalar, or for a list a sequence of scalars, as text; NULL otherwise. */
static const char *
text_of(struct arena *a, const struct rule_house *h, const struct yaml *y)
{
	struct buf b = {NULL, 0, 0};
	const char *s;

	if (y->kind == YAML_SCALAR)
		return y->value;
	if (y->kind != YAML_SEQUENCE || strcmp(h->type, "list") != 0)
		return NULL;
	for (const struct yaml *c = y->child; c != NULL; c = c->next) {
		if (c->kind != YAML_SCALAR) {
			buf_free(&b);
			return NULL;
		}
		buf_adds(&b, b.len == 0 ? "" : " ");
		buf_adds(&b, c->value);
	}
	s = arena_strdup(a, b.p == NULL ? "" : b.p);
	buf_free(&b);
	return s;
}

struct house *
house_read(const char *bytes, size_t len, const char *file,
    const struct rules *rules, bool whole, struct diag *diag)
{
	struct house *h = xcalloc(1, sizeof(*h));
	const struct yaml *top;
	bool bad = false;

	h->arena = arena_new();
	top = yaml_read(h->arena, bytes, len, file, 1, diag);
	if (top == NULL || top->kind != YAML_MAPPING) {
		if (top != NULL)
			diag_add(diag, DIAG_HOUSE_SHAPE, file, top->line);
		house_free(h);
		return NULL;
	}
	for (const struct yaml *y = top->child; y != NULL; y = y->next) {
		const struct rule_house *decl = find(rules, y->key);
		const char *v;
		struct setting *s;

		if (decl == NULL && !whole)
			continue;
		if (decl == NULL) {
			diag_add(diag, DIAG_HOUSE_KEY, file, y->line, y->key);
			bad = true;
			continue;
		}
		v = text_of(h->arena, decl, y);
		if (v == NULL || !allowed(decl, v)) {
			refuse(decl, v == NULL ? "…" : v, file, y->line, diag);
			bad = true;
			continue;
		}
		s = arena_alloc(h->arena, sizeof(*s));
		s->name = y->key;
		s->value = v;
		s->next = h->settings;
		h->settings = s;
	}
	if (bad) {
		house_free(h);
		return NULL;
	}
	return h;
}

struct house *
house_load(
    const char *path, const struct rules *rules, bool whole, struct diag *diag)
{
	struct buf b = {NULL, 0, 0};
	struct house *h = NULL;

	if (file_read(path, FILE_BYTES_MAX, &b, diag) == 0)
		h = house_read(
		    b.p == NULL ? "" : b.p, b.len, path, rules, whole, diag);
	buf_free(&b);
	return h;
}

void
house_free(struct house *h)
{
	if (h == NULL)
		return;
	arena_free(h->arena);
	free(h);
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads a layout profile.  A profile that extends another is read after it,
 * so that only what differs is said; what no file says is a finding, and so
 * is every key, unit, range or name that is not known here.
 */
#include "layout/profile.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/yaml.h"

enum { EXTENDS_MAX = 4, PROFILE_BYTES_MAX = 1 << 20 };

enum kind {
	KIND_LENGTH,
	KIND_EM,
	KIND_NUMBER,
	KIND_SWITCH,
	KIND_CHOICE,
	KIND_COLOUR,
	KIND_TEXT
};

struct key {
	enum kind kind;
	const char *section, *key;
	size_t offset;
	long min, max;
	const char *words; /* of a choice, in the order of its enum */
};

#define AT(field) offsetof(struct profile, field)
static const struct key keys[] = {
#define LENGTH(f, s, k, lo, hi) {KIND_LENGTH, s, k, AT(f), lo, hi, NULL},
#define EM(f, s, k, lo, hi) {KIND_EM, s, k, AT(f), lo, hi, NULL},
#define NUMBER(f, s, k, lo, hi) {KIND_NUMBER, s, k, AT(f), lo, hi, NULL},
#define SWITCH(f, s, k) {KIND_SWITCH, s, k, AT(f), 0, 0, NULL},
#define CHOICE(f, s, k, t, w) {KIND_CHOICE, s, k, AT(f), 0, 0, w},
#define COLOUR(f, s, k) {KIND_COLOUR, s, k, AT(f), 0, 0, NULL},
#define TEXT(f, s, k, hi) {KIND_TEXT, s, k, AT(f), 0, hi, NULL},
#include "layout/profile.def"
};
enum { KEYS = sizeof(keys) / sizeof(keys[0]) };

static const char *const role_names[FONT_ROLES] = {
    [FONT_FANGSONG] = "fangsong",
    [FONT_SONG] = "song",
    [FONT_HEI] = "hei",
    [FONT_KAI] = "kai",
    [FONT_TITLE] = "title",
    [FONT_LATIN] = "latin",
    [FONT_MONO] = "mono",
};

static const char *const text_names[TEXT_KINDS] = {
    [TEXT_BODY] = "body",
    [TEXT_H1] = "heading-1",
    [TEXT_H2] = "heading-2",
    [TEXT_H3] = "heading-3",
    [TEXT_H4] = "heading-4",
    [TEXT_TITLE] = "title",
    [TEXT_SUBTITLE] = "subtitle",
    [TEXT_SERIAL] = "serial",
    [TEXT_SECRECY] = "secrecy",
    [TEXT_URGENCY] = "urgency",
    [TEXT_MARK] = "mark",
    [TEXT_NUMBER] = "number",
    [TEXT_OFFICE] = "office",
    [TEXT_SIGNER] = "signer",
    [TEXT_SIGNER_NAME] = "signer-name",
    [TEXT_TO] = "to",
    [TEXT_NOTE] = "note",
    [TEXT_SIGNATURE] = "signature",
    [TEXT_LABEL] = "label",
    [TEXT_NAMES] = "names",
    [TEXT_ATTACHMENT] = "attachment",
    [TEXT_ATTACHMENT_TITLE] = "attachment-title",
    [TEXT_COPIES] = "copies",
    [TEXT_PAGE] = "page",
    [TEXT_TABLE] = "table",
    [TEXT_TABLE_HEAD] = "table-head",
    [TEXT_CAPTION] = "caption",
    [TEXT_CODE] = "code",
    [TEXT_STATE] = "state",
};

enum colour { COLOUR_BLACK, COLOUR_RED, COLOUR_GREY, COLOURS };
static const char *const colour_names[COLOURS] = {"black", "red", "grey"};

/* What is known of a profile while its files are read. */
struct load {
	struct profile *p;
	struct diag *diag;
	const char *file; /* being read */
	struct digest *digest; /* over the files */
	bool set[KEYS];
	struct {
		bool role, size, cell, grid, pitch;
		enum colour colour;
	} text[TEXT_KINDS];
	bool bad;
};

const char *
profile_role_name(enum font_role role)
{
	return role_names[role];
}

const char *
profile_text_name(enum text_kind kind)
{
	return text_names[kind];
}

static void
unknown(struct load *l, const struct yaml *y)
{
	diag_add(l->diag, DIAG_PROFILE_KEY, l->file, y->line,
	    y->key == NULL ? "-" : y->key);
	l->bad = true;
}

static void
wrong(struct load *l, const struct yaml *y, const char *want)
{
	diag_add(l->diag, DIAG_PROFILE_VALUE, l->file, y->line,
	    y->key == NULL ? "-" : y->key, y->value == NULL ? "-" : y->value,
	    want);
	l->bad = true;
}

static int
name_index(const char *const *names, int n, const char *name)
{
	int i;

	for (i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

/*
 * A decimal number of at most three places, in thousandths, and the unit
 * after it ("" where there is none).  False where s is nothing of the kind.
 */
static bool
parse_milli(const char *s, long *milli, const char **unit)
{
	long v = 0;
	int places = -1, digits = 0;

	for (; (*s >= '0' && *s <= '9') || (*s == '.' && places < 0); s++) {
		if (*s == '.') {
			places = 0;
			continue;
		}
		if (places == 3 || v > 100000000)
			return false;
		v = v * 10 + (*s - '0');
		digits++;
		if (places >= 0)
			places++;
	}
	if (digits == 0 || places == 0)
		return false;
	for (places = places < 0 ? 0 : places; places < 3; places++)
		v *= 10;
	while (*s == ' ')
		s++;
	*milli = v;
	*unit = s;
	return true;
}

static bool
parse_length(const char *s, mpt *out)
{
	const char *unit;
	long v;

	if (!parse_milli(s, &v, &unit))
		return false;
	if (strcmp(unit, "mm") == 0)
		*out = mpt_um(v);
	else if (strcmp(unit, "pt") == 0 && v < INT32_MAX)
		*out = (mpt)v;
	else
		return false;
	return true;
}

/* The index of word in a list parted by spaces, or -1. */
static int
word_index(const char *words, const char *word)
{
	size_t len = strlen(word), n;
	int i;

	for (i = 0; *words != '\0'; i++) {
		n = strcspn(words, " ");
		if (n == len && memcmp(words, word, n) == 0)
			return i;
		words += n + (words[n] == ' ');
	}
	return -1;
}

static bool
parse_colour(const char *s, uint32_t *rgb)
{
	char *end;

	if (s[0] != '#' || strlen(s) != 7 ||
	    strspn(s + 1, "0123456789abcdefABCDEF") != 6)
		return false;
	*rgb = (uint32_t)strtoul(s + 1, &end, 16);
	return true;
}

static void
read_length(struct load *l, const struct key *k, const struct yaml *y, void *at)
{
	mpt v;

	if (parse_length(y->value, &v) && v >= mpt_um(k->min) &&
	    v <= mpt_um(k->max)) {
		*(mpt *)at = v;
		return;
	}
	wrong(l, y,
	    arena_printf(l->p->arena, "%ld.%03ld–%ld.%03ld mm", k->min / 1000,
		k->min % 1000, k->max / 1000, k->max % 1000));
}

static void
read_value(struct load *l, const struct key *k, const struct yaml *y, void *at)
{
	const char *unit;
	long v;
	int i;

	switch (k->kind) {
	case KIND_LENGTH:
		read_length(l, k, y, at);
		break;
	case KIND_EM:
		if (parse_milli(y->value, &v, &unit) && v >= k->min &&
		    v <= k->max && strcmp(unit, "em") == 0)
			*(int *)at = (int)v;
		else
			wrong(l, y,
			    arena_printf(l->p->arena, "%ld.%03ld–%ld.%03ld em",
				k->min / 1000, k->min % 1000, k->max / 1000,
				k->max % 1000));
		break;
	case KIND_NUMBER:
		if (parse_milli(y->value, &v, &unit) && v % 1000 == 0 &&
		    v / 1000 >= k->min && v / 1000 <= k->max && *unit == '\0')
			*(int *)at = (int)(v / 1000);
		else
			wrong(l, y,
			    arena_printf(
				l->p->arena, "%ld–%ld", k->min, k->max));
		break;
	case KIND_SWITCH:
		i = word_index("no yes false true", y->value);
		if (i < 0)
			wrong(l, y, "yes, no");
		else
			*(bool *)at = i % 2 == 1;
		break;
	case KIND_CHOICE:
		i = word_index(k->words, y->value);
		if (i < 0)
			wrong(l, y, k->words);
		else
			/* the enumerations count from 0, as the words do */
			*(int *)at = i;
		break;
	case KIND_COLOUR:
		if (!parse_colour(y->value, at))
			wrong(l, y, "#RRGGBB");
		break;
	case KIND_TEXT:
		if (strlen(y->value) <= (size_t)k->max)
			*(const char **)at =
			    arena_strdup(l->p->arena, y->value);
		else
			wrong(l, y,
			    arena_printf(l->p->arena, "0–%ld bytes", k->max));
		break;
	}
}

/* A section of simple values; false where its name is none. */
static bool
read_section(struct load *l, const struct yaml *section)
{
	const struct yaml *y;
	bool known = false;
	int i;

	for (i = 0; i < KEYS && !known; i++)
		known = strcmp(keys[i].section, section->key) == 0;
	if (!known)
		return false;
	if (section->kind != YAML_MAPPING) {
		wrong(l, section, "mapping");
		return true;
	}
	for (y = section->child; y != NULL; y = y->next) {
		for (i = 0; i < KEYS; i++)
			if (strcmp(keys[i].section, section->key) == 0 &&
			    strcmp(keys[i].key, y->key) == 0)
				break;
		if (i == KEYS) {
			unknown(l, y);
			continue;
		}
		l->set[i] = true;
		if (y->kind != YAML_SCALAR)
			wrong(l, y, "scalar");
		else
			read_value(
			    l, &keys[i], y, (char *)l->p + keys[i].offset);
	}
	return true;
}

static void
read_faces(struct load *l, const struct yaml *map)
{
	const struct yaml *y, *v;
	const char **list;
	size_t n;
	int role;

	if (map->kind != YAML_MAPPING) {
		wrong(l, map, "mapping");
		return;
	}
	for (y = map->child; y != NULL; y = y->next) {
		role = name_index(role_names, FONT_ROLES, y->key);
		if (role < 0) {
			unknown(l, y);
			continue;
		}
		if (y->kind != YAML_SEQUENCE || y->child == NULL) {
			wrong(l, y, "list");
			continue;
		}
		for (n = 0, v = y->child; v != NULL; v = v->next)
			n++;
		list = arena_calloc(l->p->arena, n + 1, sizeof(list[0]));
		for (n = 0, v = y->child; v != NULL; v = v->next)
			if (v->kind != YAML_SCALAR || v->value[0] == '\0')
				wrong(l, v, "family");
			else
				list[n++] = v->value;
		l->p->families[role] = list;
	}
}

static void
read_text_key(struct load *l, int kind, const struct yaml *y)
{
	struct text_style *t = &l->p->text[kind];
	int i;

	if (y->kind != YAML_SCALAR) {
		wrong(l, y, "scalar");
	} else if (strcmp(y->key, "face") == 0) {
		i = name_index(role_names, FONT_ROLES, y->value);
		if (i < 0)
			wrong(l, y, "fangsong song hei kai title latin mono");
		else
			t->role = (enum font_role)i;
		l->text[kind].role = true;
	} else if (strcmp(y->key, "size") == 0) {
		if (!parse_length(y->value, &t->size) || t->size < 3 * MPT_PT ||
		    t->size > 300 * MPT_PT)
			wrong(l, y, "3–300 pt");
		l->text[kind].size = true;
	} else if (strcmp(y->key, "cell") == 0) {
		l->text[kind].grid = strcmp(y->value, "grid") == 0;
		l->text[kind].cell = true;
		if (!l->text[kind].grid &&
		    (!parse_length(y->value, &t->cell) ||
			t->cell < 3 * MPT_PT || t->cell > 400 * MPT_PT))
			wrong(l, y, "grid, 3–400 pt");
	} else if (strcmp(y->key, "pitch") == 0) {
		if (!parse_length(y->value, &t->pitch) ||
		    t->pitch < 3 * MPT_PT || t->pitch > 600 * MPT_PT)
			wrong(l, y, "3–600 pt");
		l->text[kind].pitch = true;
	} else if (strcmp(y->key, "colour") == 0) {
		i = name_index(colour_names, COLOURS, y->value);
		if (i < 0)
			wrong(l, y, "black, red, grey");
		else
			l->text[kind].colour = (enum colour)i;
	} else {
		unknown(l, y);
	}
}

static void
read_texts(struct load *l, const struct yaml *map)
{
	const struct yaml *y, *k;
	int kind;

	if (map->kind != YAML_MAPPING) {
		wrong(l, map, "mapping");
		return;
	}
	for (y = map->child; y != NULL; y = y->next) {
		kind = name_index(text_names, TEXT_KINDS, y->key);
		if (kind < 0)
			unknown(l, y);
		else if (y->kind != YAML_MAPPING)
			wrong(l, y, "mapping");
		else
			for (k = y->child; k != NULL; k = k->next)
				read_text_key(l, kind, k);
	}
}

/* The characters of a scalar, spaces left out, ended by 0. */
static const uint32_t *
read_chars(struct load *l, const struct yaml *y)
{
	size_t i = 0, n = 0, len, step;
	uint32_t *out;

	if (y->kind != YAML_SCALAR) {
		wrong(l, y, "scalar");
		return NULL;
	}
	len = strlen(y->value);
	out = arena_calloc(l->p->arena, len + 1, sizeof(out[0]));
	while (i < len &&
	       (step = utf8_decode(y->value + i, len - i, &out[n])) > 0) {
		if (out[n] != ' ')
			n++;
		i += step;
	}
	out[n] = 0;
	return out;
}

static void
read_words(struct load *l, const struct yaml *map)
{
	const struct yaml *y, *v;
	const char **list;
	size_t n;

	if (map->kind != YAML_MAPPING) {
		wrong(l, map, "mapping");
		return;
	}
	for (y = map->child; y != NULL; y = y->next) {
		if (strcmp(y->key, "title-no-start") == 0) {
			l->p->title_no_start = read_chars(l, y);
		} else if (strcmp(y->key, "title-no-end") == 0) {
			l->p->title_no_end = read_chars(l, y);
		} else if (strcmp(y->key, "units") == 0) {
			l->p->units = read_chars(l, y);
		} else if (strcmp(y->key, "whole") == 0) {
			if (y->kind != YAML_SEQUENCE) {
				wrong(l, y, "list");
				continue;
			}
			for (n = 0, v = y->child; v != NULL; v = v->next)
				n++;
			list =
			    arena_calloc(l->p->arena, n + 1, sizeof(list[0]));
			for (n = 0, v = y->child; v != NULL; v = v->next)
				if (v->kind != YAML_SCALAR)
					wrong(l, v, "scalar");
				else if (v->value[0] != '\0')
					list[n++] = v->value;
			l->p->whole_words = list;
		} else {
			unknown(l, y);
		}
	}
}

/* name beside the file at path; in the arena. */
static const char *
beside(struct arena *arena, const char *path, const char *name)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL || name[0] == '/')
		return arena_strdup(arena, name);
	return arena_printf(arena, "%.*s/%s", (int)(slash - path), path, name);
}

static int
read_file(struct load *l, const char *path, int depth)
{
	struct arena *arena = l->p->arena;
	const struct yaml *top, *y;
	struct buf bytes = {NULL, 0, 0};

	if (file_read(path, PROFILE_BYTES_MAX, &bytes, l->diag) != 0) {
		buf_free(&bytes);
		return -1;
	}
	digest_add(l->digest, bytes.p == NULL ? "" : bytes.p, bytes.len);
	top = yaml_read(
	    arena, bytes.p == NULL ? "" : bytes.p, bytes.len, path, 1, l->diag);
	buf_free(&bytes);
	if (top == NULL)
		return -1;
	l->file = path;
	if (top->kind != YAML_MAPPING) {
		wrong(l, top, "mapping");
		return -1;
	}
	y = yaml_get(top, "extends");
	if (y != NULL) {
		if (y->kind != YAML_SCALAR || depth == EXTENDS_MAX) {
			wrong(l, y, "file");
			return -1;
		}
		if (read_file(l, beside(arena, path, y->value), depth + 1) != 0)
			return -1;
		l->file = path;
	}
	for (y = top->child; y != NULL; y = y->next) {
		if (strcmp(y->key, "extends") == 0)
			continue;
		if (strcmp(y->key, "name") == 0 && y->kind == YAML_SCALAR)
			l->p->name = y->value;
		else if (strcmp(y->key, "faces") == 0)
			read_faces(l, y);
		else if (strcmp(y->key, "elements") == 0)
			read_texts(l, y);
		else if (strcmp(y->key, "words") == 0)
			read_words(l, y);
		else if (!read_section(l, y))
			unknown(l, y);
	}
	return 0;
}

static void
missing(struct load *l, const char *section, const char *key)
{
	diag_add(l->diag, DIAG_PROFILE_MISSING, l->file, 1L,
	    arena_printf(l->p->arena, "%s: %s", section, key));
	l->bad = true;
}

/* Nothing may be unsaid once all files are read. */
static void
check(struct load *l)
{
	static const uint32_t none[] = {0};
	static const char *const no_words[] = {NULL};
	int i;

	for (i = 0; i < KEYS; i++)
		if (!l->set[i])
			missing(l, keys[i].section, keys[i].key);
	for (i = 0; i < FONT_ROLES; i++)
		if (l->p->families[i] == NULL)
			missing(l, "faces", role_names[i]);
	for (i = 0; i < TEXT_KINDS; i++)
		if (!l->text[i].role || !l->text[i].size)
			missing(l, "elements", text_names[i]);
	if (l->p->units == NULL)
		l->p->units = none;
	if (l->p->title_no_start == NULL)
		l->p->title_no_start = none;
	if (l->p->title_no_end == NULL)
		l->p->title_no_end = none;
	if (l->p->whole_words == NULL)
		l->p->whole_words = no_words;
}

static void
derive(struct load *l)
{
	struct profile *p = l->p;
	const uint32_t colours[COLOURS] = {p->black, p->red, p->grey};
	mpt body = p->text[TEXT_BODY].size;
	int i;

	p->cell = p->text_width / p->cells;
	p->pitch = (p->text_height - body) / (p->lines - 1);
	for (i = 0; i < TEXT_KINDS; i++) {
		struct text_style *t = &p->text[i];

		if (l->text[i].grid || (!l->text[i].cell && t->size == body))
			t->cell = p->cell;
		else if (!l->text[i].cell)
			t->cell = t->size;
		if (!l->text[i].pitch)
			t->pitch = t->size + p->pitch - body;
		t->rgb = colours[l->text[i].colour];
	}
	/* A sheet that its type area does not fit is no sheet. */
	if (p->text_left + p->text_width > p->sheet_width ||
	    p->text_top + p->text_height > p->sheet_height || p->pitch < body) {
		diag_add(l->diag, DIAG_PROFILE_VALUE, l->file, 1L, "sheet",
		    "text-width, text-height", "sheet ≥ text, pitch ≥ body");
		l->bad = true;
	}
}

struct profile *
profile_load(const char *path, struct diag *diag)
{
	struct load l;
	char *share = NULL;

	if (path == NULL) {
		share = file_share("templates/profile.yaml", diag);
		if (share == NULL)
			return NULL;
		path = share;
	}
	memset(&l, 0, sizeof(l));
	l.diag = diag;
	l.p = xcalloc(1, sizeof(*l.p));
	l.p->arena = arena_new();
	l.p->file = arena_strdup(l.p->arena, path);
	l.p->name = "";
	free(share);
	l.digest = digest_new(DIGEST_SHA256);
	if (read_file(&l, l.p->file, 0) != 0)
		l.bad = true;
	digest_end(l.digest, l.p->digest);
	if (!l.bad)
		check(&l);
	if (!l.bad)
		derive(&l);
	if (!l.bad)
		return l.p;
	profile_free(l.p);
	return NULL;
}

void
profile_free(struct profile *p)
{
	if (p == NULL)
		return;
	arena_free(p->arena);
	free(p);
}

struct fonts *
profile_fonts(const struct profile *p, struct diag *diag)
{
	struct diag *quiet = diag_new(); /* without the folder: the system's */
	char *dir = file_share("fonts", quiet);
	struct fonts *f = fonts_load(p->families, dir, diag);

	diag_free(quiet);
	free(dir);
	return f;
}

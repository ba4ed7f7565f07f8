/* SPDX-License-Identifier: Apache-2.0 */
#include "base/diag.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { ARGS_MAX = 8 };

struct entry {
	const char *name;
	enum diag_severity severity;
	enum diag_effect effect;
	const char *text[2];
};

#define M(id, name, sev, eff, zh, en) {name, DIAG_##sev, DIAG_##eff, {zh, en}},
static const struct entry catalogue[] = {
#include "base/catalogue.def"
};
#undef M

struct diag {
	struct arena *arena; /* all strings and findings */
	struct finding **list; /* in the order added */
	size_t n, cap;
	bool concealed;
};

struct diag *
diag_new(void)
{
	struct diag *d = xcalloc(1, sizeof *d);

	d->arena = arena_new();
	return d;
}

void
diag_free(struct diag *d)
{
	if (d == NULL)
		return;
	arena_free(d->arena);
	free(d->list);
	free(d);
}

static const char *
keep(struct diag *d, const char *s)
{
	return s == NULL ? NULL : arena_strdup(d->arena, s);
}

static struct finding *
append(struct diag *d)
{
	struct finding *f = arena_alloc(d->arena, sizeof *f);

	if (d->n == d->cap) {
		d->cap = d->cap == 0 ? 16 : d->cap * 2;
		d->list = xreallocarray(d->list, d->cap, sizeof *d->list);
	}
	d->list[d->n++] = f;
	return f;
}

#define CONCEALED "…"

/* By enum diag_lang, of a finding's topic. */
static const char *const withheld[2] = {
    "关于：{1}（不引用原文，--show-text 引用）",
    "about: {1} (the record is not quoted; --show-text quotes it)"};

/*
 * True where an argument is quoted text that must not be told: a quotation
 * mark stands before it, and it is not plain ASCII, as names of keys are.
 */
static bool
hides(const struct diag *d, const char *text, const char *at, const char *arg)
{
	static const char *const quotes[] = {"“", "「", "\""};
	size_t i, len;

	for (i = 0; d->concealed && i < sizeof quotes / sizeof *quotes; i++) {
		len = strlen(quotes[i]);
		if ((size_t)(at - text) >= len &&
		    memcmp(at - len, quotes[i], len) == 0)
			for (; *arg != '\0'; arg++)
				if ((unsigned char)*arg >= 0x80)
					return true;
	}
	return false;
}

/* The catalogue's text with {1} ... replaced by the arguments. */
static const char *
fill(struct diag *d, const char *text, const char *args[], int nargs)
{
	struct buf b = {NULL, 0, 0};
	const char *s, *kept;
	int i;

	for (s = text; *s != '\0'; s++) {
		i = s[0] == '{' && s[1] >= '1' && s[1] <= '9' && s[2] == '}'
			? s[1] - '1'
			: -1;
		if (i < 0) {
			buf_addc(&b, *s);
			continue;
		}
		/* Once hidden, in the values and the other language too. */
		if (i < nargs && hides(d, text, s, args[i]))
			args[i] = CONCEALED;
		buf_adds(&b, i < nargs ? args[i] : "?");
		s += 2;
	}
	kept = arena_strndup(d->arena, b.p == NULL ? "" : b.p, b.len);
	buf_free(&b);
	return kept;
}

void
diag_addv(struct diag *d, enum diag_id id, const char *file, long line, ...)
{
	static const char *const names[ARGS_MAX] = {
	    "1", "2", "3", "4", "5", "6", "7", "8"};
	const struct entry *e = &catalogue[id];
	struct finding *f = append(d);
	const char *args[ARGS_MAX], *arg;
	va_list ap;
	int n = 0, i;

	va_start(ap, line);
	while (n < ARGS_MAX && (arg = va_arg(ap, const char *)) != NULL)
		args[n++] = arg;
	va_end(ap);
	f->severity = e->severity;
	f->effect = e->effect;
	f->id = e->name;
	f->file = keep(d, file);
	f->line = line;
	f->text[DIAG_ZH] = fill(d, e->text[DIAG_ZH], args, n);
	f->text[DIAG_EN] = fill(d, e->text[DIAG_EN], args, n);
	f->nvalues = (size_t)n;
	f->values = arena_calloc(d->arena, f->nvalues, sizeof *f->values);
	for (i = 0; i < n; i++) {
		f->values[i].name = names[i];
		f->values[i].value = keep(d, args[i]);
	}
}

void
diag_conceal(struct diag *d)
{
	d->concealed = true;
}

void
diag_cite(struct diag *d, const char *cite)
{
	d->list[d->n - 1]->cite = keep(d, cite);
}

void
diag_lower(struct diag *d)
{
	d->list[d->n - 1]->severity = DIAG_WARNING;
	d->list[d->n - 1]->effect = DIAG_NONE;
}

void
diag_add_finding(struct diag *d, const struct finding *from)
{
	struct finding *f = append(d);
	size_t i;

	*f = *from;
	if (d->concealed && from->topic[DIAG_ZH] != NULL) {
		for (i = 0; i < 2; i++)
			f->text[i] = fill(
			    d, withheld[i], (const char **)&f->topic[i], 1);
		f->nvalues = 0;
	}
	f->topic[DIAG_ZH] = f->topic[DIAG_EN] = NULL;
	if (d->concealed && f->exception != NULL)
		f->exception = CONCEALED;
	f->id = keep(d, from->id);
	f->cite = keep(d, from->cite);
	f->file = keep(d, from->file);
	f->text[DIAG_ZH] = keep(d, f->text[DIAG_ZH]);
	f->text[DIAG_EN] = keep(d, f->text[DIAG_EN]);
	f->exception = keep(d, f->exception);
	f->values = arena_calloc(d->arena, f->nvalues, sizeof *f->values);
	for (i = 0; i < f->nvalues; i++) {
		f->values[i].name = keep(d, from->values[i].name);
		f->values[i].value = keep(d, from->values[i].value);
	}
}

static const struct fault {
	int number;
	const char *text[2];
} faults[] = {
#define E(number, zh, en) {number, {zh, en}},
#include "base/errno.def"
#undef E
};

const char *
diag_strerror(int errnum, enum diag_lang lang)
{
	static _Thread_local char other[2][40];
	size_t i;

	for (i = 0; i < sizeof(faults) / sizeof(*faults); i++)
		if (faults[i].number == errnum)
			return faults[i].text[lang];
	snprintf(other[lang], sizeof(other[0]),
	    lang == DIAG_ZH ? "系统错误%d" : "system error %d", errnum);
	return other[lang];
}

void
diag_errno(struct diag *d, const char *path, int errnum)
{
	switch (errnum) {
	case ENOENT:
		diag_add(d, DIAG_FILE_MISSING, path, 0);
		break;
	case EACCES:
	case EPERM:
	case EROFS:
		diag_add(d, DIAG_FILE_DENIED, path, 0);
		break;
	case EISDIR:
		diag_add(d, DIAG_FILE_IS_DIR, path, 0);
		break;
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		diag_add(d, DIAG_DISK_FULL, path, 0);
		break;
	default:
		diag_add(d, DIAG_FILE_ERROR, path, 0,
		    diag_strerror(errnum, DIAG_ZH),
		    diag_strerror(errnum, DIAG_EN));
		break;
	}
}

const char *
diag_num(long long n)
{
	static _Thread_local char ring[8][24];
	static _Thread_local unsigned next;
	char *p = ring[next++ % 8];

	snprintf(p, sizeof ring[0], "%lld", n);
	return p;
}

size_t
diag_count(const struct diag *d)
{
	return d->n;
}

const struct finding *
diag_get(const struct diag *d, size_t i)
{
	return d->list[i];
}

bool
diag_has(const struct diag *d, enum diag_severity severity)
{
	size_t i;

	for (i = 0; i < d->n; i++)
		if (d->list[i]->severity >= severity)
			return true;
	return false;
}

int
diag_status(const struct diag *d)
{
	int worst = 0;
	size_t i;

	for (i = 0; i < d->n; i++)
		if ((int)d->list[i]->effect > worst)
			worst = (int)d->list[i]->effect;
	return worst;
}

void
diag_move(struct diag *to, struct diag *from)
{
	size_t i;

	for (i = 0; i < from->n; i++)
		diag_add_finding(to, from->list[i]);
	from->n = 0;
	arena_free(from->arena);
	from->arena = arena_new();
}

void
diag_drop_notes(struct diag *d)
{
	size_t i, n = 0;

	for (i = 0; i < d->n; i++)
		if (d->list[i]->severity != DIAG_NOTE)
			d->list[n++] = d->list[i];
	d->n = n;
}

/* Files keep the order in which they were first seen. */
struct place {
	struct finding *f;
	size_t file; /* index of the first finding of its file */
	size_t i; /* order added */
};

static int
place_cmp(const void *pa, const void *pb)
{
	const struct place *a = pa, *b = pb;

	if (a->file != b->file)
		return a->file < b->file ? -1 : 1;
	if (a->f->line != b->f->line)
		return a->f->line < b->f->line ? -1 : 1;
	return a->i < b->i ? -1 : a->i > b->i;
}

static bool
same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

void
diag_sort(struct diag *d)
{
	struct place *p = xcalloc(d->n, sizeof *p);
	size_t i, j;

	for (i = 0; i < d->n; i++) {
		p[i].f = d->list[i];
		p[i].i = p[i].file = i;
		/* Findings of a file come mostly in a row: look back first. */
		if (i > 0 && same(p[i].f->file, p[i - 1].f->file)) {
			p[i].file = p[i - 1].file;
			continue;
		}
		for (j = 0; j < i; j++)
			if (same(p[i].f->file, p[j].f->file)) {
				p[i].file = p[j].file;
				break;
			}
	}
	qsort(p, d->n, sizeof *p, place_cmp);
	for (i = 0; i < d->n; i++)
		d->list[i] = p[i].f;
	free(p);
}

enum diag_lang
diag_lang_env(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *v;
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++) {
		v = getenv(names[i]);
		if (v != NULL && v[0] != '\0')
			return strncmp(v, "en", 2) == 0 ? DIAG_EN : DIAG_ZH;
	}
	return DIAG_ZH;
}

void
diag_flush(const struct diag *d, enum diag_lang lang, FILE *to)
{
	struct buf b = {NULL, 0, 0};

	diag_print(d, DIAG_TEXT, lang, &b);
	if (b.len != 0)
		fwrite(b.p, 1, b.len, to);
	buf_free(&b);
}

const char *
diag_name(enum diag_id id)
{
	return catalogue[id].name;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "xml/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/yaml.h"
#include "xml/rules_set.h"

enum { DAYS_MAX = 400, DATE_LEN = 10 };

/* One year: its days that differ from the week. */
struct year {
	long year;
	size_t n;
	struct {
		long day;
		enum calendar_day is;
	} days[DAYS_MAX];
	struct year *next;
};

struct calendar {
	struct year *years;
};

struct reading {
	const char *file;
	struct diag *diag;
	bool bad;
};

static void
refuse(struct reading *r, const struct yaml *y, const char *what)
{
	diag_add(r->diag, DIAG_CALENDAR_VALUE, r->file, y->line, what);
	r->bad = true;
}

static bool
is_weekend(long day)
{
	/* 1970-01-01 was a Thursday. */
	long week = ((day + 3) % 7 + 7) % 7;

	return week >= 5;
}

static void
add_day(struct reading *r, struct year *year, const struct yaml *y, long day,
    enum calendar_day is)
{
	for (size_t i = 0; i < year->n; i++)
		if (year->days[i].day == day) {
			refuse(r, y, y->value);
			return;
		}
	/* Working on a working day says nothing, so it is a slip. */
	if (is == CALENDAR_WORK && !is_weekend(day)) {
		refuse(r, y, y->value);
		return;
	}
	year->days[year->n].day = day;
	year->days[year->n++].is = is;
}

/* 2026-10-01 or 2026-10-01..2026-10-07, within the year. */
static void
read_days(struct reading *r, struct year *year, const struct yaml *y,
    enum calendar_day is)
{
	const char *s = y->kind == YAML_SCALAR ? y->value : "";
	size_t len = strlen(s);
	char from[DATE_LEN + 1], to[DATE_LEN + 1];
	long a, b;

	if (len != DATE_LEN &&
	    (len != 2 * DATE_LEN + 2 || strncmp(s + DATE_LEN, "..", 2) != 0)) {
		refuse(r, y, s);
		return;
	}
	snprintf(from, sizeof(from), "%.10s", s);
	snprintf(to, sizeof(to), "%s", s + len - DATE_LEN);
	if (!rules_date(from, &a, NULL) || !rules_date(to, &b, NULL) || b < a ||
	    strtol(from, NULL, 10) != year->year ||
	    strtol(to, NULL, 10) != year->year) {
		refuse(r, y, s);
		return;
	}
	for (; a <= b; a++)
		add_day(r, year, y, a, is);
}

static void
read_year(struct reading *r, struct calendar *c, const struct yaml *y)
{
	struct year *year;
	char *end;
	long n = strtol(y->key, &end, 10);

	if (*end != '\0' || n < 1949 || n > 9999 || y->kind != YAML_MAPPING) {
		refuse(r, y, y->key);
		return;
	}
	for (year = c->years; year != NULL; year = year->next)
		if (year->year == n) {
			refuse(r, y, y->key);
			return;
		}
	year = xcalloc(1, sizeof(*year));
	year->year = n;
	year->next = c->years;
	c->years = year;
	for (const struct yaml *k = y->child; k != NULL; k = k->next) {
		bool off = strcmp(k->key, "off") == 0;

		if (strcmp(k->key, "source") == 0 && k->kind == YAML_SCALAR)
			continue;
		if ((!off && strcmp(k->key, "work") != 0) ||
		    k->kind != YAML_SEQUENCE) {
			refuse(r, k, k->key);
			continue;
		}
		for (const struct yaml *d = k->child; d != NULL; d = d->next)
			read_days(
			    r, year, d, off ? CALENDAR_OFF : CALENDAR_WORK);
	}
	if (yaml_get(y, "off") == NULL)
		refuse(r, y, y->key);
}

struct calendar *
calendar_read(
    const char *bytes, size_t len, const char *file, struct diag *diag)
{
	struct reading r = {file, diag, false};
	struct calendar *c = xcalloc(1, sizeof(*c));
	struct arena *a = arena_new();
	const struct yaml *top = yaml_read(a, bytes, len, file, 1, diag);

	if (top == NULL)
		r.bad = true;
	else if (top->kind != YAML_MAPPING)
		refuse(&r, top, "");
	else
		for (const struct yaml *y = top->child; y != NULL; y = y->next)
			read_year(&r, c, y);
	arena_free(a);
	if (r.bad) {
		calendar_free(c);
		return NULL;
	}
	return c;
}

struct calendar *
calendar_load(const char *path, struct diag *diag)
{
	struct buf b = {NULL, 0, 0};
	struct calendar *c = NULL;

	if (file_read(path, FILE_BYTES_MAX, &b, diag) == 0)
		c = calendar_read(b.p == NULL ? "" : b.p, b.len, path, diag);
	buf_free(&b);
	return c;
}

void
calendar_free(struct calendar *c)
{
	if (c == NULL)
		return;
	for (struct year *y = c->years, *next; y != NULL; y = next) {
		next = y->next;
		free(y);
	}
	free(c);
}

enum calendar_day
calendar_look(const struct calendar *c, long day, long year)
{
	const struct year *y = c == NULL ? NULL : c->years;

	while (y != NULL && y->year != year)
		y = y->next;
	if (y == NULL)
		return CALENDAR_UNKNOWN;
	for (size_t i = 0; i < y->n; i++)
		if (y->days[i].day == day)
			return y->days[i].is;
	return is_weekend(day) ? CALENDAR_OFF : CALENDAR_WORK;
}

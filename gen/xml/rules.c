/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The book of rule sets: loading, choosing by root and date, looking into a
 * set.
 */
#include "xml/rules.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/reads.h"
#include "base/xmlin.h"
#include "xml/kind.h"
#include "xml/rules_set.h"

struct rules {
	struct rule_set **set; /* by kind, then the day they come into force */
	size_t n;
};

/* By kind of record, within it by the day they come into force. */
static int
by_from(const void *x, const void *y)
{
	const struct rule_set *a = *(struct rule_set *const *)x;
	const struct rule_set *b = *(struct rule_set *const *)y;
	int c = (int)kind_named(a->root)->id - (int)kind_named(b->root)->id;

	if (c == 0)
		c = strcmp(a->from, b->from);
	return c != 0 ? c : strcmp(a->id, b->id);
}

/* Whether the jy:set of a rule file is for another root than this. */
struct wanted {
	const char *root;
	bool other;
};

static void
look_at(void *ctx, const char *name, const char *value, size_t len)
{
	struct wanted *w = ctx;

	if (strcmp(name, "root") == 0)
		w->other =
		    strlen(w->root) != len || strncmp(w->root, value, len) != 0;
}

static bool
is_of_another(const struct buf *b, const char *root)
{
	/* A set that names no root is for meetings. */
	struct wanted w = {root, strcmp(root, "meeting") != 0};

	return xmlin_peek(b->p, b->len, RULES_NS_JY, "set", look_at, &w) &&
	       w.other;
}

/* Adds the set of one file, where it is for root; -1 after a finding. */
static int
add(struct rules *r, const char *path, const char *root, struct diag *diag)
{
	struct buf b = {NULL, 0, 0};
	struct rule_set *set = NULL;
	bool read = file_read(path, RULES_BYTES_MAX, &b, diag) == 0;
	bool skip = read && root != NULL && is_of_another(&b, root);

	if (read && !skip)
		set = rule_set_read(b.p == NULL ? "" : b.p, b.len, path, diag);
	buf_free(&b);
	if (skip)
		return 0;
	if (set == NULL)
		return -1;
	r->set = xreallocarray(r->set, r->n + 1, sizeof(struct rule_set *));
	r->set[r->n++] = set;
	return 0;
}

static int
is_sch_name(const struct dirent *e)
{
	size_t len = strlen(e->d_name);

	return e->d_name[0] != '.' && len > 4 &&
	       strcmp(e->d_name + len - 4, ".sch") == 0;
}

static int
by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* Adds the set of every *.sch of a folder; -1 after a finding. */
static int
add_folder(
    struct rules *r, const char *path, const char *root, struct diag *diag)
{
	struct dirent **names = NULL;
	int n = scandir(path, &names, is_sch_name, by_bytes), bad = 0;

	if (n < 0)
		diag_errno(diag, path, errno);
	else if (n == 0)
		diag_add(diag, DIAG_RULES_MISSING, path, 0);
	for (int i = 0; i < n; i++) {
		struct buf b = {NULL, 0, 0};

		buf_addf(&b, "%s/%s", path, names[i]->d_name);
		bad += add(r, b.p, root, diag) != 0;
		buf_free(&b);
		free(names[i]);
	}
	free(names);
	return n <= 0 || bad > 0 ? -1 : 0;
}

/*
 * Holds a set against the one for the same root that began before it, or on
 * the same day.  -1 after the finding that both are in force.
 */
static int
follow(
    const struct rule_set *old, const struct rule_set *new, struct diag *diag)
{
	long end, begin;

	if (old->to == NULL || strcmp(new->from, old->to) <= 0) {
		diag_add(diag, DIAG_RULES_OVERLAP, new->file, new->line,
		    old->id, new->id, old->root, new->from);
		return -1;
	}
	rules_date(old->to, &end, NULL);
	rules_date(new->from, &begin, NULL);
	if (begin > end + 1)
		diag_add(diag, DIAG_RULES_GAP, new->file, new->line, old->root,
		    old->to, new->from);
	return 0;
}

struct rules *
rules_load(const char *path, struct diag *diag)
{
	return rules_load_for(path, NULL, diag);
}

struct rules *
rules_load_for(const char *path, const char *root, struct diag *diag)
{
	struct rules *r = xcalloc(1, sizeof(*r));
	struct stat st;
	int bad;

	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
		/* A set more is another book. */
		reads_note(path);
		bad = add_folder(r, path, root, diag);
	} else {
		bad = add(r, path, root, diag);
	}
	if (bad == 0) {
		if (r->n > 1)
			qsort(r->set, r->n, sizeof(struct rule_set *), by_from);
		for (size_t i = 1; i < r->n; i++)
			if (strcmp(r->set[i - 1]->root, r->set[i]->root) == 0)
				bad |= follow(r->set[i - 1], r->set[i], diag);
	}
	if (bad != 0) {
		rules_free(r);
		return NULL;
	}
	return r;
}

void
rules_free(struct rules *r)
{
	if (r == NULL)
		return;
	for (size_t i = 0; i < r->n; i++)
		rule_set_free(r->set[i]);
	free(r->set);
	free(r);
}

const struct rule_set *
rules_choose(const struct rules *r, const char *date, const char *root)
{
	/* One at most; dates are ordered as text. */
	for (size_t i = 0; i < r->n; i++) {
		const struct rule_set *s = r->set[i];

		if (strcmp(s->root, root) == 0 && strcmp(s->from, date) <= 0 &&
		    (s->to == NULL || strcmp(date, s->to) <= 0))
			return s;
	}
	return NULL;
}

const struct rule_set *
rules_first(const struct rules *r, const char *root)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->set[i]->root, root) == 0)
			return r->set[i];
	return NULL;
}

bool
rules_know(const struct rules *r, const char *root, const char *id)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct public_rule *p = r->set[i]->publics;

		if (root != NULL && strcmp(r->set[i]->root, root) != 0)
			continue;
		while (p != NULL && strcmp(p->id, id) != 0)
			p = p->next;
		if (p != NULL)
			return true;
	}
	return false;
}

size_t
rules_count(const struct rules *r)
{
	return r->n;
}

const struct rule_set *
rules_get(const struct rules *r, size_t i)
{
	return r->set[i];
}

const char *
rule_set_id(const struct rule_set *s)
{
	return s->id;
}

const char *
rule_set_root(const struct rule_set *s)
{
	return s->root;
}

const char *
rule_set_body(const struct rule_set *s)
{
	return s->body;
}

const char *
rule_set_adopted(const struct rule_set *s)
{
	return s->adopted;
}

const char *
rule_set_to(const struct rule_set *s)
{
	return s->to;
}

const char *
rule_set_from(const struct rule_set *s)
{
	return s->from;
}

const char *
rule_set_digest(const struct rule_set *s)
{
	return s->digest;
}

const char *
rule_set_title(const struct rule_set *s)
{
	return s->title;
}

size_t
rule_set_houses(const struct rule_set *s)
{
	size_t n = 0;

	for (const struct house_decl *d = s->houses; d != NULL; d = d->next)
		n++;
	return n;
}

const struct rule_house *
rule_set_house(const struct rule_set *s, size_t i)
{
	const struct house_decl *d = s->houses;

	while (i-- > 0)
		d = d->next;
	return &d->h;
}

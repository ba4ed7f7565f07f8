/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Needles: the short stretches that are looked for whole, by hash, at every
 * place of a text.  What they are made from, and where they may stand.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "job/leak_in.h"

enum { SUFFIX = 4, ROOM = 2 };

/* What is said of a vote, a recusal, a criticism, a post. */
static const struct {
	const char *text;
	unsigned facts;
	bool close; /* counts only close behind a name */
} words[] = {
    {"赞成", RELEASE_VOTED, false},
    {"赞同", RELEASE_VOTED, false},
    {"同意", RELEASE_VOTED, true},
    {"同意票", RELEASE_VOTED, false},
    {"同意的有", RELEASE_VOTED, false},
    {"同意的是", RELEASE_VOTED, false},
    {"同意人员", RELEASE_VOTED, false},
    {"不同意", RELEASE_VOTED, false},
    {"不同意见", RELEASE_VOTED, false},
    {"表示支持", RELEASE_VOTED, true},
    {"反对", RELEASE_VOTED, false},
    {"弃权", RELEASE_VOTED, false},
    {"未投票", RELEASE_VOTED, false},
    {"没有投票", RELEASE_VOTED, false},
    {"没有举手", RELEASE_VOTED, false},
    {"未举手", RELEASE_VOTED, false},
    {"保留意见", RELEASE_VOTED, false},
    {"回避", RELEASE_RECUSED, false},
    {"未参加讨论", RELEASE_RECUSED, false},
    {"未参加表决", RELEASE_RECUSED, false},
    {"未参加该议题", RELEASE_RECUSED, false},
    {"没有参加讨论", RELEASE_RECUSED, false},
    {"没有参加表决", RELEASE_RECUSED, false},
    {"离席", RELEASE_RECUSED, false},
    {"离场", RELEASE_RECUSED, true},
    {"批评", RELEASE_CRITICISED, false},
    {"提意见", RELEASE_CRITICISED, false},
    {"任命", RELEASE_POSTED, false},
    {"任职", RELEASE_POSTED, true},
    {"兼任", RELEASE_POSTED, false},
    {"聘任", RELEASE_POSTED, false},
    {"升任", RELEASE_POSTED, false},
    {"转任", RELEASE_POSTED, false},
    {"调任", RELEASE_POSTED, false},
    {"当选", RELEASE_POSTED, false},
    {"拟任", RELEASE_POSTED, false},
    {"免去", RELEASE_POSTED, false},
    {"免职", RELEASE_POSTED, false},
    {"职务调整", RELEASE_POSTED, true},
    {"推荐为", RELEASE_POSTED, true},
    {"考察对象", RELEASE_POSTED, false},
    {"提名", RELEASE_POSTED, false},
    {"晋升", RELEASE_POSTED, false},
    {"提拔", RELEASE_POSTED, false},
};

/* What a short text may say and tell nothing without a name. */
static const char *const hollow[] = {"没有不同意见", "没有意见", "没意见",
    "无意见", "无异议", "没有异议", "不同意", "同意", "赞成", "反对", "弃权",
    "未投票", "原则", "完全", "一致", "表示", "通过", "我", "请", "予以"};
static_assert(sizeof hollow / sizeof hollow[0] == HOLLOW, "leak_in.h");

static size_t *
head(const struct needles *n, uint64_t hash)
{
	return &n->heads[hash & n->mask];
}

static void
grow(struct needles *n)
{
	size_t size = n->mask == 0 ? 1024 : 2 * (n->mask + 1), i, *at;

	free(n->heads);
	n->heads = xcalloc(size, sizeof *n->heads);
	n->mask = size - 1;
	for (i = 0; i < n->n; i++) {
		at = head(n, n->all[i].hash);
		n->all[i].next = *at;
		*at = i + 1;
	}
}

static bool
is_needle(const struct needle *n, const struct leak_text *t, size_t at)
{
	size_t i;

	for (i = 0; i < n->len; i++)
		if (n->cps[i] != t->signs[at + i].cp)
			return false;
	if (n->kind == NEEDLE_CALLED)
		return called_stands(n, t, at);
	/* Two letters of a name with a mark between are two words. */
	return n->kind != NEEDLE_PERSON || n->len > 2 || !t->signs[at + 1].gap;
}

bool
needle_names(const struct needle *n)
{
	return n->kind == NEEDLE_PERSON || n->kind == NEEDLE_CALLED;
}

/* Keeps the lengths there are, the longest first. */
static void
note_length(struct needles *n, size_t len)
{
	size_t i = n->nlengths;

	for (size_t k = 0; k < n->nlengths; k++)
		if (n->lengths[k] == len)
			return;
	n->nlengths++;
	for (; i > 0 && n->lengths[i - 1] < len; i--)
		n->lengths[i] = n->lengths[i - 1];
	n->lengths[i] = len;
}

struct needle *
needles_add(struct leak *l, const struct leak_text *u, size_t at, size_t len,
    enum needle_kind kind)
{
	struct needles *n = &l->needles;
	uint32_t *cps = arena_calloc(l->arena, len, sizeof *cps);
	struct needle *one;
	size_t i, *slot;

	if (2 * n->n >= n->mask)
		grow(n);
	if (n->n == n->cap) {
		n->cap = 2 * n->cap + 64;
		n->all = xreallocarray(n->all, n->cap, sizeof *n->all);
	}
	for (i = 0; i < len; i++)
		cps[i] = u->signs[at + i].cp;
	one = &n->all[n->n];
	*one = (struct needle){.kind = kind,
	    .cps = cps,
	    .len = len,
	    .hash = leak_text_hash(u, at, len)};
	slot = head(n, one->hash);
	one->next = *slot;
	*slot = ++n->n;
	note_length(n, len);
	return one;
}

const struct needle *
needles_next(const struct needles *n, const struct needle *after,
    const struct leak_text *t, size_t at, size_t len)
{
	uint64_t hash;
	size_t i;

	if (n->n == 0)
		return NULL;
	hash = leak_text_hash(t, at, len);
	for (i = after == NULL ? *head(n, hash) : after->next; i != 0;
	     i = n->all[i - 1].next)
		if (n->all[i - 1].hash == hash && n->all[i - 1].len == len &&
		    is_needle(&n->all[i - 1], t, at))
			return &n->all[i - 1];
	return NULL;
}

void
needles_allow(struct needles *n, const struct leak_text *u, bool shown)
{
	const struct needle *hit;
	size_t at, i, len, names_to = 0;

	for (at = 0; at < u->n; at++)
		for (i = 0; i < n->nlengths; i++) {
			len = n->lengths[i];
			if (at + len > u->n)
				continue;
			for (hit = needles_next(n, NULL, u, at, len);
			     hit != NULL;
			     hit = needles_next(n, hit, u, at, len)) {
				if (needle_names(hit) &&
				    (!shown || at < names_to))
					continue;
				if (needle_names(hit))
					names_to = at + len;
				n->all[hit - n->all].allowed = true;
			}
		}
}

void
needles_free(struct needles *n)
{
	free(n->all);
	free(n->heads);
}

static const struct leak_text *
unit_of(struct leak *l, const char *text)
{
	leak_text_clear(&l->unit);
	leak_text_add(&l->unit, text, strlen(text), 0);
	leak_text_sum(&l->unit);
	return &l->unit;
}

/* The person of this name; npersons where there is none. */
static size_t
person_named(const struct leak *l, const struct leak_text *u)
{
	const struct needle *hit = NULL;

	if (u->n < 2 || u->n > LEAK_HASHED_MAX)
		return l->npersons;
	while ((hit = needles_next(&l->needles, hit, u, 0, u->n)) != NULL)
		if (hit->kind == NEEDLE_PERSON)
			return hit->person;
	return l->npersons;
}

static void
add_persons(struct leak *l, const struct release *r)
{
	const struct release_person *p;
	const struct leak_text *u;
	struct leak_person *q;
	size_t i, at;

	l->persons = xreallocarray(
	    l->persons, l->npersons + r->npersons + 1, sizeof *l->persons);
	for (i = 0; i < r->npersons; i++) {
		p = r->persons[i];
		u = unit_of(l, p->name);
		if (u->n < 2 || u->n > LEAK_HASHED_MAX)
			continue;
		at = person_named(l, u);
		q = &l->persons[at];
		if (at == l->npersons) {
			needles_add(l, u, 0, u->n, NEEDLE_PERSON)->person = at;
			*q = (struct leak_person){.of = p, .record = r};
			l->npersons++;
		}
		q->shown |= p->shown;
		q->barred |= p->barred;
		if (q->facts == 0 && p->facts != 0) {
			q->fact_record = r;
			q->fact_line = p->fact_line;
		}
		q->facts |= p->facts;
	}
}

static void
fold_hollow(struct leak *l)
{
	size_t i;

	for (i = 0; i < HOLLOW; i++) {
		l->hollow[i].figures = l->doc.figures;
		leak_text_add(&l->hollow[i], hollow[i], strlen(hollow[i]), 0);
		leak_text_sum(&l->hollow[i]);
	}
}

/* The letters at a place that tell nothing; 0 where they tell something. */
static size_t
hollow_at(const struct leak *l, const struct leak_text *u, size_t at)
{
	const struct leak_text *h;
	size_t i, k;

	for (i = 0; i < HOLLOW; i++) {
		h = &l->hollow[i];
		for (k = 0; k < h->n && at + k < u->n &&
			    h->signs[k].cp == u->signs[at + k].cp;
		     k++)
			;
		if (k == h->n)
			return k;
	}
	return 0;
}

/* How many letters are left without what tells nothing. */
static size_t
weight(const struct leak *l, const struct leak_text *u)
{
	size_t at = 0, left = 0, len;

	while (at < u->n) {
		len = hollow_at(l, u, at);
		left += len == 0;
		at += len == 0 ? 1 : len;
	}
	return left;
}

static bool
ends_in(const char *text, const struct leak_text *u, size_t at)
{
	struct leak_text t = {.figures = u->figures};
	size_t len = u->n - at, i, k;
	bool in = false;

	leak_text_add(&t, text, strlen(text), 0);
	leak_text_sum(&t);
	for (i = 0; !in && i + len <= t.n; i++) {
		for (k = 0; k < len; k++)
			if (t.signs[i + k].cp != u->signs[at + k].cp)
				break;
		in = k == len;
	}
	leak_text_free(&t);
	return in;
}

/* Hidden beside the persons it is of: from at to the end. */
static void
add_own(struct leak *l, const struct release *r, const struct release_part *p,
    struct leak_text *u, size_t at)
{
	struct leak_text name = {.figures = u->figures};
	struct needle *one;
	size_t who, i;
	const char *post;

	for (i = 0; i < ROOM && p->who[i] != NULL; i++) {
		leak_text_clear(&name);
		leak_text_add(&name, p->who[i], strlen(p->who[i]), 0);
		leak_text_sum(&name);
		who = person_named(l, &name);
		if (who == l->npersons)
			continue;
		post = l->persons[who].of->post;
		/* His own office is no secret. */
		if (p->kind == RELEASE_POST && post != NULL &&
		    ends_in(post, u, at))
			continue;
		one = needles_add(l, u, at, u->n - at, NEEDLE_OWN);
		one->person = who;
		one->record = r;
		one->part = p;
	}
	leak_text_free(&name);
}

static void
add_part(struct leak *l, const struct release *r, const struct release_part *p)
{
	struct leak_text u = {.figures = l->doc.figures};
	struct needle *one;
	size_t left;

	if (p->word)
		return;
	leak_text_add(&u, p->text, strlen(p->text), 0);
	leak_text_sum(&u);
	if (p->shown) {
		if (u.n >= 2 && u.n < LEAK_LEAST)
			needles_add(l, &u, 0, u.n, NEEDLE_SHOWN);
	} else if (u.n >= 2) {
		left = u.n < LEAK_LEAST ? weight(l, &u) : u.n;
		if (u.n < LEAK_LEAST && left >= LEAK_FIELD_LEAST) {
			one = needles_add(l, &u, 0, u.n, NEEDLE_FIELD);
			one->record = r;
			one->part = p;
		}
		if (p->kind == RELEASE_POST)
			add_own(l, r, p, &u, u.n > SUFFIX ? u.n - SUFFIX : 0);
		else if (u.n < LEAK_LEAST && left >= 2)
			add_own(l, r, p, &u, 0);
	}
	leak_text_free(&u);
}

void
leak_needles(struct leak *l)
{
	const struct leak_text *u;
	struct needle *one;
	size_t i, k;

	fold_hollow(l);
	for (i = 0; i < sizeof words / sizeof words[0]; i++) {
		u = unit_of(l, words[i].text);
		one = needles_add(l, u, 0, u->n, NEEDLE_WORD);
		one->facts = words[i].facts;
		one->close = words[i].close;
	}
	for (i = 0; i < l->nrecords; i++)
		add_persons(l, l->records[i]);
	leak_called(l);
	for (i = 0; i < l->nrecords; i++)
		for (k = 0; k < l->records[i]->nparts; k++)
			add_part(l, l->records[i], &l->records[i]->parts[k]);
}

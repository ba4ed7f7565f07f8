/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Front matter of two documents: a key's values are one text.  In the result
 * the keys are those of the second document, told at its end by name, since
 * YAML has no marks of change.
 */
#include <stdlib.h>
#include <string.h>

#include "mark/compare_in.h"
#include "mark/front.h"
#include "mark/signs.h"

static const char *const keys[][2] = {
#define KEY(name, zh) {name, zh},
#include "mark/compare.def"
};

static const char *
chinese(const char *name)
{
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		if (strcmp(keys[i][0], name) == 0)
			return keys[i][1];
	return name;
}

static void
add_values(struct buf *out, const struct front_key *k)
{
	size_t i, j;

	for (i = 0; i < k->nvalues; i++) {
		buf_adds(out, i == 0 ? "" : "、");
		buf_adds(out, k->values[i].text);
		if (i >= k->nmaps || k->maps[i].nkeys == 0)
			continue;
		buf_adds(out, WORD_OPEN);
		for (j = 0; j < k->maps[i].nkeys; j++) {
			buf_adds(out, j == 0 ? "" : WORD_COMMA);
			buf_adds(out, k->maps[i].keys[j].values[0].text);
		}
		buf_adds(out, WORD_CLOSE);
	}
}

/* All that a key says; "" where it is not there. */
static const char *
key_text(struct arena *arena, const struct front *f, const char *name)
{
	const struct front_key *k = front_get(f, name);
	struct buf b = {NULL, 0, 0};
	const char *s;
	size_t i;

	if (k == NULL)
		return "";
	if (k->nvalues > 0)
		add_values(&b, k);
	else
		for (i = 0; k->nmaps > 0 && i < k->maps[0].nkeys; i++) {
			buf_addf(&b, "%s%s" WORD_COLON, i == 0 ? "" : "；",
			    k->maps[0].keys[i].name);
			add_values(&b, &k->maps[0].keys[i]);
		}
	s = arena_strndup(arena, b.p == NULL ? "" : b.p, b.len);
	buf_free(&b);
	return s;
}

int
compare_level(const char *s)
{
	static const char *const levels[] = {"秘密", "机密", "绝密"};

	for (int i = 0; s != NULL && i < 3; i++)
		if (strcmp(levels[i], s) == 0)
			return i + 1;
	return 0;
}

long
compare_term(const char *s)
{
	char *end;
	long n;

	if (s == NULL)
		return 0;
	if (strcmp(s, "长期") == 0)
		return 1000000;
	n = strtol(s, &end, 10);
	n = n < 0 || n > 1000 ? 1000 : n;
	return n * (strncmp(end, "年", 3) == 0        ? 366
		       : strncmp(end, "个月", 6) == 0 ? 31
						      : 1);
}

static void
put_key(struct arena *arena, struct front *f, size_t cap, const char *name,
    const char *text)
{
	size_t i;

	for (i = 0; i < f->nkeys && strcmp(f->keys[i].name, name) != 0;)
		i++;
	if (i == f->nkeys && f->nkeys++ == cap)
		abort();
	f->keys[i] = (struct front_key){.name = name, .nvalues = 1};
	f->keys[i].values = arena_alloc(arena, sizeof *f->keys[i].values);
	f->keys[i].values->text = text;
}

void
compare_front_drop(struct front *f, const char *name)
{
	size_t i, n = 0;

	for (i = 0; i < f->nkeys; i++)
		if (strcmp(f->keys[i].name, name) != 0)
			f->keys[n++] = f->keys[i];
	f->nkeys = n;
}

/* The keys of b, 草稿, with the higher level and of equal ones the longer
 * term. */
static void
put_keys(struct comparing *c, const struct front *a, const struct front *b,
    struct front *out)
{
	const char *level = front_text(a, "classification");
	const char *term = front_text(a, "term");
	int ra = compare_level(level);
	int rb = compare_level(front_text(b, "classification"));
	size_t cap = b->nkeys + 3;

	out->keys = arena_calloc(c->arena, cap, sizeof *out->keys);
	out->nkeys = b->nkeys;
	if (b->nkeys > 0)
		memcpy(out->keys, b->keys, b->nkeys * sizeof *out->keys);
	put_key(c->arena, out, cap, "state", "草稿");
	if (ra > rb)
		put_key(c->arena, out, cap, "classification", level);
	if (ra > rb && term == NULL)
		compare_front_drop(out, "term");
	else if (term != NULL &&
		 (ra > rb ||
		     (ra == rb && compare_term(term) >
				      compare_term(front_text(b, "term")))))
		put_key(c->arena, out, cap, "term", term);
}

/* 发文字号：… as a paragraph. */
static void
put_told(struct comparing *c, struct block ***tail, const char *name,
    const struct redline *text)
{
	const struct block plain = {.kind = BLOCK_PARAGRAPH};
	struct block *put = compare_put(c, tail, &plain);
	const char *label =
	    arena_printf(c->arena, "%s" WORD_COLON, chinese(name));
	struct run *runs;
	size_t n;

	runs = redline_runs(text, c->arena, &n);
	put->runs = arena_calloc(c->arena, n + 1, sizeof *runs);
	put->runs[0] = (struct run){.text = label, .len = strlen(label)};
	memcpy(put->runs + 1, runs, n * sizeof *runs);
	put->nruns = n + 1;
}

struct block *
compare_front(struct comparing *c, const struct doc *a, const struct doc *b,
    struct front *front)
{
	struct block *first = NULL, **tail = &first;
	bool parts = a->parts->next != NULL || b->parts->next != NULL;

	put_keys(c, &a->front, &b->front, front);
	for (size_t i = 0; i < front_nrules; i++) {
		const char *name = front_rules[i].name;
		const char *ta = key_text(c->arena, &a->front, name);
		const char *tb = key_text(c->arena, &b->front, name);
		struct redline text;
		struct change *ch;

		/* Told where the text is. */
		if (strcmp(name, "title") == 0 ||
		    (parts && strcmp(name, "attachments") == 0))
			continue;
		redline_text(&text, c->arena, ta, tb);
		if (!text.changed)
			continue;
		ch = compare_tell(c, PIECE_KEY,
		    *ta == '\0'   ? CHANGE_ADDED
		    : *tb == '\0' ? CHANGE_REMOVED
				  : CHANGE_CHANGED,
		    *ta == '\0' ? 0 : front_line(&a->front, name),
		    *tb == '\0' ? 0 : front_line(&b->front, name), &text);
		ch->field[0] = chinese(name);
		ch->field[1] = ch->attribute = name;
		put_told(c, &tail, name, &text);
	}
	return first;
}

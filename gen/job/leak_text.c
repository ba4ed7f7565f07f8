/* SPDX-License-Identifier: Apache-2.0 */
#include "job/leak_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "mark/fold.h"

/* A text that is being read. */
struct reader {
	struct leak_text *t;
	int line;
	unsigned char gap;
	bool row; /* within a table's row: nothing ends a sentence */
	uint32_t last; /* the mark after the last letter; or 0 */
	size_t start; /* of the sentence */
};

enum { LABEL = 4 };

static void
add_sentence(struct leak_text *t, struct leak_sentence s)
{
	if (t->nsentences == t->sentences_cap) {
		t->sentences_cap = 2 * t->sentences_cap + 64;
		t->sentences = xreallocarray(
		    t->sentences, t->sentences_cap, sizeof *t->sentences);
	}
	t->sentences[t->nsentences++] = s;
}

static void
close_sentence(struct reader *r)
{
	if (r->t->n > r->start)
		add_sentence(r->t,
		    (struct leak_sentence){.from = r->start, .to = r->t->n});
	r->start = r->t->n;
}

static void
put(void *ctx, uint32_t cp, bool letter)
{
	struct reader *r = ctx;
	struct leak_text *t = r->t;
	bool stop;

	if (!letter) {
		stop = cp == 0x3002 || cp == '!' || cp == '?' || cp == ';';
		r->gap |= stop ? LEAK_STOP : cp == ':' ? LEAK_COLON : LEAK_MARK;
		r->last = cp;
		if (!r->row && stop)
			close_sentence(r);
		return;
	}
	if (t->n == t->cap) {
		t->cap = 2 * t->cap + 256;
		t->signs = xreallocarray(t->signs, t->cap, sizeof *t->signs);
	}
	t->signs[t->n++] = (struct leak_sign){cp, r->line, r->gap, 0};
	r->gap = 0;
	r->last = 0;
}

static void
text(struct reader *r, const char *s, size_t len, long line)
{
	r->line = (int)line;
	fold(s, len, put, r);
}

static void
string(struct reader *r, const char *s, long line)
{
	if (s != NULL)
		text(r, s, strlen(s), line);
	r->gap |= LEAK_BLOCK;
}

static void
end_block(struct reader *r)
{
	r->gap |= LEAK_BLOCK;
	/* What is as short as a label goes with what follows it. */
	if (!r->row && r->last != ':' && r->last != ',' && r->last != 0x3001 &&
	    (r->last != 0 || r->t->n - r->start > LABEL))
		close_sentence(r);
}

static const char hexes[] = "0123456789ABCDEF0123456789abcdef";

static int
hex(char c)
{
	const char *at = c == '\0' ? NULL : strchr(hexes, c);

	return at == NULL ? -1 : (int)(at - hexes) % 16;
}

/* A link as it stands, or as it reads: %E5%B7%A5 is 工. */
static void
link(struct reader *r, const char *s, long line)
{
	char *plain = xstrdup(s), *to = plain;

	while (*s != '\0')
		if (*s == '%' && hex(s[1]) >= 0 && hex(s[2]) >= 0) {
			*to++ = (char)(16 * hex(s[1]) + hex(s[2]));
			s += 3;
		} else {
			*to++ = *s++;
		}
	text(r, plain, (size_t)(to - plain), line);
	r->gap |= LEAK_BLOCK;
	free(plain);
}

/* All runs but what of the first is skipped. */
static void
runs(struct reader *r, const struct run *run, size_t n, size_t skip)
{
	size_t i;

	for (i = 0; i < n; i++)
		text(r, run[i].text + (i == 0 ? skip : 0),
		    run[i].len - (i == 0 ? skip : 0), run[i].line);
	end_block(r);
	for (i = 0; i < n; i++)
		if (run[i].link != NULL &&
		    (i == 0 || run[i].link != run[i - 1].link)) {
			link(r, run[i].link, run[i].line);
			end_block(r);
		}
}

static void blocks(struct reader *, const struct block *);

/* The signs of each cell, for the heads of its columns. */
struct reach {
	size_t from, to;
};

/* True for a cell with √ or the like in it. */
static bool
has_sign(const struct block *b)
{
	for (; b != NULL; b = b->next)
		if (b->nruns > 0)
			return true;
	return false;
}

/* A cell, or the row of one with a sign alone, and each head of its columns. */
static void
head_sentences(struct leak_text *out, const struct table *t, size_t i,
    const struct reach *with, const struct reach *at)
{
	int depth = t->head_rows > 0 ? t->head_rows : 1, row, col, h, last;
	const struct cell *c = &t->cells[i];

	for (row = 0; row < depth && row < c->row; row++)
		for (col = c->col, last = -1; col < c->col + c->colspan;
		     col++) {
			h = t->grid[row * t->cols + col];
			if (h != last && at[h].to > at[h].from)
				add_sentence(
				    out, (struct leak_sentence){with->from,
					     with->to, at[h].from, at[h].to});
			last = h;
		}
}

static void
table(struct reader *r, const struct table *t)
{
	struct reach *at = xcalloc(t->ncells + 1, sizeof *at), above, row;
	struct reach *rows = xcalloc(t->ncells + 1, sizeof *rows);
	size_t i, first = 0;
	int col;

	runs(r, t->caption, t->ncaption, 0);
	/* The caption, and what a colon before the table has left open. */
	above = (struct reach){r->start, r->t->n};
	close_sentence(r);
	r->row = true;
	for (i = 0; i < t->ncells; i++) {
		if (i == 0 || t->cells[i - 1].row != t->cells[i].row)
			first = i;
		at[i].from = r->t->n;
		blocks(r, t->cells[i].blocks);
		at[i].to = r->t->n;
		if (i + 1 < t->ncells && t->cells[i + 1].row == t->cells[i].row)
			continue;
		row = (struct reach){r->start, r->t->n};
		for (; first <= i; first++)
			rows[first] = row;
		close_sentence(r);
		if (row.to > row.from && above.to > above.from)
			add_sentence(r->t, (struct leak_sentence){row.from,
					       row.to, above.from, above.to});
	}
	for (i = 0; i < t->ncells; i++)
		if (at[i].to > at[i].from)
			head_sentences(r->t, t, i, &at[i], at);
		else if (has_sign(t->cells[i].blocks))
			head_sentences(r->t, t, i, &rows[i], at);
	/* Once more by columns: a text may go on in the row below. */
	for (col = 0; t->rows > 1 && t->cols > 1 && col < t->cols; col++)
		for (i = 0; i < t->ncells; i++)
			if (t->cells[i].col == col)
				blocks(r, t->cells[i].blocks);
	r->start = r->t->n;
	r->row = false;
	free(at);
	free(rows);
}

/* The bytes of a heading's own number: 一、 （二） 3. （4） */
static size_t
label(const struct block *b)
{
	static const char *const signs[] = {"一", "二", "三", "四", "五", "六",
	    "七", "八", "九", "十", "（", "）", "(", ")", "、", ".", "．", "0",
	    "1", "2", "3", "4", "5", "6", "7", "8", "9"};
	const size_t last = sizeof signs / sizeof signs[0], end = 10;
	size_t at = 0, i, len = 0, done = 0;
	const struct run *run = b->runs;

	if (b->kind != BLOCK_HEADING || b->nruns == 0)
		return 0;
	for (; at < run->len; at += len) {
		for (i = 0; i < last; i++) {
			len = strlen(signs[i]);
			if (len <= run->len - at &&
			    memcmp(run->text + at, signs[i], len) == 0)
				break;
		}
		if (i == last)
			break;
		/* It ends with a mark: 三资 is none. */
		if (i >= end && i < end + 7)
			done = at + len;
	}
	return done;
}

static void
blocks(struct reader *r, const struct block *b)
{
	for (; b != NULL; b = b->next) {
		runs(r, b->runs, b->nruns, label(b));
		if (b->codelen > 0) {
			text(r, b->code, b->codelen, b->line);
			end_block(r);
		}
		if (b->table != NULL)
			table(r, b->table);
		if (b->figure != NULL) {
			string(r, b->figure->alt, b->line);
			string(r, b->figure->path, b->line);
			runs(r, b->figure->caption, b->figure->ncaption, 0);
		}
		blocks(r, b->child);
	}
}

/* The values of a key with what further keys say of each. */
static void
values(struct reader *r, const struct front_key *key)
{
	const struct front_map *m;
	size_t i, k, v;

	for (i = 0; i < key->nvalues; i++) {
		string(r, key->values[i].text, key->values[i].line);
		m = i < key->nmaps ? &key->maps[i] : NULL;
		for (k = 0; m != NULL && k < m->nkeys; k++)
			for (v = 0; v < m->keys[k].nvalues; v++)
				string(r, m->keys[k].values[v].text,
				    m->keys[k].values[v].line);
	}
}

static void
front(struct reader *r, const struct front *f)
{
	const struct front_map *group;
	size_t i, k;

	for (i = 0; i < f->nkeys; i++) {
		values(r, &f->keys[i]);
		close_sentence(r);
		group = f->keys[i].nvalues == 0 && f->keys[i].nmaps > 0
			    ? &f->keys[i].maps[0]
			    : NULL;
		for (k = 0; group != NULL && k < group->nkeys; k++) {
			string(r, group->keys[k].name, group->keys[k].line);
			values(r, &group->keys[k]);
			close_sentence(r);
		}
	}
}

void
leak_text_add(struct leak_text *t, const char *s, size_t len, long line)
{
	struct reader r = {.t = t, .row = true};

	text(&r, s, len, line);
}

void
leak_text_doc(struct leak_text *t, const struct doc *doc)
{
	struct reader r = {.t = t};
	const struct part *p;

	front(&r, &doc->front);
	for (p = doc->parts; p != NULL; p = p->next) {
		runs(&r, p->title, p->ntitle, 0);
		close_sentence(&r);
		blocks(&r, p->blocks);
		close_sentence(&r);
	}
}

void
leak_text_lines(struct leak_text *t, const char *s, size_t len)
{
	struct reader r = {.t = t, .row = true};
	const char *end = s + len, *next;
	long line = 1;

	for (; s < end; s = next, line++) {
		next = memchr(s, '\n', (size_t)(end - s));
		next = next == NULL ? end : next + 1;
		text(&r, s, (size_t)(next - s), line);
		r.gap |= LEAK_BLOCK;
	}
}

#define BASE UINT64_C(0x9e3779b97f4a7c15)

void
leak_text_sum(struct leak_text *t)
{
	size_t i;

	if (t->figures)
		leak_text_figures(t);
	t->sums = xreallocarray(t->sums, t->cap + 1, sizeof *t->sums);
	t->sums[0] = 0;
	for (i = 0; i < t->n; i++)
		t->sums[i + 1] = t->sums[i] * BASE + t->signs[i].cp + 1;
}

uint64_t
leak_text_hash(const struct leak_text *t, size_t at, size_t len)
{
	static uint64_t powers[LEAK_HASHED_MAX + 1]; /* set once */
	uint64_t h;

	if (powers[0] == 0) {
		for (size_t i = 1; i <= LEAK_HASHED_MAX; i++)
			powers[i] = (i == 1 ? 1 : powers[i - 1]) * BASE;
		powers[0] = 1;
	}
	h = t->sums[at + len] - t->sums[at] * powers[len];
	h ^= h >> 29;
	h *= UINT64_C(0xbf58476d1ce4e5b9) + 2 * len;
	return h ^ h >> 32;
}

void
leak_text_clear(struct leak_text *t)
{
	t->n = 0;
	t->nsentences = 0;
}

void
leak_text_free(struct leak_text *t)
{
	free(t->signs);
	free(t->sums);
	free(t->sentences);
	memset(t, 0, sizeof *t);
}

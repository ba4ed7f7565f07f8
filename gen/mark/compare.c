/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/compare.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "mark/compare_in.h"

static const char *const pieces[PIECE_COUNT][2] = {
#define PIECE(id, en, zh) {zh, en},
#include "mark/compare.def"
};

struct change *
changes_add(struct changes *c)
{
	if (c->n == c->cap) {
		c->cap = c->cap == 0 ? 32 : 2 * c->cap;
		c->list = xreallocarray(c->list, c->cap, sizeof *c->list);
	}
	c->list[c->n] = (struct change){0};
	return &c->list[c->n++];
}

void
changes_free(struct changes *c)
{
	free(c->list);
	c->list = NULL;
	c->n = c->cap = 0;
}

struct change *
compare_tell(struct comparing *c, enum piece p, enum change_kind kind,
    long a_line, long b_line, const struct redline *text)
{
	struct change *ch = changes_add(c->changes);

	ch->kind = kind;
	ch->what[0] = pieces[p][0];
	ch->what[1] = ch->type = pieces[p][1];
	if (p != PIECE_HEADING && p != PIECE_TITLE)
		ch->under[0] = ch->under[1] = c->under;
	ch->a_line = a_line;
	ch->b_line = b_line;
	if (text != NULL)
		ch->text = *text;
	return ch;
}

struct run *
compare_runs(struct comparing *c, enum piece p, const struct run *a, size_t na,
    long a_line, const struct run *b, size_t nb, long b_line, size_t *n)
{
	struct redline text;

	if (a_line == 0)
		redline_all(&text, c->arena, b, nb, SPAN_INS);
	else if (b_line == 0)
		redline_all(&text, c->arena, a, na, SPAN_DEL);
	else
		redline(&text, c->arena, a, na, b, nb);
	if (text.changed && text.n > 0)
		compare_tell(c, p,
		    a_line == 0   ? CHANGE_ADDED
		    : b_line == 0 ? CHANGE_REMOVED
				  : CHANGE_CHANGED,
		    a_line, b_line, &text);
	return redline_runs(&text, c->arena, n);
}

void
compare_thing(struct align_thing *t, const struct run *runs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		align_mark(t, runs[i].style);
		align_text(t, runs[i].text, runs[i].len);
		if (runs[i].link != NULL)
			for (const char *s = runs[i].link; *s != '\0'; s++)
				align_mark(t, (unsigned char)*s);
	}
}

static void
table_thing(struct align_thing *t, const struct table *table)
{
	compare_thing(t, table->caption, table->ncaption);
	for (size_t i = 0; i < table->ncells; i++)
		for (const struct block *b = table->cells[i].blocks; b != NULL;
		     b = b->next)
			compare_thing(t, b->runs, b->nruns);
}

/* One block without its children. */
static void
leaf_thing(struct align_thing *t, const struct block *b)
{
	align_mark(t, b->kind);
	align_mark(t, (uint64_t)b->level << 8 | (uint64_t)b->landscape);
	if (b->kind == BLOCK_CODE)
		align_text(t, b->code, b->codelen);
	else if (b->kind == BLOCK_TABLE)
		table_thing(t, b->table);
	else if (b->kind == BLOCK_PICTURE) {
		align_text(t, b->figure->path, strlen(b->figure->path));
		align_text(t, b->figure->alt, strlen(b->figure->alt));
		compare_thing(t, b->figure->caption, b->figure->ncaption);
	} else
		compare_thing(t, b->runs, b->nruns);
}

void
compare_block_thing(struct align_thing *t, const struct block *top)
{
	const struct block *b = top;

	while (b != NULL) {
		leaf_thing(t, b);
		if (b->child != NULL) {
			b = b->child;
			continue;
		}
		while (b != top && b->next == NULL)
			b = b->parent;
		b = b == top ? NULL : b->next;
	}
}

struct block *
compare_put(struct comparing *c, struct block ***tail, const struct block *b)
{
	struct block *copy = arena_alloc(c->arena, sizeof *copy);

	*copy = *b;
	copy->next = copy->child = copy->parent = NULL;
	**tail = copy;
	*tail = &copy->next;
	return copy;
}

static void
adopt(struct block *parent, struct block *child)
{
	parent->child = child;
	for (; child != NULL; child = child->next)
		child->parent = parent;
}

static struct run *
one_run(struct comparing *c, const char *s, size_t len, unsigned style)
{
	struct run *r = arena_calloc(c->arena, 1, sizeof *r);

	*r = (struct run){.text = s, .len = len, .style = style};
	return r;
}

/* Code has no marks in it: what changed is shown as lines of a paragraph. */
static void
put_code(struct comparing *c, struct block ***tail, const struct block *a,
    const struct block *b)
{
	const struct block *any = b == NULL ? a : b;
	struct block *put = compare_put(c, tail, any), old = *put;
	struct run *runs, *lines;
	size_t n, i, k = 0, at, len;

	runs = compare_runs(c, PIECE_CODE,
	    a == NULL ? NULL : one_run(c, a->code, a->codelen, RUN_CODE),
	    a != NULL && a->codelen > 0, a == NULL ? 0 : a->line,
	    b == NULL ? NULL : one_run(c, b->code, b->codelen, RUN_CODE),
	    b != NULL && b->codelen > 0, b == NULL ? 0 : b->line, &n);
	if (n == 0 || (n == 1 && (runs[0].style & (RUN_DEL | RUN_INS)) == 0)) {
		*put = old;
		return;
	}
	lines = arena_calloc(c->arena,
	    2 * any->codelen + n + (a == NULL ? 0 : 2 * a->codelen) + 1,
	    sizeof *lines);
	for (i = 0; i < n; i++)
		for (at = 0; at < runs[i].len; at += len) {
			const char *s = runs[i].text + at;
			const char *end = memchr(s, '\n', runs[i].len - at);

			len = *s == '\n'    ? 1
			      : end == NULL ? runs[i].len - at
					    : (size_t)(end - s);
			lines[k] = runs[i];
			lines[k].text = s;
			lines[k].len = len;
			if (*s == '\n')
				lines[k].style &= ~(unsigned)RUN_CODE;
			k++;
		}
	/* A break at the end of a paragraph is none. */
	while (k > 0 && *lines[k - 1].text == '\n')
		k--;
	put->kind = BLOCK_PARAGRAPH;
	put->runs = lines;
	put->nruns = k;
}

static void
put_picture(struct comparing *c, struct block ***tail, const struct block *a,
    const struct block *b)
{
	const char *alt = a == NULL ? "" : a->figure->alt;
	struct redline text;
	struct align_thing ta = {0}, tb = {0};
	struct block *put;

	if (a != NULL)
		leaf_thing(&ta, a);
	if (b != NULL)
		leaf_thing(&tb, b);
	if (a != NULL && b != NULL && ta.digest == tb.digest) {
		compare_put(c, tail, b);
		return;
	}
	if (a != NULL) {
		alt = *alt == '\0' ? a->figure->path : alt;
		put = compare_put(c, tail, a);
		put->kind = BLOCK_PARAGRAPH;
		put->runs = one_run(c, alt, strlen(alt), RUN_DEL);
		put->nruns = 1;
	}
	if (b != NULL)
		compare_put(c, tail, b);
	redline_text(&text, c->arena, a == NULL ? "" : a->figure->path,
	    b == NULL ? "" : b->figure->path);
	compare_tell(c, PIECE_PICTURE,
	    a == NULL   ? CHANGE_ADDED
	    : b == NULL ? CHANGE_REMOVED
			: CHANGE_CHANGED,
	    a == NULL ? 0 : a->line, b == NULL ? 0 : b->line, &text);
}

static void
put_table(struct comparing *c, struct block ***tail, const struct block *a,
    const struct block *b)
{
	struct table *both =
	    a == NULL || b == NULL ? NULL : compare_tables(c, a, b);

	if (both != NULL) {
		compare_put(c, tail, b)->table = both;
		return;
	}
	if (a != NULL)
		compare_put(c, tail, a)->table =
		    compare_table_all(c, a, SPAN_DEL);
	if (b != NULL)
		compare_put(c, tail, b)->table =
		    compare_table_all(c, b, SPAN_INS);
}

static const char *
plain(struct comparing *c, const struct run *runs, size_t n)
{
	struct buf b = {NULL, 0, 0};
	const char *s;

	for (size_t i = 0; i < n; i++)
		buf_add(&b, runs[i].text, runs[i].len);
	s = arena_strndup(c->arena, b.p == NULL ? "" : b.p, b.len);
	buf_free(&b);
	return s;
}

static void
put_text(struct comparing *c, struct block ***tail, const struct block *a,
    const struct block *b)
{
	const struct block *any = b == NULL ? a : b;
	struct block *put = compare_put(c, tail, any);
	bool heading = any->kind == BLOCK_HEADING;
	struct redline none = {0};

	if (heading)
		c->under = plain(c, any->runs, any->nruns);
	put->runs = compare_runs(c, heading ? PIECE_HEADING : c->piece,
	    a == NULL ? NULL : a->runs, a == NULL ? 0 : a->nruns,
	    a == NULL ? 0 : a->line, b == NULL ? NULL : b->runs,
	    b == NULL ? 0 : b->nruns, b == NULL ? 0 : b->line, &put->nruns);
	if (a != NULL && b != NULL && a->level != b->level) {
		struct change *ch = compare_tell(
		    c, PIECE_HEADING, CHANGE_CHANGED, a->line, b->line, &none);

		ch->field[0] = "层次";
		ch->field[1] = ch->attribute = "level";
		redline_text(&ch->text, c->arena,
		    arena_printf(c->arena, "%d", a->level),
		    arena_printf(c->arena, "%d", b->level));
	}
}

/* What is gone from a numbered list stands in the item before it, or at the
 * head of the first, so that the numbers stay those of the new text. */
static void
hang(struct block *list)
{
	struct block **at = &list->child, *item, *before = NULL, *end;

	while ((item = *at) != NULL) {
		bool gone =
		    item->landscape; /* lent as a mark by put_container */

		item->landscape = false;
		if (!gone || (before == NULL && item->next == NULL)) {
			before = item;
			at = &item->next;
			continue;
		}
		*at = item->next;
		list->tight = false;
		for (end = item->child; end != NULL && end->next != NULL;)
			end = end->next;
		if (before == NULL && end != NULL) {
			/* The next one has its turn with more in front. */
			end->next = item->next->child;
			adopt(item->next, item->child);
		} else if (before != NULL && before->child == NULL)
			adopt(before, item->child);
		else if (before != NULL) {
			for (end = before->child; end->next != NULL;)
				end = end->next;
			end->next = item->child;
			adopt(before, before->child);
		}
	}
}

static void
put_container(struct comparing *c, struct block ***tail, const struct block *a,
    const struct block *b)
{
	const struct block *any = b == NULL ? a : b;
	struct block *put = compare_put(c, tail, any);
	enum piece before = c->piece;

	if (any->kind == BLOCK_ITEM)
		c->piece = PIECE_ITEM;
	adopt(put, compare_blocks(c, a == NULL ? NULL : a->child,
		       b == NULL ? NULL : b->child));
	c->piece = before;
	if (put->kind == BLOCK_ITEM)
		put->landscape = b == NULL;
	else if (put->kind == BLOCK_LIST && put->ordered && b != NULL)
		hang(put);
	if (put->kind == BLOCK_LIST)
		for (struct block *i = put->child; i != NULL; i = i->next)
			i->landscape = false;
}

static void
put_side(struct comparing *c, struct block ***tail, const struct block *a,
    const struct block *b)
{
	if (b != NULL)
		compare_put(c, tail, b);
	if (a == NULL || b == NULL)
		compare_tell(c, PIECE_SIDE,
		    a == NULL ? CHANGE_ADDED : CHANGE_REMOVED,
		    a == NULL ? 0 : a->line, b == NULL ? 0 : b->line, NULL);
	else if (a->landscape != b->landscape)
		compare_tell(
		    c, PIECE_SIDE, CHANGE_CHANGED, a->line, b->line, NULL);
}

/* One block of a, of b, or of both. */
static void
put_block(struct comparing *c, struct block ***tail, const struct block *a,
    const struct block *b)
{
	const struct block *any = b == NULL ? a : b;

	assert(any != NULL);
	switch (any->kind) {
	case BLOCK_LIST:
	case BLOCK_ITEM:
	case BLOCK_QUOTE:
		put_container(c, tail, a, b);
		break;
	case BLOCK_CODE:
		put_code(c, tail, a, b);
		break;
	case BLOCK_TABLE:
		put_table(c, tail, a, b);
		break;
	case BLOCK_PICTURE:
		put_picture(c, tail, a, b);
		break;
	case BLOCK_SIDE:
		put_side(c, tail, a, b);
		break;
	default:
		put_text(c, tail, a, b);
		break;
	}
}

/* The blocks of one list with what they say; both owned by the caller. */
static size_t
gather(const struct block *first, const struct block ***list,
    struct align_thing **things)
{
	size_t n = 0, i;
	const struct block *b;

	for (b = first; b != NULL; b = b->next)
		n++;
	*list = xcalloc(n + 1, sizeof **list);
	*things = xcalloc(n + 1, sizeof **things);
	for (i = 0, b = first; i < n && b != NULL; i++, b = b->next) {
		(*list)[i] = b;
		(*things)[i].kind =
		    b->kind == BLOCK_LIST ? 100 + b->ordered : (int)b->kind;
		compare_block_thing(&(*things)[i], b);
	}
	return n;
}

struct block *
compare_blocks(
    struct comparing *c, const struct block *a, const struct block *b)
{
	const struct block **la, **lb;
	struct align_thing *ta, *tb;
	size_t na = gather(a, &la, &ta), nb = gather(b, &lb, &tb), i, j = 0;
	size_t *to = xcalloc(na + 1, sizeof *to);
	struct block *first = NULL, **tail = &first;

	align(ta, na, tb, nb, to);
	/* In a cell there is nothing else that it could be. */
	if (c->piece == PIECE_CELL && na == 1 && nb == 1)
		to[0] = 0;
	to[na] = nb;
	for (i = 0; i <= na; i++) {
		if (to[i] == ALIGN_NONE) {
			put_block(c, &tail, la[i], NULL);
			continue;
		}
		for (; j < to[i]; j++)
			put_block(c, &tail, NULL, lb[j]);
		if (i < na)
			put_block(c, &tail, la[i], lb[j++]);
	}
	free(la);
	free(lb);
	free(ta);
	free(tb);
	free(to);
	return first;
}

static struct part *
put_part(struct comparing *c, const struct part *a, const struct part *b)
{
	const struct part *any = b == NULL ? a : b;
	struct part *put = arena_alloc(c->arena, sizeof *put);

	*put = *any;
	put->next = NULL;
	c->under = NULL;
	put->title = compare_runs(c,
	    any->kind == PART_BODY ? PIECE_TITLE : PIECE_ATTACHMENT,
	    a == NULL ? NULL : a->title, a == NULL ? 0 : a->ntitle,
	    a == NULL ? 0 : a->line, b == NULL ? NULL : b->title,
	    b == NULL ? 0 : b->ntitle, b == NULL ? 0 : b->line, &put->ntitle);
	if (any->kind == PART_ATTACHMENT)
		c->under = plain(c, any->title, any->ntitle);
	if (a != NULL && b != NULL && a->landscape != b->landscape)
		compare_tell(
		    c, PIECE_LAYOUT, CHANGE_CHANGED, a->line, b->line, NULL);
	put->blocks = compare_blocks(
	    c, a == NULL ? NULL : a->blocks, b == NULL ? NULL : b->blocks);
	return put;
}

static size_t
gather_parts(const struct part *first, const struct part ***list,
    struct align_thing **things)
{
	size_t n = 0;

	for (const struct part *p = first; p != NULL; p = p->next)
		n++;
	*list = xcalloc(n + 1, sizeof **list);
	*things = xcalloc(n + 1, sizeof **things);
	n = 0;
	for (const struct part *p = first; p != NULL; p = p->next, n++) {
		(*list)[n] = p;
		compare_thing(&(*things)[n], p->title, p->ntitle);
		for (const struct block *b = p->blocks; b != NULL; b = b->next)
			compare_block_thing(&(*things)[n], b);
	}
	return n;
}

/* Attachments that are gone stand behind those that are there. */
static struct part *
put_attachments(struct comparing *c, const struct part *a, const struct part *b)
{
	const struct part **la, **lb;
	struct align_thing *ta, *tb;
	size_t na = gather_parts(a, &la, &ta), nb = gather_parts(b, &lb, &tb);
	size_t *to = xcalloc(na + 1, sizeof *to), i, j;
	const struct part **was = xcalloc(nb + 1, sizeof *was);
	struct part *first = NULL, **tail = &first;

	align(ta, na, tb, nb, to);
	for (i = 0; i < na; i++)
		if (to[i] != ALIGN_NONE)
			was[to[i]] = la[i];
	for (j = 0; j < nb; j++) {
		*tail = put_part(c, was[j], lb[j]);
		tail = &(*tail)->next;
	}
	for (i = 0; i < na; i++)
		if (to[i] == ALIGN_NONE) {
			*tail = put_part(c, la[i], NULL);
			tail = &(*tail)->next;
		}
	free(la);
	free(lb);
	free(ta);
	free(tb);
	free(was);
	free(to);
	return first;
}

static void
number_attachments(struct part *p)
{
	int n = 0, many = p != NULL && p->next != NULL;

	for (; p != NULL; p = p->next)
		p->number = many ? ++n : 0;
}

struct doc *
compare_docs(const struct doc *a, const struct doc *b, struct changes *changes)
{
	struct comparing c = {changes->arena, changes, NULL, PIECE_PARAGRAPH};
	struct doc *doc = arena_alloc(c.arena, sizeof *doc);
	struct part *told = arena_alloc(c.arena, sizeof *told), **tail;
	size_t n;

	*doc = (struct doc){.file = b->file};
	*told = (struct part){.kind = PART_ATTACHMENT};
	told->title = one_run(
	    &c, pieces[PIECE_FRONT][0], strlen(pieces[PIECE_FRONT][0]), 0);
	told->ntitle = 1;
	told->blocks = compare_front(&c, a, b, &doc->front);
	doc->parts = put_part(&c, a->parts, b->parts);
	/* No key has marks in it: a changed title is a heading. */
	for (n = 0; n < doc->parts->ntitle; n++)
		if (doc->parts->title[n].style & (RUN_DEL | RUN_INS))
			compare_front_drop(&doc->front, "title");
	doc->parts->next = put_attachments(&c, a->parts->next, b->parts->next);
	for (tail = &doc->parts->next; *tail != NULL;)
		tail = &(*tail)->next;
	if (told->blocks != NULL)
		*tail = told;
	if (doc->parts->next != NULL)
		compare_front_drop(&doc->front, "attachments");
	number_attachments(doc->parts->next);
	return doc;
}

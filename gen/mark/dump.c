/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The document tree as text, for -T doc and for tests: one thing a line, its
 * source line first, one blank of indent a level, texts in quotes with \n,
 * \" and \\.
 */
#include "mark/read.h"

#include <string.h>

#include "base/buf.h"

static void
quoted(struct buf *out, const char *s, size_t len)
{
	size_t i;

	buf_addc(out, '"');
	for (i = 0; i < len; i++) {
		if (s[i] == '\n')
			buf_adds(out, "\\n");
		else if (s[i] == '\t')
			buf_adds(out, "\\t");
		else {
			if (s[i] == '"' || s[i] == '\\')
				buf_addc(out, '\\');
			buf_addc(out, s[i]);
		}
	}
	buf_addc(out, '"');
}

static void
indent(struct buf *out, long line, int depth)
{
	buf_addf(out, "%4ld", line);
	for (; depth >= 0; depth--)
		buf_addc(out, ' ');
}

static void
dump_runs(struct buf *out, const struct run *runs, size_t n, int depth)
{
	static const char *const names[] = {
	    "em", "strong", "code", "del", "ins"};
	size_t i, k;

	for (i = 0; i < n; i++) {
		indent(out, runs[i].line, depth);
		quoted(out, runs[i].text, runs[i].len);
		for (k = 0; k < sizeof(names) / sizeof(names[0]); k++)
			if (runs[i].style & (1U << k))
				buf_addf(out, " %s", names[k]);
		if (runs[i].link != NULL)
			buf_addf(out, " link=%s", runs[i].link);
		buf_addc(out, '\n');
	}
}

static void
dump_key(struct buf *out, const struct front_key *key, int depth)
{
	size_t i, k;

	indent(out, key->line, depth);
	buf_adds(out, key->name);
	buf_addc(out, '\n');
	for (i = 0; i < key->nvalues; i++) {
		indent(out, key->values[i].line, depth + 1);
		quoted(out, key->values[i].text, strlen(key->values[i].text));
		if (i < key->nmaps)
			for (k = 0; k < key->maps[i].nkeys; k++) {
				struct front_key *sub = &key->maps[i].keys[k];

				buf_addf(out, " %s=", sub->name);
				quoted(out, sub->values[0].text,
				    strlen(sub->values[0].text));
			}
		buf_addc(out, '\n');
	}
	/* a group: labels, each with its own list (front.h); two levels */
	if (key->nvalues == 0 && key->nmaps == 1 && depth < 2)
		for (k = 0; k < key->maps[0].nkeys; k++)
			dump_key(out, &key->maps[0].keys[k], depth + 1);
}

static void dump_leaf(struct buf *, const struct block *, int depth);

static void
dump_table(struct buf *out, const struct table *t, int depth)
{
	static const char *const aligns[] = {
	    "", " left", " centre", " right", " char"};
	const struct block *b;
	size_t i;
	int c;

	dump_runs(out, t->caption, t->ncaption, depth);
	for (c = 0; c < t->cols; c++)
		if (t->hints[c] != 0)
			buf_addf(out, "    %*s col %d width %d\n", depth, "", c,
			    t->hints[c]);
	for (i = 0; i < t->ncells; i++) {
		const struct cell *cell = &t->cells[i];

		indent(out, cell->line, depth);
		buf_addf(out, "%s %d,%d", cell->head ? "th" : "td", cell->row,
		    cell->col);
		if (cell->rowspan > 1 || cell->colspan > 1)
			buf_addf(
			    out, " span %dx%d", cell->rowspan, cell->colspan);
		buf_adds(out, aligns[cell->align]);
		buf_addc(out, '\n');
		for (b = cell->blocks; b != NULL; b = b->next)
			dump_leaf(out, b, depth + 1);
	}
}

static void
dump_leaf(struct buf *out, const struct block *b, int depth)
{
	indent(out, b->line, depth);
	switch (b->kind) {
	case BLOCK_PARAGRAPH:
		buf_adds(out, "paragraph\n");
		dump_runs(out, b->runs, b->nruns, depth + 1);
		break;
	case BLOCK_HEADING:
		buf_addf(out, "heading %d\n", b->level);
		dump_runs(out, b->runs, b->nruns, depth + 1);
		break;
	case BLOCK_LIST:
		if (b->ordered)
			buf_addf(out, "list %d%c", b->start, b->delimiter);
		else
			buf_adds(out, "list bullet");
		buf_adds(out, b->tight ? " tight\n" : " loose\n");
		break;
	case BLOCK_ITEM:
		buf_adds(out, "item\n");
		break;
	case BLOCK_QUOTE:
		buf_adds(out, "quote\n");
		break;
	case BLOCK_CODE:
		buf_adds(out, "code ");
		quoted(out, b->code, b->codelen);
		buf_addc(out, '\n');
		break;
	case BLOCK_TABLE:
		buf_addf(out, "table %dx%d head %d%s%s%s\n", b->table->rows,
		    b->table->cols, b->table->head_rows,
		    b->table->landscape ? " landscape" : "",
		    b->table->may_split ? "" : " keep-rows",
		    b->table->form ? " form" : "");
		dump_table(out, b->table, depth + 1);
		break;
	case BLOCK_PICTURE:
		buf_addf(out, "picture %s ", b->figure->path);
		quoted(out, b->figure->alt, strlen(b->figure->alt));
		buf_addc(out, '\n');
		dump_runs(
		    out, b->figure->caption, b->figure->ncaption, depth + 1);
		break;
	case BLOCK_SIDE:
		buf_addf(out, "side%s\n", b->landscape ? " landscape" : "");
		break;
	}
}

static void
dump_blocks(struct buf *out, const struct block *b)
{
	int depth = 1;

	while (b != NULL) {
		dump_leaf(out, b, depth);
		if (b->child != NULL) {
			b = b->child;
			depth++;
			continue;
		}
		while (b != NULL && b->next == NULL) {
			b = b->parent;
			depth--;
		}
		if (b != NULL)
			b = b->next;
	}
}

void
doc_dump(const struct doc *doc, struct buf *out)
{
	const struct part *p;
	size_t i;

	buf_adds(out, "front\n");
	for (i = 0; i < doc->front.nkeys; i++)
		dump_key(out, &doc->front.keys[i], 0);
	for (p = doc->parts; p != NULL; p = p->next) {
		if (p->kind == PART_BODY)
			buf_adds(out, "body");
		else if (p->number == 0)
			buf_adds(out, "attachment");
		else
			buf_addf(out, "attachment %d", p->number);
		buf_adds(out, p->landscape ? " landscape\n" : "\n");
		if (p->ntitle > 0) {
			indent(out, p->title[0].line, 0);
			buf_adds(out, "title\n");
			dump_runs(out, p->title, p->ntitle, 1);
		}
		dump_blocks(out, p->blocks);
	}
}

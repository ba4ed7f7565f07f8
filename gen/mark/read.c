/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Splits the file into front matter and text, walks cmark's tree in a loop
 * and builds the document's.  Lines: front matter first, then cmark's start
 * lines, the only positions of it that are right.
 */
#include "mark/read.h"

#include <stdlib.h>
#include <string.h>

#include <cmark.h>

#include "mark/attach.h"
#include "mark/figure.h"
#include "mark/front.h"
#include "mark/inline.h"
#include "mark/signed.h"
#include "mark/source.h"
#include "mark/table.h"
#include "mark/text.h"

struct reading {
	struct doc *doc;
	struct inline_text text;
	struct source source; /* what cmark sees */
	long before; /* lines above cmark's first */
	struct part *part; /* being filled */
	struct block *last; /* its last block at the top */
	struct block *open[MARK_DEPTH_MAX + 1]; /* containers; [0] is NULL */
	struct block **tail[MARK_DEPTH_MAX + 1]; /* where the next goes */
	int depth;
	bool table_broken; /* skip up to its </table> */
	int bad;
};

static void *
mark_calloc(size_t n, size_t size)
{
	return xcalloc(n, size);
}

static void *
mark_realloc(void *p, size_t size)
{
	return xreallocarray(p, size, 1);
}

static void
found(struct reading *rd, enum diag_id id, long line, const char *arg)
{
	diag_add(rd->text.diag, id, rd->text.file, line, arg);
	rd->bad++;
}

static struct block *
append(struct reading *rd, enum block_kind kind, long line)
{
	struct block *b = arena_calloc(rd->doc->arena, 1, sizeof(*b));

	b->kind = kind;
	b->line = line;
	b->parent = rd->open[rd->depth];
	*rd->tail[rd->depth] = b;
	rd->tail[rd->depth] = &b->next;
	if (rd->depth == 0)
		rd->last = b;
	return b;
}

static void
begin_part(struct reading *rd, enum part_kind kind, long line)
{
	struct part *part = arena_calloc(rd->doc->arena, 1, sizeof(*part));

	part->kind = kind;
	part->line = line;
	if (rd->part == NULL)
		rd->doc->parts = part;
	else
		rd->part->next = part;
	rd->part = part;
	rd->last = NULL;
	rd->tail[0] = &part->blocks;
}

/* Warns of what cmark took for text though it was hardly meant so. */
static void
check_written(struct reading *rd, const struct block *b, cmark_node *node)
{
	size_t from = (size_t)cmark_node_get_start_line(node);
	size_t to = (size_t)cmark_node_get_end_line(node);
	size_t i, k, stars = 0, doubled = 0, beside = 0, line, escaped;
	const struct run *r;

	for (i = 0; i < b->nruns; i++) {
		r = &b->runs[i];
		if (r->style & RUN_CODE)
			continue;
		for (k = 0; k < r->len; k++) {
			stars += r->text[k] == '*';
			doubled += r->text[k] == '*' && k + 1 < r->len &&
				   r->text[k + 1] == '*';
			/* A full-width mark before it, as in （一）责任。*各.
			 */
			beside += r->text[k] == '*' &&
				  source_is_mark(text_last(r->text, k));
		}
	}
	escaped =
	    stars == 0 ? 0 : source_asterisks(&rd->source, from, to, &line);
	if (doubled > 0 && escaped < stars && line > 0)
		diag_add(rd->text.diag, DIAG_ASTERISKS, rd->text.file,
		    rd->before + (long)line, "**");
	else if (beside > 0 && escaped + 2 <= stars)
		diag_add(
		    rd->text.diag, DIAG_ASTERISKS, rd->text.file, b->line, "*");
	if (b->kind == BLOCK_PARAGRAPH && to > from &&
	    source_pipes(&rd->source, from + 1))
		diag_add(
		    rd->text.diag, DIAG_PIPE_TABLE, rd->text.file, b->line);
}

/* A level-1 heading at the top: a title, an attachment, or a chapter. */
static bool
take_title(struct reading *rd, struct run *runs, size_t n, long line)
{
	struct part *part = rd->part;
	struct block *last;
	int number;

	if (attach_label(rd->doc->arena, &runs, &n, &number)) {
		last = rd->last;
		begin_part(rd, PART_ATTACHMENT, line);
		rd->part->number = number;
		rd->part->title = runs;
		rd->part->ntitle = n;
		/* the break above it says no more than the heading does */
		if (last != NULL && last->kind == BLOCK_SIDE)
			rd->part->landscape = last->landscape;
		return true;
	}
	if (part->blocks != NULL || part->ntitle > 0 ||
	    (part->kind == PART_BODY &&
		front_format(&rd->doc->front) == FRONT_ORDER))
		return false;
	part->title = runs;
	part->ntitle = n;
	return true;
}

static void
take_text_block(struct reading *rd, cmark_node *node, long line)
{
	bool heading = cmark_node_get_type(node) == CMARK_NODE_HEADING;
	cmark_node *image = figure_node(node);
	struct block *b;
	struct run *runs;
	size_t n;

	if (image != NULL) {
		b = append(rd, BLOCK_PICTURE, line);
		if (figure_take(&rd->text, image, rd->before, b) < 0)
			rd->bad++;
		return;
	}
	if (inline_read(&rd->text, node, rd->before, &runs, &n) < 0)
		rd->bad++;
	if (n == 0) /* an empty heading, or comments alone */
		return;
	if (heading && rd->depth == 0 &&
	    cmark_node_get_heading_level(node) == 1 &&
	    take_title(rd, runs, n, line))
		return;
	b = append(rd, heading ? BLOCK_HEADING : BLOCK_PARAGRAPH, line);
	b->runs = runs;
	b->nruns = n;
	b->level = heading ? cmark_node_get_heading_level(node) : 0;
	check_written(rd, b, node);
}

static void
take_code(struct reading *rd, cmark_node *node, long line)
{
	const char *s = cmark_node_get_literal(node);
	struct block *b = append(rd, BLOCK_CODE, line);

	b->codelen = strlen(s);
	b->code = text_nfc(rd->doc->arena, s, &b->codelen);
}

static void
take_side(struct reading *rd, long line)
{
	if (rd->depth > 0) {
		found(rd, DIAG_SIDE_NESTED, line, NULL);
		return;
	}
	/* on a new side already */
	if (rd->last == NULL || rd->last->kind == BLOCK_SIDE)
		return;
	append(rd, BLOCK_SIDE, line);
}

/* <!-- jiyao: word -->; any other comment is the author's own. */
static void
take_comment(struct reading *rd, const char *s, size_t len, long line)
{
	struct block *last = rd->last;
	static const char mark[] = "jiyao:";
	char *word;

	for (; len > 0 && strchr(" \t\n", *s) != NULL; len--)
		s++;
	if (len < sizeof(mark) - 1 || memcmp(s, mark, sizeof(mark) - 1) != 0)
		return;
	s += sizeof(mark) - 1;
	len -= sizeof(mark) - 1;
	for (; len > 0 && strchr(" \t\n", *s) != NULL; len--)
		s++;
	while (len > 0 && strchr(" \t\n", s[len - 1]) != NULL)
		len--;
	word = arena_strndup(rd->doc->arena, s, len);
	if (strcmp(word, "landscape") != 0)
		found(rd, DIAG_DIRECTIVE, line, word);
	else if (rd->depth > 0 || (last != NULL && last->kind != BLOCK_SIDE))
		found(rd, DIAG_DIRECTIVE_PLACE, line, word);
	else if (last != NULL)
		last->landscape = true;
	else
		rd->part->landscape = true;
}

static void
take_table(struct reading *rd, const char *s, long line)
{
	size_t len = strlen(s), i;
	long lines = 0;
	struct block *b;

	if (strstr(s, "</table>") == NULL) {
		for (i = 0; i < len; i++)
			lines += s[i] == '\n';
		found(rd, DIAG_TABLE_OPEN, line, diag_num(line + lines));
		rd->table_broken = true;
		return;
	}
	/* libxml2 would hand a processing instruction to nobody */
	if (strstr(s, "<?") != NULL) {
		found(rd, DIAG_HTML_OUTSIDE, line, "<?");
		return;
	}
	if (rd->depth > 0) {
		found(rd, DIAG_TABLE_NESTED, line, NULL);
		return;
	}
	b = append(rd, BLOCK_TABLE, line);
	b->table = table_read(&rd->text, s, len, line);
	if (b->table == NULL)
		rd->bad++;
}

/* Comments, then at most one table. */
static void
take_html(struct reading *rd, const char *s, long line)
{
	const char *end;
	char *tag;
	size_t n;

	for (;;) {
		for (; *s != '\0' && strchr(" \t\n", *s) != NULL; s++)
			line += *s == '\n';
		if (strncmp(s, "<!--", 4) != 0)
			break;
		end = strstr(s + 4, "-->");
		n = end == NULL ? strlen(s + 4) : (size_t)(end - s) - 4;
		take_comment(rd, s + 4, n, line);
		end = end == NULL ? s + 4 + n : end + 3;
		for (; s < end; s++)
			line += *s == '\n';
	}
	if (*s == '\0')
		return;
	if (strncmp(s, "<table", 6) == 0 && strchr(" \t\n>/", s[6]) != NULL) {
		take_table(rd, s, line);
		return;
	}
	n = strcspn(s, ">\n");
	tag = arena_strndup(rd->doc->arena, s, n + (s[n] == '>'));
	found(rd, DIAG_HTML_OUTSIDE, line, tag);
}

/* Goes into a container; false where that would be too deep. */
static bool
enter(struct reading *rd, cmark_node *node, enum block_kind kind, long line)
{
	struct block *b;

	if (rd->depth == MARK_DEPTH_MAX) {
		found(rd, DIAG_MARK_DEPTH, line, diag_num(MARK_DEPTH_MAX));
		return false;
	}
	b = append(rd, kind, line);
	if (kind == BLOCK_LIST) {
		b->ordered =
		    cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
		b->start = cmark_node_get_list_start(node);
		b->delimiter =
		    cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? ')'
									 : '.';
		b->tight = cmark_node_get_list_tight(node);
	}
	rd->open[++rd->depth] = b;
	rd->tail[rd->depth] = &b->child;
	return true;
}

/* One node on the way in; false ends the walk. */
static bool
take_node(struct reading *rd, cmark_iter *iter, cmark_node *node)
{
	long line = rd->before + cmark_node_get_start_line(node);
	const char *s = cmark_node_get_literal(node);

	if (rd->table_broken) {
		/* nothing after a broken table is what it seems */
		if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK &&
		    strstr(s, "</table>") != NULL)
			rd->table_broken = false;
		if (cmark_node_get_type(node) != CMARK_NODE_DOCUMENT)
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		return true;
	}
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		return enter(rd, node, BLOCK_QUOTE, line);
	case CMARK_NODE_LIST:
		return enter(rd, node, BLOCK_LIST, line);
	case CMARK_NODE_ITEM:
		return enter(rd, node, BLOCK_ITEM, line);
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HEADING:
		take_text_block(rd, node, line);
		cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		break;
	case CMARK_NODE_CODE_BLOCK:
		take_code(rd, node, line);
		break;
	case CMARK_NODE_HTML_BLOCK:
		take_html(rd, s, line);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		take_side(rd, line);
		break;
	default:
		break;
	}
	return true;
}

static bool
is_container(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST ||
	       type == CMARK_NODE_ITEM;
}

static void
walk(struct reading *rd, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type ev;
	cmark_node *node;

	while ((ev = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		node = cmark_iter_get_node(iter);
		if (ev == CMARK_EVENT_ENTER) {
			if (!take_node(rd, iter, node))
				break;
		} else if (is_container(node))
			rd->depth--;
		if (diag_count(rd->text.diag) >= rd->text.stop) {
			found(
			    rd, DIAG_MARK_MANY, 0, diag_num(MARK_FINDINGS_MAX));
			break;
		}
	}
	cmark_iter_free(iter);
}

/* The key title as the body's title: each of its lines a line. */
static void
title_from_front(struct reading *rd)
{
	const struct front_key *key = front_get(&rd->doc->front, "title");

	if (key == NULL)
		return;
	inline_add(&rd->text, key->values[0].text, strlen(key->values[0].text),
	    0, NULL, key->line);
	if (inline_end(&rd->text, &rd->part->title, &rd->part->ntitle) < 0)
		rd->bad++;
}

/* No side is left at the end of a part; no document is without text. */
static void
finish(struct reading *rd)
{
	struct block **link;
	struct part *part;
	bool empty = true;

	for (part = rd->doc->parts; part != NULL; part = part->next) {
		for (link = &part->blocks; *link != NULL; link = &(*link)->next)
			if ((*link)->kind == BLOCK_SIDE &&
			    (*link)->next == NULL) {
				*link = NULL;
				break;
			}
		empty = empty && part->blocks == NULL && part->ntitle == 0;
	}
	if (empty && rd->bad == 0)
		found(rd, DIAG_DOC_EMPTY, rd->before + 1, NULL);
	if (attach_check(rd->doc, rd->text.diag) < 0)
		rd->bad++;
}

static void
read_text(struct reading *rd)
{
	static cmark_mem mem = {mark_calloc, mark_realloc, free};
	cmark_parser *parser;
	cmark_node *root;

	parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &mem);
	cmark_parser_feed(parser, rd->source.bytes, rd->source.len);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	begin_part(rd, PART_BODY, rd->before + 1);
	title_from_front(rd);
	walk(rd, root);
	cmark_node_free(root);
	if (rd->bad == 0)
		finish(rd);
}

/* True where the line is --- and nothing but blanks after it. */
static bool
is_fence(const struct source *src, size_t line)
{
	const char *s;
	size_t len;

	s = source_line(src, line, &len);
	while (len > 0 && (s[len - 1] == ' ' || s[len - 1] == '\t'))
		len--;
	return len == 3 && memcmp(s, "---", 3) == 0;
}

/*
 * Reads the front matter, if there is any, and returns how many lines it
 * takes with its two fences.  Even a wrong one ends, and the text is read as
 * well, so that one run shows all that is wrong.
 */
static size_t
read_front(struct reading *rd, const struct source *src)
{
	struct doc *doc = rd->doc;
	size_t end;

	if (!is_fence(src, 1))
		return 0;
	for (end = 2; end <= src->nlines; end++)
		if (is_fence(src, end))
			break;
	if (end > src->nlines) {
		found(rd, DIAG_FRONT_OPEN, 1, NULL);
		return src->nlines;
	}
	if (front_read(&doc->front, doc->arena, src->bytes + src->starts[1],
		src->starts[end - 1] - src->starts[1], doc->file, 2,
		rd->text.diag) < 0)
		rd->bad++;
	return end;
}

struct doc *
mark_read(const char *bytes, size_t len, const char *file, struct diag *diag)
{
	struct reading rd = {0};
	struct source whole;
	struct arena *arena;
	size_t bom = 0, front;

	if (len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
		bom = 3;
	if (len > MARK_BYTES_MAX || len == bom) {
		if (len == bom)
			diag_add(diag, DIAG_FILE_EMPTY, file, 0);
		else
			diag_add(diag, DIAG_LIMIT_BYTES, file, 0,
			    diag_num(MARK_BYTES_MAX));
		return NULL;
	}
	source_init(&whole, bytes + bom, len - bom);
	if (source_check(&whole, file, 1, bom, diag) < 0) {
		source_free(&whole);
		return NULL;
	}
	arena = arena_new();
	rd.doc = arena_calloc(arena, 1, sizeof(*rd.doc));
	rd.doc->arena = arena;
	rd.doc->file = arena_strdup(arena, file);
	rd.text.arena = arena;
	rd.text.file = rd.doc->file;
	rd.text.diag = diag;
	front = read_front(&rd, &whole);
	rd.before = (long)front;
	rd.text.stop = diag_count(diag) + MARK_FINDINGS_MAX;
	source_init(&rd.source, whole.bytes + whole.starts[front],
	    whole.len - whole.starts[front]);
	read_text(&rd);
	source_free(&rd.source);
	inline_free(&rd.text);
	source_free(&whole);
	if (rd.bad == 0)
		signed_hold(rd.doc, bytes, len, diag);
	if (rd.bad == 0)
		return rd.doc;
	doc_free(rd.doc);
	return NULL;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/passage_md.h"

#include <stdlib.h>
#include <string.h>

#include <cmark.h>

#include "base/diag.h"
#include "base/mem.h"
#include "mark/source.h"

/* A block without blocks in it, as cmark's tree has it. */
struct leaf {
	cmark_node_type type;
	size_t line; /* first, from 1; front matter not counted */
	size_t lines; /* of code and HTML, else 0 */
	int level; /* heading */
	int quotes; /* block quotes it stands in */
	int markers; /* list items that begin on its first line */
	bool deep; /* in a list or quote */
};

struct reading {
	struct source source; /* of the whole file */
	size_t before; /* lines of front matter */
	struct leaf *leaves; /* owned */
	size_t n, cap;
	struct passage passage;
	passage_fn *fn;
	void *ctx;
};

static bool
is_fence(const struct source *src, size_t line)
{
	size_t len;
	const char *s = source_line(src, line, &len);

	while (len > 0 && strchr(" \t\r", s[len - 1]) != NULL)
		len--;
	return len == 3 && memcmp(s, "---", 3) == 0;
}

void
passage_front_read(struct passage_front *f, const char *bytes, size_t len)
{
	struct diag *unheard = diag_new();
	struct source src;
	size_t end;

	*f = (struct passage_front){.arena = arena_new()};
	source_init(&src, bytes, len);
	if (src.nlines > 0 && is_fence(&src, 1)) {
		for (end = 2; end <= src.nlines; end++)
			if (is_fence(&src, end))
				break;
		if (end <= src.nlines) {
			front_read(&f->front, f->arena,
			    src.bytes + src.starts[1],
			    src.starts[end - 1] - src.starts[1], "", 2,
			    unheard);
			f->lines = end;
		}
	}
	source_free(&src);
	diag_free(unheard);
}

void
passage_front_free(struct passage_front *f)
{
	arena_free(f->arena);
}

static void
hand_over(struct reading *rd)
{
	passage_end(&rd->passage);
	if (rd->passage.n > 0)
		rd->fn(rd->ctx, &rd->passage);
}

static void
hand_break(struct reading *rd)
{
	passage_begin(&rd->passage, PASSAGE_BREAK, 0);
	rd->fn(rd->ctx, &rd->passage);
}

/*
 * A value whose text stands in the file as it is read may be changed there;
 * one that YAML folds or escapes is shown with its line alone.
 */
static void
front_value(
    struct reading *rd, const struct front_value *v, enum passage_kind kind)
{
	const struct source *src = &rd->source;
	const char *part = v->text, *end, *at, *from, *stop;
	size_t n, line = (size_t)v->line, last;

	passage_begin(&rd->passage, kind, 0);
	for (; *part != '\0'; part = *end == '\0' ? end : end + 1) {
		end = strchrnul(part, '\n');
		n = (size_t)(end - part);
		last = line + 1 < rd->before ? line + 1 : line;
		if (n == 0 || line == 0 || line > rd->before)
			continue;
		from = src->bytes + src->starts[line - 1];
		stop = src->bytes + src->starts[last];
		at = memmem(from, (size_t)(stop - from), part, n);
		if (at != NULL)
			for (; from < at; from++)
				line += *from == '\n';
		if (part != v->text)
			passage_add(&rd->passage, '\n', 0, 0, (long)line);
		passage_bytes(&rd->passage, part, n,
		    at == NULL ? 0 : (size_t)(at - src->bytes), (long)line,
		    at == NULL);
	}
	hand_over(rd);
}

/* Values that are read as words, not as dates, codes and names of forms. */
static bool
is_prose(const char *key)
{
	static const char *const not_prose[] = {"number", "date", "office-date",
	    "printed-on", "copy-number", "classification", "term", "urgency",
	    "format", "kind", "state", "signing", "language", "keywords"};
	size_t i;

	for (i = 0; i < sizeof(not_prose) / sizeof(*not_prose); i++)
		if (strcmp(key, not_prose[i]) == 0)
			return false;
	return true;
}

static void
front_key(struct reading *rd, const struct front_key *key)
{
	enum passage_kind kind =
	    strcmp(key->name, "title") == 0 ? PASSAGE_TITLE : PASSAGE_VALUE;
	size_t i, k;

	if (!is_prose(key->name))
		return;
	for (i = 0; i < key->nvalues; i++)
		front_value(rd, &key->values[i], kind);
	for (i = 0; i < key->nmaps; i++)
		for (k = 0; k < key->maps[i].nkeys; k++)
			front_key(rd, &key->maps[i].keys[k]);
}

static struct leaf *
new_leaf(struct reading *rd, cmark_node *node)
{
	struct leaf *leaf;

	if (rd->n == rd->cap) {
		rd->cap = rd->cap == 0 ? 64 : 2 * rd->cap;
		rd->leaves =
		    xreallocarray(rd->leaves, rd->cap, sizeof(*rd->leaves));
	}
	leaf = &rd->leaves[rd->n++];
	*leaf = (struct leaf){.type = cmark_node_get_type(node),
	    .line = (size_t)cmark_node_get_start_line(node)};
	return leaf;
}

static size_t
literal_lines(cmark_node *node)
{
	const char *s = cmark_node_get_literal(node);
	size_t n = 0;

	for (; s != NULL && *s != '\0'; s++)
		n += *s == '\n';
	return n;
}

static void
take_leaf(struct reading *rd, cmark_node *node)
{
	struct leaf *leaf = new_leaf(rd, node);
	cmark_node *up;

	if (leaf->type == CMARK_NODE_HEADING)
		leaf->level = cmark_node_get_heading_level(node);
	if (leaf->type == CMARK_NODE_HTML_BLOCK)
		leaf->lines = literal_lines(node);
	for (up = cmark_node_parent(node); up != NULL;
	     up = cmark_node_parent(up)) {
		leaf->quotes +=
		    cmark_node_get_type(up) == CMARK_NODE_BLOCK_QUOTE;
		leaf->markers +=
		    cmark_node_get_type(up) == CMARK_NODE_ITEM &&
		    (size_t)cmark_node_get_start_line(up) == leaf->line;
		leaf->deep = leaf->deep ||
			     cmark_node_get_type(up) != CMARK_NODE_DOCUMENT;
	}
}

static void
find_leaves(struct reading *rd, const char *bytes, size_t len)
{
	cmark_node *root = cmark_parse_document(bytes, len, CMARK_OPT_DEFAULT);
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type ev;
	cmark_node *node;

	while ((ev = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		node = cmark_iter_get_node(iter);
		switch (cmark_node_get_type(node)) {
		case CMARK_NODE_PARAGRAPH:
		case CMARK_NODE_HEADING:
			if (ev != CMARK_EVENT_ENTER)
				break;
			take_leaf(rd, node);
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
			break;
		case CMARK_NODE_CODE_BLOCK:
		case CMARK_NODE_HTML_BLOCK:
		case CMARK_NODE_THEMATIC_BREAK:
			take_leaf(rd, node);
			break;
		default:
			break;
		}
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
}

/* True where a line holds nothing but blanks and the > of quotes. */
static bool
is_blank(const char *s, size_t len, bool quoted)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (strchr(" \t\r", s[i]) == NULL && !(quoted && s[i] == '>'))
			return false;
	return true;
}

/* True for the === or --- under a heading. */
static bool
is_underline(const char *s, size_t len)
{
	while (len > 0 && strchr(" \t\r>", *s) != NULL)
		s++, len--;
	while (len > 0 && strchr(" \t\r", s[len - 1]) != NULL)
		len--;
	return len > 0 && (*s == '=' || *s == '-') &&
	       strspn(s, *s == '=' ? "=" : "-") >= len;
}

/* Past the markers of lists and quotes that begin the leaf's first line. */
static size_t
past_markers(const struct leaf *leaf, const char *s, size_t at, size_t end)
{
	int quotes = leaf->quotes, markers = leaf->markers;
	size_t from;

	for (; at < end; at++) {
		if (s[at] == ' ' || s[at] == '\t')
			continue;
		if (s[at] == '>' && quotes > 0) {
			quotes--;
			continue;
		}
		if (markers == 0)
			break;
		from = at;
		while (at < end && s[at] >= '0' && s[at] <= '9')
			at++;
		if (at >= end ||
		    strchr(at > from ? ".)" : "-+*", s[at]) == NULL)
			return from;
		markers--;
	}
	return at;
}

/* Takes the # of a heading away on both sides. */
static void
trim_heading(const char *s, size_t *at, size_t *end)
{
	size_t e;

	while (*at < *end && s[*at] == '#')
		++*at;
	while (*at < *end && (s[*at] == ' ' || s[*at] == '\t'))
		++*at;
	while (*end > *at && strchr(" \t\r\n", s[*end - 1]) != NULL)
		--*end;
	for (e = *end; e > *at && s[e - 1] == '#';)
		e--;
	if (e < *end && (e == *at || s[e - 1] == ' '))
		*end = e;
}

/* A definition such as [a]: b, which cmark keeps out of its tree. */
static bool
is_definition(const char *s, size_t len)
{
	const char *close;

	if (len < 4 || *s != '[')
		return false;
	close = memchr(s, ']', len - 1);
	return close != NULL && close[1] == ':';
}

static void
text_leaf(struct reading *rd, const struct leaf *leaf, size_t next)
{
	const struct source *src = &rd->source;
	size_t line = rd->before + leaf->line, last, len, at, end;
	const char *s;

	for (last = line + 1; last < next; last++) {
		s = source_line(src, last, &len);
		if (is_blank(s, len, leaf->quotes > 0) ||
		    (leaf->level > 0 && is_underline(s, len)))
			break;
	}
	s = src->bytes;
	at =
	    past_markers(leaf, s, src->starts[line - 1], src->starts[last - 1]);
	end = src->starts[last - 1];
	if (leaf->level > 0 && at < end && s[at] == '#') {
		end = src->starts[line];
		trim_heading(s, &at, &end);
	}
	if (leaf->level == 0 && is_definition(s + at, end - at))
		return;
	passage_begin(&rd->passage,
	    leaf->level > 0 ? PASSAGE_HEADING : PASSAGE_TEXT, leaf->level);
	passage_inline(&rd->passage, s, at, end, (long)line, leaf->quotes);
	hand_over(rd);
}

static void
html_leaf(struct reading *rd, const struct leaf *leaf)
{
	const struct source *src = &rd->source;
	size_t line = rd->before + leaf->line, at = src->starts[line - 1];
	size_t end, past = line - 1 + leaf->lines;
	const char *s;

	if (leaf->deep)
		return;
	end = src->starts[past < src->nlines ? past : src->nlines];
	s = memmem(src->bytes + at, end - at, "<table", 6);
	if (s == NULL)
		return;
	for (; src->bytes + at < s; at++)
		line += src->bytes[at] == '\n';
	passage_table(
	    src->bytes, at, end, (long)line, &rd->passage, rd->fn, rd->ctx);
}

static void
read_text(struct reading *rd)
{
	const struct source *src = &rd->source;
	size_t at = src->starts[rd->before], i, next;

	find_leaves(rd, src->bytes + at, src->len - at);
	for (i = 0; i < rd->n; i++) {
		const struct leaf *leaf = &rd->leaves[i];

		next = i + 1 < rd->n ? rd->before + rd->leaves[i + 1].line
				     : src->nlines + 1;
		if (leaf->line == 0 || rd->before + leaf->line > src->nlines)
			continue;
		if (leaf->type == CMARK_NODE_THEMATIC_BREAK)
			hand_break(rd);
		else if (leaf->type == CMARK_NODE_HTML_BLOCK)
			html_leaf(rd, leaf);
		else if (leaf->type != CMARK_NODE_CODE_BLOCK)
			text_leaf(rd, leaf, next);
	}
}

void
passage_markdown(const struct passage_front *front, const char *bytes,
    size_t len, passage_fn *fn, void *ctx)
{
	struct reading rd = {.before = front->lines, .fn = fn, .ctx = ctx};
	size_t i;

	source_init(&rd.source, bytes, len);
	if (rd.source.nlines > 0) {
		for (i = 0; i < front->front.nkeys; i++)
			front_key(&rd, &front->front.keys[i]);
		hand_break(&rd);
		read_text(&rd);
	}
	source_free(&rd.source);
	passage_free(&rd.passage);
	free(rd.leaves);
}

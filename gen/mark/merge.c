/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/merge.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <cmark.h>

#include "base/mem.h"
#include "mark/lint.h"
#include "mark/passage_md.h"
#include "mark/source.h"

#define PLACE_HEAD "<!-- prose: "
#define PLACE_TAIL " -->"

/* What of the front matter is the office's to say. */
static const char *const keys[] = {"title", "number", "signers", "note", "date",
    "copies", "printed-on", "copy-number", "urgency"};
enum { NKEYS = sizeof keys / sizeof keys[0] };

/* A run of lines of a file, from 1, the second one past the last. */
struct span {
	size_t from, to;
};

struct section {
	char *name;
	long line; /* of its heading */
	struct span text;
	bool used;
};

struct merging {
	const struct merge *m;
	struct diag *diag;
	struct source md, prose;
	struct span own[NKEYS]; /* the office's front matter, by key */
	size_t body; /* the line that the office's text begins with */
	struct section *sections;
	size_t nsections;
	struct buf names; /* of all places, for findings */
	size_t open;
	bool wrong;
};

static bool
line_is(const struct source *s, size_t line, const char *text)
{
	size_t len;
	const char *p;

	if (line > s->nlines)
		return false;
	p = source_line(s, line, &len);
	return len == strlen(text) && memcmp(p, text, len) == 0;
}

static bool
line_blank(const struct source *s, size_t line)
{
	size_t len;
	const char *p = source_line(s, line, &len);

	while (len > 0 && (*p == ' ' || *p == '\t' || *p == '\r'))
		p++, len--;
	return len == 0;
}

/* The line of the closing ---; 0 where there is no front matter. */
static size_t
front_end(const struct source *s)
{
	if (!line_is(s, 1, "---"))
		return 0;
	for (size_t i = 2; i <= s->nlines; i++)
		if (line_is(s, i, "---"))
			return i;
	return 0;
}

/* The length of the key that a line begins with; 0 where none does. */
static size_t
key_length(const struct source *s, size_t line)
{
	size_t len, n;
	const char *p = source_line(s, line, &len);

	for (n = 0; n < len && ((p[n] >= 'a' && p[n] <= 'z') || p[n] == '-');)
		n++;
	return n > 0 && n < len && p[n] == ':' ? n : 0;
}

/* Which of keys a line begins with; NKEYS where none. */
static size_t
key_at(const struct source *s, size_t line)
{
	size_t n = key_length(s, line), len, i;
	const char *p = source_line(s, line, &len);

	for (i = 0; i < NKEYS; i++)
		if (n == strlen(keys[i]) && memcmp(p, keys[i], n) == 0)
			break;
	return i;
}

/* Where the value of the key on a line ends: before the next key. */
static size_t
key_end(const struct source *s, size_t line, size_t end)
{
	size_t len;

	for (line++; line < end; line++) {
		const char *p = source_line(s, line, &len);

		if (len > 0 && p[0] != ' ' && p[0] != '-' && p[0] != '#')
			break;
	}
	return line;
}

static void
list_keys(struct buf *out)
{
	for (size_t i = 0; i < NKEYS; i++)
		buf_addf(out, "%s%s", i == 0 ? "" : " ", keys[i]);
}

/* Takes the office's front matter. */
static void
read_keys(struct merging *g)
{
	const struct source *s = &g->prose;
	size_t end = front_end(s), line, len, i;
	struct buf all = {NULL, 0, 0}, key = {NULL, 0, 0};

	g->body = end + 1;
	for (line = 2; line < end; line = key_end(s, line, end)) {
		const char *p = source_line(s, line, &len);

		if (len == 0 || p[0] == '#')
			continue;
		i = key_at(s, line);
		if (i < NKEYS && g->own[i].from == 0) {
			g->own[i] = (struct span){line, key_end(s, line, end)};
			continue;
		}
		buf_clear(&key);
		buf_add(&key, p, i < NKEYS ? key_length(s, line) : len);
		g->wrong = true;
		if (i < NKEYS) {
			diag_add(g->diag, DIAG_YAML_DUPLICATE, g->m->file,
			    (long)line, key.p);
			continue;
		}
		buf_clear(&all);
		list_keys(&all);
		diag_add(g->diag, DIAG_PROSE_KEY, g->m->file, (long)line, key.p,
		    all.p);
	}
	buf_free(&all);
	buf_free(&key);
}

/* The text of a heading, without its marks. */
static char *
heading_text(cmark_node *node)
{
	struct buf b = {NULL, 0, 0};
	cmark_iter *iter = cmark_iter_new(node);
	cmark_event_type ev;

	while ((ev = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		const char *s =
		    cmark_node_get_literal(cmark_iter_get_node(iter));

		if (ev == CMARK_EVENT_ENTER && s != NULL)
			buf_adds(&b, s);
	}
	cmark_iter_free(iter);
	return b.p == NULL ? xstrdup("") : b.p;
}

static void
add_section(struct merging *g, cmark_node *node, long line)
{
	struct section *s;
	size_t i;

	g->sections =
	    xreallocarray(g->sections, g->nsections + 1, sizeof *g->sections);
	s = &g->sections[g->nsections++];
	*s = (struct section){
	    .name = heading_text(node), .line = line, .text = {0, 0}};
	for (i = 0; i + 1 < g->nsections; i++)
		if (strcmp(g->sections[i].name, s->name) == 0) {
			g->wrong = true;
			diag_add(g->diag, DIAG_PROSE_TWICE, g->m->file, line,
			    s->name, diag_num(g->sections[i].line));
			break;
		}
}

/* One block of the office's text: a heading opens a section, else it is text.
 */
static void
take_block(struct merging *g, cmark_node *node)
{
	long line = (long)g->body - 1 + (long)cmark_node_get_start_line(node);
	bool heading = cmark_node_get_type(node) == CMARK_NODE_HEADING;
	int level = heading ? cmark_node_get_heading_level(node) : 0;
	struct section *last =
	    g->nsections == 0 ? NULL : &g->sections[g->nsections - 1];

	if (last != NULL && last->text.to == 0) {
		if (last->text.from == 0)
			last->text.from = (size_t)line;
		if (level == 2)
			last->text.to = (size_t)line;
	}
	if (level == 2) {
		add_section(g, node, line);
	} else if (level == 1 || level == 3) {
		g->wrong = true;
		diag_add(g->diag, DIAG_PROSE_LEVEL, g->m->file, line);
	} else if (last == NULL) {
		g->wrong = true;
		diag_add(g->diag, DIAG_PROSE_OUTSIDE, g->m->file, line);
	}
}

static void
read_sections(struct merging *g)
{
	const struct source *s = &g->prose;
	size_t at = s->starts[g->body - 1];
	cmark_node *root, *node;

	root =
	    cmark_parse_document(s->bytes + at, s->len - at, CMARK_OPT_DEFAULT);
	for (node = cmark_node_first_child(root); node != NULL;
	     node = cmark_node_next(node))
		take_block(g, node);
	cmark_node_free(root);
	if (g->nsections != 0 && g->sections[g->nsections - 1].text.to == 0)
		g->sections[g->nsections - 1].text.to = s->nlines + 1;
}

/* The name of the place on a line of the template's; NULL where none is. */
static char *
place_on(const struct source *s, size_t line)
{
	size_t len, head = strlen(PLACE_HEAD), tail = strlen(PLACE_TAIL);
	const char *p = source_line(s, line, &len);

	if (len <= head + tail || memcmp(p, PLACE_HEAD, head) != 0 ||
	    memcmp(p + len - tail, PLACE_TAIL, tail) != 0)
		return NULL;
	return xstrndup(p + head, len - head - tail);
}

/* Marks which sections have a place; tells those that have none. */
static void
match(struct merging *g)
{
	for (size_t line = 1; line <= g->md.nlines; line++) {
		char *name = place_on(&g->md, line);

		if (name == NULL)
			continue;
		buf_addf(
		    &g->names, "%s%s", g->names.len == 0 ? "" : "、", name);
		for (size_t i = 0; i < g->nsections; i++)
			if (strcmp(g->sections[i].name, name) == 0)
				g->sections[i].used = true;
		free(name);
	}
	for (size_t i = 0; i < g->nsections; i++)
		if (!g->sections[i].used) {
			g->wrong = true;
			diag_add(g->diag, DIAG_PROSE_UNKNOWN, g->m->file,
			    g->sections[i].line, g->sections[i].name,
			    g->names.len == 0 ? "-" : g->names.p);
		}
}

static void
copy_lines(const struct source *s, struct span span, struct buf *out)
{
	for (size_t i = span.from; i < span.to && i <= s->nlines; i++) {
		size_t len;
		const char *p = source_line(s, i, &len);

		buf_add(out, p, len);
		buf_addc(out, '\n');
	}
}

/* The text for a place; false where the office has given none. */
static bool
fill(const struct merging *g, const char *name, struct buf *out)
{
	for (size_t i = 0; i < g->nsections; i++) {
		struct span text = g->sections[i].text;

		if (strcmp(g->sections[i].name, name) != 0 || text.from == 0)
			continue;
		while (text.to > text.from &&
		       (text.to - 1 > g->prose.nlines ||
			   line_blank(&g->prose, text.to - 1)))
			text.to--;
		copy_lines(&g->prose, text, out);
		return text.to > text.from;
	}
	return false;
}

static void
write_body(struct merging *g, size_t from, struct buf *out)
{
	struct buf missing = {NULL, 0, 0};

	for (size_t line = from; line <= g->md.nlines; line++) {
		char *name = place_on(&g->md, line);

		if (name == NULL) {
			copy_lines(&g->md, (struct span){line, line + 1}, out);
		} else if (!fill(g, name, out)) {
			buf_addf(out, "【待补充：%s】\n", name);
			buf_addf(
			    &missing, "%s%s", g->open++ == 0 ? "" : "、", name);
		}
		free(name);
	}
	if (g->open > 0)
		diag_add(g->diag, DIAG_PROSE_OPEN,
		    g->m->prose == NULL ? g->m->into : g->m->file, 0L,
		    missing.p);
	buf_free(&missing);
}

/* The template's front matter, with what is the office's in place of its. */
static void
write_front(const struct merging *g, size_t end, struct buf *out)
{
	size_t line = 2, next, i, len;
	bool state = false;

	buf_adds(out, "---\n");
	for (; line < end; line = next) {
		next = key_end(&g->md, line, end);
		i = key_at(&g->md, line);
		if (i < NKEYS && g->own[i].from != 0)
			continue;
		if (g->open > 0 && key_length(&g->md, line) == 5 &&
		    memcmp(source_line(&g->md, line, &len), "state", 5) == 0) {
			buf_adds(out, "state: 草稿\n");
			state = true;
			continue;
		}
		copy_lines(&g->md, (struct span){line, next}, out);
	}
	for (i = 0; i < NKEYS; i++)
		if (g->own[i].from != 0)
			copy_lines(&g->prose, g->own[i], out);
	if (g->open > 0 && !state)
		buf_adds(out, "state: 草稿\n");
	buf_adds(out, "---\n");
}

static void
take_passage(void *lint, struct passage *p)
{
	lint_passage(lint, p);
}

/* What the document's kind forbids: a 报告 holds no request. */
static void
hold_kind(struct merging *g)
{
	const struct front_key *key;
	struct passage_front of, own;
	struct diag *all = diag_new();
	struct lint_about about = {.file = g->m->file, .issued = true};
	struct lint *lint;

	passage_front_read(&of, g->m->md, g->m->md_len);
	passage_front_read(&own, g->prose.bytes, g->prose.len);
	key = front_get(&of.front, "kind");
	if (key != NULL)
		about.kind = key->values[0].text;
	lint = lint_new(&about, all, NULL);
	passage_markdown(
	    &own, g->prose.bytes, g->prose.len, take_passage, lint);
	lint_free(lint);
	for (size_t i = 0; i < diag_count(all); i++)
		if (strcmp(diag_get(all, i)->id,
			diag_name(DIAG_REPORT_REQUEST)) == 0) {
			diag_add_finding(g->diag, diag_get(all, i));
			g->wrong = true;
		}
	passage_front_free(&of);
	passage_front_free(&own);
	diag_free(all);
}

static int
prepare(struct merging *g)
{
	if (g->m->prose == NULL)
		return 0;
	if (source_check(&g->prose, g->m->file, 1, 0, g->diag) != 0)
		return -1;
	read_keys(g);
	read_sections(g);
	hold_kind(g);
	return 0;
}

int
merge_prose(const struct merge *m, struct buf *out, struct diag *d)
{
	struct merging g = {.m = m, .diag = d};
	struct buf body = {NULL, 0, 0};
	const char *own = m->prose == NULL ? "" : m->prose;
	size_t own_len = m->prose == NULL ? 0 : m->prose_len, end;

	if (own_len >= 3 && memcmp(own, "\xef\xbb\xbf", 3) == 0)
		own += 3, own_len -= 3;
	source_init(&g.md, m->md, m->md_len);
	source_init(&g.prose, own, own_len);
	if (prepare(&g) != 0)
		g.wrong = true;
	else
		match(&g);
	if (!g.wrong) {
		end = front_end(&g.md);
		write_body(&g, end + 1, &body);
		if (end != 0)
			write_front(&g, end, out);
		if (body.len != 0)
			buf_add(out, body.p, body.len);
	}
	for (size_t i = 0; i < g.nsections; i++)
		free(g.sections[i].name);
	free(g.sections);
	buf_free(&body);
	buf_free(&g.names);
	source_free(&g.md);
	source_free(&g.prose);
	return g.wrong ? -1 : 0;
}

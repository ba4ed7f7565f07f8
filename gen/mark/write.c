/* SPDX-License-Identifier: Apache-2.0 */
/*
 * CommonMark asks the neighbours of a * whether it is emphasis; therefore 黑体
 * is written <b>, and a comment stands between a * and what would take its
 * effect away.
 */
#include "mark/write.h"

#include <string.h>

#include "base/utf8.h"
#include "mark/escape.h"
#include "mark/signs.h"
#include "mark/text.h"
#include "mark/write_in.h"

#define APART "<!-- -->" /* printed by nobody, and no letter */

/* Tags around a run, outermost first. */
static const struct {
	unsigned style;
	const char *open, *close;
} tags[] = {
    {RUN_DEL, "<del>", "</del>"},
    {RUN_INS, "<ins>", "</ins>"},
    {RUN_STRONG, "<b>", "</b>"},
};

enum {
	NTAGS = sizeof tags / sizeof tags[0],
	TAGGED = RUN_DEL | RUN_INS | RUN_STRONG,
};

static bool
is_plain(uint32_t cp)
{
	return utf8_is_han(cp) || (cp >= '0' && cp <= '9') ||
	       (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
}

/* A code span, its fence longer than any in it. */
static void
write_code(struct buf *out, const char *s, size_t len)
{
	size_t longest = 0, n = 0, i;

	for (i = 0; i < len; i++) {
		n = s[i] == '`' ? n + 1 : 0;
		longest = n > longest ? n : longest;
	}
	for (i = 0; i <= longest; i++)
		buf_addc(out, '`');
	buf_addc(out, ' ');
	buf_add(out, s, len);
	buf_addc(out, ' ');
	for (i = 0; i <= longest; i++)
		buf_addc(out, '`');
}

static void
write_address(struct buf *out, const char *uri)
{
	for (; *uri != '\0'; uri++) {
		if (strchr("<>\\", *uri) != NULL)
			buf_addc(out, '\\');
		buf_addc(out, *uri);
	}
}

/* The text of a run, its tags aside. */
static void
write_text(struct buf *out, const struct run *r, bool at_start)
{
	bool em = (r->style & RUN_EM) != 0;

	if (r->len == 1 && *r->text == '\n') {
		buf_adds(out, "<br/>");
		return;
	}
	if (r->link != NULL)
		buf_addc(out, '[');
	if (em) {
		/* At the start of a line a comment would be a block. */
		if (!at_start && !is_plain(text_first(r->text, r->len)))
			buf_adds(out, APART);
		buf_addc(out, '*');
	}
	if (r->style & RUN_CODE)
		write_code(out, r->text, r->len);
	else
		mark_escape(out, r->text, r->len,
		    at_start && !em && r->link == NULL ? MARK_LINE
						       : MARK_INLINE);
	if (em) {
		buf_addc(out, '*');
		if (!is_plain(text_last(r->text, r->len)))
			buf_adds(out, APART);
	}
	if (r->link != NULL) {
		buf_adds(out, "](<");
		write_address(out, r->link);
		buf_adds(out, ">)");
	}
}

void
write_runs(struct buf *out, const struct run *runs, size_t n, bool at_start)
{
	size_t i, k;

	for (i = 0; i < n; i++) {
		size_t before = out->len;

		if (i > 0 && (runs[i].style & RUN_EM) &&
		    (runs[i - 1].style & RUN_EM) &&
		    ((runs[i].style | runs[i - 1].style) & TAGGED) == 0)
			buf_adds(out, APART);
		for (k = 0; k < NTAGS; k++)
			if (runs[i].style & tags[k].style)
				buf_adds(out, tags[k].open);
		write_text(
		    out, &runs[i], at_start && i == 0 && out->len == before);
		for (k = NTAGS; k-- > 0;)
			if (runs[i].style & tags[k].style)
				buf_adds(out, tags[k].close);
	}
}

static void
write_cell_runs(struct buf *out, const struct run *runs, size_t n)
{
	size_t i, k;

	for (i = 0; i < n; i++) {
		for (k = 0; k < NTAGS; k++)
			if (runs[i].style & tags[k].style)
				buf_adds(out, tags[k].open);
		mark_escape(out, runs[i].text, runs[i].len, MARK_HTML);
		for (k = NTAGS; k-- > 0;)
			if (runs[i].style & tags[k].style)
				buf_adds(out, tags[k].close);
	}
}

static void
write_cell(struct buf *out, const struct cell *c)
{
	static const char *const aligns[] = {
	    NULL, "left", "center", "right", "char"};
	const struct block *b;

	buf_adds(out, c->head ? "<th" : "<td");
	if (c->rowspan > 1)
		buf_addf(out, " rowspan=\"%d\"", c->rowspan);
	if (c->colspan > 1)
		buf_addf(out, " colspan=\"%d\"", c->colspan);
	if (aligns[c->align] != NULL)
		buf_addf(out, " align=\"%s\"", aligns[c->align]);
	buf_addc(out, '>');
	for (b = c->blocks; b != NULL; b = b->next) {
		bool one = b == c->blocks && b->next == NULL;

		buf_adds(out, one ? "" : "<p>");
		write_cell_runs(out, b->runs, b->nruns);
		buf_adds(out, one ? "" : "</p>");
	}
	buf_adds(out, c->head ? "</th>" : "</td>");
}

static void
write_columns(struct buf *out, const struct table *t)
{
	int i;

	buf_adds(out, "<colgroup>");
	for (i = 0; i < t->cols; i++)
		if (t->hints[i] != 0)
			buf_addf(out, "<col width=\"%d.%d%%\"/>",
			    t->hints[i] / 10, t->hints[i] % 10);
		else
			buf_adds(out, "<col/>");
	buf_adds(out, "</colgroup>\n");
}

void
write_table(struct buf *out, const struct table *t)
{
	size_t at = 0;
	int row;

	buf_addf(out, "<table%s%s%s%s>\n",
	    t->landscape || !t->may_split || t->form ? " class=\"" : "",
	    t->landscape ? "landscape" : "",
	    t->may_split   ? ""
	    : t->landscape ? " keep-rows"
			   : "keep-rows",
	    t->form ? (t->landscape || !t->may_split ? " form\"" : "form\"")
	    : t->landscape || !t->may_split ? "\""
					    : "");
	if (t->ncaption > 0) {
		buf_adds(out, "<caption>");
		write_cell_runs(out, t->caption, t->ncaption);
		buf_adds(out, "</caption>\n");
	}
	write_columns(out, t);
	for (row = 0; row < t->rows; row++) {
		buf_adds(out, row == 0 && t->head_rows > 0 ? "<thead>\n" : "");
		buf_adds(out, "<tr>");
		for (; at < t->ncells && t->cells[at].row == row; at++)
			write_cell(out, &t->cells[at]);
		buf_adds(out, "</tr>\n");
		buf_adds(out, row + 1 == t->head_rows ? "</thead>\n" : "");
	}
	buf_adds(out, "</table>\n");
}

/* Text with its newlines, each line begun with a prefix. */
static void
indent(
    struct buf *out, const struct buf *in, const char *first, const char *other)
{
	size_t at = 0, n;
	const char *end;

	while (at < in->len) {
		end = memchr(in->p + at, '\n', in->len - at);
		n = end == NULL ? in->len - at : (size_t)(end - in->p) - at;
		if (at == 0 || n > 0 || *other == '>')
			buf_adds(out, at == 0 ? first : other);
		buf_add(out, in->p + at, n);
		buf_addc(out, '\n');
		at += n + 1;
	}
}

static void
write_fenced(struct buf *out, const struct block *b)
{
	size_t longest = 2, n = 0, i;

	for (i = 0; i < b->codelen; i++) {
		n = b->code[i] == '`' ? n + 1 : 0;
		longest = n > longest ? n : longest;
	}
	for (i = 0; i <= longest; i++)
		buf_addc(out, '`');
	buf_addc(out, '\n');
	buf_add(out, b->code, b->codelen);
	for (i = 0; i <= longest; i++)
		buf_addc(out, '`');
	buf_addc(out, '\n');
}

static void
write_picture(struct buf *out, const struct figure *f)
{
	buf_adds(out, "![");
	mark_escape(out, f->alt, strlen(f->alt), MARK_INLINE);
	buf_adds(out, "](<");
	write_address(out, f->path);
	buf_addc(out, '>');
	if (f->ncaption > 0) {
		buf_adds(out, " \"");
		for (size_t i = 0; i < f->ncaption; i++)
			mark_escape(out, f->caption[i].text, f->caption[i].len,
			    MARK_HTML);
		buf_addc(out, '"');
	}
	buf_adds(out, ")\n");
}

/* Two lists of one sort side by side would be one. */
static bool
runs_on(const struct block *b)
{
	const struct block *next = b->next;

	return b->kind == BLOCK_LIST && next != NULL &&
	       next->kind == BLOCK_LIST && b->ordered == next->ordered;
}

static void
write_items(struct buf *out, const struct block *list)
{
	const struct block *item;
	struct buf in = {NULL, 0, 0}, first = {NULL, 0, 0}, rest = {NULL, 0, 0};
	int number = list->start;
	size_t i;

	for (item = list->child; item != NULL; item = item->next) {
		buf_clear(&in);
		buf_clear(&first);
		buf_clear(&rest);
		write_blocks(&in, item->child, list->tight);
		if (list->ordered)
			buf_addf(&first, "%d%c ", number++, list->delimiter);
		else
			buf_adds(&first, "- ");
		for (i = 0; i < first.len; i++)
			buf_addc(&rest, ' ');
		if (in.len == 0)
			buf_addf(out, "%s\n", first.p);
		indent(out, &in, first.p, rest.p);
		if (!list->tight && item->next != NULL)
			buf_addc(out, '\n');
	}
	buf_free(&in);
	buf_free(&first);
	buf_free(&rest);
}

static void
write_block(struct buf *out, const struct block *b)
{
	struct buf in = {NULL, 0, 0};
	int i;

	switch (b->kind) {
	case BLOCK_HEADING:
		for (i = 0; i < b->level; i++)
			buf_addc(out, '#');
		buf_addc(out, ' ');
		write_runs(out, b->runs, b->nruns, false);
		buf_addc(out, '\n');
		break;
	case BLOCK_LIST:
		write_items(out, b);
		break;
	case BLOCK_QUOTE:
		write_blocks(&in, b->child, false);
		indent(out, &in, "> ", "> ");
		buf_free(&in);
		break;
	case BLOCK_CODE:
		write_fenced(out, b);
		break;
	case BLOCK_TABLE:
		write_table(out, b->table);
		break;
	case BLOCK_PICTURE:
		write_picture(out, b->figure);
		break;
	case BLOCK_SIDE:
		buf_adds(out, "***\n");
		if (b->landscape)
			buf_adds(out, "\n<!-- jiyao: landscape -->\n");
		break;
	default:
		write_runs(out, b->runs, b->nruns, true);
		buf_addc(out, '\n');
		break;
	}
}

void
write_blocks(struct buf *out, const struct block *b, bool tight)
{
	for (; b != NULL; b = b->next) {
		write_block(out, b);
		if (b->next != NULL && !tight)
			buf_addc(out, '\n');
		if (runs_on(b))
			buf_adds(out, tight ? APART "\n" : APART "\n\n");
	}
}

static void
write_part(struct buf *out, const struct part *p, bool title)
{
	if (p->kind == PART_ATTACHMENT) {
		buf_adds(out, "\n# " WORD_ATTACHMENT);
		if (p->number > 0)
			buf_addf(out, "%d", p->number);
		buf_adds(out, WORD_COLON);
	} else if (p->landscape)
		buf_adds(out, "\n<!-- jiyao: landscape -->\n");
	if (p->kind == PART_BODY && title)
		buf_adds(out, "\n# ");
	if (title)
		write_runs(out, p->title, p->ntitle, false);
	if (title)
		buf_addc(out, '\n');
	if (p->kind == PART_ATTACHMENT && p->landscape)
		buf_adds(out, "\n<!-- jiyao: landscape -->\n");
	if (p->blocks != NULL)
		buf_addc(out, '\n');
	write_blocks(out, p->blocks, false);
}

void
write_doc(struct buf *out, const struct doc *doc)
{
	const struct part *p;

	buf_adds(out, "---\n");
	write_front(out, &doc->front);
	buf_adds(out, "---\n");
	for (p = doc->parts; p != NULL; p = p->next)
		write_part(out, p,
		    p->kind == PART_ATTACHMENT ||
			(p->ntitle > 0 &&
			    front_get(&doc->front, "title") == NULL));
}

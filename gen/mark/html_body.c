/* SPDX-License-Identifier: Apache-2.0 */
/* Runs and blocks of the text as HTML. */
#include "mark/html_part.h"

#include <string.h>
#include <strings.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/utf8.h"
#include "mark/escape.h"
#include "mark/text.h"

/* What is written for a style, outermost first; closed in reverse. */
static const struct {
	enum run_style style;
	const char *name;
} styles[] = {
    {RUN_DEL, "del"},
    {RUN_INS, "ins"},
    {RUN_STRONG, "strong"},
    {RUN_EM, "em"},
    {RUN_CODE, "code"},
};

enum { STYLES = sizeof(styles) / sizeof(styles[0]) };

/*
 * True for what a reader of the web may be led to.  A relative address was
 * one beside the Markdown, not beside this page.
 */
static bool
is_led_to(const char *link)
{
	return link != NULL && (strncasecmp(link, "https:", 6) == 0 ||
				   strncasecmp(link, "http:", 5) == 0 ||
				   strncasecmp(link, "mailto:", 7) == 0);
}

/* True where the run goes on with the link of the one before it. */
static bool
same_link(const struct run *a, const struct run *b)
{
	return a->link != NULL && b->link != NULL &&
	       strcmp(a->link, b->link) == 0;
}

void
html_runs(struct buf *out, const struct run *runs, size_t n)
{
	const struct run *r;
	size_t i, k;

	for (i = 0; i < n; i++) {
		r = &runs[i];
		if (is_led_to(r->link) && (i == 0 || !same_link(r - 1, r))) {
			buf_adds(out, "<a href=\"");
			html_text(out, r->link);
			/* one that shows itself may be broken anywhere */
			buf_adds(out, is_led_to(r->text)
					  ? "\" class=\"address\">"
					  : "\">");
		}
		for (k = 0; k < STYLES; k++)
			if (r->style & styles[k].style)
				buf_addf(out, "<%s>", styles[k].name);
		mark_escape(out, r->text, r->len, MARK_HTML);
		for (k = STYLES; k-- > 0;)
			if (r->style & styles[k].style)
				buf_addf(out, "</%s>", styles[k].name);
		if (is_led_to(r->link) && (i + 1 == n || !same_link(r, r + 1)))
			buf_adds(out, "</a>");
	}
}

static bool
one_of(const char *list, uint32_t cp)
{
	char s[5] = {0};

	utf8_encode(cp, s);
	return cp != 0 && strstr(list, s) != NULL;
}

/*
 * Whether a line of a title may end at s, len bytes into a title whose last
 * piece that may not be broken began at from and whose next word is `word`
 * bytes long.  Marks stick to what they belong to; no line ends with 第 or 和;
 * a number stays with its unit; a character that the dictionary leaves alone
 * (常委 会, 报 送) stays with its neighbour.
 */
static bool
may_end(const char *s, size_t from, size_t len, size_t word)
{
	static const char no_start[] = "，。、；：？！）》〉」』】〕”’…—的";
	static const char no_end[] =
	    "（《〈「『【〔“‘—第和与及或对将把被向在从由为于";
	uint32_t before, after;
	size_t one = utf8_decode(s + from, len - from, &before);

	if (one == len - from && utf8_is_han(before))
		return false;
	before = text_last(s, len);
	after = text_first(s + len, word);
	if (one_of(no_start, after) || one_of(no_end, before) ||
	    (before >= '0' && before <= '9' && utf8_is_han(after)))
		return false;
	one = utf8_decode(s + len, word, &after);
	return one < word || !utf8_is_han(after) || one_of(no_end, after);
}

/*
 * Words of a title stay whole: the style breaks it at <wbr/> alone, which
 * stands between the words that ICU finds.
 */
static void
add_words(struct buf *out, const char *s, size_t len)
{
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *words = NULL;
	UText *text = utext_openUTF8(NULL, s, (int64_t)len, &status);
	size_t from = 0, at = 0;
	int32_t to;

	words = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
	ubrk_setUText(words, text, &status);
	while (U_SUCCESS(status) && (to = ubrk_next(words)) != UBRK_DONE) {
		size_t end = (size_t)to;

		if (at > from && may_end(s, from, at, end - at)) {
			mark_escape(out, s + from, at - from, MARK_HTML);
			buf_adds(out, "<wbr/>");
			from = at;
		}
		at = end;
	}
	mark_escape(out, s + from, len - from, MARK_HTML);
	ubrk_close(words);
	utext_close(text);
}

void
html_title(struct buf *out, const struct run *runs, size_t n)
{
	struct run r;

	for (size_t i = 0; i < n; i++) {
		r = runs[i];
		if (r.style == 0 && r.link == NULL)
			add_words(out, r.text, r.len);
		else
			html_runs(out, &r, 1);
	}
}

/* Beyond h6 the level is told to who cannot see it. */
static void
add_heading(struct buf *out, const struct block *b, int shift)
{
	int level = b->level + shift, shown = level > 6 ? 6 : level;

	buf_addf(out, "<h%d class=\"level-%d\"", shown, b->level);
	if (level != shown)
		buf_addf(out, " aria-level=\"%d\"", level);
	buf_addc(out, '>');
	html_runs(out, b->runs, b->nruns);
	buf_addf(out, "</h%d>\n", shown);
}

/* The text of a tight item stands in it without a paragraph. */
static bool
is_bare(const struct block *b)
{
	return b->parent != NULL && b->parent->kind == BLOCK_ITEM &&
	       b->parent->parent != NULL && b->parent->parent->tight;
}

static void
open_list(struct buf *out, const struct block *b)
{
	if (!b->ordered) {
		buf_adds(out, "<ul>\n");
		return;
	}
	buf_adds(out, "<ol");
	if (b->delimiter == ')')
		buf_adds(out, " class=\"bracket\"");
	if (b->start != 1)
		buf_addf(out, " start=\"%d\"", b->start);
	buf_adds(out, ">\n");
}

/* A newline at the very start of pre would be dropped; that of code stays. */
static void
add_code(struct buf *out, const struct block *b)
{
	size_t from = 0, i;

	buf_adds(out, "<pre tabindex=\"0\"><code>");
	for (i = 0; i <= b->codelen; i++)
		if (i == b->codelen || b->code[i] == '\n') {
			mark_escape(out, b->code + from, i - from, MARK_HTML);
			buf_adds(out, i == b->codelen ? "" : "\n");
			from = i + 1;
		}
	buf_adds(out, "</code></pre>\n");
}

static void
open_block(struct buf *out, const struct block *b, int shift)
{
	switch (b->kind) {
	case BLOCK_PARAGRAPH:
		buf_adds(out, is_bare(b) ? "" : "<p>");
		html_runs(out, b->runs, b->nruns);
		if (!is_bare(b))
			buf_adds(out, "</p>");
		if (!is_bare(b) || b->next != NULL)
			buf_addc(out, '\n');
		break;
	case BLOCK_HEADING:
		add_heading(out, b, shift);
		break;
	case BLOCK_LIST:
		open_list(out, b);
		break;
	case BLOCK_ITEM:
		buf_adds(out, "<li>");
		break;
	case BLOCK_QUOTE:
		buf_adds(out, "<blockquote>\n");
		break;
	case BLOCK_CODE:
		add_code(out, b);
		break;
	case BLOCK_TABLE:
		html_table(out, b->table);
		break;
	case BLOCK_PICTURE:
		html_figure(out, b->figure);
		break;
	case BLOCK_SIDE:
		break;
	}
}

static void
close_block(struct buf *out, const struct block *b)
{
	if (b->kind == BLOCK_LIST)
		buf_adds(out, b->ordered ? "</ol>\n" : "</ul>\n");
	else if (b->kind == BLOCK_ITEM)
		buf_adds(out, "</li>\n");
	else if (b->kind == BLOCK_QUOTE)
		buf_adds(out, "</blockquote>\n");
}

const struct block *
html_blocks(struct buf *out, const struct block *b, int shift)
{
	while (b != NULL && b->kind != BLOCK_SIDE) {
		open_block(out, b, shift);
		if (b->child != NULL) {
			b = b->child;
			continue;
		}
		close_block(out, b);
		while (b->next == NULL && b->parent != NULL) {
			b = b->parent;
			close_block(out, b);
		}
		b = b->next;
	}
	return b;
}

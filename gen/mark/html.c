/* SPDX-License-Identifier: Apache-2.0 */
/* The page as a whole: its head, its sheets, its style sheet. */
#include "mark/html.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "mark/escape.h"
#include "mark/front.h"
#include "mark/html_part.h"
#include "mark/signs.h"

void
html_text(struct buf *out, const char *s)
{
	mark_escape(out, s, strlen(s), MARK_HTML);
}

void
html_element(
    struct buf *out, const char *name, const char *class, const char *text)
{
	if (text == NULL)
		return;
	buf_addf(out, "<%s class=\"%s\">", name, class);
	html_text(out, text);
	buf_addf(out, "</%s>\n", name);
}

void
html_date(struct buf *out, const char *date)
{
	int y, m, d, end = 0;

	if (sscanf(date, "%4d-%2d-%2d%n", &y, &m, &d, &end) != 3 ||
	    date[end] != '\0') {
		html_text(out, date);
		return;
	}
	buf_addf(out,
	    "<time datetime=\"%04d-%02d-%02d\">%d" WORD_YEAR "%d" WORD_MONTH
	    "%d" WORD_DAY "</time>",
	    y, m, d, y, m, d);
}

void
html_bracketed(struct buf *out, const char *text)
{
	bool bare = strncmp(text, WORD_OPEN, strlen(WORD_OPEN)) != 0;

	buf_adds(out, bare ? WORD_OPEN : "");
	html_text(out, text);
	buf_adds(out, bare ? WORD_CLOSE : "");
}

/*
 * Comments go: they speak to who edits the file.  The page is XML too, so
 * the sheet holds no < and no &.
 */
int
html_style(struct buf *style, struct diag *diag)
{
	char *path = file_share("templates/document.css", diag);
	struct buf file = {NULL, 0, 0};
	const char *s, *end;
	int rc = -1;

	if (path != NULL)
		rc = file_read(path, HTML_STYLE_BYTES_MAX, &file, diag);
	buf_add(&file, "", 0);
	if (rc == 0 &&
	    (strpbrk(file.p, "<&") != NULL || strlen(file.p) != file.len)) {
		diag_add(diag, DIAG_HTML_STYLE, path, 0L);
		rc = -1;
	}
	for (s = file.p; rc == 0 && *s != '\0'; s = end) {
		end = strstr(s, "/*");
		if (end == NULL)
			end = s + strlen(s);
		buf_add(style, s, (size_t)(end - s));
		if (*end != '\0' && (end = strstr(end, "*/")) != NULL)
			end += 2 + (end[2] == '\n');
		else
			break;
	}
	buf_free(&file);
	free(path);
	return rc;
}

static void
add_meta(struct buf *out, const char *name, const struct front_key *key)
{
	size_t i;

	if (key == NULL || key->nvalues == 0)
		return;
	buf_addf(out, "<meta name=\"%s\" content=\"", name);
	for (i = 0; i < key->nvalues; i++) {
		buf_adds(out, i == 0 ? "" : ", ");
		html_text(out, key->values[i].text);
	}
	buf_adds(out, "\"/>\n");
}

/* The title in one line; a document without one has its number and mark. */
static void
add_title(struct buf *out, const struct doc *doc)
{
	static const char *const keys[] = {"issuer", "issuer-suffix", "number"};
	const struct part *body = doc->parts;
	const char *text;
	size_t i;

	buf_adds(out, "<title>");
	for (i = 0; i < body->ntitle; i++)
		if (body->title[i].text[0] != '\n')
			mark_escape(out, body->title[i].text,
			    body->title[i].len, MARK_HTML);
	for (i = 0; i < 3 && body->ntitle == 0; i++)
		if ((text = front_text(&doc->front, keys[i])) != NULL)
			html_text(out, text);
	buf_adds(out, "</title>\n");
}

/*
 * The policy forbids what the page has none of, should a style sheet or a
 * later hand bring it in; the empty icon keeps browsers from asking for one.
 */
static void
add_top(struct buf *out, const struct doc *doc, const struct buf *style)
{
	const struct front *front = &doc->front;
	const char *language = front_text(front, "language");
	const struct front_key *author = front_get(front, "author");

	buf_adds(out, "<!DOCTYPE html>\n"
		      "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"");
	html_text(out, language == NULL ? "zh-CN" : language);
	buf_adds(out, "\" xml:lang=\"");
	html_text(out, language == NULL ? "zh-CN" : language);
	buf_adds(out,
	    "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\""
	    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
	    "base-uri 'none'; form-action 'none'\"/>\n"
	    "<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\"/>\n"
	    "<meta name=\"referrer\" content=\"no-referrer\"/>\n");
	if (front_get(front, "classification") != NULL)
		buf_adds(out, "<meta name=\"robots\" content=\"noindex\"/>\n");
	add_title(out, doc);
	add_meta(out, "author",
	    author != NULL ? author : front_get(front, "issuer"));
	add_meta(out, "description", front_get(front, "subject"));
	add_meta(out, "keywords", front_get(front, "keywords"));
	add_meta(out, "dcterms.identifier", front_get(front, "number"));
	add_meta(out, "dcterms.type", front_get(front, "kind"));
	buf_adds(out, "<link rel=\"icon\" href=\"data:,\"/>\n<style>\n");
	buf_add(out, style->p, style->len);
	buf_adds(out, "</style>\n</head>\n");
}

/* How far headings move, so that the first under the title is next to it. */
static int
heading_shift(const struct part *p)
{
	const struct block *b;
	int own = p->kind == PART_BODY ? 1 : 2, least = 6;

	for (b = p->blocks; b != NULL; b = b->next)
		if (b->kind == BLOCK_HEADING && b->level < least)
			least = b->level;
	return own + 1 - least;
}

static void
open_sheet(struct buf *out, bool landscape)
{
	buf_addf(
	    out, "<div class=\"sheet%s\">\n", landscape ? " landscape" : "");
}

static void
add_attachment_title(struct buf *out, const struct part *p, int place)
{
	const char *name = p->ntitle == 0 ? "h2" : "p";

	buf_addf(out, "<%s class=\"attachment-label\">" WORD_ATTACHMENT, name);
	if (p->number > 0)
		buf_addf(out, "%d", p->number);
	buf_addf(out, "</%s>\n", name);
	if (p->ntitle == 0)
		return;
	buf_addf(out, "<h2 class=\"title\" id=\"attachment-%d-title\">", place);
	html_title(out, p->title, p->ntitle);
	buf_adds(out, "</h2>\n");
}

/* One part; returns whether its last sheet is turned. */
static bool
add_part(
    struct buf *out, const struct doc *doc, const struct part *p, int place)
{
	const struct block *b = p->blocks;
	bool landscape = p->landscape;
	int shift = heading_shift(p);

	if (p->kind == PART_BODY)
		buf_adds(out, "<article>\n");
	else if (p->ntitle > 0)
		buf_addf(out,
		    "<section class=\"attachment\" id=\"attachment-%d\" "
		    "aria-labelledby=\"attachment-%d-title\">\n",
		    place, place);
	else
		buf_addf(out,
		    "<section class=\"attachment\" id=\"attachment-%d\">\n",
		    place);
	open_sheet(out, landscape);
	if (p->kind == PART_BODY)
		html_opening(out, doc);
	else
		add_attachment_title(out, p, place);
	while ((b = html_blocks(out, b, shift)) != NULL) {
		landscape = b->landscape;
		buf_adds(out, "</div>\n");
		open_sheet(out, landscape);
		b = b->next;
	}
	if (p->kind == PART_BODY)
		html_closing(out, doc);
	buf_adds(out, p->kind == PART_BODY ? "</div>\n</article>\n"
					   : "</div>\n</section>\n");
	return landscape;
}

void
html_write(const struct doc *doc, const struct buf *style, struct buf *out)
{
	const char *state = front_text(&doc->front, "state");
	const struct part *p;
	bool landscape = false;
	int place = 0;

	add_top(out, doc, style);
	buf_addf(out, "<body class=\"%s\">\n<div class=\"paper\">\n",
	    front_format_name(front_format(&doc->front)));
	if (state != NULL && strcmp(state, "已签发") != 0)
		html_element(out, "p", "state", state);
	html_head(out, doc);
	buf_adds(out, "<main>\n");
	for (p = doc->parts; p != NULL; p = p->next)
		landscape = add_part(out, doc, p, place++);
	buf_adds(out, "</main>\n");
	html_imprint(out, doc, landscape);
	buf_adds(out, "</div>\n</body>\n</html>\n");
}

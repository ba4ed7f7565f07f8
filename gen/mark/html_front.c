/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the front matter says, as HTML in the order of GB/T 9704: 版头 (7.2,
 * 10.1 to 10.3), title, 题注 and 主送 above the text; attendance, 附件说明,
 * 署名, 成文日期 and 附注 below it; 版记.
 */
#include "mark/html_part.h"

#include <string.h>

#include "base/utf8.h"
#include "mark/front.h"
#include "mark/signs.h"

/* Width in half cells. */
static int
half_cells(const char *s)
{
	size_t len = strlen(s), step;
	uint32_t cp;
	int n = 0;

	for (; len > 0; s += step, len -= step) {
		if ((step = utf8_decode(s, len, &cp)) == 0)
			break;
		n += utf8_columns(cp);
	}
	return n;
}

/* A name; one of two Han characters is spaced to three by the style. */
static void
add_name(struct buf *out, const char *name)
{
	uint32_t cp;
	size_t len = strlen(name), step = utf8_decode(name, len, &cp);
	bool two = step > 0 && step < len && utf8_is_han(cp) &&
		   utf8_decode(name + step, len - step, &cp) == len - step &&
		   utf8_is_han(cp);

	buf_addf(out, "<span class=\"name%s\">", two ? " two" : "");
	html_text(out, name);
	buf_adds(out, "</span>");
}

/* 份号, 密级和保密期限, 紧急程度 */
static void
add_corners(struct buf *out, const struct front *front)
{
	const char *serial = front_text(front, "copy-number");
	const char *level = front_text(front, "classification");
	const char *term = front_text(front, "term");
	const char *urgency = front_text(front, "urgency");
	const char *two = term == NULL ? " two" : "";

	if (serial == NULL && level == NULL && urgency == NULL)
		return;
	buf_adds(out, "<div class=\"corner\">\n");
	html_element(out, "p", "copy-number", serial);
	if (level != NULL) {
		buf_addf(
		    out, "<p class=\"secrecy\"><span class=\"name%s\">", two);
		html_text(out, level);
		buf_adds(out, "</span>");
		if (term != NULL) {
			buf_adds(out, WORD_STAR);
			html_text(out, term);
		}
		buf_adds(out, "</p>\n");
	}
	if (urgency != NULL) {
		buf_addf(
		    out, "<p class=\"urgency\"><span class=\"name%s\">", two);
		html_text(out, urgency);
		buf_adds(out, "</span></p>\n");
	}
	buf_adds(out, "</div>\n");
}

/*
 * 标志.  The style makes a long one smaller, for which it is told how many
 * half cells are to stand beside each other.  A document without a title (an
 * order) has its mark for its first heading.
 */
static void
add_mark(struct buf *out, const struct doc *doc)
{
	const struct front_key *key = front_get(&doc->front, "issuer");
	const char *suffix = front_text(&doc->front, "issuer-suffix");
	const char *name = doc->parts->ntitle == 0 ? "h1" : "p";
	int widest = 0, n;

	if (key == NULL || key->nvalues == 0)
		return;
	for (size_t i = 0; i < key->nvalues; i++)
		if ((n = half_cells(key->values[i].text)) > widest)
			widest = n;
	if (suffix != NULL)
		widest += half_cells(suffix);
	buf_addf(out,
	    "<%s class=\"mark%s\" style=\"--half-cells:%d\">"
	    "<span class=\"organs\">",
	    name, key->nvalues > 1 ? " joint" : "", widest);
	for (size_t i = 0; i < key->nvalues; i++) {
		buf_adds(out, i == 0 ? "<span class=\"organ\">"
				     : " <span class=\"organ\">");
		html_text(out, key->values[i].text);
		buf_adds(out, "</span>");
	}
	buf_adds(out, "</span>");
	if (suffix != NULL) {
		buf_adds(out, "<span class=\"suffix\">");
		html_text(out, suffix);
		buf_adds(out, "</span>");
	}
	buf_addf(out, "</%s>\n", name);
}

/* 发文字号, 签发人 */
static void
add_number(struct buf *out, const struct front *front)
{
	const char *number = front_text(front, "number");
	const struct front_key *signers = front_get(front, "signers");

	if (number == NULL && signers == NULL)
		return;
	buf_adds(out, "<div class=\"reference\">\n");
	html_element(out, "p", "number", number);
	if (signers != NULL) {
		buf_adds(out,
		    "<p class=\"signers\"><span class=\"label\">" WORD_SIGNER
			WORD_COLON "</span><span class=\"names\">");
		for (size_t i = 0; i < signers->nvalues; i++) {
			buf_adds(out, i == 0 ? "" : " ");
			add_name(out, signers->values[i].text);
		}
		buf_adds(out, "</span></p>\n");
	}
	buf_adds(out, "</div>\n");
}

static void
add_office(struct buf *out, const struct front *front)
{
	const char *office = front_text(front, "office");
	const char *date = front_text(front, "office-date");

	if (office == NULL && date == NULL)
		return;
	buf_adds(out, "<p class=\"office\">");
	if (office != NULL) {
		buf_adds(out, "<span>");
		html_text(out, office);
		buf_adds(out, "</span> ");
	}
	if (date != NULL)
		html_date(out, date);
	buf_adds(out, "</p>\n");
}

/* The letter has its 标志 on top and 份号 and 密级 under the red rule. */
void
html_head(struct buf *out, const struct doc *doc)
{
	static const char open[] =
	    "<header class=\"head\" aria-label=\"" WORD_HEAD "\">\n";
	const struct front *front = &doc->front;
	enum front_format format = front_format(front);
	size_t before;

	buf_adds(out, open);
	before = out->len;
	if (format == FRONT_PLAIN)
		add_corners(out, front);
	else if (format == FRONT_LETTER) {
		add_mark(out, doc);
		buf_adds(out, "<div class=\"under\">\n");
		add_corners(out, front);
		add_number(out, front);
		buf_adds(out, "</div>\n");
	} else {
		add_corners(out, front);
		add_mark(out, doc);
		add_number(out, front);
		add_office(out, front);
	}
	if (out->len == before)
		out->len -= strlen(open);
	else
		buf_adds(out, "</header>\n");
}

/* label：a，b。 */
static void
add_organs(struct buf *out, const char *class, const char *label,
    const struct front_key *key, const char *end)
{
	if (key == NULL || key->nvalues == 0)
		return;
	buf_addf(out, "<p class=\"%s\">", class);
	if (label != NULL)
		buf_addf(out, "<span class=\"label\">%s" WORD_COLON "</span>",
		    label);
	for (size_t i = 0; i < key->nvalues; i++) {
		buf_adds(out, i == 0 ? "" : WORD_COMMA);
		html_text(out, key->values[i].text);
	}
	buf_addf(out, "%s</p>\n", end);
}

void
html_opening(struct buf *out, const struct doc *doc)
{
	const struct part *body = doc->parts;
	const char *note = front_text(&doc->front, "title-note");

	if (body->ntitle > 0) {
		buf_adds(out, "<h1 class=\"title\">");
		html_title(out, body->title, body->ntitle);
		buf_adds(out, "</h1>\n");
	}
	if (note != NULL) {
		buf_adds(out, "<p class=\"title-note\">");
		html_bracketed(out, note);
		buf_adds(out, "</p>\n");
	}
	add_organs(out, "to", NULL, front_get(&doc->front, "to"), WORD_COLON);
}

/* 出席, 请假, 列席: a description list, the people of each in a list. */
static void
add_people(struct buf *out, const struct front *front)
{
	const struct front_key *key = front_get(front, "attendance"), *list;
	const char *post, *note;

	if (key == NULL || key->nmaps == 0 || key->maps[0].nkeys == 0)
		return;
	buf_adds(out, "<dl class=\"attendance\">\n");
	for (size_t k = 0; k < key->maps[0].nkeys; k++) {
		list = &key->maps[0].keys[k];
		buf_adds(out, "<div>\n<dt>");
		html_text(out, list->name);
		buf_adds(out, WORD_COLON "</dt>\n<dd>\n<ul role=\"list\">\n");
		for (size_t i = 0; i < list->nvalues; i++) {
			post = note = NULL;
			if (i < list->nmaps) {
				post = front_map_text(&list->maps[i], "post");
				note = front_map_text(&list->maps[i], "note");
			}
			buf_adds(out, "<li>");
			if (post != NULL) {
				html_text(out, post);
				buf_adds(out, WORD_SPACE);
			}
			add_name(out, list->values[i].text);
			if (note != NULL) {
				buf_adds(out, WORD_OPEN);
				html_text(out, note);
				buf_adds(out, WORD_CLOSE);
			}
			buf_adds(out, "</li>\n");
		}
		buf_adds(out, "</ul>\n</dd>\n</div>\n");
	}
	buf_adds(out, "</dl>\n");
}

/*
 * 附件说明: each title leads to its attachment, where the file has it.  place
 * is that of the part, from 1.
 */
static void
add_attachment(
    struct buf *out, const struct part *part, const char *text, int place)
{
	if (part != NULL)
		buf_addf(out, "<a href=\"#attachment-%d\">", place);
	if (text != NULL)
		html_text(out, text);
	else
		for (size_t i = 0; part != NULL && i < part->ntitle; i++)
			if (part->title[i].text[0] != '\n')
				html_runs(out, &part->title[i], 1);
	buf_adds(out, part != NULL ? "</a>" : "");
}

static void
add_attachments(struct buf *out, const struct doc *doc)
{
	const struct front_key *key = front_get(&doc->front, "attachments");
	const struct part *part = doc->parts->next, *p;
	size_t n = 0;

	if (key != NULL)
		n = key->nvalues;
	else
		for (p = part; p != NULL; p = p->next)
			n++;
	if (n == 0)
		return;
	buf_addf(out,
	    "<div class=\"attachments\">\n<p class=\"label\">" WORD_ATTACHMENT
		WORD_COLON "</p>\n<ol%s>\n",
	    n == 1 ? " class=\"single\" role=\"list\"" : "");
	for (size_t i = 0; i < n; i++) {
		buf_adds(out, "<li>");
		add_attachment(out, part,
		    key != NULL ? key->values[i].text : NULL, (int)i + 1);
		buf_adds(out, "</li>\n");
		if (part != NULL)
			part = part->next;
	}
	buf_adds(out, "</ol>\n</div>\n");
}

static void
add_signature(struct buf *out, const struct front *front)
{
	static const char *const classes[] = {[FRONT_SEAL] = "seal",
	    [FRONT_UNSEALED] = "plain",
	    [FRONT_STAMP] = "stamp"};
	const struct front_key *key = front_get(front, "signature");
	const char *date = front_text(front, "date"), *post;

	if ((key == NULL || key->nvalues == 0) && date == NULL)
		return;
	buf_addf(out, "<div class=\"signature %s\">\n",
	    key == NULL ? "plain" : classes[front_signing(front)]);
	for (size_t i = 0; key != NULL && i < key->nvalues; i++) {
		post = i < key->nmaps ? front_map_text(&key->maps[i], "post")
				      : NULL;
		buf_adds(out, "<p class=\"organ\">");
		if (post != NULL) {
			html_text(out, post);
			buf_adds(out, WORD_SPACE);
		}
		add_name(out, key->values[i].text);
		buf_adds(out, "</p>\n");
	}
	if (date != NULL) {
		buf_adds(out, "<p class=\"date\">");
		html_date(out, date);
		buf_adds(out, "</p>\n");
	}
	buf_adds(out, "</div>\n");
}

void
html_closing(struct buf *out, const struct doc *doc)
{
	const char *note = front_text(&doc->front, "note");

	add_attachments(out, doc);
	add_signature(out, &doc->front);
	if (note != NULL) {
		buf_adds(out, "<p class=\"note\">");
		html_bracketed(out, note);
		buf_adds(out, "</p>\n");
	}
	add_people(out, &doc->front);
}

void
html_imprint(struct buf *out, const struct doc *doc, bool landscape)
{
	const struct front *front = &doc->front;
	const struct front_key *copies = front_get(front, "copies");
	const struct front_key *distribution = front_get(front, "distribution");
	const char *by = front_text(front, "printed-by");
	const char *on = front_text(front, "printed-on");

	if (copies == NULL && distribution == NULL && by == NULL && on == NULL)
		return;
	buf_addf(out,
	    "<footer class=\"imprint%s\" aria-label=\"" WORD_IMPRINT
	    "\">\n<div class=\"ruled\">\n",
	    landscape ? " landscape" : "");
	add_organs(out, "copies", WORD_COPIES, copies, WORD_STOP);
	add_organs(out, "copies", WORD_DISTRIBUTION, distribution, WORD_STOP);
	if (by != NULL || on != NULL) {
		buf_adds(out, "<p class=\"printed\">");
		if (by != NULL) {
			buf_adds(out, "<span>");
			html_text(out, by);
			buf_adds(out, "</span> ");
		}
		if (on != NULL) {
			buf_adds(out, "<span>");
			html_date(out, on);
			buf_adds(out, WORD_PRINTED "</span>");
		}
		buf_adds(out, "</p>\n");
	}
	buf_adds(out, "</div>\n</footer>\n");
}

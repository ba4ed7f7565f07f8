/* SPDX-License-Identifier: Apache-2.0 */
/* What stands in the lines of a paragraph, and in the cells of a table. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tags.h"
#include "base/utf8.h"
#include "mark/passage_md.h"

/* A [ or ( of the text. */
struct mark {
	size_t at;
	size_t past; /* what closes it; 0: nothing does */
	size_t outer; /* the one around it, from 1; 0: none */
};

enum { TICKS_MAX = 80 }; /* as cmark: longer runs of ` are text */

struct inline_scan {
	struct passage *p;
	const char *s;
	size_t at, end;
	long line;
	int quotes;
	int links; /* [ that a ]( closes, open now */
	struct mark *marks; /* owned; by place */
	size_t n, cap;
	size_t open[2]; /* innermost [ and ( while they are matched, from 1 */
	bool no_ticks[TICKS_MAX + 1]; /* no run of so many follows */
	bool no_angle; /* no > follows */
};

static bool
ascii_punct(char c)
{
	return c > ' ' && c < 0x7f &&
	       strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) != NULL;
}

static size_t
run_of(const struct inline_scan *in, size_t at)
{
	size_t n = 0;

	while (at + n < in->end && in->s[at + n] == in->s[at])
		n++;
	return n;
}

/* Goes to byte `to`, with the lines between. */
static void
go(struct inline_scan *in, size_t to)
{
	for (; in->at < to && in->at < in->end; in->at++)
		in->line += in->s[in->at] == '\n';
}

static void
object(struct inline_scan *in, size_t to)
{
	passage_add(in->p, LETTER_OBJECT, in->at, 0, in->line);
	go(in, to);
}

/* `code`: up to a run of as many backticks; else the backticks are text. */
static void
take_code(struct inline_scan *in)
{
	size_t n = run_of(in, in->at), i, m;

	if (n > TICKS_MAX || in->no_ticks[n]) {
		go(in, in->at + n);
		return;
	}
	for (i = in->at + n; i < in->end; i += m) {
		m = 1;
		if (in->s[i] != '`')
			continue;
		m = run_of(in, i);
		if (m == n) {
			object(in, i + n);
			return;
		}
	}
	in->no_ticks[n] = true;
	go(in, in->at + n);
}

static void
note_open(struct inline_scan *in, size_t at)
{
	if (in->n == in->cap) {
		in->cap = in->cap == 0 ? 16 : 2 * in->cap;
		in->marks =
		    xreallocarray(in->marks, in->cap, sizeof(*in->marks));
	}
	in->marks[in->n] = (struct mark){at, 0, in->open[in->s[at] == '(']};
	in->open[in->s[at] == '('] = ++in->n;
}

static void
note_close(struct inline_scan *in, size_t at)
{
	size_t *open = &in->open[in->s[at] == ')'];

	if (in->marks == NULL || *open == 0)
		return;
	in->marks[*open - 1].past = at + 1;
	*open = in->marks[*open - 1].outer;
}

/*
 * Finds each [ and ( its other half, once for all: looking from each anew
 * would take the square of the text.  A target ends on its line.
 */
static void
match_brackets(struct inline_scan *in)
{
	size_t i;

	if (memchr(in->s + in->at, '[', in->end - in->at) == NULL)
		return;
	for (i = in->at; i < in->end; i++)
		switch (in->s[i]) {
		case '\\':
			i++;
			break;
		case '\n':
			in->open[1] = 0;
			break;
		case '[':
		case '(':
			note_open(in, i);
			break;
		case ']':
		case ')':
			note_close(in, i);
			break;
		default:
			break;
		}
}

/* Past what closes the bracket at `at`; 0 where nothing does. */
static size_t
past(const struct inline_scan *in, size_t at)
{
	size_t from = 0, to = in->n, mid;

	while (from < to) {
		mid = from + (to - from) / 2;
		if (in->marks[mid].at < at)
			from = mid + 1;
		else
			to = mid;
	}
	return from < in->n && in->marks[from].at == at ? in->marks[from].past
							: 0;
}

static void
take_bracket(struct inline_scan *in, bool picture)
{
	size_t open = in->at + picture, close = past(in, open), to;

	if (close == 0 || close >= in->end || in->s[close] != '(' ||
	    (to = past(in, close)) == 0) {
		passage_add(
		    in->p, (uint32_t)in->s[in->at], in->at, 1, in->line);
		go(in, in->at + 1);
	} else if (picture) {
		object(in, to);
	} else {
		in->links++;
		go(in, open + 1);
	}
}

static void
take_close(struct inline_scan *in)
{
	size_t to;

	if (in->links > 0 && in->at + 1 < in->end && in->s[in->at + 1] == '(' &&
	    (to = past(in, in->at + 1)) != 0) {
		in->links--;
		go(in, to);
		return;
	}
	passage_add(in->p, ']', in->at, 1, in->line);
	go(in, in->at + 1);
}

/* A tag, a comment or <an address>; a lone < is text. */
static void
take_angle(struct inline_scan *in)
{
	const char *s = in->s + in->at, *close;
	size_t left = in->end - in->at;
	char c = left > 1 ? s[1] : '\0';

	if (left >= 4 && memcmp(s, "<!--", 4) == 0) {
		close = memmem(s, left, "-->", 3);
		go(in, close == NULL ? in->end : (size_t)(close - in->s) + 3);
		return;
	}
	close = in->no_angle ? NULL : memchr(s, '>', left);
	in->no_angle = close == NULL;
	if (close == NULL ||
	    !((c >= 'a' && c <= 'z') || c == '/' || (c >= 'A' && c <= 'Z'))) {
		passage_add(in->p, '<', in->at, 1, in->line);
		go(in, in->at + 1);
	} else if (memchr(s, ':', (size_t)(close - s)) != NULL ||
		   memchr(s, '@', (size_t)(close - s)) != NULL) {
		object(in, (size_t)(close - in->s) + 1);
	} else {
		if (left > 3 && memcmp(s, "<br", 3) == 0)
			passage_add(in->p, '\n', in->at, 0, in->line);
		go(in, (size_t)(close - in->s) + 1);
	}
}

static void
take_entity(struct inline_scan *in)
{
	const char *s = in->s + in->at;
	size_t n = 1;
	unsigned long cp;

	while (in->at + n < in->end && n < 12 && s[n] != ';' && s[n] > ' ')
		n++;
	cp = in->at + n < in->end && s[n] == ';' ? tags_entity(s, n + 1) : 0;
	if (cp == 0) {
		passage_add(in->p, '&', in->at, 1, in->line);
		go(in, in->at + 1);
		return;
	}
	passage_add(in->p, (uint32_t)cp, in->at, 0, in->line);
	go(in, in->at + n + 1);
}

/* The end of a line, and what stands before the text of the next. */
static void
take_newline(struct inline_scan *in, bool hard)
{
	int quotes = in->quotes;

	if (hard)
		passage_add(in->p, '\n', in->at, 0, in->line);
	else
		passage_soft(in->p, in->line);
	go(in, in->at + 1);
	while (in->at < in->end) {
		if (in->s[in->at] == '>' && quotes > 0)
			quotes--;
		else if (in->s[in->at] != ' ' && in->s[in->at] != '\t')
			return;
		in->at++;
	}
}

static void
take_escape(struct inline_scan *in)
{
	char c = in->at + 1 < in->end ? in->s[in->at + 1] : '\0';

	if (c == '\n') {
		in->at++;
		take_newline(in, true);
	} else if (ascii_punct(c)) {
		/* The backslash goes with what it protects. */
		passage_add(in->p, (unsigned char)c, in->at, 2, in->line);
		in->at += 2;
	} else {
		passage_add(in->p, '\\', in->at, 1, in->line);
		in->at++;
	}
}

static void
take_letter(struct inline_scan *in)
{
	uint32_t cp = 0;
	size_t n = utf8_decode(in->s + in->at, in->end - in->at, &cp);

	if (n == 0)
		n = 1;
	else if (cp != '\r')
		passage_add(in->p, cp, in->at, n, in->line);
	in->at += n;
}

static bool
hard_break(const struct inline_scan *in)
{
	size_t i = in->at;

	if (i > 0 && in->s[i - 1] == '\r')
		i--;
	return i >= 2 && in->s[i - 1] == ' ' && in->s[i - 2] == ' ';
}

void
passage_inline(struct passage *p, const char *bytes, size_t at, size_t end,
    long line, int quotes)
{
	struct inline_scan in = {.p = p,
	    .s = bytes,
	    .at = at,
	    .end = end,
	    .line = line,
	    .quotes = quotes};

	match_brackets(&in);
	p->run_in = at < end && (bytes[at] == '*' || bytes[at] == '_');
	while (in.at < in.end) {
		switch (in.s[in.at]) {
		case '\\':
			take_escape(&in);
			break;
		case '`':
			take_code(&in);
			break;
		case '*':
			in.at++;
			break;
		case '!':
			if (in.at + 1 < in.end && in.s[in.at + 1] == '[')
				take_bracket(&in, true);
			else
				take_letter(&in);
			break;
		case '[':
			take_bracket(&in, false);
			break;
		case ']':
			take_close(&in);
			break;
		case '<':
			take_angle(&in);
			break;
		case '&':
			take_entity(&in);
			break;
		case '\n':
			take_newline(&in, hard_break(&in));
			break;
		default:
			take_letter(&in);
			break;
		}
	}
	free(in.marks);
}

static bool
named(const struct tag *t, const char *name)
{
	return t->namelen == strlen(name) &&
	       memcmp(t->name, name, t->namelen) == 0;
}

/* What is not <br>, <b>, <del>, <ins> ends a text and may begin one. */
static void
table_tag(struct passage *p, const struct tag *t, passage_fn *fn, void *ctx)
{
	if (named(t, "b") || named(t, "del") || named(t, "ins"))
		return;
	if (named(t, "br")) {
		passage_add(p, '\n', t->at, 0, t->line);
		return;
	}
	if (p->n > 0) {
		passage_end(p);
		fn(ctx, p);
	}
	passage_begin(p, named(t, "caption") ? PASSAGE_TITLE : PASSAGE_CELL, 0);
}

void
passage_table(const char *bytes, size_t at, size_t end, long line,
    struct passage *p, passage_fn *fn, void *ctx)
{
	struct tags in = {bytes, end, at, line};
	struct tag t;

	passage_begin(p, PASSAGE_CELL, 0);
	while (tags_next(&in, &t))
		switch (t.kind) {
		case TAG_TEXT:
			passage_bytes(
			    p, bytes + t.at, t.len, t.at, t.line, false);
			break;
		case TAG_ENTITY:
			passage_add(p,
			    (uint32_t)tags_entity(bytes + t.at, t.len), t.at, 0,
			    t.line);
			break;
		case TAG_OTHER:
			break;
		default:
			table_tag(p, &t, fn, ctx);
			break;
		}
	if (p->n > 0) {
		passage_end(p);
		fn(ctx, p);
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/inline.h"

#include <stdlib.h>
#include <string.h>

#include <cmark.h>

#include "mark/text.h"

/* Styles that are open while the nodes of one paragraph go by. */
struct open_styles {
	int em, strong; /* nodes */
	int b, del, ins; /* tags */
	const char *link;
	long line; /* of the last node that had one */
	int bad;
};

static void
add_run(struct inline_text *t, const char *s, size_t len, unsigned style,
    const char *link, long line)
{
	struct run *last = t->nruns > 0 ? &t->runs[t->nruns - 1] : NULL;

	if (last != NULL && last->style == style && last->link == link &&
	    *s != '\n' && t->text.p[t->text.len - 1] != '\n') {
		last->len += len;
		buf_add(&t->text, s, len);
		return;
	}
	if (t->runs == NULL || t->nruns == t->capruns) {
		t->capruns = t->capruns == 0 ? 16 : 2 * t->capruns;
		t->runs = xreallocarray(t->runs, t->capruns, sizeof(*t->runs));
	}
	last = &t->runs[t->nruns++];
	last->len = len;
	last->style = style;
	last->link = link;
	last->line = line;
	buf_add(&t->text, s, len);
}

void
inline_add(struct inline_text *t, const char *s, size_t len, unsigned style,
    const char *link, long line)
{
	const char *nl;
	size_t n;

	if (len == 0)
		return;
	/* here, where the line is known: runs are joined over lines */
	if (!t->bad && text_check(s, len, t->file, line, t->diag) < 0)
		t->bad = true;
	if (t->soft && t->nruns > 0 && *s != '\n' &&
	    t->text.p[t->text.len - 1] != '\n' &&
	    !text_joins(text_last(t->text.p, t->text.len), text_first(s, len)))
		add_run(t, " ", 1, t->soft_style, link, line);
	t->soft = false;
	while (len > 0) {
		nl = memchr(s, '\n', len);
		n = nl == NULL ? len : nl == s ? 1 : (size_t)(nl - s);
		add_run(t, s, n, style, link, line);
		s += n;
		len -= n;
	}
}

void
inline_soft(struct inline_text *t, unsigned style)
{
	t->soft = true;
	t->soft_style = style;
}

int
inline_end(struct inline_text *t, struct run **runs, size_t *nruns)
{
	const char *s = t->text.p;
	int rc = t->bad ? -1 : 0;
	size_t i, len;

	*runs = arena_calloc(t->arena, t->nruns + 1, sizeof(**runs));
	*nruns = t->nruns;
	for (i = 0; i < t->nruns; i++) {
		(*runs)[i] = t->runs[i];
		len = t->runs[i].len;
		(*runs)[i].text = text_nfc(t->arena, s, &(*runs)[i].len);
		s += len;
	}
	t->nruns = 0;
	buf_clear(&t->text);
	t->soft = false;
	t->bad = false;
	return rc;
}

void
inline_free(struct inline_text *t)
{
	free(t->runs);
	buf_free(&t->text);
}

static unsigned
style_of(const struct open_styles *o)
{
	return (o->em > 0 ? RUN_EM : 0) |
	       (o->strong > 0 || o->b > 0 ? RUN_STRONG : 0) |
	       (o->del > 0 ? RUN_DEL : 0) | (o->ins > 0 ? RUN_INS : 0);
}

/* One tag or comment within a paragraph. */
static void
take_tag(struct inline_text *t, struct open_styles *o, const char *tag)
{
	struct {
		const char *open, *close, *name;
		int *depth;
	} const pairs[] = {
	    {"<b>", "</b>", "/b", &o->b},
	    {"<del>", "</del>", "/del", &o->del},
	    {"<ins>", "</ins>", "/ins", &o->ins},
	};
	size_t i;

	if (strcmp(tag, "<br>") == 0 || strcmp(tag, "<br/>") == 0 ||
	    strcmp(tag, "<br />") == 0) {
		inline_add(t, "\n", 1, style_of(o), o->link, o->line);
		return;
	}
	if (strncmp(tag, "<!--", 4) == 0) {
		if (strstr(tag, "jiyao:") != NULL) {
			diag_add(t->diag, DIAG_DIRECTIVE_PLACE, t->file,
			    o->line, tag);
			o->bad++;
		}
		return;
	}
	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		if (strcmp(tag, pairs[i].open) == 0) {
			++*pairs[i].depth;
			return;
		}
		if (strcmp(tag, pairs[i].close) == 0) {
			if (--*pairs[i].depth >= 0)
				return;
			*pairs[i].depth = 0;
			diag_add(t->diag, DIAG_HTML_UNPAIRED, t->file, o->line,
			    pairs[i].name);
			o->bad++;
			return;
		}
	}
	diag_add(t->diag, DIAG_HTML_OUTSIDE, t->file, o->line, tag);
	o->bad++;
}

/* True where a scheme is absent or one a reader of paper expects. */
static bool
scheme_is_fit(const char *url)
{
	static const char *const fit[] = {"http:", "https:", "mailto:"};
	size_t n = strcspn(url, ":/?#"), i;

	if (url[n] != ':')
		return true;
	for (i = 0; i < sizeof(fit) / sizeof(fit[0]); i++) {
		size_t k, len = strlen(fit[i]);

		for (k = 0; k < len; k++)
			if ((url[k] >= 'A' && url[k] <= 'Z'
				    ? url[k] + 32
				    : url[k]) != fit[i][k])
				break;
		if (k == len)
			return true;
	}
	return false;
}

static void
take_link(struct inline_text *t, struct open_styles *o, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);

	if (url == NULL || *url == '\0')
		return;
	if (!scheme_is_fit(url)) {
		diag_add(t->diag, DIAG_LINK_SCHEME, t->file, o->line, url);
		return;
	}
	if (text_check(url, strlen(url), t->file, o->line, t->diag) < 0) {
		o->bad++;
		return;
	}
	o->link = arena_strdup(t->arena, url);
}

static void
take_node(
    struct inline_text *t, struct open_styles *o, cmark_node *node, bool enter)
{
	const char *s = cmark_node_get_literal(node);

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		inline_add(t, s, strlen(s), style_of(o), o->link, o->line);
		break;
	case CMARK_NODE_CODE:
		inline_add(
		    t, s, strlen(s), style_of(o) | RUN_CODE, o->link, o->line);
		break;
	case CMARK_NODE_SOFTBREAK:
		inline_soft(t, style_of(o));
		o->line++;
		break;
	case CMARK_NODE_LINEBREAK:
		inline_add(t, "\n", 1, style_of(o), o->link, o->line);
		o->line++;
		break;
	case CMARK_NODE_EMPH:
		o->em += enter ? 1 : -1;
		break;
	case CMARK_NODE_STRONG:
		o->strong += enter ? 1 : -1;
		break;
	case CMARK_NODE_LINK:
		if (enter)
			take_link(t, o, node);
		else
			o->link = NULL;
		break;
	case CMARK_NODE_IMAGE:
		if (!enter)
			break;
		s = cmark_node_get_url(node);
		diag_add(t->diag, DIAG_PICTURE, t->file, o->line,
		    s == NULL ? "" : s);
		o->bad++;
		break;
	case CMARK_NODE_HTML_INLINE:
		take_tag(t, o, s);
		break;
	default: /* custom inlines are never made by the parser */
		break;
	}
}

int
inline_read(struct inline_text *t, cmark_node *block, long lines_before,
    struct run **runs, size_t *nruns)
{
	struct open_styles o = {0};
	cmark_iter *iter = cmark_iter_new(block);
	cmark_event_type ev;
	cmark_node *node;
	long line, lost = 0;

	o.line = lines_before + cmark_node_get_start_line(block);
	while ((ev = cmark_iter_next(iter)) != CMARK_EVENT_DONE &&
	       diag_count(t->diag) < t->stop) {
		node = cmark_iter_get_node(iter);
		if (node == block)
			continue;
		/* a link has the line on which it ends */
		line = cmark_node_first_child(node) == NULL
			   ? cmark_node_get_start_line(node)
			   : 0;
		if (ev == CMARK_EVENT_ENTER && line > 0) {
			/* cmark does not count the line a backslash ends */
			line += lines_before + lost;
			if (line < o.line) {
				lost += o.line - line;
				line = o.line;
			}
			o.line = line;
		}
		take_node(t, &o, node, ev == CMARK_EVENT_ENTER);
	}
	cmark_iter_free(iter);
	if (o.b > 0 || o.del > 0 || o.ins > 0) {
		diag_add(t->diag, DIAG_HTML_UNPAIRED, t->file, o.line,
		    o.b > 0     ? "b"
		    : o.del > 0 ? "del"
				: "ins");
		o.bad++;
	}
	if (inline_end(t, runs, nruns) < 0)
		o.bad++;
	return o.bad == 0 ? 0 : -1;
}

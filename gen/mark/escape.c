/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/escape.h"

#include <string.h>

#include "base/utf8.h"

/*
 * Characters that no place can hold become U+FFFD: controls other than tab
 * and newline, the two noncharacters XML forbids, bytes that are not UTF-8.
 */
static size_t
next(const char *s, size_t len, uint32_t *cp)
{
	size_t n = utf8_decode(s, len, cp);

	if (n == 0) {
		*cp = 0xfffd;
		return 1;
	}
	if (*cp == '\r') { /* CR LF and CR are one newline */
		*cp = '\n';
		return n + (n < len && s[n] == '\n');
	}
	if ((*cp < 0x20 && *cp != '\t' && *cp != '\n') ||
	    (*cp >= 0x7f && *cp < 0xa0) || *cp == 0xfffe || *cp == 0xffff)
		*cp = 0xfffd;
	return n;
}

static void
escape_yaml(struct buf *out, const char *s, size_t len)
{
	uint32_t cp;
	size_t i, n;

	buf_addc(out, '"');
	for (i = 0; i < len; i += n) {
		n = next(s + i, len - i, &cp);
		if (cp == '"' || cp == '\\') {
			buf_addc(out, '\\');
			buf_addc(out, (char)cp);
		} else if (cp == '\n')
			buf_adds(out, "\\n");
		else if (cp == '\t')
			buf_adds(out, "\\t");
		else if (cp == 0x2028 || cp == 0x2029 || cp == 0xfeff)
			buf_addf(out, "\\u%04X", (unsigned)cp);
		else
			buf_addcp(out, cp);
	}
	buf_addc(out, '"');
}

static void
escape_html(struct buf *out, const char *s, size_t len)
{
	uint32_t cp;
	size_t i, n;

	for (i = 0; i < len; i += n) {
		n = next(s + i, len - i, &cp);
		if (cp == '&')
			buf_adds(out, "&amp;");
		else if (cp == '<')
			buf_adds(out, "&lt;");
		else if (cp == '>')
			buf_adds(out, "&gt;");
		else if (cp == '"')
			buf_adds(out, "&quot;");
		else if (cp == '\n')
			buf_adds(out, "<br/>");
		else
			buf_addcp(out, cp);
	}
}

/* Bytes at s that make a list marker of a number: digits, then . or ). */
static size_t
list_number(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && s[n] >= '0' && s[n] <= '9')
		n++;
	if (n == 0 || n > 9 || n == len || (s[n] != '.' && s[n] != ')'))
		return 0;
	if (n + 1 < len && strchr(" \t\r\n", s[n + 1]) == NULL)
		return 0;
	return n;
}

static void
escape_markdown(struct buf *out, const char *s, size_t len, bool at_start)
{
	uint32_t cp;
	size_t i = 0, n;

	if (at_start && (n = list_number(s, len)) > 0) {
		buf_add(out, s, n);
		buf_addc(out, '\\');
		buf_addc(out, s[n]);
		i = n + 1;
	}
	for (; i < len; i += n) {
		bool edge;

		n = next(s + i, len - i, &cp);
		edge = i == 0 || i + n == len;
		if (cp == '\n')
			buf_adds(out, edge ? "&#10;" : "<br/>");
		else if (cp == '\t')
			buf_adds(out, "&#9;");
		else if (cp == ' ' && edge)
			buf_adds(out, "&#32;");
		else if (cp == 0xfeff) /* at the start cmark drops it */
			buf_adds(out, "&#xFEFF;");
		else {
			if (cp < 0x80 && cp != 0 &&
			    (strchr("\\`*_[]<>&#~|", (int)cp) != NULL ||
				(at_start && i == 0 &&
				    strchr("+-=", (int)cp) != NULL)))
				buf_addc(out, '\\');
			buf_addcp(out, cp);
		}
	}
}

void
mark_escape(
    struct buf *out, const char *text, size_t len, enum mark_place place)
{
	switch (place) {
	case MARK_INLINE:
		escape_markdown(out, text, len, false);
		break;
	case MARK_LINE:
		escape_markdown(out, text, len, true);
		break;
	case MARK_HTML:
		escape_html(out, text, len);
		break;
	case MARK_YAML:
		escape_yaml(out, text, len);
		break;
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "mark/text.h"

void
source_init(struct source *src, const char *bytes, size_t len)
{
	size_t cap = 1024, i;

	src->bytes = bytes;
	src->len = len;
	src->starts = xreallocarray(NULL, cap, sizeof(*src->starts));
	src->starts[0] = 0;
	src->nlines = 0;
	for (i = 0; i < len; i++) {
		if (bytes[i] != '\n' && bytes[i] != '\r')
			continue;
		if (bytes[i] == '\r' && i + 1 < len && bytes[i + 1] == '\n')
			i++;
		if (src->nlines + 2 >= cap)
			src->starts = xreallocarray(
			    src->starts, cap *= 2, sizeof(*src->starts));
		src->starts[++src->nlines] = i + 1;
	}
	if (src->starts[src->nlines] < len)
		src->starts[++src->nlines] = len;
}

void
source_free(struct source *src)
{
	free(src->starts);
}

const char *
source_line(const struct source *src, size_t line, size_t *len)
{
	const char *s;

	*len = 0;
	if (line < 1 || line > src->nlines)
		return "";
	s = src->bytes + src->starts[line - 1];
	*len = src->starts[line] - src->starts[line - 1];
	while (*len > 0 && (s[*len - 1] == '\n' || s[*len - 1] == '\r'))
		--*len;
	return s;
}

/* The line that holds the byte at offset at, from 0. */
static size_t
line_at(const struct source *src, size_t at)
{
	size_t low = 0, high = src->nlines, mid;

	while (low + 1 < high) {
		mid = low + (high - low) / 2;
		if (src->starts[mid] <= at)
			low = mid;
		else
			high = mid;
	}
	return low;
}

int
source_check(const struct source *src, const char *file, long first,
    size_t offset, struct diag *diag)
{
	size_t i = utf8_check(src->bytes, src->len);
	unsigned char c;
	char name[16];

	if (i < src->len) {
		diag_add(diag, DIAG_BAD_UTF8, file,
		    first + (long)line_at(src, i),
		    diag_num((long long)(offset + i + 1)));
		return -1;
	}
	for (i = 0; i < src->len; i++) {
		c = (unsigned char)src->bytes[i];
		if (c == 0xc2 && (unsigned char)src->bytes[i + 1] < 0xa0)
			c = (unsigned char)src->bytes[i + 1];
		else if ((c >= 0x20 && c != 0x7f) || c == '\t' || c == '\n' ||
			 c == '\r')
			continue;
		snprintf(name, sizeof(name), "U+%04X", (unsigned)c);
		diag_add(diag, DIAG_BAD_CHAR, file,
		    first + (long)line_at(src, i), name);
		return -1;
	}
	return 0;
}

bool
source_is_mark(uint32_t cp)
{
	return text_joins(cp, 'a') || (cp >= 0x2014 && cp <= 0x2026);
}

/*
 * True where the ** at i cannot do what its turn is: open before a mark that
 * follows a letter, close after a mark that a letter follows.
 */
static bool
is_idle(const char *s, size_t len, size_t i, bool open)
{
	bool before, after;

	if (i == 0 || i + 2 >= len)
		return false;
	before = source_is_mark(text_last(s, i));
	after = source_is_mark(text_first(s + i + 2, len - i - 2));
	return open ? before && !after : !before && after;
}

size_t
source_asterisks(
    const struct source *src, size_t from, size_t to, size_t *doubled)
{
	size_t line, len, i, escaped = 0;
	bool sure = false, open = false;
	const char *s;

	*doubled = 0;
	for (line = from; line <= to; line++) {
		s = source_line(src, line, &len);
		for (i = 0; i + 1 < len; i++) {
			if (s[i] == '\\') {
				escaped += s[i + 1] == '*';
				i++;
				continue;
			}
			if (sure || s[i] != '*' || s[i + 1] != '*')
				continue;
			sure = is_idle(s, len, i, open);
			open = !open;
			if (sure || *doubled == 0)
				*doubled = line;
			i++;
		}
	}
	return escaped;
}

bool
source_pipes(const struct source *src, size_t line)
{
	bool bar = false, dash = false;
	const char *s;
	size_t len, i;

	s = source_line(src, line, &len);
	for (i = 0; i < len; i++) {
		bar = bar || s[i] == '|';
		dash = dash || s[i] == '-';
		if (strchr(" \t|:->", s[i]) == NULL)
			return false;
	}
	return bar && dash;
}

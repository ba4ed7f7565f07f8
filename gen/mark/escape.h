/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The one function that makes record text safe for Markdown: what it gives,
 * read back by mark_read, is the text that went in.
 *
 * It stays on one line in each place, so that it can stand in a heading, a
 * list item or a cell: a newline becomes <br/> (\n in YAML), CR and CR LF
 * count as one.  Control characters, NUL among them, U+FFFE, U+FFFF and bytes
 * that are not UTF-8 become U+FFFD: no file holds them.  Two texts escaped
 * apart and put side by side read back as both, but for a number that ends
 * one and a stop that begins the next at the start of a line.
 */
#ifndef JIYAO_MARK_ESCAPE_H
#define JIYAO_MARK_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum mark_place {
	MARK_INLINE, /* within a line that has begun */
	MARK_LINE, /* may stand at the start of a line */
	MARK_HTML, /* within a cell of an HTML table */
	MARK_YAML, /* a double-quoted scalar of the front matter, with quotes */
};

void mark_escape(
    struct buf *out, const char *text, size_t len, enum mark_place);

#endif

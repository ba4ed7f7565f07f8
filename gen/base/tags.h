/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The bytes of well-formed XML, piece by piece, each with its place: for who
 * must change a few bytes and leave all others as they are.  It proves
 * nothing (xmlin does) and knows no vocabulary; on bytes that are not XML it
 * ends at some piece, never beyond the bytes.
 */
#ifndef JIYAO_BASE_TAGS_H
#define JIYAO_BASE_TAGS_H

#include <stdbool.h>
#include <stddef.h>

enum tag_kind {
	TAG_OPEN,
	TAG_CLOSE,
	TAG_EMPTY,
	TAG_TEXT, /* of CDATA too: then at and len are those of its text */
	TAG_ENTITY, /* &amp; or a number */
	TAG_OTHER, /* comment, processing instruction, declaration */
};

struct tag {
	enum tag_kind kind;
	size_t at, len; /* of the whole piece, in bytes */
	long line; /* on which it begins */
	const char *name; /* without prefix; not terminated; or NULL */
	size_t namelen;
};

struct tags {
	const char *bytes; /* borrowed */
	size_t len;
	size_t at; /* of the next piece */
	long line; /* there */
};

struct tag_attribute {
	const char *name; /* not terminated */
	size_t namelen;
	size_t at, len; /* of the value between its quotes, as written */
	long line;
};

/* False at the end. */
bool tags_next(struct tags *, struct tag *);
/*
 * The next attribute of an opening or empty tag; begins with {0}.  at
 * advances and is 0 before the first.  False after the last.
 */
bool tags_attribute(const struct tags *, const struct tag *, size_t *at,
    struct tag_attribute *);
/* The character that &...; stands for, 0 where it is none of XML's own. */
unsigned long tags_entity(const char *s, size_t len);

#endif

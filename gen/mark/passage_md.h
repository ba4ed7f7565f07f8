/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Markdown → passages.  cmark says what is a paragraph, what is code; where
 * in its lines each letter stands is found here, since cmark does not tell.
 */
#ifndef JIYAO_MARK_PASSAGE_MD_H
#define JIYAO_MARK_PASSAGE_MD_H

#include "mark/front.h"
#include "mark/passage.h"

/* What the front matter says of the whole text; all NULL without one. */
struct passage_front {
	struct arena *arena; /* owned */
	struct front front;
	size_t lines; /* of the block, both fences counted */
};

/*
 * Reads the front matter alone.  The bytes are UTF-8 without a mark before
 * the first line; its findings are mark_read's to tell.
 */
void passage_front_read(struct passage_front *, const char *bytes, size_t len);
void passage_front_free(struct passage_front *);

/* Hands over the values of the front matter, then the text, in file order. */
void passage_markdown(const struct passage_front *, const char *bytes,
    size_t len, passage_fn *, void *ctx);

/*
 * The inner lines of one paragraph, heading or caption as Markdown writes
 * them, from byte at to byte end: marks of emphasis, links, comments are no
 * letters.  quotes is how many > begin each line after the first.  For the
 * files passage_md*.c alone.
 */
void passage_inline(struct passage *, const char *bytes, size_t at, size_t end,
    long line, int quotes);
/* The cells and captions of a <table>. */
void passage_table(const char *bytes, size_t at, size_t end, long line,
    struct passage *, passage_fn *, void *ctx);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which documents there are, from which kind of record each is made and by
 * which template: documents.def.
 */
#ifndef JIYAO_JOB_DOCUMENT_H
#define JIYAO_JOB_DOCUMENT_H

#include <stdbool.h>

#include "base/buf.h"
#include "xml/kind.h"
#include "xml/release.h"

struct document {
	const char *word;
	enum kind_id kind;
	const char *template; /* templates/NAME.xsl */
	const char *options; /* its own, as args_read() takes them */
	enum release_audience audience; /* of all its rows the same */
};

/* The first row of a word; NULL where there is no such document. */
const struct document *document_named(const char *word);
/* The row for a word and a kind; NULL where it is not made from that. */
const struct document *document_from(const char *word, enum kind_id);
/* True where its template takes the statement of the record. */
bool document_judges(const struct document *);
/*
 * True where it is itself signed (签发) and sent out, and so stays as it was;
 * others are made anew whenever the record has grown.
 */
bool document_signed(const struct document *);
/* Appends the roots it is made from, a blank between. */
void document_roots(const char *word, struct buf *);

/* True where it is only made from a summary, or may be and asks a period. */
bool document_whole(const char *word, bool period);
/* Appends the options of all rows of the word. */
void document_options(const char *word, struct buf *);

/* Appends every word, once, a blank between. */
void document_words(struct buf *out);

#endif

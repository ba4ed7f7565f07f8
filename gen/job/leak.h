/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A finished document against what of its records is hidden from those it is
 * for.  It knows texts and persons (xml/release.h) and the document tree, no
 * XML and no template.
 *
 *	leak-text    eight letters or more in a row that a hidden part has too
 *	leak-field   a hidden part of four to seven letters, whole
 *	leak-person  a person whom nothing shown names, by name or as 卓馆长
 *	leak-beside  in one sentence a person and what is hidden of him: vote,
 *	             recusal, criticism, post, or a short text of his
 *
 * White space, punctuation, markup, borders of cells, numbers of headings and
 * the width of a letter do not count.  What is subtracted: a stretch that
 *stands in a part that is shown or in the wording of the template, or that
 *these give when they are put side by side whole, with dates and numbers of up
 *to four figures between (会议同意 and the decision that follows it).
 *
 * How short texts are read.  Words by which one votes or agrees (同意, 赞成,
 * 没有意见 ...) tell nothing without a name and do not count in a short text,
 * so that a speech 同意。 refuses no notice; of what is left, four letters are
 * a field to be compared, and two or three are looked for beside the person's
 * name alone, or 配偶 would be a leak wherever it stands.  A word within text
 * that is shown is nobody's vote.  同意 is one where it follows the name.
 *
 * Time is linear in the texts; beyond them, memory is that of the document.
 */
#ifndef JIYAO_JOB_LEAK_H
#define JIYAO_JOB_LEAK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "mark/doc.h"
#include "xml/release.h"

enum {
	LEAK_LEAST = 8, /* letters in a row that are a leak */
	LEAK_FIELD_LEAST = 4, /* of a short text that is compared whole */
};

struct leak;

/*
 * With figures, numbers are compared in one form: 320万元 is 三百二十万元.
 * Eight letters are then counted as they are written on either side.
 */
struct leak *leak_new(bool figures);
void leak_free(struct leak *);
/* Wording of the template; copied. */
void leak_word(void *leak, const char *text, size_t len);
/* What a record shows and hides; must live until leak_find() is done. */
void leak_record(struct leak *, const struct release *);
/*
 * Adds a finding for each leak, and returns how many there are; once for one
 * struct leak, this or the other.
 */
size_t leak_find(struct leak *, const struct doc *, struct diag *);
/*
 * The same for the bytes of a Markdown file, which hold what no reader sees:
 * comments, links that nothing refers to.  Sentences are not looked at.
 */
size_t leak_find_bytes(
    struct leak *, const char *file, const struct buf *md, struct diag *);

#endif

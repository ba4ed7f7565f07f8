/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What lies inside a PDF of part 3: its Markdown; in a document for the
 * archive also the record and the statement of regularity.  Whoever may read
 * less than the record holds gets its digest alone (job/origin.h).
 */
#ifndef JIYAO_JOB_INSIDE_H
#define JIYAO_JOB_INSIDE_H

#include <stdbool.h>

#include "base/buf.h"
#include "job/document.h"
#include "out/attach.h"
#include "out/level.h"

#define INSIDE_TEXT "document.md"
#define INSIDE_RECORD "record.xml"
#define INSIDE_STATEMENT "statement.xml"

enum { INSIDE_MAX = 3 };

struct inside {
	struct attachment files[INSIDE_MAX]; /* their bytes are lent */
	size_t n;
};

/* True where the record itself goes in. */
bool inside_record(const struct document *, const struct level *);
/* Begins with the Markdown; with nothing where the part takes no files. */
void inside_text(struct inside *, const struct level *, const struct buf *text);
/* Then the record and its statement. */
void inside_add(
    struct inside *, const struct buf *record, const struct buf *statement);

#endif

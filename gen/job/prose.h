/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The prose of a record as passages: paragraphs, titles, cells, and those
 * attributes that are words.  It reads the record's bytes, so that a letter's
 * place in the file is known; that they are a record was proved before.  It
 * knows no vocabulary beyond what stands within a paragraph.
 */
#ifndef JIYAO_JOB_PROSE_H
#define JIYAO_JOB_PROSE_H

#include <stddef.h>

#include "mark/passage.h"

/* bytes are UTF-8.  What stands in attributes is shown, never changed. */
void prose_record(const char *bytes, size_t len, passage_fn *, void *ctx);

#endif

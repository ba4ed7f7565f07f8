/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The HTML tables of a Markdown file: well-formed XML of a few elements,
 * parsed through base/xmlin, their spans laid on a grid in which each place
 * is covered exactly once.  jiyao-markdown(5) has the subset.
 */
#ifndef JIYAO_MARK_TABLE_H
#define JIYAO_MARK_TABLE_H

#include <stddef.h>

#include "mark/inline.h"

enum {
	TABLE_CELLS_MAX = 1000000, /* rows × columns */
	TABLE_COLS_MAX = 64,
};

/*
 * Reads one <table>; line is that of bytes[0].  The text t is lent for the
 * paragraphs of cells and says where findings go.  NULL after a finding.
 */
struct table *table_read(
    struct inline_text *t, const char *bytes, size_t len, long line);

#endif

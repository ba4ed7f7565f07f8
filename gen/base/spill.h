/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rows on disk: a database for the time of one run (SQLite), so that what is
 * sorted, added up and held unique may be larger than memory should be.
 *
 * Its file stands in $TMPDIR, has no name from the moment it is made, and so
 * is gone with the process however that ends.  The cache is bounded.  It
 * knows no table; SQL is the caller's, as literal text: a statement is
 * compiled once and kept by its address.
 *
 * A fault (no room in $TMPDIR) is one finding; afterwards every call does
 * nothing and every query is empty, so a caller asks spill_failed() before it
 * gives a result out.
 */
#ifndef JIYAO_BASE_SPILL_H
#define JIYAO_BASE_SPILL_H

#include <stdbool.h>

#include "base/diag.h"

enum {
	SPILL_CACHE = 16 << 20, /* bytes of pages kept in memory */
};

struct spill;
struct spill_query;

/* schema is SQL that makes the tables; diag must outlive the spill. */
struct spill *spill_new(const char *schema, struct diag *);
void spill_free(struct spill *);
bool spill_failed(const struct spill *);
/* The folder of the file; lent by the environment. */
const char *spill_folder(void);

/*
 * Carries out one statement.  types says what follows, a letter for each ?:
 * s a string (NULL: none), i a long long.  Gives the number of rows it
 * changed.
 */
int spill_do(struct spill *, const char *sql, const char *types, ...);
/* Begins a query; one statement may be asked once at a time. */
struct spill_query *spill_ask(
    struct spill *, const char *sql, const char *types, ...);
/* False after the last row. */
bool spill_next(struct spill_query *);
/* Column i of this row; "" where it holds nothing; until the next row. */
const char *spill_text(const struct spill_query *, int i);
long long spill_int(const struct spill_query *, int i);
void spill_end(struct spill_query *);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The rows of the statement, gathered while a run goes on.
 *
 * Neighbouring passes of one rule with the same numbers become one row, and
 * so do nodes of which it asks nothing; a
 * rule that nothing in the record was held against gets a row of its own.
 */
#ifndef JIYAO_XML_RULES_ROWS_H
#define JIYAO_XML_RULES_ROWS_H

#include "xml/rules_set.h"

struct row_values {
	struct diag_value *value;
	size_t n;
};

struct rows {
	const struct rule_set *set;
	struct rules_result *result;
	size_t cap;
	struct row_order *order; /* by row: rule and sequence, for sorting */
	size_t *last_quiet[2]; /* by rule, passed or exempt: row + 1, or 0 */
	bool *undecided; /* by rule: for want of a today */
	bool *undated; /* by rule: for want of a year of the calendar */
	bool *broken; /* by rule */
	bool *any; /* by rule: has a row */
	bool *failed; /* by rule: has a row of a failure */
};

void rows_begin(struct rows *, const struct rule_set *);
/* line is 0 in the row of a rule without values that passed. */
void rows_add(struct rows *, const struct test *, enum rules_verdict, long line,
    const struct row_values *, const char *exception);
/* The wording of what the row added last says; it lives as long as the rows. */
void rows_word(struct rows *, const char *const text[2]);
void rows_undecided(struct rows *, const struct test *, bool for_calendar);
void rows_broken(struct rows *, const struct test *, long line);
/*
 * Orders the rows and adds those of rules that have none.  The ids of the
 * rules left undecided, for want of a today and of the calendar, or NULL;
 * they live as long as the result.
 */
void rows_end(struct rows *, const char **undecided, const char **undated);

#endif

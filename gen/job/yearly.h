/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The rules over a set of records: they are collected, and the summary is held
 * against the rules of a year.
 */
#ifndef JIYAO_JOB_YEARLY_H
#define JIYAO_JOB_YEARLY_H

#include "base/buf.h"
#include "base/diag.h"
#include "job/gather.h"

/*
 * Appends the table of obligations, or the statement of the summary where
 * statement is set.  Findings are left in the diag.  Rights are given up
 * before a record is read.
 */
void yearly_check(const struct gather *, char **names, size_t n, bool statement,
    enum diag_lang, struct buf *out, struct diag *);

#endif

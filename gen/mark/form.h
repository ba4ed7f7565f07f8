/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Front matter against what GB/T 9704, the regulation on official documents
 * (条例) and the law on secrets ask of it, value beside value: the form of a
 * 发文字号, the longest term of a 密级, who an upward document goes to.
 * front.c has seen by then that every key is known and of its type.
 *
 * What the standard or the law says with "shall" is an error, what it says
 * with "in principle" or leaves to the house a warning.
 */
#ifndef JIYAO_MARK_FORM_H
#define JIYAO_MARK_FORM_H

#include "base/diag.h"
#include "mark/front.h"

/* Adds findings; returns how many of them are errors. */
int form_check(const struct front *, const char *file, struct diag *);
/* The clause that an element answers in this format; NULL where none does. */
const char *form_clause(const char *key, enum front_format);

#endif

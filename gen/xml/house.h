/* SPDX-License-Identifier: Apache-2.0 */
/*
 * House settings: how one body reads what its rules leave open.
 *
 * One YAML file of `name: value`.  Which names there are, and what values
 * they may have, the rule sets declare (jy:house); the file is held against
 * all sets of the book.
 */
#ifndef JIYAO_XML_HOUSE_H
#define JIYAO_XML_HOUSE_H

#include <stdbool.h>

#include "base/diag.h"
#include "xml/rules.h"

struct house;

/*
 * NULL after findings.  rules are the whole book, or the sets of one kind:
 * then a name that none of them has is another kind's, and left out.
 */
struct house *house_read(const char *bytes, size_t len, const char *file,
    const struct rules *, bool whole, struct diag *);
struct house *house_load(
    const char *path, const struct rules *, bool whole, struct diag *);
void house_free(struct house *);

/* The value set for name; NULL where none is.  house may be NULL. */
const char *house_get(const struct house *, const char *name);
/*
 * The words of s with one blank between, before and after them, so that
 * contains() finds a whole word.  Newly allocated.
 */
char *house_words(const char *s);

#endif

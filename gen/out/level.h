/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Levels of PDF/A: part 2 (ISO 19005-2) or 3 (ISO 19005-3, any file may be
 * attached), conformance b (looks the same), u (text is Unicode) or a (with
 * structure).  A file of conformance a also claims PDF/UA-1 (ISO 14289-1).
 */
#ifndef JIYAO_OUT_LEVEL_H
#define JIYAO_OUT_LEVEL_H

#include <stdbool.h>

struct level {
	int part; /* 0: none is claimed */
	char conformance; /* 'b', 'u' or 'a' */
};

/* "2b" to "3a"; false where it is none of them. */
bool level_read(const char *word, struct level *);
/* True where the structure tree is part of the claim. */
bool level_tagged(const struct level *);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The elements of GB/T 9704 by name.  Each piece of the strip says what it
 * is, drawing hands that on to the operations, and the proof reads it there.
 * Nothing of the page depends on it.
 */
#ifndef JIYAO_LAYOUT_WHAT_H
#define JIYAO_LAYOUT_WHAT_H

enum what {
	WHAT_NONE,
#define WHAT(name, word, clause) WHAT_##name,
#include "layout/what.def"
#undef WHAT
	WHAT_COUNT
};

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What two sequences of symbols do not have in common: Myers' shortest edit
 * script in linear space, with a bound on what it may cost.
 */
#ifndef JIYAO_BASE_MYERS_H
#define JIYAO_BASE_MYERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Sets achanged[i] where a[i] is not in the common part, bchanged[i]
 * likewise, and the others to false.  Where a stretch needs more than about
 * twice bound changes it is given up, changed as a whole; false then.
 */
bool myers_diff(const uint32_t *a, size_t na, const uint32_t *b, size_t nb,
    size_t bound, bool *achanged, bool *bchanged);

#endif

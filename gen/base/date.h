/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Calendar dates as all inputs write them, YYYY-MM-DD.  No clock, no zone.
 */
#ifndef JIYAO_BASE_DATE_H
#define JIYAO_BASE_DATE_H

#include <stdbool.h>

/*
 * Reads the ten characters at the start of s; what follows them is the
 * caller's.  False where they are no day of the Gregorian calendar.
 */
bool date_read(const char *s, int *year, int *month, int *day);
/* True where s is such a date and nothing else. */
bool date_valid(const char *s);

#endif

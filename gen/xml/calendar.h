/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The working-day calendar: which days the State Council declares off, and on
 * which Saturdays and Sundays it has people work (schemas/calendar.yaml).  It
 * knows no rule, and no year that the file does not hold.
 */
#ifndef JIYAO_XML_CALENDAR_H
#define JIYAO_XML_CALENDAR_H

#include <stddef.h>

#include "base/diag.h"

enum calendar_day { CALENDAR_WORK, CALENDAR_OFF, CALENDAR_UNKNOWN };

struct calendar;

/* NULL after findings. */
struct calendar *calendar_read(
    const char *bytes, size_t len, const char *file, struct diag *);
struct calendar *calendar_load(const char *path, struct diag *);
void calendar_free(struct calendar *);

/* day counts from 1970-01-01, in that year.  calendar may be NULL. */
enum calendar_day calendar_look(const struct calendar *, long day, long year);

#endif

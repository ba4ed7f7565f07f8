/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Gives up the rights that the rest of the work does not need (Landlock).
 *
 * Afterwards this process and its workers write and make files beneath the
 * folders named and nowhere else, execute nothing and open no TCP
 * connection.  Reading stays allowed: which font file serves a rare
 * character is known only when that character is met.  Descriptors that are
 * open stay usable.  A kernel without Landlock changes nothing; the tools do
 * not depend on it.
 */
#ifndef JIYAO_JOB_CONFINE_H
#define JIYAO_JOB_CONFINE_H

#include <stddef.h>

void confine(const char *const *folders, size_t n);
/* The same for one output; "-" needs no folder. */
void confine_to(const char *path);
/* For two of them; other may be NULL. */
void confine_to_both(const char *path, const char *other);

#endif

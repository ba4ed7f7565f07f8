/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a finding on a summary comes from: a row there names the record and
 * the line it was taken from, and that is where its reader can mend it.
 */
#ifndef JIYAO_XML_WHENCE_H
#define JIYAO_XML_WHENCE_H

#include <libxml/tree.h>

#include "base/diag.h"

/*
 * Moves all findings of from to the end of to; one that stands at a row of
 * the summary gets the file and line of its origin.  One for the whole, or
 * for a person, stays with the summary's file and has no line.
 */
void whence_move(const xmlDoc *summary, struct diag *to, struct diag *from);

#endif

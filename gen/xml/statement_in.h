/* SPDX-License-Identifier: Apache-2.0 */
/* What the files statement*.c share: the words of verdicts and states. */
#ifndef JIYAO_XML_STATEMENT_IN_H
#define JIYAO_XML_STATEMENT_IN_H

#include "xml/rules.h"
#include "xml/statement.h"

/* As machine formats have them. */
const char *statement_verdict(enum rules_verdict);
const char *statement_severity(enum diag_severity);
const char *statement_state(enum record_state);
/* As people read it. */
const char *statement_word(const struct rules_row *, enum diag_lang);

#endif

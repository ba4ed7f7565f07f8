/* SPDX-License-Identifier: Apache-2.0 */
/*
 * 签发 is bound to a text.  The front matter's signed-text holds the digest
 * of the canonical text that was signed: the file in UTF-8 without byte-order
 * mark, NFC, each line ended by one LF, without the lines of its front matter
 * that 签发 itself fills in (state, signed-text, signers, number, date,
 * office-date, copy-number, printed-on).  It knows nothing of records, and
 * pictures are not in it.
 */
#ifndef JIYAO_MARK_SIGNED_H
#define JIYAO_MARK_SIGNED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/digest.h"
#include "mark/doc.h"

enum { SIGNED_TEXT = sizeof "sha256:" - 1 + DIGEST_HEX };

/* Appends the canonical text of a file that mark_read() takes. */
void signed_text(const char *bytes, size_t len, struct buf *out);
/* "sha256:...", as signed-text has it. */
void signed_digest(const char *bytes, size_t len, char digest[SIGNED_TEXT]);
/*
 * Makes a 送签稿 of a document that says it is issued under another text,
 * after a finding.
 */
void signed_hold(struct doc *, const char *bytes, size_t len, struct diag *);
/* True where the file itself says, rightly, that it is issued. */
bool signed_issued(const struct front *);
/* True where it says that it is not yet. */
bool signed_draft(const struct front *);

#endif

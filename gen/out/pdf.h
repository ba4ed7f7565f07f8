/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Operations become a PDF: the home of libharu and of hb-subset.
 *
 * libharu writes the objects; fonts are subset by HarfBuzz and written as
 * Type 0 fonts from libharu dictionaries (decision 1).  The same operations
 * give the same bytes: no clock, no random id.
 */
#ifndef JIYAO_OUT_PDF_H
#define JIYAO_OUT_PDF_H

#include "base/buf.h"
#include "base/diag.h"
#include "layout/ops.h"

/* Appends the PDF to out; -1 after a finding (a limit of the format). */
int pdf_write(
    const struct ops *, const char *file, struct buf *out, struct diag *);

#endif

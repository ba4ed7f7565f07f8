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
#include "out/level.h"

struct attachment; /* out/attach.h */

struct pdf_options {
	struct level level; /* of PDF/A */
	const struct attachment *files; /* inside it; of part 3 alone */
	size_t nfiles;
	/*
	 * What it was made from and with, a line each, for the information
	 * of the file; a line for each font program follows.  Or NULL.
	 */
	const char *origin;
};

/*
 * Appends the PDF to out; -1 after a finding (a limit of the format).
 * options may be NULL: then nothing is claimed, and there is no structure.
 */
int pdf_write(const struct ops *, const struct pdf_options *, const char *file,
    struct buf *out, struct diag *);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An issued document stays: what its file says of its state (job/origin.h) is
 * looked up before another is written in its place.  It is a search of the
 * bytes that jiyao writes; a PDF that others wrote anew is none of its own.
 */
#ifndef JIYAO_JOB_ISSUED_H
#define JIYAO_JOB_ISSUED_H

#include "base/buf.h"
#include "base/diag.h"

/*
 * -1 after a finding where an issued PDF stands at path and is not these
 * bytes.
 */
int issued_keep(const char *path, const struct buf *bytes, struct diag *);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a file claims to be: the metadata (XMP) and the output intent that
 * PDF/A asks for.  It checks nothing; veraPDF does, in the tests.
 */
#ifndef JIYAO_OUT_CLAIM_H
#define JIYAO_OUT_CLAIM_H

#include "layout/ops.h"
#include "out/level.h"
#include "out/object.h"

/* Hangs both into the catalog. */
void claim_write(const struct ops *, const struct level *, struct object_doc *);

#endif

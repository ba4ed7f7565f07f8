/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The colour space that the page's colours are in, sRGB (IEC 61966-2-1), as
 * an ICC profile.
 */
#ifndef JIYAO_OUT_ICC_H
#define JIYAO_OUT_ICC_H

#include "base/buf.h"

/* Appends the profile, ICC.1:2004-10 (version 4.2), 500 bytes or so. */
void icc_srgb(struct buf *);

#endif

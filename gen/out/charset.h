/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The charset of a CFF table: which CID each glyph has.
 */
#ifndef JIYAO_OUT_CHARSET_H
#define JIYAO_OUT_CHARSET_H

#include <stddef.h>

/*
 * Makes every CID of a CFF table the number of its glyph.  Nothing changes
 * where the table is keyed by name.  -1 where the table is not well-formed.
 */
int charset_number_cids(unsigned char *cff, size_t len);

#endif

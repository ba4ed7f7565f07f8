/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The font program that goes into the PDF: a face cut down to the glyphs in
 * use by hb-subset, with what a font descriptor says of it.
 *
 * In what comes out, a glyph's number in the program is its CID, for both
 * kinds of outlines: that is so by itself for TrueType and for CFF keyed by
 * name, and for CFF keyed by CID its charset is written anew (charset.h).
 * One number for code, CID and glyph leaves nothing for a reader to mistake.
 */
#ifndef JIYAO_OUT_FONTFILE_H
#define JIYAO_OUT_FONTFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "layout/font.h"

struct fontfile {
	struct buf bytes; /* a TrueType file, or a bare CFF table */
	bool cff;
	/* 1/1000 em */
	struct font_box bbox;
	int cap_height, stem_v, italic_angle;
};

/*
 * gids are the glyphs in use, ascending and without 0; cids[i] becomes the
 * number of gids[i] in the program and widths[i] its advance in 1/1000 em.
 * -1 after a finding.
 */
int fontfile_make(struct fontfile *, const struct face *, const uint32_t *gids,
    size_t n, uint16_t *cids, int *widths, const char *file, struct diag *);
void fontfile_free(struct fontfile *);

#endif

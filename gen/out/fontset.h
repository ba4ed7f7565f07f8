/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The fonts of a document: which characters it uses of which face, and the
 * code that each has in the PDF.
 *
 *	face ── glyphs ── one font program, one CIDFont
 *	  │        code = CID = number of the glyph in the program
 *	  ├─ layer 0: a Type 0 font, one character a glyph  ── ToUnicode
 *	  └─ layer 1: the second characters of shared glyphs ── ToUnicode
 *
 * A glyph may serve several characters (space and NBSP, U+00B7 and U+2022).
 * Each of them gets a Type 0 font of its own over the same CIDFont: MuPDF
 * maps text by CID and not by code, so two codes for one CID would come back
 * as one character.
 */
#ifndef JIYAO_OUT_FONTSET_H
#define JIYAO_OUT_FONTSET_H

#include <stddef.h>
#include <stdint.h>

#include "layout/font.h"
#include "out/object.h"

enum {
	FONTSET_MAX = 4000, /* fonts of a page: libharu's dictionaries end */
};

struct fontset;

/* Where a character is found in the PDF. */
struct fontset_code {
	unsigned font; /* /Fn */
	uint16_t code;
	int width; /* 1/1000 em, as in /W */
};

struct fontset *fontset_new(void);
void fontset_free(struct fontset *);
/* Says that the document draws this character with this glyph. */
void fontset_add(struct fontset *, const struct face *, uint32_t cp,
    uint32_t vs, uint32_t gid);
/*
 * Makes the fonts, after every fontset_add, and the dictionary that every
 * page has as its /Font.  NULL after a finding.
 */
HPDF_Dict fontset_write(struct fontset *, struct object_doc *);
/* The code of what was added; after fontset_write. */
struct fontset_code fontset_find(struct fontset *, const struct face *,
    uint32_t cp, uint32_t vs, uint32_t gid);

#endif

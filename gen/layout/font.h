/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Faces: which font file serves a role, and what it says of a character.
 *
 * A role (仿宋, 黑体, ...) names families in order of preference, found first
 * among the installation's own fonts, then through fontconfig, one character
 * at a time.  Coverage, advances and ink come from HarfBuzz; a font's own
 * ascent and descent are never asked (decision 6: every em box is 0.88/0.12).
 */
#ifndef JIYAO_LAYOUT_FONT_H
#define JIYAO_LAYOUT_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

enum font_role {
	FONT_FANGSONG, /* body */
	FONT_SONG, /* page numbers */
	FONT_HEI, /* first-level headings, labels, strong */
	FONT_KAI, /* second-level headings, emphasis */
	FONT_TITLE, /* 小标宋: title and 标志 */
	FONT_LATIN, /* figures and Latin, where the profile sets one */
	FONT_MONO, /* code */
	FONT_ROLES
};

/* Ink box of a glyph in 1/1000 em from its origin; y upwards. */
struct font_box {
	int x0, y0, x1, y1;
};

struct fonts; /* all faces in use in this process; loaded once */
struct face; /* one face of one file */

/* A character as it will be drawn. */
struct glyph {
	const struct face *face;
	uint32_t gid; /* in the original font */
	int advance; /* 1/1000 em, as the font has it */
};

/*
 * families[role] is a NULL-terminated list of family names in order of
 * preference (from the profile).  Missing families are no finding here.
 * dir is the folder of the installation's own fonts, or NULL.
 * Returns NULL after a finding where a role finds no face at all.
 */
struct fonts *fonts_load(const char *const *const families[FONT_ROLES],
    const char *dir, struct diag *);
void fonts_free(struct fonts *);

/*
 * The glyph for cp (and the variation selector vs, or 0) in the first face
 * of the role that has it.  False, and no finding, where no face has it: the
 * caller knows the line.
 */
bool fonts_glyph(
    struct fonts *, enum font_role, uint32_t cp, uint32_t vs, struct glyph *);
/* The faces of a role in order, for messages and for jiyao fonts. */
size_t fonts_role_count(const struct fonts *, enum font_role);
const struct face *fonts_role_face(struct fonts *, enum font_role, size_t i);

/* Ink of the glyph; all zero where it has none. */
struct font_box face_box(const struct face *, uint32_t gid);
int face_advance(const struct face *, uint32_t gid);
bool face_has(const struct face *, uint32_t cp);

const char *face_family(const struct face *);
const char *face_postscript_name(const struct face *);
const char *face_path(const struct face *);
/* As the name table has it, or "". */
const char *face_version(const struct face *);
/*
 * Is gid the glyph that the face itself has for cp (and vs)?  It is not where
 * another character's stands in.
 */
bool face_draws(const struct face *, uint32_t cp, uint32_t vs, uint32_t gid);
int face_index(const struct face *); /* in a .ttc, from 0 */
bool face_is_cff(const struct face *);
/* SHA-256 of the file, computed when first asked. */
const char *face_digest(const struct face *);
/* The hb_face_t, lent, for out/'s subsetting: void keeps HarfBuzz at home. */
void *face_hb(const struct face *);

#endif

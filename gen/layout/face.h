/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The inside of a face, shared by the two halves of the font module: face.c
 * opens font files and asks them, font.c chooses among them.
 */
#ifndef JIYAO_LAYOUT_FACE_H
#define JIYAO_LAYOUT_FACE_H

#include <hb.h>

#include "base/digest.h"
#include "layout/font.h"

enum { FACE_BOXES = 512 }; /* slots of the ink cache, a power of two */

/* One mapped file; its faces share it. */
struct font_file {
	char *path;
	hb_blob_t *blob;
	char digest[DIGEST_HEX]; /* empty until asked */
	struct font_file *next;
};

struct face {
	struct font_file *file;
	int index; /* in a .ttc */
	hb_face_t *hb;
	hb_font_t *font;
	int upem;
	bool cff;
	char *family; /* as the profile asked for it */
	char *postscript, *version;
	uint32_t box_gid[FACE_BOXES]; /* gid + 1; 0 is free */
	struct font_box box[FACE_BOXES];
	struct face *next;
};

/* Maps the file, or finds it mapped already; NULL where it is no font. */
struct font_file *font_file_open(struct font_file **list, const char *path);
void font_files_free(struct font_file *);
unsigned font_file_faces(const struct font_file *);

/* NULL where the file has no such face. */
struct face *face_new(struct font_file *, int index, const char *family);
void face_free(struct face *);
/*
 * True where the face's name table has the family (name 1 or 16, any
 * language, ASCII case ignored); *weight is its OS/2 weight.
 */
bool face_is_family(
    struct font_file *, int index, const char *family, size_t len, int *weight);

#endif

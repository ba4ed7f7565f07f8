/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Picture files: PNG and JPEG, read from below one folder and looked over.
 *
 *	file ─▶ bytes ─▶ size, density, orientation
 *	           └───▶ the same picture without what is not shown
 *
 * It knows the two formats' outer shape: which parts there are, whether they
 * are whole, how large the picture is.  Camera data, comments and texts (a
 * photograph's place, an author's name) are left out of the bytes, because
 * they would go into a document unseen.  It knows nothing of pixels.
 */
#ifndef JIYAO_BASE_PICTURE_H
#define JIYAO_BASE_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/mem.h"

enum {
	PICTURE_BYTES_MAX = 32 << 20, /* of one file */
	PICTURE_SIDE_MAX = 32767, /* pixels along one side */
	PICTURE_PIXELS_MAX = 40000000, /* of one picture: A4 at 600 dpi */
	PICTURE_SCANS_MAX = 100, /* of a progressive JPEG */
	PICTURE_DPI_MIN = 30, /* a density beyond these is no density */
	PICTURE_DPI_MAX = 4800,
};

enum picture_kind { PICTURE_PNG, PICTURE_JPEG };

struct picture {
	enum picture_kind kind;
	unsigned char *bytes; /* PNG or JPEG, in the arena */
	size_t len;
	int width, height; /* pixels, as stored */
	int dpi_x, dpi_y; /* as stored; 0 where the file does not say */
	int turn; /* EXIF orientation, 1 to 8: how it wants to be shown */
	int components; /* of a JPEG: 1 grey, 3 colour, 4 CMYK */
	bool inverted; /* CMYK as Adobe writes it */
	/* where it is named, for findings; lent */
	const char *file;
	long line;
	const char *path;
};

/* True where width and height change places when it is shown. */
bool picture_lies(const struct picture *);

/*
 * The picture that path names below folder, in the arena; NULL after a
 * finding.  path is relative, has no empty, "." or ".." part, and meets no
 * symbolic link.  file and line are where it is named.
 */
struct picture *picture_read(const char *folder, const char *path,
    const char *file, long line, struct arena *, struct diag *);

/* What a look at the bytes found. */
enum picture_fault {
	PICTURE_WHOLE,
	PICTURE_NEITHER, /* PNG nor JPEG */
	PICTURE_BROKEN, /* at *at */
	PICTURE_STRANGE, /* a JPEG that PDF has no filter for */
	PICTURE_LARGE, /* a side or the pixels beyond their limits */
};

/*
 * Fills the picture but for its name; its bytes are a cleaned copy in the
 * arena.  *at is the offset of what is broken.
 */
enum picture_fault picture_parse(const unsigned char *bytes, size_t len,
    struct arena *, struct picture *, size_t *at);

#endif

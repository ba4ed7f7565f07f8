/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Chinese line composition: text → lines.
 *
 *	|<------------------ measure ------------------>|
 *	|first  |span|span    |span|                    |	line 0
 *	|indent |span                                   |	lines 1 ...
 *	        x = 0 is the left end of the measure
 *
 * It knows character classes, what may begin and end a line, what a mark may
 * give up, and how a line is brought to its edge.  It knows nothing of
 * vertical positions: pages puts baselines.  Findings (missing character,
 * loose line, unit too long) are added here, with the source line.
 */
#ifndef JIYAO_LAYOUT_PARA_H
#define JIYAO_LAYOUT_PARA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "layout/font.h"
#include "layout/mpt.h"
#include "layout/ops.h"
#include "layout/profile.h"
#include "mark/doc.h"

/* A stretch of text of one face and size.  "\n" in it breaks the line. */
struct para_run {
	const char *text; /* UTF-8 */
	size_t len;
	enum font_role role;
	mpt size, cell;
	unsigned style; /* enum run_style: handed on for DEL, INS */
	const char *link; /* handed on */
	long line; /* of the source, for findings */
	int element; /* of the structure tree: handed on */
};

enum para_align {
	PARA_JUSTIFIED, /* last line, and one before a hard break, left */
	PARA_LEFT, /* ragged right: nothing is stretched */
	PARA_CENTRED,
	PARA_RIGHT,
};

struct para_params {
	mpt measure; /* width of the column */
	mpt first; /* indent of the first line from the column's left */
	mpt indent; /* of all other lines; more than first: hanging */
	enum para_align align;
	bool balanced; /* a title: 梯形 or 菱形, broken between words */
};

/* Glyphs of one face, size, style, link and element. */
struct line_span {
	const struct face *face;
	mpt size;
	unsigned style;
	enum font_role role; /* asked for; figures may have another */
	long line; /* of the source */
	const char *link;
	int element;
	mpt x; /* of its first glyph, from the column's left */
	mpt width; /* to the start of the next span or the line's end */
	struct op_glyph *glyphs; /* x from the span's x */
	size_t nglyphs;
};

enum line_flag {
	LINE_FIRST = 1, /* of the paragraph */
	LINE_LAST = 2, /* of the paragraph */
	LINE_HARD = 4, /* ended by a hard break */
	LINE_SET = 8, /* brought to the right edge */
	LINE_LOOSE = 16, /* past the bound of stretch, or short of the edge */
	LINE_LONG = 32, /* a unit is broken, or ends past the edge */
	LINE_TRIM_START = 64, /* opening bracket at the start trimmed */
	LINE_TRIM_END = 128, /* mark at the end trimmed */
};

struct line {
	struct line_span *spans;
	size_t nspans;
	mpt x; /* left end of the advances, from the column's left */
	mpt width; /* sum of the advances as set; x + width is the end */
	mpt natural; /* sum before it was brought to the edge */
	mpt em; /* largest size on the line, 0 where it is empty */
	int squeezed; /* step of the reduce order reached, 0 to 7 */
	int stretched; /* widest gap added, 1/1000 em */
	unsigned flags;
	long line; /* of the source */
};

struct para {
	struct line *lines;
	size_t nlines;
};

/* The things every call needs; none is owned. */
struct para_env {
	const struct profile *profile;
	struct fonts *fonts;
	struct arena *arena; /* lines live here */
	const char *file; /* for findings */
	struct diag *diag;
	struct ops *ops; /* takes the elements of links; or NULL */
	struct para_scratch *scratch; /* starts NULL; para_env_end frees */
	bool failed; /* a character was missing */
	/* names that titles keep whole; NULL-terminated, or NULL */
	const char *const *names;
};

void para_env_end(struct para_env *);

/*
 * Runs of the document's text as runs of this module: kind gives face and
 * size, RUN_STRONG, RUN_EM and RUN_CODE change the face.  In the arena.
 */
struct para_run *para_runs(struct para_env *, const struct run *, size_t n,
    enum text_kind, int element);
/*
 * The role that draws this character in text of that role: figures and Latin
 * come from the role latin where the profile says so.
 */
enum font_role para_role(const struct profile *, enum font_role, uint32_t cp);
/* One run of plain text; s is lent. */
struct para_run para_text(
    struct para_env *, const char *s, enum text_kind, int element, long line);

/* Breaks and sets.  Never NULL; no text gives no lines. */
struct para *para_set(struct para_env *, const struct para_run *, size_t n,
    const struct para_params *);

/*
 * One line, never broken ("\n" is a space), its left end at x = 0.  Where
 * width is not 0 the line is spread evenly to that width (two-character
 * names in three cells, organs of a joint issue).
 */
struct line *para_line(
    struct para_env *, const struct para_run *, size_t n, mpt width);

/*
 * Widths for tables: min is the widest unit that cannot be broken, max the
 * widest line where only hard breaks break.
 */
void para_widths(
    struct para_env *, const struct para_run *, size_t n, mpt *min, mpt *max);

/* Draws the line's text at x (the column's left), y (baseline). */
void line_draw(const struct line *, struct ops *, struct ops_page *, mpt x,
    mpt y, uint32_t rgb);

/* One line of -T lines: positions in mpt and the text. */
void line_dump(const struct line *, struct buf *out);

#endif

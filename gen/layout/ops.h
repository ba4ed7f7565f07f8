/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Drawing operations: a finished document as plain data, the contract between
 * layout/ and out/.  Geometry is in mpt from the sheet's lower left corner,
 * y upwards, as PDF has it.
 *
 *	ops ── page ── op, op, op ...       in drawing order = reading order
 *	 ├─ outline entries (bookmarks)
 *	 ├─ elements (structure tree; an op names the element it belongs to)
 *	 └─ information (title, author, subject, language, dates)
 *
 * Everything lives in the arena.  Nothing here knows libharu.
 */
#ifndef JIYAO_LAYOUT_OPS_H
#define JIYAO_LAYOUT_OPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/picture.h"
#include "layout/font.h"
#include "layout/mpt.h"
#include "layout/what.h"

/* Structure roles: PDF's standard structure types, and ARTIFACT. */
enum role {
	ROLE_ARTIFACT, /* page numbers, rules, repeated table heads */
	ROLE_DOCUMENT,
	ROLE_SECT,
	ROLE_TITLE, /* written as H1 */
	ROLE_H1,
	ROLE_H2,
	ROLE_H3,
	ROLE_H4,
	ROLE_H5,
	ROLE_H6,
	ROLE_P,
	ROLE_L,
	ROLE_LI,
	ROLE_LBL,
	ROLE_LBODY,
	ROLE_QUOTE, /* BlockQuote */
	ROLE_CODE,
	ROLE_TABLE,
	ROLE_TR,
	ROLE_TH,
	ROLE_TD,
	ROLE_CAPTION,
	ROLE_SPAN,
	ROLE_LINK,
	ROLE_FIGURE,
	ROLE_COUNT
};

/* One element of the structure tree; elements[0] is the document. */
struct element {
	enum role role;
	int parent; /* index; -1 for the document */
	int rowspan, colspan; /* of TH and TD; 0 means 1 */
	const char *alt; /* of a figure; or NULL */
};

/*
 * One glyph of a text operation.  The character comes first: out/ gives each
 * *character* a code, so text extracted equals text drawn.
 */
struct op_glyph {
	uint32_t cp; /* the character; 0 continues the cluster before it */
	uint32_t vs; /* variation selector that belongs to cp, or 0 */
	uint32_t gid; /* in the face */
	mpt x; /* of its origin, from the operation's x */
};

enum op_kind {
	OP_TEXT, /* glyphs of one face and size on one baseline */
	OP_RULE, /* a filled rectangle x, y (lower left), w, h */
	OP_LINK, /* a rectangle that leads to uri */
	OP_ANCHOR, /* the place of an element (for destinations) */
	OP_ROOM, /* a rectangle that stays free: for the proof, not drawn */
	OP_IMAGE, /* a picture that fills the rectangle x, y, w, h */
	OP_TURN, /* what follows up to OP_TURN_END is rotated by 90 degrees
		    counter-clockwise around x, y */
	OP_TURN_END,
	OP_KIND_COUNT
};

struct op {
	enum op_kind kind;
	int element; /* index into elements; -1 is an artifact */
	enum what what; /* for the proof; out/ does not look at it */
	int piece; /* ops of one line share it; from 1 on a page */
	uint32_t rgb; /* 0xRRGGBB */
	mpt x, y; /* baseline origin of text; lower left of others */
	mpt w,
	    h; /* rule, link and image; w of text is the sum of its advances */
	/* text */
	const struct face *face;
	enum font_role role; /* that was asked for */
	long line; /* of the source */
	mpt trim; /* what an opening mark at a line's start gave of w */
	mpt size;
	const struct op_glyph *glyphs;
	size_t nglyphs;
	/* link */
	const char *uri;
	/* image; lent by the document tree, which must live longer */
	const struct picture *picture;
};

struct ops_page {
	mpt width, height; /* of the sheet */
	struct op *ops;
	size_t nops, capops;
	int npieces; /* named so far */
	const char *label; /* page number as printed; NULL: unnumbered */
	bool tight; /* lines stand closer than the profile has them */
};

struct outline {
	const char *title; /* UTF-8 */
	int level; /* from 1; never more than one deeper than before */
	int page; /* index, from 0 */
	mpt y; /* top of the heading */
};

/* What the 公文 says of itself, in the order of facts.def. */
enum {
#define FACT(key, name, zh) +1
	FACTS = 0
#include "layout/facts.def"
#undef FACT
};
struct fact {
	const char *name; /* of the property; NULL where nothing is said */
	const char *zh; /* the standard's name */
	const char **values; /* UTF-8 */
	size_t n; /* 0: not said */
};

struct ops {
	struct arena *arena; /* owned */
	struct ops_page *pages;
	size_t npages, cappages;
	struct element *elements;
	size_t nelements, capelements;
	struct outline *outline;
	size_t noutline, capoutline;
	/* document information, UTF-8; NULL where unknown */
	const char *title, *author, *subject, *keywords;
	const char *lang; /* "zh-CN" */
	const char *date; /* YYYY-MM-DD of the document, or NULL */
	struct fact facts[FACTS];
};

struct ops *ops_new(void);
void ops_free(struct ops *);
struct ops_page *ops_add_page(struct ops *, mpt width, mpt height);
/* The new op is zeroed but for kind and element. */
struct op *ops_add(struct ops *, struct ops_page *, enum op_kind, int element);
/* The ops of the page from index first on are one piece of what. */
void ops_name(struct ops_page *, size_t first, enum what);
/* Returns the new element's index. */
int ops_add_element(struct ops *, enum role, int parent);
struct outline *ops_add_outline(struct ops *);
/* The stage as text for -T ops: one operation a line. */
void ops_dump(const struct ops *, struct buf *out);

#endif

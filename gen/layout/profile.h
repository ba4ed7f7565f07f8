/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The layout profile: what a house decides, read from YAML (templates/).
 *
 * Faces by role, sizes by kind of text, the sheet, gaps, and a switch for
 * every point where offices differ.  The default profile is the standard
 * itself.  Lengths are mpt; derived values (cell, pitch) are computed here
 * and never stored.  A profile may extend another and say only what differs.
 *
 * Simple values are listed once, in profile.def: a line there makes the
 * field, its key, its range and its check.
 */
#ifndef JIYAO_LAYOUT_PROFILE_H
#define JIYAO_LAYOUT_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/digest.h"
#include "layout/font.h"
#include "layout/mpt.h"

/* Kinds of text that have a face and size of their own (GB/T 9704 §5.2.2). */
enum text_kind {
	TEXT_BODY,
	TEXT_H1, /* 一、 */
	TEXT_H2, /* （一） */
	TEXT_H3, /* 1. */
	TEXT_H4, /* （1） */
	TEXT_TITLE,
	TEXT_SUBTITLE, /* 题注 and the line under a title */
	TEXT_SERIAL, /* 份号 */
	TEXT_SECRECY, /* 密级和保密期限 */
	TEXT_URGENCY, /* 紧急程度 */
	TEXT_MARK, /* 发文机关标志 */
	TEXT_NUMBER, /* 发文字号, 纪要 number line */
	TEXT_OFFICE, /* 纪要: office and date line */
	TEXT_SIGNER, /* 签发人, the label */
	TEXT_SIGNER_NAME,
	TEXT_TO, /* 主送机关 */
	TEXT_NOTE, /* 附注, 附件说明 */
	TEXT_SIGNATURE, /* 署名 and 成文日期 */
	TEXT_LABEL, /* 出席, 请假, 列席 */
	TEXT_NAMES, /* what follows the label */
	TEXT_ATTACHMENT, /* "附件1" on its page */
	TEXT_ATTACHMENT_TITLE,
	TEXT_COPIES, /* 版记 */
	TEXT_PAGE, /* page number */
	TEXT_TABLE,
	TEXT_TABLE_HEAD,
	TEXT_CAPTION, /* of a table */
	TEXT_CODE,
	TEXT_STATE, /* 草稿, 送签稿 on every page */
	TEXT_KINDS
};

struct text_style {
	enum font_role role;
	mpt size; /* em of the glyph */
	mpt cell; /* advance of a Han; of the body 156 mm / 28 */
	mpt pitch; /* baseline to baseline */
	uint32_t rgb;
};

enum profile_blank {
	BLANK_EDGE, /* lower edge to upper edge, 10.39 mm a line */
	BLANK_GRID, /* whole empty rows */
};

enum profile_latin {
	LATIN_OWN, /* figures and Latin from the text's own face */
	LATIN_ROLE, /* from the role latin */
};

enum profile_dates {
	DATES_PARTS, /* 2012年|7月|1日 may break where nothing better does */
	DATES_WHOLE,
};

enum profile_posts {
	POSTS_RUN, /* post and name one after the other */
	POSTS_ALIGNED, /* an entry a line, names below each other */
};

enum profile_side { SIDE_EVEN, SIDE_ANY };

struct profile {
	struct arena *arena; /* owned */
	const char *file;
	char digest[DIGEST_HEX]; /* SHA-256 of it and what it extends */
	const char *name;

/* mpt */
#define LENGTH(field, section, key, min, max) mpt field;
/* of an em, in 1/1000 */
#define EM(field, section, key, min, max) int field;
#define NUMBER(field, section, key, min, max) int field;
#define SWITCH(field, section, key) bool field;
#define CHOICE(field, section, key, type, words) enum type field;
#define COLOUR(field, section, key) uint32_t field;
#define TEXT(field, section, key, max) const char *field;
#include "layout/profile.def"
#undef LENGTH
#undef EM
#undef NUMBER
#undef SWITCH
#undef CHOICE
#undef COLOUR
#undef TEXT

	/* derived */
	mpt cell; /* text_width / cells, rounded down */
	mpt pitch; /* (text_height - body size) / (lines - 1), down */

	struct text_style text[TEXT_KINDS];
	/* families[role]: NULL-terminated, in order of preference */
	const char *const *families[FONT_ROLES];
	/* titles never break inside these; NULL-terminated */
	const char *const *whole_words;
	/* no line of a title begins with one of these characters */
	const uint32_t *title_no_start; /* ends with 0 */
	/* ... and none ends with one of these */
	const uint32_t *title_no_end;
	/* Han that stay with the number before them (units) */
	const uint32_t *units; /* ends with 0 */
};

/* path NULL: the installation's templates/profile.yaml.  NULL: a finding. */
struct profile *profile_load(const char *path, struct diag *);
void profile_free(struct profile *);

/* The YAML name of a role or kind of text ("fangsong", "body"). */
const char *profile_role_name(enum font_role);
const char *profile_text_name(enum text_kind);

/*
 * The faces of a profile: fonts_load with its families and the
 * installation's own fonts.  NULL after a finding.
 */
struct fonts *profile_fonts(const struct profile *, struct diag *);

#endif

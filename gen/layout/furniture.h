/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What stands around the text: the head above the first line, the lists and
 * the 版记 after the last, the title between, number and state on each side.
 *
 *	head.c     份号, 密级, number, office line, red rules        (fixed)
 *	masthead.c 标志                                              (fixed)
 *	signers.c  number and 签发人 of an upward document           (fixed)
 *	opening.c  title, 题注, 主送; the head of an attachment      (strip)
 *	closing.c  附件说明, 附注                                    (strip)
 *	signature.c 署名, 成文日期, room for seals                   (strip)
 *	people.c   出席, 请假, 列席                                  (strip)
 *	imprint.c  版记, on the lower edge of the last side          (fixed)
 *	folio.c    page number and state mark of a side              (fixed)
 *
 * Fixed things are boxes whose pieces are placed from the type area's upper
 * left corner (the 版记: from its own); nothing above pushes anything below.
 */
#ifndef JIYAO_LAYOUT_FURNITURE_H
#define JIYAO_LAYOUT_FURNITURE_H

#include "layout/flow.h"
#include "layout/strip.h"
#include "layout/page.h"
#include "mark/doc.h"

/* The head, and in frame where the text of the first side begins. */
void furniture_head(struct flow *, const struct doc *, int parent,
    struct box *head, struct page_frame *frame);
/* What the head has on its left, as text of a turned first side. */
void furniture_corners(struct flow *, const struct doc *, int parent);
/* Number and 签发人 of an upward document, from y on, and their rows. */
void furniture_signers(
    struct flow *, const struct doc *, int parent, mpt y, struct box *head);
size_t furniture_signer_rows(struct flow *, const struct doc *);
/* What stands between head and text; sets the gap before the text. */
void furniture_title(struct flow *, const struct doc *, bool to, int parent);
/* 附件N and the title of an attachment, on a new side. */
void furniture_attachment(struct flow *, const struct part *, int parent);
/* 署名 and 成文日期 as one box with room for seals; false where none is. */
bool furniture_signature(struct flow *, const struct doc *, int parent);
/* 附件说明, 署名, 成文日期, 附注; index + 1 of the signature's box, or 0. */
size_t furniture_closing(struct flow *, const struct doc *, int parent);
void furniture_people(struct flow *, const struct doc *, int parent);
/*
 * The 版记, with 主送 in it where to is set; its height is 0 where the document
 * has none.
 */
void furniture_imprint(struct flow *, const struct doc *, bool to, int parent,
    struct box *imprint);
/*
 * Draws page number (from 1; 0 is none) and state of one side, as artifacts.
 * Returns the number as printed, in the arena of ops, or NULL.
 */
const char *furniture_folio(
    struct flow *, const struct doc *, int number, struct ops_page *);

/* 2026-11-03 as 2026年11月3日, in the arena; other text stays as it is. */
const char *furniture_date(struct arena *, const char *date);
/* Two Han and nothing else: a name that is spread to three cells. */
bool furniture_two_han(const char *name);
/* One unbroken line of a kind of text. */
const struct line *furniture_line(
    struct flow *, const char *text, enum text_kind, int element, long line);
/*
 * Adds it to a box, in the colour and size of its kind, under the name that
 * flow_what() gives the kind; the piece is lent, as box_line()'s.
 */
struct piece *furniture_put(struct flow *, struct box *, const struct line *,
    enum text_kind, mpt x, mpt y);

#endif

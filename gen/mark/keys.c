/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of front-matter keys: data only.  jiyao-markdown(5) says what
 * each means; front.c reads a block against it.
 */
#include "mark/front.h"

#define O (1U << FRONT_ORDINARY)
#define U (1U << FRONT_UPWARD)
#define L (1U << FRONT_LETTER)
#define R (1U << FRONT_ORDER)
#define M (1U << FRONT_MINUTES)
#define P (1U << FRONT_PLAIN)
#define ALL (O | U | L | R | M | P)

const struct front_rule front_rules[] = {
    /* the form */
    {"format", FRONT_WORD, ALL, 0, "ordinary|upward|letter|order|minutes|plain",
	NULL},
    {"kind", FRONT_TEXT, ALL, 0, NULL, NULL},
    {"state", FRONT_WORD, ALL, 0, "草稿|送签稿|已签发", NULL},
    {"signed-text", FRONT_TEXT, ALL, 0, NULL, NULL},
    {"replaces", FRONT_TEXT, ALL, 0, NULL, NULL},
    {"letterhead", FRONT_WORD, ALL & ~P, 0, "full|preprinted", NULL},
    {"page-numbers", FRONT_WORD, P, 0, "all|none", NULL},
    /* 版头 */
    {"copy-number", FRONT_TEXT, ALL & ~R, 0, NULL, NULL},
    {"classification", FRONT_WORD, ALL & ~R, 0, "绝密|机密|秘密", NULL},
    {"term", FRONT_TEXT, ALL & ~R, 0, NULL, NULL},
    {"urgency", FRONT_WORD, ALL & ~R, 0, "特急|加急|特提|平急", NULL},
    {"issuer", FRONT_LIST, ALL, ALL & ~P, NULL, NULL},
    {"issuer-suffix", FRONT_TEXT, O | U | R | M, 0, NULL, NULL},
    {"number", FRONT_TEXT, ALL, 0, NULL, NULL},
    {"signers", FRONT_LIST, U, U, NULL, NULL},
    {"office", FRONT_TEXT, M, 0, NULL, NULL},
    {"office-date", FRONT_DATE, M, 0, NULL, NULL},
    /* 主体 */
    {"title", FRONT_TEXT, ALL & ~R, 0, NULL, NULL},
    {"title-note", FRONT_TEXT, ALL & ~R, 0, NULL, NULL},
    {"to", FRONT_ENTRY, O | U | L | P, 0, NULL, "relation"},
    {"attachments", FRONT_LIST, ALL, 0, NULL, NULL},
    {"signature", FRONT_ENTRY, ALL, 0, NULL, "post|size"},
    {"signing", FRONT_WORD, ALL, 0, "seal|plain|stamp", NULL},
    {"date", FRONT_DATE, ALL, 0, NULL, NULL},
    {"note", FRONT_TEXT, ALL, 0, NULL, NULL},
    {"attendance", FRONT_GROUP, M | P, 0, NULL, "post|note"},
    /* 版记 */
    {"copies", FRONT_ENTRY, ALL, 0, NULL, "relation"},
    {"distribution", FRONT_ENTRY, ALL, 0, NULL, "relation"},
    {"printed-by", FRONT_TEXT, ALL & ~L, 0, NULL, NULL},
    {"printed-on", FRONT_DATE, ALL & ~L, 0, NULL, NULL},
    /* of the file, not on the page */
    {"language", FRONT_TEXT, ALL, 0, NULL, NULL},
    {"author", FRONT_TEXT, ALL, 0, NULL, NULL},
    {"subject", FRONT_TEXT, ALL, 0, NULL, NULL},
    {"keywords", FRONT_LIST, ALL, 0, NULL, NULL},
};

const size_t front_nrules = sizeof(front_rules) / sizeof(front_rules[0]);

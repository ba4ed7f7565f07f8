/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Front matter: which keys there are, what each holds, in which formats it
 * may stand.  jiyao-markdown(5) says what they mean; this table is what the
 * page lists (tests/unit/mark_test.c holds one against the other).
 *
 *	FRONT_TEXT   key: text           values[0]
 *	FRONT_DATE   key: 2026-11-03     values[0], a real day, as written
 *	FRONT_WORD   key: one of words   values[0]
 *	FRONT_LIST   key: text or list   values[i]
 *	FRONT_ENTRY  key: list of text   values[i] is the name; maps[i] has the
 *	             or {name, ...}      other keys of entry i (nmaps ==
 *nvalues) FRONT_GROUP  key: {label: list}  maps[0].keys[i] is the list of one
 *label, itself like FRONT_ENTRY
 *
 * It knows nothing of cmark and of how a key is set on the page.
 */
#ifndef JIYAO_MARK_FRONT_H
#define JIYAO_MARK_FRONT_H

#include <stddef.h>

#include "base/diag.h"
#include "mark/doc.h"

enum front_format {
	FRONT_ORDINARY,
	FRONT_UPWARD, /* 上行文 */
	FRONT_LETTER, /* 信函格式 */
	FRONT_ORDER, /* 命令（令）格式 */
	FRONT_MINUTES, /* 纪要格式 */
	FRONT_PLAIN, /* no head; where the file names no format */
	FRONT_FORMATS
};

/* How 署名 is made good, GB/T 9704 7.3.5.1 to 7.3.5.3. */
enum front_signing { FRONT_SEAL, FRONT_UNSEALED, FRONT_STAMP };

enum front_type {
	FRONT_TEXT,
	FRONT_DATE,
	FRONT_WORD,
	FRONT_LIST,
	FRONT_ENTRY,
	FRONT_GROUP,
};

enum {
	FRONT_BYTES_MAX = 1 << 20, /* of the block between the two --- */
	FRONT_ITEMS_MAX = 10000, /* entries of one list */
};

struct front_rule {
	const char *name;
	enum front_type type;
	unsigned formats; /* bits 1 << enum front_format: may stand there */
	unsigned required; /* likewise: must stand there */
	const char *words; /* FRONT_WORD: "a|b|c"; else NULL */
	const char *entry; /* FRONT_ENTRY and _GROUP: "post|note"; else NULL */
};

extern const struct front_rule front_rules[];
extern const size_t front_nrules;

/*
 * Reads the YAML between the two lines of `---`; line is that of bytes[0].
 * Adds every finding there is; -1 where one of them is an error.
 */
int front_read(struct front *, struct arena *, const char *bytes, size_t len,
    const char *file, long line, struct diag *);
/* FRONT_PLAIN where the key is absent. */
enum front_format front_format(const struct front *);
/* What the key says, or the format where it is silent. */
enum front_signing front_signing(const struct front *);
/* "ordinary", ... */
const char *front_format_name(enum front_format);

#endif

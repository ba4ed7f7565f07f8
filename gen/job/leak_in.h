/* SPDX-License-Identifier: Apache-2.0 */
/* What leak.c and leak_*.c share. */
#ifndef JIYAO_JOB_LEAK_IN_H
#define JIYAO_JOB_LEAK_IN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "job/leak.h"
#include "job/leak_text.h"

/* The beginnings, ends and wholes of what may stand there, by hash. */
struct pieces {
	uint64_t *keys; /* 0: empty */
	size_t n, size;
};

void pieces_add(struct pieces *, const struct leak_text *unit);
/* True where pieces, put side by side, give these len signs. */
bool pieces_give(
    const struct pieces *, const struct leak_text *, size_t at, size_t len);
void pieces_free(struct pieces *);

/* A person of all records by that name. */
struct leak_person {
	const struct release_person *of; /* the first of the name */
	const struct release *record;
	bool shown, barred;
	unsigned facts;
	const struct release *fact_record;
	long fact_line;
};

enum needle_kind {
	NEEDLE_PERSON,
	NEEDLE_CALLED, /* of a person, not the whole name */
	NEEDLE_FIELD, /* of a part, hidden wherever it stands */
	NEEDLE_OWN, /* of a part, hidden beside its person */
	NEEDLE_WORD, /* of a fact */
	NEEDLE_SHOWN, /* a short part that is shown */
};

struct needle {
	enum needle_kind kind;
	const uint32_t *cps; /* in the arena */
	size_t len;
	size_t person; /* of PERSON, CALLED and OWN */
	bool anywhere; /* of CALLED: whatever stands around it */
	bool close; /* of WORD: only close behind a name */
	const struct release *record; /* of FIELD and OWN */
	const struct release_part *part;
	unsigned facts; /* of WORD */
	bool allowed; /* stands in what is shown */
	uint64_t hash;
	size_t next; /* needle of the same slot, + 1 */
};

struct leak;

struct needles {
	struct needle *all;
	size_t n, cap;
	size_t *heads; /* by hash: needle + 1 */
	size_t mask;
	size_t lengths[LEAK_HASHED_MAX]; /* the longest first */
	size_t nlengths;
};

struct needle *needles_add(struct leak *, const struct leak_text *, size_t at,
    size_t len, enum needle_kind);
bool needle_names(const struct needle *);
/* The first needle that stands there, or the one after another. */
const struct needle *needles_next(const struct needles *,
    const struct needle *after, const struct leak_text *, size_t at,
    size_t len);
/* Notes which stand in a text that may be there. */
void needles_allow(struct needles *, const struct leak_text *unit, bool shown);
void needles_free(struct needles *);

enum leak_state {
	LEAK_ALLOWED = 1, /* may stand there */
	LEAK_SHOWN = 2, /* stands in a part that is shown */
	LEAK_TRIED = 4, /* pieces were tried */
	LEAK_TOLD = 8,
};

enum { HOLLOW = 20 };

struct leak {
	struct arena *arena;
	const char **words; /* of the template */
	size_t nwords, words_cap;
	const struct release **records;
	size_t nrecords;
	/* while finding */
	struct diag *diag;
	const char *file;
	struct leak_text doc, unit, hidden;
	struct leak_text hollow[HOLLOW]; /* what tells nothing, folded */
	size_t *heads, mask; /* hash → first window of its signs, + 1 */
	size_t *same; /* the next equal window; 0: none */
	unsigned char *state; /* of a first window: enum leak_state */
	unsigned char *cover; /* of a sign: within text that is shown */
	struct leak_person *persons;
	size_t npersons;
	struct needles needles;
	struct pieces pieces;
	bool gathered;
	size_t found;
	const struct release_part **told; /* by window: of which it was told */
	const struct release_part *told_part; /* last, and its line */
	int told_line;
};

/* True where what may stand there gives these signs of the document. */
bool leak_gives(struct leak *, size_t at, size_t len);
/* True where a needle of CALLED means its person there. */
bool called_stands(const struct needle *, const struct leak_text *, size_t at);
/* What persons are called without the whole name. */
void leak_called(struct leak *);
/* Persons, short texts and words are made ready. */
void leak_needles(struct leak *);
/* Looks for them in the document. */
void leak_search(struct leak *);

#endif

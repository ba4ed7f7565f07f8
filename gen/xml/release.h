/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What of a record may be shown to whom: its texts, one by one, each with
 * its line, what it is, and whether an audience may read it.
 *
 *	record ─▶ parts    release="公众" or "内部" on the element, or
 *	                   what release.def grants an audience without a mark
 *	       └▶ persons  who may be named, and what of him is not for them
 *
 * A mark reaches the element's own text: its attributes, its paragraphs and
 * tables (which may narrow or widen it by a mark of their own), and nothing of
 * the elements inside it.  公众 includes 内部.  What no row and no mark
 * grants is hidden, so an element that release.def does not know is hidden.
 * Under a level of secrecy no mark holds; for the two audiences that a mark
 * can name it is a finding.
 *
 * It knows the vocabulary and nothing of Markdown; who compares is job/leak.
 */
#ifndef JIYAO_XML_RELEASE_H
#define JIYAO_XML_RELEASE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct record;

/* Whom a document is for. */
enum release_audience {
	RELEASE_ARCHIVE, /* all of it: nothing is hidden */
	RELEASE_CALLED, /* those called to the meeting */
	RELEASE_VOTERS, /* the members in the room */
	RELEASE_READERS, /* those the minutes are distributed to */
	RELEASE_SUPERIOR, /* 上级 */
	RELEASE_DEPARTMENTS, /* those who carry out tasks */
	RELEASE_STAFF, /* 内部 */
	RELEASE_PUBLIC, /* 公众 */
};

enum release_kind {
#define KIND(id, zh, en) RELEASE_##id,
#define PART(element, attribute, kind, sees)
#define FACT(element, attribute, fact, sees)
#include "xml/release.def"
#undef KIND
#undef PART
#undef FACT
	RELEASE_KINDS
};

/* What a name may not stand beside. */
enum release_fact {
	RELEASE_VOTED = 1, /* a vote by name, an attitude, a dissent */
	RELEASE_RECUSED = 2,
	RELEASE_CRITICISED = 4, /* or criticises */
	RELEASE_POSTED = 8, /* 任免 */
};

struct release_part {
	const char *text; /* UTF-8, of a paragraph, a table or an attribute */
	long line;
	enum release_kind kind;
	bool shown; /* to the audience */
	bool word; /* a name of an office or a term of the vocabulary */
	const char *who[2]; /* names of the persons it is of; or NULL */
};

struct release_person {
	const char *name;
	const char *post; /* of the roster; or NULL */
	long line; /* where he first stands */
	enum release_kind kind; /* as what */
	bool shown; /* may be named, whatever the texts say */
	bool barred; /* may not, though a text that is shown names him */
	unsigned facts; /* enum release_fact, or-ed, that are hidden */
	long fact_line; /* of the first of them */
};

struct release {
	struct arena *arena; /* owned; all below lives in it */
	const char *file;
	enum release_audience audience;
	struct release_part *parts;
	size_t nparts;
	struct release_person **persons; /* each name once */
	size_t npersons;
	size_t marked; /* parts that a mark shows to the audience */
};

/* NULL after a finding: a mark stands under a level of secrecy. */
struct release *release_read(
    const struct record *, enum release_audience, struct diag *);
void release_free(struct release *);

/* What a part of this kind is called, by enum diag_lang. */
const char *release_kind_name(enum release_kind, enum diag_lang);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of diff that look into records share. */
#ifndef JIYAO_JOB_DIFF_TREE_H
#define JIYAO_JOB_DIFF_TREE_H

#include "job/diff.h"

/* An element that is the same one by its name and a value. */
struct diff_key {
	const char *name, *value;
	size_t nth; /* of those with both alike, in one parent */
	xmlNode *node;
	size_t at; /* among its parent's elements */
};

struct diffing {
	struct arena *arena;
	struct changes *changes;
	const struct schema *schema;
	struct diff_key *ids[2]; /* of the whole, sorted; owned */
	size_t nids[2];
};

struct diff_runs {
	struct run *list; /* in the arena */
	size_t n, cap;
};

/* diff_element.c: one element.  Strings are in the arena. */
const char *diff_attribute(struct arena *, const xmlNode *, const char *name);
/* This node or the next that is an element; NULL. */
xmlNode *diff_element(xmlNode *);
bool diff_is(const xmlNode *, const char *name);
/* Adds text as it is printed: white space that holds it on several lines is
 * a blank or nothing. */
void diff_words(struct buf *, const char *s);
void diff_add_run(
    struct diffing *, struct diff_runs *, const char *s, unsigned style);
/* The text of a paragraph or cell with its emphasis and breaks. */
void diff_runs(struct diffing *, xmlNode *, struct diff_runs *);
/* True where the element holds text rather than elements. */
bool diff_is_text(const xmlNode *);
/* Its id, else who or what it is about; NULL. */
const char *diff_key_of(struct arena *, const xmlNode *);
int diff_by_key(const void *, const void *);
void diff_find_ids(struct diffing *, int side, xmlNode *root);
/* The element of that side with this one's name and id; NULL. */
xmlNode *diff_anywhere(const struct diffing *, int side, const xmlNode *);
/* The name of the person with this id, on either side; NULL. */
const char *diff_person(const struct diffing *, const char *id);
/* The value of an attribute as a reader knows it. */
const char *diff_readable(
    const struct diffing *, const char *name, const char *value);

/* diff_tell.c: 议题i2, what an element is a part of; NULL. */
const char *diff_whole_of(struct diffing *, const xmlNode *, enum diag_lang);
/* Begins the change of an element; one without attributes is a field of the
 * element it stands in. */
struct change *diff_tell(
    struct diffing *, enum change_kind, const xmlNode *a, const xmlNode *b);

/* diff_match.c: the elements in one element. */
struct diff_children {
	xmlNode **list; /* owned, as the others */
	size_t *ranks; /* among those of its name, from 1 */
	size_t *pair; /* index in the other's list, or ALIGN_NONE */
	size_t n;
	struct diff_key *keys; /* of those that have one, sorted */
	size_t nkeys;
};

void diff_match(struct diffing *, xmlNode *pa, xmlNode *pb,
    struct diff_children *a, struct diff_children *b);
void diff_children_free(struct diff_children *);
/* stays[j] of those of from that keep their order; the others have moved. */
void diff_keep_order(const size_t *from, size_t n, bool *stays);

#endif

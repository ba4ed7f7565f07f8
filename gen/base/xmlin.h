/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The one way in which bytes reach libxml2.
 *
 * No network, no external entities, no DTD (a DOCTYPE is a finding), no
 * XInclude; depth, bytes of one text and bytes of the whole are bounded while
 * parsing.  Each node knows its true line even past libxml2's 65,535.
 */
#ifndef JIYAO_BASE_XMLIN_H
#define JIYAO_BASE_XMLIN_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

struct _xmlDict;

#include "base/diag.h"

/* A limit of 0 is the default. */
struct xmlin_limits {
	size_t bytes; /* of the whole input */
	size_t text; /* bytes of one text node or attribute value */
	int depth; /* of elements */
};

/* 64 MiB, 10 MiB, 256. */
extern const struct xmlin_limits xmlin_limits_default;
/* What was given, the default where it is 0; given may be NULL. */
struct xmlin_limits xmlin_limits_of(const struct xmlin_limits *given);

/*
 * Parses bytes; file is for findings, first_line the line of bytes[0] in it.
 * limits NULL means the default.  Returns a document for xmlin_free, or NULL
 * after adding every syntax finding libxml2 gives (bounded at 20, then one
 * that says so).
 */
xmlDoc *xmlin_parse(const char *bytes, size_t len, const char *file,
    long first_line, const struct xmlin_limits *limits, struct diag *);
/*
 * The same with the names in a dictionary that other documents use too:
 * libxslt compares the names of stylesheets by address.  dict may be NULL.
 */
xmlDoc *xmlin_parse_dict(const char *bytes, size_t len, const char *file,
    long first_line, const struct xmlin_limits *limits, struct _xmlDict *dict,
    struct diag *);
void xmlin_free(xmlDoc *);
/*
 * Reads no further than the first element of this name and gives its
 * attributes to each; false where there is none.  It finds no faults: who
 * goes on to parse the bytes does.
 */
bool xmlin_peek(const char *bytes, size_t len, const char *ns, const char *name,
    void (*each)(void *ctx, const char *name, const char *value, size_t len),
    void *ctx);
/* The line of an element (a text or attribute: its parent's), from 1. */
long xmlin_line(const xmlNode *);
/* A copy whose elements know their lines; NULL where memory ran out. */
xmlDoc *xmlin_copy(const xmlDoc *);
/*
 * Makes libxml2's allocators exit instead of returning NULL, silences its
 * own error output, and shuts network and file entity loading off.  Idempotent.
 */
void xmlin_init(void);
/* What one piece of work with libxml2 and libxslt may use. */
struct xmlin_meter {
	size_t bytes; /* held at once */
	unsigned seconds; /* of this process's CPU */
	/*
	 * Called once, from within the allocator, so it may only set what ends
	 * the work soon.
	 */
	void (*over)(void *arg, bool too_long);
	void *arg;
};

/*
 * Counts from now on; at four times the bytes the process ends, as where
 * memory runs out.  NULL ends the counting.
 */
void xmlin_meter(const struct xmlin_meter *);

#endif

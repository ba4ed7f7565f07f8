/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Thin helpers over libharu's objects, for this room alone.
 *
 * libharu numbers, nests and writes the objects; this file adds what its own
 * calls lack: streams that arrive deflated, entries printed from integers
 * (its reals are floats), text strings of any character, and an error
 * handler that keeps the first error.  It knows nothing of pages or fonts.
 *
 * libharu's own streams drop a /Filter written by hand, take a second copy
 * and an object for their length.  So a stream here is a dictionary that
 * writes its entries through write_fn and its bytes through after_write_fn.
 */
#ifndef JIYAO_OUT_OBJECT_H
#define JIYAO_OUT_OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <hpdf.h>
#include <hpdf_doc.h>

#include "base/buf.h"
#include "base/diag.h"
#include "layout/mpt.h"

enum {
	OBJECT_MAX = 8388607, /* indirect objects in a file, ISO 32000 C.2 */
	OBJECT_KIDS = 64, /* pages under one node of the page tree */
};

struct libdeflate_compressor;

/* One document being written. */
struct object_doc {
	HPDF_Doc haru;
	struct buf *out; /* borrowed; libharu writes straight into it */
	size_t start; /* of the PDF in out */
	const char *file; /* for findings; borrowed */
	struct diag *diag; /* borrowed */
	unsigned long error, detail; /* the first that libharu reported */
	size_t npages;
	struct buf
	    origin; /* what it was made from and with, a line each; or empty */
	HPDF_Dict node; /* of the page tree, that takes the next page */
	struct libdeflate_compressor
	    *deflate[13]; /* by level, made when used */
	struct buf scratch; /* of one stream, deflated */
};

/* -1 after a finding. */
int object_open(
    struct object_doc *, const char *file, struct buf *out, struct diag *);
/* Writes all objects into out; -1 after a finding, and out is as it was. */
int object_save(struct object_doc *);
void object_close(struct object_doc *);

/* A new indirect dictionary. */
HPDF_Dict object_dict(struct object_doc *);
/* Lets a dictionary that libharu made, and hangs nothing on, have entries. */
void object_extend(HPDF_Dict);
/*
 * Entries to be written as they stand inside dict, which one of the
 * object_ calls made; the empty buf that is returned is owned by dict.
 */
struct buf *object_entries(HPDF_Dict);
/* A new indirect stream holding bytes deflated at level (1 to 12). */
HPDF_Dict object_stream(
    struct object_doc *, const void *bytes, size_t len, int level);
/*
 * The same of bytes that are encoded already, by the filter named, which
 * stands among its entries (NULL: they are plain); the bytes are copied.
 */
HPDF_Dict object_encoded(
    struct object_doc *, const void *bytes, size_t len, const char *filter);
/* A new page at the end of the page tree; its entries are its own. */
HPDF_Dict object_page(struct object_doc *);
struct buf *object_page_entries(HPDF_Dict page);
/* The number in "N 0 R"; 0 for NULL. */
unsigned object_id(const void *object);

/* 1/1000 as a decimal with up to three places: -207 is "-.207". */
void object_milli(struct buf *, int64_t thousandths);
/* UTF-8 as a PDF text string: ASCII, else UTF-16BE. */
void object_text(struct buf *, const char *utf8);
/* Bytes as a literal string in parentheses, escaped. */
void object_literal(struct buf *, const void *bytes, size_t len);

/* The finding that libharu reported an error. */
void object_error(struct object_doc *);
/* A finding that a limit of the format or of libharu is reached. */
void object_limit(struct object_doc *, const char *what, long long limit);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Helpers over libharu's objects; see the header.
 */
#include "out/object.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

#include "base/digest.h"
#include "base/mem.h"
#include "base/utf8.h"

enum {
	ID_HEX = 32, /* digits of the file identifier: 16 bytes */
};

/* What hangs on a dictionary of ours. */
struct extra {
	struct buf entries;
	/* of a stream; NULL for a dictionary */
	struct object_doc *doc;
	char *bytes; /* encoded, owned */
	const char *filter;
	size_t len;
};

static void *
alloc(HPDF_UINT size)
{
	return xmalloc(size);
}

static void
release(void *p)
{
	free(p);
}

/* libharu goes on after an error; what counts is the first. */
static void
failed(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
	struct object_doc *doc = user;

	if (doc->error == 0) {
		doc->error = error;
		doc->detail = detail;
	}
}

static HPDF_STATUS
receive(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT len)
{
	struct object_doc *doc = stream->attr;

	buf_add(doc->out, bytes, len);
	return HPDF_OK;
}

/*
 * The file identifier is a digest of all that was written before it: every
 * object stands before the trailer.
 */
static HPDF_STATUS
write_id(HPDF_Dict trailer, HPDF_Stream stream)
{
	struct object_doc *doc = stream->attr;
	char hex[DIGEST_HEX], line[2 * ID_HEX + 16];

	(void)trailer;
	digest_sha256(
	    doc->out->p + doc->start, doc->out->len - doc->start, hex);
	snprintf(line, sizeof(line), "/ID [<%.*s><%.*s>]\n", ID_HEX, hex,
	    ID_HEX, hex);
	return HPDF_Stream_WriteStr(stream, line);
}

void
object_error(struct object_doc *doc)
{
	diag_add(doc->diag, DIAG_PDF_LIBRARY, doc->file, 0,
	    diag_num((long long)doc->error), diag_num((long long)doc->detail));
}

int
object_open(struct object_doc *doc, const char *file, struct buf *out,
    struct diag *diag)
{
	memset(doc, 0, sizeof(*doc));
	doc->out = out;
	doc->start = out->len;
	doc->file = file;
	doc->diag = diag;
	doc->haru = HPDF_NewEx(failed, alloc, release, 0, doc);
	if (doc->haru == NULL) {
		object_error(doc);
		return -1;
	}
	doc->haru->pdf_version = HPDF_VER_17;
	doc->haru->trailer->write_fn = write_id;
	return 0;
}

int
object_save(struct object_doc *doc)
{
	HPDF_Doc haru = doc->haru;

	if (haru->xref->entries->count > OBJECT_MAX) {
		object_limit(doc, "obj", OBJECT_MAX);
		return -1;
	}
	if (doc->error == 0) {
		/* Its own way is a second copy of the file in memory. */
		haru->stream =
		    HPDF_CallbackWriter_New(haru->mmgr, receive, doc);
		if (haru->stream != NULL)
			HPDF_SaveToStream(haru);
	}
	if (doc->error == 0)
		return 0;
	doc->out->len = doc->start;
	if (doc->out->p != NULL)
		doc->out->p[doc->start] = '\0';
	object_error(doc);
	return -1;
}

void
object_close(struct object_doc *doc)
{
	size_t i;

	if (doc->haru != NULL)
		HPDF_Free(doc->haru);
	doc->haru = NULL;
	for (i = 0; i < sizeof(doc->deflate) / sizeof(*doc->deflate); i++)
		libdeflate_free_compressor(doc->deflate[i]);
	buf_free(&doc->scratch);
	buf_free(&doc->origin);
}

static HPDF_STATUS
write_extra(HPDF_Dict dict, HPDF_Stream stream)
{
	struct extra *extra = dict->attr;
	HPDF_STATUS status = HPDF_OK;
	char line[64];

	if (extra->bytes != NULL) {
		snprintf(line, sizeof(line), "%s%s/Length %zu",
		    extra->filter == NULL ? "" : "/Filter/",
		    extra->filter == NULL ? "" : extra->filter, extra->len);
		status = HPDF_Stream_WriteStr(stream, line);
	}
	if (status == HPDF_OK && extra->entries.len > 0)
		status = HPDF_Stream_Write(stream,
		    (const HPDF_BYTE *)extra->entries.p,
		    (HPDF_UINT)extra->entries.len);
	return status;
}

/* After the dictionary comes its stream; libharu passes no stream here. */
static HPDF_STATUS
write_bytes(HPDF_Dict dict)
{
	struct extra *extra = dict->attr;
	HPDF_Stream stream = extra->doc->haru->stream;
	HPDF_STATUS status;

	status = HPDF_Stream_WriteStr(stream, "\nstream\n");
	if (status == HPDF_OK)
		status = HPDF_Stream_Write(stream,
		    (const HPDF_BYTE *)extra->bytes, (HPDF_UINT)extra->len);
	if (status == HPDF_OK)
		status = HPDF_Stream_WriteStr(stream, "\nendstream");
	return status;
}

static void
free_extra(HPDF_Dict dict)
{
	struct extra *extra = dict->attr;

	buf_free(&extra->entries);
	free(extra->bytes);
	free(extra);
}

static void
give_extra(HPDF_Dict dict)
{
	struct extra *extra = xcalloc(1, sizeof(*extra));

	dict->attr = extra;
	dict->write_fn = write_extra;
	dict->free_fn = free_extra;
}

void
object_extend(HPDF_Dict dict)
{
	/* Who asks a second time goes on with the first one's entries. */
	if (dict->write_fn != write_extra)
		give_extra(dict);
}

HPDF_Dict
object_dict(struct object_doc *doc)
{
	HPDF_Dict dict = HPDF_Dict_New(doc->haru->mmgr);

	/* Allocation exits, and the door has counted the objects. */
	if (dict == NULL || HPDF_Xref_Add(doc->haru->xref, dict) != HPDF_OK)
		mem_exhausted();
	give_extra(dict);
	return dict;
}

struct buf *
object_entries(HPDF_Dict dict)
{
	struct extra *extra = dict->attr;

	return &extra->entries;
}

static void
deflate(struct object_doc *doc, const void *bytes, size_t len, int level)
{
	size_t bound;

	if (doc->deflate[level] == NULL)
		doc->deflate[level] = libdeflate_alloc_compressor(level);
	if (doc->deflate[level] == NULL)
		mem_exhausted();
	bound = libdeflate_zlib_compress_bound(doc->deflate[level], len);
	buf_clear(&doc->scratch);
	buf_reserve(&doc->scratch, bound);
	doc->scratch.len = libdeflate_zlib_compress(
	    doc->deflate[level], bytes, len, doc->scratch.p, bound);
}

HPDF_Dict
object_stream(struct object_doc *doc, const void *bytes, size_t len, int level)
{
	deflate(doc, bytes, len, level);
	return object_encoded(
	    doc, doc->scratch.p, doc->scratch.len, "FlateDecode");
}

HPDF_Dict
object_encoded(
    struct object_doc *doc, const void *bytes, size_t len, const char *filter)
{
	HPDF_Dict dict = object_dict(doc);
	struct extra *extra = dict->attr;

	extra->doc = doc;
	extra->filter = filter;
	extra->len = len;
	extra->bytes = xmalloc(len);
	memcpy(extra->bytes, bytes, len);
	dict->after_write_fn = write_bytes;
	return dict;
}

/*
 * A page as the page tree needs it: libharu looks at its class, and at the
 * first field of its attributes.  libharu's own pages print their size from
 * floats (841.89001) and carry a graphics state that nothing here uses.
 */
struct page {
	HPDF_PageAttr_Rec attr;
	struct buf entries;
};

static HPDF_STATUS
write_page(HPDF_Dict dict, HPDF_Stream stream)
{
	struct page *page = dict->attr;

	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)page->entries.p,
	    (HPDF_UINT)page->entries.len);
}

static void
free_page(HPDF_Dict dict)
{
	struct page *page = dict->attr;

	buf_free(&page->entries);
	free(page);
}

HPDF_Dict
object_page(struct object_doc *doc)
{
	HPDF_Doc haru = doc->haru;
	HPDF_Dict dict = HPDF_Dict_New(haru->mmgr);

	if (dict == NULL || HPDF_Xref_Add(haru->xref, dict) != HPDF_OK)
		mem_exhausted();
	dict->header.obj_class |= HPDF_OSUBCLASS_PAGE;
	dict->attr = xcalloc(1, sizeof(struct page));
	dict->write_fn = write_page;
	dict->free_fn = free_page;
	if (doc->npages++ % OBJECT_KIDS == 0)
		doc->node =
		    HPDF_Pages_New(haru->mmgr, haru->root_pages, haru->xref);
	if (doc->node == NULL)
		mem_exhausted();
	HPDF_Pages_AddKids(doc->node, dict);
	return dict;
}

struct buf *
object_page_entries(HPDF_Dict dict)
{
	struct page *page = dict->attr;

	return &page->entries;
}

unsigned
object_id(const void *object)
{
	const HPDF_Obj_Header *header = object;

	return header == NULL ? 0 : header->obj_id & 0x00FFFFFF;
}

void
object_milli(struct buf *buf, int64_t n)
{
	char digits[32];
	int i = (int)sizeof(digits);
	int64_t rest;
	int places = 3;

	if (n < 0) {
		buf_addc(buf, '-');
		n = -n;
	}
	for (rest = n % 1000; places > 0 && rest % 10 == 0; places--)
		rest /= 10;
	for (; places > 0; places--) {
		digits[--i] = (char)('0' + rest % 10);
		rest /= 10;
	}
	if (i < (int)sizeof(digits))
		digits[--i] = '.';
	for (n /= 1000; n > 0; n /= 10)
		digits[--i] = (char)('0' + n % 10);
	if (i == (int)sizeof(digits))
		digits[--i] = '0';
	buf_add(buf, digits + i, sizeof(digits) - (size_t)i);
}

void
object_literal(struct buf *buf, const void *bytes, size_t len)
{
	const char *p = bytes;
	size_t i;

	buf_addc(buf, '(');
	for (i = 0; i < len; i++) {
		if (p[i] == '\r') {
			/* A bare one would be read as a line feed. */
			buf_adds(buf, "\\r");
			continue;
		}
		if (p[i] == '(' || p[i] == ')' || p[i] == '\\')
			buf_addc(buf, '\\');
		buf_addc(buf, p[i]);
	}
	buf_addc(buf, ')');
}

static void
put16(struct buf *buf, uint32_t unit)
{
	buf_addc(buf, (char)(unit >> 8));
	buf_addc(buf, (char)(unit & 0xFF));
}

void
object_text(struct buf *buf, const char *s)
{
	struct buf utf16 = {NULL, 0, 0};
	size_t len = strlen(s), i, took;
	uint32_t cp;

	for (i = 0; i < len; i++)
		if ((unsigned char)s[i] < 0x20 || (unsigned char)s[i] > 0x7E)
			break;
	if (i == len) {
		object_literal(buf, s, len);
		return;
	}
	put16(&utf16, 0xFEFF);
	for (i = 0; i < len; i += took) {
		took = utf8_decode(s + i, len - i, &cp);
		if (took == 0) {
			took = 1;
			cp = 0xFFFD;
		}
		if (cp > 0xFFFF) {
			cp -= 0x10000;
			put16(&utf16, 0xD800 + (cp >> 10));
			cp = 0xDC00 + (cp & 0x3FF);
		}
		put16(&utf16, cp);
	}
	object_literal(buf, utf16.p, utf16.len);
	buf_free(&utf16);
}

void
object_limit(struct object_doc *doc, const char *what, long long limit)
{
	diag_add(
	    doc->diag, DIAG_PDF_LIMIT, doc->file, 0, what, diag_num(limit));
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * libxml2 keeps lines in 16 bits and gives the line where a start tag ends;
 * the SAX hooks here keep the line of its '<' in node->_private.  They also
 * count depth and text, which is what allows XML_PARSE_HUGE: libxml2's own
 * limits are fixed, ours are the caller's.
 */
#include "base/xmlin.h"

#include <malloc.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include <libxml/SAX2.h>
#include <libxml/dict.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "base/mem.h"
#include "base/utf8.h"

enum { SYNTAX_FINDINGS_MAX = 20 };

const struct xmlin_limits xmlin_limits_default = {64 << 20, 10 << 20, 256};

struct xmlin_limits
xmlin_limits_of(const struct xmlin_limits *given)
{
	struct xmlin_limits l = xmlin_limits_default;

	if (given != NULL && given->bytes != 0)
		l.bytes = given->bytes;
	if (given != NULL && given->text != 0)
		l.text = given->text;
	if (given != NULL && given->depth != 0)
		l.depth = given->depth;
	return l;
}

/* What the hooks keep while one document is parsed: ctxt->_private. */
struct parsing {
	const char *file;
	long line_shift; /* first_line - 1 */
	struct xmlin_limits limits;
	struct diag *diag;
	int depth;
	size_t text; /* bytes of the text run that is open */
	int errors;
	bool stopped; /* by us, after a finding */
};

static long
here(const xmlParserCtxt *ctxt)
{
	const struct parsing *p = ctxt->_private;

	return p->line_shift + (ctxt->input == NULL ? 1 : ctxt->input->line);
}

static void
stop(xmlParserCtxt *ctxt)
{
	struct parsing *p = ctxt->_private;

	p->stopped = true;
	xmlStopParser(ctxt);
}

/* Line of the '<' of the start tag that ends at the input's position: '<'
 * cannot stand inside a tag, so the last one before is it. */
static long
tag_line(const xmlParserCtxt *ctxt)
{
	const xmlChar *s = ctxt->input->cur;
	long line = here(ctxt);

	while (s > ctxt->input->base && *s != '<') {
		if (*s == '\n' && s != ctxt->input->cur)
			line--;
		s--;
	}
	return line;
}

static void
on_start(void *ctx, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int nns, const xmlChar **ns, int natts, int ndefault,
    const xmlChar **atts)
{
	xmlParserCtxt *ctxt = ctx;
	struct parsing *p = ctxt->_private;
	int i;

	if (p->stopped)
		return;
	p->text = 0;
	if (++p->depth > p->limits.depth) {
		diag_add(p->diag, DIAG_XML_DEPTH, p->file, tag_line(ctxt),
		    diag_num(p->limits.depth));
		stop(ctxt);
		return;
	}
	for (i = 0; i < natts; i++)
		if ((size_t)(atts[5 * i + 4] - atts[5 * i + 3]) >
		    p->limits.text) {
			diag_add(p->diag, DIAG_XML_TEXT, p->file,
			    tag_line(ctxt),
			    diag_num((long long)p->limits.text));
			stop(ctxt);
			return;
		}
	xmlSAX2StartElementNs(
	    ctx, name, prefix, uri, nns, ns, natts, ndefault, atts);
	if (ctxt->node != NULL)
		ctxt->node->_private = (void *)(intptr_t)tag_line(ctxt);
}

static void
on_end(
    void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct parsing *p = ((xmlParserCtxt *)ctx)->_private;

	p->depth--;
	p->text = 0;
	xmlSAX2EndElementNs(ctx, name, prefix, uri);
}

/* True while the open text run stays within its limit. */
static bool
count_text(xmlParserCtxt *ctxt, int len)
{
	struct parsing *p = ctxt->_private;

	if (p->stopped)
		return false;
	p->text += (size_t)len;
	if (p->text <= p->limits.text)
		return true;
	diag_add(p->diag, DIAG_XML_TEXT, p->file, here(ctxt),
	    diag_num((long long)p->limits.text));
	stop(ctxt);
	return false;
}

static void
on_text(void *ctx, const xmlChar *s, int len)
{
	if (count_text(ctx, len))
		xmlSAX2Characters(ctx, s, len);
}

static void
on_cdata(void *ctx, const xmlChar *s, int len)
{
	if (count_text(ctx, len))
		xmlSAX2CDataBlock(ctx, s, len);
}

static void
on_doctype(
    void *ctx, const xmlChar *name, const xmlChar *ext, const xmlChar *sys)
{
	xmlParserCtxt *ctxt = ctx;
	struct parsing *p = ctxt->_private;

	(void)name, (void)ext, (void)sys;
	if (p->stopped)
		return;
	diag_add(p->diag, DIAG_XML_DOCTYPE, p->file, here(ctxt));
	stop(ctxt);
}

/* Words the common faults in both languages; libxml2's English serves the
 * rest. */
static void
word(struct parsing *p, const xmlError *e, long line)
{
	const char *a = e->str1 == NULL ? "?" : e->str1;
	const char *b = e->str2 == NULL ? "?" : e->str2;
	char *text;
	size_t len;

	switch (e->code) {
	case XML_ERR_TAG_NAME_MISMATCH:
		diag_add(p->diag, DIAG_XML_MISMATCH, p->file, line, a, b);
		return;
	case XML_ERR_DOCUMENT_EMPTY:
	case XML_ERR_DOCUMENT_START:
		diag_add(p->diag, DIAG_XML_NOT_XML, p->file, line);
		return;
	case XML_ERR_TAG_NOT_FINISHED:
	case XML_ERR_DOCUMENT_END:
		diag_add(p->diag, DIAG_XML_UNFINISHED, p->file, line);
		return;
	case XML_ERR_UNDECLARED_ENTITY:
	case XML_WAR_UNDECLARED_ENTITY:
		diag_add(p->diag, DIAG_XML_ENTITY, p->file, line, a);
		return;
	case XML_ERR_ATTRIBUTE_REDEFINED:
		diag_add(p->diag, DIAG_XML_ATTRIBUTE_TWICE, p->file, line, a);
		return;
	case XML_NS_ERR_UNDEFINED_NAMESPACE:
		diag_add(p->diag, DIAG_XML_PREFIX, p->file, line, a);
		return;
	case XML_ERR_UNSUPPORTED_ENCODING:
	case XML_ERR_UNKNOWN_ENCODING:
	case XML_ERR_INVALID_ENCODING:
	case XML_I18N_CONV_FAILED:
		diag_add(p->diag, DIAG_XML_ENCODING, p->file, line,
		    e->str1 == NULL ? "" : a);
		return;
	default:
		break;
	}
	text = xstrdup(e->message == NULL ? "?" : e->message);
	len = strlen(text);
	while (len > 0 && (text[len - 1] == '\n' || text[len - 1] == ' '))
		text[--len] = '\0';
	diag_add(p->diag, DIAG_XML_SYNTAX, p->file, line, text);
	free(text);
}

static void
on_error(void *ctx, xmlErrorPtr e)
{
	xmlParserCtxt *ctxt = ctx;
	struct parsing *p = ctxt->_private;

	if (p->stopped || e->level < XML_ERR_ERROR)
		return;
	if (e->code == XML_ERR_NO_MEMORY)
		mem_exhausted();
	if (p->errors++ == SYNTAX_FINDINGS_MAX) {
		diag_add(p->diag, DIAG_XML_MORE, p->file, 0,
		    diag_num(SYNTAX_FINDINGS_MAX));
		stop(ctxt);
		return;
	}
	word(p, e, p->line_shift + (e->line > 0 ? e->line : 1));
}

/* The piece of work that is metered; libxml2's allocator is global. */
static struct {
	struct xmlin_meter may; /* bytes is 0 where nothing is counted */
	size_t held; /* never below 0, though older blocks may go */
	unsigned calls; /* of the allocator */
	time_t end; /* CPU seconds at which it is too long */
	bool told;
} meter;

/* A glance at the clock costs as much as an allocation or two. */
enum { CALLS_A_GLANCE = 256 };

static time_t
cpu_seconds(void)
{
	struct timespec t = {0, 0};

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec;
}

void
xmlin_meter(const struct xmlin_meter *m)
{
	memset(&meter, 0, sizeof(meter));
	if (m == NULL)
		return;
	meter.may = *m;
	meter.end = cpu_seconds() + (time_t)m->seconds;
}

static void
meter_add(size_t n)
{
	bool too_long = false;

	meter.held += n;
	if (meter.held / 4 > meter.may.bytes)
		mem_exhausted();
	if (++meter.calls % CALLS_A_GLANCE == 0)
		too_long = cpu_seconds() > meter.end;
	if (!meter.told && (too_long || meter.held > meter.may.bytes)) {
		meter.told = true;
		meter.may.over(meter.may.arg, too_long);
	}
}

static void
meter_sub(size_t n)
{
	meter.held -= n < meter.held ? n : meter.held;
}

static void *
alloc(size_t n)
{
	void *p = xmalloc(n);

	if (meter.may.bytes > 0)
		meter_add(malloc_usable_size(p));
	return p;
}

static void *
realloc_(void *p, size_t n)
{
	size_t was =
	    meter.may.bytes > 0 && p != NULL ? malloc_usable_size(p) : 0;

	/* Before, too: growing may take twice the room while it copies. */
	if (meter.may.bytes > 0 && (meter.held + n) / 4 > meter.may.bytes)
		mem_exhausted();
	p = xreallocarray(p, n, 1);
	if (meter.may.bytes > 0) {
		meter_sub(was);
		meter_add(malloc_usable_size(p));
	}
	return p;
}

static char *
strdup_(const char *s)
{
	char *p = xstrdup(s);

	if (meter.may.bytes > 0)
		meter_add(malloc_usable_size(p));
	return p;
}

static void
free_(void *p)
{
	if (meter.may.bytes > 0 && p != NULL)
		meter_sub(malloc_usable_size(p));
	free(p);
}

static void
be_silent(void *ctx, const char *msg, ...)
{
	(void)ctx, (void)msg;
}

static void
be_silent_too(void *ctx, xmlErrorPtr e)
{
	(void)ctx, (void)e;
}

static xmlParserInputPtr
load_nothing(const char *url, const char *id, xmlParserCtxtPtr ctxt)
{
	(void)url, (void)id, (void)ctxt;
	return NULL;
}

void
xmlin_init(void)
{
	static bool done; /* libxml2's own state is global as well */

	if (done)
		return;
	done = true;
	if (xmlMemSetup(free_, alloc, realloc_, strdup_) != 0)
		mem_exhausted();
	xmlInitParser();
	xmlSetGenericErrorFunc(NULL, be_silent);
	xmlSetStructuredErrorFunc(NULL, be_silent_too);
	xmlSetExternalEntityLoader(load_nothing);
}

/*
 * A declared encoding that the bytes contradict: UTF-8 text under a GB or
 * Latin name would be read as other characters without an error.  Gives the
 * declared name in name.
 */
static bool
encoding_lies(const char *s, size_t len, char name[32])
{
	static const char *const honest[] = {"UTF-8", "UTF8", "US-ASCII",
	    "ASCII", "UTF-16", "UTF-16LE", "UTF-16BE"};
	size_t i, n = len < 256 ? len : 256;
	const char *e, *end, *q;
	bool plain = true;

	name[0] = '\0';
	if (len < 5 || memcmp(s, "<?xml", 5) != 0)
		return false;
	end = memchr(s, '>', n);
	if (end == NULL)
		return false;
	for (e = s; e + 8 < end; e++)
		if (memcmp(e, "encoding", 8) == 0)
			break;
	if (e + 8 >= end)
		return false;
	while (e < end && *e != '"' && *e != '\'')
		e++;
	if (e >= end)
		return false;
	q = memchr(e + 1, *e, (size_t)(end - e - 1));
	if (q == NULL || q - e - 1 >= 32)
		return false;
	memcpy(name, e + 1, (size_t)(q - e - 1));
	name[q - e - 1] = '\0';
	for (i = 0; i < sizeof honest / sizeof honest[0]; i++)
		if (strcasecmp(name, honest[i]) == 0)
			/* UTF-16 declared in single bytes is a lie, too. */
			return i >= 4;
	for (i = 0; i < len && plain; i++)
		plain = (unsigned char)s[i] < 0x80;
	return !plain && utf8_check(s, len) == len;
}

static long
line_at(const char *s, size_t at, long first_line)
{
	const char *nl = s, *end = s + at;

	while ((nl = memchr(nl, '\n', (size_t)(end - nl))) != NULL) {
		first_line++;
		nl++;
	}
	return first_line;
}

/* Findings about the bytes before any parser sees them. */
static int
check_bytes(const char *s, size_t len, const char *file, long first_line,
    const struct xmlin_limits *limits, struct diag *d)
{
	char name[32];
	const char *nul;
	size_t at;

	if (len == 0) {
		diag_add(d, DIAG_FILE_EMPTY, file, 0);
		return -1;
	}
	if (len > limits->bytes || len > INT32_MAX) {
		diag_add(d, DIAG_LIMIT_BYTES, file, 0,
		    diag_num((long long)limits->bytes));
		return -1;
	}
	if (encoding_lies(s, len, name)) {
		diag_add(d, DIAG_XML_ENCODING, file, first_line, name);
		return -1;
	}
	if ((name[0] == '\0' || strcasecmp(name, "UTF-8") == 0) &&
	    !(len >= 2 && (unsigned char)s[0] >= 0xfe) && s[0] != '\0') {
		at = utf8_check(s, len);
		if (at < len) {
			diag_add(d, DIAG_BAD_UTF8, file,
			    line_at(s, at, first_line),
			    diag_num((long long)at + 1));
			return -1;
		}
		/* libxml2 takes a NUL for the end of the file. */
		nul = memchr(s, '\0', len);
		if (nul != NULL) {
			at = (size_t)(nul - s);
			diag_add(d, DIAG_BAD_NUL, file,
			    line_at(s, at, first_line),
			    diag_num((long long)at + 1));
			return -1;
		}
	}
	return 0;
}

xmlDoc *
xmlin_parse(const char *bytes, size_t len, const char *file, long first_line,
    const struct xmlin_limits *limits, struct diag *d)
{
	return xmlin_parse_dict(bytes, len, file, first_line, limits, NULL, d);
}

xmlDoc *
xmlin_parse_dict(const char *bytes, size_t len, const char *file,
    long first_line, const struct xmlin_limits *limits, xmlDict *dict,
    struct diag *d)
{
	struct parsing p = {.file = file,
	    .line_shift = first_line - 1,
	    .limits = xmlin_limits_of(limits),
	    .diag = d};
	xmlParserCtxt *ctxt;
	xmlDoc *doc;

	xmlin_init();
	if (check_bytes(bytes, len, file, first_line, &p.limits, d) != 0)
		return NULL;
	ctxt = xmlNewParserCtxt();
	if (ctxt == NULL)
		mem_exhausted();
	if (dict != NULL) {
		xmlDictFree(ctxt->dict);
		ctxt->dict = dict;
		xmlDictReference(dict);
	}
	ctxt->_private = &p;
	ctxt->sax->startElementNs = on_start;
	ctxt->sax->endElementNs = on_end;
	ctxt->sax->characters = on_text;
	ctxt->sax->ignorableWhitespace = on_text;
	ctxt->sax->cdataBlock = on_cdata;
	ctxt->sax->internalSubset = on_doctype;
	ctxt->sax->serror = on_error;
	doc = xmlCtxtReadMemory(ctxt, bytes, (int)len, file, NULL,
	    XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOCDATA);
	if (doc != NULL && (p.stopped || p.errors > 0 || !ctxt->wellFormed)) {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	if (doc == NULL && !p.stopped && p.errors == 0)
		diag_add(d, DIAG_XML_NOT_XML, file, 0);
	xmlFreeParserCtxt(ctxt);
	return doc;
}

void
xmlin_free(xmlDoc *doc)
{
	if (doc != NULL)
		xmlFreeDoc(doc);
}

long
xmlin_line(const xmlNode *node)
{
	/* Namespace declarations and documents have another shape. */
	while (node != NULL && node->type != XML_ELEMENT_NODE) {
		if (node->type == XML_NAMESPACE_DECL)
			return 0;
		if (node->type == XML_DOCUMENT_NODE)
			return 1;
		node = node->parent;
	}
	return node == NULL ? 0 : (long)(intptr_t)node->_private;
}

xmlDoc *
xmlin_copy(const xmlDoc *doc)
{
	xmlDoc *own = xmlCopyDoc((xmlDoc *)doc, 1);
	const xmlNode *from = doc->children;
	xmlNode *to = own == NULL ? NULL : own->children;

	while (from != NULL && to != NULL) {
		if (from->type == XML_ELEMENT_NODE) {
			to->_private = from->_private;
			if (from->children != NULL && to->children != NULL) {
				from = from->children;
				to = to->children;
				continue;
			}
		}
		while (from->next == NULL &&
		       from->parent != (const xmlNode *)doc) {
			from = from->parent;
			to = to->parent;
		}
		from = from->next;
		to = to->next;
	}
	return own;
}

struct peeking {
	xmlParserCtxt *ctxt;
	const char *ns, *name;
	void (*each)(
	    void *ctx, const char *name, const char *value, size_t len);
	void *ctx;
	bool found;
};

static void
on_peek(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int nns, const xmlChar **ns, int natts, int ndefault,
    const xmlChar **atts)
{
	struct peeking *p = data;

	(void)prefix, (void)nns, (void)ns, (void)ndefault;
	if (p->found || uri == NULL ||
	    strcmp((const char *)name, p->name) != 0 ||
	    strcmp((const char *)uri, p->ns) != 0)
		return;
	p->found = true;
	for (int i = 0; i < natts; i++)
		p->each(p->ctx, (const char *)atts[5 * i],
		    (const char *)atts[5 * i + 3],
		    (size_t)(atts[5 * i + 4] - atts[5 * i + 3]));
	xmlStopParser(p->ctxt);
}

bool
xmlin_peek(const char *bytes, size_t len, const char *ns, const char *name,
    void (*each)(void *ctx, const char *name, const char *value, size_t len),
    void *ctx)
{
	enum { CHUNK = 2048 };
	struct peeking p = {NULL, ns, name, each, ctx, false};
	xmlSAXHandler sax = {
	    .initialized = XML_SAX2_MAGIC, .startElementNs = on_peek};
	size_t at = 0, n;

	xmlin_init();
	p.ctxt = xmlCreatePushParserCtxt(&sax, &p, NULL, 0, NULL);
	xmlCtxtUseOptions(p.ctxt, XML_PARSE_NONET);
	for (; at < len && !p.found; at += n) {
		n = len - at < CHUNK ? len - at : CHUNK;
		if (xmlParseChunk(p.ctxt, bytes + at, (int)n, 0) != 0)
			break;
	}
	xmlFreeParserCtxt(p.ctxt);
	return p.found;
}

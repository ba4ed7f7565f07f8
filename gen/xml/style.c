/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Compiling and running stylesheets.  Knows libxslt's messages and limits;
 * what is shut to a stylesheet is style_refuse.c's, what it may call is
 * function.c's.
 *
 *	style_load ── style_read ── libxslt ── style_import (each xsl:import)
 *	style_run  ── libxslt ── on_text, on_xpath_error (its messages)
 *	                      └─ over (memory or time, from the allocator)
 *
 * Whatever goes wrong becomes findings at the instruction's line, and then
 * no text is given: libxslt likes to go on with half a result.
 */
#include "xml/style_in.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/imports.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>

#include "base/mem.h"
#include "base/xmlin.h"
#include "xml/rules.h"

enum { ERRORS_MAX = 20 }; /* of one loading or run that are told */

const struct style_limits style_limits_default = {
    1000, 5000000, 50000000, 256 << 20, 60};

/* What was given, the default where it is 0. */
static struct style_limits
limits_of(const struct style_limits *given)
{
	struct style_limits l = style_limits_default;

	if (given == NULL)
		return l;
	if (given->depth != 0)
		l.depth = given->depth;
	if (given->steps != 0)
		l.steps = given->steps;
	if (given->xpath != 0)
		l.xpath = given->xpath;
	if (given->memory != 0)
		l.memory = given->memory;
	if (given->seconds != 0)
		l.seconds = given->seconds;
	return l;
}

/* The messages of libxslt, which come in pieces: a head, then a text. */
struct hearing {
	const struct style *style;
	struct diag *diag;
	bool in_error; /* a head was heard */
	long line;
	long told_line; /* of the last error that was told */
	const char *file;
	struct buf detail; /* of libxml2, for the error that follows */
	long detail_line;
	const char *detail_file;
	int errors;
	/* while running */
	xsltTransformContext *transform; /* NULL while loading */
	struct buf message; /* of the last xsl:message */
	long message_line;
	const char *message_file;
	bool too_deep;
	bool deaf; /* the run was stopped after a finding of ours */
};

struct run {
	struct function_run functions; /* first: its address is both's */
	struct hearing hearing;
	const char *record; /* the file of the tree */
	bool over_memory, over_time;
};

/* Makes it one line: a finding is one. */
static void
trim(struct buf *b)
{
	size_t i;

	for (i = 0; i < b->len; i++)
		if (b->p[i] == '\n' || b->p[i] == '\r')
			b->p[i] = ' ';
	while (b->len > 0 && strchr("\n\r ", b->p[b->len - 1]) != NULL)
		b->p[--b->len] = '\0';
}

/*
 * A head looks like `runtime error: file URI line 12 element x`; all parts
 * after the colon may be missing.
 */
static bool
is_head(const char *t)
{
	return strncmp(t, "runtime error", 13) == 0 ||
	       strncmp(t, "compilation error", 17) == 0;
}

static void
hear_head(struct hearing *h, const char *t)
{
	const char *file = strstr(t, " file "), *line = strstr(t, " line ");
	char *uri;

	h->in_error = true;
	h->line = 0;
	h->file = h->style->file;
	if (file != NULL && line != NULL && line > file) {
		uri = xstrndup(file + 6, (size_t)(line - file - 6));
		h->file = style_source_name(h->style, uri);
		free(uri);
		h->line = strtol(line + 6, NULL, 10);
	}
}

/* True once a limit was crossed: what libxslt says then is noise. */
static bool
past_limit(const struct hearing *h)
{
	const xsltTransformContext *t = h->transform;

	return t != NULL && (h->too_deep || t->opCount >= t->opLimit ||
				t->xpathCtxt->opCount >= t->xpathCtxt->opLimit);
}

static void
hear_error(struct hearing *h, const char *said)
{
	struct buf text = {0};
	const xsltTransformContext *t = h->transform;
	/* libxslt tells some faults twice, in other words. */
	bool again = h->errors > 0 && h->line == h->told_line;

	h->in_error = false;
	if (t != NULL && (t->templNr >= t->maxTemplateDepth ||
			     t->depth >= t->maxTemplateDepth ||
			     t->varsNr >= t->maxTemplateVars))
		h->too_deep = true;
	if (h->detail.len > 0) {
		buf_add(&text, h->detail.p, h->detail.len);
		buf_adds(&text, "; ");
		buf_clear(&h->detail);
	}
	buf_adds(&text, said);
	trim(&text);
	if (!again && h->errors < ERRORS_MAX && !past_limit(h) && !h->deaf)
		diag_add(h->diag, DIAG_STYLE_ERROR, h->file, h->line, text.p);
	h->errors++;
	h->told_line = h->line;
	buf_free(&text);
}

/* The instruction that is being carried out. */
static long
inst_line(const struct hearing *h, const char **file)
{
	const xmlNode *inst = h->transform->inst;

	*file = h->style->file;
	if (inst == NULL)
		return 0;
	if (inst->doc != NULL)
		*file =
		    style_source_name(h->style, (const char *)inst->doc->URL);
	return xmlin_line(inst);
}

/* Passes the message on that waits, if any. */
static void
tell_message(struct hearing *h, enum diag_id id)
{
	trim(&h->message);
	if (h->message.len > 0)
		diag_add(h->diag, id, h->message_file, h->message_line,
		    h->message.p);
	buf_clear(&h->message);
}

static void
hear_message(struct hearing *h, const char *text)
{
	tell_message(h, DIAG_STYLE_MESSAGE);
	buf_adds(&h->message, text);
	h->message_line = inst_line(h, &h->message_file);
}

/* libxslt's generic error function, while loading and while running. */
static void
on_text(void *ctx, const char *fmt, ...)
{
	struct hearing *h = ctx;
	char text[2048];
	va_list ap;

	if (strcmp(fmt, "%s") == 0 && !h->in_error) {
		va_start(ap, fmt); /* xsl:message, of any length */
		if (h->transform != NULL)
			hear_message(h, va_arg(ap, const char *));
		va_end(ap);
		return;
	}
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (is_head(text))
		hear_head(h, text);
	else if (h->in_error)
		hear_error(h, text);
}

static void
on_xpath_error(void *ctx, xmlErrorPtr e)
{
	struct hearing *h = ctx;

	if (e->code == XML_ERR_NO_MEMORY)
		mem_exhausted();
	if (h->detail.len == 0)
		buf_adds(&h->detail, e->message == NULL ? "" : e->message);
	trim(&h->detail);
	if (e->str1 != NULL)
		buf_addf(&h->detail, ": %.200s", e->str1);
	if (h->transform != NULL)
		h->detail_line = inst_line(h, &h->detail_file);
}

/* What libxml2 says without a structure: a function that is not there. */
static void
on_xpath_text(void *ctx, const char *fmt, ...)
{
	struct hearing *h = ctx;
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	buf_clear(&h->detail);
	buf_adds(&h->detail, text);
	trim(&h->detail);
}

/* Takes over libxslt's global messages and gives them back. */
struct ears {
	xmlStructuredErrorFunc xml;
	void *xml_ctx;
	xmlGenericErrorFunc text;
	void *text_ctx;
	xmlGenericErrorFunc xslt;
	void *xslt_ctx;
};

static struct ears
ears_take(struct hearing *h)
{
	struct ears was = {.xml = xmlStructuredError,
	    .xml_ctx = xmlStructuredErrorContext,
	    .text = xmlGenericError,
	    .text_ctx = xmlGenericErrorContext,
	    .xslt = xsltGenericError,
	    .xslt_ctx = xsltGenericErrorContext};

	xsltSetGenericErrorFunc(h, on_text);
	xmlSetGenericErrorFunc(h, on_xpath_text);
	xmlSetStructuredErrorFunc(h, on_xpath_error);
	return was;
}

static void
ears_give_back(const struct ears *was)
{
	xsltSetGenericErrorFunc(was->xslt_ctx, was->xslt);
	xmlSetGenericErrorFunc(was->text_ctx, was->text);
	xmlSetStructuredErrorFunc(was->xml_ctx, was->xml);
}

static int
compile(struct style *s, xmlDoc *doc)
{
	struct hearing h = {.style = s, .diag = s->diag, .file = s->file};
	const xmlChar *method = NULL;
	struct ears ears;
	bool bad;

	s->sheet = xsltNewStylesheet();
	if (s->sheet == NULL)
		mem_exhausted();
	s->sheet->_private = s;
	ears = ears_take(&h);
	bad = xsltParseStylesheetUser(s->sheet, doc) != 0;
	ears_give_back(&ears);
	buf_free(&h.detail);
	if (bad)
		xmlFreeDoc(doc);
	bad = bad || s->sheet->errors > 0 || h.errors > 0 || s->refused > 0;
	if (bad && h.errors == 0 && s->refused == 0)
		diag_add(s->diag, DIAG_STYLE_ERROR, s->file, 0, "?");
	if (bad)
		return -1;
	XSLT_GET_IMPORT_PTR(method, s->sheet, method);
	if (method == NULL ||
	    strcmp((const char *)method, s->xml ? "xml" : "text") != 0) {
		diag_add(s->diag, DIAG_STYLE_METHOD, s->file, 0,
		    s->xml ? "xml" : "text");
		return -1;
	}
	return 0;
}

static void
init(void)
{
	static bool done; /* libxslt's own state is global as well */

	if (done)
		return;
	done = true;
	xmlin_init();
	xsltInit();
	xsltSetLoaderFunc(style_import);
	function_init();
}

/* For stylesheets that write no Markdown. */
static void
as_it_is(struct buf *out, const char *text, size_t len, enum style_place p)
{
	(void)p;
	buf_add(out, text, len);
}

struct style *
style_load(const char *path, const struct style_options *opt, struct diag *d)
{
	struct style *s;
	xmlDoc *doc;
	char *real = NULL;
	int rc = -1;

	init();
	s = xcalloc(1, sizeof(*s));
	s->file = xstrdup(path);
	s->escape = opt->escape == NULL ? as_it_is : opt->escape;
	s->xml = opt->xml;
	s->limits = limits_of(opt->limits);
	s->diag = d;
	s->reading = digest_new(DIGEST_SHA256);
	if (style_find(s, &real) == 0) {
		doc = style_read(s, real, path, NULL);
		rc = doc == NULL ? -1 : compile(s, doc);
	}
	free(real);
	digest_end(s->reading, s->digest);
	s->diag = NULL;
	if (rc == 0)
		return s;
	style_free(s);
	return NULL;
}

const char *
style_digest(const struct style *s)
{
	return s->digest;
}

void
style_free(struct style *s)
{
	size_t i;

	if (s == NULL)
		return;
	xsltFreeStylesheet(s->sheet);
	for (i = 0; i < s->nsources; i++) {
		free(s->sources[i].uri);
		free(s->sources[i].name);
	}
	free(s->sources);
	free(s->installed);
	free(s->folder);
	free(s->file);
	free(s);
}

/* Ends the run at the next step. */
static void
halt(xsltTransformContext *t)
{
	t->state = XSLT_STATE_STOPPED;
	t->xpathCtxt->opCount = t->xpathCtxt->opLimit;
}

/* Called from within the allocator, so it may not allocate. */
static void
over(void *arg, bool too_long)
{
	struct run *r = arg;

	r->over_memory = !too_long;
	r->over_time = too_long;
	halt(r->functions.transform);
}

static void
stop(struct function_run *f, enum diag_id id, const char *value)
{
	struct run *r = (struct run *)f;
	const char *file;
	long line;

	if (!r->hearing.deaf) {
		line = inst_line(&r->hearing, &file);
		diag_add(r->hearing.diag, id, file, line, value);
	}
	r->hearing.deaf = true;
	halt(f->transform);
}

static void
fault(struct function_run *f, const xmlNode *at, const char *text)
{
	struct run *r = (struct run *)f;

	if (!r->hearing.deaf)
		diag_add(r->hearing.diag, DIAG_STYLE_FAULT, r->record,
		    at == NULL ? 0 : xmlin_line(at), text);
	r->hearing.deaf = true;
	halt(f->transform);
}

/* Adds what went wrong; true where something did. */
static bool
tell_faults(struct run *r, const struct style_limits *l, bool have_result)
{
	struct hearing *h = &r->hearing;
	const xsltTransformContext *t = h->transform;
	const char *file = h->style->file;
	struct diag *d = h->diag;
	bool halted = h->deaf || r->over_memory || r->over_time;

	if (r->over_memory)
		diag_add(d, DIAG_STYLE_MEMORY, file, 0,
		    diag_num((long long)(l->memory >> 20)));
	else if (r->over_time)
		diag_add(d, DIAG_STYLE_SECONDS, file, 0, diag_num(l->seconds));
	else if (h->too_deep)
		diag_add(d, DIAG_STYLE_DEPTH, file, 0, diag_num(l->depth));
	else if (!halted && t->opCount >= t->opLimit)
		diag_add(d, DIAG_STYLE_STEPS, file, 0,
		    diag_num((long long)l->steps));
	else if (!halted && t->xpathCtxt->opCount >= t->xpathCtxt->opLimit)
		diag_add(d, DIAG_STYLE_XPATH, file, 0,
		    diag_num((long long)l->xpath));
	else if (!halted && h->errors == 0 && t->state == XSLT_STATE_STOPPED &&
		 h->message.len > 0)
		tell_message(h, DIAG_STYLE_STOP);
	else if (!halted && h->errors == 0 &&
		 (t->state != XSLT_STATE_OK || !have_result))
		/* libxslt keeps silent about some faults of XPath. */
		diag_add(d, DIAG_STYLE_ERROR,
		    h->detail.len > 0 ? h->detail_file : file, h->detail_line,
		    h->detail.len > 0 ? h->detail.p : "?");
	else if (!halted && h->errors == 0) {
		tell_message(h, DIAG_STYLE_MESSAGE);
		return false;
	}
	return true;
}

static void
add_xml(xmlDoc *doc, xsltStylesheet *sheet, struct buf *out)
{
	xmlChar *text = NULL;
	int len = 0;

	if (xsltSaveResultToString(&text, &len, doc, sheet) != 0)
		mem_exhausted();
	buf_add(out, text, (size_t)len);
	xmlFree(text);
}

/* All text of the result; elements in it only part one text from another. */
static void
add_text(const xmlDoc *doc, struct buf *out)
{
	const xmlNode *n = doc->children;

	while (n != NULL) {
		if (n->type == XML_TEXT_NODE ||
		    n->type == XML_CDATA_SECTION_NODE)
			buf_adds(out, (const char *)n->content);
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n->next == NULL && n->parent != (const xmlNode *)doc)
			n = n->parent;
		n = n->next;
	}
}

static int
run_on(const struct style *s, const xmlDoc *doc, const char *file,
    const char *const *params, struct buf *out, struct diag *d)
{
	struct run r = {.functions.escape = s->escape,
	    .functions.stop = stop,
	    .functions.fault = fault,
	    .record = file,
	    .functions.room = s->limits.memory / 16,
	    .hearing.style = s,
	    .hearing.diag = d};
	const struct xmlin_meter meter = {.bytes = s->limits.memory,
	    .seconds = s->limits.seconds,
	    .over = over,
	    .arg = &r};
	xsltSecurityPrefs *doors = style_doors();
	/* libxslt takes white space out where xsl:strip-space says so. */
	xmlDoc *own = xmlin_copy(doc), *result;
	xsltTransformContext *t = xsltNewTransformContext(s->sheet, own);
	struct ears ears;
	bool bad;

	if (own == NULL || t == NULL)
		mem_exhausted();
	r.functions.transform = r.hearing.transform = t;
	t->_private = &r;
	t->maxTemplateDepth = s->limits.depth;
	t->opLimit = s->limits.steps;
	t->xpathCtxt->opLimit = s->limits.xpath;
	xsltSetTransformErrorFunc(t, &r.hearing, on_text);
	xsltSetCtxtSecurityPrefs(doors, t);
	for (; params != NULL && *params != NULL; params += 2)
		xsltQuoteOneUserParam(
		    t, (const xmlChar *)params[0], (const xmlChar *)params[1]);
	ears = ears_take(&r.hearing);
	xmlin_meter(&meter);
	result = xsltApplyStylesheetUser(s->sheet, own, NULL, NULL, NULL, t);
	xmlin_meter(NULL);
	ears_give_back(&ears);
	bad = tell_faults(&r, &s->limits, result != NULL);
	if (!bad && s->xml)
		add_xml(result, s->sheet, out);
	else if (!bad)
		add_text(result, out);
	buf_free(&r.hearing.detail);
	buf_free(&r.hearing.message);
	xmlFreeDoc(result);
	xsltFreeTransformContext(t);
	xsltFreeSecurityPrefs(doors);
	xmlFreeDoc(own);
	return bad ? -1 : 0;
}

int
style_run(const struct style *s, const xmlDoc *doc, const char *const *params,
    struct buf *out, struct diag *d)
{
	return run_on(s, doc, (const char *)doc->URL, params, out, d);
}

int
style_apply(const struct style *s, const struct record *r,
    const char *const *more, struct buf *out, struct diag *d)
{
	static const char *const states[] = {"draft", "to-sign", "issued"};
	const struct rules_result *result = record_result(r);
	struct buf names = {0};
	const char **params, *name, *value;
	size_t i, n = 0, nmore = 0;
	int rc;

	while (record_house(r, n, &name) != NULL)
		n++;
	while (more[2 * nmore] != NULL)
		nmore++;
	params = xcalloc(2 * (n + nmore) + 3, sizeof(*params));
	params[0] = "state";
	params[1] = states[record_state(r)];
	if (result != NULL && result->planned && !result->blocked)
		params[1] = "plan";
	for (i = 0; i < n; i++) {
		value = record_house(r, i, &name);
		buf_addf(&names, "house-%s%c", name, '\0');
		params[2 * i + 3] = value;
	}
	for (i = 0, name = names.p; i < n; i++, name += strlen(name) + 1)
		params[2 * i + 2] = name;
	for (i = 0, n = 2 * n + 2; i < nmore; i++) {
		if (more[2 * i + 1] == NULL)
			continue;
		params[n++] = more[2 * i];
		params[n++] = more[2 * i + 1];
	}
	rc = run_on(s, record_doc(r), record_file(r), params, out, d);
	free(params);
	buf_free(&names);
	return rc;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The functions of templates.  Knows XPath's value stack and how dates and
 * numbers are written in a 公文; knows nothing of limits or findings beyond
 * asking its run to stop.
 */
#include "xml/function.h"

#include <string.h>

#include <libexslt/exslt.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/xsltutils.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/xmlin.h"

static struct function_run *
run_of(xmlXPathParserContext *x)
{
	return xsltXPathGetTransformContext(x)->_private;
}

static void
give(xmlXPathParserContext *x, struct buf *b)
{
	const char *p = b->p == NULL ? "" : b->p;

	valuePush(x, xmlXPathNewString((const xmlChar *)p));
	buf_free(b);
}

static bool
is_space(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r';
}

/* Characters beside which a line end of the source means nothing. */
static bool
is_wide(uint32_t cp)
{
	return utf8_is_han(cp) || (cp >= 0x3000 && cp <= 0x303f) ||
	       (cp >= 0xff00 && cp <= 0xffef) ||
	       (cp >= 0x2014 && cp <= 0x201d) || cp == 0x2026;
}

/* Characters beside which an emphasis mark is always read as one. */
static bool
is_word(uint32_t cp)
{
	return utf8_is_han(cp) || (cp >= '0' && cp <= '9') ||
	       (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
}

/* A stretch of a paragraph that is or is not emphasised. */
struct stretch {
	struct buf text;
	bool em;
};

struct flow {
	struct stretch *s;
	size_t n;
	uint32_t last; /* last character written, 0 at the start */
	bool space; /* white space waits to be written */
	bool newline; /* and held a line end */
};

static struct buf *
flow_in(struct flow *f, bool em)
{
	if (f->n == 0 || f->s[f->n - 1].em != em) {
		f->s = xreallocarray(f->s, f->n + 1, sizeof(*f->s));
		memset(&f->s[f->n], 0, sizeof(*f->s));
		f->s[f->n++].em = em;
	}
	return &f->s[f->n - 1].text;
}

static void
flow_text(struct flow *f, const char *t, size_t len, bool em)
{
	uint32_t cp;
	size_t w;

	for (; len > 0; t += w, len -= w) {
		w = utf8_decode(t, len, &cp);
		if (w == 0)
			return; /* libxml2 gives UTF-8 only */
		if (is_space(cp)) {
			f->space = true;
			f->newline |= cp == '\n' || cp == '\r';
			continue;
		}
		if (f->space && f->last != 0 &&
		    !(f->newline && is_wide(f->last) && is_wide(cp)))
			buf_addc(flow_in(f, em), ' ');
		f->space = f->newline = false;
		buf_add(flow_in(f, em), t, w);
		f->last = cp;
	}
}

static void
flow_node(struct flow *f, const xmlNode *n, bool em)
{
	const xmlNode *c;

	if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) {
		const char *t = (const char *)n->content;

		flow_text(f, t, strlen(t), em);
		return;
	}
	if (n->type == XML_ELEMENT_NODE)
		em = em || strcmp((const char *)n->name, "em") == 0;
	if (n->type == XML_ATTRIBUTE_NODE || n->type == XML_ELEMENT_NODE ||
	    n->type == XML_DOCUMENT_FRAG_NODE)
		for (c = n->children; c != NULL; c = c->next)
			flow_node(f, c, em);
}

static void
flow_free(struct flow *f)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		buf_free(&f->s[i].text);
	free(f->s);
}

/* Where the emphasis of s begins and ends: punctuation stays outside. */
static void
inner(const struct stretch *s, size_t *from, size_t *to)
{
	size_t at, w;
	uint32_t cp;

	*from = *to = 0;
	if (!s->em)
		return;
	*from = s->text.len;
	for (at = 0; at < s->text.len; at += w) {
		w = utf8_decode(s->text.p + at, s->text.len - at, &cp);
		if (w == 0)
			break;
		if (!is_word(cp))
			continue;
		if (*from == s->text.len)
			*from = at;
		*to = at + w;
	}
}

/* Blanks at the ends of a piece stay blanks: Markdown would lose them only
 * at the ends of a paragraph, where flow_text has left none. */
static void
give_piece(const struct function_run *r, struct buf *out, const char *p,
    size_t len, enum style_place place)
{
	bool before = len > 0 && p[0] == ' ';
	bool after = len > 1 && p[len - 1] == ' ';

	if (before)
		buf_addc(out, ' ');
	r->escape(out, p + before, len - before - after, place);
	if (after)
		buf_addc(out, ' ');
}

static void
flow_give(struct flow *f, struct function_run *r, enum style_place place,
    struct buf *out)
{
	bool html = place == STYLE_HTML;
	enum style_place within = html ? STYLE_HTML : STYLE_INLINE;
	size_t i, from, to;
	const struct buf *t;

	for (i = 0; i < f->n; i++) {
		t = &f->s[i].text;
		inner(&f->s[i], &from, &to);
		if (place == STYLE_YAML) {
			r->escape(out, t->p, t->len, place);
		} else if (from >= to) {
			give_piece(r, out, t->p, t->len, place);
		} else {
			if (from > 0)
				give_piece(r, out, t->p, from, place);
			buf_adds(out, html ? "<b>" : "*");
			r->escape(out, t->p + from, to - from, within);
			buf_adds(out, html ? "</b>" : "*");
			if (to < t->len)
				give_piece(
				    r, out, t->p + to, t->len - to, within);
		}
		if (place == STYLE_LINE)
			place = STYLE_INLINE;
	}
}

/* Pops the place; false where it is none. */
static bool
pop_place(xmlXPathParserContext *x, enum style_place *place)
{
	static const char *const names[] = {"inline", "line", "html", "yaml"};
	xmlChar *s = xmlXPathPopString(x);
	bool ok = false;
	size_t i;

	for (i = 0; s != NULL && i < sizeof(names) / sizeof(*names); i++)
		if (strcmp((char *)s, names[i]) == 0) {
			*place = (enum style_place)i;
			ok = true;
		}
	if (!ok)
		run_of(x)->stop(
		    run_of(x), DIAG_STYLE_PLACE, s == NULL ? "" : (char *)s);
	xmlFree(s);
	return ok;
}

static void
fn_escape(xmlXPathParserContext *x, int nargs)
{
	struct flow f = {0};
	struct buf out = {0};
	enum style_place place = STYLE_INLINE;
	xmlChar *text;

	if (nargs != 2) {
		xmlXPathSetArityError(x);
		return;
	}
	if (!pop_place(x, &place))
		return;
	text = xmlXPathPopString(x);
	if (text == NULL)
		return;
	flow_text(&f, (char *)text, strlen((char *)text), false);
	if (f.n == 0 && place == STYLE_YAML)
		flow_in(&f, false);
	flow_give(&f, run_of(x), place, &out);
	xmlFree(text);
	flow_free(&f);
	give(x, &out);
}

static void
fn_prose(xmlXPathParserContext *x, int nargs)
{
	struct flow f = {0};
	struct buf out = {0};
	enum style_place place = STYLE_INLINE;
	xmlNodeSet *set;
	int i;

	if (nargs != 2) {
		xmlXPathSetArityError(x);
		return;
	}
	if (!pop_place(x, &place))
		return;
	set = xmlXPathPopNodeSet(x);
	if (x->error != XPATH_EXPRESSION_OK) {
		xmlXPathFreeNodeSet(set);
		return;
	}
	for (i = 0; set != NULL && i < set->nodeNr; i++)
		flow_node(&f, set->nodeTab[i], false);
	flow_give(&f, run_of(x), place, &out);
	xmlXPathFreeNodeSet(set);
	flow_free(&f);
	give(x, &out);
}

/* Reads n digits at s; -1 where they are not. */
static int
digits(const char *s, int n)
{
	int v = 0;

	for (; n > 0; n--, s++) {
		if (*s < '0' || *s > '9')
			return -1;
		v = v * 10 + (*s - '0');
	}
	return v;
}

/* YYYY-MM-DD, with the time behind it or without. */
struct moment {
	int year, month, day;
	int hour, minute; /* -1 without a time */
};

static bool
moment_read(const char *s, struct moment *m)
{
	size_t len = strlen(s);

	m->hour = m->minute = -1;
	if (len < 10 || s[4] != '-' || s[7] != '-')
		return false;
	m->year = digits(s, 4);
	m->month = digits(s + 5, 2);
	m->day = digits(s + 8, 2);
	if (len >= 16 && s[10] == 'T' && s[13] == ':') {
		m->hour = digits(s + 11, 2);
		m->minute = digits(s + 14, 2);
	}
	return m->year >= 0 && m->month >= 1 && m->day >= 1;
}

static const char *
part_of_day(int hour)
{
	if (hour < 6)
		return "凌晨";
	if (hour < 12)
		return "上午";
	if (hour < 18)
		return "下午";
	return "晚上";
}

/* date, day, time and part-of-day: what is no date comes back as it was. */
static void
fn_moment(xmlXPathParserContext *x, int nargs)
{
	const char *name = (const char *)x->context->function;
	struct buf out = {0};
	struct moment m;
	xmlChar *s;

	if (nargs != 1) {
		xmlXPathSetArityError(x);
		return;
	}
	s = xmlXPathPopString(x);
	if (s == NULL)
		return;
	if (!moment_read((char *)s, &m))
		buf_adds(&out, (char *)s);
	else if (strcmp(name, "date") == 0)
		buf_addf(&out, "%d年%d月%d日", m.year, m.month, m.day);
	else if (strcmp(name, "day") == 0)
		buf_addf(&out, "%d月%d日", m.month, m.day);
	else if (m.hour < 0)
		buf_adds(&out, "");
	else if (strcmp(name, "part-of-day") == 0)
		buf_adds(&out, part_of_day(m.hour));
	else if (m.minute == 0)
		buf_addf(&out, "%d时", m.hour);
	else
		buf_addf(&out, "%d时%02d分", m.hour, m.minute);
	xmlFree(s);
	give(x, &out);
}

void
function_number(struct buf *out, long n)
{
	static const char *const digit[] = {
	    "零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	static const char *const unit[] = {"千", "百", "十", ""};
	static const int power[] = {1000, 100, 10, 1};
	bool begun = false, gap = false;
	int i, d;

	if (n < 1 || n > 9999) {
		buf_addf(out, "%ld", n);
		return;
	}
	for (i = 0; i < 4; i++) {
		d = (int)(n / power[i] % 10);
		if (d == 0) {
			gap = begun;
			continue;
		}
		if (gap)
			buf_adds(out, digit[0]);
		if (begun || i != 2 || d != 1)
			buf_adds(out, digit[d]); /* 十一, yet 一百一十一 */
		buf_adds(out, unit[i]);
		begun = true;
		gap = false;
	}
}

static void
fn_number(xmlXPathParserContext *x, int nargs)
{
	struct buf out = {0};
	double n;

	if (nargs != 1) {
		xmlXPathSetArityError(x);
		return;
	}
	n = xmlXPathPopNumber(x);
	if (n >= 1 && n <= 9999 && n == (double)(long)n) {
		function_number(&out, (long)n);
	} else {
		xmlChar *plain = xmlXPathCastNumberToString(n);

		buf_adds(&out, (char *)plain);
		xmlFree(plain);
	}
	give(x, &out);
}

static void
fn_line(xmlXPathParserContext *x, int nargs)
{
	xmlNodeSet *set;
	long line = 0;

	if (nargs != 1) {
		xmlXPathSetArityError(x);
		return;
	}
	set = xmlXPathPopNodeSet(x);
	if (x->error == XPATH_EXPRESSION_OK && set != NULL && set->nodeNr > 0)
		line = xmlin_line(set->nodeTab[0]);
	xmlXPathFreeNodeSet(set);
	valuePush(x, xmlXPathNewFloat((double)line));
}

/* The functions of EXSLT that need a guard, with what they were. */
enum guard {
	GUARD_CLOCK,
	GUARD_ALWAYS,
	GUARD_PADDING,
	GUARD_SPLIT,
	GUARD_REPLACE
};

static struct guarded {
	const char *name;
	const xmlChar *ns;
	enum guard guard;
	xmlXPathFunction was;
} guarded[] = {
#define CLOCK(name)                                                            \
	{                                                                      \
		name, EXSLT_DATE_NAMESPACE, GUARD_CLOCK, NULL                  \
	}
    CLOCK("date-time"),
    CLOCK("date"),
    CLOCK("time"),
    CLOCK("year"),
    CLOCK("leap-year"),
    CLOCK("month-in-year"),
    CLOCK("month-name"),
    CLOCK("month-abbreviation"),
    CLOCK("week-in-year"),
    CLOCK("week-in-month"),
    CLOCK("day-in-year"),
    CLOCK("day-in-month"),
    CLOCK("day-of-week-in-month"),
    CLOCK("day-in-week"),
    CLOCK("day-name"),
    CLOCK("day-abbreviation"),
    CLOCK("hour-in-day"),
    CLOCK("minute-in-hour"),
    CLOCK("second-in-minute"),
    CLOCK("seconds"),
#undef CLOCK
    {"random", EXSLT_MATH_NAMESPACE, GUARD_ALWAYS, NULL},
    {"concat", EXSLT_STRINGS_NAMESPACE, GUARD_ALWAYS, NULL},
    {"padding", EXSLT_STRINGS_NAMESPACE, GUARD_PADDING, NULL},
    {"tokenize", EXSLT_STRINGS_NAMESPACE, GUARD_SPLIT, NULL},
    {"split", EXSLT_STRINGS_NAMESPACE, GUARD_SPLIT, NULL},
    {"replace", EXSLT_STRINGS_NAMESPACE, GUARD_REPLACE, NULL},
};
enum { NGUARDED = sizeof(guarded) / sizeof(*guarded) };

/* Bytes of argument i as a string, all nodes of a set together. */
static size_t
arg_bytes(xmlXPathParserContext *x, int nargs, int i)
{
	const xmlXPathObject *o = x->valueTab[x->valueNr - nargs + i];
	size_t sum = 0;
	xmlChar *s;
	int k;

	if (o->type == XPATH_STRING)
		return strlen((const char *)o->stringval);
	if (o->type != XPATH_NODESET && o->type != XPATH_XSLT_TREE)
		return 32;
	for (k = 0; o->nodesetval != NULL && k < o->nodesetval->nodeNr; k++) {
		s = xmlXPathCastNodeToString(o->nodesetval->nodeTab[k]);
		sum += s == NULL ? 0 : strlen((char *)s);
		xmlFree(s);
	}
	return sum;
}

/* True where the call may give more than a function's room. */
static bool
too_much(xmlXPathParserContext *x, int nargs, enum guard g, size_t room)
{
	double n;

	if (nargs < 1 || x->valueNr < nargs)
		return false;
	switch (g) {
	case GUARD_PADDING:
		n = xmlXPathCastToNumber(x->valueTab[x->valueNr - nargs]);
		return n > (double)room / 4;
	case GUARD_SPLIT: /* an element for each character */
		return arg_bytes(x, nargs, 0) > room / 128;
	case GUARD_REPLACE:
		return nargs == 3 &&
		       (double)arg_bytes(x, nargs, 0) *
			       (1.0 + (double)arg_bytes(x, nargs, 2)) >
			   (double)room;
	case GUARD_CLOCK:
	case GUARD_ALWAYS:
		break;
	}
	return false;
}

static void
fn_guarded(xmlXPathParserContext *x, int nargs)
{
	struct function_run *r = run_of(x);
	const char *name = (const char *)x->context->function;
	const xmlChar *ns = x->context->functionURI;
	const struct guarded *g;

	for (g = guarded; g < guarded + NGUARDED; g++)
		if (strcmp(g->name, name) == 0 && xmlStrEqual(g->ns, ns))
			break;
	if (g == guarded + NGUARDED || g->was == NULL) {
		xmlXPathErr(x, XPATH_UNKNOWN_FUNC_ERROR);
		return;
	}
	if (g->guard == GUARD_ALWAYS ||
	    (g->guard == GUARD_CLOCK && nargs == 0)) {
		r->stop(r, DIAG_STYLE_FUNCTION, name);
		x->error = XPATH_EXPR_ERROR;
		return;
	}
	if (too_much(x, nargs, g->guard, r->room)) {
		r->stop(r, DIAG_STYLE_ROOM, name);
		x->error = XPATH_EXPR_ERROR;
		return;
	}
	g->was(x, nargs);
}

static void
fn_fault(xmlXPathParserContext *x, int nargs)
{
	const xmlNode *at = NULL;
	xmlXPathObject *node;
	xmlChar *text;

	if (nargs != 2) {
		xmlXPathSetArityError(x);
		return;
	}
	text = xmlXPathPopString(x);
	node = valuePop(x);
	if (node != NULL && node->type == XPATH_NODESET &&
	    node->nodesetval != NULL && node->nodesetval->nodeNr > 0)
		at = node->nodesetval->nodeTab[0];
	run_of(x)->fault(run_of(x), at, text == NULL ? "" : (char *)text);
	xmlXPathFreeObject(node);
	xmlFree(text);
	x->error = XPATH_EXPR_ERROR;
}

void
function_init(void)
{
	static bool done;
	static const char *const moments[] = {
	    "date", "day", "time", "part-of-day"};
	const xmlChar *ns = (const xmlChar *)FUNCTION_NS;
	size_t i;

	if (done)
		return;
	done = true;
	exsltCommonRegister();
	exsltMathRegister();
	exsltSetsRegister();
	exsltStrRegister();
	exsltDateRegister();
	for (i = 0; i < NGUARDED; i++) {
		struct guarded *g = &guarded[i];
		const xmlChar *name = (const xmlChar *)g->name;

		g->was = xsltExtModuleFunctionLookup(name, g->ns);
		if (g->was != NULL)
			xsltRegisterExtModuleFunction(name, g->ns, fn_guarded);
	}
	for (i = 0; i < sizeof(moments) / sizeof(*moments); i++)
		xsltRegisterExtModuleFunction(
		    (const xmlChar *)moments[i], ns, fn_moment);
	xsltRegisterExtModuleFunction((const xmlChar *)"escape", ns, fn_escape);
	xsltRegisterExtModuleFunction((const xmlChar *)"fault", ns, fn_fault);
	xsltRegisterExtModuleFunction((const xmlChar *)"prose", ns, fn_prose);
	xsltRegisterExtModuleFunction((const xmlChar *)"number", ns, fn_number);
	xsltRegisterExtModuleFunction((const xmlChar *)"line", ns, fn_line);
}

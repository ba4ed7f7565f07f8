/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The functions that XPath has in a rule set: current(), the calendar and
 * look-ups of urn:jiyao:function, and those of EXSLT that neither read the
 * clock nor can be made to eat memory.
 *
 * EXSLT's date functions read the clock when called without an argument;
 * here they are given --as-of instead, or fail.
 */
#include <math.h>
#include <string.h>
#include <time.h>

#include <libexslt/exslt.h>
#include <libxml/hash.h>
#include <libxml/xpathInternals.h>

#include "base/date.h"
#include "xml/rules_set.h"

/* Those that take an optional date.  At most as many as func_state.date. */
static const char *const clock_names[] = {
    "date-time",
    "date",
    "time",
    "year",
    "leap-year",
    "month-in-year",
    "month-name",
    "month-abbreviation",
    "week-in-year",
    "day-in-year",
    "day-in-month",
    "day-of-week-in-month",
    "day-in-week",
    "day-name",
    "day-abbreviation",
    "hour-in-day",
    "minute-in-hour",
    "second-in-minute",
    "seconds",
};

enum { NCLOCK = sizeof(clock_names) / sizeof(clock_names[0]) };

/* Those that never read it. */
static const char *const date_names[] = {
    "add",
    "add-duration",
    "difference",
    "duration",
};

static const char *const str_names[] = {"concat", "align"};

/*
 * XPath's own that copy text.  libxml2 counts operations, not bytes, so that
 * string(/) of a large record would be as cheap as true(); here each byte of
 * a result counts, and the CPU time is looked at.
 */
static const char *const core_names[] = {
    "concat",
    "contains",
    "normalize-space",
    "number",
    "starts-with",
    "string",
    "string-length",
    "substring",
    "substring-after",
    "substring-before",
    "sum",
    "translate",
};

enum {
	NCORE = sizeof(core_names) / sizeof(core_names[0]),
	BYTES_AN_OPERATION = 16,
	CALLS_A_LOOK = 16, /* at the CPU time */
};

static const xmlChar *
X(const char *s)
{
	return (const xmlChar *)s;
}

static bool
digits(const char *s, int n, long *out)
{
	long v = 0;

	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		v = v * 10 + (s[i] - '0');
	}
	*out = v;
	return true;
}

/* Days since 1970-01-01 in the proleptic Gregorian calendar. */
static long
days_from_civil(long y, long m, long d)
{
	long era, yoe, doy, doe;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return era * 146097 + doe - 719468;
}

void
rules_civil(long z, long *y, long *m, long *d)
{
	long era, doe, yoe, doy, mp;

	z += 719468;
	era = (z >= 0 ? z : z - 146096) / 146097;
	doe = z - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	*d = doy - (153 * mp + 2) / 5 + 1;
	*m = mp < 10 ? mp + 3 : mp - 9;
	*y = yoe + era * 400 + (*m <= 2);
}

bool
rules_date(const char *s, long *day, long *second)
{
	long h, mi, se = 0;
	int y, m, d;

	while (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r')
		s++;
	if (!date_read(s, &y, &m, &d))
		return false;
	s += 10;
	*day = days_from_civil(y, m, d);
	if (second != NULL)
		*second = -1;
	if (*s == 'T') {
		if (!digits(s + 1, 2, &h) || s[3] != ':' ||
		    !digits(s + 4, 2, &mi))
			return false;
		s += 6;
		if (*s == ':') {
			if (!digits(s + 1, 2, &se))
				return false;
			s += 3;
		}
		if (h > 23 || mi > 59 || se > 59)
			return false;
		if (second != NULL)
			*second = h * 3600 + mi * 60 + se;
	}
	while (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r')
		s++;
	return *s == '\0';
}

static struct func_state *
state(xmlXPathParserContext *ctxt)
{
	return ctxt->context->userData;
}

static void
func_current(xmlXPathParserContext *ctxt, int nargs)
{
	CHECK_ARITY(0);
	valuePush(ctxt, xmlXPathNewNodeSet((xmlNode *)state(ctxt)->current));
}

/* f:days(a, b) */
static void
func_days(xmlXPathParserContext *ctxt, int nargs)
{
	xmlChar *a, *b;
	long da, db;
	double n = NAN;

	CHECK_ARITY(2);
	b = xmlXPathPopString(ctxt);
	a = xmlXPathPopString(ctxt);
	if (a != NULL && b != NULL && rules_date((char *)a, &da, NULL) &&
	    rules_date((char *)b, &db, NULL))
		n = (double)(db - da);
	xmlFree(a);
	xmlFree(b);
	xmlXPathReturnNumber(ctxt, n);
}

/* f:minutes(a, b) */
static void
func_minutes(xmlXPathParserContext *ctxt, int nargs)
{
	xmlChar *a, *b;
	long da, db, sa, sb;
	double n = NAN;

	CHECK_ARITY(2);
	b = xmlXPathPopString(ctxt);
	a = xmlXPathPopString(ctxt);
	if (a != NULL && b != NULL && rules_date((char *)a, &da, &sa) &&
	    rules_date((char *)b, &db, &sb) && sa >= 0 && sb >= 0)
		n = (double)((db - da) * 86400 + sb - sa) / 60;
	xmlFree(a);
	xmlFree(b);
	xmlXPathReturnNumber(ctxt, n);
}

/* f:before(a, b) */
static void
func_before(xmlXPathParserContext *ctxt, int nargs)
{
	xmlChar *a, *b;
	long da, db, sa, sb;
	bool is = false;

	CHECK_ARITY(2);
	b = xmlXPathPopString(ctxt);
	a = xmlXPathPopString(ctxt);
	if (a != NULL && b != NULL && rules_date((char *)a, &da, &sa) &&
	    rules_date((char *)b, &db, &sb)) {
		sa = sa < 0 ? 0 : sa;
		sb = sb < 0 ? 0 : sb;
		is = da < db || (da == db && sa < sb);
	}
	xmlFree(a);
	xmlFree(b);
	xmlXPathReturnBoolean(ctxt, is);
}

/* f:add-days(a, n) */
static void
func_add_days(xmlXPathParserContext *ctxt, int nargs)
{
	xmlChar *a;
	double n;
	long day, y, m, d;
	char out[64] = "";

	CHECK_ARITY(2);
	n = xmlXPathPopNumber(ctxt);
	a = xmlXPathPopString(ctxt);
	if (a != NULL && rules_date((char *)a, &day, NULL) && n == floor(n) &&
	    fabs(n) < 1e6) {
		rules_civil(day + (long)n, &y, &m, &d);
		if (y >= 1 && y <= 9999)
			snprintf(
			    out, sizeof(out), "%04ld-%02ld-%02ld", y, m, d);
	}
	xmlFree(a);
	xmlXPathReturnString(ctxt, xmlStrdup(X(out)));
}

/* id → element, in one pass over the document. */
static xmlHashTable *
index_ids(xmlDoc *doc)
{
	xmlHashTable *h = xmlHashCreate(256);
	xmlNode *n = xmlDocGetRootElement(doc);
	xmlChar *id;

	while (n != NULL) {
		if (n->type == XML_ELEMENT_NODE &&
		    (id = xmlGetNoNsProp(n, X("id"))) != NULL) {
			/* The first of several stays. */
			xmlHashAddEntry(h, id, n);
			xmlFree(id);
		}
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != NULL && n->next == NULL)
			n = n->parent != NULL &&
				    n->parent->type == XML_ELEMENT_NODE
				? n->parent
				: NULL;
		if (n != NULL)
			n = n->next;
	}
	return h;
}

/* Adds the elements that the words of s name. */
static void
add_refs(xmlHashTable *ids, char *s, xmlNodeSet *out)
{
	static const char blank[] = " \t\r\n";
	char *save = NULL;

	for (char *w = strtok_r(s, blank, &save); w != NULL;
	     w = strtok_r(NULL, blank, &save)) {
		xmlNode *n = xmlHashLookup(ids, X(w));

		if (n != NULL)
			xmlXPathNodeSetAddUnique(out, n);
	}
}

/* Drops the second of two equal neighbours. */
static void
unique_sorted(xmlNodeSet *set)
{
	int n = 0;

	for (int i = 0; i < set->nodeNr; i++)
		if (n == 0 || set->nodeTab[n - 1] != set->nodeTab[i])
			set->nodeTab[n++] = set->nodeTab[i];
	set->nodeNr = n;
}

/* f:ref(x) */
static void
func_ref(xmlXPathParserContext *ctxt, int nargs)
{
	struct func_state *st = state(ctxt);
	xmlXPathObject *x;
	xmlNodeSet *out;

	CHECK_ARITY(1);
	if (st->ids == NULL)
		st->ids = index_ids(ctxt->context->doc);
	x = valuePop(ctxt);
	out = xmlXPathNodeSetCreate(NULL);
	if (x->type == XPATH_NODESET && x->nodesetval != NULL) {
		for (int i = 0; i < x->nodesetval->nodeNr; i++) {
			xmlChar *s =
			    xmlXPathCastNodeToString(x->nodesetval->nodeTab[i]);
			add_refs(st->ids, (char *)s, out);
			xmlFree(s);
		}
	} else if (x->type != XPATH_NODESET) {
		xmlChar *s = xmlXPathCastToString(x);

		add_refs(st->ids, (char *)s, out);
		xmlFree(s);
	}
	xmlXPathFreeObject(x);
	xmlXPathNodeSetSort(out);
	unique_sorted(out);
	valuePush(ctxt, xmlXPathWrapNodeSet(out));
}

/* f:join(nodes, sep) */
static void
func_join(xmlXPathParserContext *ctxt, int nargs)
{
	xmlChar *sep;
	xmlNodeSet *set;
	struct buf b = {NULL, 0, 0};

	CHECK_ARITY(2);
	sep = xmlXPathPopString(ctxt);
	set = xmlXPathPopNodeSet(ctxt);
	for (int i = 0; set != NULL && i < set->nodeNr; i++) {
		xmlChar *s = xmlXPathCastNodeToString(set->nodeTab[i]);

		if (i > 0)
			buf_adds(&b, (char *)sep);
		buf_adds(&b, (char *)s);
		xmlFree(s);
		if (b.len > RULES_LET_MAX)
			break;
	}
	xmlFree(sep);
	xmlXPathFreeNodeSet(set);
	xmlXPathReturnString(ctxt, xmlStrdup(X(b.p == NULL ? "" : b.p)));
	buf_free(&b);
}

/* f:duplicates(nodes) */
static void
func_duplicates(xmlXPathParserContext *ctxt, int nargs)
{
	xmlNodeSet *set, *out;
	xmlHashTable *seen;

	CHECK_ARITY(1);
	set = xmlXPathPopNodeSet(ctxt);
	out = xmlXPathNodeSetCreate(NULL);
	seen = xmlHashCreate(64);
	for (int i = 0; set != NULL && i < set->nodeNr; i++) {
		xmlChar *s = xmlXPathCastNodeToString(set->nodeTab[i]);

		if (xmlHashAddEntry(seen, s, set) != 0)
			xmlXPathNodeSetAddUnique(out, set->nodeTab[i]);
		xmlFree(s);
	}
	xmlHashFree(seen, NULL);
	xmlXPathFreeNodeSet(set);
	valuePush(ctxt, xmlXPathWrapNodeSet(out));
}

/* f:has(list, word) */
static void
func_has(xmlXPathParserContext *ctxt, int nargs)
{
	xmlChar *list, *word;
	bool has = false;
	char *save = NULL;

	CHECK_ARITY(2);
	word = xmlXPathPopString(ctxt);
	list = xmlXPathPopString(ctxt);
	for (char *w = strtok_r((char *)list, " \t\r\n", &save); w != NULL;
	     w = strtok_r(NULL, " \t\r\n", &save))
		has = has || strcmp(w, (char *)word) == 0;
	xmlFree(word);
	xmlFree(list);
	xmlXPathReturnBoolean(ctxt, has);
}

/* f:if(test, a, b) */
static void
func_if(xmlXPathParserContext *ctxt, int nargs)
{
	xmlXPathObject *a, *b;
	bool test;

	CHECK_ARITY(3);
	b = valuePop(ctxt);
	a = valuePop(ctxt);
	test = xmlXPathPopBoolean(ctxt);
	valuePush(ctxt, test ? a : b);
	xmlXPathFreeObject(test ? b : a);
}

/* A function of EXSLT that reads the clock when it has no argument. */
static void
func_clock(xmlXPathParserContext *ctxt, int nargs)
{
	struct func_state *st = state(ctxt);
	char when[32];
	int i;

	for (i = 0; i < NCLOCK; i++)
		if (strcmp((const char *)ctxt->context->function,
			clock_names[i]) == 0)
			break;
	if (i == NCLOCK || st->date[i] == NULL) {
		XP_ERROR(XPATH_UNKNOWN_FUNC_ERROR);
	}
	if (nargs > 0) {
		st->date[i](ctxt, nargs);
		return;
	}
	if (st->as_of == NULL) {
		st->clock = true;
		XP_ERROR(XPATH_EXPR_ERROR);
	}
	snprintf(when, sizeof(when), "%.10sT00:00:00", st->as_of);
	valuePush(ctxt, xmlXPathNewCString(when));
	if (i > 0)
		st->date[i](ctxt, 1);
}

long
rules_cpu(void)
{
	struct timespec ts;

	if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts) != 0)
		return 0;
	return (long)ts.tv_sec;
}

/* A function of XPath, with its text counted. */
static void
func_core(xmlXPathParserContext *ctxt, int nargs)
{
	struct func_state *st = state(ctxt);
	xmlXPathContext *x = ctxt->context;
	unsigned long cost = 0;
	int i;

	for (i = 0; i < NCORE; i++)
		if (strcmp((const char *)x->function, core_names[i]) == 0)
			break;
	if (i == NCORE || st->core[i] == NULL) {
		XP_ERROR(XPATH_UNKNOWN_FUNC_ERROR);
	}
	st->core[i](ctxt, nargs);
	if (ctxt->error != XPATH_EXPRESSION_OK)
		return;
	if (ctxt->value != NULL && ctxt->value->type == XPATH_STRING)
		cost = strlen((const char *)ctxt->value->stringval) /
		       BYTES_AN_OPERATION;
	if (st->calls++ % CALLS_A_LOOK == 0 && rules_cpu() >= st->cpu_end)
		cost = x->opLimit;
	if (cost >= x->opLimit || x->opCount > x->opLimit - cost) {
		x->opCount = x->opLimit;
		XP_ERROR(XPATH_OP_LIMIT_EXCEEDED);
	}
	x->opCount += cost;
}

static void
register_core(xmlXPathContext *ctxt, struct func_state *st)
{
	for (int i = 0; i < NCORE; i++) {
		st->core[i] = xmlXPathFunctionLookup(ctxt, X(core_names[i]));
		/* Registering does not replace; NULL takes away. */
		xmlXPathRegisterFunc(ctxt, X(core_names[i]), NULL);
		xmlXPathRegisterFunc(ctxt, X(core_names[i]), func_core);
	}
}

/* Copies function name of uri from scratch. */
static void
take(xmlXPathContext *to, xmlXPathContext *scratch, const char *name,
    const char *uri)
{
	xmlXPathFunction f = xmlXPathFunctionLookupNS(scratch, X(name), X(uri));

	if (f != NULL)
		xmlXPathRegisterFuncNS(to, X(name), X(uri), f);
}

static void
register_exslt(xmlXPathContext *ctxt, struct func_state *st)
{
	xmlXPathContext *scratch = xmlXPathNewContext(ctxt->doc);
	const char *uri = (const char *)EXSLT_DATE_NAMESPACE;

	exsltMathXpathCtxtRegister(ctxt, X("math"));
	exsltSetsXpathCtxtRegister(ctxt, X("set"));
	exsltDateXpathCtxtRegister(scratch, X("date"));
	exsltStrXpathCtxtRegister(scratch, X("str"));
	for (int i = 0; i < NCLOCK; i++) {
		st->date[i] = xmlXPathFunctionLookupNS(
		    scratch, X(clock_names[i]), X(uri));
		xmlXPathRegisterFuncNS(
		    ctxt, X(clock_names[i]), X(uri), func_clock);
	}
	for (size_t i = 0; i < sizeof(date_names) / sizeof(*date_names); i++)
		take(ctxt, scratch, date_names[i], uri);
	for (size_t i = 0; i < sizeof(str_names) / sizeof(*str_names); i++)
		take(ctxt, scratch, str_names[i],
		    (const char *)EXSLT_STRINGS_NAMESPACE);
	xmlXPathFreeContext(scratch);
}

void
rules_func_register(xmlXPathContext *ctxt, struct func_state *st)
{
	static const struct {
		const char *name;
		xmlXPathFunction f;
	} own[] = {
	    {"days", func_days},
	    {"minutes", func_minutes},
	    {"before", func_before},
	    {"add-days", func_add_days},
	    {"ref", func_ref},
	    {"join", func_join},
	    {"duplicates", func_duplicates},
	    {"has", func_has},
	    {"if", func_if},
	};

	ctxt->userData = st;
	rules_nodes_register(ctxt);
	rules_keys_register(ctxt);
	rules_days_register(ctxt);
	register_exslt(ctxt, st);
	register_core(ctxt, st);
	xmlXPathRegisterFunc(ctxt, X("current"), func_current);
	for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
		xmlXPathRegisterFuncNS(
		    ctxt, X(own[i].name), X(RULES_NS_FUNC), own[i].f);
}

void
rules_func_free(struct func_state *st)
{
	if (st->ids != NULL)
		xmlHashFree(st->ids, NULL);
	st->ids = NULL;
	rules_keys_free(st);
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * XPath functions that count working days.  Where the calendar does not hold
 * a year, they leave its number in the state and give no number: whoever runs
 * the expression must not believe its result.
 */
#include <math.h>

#include <libxml/xpathInternals.h>

#include "xml/calendar.h"
#include "xml/rules_set.h"

enum { SPAN_MAX = 40000 }; /* days that one call walks over */

/* True where the day is worked; an unknown year is left in the state. */
static bool
worked(struct func_state *st, long day)
{
	long y, m, d;
	enum calendar_day is;

	rules_civil(day, &y, &m, &d);
	is = calendar_look(st->calendar, day, y);
	if (is == CALENDAR_UNKNOWN && st->year == 0)
		st->year = y;
	return is == CALENDAR_WORK;
}

/* f:workdays(a, b): working days after a, up to and with b. */
static void
func_workdays(xmlXPathParserContext *ctxt, int nargs)
{
	struct func_state *st = ctxt->context->userData;
	xmlChar *a, *b;
	long from, to, step;
	double n = NAN;

	CHECK_ARITY(2);
	b = xmlXPathPopString(ctxt);
	a = xmlXPathPopString(ctxt);
	if (a != NULL && b != NULL &&
	    rules_date((const char *)a, &from, NULL) &&
	    rules_date((const char *)b, &to, NULL) &&
	    labs(to - from) <= SPAN_MAX) {
		/* Backwards it is the same number, negative. */
		step = to < from ? -1 : 1;
		if (step < 0) {
			long swap = from;

			from = to;
			to = swap;
		}
		n = 0;
		while (from < to && st->year == 0)
			n += worked(st, ++from);
		n *= (double)step;
	}
	xmlFree(a);
	xmlFree(b);
	xmlXPathReturnNumber(ctxt, st->year == 0 ? n : NAN);
}

/* f:add-workdays(a, n): the n-th working day after a; before it where n < 0. */
static void
func_add_workdays(xmlXPathParserContext *ctxt, int nargs)
{
	struct func_state *st = ctxt->context->userData;
	xmlChar *a;
	double n;
	long day, y, m, d, walked = 0, step;
	char out[64] = "";

	CHECK_ARITY(2);
	n = xmlXPathPopNumber(ctxt);
	a = xmlXPathPopString(ctxt);
	step = n < 0 ? -1 : 1;
	if (a != NULL && rules_date((const char *)a, &day, NULL) &&
	    n == floor(n) && fabs(n) < SPAN_MAX) {
		for (n = fabs(n); n > 0 && st->year == 0 && walked < SPAN_MAX;
		     walked++) {
			day += step;
			n -= worked(st, day);
		}
		rules_civil(day, &y, &m, &d);
		if (n == 0 && st->year == 0 && y >= 1 && y <= 9999)
			snprintf(
			    out, sizeof(out), "%04ld-%02ld-%02ld", y, m, d);
	}
	xmlFree(a);
	xmlXPathReturnString(ctxt, xmlStrdup((const xmlChar *)out));
}

void
rules_days_register(xmlXPathContext *ctxt)
{
	xmlXPathRegisterFuncNS(ctxt, (const xmlChar *)"workdays",
	    (const xmlChar *)RULES_NS_FUNC, func_workdays);
	xmlXPathRegisterFuncNS(ctxt, (const xmlChar *)"add-workdays",
	    (const xmlChar *)RULES_NS_FUNC, func_add_workdays);
}

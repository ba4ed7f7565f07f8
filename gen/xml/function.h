/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The functions that templates may call, in urn:jiyao:function:
 *
 *	escape(text, place)  safe for Markdown; place: inline line html yaml
 *	prose(node, place)   a paragraph with its emphasis, line ends of the
 *	                     XML source resolved, escaped
 *	date(iso)            2026年3月5日
 *	day(iso)             3月5日
 *	time(iso)            9时, 9时05分
 *	part-of-day(iso)     上午, 下午, 晚上
 *	number(n)            Chinese: 七, 十一, 一百零三
 *	fault(node, text)    a finding at the node's line of the record: it
 *	                     gives no document of this kind; ends the run
 *	line(node)           where the node stands in its file, from 1
 *
 * and those of EXSLT common, math, sets, strings and dates that need neither
 * the clock nor unbounded room.
 */
#ifndef JIYAO_XML_FUNCTION_H
#define JIYAO_XML_FUNCTION_H

#include <libxslt/xsltInternals.h>

#include "base/buf.h"
#include "base/diag.h"
#include "xml/style.h"

#define FUNCTION_NS "urn:jiyao:function"

/* What a run lends to the functions; it is the transform's _private. */
struct function_run {
	style_escape_fn *escape;
	/* Adds a finding at the current instruction and ends the run. */
	void (*stop)(struct function_run *, enum diag_id, const char *);
	/* The same at a node of the record, which it gives no document of. */
	void (*fault)(struct function_run *, const xmlNode *, const char *);
	xsltTransformContext *transform;
	size_t room; /* bytes that one function may give */
};

/* Once a process: makes them known to libxslt. */
void function_init(void);
/* 1 to 9999 in Chinese; anything else in Arabic figures. */
void function_number(struct buf *, long n);

#endif

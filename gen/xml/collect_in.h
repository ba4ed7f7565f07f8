/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of collect share. */
#ifndef JIYAO_XML_COLLECT_IN_H
#define JIYAO_XML_COLLECT_IN_H

#include "base/spill.h"
#include "xml/collect.h"

#define COLLECT_NS "urn:jiyao:collect:1"
#define SUMMARY_NS "urn:jiyao:summary:1"

/* Longer than any calendar: a day is its number from 0001-01-01. */
enum { COLLECT_DAYS_MAX = 366 * 10000 };

struct collect_sheet {
	const struct collect_options *options;
	struct style *style;
	struct buf definition; /* what the sheet says there is */
};

struct collect {
	const struct collect_sheet *sheet;
	struct diag *diag;
	struct spill *spill;
	/* The first record read: others must be of its body. */
	struct buf body; /* its element */
	char *body_id, *body_file;
	long body_line;
	bool mixed; /* records of several bodies */
	long taken, outside, lost, drafts;
	char *draft; /* the first file that is one */
};

/* An attribute of n; "" where there is none; for free(). */
char *collect_attr(const xmlNode *n, const char *name);
/* The attributes of n, a blank before each, without those named in not. */
void collect_attrs(const xmlNode *n, const char * not, struct buf *out);
/* name="value" with a blank before; nothing where value is "". */
void collect_put(struct buf *out, const char *name, const char *value);

#endif

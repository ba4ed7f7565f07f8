/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of collect share. */
#ifndef JIYAO_XML_COLLECT_IN_H
#define JIYAO_XML_COLLECT_IN_H

#include "base/mem.h"
#include "base/spill.h"
#include "xml/collect.h"

#define COLLECT_NS "urn:jiyao:collect:1"
#define SUMMARY_NS "urn:jiyao:summary:1"

struct collect_sheet {
	const struct collect_options *options;
	struct style *style;
	struct buf definition; /* what the sheet says there is */
};

struct collect {
	const struct collect_sheet *sheet;
	struct diag *diag;
	struct spill *spill;
	struct arena *arena; /* of the extract that is being added */
	/* The first record read: others must be of its body. */
	struct buf body; /* its element */
	char *body_id, *body_file;
	long body_line;
	bool mixed; /* records of several bodies */
	long taken, outside, lost, drafts;
	char *draft; /* the first file that is one */
};

/* An attribute of n in the arena; "" where there is none. */
const char *collect_attr(struct arena *, const xmlNode *n, const char *name);
/* name="value" with a blank before; nothing where value is "". */
void collect_put(struct buf *out, const char *name, const char *value);
/* The day of a date as a number, 1 for 0001-01-01; 0 where it is none. */
long collect_day(const char *iso);
/* Settles and adds up what was taken (collect_sum.c). */
void collect_sum(struct collect *);

#endif

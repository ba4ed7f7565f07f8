/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A deposit: a PDF with its record goes into the store, as a bag.
 *
 *	data/document.pdf   the PDF
 *	data/document.md    the text inside it
 *	data/record.xml     the record it was made from (record-2.xml, ...)
 *	data/statement.xml  its statement of regularity
 *	data/geometry.txt   where everything stands: the operations
 *	data/faces.txt      the SHA-256 of each font file
 *
 * Nothing goes in that cannot be proved later: the PDF must be what its text
 * gives here, byte for byte, and the records those that it names.
 */
#ifndef JIYAO_JOB_DEPOSIT_H
#define JIYAO_JOB_DEPOSIT_H

#include "base/buf.h"
#include "base/diag.h"
#include "job/args.h"

struct deposit {
	const struct args *args;
	const char *store, *number;
	const char *replaces; /* or NULL */
	const char *pdf;
	char *const *records; /* those that do not lie in the PDF */
	size_t nrecords;
};

/* Appends what was done: number and head of the log. -1 after a finding. */
int deposit_add(const struct deposit *, struct buf *out, struct diag *);

#endif

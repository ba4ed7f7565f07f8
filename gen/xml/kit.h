/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What checking needs, loaded once for a whole run: schemas, rule book and
 * house settings, from the installation where no other file is named; and the
 * calendar.
 */
#ifndef JIYAO_XML_KIT_H
#define JIYAO_XML_KIT_H

#include "base/diag.h"
#include "base/reads.h"
#include "xml/kind.h"

struct schema;
struct rules;
struct calendar;
struct house;

struct kit {
	struct schema *schemas[KIND_COUNT]; /* NULL until asked for */
	struct reads reads[KIND_COUNT]; /* what was read for one of them */
	/* The whole book, NULL until asked for, and its settings. */
	struct rules *rules;
	struct house *house; /* NULL: the sets' own defaults */
	/* Of one kind each, where the whole is not there. */
	struct rules *books[KIND_COUNT];
	struct house *houses[KIND_COUNT];
	struct calendar *calendar; /* of working days */
};

/*
 * rules (a folder, too) and house name a file each, or are NULL for the
 * installation's schemas/rules/ and schemas/house.yaml.  -1 after a finding;
 * the kit is for kit_free either way.
 */
int kit_load(struct kit *, const char *rules, const char *house, struct diag *);
/*
 * The grammar of a kind, read when it is first asked for: a run over one
 * kind of record pays for that one.  NULL after a finding.
 */
const struct schema *kit_schema(
    struct kit *, const struct kind *, struct diag *);
/*
 * The rule sets for a kind, among which a record's day chooses, and the
 * settings by which they are read (or NULL: their defaults).  Those of the
 * installation are read kind by kind; files that the caller named are read
 * whole by kit_load, so that every fault in them is told.  NULL after a
 * finding.
 */
const struct rules *kit_rules(struct kit *, const struct kind *, struct diag *);
const struct house *kit_house(const struct kit *, const struct kind *);
/* All of them; NULL after a finding. */
const struct rules *kit_book(struct kit *, struct diag *);
void kit_free(struct kit *);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What checking needs, loaded once for a whole run: schema, rule book and
 * house settings, from the installation where no other file is named.
 */
#ifndef JIYAO_XML_KIT_H
#define JIYAO_XML_KIT_H

#include "base/diag.h"

struct record_options;
struct schema;
struct rules;
struct house;

struct kit {
	struct schema *schema;
	struct rules *rules;
	struct house *house;
};

/*
 * rules and house name a file each, or are NULL for the installation's
 * schemas/rules/ and schemas/house.yaml.  -1 after a finding; the kit is
 * for kit_free either way.
 */
int kit_load(struct kit *, const char *rules, const char *house, struct diag *);
/* Sets schema, rules and house of the options. */
void kit_options(const struct kit *, struct record_options *);
void kit_free(struct kit *);

#endif

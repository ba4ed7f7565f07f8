/* SPDX-License-Identifier: Apache-2.0 */
#include "xml/kit.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "xml/house.h"
#include "xml/record.h"
#include "xml/rules.h"
#include "xml/schema.h"

int
kit_load(struct kit *k, const char *rules, const char *house, struct diag *diag)
{
	char *path;

	memset(k, 0, sizeof(*k));
	if ((path = file_share("schemas/record.xsd", diag)) == NULL)
		return -1;
	k->schema = schema_load(path, diag);
	free(path);
	if (k->schema == NULL)
		return -1;
	if (rules != NULL) {
		k->rules = rules_load(rules, diag);
	} else if ((path = file_share("schemas/rules", diag)) != NULL) {
		k->rules = rules_load_dir(path, diag);
		free(path);
	}
	if (k->rules == NULL)
		return -1;
	if (house != NULL) {
		k->house = house_load(house, k->rules, diag);
	} else if (rules != NULL) {
		/* The installation's settings are for its own rule sets. */
		return 0;
	} else if ((path = file_share("schemas/house.yaml", diag)) != NULL) {
		k->house = house_load(path, k->rules, diag);
		free(path);
	}
	return k->house == NULL ? -1 : 0;
}

void
kit_options(const struct kit *k, struct record_options *o)
{
	o->schema = k->schema;
	o->rules = k->rules;
	o->house = k->house;
}

void
kit_free(struct kit *k)
{
	schema_free(k->schema);
	rules_free(k->rules);
	house_free(k->house);
	memset(k, 0, sizeof(*k));
}

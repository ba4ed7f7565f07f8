/* SPDX-License-Identifier: Apache-2.0 */
#include "xml/kit.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "xml/calendar.h"
#include "xml/house.h"
#include "xml/rules.h"
#include "xml/schema.h"

int
kit_load(struct kit *k, const char *rules, const char *house, struct diag *diag)
{
	char *path;

	memset(k, 0, sizeof(*k));
	if (rules != NULL) {
		k->rules = rules_load(rules, diag);
	} else if ((path = file_share("schemas/rules", diag)) != NULL) {
		k->rules = rules_load(path, diag);
		free(path);
	}
	if (k->rules == NULL)
		return -1;
	if ((path = file_share("schemas/calendar.yaml", diag)) != NULL) {
		k->calendar = calendar_load(path, diag);
		free(path);
	}
	if (k->calendar == NULL)
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

const struct schema *
kit_schema(struct kit *k, const struct kind *kind, struct diag *diag)
{
	char *path;

	if (k->schemas[kind->id] == NULL &&
	    (path = file_share(kind->schema, diag)) != NULL) {
		k->schemas[kind->id] = schema_load(path, diag);
		free(path);
	}
	return k->schemas[kind->id];
}

void
kit_free(struct kit *k)
{
	for (int i = 0; i < KIND_COUNT; i++)
		schema_free(k->schemas[i]);
	rules_free(k->rules);
	house_free(k->house);
	calendar_free(k->calendar);
	memset(k, 0, sizeof(*k));
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "xml/kit.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "xml/calendar.h"
#include "xml/house.h"
#include "xml/rules.h"
#include "xml/schema.h"

/* The rule sets of the installation, for one root or (NULL) for all. */
static struct rules *
installed_rules(const char *root, struct diag *diag)
{
	char *path = file_share("schemas/rules", diag);
	struct rules *rules =
	    path == NULL ? NULL : rules_load_for(path, root, diag);

	free(path);
	return rules;
}

static struct house *
installed_house(const struct rules *rules, bool whole, struct diag *diag)
{
	char *path = file_share("schemas/house.yaml", diag);
	struct house *house =
	    path == NULL ? NULL : house_load(path, rules, whole, diag);

	free(path);
	return house;
}

int
kit_load(struct kit *k, const char *rules, const char *house, struct diag *diag)
{
	char *path;

	memset(k, 0, sizeof(*k));
	if (rules != NULL) {
		/* The installation's settings are for its own rule sets. */
		k->rules = rules_load(rules, diag);
		if (k->rules == NULL)
			return -1;
	}
	if (house != NULL) {
		if (k->rules == NULL)
			k->rules = installed_rules(NULL, diag);
		if (k->rules != NULL)
			k->house = house_load(house, k->rules, true, diag);
		if (k->house == NULL)
			return -1;
	}
	if ((path = file_share("schemas/calendar.yaml", diag)) != NULL) {
		k->calendar = calendar_load(path, diag);
		free(path);
	}
	return k->calendar == NULL ? -1 : 0;
}

const struct rules *
kit_rules(struct kit *k, const struct kind *kind, struct diag *diag)
{
	struct reads *before;
	struct rules *book;

	if (k->rules != NULL)
		return k->rules;
	if (k->books[kind->id] != NULL)
		return k->books[kind->id];
	before = reads_into(&k->reads[kind->id]);
	book = installed_rules(kind->root, diag);
	if (book != NULL)
		k->houses[kind->id] = installed_house(book, false, diag);
	reads_into(before);
	if (k->houses[kind->id] == NULL) {
		rules_free(book);
		return NULL;
	}
	return k->books[kind->id] = book;
}

const struct house *
kit_house(const struct kit *k, const struct kind *kind)
{
	return k->books[kind->id] != NULL ? k->houses[kind->id] : k->house;
}

const struct rules *
kit_book(struct kit *k, struct diag *diag)
{
	if (k->rules != NULL)
		return k->rules;
	k->rules = installed_rules(NULL, diag);
	if (k->rules != NULL)
		k->house = installed_house(k->rules, true, diag);
	return k->house == NULL ? NULL : k->rules;
}

const struct schema *
kit_schema(struct kit *k, const struct kind *kind, struct diag *diag)
{
	struct reads *before;
	char *path;

	if (k->schemas[kind->id] == NULL &&
	    (path = file_share(kind->schema, diag)) != NULL) {
		before = reads_into(&k->reads[kind->id]);
		k->schemas[kind->id] = schema_load(path, diag);
		reads_into(before);
		free(path);
	}
	return k->schemas[kind->id];
}

void
kit_free(struct kit *k)
{
	for (int i = 0; i < KIND_COUNT; i++) {
		schema_free(k->schemas[i]);
		rules_free(k->books[i]);
		house_free(k->houses[i]);
		reads_free(&k->reads[i]);
	}
	rules_free(k->rules);
	house_free(k->house);
	calendar_free(k->calendar);
	memset(k, 0, sizeof(*k));
}

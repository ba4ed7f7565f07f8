/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/doc.h"

#include <string.h>

void
doc_free(struct doc *doc)
{
	if (doc != NULL)
		arena_free(doc->arena);
}

const struct front_key *
front_get(const struct front *front, const char *name)
{
	size_t i;

	for (i = 0; i < front->nkeys; i++)
		if (strcmp(front->keys[i].name, name) == 0)
			return &front->keys[i];
	return NULL;
}

const char *
front_text(const struct front *front, const char *name)
{
	const struct front_key *key = front_get(front, name);

	return key == NULL || key->nvalues == 0 ? NULL : key->values[0].text;
}

long
front_line(const struct front *front, const char *name)
{
	const struct front_key *key = front_get(front, name);

	return key == NULL ? 1 : key->line;
}

const char *
front_map_text(const struct front_map *map, const char *name)
{
	size_t i;

	for (i = 0; i < map->nkeys; i++)
		if (strcmp(map->keys[i].name, name) == 0)
			return map->keys[i].values[0].text;
	return NULL;
}

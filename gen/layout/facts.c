/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/facts.h"

#include "mark/front.h"

static const char *const keys[FACTS] = {
#define FACT(key, name, zh) key,
#include "layout/facts.def"
#undef FACT
};

void
facts_take(struct ops *ops, const struct doc *doc)
{
	for (size_t i = 0; i < FACTS; i++) {
		const struct front_key *key = front_get(&doc->front, keys[i]);
		struct fact *fact = &ops->facts[i];

		fact->n = key == NULL ? 0 : key->nvalues;
		fact->values =
		    arena_alloc(ops->arena, fact->n * sizeof *fact->values);
		for (size_t k = 0; k < fact->n; k++)
			fact->values[k] =
			    arena_strdup(ops->arena, key->values[k].text);
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/facts.h"

#include "mark/front.h"

static const struct {
	const char *key, *name, *zh;
} known[FACTS] = {
#define FACT(key, name, zh) {key, name, zh},
#include "layout/facts.def"
#undef FACT
};

void
facts_take(struct ops *ops, const struct doc *doc)
{
	for (size_t i = 0; i < FACTS; i++) {
		const struct front_key *key =
		    front_get(&doc->front, known[i].key);
		struct fact *fact = &ops->facts[i];

		fact->name = known[i].name;
		fact->zh = known[i].zh;
		fact->n = key == NULL ? 0 : key->nvalues;
		fact->values =
		    arena_alloc(ops->arena, fact->n * sizeof *fact->values);
		for (size_t k = 0; k < fact->n; k++)
			fact->values[k] =
			    arena_strdup(ops->arena, key->values[k].text);
	}
}

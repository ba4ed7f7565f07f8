/* SPDX-License-Identifier: Apache-2.0 */
/* Front matter as YAML in its flow form, every text in quotes. */
#include <string.h>

#include "mark/escape.h"
#include "mark/front.h"
#include "mark/write_in.h"

static void
quoted(struct buf *out, const char *s)
{
	mark_escape(out, s, strlen(s), MARK_YAML);
}

static void
write_entries(struct buf *out, const struct front_key *k)
{
	size_t i, j;

	buf_addc(out, '[');
	for (i = 0; i < k->nvalues; i++) {
		const struct front_map *m = i < k->nmaps ? &k->maps[i] : NULL;

		buf_adds(out, i == 0 ? "" : ", ");
		if (m == NULL || m->nkeys == 0) {
			quoted(out, k->values[i].text);
			continue;
		}
		buf_adds(out, "{name: ");
		quoted(out, k->values[i].text);
		for (j = 0; j < m->nkeys; j++) {
			buf_addf(out, ", %s: ", m->keys[j].name);
			quoted(out, m->keys[j].values[0].text);
		}
		buf_addc(out, '}');
	}
	buf_addc(out, ']');
}

static void
write_key(struct buf *out, const struct front_key *k, enum front_type type)
{
	size_t i;

	buf_addf(out, "%s: ", k->name);
	if (type == FRONT_LIST || type == FRONT_ENTRY)
		write_entries(out, k);
	else if (type != FRONT_GROUP)
		quoted(out, k->values[0].text);
	for (i = 0; type == FRONT_GROUP && i < k->maps[0].nkeys; i++) {
		buf_adds(out, "\n  ");
		quoted(out, k->maps[0].keys[i].name);
		buf_adds(out, ": ");
		write_entries(out, &k->maps[0].keys[i]);
	}
	buf_addc(out, '\n');
}

void
write_front(struct buf *out, const struct front *f)
{
	size_t i, r;

	for (i = 0; i < f->nkeys; i++)
		for (r = 0; r < front_nrules; r++)
			if (strcmp(front_rules[r].name, f->keys[i].name) == 0)
				write_key(
				    out, &f->keys[i], front_rules[r].type);
}

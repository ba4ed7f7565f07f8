/* SPDX-License-Identifier: Apache-2.0 */
#include "job/yearly.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/spill.h"
#include "job/confine.h"
#include "job/inputs.h"
#include "xml/obligations.h"
#include "xml/record.h"
#include "xml/statement.h"

/* Holds the summary against the rules; prints what was asked for. */
static void
judge(const struct gather *g, const struct buf *summary, const char *name,
    bool statement, enum diag_lang lang, struct buf *out, struct diag *d)
{
	const struct record_options o = {.kit = g->kit,
	    .as_of = g->args->as_of,
	    .limits = &g->args->limits,
	    .statement = true};
	struct record *r = record_check(summary->p, summary->len, name, &o, d);

	if (r != NULL && statement)
		statement_print(r, o.as_of, g->args->format, lang, out);
	else if (r != NULL)
		obligations_print(r, g->args->format, lang, out);
	record_free(r);
}

/* What the whole set is called: what was named, or the folder of it all. */
static char *
set_name(char **names, size_t n)
{
	char *folder = file_folder(names[0]), *other;
	bool same = true;

	if (n == 1) {
		free(folder);
		return xstrdup(names[0]);
	}
	for (size_t i = 1; i < n; i++) {
		other = file_folder(names[i]);
		same = same && strcmp(other, folder) == 0;
		free(other);
	}
	if (!same || strcmp(names[0], "-") == 0) {
		free(folder);
		return xstrdup(".");
	}
	return folder;
}

void
yearly_check(const struct gather *g, char **names, size_t n, bool statement,
    enum diag_lang lang, struct buf *out, struct diag *d)
{
	const char *folders[] = {spill_folder()};
	struct gathered sums = {.collect = NULL};
	struct buf summary = {NULL, 0, 0};
	struct inputs inputs;
	char *name;

	/* What is still due depends on the day; no clock is asked for it. */
	if (g->args->as_of == NULL) {
		diag_add(d, DIAG_AS_OF_MISSING, NULL, 0L, "check");
		return;
	}
	name = set_name(names, n);
	inputs_read(&inputs, names, n, d);
	confine(folders, 1);
	if (gather(&sums, g, &inputs, d) == 0 &&
	    gather_take(&sums, &summary) == 0)
		judge(g, &summary, name, statement, lang, out, d);
	buf_free(&summary);
	gather_free(&sums);
	inputs_free(&inputs);
	free(name);
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "job/whole.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/spill.h"
#include "job/confine.h"
#include "job/document.h"
#include "job/gather.h"
#include "job/inputs.h"
#include "job/sources.h"
#include "job/stages.h"
#include "xml/kit.h"

bool
whole_wanted(const struct whole *w)
{
	bool period =
	    w->args->year != NULL || w->args->from != NULL || w->sources;
	struct diag *unsaid = diag_new();
	struct inputs inputs;
	bool wanted = document_whole(w->word, period);

	if (wanted && !period) {
		inputs_read(&inputs, w->inputs, w->ninputs, unsaid);
		wanted = !sources_only(&inputs, w->args);
		inputs_free(&inputs);
	}
	diag_free(unsaid);
	return wanted;
}

static char *
output_name(const struct whole *w)
{
	const char *to = w->args->output;
	struct buf b = {NULL, 0, 0};

	if (to != NULL && !file_is_dir(to))
		return xstrdup(to);
	buf_addf(&b, "%s%s%s.pdf", to == NULL ? "" : to, to == NULL ? "" : "/",
	    w->word);
	return b.p;
}

/* The folders that are written to: the output's, and that of the spill. */
static void
give_up_rights(const char *to)
{
	char *folder = file_folder(to);
	const char *folders[] = {spill_folder(), folder};

	confine(folders, strcmp(to, "-") == 0 ? 1 : 2);
	free(folder);
}

static void
make(const struct whole *w, struct gathered *sums, struct stages *stages,
    const char *to, struct diag *d)
{
	struct stages_report report = {.digest_wanted = false};
	struct buf summary = {NULL, 0, 0};

	if (gather_take(sums, &summary) == 0) {
		stages_give(stages, &summary);
		stages_run(stages, w->inputs[0], to, &report, d);
		stages_give(stages, NULL);
	}
	buf_free(&summary);
}

static void
run(const struct whole *w, const struct inputs *inputs, const char *to,
    struct diag *d)
{
	struct kit kit = {.rules = NULL};
	struct gather g = {.args = w->args,
	    .year = w->args->year,
	    .from = w->args->from,
	    .to = w->args->to,
	    .workers = w->workers,
	    .kit = &kit};
	struct gathered sums = {.collect = NULL};
	struct stages *stages = NULL;

	if (kit_load(&kit, w->args->rules, w->args->house, d) == 0 &&
	    (w->sources ||
		(stages = stages_load(w->word, w->args, d)) != NULL)) {
		give_up_rights(to);
		if (gather(&sums, &g, inputs, d) != 0)
			;
		else if (w->sources)
			sources_print(sums.collect, w->args, "-", d);
		else
			make(w, &sums, stages, to, d);
	}
	gather_free(&sums);
	stages_free(stages);
	kit_free(&kit);
}

void
whole_run(const struct whole *w, struct diag *d)
{
	char *to = w->sources ? xstrdup("-") : output_name(w);
	struct inputs inputs;

	inputs_read(&inputs, w->inputs, w->ninputs, d);
	if (!inputs_hold(&inputs, to, d))
		run(w, &inputs, to, d);
	diag_drop_notes(d);
	diag_sort(d);
	inputs_free(&inputs);
	free(to);
}

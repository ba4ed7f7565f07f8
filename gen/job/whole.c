/* SPDX-License-Identifier: Apache-2.0 */
#include "job/whole.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/spill.h"
#include "job/confine.h"
#include "job/depend.h"
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

/*
 * The folders that are written to: those of the spill, of the dependency
 * file and of the output.
 */
static void
give_up_rights(const char *to, const char *depend)
{
	char *folder = file_folder(to);
	char *other =
	    depend == NULL ? xstrdup(spill_folder()) : file_folder(depend);
	const char *folders[] = {spill_folder(), other, folder};

	confine(folders, strcmp(to, "-") == 0 ? 2 : 3);
	free(folder);
	free(other);
}

/* The rule of -M: the records, the folders they were found in, the rest. */
static void
write_depend(const struct whole *w, const struct inputs *inputs, const char *to,
    struct reads *reads, struct diag *d)
{
	char **paths = xcalloc(inputs->n + 1, sizeof *paths);
	struct depend depend = {.odd = false};

	for (size_t i = 0; i < inputs->n; i++)
		paths[i] = inputs->list[i].path;
	depend_add(&depend, to, paths, inputs->n, reads, d);
	depend_write(&depend, w->depend, d);
	depend_free(&depend);
	free(paths);
}

static void
make(const struct whole *w, struct gathered *sums, struct stages *stages,
    const struct inputs *inputs, const char *to, struct reads *reads,
    struct diag *d)
{
	struct stages_report report = {
	    .digest_wanted = false, .reads = w->depend == NULL ? NULL : reads};
	struct buf summary = {NULL, 0, 0};

	if (gather_take(sums, &summary) == 0) {
		stages_give(stages, &summary);
		/* The office's words may tell what no summary holds. */
		if (w->args->prose != NULL)
			stages_against(stages, inputs);
		stages_run(stages, w->inputs[0], to, &report, d);
		stages_give(stages, NULL);
	}
	buf_free(&summary);
	buf_free(&report.records);
}

static void
run(const struct whole *w, const struct inputs *inputs, const char *to,
    struct reads *reads, struct diag *d)
{
	struct kit kit = {.rules = NULL};
	struct gather g = {.args = w->args,
	    .year = w->args->year,
	    .from = w->args->from,
	    .to = w->args->to,
	    .workers = w->workers,
	    .kit = &kit,
	    .reads = w->depend == NULL ? NULL : reads};
	struct gathered sums = {.collect = NULL};
	struct stages *stages = NULL;

	if (kit_load(&kit, w->args->rules, w->args->house, d) == 0 &&
	    (w->sources ||
		(stages = stages_load(w->word, w->args, d)) != NULL)) {
		give_up_rights(to, w->depend);
		if (gather(&sums, &g, inputs, d) != 0)
			;
		else if (w->sources)
			sources_print(sums.collect, w->args, "-", d);
		else
			make(w, &sums, stages, inputs, to, reads, d);
	}
	gather_free(&sums);
	stages_free(stages);
	kit_free(&kit);
}

void
whole_run(const struct whole *w, struct diag *d)
{
	char *to = w->sources ? xstrdup("-") : output_name(w);
	struct reads reads = {NULL, 0, 0}, *around = NULL;
	struct inputs inputs;
	bool stuck = false;

	if (w->depend != NULL)
		around = reads_into(&reads);
	inputs_read(&inputs, w->inputs, w->ninputs, d);
	if (w->depend != NULL) {
		stuck = inputs_hold(&inputs, w->depend, d);
		if (strcmp(to, "-") == 0)
			diag_add(d, DIAG_DEPEND_STDOUT, "-", 0L);
		else if (!depend_fits(to))
			diag_add(d, DIAG_DEPEND_NAME, to, 0L);
		else if (strcmp(to, w->depend) == 0)
			diag_add(d, DIAG_OUTPUT_TWICE, w->depend, 0L, to, "-M");
		stuck = stuck || diag_status(d) == 2;
	}
	if (!inputs_hold(&inputs, to, d) && !stuck) {
		run(w, &inputs, to, &reads, d);
		if (w->depend != NULL)
			write_depend(w, &inputs, to, &reads, d);
	}
	if (w->depend != NULL)
		reads_into(around);
	reads_free(&reads);
	diag_drop_notes(d);
	diag_sort(d);
	inputs_free(&inputs);
	free(to);
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "job/press.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "job/batch.h"
#include "job/confine.h"
#include "job/depend.h"
#include "job/stages.h"

struct run {
	const struct press *press;
	struct stages *stages;
	char **outputs; /* by input */
	struct buf report; /* of --report, a line a document */
	struct depend depend; /* of -M, a rule a document */
	struct diag *diag; /* of the run itself */
	int status; /* worst so far */
	bool progress; /* stderr is a terminal */
};

/* Length of the name without folder and ending; *from is where it begins. */
static int
stem(const char *path, const char **from)
{
	const char *slash = strrchr(path, '/');
	size_t len;

	*from = slash == NULL ? path : slash + 1;
	len = strlen(*from);
	if (len > 4 && strcmp(*from + len - 4, ".xml") == 0)
		len -= 4;
	else if (len > 3 && strcmp(*from + len - 3, ".md") == 0)
		len -= 3;
	return (int)len;
}

/* meeting.xml → meeting-minutes.pdf, in the folder of -o or beside it. */
static char *
output_name(const struct press *p, const char *in)
{
	const char *to = p->args->output, *name;
	struct buf b = {NULL, 0, 0};
	int len;

	if (to != NULL && !file_is_dir(to))
		return xstrdup(to);
	if (to == NULL && strcmp(in, "-") == 0)
		return xstrdup("-");
	len = strcmp(in, "-") == 0 ? (name = "stdin", 5) : stem(in, &name);
	if (to != NULL)
		buf_addf(&b, "%s/", to);
	else
		buf_add(&b, in, (size_t)(name - in));
	/* What a person edited has its name already. */
	if (p->records != NULL)
		buf_addf(&b, "%.*s.pdf", len, name);
	else
		buf_addf(&b, "%.*s-%s.pdf", len, name, p->word);
	return b.p;
}

struct named {
	const char *out, *in;
};

static int
named_cmp(const void *pa, const void *pb)
{
	const struct named *a = pa, *b = pb;

	return strcmp(a->out, b->out);
}

/* -1 after a finding where what an option writes is a document or a record. */
static int
beside(
    const struct run *r, const char *path, const char *option, struct diag *d)
{
	const struct press *p = r->press;
	int rc = 0;

	for (size_t i = 0; path != NULL && i < p->ninputs; i++) {
		if (strcmp(r->outputs[i], path) == 0) {
			diag_add(d, DIAG_OUTPUT_TWICE, p->inputs[i], 0L, path,
			    option);
			rc = -1;
		}
		if (file_same(p->inputs[i], path)) {
			diag_add(d, DIAG_OUTPUT_INPUT, p->inputs[i], 0L, path);
			rc = -1;
		}
	}
	for (size_t i = 0; path != NULL && i < p->nrecords; i++)
		if (file_same(p->records[i], path)) {
			diag_add(d, DIAG_OUTPUT_INPUT, p->records[i], 0L, path);
			rc = -1;
		}
	return rc;
}

/* -1 after a finding where make could not be told of a document. */
static int
check_depend(const struct run *r, struct diag *d)
{
	const struct press *p = r->press;
	int rc = 0;

	if (p->depend == NULL)
		return 0;
	for (size_t i = 0; i < p->ninputs; i++) {
		if (strcmp(r->outputs[i], "-") == 0)
			diag_add(d, DIAG_DEPEND_STDOUT, p->inputs[i], 0L);
		else if (!depend_fits(r->outputs[i]))
			diag_add(d, DIAG_DEPEND_NAME, r->outputs[i], 0L);
		else if (!depend_fits(p->inputs[i]))
			diag_add(d, DIAG_DEPEND_NAME, p->inputs[i], 0L);
		else
			continue;
		rc = -1;
	}
	return rc;
}

/* -1 after a finding where a record or another output would be lost. */
static int
name_outputs(struct run *r, struct diag *d)
{
	size_t n = r->press->ninputs, i;
	struct named *names = xcalloc(n, sizeof *names);
	int rc = 0;

	r->outputs = xcalloc(n, sizeof *r->outputs);
	for (i = 0; i < n; i++) {
		names[i].in = r->press->inputs[i];
		names[i].out = r->outputs[i] =
		    output_name(r->press, names[i].in);
	}
	for (i = 0; i < n; i++)
		if (file_same(names[i].in, names[i].out)) {
			diag_add(d, DIAG_OUTPUT_INPUT, names[i].in, 0L,
			    names[i].out);
			rc = -1;
		}
	for (i = 0; i < r->press->nrecords; i++)
		if (file_same(r->press->records[i], names[0].out)) {
			diag_add(d, DIAG_OUTPUT_INPUT, r->press->records[i], 0L,
			    names[0].out);
			rc = -1;
		}
	qsort(names, n, sizeof *names, named_cmp);
	for (i = 1; i < n; i++)
		if (strcmp(names[i].out, names[i - 1].out) == 0) {
			diag_add(d, DIAG_OUTPUT_TWICE, names[i].in, 0L,
			    names[i].out, names[i - 1].in);
			rc = -1;
		}
	free(names);
	return rc | beside(r, r->press->args->report, "--report", d) |
	       beside(r, r->press->depend, "-M", d);
}

static void
log_line(const struct run *r, size_t i, int status, const char *death,
    const struct stages_report *report, struct buf *out)
{
	struct json j = {.out = out};
	const char *line, *end;
	char digest[DIGEST_HEX];
	int s;

	json_object(&j, NULL);
	json_string(&j, "input", r->press->inputs[i]);
	json_int(&j, "status", status);
	if (death != NULL)
		json_string(&j, "died", death);
	if (report != NULL && report->records.len > 0) {
		json_array(&j, "records");
		for (line = report->records.p; *line != '\0'; line = end + 1) {
			end = strchr(line, '\n');
			snprintf(digest, sizeof digest, "%.*s",
			    (int)(end - line), line);
			json_string(&j, NULL, digest);
		}
		json_array_end(&j);
	}
	if (report != NULL && report->digest[0] != '\0') {
		json_string(&j, "output", r->outputs[i]);
		json_string(&j, "state", stages_state(report->state));
		json_int(&j, "pages", (long long)report->pages);
		json_int(&j, "bytes", (long long)report->bytes);
		json_string(&j, "sha256", report->digest);
	}
	if (report != NULL) {
		json_object(&j, "micros");
		for (s = 0; s < STAGE_COUNT; s++)
			json_int(
			    &j, stages_name((enum stage)s), report->micros[s]);
		json_object_end(&j);
	}
	json_object_end(&j);
}

static void
work(void *ctx, size_t i, struct batch_result *result)
{
	const struct run *r = ctx;
	struct diag *d = diag_new();
	struct reads reads = {NULL, 0, 0};
	struct stages_report report = {.digest_wanted = r->press->log,
	    .reads = r->press->depend == NULL ? NULL : &reads,
	    .fallbacks =
		r->press->args->report == NULL ? NULL : &result->report};

	if (r->press->records != NULL)
		stages_edited(r->stages, r->press->inputs[i], r->press->records,
		    r->press->nrecords, r->outputs[i], &report, d);
	else
		stages_run(
		    r->stages, r->press->inputs[i], r->outputs[i], &report, d);
	/* What is only worth knowing is jiyao-check's to tell. */
	diag_drop_notes(d);
	diag_sort(d);
	diag_print(d, DIAG_TEXT, r->press->args->lang, &result->findings);
	result->status = diag_status(d);
	if (r->press->log)
		log_line(r, i, result->status, NULL, &report, &result->log);
	depend_pack(&reads, &result->reads);
	reads_free(&reads);
	buf_free(&report.records);
	diag_free(d);
}

/* The finding and log line of a job whose worker died. */
static void
tell_death(struct run *r, size_t i, enum batch_death death)
{
	static const enum diag_id ids[] = {
	    [BATCH_CRASHED] = DIAG_WORKER_CRASHED,
	    [BATCH_OUT_OF_MEMORY] = DIAG_WORKER_MEMORY,
	    [BATCH_OUT_OF_TIME] = DIAG_WORKER_TIME,
	};
	struct buf b = {NULL, 0, 0};
	struct diag *d = diag_new();

	diag_add(d, ids[death], r->press->inputs[i], 0L);
	diag_print(d, DIAG_TEXT, r->press->args->lang, &b);
	fputs(b.p, stderr);
	if (r->press->log) {
		buf_clear(&b);
		log_line(r, i, 2, diag_name(ids[death]), NULL, &b);
		puts(b.p);
	}
	buf_free(&b);
	diag_free(d);
}

/* A document that was not made has a rule as well: of what it failed on. */
static void
add_rule(struct run *r, size_t i, const struct buf *packed)
{
	const struct press *p = r->press;
	struct reads reads = {NULL, 0, 0};

	if (p->depend == NULL)
		return;
	depend_unpack(&reads, packed->p, packed->len);
	depend_add(&r->depend, r->outputs[i],
	    p->records != NULL ? p->records : &p->inputs[i],
	    p->records != NULL ? p->nrecords : 1, &reads, r->diag);
	reads_free(&reads);
}

static void
done(void *ctx, size_t i, const struct batch_result *result)
{
	struct run *r = ctx;

	if (r->progress)
		fputs("\r\033[K", stderr);
	if (result->death != BATCH_LIVED) {
		tell_death(r, i, result->death);
	} else {
		if (result->findings.len != 0)
			fputs(result->findings.p, stderr);
		if (r->press->log)
			puts(result->log.p);
		if (result->report.len != 0)
			buf_addf(&r->report, "%s\n", result->report.p);
	}
	add_rule(r, i, &result->reads);
	if (result->status > r->status)
		r->status = result->status;
	if (r->progress && i + 1 < r->press->ninputs)
		fprintf(stderr, "%zu/%zu", i + 1, r->press->ninputs);
}

/* The folders that outputs go to, each once, for confine(). */
static void
give_up_rights(const struct run *r)
{
	const char *report = r->press->args->report;
	size_t n = 0, i, k, count = r->press->ninputs;
	char **folders = xcalloc(count + 2, sizeof *folders), *folder;

	for (i = 0; i < count; i++) {
		folder = file_folder(r->outputs[i]);
		for (k = n; k > 0 && strcmp(folders[k - 1], folder) != 0; k--)
			;
		if (k > 0)
			free(folder);
		else
			folders[n++] = folder;
	}
	if (report != NULL && strcmp(report, "-") != 0)
		folders[n++] = file_folder(report);
	if (r->press->depend != NULL)
		folders[n++] = file_folder(r->press->depend);
	confine((const char *const *)folders, n);
	for (i = 0; i < n; i++)
		free(folders[i]);
	free(folders);
}

/* One document is made in this process: nothing else would be lost. */
static void
run_one(struct run *r)
{
	const struct batch_limits limits =
	    batch_limits_of(&r->press->args->batch);
	struct batch_result result = {.status = 0};

	batch_limit(&limits);
	work(r, 0, &result);
	done(r, 0, &result);
	buf_free(&result.findings);
	buf_free(&result.log);
	buf_free(&result.report);
	buf_free(&result.reads);
}

static int
run_many(struct run *r, struct diag *d)
{
	struct batch b = {
	    .jobs = r->press->ninputs,
	    .workers = r->press->workers,
	    .limits = batch_limits_of(&r->press->args->batch),
	    .ctx = r,
	    .work = work,
	    .done = done,
	};
	int err = batch_run(&b);

	if (err != 0)
		diag_add(d, DIAG_WORKER_START, NULL, 0L,
		    diag_strerror(err, DIAG_ZH), diag_strerror(err, DIAG_EN));
	return err;
}

int
press_run(const struct press *given, struct diag *d)
{
	struct press here = *given;
	const struct press *p = &here;
	struct run r = {.press = p, .diag = d};
	char *edited = (char *)(intptr_t)given->args->edited;
	size_t i;

	if (edited != NULL) {
		here.records = given->inputs;
		here.nrecords = given->ninputs;
		here.inputs = &edited;
		here.ninputs = 1;
	}

	r.progress = p->ninputs > 1 && isatty(STDERR_FILENO);
	if (name_outputs(&r, d) == 0 && check_depend(&r, d) == 0 &&
	    (r.stages = stages_load(p->word, p->args, d)) != NULL) {
		give_up_rights(&r);
		if (p->ninputs == 1)
			run_one(&r);
		else
			run_many(&r, d);
		if (p->args->report != NULL)
			file_write(p->args->report,
			    r.report.len == 0 ? "" : r.report.p, r.report.len,
			    0600, d);
		if (p->depend != NULL)
			depend_write(&r.depend, p->depend, d);
		if (fflush(stdout) != 0 || ferror(stdout))
			/* "-" would be shown as standard input. */
			diag_errno(d, "/dev/stdout", errno);
	}
	for (i = 0; i < p->ninputs; i++)
		free(r.outputs[i]);
	free(r.outputs);
	buf_free(&r.report);
	depend_free(&r.depend);
	stages_free(r.stages);
	return diag_status(d) > r.status ? diag_status(d) : r.status;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "job/gather.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/mem.h"
#include "job/batch.h"
#include "job/depend.h"
#include "xml/kit.h"

struct run {
	const struct gather *gather;
	struct gathered *to;
	const struct inputs *inputs;
	struct diag *diag;
	size_t packed; /* names that this worker has sent */
	struct buf *stdin_bytes; /* read once, where "-" is an input */
};

static int
read_input(const struct run *r, size_t i, struct buf *b, struct diag *d)
{
	const char *path = r->inputs->list[i].path;

	if (strcmp(path, "-") == 0) {
		buf_add(b, r->stdin_bytes->p == NULL ? "" : r->stdin_bytes->p,
		    r->stdin_bytes->len);
		return 0;
	}
	return file_read(
	    path, xmlin_limits_of(&r->gather->args->limits).bytes, b, d);
}

/* The files that this worker read for kinds of record, where it met one. */
static void
pack_reads(struct run *r, struct buf *out)
{
	struct reads all = {NULL, 0, 0};

	for (int i = 0; i < KIND_COUNT; i++)
		reads_add_all(&all, &r->gather->kit->reads[i]);
	if (all.n > r->packed)
		depend_pack(&all, out);
	r->packed = all.n;
	reads_free(&all);
}

/* In a worker: the log of a result carries what the record adds. */
static void
work(void *ctx, size_t i, struct batch_result *out)
{
	struct run *r = ctx;
	const struct input *in = &r->inputs->list[i];
	struct diag *d = diag_new();
	struct buf b = {NULL, 0, 0};

	if (read_input(r, i, &b, d) == 0)
		collect_extract(r->to->sheet, b.p == NULL ? "" : b.p, b.len,
		    in->path, in->found, &out->log);
	else
		collect_lost(in->path, d, &out->log);
	if (r->gather->reads != NULL)
		pack_reads(r, &out->reads);
	buf_free(&b);
	diag_free(d);
}

static void
done(void *ctx, size_t i, const struct batch_result *result)
{
	static const enum diag_id deaths[] = {
	    [BATCH_CRASHED] = DIAG_WORKER_CRASHED,
	    [BATCH_OUT_OF_MEMORY] = DIAG_WORKER_MEMORY,
	    [BATCH_OUT_OF_TIME] = DIAG_WORKER_TIME};
	struct run *r = ctx;
	const char *path = r->inputs->list[i].path;
	struct diag *d = diag_new();
	struct buf lost = {NULL, 0, 0};

	if (result->death != BATCH_LIVED) {
		diag_add(d, deaths[result->death], path, 0L);
		collect_lost(path, d, &lost);
		collect_add(r->to->collect, lost.p, lost.len);
	} else {
		collect_add(r->to->collect, result->log.p, result->log.len);
	}
	if (r->gather->reads != NULL)
		depend_unpack(
		    r->gather->reads, result->reads.p, result->reads.len);
	buf_free(&lost);
	diag_free(d);
}

static void
copy_day(char to[COLLECT_DAY], const char *from)
{
	snprintf(to, COLLECT_DAY, "%s", from);
}

/* The first and last day of all records, where no period was asked for. */
static int
all_days(struct run *r)
{
	struct collect_options *o = &r->to->options;
	char first[COLLECT_DAY], last[COLLECT_DAY];
	struct diag *unsaid = diag_new();
	struct buf b = {NULL, 0, 0};

	for (size_t i = 0; i < r->inputs->n; i++) {
		buf_clear(&b);
		if (read_input(r, i, &b, unsaid) != 0 ||
		    !collect_days(
			b.p == NULL ? "" : b.p, b.len, o->limits, first, last))
			continue;
		if (o->from[0] == '\0' || strcmp(first, o->from) < 0)
			copy_day(o->from, first);
		if (strcmp(last, o->to) > 0)
			copy_day(o->to, last);
	}
	buf_free(&b);
	diag_free(unsaid);
	if (date_valid(o->from) && date_valid(o->to))
		return 0;
	diag_add(r->diag, DIAG_COLLECT_NONE, NULL, 0L);
	return -1;
}

/* The days of the period asked for; -1 after a finding. */
static int
choose_days(struct run *r)
{
	const struct gather *g = r->gather;
	struct collect_options *o = &r->to->options;
	int rc = 0;

	if (g->year != NULL) {
		o->by = COLLECT_YEAR;
		snprintf(o->from, COLLECT_DAY, "%.4s-01-01", g->year);
		snprintf(o->to, COLLECT_DAY, "%.4s-12-31", g->year);
	} else if (g->from != NULL) {
		o->by = COLLECT_PERIOD;
		copy_day(o->from, g->from);
		copy_day(o->to, g->to);
	} else {
		rc = all_days(r);
	}
	copy_day(o->as_of, g->args->as_of == NULL ? o->to : g->args->as_of);
	return rc;
}

bool
gather_year(const char *s)
{
	return strlen(s) == 4 && strspn(s, "0123456789") == 4 &&
	       strcmp(s, "0000") != 0;
}

int
gather_jobs(const char *s)
{
	char *end;
	long n = strtol(s, &end, 10);

	return *end == '\0' && n >= 1 && n <= GATHER_WORKERS_MAX ? (int)n : 0;
}

static int
read_stdin(struct run *r)
{
	for (size_t i = 0; i < r->inputs->n; i++)
		if (strcmp(r->inputs->list[i].path, "-") == 0)
			return file_read("-",
			    xmlin_limits_of(&r->gather->args->limits).bytes,
			    r->stdin_bytes, r->diag);
	return 0;
}

static int
run_workers(struct run *r)
{
	struct batch b = {
	    .jobs = r->inputs->n,
	    .workers = r->gather->workers < 1 ? 1 : r->gather->workers,
	    .limits = batch_limits_of(&r->gather->args->batch),
	    .ctx = r,
	    .work = work,
	    .done = done,
	};
	int err = batch_run(&b);

	if (err != 0)
		diag_add(r->diag, DIAG_WORKER_START, NULL, 0L,
		    diag_strerror(err, DIAG_ZH), diag_strerror(err, DIAG_EN));
	return err;
}

int
gather(struct gathered *to, const struct gather *g, const struct inputs *in,
    struct diag *diag)
{
	struct buf piped = {NULL, 0, 0};
	struct run r = {.gather = g,
	    .to = to,
	    .inputs = in,
	    .diag = diag,
	    .stdin_bytes = &piped};
	int rc = -1;

	memset(to, 0, sizeof *to);
	to->options.kit = g->kit;
	to->options.limits = &g->args->limits;
	to->options.style = &g->args->style;
	if (read_stdin(&r) == 0 && choose_days(&r) == 0 &&
	    (to->sheet = collect_load(&to->options, diag)) != NULL) {
		to->collect = collect_begin(to->sheet, diag);
		if (run_workers(&r) == 0)
			rc = collect_end(to->collect);
	}
	buf_free(&piped);
	return rc;
}

void
gather_free(struct gathered *g)
{
	collect_free(g->collect);
	collect_unload(g->sheet);
}

static bool
to_file(void *out, const void *bytes, size_t len)
{
	return file_out_add(out, bytes, len);
}

int
gather_write(struct gathered *g, const char *path, struct diag *diag)
{
	/* It names who voted, was criticised, was absent. */
	struct file_out *out = file_out_begin(path, 0600);

	if (collect_write(g->collect, to_file, out) != 0) {
		file_out_drop(out);
		return -1;
	}
	return file_out_end(out, diag);
}

static bool
to_buf(void *out, const void *bytes, size_t len)
{
	buf_add(out, bytes, len);
	return true;
}

int
gather_take(struct gathered *g, struct buf *out)
{
	return collect_write(g->collect, to_buf, out);
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Many jobs in forked workers.
 *
 *	parent ──index──▶ worker      what was loaded before the fork is shared
 *	parent ◀─result── worker      given to done() in the order of the input
 *
 * A job that crashes, runs out of its memory or of its time costs that one
 * job: the parent gives it a result of its own and forks a fresh worker.  It
 * knows nothing of documents.
 */
#ifndef JIYAO_JOB_BATCH_H
#define JIYAO_JOB_BATCH_H

#include <stddef.h>

#include "base/buf.h"

struct batch_limits {
	size_t
	    memory; /* bytes of address space a worker may have; 0: no bound */
	unsigned seconds; /* of processor time for one job; 0: no bound */
};

/* 4 GiB, 120 seconds. */
extern const struct batch_limits batch_limits_default;
/* What was given, the default where it is 0. */
struct batch_limits batch_limits_of(const struct batch_limits *given);

/* Why a job has no result of its own. */
enum batch_death {
	BATCH_LIVED,
	BATCH_CRASHED,
	BATCH_OUT_OF_MEMORY,
	BATCH_OUT_OF_TIME,
};

struct batch_result {
	int status; /* 0, 1, 2 */
	struct buf findings; /* printed, for people */
	struct buf log; /* one line of JSON, without its newline */
	struct buf report; /* likewise, for a file of its own */
	struct buf reads; /* names of the files that went in: job/depend.h */
	enum batch_death death;
};

struct batch {
	size_t jobs;
	int workers; /* 1 or more */
	struct batch_limits limits;
	void *ctx;
	/* In a worker: does job i and fills the result. */
	void (*work)(void *ctx, size_t i, struct batch_result *);
	/* In the parent, for i from 0 upwards without a gap. */
	void (*done)(void *ctx, size_t i, const struct batch_result *);
};

/* Applies the limits to this process and the job that now begins. */
void batch_limit(const struct batch_limits *);
/* 0, or an errno where no worker could be started. */
int batch_run(const struct batch *);

#endif

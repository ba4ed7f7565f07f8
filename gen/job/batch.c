/* SPDX-License-Identifier: Apache-2.0 */
#include "job/batch.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

enum {
	/* Results wait for their turn; no worker runs further ahead of the
	 * slowest job than this many jobs a worker. */
	AHEAD = 64,
};

const struct batch_limits batch_limits_default = {(size_t)4 << 30, 120};

struct batch_limits
batch_limits_of(const struct batch_limits *given)
{
	struct batch_limits l = batch_limits_default;

	if (given->memory != 0)
		l.memory = given->memory;
	if (given->seconds != 0)
		l.seconds = given->seconds;
	return l;
}

/* What a worker sends before the bytes of its texts. */
struct header {
	int status;
	size_t findings, log, report, reads;
};

struct worker {
	pid_t pid; /* 0: not running */
	int fd; /* our end of the socket pair */
	bool busy;
	size_t job; /* while busy */
};

struct run {
	const struct batch *batch;
	struct worker *workers;
	struct batch_result *results; /* by job modulo window */
	bool *ready;
	size_t window;
	size_t next; /* first job not given out */
	size_t told; /* first job not handed to done() */
};

void
batch_limit(const struct batch_limits *l)
{
	struct rlimit r;
	struct rusage used;

#ifdef __SANITIZE_ADDRESS__
	/* The sanitizer reserves terabytes that are never touched. */
	const bool bound = false;
#else
	const bool bound = l->memory != 0;
#endif

	if (bound && getrlimit(RLIMIT_AS, &r) == 0 &&
	    (r.rlim_max == RLIM_INFINITY || l->memory < r.rlim_max)) {
		r.rlim_cur = l->memory;
		setrlimit(RLIMIT_AS, &r);
	}
	if (l->seconds != 0 && getrusage(RUSAGE_SELF, &used) == 0 &&
	    getrlimit(RLIMIT_CPU, &r) == 0) {
		/* The limit counts a process's whole life. */
		r.rlim_cur = (rlim_t)used.ru_utime.tv_sec +
			     (rlim_t)used.ru_stime.tv_sec + 1 + l->seconds;
		if (r.rlim_max == RLIM_INFINITY || r.rlim_cur < r.rlim_max)
			setrlimit(RLIMIT_CPU, &r);
	}
}

/* Both return false at the end of the stream or on an error. */
static bool
get(int fd, void *p, size_t len)
{
	char *at = p;
	ssize_t n;

	while (len > 0) {
		n = read(fd, at, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

static bool
put(int fd, const void *p, size_t len)
{
	const char *at = p;
	ssize_t n;

	while (len > 0) {
		n = send(fd, at, len, MSG_NOSIGNAL);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

static void
result_free(struct batch_result *r)
{
	buf_free(&r->findings);
	buf_free(&r->log);
	buf_free(&r->report);
	buf_free(&r->reads);
	memset(r, 0, sizeof *r);
}

/* A worker's whole life. */
static _Noreturn void
serve(const struct batch *b, int fd)
{
	struct batch_result r;
	struct header h;
	size_t job;

	while (get(fd, &job, sizeof job)) {
		memset(&r, 0, sizeof r);
		batch_limit(&b->limits);
		b->work(b->ctx, job, &r);
		memset(&h, 0, sizeof h); /* its padding is sent as well */
		h.status = r.status;
		h.findings = r.findings.len;
		h.log = r.log.len;
		h.report = r.report.len;
		h.reads = r.reads.len;
		if (!put(fd, &h, sizeof h) ||
		    !put(fd, r.findings.p, h.findings) ||
		    !put(fd, r.log.p, h.log) ||
		    !put(fd, r.report.p, h.report) ||
		    !put(fd, r.reads.p, h.reads))
			break;
		result_free(&r);
	}
	/* No atexit handlers, no stdio of the parent's a second time. */
	_exit(0);
}

static int
start(struct run *run, struct worker *w)
{
	pid_t parent = getpid();
	int pair[2], i;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
		return errno;
	w->pid = fork();
	if (w->pid < 0) {
		i = errno;
		w->pid = 0;
		close(pair[0]);
		close(pair[1]);
		return i;
	}
	if (w->pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		if (getppid() != parent)
			_exit(2);
		/* Another worker's end of the pipe held open here would hide
		 * the parent's death from it. */
		for (i = 0; i < run->batch->workers; i++)
			if (run->workers[i].pid != 0 && &run->workers[i] != w)
				close(run->workers[i].fd);
		close(pair[0]);
		serve(run->batch, pair[1]);
	}
	close(pair[1]);
	w->fd = pair[0];
	w->busy = false;
	return 0;
}

static enum batch_death
cause(int wstatus)
{
	if (WIFSIGNALED(wstatus) && WTERMSIG(wstatus) == SIGXCPU)
		return BATCH_OUT_OF_TIME;
	/* Allocation failures leave with 2 (base/mem); the kernel's own
	 * answer to exhausted memory is SIGKILL. */
	if ((WIFEXITED(wstatus) && WEXITSTATUS(wstatus) == 2) ||
	    (WIFSIGNALED(wstatus) && WTERMSIG(wstatus) == SIGKILL))
		return BATCH_OUT_OF_MEMORY;
	return BATCH_CRASHED;
}

static void
reap(struct worker *w, struct batch_result *r)
{
	int wstatus = 0;

	close(w->fd);
	while (waitpid(w->pid, &wstatus, 0) < 0 && errno == EINTR)
		;
	w->pid = 0;
	if (r != NULL) {
		result_free(r);
		r->status = 2;
		r->death = cause(wstatus);
	}
}

/* Takes one result, or the news of a worker's death. */
static void
collect(struct run *run, struct worker *w)
{
	struct batch_result *r = &run->results[w->job % run->window];
	struct header h;

	memset(r, 0, sizeof *r);
	run->ready[w->job % run->window] = true;
	w->busy = false;
	if (!get(w->fd, &h, sizeof h)) {
		reap(w, r);
		return;
	}
	r->status = h.status;
	buf_reserve(&r->findings, h.findings);
	buf_reserve(&r->log, h.log);
	buf_reserve(&r->report, h.report);
	buf_reserve(&r->reads, h.reads);
	if (!get(w->fd, r->findings.p, h.findings) ||
	    !get(w->fd, r->log.p, h.log) ||
	    !get(w->fd, r->report.p, h.report) ||
	    !get(w->fd, r->reads.p, h.reads)) {
		reap(w, r);
		return;
	}
	r->findings.p[r->findings.len = h.findings] = '\0';
	r->log.p[r->log.len = h.log] = '\0';
	r->report.p[r->report.len = h.report] = '\0';
	r->reads.p[r->reads.len = h.reads] = '\0';
}

static void
tell(struct run *run)
{
	const struct batch *b = run->batch;
	size_t at;

	while (
	    run->told < b->jobs && run->ready[at = run->told % run->window]) {
		b->done(b->ctx, run->told, &run->results[at]);
		result_free(&run->results[at]);
		run->ready[at] = false;
		run->told++;
	}
}

/* Gives a job to every idle worker; returns how many are busy, or -errno. */
static int
give(struct run *run)
{
	const struct batch *b = run->batch;
	int i, busy = 0, err = 0;
	struct worker *w;

	for (i = 0; i < b->workers; i++) {
		w = &run->workers[i];
		if (!w->busy && run->next < b->jobs &&
		    run->next < run->told + run->window) {
			if (w->pid == 0 && (err = start(run, w)) != 0)
				continue;
			if (!put(w->fd, &run->next, sizeof run->next)) {
				/* Died while idle: nothing is lost. */
				reap(w, NULL);
				i--;
				continue;
			}
			w->job = run->next++;
			w->busy = true;
		}
		busy += w->busy;
	}
	return busy == 0 && run->told < b->jobs ? -err : busy;
}

int
batch_run(const struct batch *b)
{
	struct run run = {.batch = b};
	struct pollfd *fds = xcalloc((size_t)b->workers, sizeof *fds);
	int i, busy;

	run.workers = xcalloc((size_t)b->workers, sizeof *run.workers);
	run.window = (size_t)b->workers * AHEAD;
	run.results = xcalloc(run.window, sizeof *run.results);
	run.ready = xcalloc(run.window, sizeof *run.ready);
	while ((busy = give(&run)) > 0) {
		for (i = 0; i < b->workers; i++) {
			fds[i].fd =
			    run.workers[i].busy ? run.workers[i].fd : -1;
			fds[i].events = POLLIN;
			fds[i].revents = 0;
		}
		if (poll(fds, (nfds_t)b->workers, -1) < 0)
			continue;
		for (i = 0; i < b->workers; i++)
			if (fds[i].revents != 0)
				collect(&run, &run.workers[i]);
		tell(&run);
	}
	for (i = 0; i < b->workers; i++)
		if (run.workers[i].pid != 0) {
			shutdown(run.workers[i].fd, SHUT_WR);
			reap(&run.workers[i], NULL);
		}
	free(run.workers);
	free(run.results);
	free(run.ready);
	free(fds);
	return busy < 0 ? -busy : 0;
}

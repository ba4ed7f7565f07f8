/* SPDX-License-Identifier: Apache-2.0 */
/*
 * measure RUNS COMMAND [ARG...]: whole processes, as the user waits for them.
 *
 * Runs the command once to warm up, then RUNS times, and prints the median
 * wall time in milliseconds and the largest resident set in MiB (of the
 * process and the children it waited for).  Output is thrown away.  Exits
 * with 1 where the command does not exit with 0.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS_MAX = 1000 };

static int
cmp(const void *pa, const void *pb)
{
	double a = *(const double *)pa, b = *(const double *)pb;

	return a < b ? -1 : a > b;
}

static double
once(char **argv, long *kib)
{
	struct timespec t0, t1;
	struct rusage use;
	int wstatus, fd;
	pid_t pid;

	clock_gettime(CLOCK_MONOTONIC, &t0);
	pid = fork();
	if (pid == 0) {
		fd = open("/dev/null", O_WRONLY);
		dup2(fd, STDOUT_FILENO);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &wstatus, 0, &use) < 0)
		exit(2);
	clock_gettime(CLOCK_MONOTONIC, &t1);
	if (!WIFEXITED(wstatus) || WEXITSTATUS(wstatus) != 0)
		exit(1);
	if (use.ru_maxrss > *kib)
		*kib = use.ru_maxrss;
	return (double)(t1.tv_sec - t0.tv_sec) * 1e3 +
	       (double)(t1.tv_nsec - t0.tv_nsec) / 1e6;
}

int
main(int argc, char **argv)
{
	double ms[RUNS_MAX];
	long kib = 0;
	int i, runs;

	if (argc < 3 || (runs = atoi(argv[1])) < 1 || runs > RUNS_MAX)
		return 2;
	once(argv + 2, &kib);
	for (i = 0; i < runs; i++)
		ms[i] = once(argv + 2, &kib);
	qsort(ms, (size_t)runs, sizeof ms[0], cmp);
	printf("%.1f %.1f\n", ms[runs / 2], (double)kib / 1024);
	return 0;
}

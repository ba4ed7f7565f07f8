/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Linked in by --wrap: allocation number FAIL_AT of the process fails, ours
 * or a library's.  With FAIL_AT=count the number of allocations is printed
 * at the end.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *__real___libc_malloc(size_t);
void *__real___libc_calloc(size_t, size_t);
void *__real___libc_realloc(void *, size_t);
void *__wrap___libc_malloc(size_t);
void *__wrap___libc_calloc(size_t, size_t);
void *__wrap___libc_realloc(void *, size_t);

static unsigned long seen, at;
static int state; /* 0: not asked yet, 1: to fail, 2: to count, 3: neither */

static void
tell(void)
{
	char line[32];
	int n = snprintf(line, sizeof line, "%lu\n", seen);

	if (write(STDERR_FILENO, line, (size_t)n) < 0)
		_exit(3);
}

static int
fails(void)
{
	const char *env;

	if (state == 0) {
		state = 3;
		env = getenv("FAIL_AT");
		if (env != NULL && strcmp(env, "count") == 0) {
			state = 2;
			atexit(tell);
		} else if (env != NULL) {
			state = 1;
			at = strtoul(env, NULL, 10);
		}
	}
	seen++;
	return state == 1 && seen == at;
}

void *
__wrap___libc_malloc(size_t n)
{
	return fails() ? NULL : __real___libc_malloc(n);
}

void *
__wrap___libc_calloc(size_t n, size_t size)
{
	return fails() ? NULL : __real___libc_calloc(n, size);
}

void *
__wrap___libc_realloc(void *p, size_t n)
{
	return fails() ? NULL : __real___libc_realloc(p, n);
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory: the allocating calls that never return NULL, and the arena.
 *
 * Out of memory ends the process with status 2 after one line on stderr
 * (nobody else checks), in the libraries too: malloc itself is replaced.  An
 * arena holds the many small objects of one document, which all die together.
 */
#ifndef JIYAO_BASE_MEM_H
#define JIYAO_BASE_MEM_H

#include <stddef.h>

struct arena;

void *xmalloc(size_t size);
void *xcalloc(size_t n, size_t size);
/* n * size is checked for overflow. */
void *xreallocarray(void *p, size_t n, size_t size);
char *xstrdup(const char *s);
char *xstrndup(const char *s, size_t len);
/* Says that memory ran out and leaves with status 2; never returns. */
_Noreturn void mem_exhausted(void);

struct arena *arena_new(void);
void arena_free(struct arena *);
/* Zeroed, aligned for any object; lives as long as the arena. */
void *arena_alloc(struct arena *, size_t size);
void *arena_calloc(struct arena *, size_t n, size_t size);
char *arena_strdup(struct arena *, const char *s);
char *arena_strndup(struct arena *, const char *s, size_t len);
char *arena_printf(struct arena *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif

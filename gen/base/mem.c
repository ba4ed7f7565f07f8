/* SPDX-License-Identifier: Apache-2.0 */
#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	CHUNK_FIRST = 16 << 10, /* bytes; doubles up to CHUNK_MOST */
	CHUNK_MOST = 1 << 20,
	ALIGN = _Alignof(max_align_t),
};

struct chunk {
	struct chunk *next;
	size_t size, used;
	_Alignas(max_align_t) char bytes[];
};

struct arena {
	struct chunk *chunks; /* newest first */
	size_t next_size;
};

void
mem_exhausted(void)
{
	/* Nothing here may allocate: stdio's stderr is unbuffered, write(2)
	 * is certain. */
	static const char line[] =
	    "error: \xe5\x86\x85\xe5\xad\x98\xe4\xb8\x8d\xe8\xb6\xb3"
	    " (out of memory) [memory]\n";

	if (write(STDERR_FILENO, line, sizeof line - 1) < 0)
		_exit(2);
	_exit(2);
}

#ifndef __SANITIZE_ADDRESS__
/*
 * The libraries' allocations end the process as well.  With allocations
 * failing one by one, libxml2 and libxslt crashed or gave a wrong answer, and
 * HarfBuzz silently gives empty tables; none of that can be caught above.  A
 * program may define these (the C library's manual, Replacing malloc); the
 * sanitizers bring their own.
 */
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

void *
malloc(size_t size)
{
	void *p = __libc_malloc(size);

	if (p == NULL)
		mem_exhausted();
	return p;
}

void *
calloc(size_t n, size_t size)
{
	void *p = __libc_calloc(n, size);

	if (p == NULL)
		mem_exhausted();
	return p;
}

void *
realloc(void *old, size_t size)
{
	void *p = __libc_realloc(old, size);

	if (p == NULL && size != 0)
		mem_exhausted();
	return p;
}
#endif

void *
xmalloc(size_t size)
{
	void *p = malloc(size == 0 ? 1 : size);

	if (p == NULL)
		mem_exhausted();
	return p;
}

void *
xcalloc(size_t n, size_t size)
{
	void *p = calloc(n == 0 ? 1 : n, size == 0 ? 1 : size);

	if (p == NULL)
		mem_exhausted();
	return p;
}

void *
xreallocarray(void *p, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		mem_exhausted();
	p = realloc(p, n * size == 0 ? 1 : n * size);
	if (p == NULL)
		mem_exhausted();
	return p;
}

char *
xstrndup(const char *s, size_t len)
{
	char *p = xmalloc(len + 1);

	memcpy(p, s, len);
	p[len] = '\0';
	return p;
}

char *
xstrdup(const char *s)
{
	return xstrndup(s, strlen(s));
}

struct arena *
arena_new(void)
{
	struct arena *a = xcalloc(1, sizeof *a);

	a->next_size = CHUNK_FIRST;
	return a;
}

void
arena_free(struct arena *a)
{
	struct chunk *c, *next;

	if (a == NULL)
		return;
	for (c = a->chunks; c != NULL; c = next) {
		next = c->next;
		free(c);
	}
	free(a);
}

/* A chunk with room for size more bytes.  One that is larger than a chunk
 * gets its own, behind the current one, whose rest stays in use. */
static struct chunk *
room(struct arena *a, size_t size)
{
	struct chunk *c = a->chunks;
	size_t want;

	if (c != NULL && c->size - c->used >= size)
		return c;
	want = size > a->next_size ? size : a->next_size;
	if (want > SIZE_MAX - sizeof *c)
		mem_exhausted();
	c = xmalloc(sizeof *c + want);
	c->size = want;
	c->used = 0;
	if (size > a->next_size && a->chunks != NULL) {
		c->next = a->chunks->next;
		a->chunks->next = c;
	} else {
		c->next = a->chunks;
		a->chunks = c;
		if (a->next_size < CHUNK_MOST)
			a->next_size *= 2;
	}
	return c;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	struct chunk *c;
	void *p;

	if (size > SIZE_MAX - ALIGN)
		mem_exhausted();
	size = (size + ALIGN - 1) / ALIGN * ALIGN;
	c = room(a, size);
	p = c->bytes + c->used;
	c->used += size;
	return memset(p, 0, size);
}

void *
arena_calloc(struct arena *a, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		mem_exhausted();
	return arena_alloc(a, n * size);
}

char *
arena_strndup(struct arena *a, const char *s, size_t len)
{
	char *p = arena_alloc(a, len + 1);

	memcpy(p, s, len);
	return p;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		mem_exhausted();
	p = arena_alloc(a, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return p;
}

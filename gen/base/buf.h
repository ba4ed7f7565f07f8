/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A growing run of bytes.  Always NUL-terminated one past its length once
 * anything was added, so that p can be handed to C string functions when the
 * content holds no NUL.
 */
#ifndef JIYAO_BASE_BUF_H
#define JIYAO_BASE_BUF_H

#include <stddef.h>
#include <stdint.h>

struct buf {
	char *p; /* owned; NULL while empty */
	size_t len; /* bytes used */
	size_t cap; /* bytes allocated */
};

/* A struct buf begins as { NULL, 0, 0 }. */
void buf_add(struct buf *, const void *bytes, size_t len);
void buf_adds(struct buf *, const char *s);
void buf_addc(struct buf *, char c);
/* Appends one code point as UTF-8. */
void buf_addcp(struct buf *, uint32_t cp);
void buf_addf(struct buf *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Makes room for at least more bytes beyond len. */
void buf_reserve(struct buf *, size_t more);
/* Empties it and keeps its memory. */
void buf_clear(struct buf *);
void buf_free(struct buf *);

#endif

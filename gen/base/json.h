/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes JSON into a buf.  Commas and nesting are kept by the writer; the
 * caller pairs begin and end.  It reads nothing.
 */
#ifndef JIYAO_BASE_JSON_H
#define JIYAO_BASE_JSON_H

#include <stdbool.h>

#include "base/buf.h"

enum { JSON_DEPTH_MAX = 32 };

struct json {
	struct buf *out; /* borrowed */
	int depth;
	bool has[JSON_DEPTH_MAX]; /* a member was written at this depth */
	bool pretty; /* newline and two spaces a depth */
};

/* key is NULL inside an array and at the top. */
void json_object(struct json *, const char *key);
void json_object_end(struct json *);
void json_array(struct json *, const char *key);
void json_array_end(struct json *);
void json_string(struct json *, const char *key, const char *value);
void json_int(struct json *, const char *key, long long value);
/* value / 1000 with at most three decimals: milli-units without floats. */
void json_milli(struct json *, const char *key, long long value);
void json_bool(struct json *, const char *key, bool value);
void json_null(struct json *, const char *key);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

static void
quote(struct buf *out, const char *s)
{
	size_t len = strlen(s), i = 0, n;
	uint32_t cp;

	buf_addc(out, '"');
	while (i < len) {
		n = utf8_decode(s + i, len - i, &cp);
		if (n == 0) { /* JSON is Unicode: a stray byte is marked */
			buf_adds(out, "\\ufffd");
			i++;
			continue;
		}
		if (cp == '"' || cp == '\\') {
			buf_addc(out, '\\');
			buf_addc(out, (char)cp);
		} else if (cp == '\n') {
			buf_adds(out, "\\n");
		} else if (cp == '\t') {
			buf_adds(out, "\\t");
		} else if (cp < 0x20 || cp == 0x7f) {
			buf_addf(out, "\\u%04x", (unsigned)cp);
		} else {
			buf_add(out, s + i, n);
		}
		i += n;
	}
	buf_addc(out, '"');
}

static void
newline(struct json *j)
{
	int i;

	if (!j->pretty)
		return;
	buf_addc(j->out, '\n');
	for (i = 0; i < j->depth; i++)
		buf_adds(j->out, "  ");
}

static void
lead(struct json *j, const char *key)
{
	if (j->has[j->depth])
		buf_addc(j->out, ',');
	if (j->depth > 0)
		newline(j);
	j->has[j->depth] = true;
	if (key != NULL) {
		quote(j->out, key);
		buf_adds(j->out, j->pretty ? ": " : ":");
	}
}

static void
begin(struct json *j, const char *key, char c)
{
	lead(j, key);
	buf_addc(j->out, c);
	assert(j->depth + 1 < JSON_DEPTH_MAX);
	j->has[++j->depth] = false;
}

static void
end(struct json *j, char c)
{
	bool any = j->has[j->depth];

	assert(j->depth > 0);
	j->depth--;
	if (any)
		newline(j);
	buf_addc(j->out, c);
}

void
json_object(struct json *j, const char *key)
{
	begin(j, key, '{');
}

void
json_object_end(struct json *j)
{
	end(j, '}');
}

void
json_array(struct json *j, const char *key)
{
	begin(j, key, '[');
}

void
json_array_end(struct json *j)
{
	end(j, ']');
}

void
json_string(struct json *j, const char *key, const char *value)
{
	if (value == NULL) {
		json_null(j, key);
		return;
	}
	lead(j, key);
	quote(j->out, value);
}

void
json_int(struct json *j, const char *key, long long value)
{
	lead(j, key);
	buf_addf(j->out, "%lld", value);
}

void
json_milli(struct json *j, const char *key, long long value)
{
	unsigned long long v =
	    value < 0 ? -(unsigned long long)value : (unsigned long long)value;
	unsigned frac = (unsigned)(v % 1000);
	int digits = 3;

	lead(j, key);
	buf_addf(j->out, "%s%llu", value < 0 ? "-" : "", v / 1000);
	if (frac == 0)
		return;
	while (frac % 10 == 0) {
		frac /= 10;
		digits--;
	}
	buf_addf(j->out, ".%0*u", digits, frac);
}

void
json_bool(struct json *j, const char *key, bool value)
{
	lead(j, key);
	buf_adds(j->out, value ? "true" : "false");
}

void
json_null(struct json *j, const char *key)
{
	lead(j, key);
	buf_adds(j->out, "null");
}

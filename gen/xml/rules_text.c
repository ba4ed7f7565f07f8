/* SPDX-License-Identifier: Apache-2.0 */
/* The white space of a message: what a rule file's layout put into it goes. */
#include <string.h>

#include "base/utf8.h"
#include "xml/rules_set.h"

/* Chinese text has no space where a line of the rule file ends. */
static bool
joins(const char *s, size_t len, size_t at)
{
	size_t before = at;
	uint32_t a, b;

	if (at == 0 || at >= len)
		return true;
	do
		before--;
	while (before > 0 && ((unsigned char)s[before] & 0xC0) == 0x80);
	if (utf8_decode(s + before, at - before, &a) == 0)
		return false;
	at += strspn(s + at, " \t\r\n");
	if (at >= len)
		return true;
	if (utf8_decode(s + at, len - at, &b) == 0)
		return false;
	return a >= 0x2000 && b >= 0x2000;
}

const char *
rules_tidy(struct arena *arena, const struct buf *raw)
{
	struct buf b = {NULL, 0, 0};
	size_t i = 0, n;
	const char *s;

	while (i < raw->len) {
		n = strspn(raw->p + i, " \t\r\n");
		if (n == 0) {
			buf_addc(&b, raw->p[i++]);
			continue;
		}
		if (i == 0 || i + n == raw->len)
			;
		else if (strcspn(raw->p + i, "\r\n") >= n)
			buf_add(&b, raw->p + i, n);
		else if (!joins(raw->p, raw->len, i))
			buf_addc(&b, ' ');
		i += n;
	}
	s = arena_strdup(arena, b.p == NULL ? "" : b.p);
	buf_free(&b);
	return s;
}

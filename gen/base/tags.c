/* SPDX-License-Identifier: Apache-2.0 */
#include "base/tags.h"

#include <string.h>

static long
newlines(const char *s, size_t len)
{
	const char *end = s + len;
	long n = 0;

	while ((s = memchr(s, '\n', (size_t)(end - s))) != NULL) {
		n++;
		s++;
	}
	return n;
}

static bool
begins(const char *s, size_t len, const char *word)
{
	size_t n = strlen(word);

	return len >= n && memcmp(s, word, n) == 0;
}

/* Bytes up to and with the word; all where it is missing. */
static size_t
through(const char *s, size_t len, const char *word)
{
	const char *p = memmem(s, len, word, strlen(word));

	return p == NULL ? len : (size_t)(p - s) + strlen(word);
}

/* A tag ends at the first > outside quotes. */
static size_t
tag_length(const char *s, size_t len)
{
	char quote = '\0';
	size_t i;

	for (i = 0; i < len; i++) {
		if (quote != '\0') {
			if (s[i] == quote)
				quote = '\0';
		} else if (s[i] == '"' || s[i] == '\'') {
			quote = s[i];
		} else if (s[i] == '>') {
			return i + 1;
		}
	}
	return len;
}

static bool
space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Name characters from s, past a prefix; *all counts the prefix too. */
static size_t
name_length(const char *s, size_t len, const char **name, size_t *all)
{
	size_t i = 0, colon = 0;

	while (i < len && !space(s[i]) && strchr("/>=", s[i]) == NULL) {
		if (s[i] == ':')
			colon = i + 1;
		i++;
	}
	*name = s + colon;
	*all = i;
	return i - colon;
}

static void
read_tag(struct tag *t, const char *s, size_t left)
{
	size_t all;

	if (begins(s, left, "<!--")) {
		t->kind = TAG_OTHER;
		t->len = through(s, left, "-->");
	} else if (begins(s, left, "<?")) {
		t->kind = TAG_OTHER;
		t->len = through(s, left, "?>");
	} else if (begins(s, left, "<!")) {
		t->kind = TAG_OTHER;
		t->len = tag_length(s, left);
	} else if (begins(s, left, "</")) {
		t->kind = TAG_CLOSE;
		t->len = tag_length(s, left);
		t->namelen = name_length(s + 2, t->len - 2, &t->name, &all);
	} else {
		t->len = tag_length(s, left);
		t->namelen = name_length(s + 1, t->len - 1, &t->name, &all);
		t->kind =
		    t->len >= 2 && s[t->len - 2] == '/' ? TAG_EMPTY : TAG_OPEN;
	}
}

bool
tags_next(struct tags *in, struct tag *t)
{
	const char *s = in->bytes + in->at, *end;
	size_t left = in->len - in->at, whole;

	if (left == 0)
		return false;
	*t = (struct tag){.at = in->at, .line = in->line};
	if (begins(s, left, "<![CDATA[")) {
		whole = through(s, left, "]]>");
		t->kind = TAG_TEXT;
		t->at += 9;
		t->len = whole >= 12 ? whole - 12 : 0;
	} else if (*s == '<') {
		read_tag(t, s, left);
		whole = t->len;
	} else if (*s == '&') {
		t->kind = TAG_ENTITY;
		whole = t->len = through(s, left, ";");
	} else {
		for (end = s; end < s + left && *end != '<' && *end != '&';)
			end++;
		t->kind = TAG_TEXT;
		whole = t->len = (size_t)(end - s);
	}
	in->at += whole;
	in->line += newlines(s, whole);
	return true;
}

bool
tags_attribute(const struct tags *in, const struct tag *t, size_t *at,
    struct tag_attribute *a)
{
	const char *s = in->bytes + t->at, *name;
	size_t i = *at, all;
	const char *close;

	if (i == 0) {
		name_length(s + 1, t->len - 1, &name, &all);
		i = 1 + all;
	}
	while (i < t->len && space(s[i]))
		i++;
	a->namelen = name_length(s + i, t->len - i, &a->name, &all);
	i += all;
	while (i < t->len && (space(s[i]) || s[i] == '='))
		i++;
	if (all == 0 || i >= t->len || (s[i] != '"' && s[i] != '\''))
		return false;
	close = memchr(s + i + 1, s[i], t->len - i - 1);
	if (close == NULL)
		return false;
	a->at = t->at + i + 1;
	a->len = (size_t)(close - (s + i + 1));
	a->line = t->line + newlines(s, i);
	*at = i + 1 + a->len + 1;
	return true;
}

unsigned long
tags_entity(const char *s, size_t len)
{
	static const struct {
		const char *name;
		unsigned long cp;
	} known[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'},
	    {"&quot;", '"'}, {"&apos;", '\''}, {"&nbsp;", 0xa0}};
	unsigned long cp = 0;
	size_t i, base, digit;

	for (i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (len == strlen(known[i].name) &&
		    memcmp(s, known[i].name, len) == 0)
			return known[i].cp;
	if (len < 4 || s[1] != '#' || s[len - 1] != ';')
		return 0;
	base = s[2] == 'x' || s[2] == 'X' ? 16 : 10;
	for (i = base == 16 ? 3 : 2; i + 1 < len; i++) {
		digit = s[i] >= '0' && s[i] <= '9'   ? (size_t)(s[i] - '0')
			: s[i] >= 'a' && s[i] <= 'f' ? (size_t)(s[i] - 'a') + 10
			: s[i] >= 'A' && s[i] <= 'F' ? (size_t)(s[i] - 'A') + 10
						     : 99;
		if (digit >= base || cp > 0x10ffff)
			return 0;
		cp = cp * base + digit;
	}
	return cp <= 0x10ffff ? cp : 0;
}

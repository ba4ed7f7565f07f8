/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/attach.h"

#include <string.h>

#include "base/buf.h"
#include "mark/front.h"

bool
attach_label(struct arena *arena, struct run **runs, size_t *nruns, int *number)
{
	static const char label[] = "附件", colon[] = "：";
	size_t n = sizeof(label) - 1, len = (*runs)[0].len, digits = 0;
	const char *s = (*runs)[0].text;
	struct run *rest;

	if (len < n || memcmp(s, label, n) != 0)
		return false;
	*number = 0;
	for (; n < len && s[n] >= '0' && s[n] <= '9' && digits < 4; digits++)
		*number = *number * 10 + (s[n++] - '0');
	if (n == len && *nruns == 1) {
		*nruns = 0;
		return true;
	}
	if (n + 3 <= len && memcmp(s + n, colon, 3) == 0)
		n += 3;
	else if (n < len && s[n] == ':')
		n++;
	else
		return false;
	while (n < len && s[n] == ' ')
		n++;
	rest = arena_calloc(arena, *nruns, sizeof(*rest));
	memcpy(rest, *runs, *nruns * sizeof(*rest));
	rest[0].text = arena_strndup(arena, s + n, len - n);
	rest[0].len = len - n;
	*runs = rest;
	if (n == len) {
		++*runs;
		--*nruns;
	}
	return true;
}

/* The title as the list has it: without line breaks and styles. */
static const char *
plain_title(struct arena *arena, const struct part *part)
{
	struct buf b = {NULL, 0, 0};
	const char *s;
	size_t i;

	for (i = 0; i < part->ntitle; i++)
		if (part->title[i].text[0] != '\n')
			buf_add(&b, part->title[i].text, part->title[i].len);
	s = b.len == 0 ? "" : arena_strndup(arena, b.p, b.len);
	buf_free(&b);
	return s;
}

#define CLAUSE_LIST "GB/T 9704 7.3.4"
#define CLAUSE "GB/T 9704 7.3.7"

/* No mark stands after a name in 附件说明. */
static void
check_ends(
    const struct doc *doc, const struct front_key *key, struct diag *diag)
{
	static const char *const marks[] = {
	    "。", "，", "；", "、", "：", "！", "？", ".", ",", ";"};
	const char *text;
	size_t len, n;

	for (size_t i = 0; i < key->nvalues; i++) {
		text = key->values[i].text;
		len = strlen(text);
		for (size_t k = 0; k < sizeof(marks) / sizeof(marks[0]); k++) {
			n = strlen(marks[k]);
			if (len < n || strcmp(text + len - n, marks[k]) != 0)
				continue;
			diag_add(diag, DIAG_ATTACHMENT_MARK, doc->file,
			    key->values[i].line, text);
			diag_cite(diag, CLAUSE_LIST);
		}
	}
}

int
attach_check(const struct doc *doc, struct diag *diag)
{
	const struct front_key *key = front_get(&doc->front, "attachments");
	const struct part *p;
	size_t n = 0, i = 0;
	const char *title;
	int rc = 0;

	if (key != NULL)
		check_ends(doc, key, diag);
	for (p = doc->parts->next; p != NULL; p = p->next)
		n++;
	for (p = doc->parts->next; p != NULL; p = p->next) {
		i++;
		if (n == 1 && p->number == 1) {
			diag_add(
			    diag, DIAG_ATTACHMENT_SINGLE, doc->file, p->line);
			diag_cite(diag, CLAUSE_LIST);
		} else if (p->number != (n == 1 ? 0 : (int)i)) {
			diag_add(diag, DIAG_ATTACHMENT_ORDER, doc->file,
			    p->line, diag_num(p->number),
			    diag_num((long long)i));
			diag_cite(diag, CLAUSE);
			return -1; /* the rest follows from it */
		}
		if (key == NULL || i > key->nvalues)
			continue;
		title = plain_title(doc->arena, p);
		if (strcmp(title, key->values[i - 1].text) != 0) {
			diag_add(diag, DIAG_ATTACHMENT_TITLE, doc->file,
			    p->line, title, key->values[i - 1].text);
			diag_cite(diag, CLAUSE);
			rc = -1;
		}
	}
	/* attachments that are not bound in are listed and not in the text */
	if (key != NULL && n > 0 && n != key->nvalues) {
		diag_add(diag, DIAG_ATTACHMENT_COUNT, doc->file, key->line,
		    diag_num((long long)key->nvalues), diag_num((long long)n));
		diag_cite(diag, CLAUSE);
		rc = -1;
	}
	return rc;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/signed.h"

#include <stdio.h>
#include <string.h>

#include "mark/text.h"

static const char issued[] = "已签发", to_sign[] = "送签稿";

/* What 签发 fills in. */
static const char *const filled[] = {"state", "signed-text", "signers",
    "number", "date", "office-date", "copy-number", "printed-on"};

static bool
is_filled(const char *line, size_t len)
{
	for (size_t i = 0; i < sizeof filled / sizeof filled[0]; i++) {
		size_t n = strlen(filled[i]);

		if (len > n && memcmp(line, filled[i], n) == 0 &&
		    line[n] == ':')
			return true;
	}
	return false;
}

/* A line of the value of the key above it. */
static bool
goes_on(const char *line, size_t len)
{
	return len == 0 || line[0] == ' ' || line[0] == '\t' ||
	       (line[0] == '-' && !(len == 3 && memcmp(line, "---", 3) == 0));
}

void
signed_text(const char *bytes, size_t len, struct buf *out)
{
	struct arena *arena = arena_new();
	bool front = false, skip = false;
	size_t at = 0, n, end, line = 0;
	const char *p;

	if (len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
		at = 3;
	n = len - at;
	p = text_nfc(arena, bytes + at, &n);
	for (at = 0; at < n; at = end + 1, line++) {
		size_t k, trimmed;

		for (end = at; end < n && p[end] != '\n' && p[end] != '\r';)
			end++;
		k = end - at;
		trimmed = k;
		while (trimmed > 0 && (p[at + trimmed - 1] == ' ' ||
					  p[at + trimmed - 1] == '\t'))
			trimmed--;
		if (end + 1 < n && p[end] == '\r' && p[end + 1] == '\n')
			end++;
		if (trimmed == 3 && memcmp(p + at, "---", 3) == 0 &&
		    (line == 0 || front)) {
			front = line == 0;
			skip = false;
		} else if (front && !(skip && goes_on(p + at, k))) {
			skip = is_filled(p + at, k);
		}
		if (front && skip)
			continue;
		buf_add(out, p + at, k);
		buf_addc(out, '\n');
	}
	arena_free(arena);
}

void
signed_digest(const char *bytes, size_t len, char digest[SIGNED_TEXT])
{
	struct buf b = {NULL, 0, 0};
	char hex[DIGEST_HEX];

	signed_text(bytes, len, &b);
	digest_sha256(b.p == NULL ? "" : b.p, b.len, hex);
	snprintf(digest, SIGNED_TEXT, "sha256:%s", hex);
	buf_free(&b);
}

static void
set_state(struct doc *doc, const char *word, long line)
{
	struct front *f = &doc->front;
	struct front_key *keys =
	    arena_calloc(doc->arena, f->nkeys + 1, sizeof *keys);
	struct front_value *value = arena_calloc(doc->arena, 1, sizeof *value);
	size_t i;

	for (i = 0; i < f->nkeys && strcmp(f->keys[i].name, "state") != 0; i++)
		;
	memcpy(keys, f->keys, f->nkeys * sizeof *keys);
	value->text = word;
	value->line = line;
	keys[i].name = "state";
	keys[i].line = line;
	keys[i].values = value;
	keys[i].nvalues = 1;
	f->keys = keys;
	f->nkeys += i == f->nkeys;
}

bool
signed_draft(const struct front *front)
{
	const char *state = front_text(front, "state");

	return state != NULL && strcmp(state, issued) != 0;
}

bool
signed_issued(const struct front *front)
{
	return !signed_draft(front) &&
	       (front_text(front, "state") != NULL ||
		   front_text(front, "signed-text") != NULL);
}

void
signed_hold(struct doc *doc, const char *bytes, size_t len, struct diag *diag)
{
	const char *said = front_text(&doc->front, "signed-text");
	char digest[SIGNED_TEXT];
	long line;

	if (said == NULL || signed_draft(&doc->front))
		return;
	signed_digest(bytes, len, digest);
	if (strcmp(said, digest) == 0)
		return;
	line = front_line(&doc->front, "signed-text");
	diag_add(diag, DIAG_SIGNED_OTHER, doc->file, line, digest, said);
	set_state(doc, to_sign, line);
}

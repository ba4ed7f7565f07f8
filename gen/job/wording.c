/* SPDX-License-Identifier: Apache-2.0 */
#include "job/wording.h"

#include <iconv.h>
#include <string.h>

#include "base/utf8.h"
#include "job/prose.h"
#include "mark/lint.h"
#include "mark/passage_md.h"
#include "xml/record.h"

/*
 * Rounds of mending: ,, becomes ，， becomes ，.  Each round that changes
 * anything has fewer faults; no text is known that takes more than four.
 */
enum { ROUNDS_MAX = 32 };

/* The text as UTF-8 without a byte order mark, and how it was. */
struct decoded {
	struct buf text;
	const char *encoding; /* NULL: UTF-8 */
	bool bom;
};

bool
wording_is_markdown(const char *path, const char *bytes, size_t len)
{
	const char *dot = strrchr(path, '.');

	if (dot != NULL &&
	    (strcmp(dot, ".md") == 0 || strcmp(dot, ".markdown") == 0))
		return true;
	if (len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
		bytes += 3;
		len -= 3;
	}
	return len >= 4 && memcmp(bytes, "---", 3) == 0 &&
	       strchr(" \t\r\n", bytes[3]) != NULL;
}

static bool
convert(const char *to, const char *from, const char *s, size_t len,
    struct buf *out)
{
	iconv_t cd = iconv_open(to, from);
	char piece[4096], *in = (char *)s, *p;
	size_t left = len, room, rc = 0;

	if (cd == (iconv_t)-1)
		return false;
	do {
		p = piece;
		room = sizeof(piece);
		rc = iconv(cd, &in, &left, &p, &room);
		buf_add(out, piece, sizeof(piece) - room);
	} while (left > 0 && (rc != (size_t)-1 || room < sizeof(piece)));
	iconv_close(cd);
	return left == 0;
}

/* False where the bytes cannot be read as text, which others tell of. */
static bool
decode(const struct wording *w, struct decoded *d)
{
	const char *s = w->bytes;
	size_t len = w->len;

	*d = (struct decoded){.encoding = NULL};
	if (len >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0) {
		d->bom = true;
		s += 3;
		len -= 3;
	}
	if (utf8_check(s, len) == len && memchr(s, '\0', len) == NULL) {
		buf_add(&d->text, s, len);
		return true;
	}
	if (w->record == NULL)
		return false;
	d->bom = false;
	d->encoding = (const char *)record_doc(w->record)->encoding;
	return d->encoding != NULL &&
	       convert("UTF-8", d->encoding, w->bytes, w->len, &d->text);
}

/* The bytes for a file again; false where its encoding does not have them. */
static bool
encode(const struct decoded *d, const struct buf *text, struct buf *out)
{
	if (d->bom)
		buf_adds(out, "\xef\xbb\xbf");
	if (d->encoding != NULL)
		return convert(d->encoding, "UTF-8", text->p, text->len, out);
	buf_add(out, text->p, text->len);
	return true;
}

/* Text that comes back as other bytes than it was must not be written. */
static bool
comes_back(const struct wording *w, const struct decoded *d)
{
	struct buf back = {NULL, 0, 0};
	bool same = encode(d, &d->text, &back) && back.len == w->len &&
		    memcmp(back.p, w->bytes, w->len) == 0;

	buf_free(&back);
	return same;
}

static void
each(void *ctx, struct passage *p)
{
	lint_passage(ctx, p);
}

/* A text that says 草稿 or 送签稿, or says nothing of a format, is a draft. */
static bool
front_issued(const struct front *front)
{
	const char *state = front_text(front, "state");

	return front_get(front, "format") != NULL &&
	       (state == NULL || strcmp(state, "已签发") == 0);
}

bool
wording_is_secret(const struct wording *w)
{
	struct passage_front front;
	bool secret;

	if (w->record != NULL)
		return record_classified(w->record);
	passage_front_read(&front, w->bytes, w->len);
	secret = front_text(&front.front, "classification") != NULL;
	passage_front_free(&front);
	return secret;
}

/* Looks through the text once. */
static void
look(const struct wording *w, const struct buf *text, struct diag *diag,
    struct edits *edits)
{
	struct lint_about about = {.file = w->file, .gaps = !w->gaps_told};
	struct passage_front front;
	struct lint *l;

	if (text->len == 0)
		return;
	if (w->record != NULL) {
		about.issued = record_state(w->record) == RECORD_ISSUED;
		about.secret = record_classified(w->record);
		l = lint_new(&about, diag, edits);
		prose_record(text->p, text->len, each, l);
		lint_free(l);
		return;
	}
	passage_front_read(&front, text->p, text->len);
	about.kind = front_text(&front.front, "kind");
	about.issued = front_issued(&front.front);
	about.secret = front_text(&front.front, "classification") != NULL;
	l = lint_new(&about, diag, edits);
	passage_markdown(&front, text->p, text->len, each, l);
	lint_free(l);
	passage_front_free(&front);
}

void
wording_check(const struct wording *w, struct diag *diag)
{
	struct decoded d;

	if (decode(w, &d))
		look(w, &d.text, diag, NULL);
	buf_free(&d.text);
}

/* One round; false where nothing changed. */
static bool
mend(const struct wording *w, struct buf *text, struct diag *diag)
{
	struct diag *unheard = diag_new();
	struct buf next = {NULL, 0, 0};
	struct edits e;
	size_t i;
	bool changed;

	edits_init(&e);
	look(w, text, unheard, &e);
	edits_apply(&e, text->p, text->len, &next);
	changed = e.n > 0;
	for (i = 0; i < e.n; i++)
		if (e.list[i].before != NULL)
			diag_add(diag, DIAG_FIXED, w->file, e.list[i].line,
			    e.list[i].before, e.list[i].after);
	edits_free(&e);
	diag_free(unheard);
	buf_free(text);
	*text = next;
	return changed;
}

bool
wording_fix(const struct wording *w, struct buf *out, struct diag *diag)
{
	struct diag *notes = diag_new();
	struct decoded d;
	size_t before = out->len;
	bool changed = false;
	int round = 0;

	if (decode(w, &d)) {
		bool exact = comes_back(w, &d);

		while (round < ROUNDS_MAX && d.text.len > 0 &&
		       mend(w, &d.text, notes))
			round++;
		changed = round > 0;
		if (changed && (!exact || !encode(&d, &d.text, out))) {
			diag_add(diag, DIAG_FIX_ENCODING, w->file, 0L,
			    d.encoding == NULL ? "UTF-8" : d.encoding);
			out->len = before;
			changed = false;
		} else if (changed) {
			diag_move(diag, notes);
		}
	}
	buf_free(&d.text);
	diag_free(notes);
	return changed;
}

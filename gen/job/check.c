/* SPDX-License-Identifier: Apache-2.0 */
#include "job/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "job/confine.h"
#include "job/wording.h"
#include "mark/read.h"
#include "xml/statement.h"

static bool
to_stdout(const struct check *c, const char *path)
{
	return strcmp(c->output != NULL ? c->output : path, "-") == 0;
}

bool
check_is_filter(const struct check *c, char *const *files, int n)
{
	int i;

	if (!c->fix)
		return false;
	if (n == 0)
		return to_stdout(c, "-");
	for (i = 0; i < n; i++)
		if (to_stdout(c, files[i]))
			return true;
	return false;
}

void
check_confine(const struct check *c, char *const *files, int n)
{
	char **folders = xcalloc((size_t)n + 1, sizeof(*folders));
	size_t count = 0;
	char *real;
	int i;

	if (c->fix && c->output != NULL && strcmp(c->output, "-") != 0)
		folders[count++] = file_folder(c->output);
	for (i = 0; c->fix && c->output == NULL && i < n; i++)
		if ((real = realpath(files[i], NULL)) != NULL) {
			folders[count++] = file_folder(real);
			free(real);
		}
	confine((const char *const *)folders, count);
	while (count > 0)
		free(folders[--count]);
	free(folders);
}

/* Puts the text where it belongs; what did not change stays untouched. */
static void
put(const struct check *c, const char *path, const struct buf *text,
    bool changed, bool secret, struct diag *diag)
{
	const char *to = c->output != NULL ? c->output : path;

	if (c->output == NULL && strcmp(path, "-") != 0) {
		if (changed)
			file_replace(path, text->p, text->len, diag);
	} else {
		file_write(to, text->p == NULL ? "" : text->p, text->len,
		    secret ? 0600 : 0666, diag);
	}
}

/* Mends w in place of its bytes; mended holds them afterwards. */
static void
fix(const struct check *c, struct wording *w, struct buf *mended,
    struct diag *diag)
{
	struct diag *notes = diag_new();
	struct buf same = {(char *)w->bytes, w->len, 0};
	bool changed = wording_fix(w, mended, notes);

	put(c, w->file, changed ? mended : &same, changed, wording_is_secret(w),
	    notes);
	/* Where it could not be written nothing was changed. */
	if (diag_has(notes, DIAG_ERROR)) {
		diag_drop_notes(notes);
	} else if (changed) {
		w->bytes = mended->p;
		w->len = mended->len;
	}
	diag_move(diag, notes);
	diag_free(notes);
}

static void
check_markdown(const struct check *c, struct wording *w, struct diag *diag)
{
	struct buf mended = {NULL, 0, 0};

	if (c->fix)
		fix(c, w, &mended, diag);
	doc_free(mark_read(w->bytes, w->len, w->file, diag));
	wording_check(w, diag);
	buf_free(&mended);
}

static bool
found_gaps(const struct diag *diag, size_t from)
{
	size_t i;

	for (i = from; i < diag_count(diag); i++)
		if (strcmp(diag_get(diag, i)->id, "placeholder") == 0)
			return true;
	return false;
}

/* The record that will be judged: after mending, if that is asked for. */
static struct record *
fixed_record(const struct check *c, struct wording *w, struct buf *mended,
    struct diag *diag)
{
	struct diag *unheard = diag_new();
	struct record *r =
	    record_check(w->bytes, w->len, w->file, &c->record, unheard);

	/* What is no record is left as it is; the findings say why. */
	if (r != NULL) {
		w->record = r;
		fix(c, w, mended, diag);
		w->record = NULL;
	}
	record_free(r);
	diag_free(unheard);
	return record_check(w->bytes, w->len, w->file, &c->record, diag);
}

static void
check_record(const struct check *c, struct wording *w, struct buf *out,
    struct diag *diag)
{
	struct buf mended = {NULL, 0, 0};
	size_t before = diag_count(diag);
	struct record *r =
	    c->fix ? fixed_record(c, w, &mended, diag)
		   : record_check(w->bytes, w->len, w->file, &c->record, diag);

	if (r != NULL) {
		w->record = r;
		w->gaps_told = found_gaps(diag, before);
		wording_check(w, diag);
		if (c->record.statement)
			statement_print(
			    r, c->record.as_of, c->format, c->lang, out);
	}
	record_free(r);
	buf_free(&mended);
}

void
check_file(
    const struct check *c, const char *path, struct buf *out, struct diag *diag)
{
	struct buf b = {NULL, 0, 0};
	struct wording w = {.file = path};

	if (file_read(
		path, xmlin_limits_of(c->record.limits).bytes, &b, diag) == 0) {
		w.bytes = b.p == NULL ? "" : b.p;
		w.len = b.len;
		if (wording_is_markdown(path, w.bytes, w.len))
			check_markdown(c, &w, diag);
		else
			check_record(c, &w, out, diag);
	}
	buf_free(&b);
}

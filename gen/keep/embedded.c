/* SPDX-License-Identifier: Apache-2.0 */
#include "keep/embedded.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

#include "base/mem.h"

struct reading {
	qpdf_data q;
	struct embedded *to;
	const char *file; /* the PDF, for findings */
	struct diag *diag;
	bool bad;
};

static void
say(struct reading *r, const char *why)
{
	diag_add(r->diag, DIAG_PDF_UNREADABLE, r->file, 0L, why);
	r->bad = true;
}

/* What qpdf has to say; true where it said something. */
static bool
failed(struct reading *r)
{
	if (!qpdf_has_error(r->q))
		return false;
	say(r, qpdf_get_error_message_detail(r->q, qpdf_get_error(r->q)));
	return true;
}

/* The key of a dictionary; false where o is none or has none. */
static bool
get(struct reading *r, qpdf_oh o, const char *key, qpdf_oh *value)
{
	if (!qpdf_oh_is_dictionary(r->q, o) || !qpdf_oh_has_key(r->q, o, key))
		return false;
	*value = qpdf_oh_get_key(r->q, o, key);
	return true;
}

static void
take(struct reading *r, qpdf_oh spec)
{
	struct embedded *to = r->to;
	struct embedded_file f = {NULL, NULL, NULL, 0};
	qpdf_oh name, ef, stream, relationship;
	QPDF_BOOL plain = QPDF_FALSE;

	if ((!get(r, spec, "/UF", &name) && !get(r, spec, "/F", &name)) ||
	    !qpdf_oh_is_string(r->q, name) || !get(r, spec, "/EF", &ef) ||
	    (!get(r, ef, "/UF", &stream) && !get(r, ef, "/F", &stream)) ||
	    !qpdf_oh_is_stream(r->q, stream)) {
		say(r, "/Filespec");
		return;
	}
	if (to->n == EMBEDDED_MAX) {
		diag_add(r->diag, DIAG_PDF_FILES, r->file, 0L,
		    diag_num(EMBEDDED_MAX));
		r->bad = true;
		return;
	}
	f.name = xstrdup(qpdf_oh_get_utf8_value(r->q, name));
	if (qpdf_oh_get_stream_data(r->q, stream, qpdf_dl_all, &plain, &f.bytes,
		&f.len) != QPDF_SUCCESS ||
	    !plain) {
		if (!failed(r))
			say(r, "/Filter");
		free(f.bytes);
		free(f.name);
		return;
	}
	f.relationship =
	    xstrdup(get(r, spec, "/AFRelationship", &relationship) &&
			    qpdf_oh_is_name(r->q, relationship)
			? qpdf_oh_get_name(r->q, relationship) + 1
			: "");
	to->files = xreallocarray(to->files, to->n + 1, sizeof *to->files);
	to->files[to->n++] = f;
}

/* A node of the name tree: names and their files, or further nodes. */
static void
walk(struct reading *r, qpdf_oh node, int depth)
{
	qpdf_oh list;
	int i, n;

	if (depth > EMBEDDED_DEPTH_MAX) {
		say(r, "/Names");
		return;
	}
	if (get(r, node, "/Names", &list) && qpdf_oh_is_array(r->q, list)) {
		n = qpdf_oh_get_array_n_items(r->q, list);
		for (i = 1; i < n && !r->bad; i += 2)
			take(r, qpdf_oh_get_array_item(r->q, list, i));
	}
	if (get(r, node, "/Kids", &list) && qpdf_oh_is_array(r->q, list)) {
		n = qpdf_oh_get_array_n_items(r->q, list);
		for (i = 0; i < n && !r->bad; i++)
			walk(r, qpdf_oh_get_array_item(r->q, list, i),
			    depth + 1);
	}
}

static char *
read_origin(struct reading *r)
{
	qpdf_oh info, origin;

	if (get(r, qpdf_get_trailer(r->q), "/Info", &info) &&
	    get(r, info, "/Origin", &origin) && qpdf_oh_is_string(r->q, origin))
		return xstrdup(qpdf_oh_get_utf8_value(r->q, origin));
	return xstrdup("");
}

struct embedded *
embedded_read(const void *pdf, size_t len, const char *file, struct diag *diag)
{
	struct reading r = {.file = file, .diag = diag};
	qpdf_oh names, tree;

	r.q = qpdf_init();
	r.to = xcalloc(1, sizeof *r.to);
	qpdf_silence_errors(r.q);
	qpdf_set_suppress_warnings(r.q, QPDF_TRUE);
	/* A damaged file is to be found, not mended. */
	qpdf_set_attempt_recovery(r.q, QPDF_FALSE);
	if ((qpdf_read_memory(r.q, file, pdf, len, NULL) & QPDF_ERRORS) != 0) {
		if (!failed(&r))
			say(&r, "%PDF");
	} else {
		r.to->origin = read_origin(&r);
		if (get(&r, qpdf_get_root(r.q), "/Names", &names) &&
		    get(&r, names, "/EmbeddedFiles", &tree))
			walk(&r, tree, 0);
		if (!r.bad)
			failed(&r);
	}
	qpdf_cleanup(&r.q);
	if (!r.bad)
		return r.to;
	embedded_free(r.to);
	return NULL;
}

void
embedded_free(struct embedded *e)
{
	if (e == NULL)
		return;
	for (size_t i = 0; i < e->n; i++) {
		free(e->files[i].name);
		free(e->files[i].relationship);
		free(e->files[i].bytes);
	}
	free(e->files);
	free(e->origin);
	free(e);
}

const struct embedded_file *
embedded_get(const struct embedded *e, const char *name)
{
	for (size_t i = 0; i < e->n; i++)
		if (strcmp(e->files[i].name, name) == 0)
			return &e->files[i];
	return NULL;
}

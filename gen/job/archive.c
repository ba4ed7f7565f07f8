/* SPDX-License-Identifier: Apache-2.0 */
#include "job/archive.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "keep/embedded.h"
#include "keep/store.h"

/* A name that stays in the folder, and can be seen there. */
static bool
is_plain(const char *name)
{
	return store_number(name) ||
	       (strchr(name, ' ') != NULL && strchr(name, '/') == NULL &&
		   name[0] != '.' && name[0] != ' ');
}

/* -1 where a name is not plain, stands twice or is taken in the folder. */
static int
names_free(const struct embedded *e, const char *folder, const char *pdf,
    struct diag *d)
{
	struct buf path = {NULL, 0, 0};
	int rc = 0;

	for (size_t i = 0; i < e->n; i++) {
		const char *name = e->files[i].name;

		buf_clear(&path);
		buf_addf(&path, "%s/%s", folder, name);
		if (!is_plain(name) || embedded_get(e, name) != &e->files[i])
			diag_add(d, DIAG_PDF_FILE_NAME, pdf, 0L, name);
		else if (access(path.p, F_OK) == 0)
			diag_add(d, DIAG_OUTPUT_EXISTS, path.p, 0L);
		else
			continue;
		rc = -1;
	}
	buf_free(&path);
	return rc;
}

int
archive_extract(
    const struct args *a, const char *pdf, const char *folder, struct diag *d)
{
	struct buf in = {NULL, 0, 0}, path = {NULL, 0, 0};
	struct embedded *e = NULL;
	int rc = file_read(pdf, xmlin_limits_of(&a->limits).bytes, &in, d);

	if (rc == 0)
		e = embedded_read(in.p == NULL ? "" : in.p, in.len, pdf, d);
	if (e == NULL || names_free(e, folder, pdf, d) != 0)
		rc = -1;
	if (rc == 0 && e->n == 0) {
		diag_add(d, DIAG_PDF_NO_FILES, pdf, 0L);
		rc = -1;
	}
	for (size_t i = 0; rc == 0 && i < e->n; i++) {
		buf_clear(&path);
		buf_addf(&path, "%s/%s", folder, e->files[i].name);
		/* What was inside may be more than the reader may pass on. */
		rc = file_write(
		    path.p, e->files[i].bytes, e->files[i].len, 0600, d);
	}
	embedded_free(e);
	buf_free(&in);
	buf_free(&path);
	return rc;
}

struct listing {
	const struct args *args;
	const struct log *log;
	struct json json;
	struct buf *out;
};

static void
list_one(void *ctx, const char *number, bool there, bool logged)
{
	struct listing *l = ctx;
	const struct log_entry *e = log_find(l->log, number);

	if (l->args->format != DIAG_JSON) {
		buf_addf(l->out, "%s\t%s\t%s%s%s\n", number,
		    e == NULL ? "-" : e->bag,
		    e == NULL || e->replaced == NULL ? "-" : e->replaced,
		    there ? "" : "\tlost", logged ? "" : "\tunlogged");
		return;
	}
	json_object(&l->json, NULL);
	json_string(&l->json, "number", number);
	json_bool(&l->json, "there", there);
	json_bool(&l->json, "logged", logged);
	if (e != NULL) {
		json_int(&l->json, "line", e->line);
		json_string(&l->json, "bag", e->bag);
	}
	if (e != NULL && e->replaced != NULL)
		json_string(&l->json, "replaces", e->replaced);
	json_object_end(&l->json);
}

int
archive_list(
    const struct args *a, const char *path, struct buf *out, struct diag *d)
{
	struct store *s = store_open(path, false, d);
	struct listing l = {.args = a, .json = {.out = out}, .out = out};
	int rc = -1;

	if (s == NULL)
		return -1;
	l.log = store_log(s);
	if (a->format == DIAG_JSON) {
		json_object(&l.json, NULL);
		json_string(&l.json, "head", l.log->head);
		json_bool(&l.json, "torn", l.log->torn);
		json_array(&l.json, "bags");
	}
	rc = store_each(s, list_one, &l, d);
	if (a->format == DIAG_JSON) {
		json_array_end(&l.json);
		json_object_end(&l.json);
		buf_addc(out, '\n');
	}
	store_close(s);
	return rc;
}

int
archive_show(const struct args *a, const char *path, const char *number,
    struct buf *out, struct diag *d)
{
	struct store *s = store_open(path, false, d);
	const struct log_entry *e;
	char *bag;
	int rc = -1;

	(void)a;
	if (s == NULL)
		return -1;
	e = log_find(store_log(s), number);
	if (e == NULL) {
		diag_add(d, DIAG_STORE_NONE, path, 0L, number);
	} else {
		bag = store_bag(s, number);
		buf_addf(out, "%s\n%s\n", number, bag);
		rc = bag_read(bag, "bag-info.txt", out, d);
		if (rc == 0)
			rc = bag_read(bag, "manifest-sha256.txt", out, d);
		free(bag);
	}
	store_close(s);
	return rc;
}

int
archive_recover(const char *path, struct diag *d)
{
	struct store *s = store_open(path, true, d);
	int rc = s == NULL ? -1 : store_recover(s, d);

	store_close(s);
	return rc;
}

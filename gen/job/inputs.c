/* SPDX-License-Identifier: Apache-2.0 */
#include "job/inputs.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/reads.h"

static void
add(struct inputs *in, const char *path, bool found, const struct stat *st)
{
	struct input *i;

	if (in->n == in->cap) {
		in->cap = in->cap == 0 ? 64 : in->cap * 2;
		in->list = xreallocarray(in->list, in->cap, sizeof *in->list);
	}
	i = &in->list[in->n++];
	i->path = xstrdup(path);
	i->found = found;
	i->dev = st == NULL ? 0 : (unsigned long long)st->st_dev;
	i->ino = st == NULL ? 0 : (unsigned long long)st->st_ino;
}

static bool
is_xml(const char *name)
{
	size_t len = strlen(name);

	return len > 4 && strcmp(name + len - 4, ".xml") == 0;
}

static void
walk(struct inputs *in, const char *folder, int depth, struct diag *d)
{
	DIR *dir = depth < INPUTS_DEPTH ? opendir(folder) : NULL;
	struct buf path = {NULL, 0, 0};
	struct dirent *e;
	struct stat st;

	if (dir == NULL) {
		diag_errno(d, folder, depth < INPUTS_DEPTH ? errno : ELOOP);
		add(in, folder, false, NULL);
		return;
	}
	reads_note(folder);
	while ((e = readdir(dir)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		buf_clear(&path);
		buf_addf(&path, "%s%s%s", folder,
		    folder[strlen(folder) - 1] == '/' ? "" : "/", e->d_name);
		if (lstat(path.p, &st) != 0) {
			diag_errno(d, path.p, errno);
			add(in, path.p, false, NULL);
		} else if (S_ISDIR(st.st_mode)) {
			walk(in, path.p, depth + 1, d);
		} else if (is_xml(e->d_name) && S_ISREG(st.st_mode)) {
			add(in, path.p, true, &st);
		} else if (is_xml(e->d_name)) {
			diag_add(d, DIAG_INPUT_LINK, path.p, 0L);
		}
	}
	closedir(dir);
	buf_free(&path);
}

static int
by_file(const void *pa, const void *pb)
{
	const struct input *a = pa, *b = pb;

	if (a->dev != b->dev)
		return a->dev < b->dev ? -1 : 1;
	if (a->ino != b->ino)
		return a->ino < b->ino ? -1 : 1;
	return strcmp(a->path, b->path);
}

static int
by_path(const void *pa, const void *pb)
{
	const struct input *a = pa, *b = pb;

	return strcmp(a->path, b->path);
}

/* Of several names of one file the first stays; the others are told. */
static void
once(struct inputs *in, struct diag *d)
{
	struct input *kept = NULL;
	size_t i, n = 0;

	qsort(in->list, in->n, sizeof *in->list, by_file);
	for (i = 0; i < in->n; i++) {
		struct input *it = &in->list[i];

		if (kept != NULL && it->ino != 0 && it->ino == kept->ino &&
		    it->dev == kept->dev) {
			diag_add(d, DIAG_INPUT_TWICE, it->path, 0L, kept->path);
			kept->found = kept->found && it->found;
			free(it->path);
			continue;
		}
		in->list[n] = *it;
		kept = &in->list[n++];
	}
	in->n = n;
}

void
inputs_read(struct inputs *in, char **names, size_t n, struct diag *d)
{
	struct stat st;
	size_t i;
	bool there;

	memset(in, 0, sizeof *in);
	for (i = 0; i < n; i++) {
		there = strcmp(names[i], "-") != 0 && stat(names[i], &st) == 0;
		if (there && S_ISDIR(st.st_mode))
			walk(in, names[i], 0, d);
		else
			add(in, names[i], false,
			    there && S_ISREG(st.st_mode) ? &st : NULL);
	}
	if (in->n == 0)
		return;
	once(in, d);
	qsort(in->list, in->n, sizeof *in->list, by_path);
}

bool
inputs_hold(const struct inputs *in, const char *output, struct diag *d)
{
	for (size_t i = 0; i < in->n; i++)
		if (in->list[i].ino != 0 &&
		    file_same(in->list[i].path, output)) {
			diag_add(
			    d, DIAG_OUTPUT_INPUT, in->list[i].path, 0L, output);
			return true;
		}
	return false;
}

void
inputs_free(struct inputs *in)
{
	for (size_t i = 0; i < in->n; i++)
		free(in->list[i].path);
	free(in->list);
	memset(in, 0, sizeof *in);
}

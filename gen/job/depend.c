/* SPDX-License-Identifier: Apache-2.0 */
#include "job/depend.h"

#include <string.h>

#include "base/file.h"

/* A = in a prerequisite would make its line the setting of a variable. */
#define EQUALS "$(jiyao-equals)"

bool
depend_fits(const char *path)
{
	return path[strcspn(path, ";|\n\r")] == '\0';
}

/*
 * Blanks and # take a backslash, and the backslashes before them double; $
 * doubles; what would be a pattern for file names takes one, and so does the
 * colon.  A percent sign is special on the left alone, a tilde in front.
 */
static void
add_name(struct buf *out, const char *path, bool target)
{
	size_t slashes = 0, i;

	if (*path == '~')
		buf_adds(out, "./");
	for (; *path != '\0'; path++) {
		if (strchr(" \t#", *path) != NULL)
			for (i = 0; i <= slashes; i++)
				buf_adds(out, "\\");
		else if (strchr(":*?[", *path) != NULL ||
			 (target && *path == '%'))
			buf_adds(out, "\\");
		else if (*path == '$')
			buf_adds(out, "$");
		slashes = *path == '\\' ? slashes + 1 : 0;
		if (*path == '=')
			buf_adds(out, EQUALS);
		else
			buf_add(out, path, 1);
	}
}

static bool
is_input(const char *path, char *const *inputs, size_t n)
{
	while (n > 0)
		if (strcmp(path, inputs[--n]) == 0)
			return true;
	return false;
}

static void
add_prerequisite(struct depend *to, const char *path, struct diag *d)
{
	if (strcmp(path, "-") == 0)
		return;
	if (!depend_fits(path)) {
		diag_add(d, DIAG_DEPEND_NAME, path, 0L);
		to->odd = true;
	}
	buf_adds(&to->rules, " \\\n  ");
	add_name(&to->rules, path, false);
}

void
depend_add(struct depend *to, const char *output, char *const *inputs,
    size_t ninputs, const struct reads *reads, struct diag *d)
{
	size_t i;

	add_name(&to->rules, output, true);
	buf_adds(&to->rules, ":");
	for (i = 0; i < ninputs; i++)
		if (!is_input(inputs[i], inputs, i))
			add_prerequisite(to, inputs[i], d);
	for (i = 0; i < reads->n; i++)
		if (!is_input(reads->paths[i], inputs, ninputs)) {
			add_prerequisite(to, reads->paths[i], d);
			reads_add(&to->others, reads->paths[i]);
		}
	buf_adds(&to->rules, "\n\n");
}

int
depend_write(struct depend *from, const char *path, struct diag *d)
{
	struct buf out = {NULL, 0, 0};
	int rc = -1;

	if (from->odd)
		return -1;
	for (size_t i = 0; i < from->others.n; i++) {
		add_name(&from->rules, from->others.paths[i], true);
		buf_adds(&from->rules, ":\n");
	}
	if (from->rules.p != NULL && strstr(from->rules.p, EQUALS) != NULL)
		buf_adds(&out, "jiyao-equals := =\n\n");
	buf_add(
	    &out, from->rules.p == NULL ? "" : from->rules.p, from->rules.len);
	rc = file_write(path, out.p, out.len, 0666, d);
	buf_free(&out);
	return rc;
}

void
depend_free(struct depend *p)
{
	buf_free(&p->rules);
	reads_free(&p->others);
}

void
depend_pack(const struct reads *r, struct buf *out)
{
	for (size_t i = 0; i < r->n; i++)
		buf_add(out, r->paths[i], strlen(r->paths[i]) + 1);
}

void
depend_unpack(struct reads *r, const char *bytes, size_t len)
{
	const char *end = bytes + len;

	for (; bytes < end; bytes += strlen(bytes) + 1)
		reads_add(r, bytes);
}

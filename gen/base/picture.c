/* SPDX-License-Identifier: Apache-2.0 */
/* Finds the file without leaving its folder, and says what is wrong. */
#include "base/picture.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/reads.h"

bool
picture_lies(const struct picture *p)
{
	return p->turn >= 5;
}

/* True where each part of the path is a plain name. */
static bool
path_is_fit(const char *path)
{
	size_t n;

	if (*path == '\0')
		return false;
	for (;; path += n + 1) {
		n = strcspn(path, "/");
		if (n == 0 || (n == 1 && path[0] == '.') ||
		    (n == 2 && path[0] == '.' && path[1] == '.'))
			return false;
		if (path[n] == '\0')
			return true;
	}
}

/*
 * Opens the file part by part, following no symbolic link, so that nothing
 * on the way can lead out, not even while it is being walked.  -1 with errno.
 */
static int
open_below(const char *folder, const char *path)
{
	int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), fd, err;
	struct buf part = {NULL, 0, 0};
	size_t n;

	while (dir >= 0) {
		n = strcspn(path, "/");
		buf_clear(&part);
		buf_add(&part, path, n);
		fd = openat(dir, part.p,
		    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC |
			(path[n] == '/' ? O_DIRECTORY : 0));
		err = errno;
		close(dir);
		errno = err;
		dir = fd;
		if (path[n] == '\0')
			break;
		path += n + 1;
	}
	err = errno;
	buf_free(&part);
	errno = err;
	return dir;
}

/* Reads fd into out; 0, an errno, or -1 where it is longer than allowed. */
static int
read_bounded(int fd, struct buf *out)
{
	struct stat st;
	ssize_t n;

	if (fstat(fd, &st) != 0)
		return errno;
	if (!S_ISREG(st.st_mode))
		return EINVAL;
	if (st.st_size > PICTURE_BYTES_MAX)
		return -1;
	for (;;) {
		buf_reserve(out, 64 << 10);
		n = read(fd, out->p + out->len, out->cap - out->len - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno;
		if (n == 0)
			return 0;
		out->len += (size_t)n;
		if (out->len > PICTURE_BYTES_MAX)
			return -1;
	}
}

static void
note(const char *folder, const char *path)
{
	struct buf name = {NULL, 0, 0};

	buf_addf(&name, "%s/%s", folder, path);
	reads_note(name.p);
	buf_free(&name);
}

/* -1 after a finding. */
static int
read_file(const char *folder, const char *path, const char *file, long line,
    struct buf *out, struct diag *diag)
{
	int fd, err;

	if (!path_is_fit(path)) {
		diag_add(diag, DIAG_PICTURE_PATH, file, line, path);
		return -1;
	}
	fd = open_below(folder, path);
	if (fd >= 0)
		note(folder, path);
	err = fd < 0 ? errno : read_bounded(fd, out);
	if (fd >= 0)
		close(fd);
	if (err == 0)
		return 0;
	if (err == -1)
		diag_add(diag, DIAG_PICTURE_LIMIT, file, line, path,
		    diag_num(PICTURE_BYTES_MAX));
	else if (err == ELOOP)
		diag_add(diag, DIAG_PICTURE_PATH, file, line, path);
	else if (err == EACCES || err == EPERM)
		diag_add(diag, DIAG_PICTURE_DENIED, file, line, path);
	else
		diag_add(diag, DIAG_PICTURE_MISSING, file, line, path);
	return -1;
}

struct picture *
picture_read(const char *folder, const char *path, const char *file, long line,
    struct arena *arena, struct diag *diag)
{
	struct buf bytes = {NULL, 0, 0};
	struct picture *p = arena_alloc(arena, sizeof(*p));
	enum picture_fault fault = PICTURE_BROKEN;
	size_t at = 0;

	if (read_file(folder, path, file, line, &bytes, diag) < 0) {
		buf_free(&bytes);
		return NULL;
	}
	fault = picture_parse(
	    (const unsigned char *)bytes.p, bytes.len, arena, p, &at);
	buf_free(&bytes);
	p->file = file;
	p->line = line;
	p->path = path;
	switch (fault) {
	case PICTURE_WHOLE:
		return p;
	case PICTURE_NEITHER:
		diag_add(diag, DIAG_PICTURE_KIND, file, line, path);
		break;
	case PICTURE_BROKEN:
		diag_add(diag, DIAG_PICTURE_DAMAGED, file, line, path,
		    diag_num((long long)at));
		break;
	case PICTURE_STRANGE:
		diag_add(diag, DIAG_PICTURE_FORM, file, line, path);
		break;
	case PICTURE_LARGE:
		diag_add(diag, DIAG_PICTURE_SIZE, file, line, path,
		    diag_num(p->width), diag_num(p->height),
		    diag_num(PICTURE_PIXELS_MAX));
		break;
	}
	return NULL;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

enum { READ_STEP = 64 << 10 };

/* Reads fd to its end; -1 after adding a finding. */
static int
read_all(
    int fd, const char *path, size_t max_bytes, struct buf *out, struct diag *d)
{
	size_t begin = out->len, got;
	struct stat st;
	ssize_t n;

	if (fstat(fd, &st) != 0) {
		diag_errno(d, path, errno);
		return -1;
	}
	if (S_ISDIR(st.st_mode)) {
		diag_errno(d, path, EISDIR);
		return -1;
	}
	if (S_ISREG(st.st_mode) && st.st_size > 0 &&
	    (size_t)st.st_size <= max_bytes)
		buf_reserve(out, (size_t)st.st_size + 1);
	for (;;) {
		buf_reserve(out, READ_STEP);
		n = read(fd, out->p + out->len, out->cap - out->len - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			diag_errno(d, path, errno);
			return -1;
		}
		if (n == 0)
			break;
		out->len += (size_t)n;
		got = out->len - begin;
		if (got > max_bytes) {
			diag_add(d, DIAG_LIMIT_BYTES, path, 0,
			    diag_num((long long)max_bytes));
			return -1;
		}
	}
	out->p[out->len] = '\0';
	return 0;
}

int
file_read(const char *path, size_t max_bytes, struct buf *out, struct diag *d)
{
	int fd, rc;

	if (strcmp(path, "-") == 0)
		return read_all(STDIN_FILENO, path, max_bytes, out, d);
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0) {
		diag_errno(d, path, errno);
		return -1;
	}
	rc = read_all(fd, path, max_bytes, out, d);
	close(fd);
	return rc;
}

/* 0 or an errno. */
static int
write_all(int fd, const char *p, size_t len)
{
	ssize_t n;

	while (len > 0) {
		n = write(fd, p, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno;
		p += n;
		len -= (size_t)n;
	}
	return 0;
}

char *
file_folder(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return xstrdup(".");
	return slash == path ? xstrdup("/")
			     : xstrndup(path, (size_t)(slash - path));
}

/*
 * Gives the bytes the name path in one step.  The temporary has a name only
 * between link and rename; all signals that end a process wait until then,
 * so only SIGKILL or a power cut in that moment can leave one behind.  The
 * bytes are on the disk before they have the name; that the folder is, too,
 * is for the archive to see to.
 * Returns 0 or an errno.
 */
static int
publish(const char *path, const void *bytes, size_t len, unsigned mode)
{
	char *dir = file_folder(path), *tmp = NULL, proc[64];
	int fd, err = 0, unnamed = 1;
	size_t size = strlen(dir) + 64;

	tmp = xmalloc(size);
	snprintf(tmp, size, "%s/.jiyao-%ld.tmp", dir, (long)getpid());
	fd = open(dir, O_WRONLY | O_TMPFILE | O_CLOEXEC, mode);
	if (fd < 0 &&
	    (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)) {
		/* A file system without unnamed files. */
		unnamed = 0;
		unlink(tmp);
		fd = open(tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	}
	if (fd < 0) {
		err = errno;
		free(tmp);
		free(dir);
		return err;
	}
	err = write_all(fd, bytes, len);
	if (err == 0 && fsync(fd) != 0 && errno != EINVAL && errno != EROFS)
		err = errno;
	if (err == 0 && unnamed) {
		snprintf(proc, sizeof proc, "/proc/self/fd/%d", fd);
		unlink(tmp);
		if (linkat(AT_FDCWD, proc, AT_FDCWD, tmp, AT_SYMLINK_FOLLOW))
			err = errno;
	}
	if (close(fd) != 0 && err == 0)
		err = errno;
	if (err == 0 && rename(tmp, path) != 0)
		err = errno;
	if (err != 0)
		unlink(tmp);
	free(tmp);
	free(dir);
	return err;
}

int
file_write(const char *path, const void *bytes, size_t len, unsigned mode,
    struct diag *d)
{
	sigset_t ending, before;
	struct stat st;
	int err, fd;

	if (strcmp(path, "-") == 0) {
		err = write_all(STDOUT_FILENO, bytes, len);
	} else if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
		err = EISDIR;
	} else if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		/* A device or pipe cannot be replaced: it is written to. */
		fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
		err = fd < 0 ? errno : write_all(fd, bytes, len);
		if (fd >= 0 && close(fd) != 0 && err == 0)
			err = errno;
	} else {
		sigemptyset(&ending);
		sigaddset(&ending, SIGTERM);
		sigaddset(&ending, SIGINT);
		sigaddset(&ending, SIGHUP);
		sigaddset(&ending, SIGQUIT);
		sigaddset(&ending, SIGXCPU);
		sigprocmask(SIG_BLOCK, &ending, &before);
		err = publish(path, bytes, len, mode);
		sigprocmask(SIG_SETMASK, &before, NULL);
	}
	if (err == 0)
		return 0;
	if (err == ENOENT || err == ENOTDIR) {
		diag_add(d, DIAG_FOLDER_MISSING, path, 0L);
		return -1;
	}
	/* "-" would be shown as standard input. */
	diag_errno(d, strcmp(path, "-") == 0 ? "/dev/stdout" : path, err);
	return -1;
}

bool
file_is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool
file_same(const char *a, const char *b)
{
	struct stat sa, sb;

	return stat(a, &sa) == 0 && stat(b, &sb) == 0 && S_ISREG(sa.st_mode) &&
	       sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino;
}

char *
file_share(const char *name, struct diag *d)
{
	const char *env = getenv("JIYAO_SHARE");
	struct buf tried = {NULL, 0, 0}, b = {NULL, 0, 0};
	char exe[PATH_MAX], *slash;
	char *found = NULL;
	ssize_t n;
	int i, up;

	for (i = 0; i < 3 && found == NULL; i++) {
		buf_clear(&b);
		if (i == 0 && env != NULL && env[0] != '\0') {
			buf_addf(&b, "%s/%s", env, name);
		} else if (i == 1) {
			/* bin/jiyao-check leads to share/jiyao beside bin. */
			n = readlink("/proc/self/exe", exe, sizeof exe - 1);
			if (n <= 0)
				continue;
			exe[n] = '\0';
			for (up = 0; up < 2; up++)
				if ((slash = strrchr(exe, '/')) != NULL)
					*slash = '\0';
			buf_addf(&b, "%s/share/jiyao/%s", exe, name);
		} else if (i == 2) {
			buf_addf(&b, "%s/share/jiyao/%s", PREFIX, name);
		} else {
			continue;
		}
		if (access(b.p, R_OK) == 0)
			found = xstrdup(b.p);
		else
			buf_addf(&tried, "%s%s", tried.len ? ", " : "", b.p);
	}
	if (found == NULL)
		diag_add(d, DIAG_SHARE_MISSING, name, 0, tried.p);
	buf_free(&tried);
	buf_free(&b);
	return found;
}

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
#include "base/reads.h"

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
	reads_note(path);
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

/* An output on its way, and what it will be called. */
struct file_out {
	char *path;
	int fd;
	int err; /* the first fault, 0 so far */
	/* A regular file: */
	char *tmp; /* its name between link and rename; else NULL */
	bool unnamed; /* it has no name yet */
	sigset_t before; /* to give back at the end */
};

/*
 * Opens the temporary beside path.  It has a name only between link and
 * rename; all signals that end a process wait until then, so only SIGKILL or
 * a power cut in that moment can leave one behind.
 */
static void
open_beside(struct file_out *o, unsigned mode)
{
	static const int enders[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGXCPU};
	char *dir = file_folder(o->path);
	size_t size = strlen(dir) + 64, i;
	sigset_t ending;

	sigemptyset(&ending);
	for (i = 0; i < sizeof enders / sizeof *enders; i++)
		sigaddset(&ending, enders[i]);
	sigprocmask(SIG_BLOCK, &ending, &o->before);
	o->tmp = xmalloc(size);
	snprintf(o->tmp, size, "%s/.jiyao-%ld.tmp", dir, (long)getpid());
	o->unnamed = true;
	o->fd = open(dir, O_WRONLY | O_TMPFILE | O_CLOEXEC, mode);
	if (o->fd < 0 &&
	    (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)) {
		/* A file system without unnamed files. */
		o->unnamed = false;
		unlink(o->tmp);
		o->fd =
		    open(o->tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	}
	o->err = o->fd < 0 ? errno : 0;
	free(dir);
}

/*
 * Gives the bytes their name in one step.  They are on the disk before they
 * have it; that the folder is, too, is for the archive to see to.
 */
static void
publish(struct file_out *o)
{
	char proc[64];

	if (o->err == 0 && fsync(o->fd) != 0 && errno != EINVAL &&
	    errno != EROFS)
		o->err = errno;
	if (o->err == 0 && o->unnamed) {
		snprintf(proc, sizeof proc, "/proc/self/fd/%d", o->fd);
		unlink(o->tmp);
		if (linkat(AT_FDCWD, proc, AT_FDCWD, o->tmp, AT_SYMLINK_FOLLOW))
			o->err = errno;
	}
	if (close(o->fd) != 0 && o->err == 0)
		o->err = errno;
	if (o->err == 0 && rename(o->tmp, o->path) != 0)
		o->err = errno;
	if (o->err != 0)
		unlink(o->tmp);
}

struct file_out *
file_out_begin(const char *path, unsigned mode)
{
	struct file_out *o = xcalloc(1, sizeof *o);
	struct stat st;
	bool there = stat(path, &st) == 0;

	o->path = xstrdup(path);
	if (strcmp(path, "-") == 0) {
		o->fd = STDOUT_FILENO;
		return o;
	}
	if (there && S_ISDIR(st.st_mode)) {
		o->fd = -1;
		o->err = EISDIR;
	} else if (there && !S_ISREG(st.st_mode)) {
		/* A device or pipe cannot be replaced: it is written to. */
		o->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
		o->err = o->fd < 0 ? errno : 0;
	} else {
		open_beside(o, mode);
	}
	return o;
}

bool
file_out_add(struct file_out *o, const void *bytes, size_t len)
{
	if (o->err == 0)
		o->err = write_all(o->fd, bytes, len);
	return o->err == 0;
}

int
file_out_end(struct file_out *o, struct diag *d)
{
	int err;

	if (o->tmp != NULL) {
		if (o->fd >= 0)
			publish(o);
		sigprocmask(SIG_SETMASK, &o->before, NULL);
	} else if (o->fd > STDOUT_FILENO && close(o->fd) != 0 && o->err == 0) {
		o->err = errno;
	}
	err = o->err;
	if (err == ENOENT || err == ENOTDIR)
		diag_add(d, DIAG_FOLDER_MISSING, o->path, 0L);
	else if (err != 0)
		/* "-" would be shown as standard input. */
		diag_errno(d,
		    strcmp(o->path, "-") == 0 ? "/dev/stdout" : o->path, err);
	free(o->tmp);
	free(o->path);
	free(o);
	return err == 0 ? 0 : -1;
}

void
file_out_drop(struct file_out *o)
{
	struct diag *unsaid = diag_new();

	if (o->err == 0)
		o->err = ECANCELED;
	file_out_end(o, unsaid);
	diag_free(unsaid);
}

int
file_write(const char *path, const void *bytes, size_t len, unsigned mode,
    struct diag *d)
{
	struct file_out *o = file_out_begin(path, mode);

	file_out_add(o, bytes, len);
	return file_out_end(o, d);
}

/* Permissions of like, and its group if this user may give it. */
static void
look_like(int fd, const struct stat *like)
{
	/* Of another group: what only the owner had, he keeps. */
	if (fchown(fd, (uid_t)-1, like->st_gid) != 0 ||
	    fchmod(fd, like->st_mode & 07777) != 0)
		fchmod(fd, like->st_mode & 0700);
}

/* Where the bytes of path are; NULL after a finding where they must stay. */
static char *
replaceable(const char *path, struct stat *st, struct diag *d)
{
	char *real = realpath(path, NULL);

	if (real == NULL || stat(real, st) != 0)
		diag_errno(d, path, errno);
	else if (!S_ISREG(st->st_mode))
		diag_errno(d, path, S_ISDIR(st->st_mode) ? EISDIR : EINVAL);
	else if (st->st_uid != geteuid())
		diag_add(d, DIAG_FIX_OWNER, path, 0L);
	else if ((st->st_mode & S_IWUSR) == 0)
		diag_errno(d, path, EACCES);
	else
		return real;
	free(real);
	return NULL;
}

int
file_replace(const char *path, const void *bytes, size_t len, struct diag *d)
{
	struct stat st, link;
	char *real = replaceable(path, &st, d);
	struct file_out *o;

	if (real == NULL)
		return -1;
	/* A link stays one; else the name is the user's. */
	o = file_out_begin(
	    lstat(path, &link) == 0 && S_ISLNK(link.st_mode) ? real : path,
	    0600);
	if (o->fd >= 0)
		look_like(o->fd, &st);
	free(real);
	file_out_add(o, bytes, len);
	return file_out_end(o, d);
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

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Preloaded: every call of the process that changes a file system is
 * counted, and one of them ends badly.  CRASH says how:
 *
 *	before:N  after:N   the process is gone before or after call N
 *	eio:N               call N alone fails with EIO
 *	enospc:N            from call N on nothing finds room
 *	half:N              it is gone in the middle of the first write from N
 *	short               each write takes one byte
 *
 * CRASH_LOG names a file that gets a line for each call that was carried
 * out: its name and its paths, so that a script can count them and hold
 * their order against what a power cut would leave.  It is written by bare
 * system calls.  Calls that make no change (an open without O_CREAT, a mkdir
 * of what is there) are not counted.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static enum { UNASKED, NONE, BEFORE, AFTER, EIO_AT, FULL, HALF, SHORT } mode;
static unsigned long seen, at;
static int out = -1;

static void
ask(void)
{
	static const char *const names[] = {
	    "", "", "before", "after", "eio", "enospc", "half", "short"};
	const char *env = getenv("CRASH"), *log = getenv("CRASH_LOG");
	const char *colon = env == NULL ? NULL : strchr(env, ':');
	size_t len = env == NULL ? 0 : strcspn(env, ":");

	mode = NONE;
	for (int i = BEFORE; i <= SHORT; i++)
		if (len == strlen(names[i]) && memcmp(env, names[i], len) == 0)
			mode = i;
	if (colon != NULL)
		at = strtoul(colon + 1, NULL, 10);
	if (log != NULL)
		out = (int)syscall(SYS_openat, AT_FDCWD, log,
		    O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

/* True where the call is to fail; errno then says how.  room: it takes some. */
static int
begins(int room)
{
	if (mode == UNASKED)
		ask();
	seen++;
	if (mode == BEFORE && seen == at)
		_exit(137);
	if (mode == EIO_AT && seen == at) {
		errno = EIO;
		return 1;
	}
	if (mode == FULL && seen >= at && room) {
		errno = ENOSPC;
		return 1;
	}
	return 0;
}

/* The path of a descriptor, or of a name beneath it. */
static const char *
where(int fd, const char *name, char path[2 * PATH_MAX])
{
	char link[64];
	ssize_t n = 0;

	path[0] = '\0';
	if (name != NULL && (name[0] == '/' || fd == AT_FDCWD)) {
		strcpy(path, name);
		return path;
	}
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	n = readlink(link, path, PATH_MAX);
	path[n < 0 ? 0 : n] = '\0';
	if (name != NULL) {
		strcat(path, "/");
		strcat(path, name);
	}
	return path;
}

static void
ends(int done, const char *call, int fd, const char *a, int bfd, const char *b)
{
	char line[4 * PATH_MAX + 64], pa[2 * PATH_MAX], pb[2 * PATH_MAX];
	int saved = errno;
	int n = snprintf(line, sizeof line, "%s\t%s\t%s\n", call,
	    fd == STDOUT_FILENO && a == NULL ? "stdout" : where(fd, a, pa),
	    b == NULL ? "" : where(bfd, b, pb));

	if (done && out >= 0)
		syscall(SYS_write, out, line, n);
	if (mode == AFTER && seen == at)
		_exit(137);
	errno = saved;
}

#define REAL(type, name, ...)                                                  \
	static type (*real)(__VA_ARGS__);                                      \
	if (real == NULL)                                                      \
	*(void **)&real = dlsym(RTLD_NEXT, name)

ssize_t
write(int fd, const void *p, size_t n)
{
	ssize_t rc;

	REAL(ssize_t, "write", int, const void *, size_t);
	if (fd == STDERR_FILENO)
		return real(fd, p, n);
	if (begins(1))
		return -1;
	if (mode == HALF && seen >= at && real(fd, p, n / 2) >= 0)
		_exit(137);
	rc = real(fd, p, mode == SHORT && n > 1 ? 1 : n);
	ends(rc >= 0, "write", fd, NULL, 0, NULL);
	return rc;
}

#define BY_FD(name, args, pass, room)                                          \
	int name args                                                          \
	{                                                                      \
		int rc;                                                        \
		REAL(int, #name, TYPES_##name);                                \
		if (begins(room))                                              \
			return -1;                                             \
		rc = real pass;                                                \
		ends(rc == 0, #name, fd, NULL, 0, NULL);                       \
		return rc;                                                     \
	}
#define TYPES_fsync int
#define TYPES_fdatasync int
#define TYPES_ftruncate int, off_t
BY_FD(fsync, (int fd), (fd), 1)
BY_FD(fdatasync, (int fd), (fd), 1)
BY_FD(ftruncate, (int fd, off_t n), (fd, n), 0)

static int
there(int dir, const char *path)
{
	struct stat st;

	return fstatat(dir, path, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

int
mkdirat(int dir, const char *path, mode_t m)
{
	int rc, change = !there(dir, path);

	REAL(int, "mkdirat", int, const char *, mode_t);
	if (change && begins(1))
		return -1;
	rc = real(dir, path, m);
	if (change)
		ends(rc == 0, "mkdir", dir, path, 0, NULL);
	return rc;
}

int
mkdir(const char *path, mode_t m)
{
	return mkdirat(AT_FDCWD, path, m);
}

int
unlinkat(int dir, const char *path, int flags)
{
	int rc;

	REAL(int, "unlinkat", int, const char *, int);
	if (!there(dir, path))
		return real(dir, path, flags);
	if (begins(0))
		return -1;
	rc = real(dir, path, flags);
	ends(rc == 0, "unlink", dir, path, 0, NULL);
	return rc;
}

int
unlink(const char *path)
{
	return unlinkat(AT_FDCWD, path, 0);
}

int
rmdir(const char *path)
{
	return unlinkat(AT_FDCWD, path, AT_REMOVEDIR);
}

int
renameat2(int ad, const char *a, int bd, const char *b, unsigned flags)
{
	int rc;

	REAL(int, "renameat2", int, const char *, int, const char *, unsigned);
	if (begins(1))
		return -1;
	rc = real(ad, a, bd, b, flags);
	ends(rc == 0, "rename", ad, a, bd, b);
	return rc;
}

int
renameat(int ad, const char *a, int bd, const char *b)
{
	return renameat2(ad, a, bd, b, 0);
}

int
rename(const char *a, const char *b)
{
	return renameat2(AT_FDCWD, a, AT_FDCWD, b, 0);
}

int
linkat(int ad, const char *a, int bd, const char *b, int flags)
{
	int rc;

	REAL(int, "linkat", int, const char *, int, const char *, int);
	if (begins(1))
		return -1;
	rc = real(ad, a, bd, b, flags);
	ends(rc == 0, "link", ad, a, bd, b);
	return rc;
}

int
openat(int dir, const char *path, int flags, ...)
{
	mode_t m = 0;
	va_list ap;
	int fd, change;

	REAL(int, "openat", int, const char *, int, ...);
	va_start(ap, flags);
	if ((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE)
		m = va_arg(ap, mode_t);
	va_end(ap);
	change = (flags & O_TMPFILE) == O_TMPFILE || (flags & O_TRUNC) != 0 ||
		 ((flags & O_CREAT) != 0 && !there(dir, path));
	if (change && begins(1))
		return -1;
	fd = real(dir, path, flags, m);
	if (change)
		ends(fd >= 0, "create", dir, path, 0, NULL);
	return fd;
}

int
open(const char *path, int flags, ...)
{
	mode_t m = 0;
	va_list ap;

	va_start(ap, flags);
	if ((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE)
		m = va_arg(ap, mode_t);
	va_end(ap);
	return openat(AT_FDCWD, path, flags, m);
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "keep/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"

enum { DEPTH_MAX = 8 };

struct store {
	char *path, *bags, *incoming;
	int lock;
	struct log *log;
};

static char *
joined(const char *a, const char *b)
{
	struct buf s = {NULL, 0, 0};

	buf_addf(&s, "%s/%s", a, b);
	return s.p;
}

/* 0 or an errno: the folder is on the disk with what is in it. */
static int
sync_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), err = 0;

	if (fd < 0 || fsync(fd) != 0)
		err = errno;
	if (fd >= 0)
		close(fd);
	return err;
}

/* A folder and no link to one; -1 after a finding. */
static int
is_folder(const char *path, struct diag *diag)
{
	struct stat st;

	if (lstat(path, &st) != 0) {
		diag_errno(diag, path, errno);
		return -1;
	}
	if (!S_ISDIR(st.st_mode)) {
		diag_add(diag, DIAG_STORE_LINK, path, 0L);
		return -1;
	}
	return 0;
}

static int
make_folder(const char *path, struct diag *diag)
{
	if (mkdir(path, 0700) != 0 && errno != EEXIST) {
		diag_errno(diag, path, errno);
		return -1;
	}
	return is_folder(path, diag);
}

/* The folders of a store that is written to, on the disk; -1 after a finding.
 */
static int
make_folders(const struct store *s, struct diag *diag)
{
	char *parent = file_folder(s->path);
	struct stat st;
	/* A process that was killed may have left them without their names. */
	bool young = lstat(s->incoming, &st) != 0;
	int err = 0;

	if (make_folder(s->path, diag) != 0 || make_folder(s->bags, diag) != 0)
		err = -1;
	if (err == 0 && young && (err = sync_folder(parent)) != 0)
		diag_errno(diag, parent, err);
	if (err == 0 && make_folder(s->incoming, diag) != 0)
		err = -1;
	if (err == 0 && (err = sync_folder(s->path)) != 0)
		diag_errno(diag, s->path, err);
	free(parent);
	return err == 0 ? 0 : -1;
}

struct store *
store_open(const char *path, bool write, struct diag *diag)
{
	struct store *s = xcalloc(1, sizeof *s);
	size_t len = strlen(path);
	char *lock, *log;

	while (len > 1 && path[len - 1] == '/')
		len--;
	s->path = xstrndup(path, len);
	s->bags = joined(s->path, "bags");
	s->incoming = joined(s->path, "incoming");
	lock = joined(s->path, "lock");
	log = joined(s->path, "log");
	s->lock = -1;
	if ((write ? make_folders(s, diag) : is_folder(s->bags, diag)) == 0) {
		s->lock = open(lock,
		    (write ? O_RDWR | O_CREAT : O_RDONLY) | O_NOFOLLOW |
			O_CLOEXEC,
		    0600);
		if (s->lock < 0 ||
		    flock(s->lock, write ? LOCK_EX : LOCK_SH) != 0)
			diag_errno(diag, lock, errno);
		else
			s->log = log_read(log, diag);
	}
	free(lock);
	free(log);
	if (s->log != NULL)
		return s;
	store_close(s);
	return NULL;
}

void
store_close(struct store *s)
{
	if (s == NULL)
		return;
	if (s->lock >= 0)
		close(s->lock);
	log_free(s->log);
	free(s->path);
	free(s->bags);
	free(s->incoming);
	free(s);
}

const struct log *
store_log(const struct store *s)
{
	return s->log;
}

char *
store_bag(const struct store *s, const char *number)
{
	return joined(s->bags, number);
}

bool
store_number(const char *number)
{
	size_t len = strlen(number), n;
	uint32_t cp;

	if (len == 0 || len > STORE_NUMBER_MAX || number[0] == '.' ||
	    strcmp(number, "-") == 0)
		return false;
	for (size_t i = 0; i < len; i += n) {
		n = utf8_decode(number + i, len - i, &cp);
		if (n == 0 || cp <= ' ' || cp == 0x7F || cp == '/' ||
		    cp == '\\' || (cp >= 0x80 && cp <= 0xA0) || cp == 0x3000)
			return false;
	}
	return true;
}

/* Removes a folder and what is in it; links are not followed. */
static int
remove_tree(int at, const char *name, int depth)
{
	int fd =
	    openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *list = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *e;
	int err = 0;

	if (list == NULL) {
		if (fd >= 0)
			close(fd);
		return unlinkat(at, name, 0) == 0 ? 0 : errno;
	}
	while (err == 0 && (e = readdir(list)) != NULL)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			err = depth == DEPTH_MAX
				  ? ELOOP
				  : remove_tree(fd, e->d_name, depth + 1);
	closedir(list);
	if (err == 0 && unlinkat(at, name, AT_REMOVEDIR) != 0)
		err = errno;
	return err;
}

/* Empties incoming/; *removed says whether there was something. */
static int
sweep(const struct store *s, bool *removed)
{
	int fd = open(s->incoming, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *list = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *e;
	int err = list == NULL ? errno : 0;

	*removed = false;
	while (list != NULL && err == 0 && (e = readdir(list)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		*removed = true;
		err = remove_tree(fd, e->d_name, 0);
	}
	if (list != NULL)
		closedir(list);
	else if (fd >= 0)
		close(fd);
	return err;
}

/*
 * The bag that already has the number: true where it is the same, whole and
 * its name on the disk.
 */
static bool
is_same(const struct store *s, const char *number, const char *digest,
    struct diag *diag)
{
	char *bag = store_bag(s, number), hex[DIGEST_HEX] = "";
	bool same = bag_digest(bag, hex, diag) == 0 && strcmp(hex, digest) == 0;
	int err = 0;

	if (!same)
		diag_add(diag, DIAG_STORE_TAKEN, s->path, 0L, number);
	else if (bag_check(bag, diag) != 0)
		same = false;
	else if ((err = sync_folder(s->bags)) != 0)
		diag_errno(diag, s->bags, err);
	free(bag);
	return same && err == 0;
}

static int
place(struct store *s, const char *number, const struct bag_file *files,
    size_t n, const char *info, struct diag *diag)
{
	char *from = joined(s->incoming, number), *to = store_bag(s, number);
	bool removed;
	int err = sweep(s, &removed), rc;

	if (err != 0)
		diag_errno(diag, s->incoming, err);
	rc = err == 0 ? bag_write(from, files, n, info, diag) : -1;
	if (rc == 0 && rename(from, to) != 0)
		err = errno;
	if (rc == 0 && err == 0)
		err = sync_folder(s->bags);
	if (rc == 0 && err != 0)
		diag_errno(diag, to, err);
	if (rc != 0 || err != 0)
		remove_tree(AT_FDCWD, from, 0);
	free(from);
	free(to);
	return rc == 0 && err == 0 ? 0 : -1;
}

/* What forbids a deposit under the number; false after a finding. */
static bool
may_add(const struct store *s, const char *number, const char *replaced,
    struct diag *diag)
{
	bool replaces =
	    replaced != NULL && (strcmp(replaced, number) == 0 ||
				    log_find(s->log, replaced) == NULL);

	if (!store_number(number))
		diag_add(diag, DIAG_STORE_NUMBER, s->path, 0L, number);
	else if (s->log->torn)
		diag_add(diag, DIAG_STORE_TORN, s->path, 0L);
	else if (replaces)
		diag_add(diag, DIAG_STORE_REPLACED, s->path, 0L, replaced);
	else
		return true;
	return false;
}

enum store_added
store_add(struct store *s, const char *number, const struct bag_file *files,
    size_t n, const char *info, const char *replaced, struct diag *diag)
{
	char digest[DIGEST_HEX], *bag;
	const struct log_entry *entry;
	struct stat st;
	bool there;

	if (!may_add(s, number, replaced, diag))
		return STORE_REFUSED;
	bag_digest_of(files, n, info, digest);
	entry = log_find(s->log, number);
	bag = store_bag(s, number);
	there = lstat(bag, &st) == 0;
	free(bag);
	if (entry != NULL && !there) {
		diag_add(diag, DIAG_STORE_LOST, s->path, 0L, number);
		return STORE_REFUSED;
	}
	if (there ? !is_same(s, number, digest, diag)
		  : place(s, number, files, n, info, diag) != 0)
		return STORE_REFUSED;
	if (entry != NULL)
		return STORE_THERE;
	return log_append(s->log, number, digest, replaced, diag) == 0
		   ? STORE_NEW
		   : STORE_REFUSED;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in bags/, sorted; -1 after a finding. */
static int
list_bags(const struct store *s, char ***names, size_t *n, struct diag *diag)
{
	DIR *list = opendir(s->bags);
	const struct dirent *e;

	*names = NULL;
	*n = 0;
	if (list == NULL) {
		diag_errno(diag, s->bags, errno);
		return -1;
	}
	while ((e = readdir(list)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		if (*n % 64 == 0)
			*names = xreallocarray(*names, *n + 64, sizeof **names);
		(*names)[(*n)++] = xstrdup(e->d_name);
	}
	closedir(list);
	if (*n > 0)
		qsort(*names, *n, sizeof **names, by_name);
	return 0;
}

/* What a log line of a bag says that it replaces: kept in bag-info.txt. */
static char *
replaced_by(const char *bag)
{
	struct diag *quiet = diag_new();
	struct buf info = {NULL, 0, 0};
	char *at, *value = NULL;

	if (bag_read(bag, "bag-info.txt", &info, quiet) == 0 &&
	    info.p != NULL && (at = strstr(info.p, "\nReplaces: ")) != NULL) {
		at += strlen("\nReplaces: ");
		value = xstrndup(at, strcspn(at, "\r\n"));
	}
	buf_free(&info);
	diag_free(quiet);
	return value;
}

/* A bag without its line: whole, it gets one; otherwise it is told. */
static int
relog(struct store *s, const char *number, struct diag *diag)
{
	char *bag = store_bag(s, number), *replaced, hex[DIGEST_HEX];
	int rc = -1;

	if (store_number(number) && bag_check(bag, diag) == 0 &&
	    bag_digest(bag, hex, diag) == 0) {
		replaced = replaced_by(bag);
		rc = log_append(s->log, number, hex, replaced, diag);
		free(replaced);
		if (rc == 0)
			diag_add(
			    diag, DIAG_STORE_RELOGGED, s->path, 0L, number);
	} else {
		diag_add(diag, DIAG_STORE_UNLOGGED, s->path, 0L, number);
	}
	free(bag);
	return rc;
}

int
store_recover(struct store *s, struct diag *diag)
{
	char **names;
	size_t n;
	bool removed;
	int err = sweep(s, &removed), rc = 0;

	if (err != 0) {
		diag_errno(diag, s->incoming, err);
		return -1;
	}
	if (removed)
		diag_add(diag, DIAG_STORE_SWEPT, s->path, 0L);
	if (s->log->torn) {
		if (log_mend(s->log, diag) != 0)
			return -1;
		diag_add(diag, DIAG_STORE_CUT, s->path, 0L);
	}
	if (list_bags(s, &names, &n, diag) != 0)
		return -1;
	if ((err = sync_folder(s->bags)) != 0) {
		diag_errno(diag, s->bags, err);
		rc = -1;
	}
	for (size_t i = 0; i < n; i++) {
		if (err == 0 && log_find(s->log, names[i]) == NULL &&
		    relog(s, names[i], diag) != 0)
			rc = -1;
		free(names[i]);
	}
	free(names);
	return rc;
}

int
store_each(const struct store *s,
    void (*each)(void *ctx, const char *number, bool there, bool logged),
    void *ctx, struct diag *diag)
{
	char **names;
	size_t n;

	if (list_bags(s, &names, &n, diag) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		each(ctx, names[i], true, log_find(s->log, names[i]) != NULL);
	for (size_t i = 0; i < s->log->n; i++) {
		char *number = s->log->entries[i].number;

		if (n == 0 ||
		    bsearch(&number, names, n, sizeof *names, by_name) == NULL)
			each(ctx, number, false, true);
	}
	for (size_t i = 0; i < n; i++)
		free(names[i]);
	free(names);
	return 0;
}

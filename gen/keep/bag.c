/* SPDX-License-Identifier: Apache-2.0 */
#include "keep/bag.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

enum {
	KINDS = 2, /* of digest */
	DEPTH_MAX = 8, /* folders below a bag */
	CHUNK = 1 << 16,
};

static const struct {
	enum digest_kind kind;
	const char *name;
} kinds[KINDS] = {{DIGEST_SHA256, "sha256"}, {DIGEST_SM3, "sm3"}};

static const char bagit[] =
    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/* Writing */

/* 0 or an errno. */
static int
put_file(int dir, const char *name, const void *bytes, size_t len)
{
	const char *p = bytes;
	int fd, err = 0;
	ssize_t n;

	fd = openat(dir, name,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return errno;
	while (len > 0 && err == 0) {
		n = write(fd, p, len);
		if (n < 0 && errno != EINTR)
			err = errno;
		if (n > 0) {
			p += n;
			len -= (size_t)n;
		}
	}
	if (err == 0 && fsync(fd) != 0)
		err = errno;
	if (close(fd) != 0 && err == 0)
		err = errno;
	return err;
}

/* One line of a manifest. */
static void
put_digest(struct buf *out, enum digest_kind kind, const char *path,
    const void *bytes, size_t len)
{
	char hex[DIGEST_HEX];

	digest_of(kind, bytes, len, hex);
	buf_addf(out, "%s  %s\n", hex, path);
}

/* The manifests of the payload, then those of everything else. */
static void
describe(const struct bag_file *files, size_t n, const char *info,
    struct buf manifests[KINDS], struct buf tags[KINDS])
{
	struct buf name = {NULL, 0, 0};

	for (int k = 0; k < KINDS; k++)
		for (size_t i = 0; i < n; i++)
			put_digest(&manifests[k], kinds[k].kind, files[i].path,
			    files[i].bytes, files[i].len);
	for (int k = 0; k < KINDS; k++) {
		put_digest(&tags[k], kinds[k].kind, "bag-info.txt", info,
		    strlen(info));
		put_digest(&tags[k], kinds[k].kind, "bagit.txt", bagit,
		    sizeof bagit - 1);
		for (int m = 0; m < KINDS; m++) {
			buf_clear(&name);
			buf_addf(&name, "manifest-%s.txt", kinds[m].name);
			put_digest(&tags[k], kinds[k].kind, name.p,
			    manifests[m].p, manifests[m].len);
		}
	}
	buf_free(&name);
}

static int
write_in(int dir, const struct bag_file *files, size_t n, const char *info)
{
	struct buf manifests[KINDS] = {{NULL, 0, 0}}, tags[KINDS];
	struct buf name = {NULL, 0, 0};
	int data = -1, err = 0;

	memset(tags, 0, sizeof tags);
	describe(files, n, info, manifests, tags);
	if (mkdirat(dir, "data", 0700) != 0)
		err = errno;
	for (size_t i = 0; i < n && err == 0; i++)
		err =
		    put_file(dir, files[i].path, files[i].bytes, files[i].len);
	if (err == 0)
		err = put_file(dir, "bagit.txt", bagit, sizeof bagit - 1);
	if (err == 0)
		err = put_file(dir, "bag-info.txt", info, strlen(info));
	for (int k = 0; k < KINDS && err == 0; k++) {
		buf_clear(&name);
		buf_addf(&name, "manifest-%s.txt", kinds[k].name);
		err = put_file(dir, name.p, manifests[k].p, manifests[k].len);
		buf_clear(&name);
		buf_addf(&name, "tagmanifest-%s.txt", kinds[k].name);
		if (err == 0)
			err = put_file(dir, name.p, tags[k].p, tags[k].len);
	}
	if (err == 0) {
		data = openat(dir, "data", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (data < 0 || fsync(data) != 0 || fsync(dir) != 0)
			err = errno;
		if (data >= 0)
			close(data);
	}
	for (int k = 0; k < KINDS; k++) {
		buf_free(&manifests[k]);
		buf_free(&tags[k]);
	}
	buf_free(&name);
	return err;
}

int
bag_write(const char *folder, const struct bag_file *files, size_t n,
    const char *info, struct diag *diag)
{
	int dir = -1, err = 0;

	if (mkdir(folder, 0700) != 0)
		err = errno;
	if (err == 0) {
		dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (dir < 0)
			err = errno;
	}
	if (err == 0)
		err = write_in(dir, files, n, info);
	if (dir >= 0)
		close(dir);
	if (err != 0)
		diag_errno(diag, folder, err);
	return err == 0 ? 0 : -1;
}

void
bag_digest_of(const struct bag_file *files, size_t n, const char *info,
    char hex[DIGEST_HEX])
{
	struct buf manifests[KINDS] = {{NULL, 0, 0}}, tags[KINDS];

	memset(tags, 0, sizeof tags);
	describe(files, n, info, manifests, tags);
	digest_sha256(tags[0].p, tags[0].len, hex);
	for (int k = 0; k < KINDS; k++) {
		buf_free(&manifests[k]);
		buf_free(&tags[k]);
	}
}

/* Checking */

struct entry {
	char *path;
	char want[KINDS][DIGEST_HEX]; /* "" where no manifest has it */
};

struct checking {
	const char *folder;
	int dir;
	struct entry *entries; /* of all manifests, then sorted, each once */
	size_t n, cap;
	struct diag *diag;
	bool bad;
};

static void
say(struct checking *c, enum diag_id id, const char *path)
{
	diag_add(c->diag, id, c->folder, 0L, path);
	c->bad = true;
}

/* A path that stays within the bag, each part a plain name. */
static bool
is_inside(const char *path)
{
	const char *part = path, *end;
	int depth = 0;

	for (;; part = end + 1, depth++) {
		end = strchr(part, '/');
		if (end == NULL)
			end = part + strlen(part);
		if (end == part || depth > DEPTH_MAX ||
		    (end - part == 1 && part[0] == '.') ||
		    (end - part == 2 && strncmp(part, "..", 2) == 0))
			return false;
		if (*end == '\0')
			return strchr(path, '\\') == NULL &&
			       strchr(path, '%') == NULL;
	}
}

/*
 * A regular file below dir by way of real folders alone: a link anywhere on
 * the way is an error.  -1 with errno.
 */
static int
open_inside(int dir, const char *path)
{
	const char *slash;
	char *part;
	int at = dir, next, err;

	while ((slash = strchr(path, '/')) != NULL) {
		part = xstrndup(path, (size_t)(slash - path));
		next = openat(
		    at, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		err = errno;
		free(part);
		if (at != dir)
			close(at);
		if (next < 0) {
			errno = err;
			return -1;
		}
		at = next;
		path = slash + 1;
	}
	next = openat(at, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	err = errno;
	if (at != dir)
		close(at);
	errno = err;
	return next;
}

/* A file of the bag, open; -1 after a finding. */
static int
open_file(struct checking *c, const char *path)
{
	int fd = open_inside(c->dir, path);
	struct stat st;

	if (fd < 0) {
		say(c,
		    errno == ENOENT                      ? DIAG_BAG_MISSING
		    : errno == ELOOP || errno == ENOTDIR ? DIAG_BAG_LINK
							 : DIAG_BAG_READ,
		    path);
		return -1;
	}
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		return fd;
	say(c, DIAG_BAG_LINK, path);
	close(fd);
	return -1;
}

/* Holds one file against its digests; it is read once for all of them. */
static void
check_file(struct checking *c, const struct entry *e, char *chunk)
{
	int fd = open_file(c, e->path), k;
	char hex[KINDS][DIGEST_HEX];
	struct digest *d[KINDS];
	ssize_t n;

	if (fd < 0)
		return;
	for (k = 0; k < KINDS; k++)
		d[k] = digest_new(kinds[k].kind);
	while ((n = read(fd, chunk, CHUNK)) > 0)
		for (k = 0; k < KINDS; k++)
			digest_add(d[k], chunk, (size_t)n);
	for (k = 0; k < KINDS; k++)
		digest_end(d[k], hex[k]);
	close(fd);
	if (n < 0) {
		say(c, DIAG_BAG_READ, e->path);
		return;
	}
	for (k = 0; k < KINDS && strcmp(hex[k], e->want[k]) == 0; k++)
		;
	if (k < KINDS)
		/* One manifest names it and the other does not. */
		say(c,
		    e->want[k][0] == '\0' ? DIAG_BAG_EXTRA : DIAG_BAG_CHANGED,
		    e->path);
}

int
bag_read(
    const char *folder, const char *path, struct buf *out, struct diag *diag)
{
	int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int fd = dir < 0 ? -1 : open_inside(dir, path), err = errno;
	char *chunk;
	ssize_t n = -1;

	if (fd >= 0) {
		chunk = xmalloc(CHUNK);
		while ((n = read(fd, chunk, CHUNK)) > 0)
			buf_add(out, chunk, (size_t)n);
		err = errno;
		free(chunk);
		close(fd);
	}
	if (dir >= 0)
		close(dir);
	if (n != 0) {
		if (err == ENOENT)
			diag_add(diag, DIAG_BAG_MISSING, folder, 0L, path);
		else
			diag_errno(diag, folder, err);
	}
	return n == 0 ? 0 : -1;
}

static int
by_path(const void *a, const void *b)
{
	return strcmp(
	    ((const struct entry *)a)->path, ((const struct entry *)b)->path);
}

static void
add_entry(struct checking *c, const char *path, int kind, const char *hex)
{
	struct entry *e;

	if (c->n == c->cap) {
		c->cap = c->cap == 0 ? 16 : 2 * c->cap;
		c->entries =
		    xreallocarray(c->entries, c->cap, sizeof *c->entries);
	}
	e = &c->entries[c->n++];
	memset(e, 0, sizeof *e);
	e->path = xstrdup(path);
	memcpy(e->want[kind], hex, DIGEST_HEX);
}

/* Takes what a manifest names. */
static void
read_manifest(struct checking *c, const char *name, int kind)
{
	struct buf text = {NULL, 0, 0};
	char *line, *end, *path;

	if (bag_read(c->folder, name, &text, c->diag) != 0) {
		c->bad = true;
		buf_free(&text);
		return;
	}
	if (text.len > BAG_MANIFEST_MAX ||
	    (text.len > 0 &&
		(text.p[text.len - 1] != '\n' || strlen(text.p) != text.len))) {
		say(c, DIAG_BAG_MANIFEST, name);
		buf_free(&text);
		return;
	}
	for (line = text.p; line != NULL && *line != '\0'; line = end + 1) {
		end = strchr(line, '\n');
		*end = '\0';
		path = line + strcspn(line, " \t");
		if (path - line != DIGEST_HEX - 1 ||
		    c->n == (size_t)BAG_FILES_MAX * KINDS) {
			say(c, DIAG_BAG_MANIFEST, name);
			break;
		}
		*path++ = '\0';
		path += strspn(path, " \t*");
		if (is_inside(path))
			add_entry(c, path, kind, line);
		else
			say(c, DIAG_BAG_OUTSIDE, path);
	}
	buf_free(&text);
}

/* Sorts the entries; one path is one entry with a digest of each kind. */
static void
merge(struct checking *c)
{
	size_t i, n = 0;

	if (c->n > 0)
		qsort(c->entries, c->n, sizeof *c->entries, by_path);
	for (i = 0; i < c->n; i++) {
		struct entry *e = &c->entries[i], *last = &c->entries[n - 1];

		if (n == 0 || strcmp(last->path, e->path) != 0) {
			c->entries[n++] = *e;
			continue;
		}
		for (int k = 0; k < KINDS; k++)
			if (e->want[k][0] != '\0' && last->want[k][0] != '\0')
				say(c, DIAG_BAG_MANIFEST, e->path);
			else if (e->want[k][0] != '\0')
				memcpy(last->want[k], e->want[k], DIGEST_HEX);
		free(e->path);
	}
	c->n = n;
}

static bool
is_tag_manifest(const char *path)
{
	return strncmp(path, "tagmanifest-", 12) == 0;
}

/* Everything that is there is named by a manifest. */
static void
check_folder(struct checking *c, int dir, const char *prefix, int depth)
{
	int copy = dup(dir), below;
	DIR *list = copy < 0 ? NULL : fdopendir(copy);
	struct buf path = {NULL, 0, 0};
	const struct dirent *e;
	struct entry key, *hit;
	struct stat st;

	if (list == NULL) {
		say(c, DIAG_BAG_READ, prefix);
		if (copy >= 0)
			close(copy);
		return;
	}
	rewinddir(list);
	while ((e = readdir(list)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		buf_clear(&path);
		buf_addf(&path, "%s%s", prefix, e->d_name);
		key.path = path.p;
		hit = c->n == 0 ? NULL
				: bsearch(&key, c->entries, c->n,
				      sizeof *c->entries, by_path);
		if (fstatat(dir, e->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
		    (!S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))) {
			/* Of one that a manifest names it was said. */
			if (hit == NULL)
				say(c, DIAG_BAG_LINK, path.p);
			continue;
		}
		if (S_ISDIR(st.st_mode)) {
			below = openat(dir, e->d_name,
			    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
			buf_addc(&path, '/');
			if (below < 0 || depth == DEPTH_MAX)
				say(c, DIAG_BAG_READ, path.p);
			else
				check_folder(c, below, path.p, depth + 1);
			if (below >= 0)
				close(below);
			continue;
		}
		if (hit == NULL && !is_tag_manifest(path.p))
			say(c, DIAG_BAG_EXTRA, path.p);
	}
	buf_free(&path);
	closedir(list);
}

int
bag_check(const char *folder, struct diag *diag)
{
	struct checking c = {.folder = folder, .diag = diag};
	struct buf name = {NULL, 0, 0};
	char *chunk;

	c.dir = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (c.dir < 0) {
		if (errno == ELOOP || errno == ENOTDIR)
			diag_add(diag, DIAG_BAG_LINK, folder, 0L, ".");
		else
			diag_errno(diag, folder, errno);
		return -1;
	}
	for (int k = 0; k < KINDS; k++) {
		buf_clear(&name);
		buf_addf(&name, "tagmanifest-%s.txt", kinds[k].name);
		read_manifest(&c, name.p, k);
		/* Itself in the one before: it counts only if unchanged. */
		buf_clear(&name);
		buf_addf(&name, "manifest-%s.txt", kinds[k].name);
		read_manifest(&c, name.p, k);
	}
	merge(&c);
	chunk = xmalloc(CHUNK);
	for (size_t i = 0; i < c.n; i++)
		check_file(&c, &c.entries[i], chunk);
	check_folder(&c, c.dir, "", 0);
	free(chunk);
	while (c.n > 0)
		free(c.entries[--c.n].path);
	free(c.entries);
	buf_free(&name);
	close(c.dir);
	return c.bad ? -1 : 0;
}

int
bag_digest(const char *folder, char hex[DIGEST_HEX], struct diag *diag)
{
	struct buf b = {NULL, 0, 0};
	int rc = bag_read(folder, "tagmanifest-sha256.txt", &b, diag);

	if (rc == 0)
		digest_sha256(b.p == NULL ? "" : b.p, b.len, hex);
	buf_free(&b);
	return rc;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "keep/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

enum { FIELDS = 6, SLOTS_MIN = 64 };

static bool
is_digest(const char *s)
{
	return strlen(s) == DIGEST_HEX - 1 &&
	       strspn(s, "0123456789abcdef") == DIGEST_HEX - 1;
}

/* Where a number stands in the slots, or the free slot where it would. */
static size_t *
slot_of(const struct log *log, const char *number)
{
	uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a */
	size_t i;

	for (const char *p = number; *p != '\0'; p++)
		hash = (hash ^ (unsigned char)*p) * UINT64_C(1099511628211);
	for (i = hash % log->nslots;
	     log->slots[i] != 0 &&
	     strcmp(log->entries[log->slots[i] - 1].number, number) != 0;)
		i = i + 1 == log->nslots ? 0 : i + 1;
	return &log->slots[i];
}

/* Room for one more, half of the slots free. */
static void
grow(struct log *log)
{
	if (log->n == log->cap) {
		log->cap = log->cap == 0 ? SLOTS_MIN / 2 : 2 * log->cap;
		log->entries =
		    xreallocarray(log->entries, log->cap, sizeof *log->entries);
		log->nslots = 2 * log->cap;
		free(log->slots);
		log->slots = xcalloc(log->nslots, sizeof *log->slots);
		for (size_t i = 0; i < log->n; i++)
			*slot_of(log, log->entries[i].number) = i + 1;
	}
}

static void
add(struct log *log, const char *number, const char *bag, const char *replaced)
{
	grow(log);
	log->entries[log->n] = (struct log_entry){xstrdup(number), xstrdup(bag),
	    replaced == NULL ? NULL : xstrdup(replaced), (long)log->n + 1};
	*slot_of(log, number) = log->n + 1;
	log->n++;
}

/* One whole line, its newline replaced; false after a finding. */
static bool
take(struct log *log, char *line, struct diag *diag)
{
	char copy[LOG_LINE_MAX], seq[32], *fields[FIELDS], *p = copy;
	long number = (long)log->n + 1;
	int n = 0;

	if (strlen(line) >= sizeof copy) {
		diag_add(diag, DIAG_LOG_LINE, log->path, number);
		return false;
	}
	memcpy(copy, line, strlen(line) + 1);
	while (n < FIELDS && p != NULL) {
		fields[n++] = p;
		p = strchr(p, ' ');
		if (p != NULL)
			*p++ = '\0';
	}
	snprintf(seq, sizeof seq, "%ld", number);
	if (n != FIELDS || p != NULL || !is_digest(fields[1]) ||
	    strcmp(fields[2], "add") != 0 || *fields[3] == '\0' ||
	    !is_digest(fields[4]) || *fields[5] == '\0') {
		diag_add(diag, DIAG_LOG_LINE, log->path, number);
		return false;
	}
	if (strcmp(fields[0], seq) != 0 || strcmp(fields[1], log->head) != 0) {
		diag_add(diag, DIAG_LOG_CHAIN, log->path, number);
		return false;
	}
	if (log_find(log, fields[3]) != NULL) {
		diag_add(diag, DIAG_LOG_LINE, log->path, number);
		return false;
	}
	add(log, fields[3], fields[4],
	    strcmp(fields[5], "-") == 0 ? NULL : fields[5]);
	digest_sha256(line, strlen(line), log->head);
	buf_add(&log->heads, log->head, DIGEST_HEX - 1);
	return true;
}

struct log *
log_read(const char *path, struct diag *diag)
{
	struct log *log = xcalloc(1, sizeof *log);
	struct buf b = {NULL, 0, 0};
	struct stat st = {.st_mode = 0};
	char *line, *end;

	log->path = xstrdup(path);
	memset(log->head, '0', DIGEST_HEX - 1);
	if (lstat(path, &st) != 0 && errno == ENOENT)
		return log;
	if (S_ISLNK(st.st_mode)) {
		diag_add(diag, DIAG_STORE_LINK, path, 0L);
		log_free(log);
		return NULL;
	}
	if (file_read(path, LOG_BYTES_MAX, &b, diag) != 0) {
		log_free(log);
		log = NULL;
	}
	for (line = b.p;
	     log != NULL && line != NULL &&
	     (end = memchr(line, '\n', b.len - (size_t)(line - b.p))) != NULL;
	     line = end + 1) {
		*end = '\0';
		log->whole = (size_t)(end + 1 - b.p);
		if (strlen(line) != (size_t)(end - line) ||
		    !take(log, line, diag)) {
			if (strlen(line) != (size_t)(end - line))
				diag_add(diag, DIAG_LOG_LINE, path,
				    (long)log->n + 1);
			log_free(log);
			log = NULL;
		}
	}
	if (log != NULL)
		log->torn = log->whole < b.len;
	buf_free(&b);
	return log;
}

void
log_free(struct log *log)
{
	if (log == NULL)
		return;
	for (size_t i = 0; i < log->n; i++) {
		free(log->entries[i].number);
		free(log->entries[i].bag);
		free(log->entries[i].replaced);
	}
	free(log->entries);
	free(log->slots);
	buf_free(&log->heads);
	free(log->path);
	free(log);
}

const struct log_entry *
log_find(const struct log *log, const char *number)
{
	size_t place = log->nslots == 0 ? 0 : *slot_of(log, number);

	return place == 0 ? NULL : &log->entries[place - 1];
}

bool
log_has(const struct log *log, const char *head)
{
	for (size_t i = 0; i < log->heads.len; i += DIGEST_HEX - 1)
		if (strlen(head) == DIGEST_HEX - 1 &&
		    memcmp(log->heads.p + i, head, DIGEST_HEX - 1) == 0)
			return true;
	return false;
}

int
log_mend(struct log *log, struct diag *diag)
{
	int fd = open(log->path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC), err = 0;

	if (fd < 0 || ftruncate(fd, (off_t)log->whole) != 0 || fsync(fd) != 0)
		err = errno;
	if (fd >= 0)
		close(fd);
	if (err != 0) {
		diag_errno(diag, log->path, err);
		return -1;
	}
	log->torn = false;
	return 0;
}

/* 0 or an errno. */
static int
write_line(int fd, const char *p, size_t left)
{
	ssize_t n;

	while (left > 0) {
		n = write(fd, p, left);
		if (n < 0 && errno != EINTR)
			return errno;
		if (n > 0) {
			p += n;
			left -= (size_t)n;
		}
	}
	return fsync(fd) == 0 ? 0 : errno;
}

/* The name of a new log outlives a power cut, too; 0 or an errno. */
static int
sync_name(const char *path)
{
	char *folder = file_folder(path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int err = fd < 0 || fsync(fd) != 0 ? errno : 0;

	if (fd >= 0)
		close(fd);
	free(folder);
	return err;
}

int
log_append(struct log *log, const char *number, const char *bag,
    const char *replaced, struct diag *diag)
{
	struct buf b = {NULL, 0, 0};
	int fd, err = 0;

	buf_addf(&b, "%zu %s add %s %s %s\n", log->n + 1, log->head, number,
	    bag, replaced == NULL ? "-" : replaced);
	fd = open(log->path,
	    O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	err = fd < 0 ? errno : write_line(fd, b.p, b.len);
	/* Synced with the first line, whoever made the file. */
	if (err == 0 && log->n == 0)
		err = sync_name(log->path);
	/* A full disk leaves no half of a line, if it can be helped. */
	if (err != 0 && fd >= 0 && ftruncate(fd, (off_t)log->whole) != 0)
		log->torn = true;
	if (fd >= 0 && close(fd) != 0 && err == 0)
		err = errno;
	if (err != 0) {
		diag_errno(diag, log->path, err);
	} else {
		add(log, number, bag, replaced);
		digest_sha256(b.p, b.len - 1, log->head);
		buf_add(&log->heads, log->head, DIGEST_HEX - 1);
		log->whole += b.len;
	}
	buf_free(&b);
	return err == 0 ? 0 : -1;
}

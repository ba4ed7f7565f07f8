/* SPDX-License-Identifier: Apache-2.0 */
#include "keep/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

enum { FIELDS = 6 };

static bool
is_digest(const char *s)
{
	return strlen(s) == DIGEST_HEX - 1 &&
	       strspn(s, "0123456789abcdef") == DIGEST_HEX - 1;
}

static void
add(struct log *log, const char *number, const char *bag, const char *replaced)
{
	log->entries =
	    xreallocarray(log->entries, log->n + 1, sizeof *log->entries);
	log->entries[log->n] = (struct log_entry){xstrdup(number), xstrdup(bag),
	    replaced == NULL ? NULL : xstrdup(replaced), (long)log->n + 1};
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
	strcpy(copy, line);
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
	char *line, *end;

	log->path = xstrdup(path);
	memset(log->head, '0', DIGEST_HEX - 1);
	if (access(path, F_OK) != 0 && errno == ENOENT)
		return log;
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
	buf_free(&log->heads);
	free(log->path);
	free(log);
}

const struct log_entry *
log_find(const struct log *log, const char *number)
{
	for (size_t i = 0; i < log->n; i++)
		if (strcmp(log->entries[i].number, number) == 0)
			return &log->entries[i];
	return NULL;
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

int
log_append(struct log *log, const char *number, const char *bag,
    const char *replaced, struct diag *diag)
{
	struct buf b = {NULL, 0, 0};
	const char *p;
	size_t left;
	ssize_t n;
	int fd, err = 0;

	buf_addf(&b, "%zu %s add %s %s %s\n", log->n + 1, log->head, number,
	    bag, replaced == NULL ? "-" : replaced);
	fd = open(log->path,
	    O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		err = errno;
	for (p = b.p, left = b.len; err == 0 && left > 0;) {
		n = write(fd, p, left);
		if (n < 0 && errno != EINTR)
			err = errno;
		if (n > 0) {
			p += n;
			left -= (size_t)n;
		}
	}
	if (err == 0 && fsync(fd) != 0)
		err = errno;
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

/* SPDX-License-Identifier: Apache-2.0 */
#include "base/spill.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/mem.h"

struct spill_query {
	struct spill *spill;
	const char *sql; /* its address is the statement's name */
	sqlite3_stmt *stmt;
};

struct spill {
	sqlite3 *db;
	struct diag *diag;
	struct spill_query **kept;
	size_t nkept;
	bool failed;
};

/* The journal would hold what a roll back needs; there is none. */
static const char settings[] = "PRAGMA journal_mode=OFF;"
			       "PRAGMA synchronous=OFF;"
			       "PRAGMA locking_mode=EXCLUSIVE;"
			       "PRAGMA temp_store=FILE;";

const char *
spill_folder(void)
{
	const char *dir = getenv("TMPDIR");

	return dir == NULL || dir[0] == '\0' ? "/tmp" : dir;
}

/* Tells the first fault; number is an errno, 0 where only text says it. */
static void
tell(struct spill *s, int number, const char *text)
{
	if (!s->failed)
		diag_add(s->diag, DIAG_SPILL_FAILED, spill_folder(), 0L,
		    number != 0 ? diag_strerror(number, DIAG_ZH) : text,
		    number != 0 ? diag_strerror(number, DIAG_EN) : text);
	s->failed = true;
}

static void
fail(struct spill *s, int code)
{
	switch (code & 0xff) {
	case SQLITE_NOMEM:
		mem_exhausted();
	case SQLITE_FULL:
		tell(s, ENOSPC, NULL);
		break;
	case SQLITE_CANTOPEN:
		tell(s, EACCES, NULL);
		break;
	case SQLITE_IOERR:
		tell(s, EIO, NULL);
		break;
	default:
		tell(s, 0,
		    s->db == NULL ? sqlite3_errstr(code)
				  : sqlite3_errmsg(s->db));
	}
}

static void
script(struct spill *s, const char *sql)
{
	int code;

	if (s->failed)
		return;
	code = sqlite3_exec(s->db, sql, NULL, NULL, NULL);
	if (code != SQLITE_OK)
		fail(s, code);
}

struct spill *
spill_new(const char *schema, struct diag *diag)
{
	struct spill *s = xcalloc(1, sizeof *s);
	char cache[64];
	int code;

	s->diag = diag;
	/* SQLite would go on to a folder that nobody named. */
	if (access(spill_folder(), W_OK | X_OK) != 0)
		tell(s, errno, NULL);
	/* Its own order begins with SQLITE_TMPDIR. */
	sqlite3_temp_directory = sqlite3_mprintf("%s", spill_folder());
	code = sqlite3_open_v2("", &s->db,
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
	    NULL);
	if (code != SQLITE_OK)
		fail(s, code);
	script(s, settings);
	snprintf(
	    cache, sizeof cache, "PRAGMA cache_size=-%d", SPILL_CACHE / 1024);
	script(s, cache);
	script(s, schema);
	script(s, "BEGIN");
	return s;
}

void
spill_free(struct spill *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->nkept; i++) {
		sqlite3_finalize(s->kept[i]->stmt);
		free(s->kept[i]);
	}
	free(s->kept);
	sqlite3_close(s->db);
	sqlite3_free(sqlite3_temp_directory);
	sqlite3_temp_directory = NULL;
	free(s);
}

bool
spill_failed(const struct spill *s)
{
	return s->failed;
}

/* The statement of this text, compiled when it is first asked for. */
static struct spill_query *
statement(struct spill *s, const char *sql)
{
	struct spill_query *q;
	size_t i;
	int code;

	for (i = 0; i < s->nkept; i++)
		if (s->kept[i]->sql == sql)
			return s->kept[i];
	q = xcalloc(1, sizeof *q);
	q->spill = s;
	q->sql = sql;
	if (!s->failed && (code = sqlite3_prepare_v2(
			       s->db, sql, -1, &q->stmt, NULL)) != SQLITE_OK)
		fail(s, code);
	s->kept = xreallocarray(s->kept, s->nkept + 1, sizeof *s->kept);
	s->kept[s->nkept++] = q;
	return q;
}

static struct spill_query *
bind(struct spill *s, const char *sql, const char *types, va_list ap)
{
	struct spill_query *q = statement(s, sql);
	int code = SQLITE_OK;
	const char *text;

	if (s->failed)
		return q;
	for (int i = 0; types[i] != '\0' && code == SQLITE_OK; i++) {
		if (types[i] == 'i') {
			code = sqlite3_bind_int64(
			    q->stmt, i + 1, va_arg(ap, long long));
			continue;
		}
		text = va_arg(ap, const char *);
		code = text == NULL ? sqlite3_bind_null(q->stmt, i + 1)
				    : sqlite3_bind_text(q->stmt, i + 1, text,
					  -1, SQLITE_TRANSIENT);
	}
	if (code != SQLITE_OK)
		fail(s, code);
	return q;
}

int
spill_do(struct spill *s, const char *sql, const char *types, ...)
{
	struct spill_query *q;
	va_list ap;
	int before;

	va_start(ap, types);
	q = bind(s, sql, types, ap);
	va_end(ap);
	if (s->failed)
		return 0;
	before = sqlite3_total_changes(s->db);
	while (spill_next(q))
		;
	spill_end(q);
	return s->failed ? 0 : sqlite3_total_changes(s->db) - before;
}

struct spill_query *
spill_ask(struct spill *s, const char *sql, const char *types, ...)
{
	struct spill_query *q;
	va_list ap;

	va_start(ap, types);
	q = bind(s, sql, types, ap);
	va_end(ap);
	return q;
}

bool
spill_next(struct spill_query *q)
{
	int code;

	if (q->spill->failed)
		return false;
	code = sqlite3_step(q->stmt);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		fail(q->spill, code);
	return code == SQLITE_ROW;
}

const char *
spill_text(const struct spill_query *q, int i)
{
	const unsigned char *s = sqlite3_column_text(q->stmt, i);

	return s == NULL ? "" : (const char *)s;
}

long long
spill_int(const struct spill_query *q, int i)
{
	return sqlite3_column_int64(q->stmt, i);
}

void
spill_end(struct spill_query *q)
{
	sqlite3_reset(q->stmt);
}

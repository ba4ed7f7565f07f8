/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Adding up: what collect.c has kept becomes the persons, and the total of
 * each figure.  It knows keys, days and entities, and no meaning.
 */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "xml/collect_in.h"

long
collect_day(const char *iso)
{
	static const int before[] = {
	    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
	int y, m, d;
	long n;

	if (!date_read(iso, &y, &m, &d))
		return 0;
	n = 365L * (y - 1) + (y - 1) / 4 - (y - 1) / 100 + (y - 1) / 400;
	if (m > 2 && y % 4 == 0 && (y % 100 != 0 || y % 400 == 0))
		n++;
	return n + before[m - 1] + d;
}

/*
 * The union of the rosters: each person as the last record has them, in the
 * order of that roster.  One id with two names is told.
 */
static void
choose_persons(struct collect *c)
{
	struct spill_query *q;

	spill_do(c->spill,
	    "INSERT INTO person SELECT id, name, file, line,"
	    " row_number() OVER (ORDER BY rank, id), per, xml FROM ("
	    " SELECT r.id, r.name, d.file, r.line, r.rank, r.per, r.xml,"
	    " row_number() OVER (PARTITION BY r.id"
	    "  ORDER BY d.day DESC, d.id DESC) AS k"
	    " FROM roster r JOIN record d ON d.n=r.record) WHERE k=1",
	    "");
	q = spill_ask(c->spill,
	    "SELECT d.file, r.line, r.id, p.file, p.line"
	    " FROM roster r JOIN record d ON d.n=r.record"
	    " JOIN person p ON p.id=r.id WHERE p.name<>r.name"
	    " ORDER BY d.file, r.line",
	    "");
	while (spill_next(q))
		diag_add(c->diag, DIAG_COLLECT_PERSON, spill_text(q, 0),
		    (long)spill_int(q, 1), spill_text(q, 2), spill_text(q, 3),
		    spill_text(q, 4));
	spill_end(q);
}

/*
 * Of what lives across records the last one speaks: earlier rows go, earlier
 * counts come to nothing and stay as places.
 */
static void
keep_last(struct collect *c)
{
	spill_do(c->spill,
	    "DELETE FROM row WHERE entity<>'' AND record<>"
	    "(SELECT record FROM entity WHERE name=row.entity)",
	    "");
	spill_do(c->spill,
	    "UPDATE tally SET n=0 WHERE entity<>'' AND record<>"
	    "(SELECT record FROM entity WHERE name=tally.entity)",
	    "");
}

/* The days of a span that no earlier span of the figure had. */
static long long
new_days(unsigned char *had, long from, long to)
{
	long long n = 0;

	for (; from <= to; from++) {
		n += (had[from / 8] >> (from % 8) & 1) == 0;
		had[from / 8] |= (unsigned char)(1 << (from % 8));
	}
	return n;
}

/* True where the row is of the same figure, who and of as the one before. */
static bool
same_total(struct buf *was, const struct spill_query *q)
{
	struct buf now = {NULL, 0, 0};
	bool same;

	buf_addf(&now, "%s %s %s", spill_text(q, 1), spill_text(q, 2),
	    spill_text(q, 3));
	same = was->p != NULL && strcmp(was->p, now.p) == 0;
	buf_free(was);
	*was = now;
	return same;
}

/* True where the key of a count is new to its figure, who and of. */
static bool
new_key(struct collect *c, const struct spill_query *q)
{
	return spill_do(c->spill, "INSERT OR IGNORE INTO seen VALUES(?,?,?,?)",
		   "isss", spill_int(q, 1), spill_text(q, 2), spill_text(q, 3),
		   spill_text(q, 4)) != 0;
}

/*
 * What keys and spans came to: a key that is new to its total, the days
 * within the period that are new to it.
 */
static void
settle(struct collect *c)
{
	const struct collect_options *o = c->sheet->options;
	/* What lies ahead of as-of has not happened yet. */
	const char *end = strcmp(o->as_of, o->to) < 0 ? o->as_of : o->to;
	long from = collect_day(o->from), to = collect_day(end), a, b;
	size_t bytes = to < from ? 1 : (size_t)(to - from) / 8 + 1;
	unsigned char *had = xcalloc(bytes, 1);
	struct buf was = {NULL, 0, 0};
	struct spill_query *q;
	long long n;

	q = spill_ask(c->spill,
	    "SELECT t.rowid, t.figure, who, of, key, first, last, t.n"
	    " FROM tally t JOIN record d ON d.n=t.record"
	    " WHERE key<>'' OR first>0"
	    " ORDER BY t.figure, who, of, d.day, d.id, t.rowid",
	    "");
	while (spill_next(q)) {
		a = (long)spill_int(q, 5);
		b = (long)spill_int(q, 6);
		if (!same_total(&was, q))
			memset(had, 0, bytes);
		if (a > 0)
			n = new_days(had, a < from ? 0 : a - from,
			    b > to ? to - from : b - from);
		else
			n = new_key(c, q) ? spill_int(q, 7) : 0;
		spill_do(c->spill, "UPDATE tally SET n=? WHERE rowid=?", "ii",
		    n, spill_int(q, 0));
	}
	spill_end(q);
	buf_free(&was);
	free(had);
}

/* Every figure that was counted, and the zeros that the sheet wants shown. */
static void
add_up(struct collect *c)
{
	spill_do(c->spill,
	    "INSERT INTO total SELECT figure, who, of, SUM(n), 0 FROM tally"
	    " GROUP BY figure, who, of",
	    "");
	spill_do(c->spill,
	    "INSERT OR IGNORE INTO total SELECT f.n, p.id, v.of, 0, 0"
	    " FROM figure f JOIN person p ON p.per=f.per"
	    " JOIN value v ON v.figure=f.n"
	    " WHERE f.per<>'' AND v.of<>'*'",
	    "");
	spill_do(c->spill,
	    "INSERT OR IGNORE INTO total SELECT f.n, '', v.of, 0, 0"
	    " FROM figure f JOIN value v ON v.figure=f.n"
	    " WHERE f.per='' AND v.of<>'*'",
	    "");
	spill_do(c->spill,
	    "UPDATE total SET pos=k FROM (SELECT t.figure AS f, t.who AS w,"
	    " t.of AS o, row_number() OVER (ORDER BY t.figure,"
	    "  coalesce(p.pos, 0), t.who, coalesce(v.pos, 10000), t.of) AS k"
	    " FROM total t LEFT JOIN person p ON p.id=t.who"
	    " LEFT JOIN value v ON v.figure=t.figure AND v.of=t.of)"
	    " WHERE figure=f AND who=w AND of=o",
	    "");
}

void
collect_sum(struct collect *c)
{
	choose_persons(c);
	keep_last(c);
	settle(c);
	add_up(c);
}

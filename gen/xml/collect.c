/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Keeping what records add, on disk, and adding it up.
 *
 *	record    one each                       order: day, then id
 *	row       flat elements of the summary   by section, then as records
 *	tally     counts, keys and spans         n is what each came to
 *	total     value of figure, who, of       pos is its place
 *
 * What may not be the same in two records (body, id, what the sheet says may
 * stand once, the name of a person) is told when the second comes, which is
 * the one whose file's name comes later: so the answer does not depend on the
 * order in which files were given.
 */
#include "xml/collect.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "xml/collect_in.h"

static const char schema[] =
    "CREATE TABLE section(n INTEGER PRIMARY KEY, name TEXT UNIQUE);"
    "CREATE TABLE figure(n INTEGER PRIMARY KEY, name TEXT UNIQUE,"
    " title, unit, per);"
    "CREATE TABLE value(figure INT, of TEXT, pos INT,"
    " PRIMARY KEY(figure, of)) WITHOUT ROWID;"
    "CREATE TABLE record(n INTEGER PRIMARY KEY, id TEXT UNIQUE, day, file,"
    " line INT, xml);"
    "CREATE TABLE row(section INT, record INT, xml);"
    "CREATE TABLE tally(figure INT, who, of, key, first INT, last INT,"
    " n INT, record INT, id, line INT);"
    "CREATE TABLE total(figure INT, who TEXT, of TEXT, value INT, pos INT,"
    " PRIMARY KEY(figure, who, of)) WITHOUT ROWID;"
    "CREATE TABLE seen(figure INT, who TEXT, of TEXT, key TEXT,"
    " PRIMARY KEY(figure, who, of, key)) WITHOUT ROWID;"
    "CREATE TABLE roster(id TEXT, record INT, rank INT, per, name, xml,"
    " line INT);"
    "CREATE TABLE person(id TEXT PRIMARY KEY, name, file, line INT, pos INT,"
    " per, xml) WITHOUT ROWID;"
    "CREATE TABLE once(name TEXT, key TEXT, file, line INT,"
    " PRIMARY KEY(name, key)) WITHOUT ROWID;"
    "CREATE TABLE top(name TEXT PRIMARY KEY, value, rank INT) WITHOUT ROWID;"
    "CREATE TABLE missing(file TEXT, xml);";

/* The days before the first of January of each year, and within it. */
static long
day_number(const char *iso)
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

/* The elements below n, first to last. */
static const xmlNode *
first(const xmlNode *n)
{
	n = n == NULL ? NULL : n->children;
	while (n != NULL && n->type != XML_ELEMENT_NODE)
		n = n->next;
	return n;
}

static const xmlNode *
next(const xmlNode *n)
{
	do
		n = n->next;
	while (n != NULL && n->type != XML_ELEMENT_NODE);
	return n;
}

static bool
is(const xmlNode *n, const char *name)
{
	return strcmp((const char *)n->name, name) == 0 && n->ns != NULL &&
	       strcmp((const char *)n->ns->href, COLLECT_NS) == 0;
}

static long
attr_long(const xmlNode *n, const char *name)
{
	char *s = collect_attr(n, name);
	long v = strtol(s, NULL, 10);

	free(s);
	return v;
}

/* The words of @of, for each of which a zero is shown. */
static void
define_values(struct spill *s, long long figure, char *of)
{
	char *save = NULL, *word;
	long long pos = 0;

	for (word = strtok_r(of, " ", &save); word != NULL;
	     word = strtok_r(NULL, " ", &save))
		spill_do(s, "INSERT INTO value VALUES(?,?,?)", "isi", figure,
		    word, ++pos);
	if (pos == 0)
		spill_do(s, "INSERT INTO value VALUES(?,'',0)", "i", figure);
}

/* What the sheet says there is: <c:section/> and <c:figure/>. */
static void
define(struct collect *c, const xmlNode *root)
{
	char *name, *title, *unit, *per, *of;
	long long n = 0;

	for (const xmlNode *e = first(root); e != NULL; e = next(e)) {
		name = collect_attr(e, "name");
		title = collect_attr(e, "title");
		unit = collect_attr(e, "unit");
		per = collect_attr(e, "per");
		of = collect_attr(e, "of");
		n++;
		if (is(e, "section")) {
			spill_do(c->spill, "INSERT INTO section VALUES(?,?)",
			    "is", n, name);
		} else {
			spill_do(c->spill,
			    "INSERT INTO figure VALUES(?,?,?,?,?)", "issss", n,
			    name, title, unit, per);
			define_values(c->spill, n, of);
		}
		free(name);
		free(title);
		free(unit);
		free(per);
		free(of);
	}
}

struct collect *
collect_begin(const struct collect_sheet *sheet, struct diag *diag)
{
	struct collect *c = xcalloc(1, sizeof *c);
	xmlDoc *doc = xmlin_parse(sheet->definition.p, sheet->definition.len,
	    "collect.xsl", 1, NULL, diag);

	c->sheet = sheet;
	c->diag = diag;
	c->spill = spill_new(schema, diag);
	if (doc != NULL)
		define(c, xmlDocGetRootElement(doc));
	xmlin_free(doc);
	return c;
}

void
collect_free(struct collect *c)
{
	if (c == NULL)
		return;
	spill_free(c->spill);
	buf_free(&c->body);
	free(c->body_id);
	free(c->body_file);
	free(c->draft);
	free(c);
}

/* The number of a section or figure of the sheet; 0 after a finding. */
static long long
number_of(struct collect *c, const char *sql, const char *name)
{
	struct spill_query *q = spill_ask(c->spill, sql, "s", name);
	long long n = spill_next(q) ? spill_int(q, 0) : 0;

	spill_end(q);
	if (n == 0 && !spill_failed(c->spill))
		diag_add(
		    c->diag, DIAG_COLLECT_UNDEFINED, "collect.xsl", 0L, name);
	return n;
}

void
collect_attrs(const xmlNode *n, const char * not, struct buf *out)
{
	for (const xmlAttr *a = n->properties; a != NULL; a = a->next) {
		const char *name = (const char *)a->name;
		const char *at = strstr(not, name);
		size_t len = strlen(name);
		char *value;

		while (
		    at != NULL && !(at > not &&at[-1] == ' ' && at[len] == ' '))
			at = strstr(at + 1, name);
		if (at != NULL)
			continue;
		value = collect_attr(n, name);
		collect_put(out, name, value);
		free(value);
	}
}

/* One count, key or span at a place of a record. */
static void
add_tally(struct collect *c, const xmlNode *e, long long record)
{
	char *figure = collect_attr(e, "figure"), *who = collect_attr(e, "who");
	char *of = collect_attr(e, "of"), *key = collect_attr(e, "key");
	char *from = collect_attr(e, "from"), *to = collect_attr(e, "to");
	char *id = collect_attr(e, "id");
	long long n = number_of(c, "SELECT n FROM figure WHERE name=?", figure);

	spill_do(c->spill, "INSERT INTO tally VALUES(?,?,?,?,?,?,?,?,?,?)",
	    "isssiiiisi", n, who, of, key, (long long)day_number(from),
	    (long long)day_number(to[0] == '\0' ? from : to),
	    (long long)(is(e, "span") ? 0 : attr_long(e, "n")), record, id,
	    (long long)attr_long(e, "line"));
	free(figure);
	free(who);
	free(of);
	free(key);
	free(from);
	free(to);
	free(id);
}

static void
add_row(struct collect *c, const xmlNode *e, long long record)
{
	struct buf xml = {NULL, 0, 0};
	long long section = number_of(
	    c, "SELECT n FROM section WHERE name=?", (const char *)e->name);

	buf_addf(&xml, "%s", (const char *)e->name);
	collect_attrs(e, "", &xml);
	spill_do(c->spill, "INSERT INTO row VALUES(?,?,?)", "iis", section,
	    record, xml.p);
	buf_free(&xml);
}

static void
add_person(struct collect *c, const xmlNode *e, long long record)
{
	char *id = collect_attr(e, "id"), *name = collect_attr(e, "name");
	char *per = collect_attr(e, "per");
	struct buf xml = {NULL, 0, 0};

	collect_attrs(e, " rank per line ", &xml);
	spill_do(c->spill, "INSERT INTO roster VALUES(?,?,?,?,?,?,?)",
	    "siisssi", id, record, (long long)attr_long(e, "rank"), per, name,
	    xml.p, (long long)attr_long(e, "line"));
	buf_free(&xml);
	free(id);
	free(name);
	free(per);
}

/* What may stand once: the second is told, with the place of the first. */
static void
add_once(struct collect *c, const xmlNode *e, const char *file)
{
	char *name = collect_attr(e, "name"), *key = collect_attr(e, "key");
	char *v1 = collect_attr(e, "v1");
	long line = attr_long(e, "line");
	struct spill_query *q;

	if (spill_do(c->spill, "INSERT OR IGNORE INTO once VALUES(?,?,?,?)",
		"sssi", name, key, file, (long long)line) == 0) {
		q = spill_ask(c->spill,
		    "SELECT file,line FROM once WHERE name=? AND key=?", "ss",
		    name, key);
		if (spill_next(q))
			diag_add(c->diag, DIAG_COLLECT_SERIAL, file, line, v1,
			    spill_text(q, 0), spill_text(q, 1));
		spill_end(q);
	}
	free(name);
	free(key);
	free(v1);
}

static void
add_top(struct collect *c, const xmlNode *e)
{
	char *name = collect_attr(e, "name"), *value = collect_attr(e, "value");

	spill_do(c->spill,
	    "INSERT INTO top VALUES(?,?,?) ON CONFLICT(name) DO UPDATE SET"
	    " value=excluded.value, rank=excluded.rank"
	    " WHERE excluded.rank>rank",
	    "ssi", name, value, (long long)attr_long(e, "rank"));
	free(name);
	free(value);
}

/* A finding of the catalogue that the sheet found. */
static void
add_finding(struct collect *c, const xmlNode *e, const char *file)
{
	char *name = collect_attr(e, "name"), *v1 = collect_attr(e, "v1");
	char *v2 = collect_attr(e, "v2"), *v3 = collect_attr(e, "v3");
	int id;

	for (id = 0; id < DIAG_ID_COUNT; id++)
		if (strcmp(diag_name((enum diag_id)id), name) == 0)
			break;
	if (id < DIAG_ID_COUNT)
		diag_add(c->diag, (enum diag_id)id, file, attr_long(e, "line"),
		    v1, v2, v3);
	else
		diag_add(
		    c->diag, DIAG_COLLECT_UNDEFINED, "collect.xsl", 0L, name);
	free(name);
	free(v1);
	free(v2);
	free(v3);
}

/* What the sheet gave for a record. */
static void
add_parts(struct collect *c, const xmlNode *extract, long long record,
    const char *file)
{
	for (const xmlNode *e = first(extract); e != NULL; e = next(e)) {
		if (is(e, "count") || is(e, "span"))
			add_tally(c, e, record);
		else if (is(e, "person"))
			add_person(c, e, record);
		else if (is(e, "once"))
			add_once(c, e, file);
		else if (is(e, "top"))
			add_top(c, e);
		else if (is(e, "finding"))
			add_finding(c, e, file);
		else
			add_row(c, e, record);
	}
}

/* Whether the record is of the body of the first; its element is kept. */
static void
hold_body(struct collect *c, const xmlNode *body, const char *file)
{
	char *id = collect_attr(body, "id");
	long line = attr_long(body, "line");

	if (c->body_id == NULL) {
		c->body_id = xstrdup(id);
		c->body_file = xstrdup(file);
		c->body_line = line;
		buf_adds(&c->body, "<body");
		collect_attrs(body, " line ", &c->body);
		buf_adds(&c->body, "/>");
	} else if (strcmp(c->body_id, id) != 0) {
		c->mixed = true;
		diag_add(c->diag, DIAG_COLLECT_BODY, file, line, id, c->body_id,
		    c->body_file, diag_num(c->body_line));
	}
	free(id);
}

static void
add_missing(struct collect *c, const char *file, const char *why,
    const char *finding, const char *line)
{
	struct buf xml = {NULL, 0, 0};

	collect_put(&xml, "file", file);
	if (strcmp(line, "0") != 0)
		collect_put(&xml, "line", line);
	collect_put(&xml, "finding", finding);
	collect_put(&xml, "why", why);
	spill_do(
	    c->spill, "INSERT INTO missing VALUES(?,?)", "ss", file, xml.p);
	c->lost++;
	buf_free(&xml);
}

/* Keeps the record itself; 0 where another of its id was there before. */
static long long
add_record(struct collect *c, const xmlNode *one, const char *file)
{
	char *id = collect_attr(one, "record"),
	     *day = collect_attr(one, "date");
	char *line = collect_attr(one, "line");
	struct buf xml = {NULL, 0, 0};
	struct spill_query *q;
	long long n = 0;

	collect_attrs(one, " verdict line ", &xml);
	if (spill_do(c->spill,
		"INSERT OR IGNORE INTO record(id,day,file,line,xml)"
		" VALUES(?,?,?,?,?)",
		"sssis", id, day, file, strtoll(line, NULL, 10), xml.p) == 1) {
		q = spill_ask(
		    c->spill, "SELECT n FROM record WHERE id=?", "s", id);
		n = spill_next(q) ? spill_int(q, 0) : 0;
	} else {
		q = spill_ask(c->spill,
		    "SELECT file,line FROM record WHERE id=?", "s", id);
		if (spill_next(q)) {
			diag_add(c->diag, DIAG_COLLECT_TWICE, file,
			    strtol(line, NULL, 10), id, spill_text(q, 0),
			    spill_text(q, 1));
			add_missing(
			    c, file, "标识重复", "collect-id-twice", line);
		}
	}
	spill_end(q);
	buf_free(&xml);
	free(id);
	free(day);
	free(line);
	return n;
}

static void
take(struct collect *c, const xmlNode *one, const char *file)
{
	const xmlNode *e = first(one);
	char *state;
	long long n;

	if (e != NULL && is(e, "body")) {
		hold_body(c, e, file);
		e = next(e);
	}
	if (e == NULL) {
		c->outside++;
		return;
	}
	n = add_record(c, one, file);
	if (n == 0)
		return;
	c->taken++;
	state = collect_attr(one, "state");
	if (strcmp(state, "草稿") == 0 && c->drafts++ == 0)
		c->draft = xstrdup(file);
	free(state);
	add_parts(c, e, n, file);
}

/* A record that is not in the totals, and why: findings of its worker. */
static void
lose(struct collect *c, const xmlNode *one, const char *file)
{
	const xmlNode *e = first(one);
	char *id = e == NULL ? xstrdup("") : collect_attr(e, "id");
	char *line = e == NULL ? xstrdup("0") : collect_attr(e, "line");

	diag_add(c->diag, DIAG_COLLECT_MISSING, file, strtol(line, NULL, 10));
	add_missing(c, file,
	    strcmp(line, "0") == 0 ? "未能读取或者处理" : "不是有效的记录", id,
	    line);
	for (; e != NULL; e = next(e)) {
		char *name = collect_attr(e, "id"),
		     *at = collect_attr(e, "file");
		char *zh = collect_attr(e, "zh"), *en = collect_attr(e, "en");
		const struct finding f = {
		    .severity = (enum diag_severity)attr_long(e, "severity"),
		    .effect = (enum diag_effect)attr_long(e, "effect"),
		    .id = name,
		    .file = at[0] == '\0' ? NULL : at,
		    .line = attr_long(e, "line"),
		    .text = {zh, en}};

		diag_add_finding(c->diag, &f);
		free(name);
		free(at);
		free(zh);
		free(en);
	}
	free(id);
	free(line);
}

void
collect_add(struct collect *c, const char *extract, size_t len)
{
	xmlDoc *doc = xmlin_parse(
	    extract, len, "collect.xsl", 1, c->sheet->options->limits, c->diag);
	const xmlNode *one = doc == NULL ? NULL : xmlDocGetRootElement(doc);
	char *file, *verdict;

	if (one == NULL)
		return;
	file = collect_attr(one, "file");
	verdict = collect_attr(one, "verdict");
	if (strcmp(verdict, "lost") == 0)
		lose(c, one, file);
	else if (strcmp(verdict, "none") == 0)
		diag_add(c->diag, DIAG_COLLECT_SKIPPED, file, 0L);
	else
		take(c, one, file);
	free(file);
	free(verdict);
	xmlin_free(doc);
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

/*
 * What keys and spans came to: one for a key that is new to its figure, the
 * days within the period that are new to it.
 */
static void
settle(struct collect *c)
{
	const struct collect_options *o = c->sheet->options;
	long from = day_number(o->from), to = day_number(o->to);
	size_t bytes = (size_t)(to - from) / 8 + 1;
	unsigned char *had = xcalloc(bytes, 1);
	struct buf of = {NULL, 0, 0}, was = {NULL, 0, 0};
	struct spill_query *q;
	long long n;
	long a, b;

	q = spill_ask(c->spill,
	    "SELECT t.rowid, t.figure, who, of, key, first, last, t.n"
	    " FROM tally t JOIN record d ON d.n=t.record"
	    " WHERE key<>'' OR first>0"
	    " ORDER BY t.figure, who, of, d.day, d.id, t.rowid",
	    "");
	while (spill_next(q)) {
		buf_clear(&of);
		buf_addf(&of, "%s %s %s", spill_text(q, 1), spill_text(q, 2),
		    spill_text(q, 3));
		if (was.len != of.len || memcmp(was.p, of.p, of.len) != 0)
			memset(had, 0, bytes);
		buf_clear(&was);
		buf_add(&was, of.p, of.len);
		a = (long)spill_int(q, 5);
		b = (long)spill_int(q, 6);
		if (a > 0)
			n = new_days(had, a < from ? 0 : a - from,
			    b > to ? to - from : b - from);
		else
			n = spill_int(q, 7) *
			    spill_do(c->spill,
				"INSERT OR IGNORE INTO seen"
				" VALUES(?,?,?,?)",
				"isss", spill_int(q, 1), spill_text(q, 2),
				spill_text(q, 3), spill_text(q, 4));
		spill_do(c->spill, "UPDATE tally SET n=? WHERE rowid=?", "ii",
		    n, spill_int(q, 0));
	}
	spill_end(q);
	buf_free(&of);
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

int
collect_end(struct collect *c)
{
	const struct collect_options *o = c->sheet->options;

	if (c->mixed || spill_failed(c->spill))
		return -1;
	choose_persons(c);
	settle(c);
	add_up(c);
	if (c->taken == 0)
		diag_add(c->diag, DIAG_COLLECT_EMPTY, NULL, 0L, o->from, o->to);
	if (c->drafts > 0)
		diag_add(c->diag, DIAG_COLLECT_DRAFT, c->draft, 0L,
		    diag_num(c->drafts));
	return spill_failed(c->spill) ? -1 : 0;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Keeping what records add, on disk; collect_sum.c adds it up.
 *
 *	record    one each                       order: day, then id
 *	row       flat elements of the summary   by section, then as records
 *	tally     counts, keys and spans         n is what each came to
 *	entity    what lives across records, and the last that has it
 *	total     value of figure, who, of       pos is its place
 *
 * What may not be the same in two records (body, id, what the sheet says may
 * stand once) is told when the second comes, which is the one whose file's
 * name comes later: so the answer does not depend on the order in which files
 * were given.
 */
#include "xml/collect.h"

#include <stdlib.h>
#include <string.h>

#include "xml/collect_in.h"

static const char schema[] =
    "CREATE TABLE section(n INTEGER PRIMARY KEY, name TEXT UNIQUE);"
    "CREATE TABLE figure(n INTEGER PRIMARY KEY, name TEXT UNIQUE,"
    " title, unit, per);"
    "CREATE TABLE value(figure INT, of TEXT, pos INT,"
    " PRIMARY KEY(figure, of)) WITHOUT ROWID;"
    "CREATE TABLE record(n INTEGER PRIMARY KEY, id TEXT UNIQUE, day, file,"
    " line INT, xml);"
    "CREATE TABLE row(section INT, record INT, entity, xml);"
    "CREATE TABLE tally(figure INT, who, of, key, first INT, last INT,"
    " n INT, record INT, id, line INT, entity);"
    "CREATE TABLE entity(name TEXT PRIMARY KEY, day, id, record INT)"
    " WITHOUT ROWID;"
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

/* A record while its parts are added. */
struct part {
	struct collect *c;
	const xmlNode *e; /* the part */
	long long record; /* its number */
	const char *file, *id, *day; /* of the record */
};

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

static const char *
attr(const struct collect *c, const xmlNode *n, const char *name)
{
	return collect_attr(c->arena, n, name);
}

static long long
number(const struct collect *c, const xmlNode *n, const char *name)
{
	return strtoll(attr(c, n, name), NULL, 10);
}

/* The attributes of n, without those whose names stand in `not`. */
static const char *
attrs(const struct collect *c, const xmlNode *n, const char * not )
{
	struct buf b = {NULL, 0, 0}, name = {NULL, 0, 0};
	const char *kept;

	for (const xmlAttr *a = n->properties; a != NULL; a = a->next) {
		buf_clear(&name);
		buf_addf(&name, " %s ", (const char *)a->name);
		if (strstr(not, name.p) == NULL)
			collect_put(&b, (const char *)a->name,
			    attr(c, n, (const char *)a->name));
	}
	kept = arena_strndup(c->arena, b.p == NULL ? "" : b.p, b.len);
	buf_free(&b);
	buf_free(&name);
	return kept;
}

/* The words of @of, for each of which a zero is shown. */
static void
define_values(struct collect *c, long long figure, const char *of)
{
	char *words = arena_strdup(c->arena, of), *save = NULL, *word;
	long long pos = 0;

	for (word = strtok_r(words, " ", &save); word != NULL;
	     word = strtok_r(NULL, " ", &save))
		spill_do(c->spill, "INSERT INTO value VALUES(?,?,?)", "isi",
		    figure, word, ++pos);
	if (pos == 0)
		spill_do(
		    c->spill, "INSERT INTO value VALUES(?,'',0)", "i", figure);
}

/* What the sheet says there is: <c:section/> and <c:figure/>. */
static void
define(struct collect *c, const xmlNode *root)
{
	long long n = 0;

	for (const xmlNode *e = first(root); e != NULL; e = next(e)) {
		n++;
		if (is(e, "section")) {
			spill_do(c->spill, "INSERT INTO section VALUES(?,?)",
			    "is", n, attr(c, e, "name"));
			continue;
		}
		spill_do(c->spill, "INSERT INTO figure VALUES(?,?,?,?,?)",
		    "issss", n, attr(c, e, "name"), attr(c, e, "title"),
		    attr(c, e, "unit"), attr(c, e, "per"));
		define_values(c, n, attr(c, e, "of"));
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
	c->arena = arena_new();
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
	arena_free(c->arena);
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

/* What this part speaks of, if it lives across records. */
static const char *
entity(const struct part *p)
{
	const char *name = attr(p->c, p->e, "entity");

	if (name[0] != '\0')
		spill_do(p->c->spill,
		    "INSERT INTO entity VALUES(?,?,?,?) ON CONFLICT(name)"
		    " DO UPDATE SET day=excluded.day, id=excluded.id,"
		    " record=excluded.record"
		    " WHERE (excluded.day, excluded.id)>(day, id)",
		    "sssi", name, p->day, p->id, p->record);
	return name;
}

/* One count, key or span at a place of a record. */
static void
add_tally(const struct part *p)
{
	struct collect *c = p->c;
	const char *from = attr(c, p->e, "from"), *to = attr(c, p->e, "to");
	long long n = is(p->e, "span") ? 0 : number(c, p->e, "n");

	spill_do(c->spill, "INSERT INTO tally VALUES(?,?,?,?,?,?,?,?,?,?,?)",
	    "isssiiiisis",
	    number_of(c, "SELECT n FROM figure WHERE name=?",
		attr(c, p->e, "figure")),
	    attr(c, p->e, "who"), attr(c, p->e, "of"), attr(c, p->e, "key"),
	    (long long)collect_day(from), (long long)collect_day(to), n,
	    p->record, attr(c, p->e, "id"), number(c, p->e, "line"), entity(p));
}

static void
add_row(const struct part *p)
{
	struct collect *c = p->c;
	const char *name = (const char *)p->e->name;

	spill_do(c->spill, "INSERT INTO row VALUES(?,?,?,?)", "iiss",
	    number_of(c, "SELECT n FROM section WHERE name=?", name), p->record,
	    entity(p),
	    arena_printf(c->arena, "%s%s", name, attrs(c, p->e, " entity ")));
}

static void
add_person(const struct part *p)
{
	struct collect *c = p->c;

	spill_do(c->spill, "INSERT INTO roster VALUES(?,?,?,?,?,?,?)",
	    "siisssi", attr(c, p->e, "id"), p->record, number(c, p->e, "rank"),
	    attr(c, p->e, "per"), attr(c, p->e, "name"),
	    attrs(c, p->e, " rank per line "), number(c, p->e, "line"));
}

/* A finding of the catalogue by its name, with up to three values. */
static void
tell(const struct part *p, const char *name, const char *v1, const char *v2,
    const char *v3)
{
	struct collect *c = p->c;
	int id;

	for (id = 0; id < DIAG_ID_COUNT; id++)
		if (strcmp(diag_name((enum diag_id)id), name) == 0)
			break;
	if (id < DIAG_ID_COUNT)
		diag_add(c->diag, (enum diag_id)id, p->file,
		    (long)number(c, p->e, "line"), v1, v2, v3);
	else
		diag_add(
		    c->diag, DIAG_COLLECT_UNDEFINED, "collect.xsl", 0L, name);
}

/* What may stand once: the second is told, with the place of the first. */
static void
add_once(const struct part *p)
{
	struct collect *c = p->c;
	const char *name = attr(c, p->e, "name"), *key = attr(c, p->e, "key");
	struct spill_query *q;

	if (spill_do(c->spill, "INSERT OR IGNORE INTO once VALUES(?,?,?,?)",
		"sssi", name, key, p->file, number(c, p->e, "line")) != 0)
		return;
	q = spill_ask(c->spill,
	    "SELECT file,line FROM once WHERE name=? AND key=?", "ss", name,
	    key);
	if (spill_next(q))
		tell(p, attr(c, p->e, "finding"), attr(c, p->e, "v1"),
		    spill_text(q, 0), spill_text(q, 1));
	spill_end(q);
}

static void
add_top(const struct part *p)
{
	struct collect *c = p->c;

	spill_do(c->spill,
	    "INSERT INTO top VALUES(?,?,?) ON CONFLICT(name) DO UPDATE SET"
	    " value=excluded.value, rank=excluded.rank"
	    " WHERE excluded.rank>rank",
	    "ssi", attr(c, p->e, "name"), attr(c, p->e, "value"),
	    number(c, p->e, "rank"));
}

/* What the sheet gave for a record. */
static void
add_parts(struct part *p, const xmlNode *extract)
{
	for (p->e = first(extract); p->e != NULL; p->e = next(p->e)) {
		if (is(p->e, "count") || is(p->e, "span"))
			add_tally(p);
		else if (is(p->e, "person"))
			add_person(p);
		else if (is(p->e, "once"))
			add_once(p);
		else if (is(p->e, "top"))
			add_top(p);
		else if (is(p->e, "finding"))
			tell(p, attr(p->c, p->e, "name"),
			    attr(p->c, p->e, "v1"), attr(p->c, p->e, "v2"),
			    attr(p->c, p->e, "v3"));
		else
			add_row(p);
	}
}

/* Whether the record is of the body of the first; its element is kept. */
static void
hold_body(struct collect *c, const xmlNode *body, const char *file)
{
	const char *id = attr(c, body, "id");
	long line = (long)number(c, body, "line");

	if (c->body_id == NULL) {
		c->body_id = xstrdup(id);
		c->body_file = xstrdup(file);
		c->body_line = line;
		buf_addf(&c->body, "<body%s/>", attrs(c, body, " line "));
	} else if (strcmp(c->body_id, id) != 0) {
		c->mixed = true;
		diag_add(c->diag, DIAG_COLLECT_BODY, file, line, id, c->body_id,
		    c->body_file, diag_num(c->body_line));
	}
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

/* Keeps the record itself; false where another of its id was there before. */
static bool
add_record(struct part *p, const xmlNode *one)
{
	struct collect *c = p->c;
	const char *line = attr(c, one, "line");
	struct spill_query *q;
	bool new = spill_do(c->spill,
		       "INSERT OR IGNORE INTO record(id,day,file,line,xml)"
		       " VALUES(?,?,?,?,?)",
		       "sssis", p->id, p->day, p->file, number(c, one, "line"),
		       attrs(c, one, " verdict line ")) == 1;

	q = spill_ask(
	    c->spill, "SELECT n,file,line FROM record WHERE id=?", "s", p->id);
	if (spill_next(q) && new) {
		p->record = spill_int(q, 0);
	} else if (!spill_failed(c->spill)) {
		diag_add(c->diag, DIAG_COLLECT_TWICE, p->file,
		    strtol(line, NULL, 10), p->id, spill_text(q, 1),
		    spill_text(q, 2));
		add_missing(c, p->file, "标识重复", "collect-id-twice", line);
	}
	spill_end(q);
	return new;
}

/* A record that was read: it counts, or is outside the period. */
static void
take(struct collect *c, const xmlNode *one, const char *file)
{
	struct part p = {.c = c,
	    .file = file,
	    .id = attr(c, one, "record"),
	    .day = attr(c, one, "date")};
	const xmlNode *e = first(one);

	if (e != NULL && is(e, "body")) {
		hold_body(c, e, file);
		e = next(e);
	}
	if (e == NULL) {
		c->outside++;
	} else if (add_record(&p, one)) {
		c->taken++;
		if (strcmp(attr(c, one, "state"), "草稿") == 0 &&
		    c->drafts++ == 0)
			c->draft = xstrdup(file);
		add_parts(&p, e);
	}
}

/* A record that is not in the totals, and why: findings of its worker. */
static void
lose(struct collect *c, const xmlNode *one, const char *file)
{
	const xmlNode *e = first(one);
	const char *line = e == NULL ? "0" : attr(c, e, "line");

	diag_add(c->diag, DIAG_COLLECT_MISSING, file, strtol(line, NULL, 10));
	add_missing(c, file,
	    strcmp(line, "0") == 0 ? "未能读取或者处理" : "不是有效的记录",
	    e == NULL ? "" : attr(c, e, "id"), line);
	for (; e != NULL; e = next(e)) {
		const char *at = attr(c, e, "file");
		const struct finding f = {
		    .severity = (enum diag_severity)number(c, e, "severity"),
		    .effect = (enum diag_effect)number(c, e, "effect"),
		    .id = attr(c, e, "id"),
		    .file = at[0] == '\0' ? NULL : at,
		    .line = (long)number(c, e, "line"),
		    .text = {attr(c, e, "zh"), attr(c, e, "en")}};

		diag_add_finding(c->diag, &f);
	}
}

void
collect_add(struct collect *c, const char *extract, size_t len)
{
	xmlDoc *doc = xmlin_parse(
	    extract, len, "collect.xsl", 1, c->sheet->options->limits, c->diag);
	const xmlNode *one = doc == NULL ? NULL : xmlDocGetRootElement(doc);
	const char *file, *verdict;

	if (one == NULL)
		return;
	file = attr(c, one, "file");
	verdict = attr(c, one, "verdict");
	if (strcmp(verdict, "lost") == 0)
		lose(c, one, file);
	else if (strcmp(verdict, "none") == 0)
		diag_add(c->diag, DIAG_COLLECT_SKIPPED, file, 0L);
	else
		take(c, one, file);
	xmlin_free(doc);
	arena_free(c->arena);
	c->arena = arena_new();
}

int
collect_end(struct collect *c)
{
	const struct collect_options *o = c->sheet->options;

	if (c->mixed || spill_failed(c->spill))
		return -1;
	collect_sum(c);
	if (c->taken == 0)
		diag_add(c->diag, DIAG_COLLECT_EMPTY, NULL, 0L, o->from, o->to);
	if (c->drafts > 0)
		diag_add(c->diag, DIAG_COLLECT_DRAFT, c->draft, 0L,
		    diag_num(c->drafts));
	return spill_failed(c->spill) ? -1 : 0;
}

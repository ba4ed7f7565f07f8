/* SPDX-License-Identifier: Apache-2.0 */
#include "xml/obligations.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "xml/rules.h"
#include "xml/statement_in.h"

enum { TITLE, REQUIRED, FOUND, STILL, UNTIL, VERDICT, ARTICLE, COLUMNS };

static const char *const heads[2][COLUMNS] = {
    {"事项", "要求", "已有", "还差", "时限", "结论", "依据"},
    {"obligation", "required", "found", "still due", "until", "verdict",
	"article"},
};
static const char *const keys[COLUMNS] = {
    "title", "required", "found", "still", "until", "verdict", "article"};

/* One line of the table; cells are owned. */
struct line {
	struct buf cell[COLUMNS];
	const char *rule;
};

struct table {
	struct line *lines;
	size_t n;
	enum diag_lang lang;
};

static const char *
value(const struct rules_row *row, const char *name)
{
	for (size_t i = 0; i < row->nvalues; i++)
		if (strcmp(row->values[i].name, name) == 0)
			return row->values[i].value;
	return "";
}

/* Whether the row asks something of somebody: not 不适用, not 不涉及. */
static bool
asks(const struct rules_row *row)
{
	return row->verdict != RULES_EXEMPT && row->verdict != RULES_NONE;
}

static bool
due(const struct rules_row *row)
{
	return atol(value(row, "still")) > 0;
}

static bool
open(const struct rules_row *row)
{
	return row->verdict != RULES_PASS && asks(row);
}

static struct line *
new_line(struct table *t, const char *rule)
{
	struct line *l;

	t->lines = xreallocarray(t->lines, t->n + 1, sizeof *t->lines);
	l = &t->lines[t->n++];
	memset(l, 0, sizeof *l);
	l->rule = rule;
	return l;
}

/* 符合 is said of what is done; what may still come is on its way. */
static const char *
word(const struct table *t, const struct rules_row *row)
{
	if (row->verdict == RULES_PASS && due(row))
		return t->lang == DIAG_ZH ? "进行中" : "under way";
	return statement_word(row, t->lang);
}

static void
fill(const struct table *t, struct line *l, const struct rules_row *row)
{
	buf_adds(&l->cell[REQUIRED], value(row, "required"));
	buf_adds(&l->cell[FOUND], value(row, "found"));
	if (due(row)) {
		buf_adds(&l->cell[STILL], value(row, "still"));
		buf_adds(&l->cell[UNTIL], value(row, "until"));
	}
	buf_adds(&l->cell[VERDICT], word(t, row));
	if (row->exception != NULL)
		buf_addf(&l->cell[VERDICT], "：%s", row->exception);
}

/* How bad a row is, for the word of the whole rule. */
static int
weight(const struct rules_row *row)
{
	if (row->verdict == RULES_FAIL)
		return row->severity == DIAG_ERROR ? 6 : 5;
	if (row->verdict == RULES_BROKEN || row->verdict == RULES_UNDECIDED)
		return 4;
	if (row->verdict == RULES_EXCUSED)
		return 3;
	if (row->verdict == RULES_PASS)
		return due(row) ? 2 : 1;
	return 0;
}

/* What is asked of each: not the same of who came or left in the year. */
static void
put_each(const struct table *t, struct buf *cell, long least, long most)
{
	bool zh = t->lang == DIAG_ZH;

	if (least == most)
		buf_addf(cell, zh ? "每人%ld" : "%ld each", most);
	else
		buf_addf(
		    cell, zh ? "每人%ld至%ld" : "%ld to %ld each", least, most);
}

/* The rule as a whole; its rows are those from first to end. */
static void
add_rule(
    struct table *t, const struct rules_row *first, const struct rules_row *end)
{
	const struct rules_row *worst = first, *row;
	struct line *l = new_line(t, first->rule);
	size_t persons = 0, lacking = 0;
	long least = 0, most = 0, asked;

	for (row = first; row < end; row++) {
		if (weight(row) > weight(worst))
			worst = row;
		if (!asks(row) || *value(row, "person") == '\0')
			continue;
		persons++;
		lacking += due(row) || open(row);
		asked = atol(value(row, "required"));
		if (persons == 1 || asked < least)
			least = asked;
		if (asked > most)
			most = asked;
	}
	buf_adds(&l->cell[TITLE], first->title[t->lang]);
	if (persons == 0) {
		fill(t, l, worst);
	} else {
		put_each(t, &l->cell[REQUIRED], least, most);
		buf_addf(&l->cell[FOUND],
		    t->lang == DIAG_ZH ? "%zu人中%zu人已有"
				       : "of %zu members %zu",
		    persons, persons - lacking);
		buf_adds(&l->cell[VERDICT], word(t, worst));
	}
	buf_adds(&l->cell[ARTICLE], worst->cite != NULL   ? worst->cite
				    : first->cite != NULL ? first->cite
							  : "");
}

/* Whoever still owes something, and what is not as it should be. */
static void
add_rows(
    struct table *t, const struct rules_row *first, const struct rules_row *end)
{
	for (const struct rules_row *row = first; row < end; row++) {
		const char *person = value(row, "person");
		const char *what = value(row, "what");
		struct line *l;

		if (!asks(row) || !(open(row) || due(row)))
			continue;
		if (*person == '\0' && (*what == '\0' || end - first == 1))
			continue;
		l = new_line(t, row->rule);
		buf_addf(
		    &l->cell[TITLE], "　%s", *person != '\0' ? person : what);
		fill(t, l, row);
	}
}

static void
build(struct table *t, const struct rules_result *res)
{
	size_t i = 0, end;

	for (; i < res->nrows; i = end) {
		for (end = i + 1;
		     end < res->nrows &&
		     strcmp(res->rows[end].rule, res->rows[i].rule) == 0;)
			end++;
		add_rule(t, &res->rows[i], &res->rows[end]);
		add_rows(t, &res->rows[i], &res->rows[end]);
	}
}

static int
width_of(const char *s, size_t len)
{
	size_t i = 0, n;
	uint32_t cp;
	int w = 0;

	while (i < len && (n = utf8_decode(s + i, len - i, &cp)) > 0) {
		w += utf8_columns(cp);
		i += n;
	}
	return w;
}

static const char *
text(const struct buf *b)
{
	return b->p == NULL ? "" : b->p;
}

static void
print_row(
    struct buf *out, const char *const cells[COLUMNS], const int width[COLUMNS])
{
	for (int c = 0; c < COLUMNS; c++) {
		int w = width_of(cells[c], strlen(cells[c]));

		buf_adds(out, c == 0 ? "| " : " | ");
		buf_adds(out, cells[c]);
		for (; w < width[c]; w++)
			buf_addc(out, ' ');
	}
	buf_adds(out, " |\n");
}

static void
print_text(const struct table *t, struct buf *out)
{
	const char *cells[COLUMNS];
	int width[COLUMNS];

	for (int c = 0; c < COLUMNS; c++) {
		const char *h = heads[t->lang][c];

		width[c] = width_of(h, strlen(h));
		for (size_t i = 0; i < t->n; i++) {
			const struct buf *b = &t->lines[i].cell[c];
			int w = width_of(text(b), b->len);

			width[c] = w > width[c] ? w : width[c];
		}
	}
	print_row(out, heads[t->lang], width);
	for (int c = 0; c < COLUMNS; c++) {
		buf_adds(out, c == 0 ? "| " : " | ");
		for (int w = 0; w < width[c]; w++)
			buf_addc(out, '-');
	}
	buf_adds(out, " |\n");
	for (size_t i = 0; i < t->n; i++) {
		for (int c = 0; c < COLUMNS; c++)
			cells[c] = text(&t->lines[i].cell[c]);
		print_row(out, cells, width);
	}
}

static void
print_json(const struct table *t, struct json *j)
{
	json_array(j, "obligations");
	for (size_t i = 0; i < t->n; i++) {
		json_object(j, NULL);
		json_string(j, "rule", t->lines[i].rule);
		for (int c = 0; c < COLUMNS; c++)
			if (t->lines[i].cell[c].len > 0)
				json_string(
				    j, keys[c], text(&t->lines[i].cell[c]));
		json_object_end(j);
	}
	json_array_end(j);
}

static char *
attr(const struct record *r, const char *name)
{
	return (char *)xmlGetNoNsProp(
	    xmlDocGetRootElement((xmlDoc *)record_doc(r)),
	    (const xmlChar *)name);
}

void
obligations_print(const struct record *r, enum diag_format format,
    enum diag_lang lang, struct buf *out)
{
	char *from = attr(r, "from"), *to = attr(r, "to");
	char *as_of = attr(r, "as-of"), *records = attr(r, "records");
	struct table t = {.lang = lang};
	struct json j = {.out = out};

	if (record_result(r) != NULL)
		build(&t, record_result(r));
	if (format == DIAG_TEXT) {
		buf_addf(out,
		    lang == DIAG_ZH ? "# %s至%s，截至%s，记录%s份\n\n"
				    : "# %s to %s, as of %s, %s records\n\n",
		    from, to, as_of, records);
		print_text(&t, out);
	} else {
		json_object(&j, NULL);
		json_string(&j, "from", from);
		json_string(&j, "to", to);
		json_string(&j, "as-of", as_of);
		json_string(&j, "records", records);
		print_json(&t, &j);
		json_object_end(&j);
		buf_addc(out, '\n');
	}
	for (size_t i = 0; i < t.n; i++)
		for (int c = 0; c < COLUMNS; c++)
			buf_free(&t.lines[i].cell[c]);
	free(t.lines);
	xmlFree(from);
	xmlFree(to);
	xmlFree(as_of);
	xmlFree(records);
}

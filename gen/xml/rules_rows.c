/* SPDX-License-Identifier: Apache-2.0 */
#include "xml/rules_rows.h"

#include <stdlib.h>
#include <string.h>

/* What a row is ordered by; the rows themselves are public. */
struct row_order {
	size_t rule;
	size_t seq;
};

struct sortable {
	struct rules_row row;
	struct row_order order;
};

void
rows_begin(struct rows *r, const struct rule_set *set)
{
	size_t n = set->npublics + 1;

	memset(r, 0, sizeof(*r));
	r->set = set;
	r->result = xcalloc(1, sizeof(*r->result));
	r->result->arena = arena_new();
	for (int i = 0; i < 2; i++)
		r->last_quiet[i] = xcalloc(n, sizeof(size_t));
	r->undecided = xcalloc(n, sizeof(*r->undecided));
	r->undated = xcalloc(n, sizeof(*r->undated));
	r->broken = xcalloc(n, sizeof(*r->broken));
	r->any = xcalloc(n, sizeof(*r->any));
	r->failed = xcalloc(n, sizeof(*r->failed));
}

static struct rules_row *
new_row(struct rows *r, const struct public_rule *p)
{
	struct rules_result *res = r->result;
	struct rules_row *row;

	if (res->nrows == r->cap) {
		r->cap = r->cap == 0 ? 128 : 2 * r->cap;
		res->rows =
		    xreallocarray(res->rows, r->cap, sizeof(*res->rows));
		r->order = xreallocarray(r->order, r->cap, sizeof(*r->order));
	}
	row = &res->rows[res->nrows];
	memset(row, 0, sizeof(*row));
	row->rule = p->id;
	row->title[DIAG_ZH] = p->title[DIAG_ZH];
	row->title[DIAG_EN] = p->title[DIAG_EN];
	row->cite = p->cite;
	row->severity = p->severity;
	row->times = 1;
	r->order[res->nrows].rule = p->index;
	r->order[res->nrows].seq = res->nrows;
	res->nrows++;
	r->any[p->index] = true;
	return row;
}

static bool
same_values(const struct rules_row *row, const struct row_values *v)
{
	if (row->nvalues != v->n)
		return false;
	for (size_t i = 0; i < v->n; i++)
		if (strcmp(row->values[i].name, v->value[i].name) != 0 ||
		    strcmp(row->values[i].value, v->value[i].value) != 0)
			return false;
	return true;
}

static void
set_labels(struct rows *r, struct rules_row *row)
{
	const char *(*labels)[2] =
	    arena_calloc(r->result->arena, row->nvalues + 1, sizeof(*labels));

	for (size_t i = 0; i < row->nvalues; i++) {
		const struct value_label *l = r->set->labels;

		while (l != NULL && strcmp(l->name, row->values[i].name) != 0)
			l = l->next;
		for (int lang = 0; lang < 2; lang++)
			labels[i][lang] =
			    l == NULL ? row->values[i].name : l->label[lang];
	}
	row->labels = (const char *const(*)[2])labels;
}

/* Nothing is wrong at the row's node. */
static bool
quiet(enum rules_verdict v)
{
	return v == RULES_PASS || v == RULES_EXEMPT;
}

void
rows_add(struct rows *r, const struct test *t, enum rules_verdict verdict,
    long line, const struct row_values *v, const char *exception)
{
	size_t rule = t->rule->index;
	size_t *last = &r->last_quiet[verdict == RULES_EXEMPT][rule];
	struct rules_row *row;

	if (quiet(verdict)) {
		if (v->n == 0)
			line = 0;
		if (*last != 0) {
			row = &r->result->rows[*last - 1];
			if (same_values(row, v)) {
				/* Two assertions at one node are one. */
				row->times += row->line != line || line == 0;
				return;
			}
		}
	}
	row = new_row(r, t->rule);
	row->verdict = verdict;
	row->line = line;
	row->values = v->value;
	row->nvalues = v->n;
	row->exception = exception;
	set_labels(r, row);
	if (quiet(verdict)) {
		*last = r->result->nrows;
	} else {
		r->failed[rule] = true;
		row->severity = t->severity;
		row->cite = t->cite;
	}
}

void
rows_word(struct rows *r, const char *const text[2])
{
	struct rules_row *row = &r->result->rows[r->result->nrows - 1];

	row->text[DIAG_ZH] = text[DIAG_ZH];
	row->text[DIAG_EN] = text[DIAG_EN];
}

void
rows_undecided(struct rows *r, const struct test *t, bool for_calendar)
{
	(for_calendar ? r->undated : r->undecided)[t->rule->index] = true;
}

void
rows_broken(struct rows *r, const struct test *t, long line)
{
	if (r->broken[t->rule->index])
		return;
	r->broken[t->rule->index] = true;
	r->failed[t->rule->index] = true;
	new_row(r, t->rule)->verdict = RULES_BROKEN;
	r->result->rows[r->result->nrows - 1].line = line;
}

/* What failed stands before what passed, and that before what is exempt. */
static int
rank(enum rules_verdict v)
{
	return v == RULES_EXEMPT ? 2 : v == RULES_PASS ? 1 : 0;
}

static int
compare(const void *x, const void *y)
{
	const struct sortable *a = x, *b = y;

	if (a->order.rule != b->order.rule)
		return a->order.rule < b->order.rule ? -1 : 1;
	if (a->row.line != b->row.line)
		return a->row.line < b->row.line ? -1 : 1;
	if (rank(a->row.verdict) != rank(b->row.verdict))
		return rank(a->row.verdict) - rank(b->row.verdict);
	return a->order.seq < b->order.seq ? -1 : a->order.seq > b->order.seq;
}

static bool
left_open(const struct rows *r, size_t rule)
{
	return r->undecided[rule] || r->undated[rule];
}

/*
 * True for a row that says less than one before it: of the same rule and
 * line, or of the same rule where neither has numbers and so no line.
 */
static bool
covered(const struct rows *r, const struct sortable *s,
    const struct rules_row *last)
{
	if (!quiet(s->row.verdict))
		return false;
	if (s->row.line == 0 &&
	    (r->failed[s->order.rule] || left_open(r, s->order.rule)))
		return true;
	if (s->row.line == 0 && s->row.verdict == RULES_EXEMPT &&
	    r->last_quiet[0][s->order.rule] != 0)
		return true;
	if (last == NULL || last->rule != s->row.rule ||
	    last->line != s->row.line)
		return false;
	return rank(last->verdict) < rank(s->row.verdict);
}

/* Sorts, and drops what is covered. */
static void
sort_rows(struct rows *r)
{
	struct rules_result *res = r->result;
	struct sortable *s = xcalloc(res->nrows + 1, sizeof(*s));
	size_t n = 0;

	for (size_t i = 0; i < res->nrows; i++) {
		s[i].row = res->rows[i];
		s[i].order = r->order[i];
	}
	qsort(s, res->nrows, sizeof(*s), compare);
	for (size_t i = 0; i < res->nrows; i++)
		if (!covered(r, &s[i], n == 0 ? NULL : &res->rows[n - 1]))
			res->rows[n++] = s[i].row;
	res->nrows = n;
	free(s);
}

/* The ids of the rules marked, or NULL. */
static const char *
ids_of(const struct rows *r, const bool *marked)
{
	struct buf b = {NULL, 0, 0};
	const char *s;

	for (const struct public_rule *p = r->set->publics; p != NULL;
	     p = p->next)
		if (marked[p->index]) {
			buf_adds(&b, b.len == 0 ? "" : ", ");
			buf_adds(&b, p->id);
		}
	s = b.len == 0 ? NULL : arena_strdup(r->result->arena, b.p);
	buf_free(&b);
	return s;
}

static void
add_silent(struct rows *r, const struct public_rule *p)
{
	static const char *const today[] = {
	    "没有给出截至哪一天，不能判断", "no as-of day was given"};
	static const char *const year[] = {"工作日历没有所需的年份，不能判断",
	    "the calendar lacks a year that is needed"};

	new_row(r, p)->verdict =
	    left_open(r, p->index) ? RULES_UNDECIDED : RULES_NONE;
	r->result->rows[r->result->nrows - 1].times = 0;
	if (left_open(r, p->index))
		rows_word(r, r->undated[p->index] ? year : today);
}

void
rows_end(struct rows *r, const char **undecided, const char **undated)
{
	for (const struct public_rule *p = r->set->publics; p != NULL;
	     p = p->next)
		if (!r->any[p->index] || left_open(r, p->index))
			add_silent(r, p);
	sort_rows(r);
	*undecided = ids_of(r, r->undecided);
	*undated = ids_of(r, r->undated);
	free(r->order);
	free(r->last_quiet[0]);
	free(r->last_quiet[1]);
	free(r->undecided);
	free(r->undated);
	free(r->broken);
	free(r->any);
	free(r->failed);
}

void
rules_result_free(struct rules_result *res)
{
	if (res == NULL)
		return;
	free(res->rows);
	arena_free(res->arena);
	free(res);
}

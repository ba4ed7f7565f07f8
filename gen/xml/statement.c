/* SPDX-License-Identifier: Apache-2.0 */
#include "xml/statement.h"

#include <string.h>

#include "base/json.h"
#include "base/utf8.h"
#include "xml/rules.h"
#include "xml/statement_in.h"

enum { COLUMNS = 5 };

static const char *const head[2][COLUMNS] = {
    {"规则", "结论", "行", "数据", "依据"},
    {"rule", "verdict", "line", "numbers", "article"},
};

static const char *const state_name[2][3] = {
    {"草稿", "送签稿", "已印发"},
    {"draft", "to sign", "issued"},
};

/* A number as it is; a truth value in the reader's language. */
static const char *
value_word(const char *s, enum diag_lang lang)
{
	if (strcmp(s, "true") == 0)
		return lang == DIAG_ZH ? "：是" : "yes";
	if (strcmp(s, "false") == 0)
		return lang == DIAG_ZH ? "：否" : "no";
	return s;
}

/* s without what would end a table's cell or row. */
static void
add_cell(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '|')
			buf_adds(b, "\\|");
		else
			buf_addc(b, *s == '\n' || *s == '\r' ? ' ' : *s);
	}
}

static void
cell(
    const struct rules_row *row, int column, enum diag_lang lang, struct buf *b)
{
	switch (column) {
	case 0:
		add_cell(b, row->title[lang]);
		buf_addf(b, " (%s)", row->rule);
		break;
	case 1:
		buf_adds(b, statement_word(row, lang));
		if (row->times > 1 && row->nvalues > 0)
			buf_addf(b, " ×%zu", row->times);
		break;
	case 2:
		if (row->line > 0)
			buf_addf(b, "%ld", row->line);
		break;
	case 3:
		for (size_t i = 0; i < row->nvalues; i++) {
			buf_adds(b, i == 0            ? ""
				    : lang == DIAG_ZH ? "，"
						      : ", ");
			add_cell(b, row->labels[i][lang]);
			buf_adds(b, lang == DIAG_ZH ? "" : " ");
			add_cell(b, value_word(row->values[i].value, lang));
		}
		if (row->exception != NULL) {
			buf_adds(b, row->nvalues == 0 ? ""
				    : lang == DIAG_ZH ? "；"
						      : "; ");
			add_cell(b, row->exception);
		}
		break;
	default:
		add_cell(b, row->cite == NULL ? "" : row->cite);
	}
}

static int
width_of(const struct buf *b)
{
	size_t i = 0, n;
	uint32_t cp;
	int w = 0;

	while (i < b->len && (n = utf8_decode(b->p + i, b->len - i, &cp)) > 0) {
		w += utf8_columns(cp);
		i += n;
	}
	return w;
}

static void
add_padded(struct buf *out, const struct buf *b, int width)
{
	buf_adds(out, "| ");
	if (b->len > 0)
		buf_add(out, b->p, b->len);
	for (int w = width_of(b); w < width + 1; w++)
		buf_addc(out, ' ');
}

/* A table of aligned columns reads well before any Markdown viewer. */
static void
print_table(
    const struct rules_result *res, enum diag_lang lang, struct buf *out)
{
	int width[COLUMNS];
	struct buf b = {NULL, 0, 0};

	for (int c = 0; c < COLUMNS; c++) {
		buf_clear(&b);
		buf_adds(&b, head[lang][c]);
		width[c] = width_of(&b);
		for (size_t i = 0; i < res->nrows; i++) {
			buf_clear(&b);
			cell(&res->rows[i], c, lang, &b);
			if (width_of(&b) > width[c])
				width[c] = width_of(&b);
		}
	}
	for (int c = 0; c < COLUMNS; c++) {
		buf_clear(&b);
		buf_adds(&b, head[lang][c]);
		add_padded(out, &b, width[c]);
	}
	buf_adds(out, "|\n");
	for (int c = 0; c < COLUMNS; c++) {
		buf_adds(out, "| ");
		for (int w = 0; w < width[c]; w++)
			buf_addc(out, '-');
		buf_addc(out, ' ');
	}
	buf_adds(out, "|\n");
	for (size_t i = 0; i < res->nrows; i++) {
		for (int c = 0; c < COLUMNS; c++) {
			buf_clear(&b);
			cell(&res->rows[i], c, lang, &b);
			add_padded(out, &b, width[c]);
		}
		buf_adds(out, "|\n");
	}
	buf_free(&b);
}

static void
row_json(struct json *j, const struct rules_row *row, enum diag_lang lang)
{
	json_object(j, NULL);
	json_string(j, "rule", row->rule);
	json_string(j, "title", row->title[lang]);
	json_string(j, "verdict", statement_verdict(row->verdict));
	json_string(j, "severity", statement_severity(row->severity));
	if (row->cite != NULL)
		json_string(j, "cite", row->cite);
	if (row->line > 0)
		json_int(j, "line", row->line);
	json_int(j, "times", (long long)row->times);
	if (row->nvalues > 0) {
		json_object(j, "values");
		for (size_t i = 0; i < row->nvalues; i++)
			json_string(
			    j, row->values[i].name, row->values[i].value);
		json_object_end(j);
	}
	if (row->text[lang] != NULL)
		json_string(j, "text", row->text[lang]);
	if (row->exception != NULL)
		json_string(j, "exception", row->exception);
	json_object_end(j);
}

static void
print_json(const struct record *r, const char *as_of, enum diag_lang lang,
    struct buf *out)
{
	const struct rules_result *res = record_result(r);
	const struct rule_set *set = record_rules(r);
	struct json j = {.out = out};

	json_object(&j, NULL);
	json_string(&j, "file", record_file(r));
	json_string(&j, "state", statement_state(record_state(r)));
	if (set != NULL) {
		json_string(&j, "set", rule_set_id(set));
		json_string(&j, "title", rule_set_title(set));
	}
	if (as_of != NULL)
		json_string(&j, "as-of", as_of);
	json_array(&j, "rows");
	for (size_t i = 0; res != NULL && i < res->nrows; i++)
		row_json(&j, &res->rows[i], lang);
	json_array_end(&j);
	json_object_end(&j);
	buf_addc(out, '\n');
}

void
statement_print(const struct record *r, const char *as_of,
    enum diag_format format, enum diag_lang lang, struct buf *out)
{
	const struct rule_set *set = record_rules(r);

	if (as_of == NULL)
		as_of = record_as_of(r);
	if (format == DIAG_XML) {
		statement_xml(r, as_of, lang, out);
		return;
	}
	if (format != DIAG_TEXT) {
		print_json(r, as_of, lang, out);
		return;
	}
	if (out->len > 0)
		buf_addc(out, '\n');
	buf_addf(out, "# %s\n\n", record_file(r));
	buf_addf(out, lang == DIAG_ZH ? "状态：%s" : "State: %s",
	    state_name[lang][record_state(r)]);
	if (set != NULL)
		buf_addf(out, lang == DIAG_ZH ? "　依据：%s" : "  Rules: %s",
		    rule_set_title(set));
	if (as_of != NULL)
		buf_addf(
		    out, lang == DIAG_ZH ? "　截至：%s" : "  As of: %s", as_of);
	buf_adds(out, "\n\n");
	if (record_result(r) != NULL)
		print_table(record_result(r), lang, out);
}

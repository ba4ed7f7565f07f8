/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Prints findings: text for people, JSON lines for jobs, SARIF 2.1.0 for
 * code-scanning viewers.  It words nothing: texts come with the findings.
 */
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/mem.h"

/* The same words in every language: GCC's form, which editors parse. */
static const char *const severity_word[] = {"note", "warning", "error"};

static const char *
file_shown(const struct finding *f, enum diag_lang lang)
{
	if (f->file != NULL && strcmp(f->file, "-") == 0)
		return lang == DIAG_ZH ? "标准输入" : "<stdin>";
	return f->file;
}

static void
print_text(const struct finding *f, enum diag_lang lang, struct buf *out)
{
	if (f->file != NULL) {
		buf_adds(out, file_shown(f, lang));
		buf_addc(out, ':');
		if (f->line > 0)
			buf_addf(out, "%ld:", f->line);
		buf_addc(out, ' ');
	}
	buf_addf(out, "%s: %s [%s", severity_word[f->severity], f->text[lang],
	    f->id);
	if (f->cite != NULL)
		buf_addf(out, " %s", f->cite);
	buf_addc(out, ']');
	if (f->exception != NULL)
		buf_addf(out,
		    lang == DIAG_ZH ? "（例外：%s）" : " (exception: %s)",
		    f->exception);
	buf_addc(out, '\n');
}

static void
values(struct json *j, const struct finding *f)
{
	size_t i;

	if (f->nvalues == 0)
		return;
	json_object(j, "values");
	for (i = 0; i < f->nvalues; i++)
		json_string(j, f->values[i].name, f->values[i].value);
	json_object_end(j);
}

static void
print_json(const struct finding *f, enum diag_lang lang, struct buf *out)
{
	struct json j = {.out = out};

	json_object(&j, NULL);
	json_string(&j, "file", f->file);
	if (f->line > 0)
		json_int(&j, "line", f->line);
	json_string(&j, "severity", severity_word[f->severity]);
	json_string(&j, "id", f->id);
	if (f->cite != NULL)
		json_string(&j, "cite", f->cite);
	json_string(&j, "text", f->text[lang]);
	values(&j, f);
	if (f->exception != NULL)
		json_string(&j, "exception", f->exception);
	json_object_end(&j);
	buf_addc(out, '\n');
}

/* The ids of all findings, each once, in the order first seen. */
struct ids {
	const char **id;
	size_t n;
	size_t *of; /* by finding: index into id */
};

static struct ids
ids_new(const struct diag *d)
{
	size_t count = diag_count(d), i, k;
	struct ids ids = {
	    xcalloc(count, sizeof *ids.id), 0, xcalloc(count, sizeof *ids.of)};

	for (i = 0; i < count; i++) {
		for (k = 0; k < ids.n; k++)
			if (strcmp(ids.id[k], diag_get(d, i)->id) == 0)
				break;
		if (k == ids.n)
			ids.id[ids.n++] = diag_get(d, i)->id;
		ids.of[i] = k;
	}
	return ids;
}

/* A file name as a URI reference: RFC 3986's unreserved characters and '/'
 * stand, the rest is escaped by bytes. */
static void
uri(struct buf *b, const char *file)
{
	const unsigned char *s;

	for (s = (const unsigned char *)file; *s != '\0'; s++) {
		if ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
		    (*s >= '0' && *s <= '9') || strchr("-._~/", *s) != NULL)
			buf_addc(b, (char)*s);
		else
			buf_addf(b, "%%%02X", *s);
	}
}

static void
message(struct json *j, const char *key, const char *text)
{
	json_object(j, key);
	json_string(j, "text", text);
	json_object_end(j);
}

static void
sarif_result(
    struct json *j, const struct finding *f, size_t rule, enum diag_lang lang)
{
	struct buf b = {NULL, 0, 0};

	json_object(j, NULL);
	json_string(j, "ruleId", f->id);
	json_int(j, "ruleIndex", (long long)rule);
	json_string(j, "level", severity_word[f->severity]);
	message(j, "message", f->text[lang]);
	if (f->file != NULL) {
		json_array(j, "locations");
		json_object(j, NULL);
		json_object(j, "physicalLocation");
		json_object(j, "artifactLocation");
		uri(&b, f->file);
		json_string(j, "uri", b.p);
		json_object_end(j);
		if (f->line > 0) {
			json_object(j, "region");
			json_int(j, "startLine", f->line);
			json_object_end(j);
		}
		json_object_end(j);
		json_object_end(j);
		json_array_end(j);
	}
	if (f->nvalues != 0 || f->cite != NULL || f->exception != NULL) {
		json_object(j, "properties");
		if (f->cite != NULL)
			json_string(j, "cite", f->cite);
		/* No suppression: viewers would hide what is still wrong. */
		if (f->exception != NULL)
			json_string(j, "exception", f->exception);
		values(j, f);
		json_object_end(j);
	}
	json_object_end(j);
	buf_free(&b);
}

static void
print_sarif(const struct diag *d, enum diag_lang lang, struct buf *out)
{
	struct json j = {.out = out, .pretty = true};
	struct ids ids = ids_new(d);
	size_t i;

	json_object(&j, NULL);
	json_string(
	    &j, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
	json_string(&j, "version", "2.1.0");
	json_array(&j, "runs");
	json_object(&j, NULL);
	json_object(&j, "tool");
	json_object(&j, "driver");
	json_string(&j, "name", "jiyao");
	json_array(&j, "rules");
	for (i = 0; i < ids.n; i++) {
		json_object(&j, NULL);
		json_string(&j, "id", ids.id[i]);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_object_end(&j);
	json_object_end(&j);
	json_string(&j, "columnKind", "unicodeCodePoints");
	json_array(&j, "results");
	for (i = 0; i < diag_count(d); i++)
		sarif_result(&j, diag_get(d, i), ids.of[i], lang);
	json_array_end(&j);
	json_object_end(&j);
	json_array_end(&j);
	json_object_end(&j);
	buf_addc(out, '\n');
	free(ids.id);
	free(ids.of);
}

void
diag_print(const struct diag *d, enum diag_format format, enum diag_lang lang,
    struct buf *out)
{
	size_t i;

	if (format == DIAG_SARIF) {
		print_sarif(d, lang, out);
		return;
	}
	for (i = 0; i < diag_count(d); i++) {
		if (format == DIAG_JSON)
			print_json(diag_get(d, i), lang, out);
		else
			print_text(diag_get(d, i), lang, out);
	}
}

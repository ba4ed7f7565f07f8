/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What one record adds.  Knows where the root of a record says what it is and
 * of when; what is in it is the stylesheet's to know.  The answer is
 *
 *	<c:one verdict file ...><c:body/><c:extract>...</c:extract></c:one>
 *
 * with the verdict taken, outside (the period), none (no record) or lost.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "base/date.h"
#include "base/file.h"
#include "base/mem.h"
#include "xml/collect_in.h"
#include "xml/kind.h"
#include "xml/kit.h"
#include "xml/record.h"

static const char *const states[] = {
    [RECORD_DRAFT] = "草稿",
    [RECORD_TO_SIGN] = "送签稿",
    [RECORD_ISSUED] = "已签发",
};

static const char *const words[] = {
    [COLLECT_ALL] = "all", [COLLECT_YEAR] = "year", [COLLECT_PERIOD] = "day"};

const char *
collect_attr(struct arena *a, const xmlNode *n, const char *name)
{
	xmlChar *v = xmlGetNoNsProp((xmlNode *)n, (const xmlChar *)name);
	const char *s = arena_strdup(a, v == NULL ? "" : (char *)v);

	xmlFree(v);
	return s;
}

void
collect_put(struct buf *out, const char *name, const char *value)
{
	xmlChar *safe;

	if (value[0] == '\0')
		return;
	safe = xmlEncodeSpecialChars(NULL, (const xmlChar *)value);
	buf_addf(out, " %s=\"%s\"", name, (char *)safe);
	xmlFree(safe);
}

/* Runs the sheet over a tree: what is defined, or what a record adds. */
static int
run(const struct collect_sheet *s, const xmlDoc *doc, const char *state,
    struct buf *out, struct diag *diag)
{
	const struct collect_options *o = s->options;
	const char *params[] = {"state", state, "as-of", o->as_of, "by",
	    words[o->by], "from", o->from, "to", o->to, NULL};

	return style_run(s->style, doc, params, out, diag);
}

struct collect_sheet *
collect_load(const struct collect_options *o, struct diag *diag)
{
	static const char period[] = "<c:period xmlns:c=\"" COLLECT_NS "\"/>";
	const struct style_options options = {.limits = o->style, .xml = true};
	struct collect_sheet *s = xcalloc(1, sizeof *s);
	char *path = file_share("templates/collect.xsl", diag);
	xmlDoc *doc;
	int rc = -1;

	s->options = o;
	if (path != NULL)
		s->style = style_load(path, &options, diag);
	if (s->style != NULL) {
		doc =
		    xmlin_parse(period, sizeof period - 1, path, 1, NULL, diag);
		rc = run(s, doc, "", &s->definition, diag);
		xmlin_free(doc);
	}
	free(path);
	if (rc == 0)
		return s;
	collect_unload(s);
	return NULL;
}

void
collect_unload(struct collect_sheet *s)
{
	if (s == NULL)
		return;
	style_free(s->style);
	buf_free(&s->definition);
	free(s);
}

/* The child element of this name, whatever its namespace. */
static const xmlNode *
child(const xmlNode *n, const char *name)
{
	for (n = n->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE &&
		    strcmp((const char *)n->name, name) == 0)
			return n;
	return NULL;
}

static void
copy_day(char to[COLLECT_DAY], const char *from)
{
	snprintf(to, COLLECT_DAY, "%s", from);
}

/* The days a root begins and ends with. */
static void
days(const xmlNode *root, const struct kind *kind, char first[COLLECT_DAY],
    char last[COLLECT_DAY])
{
	struct arena *a = arena_new();
	const xmlNode *at = kind->day_element[0] == '\0'
				? root
				: child(root, kind->day_element);
	const char *day =
	    at == NULL ? "" : collect_attr(a, at, kind->day_attribute);
	const char *from = collect_attr(a, root, "from");

	copy_day(last, day);
	copy_day(first, from[0] == '\0' ? day : from);
	arena_free(a);
}

bool
collect_days(const char *bytes, size_t len, const struct xmlin_limits *limits,
    char first[COLLECT_DAY], char last[COLLECT_DAY])
{
	struct diag *unsaid = diag_new();
	xmlDoc *doc = xmlin_parse(bytes, len, "", 1, limits, unsaid);
	const xmlNode *root = doc == NULL ? NULL : xmlDocGetRootElement(doc);
	const struct kind *kind = root == NULL ? NULL : kind_of(root);
	bool is = kind != NULL && kind->id != KIND_SUMMARY;

	if (is)
		days(root, kind, first, last);
	xmlin_free(doc);
	diag_free(unsaid);
	return is && date_valid(first) && date_valid(last);
}

/*
 * Whether the record counts for the year or period asked for.  The lists of
 * a 民主生活会 live on: that of the year before is read for them, and the
 * sheet takes nothing else of it.
 */
static bool
counts(const struct collect_options *o, const struct kind *kind,
    const char *year, const char *first, const char *last)
{
	bool lists = kind->id == KIND_LIFE_MEETING &&
		     strtol(year, NULL, 10) == strtol(o->from, NULL, 10) - 1 &&
		     strcmp(first, o->to) <= 0;

	if (o->by == COLLECT_ALL)
		return true;
	if (o->by == COLLECT_YEAR)
		return lists ||
		       (strlen(year) == 4 && strncmp(year, o->to, 4) == 0);
	return lists ||
	       (strcmp(first, o->to) <= 0 && strcmp(last, o->from) >= 0);
}

static void
begin(struct buf *out, const char *verdict, const char *file)
{
	buf_addf(out,
	    "<c:one xmlns:c=\"" COLLECT_NS "\" xmlns=\"" SUMMARY_NS
	    "\" verdict=\"%s\"",
	    verdict);
	collect_put(out, "file", file);
}

/* Copies attributes of n, those that are there. */
static void
copy(const xmlNode *n, const char *const *names, struct buf *out)
{
	struct arena *a = arena_new();

	for (; *names != NULL; names++)
		collect_put(out, *names, collect_attr(a, n, *names));
	arena_free(a);
}

/* The attributes by which a record is known. */
static void
describe(const struct record *r, const struct diag *found, const char *day,
    struct buf *out)
{
	static const char *const own[] = {"year", NULL};
	const xmlNode *root = xmlDocGetRootElement(record_doc(r));
	struct arena *a = arena_new();
	long errors = 0, warnings = 0;
	size_t i;

	for (i = 0; i < diag_count(found); i++) {
		errors += diag_get(found, i)->severity == DIAG_ERROR;
		warnings += diag_get(found, i)->severity == DIAG_WARNING;
	}
	collect_put(out, "record", collect_attr(a, root, "id"));
	collect_put(out, "kind", record_kind(r)->root);
	copy(root, own, out);
	collect_put(out, "date", day);
	collect_put(out, "state", states[record_state(r)]);
	buf_addf(out, " errors=\"%ld\" warnings=\"%ld\" line=\"%ld\"", errors,
	    warnings, xmlin_line(root));
	collect_put(out, "sha256", record_digest(r));
	arena_free(a);
}

static void
add_body(const xmlNode *root, struct buf *out)
{
	static const char *const names[] = {
	    "id", "name", "title", "term", "superior", "office", NULL};
	const xmlNode *body = child(root, "body");

	if (body == NULL)
		return;
	buf_addf(out, "<c:body line=\"%ld\"", xmlin_line(body));
	copy(body, names, out);
	buf_adds(out, "/>");
}

/* True where a finding of this name is among them. */
static bool
has(const struct diag *d, enum diag_id id)
{
	for (size_t i = 0; i < diag_count(d); i++)
		if (strcmp(diag_get(d, i)->id, diag_name(id)) == 0)
			return true;
	return false;
}

/* The verdict of what is no record, or none that can be read. */
void
collect_lost(const char *file, const struct diag *why, struct buf *out)
{
	const struct finding *f;
	size_t i;

	begin(out, "lost", file);
	for (i = 0; i < diag_count(why); i++) {
		f = diag_get(why, i);
		buf_addf(out, "%s<c:found severity=\"%d\" effect=\"%d\"",
		    i == 0 ? ">" : "", (int)f->severity, (int)f->effect);
		buf_addf(out, " line=\"%ld\"", f->line);
		collect_put(out, "id", f->id);
		collect_put(out, "file", f->file == NULL ? "" : f->file);
		collect_put(out, "zh", f->text[DIAG_ZH]);
		collect_put(out, "en", f->text[DIAG_EN]);
		buf_adds(out, "/>");
	}
	buf_adds(out, i == 0 ? "/>" : "</c:one>");
}

static void
passed_over(const char *file, struct buf *out)
{
	begin(out, "none", file);
	buf_adds(out, "/>");
}

/* A record that was read: what it adds, where it counts. */
static void
add_record(const struct collect_sheet *s, const struct record *r,
    const struct diag *own, struct buf *out)
{
	const xmlNode *root = xmlDocGetRootElement(record_doc(r));
	char first[COLLECT_DAY], last[COLLECT_DAY];
	struct arena *a = arena_new();
	struct diag *diag = diag_new();
	struct buf added = {NULL, 0, 0};
	bool in;

	days(root, record_kind(r), first, last);
	in = counts(s->options, record_kind(r), collect_attr(a, root, "year"),
	    first, last);
	if (in &&
	    run(s, record_doc(r), states[record_state(r)], &added, diag) != 0) {
		collect_lost(record_file(r), diag, out);
	} else {
		begin(out, in ? "taken" : "outside", record_file(r));
		describe(r, own, last, out);
		buf_adds(out, ">");
		add_body(root, out);
		buf_add(out, added.p == NULL ? "" : added.p, added.len);
		buf_adds(out, "</c:one>");
	}
	arena_free(a);
	buf_free(&added);
	diag_free(diag);
}

void
collect_extract(const struct collect_sheet *s, const char *bytes, size_t len,
    const char *file, bool found, struct buf *out)
{
	const struct collect_options *o = s->options;
	const struct record_options options = {
	    .kit = o->kit, .as_of = o->as_of, .limits = o->limits};
	struct diag *own = diag_new(), *why = diag_new();
	struct record *r = record_check(bytes, len, file, &options, own);
	bool summary = r != NULL && record_kind(r)->id == KIND_SUMMARY;

	if (found && (summary || (r == NULL && has(own, DIAG_XSD_ROOT)))) {
		passed_over(file, out);
	} else if (summary) {
		diag_add(why, DIAG_COLLECT_SUMMARY, file, 0L);
		collect_lost(file, why, out);
	} else if (r == NULL) {
		collect_lost(file, own, out);
	} else {
		add_record(s, r, own, out);
	}
	record_free(r);
	diag_free(own);
	diag_free(why);
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The rule books of schemas/rules held against the cases of tests/rules.
 * Each *.cases there names its rule file and its base, a regular record; a
 * case is a list of edits of that base and the exact set of findings
 * expected; tests/rules/README.md says how one is written.  Every assertion
 * is disabled in turn, and some case must notice.  RULE_CASE=WORDS runs the
 * cases so named and prints what they find; RULE_BOOK=FILE another file in
 * the place of RULE_OF=FILE, up to the first case that differs.
 */
#include <check.h>
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/xmlin.h"
#include "xml/calendar.h"
#include "xml/house.h"
#include "xml/record.h"
#include "xml/rules.h"
#include "xml/kit.h"

Suite *rulebook_suite(void);

#define FOLDER "tests/rules/"
#define BOOKS "schemas/rules"
#define NS_SCH "http://purl.oclc.org/dsdl/schematron"
#define NS_JY "urn:jiyao:rules"

enum { WANT_MAX = 64, MEMBERS_MAX = 20, WORD_MAX_LEN = 64 };

/* One *.cases; the same book or base may serve several. */
struct cases_file {
	char *name;
	struct buf text, base;
	const char *book, *base_file; /* lent by text */
};

struct rule_case {
	const char *name;
	const struct cases_file *of;
	long line;
	size_t step, nstep; /* its lines: edits, then want and say */
};

struct outcome {
	char found[WANT_MAX][WORD_MAX_LEN];
	size_t n;
	struct buf text; /* the findings in both languages */
	struct buf passed; /* " id " of each rule with a row that passed */
	struct buf all; /* the same of each rule of the set */
	struct buf rows; /* " id:verdict " of each row */
};

static struct cases_file *files;
static size_t nfiles;
static struct rule_case *cases;
static size_t ncases;
static char **case_lines;
static size_t nlines;
static struct kit kit; /* of its grammar alone */
static struct diag *diag;

static void
read_file(const char *path, struct buf *b)
{
	if (file_read(path, FILE_BYTES_MAX, b, diag) != 0)
		diag_flush(diag, DIAG_ZH, stderr);
	ck_assert_msg(b->p != NULL, "%s", path);
	buf_addc(b, '\0');
	b->len--;
}

static void
read_cases(struct cases_file *f)
{
	char path[300];
	long line = 0;
	size_t first = ncases;

	snprintf(path, sizeof(path), FOLDER "%s", f->name);
	read_file(path, &f->text);
	for (char *s = f->text.p, *end; *s != '\0'; s = end) {
		end = s + strcspn(s, "\n");
		if (*end != '\0')
			*end++ = '\0';
		line++;
		s += strspn(s, " \t");
		if (*s == '\0' || *s == '#')
			continue;
		if (strncmp(s, "case ", 5) == 0) {
			cases =
			    xreallocarray(cases, ncases + 1, sizeof(*cases));
			cases[ncases++] =
			    (struct rule_case){s + 5, f, line, nlines, 0};
			continue;
		}
		if (ncases == first) {
			ck_assert_msg(strncmp(s, "book ", 5) == 0 ||
					  strncmp(s, "base ", 5) == 0,
			    "%s:%ld: before the first case", f->name, line);
			*(s[2] == 'o' ? &f->book : &f->base_file) = s + 5;
			continue;
		}
		case_lines =
		    xreallocarray(case_lines, nlines + 1, sizeof(*case_lines));
		case_lines[nlines++] = s;
		cases[ncases - 1].nstep++;
	}
	ck_assert_msg(f->book != NULL && f->base_file != NULL,
	    "%s names no book or no base", f->name);
	read_file(f->base_file, &f->base);
}

static int
is_cases(const struct dirent *e)
{
	const char *dot = strrchr(e->d_name, '.');

	return dot != NULL && strcmp(dot, ".cases") == 0;
}

/* The first file of cases for the same book. */
static const struct cases_file *
first_of(const struct cases_file *f)
{
	const struct cases_file *g = files;

	while (strcmp(g->book, f->book) != 0)
		g++;
	return g;
}

static void
setup(void)
{
	struct dirent **names = NULL;
	int n;

	xmlin_init();
	diag = diag_new();
	kit.calendar = calendar_load("schemas/calendar.yaml", diag);
	ck_assert_ptr_nonnull(kit.calendar);
	n = scandir(FOLDER, &names, is_cases, alphasort);
	ck_assert_int_gt(n, 0);
	cases = NULL;
	case_lines = NULL;
	ncases = nlines = 0;
	nfiles = (size_t)n;
	files = xcalloc(nfiles, sizeof(*files));
	for (size_t i = 0; i < nfiles; i++) {
		files[i].name = xstrdup(names[i]->d_name);
		free(names[i]);
		read_cases(&files[i]);
	}
	free(names);
}

static void
teardown(void)
{
	for (size_t i = 0; i < nfiles; i++) {
		free(files[i].name);
		buf_free(&files[i].text);
		buf_free(&files[i].base);
	}
	free(files);
	free(cases);
	free(case_lines);
	kit_free(&kit);
	diag_free(diag);
}

/* Edits */

static xmlNodeSet *
find(xmlDoc *doc, const char *path, xmlXPathObject **o)
{
	xmlXPathContext *x = xmlXPathNewContext(doc);

	xmlXPathRegisterNs(
	    x, (const xmlChar *)"r", (const xmlChar *)"urn:jiyao:record:1");
	xmlXPathRegisterNs(
	    x, (const xmlChar *)"s", (const xmlChar *)"urn:jiyao:summary:1");
	*o = xmlXPathEvalExpression((const xmlChar *)path, x);
	xmlXPathFreeContext(x);
	ck_assert_msg(*o != NULL && (*o)->type == XPATH_NODESET &&
			  (*o)->nodesetval != NULL &&
			  (*o)->nodesetval->nodeNr > 0,
	    "selects nothing: %s", path);
	return (*o)->nodesetval;
}

static void
set(xmlNode *n, const char *name, const char *value)
{
	xmlSetProp(n, (const xmlChar *)name, (const xmlChar *)value);
}

static void
set_number(xmlNode *n, const char *name, long value)
{
	char s[32];

	snprintf(s, sizeof(s), "%ld", value);
	set(n, name, s);
}

/* Takes *slot of a node-set out of its document. */
static void
drop(xmlNode **slot)
{
	xmlNode *n = *slot;

	*slot = NULL;
	xmlUnlinkNode(n);
	if (n->type == XML_ATTRIBUTE_NODE)
		xmlFreeProp((xmlAttr *)n);
	else
		xmlFreeNode(n);
}

/* Puts the elements of text at one of: in, first, before, after n. */
static void
put(xmlNode *n, const char *how, const char *text)
{
	bool inside = strcmp(how, "in") == 0 || strcmp(how, "first") == 0;
	xmlNode *list = NULL, *next, *at = n;

	ck_assert_msg(
	    xmlParseInNodeContext(inside ? n : n->parent, text,
		(int)strlen(text), XML_PARSE_NONET, &list) == XML_ERR_OK,
	    "no XML: %s", text);
	for (; list != NULL; list = next) {
		next = list->next;
		if (strcmp(how, "in") == 0)
			xmlAddChild(n, list);
		else if (strcmp(how, "before") == 0)
			xmlAddPrevSibling(n, list);
		else if (at == n && inside && n->children != NULL)
			at = xmlAddPrevSibling(n->children, list);
		else
			at = xmlAddNextSibling(at, list);
	}
}

/* vote ID FOR [AGAINST [ABSTAIN [NOT-VOTING]]] */
static void
edit_vote(xmlDoc *doc, const char *arg)
{
	static const char *const names[] = {
	    "for", "against", "abstain", "not-voting"};
	long v[4] = {0};
	char id[32], path[96];
	xmlXPathObject *o;
	xmlNode *n;

	sscanf(arg, "%31s %ld %ld %ld %ld", id, &v[0], &v[1], &v[2], &v[3]);
	snprintf(path, sizeof(path), "//r:decision[@id='%s']/r:vote", id);
	n = find(doc, path, &o)->nodeTab[0];
	for (size_t i = 0; i < 4; i++)
		set_number(n, names[i], v[i]);
	if (xmlHasProp(n, (const xmlChar *)"issued") != NULL) {
		set_number(n, "issued", v[0] + v[1] + v[2]);
		set_number(n, "returned", v[0] + v[1] + v[2]);
	}
	xmlXPathFreeObject(o);
}

/* named ID: an open vote, its counts handed out to members m1, m2, ... */
static void
edit_named(xmlDoc *doc, const char *id)
{
	static const struct {
		const char *count, *choice;
	} kinds[] = {{"for", "赞成"}, {"against", "反对"}, {"abstain", "弃权"},
	    {"not-voting", "未投票"}};
	char path[96], who[16];
	xmlXPathObject *o;
	xmlNode *n, *b;
	int m = 0;

	snprintf(path, sizeof(path), "//r:decision[@id='%s']/r:vote", id);
	n = find(doc, path, &o)->nodeTab[0];
	set(n, "method", "记名投票");
	xmlUnsetProp(n, (const xmlChar *)"issued");
	xmlUnsetProp(n, (const xmlChar *)"returned");
	xmlUnsetProp(n, (const xmlChar *)"invalid");
	for (size_t i = 0; i < 4; i++) {
		xmlChar *v = xmlGetProp(n, (const xmlChar *)kinds[i].count);

		for (long k = v == NULL ? 0 : atol((char *)v); k > 0; k--) {
			snprintf(who, sizeof(who), "m%d", ++m);
			b = xmlNewChild(
			    n, n->ns, (const xmlChar *)"ballot", NULL);
			set(b, "who", who);
			set(b, "choice", kinds[i].choice);
		}
		xmlFree(v);
	}
	xmlXPathFreeObject(o);
}

/* roster N K: N members, the first K of them present and voting for all. */
static void
edit_roster(xmlDoc *doc, const char *arg)
{
	static const char *const names[] = {"甲", "乙", "丙", "丁", "戊", "己",
	    "庚", "辛", "壬", "癸", "子", "丑", "寅", "卯", "辰", "巳", "午",
	    "未", "申", "酉"};
	int n = 0, present = 0;
	xmlXPathObject *o;
	xmlNodeSet *old;
	struct buf m = {NULL, 0, 0}, a = {NULL, 0, 0};

	ck_assert_int_eq(sscanf(arg, "%d %d", &n, &present), 2);
	ck_assert_int_le(n, MEMBERS_MAX);
	for (int i = 1; i <= n; i++) {
		buf_addf(&m,
		    "<member id='m%d' name='成员%s' role='%s' post='副主任' "
		    "joined='2026-01-12'/>",
		    i, names[i - 1],
		    i == 1   ? "书记"
		    : i == 2 ? "副书记"
			     : "成员");
		if (i <= present)
			buf_addf(&a, "<attend who='m%d' status='出席'/>", i);
		else
			buf_addf(&a,
			    "<attend who='m%d' status='请假' reason='出差' "
			    "asked='2026-07-07T09:00:00'/>",
			    i);
	}
	old = find(doc, "//r:member | //r:attend", &o);
	for (int i = 0; i < old->nodeNr; i++)
		drop(&old->nodeTab[i]);
	xmlXPathFreeObject(o);
	put(find(doc, "//r:roster", &o)->nodeTab[0], "first", m.p);
	xmlXPathFreeObject(o);
	put(find(doc, "//r:attendance", &o)->nodeTab[0], "first", a.p);
	xmlXPathFreeObject(o);
	old = find(doc, "//r:task", &o);
	for (int i = 0; i < old->nodeNr; i++)
		set(old->nodeTab[i], "lead", "m1");
	xmlXPathFreeObject(o);
	for (int i = 1; i <= 3; i++) {
		char vote[32];

		snprintf(vote, sizeof(vote), "d%d %d", i, present);
		edit_vote(doc, vote);
	}
	buf_free(&m);
	buf_free(&a);
}

/* only ID: nothing but this item is on the agenda. */
static void
edit_only(xmlDoc *doc, const char *id)
{
	char path[160];
	xmlXPathObject *o;
	xmlNodeSet *nodes;

	snprintf(path, sizeof(path),
	    "//r:item[@id!='%s'] | //r:observer[r:at/@item!='%s']", id, id);
	nodes = find(doc, path, &o);
	for (int i = 0; i < nodes->nodeNr; i++)
		drop(&nodes->nodeTab[i]);
	xmlXPathFreeObject(o);
}

/* One word of s into word; returns what follows it. */
static const char *
next_word(const char *s, char *word, size_t cap)
{
	size_t n = strcspn(s, " ");

	ck_assert_uint_lt(n, cap);
	memcpy(word, s, n);
	word[n] = '\0';
	s += n;
	return s + strspn(s, " ");
}

/* del XPATH | set XPATH name=value ... | in|first|before|after XPATH XML */
static void
edit(xmlDoc *doc, const char *op, const char *arg)
{
	char path[256], word[256], *eq;
	bool del = strcmp(op, "del") == 0;
	const char *rest = del ? "" : next_word(arg, path, sizeof(path));
	xmlXPathObject *o;
	xmlNodeSet *nodes = find(doc, del ? arg : path, &o);

	for (int i = 0; i < nodes->nodeNr; i++) {
		if (del)
			drop(&nodes->nodeTab[i]);
		else if (strcmp(op, "set") != 0)
			put(nodes->nodeTab[i], op, rest);
		else
			for (const char *s = rest; *s != '\0';) {
				s = next_word(s, word, sizeof(word));
				eq = strchr(word, '=');
				ck_assert_ptr_nonnull(eq);
				*eq = '\0';
				set(nodes->nodeTab[i], word, eq + 1);
			}
	}
	xmlXPathFreeObject(o);
}

static const char *
step(const struct rule_case *c, size_t i)
{
	return case_lines[c->step + i];
}

/* The bytes of the case's record; as_of and house are taken on the way. */
static void
build(const struct rule_case *c, struct buf *bytes, char *as_of,
    struct buf *house)
{
	xmlDoc *doc = xmlReadMemory(c->of->base.p, (int)c->of->base.len,
	    c->of->base_file, NULL, XML_PARSE_NONET);
	xmlChar *out;
	int len;

	ck_assert_ptr_nonnull(doc);
	for (size_t i = 0; i < c->nstep; i++) {
		char op[32];
		const char *arg = next_word(step(c, i), op, sizeof(op));

		if (strcmp(op, "want") == 0 || strcmp(op, "say") == 0 ||
		    strcmp(op, "row") == 0)
			continue;
		else if (strcmp(op, "as-of") == 0)
			snprintf(as_of, 11, "%s", arg);
		else if (strcmp(op, "house") == 0)
			buf_addf(house, "%s\n", arg);
		else if (strcmp(op, "roster") == 0)
			edit_roster(doc, arg);
		else if (strcmp(op, "only") == 0)
			edit_only(doc, arg);
		else if (strcmp(op, "vote") == 0)
			edit_vote(doc, arg);
		else if (strcmp(op, "named") == 0)
			edit_named(doc, arg);
		else
			edit(doc, op, arg);
	}
	xmlDocDumpMemoryEnc(doc, &out, &len, "UTF-8");
	buf_add(bytes, (char *)out, (size_t)len);
	xmlFree(out);
	xmlFreeDoc(doc);
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(a, b);
}

static void
collect(const struct diag *d, struct outcome *o)
{
	for (size_t i = 0; i < diag_count(d); i++) {
		const struct finding *f = diag_get(d, i);

		if (strcmp(f->id, "as-of-needed") == 0)
			continue;
		ck_assert_uint_lt(o->n, WANT_MAX);
		snprintf(o->found[o->n++], WORD_MAX_LEN, "%c:%s%s",
		    "NWE"[f->severity], f -> id,
		    f -> exception == NULL ? "" : "+exception");
		buf_addf(&o->text, "    %ld: %s\n    %s\n", f->line,
		    f->text[DIAG_ZH], f->text[DIAG_EN]);
	}
	qsort(o->found, o->n, WORD_MAX_LEN, by_text);
}

static const char *const verdicts[] = {[RULES_PASS] = "pass",
    [RULES_FAIL] = "fail",
    [RULES_EXCUSED] = "excused",
    [RULES_UNDECIDED] = "undecided",
    [RULES_BROKEN] = "broken",
    [RULES_NONE] = "none",
    [RULES_EXEMPT] = "not-applicable"};

static void
run(const struct rule_case *c, struct rules *rules, struct outcome *o)
{
	struct buf bytes = {NULL, 0, 0}, text = {NULL, 0, 0};
	struct diag *d = diag_new();
	struct record_options opt = {.kit = &kit, .statement = true};
	struct house *house = NULL;
	struct record *rec;
	char as_of[11] = "";

	memset(o, 0, sizeof(*o));
	build(c, &bytes, as_of, &text);
	if (text.len > 0) {
		house =
		    house_read(text.p, text.len, "house.yaml", rules, true, d);
		ck_assert_msg(house != NULL, "%s: bad house", c->name);
	}
	kit.rules = rules;
	kit.house = house;
	opt.as_of = *as_of == '\0' ? NULL : as_of;
	rec = record_check(bytes.p, bytes.len, c->name, &opt, d);
	collect(d, o);
	if (rec != NULL) {
		const struct rules_result *res = record_result(rec);

		for (size_t i = 0; res != NULL && i < res->nrows; i++) {
			buf_addf(&o->rows, " %s:%s ", res->rows[i].rule,
			    verdicts[res->rows[i].verdict]);
			/* What is only shown has nothing to pass. */
			buf_addf(res->rows[i].verdict == RULES_PASS ||
					 res->rows[i].severity == DIAG_NOTE
				     ? &o->passed
				     : &o->all,
			    " %s ", res->rows[i].rule);
		}
	}
	record_free(rec);
	kit.rules = NULL;
	kit.house = NULL;
	house_free(house);
	diag_free(d);
	buf_free(&bytes);
	buf_free(&text);
}

static void
outcome_free(struct outcome *o)
{
	buf_free(&o->text);
	buf_free(&o->passed);
	buf_free(&o->all);
	buf_free(&o->rows);
}

/* The findings c expects, sorted. */
static size_t
wanted(const struct rule_case *c, char want[][WORD_MAX_LEN])
{
	size_t n = 0;
	bool said = false;

	for (size_t i = 0; i < c->nstep; i++) {
		const char *s = step(c, i);

		if (strncmp(s, "want ", 5) != 0)
			continue;
		said = true;
		for (s += 5; *s != '\0';) {
			ck_assert_uint_lt(n, WANT_MAX);
			s = next_word(s, want[n], WORD_MAX_LEN);
			n += strcmp(want[n], "none") != 0;
		}
	}
	ck_assert_msg(said, "%s:%ld: no want", c->of->name, c->line);
	qsort(want, n, WORD_MAX_LEN, by_text);
	return n;
}

/* row RULE VERDICT: whether all rows of the rule have this verdict. */
static bool
rows_agree(const char *arg, const struct outcome *o)
{
	char rule[WORD_MAX_LEN], some[WORD_MAX_LEN + 4];
	char all[2 * WORD_MAX_LEN];
	const char *verdict = next_word(arg, rule, sizeof(rule)),
		   *s = o->rows.p;
	size_t n = 0;

	snprintf(some, sizeof(some), " %s:", rule);
	snprintf(all, sizeof(all), " %s:%s ", rule, verdict);
	for (; s != NULL && (s = strstr(s, some)) != NULL; s++, n++)
		if (strncmp(s, all, strlen(all)) != 0)
			return false;
	return n > 0;
}

/* True when o is what c expects; why gets the difference. */
static bool
agrees(const struct rule_case *c, const struct outcome *o, struct buf *why)
{
	char want[WANT_MAX][WORD_MAX_LEN];
	size_t n = wanted(c, want);
	bool same = n == o->n;

	for (size_t i = 0; same && i < n; i++)
		same = strcmp(want[i], o->found[i]) == 0;
	if (!same) {
		buf_addf(
		    why, "%s:%ld: %s\n  want", c->of->name, c->line, c->name);
		for (size_t i = 0; i < n; i++)
			buf_addf(why, " %s", want[i]);
		buf_adds(why, "\n  got ");
		for (size_t i = 0; i < o->n; i++)
			buf_addf(why, " %s", o->found[i]);
		buf_addf(why, "\n%s", o->text.p == NULL ? "" : o->text.p);
	}
	for (size_t i = 0; i < c->nstep; i++) {
		const char *s = step(c, i);

		if (strncmp(s, "row ", 4) == 0 && !rows_agree(s + 4, o)) {
			same = false;
			buf_addf(why, "%s:%ld: %s\n  no %s in:%s\n",
			    c->of->name, c->line, c->name, s, o->rows.p);
		}
		if (strncmp(s, "say ", 4) != 0 ||
		    (o->text.p != NULL && strstr(o->text.p, s + 4) != NULL))
			continue;
		same = false;
		buf_addf(why, "%s:%ld: %s\n  does not say: %s\n%s", c->of->name,
		    c->line, c->name, s + 4,
		    o->text.p == NULL ? "" : o->text.p);
	}
	return same;
}

/* The rule file by which a case is judged: its own, or what stands for it. */
static struct rules *
load_book(const char *book)
{
	const char *other = getenv("RULE_BOOK"), *of = getenv("RULE_OF");
	struct rules *rules = rules_load(
	    other != NULL && of != NULL && strcmp(of, book) == 0 ? other : book,
	    diag);

	if (rules == NULL)
		diag_flush(diag, DIAG_ZH, stderr);
	ck_assert_ptr_nonnull(rules);
	return rules;
}

/* Runs the cases of one book; returns how many differ, and why. */
static size_t
run_book(const char *book, struct buf *why)
{
	const char *only = getenv("RULE_CASE");
	struct rules *rules = load_book(book);
	size_t bad = 0;

	for (size_t i = 0; i < ncases; i++) {
		struct outcome o;

		if (strcmp(cases[i].of->book, book) != 0 ||
		    (only != NULL && strstr(cases[i].name, only) == NULL))
			continue;
		run(&cases[i], rules, &o);
		if (only != NULL)
			printf("%s\n%s", cases[i].name,
			    o.text.p == NULL ? "" : o.text.p);
		bad += !agrees(&cases[i], &o, why);
		outcome_free(&o);
		if (bad > 0 && getenv("RULE_BOOK") != NULL)
			break;
	}
	rules_free(rules);
	return bad;
}

START_TEST(each_case_gives_its_findings_and_no_other)
{
	const char *of = getenv("RULE_OF");
	struct buf why = {NULL, 0, 0};
	size_t bad = 0;

	for (size_t i = 0; i < nfiles; i++)
		if (first_of(&files[i]) == &files[i] &&
		    (of == NULL || strcmp(of, files[i].book) == 0))
			bad += run_book(files[i].book, &why);
	if (bad > 0)
		fputs(why.p, stderr);
	buf_free(&why);
	ck_assert_msg(bad == 0, "%zu of %zu cases", bad, ncases);
}
END_TEST

/* Every rule of the book fails in a case, and passes in one without finding. */
static void
both_ways(const char *book)
{
	struct rules *rules = load_book(book);
	struct buf failed = {NULL, 0, 0}, passed = {NULL, 0, 0};
	struct buf all = {NULL, 0, 0};
	char *save = NULL;

	for (size_t i = 0; i < ncases; i++) {
		char want[WANT_MAX][WORD_MAX_LEN];
		struct outcome o;

		if (strcmp(cases[i].of->book, book) != 0)
			continue;
		for (size_t k = wanted(&cases[i], want); k-- > 0;)
			buf_addf(&failed, " %s ", want[k] + 2);
		/* A case without findings shows what passes. */
		if (wanted(&cases[i], want) > 0)
			continue;
		run(&cases[i], rules, &o);
		buf_adds(&passed, o.passed.p == NULL ? "" : o.passed.p);
		buf_adds(&all, o.all.p == NULL ? "" : o.all.p);
		outcome_free(&o);
	}
	buf_addf(&all, " %s", passed.p == NULL ? "" : passed.p);
	for (char *id = strtok_r(all.p, " ", &save); id != NULL;
	     id = strtok_r(NULL, " ", &save)) {
		char word[WORD_MAX_LEN];

		snprintf(word, sizeof(word), " %s ", id);
		ck_assert_msg(failed.p != NULL && strstr(failed.p, word),
		    "%s: never fails: %s", book, id);
		ck_assert_msg(passed.p != NULL && strstr(passed.p, word),
		    "%s: never passes: %s", book, id);
	}
	buf_free(&failed);
	buf_free(&passed);
	buf_free(&all);
	rules_free(rules);
}

START_TEST(each_rule_passes_somewhere_and_fails_somewhere)
{
	for (size_t i = 0; i < nfiles; i++)
		if (first_of(&files[i]) == &files[i])
			both_ways(files[i].book);
}
END_TEST

/* The assertions and reports of the book, in order; for xmlXPathFreeObject. */
static xmlXPathObject *
assertions(xmlDoc *doc)
{
	xmlXPathContext *x = xmlXPathNewContext(doc);
	xmlXPathObject *o;

	xmlXPathRegisterNs(x, (const xmlChar *)"s", (const xmlChar *)NS_SCH);
	o = xmlXPathEvalExpression(
	    (const xmlChar *)"//s:rule/s:assert | //s:rule/s:report", x);
	xmlXPathFreeContext(x);
	ck_assert_ptr_nonnull(o);
	return o;
}

/* True when a case of the book that wants a finding of rule no longer gets it.
 */
static bool
noticed(const char *book, struct rules *rules, const char *rule)
{
	bool seen = false;

	for (size_t i = 0; i < ncases && !seen; i++) {
		char want[WANT_MAX][WORD_MAX_LEN];
		struct buf why = {NULL, 0, 0};
		struct outcome o;
		bool about = false;

		if (strcmp(cases[i].of->book, book) != 0)
			continue;
		for (size_t k = wanted(&cases[i], want); k-- > 0;)
			about = about || strcmp(want[k] + 2, rule) == 0;
		if (!about)
			continue;
		run(&cases[i], rules, &o);
		seen = !agrees(&cases[i], &o, &why);
		outcome_free(&o);
		buf_free(&why);
	}
	return seen;
}

/* Disables the assertion n of the rule file; some case must differ. */
static void
lose(const char *book, xmlDoc *doc, xmlNode *n, const char *path)
{
	xmlChar *test = xmlGetNoNsProp(n, (const xmlChar *)"test");
	xmlChar *id = xmlGetNoNsProp(n, (const xmlChar *)"id");
	xmlChar *rule =
	    xmlGetNsProp(n, (const xmlChar *)"rule", (const xmlChar *)NS_JY);
	struct rules *rules;

	set(n, "test",
	    strcmp((const char *)n->name, "assert") == 0 ? "true()"
							 : "false()");
	ck_assert_int_gt(xmlSaveFile(path, doc), 0);
	set(n, "test", (const char *)test);
	rules = rules_load(path, diag);
	ck_assert_ptr_nonnull(rules);
	ck_assert_msg(
	    noticed(book, rules, (const char *)(rule == NULL ? id : rule)),
	    "%s: no case needs %s", book, id);
	rules_free(rules);
	xmlFree(test);
	xmlFree(id);
	xmlFree(rule);
}

START_TEST(no_assertion_can_be_lost_unnoticed)
{
	char path[] = "/tmp/rulebook.XXXXXX.sch";
	int fd = mkstemps(path, 4);

	ck_assert_int_ge(fd, 0);
	close(fd);
	for (size_t f = 0; f < nfiles; f++) {
		const char *book = files[f].book;
		struct buf text = {NULL, 0, 0};
		xmlXPathObject *o;
		xmlDoc *doc;

		if (first_of(&files[f]) != &files[f])
			continue;
		read_file(book, &text);
		doc = xmlReadMemory(
		    text.p, (int)text.len, book, NULL, XML_PARSE_NONET);
		buf_free(&text);
		o = assertions(doc);
		ck_assert_int_gt(o->nodesetval->nodeNr, 0);
		for (int i = 0; i < o->nodesetval->nodeNr; i++)
			lose(book, doc, o->nodesetval->nodeTab[i], path);
		xmlXPathFreeObject(o);
		xmlFreeDoc(doc);
	}
	unlink(path);
}
END_TEST

/* Of rules in development too: a rule file without cases proves nothing. */
START_TEST(each_rule_file_of_the_installation_has_cases)
{
	struct rules *rules = rules_load(BOOKS, diag);
	size_t n = 0;

	ck_assert_ptr_nonnull(rules);
	for (size_t f = 0; f < nfiles; f++)
		n += first_of(&files[f]) == &files[f] &&
		     strncmp(files[f].book, BOOKS, strlen(BOOKS)) == 0;
	ck_assert_uint_eq(n, rules_count(rules));
	rules_free(rules);
}
END_TEST

START_TEST(the_house_file_holds_the_defaults)
{
	struct rules *rules = rules_load(BOOKS, diag);
	struct house *house =
	    house_load("schemas/house.yaml", rules, true, diag);

	ck_assert_ptr_nonnull(house);
	for (size_t k = 0; k < rules_count(rules); k++) {
		const struct rule_set *set = rules_get(rules, k);

		for (size_t i = 0; i < rule_set_houses(set); i++) {
			const struct rule_house *h = rule_set_house(set, i);
			const char *v = house_get(house, h->name);

			ck_assert_msg(v != NULL, "%s", h->name);
			ck_assert_str_eq(v, h->preset);
		}
	}
	house_free(house);
	rules_free(rules);
}
END_TEST

Suite *
rulebook_suite(void)
{
	Suite *s = suite_create("rulebook");
	TCase *t = tcase_create("cases");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 300);
	tcase_add_test(t, each_case_gives_its_findings_and_no_other);
	if (getenv("RULE_BOOK") != NULL) {
		suite_add_tcase(s, t);
		return s;
	}
	tcase_add_test(t, each_rule_passes_somewhere_and_fails_somewhere);
	tcase_add_test(t, no_assertion_can_be_lost_unnoticed);
	tcase_add_test(t, each_rule_file_of_the_installation_has_cases);
	tcase_add_test(t, the_house_file_holds_the_defaults);
	suite_add_tcase(s, t);
	return s;
}

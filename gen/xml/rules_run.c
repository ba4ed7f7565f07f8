/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Holds one document against one rule set.
 *
 * Every context is looked up once over the whole document; a hash set of the
 * nodes that a pattern has taken gives "first rule wins".  Work is bounded
 * by libxml2's operation count per expression and in all, and by CPU time.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>

#include "base/utf8.h"
#include "base/xmlin.h"
#include "xml/house.h"
#include "xml/rules_rows.h"
#include "xml/rules_set.h"

enum {
	OPS_EACH = 1000000, /* of one expression, and a node adds */
	OPS_EACH_NODE = 200,
	OPS_ALL = 20000000, /* of a run, and a node adds */
	OPS_ALL_NODE = 5000,
	CLOCK_EVERY = 64, /* evaluations between two looks at the CPU time */
};

/* Nodes that a pattern has taken: open addressing, cleared by pattern. */
struct taken {
	const xmlNode **slot;
	size_t cap; /* a power of two, or 0 */
	size_t n;
};

struct run {
	const struct rule_set *set;
	const struct rules_input *in;
	struct diag *diag;
	xmlXPathContext *xpath;
	struct func_state func;
	unsigned long ops_each;
	unsigned long ops_left;
	unsigned evals;
	bool exhausted;
	const xmlNode **owner; /* by expression of a let: where it was made */
	struct buf vague; /* " name " of each let that lacks a year */
	long year; /* the first that the calendar lacks, or 0 */
	bool *told; /* by expression: its failure is a finding already */
	struct excuses excuses;
	struct rows rows;
	struct taken taken;
};

static bool
take(struct taken *t, const xmlNode *n)
{
	size_t i;

	if (2 * t->n >= t->cap) {
		struct taken old = *t;

		t->cap = old.cap == 0 ? 64 : 2 * old.cap;
		t->slot = xcalloc(t->cap, sizeof(*t->slot));
		t->n = 0;
		for (i = 0; i < old.cap; i++)
			if (old.slot[i] != NULL)
				take(t, old.slot[i]);
		free(old.slot);
	}
	i = ((size_t)n >> 4) * 0x9E3779B97F4A7C15u >> 20;
	for (i &= t->cap - 1; t->slot[i] != NULL; i = (i + 1) & (t->cap - 1))
		if (t->slot[i] == n)
			return false;
	t->slot[i] = n;
	t->n++;
	return true;
}

static void
on_error(void *data, xmlError *error)
{
	struct func_state *st = data;
	size_t len;

	if (st->code != 0)
		return;
	st->code = error->code - XML_XPATH_EXPRESSION_OK;
	snprintf(st->said, sizeof(st->said), "%s",
	    error->message == NULL ? "" : error->message);
	len = strlen(st->said);
	while (len > 0 && st->said[len - 1] == '\n')
		st->said[--len] = '\0';
}

/* The finding for an expression that failed, once for each. */
static void
tell(struct run *r, const struct expr *e, const char *what, long line)
{
	enum diag_id id = DIAG_RULE_OTHER;
	char *at;

	r->rows.result->blocked = true;
	if (r->told[e->index] || r->exhausted)
		return;
	r->told[e->index] = true;
	if (r->func.clock)
		id = DIAG_RULE_CLOCK;
	else if (r->set->compiled[e->index].comp == NULL)
		id = DIAG_RULE_SYNTAX;
	else
		switch (r->func.code) {
		case XPATH_UNDEF_VARIABLE_ERROR:
			id = DIAG_RULE_VARIABLE;
			break;
		case XPATH_UNKNOWN_FUNC_ERROR:
			id = DIAG_RULE_FUNCTION;
			break;
		case XPATH_UNDEF_PREFIX_ERROR:
			id = DIAG_RULE_PREFIX;
			break;
		case XPATH_INVALID_TYPE:
		case XPATH_INVALID_ARITY:
		case XPATH_INVALID_OPERAND:
			id = DIAG_RULE_TYPE;
			break;
		case XPATH_OP_LIMIT_EXCEEDED:
		case XPATH_RECURSION_LIMIT_EXCEEDED:
			id = DIAG_RULE_LIMIT;
			break;
		default:
			break;
		}
	at = xmalloc(strlen(r->set->file) + 32);
	sprintf(at, "%s:%ld", r->set->file, e->line);
	diag_add(r->diag, id, r->in->file, line, what, at, r->func.said);
	free(at);
}

/* The compiled form, or NULL where it does not compile. */
static xmlXPathCompExpr *
compiled(struct run *r, const struct expr *e)
{
	struct compiled *c = &r->set->compiled[e->index];

	if (!c->tried) {
		c->tried = true;
		c->comp =
		    xmlXPathCtxtCompile(r->xpath, (const xmlChar *)e->text);
	}
	return c->comp;
}

/* True where the expression reads a variable that lacks a year. */
static bool
reads_vague(const struct run *r, const struct expr *e)
{
	const char *s = r->vague.p;
	size_t n;

	for (; s != NULL && *s != '\0'; s += n) {
		const char *at = e->text;

		s += strspn(s, " ");
		n = strcspn(s, " ");
		while (n > 0 && (at = strchr(at, '$')) != NULL) {
			at++;
			if (strncmp(at, s, n) == 0 && at[n] != '-' &&
			    at[n] != '_' && at[n] != '.' &&
			    !isalnum((unsigned char)at[n]))
				return true;
		}
	}
	return false;
}

/* NULL when it may not or cannot be evaluated. */
static xmlXPathCompExpr *
prepare(struct run *r, const struct expr *e, const xmlNode *node)
{
	if (r->evals++ % CLOCK_EVERY == 0 && rules_cpu() >= r->func.cpu_end)
		r->ops_left = 0;
	if (r->ops_left == 0 && !r->exhausted) {
		r->exhausted = true;
		r->rows.result->blocked = true;
		diag_add(r->diag, DIAG_RULES_TIME, r->in->file, 0);
	}
	r->func.code = 0;
	r->func.said[0] = '\0';
	r->func.clock = false;
	r->func.year = reads_vague(r, e) ? r->year : 0;
	if (r->exhausted || r->func.year != 0)
		return NULL;
	r->xpath->node = (xmlNode *)node;
	r->xpath->opCount = 0;
	r->xpath->opLimit =
	    r->ops_each < r->ops_left ? r->ops_each : r->ops_left;
	return compiled(r, e);
}

static void
account(struct run *r)
{
	unsigned long n = r->xpath->opCount + 1;

	r->rows.result->operations += n;
	r->ops_left -= n < r->ops_left ? n : r->ops_left;
}

/* NULL where it failed; what and line are for the finding. */
static xmlXPathObject *
eval(struct run *r, const struct expr *e, const xmlNode *node, const char *what)
{
	xmlXPathCompExpr *comp = prepare(r, e, node);
	xmlXPathObject *o = NULL;

	if (comp != NULL) {
		o = xmlXPathCompiledEval(comp, r->xpath);
		account(r);
	}
	if (r->func.year != 0) {
		r->year = r->func.year;
		xmlXPathFreeObject(o);
		return NULL;
	}
	if (o == NULL)
		tell(r, e, what, xmlin_line(node));
	return o;
}

/* 1, 0, or -1 where it failed. */
static int
eval_test(
    struct run *r, const struct expr *e, const xmlNode *node, const char *what)
{
	xmlXPathCompExpr *comp = prepare(r, e, node);
	int v = -1;

	if (comp != NULL) {
		v = xmlXPathCompiledEvalToBoolean(comp, r->xpath);
		account(r);
	}
	if (r->func.year != 0) {
		r->year = r->func.year;
		return -1;
	}
	if (v < 0)
		tell(r, e, what, xmlin_line(node));
	return v;
}

static void
set_variable(struct run *r, const char *name, xmlXPathObject *value)
{
	xmlXPathRegisterVariable(r->xpath, (const xmlChar *)name, value);
}

/*
 * The node that owns a let for node: node itself unless jy:of says another;
 * NULL where that is none.
 */
static const xmlNode *
owner_of(struct run *r, const struct let *l, const xmlNode *node)
{
	xmlXPathObject *o;

	if (l->owner == NULL)
		return node;
	o = eval(r, l->owner, node, l->name);
	node = o != NULL && o->type == XPATH_NODESET && o->nodesetval != NULL &&
		       o->nodesetval->nodeNr > 0
		   ? o->nodesetval->nodeTab[0]
		   : NULL;
	xmlXPathFreeObject(o);
	return node;
}

/* The let is made anew: what it lacked before is past. */
static void
unvague(struct run *r, const struct let *l)
{
	size_t n = strlen(l->name);
	char *s = r->vague.p;

	while (s != NULL && (s = strstr(s, l->name)) != NULL) {
		if (s[-1] == ' ' && s[n] == ' ')
			memset(s, ' ', n);
		s += n;
	}
}

static void
run_lets(struct run *r, const struct let *l, const xmlNode *node)
{
	const xmlNode *current = r->func.current;

	for (; l != NULL; l = l->next) {
		const xmlNode *at = owner_of(r, l, node);
		xmlXPathObject *o = NULL;

		if (l->owner != NULL && at == r->owner[l->value->index])
			continue;
		r->owner[l->value->index] = at;
		unvague(r, l);
		r->func.current = l->owner == NULL ? current : at;
		if (at != NULL)
			o = eval(r, l->value, at, l->name);
		r->func.current = current;
		if (at != NULL && r->func.year != 0)
			buf_addf(&r->vague, " %s ", l->name);
		/* f:between and its kin look into it by halves. */
		if (o != NULL && o->type == XPATH_NODESET &&
		    o->nodesetval != NULL)
			xmlXPathNodeSetSort(o->nodesetval);
		if (o != NULL && o->type == XPATH_STRING &&
		    strlen((const char *)o->stringval) > RULES_LET_MAX) {
			r->func.code = XPATH_OP_LIMIT_EXCEEDED;
			tell(r, l->value, l->name, xmlin_line(node));
			xmlXPathFreeObject(o);
			o = NULL;
		}
		set_variable(r, l->name, o);
	}
}

/* Forgets the lets; those of an owner only where it is all over. */
static void
drop_lets(struct run *r, const struct let *l, bool all)
{
	for (; l != NULL; l = l->next)
		if (all || l->owner == NULL) {
			set_variable(r, l->name, NULL);
			r->owner[l->value->index] = NULL;
		}
}

static const char *
render(
    struct run *r, const struct piece *p, const xmlNode *node, const char *what)
{
	struct buf b = {NULL, 0, 0};
	const char *s;

	for (; p != NULL && b.len <= RULES_LET_MAX; p = p->next) {
		xmlXPathObject *o = NULL;
		xmlChar *v = NULL;

		if (p->kind == PIECE_TEXT) {
			buf_adds(&b, p->text);
			continue;
		}
		if (p->expr == NULL) {
			buf_adds(&b, (const char *)node->name);
			continue;
		}
		o = eval(r, p->expr, node, what);
		if (o != NULL && p->kind == PIECE_NAME) {
			if (o->type == XPATH_NODESET && o->nodesetval != NULL &&
			    o->nodesetval->nodeNr > 0)
				buf_adds(
				    &b, (const char *)o->nodesetval->nodeTab[0]
					    ->name);
		} else if (o != NULL)
			v = xmlXPathCastToString(o);
		buf_adds(&b, o == NULL ? "?" : v == NULL ? "" : (char *)v);
		xmlFree(v);
		xmlXPathFreeObject(o);
	}
	s = rules_tidy(r->rows.result->arena, &b);
	buf_free(&b);
	return s;
}

/* The arithmetic: those of the test's values that are in scope. */
static void
read_values(struct run *r, const struct test *t, struct row_values *out)
{
	out->n = 0;
	out->value = arena_calloc(
	    r->rows.result->arena, t->values.n + 1, sizeof(*out->value));
	for (size_t i = 0; i < t->values.n; i++) {
		const char *name = t->values.word[i];
		xmlXPathObject *o =
		    xmlXPathVariableLookup(r->xpath, (const xmlChar *)name);
		xmlChar *s;

		if (o == NULL)
			continue;
		s = xmlXPathCastToString(o);
		out->value[out->n].name = name;
		out->value[out->n++].value =
		    arena_strdup(r->rows.result->arena, (const char *)s);
		xmlFree(s);
		xmlXPathFreeObject(o);
	}
}

/* Adds to the wording that an exception would have covered it, and no more. */
static void
name_over(struct arena *a, const struct rules_exception *x, const char *text[2])
{
	text[DIAG_ZH] = arena_printf(a, "%s（例外已于%s到期：%s，%s）",
	    text[DIAG_ZH], x->until, x->reason, x->approver);
	text[DIAG_EN] =
	    arena_printf(a, "%s (the exception ended on %s: %s, %s)",
		text[DIAG_EN], x->until, x->reason, x->approver);
}

static void
fail(struct run *r, const struct test *t, const xmlNode *node)
{
	struct arena *a = r->rows.result->arena;
	const struct rules_exception *x, *over;
	const char *what = t->rule->id;
	const xmlNode *at = node;
	struct row_values values;
	struct finding f = {0};
	xmlXPathObject *o;

	if (t->subject != NULL &&
	    (o = eval(r, t->subject, node, what)) != NULL) {
		if (o->type == XPATH_NODESET && o->nodesetval != NULL &&
		    o->nodesetval->nodeNr > 0)
			at = o->nodesetval->nodeTab[0];
		xmlXPathFreeObject(o);
	}
	read_values(r, t, &values);
	x = excuses_find(&r->excuses, what, at, &over);
	if (x != NULL)
		f.exception = arena_printf(
		    a, "%s（%s，%s）", x->reason, x->approver, x->until);
	f.severity = t->severity;
	f.effect = t->severity == DIAG_ERROR ? DIAG_WRONG : DIAG_NONE;
	f.id = what;
	f.cite = t->cite;
	f.file = r->in->file;
	f.line = xmlin_line(at);
	f.text[DIAG_ZH] = render(r, t->text[DIAG_ZH], node, what);
	f.text[DIAG_EN] = t->text[DIAG_EN] == NULL
			      ? t->rule->title[DIAG_EN]
			      : render(r, t->text[DIAG_EN], node, what);
	if (x == NULL && over != NULL)
		name_over(a, over, f.text);
	f.topic[DIAG_ZH] = t->rule->title[DIAG_ZH];
	f.topic[DIAG_EN] = t->rule->title[DIAG_EN];
	f.values = values.value;
	f.nvalues = values.n;
	if (x == NULL || t->severity == DIAG_ERROR)
		diag_add_finding(r->diag, &f);
	if (x == NULL && t->severity == DIAG_ERROR)
		r->rows.result->blocked = true;
	rows_add(&r->rows, t, x == NULL ? RULES_FAIL : RULES_EXCUSED, f.line,
	    &values, f.exception);
	rows_word(&r->rows, f.text);
}

/* Holds node, a context of t's rule, against t. */
static void
hold(struct run *r, const struct test *t, const xmlNode *node)
{
	enum rules_verdict verdict = RULES_PASS;
	struct row_values values;
	int v = 1;

	if ((t->when_issued && !r->rows.result->issued) ||
	    (r->rows.result->planned && !t->ahead))
		return;
	if (t->needs_as_of && r->in->as_of == NULL) {
		rows_undecided(&r->rows, t, false);
		return;
	}
	if (t->applies != NULL)
		v = eval_test(r, t->applies, node, t->rule->id);
	if (v == 0)
		verdict = RULES_EXEMPT;
	else if (v > 0)
		v = eval_test(r, t->test, node, t->rule->id);
	if (v < 0 && r->func.year != 0) {
		rows_undecided(&r->rows, t, true);
		return;
	}
	if (v < 0) {
		rows_broken(&r->rows, t, xmlin_line(node));
		return;
	}
	if (verdict == RULES_PASS && v == (t->report ? 1 : 0)) {
		fail(r, t, node);
		return;
	}
	if (!r->in->statement)
		return;
	read_values(r, t, &values);
	rows_add(&r->rows, t, verdict, xmlin_line(node), &values, NULL);
}

static void
run_context(
    struct run *r, const struct sch_rule *rule, const struct expr *context)
{
	const xmlNode *root = (const xmlNode *)r->in->doc;
	xmlXPathObject *o;
	xmlNodeSet *set;

	r->func.current = root;
	o = eval(r, context, root, context->text);
	if (o != NULL && o->type != XPATH_NODESET) {
		r->func.code = XPATH_INVALID_TYPE;
		tell(r, context, context->text, 0);
		xmlXPathFreeObject(o);
		o = NULL;
	}
	if (o == NULL) {
		for (const struct test *t = rule->tests; t != NULL; t = t->next)
			if (r->func.year != 0)
				rows_undecided(&r->rows, t, true);
			else
				rows_broken(&r->rows, t, 0);
		return;
	}
	set = o->nodesetval;
	for (int i = 0; set != NULL && i < set->nodeNr; i++) {
		const xmlNode *n = set->nodeTab[i];

		if (n->type == XML_NAMESPACE_DECL || !take(&r->taken, n))
			continue;
		r->func.current = n;
		run_lets(r, rule->lets, n);
		for (const struct test *t = rule->tests; t != NULL; t = t->next)
			hold(r, t, n);
		drop_lets(r, rule->lets, false);
		if (r->exhausted)
			break;
	}
	drop_lets(r, rule->lets, true);
	xmlXPathFreeObject(o);
}

static void
run_pattern(struct run *r, const struct pattern *p)
{
	const xmlNode *root = (const xmlNode *)r->in->doc;

	if (r->taken.cap > 0)
		memset(r->taken.slot, 0, r->taken.cap * sizeof(*r->taken.slot));
	r->taken.n = 0;
	r->func.current = root;
	run_lets(r, p->lets, root);
	for (const struct sch_rule *rule = p->rules; rule != NULL;
	     rule = rule->next)
		for (const struct context_alt *c = rule->contexts; c != NULL;
		     c = c->next)
			run_context(r, rule, c->expr);
	drop_lets(r, p->lets, true);
}

/* $as-of, $meeting-date and one variable a house setting. */
static void
give_variables(struct run *r)
{
	const char *as_of = r->in->as_of == NULL ? "" : r->in->as_of;

	set_variable(r, "as-of", xmlXPathNewCString(as_of));
	set_variable(r, "meeting-date", xmlXPathNewCString(r->in->date));
	for (const struct house_decl *d = r->set->houses; d != NULL;
	     d = d->next) {
		const char *v = house_get(r->in->house, d->h.name);
		char name[128];

		if (v == NULL)
			v = d->h.preset;
		snprintf(name, sizeof(name), "house-%s", d->h.name);
		if (strcmp(d->h.type, "boolean") == 0)
			set_variable(
			    r, name, xmlXPathNewBoolean(strcmp(v, "yes") == 0));
		else if (strcmp(d->h.type, "integer") == 0)
			set_variable(
			    r, name, xmlXPathNewFloat(strtod(v, NULL)));
		else if (strcmp(d->h.type, "list") == 0) {
			char *s = house_words(v);

			set_variable(r, name, xmlXPathNewCString(s));
			free(s);
		} else
			set_variable(r, name, xmlXPathNewCString(v));
	}
}

static void
start(struct run *r)
{
	long nodes = xmlXPathOrderDocElems(r->in->doc);

	if (nodes < 0)
		nodes = 0;
	r->ops_each = OPS_EACH + (unsigned long)nodes * OPS_EACH_NODE;
	r->ops_left = OPS_ALL + (unsigned long)nodes * OPS_ALL_NODE;
	r->func.cpu_end = rules_cpu() + RULES_SECONDS;
	r->owner = xcalloc(r->set->nexprs + 1, sizeof(*r->owner));
	r->told = xcalloc(r->set->nexprs + 1, sizeof(*r->told));
	excuses_begin(&r->excuses, r->in);
	r->func.as_of = r->in->as_of;
	r->func.calendar = r->in->calendar;
	r->xpath = xmlXPathNewContext(r->in->doc);
	r->xpath->error = on_error;
	rules_func_register(r->xpath, &r->func);
	for (const struct ns *n = r->set->nss; n != NULL; n = n->next)
		xmlXPathRegisterNs(r->xpath, (const xmlChar *)n->prefix,
		    (const xmlChar *)n->uri);
	rows_begin(&r->rows, r->set);
}

struct rules_result *
rules_run(
    const struct rule_set *set, const struct rules_input *in, struct diag *diag)
{
	struct run r = {.set = set, .in = in, .diag = diag};
	const xmlNode *root = (const xmlNode *)in->doc;
	const char *undecided, *undated;

	start(&r);
	give_variables(&r);
	r.func.current = root;
	run_lets(&r, set->lets, root);
	if (set->planned != NULL)
		r.rows.result->planned =
		    eval_test(&r, set->planned, root, "planned") == 1;
	if (set->issued != NULL && !r.rows.result->planned)
		r.rows.result->issued =
		    eval_test(&r, set->issued, root, "issued") == 1;
	for (const struct pattern *p = set->patterns; p != NULL; p = p->next)
		run_pattern(&r, p);
	excuses_end(&r.excuses, set, diag);
	rows_end(&r.rows, &undecided, &undated);
	if (undecided != NULL)
		diag_add(diag, DIAG_AS_OF_NEEDED, in->file, 0, undecided);
	if (undated != NULL)
		diag_add(diag, DIAG_CALENDAR_YEAR, in->file, 0,
		    diag_num(r.year), undated);
	rules_func_free(&r.func);
	xmlXPathFreeContext(r.xpath);
	free(r.owner);
	buf_free(&r.vague);
	free(r.told);
	free(r.taken.slot);
	return r.rows.result;
}

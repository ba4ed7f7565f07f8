/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The needles in the document: fields and persons wherever they stand, words
 * and a person's own texts by sentence.
 */
#include <stdlib.h>
#include <string.h>

#include "job/leak_in.h"

enum { NEAR = 6, AGREE = 0x540c }; /* letters after the name; 同 of 同意 */

struct hit {
	size_t at, needle;
};

struct search {
	struct leak *leak;
	struct hit *hits; /* by place */
	size_t n, cap;
	size_t *met; /* by person: sentence in which he was met last, + 1 */
};

static const struct needle *
needle(const struct search *s, size_t hit)
{
	return &s->leak->needles.all[s->hits[hit].needle];
}

static int
line_of(const struct search *s, size_t at)
{
	return s->leak->doc.signs[at].line;
}

static void
tell(struct search *s, enum diag_id id, size_t at, const struct release *r,
    long line, enum release_kind kind)
{
	s->leak->found++;
	diag_add(s->leak->diag, id, s->leak->file, (long)line_of(s, at),
	    r->file, diag_num(line), release_kind_name(kind, DIAG_ZH),
	    release_kind_name(kind, DIAG_EN));
}

static void
keep(struct search *s, size_t at, const struct needle *n)
{
	struct leak *l = s->leak;

	if (n->kind == NEEDLE_SHOWN) {
		memset(l->cover + at, 1, n->len);
		return;
	}
	if (s->n == s->cap) {
		s->cap = 2 * s->cap + 256;
		s->hits = xreallocarray(s->hits, s->cap, sizeof *s->hits);
	}
	s->hits[s->n++] = (struct hit){at, (size_t)(n - l->needles.all)};
}

static void
find_all(struct search *s)
{
	const struct leak *l = s->leak;
	const struct needle *n;
	size_t at, i, len, from = 0, names_to = 0;

	for (at = 0; at < l->doc.n; at++)
		for (i = 0; i < l->needles.nlengths; i++) {
			len = l->needles.lengths[i];
			if (at + len > l->doc.n)
				continue;
			for (n = needles_next(
				 &l->needles, NULL, &l->doc, at, len);
			     n != NULL; n = needles_next(
					    &l->needles, n, &l->doc, at, len)) {
				/* 周明 within 周明远 is nobody. */
				if (needle_names(n) && at < names_to &&
				    (at != from || len != names_to - from))
					continue;
				if (needle_names(n)) {
					from = at;
					names_to = at + len;
				}
				keep(s, at, n);
			}
		}
}

/* Fields and persons that may not stand there at all. */
static void
tell_anywhere(struct search *s)
{
	struct leak *l = s->leak;
	int *told = xcalloc(l->needles.n + 1, sizeof *told), line;
	const struct leak_person *p;
	const struct needle *n;
	size_t i;

	for (i = 0; i < s->n; i++) {
		n = needle(s, i);
		line = line_of(s, s->hits[i].at);
		p = &l->persons[n->person];
		if (told[s->hits[i].needle] == line + 1 ||
		    (n->allowed && !(needle_names(n) && p->barred)))
			continue;
		if (n->kind == NEEDLE_FIELD &&
		    !leak_gives(l, s->hits[i].at, n->len))
			tell(s, DIAG_LEAK_FIELD, s->hits[i].at, n->record,
			    n->part->line, n->part->kind);
		else if (needle_names(n) && !p->shown)
			tell(s, DIAG_LEAK_PERSON, s->hits[i].at, p->record,
			    p->of->line, RELEASE_PERSON);
		else
			continue;
		told[s->hits[i].needle] = line + 1;
	}
	free(told);
}

static size_t
first_hit(const struct search *s, size_t at)
{
	size_t low = 0, high = s->n, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (s->hits[mid].at < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Within text that is shown. */
static bool
covered(const struct search *s, size_t hit)
{
	const struct needle *n = needle(s, hit);
	size_t i;

	for (i = 0; i < n->len; i++)
		if (!s->leak->cover[s->hits[hit].at + i])
			return false;
	return true;
}

static bool
stands(const struct search *s, size_t at, size_t to, const char *text)
{
	struct leak_text t = {.n = 0};
	bool is = true;
	size_t i;

	leak_text_add(&t, text, strlen(text), 0);
	for (i = 0; is && i < t.n; i++)
		is = at + i < to &&
		     t.signs[i].cp == s->leak->doc.signs[at + i].cp;
	leak_text_free(&t);
	return is;
}

/* True where a name stands close before it, no mark between. */
static bool
follows_name(const struct search *s, size_t hit)
{
	const struct leak_sign *signs = s->leak->doc.signs;
	size_t at = s->hits[hit].at, end, i, k;

	for (i = hit; i-- > 0 && s->hits[i].at + LEAK_HASHED_MAX > at;) {
		if (!needle_names(needle(s, i)))
			continue;
		end = s->hits[i].at + needle(s, i)->len;
		if (end > at || at - end > NEAR)
			continue;
		for (k = end; k <= at && !signs[k].gap; k++)
			;
		if (k > at)
			return true;
	}
	return false;
}

/* 同意 as all that a cell or a line says. */
static bool
is_alone(const struct search *s, size_t hit)
{
	const struct leak_text *t = &s->leak->doc;
	size_t at = s->hits[hit].at, end = at + needle(s, hit)->len;
	const unsigned ends = LEAK_STOP | LEAK_COLON | LEAK_BLOCK;

	return (at == 0 || (t->signs[at].gap & ends) != 0) &&
	       (end == t->n || (t->signs[end].gap & ends) != 0);
}

/* 自我批评 is nobody's criticism of another, nor is the phrase. */
static bool
is_phrase(const struct search *s, size_t hit)
{
	size_t at = s->hits[hit].at, n = s->leak->doc.n;

	return (at >= 2 && stands(s, at - 2, at, "自我")) ||
	       stands(s, at + 2, n, "和自我批评") ||
	       stands(s, at + 2, n, "与自我批评");
}

static bool
says(const struct search *s, size_t hit, unsigned facts)
{
	const struct needle *n = needle(s, hit);

	if ((n->facts & facts) == 0 || covered(s, hit))
		return false;
	if (n->close)
		return follows_name(s, hit) ||
		       (n->cps[0] == AGREE && is_alone(s, hit));
	return n->facts != RELEASE_CRITICISED || !is_phrase(s, hit);
}

static enum release_kind
kind_of(unsigned fact)
{
	return fact == RELEASE_VOTED        ? RELEASE_VOTE
	       : fact == RELEASE_RECUSED    ? RELEASE_RECUSAL
	       : fact == RELEASE_CRITICISED ? RELEASE_CRITICISM
					    : RELEASE_POST;
}

/* Notes who stands between; the facts that are hidden of them. */
static unsigned
meet(struct search *s, size_t from, size_t to, size_t sentence)
{
	unsigned facts = 0;
	size_t i;

	for (i = first_hit(s, from); i < s->n && s->hits[i].at < to; i++)
		if (needle_names(needle(s, i))) {
			s->met[needle(s, i)->person] = sentence + 1;
			facts |= s->leak->persons[needle(s, i)->person].facts;
		}
	return facts;
}

/* True after a finding. */
static bool
tell_between(
    struct search *s, size_t from, size_t to, size_t sentence, unsigned facts)
{
	const struct leak_person *p = s->leak->persons;
	const struct needle *n;
	size_t i, k;

	for (i = first_hit(s, from); i < s->n && s->hits[i].at < to; i++) {
		n = needle(s, i);
		if (n->kind == NEEDLE_OWN &&
		    s->met[n->person] == sentence + 1 && !covered(s, i)) {
			tell(s, DIAG_LEAK_BESIDE, s->hits[i].at, n->record,
			    n->part->line, n->part->kind);
			return true;
		}
		if (n->kind != NEEDLE_WORD || !says(s, i, facts))
			continue;
		for (k = 0;
		     s->met[k] != sentence + 1 || (p[k].facts & n->facts) == 0;
		     k++)
			;
		tell(s, DIAG_LEAK_BESIDE, s->hits[i].at, p[k].fact_record,
		    p[k].fact_line, kind_of(n->facts));
		return true;
	}
	return false;
}

void
leak_search(struct leak *l)
{
	struct search s = {.leak = l};
	const struct leak_sentence *one;
	unsigned facts;
	size_t i;

	s.met = xcalloc(l->npersons + 1, sizeof *s.met);
	find_all(&s);
	tell_anywhere(&s);
	for (i = 0; i < l->doc.nsentences; i++) {
		one = &l->doc.sentences[i];
		facts = meet(&s, one->from, one->to, i) |
			meet(&s, one->head_from, one->head_to, i);
		if (!tell_between(&s, one->from, one->to, i, facts))
			tell_between(
			    &s, one->head_from, one->head_to, i, facts);
	}
	free(s.hits);
	free(s.met);
}

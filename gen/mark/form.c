/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/form.h"

#include <stdlib.h>
#include <string.h>

#define GB "GB/T 9704 "
#define RULES "党政机关公文处理工作条例"
#define SECRETS "保守国家秘密法第二十条"

struct form {
	const struct front *front;
	enum front_format format;
	const char *file;
	struct diag *diag;
	int bad; /* errors so far */
};

const char *
form_clause(const char *key, enum front_format format)
{
	static const char *const clauses[][2] = {
	    {"copy-number", GB "7.2.1"},
	    {"classification", GB "7.2.2"},
	    {"term", GB "7.2.2"},
	    {"urgency", GB "7.2.3"},
	    {"issuer", GB "7.2.4"},
	    {"issuer-suffix", GB "7.2.4"},
	    {"number", GB "7.2.5"},
	    {"signers", GB "7.2.6"},
	    {"title", GB "7.3.1"},
	    {"to", GB "7.3.2"},
	    {"attachments", GB "7.3.4"},
	    {"signature", GB "7.3.5"},
	    {"date", GB "7.3.5.4"},
	    {"note", GB "7.3.6"},
	    {"copies", GB "7.4.2"},
	    {"printed-by", GB "7.4.3"},
	    {"printed-on", GB "7.4.3"},
	    {"attendance", GB "10.3"},
	    {"office", GB "10.3"},
	    {"office-date", GB "10.3"},
	};

	if (format == FRONT_LETTER)
		return GB "10.1";
	if (format == FRONT_ORDER)
		return GB "10.2";
	for (size_t i = 0; i < sizeof(clauses) / sizeof(clauses[0]); i++)
		if (strcmp(key, clauses[i][0]) == 0)
			return clauses[i][1];
	return NULL;
}

static void
error(struct form *s, const char *cite)
{
	diag_cite(s->diag, cite);
	s->bad++;
}

static bool
ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && strcmp(s + n - m, end) == 0;
}

static bool
is_draft(const struct front *front)
{
	const char *state = front_text(front, "state");

	return state != NULL && strcmp(state, "已签发") != 0;
}

/* Past the word, or NULL where s does not begin with it. */
static const char *
after(const char *s, const char *word)
{
	size_t n = strlen(word);

	return strncmp(s, word, n) == 0 ? s + n : NULL;
}

/* "12号" with no leading zero; *zero says that one is all that is wrong. */
static bool
is_serial(const char *s, bool *zero)
{
	size_t n = strspn(s, "0123456789");

	*zero = false;
	if (n == 0 || strcmp(s + n, "号") != 0)
		return false;
	*zero = s[0] == '0';
	return !*zero;
}

/* 机关代字〔2026〕10号; says what is wrong with anything else. */
static enum diag_id
number_fault(const char *number)
{
	static const char *const others[] = {"[", "(", "（", "［", "【", "<"};
	const char *open = strstr(number, "〔"), *s;
	size_t digits;
	bool zero;

	if (open == NULL) {
		for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
			if (strstr(number, others[i]) != NULL)
				return DIAG_NUMBER_BRACKETS;
		return DIAG_NUMBER_FORM;
	}
	s = open + strlen("〔");
	digits = strspn(s, "0123456789");
	if (open == number || after(s + digits, "〕") == NULL)
		return DIAG_NUMBER_FORM;
	if (digits != 4)
		return DIAG_NUMBER_YEAR;
	s = after(s + digits, "〕");
	if (after(s, "第") != NULL)
		return DIAG_NUMBER_ORDINAL;
	if (is_serial(s, &zero))
		return DIAG_ID_COUNT;
	return zero ? DIAG_NUMBER_ZERO : DIAG_NUMBER_FORM;
}

/* 第12号 or 2026年第12号, as what is announced to the public is numbered. */
static bool
is_announcement(const struct front *front, const char *number)
{
	const char *kind = front_text(front, "kind"), *rest = number;
	bool zero;

	if (kind == NULL ||
	    (strcmp(kind, "公告") != 0 && strcmp(kind, "通告") != 0))
		return false;
	if (strspn(rest, "0123456789") == 4)
		rest = after(rest + 4, "年");
	rest = rest == NULL ? NULL : after(rest, "第");
	return rest != NULL && is_serial(rest, &zero);
}

static void
check_number(struct form *s)
{
	const char *number = front_text(s->front, "number"), *rest;
	enum diag_id fault = DIAG_ID_COUNT;
	bool zero;

	if (number == NULL || is_announcement(s->front, number))
		return;
	if (s->format == FRONT_ORDER) {
		rest = after(number, "第");
		if (rest == NULL || !is_serial(rest, &zero))
			fault = DIAG_ORDER_NUMBER;
	} else if (s->format != FRONT_MINUTES) {
		fault = number_fault(number);
	}
	if (fault == DIAG_ID_COUNT)
		return;
	diag_add(
	    s->diag, fault, s->file, front_line(s->front, "number"), number);
	error(s, form_clause("number", s->format));
}

/* True where a term such as 18个月 is longer than the years. */
static bool
term_exceeds(const char *term, long years)
{
	char *unit;
	long n = strtol(term, &unit, 10);

	if (strcmp(unit, "年") == 0)
		return n > years;
	if (strcmp(unit, "个月") == 0)
		return n > years * 12;
	return n > years * 365 + years / 4;
}

static void
check_secrecy(struct form *s)
{
	static const struct {
		const char *level;
		long years;
	} longest[] = {{"绝密", 30}, {"机密", 20}, {"秘密", 10}};
	const char *level = front_text(s->front, "classification");
	const char *term = front_text(s->front, "term");
	long line = front_line(s->front, "classification"), years = 0;

	if (level == NULL)
		return;
	if (front_get(s->front, "copy-number") == NULL) {
		/* The number is that of one copy: it comes last. */
		if (is_draft(s->front) || s->format == FRONT_MINUTES) {
			diag_add(
			    s->diag, DIAG_COPY_NUMBER_LATER, s->file, line);
			diag_cite(s->diag, RULES "第九条");
		} else {
			diag_add(
			    s->diag, DIAG_COPY_NUMBER_MISSING, s->file, line);
			error(s, RULES "第九条");
		}
	}
	if (term == NULL) {
		diag_add(s->diag, DIAG_TERM_MISSING, s->file, line);
		diag_cite(s->diag, RULES "第九条");
		return;
	}
	for (size_t i = 0; i < sizeof(longest) / sizeof(longest[0]); i++)
		if (strcmp(level, longest[i].level) == 0)
			years = longest[i].years;
	line = front_line(s->front, "term");
	if (strcmp(term, "长期") == 0) {
		diag_add(s->diag, DIAG_TERM_OPEN, s->file, line, level, term,
		    diag_num(years));
		diag_cite(s->diag, SECRETS);
	} else if (term_exceeds(term, years)) {
		diag_add(s->diag, DIAG_TERM_LONG, s->file, line, level, term,
		    diag_num(years));
		error(s, SECRETS);
	}
}

static void
check_urgency(struct form *s)
{
	const char *urgency = front_text(s->front, "urgency");

	if (urgency == NULL || strcmp(urgency, "特急") == 0 ||
	    strcmp(urgency, "加急") == 0)
		return;
	diag_add(s->diag, DIAG_URGENCY_TELEGRAM, s->file,
	    front_line(s->front, "urgency"), urgency);
	diag_cite(s->diag, RULES "第九条");
}

static void
no_subordinates(struct form *s, const char *name)
{
	const struct front_key *key = front_get(s->front, name);
	const char *relation;

	for (size_t i = 0; key != NULL && i < key->nmaps; i++) {
		relation = front_map_text(&key->maps[i], "relation");
		if (relation == NULL || strcmp(relation, "subordinate") != 0)
			continue;
		diag_add(s->diag, DIAG_COPIES_SUBORDINATE, s->file,
		    key->values[i].line, key->values[i].text);
		error(s, RULES "第十五条");
	}
}

/* What holds for documents that go to a superior, and which those are. */
static void
check_upward(struct form *s)
{
	const struct front_key *to = front_get(s->front, "to");
	const struct front_key *issuer = front_get(s->front, "issuer");
	const struct front_key *signers = front_get(s->front, "signers");
	const char *kind = front_text(s->front, "kind");

	if (s->format != FRONT_UPWARD) {
		if (kind == NULL ||
		    (s->format != FRONT_ORDINARY && s->format != FRONT_LETTER))
			return;
		if (strcmp(kind, "请示") != 0 && strcmp(kind, "报告") != 0)
			return;
		diag_add(s->diag, DIAG_KIND_UPWARD, s->file,
		    front_line(s->front, "kind"), kind);
		diag_cite(s->diag, RULES "第九条");
		return;
	}
	if (to != NULL && to->nvalues > 1) {
		diag_add(s->diag, DIAG_TO_SEVERAL, s->file, to->line,
		    diag_num((long long)to->nvalues));
		diag_cite(s->diag, RULES "第十五条");
	}
	if (issuer != NULL && signers != NULL &&
	    signers->nvalues < issuer->nvalues) {
		diag_add(s->diag, DIAG_SIGNERS_FEWER, s->file, signers->line,
		    diag_num((long long)issuer->nvalues),
		    diag_num((long long)signers->nvalues));
		diag_cite(s->diag, GB "7.2.6");
	}
	no_subordinates(s, "copies");
	no_subordinates(s, "distribution");
}

static void
check_letter(struct form *s, const struct front_key *issuer)
{
	const char *lead = issuer->values[0].text;

	if (ends_with(lead, "文件")) {
		diag_add(
		    s->diag, DIAG_LETTER_MARK, s->file, issuer->line, lead);
		error(s, GB "10.1");
	}
	for (size_t i = 1; i < issuer->nvalues; i++) {
		diag_add(s->diag, DIAG_LETTER_JOINT, s->file,
		    issuer->values[i].line, issuer->values[i].text);
		diag_cite(s->diag, GB "10.1");
	}
}

/* How the 标志 ends is part of its format. */
static void
check_mark(struct form *s)
{
	const struct front_key *issuer = front_get(s->front, "issuer");
	const char *end = front_text(s->front, "issuer-suffix");

	if (issuer == NULL || issuer->nvalues == 0)
		return;
	if (end == NULL)
		end = issuer->values[issuer->nvalues - 1].text;
	if (s->format == FRONT_LETTER) {
		check_letter(s, issuer);
	} else if (s->format == FRONT_ORDER && !ends_with(end, "令")) {
		diag_add(s->diag, DIAG_ORDER_MARK, s->file, issuer->line, end);
		error(s, GB "10.2");
	} else if (s->format == FRONT_MINUTES && !ends_with(end, "纪要")) {
		diag_add(
		    s->diag, DIAG_MINUTES_MARK, s->file, issuer->line, end);
		diag_cite(s->diag, GB "10.3");
	}
}

static void
check_dates(struct form *s)
{
	const char *date = front_text(s->front, "date");
	const char *printed = front_text(s->front, "printed-on");

	/* Both are YYYY-MM-DD: their order is that of the days. */
	if (date == NULL || printed == NULL || strcmp(printed, date) >= 0)
		return;
	diag_add(s->diag, DIAG_PRINTED_EARLY, s->file,
	    front_line(s->front, "printed-on"), printed, date);
	diag_cite(s->diag, GB "7.4.3");
}

int
form_check(const struct front *front, const char *file, struct diag *diag)
{
	struct form s = {front, front_format(front), file, diag, 0};

	if (s.format != FRONT_PLAIN) {
		check_number(&s);
		check_mark(&s);
		check_upward(&s);
		check_secrecy(&s);
	}
	check_urgency(&s);
	check_dates(&s);
	return s.bad;
}

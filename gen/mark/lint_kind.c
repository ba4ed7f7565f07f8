/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the kind of a document forbids: a request in a 报告, several matters
 * in a 请示, a 请示报告; and what is still to be filled in.
 */
#include <string.h>

#include "base/utf8.h"
#include "mark/lint_in.h"

static bool
is_kind(const struct lint *l, const char *kind)
{
	return l->about.kind != NULL && strcmp(l->about.kind, kind) == 0;
}

/* The words end a sentence, as a request does. */
static bool
ends_sentence(const struct lint *l, size_t i)
{
	uint32_t cp = lint_at(l, i);

	return cp == 0 || cp == '\n' || cp == 0x3002 || cp == 0xff01 ||
	       cp == 0xff1b || cp == '.';
}

/* 提请 and 报请 tell of a request, they are none. */
static bool
is_told_of(const struct lint *l, size_t i)
{
	static const char *const before[] = {
	    "提", "报", "申", "呈", "商", "函", "邀", "聘", "已"};
	size_t k;

	for (k = 0; i > 0 && k < sizeof(before) / sizeof(*before); k++)
		if (lint_word(l, i - 1, before[k]) > 0)
			return true;
	return false;
}

/* A clause begins here. */
static bool
begins_clause(const struct lint *l, size_t i)
{
	uint32_t cp = i == 0 ? 0 : lint_at(l, i - 1);

	return cp == 0 || cp == '\n' || cp == 0x3002 || cp == 0xff0c ||
	       cp == 0xff1b || cp == 0xff1a || cp == 0xff01;
}

/* 恳请……, 请市委……: asked of the reader, whatever it is that is asked. */
static size_t
plea_at(const struct lint *l, size_t i)
{
	static const char *const words[] = {
	    "恳请", "请市委", "请省委", "请上级"};
	size_t k, n;

	if (!begins_clause(l, i))
		return 0;
	for (k = 0; k < sizeof(words) / sizeof(*words); k++)
		if ((n = lint_word(l, i, words[k])) > 0 &&
		    lint_word(l, i + n, "放心") == 0)
			return n;
	return 0;
}

static size_t
request_at(const struct lint *l, size_t i)
{
	static const char *const words[] = {"请批示", "请予批示", "请批准",
	    "请予批准", "请审批", "请予审批", "请批复", "请予批复", "请核准",
	    "请予核准", "请求批准", "请研究批复", "请尽快批复", "请审核批准",
	    "请审议批准"};
	size_t k, n;

	n = lint_word(l, i, "妥否，请");
	if (n == 0)
		n = lint_word(l, i, "当否，请");
	if (n > 0)
		return n - 1;
	if ((n = plea_at(l, i)) > 0)
		return n;
	if (is_told_of(l, i))
		return 0;
	for (k = 0; k < sizeof(words) / sizeof(*words); k++)
		if ((n = lint_word(l, i, words[k])) > 0 &&
		    ends_sentence(l, i + n))
			return n;
	return 0;
}

static void
request_in_report(struct lint *l)
{
	size_t i, n, quotes = 0;

	for (i = 0; i < l->p->n; i++) {
		quotes += lint_at(l, i) == 0x201c;
		if (lint_at(l, i) == 0x201d && quotes > 0)
			quotes--;
		if (quotes > 0 || (n = request_at(l, i)) == 0)
			continue;
		lint_forbid(
		    l, DIAG_REPORT_REQUEST, i, n, NULL, TIAOLI "第十五条");
		return;
	}
}

/* 两, 几, 二 to 九十九, 2 and on: more than one of what follows. */
static bool
is_several(const struct lint *l, size_t i)
{
	uint32_t cp = i > 0 ? lint_at(l, i - 1) : 0;
	int value;

	if (i == 0)
		return false;
	if (lint_is_digit(cp))
		return cp != '1' || (i > 1 && lint_is_digit(lint_at(l, i - 2)));
	if (lint_word(l, i - 1, "两") > 0 || lint_word(l, i - 1, "几") > 0)
		return true;
	return lint_han_number(l, i - 1, &value) == 1 && value > 1;
}

/* 关于……等事项的请示, 关于三个问题的请示: the title itself counts them. */
static void
several_in_title(struct lint *l)
{
	static const char *const words[] = {"等事项的请示", "等问题的请示",
	    "等事宜的请示", "若干事项的请示", "若干问题的请示"};
	static const char *const counted[] = {"个问题的请示", "个事项的请示",
	    "项事项的请示", "项工作的请示", "件事的请示", "项事宜的请示"};
	size_t i, k, n = 0;

	for (i = 0; i < l->p->n && n == 0; i++) {
		for (k = 0; n == 0 && k < sizeof(words) / sizeof(*words); k++)
			n = lint_word(l, i, words[k]);
		for (k = 0; n == 0 && k < sizeof(counted) / sizeof(*counted);
		     k++)
			if (is_several(l, i))
				n = lint_word(l, i, counted[k]);
	}
	if (n == 0 || l->told)
		return;
	lint_say(l, DIAG_REQUEST_SEVERAL, i - 1, n, NULL, TIAOLI "第十五条");
	l->told = true;
}

/* ## 一、关于…… and ## 二、关于……: a matter each. */
static void
several_in_headings(struct lint *l)
{
	size_t n;
	int value;

	if (l->p->kind != PASSAGE_HEADING || l->p->level != 2)
		return;
	n = lint_han_number(l, 0, &value);
	if (n == 0 || lint_word(l, n, "、关于") == 0)
		return;
	if (++l->matters != 2 || l->told)
		return;
	lint_say(l, DIAG_REQUEST_SEVERAL, 0, n + 3, NULL, TIAOLI "第十五条");
	l->told = true;
}

/* A title that ends in 的请示报告 is of no kind there is. */
static void
mixed_kind(struct lint *l)
{
	size_t n = l->p->n;

	if (n > 5 && lint_word(l, n - 5, "的请示报告") > 0)
		lint_forbid(
		    l, DIAG_KIND_MIXED, n - 4, 4, NULL, TIAOLI "第八条");
}

static bool
all_digits(const struct lint *l, size_t from, size_t to)
{
	for (; from < to; from++)
		if (!lint_is_digit(lint_at(l, from)) &&
		    (lint_at(l, from) < 0xff10 || lint_at(l, from) > 0xff19))
			return false;
	return true;
}

/* 【新华社北京电】, 【案例一】: a label in front of its text (4.9.3.3). */
static bool
is_label(const struct lint *l, size_t open, size_t close)
{
	static const char *const gaps[] = {
	    "待", "填", "请", "核", "补", "某", "×", "…", "写"};
	size_t i, k;

	if (open != 0 || close + 1 >= l->p->n || close == open + 1 ||
	    !utf8_is_han(lint_at(l, close + 1)))
		return false;
	for (i = open + 1; i < close; i++)
		for (k = 0; k < sizeof(gaps) / sizeof(*gaps); k++)
			if (lint_word(l, i, gaps[k]) > 0)
				return false;
	return true;
}

/* 【待核实】 and the 【…】 of a skeleton; digits alone, 【2026】, are none. */
static void
gaps(struct lint *l)
{
	size_t i, close;

	for (i = 0; i < l->p->n; i++) {
		if (lint_at(l, i) != 0x3010)
			continue;
		for (close = i + 1; close < l->p->n; close++)
			if (lint_at(l, close) == 0x3011)
				break;
		if (close >= l->p->n)
			return;
		if ((close == i + 1 || !all_digits(l, i + 1, close)) &&
		    !is_label(l, i, close))
			lint_forbid(
			    l, DIAG_TEXT_GAP, i, close + 1 - i, NULL, NULL);
		i = close;
	}
}

static size_t
crosses(const struct lint *l, size_t i)
{
	size_t n = 0;

	while (lint_at(l, i + n) == 0xd7)
		n++;
	return n;
}

/* ××年×月, ×月×日, ××万元; the × of a withheld name stands by no unit. */
static void
crossed(struct lint *l)
{
	size_t i, n, m;

	for (i = 0; i < l->p->n; i += n == 0 ? 1 : n) {
		n = crosses(l, i);
		if (n == 0)
			continue;
		m = crosses(l, i + n + 1);
		if ((m > 0 && lint_word(l, i + n, "年") > 0 &&
			lint_word(l, i + n + 1 + m, "月") > 0) ||
		    (m > 0 && lint_word(l, i + n, "月") > 0 &&
			lint_word(l, i + n + 1 + m, "日") > 0)) {
			n += m + 2;
			lint_forbid(l, DIAG_TEXT_GAP, i, n, NULL, NULL);
		} else if (lint_word(l, i + n, "万元") > 0 ||
			   lint_word(l, i + n, "亿元") > 0) {
			lint_forbid(l, DIAG_TEXT_GAP, i, n + 2, NULL, NULL);
		}
	}
}

void
lint_kind(struct lint *l)
{
	if (l->about.gaps)
		gaps(l);
	crossed(l);
	if (l->p->kind == PASSAGE_TITLE)
		mixed_kind(l);
	if (is_kind(l, "报告") &&
	    (l->p->kind == PASSAGE_TEXT || l->p->kind == PASSAGE_CELL))
		request_in_report(l);
	if (is_kind(l, "请示")) {
		if (l->p->kind == PASSAGE_TITLE)
			several_in_title(l);
		several_in_headings(l);
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Headings: the form of their numbers, their order, no full stop at the end.
 *
 *	level 2  一、        level 3  （一）       7.3.3, may be used in turn
 *	level 4  1.          level 5  （1）
 *
 * A text may begin at any level, and go down from there (15834 B.3.8).
 */
#include "base/utf8.h"
#include "mark/lint_in.h"

enum form { NO_FORM, HAN, HAN_ROUND, ARABIC, ARABIC_ROUND };

static const char *const forms[] = {"", "一、", "（一）", "1.", "（1）"};

struct number {
	enum form form;
	int value;
	size_t n; /* letters, with the mark after it */
	size_t odd; /* letters of a wrong mark at its end */
	const char *want; /* in place of the odd ones; NULL where none are */
	const char *cite;
};

static bool
is_round(uint32_t cp, bool open)
{
	return open ? cp == 0xff08 || cp == '(' : cp == 0xff09 || cp == ')';
}

/* （一）、 and （1）.: nothing follows a bracket (B.3.4). */
static void
read_round(const struct lint *l, struct number *no)
{
	int value;
	long arabic;
	size_t n = lint_han_number(l, 1, &value);
	uint32_t cp;

	if (n > 0) {
		no->form = HAN_ROUND;
	} else if ((n = lint_digits(l, 1, &arabic)) > 0 && n <= 3) {
		no->form = ARABIC_ROUND;
		value = (int)arabic;
	}
	if (no->form == NO_FORM || !is_round(lint_at(l, 1 + n), false)) {
		no->form = NO_FORM;
		return;
	}
	no->value = value;
	no->n = n + 2;
	cp = lint_at(l, no->n);
	if (cp == 0x3001 || cp == '.' || cp == 0xff0c || cp == ',') {
		no->odd = 1;
		no->want = "";
		no->cite = GB15834 "B.3.4";
		no->n++;
	}
}

/* 一. 1、 and their like (B.3.2, B.3.3); ．is taken for the foreign mark. */
static void
read_bare(const struct lint *l, struct number *no)
{
	int value;
	long arabic;
	size_t n = lint_han_number(l, 0, &value);
	uint32_t mark, after;

	no->value = value;
	if (n > 0) {
		no->form = HAN;
	} else if ((n = lint_digits(l, 0, &arabic)) > 0 && n <= 3) {
		no->form = ARABIC;
		no->value = (int)arabic;
	}
	mark = lint_at(l, n);
	after = lint_at(l, n + 1);
	if (after == ' ' || after == 0x3000)
		after = lint_at(l, n + 2);
	if (no->form == HAN && mark != 0x3001 &&
	    ((mark != '.' && mark != 0xff0e) || !utf8_is_han(after)))
		no->form = NO_FORM;
	if (no->form == ARABIC && mark != '.' && mark != 0xff0e &&
	    (mark != 0x3001 || !utf8_is_han(after)))
		no->form = NO_FORM;
	/* 3.5 is a number, 一、二季度 a list of them unless it heads a text. */
	if (no->form == ARABIC && lint_is_digit(after))
		no->form = NO_FORM;
	if (l->p->kind != PASSAGE_HEADING && mark == 0x3001 &&
	    lint_han_number(l, n + 1, &value) == 1)
		no->form = NO_FORM;
	if (no->form == NO_FORM)
		return;
	no->n = n + 1;
	if (no->form == HAN && mark != 0x3001) {
		no->odd = 1;
		no->want = "、";
		no->cite = GB15834 "B.3.2";
	} else if (no->form == ARABIC && mark == 0x3001) {
		no->odd = 1;
		no->want = ".";
		no->cite = GB15834 "B.3.3";
	}
}

static struct number
read_number(const struct lint *l)
{
	struct number no = {NO_FORM, 0, 0, 0, NULL, NULL};

	if (is_round(lint_at(l, 0), true))
		read_round(l, &no);
	else
		read_bare(l, &no);
	return no;
}

/* 第三章 and 第三条: the number, or 0. */
static int
read_ordinal(const struct lint *l, const char *of)
{
	int value;
	long arabic;
	size_t n;

	if (lint_word(l, 0, "第") == 0)
		return 0;
	n = lint_han_number(l, 1, &value);
	if (n == 0 && (n = lint_digits(l, 1, &arabic)) > 0)
		value = (int)arabic;
	return n > 0 && lint_word(l, 1 + n, of) > 0 ? value : 0;
}

static void
wrong_form(struct lint *l, const struct number *no)
{
	l->head = no->n;
	if (no->want != NULL)
		lint_say(
		    l, DIAG_HEADING_FORM, 0, no->n, forms[no->form], no->cite);
}

static void
out_of_order(struct lint *l, size_t n, int want)
{
	lint_say(l, DIAG_HEADING_ORDER, 0, n, diag_num(want), GB9704 "7.3.3");
}

/* The next of its level, or the first where a new part begins. */
static void
check_order(struct lint *l, const struct number *no, int level)
{
	int want = l->number[level] + 1;

	if (no->value != want && !(level == 2 && l->restart && no->value == 1))
		out_of_order(l, no->n, want);
	l->number[level] = no->value;
	if (level == 2)
		l->restart = false;
}

static void
below_restart(struct lint *l, int level)
{
	int i;

	for (i = level + 1; i <= HEAD_LEVELS; i++)
		l->number[i] = 0;
}

/* 。 or another pause at the end of a heading or title (B.4). */
static void
stopped(struct lint *l)
{
	size_t n = l->p->n;
	uint32_t cp = lint_at(l, n - 1);

	if (n > 1 && (cp == 0x3002 || cp == 0xff0c || cp == 0x3001 ||
			 cp == 0xff1b || cp == 0xff1a))
		lint_say(l, DIAG_HEADING_STOP, n - 1, 1, NULL, GB15834 "B.4");
}

static void
count_chapter(struct lint *l, int *last, const char *of)
{
	int value = read_ordinal(l, of);

	if (value == 0)
		return;
	if (*last > 0 && value != *last + 1)
		out_of_order(l, 2, *last + 1);
	*last = value;
}

static bool
is_attachment(const struct lint *l)
{
	return lint_word(l, 0, "附件") > 0;
}

static void
heading(struct lint *l, int level)
{
	struct number no = read_number(l);

	stopped(l);
	wrong_form(l, &no);
	if (level == 1) {
		if (is_attachment(l)) {
			l->number[2] = 0;
			l->chapter = 0;
		}
		count_chapter(l, &l->chapter, "章");
		l->restart = true;
		below_restart(l, 2);
		l->level = 1;
		return;
	}
	if (l->level >= 2 && level > l->level + 1)
		lint_say(l, DIAG_HEADING_SKIP, 0, no.n, diag_num(l->level + 1),
		    GB9704 "7.3.3");
	if (no.form != NO_FORM && level <= 5 && (int)no.form != level - 1)
		lint_say(l, DIAG_HEADING_LEVEL, 0, no.n, forms[level - 1],
		    GB9704 "7.3.3");
	else if (no.form != NO_FORM)
		check_order(l, &no, level);
	below_restart(l, level);
	l->level = level;
}

/* **一、任务**。各单位…… is a heading that runs into its text. */
static bool
run_in(struct lint *l, const struct number *no)
{
	int level = (int)no->form + 1;

	if (!l->p->run_in)
		return false;
	count_chapter(l, &l->article, "条");
	if (no->form != HAN && no->form != HAN_ROUND)
		return no->form != NO_FORM;
	check_order(l, no, level);
	below_restart(l, level);
	return true;
}

/* Paragraphs （一） （二） （四） in a row. */
static void
paragraph(struct lint *l)
{
	struct number no = read_number(l);

	wrong_form(l, &no);
	if (run_in(l, &no) || no.form == NO_FORM) {
		l->form = NO_FORM;
		return;
	}
	if ((int)no.form == l->form && no.value != 1 &&
	    no.value != l->count + 1)
		out_of_order(l, no.n, l->count + 1);
	l->form = (int)no.form;
	l->count = no.value;
}

void
lint_heads(struct lint *l)
{
	l->head = 0;
	if (l->p->kind != PASSAGE_TEXT)
		l->form = NO_FORM;
	switch (l->p->kind) {
	case PASSAGE_TITLE:
		stopped(l);
		break;
	case PASSAGE_HEADING:
		heading(l, l->p->level);
		break;
	case PASSAGE_TEXT:
		paragraph(l);
		break;
	default:
		break;
	}
}

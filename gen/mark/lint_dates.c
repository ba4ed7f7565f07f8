/* SPDX-License-Identifier: Apache-2.0 */
/* Dates: no padding, whole years, a day that exists. */
#include <stdbool.h>
#include <stdio.h>

#include "base/date.h"
#include "mark/lint_in.h"

/* 03月, 05日: the zero goes (GB/T 9704 7.3.5.4). */
static void
padded(struct lint *l, size_t i, size_t n)
{
	if (n != 2 || lint_at(l, i) != '0' || lint_at(l, i + 1) == '0')
		return;
	if (lint_word(l, i + n, "月") == 0 && lint_word(l, i + n, "日") == 0)
		return;
	lint_say(l, DIAG_DATE_PADDED, i, n + 1, NULL, GB9704 "7.3.5.4");
	lint_mend(l, i, 1, "");
}

/* 2026年2月30日 and 13月5日. */
static void
impossible(struct lint *l, size_t i, size_t n, long year)
{
	size_t at = i + n + 1, m, d;
	long month, day;
	char iso[32];
	int y, mo, da;

	if (n != 4 || lint_word(l, i + n, "年") == 0)
		return;
	m = lint_digits(l, at, &month);
	if (m == 0 || m > 2 || lint_word(l, at + m, "月") == 0)
		return;
	d = lint_digits(l, at + m + 1, &day);
	if (d == 0)
		day = 1;
	if (d > 2 || (d > 0 && lint_word(l, at + m + 1 + d, "日") == 0))
		return;
	snprintf(iso, sizeof(iso), "%04ld-%02ld-%02ld", year, month, day);
	if (!date_read(iso, &y, &mo, &da))
		lint_say(l, DIAG_DATE_NONE, i,
		    at + m + 1 + (d > 0 ? d + 1 : 0) - i, NULL, NULL);
}

/* 26年3月5日: the year in full (5.1.4). */
static void
short_year(struct lint *l, size_t i, size_t n)
{
	size_t m, d, at = i + n + 1;
	long value;

	if (n != 2 || lint_word(l, i + n, "年") == 0)
		return;
	m = lint_digits(l, at, &value);
	if (m == 0 || m > 2 || lint_word(l, at + m, "月") == 0)
		return;
	d = lint_digits(l, at + m + 1, &value);
	if (d > 0 && d <= 2 && lint_word(l, at + m + 1 + d, "日") > 0)
		lint_say(l, DIAG_DATE_SHORT, i, n + 1, NULL, GB15835 "5.1.4");
}

/* 2026.3.5 and 2026/3/5 in a sentence; in a table they save room. */
static size_t
pointed(struct lint *l, size_t i, size_t n, long year)
{
	uint32_t sign = lint_at(l, i + n), end;
	size_t m, d, at = i + n + 1;
	long month, day;

	if (n != 4 || year < 1900 || year > 2099 ||
	    (sign != '.' && sign != '/' && sign != 0xff0e) ||
	    l->p->kind == PASSAGE_CELL)
		return n;
	m = lint_digits(l, at, &month);
	if (m == 0 || m > 2 || month < 1 || month > 12 ||
	    lint_at(l, at + m) != sign)
		return n;
	d = lint_digits(l, at + m + 1, &day);
	end = lint_at(l, at + m + 1 + d);
	if (d == 0 || d > 2 || day < 1 || day > 31 ||
	    (end == sign && lint_is_digit(lint_at(l, at + m + d + 2))))
		return n;
	lint_say(
	    l, DIAG_DATE_FORM, i, at + m + 1 + d - i, NULL, GB15835 "5.1.4");
	return at + m + 1 + d - i;
}

/* 〇 to 九 and 零, as a year in Han is written digit by digit. */
static bool
is_han_digit(const struct lint *l, size_t i)
{
	static const char *const digits[] = {
	    "〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	size_t k;

	for (k = 0; k < sizeof(digits) / sizeof(*digits); k++)
		if (lint_word(l, i, digits[k]) > 0)
			return true;
	return false;
}

/* 二〇二六年3月5日 and 2026年三月五日: two kinds of numeral in one date. */
static void
mixed(struct lint *l, size_t i)
{
	size_t at = i + 5, m, d;
	bool han = true;
	long value;
	int number;

	for (m = 0; m < 4; m++)
		han = han && is_han_digit(l, i + m);
	if ((!han && lint_digits(l, i, &value) != 4) ||
	    lint_word(l, i + 4, "年") == 0)
		return;
	m = han ? lint_digits(l, at, &value) : lint_han_number(l, at, &number);
	if (m == 0 || lint_word(l, at + m, "月") == 0)
		return;
	at += m + 1;
	d = han ? lint_digits(l, at, &value) : lint_han_number(l, at, &number);
	if (d > 0 && lint_word(l, at + d, "日") > 0)
		lint_say(l, DIAG_DATE_FORM, i, at + d + 1 - i, NULL,
		    GB15835 "5.1.4");
}

/* A paragraph that is nothing but 二〇二六年三月五日 is 成文日期. */
static void
han_date(struct lint *l)
{
	size_t i = 0, n;
	int value;

	while ((n = lint_han_number(l, i, &value)) > 0)
		i += n;
	if (i < 4 || l->p->kind != PASSAGE_TEXT || lint_word(l, i, "年") == 0)
		return;
	n = lint_han_number(l, i + 1, &value);
	if (n == 0 || lint_word(l, i + 1 + n, "月") == 0)
		return;
	i += 2 + n;
	n = lint_han_number(l, i, &value);
	if (n > 0 && lint_word(l, i + n, "日") > 0 && i + n + 1 == l->p->n)
		lint_forbid(
		    l, DIAG_DATE_HAN, 0, l->p->n, NULL, GB9704 "7.3.5.4");
}

void
lint_dates(struct lint *l)
{
	size_t i = 0, n;
	uint32_t before;
	long value;

	han_date(l);
	while (i < l->p->n) {
		mixed(l, i);
		n = lint_digits(l, i, &value);
		before = i > 0 ? lint_at(l, i - 1) : 0;
		if (n > 0 && before != '.' && before != '-' && before != '/') {
			padded(l, i, n);
			impossible(l, i, n, value);
			short_year(l, i, n);
			n = pointed(l, i, n, value);
		}
		i += n == 0 ? 1 : n;
	}
}

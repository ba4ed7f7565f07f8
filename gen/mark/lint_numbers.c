/* SPDX-License-Identifier: Apache-2.0 */
/* Numerals, ranges, and the 发文字号 that a text cites. */
#include <string.h>

#include "base/utf8.h"
#include "mark/lint_in.h"

static bool
is_han_digit(uint32_t cp)
{
	static const uint32_t digits[] = {0x4e00, 0x4e8c, 0x4e09, 0x56db,
	    0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d};
	size_t i;

	for (i = 0; i < sizeof(digits) / sizeof(*digits); i++)
		if (digits[i] == cp)
			return true;
	return false;
}

static bool
is_zero(uint32_t cp)
{
	return cp == 0x3007 || cp == 0x96f6 || cp == '0' || cp == 0x25cb ||
	       cp == 'O' || cp == 0xff10 || cp == 0x25ef;
}

/*
 * 二〇二六: a year, or a number of digits read one by one, is written with
 * 〇 (5.2.5); 0, ○ and O between Han digits are never right (5.3).
 */
static size_t
han_year(struct lint *l, size_t i)
{
	size_t n = 0, odd = 0, zero = 0;
	bool foreign = false;

	if (i > 0 &&
	    (is_han_digit(lint_at(l, i - 1)) || is_zero(lint_at(l, i - 1))))
		return 1;
	while (is_han_digit(lint_at(l, i + n)) || is_zero(lint_at(l, i + n))) {
		if (is_zero(lint_at(l, i + n))) {
			zero++;
			if (lint_at(l, i + n) != 0x3007)
				odd++;
			if (lint_at(l, i + n) != 0x3007 &&
			    lint_at(l, i + n) != 0x96f6)
				foreign = true;
		}
		n++;
	}
	/* 表一0.5: a zero at the end belongs to what follows, unless 年 does.
	 */
	if (lint_word(l, i + n, "年") == 0)
		while (n > 0 && is_zero(lint_at(l, i + n - 1)) &&
		       lint_at(l, i + n - 1) != 0x3007) {
			odd--;
			zero--;
			n--;
		}
	if (n < 2 || odd == 0 || !is_han_digit(lint_at(l, i)))
		return n == 0 ? 1 : n;
	/* 三零五 may be a name; a year has four digits and 年 after it. */
	if (foreign && zero < n)
		lint_say(l, DIAG_ZERO_FORM, i, n, "〇", GB15835 "5.3");
	else if (n == 4 && lint_word(l, i + n, "年") > 0)
		lint_say(l, DIAG_ZERO_FORM, i, n, "〇", GB15835 "5.2.5");
	return n;
}

/* ２０２６: full-width digits; one finding for a run. */
static size_t
wide_digits(struct lint *l, size_t i)
{
	size_t n = 0;

	while (lint_at(l, i + n) >= 0xff10 && lint_at(l, i + n) <= 0xff19)
		n++;
	if (n > 0)
		lint_say(l, DIAG_DIGIT_WIDE, i, n, NULL, GB15835 "5.1.7");
	return n == 0 ? 1 : n;
}

/* A number with decimals from i on; letters it took. */
static size_t
amount(const struct lint *l, size_t i)
{
	size_t n, m;
	long value;

	n = lint_digits(l, i, &value);
	if (n == 0 || lint_at(l, i + n) != '.')
		return n;
	m = lint_digits(l, i + n + 1, &value);
	return m == 0 ? n : n + 1 + m;
}

static bool
is_joiner(uint32_t cp)
{
	return cp == '-' || cp == '~' || cp == 0x2013 || cp == 0x2014 ||
	       cp == 0xff5e || cp == 0x2212;
}

/* What makes two numbers and a mark between them a range. */
static bool
is_measured(const struct lint *l, size_t i)
{
	static const char *const units[] = {"年", "个", "月", "日", "天", "人",
	    "次", "件", "岁", "元", "小时", "分钟", "周", "米", "公里", "千米",
	    "公斤", "千克", "吨", "亩", "户", "家", "项", "倍", "页", "℃",
	    "立方米", "平方米", "公顷", "时"};
	size_t k;

	for (k = 0; k < sizeof(units) / sizeof(*units); k++)
		if (lint_word(l, i, units[k]) > 0)
			return true;
	return false;
}

static bool
part_of_name(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
	       lint_is_digit(cp) || cp == '-' || cp == '/' || cp == '.' ||
	       cp == '_' || cp == '~';
}

/*
 * 5-10% and 9～16亿 leave out what is not clear without it (5.1.3); 3-5天
 * has the wrong sign.  2026-03-05, 0000-123456 and 3-2号楼 are no ranges.
 */
static size_t
range(struct lint *l, size_t i)
{
	size_t n = amount(l, i), m, end;
	uint32_t sign = lint_at(l, i + n), after;

	if (n == 0)
		return 1;
	if ((i > 0 && part_of_name(lint_at(l, i - 1))) || !is_joiner(sign))
		return n;
	m = amount(l, i + n + 1);
	end = i + n + 1 + m;
	after = lint_at(l, end);
	if (m == 0 || is_joiner(after))
		return n;
	/* 00-12 is a number of something, 0.5-1 is not. */
	if (n > 1 && lint_at(l, i) == '0' && lint_at(l, i + 1) != '.')
		return n;
	if (after == '%' || after == 0xff05 || after == 0x2030)
		lint_say(
		    l, DIAG_RANGE_UNIT, i, end + 1 - i, "%", GB15835 "5.1.3");
	else if (lint_word(l, end, "万") > 0 || lint_word(l, end, "亿") > 0)
		lint_say(l, DIAG_RANGE_UNIT, i, end + 1 - i,
		    lint_word(l, end, "万") > 0 ? "万" : "亿", GB15835 "5.1.3");
	else if (sign != 0x2014 && sign != 0xff5e && is_measured(l, end))
		lint_say(l, DIAG_RANGE_SIGN, i, end - i, NULL, GB15835 "5.1.3");
	else
		return n;
	return n + 1 + m;
}

/* The bracket that stands before or after a year. */
static bool
is_year_open(uint32_t cp)
{
	return cp == '[' || cp == '(' || cp == 0xff08 || cp == 0x3010 ||
	       cp == 0xff3b || cp == 0x3008 || cp == 0x3014;
}

static bool
is_year_close(uint32_t cp)
{
	return cp == ']' || cp == ')' || cp == 0xff09 || cp == 0x3011 ||
	       cp == 0xff3d || cp == 0x3009 || cp == 0x3015;
}

/* 会议纪要〔2026〕第12号, 公告〔2026〕第3号: a series, not a 机关代字. */
static bool
is_series(const struct lint *l, size_t i)
{
	static const char *const words[] = {
	    "纪要", "会议", "公告", "通告", "简报", "专报", "决议", "决定"};
	size_t k;

	for (k = 0; k < sizeof(words) / sizeof(*words); k++)
		if (i >= 2 && lint_word(l, i - 2, words[k]) > 0)
			return true;
	return i >= 1 && lint_word(l, i - 1, "令") > 0;
}

/* 示发[2026]12号 and its like: 机关代字, year in 〔〕, number without zeros. */
static void
cited_number(struct lint *l, size_t i)
{
	size_t d, at, n;
	long year, number;
	bool ordinal;

	if (!is_year_open(lint_at(l, i)) || i < 2 ||
	    !utf8_is_han(lint_at(l, i - 1)) || !utf8_is_han(lint_at(l, i - 2)))
		return;
	d = lint_digits(l, i + 1, &year);
	at = i + 1 + d;
	if (!is_year_close(lint_at(l, at)))
		return;
	if (d == 2 && lint_at(l, i) == 0x3014 && lint_at(l, at) == 0x3015 &&
	    lint_digits(l, at + 1, &number) > 0) {
		lint_forbid(
		    l, DIAG_NUMBER_CITED, i, at + 1 - i, NULL, GB9704 "7.2.5");
		return;
	}
	if (d != 4 || year < 1949 || year > 2099)
		return;
	ordinal = lint_word(l, at + 1, "第") > 0;
	n = lint_digits(l, at + 1 + ordinal, &number);
	if (n == 0 || lint_word(l, at + 1 + ordinal + n, "号") == 0)
		return;
	if (lint_at(l, i) != 0x3014 || lint_at(l, at) != 0x3015) {
		lint_forbid(
		    l, DIAG_NUMBER_CITED, i, at + 1 - i, NULL, GB9704 "7.2.5");
		lint_mend(l, i, 1, "〔");
		lint_mend(l, at, 1, "〕");
	} else if (ordinal && !is_series(l, i)) {
		lint_forbid(
		    l, DIAG_NUMBER_CITED, at + 1, n + 2, NULL, GB9704 "7.2.5");
	} else if (lint_at(l, at + 1 + ordinal) == '0') {
		lint_say(l, DIAG_NUMBER_CITED, at + 1 + ordinal, n + 1, NULL,
		    GB9704 "7.2.5");
	}
}

void
lint_numbers(struct lint *l)
{
	size_t i;

	for (i = 0; i < l->p->n;) {
		cited_number(l, i);
		if (lint_is_digit(lint_at(l, i)))
			i += range(l, i);
		else if (lint_at(l, i) >= 0xff10 && lint_at(l, i) <= 0xff19)
			i += wide_digits(l, i);
		else
			i += han_year(l, i);
	}
}

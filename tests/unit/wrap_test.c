/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What holds for every paragraph: thousands of generated ones, from a fixed
 * seed, through two sets of faces and many widths.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "layout/class.h"
#include "layout/para.h"

Suite *wrap_suite(void);

enum { PARAGRAPHS = 1500, FLUSH = 50 /* mpt: 0.05 pt */ };

static const char *const profiles[] = {"templates/profile.yaml",
    "templates/profile-arphic.yaml", "tests/profiles/contrary.yaml"};

static struct profile *profile;
static struct fonts *fonts;
static struct para_env env;
static uint64_t seed;

static unsigned
pick(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % n;
}

static void
start(const char *path)
{
	struct diag *d = diag_new();

	profile = profile_load(path, d);
	ck_assert_ptr_nonnull(profile);
	fonts = profile_fonts(profile, d);
	ck_assert_ptr_nonnull(fonts);
	diag_free(d);
	memset(&env, 0, sizeof(env));
	env.profile = profile;
	env.fonts = fonts;
	env.arena = arena_new();
	env.file = "p.md";
	env.diag = diag_new();
}

static void
fresh(void)
{
	arena_free(env.arena);
	env.arena = arena_new();
	diag_free(env.diag);
	env.diag = diag_new();
}

static void
stop(void)
{
	para_env_end(&env);
	arena_free(env.arena);
	diag_free(env.diag);
	fonts_free(fonts);
	profile_free(profile);
}

static void
add_han(struct buf *b, unsigned n)
{
	static const char *const some[] = {"会", "议", "党", "组", "的", "一",
	    "十", "年", "第", "了", "进", "展", "号", "元"};

	while (n-- > 0)
		if (pick(3) == 0)
			buf_adds(b, some[pick(14)]);
		else
			buf_addcp(b, 0x4e00 + pick(0x400));
}

/* A piece of text such as documents hold, or worse. */
static void
add_piece(struct buf *b)
{
	static const char *const marks[] = {"，", "。", "、", "；", "：", "？",
	    "！", "？！", "。”", "……", "——", "）。", "”、“", "》（", "——“",
	    "：“", "！！！", "·", "～", "／", "—", "………………"};
	static const char *const pairs[][2] = {{"“", "”"}, {"‘", "’"},
	    {"（", "）"}, {"《", "》"}, {"〈", "〉"}, {"【", "】"},
	    {"〔", "〕"}, {"「", "」"}};
	static const char *const words[] = {"GDP", "software", "e-mail",
	    "Zhang San", "https://www.example.gov.cn/a/b?x=1", "don’t", "U.S.",
	    "(x)", "1/2", "A4", "kg"};
	static const char *const units[] = {
	    "%", "℃", "万元", "年", "月", "日", "人", "号", " kg", "‰"};
	const char *const *pair;

	switch (pick(12)) {
	case 0:
	case 1:
		buf_adds(b, marks[pick(22)]);
		break;
	case 2:
		pair = pairs[pick(8)];
		buf_adds(b, pair[0]);
		add_han(b, pick(9));
		buf_adds(b, pair[1]);
		break;
	case 3:
		buf_adds(b, words[pick(11)]);
		if (pick(2) == 0)
			buf_adds(b, " ");
		break;
	case 4:
		buf_addf(b, "%u", pick(100000));
		buf_adds(b, units[pick(10)]);
		break;
	case 5:
		buf_addf(b, "%u年%u月%u日", 1949 + pick(90), 1 + pick(12),
		    1 + pick(28));
		break;
	case 6:
		buf_addf(b, "〔%u〕%u号", 1990 + pick(40), pick(99));
		break;
	case 7:
		buf_adds(b, "（");
		add_han(b, 1);
		buf_adds(b, "）");
		break;
	default:
		add_han(b, 1 + pick(12));
		break;
	}
}

/* Glyphs of a line in order, as characters with their place. */
struct drawn {
	uint32_t cp;
	enum class class;
	mpt left, right; /* ink */
	bool ink;
};

static size_t
draw(const struct line *line, struct drawn *out)
{
	size_t i, k, n = 0;

	for (i = 0; i < line->nspans; i++) {
		const struct line_span *s = &line->spans[i];

		for (k = 0; k < s->nglyphs; k++, n++) {
			const struct op_glyph *g = &s->glyphs[k];
			struct font_box b = face_box(s->face, g->gid);

			out[n].cp = g->cp;
			out[n].class = class_of(g->cp);
			out[n].ink = b.x1 > b.x0;
			out[n].left = s->x + g->x + s->size * b.x0 / 1000;
			out[n].right = s->x + g->x + s->size * b.x1 / 1000;
		}
	}
	return n;
}

static bool
is_mark(const struct drawn *d)
{
	return d->class >= CLASS_OPEN && d->class <= CLASS_COMMA;
}

/* The rules of one line; long is that it or the one before parts a unit. */
static void
check_line(const struct line *l, const struct drawn *d, size_t n, mpt measure,
    bool justified, bool was_long, const char *text)
{
	bool is_long = (l->flags & LINE_LONG) != 0;
	mpt end = l->x + l->width;
	size_t k, last = n;

	while (last > 0 && d[last - 1].cp == ' ')
		last--;
	ck_assert_msg(last > 0, "an empty line in %s", text);
	if (!was_long && (l->flags & LINE_FIRST) == 0)
		ck_assert_msg(!class_no_start(d[0].class, profile->strict) ||
				  d[0].cp == 0x2014,
		    "U+%04X begins a line in %s", d[0].cp, text);
	if (!is_long && (l->flags & LINE_LAST) == 0)
		ck_assert_msg(!class_no_end(d[last - 1].class),
		    "U+%04X ends a line in %s", d[last - 1].cp, text);
	if (justified && (l->flags & (LINE_LAST | LINE_HARD | LINE_LOOSE)) == 0)
		ck_assert_msg((l->flags & LINE_SET) != 0,
		    "a line is not set in %s", text);
	if ((l->flags & LINE_SET) != 0)
		ck_assert_msg(abs(end - measure) <= FLUSH,
		    "a line ends at %d of %d in %s", end, measure, text);
	ck_assert_msg(is_long || end <= measure + FLUSH,
	    "a line is too wide in %s", text);
	for (k = 1; k < last; k++) {
		if (d[k].cp == 0x2014 && d[k - 1].cp == 0x2014 &&
		    (k < 2 || d[k - 2].cp != 0x2014))
			ck_assert_msg(d[k].left - d[k - 1].right < 400,
			    "a dash has a gap in %s", text);
		if (!d[k].ink || !d[k - 1].ink ||
		    (!is_mark(&d[k]) && !is_mark(&d[k - 1])))
			continue;
		ck_assert_msg(d[k].left >= d[k - 1].right,
		    "U+%04X touches U+%04X in %s", d[k - 1].cp, d[k].cp, text);
	}
	if (last > 0 && d[last - 1].ink)
		ck_assert_msg(is_long || d[last - 1].right <= measure + 400,
		    "ink past the edge in %s", text);
}

static void
check_para(
    const struct para *p, const char *text, const struct para_params *params)
{
	static struct drawn d[4096];
	size_t i, k, n, at = 0, len = strlen(text), step;
	bool was_long = false;
	uint32_t cp;

	for (i = 0; i < p->nlines; i++) {
		n = draw(&p->lines[i], d);
		for (k = 0; k < n; k++) {
			step = utf8_decode(text + at, len - at, &cp);
			ck_assert_msg(step > 0 && cp == d[k].cp,
			    "U+%04X drawn for U+%04X in %s", d[k].cp, cp, text);
			at += step;
		}
		check_line(&p->lines[i], d, n, params->measure,
		    params->align == PARA_JUSTIFIED, was_long, text);
		was_long = (p->lines[i].flags & LINE_LONG) != 0;
		/* A pair of dashes or dots stays on one line. */
		if (i > 0 && n > 0 && d[0].cp == 0x2014 && !was_long)
			ck_assert(n > 1 && d[1].cp == 0x2014);
	}
	ck_assert_msg(
	    at == len, "%zu bytes are not drawn of %s", len - at, text);
}

START_TEST(every_paragraph_keeps_every_rule)
{
	static const int cells[] = {28, 28, 28, 22, 14, 9};
	struct buf text = {NULL, 0, 0}, one = {NULL, 0, 0}, two = {NULL, 0, 0};
	struct para_params params;
	struct para *p;
	unsigned i, k, lines = 0, lonely = 0;

	start(profiles[_i]);
	seed = 20120701;
	for (i = 0; i < PARAGRAPHS; i++) {
		struct para_run run;

		buf_clear(&text);
		add_han(&text, 1);
		for (k = 2 + pick(60); k > 0; k--)
			add_piece(&text);
		add_han(&text, 1);
		memset(&params, 0, sizeof(params));
		params.measure = cells[i % 6] == 28
				     ? profile->text_width
				     : cells[i % 6] * profile->cell;
		params.first = i % 2 == 0 ? 2 * profile->cell : 0;
		fresh();
		run = para_text(&env, text.p, TEXT_BODY, 0, 1);
		p = para_set(&env, &run, 1, &params);
		check_para(p, text.p, &params);
		lines += (unsigned)p->nlines;
		buf_clear(&one);
		buf_clear(&two);
		for (k = 0; k < p->nlines; k++)
			line_dump(&p->lines[k], &one);
		if (cells[i % 6] >= 22 && p->nlines > 2 &&
		    p->lines[p->nlines - 1].width <= profile->cell)
			lonely++;
		p = para_set(&env, &run, 1, &params);
		for (k = 0; k < p->nlines; k++)
			line_dump(&p->lines[k], &two);
		ck_assert_str_eq(one.p, two.p);
	}
	ck_assert_uint_gt(lines, PARAGRAPHS * 5);
	ck_assert_uint_eq(lonely, 0);
	buf_free(&text);
	buf_free(&one);
	buf_free(&two);
	stop();
}

/* What a line's end may not part, and what it may only where it must. */
enum tear { TEAR_FREE, TEAR_DATE, TEAR_NEVER };

static bool
is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static enum tear
parts(uint32_t before, uint32_t a, uint32_t b)
{
	const uint32_t *u;

	if (is_digit(a)) {
		for (u = profile->units; *u != 0; u++)
			if (*u == b)
				return TEAR_NEVER;
		if (is_digit(b) || b == '.' || b == '%' || b == 0x3015)
			return TEAR_NEVER;
	}
	/* 第3, 〔2026, 〕7, 万元, 5 kg */
	if (((a == 0x7b2c || a == 0x3014 || a == 0x3015 || a == '.') &&
		is_digit(b)) ||
	    (a == 0x4e07 && b == 0x5143 && is_digit(before)) ||
	    (a == ' ' && b == 'k'))
		return TEAR_NEVER;
	if (b == 0x3014 ||
	    (is_digit(b) && is_digit(before) && (a == 0x5e74 || a == 0x6708)))
		return TEAR_DATE;
	return TEAR_FREE;
}

static void
add_measured(struct buf *b)
{
	switch (pick(5)) {
	case 0:
		buf_addf(b, "%u年%u月%u日", 2000 + pick(50), 1 + pick(12),
		    1 + pick(28));
		break;
	case 1:
		buf_addf(
		    b, "示水党发〔%u〕%u号", 2000 + pick(50), 1 + pick(200));
		break;
	case 2:
		buf_addf(b, "%u.%u万元", pick(5000), pick(10));
		break;
	case 3:
		buf_addf(b, "第%u号%u.%u%%", pick(50), pick(100), pick(10));
		break;
	default:
		buf_addf(b, "%u kg和%u个", pick(500), pick(300));
		break;
	}
}

/* Lines of measured things: how many dates and 文号 are parted. */
static unsigned
parted(const struct para *p, const char *text)
{
	static struct drawn d[4096];
	uint32_t before = 0, a = 0;
	unsigned n = 0;
	size_t i, len;

	for (i = 0; i < p->nlines; i++) {
		len = draw(&p->lines[i], d);
		if (len == 0)
			continue;
		if (i > 0 && (p->lines[i - 1].flags & LINE_LONG) == 0) {
			ck_assert_msg(parts(before, a, d[0].cp) != TEAR_NEVER,
			    "U+%04X and U+%04X are parted in %s", a, d[0].cp,
			    text);
			n += parts(before, a, d[0].cp) == TEAR_DATE;
		}
		before = len > 1 ? d[len - 2].cp : a;
		a = d[len - 1].cp;
	}
	return n;
}

START_TEST(dates_numbers_and_units_stay_whole)
{
	struct buf text = {NULL, 0, 0};
	unsigned i, k, n, things = 0, wide = 0;
	struct para_params params;

	start(profiles[_i]);
	seed = 20110901;
	for (i = 0; i < PARAGRAPHS; i++) {
		struct para_run run;

		buf_clear(&text);
		add_han(&text, 1);
		for (k = 2 + pick(20); k > 0; k--) {
			add_measured(&text);
			things += i % 3 == 0;
			add_han(&text, 1 + pick(9));
			buf_adds(&text, pick(3) == 0 ? "。" : "");
		}
		add_han(&text, 1);
		memset(&params, 0, sizeof(params));
		/* the body; and cells of a table, of any width and setting */
		params.measure = i % 3 == 0
				     ? profile->text_width
				     : (mpt)(8 + pick(12)) * profile->cell;
		params.align =
		    i % 3 == 0 ? PARA_JUSTIFIED : (enum para_align)(i / 3 % 4);
		params.first = i % 3 == 0 ? 2 * profile->cell : 0;
		fresh();
		run = para_text(
		    &env, text.p, i % 3 == 0 ? TEXT_BODY : TEXT_TABLE, 0, 1);
		n = parted(para_set(&env, &run, 1, &params), text.p);
		wide += i % 3 == 0 ? n : 0;
	}
	ck_assert_msg(wide * 50 <= things, "%u of %u are parted", wide, things);
	buf_free(&text);
	stop();
}
END_TEST

/* Ragged lines are never wider than the measure either, and lose nothing. */
START_TEST(ragged_paragraphs_keep_their_characters)
{
	struct buf text = {NULL, 0, 0};
	struct para_params params;
	struct para *p;
	unsigned i, k;

	start(profiles[0]);
	seed = 20190415;
	for (i = 0; i < PARAGRAPHS / 3; i++) {
		struct para_run run;

		buf_clear(&text);
		add_han(&text, 1);
		for (k = 1 + pick(12); k > 0; k--)
			add_piece(&text);
		add_han(&text, 1);
		memset(&params, 0, sizeof(params));
		params.measure = (mpt)(4 + pick(24)) * profile->cell;
		params.align = (enum para_align)(1 + i % 3);
		params.balanced = i % 3 == 1 && i % 2 == 0;
		fresh();
		run = para_text(&env, text.p, TEXT_BODY, 0, 1);
		p = para_set(&env, &run, 1, &params);
		check_para(p, text.p, &params);
	}
	buf_free(&text);
	stop();
}

/* A hundred thousand of anything is set in the time of the test. */
START_TEST(long_paragraphs_of_one_kind_are_set)
{
	static const char *const kinds[] = {"会", "，", "（", "）", "a", "1",
	    " ", "—", "…", "a ", "·", "“”", "1.", "（一）", "/", "@://a",
	    "\xe2\x80\x8b", "\xcc\x81", "？！", "\n", "2012年", "\xc2\xa0"};
	struct buf text = {NULL, 0, 0};
	struct para_params params;
	struct para_run run;
	mpt min, max;
	size_t i;

	start(profiles[0]);
	memset(&params, 0, sizeof(params));
	params.measure = profile->text_width;
	for (i = 0; i < 100000; i++)
		buf_adds(&text, kinds[_i]);
	run = para_text(&env, text.p, TEXT_BODY, 0, 1);
	para_set(&env, &run, 1, &params);
	params.align = PARA_CENTRED;
	params.balanced = true;
	para_set(&env, &run, 1, &params);
	para_widths(&env, &run, 1, &min, &max);
	ck_assert_int_le(min, max);
	ck_assert_ptr_nonnull(para_line(&env, &run, 1, 0));
	ck_assert_uint_lt(diag_count(env.diag), 10);
	buf_free(&text);
	stop();
}

Suite *
wrap_suite(void)
{
	Suite *s = suite_create("wrap");
	TCase *t = tcase_create("properties");

	tcase_set_timeout(t, 120);
	tcase_add_loop_test(t, every_paragraph_keeps_every_rule, 0, 3);
	tcase_add_test(t, ragged_paragraphs_keep_their_characters);
	tcase_add_loop_test(t, long_paragraphs_of_one_kind_are_set, 0, 22);
	tcase_add_loop_test(t, dates_numbers_and_units_stay_whole, 0, 2);
	suite_add_tcase(s, t);
	return s;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Line composition by example: each rule from both sides.  What holds for
 * every text is in wrap_test.c.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "layout/para.h"

Suite *para_suite(void);

static struct profile *profile;
static struct fonts *fonts;
static struct para_env env;
static char *lines[64]; /* text of each line */
static struct para *para;

/* Profile and faces are loaded once: the suite runs in forked children. */
static void
load(void)
{
	struct diag *d = diag_new();

	profile = profile_load("templates/profile.yaml", d);
	ck_assert_ptr_nonnull(profile);
	fonts = profile_fonts(profile, d);
	ck_assert_ptr_nonnull(fonts);
	diag_free(d);
}

static void
unload(void)
{
	fonts_free(fonts);
	profile_free(profile);
}

static void
setup(void)
{
	memset(&env, 0, sizeof(env));
	env.profile = profile;
	env.fonts = fonts;
	env.arena = arena_new();
	env.file = "p.md";
	env.diag = diag_new();
}

static void
teardown(void)
{
	size_t i;

	for (i = 0; i < 64; i++) {
		free(lines[i]);
		lines[i] = NULL;
	}
	para_env_end(&env);
	arena_free(env.arena);
	diag_free(env.diag);
}

static char *
line_text(const struct line *line)
{
	struct buf b = {NULL, 0, 0};
	size_t i, k;

	buf_adds(&b, "");
	for (i = 0; i < line->nspans; i++)
		for (k = 0; k < line->spans[i].nglyphs; k++)
			buf_addcp(&b, line->spans[i].glyphs[k].cp);
	return b.p;
}

static void
set_as(const char *text, enum text_kind kind, struct para_params params)
{
	struct para_run run = para_text(&env, text, kind, 0, 7);
	size_t i;

	para = para_set(&env, &run, 1, &params);
	for (i = 0; i < para->nlines && i < 64; i++) {
		free(lines[i]);
		lines[i] = line_text(&para->lines[i]);
	}
}

/* Justified, so many cells wide, no indent. */
static void
set_cells(const char *text, int cells)
{
	struct para_params p = {.measure = cells * profile->cell};

	set_as(text, TEXT_BODY, p);
}

static void
set_title(const char *text)
{
	struct para_params p = {.measure = profile->text_width,
	    .align = PARA_CENTRED,
	    .balanced = true};

	set_as(text, TEXT_TITLE, p);
}

static mpt
width_of(const char *text)
{
	struct para_run run = para_text(&env, text, TEXT_BODY, 0, 1);

	return para_line(&env, &run, 1, 0)->width;
}

/* x of the n-th glyph of a line, and its ink. */
static void
ink_of(const struct line *line, size_t n, mpt *left, mpt *right)
{
	size_t i;

	for (i = 0; n >= line->spans[i].nglyphs; i++)
		n -= line->spans[i].nglyphs;
	const struct line_span *s = &line->spans[i];
	struct font_box b = face_box(s->face, s->glyphs[n].gid);

	*left = s->x + s->glyphs[n].x + s->size * b.x0 / 1000;
	*right = s->x + s->glyphs[n].x + s->size * b.x1 / 1000;
}

static const char *
finding(size_t i)
{
	return i < diag_count(env.diag) ? diag_get(env.diag, i)->id : "none";
}

static char han[28 * 3 + 64]; /* n Han */

static const char *
hans(int n, const char *tail)
{
	int i;

	han[0] = '\0';
	for (i = 0; i < n; i++)
		strcat(han, "党");
	return strcat(han, tail);
}

START_TEST(a_full_line_of_han_is_28_cells_of_156_mm)
{
	struct para_params p = {.measure = profile->text_width};

	set_as(hans(29, ""), TEXT_BODY, p);
	ck_assert_uint_eq(para->nlines, 2);
	/* 29 would leave one alone: two go down, and the line is stretched. */
	ck_assert_uint_eq(strlen(lines[0]), 27 * 3);
	set_as("一二三四五六七八九十一二三四五六七八九十一二三四五六七八"
	       "九十",
	    TEXT_BODY, p);
	ck_assert_uint_eq(strlen(lines[0]), 28 * 3);
	ck_assert_int_eq(para->lines[0].width, profile->text_width);
	ck_assert_int_eq(para->lines[0].natural, 28 * 15793);
	ck_assert_uint_ne(para->lines[0].flags & LINE_SET, 0);
	ck_assert_int_eq(mpt_to_um(para->lines[0].width), 156000);
	ck_assert_uint_eq(para->lines[1].flags & LINE_SET, 0);
}

START_TEST(a_stop_is_drawn_in_where_marks_can_give)
{
	set_cells("一二，四五六七八九十。后面还有话", 10);
	ck_assert_str_eq(lines[0], "一二，四五六七八九十。");
	ck_assert_int_eq(para->lines[0].width, 10 * profile->cell);
	ck_assert_uint_ne(para->lines[0].flags & LINE_TRIM_END, 0);
}

START_TEST(where_no_mark_can_give_a_character_goes_down)
{
	set_cells("一二三四五六七八九十。后面还有话", 10);
	ck_assert_str_eq(lines[0], "一二三四五六七八九");
	ck_assert_str_eq(lines[1], "十。后面还有话");
	ck_assert_int_eq(para->lines[0].width, 10 * profile->cell);
}

START_TEST(an_opening_mark_never_ends_a_line)
{
	set_cells("一二三四五六七八九（十）一二三四五", 10);
	ck_assert_str_eq(lines[0], "一二三四五六七八九");
	ck_assert_uint_ne(para->lines[1].flags & LINE_TRIM_START, 0);
}

START_TEST(an_opening_mark_keeps_its_cell_at_the_indent_only)
{
	struct para_params p = {
	    .measure = 10 * profile->cell, .first = 2 * profile->cell};
	mpt left, right;

	set_as("（一）一二三四五（六七八九十）一二三", TEXT_BODY, p);
	ck_assert_int_eq(para->lines[0].x, 2 * profile->cell);
	ck_assert_uint_eq(para->lines[0].flags & LINE_TRIM_START, 0);
	ink_of(&para->lines[0], 0, &left, &right);
	ck_assert_int_gt(left, 2 * profile->cell + profile->cell / 2);
	ck_assert_str_eq(lines[1], "（六七八九十）一二三");
	ink_of(&para->lines[1], 0, &left, &right);
	ck_assert_int_ge(left, 0);
	ck_assert_int_lt(left, profile->cell / 4);
}

START_TEST(an_ordinal_at_the_indent_is_never_squeezed)
{
	struct para_params p = {
	    .measure = 10 * profile->cell, .first = 2 * profile->cell};
	mpt a, b, c, d;

	set_as("（一）一二三四五六七八九十", TEXT_BODY, p);
	ink_of(&para->lines[0], 0, &a, &b);
	set_as("（一）一二三四。后面还有话", TEXT_BODY, p);
	ck_assert_str_eq(lines[0], "（一）一二三四。");
	set_as("（一）一二三四五。后面还有话", TEXT_BODY, p);
	ck_assert_str_eq(lines[0], "（一）一二三四五。");
	ink_of(&para->lines[0], 0, &c, &d);
	ck_assert_int_eq(a, c);
}

START_TEST(adjacent_marks_share_a_half_cell)
{
	mpt cell = profile->cell;

	ck_assert_int_eq(width_of("党。"), 2 * cell);
	ck_assert_int_eq(width_of("党。”"), 3 * cell - (cell + 1) / 2);
	ck_assert_int_eq(width_of("党）（"), 3 * cell - (cell + 1) / 2);
	ck_assert_int_eq(width_of("党《“"), 3 * cell - (cell + 1) / 2);
	ck_assert_int_eq(width_of("党：“"), 3 * cell - (cell + 1) / 2);
	ck_assert_int_le(abs(width_of("党？！") - 2 * cell), 1);
	ck_assert_int_le(abs(width_of("党！！！") - 3 * cell), 1);
	ck_assert_int_eq(width_of("党——"), 3 * cell);
	ck_assert_int_eq(width_of("党……"), 3 * cell);
	ck_assert_int_eq(width_of("党·党"), 2 * cell + cell / 2);
}

START_TEST(two_dashes_and_six_dots_are_never_parted)
{
	set_cells("一二三四五六七八九——十一二三四", 10);
	ck_assert_str_eq(lines[0], "一二三四五六七八九");
	set_cells("一二三四五六七八九……十一二三四", 10);
	ck_assert_str_eq(lines[0], "一二三四五六七八九");
	set_cells("一二三四五六七八——十一二三四", 10);
	ck_assert_str_eq(lines[0], "一二三四五六七八——");
}

START_TEST(numbers_stay_whole_and_with_their_units)
{
	set_cells("一二三四五六七八九25%的增长，一二三", 10);
	ck_assert_str_eq(lines[0], "一二三四五六七八九");
	set_cells("一二三四五六七八1234万元，一二三四", 10);
	ck_assert_str_eq(lines[0], "一二三四五六七八");
	set_cells("一二三四五六七八九￥35，一二三四五六", 10);
	ck_assert_str_eq(lines[0], "一二三四五六七八九");
	set_cells("一二三四五六七八九25℃的，一二三四五", 10);
	ck_assert_str_eq(lines[0], "一二三四五六七八九");
}

START_TEST(a_date_parts_only_between_its_parts)
{
	set_cells("一二三四五六七2012年10月31日印发", 10);
	ck_assert_str_eq(lines[0], "一二三四五六七2012年");
	set_cells("一二三四五六七八2012年10月31日印发了", 10);
	ck_assert_str_eq(lines[0], "一二三四五六七八");
	set_cells("一二三四五六七八九十一二三四五六七八1—9月，一二三", 20);
	ck_assert_str_eq(lines[0], "一二三四五六七八九十一二三四五六七八");
}

START_TEST(a_document_number_stays_together)
{
	set_cells("一二三四五六党发〔2012〕10号文件，一二", 10);
	ck_assert_ptr_null(strstr(lines[0], "〔"));
	ck_assert_ptr_nonnull(strstr(lines[1], "〔2012〕10号"));
}

START_TEST(an_ordinal_keeps_its_first_character)
{
	set_cells("一二三四五六七；（一）抓落实，一二三四", 10);
	ck_assert_str_ne(lines[0], "一二三四五六七；（一）");
	ck_assert_ptr_nonnull(strstr(lines[1], "（一）抓"));
	set_cells("一二三四五六七八；1.抓落实，一二三四五", 10);
	ck_assert_ptr_nonnull(strstr(lines[1], "1.抓"));
}

START_TEST(a_western_word_is_never_parted)
{
	set_cells("一二三四五六七software一二三四五六七八", 10);
	ck_assert_str_eq(lines[0], "一二三四五六七");
	set_cells("一二三四five-year计划一二三四五六七八", 10);
	ck_assert_ptr_nonnull(strstr(lines[0], "five-"));
}

START_TEST(a_space_at_an_end_hangs)
{
	set_cells("abcdefgh ijklmnop qrstuvwx yz", 6);
	ck_assert_str_eq(lines[0], "abcdefgh ");
	ck_assert_str_eq(lines[1], "ijklmnop ");
}

START_TEST(no_last_line_of_one_character)
{
	set_cells("一二三四五六七八九十一二三四五六七八九十一", 10);
	ck_assert_uint_eq(para->nlines, 3);
	ck_assert_uint_ge(strlen(lines[2]), 2 * 3);
	set_cells("一二三四五六七八九十一二三四五六七八九十一。", 10);
	ck_assert_uint_ge(strlen(lines[2]), 3 * 3);
}

START_TEST(an_address_parts_after_its_marks)
{
	size_t i;

	set_cells("见https://www.example.gov.cn/affairs/open/index.html", 8);
	ck_assert_uint_gt(para->nlines, 2);
	for (i = 1; i + 1 < para->nlines; i++)
		ck_assert_ptr_nonnull(
		    strchr("/.", lines[i][strlen(lines[i]) - 1]));
}

START_TEST(a_word_wider_than_the_line_is_a_finding_and_is_parted)
{
	size_t i;

	set_cells("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 4);
	ck_assert_uint_gt(para->nlines, 5);
	for (i = 0; i < para->nlines; i++)
		ck_assert_int_le(para->lines[i].width, 4 * profile->cell);
	ck_assert_str_eq(finding(0), "unit-too-long");
	ck_assert_int_eq(diag_get(env.diag, 0)->line, 7);
	/* That it has no gap to widen is no second fault. */
	ck_assert_uint_eq(diag_count(env.diag), 1);
}

START_TEST(a_line_without_a_gap_is_not_called_loose_by_nothing)
{
	set_cells("aaaaaaaaaaaaa-aaaaaaaaaaaaa-aaaaaaaaaaaaa", 10);
	ck_assert_uint_eq(diag_count(env.diag), 1);
	ck_assert_str_eq(finding(0), "line-loose");
	ck_assert_ptr_nonnull(
	    strstr(diag_get(env.diag, 0)->text[DIAG_ZH], "没有可以加宽的字距"));
	ck_assert_ptr_null(strstr(diag_get(env.diag, 0)->text[DIAG_ZH], "‰"));
}

START_TEST(a_loose_line_is_a_finding_and_a_tight_one_is_none)
{
	set_cells("一二三四五六七八九十。一二三四五", 10);
	ck_assert_uint_eq(diag_count(env.diag), 0);
	set_cells("一二三四international一二三四五六七", 8);
	ck_assert_str_eq(finding(0), "line-loose");
	ck_assert_uint_ne(para->lines[0].flags & LINE_LOOSE, 0);
	ck_assert_int_eq(para->lines[0].width, 8 * profile->cell);
}

START_TEST(a_character_in_no_face_is_named_once)
{
	set_cells("党\xf4\x8f\xbf\xbd组\xf4\x8f\xbf\xbd", 10);
	ck_assert_uint_eq(diag_count(env.diag), 1);
	ck_assert_str_eq(finding(0), "font-character");
	ck_assert_ptr_nonnull(
	    strstr(diag_get(env.diag, 0)->text[0], "U+10FFFD"));
	ck_assert_ptr_nonnull(
	    strstr(diag_get(env.diag, 0)->text[0], "FandolFang"));
	ck_assert(env.failed);
}

START_TEST(quotes_are_western_only_among_western_letters)
{
	mpt cell = profile->cell;

	ck_assert_int_eq(width_of("党“x"), 2 * cell + width_of("x"));
	ck_assert_int_lt(width_of("don’t"), 4 * cell);
	ck_assert_int_lt(width_of("“word”"), 4 * cell);
	ck_assert_int_lt(
	    width_of("党O’Brien") - width_of("党OBrien"), cell / 2);
}

START_TEST(western_marks_in_full_width_glyphs_close_up)
{
	ck_assert_int_lt(width_of("30°"), 2 * profile->cell);
	ck_assert_int_lt(width_of("3′20″"), 3 * profile->cell);
	ck_assert_int_eq(width_of("5％"), profile->cell / 2 + profile->cell);
	ck_assert_int_eq(width_of("5℃"), profile->cell / 2 + profile->cell);
}

START_TEST(hard_breaks_end_lines_and_indent_once)
{
	struct para_params p = {
	    .measure = 10 * profile->cell, .first = 2 * profile->cell};

	set_as("一二\n三四\n\n五\n", TEXT_BODY, p);
	ck_assert_uint_eq(para->nlines, 4);
	ck_assert_str_eq(lines[1], "三四");
	ck_assert_str_eq(lines[2], "");
	ck_assert_int_eq(para->lines[0].x, 2 * profile->cell);
	ck_assert_int_eq(para->lines[1].x, 0);
	ck_assert_uint_ne(para->lines[0].flags & LINE_HARD, 0);
	ck_assert_uint_ne(para->lines[3].flags & LINE_LAST, 0);
	set_cells("", 10);
	ck_assert_uint_eq(para->nlines, 0);
}

START_TEST(a_hanging_indent_is_kept_by_all_lines_but_the_first)
{
	struct para_params p = {
	    .measure = 10 * profile->cell, .indent = 3 * profile->cell};

	set_as("出席：王一二、李三四、张五六、赵七八、钱九十", TEXT_BODY, p);
	ck_assert_int_eq(para->lines[0].x, 0);
	ck_assert_int_eq(para->lines[1].x, 3 * profile->cell);
	ck_assert_int_eq(
	    para->lines[1].x + para->lines[1].width, 10 * profile->cell);
}

START_TEST(a_line_is_spread_to_the_width_asked_for)
{
	struct para_run run = para_text(&env, "王五", TEXT_BODY, 0, 1);
	struct line *l = para_line(&env, &run, 1, 3 * profile->cell);
	mpt a, b, c, d;

	ck_assert_int_eq(l->width, 3 * profile->cell);
	ink_of(l, 0, &a, &b);
	ink_of(l, 1, &c, &d);
	ck_assert_int_gt(c - b, profile->cell / 2);
	l = para_line(&env, &run, 1, profile->cell);
	ck_assert_int_eq(l->width, 2 * profile->cell);
}

START_TEST(widths_for_tables_are_the_widest_unit_and_line)
{
	struct para_run run =
	    para_text(&env, "一二三四——五\n一二三", TEXT_BODY, 0, 1);
	mpt min, max;

	para_widths(&env, &run, 1, &min, &max);
	ck_assert_int_eq(min, 2 * profile->cell);
	ck_assert_int_eq(max, 7 * profile->cell);
}

START_TEST(runs_change_face_and_keep_one_measure)
{
	struct run in[3] = {
	    {.text = "一二三", .len = 9, .line = 3},
	    {.text = "强调", .len = 6, .style = RUN_STRONG, .line = 3},
	    {.text = "四五六，七", .len = 15, .style = RUN_EM, .line = 4},
	};
	struct para_params p = {.measure = 5 * profile->cell};
	struct para_run *runs = para_runs(&env, in, 3, TEXT_BODY, 9);

	para = para_set(&env, runs, 3, &p);
	ck_assert_uint_eq(para->lines[0].nspans, 2);
	ck_assert_str_eq(
	    face_family(para->lines[0].spans[1].face), "FandolHei");
	ck_assert_str_eq(
	    face_family(para->lines[1].spans[0].face), "FandolKai");
	ck_assert_int_eq(para->lines[1].line, 4);
	ck_assert_int_eq(para->lines[1].spans[0].element, 9);
}

START_TEST(a_title_of_two_lines_is_a_trapezoid_between_words)
{
	set_title("中共示例市发展和改革委员会党组关于印发"
		  "《民主生活会查摆问题整改清单》的通知");
	ck_assert_uint_eq(para->nlines, 2);
	ck_assert_str_eq(lines[0], "中共示例市发展和改革委员会党组关于印发");
	ck_assert_int_gt(abs(para->lines[0].width - para->lines[1].width),
	    profile->text[TEXT_TITLE].size / 2);
}

START_TEST(a_title_of_three_lines_has_no_waist)
{
	static const char *const titles[] = {
	    "示例市人民政府办公室关于转发市发展改革委等部门示例市"
	    "“十四五”时期推动高质量发展行动方案"
	    "（2021—2025年）的通知",
	    "中共示例市发展和改革委员会党组关于深入学习贯彻市委全会精神"
	    "进一步加强和改进党组工作的实施意见",
	    "示例市档案馆关于报送上半年重点工作完成情况和下半年工作打算"
	    "以及需要市委市政府协调解决的问题的报告",
	};
	size_t t, i;
	mpt d;

	for (t = 0; t < 3; t++) {
		bool narrower = false;

		set_title(titles[t]);
		ck_assert_uint_ge(para->nlines, 3);
		for (i = 0; i < para->nlines; i++) {
			struct line *l = &para->lines[i];

			ck_assert_int_le(l->width, profile->text_width);
			ck_assert_int_eq(
			    l->x, (profile->text_width - l->width) / 2);
			if (i == 0)
				continue;
			d = l->width - l[-1].width;
			ck_assert_int_gt(
			    abs(d), profile->text[TEXT_TITLE].size / 2);
			ck_assert(!(d > 0 && narrower));
			narrower |= d < 0;
		}
	}
}

START_TEST(the_authors_break_of_a_title_wins)
{
	set_title("中共示例市委党组\n会议纪要");
	ck_assert_uint_eq(para->nlines, 2);
	ck_assert_str_eq(lines[1], "会议纪要");
	set_title("会议纪要");
	ck_assert_uint_eq(para->nlines, 1);
}

START_TEST(no_line_of_a_title_begins_with_a_particle)
{
	size_t i;

	set_title("关于认真贯彻落实市委巡察组对示例市档案馆党组开展巡察的"
		  "反馈意见做好整改工作的情况报告");
	ck_assert_uint_eq(para->nlines, 3);
	for (i = 0; i < para->nlines; i++)
		ck_assert_int_ne(memcmp(lines[i], "的", 3), 0);
}

Suite *
para_suite(void)
{
	Suite *s = suite_create("para");
	TCase *t = tcase_create("examples");

	tcase_add_unchecked_fixture(t, load, unload);
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_full_line_of_han_is_28_cells_of_156_mm);
	tcase_add_test(t, a_stop_is_drawn_in_where_marks_can_give);
	tcase_add_test(t, where_no_mark_can_give_a_character_goes_down);
	tcase_add_test(t, an_opening_mark_never_ends_a_line);
	tcase_add_test(t, an_opening_mark_keeps_its_cell_at_the_indent_only);
	tcase_add_test(t, an_ordinal_at_the_indent_is_never_squeezed);
	tcase_add_test(t, adjacent_marks_share_a_half_cell);
	tcase_add_test(t, two_dashes_and_six_dots_are_never_parted);
	tcase_add_test(t, numbers_stay_whole_and_with_their_units);
	tcase_add_test(t, a_date_parts_only_between_its_parts);
	tcase_add_test(t, a_document_number_stays_together);
	tcase_add_test(t, an_ordinal_keeps_its_first_character);
	tcase_add_test(t, a_western_word_is_never_parted);
	tcase_add_test(t, a_space_at_an_end_hangs);
	tcase_add_test(t, no_last_line_of_one_character);
	tcase_add_test(t, an_address_parts_after_its_marks);
	tcase_add_test(
	    t, a_word_wider_than_the_line_is_a_finding_and_is_parted);
	tcase_add_test(t, a_line_without_a_gap_is_not_called_loose_by_nothing);
	tcase_add_test(t, a_loose_line_is_a_finding_and_a_tight_one_is_none);
	tcase_add_test(t, a_character_in_no_face_is_named_once);
	tcase_add_test(t, quotes_are_western_only_among_western_letters);
	tcase_add_test(t, western_marks_in_full_width_glyphs_close_up);
	tcase_add_test(t, hard_breaks_end_lines_and_indent_once);
	tcase_add_test(t, a_hanging_indent_is_kept_by_all_lines_but_the_first);
	tcase_add_test(t, a_line_is_spread_to_the_width_asked_for);
	tcase_add_test(t, widths_for_tables_are_the_widest_unit_and_line);
	tcase_add_test(t, runs_change_face_and_keep_one_measure);
	tcase_add_test(t, a_title_of_two_lines_is_a_trapezoid_between_words);
	tcase_add_test(t, a_title_of_three_lines_has_no_waist);
	tcase_add_test(t, the_authors_break_of_a_title_wins);
	tcase_add_test(t, no_line_of_a_title_begins_with_a_particle);
	suite_add_tcase(s, t);
	return s;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Heads: heights that nothing moves, distances between em boxes, and marks
 * that fit or are refused.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "layout/layout.h"
#include "mark/read.h"

Suite *head_suite(void);

static struct profile *profile;
static struct fonts *fonts;
static struct doc *doc;
static struct ops *ops;

static void
setup(void)
{
	struct diag *diag = diag_new();

	profile = profile_load("templates/profile.yaml", diag);
	ck_assert_ptr_nonnull(profile);
	fonts = profile_fonts(profile, diag);
	ck_assert_ptr_nonnull(fonts);
	diag_free(diag);
}

static void
clear(void)
{
	ops_free(ops);
	doc_free(doc);
	ops = NULL;
	doc = NULL;
}

static void
teardown(void)
{
	clear();
	fonts_free(fonts);
	profile_free(profile);
}

/* Sets the text; where it is refused, only by an error of this name. */
static bool
set(const char *text, const char *refused)
{
	struct diag *d = diag_new();

	clear();
	doc = mark_read(text, strlen(text), "a.md", d);
	if (doc != NULL)
		ops = layout_set(doc, profile, fonts, LAYOUT_NONE, NULL, d);
	for (size_t i = 0; i < diag_count(d); i++)
		if (diag_get(d, i)->severity == DIAG_ERROR &&
		    (refused == NULL ||
			strcmp(diag_get(d, i)->id, refused) != 0))
			ck_abort_msg("%s: %s", text, diag_get(d, i)->text[1]);
	ck_assert(ops != NULL || diag_has(d, DIAG_ERROR));
	diag_free(d);
	return ops != NULL;
}

/* An em box, or a rule, from the sheet's upper left corner. */
struct place {
	mpt left, top, right, bottom;
	mpt ink_top, ink_bottom; /* of text */
};

static void
widen(struct place *at, const struct op *op, mpt height, bool first)
{
	mpt top = height - op->y - op->h, bottom = height - op->y, y;
	mpt ink_top = top, ink_bottom = bottom;
	struct font_box box;

	if (op->kind == OP_TEXT) {
		y = (mpt)((int64_t)op->size * profile->em_ascent / 1000);
		top = height - op->y - y;
		bottom = top + op->size;
		ink_top = ink_bottom = height - op->y;
		for (size_t i = 0; i < op->nglyphs; i++) {
			box = face_box(op->face, op->glyphs[i].gid);
			y = height - op->y -
			    (mpt)((int64_t)op->size * box.y1 / 1000);
			if (y < ink_top)
				ink_top = y;
			y = height - op->y -
			    (mpt)((int64_t)op->size * box.y0 / 1000);
			if (y > ink_bottom)
				ink_bottom = y;
		}
	}
#define LESS(field, value)                                                     \
	if (first || (value) < at->field)                                      \
		at->field = (value);
#define MORE(field, value)                                                     \
	if (first || (value) > at->field)                                      \
		at->field = (value);
	LESS(left, op->x)
	LESS(top, top)
	LESS(ink_top, ink_top)
	MORE(right, op->x + op->w)
	MORE(bottom, bottom)
	MORE(ink_bottom, ink_bottom)
}

/* The n-th piece of this name on the first page. */
static bool
find(enum what what, int n, struct place *at)
{
	const struct ops_page *page = &ops->pages[0];
	int piece = 0, seen = -1;

	for (size_t i = 0; i < page->nops; i++) {
		const struct op *op = &page->ops[i];

		if (op->what != what ||
		    (op->kind != OP_TEXT && op->kind != OP_RULE))
			continue;
		if (op->piece != piece) {
			piece = op->piece;
			seen++;
		} else if (seen == n) {
			widen(at, op, page->height, false);
			continue;
		}
		if (seen == n)
			widen(at, op, page->height, true);
	}
	return seen >= n;
}

static struct place
at(enum what what, int n)
{
	struct place place = {0, 0, 0, 0, 0, 0};

	ck_assert_msg(find(what, n, &place), "no %d of %d", n, (int)what);
	return place;
}

/* A glyph of 16 pt stands in the middle of a narrower cell: 0.04 mm. */
#define near(got, want) ck_assert_int_le(abs((got) - (want)), 2)
#define beside(got, want) ck_assert_int_le(abs((got) - (want)), 110)

/* A head with the parts whose bits are set. */
static void
set_parts(const char *format, int bits)
{
	struct buf b = {NULL, 0, 0};

	buf_addf(&b, "---\nformat: %s\nissuer: 示例市统计局\n", format);
	if (bits & 1)
		buf_adds(&b, "copy-number: \"000001\"\n");
	if (bits & 2)
		buf_adds(&b, "classification: 秘密\nterm: 1年\n");
	if (bits & 4)
		buf_adds(&b, "urgency: 特急\n");
	if (bits & 8)
		buf_adds(&b, "number: 示统〔2026〕9号\n");
	if (strcmp(format, "upward") == 0)
		buf_adds(&b, "signers: 周明\n");
	buf_adds(&b, "state: 草稿\ntitle: 关于报送数据的通知\n---\n正文。\n");
	set(b.p, NULL);
	buf_free(&b);
}

START_TEST(what_is_absent_moves_nothing)
{
	static const char *const formats[] = {"ordinary", "upward", "letter"};
	static const enum what corners[] = {
	    WHAT_COPY_NUMBER, WHAT_SECRECY, WHAT_URGENCY};
	const char *format = formats[_i];
	enum what rule = _i == 2 ? WHAT_LETTER_TOP_THIN : WHAT_RED_RULE;
	struct place full, got;
	mpt corner;
	int line;

	set_parts(format, 15);
	full = at(rule, 0);
	corner = at(WHAT_COPY_NUMBER, 0).top;
	for (int bits = 0; bits < 16; bits++) {
		set_parts(format, bits);
		got = at(rule, 0);
		ck_assert_int_eq(got.top, full.top);
		if (_i < 2)
			near(at(WHAT_TITLE, 0).top, got.bottom + mpt_um(20780));
		for (int k = line = 0; k < 3; k++) {
			if ((bits & 1 << k) == 0)
				continue;
			near(at(corners[k], 0).top,
			    corner + line * profile->pitch);
			beside(at(corners[k], 0).left, profile->text_left);
			line++;
		}
	}
}
END_TEST

START_TEST(distances_are_those_of_the_standard)
{
	struct place mark, number, rule, name;

	set("---\nformat: upward\nissuer: 示例市统计局\nissuer-suffix: 文件\n"
	    "number: 示统〔2026〕9号\nsigners: [周明, 欧阳文华, 林晓岚]\n"
	    "title: 关于增加经费的请示\n---\n妥否，请批示。\n",
	    NULL);
	mark = at(WHAT_MARK, 0);
	near(mark.ink_top, mpt_um(72000));
	near(at(WHAT_SIGNER, 0).top, mark.ink_bottom + mpt_um(20780));
	name = at(WHAT_SIGNER_NAME, 1);
	beside(name.right,
	    profile->text_left + profile->text_width - profile->cell);
	near(at(WHAT_SIGNER_NAME, 0).left, at(WHAT_SIGNER_NAME, 2).left);
	beside(at(WHAT_SIGNER, 0).right, at(WHAT_SIGNER_NAME, 0).left);
	number = at(WHAT_NUMBER, 0);
	beside(number.left, profile->text_left + profile->cell);
	near(number.top, at(WHAT_SIGNER_NAME, 2).top);
	near(number.top, name.top + profile->pitch);
	rule = at(WHAT_RED_RULE, 0);
	near(rule.top, number.bottom + mpt_um(4000));
	ck_assert_int_eq(rule.left, profile->text_left);
	ck_assert_int_eq(rule.right - rule.left, profile->text_width);

	set("---\nformat: letter\nissuer: 示例市统计局\n"
	    "number: 示统函〔2026〕9号\nurgency: 特急\ntitle: "
	    "复函\n---\n复。\n",
	    NULL);
	mark = at(WHAT_MARK, 0);
	near(mark.ink_top, mpt_um(30000));
	rule = at(WHAT_LETTER_TOP_THICK, 0);
	near(rule.top, mark.ink_bottom + mpt_um(4000));
	near(rule.left, mpt_um(20000));
	near(rule.right, mpt_um(190000));
	ck_assert_int_gt(
	    rule.bottom - rule.top, at(WHAT_LETTER_TOP_THIN, 0).bottom -
					at(WHAT_LETTER_TOP_THIN, 0).top);
	number = at(WHAT_NUMBER, 0);
	near(number.top, at(WHAT_LETTER_TOP_THIN, 0).bottom + mpt_um(4840));
	beside(number.right, profile->text_left + profile->text_width);
	near(at(WHAT_URGENCY, 0).top, number.top);
	near(at(WHAT_TITLE, 0).top, number.bottom + mpt_um(20780));
	near(at(WHAT_LETTER_BOTTOM_THICK, 0).bottom, mpt_um(277000));
	ck_assert_int_lt(at(WHAT_LETTER_BOTTOM_THIN, 0).bottom,
	    at(WHAT_LETTER_BOTTOM_THICK, 0).top);

	set("---\nformat: order\nissuer: 示例市人民政府\nissuer-suffix: 令\n"
	    "number: 第9号\n---\n现予公布。\n",
	    NULL);
	mark = at(WHAT_MARK, 0);
	near(mark.ink_top, mpt_um(57000));
	number = at(WHAT_ORDER_NUMBER, 0);
	near(number.top, mark.ink_bottom + mpt_um(20780));
	beside(number.left + number.right,
	    2 * profile->text_left + profile->text_width);
	near(at(WHAT_BODY, 0).top, number.bottom + mpt_um(20780));
}
END_TEST

/* The lowest text of a letter's first side, over texts of many lengths. */
START_TEST(a_letter_runs_down_to_its_rule)
{
	struct buf b = {NULL, 0, 0};
	mpt lowest = 0;

	for (int lines = 10; lines < 26; lines++) {
		buf_clear(&b);
		buf_adds(
		    &b, "---\nformat: letter\nissuer: 示例市统计局\n---\n");
		for (int i = 0; i < lines; i++)
			buf_adds(&b, "一段文字。\n\n");
		set(b.p, NULL);
		for (int i = 0; i < lines; i++) {
			struct place body;

			if (!find(WHAT_BODY, i, &body))
				break;
			if (body.bottom > lowest)
				lowest = body.bottom;
		}
	}
	ck_assert_int_le(
	    lowest, at(WHAT_LETTER_BOTTOM_THIN, 0).top - mpt_um(4840) + 2);
	ck_assert_int_gt(lowest, profile->text_top + profile->text_height);
	buf_free(&b);
}
END_TEST

START_TEST(preprinted_paper_moves_nothing)
{
	static const char *const files[] = {
	    "ordinary", "upward", "letter", "order", "minutes"};
	struct diag *d = diag_new();
	struct buf path = {NULL, 0, 0}, text = {NULL, 0, 0}, want = text;
	struct ops_page *page;
	bool red = false;

	buf_addf(&path, "samples/formats/%s.md", files[_i]);
	ck_assert_int_eq(file_read(path.p, 1 << 20, &text, d), 0);
	buf_addc(&text, '\0');
	for (int pass = 0; pass < 2; pass++) {
		buf_clear(&path);
		buf_addf(&path, "---\n%s%s",
		    pass == 0 ? "" : "letterhead: preprinted\n", text.p + 4);
		set(path.p, NULL);
		page = &ops->pages[0];
		buf_clear(pass == 0 ? &want : &path);
		for (size_t i = 0; i < page->nops; i++) {
			const struct op *op = &page->ops[i];

			if (op->rgb == profile->red) {
				ck_assert_int_eq(pass, 0);
				red = true;
				continue;
			}
			buf_addf(pass == 0 ? &want : &path, "%d %d %d %zu\n",
			    op->x, op->y, (int)op->what, op->nglyphs);
		}
	}
	ck_assert(red);
	ck_assert_str_eq(path.p, want.p);
	buf_free(&path);
	buf_free(&text);
	buf_free(&want);
	diag_free(d);
}
END_TEST

static void
check_rows(bool stacked)
{
	struct place row, last = {0, 0, 0, 0, 0, 0}, first = last, suffix;
	int n = 0;

	for (; find(WHAT_MARK, n, &row); n++, last = row) {
		ck_assert_int_ge(row.left, profile->text_left - 2);
		ck_assert_int_le(
		    row.right, profile->text_left + profile->text_width + 2);
		if (n == 0) {
			first = row;
			continue;
		}
		ck_assert_int_ge(row.top, last.bottom);
		if (stacked) {
			near(row.left, last.left);
			near(row.right, last.right);
		}
	}
	ck_assert_int_gt(n, 0);
	if (!find(WHAT_MARK_SUFFIX, 0, &suffix))
		return;
	near(suffix.top + suffix.bottom, first.top + last.bottom);
	ck_assert_int_gt(suffix.left, last.right);
	ck_assert_int_le(
	    suffix.right, profile->text_left + profile->text_width + 2);
}

START_TEST(a_mark_fits_or_is_refused)
{
	static const char *const formats[] = {
	    "ordinary", "upward", "letter", "order", "minutes"};
	static const int lengths[] = {2, 8, 19, 26, 60};
	struct buf b = {NULL, 0, 0};
	int set_ones = 0, refused = 0;

	for (int n = 1; n <= 12; n += n < 4 ? 1 : 4)
		for (int k = 0; k < 10; k++) {
			buf_clear(&b);
			buf_addf(&b,
			    "---\nformat: %s\nsigners: 周明\nissuer:\n",
			    formats[_i]);
			if (_i != 1) {
				buf_clear(&b);
				buf_addf(&b, "---\nformat: %s\nissuer:\n",
				    formats[_i]);
			}
			for (int i = 0; i < n; i++) {
				buf_adds(&b, "  - ");
				for (int c = 0; c < lengths[k / 2] + i % 3; c++)
					buf_adds(&b, c % 2 ? "例" : "示");
				buf_adds(&b, _i == 3 ? "令\n" : "\n");
			}
			if (k % 2 == 1 && _i != 2)
				buf_adds(&b, _i == 3 ? "issuer-suffix: 令\n"
						     : "issuer-suffix: 文件\n");
			buf_adds(&b, "---\n正文。\n");
			if (!set(b.p, "mark-crowded")) {
				refused++;
				continue;
			}
			set_ones++;
			check_rows(n > 1 && _i != 2);
			if (_i == 2 || _i == 3)
				continue;
			ck_assert_int_le(at(WHAT_RED_RULE, 0).top,
			    profile->text_top + profile->head_max + 2);
		}
	ck_assert_int_gt(set_ones, 10);
	ck_assert_int_gt(refused, 1);
	buf_free(&b);
}
END_TEST

/* A stack of names gives way to the text, as far as it may (7.3.3). */
START_TEST(the_first_side_shows_text)
{
	static const char *const organs[] = {"示例市委组织部", "示例市财政局",
	    "示例市发展和改革委员会", "示例市教育局", "示例市统计局"};
	struct buf b = {NULL, 0, 0};
	struct place body;

	for (int n = 1; n <= 5; n++) {
		buf_clear(&b);
		buf_adds(&b, "---\nformat: ordinary\nissuer:\n");
		for (int i = 0; i < n; i++)
			buf_addf(&b, "  - %s\n", organs[i]);
		buf_adds(&b, "issuer-suffix: 文件\ntitle: |\n");
		for (int i = 0; i < 4; i++)
			buf_adds(&b, "  关于做好干部教育培训工作\n");
		buf_adds(&b, "to: 各单位\n---\n正文。\n");
		set(b.p, NULL);
		ck_assert(find(WHAT_BODY, 0, &body));
	}
	buf_free(&b);
}
END_TEST

Suite *
head_suite(void)
{
	Suite *s = suite_create("head");
	TCase *t = tcase_create("heads");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, what_is_absent_moves_nothing, 0, 3);
	tcase_add_test(t, distances_are_those_of_the_standard);
	tcase_add_test(t, a_letter_runs_down_to_its_rule);
	tcase_add_test(t, the_first_side_shows_text);
	tcase_add_loop_test(t, preprinted_paper_moves_nothing, 0, 5);
	tcase_add_loop_test(t, a_mark_fits_or_is_refused, 0, 5);
	suite_add_tcase(s, t);
	return s;
}

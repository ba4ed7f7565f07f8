/* SPDX-License-Identifier: Apache-2.0 */
/* Where tail and signature go, on both sides of every threshold. */
#include <check.h>
#include <stdlib.h>

#include "layout/page.h"

Suite *settle_suite(void);

/*
 * A line of 16 on a pitch of 29.609 in a type area of 637.795; a pitch may
 * lose 1.5.
 */
enum { EM = 16000, GAP = 13609, HIGH = 637795, WIDE = 442205, GIVE = 1500 };
/* A tail of 60 leaves text down to 564.186: 19 lines end at 548.962. */
enum { TAIL = 60000, UNDER_TAIL = 19 };

static struct strip strip;
static struct page_frame frame;

static void
setup(void)
{
	strip.arena = arena_new();
	frame = (struct page_frame){
	    .first_bottom = HIGH,
	    .bottom = HIGH,
	    .turned_bottom = WIDE,
	    .tail_gap = GAP,
	    .tight_sides = 2,
	};
}

static void
teardown(void)
{
	strip_clear(&strip);
	arena_free(strip.arena);
}

static struct box *
line(void)
{
	struct box *box = strip_add(&strip, BOX_LINES);

	box->gap = GAP;
	box->height = EM;
	box->give = GIVE;
	return box;
}

static void
para(int n)
{
	for (int i = 0; i < n; i++)
		line()->keep = i + 2 == n ? KEEP_HARD : KEEP_FREE;
}

/* A signature this high, tied to the text above it. */
static void
sign(mpt gap, mpt height, mpt give)
{
	struct box *box;

	if (strip.nboxes > 0)
		strip.boxes[strip.nboxes - 1].keep = KEEP_SOFT;
	box = strip_add(&strip, BOX_LINES);
	box->gap = gap;
	box->height = height;
	box->give = give;
	frame.sign = strip.nboxes;
}

static struct pages *
even_tail(void)
{
	frame.tail = TAIL;
	frame.tail_even = true;
	return pages_make(&strip, &frame);
}

static size_t
boxes_on(const struct pages *p, size_t side)
{
	return p->sides[side].n;
}

START_TEST(one_side_has_its_tail_on_the_back)
{
	struct pages *p;

	para(3);
	p = even_tail();
	ck_assert_uint_eq(p->n, 2);
	ck_assert_uint_eq(boxes_on(p, 0), 3);
	ck_assert_uint_eq(boxes_on(p, 1), 0);
	pages_free(p);
}
END_TEST

START_TEST(a_tail_for_any_side_shares_the_first)
{
	struct pages *p;

	para(UNDER_TAIL);
	frame.tail = TAIL;
	p = pages_make(&strip, &frame);
	ck_assert_uint_eq(p->n, 1);
	ck_assert_int_eq(p->sides[0].tight, 0);
	pages_free(p);
}
END_TEST

START_TEST(a_tail_for_any_side_takes_no_signature_alone)
{
	struct pages *p;

	frame.first_top = 300000;
	para(3);
	for (size_t i = 0; i < 2; i++)
		strip.boxes[i].keep = KEEP_HARD;
	sign(20000, 150000, 0);
	strip.boxes[3].keep = KEEP_HARD;
	line();
	frame.tail = TAIL;
	p = pages_make(&strip, &frame);
	ck_assert_uint_eq(p->n, 2);
	ck_assert_uint_eq(boxes_on(p, 0), 5);
	ck_assert_uint_eq(boxes_on(p, 1), 0);
	pages_free(p);
}
END_TEST

START_TEST(an_even_side_with_room_holds_the_tail)
{
	struct pages *p;

	para(22);
	para(UNDER_TAIL);
	p = even_tail();
	ck_assert_uint_eq(p->n, 2);
	ck_assert_int_eq(p->sides[1].tight, 0);
	pages_free(p);
}
END_TEST

START_TEST(a_line_too_many_is_taken_in_by_tightening)
{
	struct pages *p;

	para(22);
	para(UNDER_TAIL + 1);
	p = even_tail();
	ck_assert_uint_eq(p->n, 2);
	ck_assert_uint_eq(boxes_on(p, 1), UNDER_TAIL + 1);
	ck_assert_int_gt(p->sides[1].tight, 0);
	ck_assert_int_le(p->sides[1].end, HIGH - TAIL - GAP);
	ck_assert_int_eq(p->sides[0].tight, 0);
	pages_free(p);
}
END_TEST

START_TEST(tightening_is_no_more_than_needed)
{
	struct pages *p;
	mpt least;

	para(22);
	para(UNDER_TAIL + 1);
	p = even_tail();
	/* One step less would not do. */
	least = (UNDER_TAIL) * (GAP - GIVE * (p->sides[1].tight - 50) / 1000) +
		(UNDER_TAIL + 1) * EM;
	ck_assert_int_gt(least, HIGH - TAIL - GAP);
	pages_free(p);
}
END_TEST

START_TEST(two_lines_too_many_are_taken_in_by_two_sides)
{
	struct pages *p;

	para(22);
	para(UNDER_TAIL + 2);
	p = even_tail();
	ck_assert_uint_eq(p->n, 2);
	ck_assert_uint_eq(boxes_on(p, 0), 23);
	ck_assert_uint_eq(boxes_on(p, 1), UNDER_TAIL + 1);
	pages_free(p);
}
END_TEST

START_TEST(three_lines_too_many_leave_a_blank_side)
{
	struct pages *p;

	para(22);
	para(UNDER_TAIL + 3);
	p = even_tail();
	ck_assert_uint_eq(p->n, 4);
	ck_assert_uint_eq(boxes_on(p, 1), UNDER_TAIL + 3);
	ck_assert_uint_eq(boxes_on(p, 2), 0);
	ck_assert_uint_eq(boxes_on(p, 3), 0);
	ck_assert_int_eq(p->sides[1].tight, 0);
	pages_free(p);
}
END_TEST

START_TEST(a_profile_may_forbid_tightening)
{
	struct pages *p;

	para(22);
	para(UNDER_TAIL + 1);
	frame.tight_sides = 0;
	p = even_tail();
	ck_assert_uint_eq(p->n, 4);
	pages_free(p);
}
END_TEST

START_TEST(an_odd_side_goes_back_where_two_sides_can_take_it)
{
	struct pages *p;

	/* 22 + 19, and one line more than the second side holds naturally. */
	para(22);
	para(22);
	para(UNDER_TAIL + 23);
	p = even_tail();
	ck_assert_uint_eq(p->n, 4);
	for (size_t i = 0; i < p->n; i++)
		ck_assert_uint_gt(boxes_on(p, i), 0);
	pages_free(p);
}
END_TEST

START_TEST(three_sides_of_text_have_the_tail_on_the_fourth)
{
	struct pages *p;

	for (int i = 0; i < 3; i++)
		para(20);
	p = even_tail();
	ck_assert_uint_eq(p->n, 4);
	ck_assert_uint_gt(boxes_on(p, 2), 0);
	ck_assert_uint_eq(boxes_on(p, 3), 0);
	pages_free(p);
}
END_TEST

START_TEST(an_attachment_never_moves_up)
{
	struct pages *p;

	para(5);
	strip_add(&strip, BOX_SIDE);
	para(5);
	strip_add(&strip, BOX_SIDE);
	para(2);
	p = even_tail();
	ck_assert_uint_eq(p->n, 4);
	ck_assert_uint_eq(boxes_on(p, 0), 5);
	ck_assert_uint_eq(boxes_on(p, 1), 5);
	ck_assert_uint_eq(boxes_on(p, 2), 2);
	pages_free(p);
}
END_TEST

START_TEST(a_turned_side_holds_no_tail)
{
	struct pages *p;

	para(5);
	strip_add(&strip, BOX_SIDE)->turned = true;
	para(2);
	p = even_tail();
	ck_assert_uint_eq(p->n, 4);
	ck_assert(p->sides[1].turned);
	ck_assert_uint_eq(boxes_on(p, 2), 0);
	ck_assert(!p->sides[3].turned);
	pages_free(p);
}
END_TEST

START_TEST(a_signature_that_fits_moves_nothing)
{
	struct pages *p;

	para(18); /* ends at 519.353 */
	sign(20000, HIGH - 519353 - 20000, 0);
	p = pages_make(&strip, &frame);
	ck_assert_uint_eq(p->n, 1);
	ck_assert_int_eq(p->sides[0].tight, 0);
	pages_free(p);
}
END_TEST

START_TEST(a_signature_a_little_too_high_tightens_the_side)
{
	struct pages *p;

	para(18);
	sign(20000, HIGH - 519353 - 20000 + 1, 0);
	p = pages_make(&strip, &frame);
	ck_assert_uint_eq(p->n, 1);
	ck_assert_int_gt(p->sides[0].tight, 0);
	ck_assert_int_le(p->sides[0].end, HIGH);
	pages_free(p);
}
END_TEST

START_TEST(the_limit_is_what_seventeen_gaps_give)
{
	struct pages *p;

	para(18);
	sign(20000, HIGH - 519353 - 20000 + 17 * GIVE, 0);
	p = pages_make(&strip, &frame);
	ck_assert_uint_eq(p->n, 1);
	ck_assert_int_eq(p->sides[0].tight, 1000);
	pages_free(p);
	strip.boxes[strip.nboxes - 1].height++;
	p = pages_make(&strip, &frame);
	ck_assert_uint_eq(p->n, 2);
	pages_free(p);
}
END_TEST

START_TEST(past_the_limit_two_lines_go_with_the_signature)
{
	struct pages *p;

	para(21);
	sign(20000, 120000, 11000);
	p = pages_make(&strip, &frame);
	ck_assert_uint_eq(p->n, 2);
	ck_assert_uint_eq(boxes_on(p, 0), 19);
	ck_assert_uint_eq(boxes_on(p, 1), 3);
	ck_assert(!p->sign_alone);
	pages_free(p);
}
END_TEST

START_TEST(a_paragraph_of_two_lines_is_parted_for_the_signature)
{
	struct pages *p;

	frame.first_top = 500000;
	para(2);
	sign(20000, 120000, 0);
	p = pages_make(&strip, &frame);
	ck_assert_uint_eq(p->n, 2);
	ck_assert_uint_eq(boxes_on(p, 0), 1);
	ck_assert_uint_eq(boxes_on(p, 1), 2);
	ck_assert_int_eq(p->sides[1].placed[1].y, EM + 20000);
	ck_assert(!p->sign_alone);
	pages_free(p);
}
END_TEST

START_TEST(the_only_line_stays_and_the_finding_is_made)
{
	struct pages *p;

	frame.first_top = 500000;
	para(1);
	sign(20000, 120000, 0);
	p = pages_make(&strip, &frame);
	ck_assert_uint_eq(p->n, 2);
	ck_assert_uint_eq(boxes_on(p, 0), 1);
	ck_assert(p->sign_alone);
	pages_free(p);
}
END_TEST

START_TEST(tightening_comes_before_moving_text)
{
	struct pages *p;

	/* Two sides either way, the second with text or with the tail alone. */
	para(18);
	sign(20000, HIGH - 519353 - 20000 + GIVE, 0);
	p = even_tail();
	ck_assert_uint_eq(p->n, 2);
	ck_assert_uint_eq(boxes_on(p, 0), 19);
	ck_assert_uint_eq(boxes_on(p, 1), 0);
	ck_assert_int_gt(p->sides[0].tight, 0);
	pages_free(p);
}
END_TEST

START_TEST(a_side_is_saved_before_an_attachment_if_that_saves_a_sheet)
{
	struct pages *p;

	para(18);
	sign(20000, HIGH - 519353 - 20000 + GIVE, 0);
	strip_add(&strip, BOX_SIDE);
	para(4);
	p = even_tail();
	ck_assert_uint_eq(p->n, 2);
	ck_assert_int_gt(p->sides[0].tight, 0);
	pages_free(p);
}
END_TEST

/* Whatever the lengths: every box once, the tail even and in its room. */
START_TEST(no_length_of_text_breaks_a_rule)
{
	size_t next = 0, last;
	struct pages *p;
	bool text;
	int n = _i / 4, heads[] = {0, 250000, 400000, 560000};

	frame.first_top = heads[_i % 4];
	for (int left = n; left > 0; left -= 7)
		para(left < 7 ? left : 7);
	sign(20000, 130000, 11000);
	p = even_tail();
	ck_assert_uint_eq(p->n % 2, 0);
	for (last = p->n; last > 1 && p->sides[last - 1].n == 0; last--)
		;
	ck_assert_uint_ge(last + 2, p->n); /* at most one blank side */
	for (size_t k = 0; k < last; k++) {
		text = false;
		ck_assert_uint_gt(boxes_on(p, k), 0);
		ck_assert_int_le(
		    p->sides[k].end, k + 1 == p->n ? HIGH - TAIL - GAP : HIGH);
		for (size_t i = 0; i < p->sides[k].n; i++) {
			const struct placed *b = &p->sides[k].placed[i];

			ck_assert_uint_eq(b->index, next);
			ck_assert_ptr_eq(b->box, &strip.boxes[next++]);
			if (b->index + 1 == frame.sign)
				ck_assert(text || k == 0 || p->sign_alone);
			text = true;
		}
	}
	/* Two lines and more always give text beside the signature. */
	ck_assert(!p->sign_alone || n < 2);
	ck_assert_uint_eq(next, strip.nboxes);
	pages_free(p);
}
END_TEST

Suite *
settle_suite(void)
{
	Suite *s = suite_create("settle");
	TCase *t = tcase_create("settle");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, one_side_has_its_tail_on_the_back);
	tcase_add_test(t, a_tail_for_any_side_shares_the_first);
	tcase_add_test(t, a_tail_for_any_side_takes_no_signature_alone);
	tcase_add_test(t, an_even_side_with_room_holds_the_tail);
	tcase_add_test(t, a_line_too_many_is_taken_in_by_tightening);
	tcase_add_test(t, tightening_is_no_more_than_needed);
	tcase_add_test(t, two_lines_too_many_are_taken_in_by_two_sides);
	tcase_add_test(t, three_lines_too_many_leave_a_blank_side);
	tcase_add_test(t, a_profile_may_forbid_tightening);
	tcase_add_test(t, an_odd_side_goes_back_where_two_sides_can_take_it);
	tcase_add_test(t, three_sides_of_text_have_the_tail_on_the_fourth);
	tcase_add_test(t, an_attachment_never_moves_up);
	tcase_add_test(t, a_turned_side_holds_no_tail);
	tcase_add_test(t, a_signature_that_fits_moves_nothing);
	tcase_add_test(t, a_signature_a_little_too_high_tightens_the_side);
	tcase_add_test(t, the_limit_is_what_seventeen_gaps_give);
	tcase_add_test(t, past_the_limit_two_lines_go_with_the_signature);
	tcase_add_test(t, a_paragraph_of_two_lines_is_parted_for_the_signature);
	tcase_add_test(t, the_only_line_stays_and_the_finding_is_made);
	tcase_add_test(t, tightening_comes_before_moving_text);
	tcase_add_test(
	    t, a_side_is_saved_before_an_attachment_if_that_saves_a_sheet);
	tcase_add_loop_test(t, no_length_of_text_breaks_a_rule, 4, 4 * 120);
	suite_add_tcase(s, t);
	return s;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <stdlib.h>

#include "layout/page.h"

Suite *page_suite(void);

/* A line of 16 on a pitch of 29.609 in a type area of 637.795. */
enum { EM = 16000, GAP = 13609, HIGH = 637795, WIDE = 442205 };

static struct strip strip;
static const struct page_frame whole = {
    0, HIGH, 0, HIGH, WIDE, 0, 0, false, 0, 0, 0};

static void
setup(void)
{
	strip.arena = arena_new();
}

static void
teardown(void)
{
	strip_clear(&strip);
	arena_free(strip.arena);
}

/* A paragraph of n lines; heading holds all of them to what follows. */
static void
para(int n, bool heading)
{
	struct box *box;

	for (int i = 0; i < n; i++) {
		box = strip_add(&strip, BOX_LINES);
		box->gap = GAP;
		box->height = EM;
		box->keep = heading || i + 2 == n ? KEEP_HARD : KEEP_FREE;
	}
}

START_TEST(a_full_side_has_22_lines_from_edge_to_edge)
{
	struct pages *p;
	const struct side *s;

	para(70, false);
	p = pages_make(&strip, &whole);
	ck_assert_uint_eq(p->n, 4);
	for (int k = 0; k < 3; k++) {
		s = &p->sides[k];
		ck_assert_uint_eq(s->n, 22);
		for (int i = 0; i < 22; i++)
			ck_assert_int_eq(s->placed[i].y, i * (EM + GAP));
		ck_assert_int_le(HIGH - s->end, 21); /* 21 roundings */
		ck_assert_int_ge(HIGH - s->end, 0);
	}
	pages_free(p);
}
END_TEST

START_TEST(no_side_begins_with_a_single_carried_line)
{
	struct pages *p;

	para(20, false);
	para(3, false); /* two would stay, one would go */
	para(5, false);
	p = pages_make(&strip, &whole);
	ck_assert_uint_eq(p->n, 2);
	ck_assert_uint_eq(p->sides[0].n, 21);
	ck_assert_uint_eq(p->sides[1].n, 7);
	pages_free(p);
}
END_TEST

START_TEST(a_paragraph_of_two_lines_is_never_parted)
{
	struct pages *p;

	para(21, false);
	para(2, false);
	p = pages_make(&strip, &whole);
	ck_assert_uint_eq(p->sides[0].n, 21);
	ck_assert_uint_eq(p->sides[1].n, 2);
	pages_free(p);
}
END_TEST

START_TEST(a_single_line_may_stand_alone)
{
	struct pages *p;

	para(22, false);
	para(1, false);
	p = pages_make(&strip, &whole);
	ck_assert_uint_eq(p->sides[0].n, 22);
	ck_assert_uint_eq(p->sides[1].n, 1);
	pages_free(p);
}
END_TEST

START_TEST(headings_go_with_what_they_head)
{
	struct pages *p;

	para(19, false);
	para(1, true);
	para(2, true);
	para(4, false);
	p = pages_make(&strip, &whole);
	ck_assert_uint_eq(p->sides[0].n, 19);
	ck_assert_uint_eq(p->sides[1].n, 7);
	ck_assert_int_eq(p->sides[1].placed[0].y, 0); /* gap dropped */
	pages_free(p);
}
END_TEST

START_TEST(a_soft_tie_gives_way_before_a_hard_one)
{
	struct pages *p;

	para(18, true);
	strip.boxes[17].keep = KEEP_SOFT;
	para(2, false);
	strip.boxes[18].keep = KEEP_HARD;
	strip.boxes[19].keep = KEEP_SOFT;
	para(4, true);
	p = pages_make(&strip, &whole);
	ck_assert_uint_eq(p->sides[0].n, 20);
	ck_assert_uint_eq(p->sides[1].n, 4);
	pages_free(p);
}
END_TEST

START_TEST(headings_alone_still_come_to_an_end)
{
	struct pages *p;

	para(100, true);
	p = pages_make(&strip, &whole);
	ck_assert_uint_eq(p->n, 5);
	ck_assert_uint_eq(p->sides[4].n, 12);
	pages_free(p);
}
END_TEST

START_TEST(a_break_gives_a_new_side_but_never_an_empty_one)
{
	struct pages *p;

	strip_add(&strip, BOX_SIDE);
	para(3, false);
	strip_add(&strip, BOX_SIDE);
	strip_add(&strip, BOX_SIDE);
	para(3, false);
	p = pages_make(&strip, &whole);
	ck_assert_uint_eq(p->n, 2);
	pages_free(p);
}
END_TEST

START_TEST(a_turned_side_is_as_high_as_the_type_area_is_wide)
{
	struct page_frame f = whole;
	struct pages *p;

	f.first_top = 300000;
	f.tail = 10000;
	strip_add(&strip, BOX_SIDE)->turned = true;
	para(20, false);
	strip_add(&strip, BOX_SIDE);
	para(4, false);
	strip_add(&strip, BOX_SIDE)->turned = true;
	para(3, false);
	p = pages_make(&strip, &f);
	ck_assert_uint_eq(p->n, 6);
	ck_assert(!p->sides[0].turned); /* the head's */
	ck_assert(p->sides[1].turned && p->sides[2].turned);
	ck_assert_int_eq(p->sides[1].placed[0].y, 0);
	ck_assert_uint_eq(p->sides[1].n, 15);
	ck_assert(!p->sides[3].turned && p->sides[4].turned);
	/* The tail stands upright, and takes nothing off a turned side. */
	ck_assert(!p->sides[5].turned);
	ck_assert_uint_eq(p->sides[4].n, 3);
	pages_free(p);
}
END_TEST

START_TEST(the_first_side_begins_under_the_head)
{
	struct page_frame f = whole;
	struct pages *p;

	f.first_top = 300000;
	para(40, false);
	p = pages_make(&strip, &f);
	ck_assert_int_eq(p->sides[0].placed[0].y, 300000);
	ck_assert_uint_eq(p->sides[0].n, 11);
	ck_assert_int_eq(p->sides[1].placed[0].y, 0);
	ck_assert_uint_eq(p->sides[1].n, 22);
	pages_free(p);
}
END_TEST

START_TEST(the_tail_finds_room_or_takes_text_along)
{
	struct page_frame f = whole;
	struct pages *p;

	f.tail = 80000;
	f.tail_gap = GAP;
	para(18, false);
	p = pages_make(&strip, &f);
	ck_assert_uint_eq(p->n, 1);
	pages_free(p);
	para(4, false);
	p = pages_make(&strip, &f);
	ck_assert_uint_eq(p->n, 2);
	ck_assert_uint_eq(p->sides[0].n, 20);
	ck_assert_uint_eq(p->sides[1].n, 2);
	pages_free(p);
}
END_TEST

START_TEST(an_empty_document_has_one_side)
{
	struct pages *p = pages_make(&strip, &whole);

	ck_assert_uint_eq(p->n, 1);
	ck_assert_uint_eq(p->sides[0].n, 0);
	pages_free(p);
}
END_TEST

START_TEST(every_box_is_placed_once_and_in_order)
{
	struct pages *p;
	size_t next = 0;

	for (int i = 0; i < 3000; i++)
		para(1 + i * 7919 % 9, i % 11 == 0);
	p = pages_make(&strip, &whole);
	for (size_t k = 0; k < p->n; k++) {
		ck_assert_uint_gt(p->sides[k].n, 0);
		ck_assert_int_le(p->sides[k].end, HIGH);
		for (size_t i = 0; i < p->sides[k].n; i++)
			ck_assert_ptr_eq(
			    p->sides[k].placed[i].box, &strip.boxes[next++]);
		if (k + 1 < p->n)
			ck_assert(
			    !p->sides[k].placed[p->sides[k].n - 1].box->keep);
	}
	ck_assert_uint_eq(next, strip.nboxes);
	pages_free(p);
}
END_TEST

Suite *
page_suite(void)
{
	Suite *s = suite_create("page");
	TCase *t = tcase_create("page");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_full_side_has_22_lines_from_edge_to_edge);
	tcase_add_test(t, no_side_begins_with_a_single_carried_line);
	tcase_add_test(t, a_paragraph_of_two_lines_is_never_parted);
	tcase_add_test(t, a_single_line_may_stand_alone);
	tcase_add_test(t, headings_go_with_what_they_head);
	tcase_add_test(t, a_soft_tie_gives_way_before_a_hard_one);
	tcase_add_test(t, headings_alone_still_come_to_an_end);
	tcase_add_test(t, a_break_gives_a_new_side_but_never_an_empty_one);
	tcase_add_test(t, a_turned_side_is_as_high_as_the_type_area_is_wide);
	tcase_add_test(t, the_first_side_begins_under_the_head);
	tcase_add_test(t, the_tail_finds_room_or_takes_text_along);
	tcase_add_test(t, an_empty_document_has_one_side);
	tcase_add_test(t, every_box_is_placed_once_and_in_order);
	suite_add_tcase(s, t);
	return s;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "layout/strip.h"
#include "layout/table.h"
#include "layout/table_set.h"

Suite *table_suite(void);

/* Lines of 12 on a pitch of 18, padding of 2: a row of one line is 16. */
enum { EM = 12, PITCH = 18, PAD = 2, COL = 100, LINES = 8192 };

static struct arena *arena;
static struct table table;
static struct table_set set;
static struct line lines[LINES]; /* cell's line k: natural = cell * 100 + k */
static size_t used;

static void
setup(void)
{
	arena = arena_new();
	memset(&table, 0, sizeof(table));
	memset(&set, 0, sizeof(set));
	used = 0;
}

static void
teardown(void)
{
	arena_free(arena);
}

static void
begin(int rows, int cols, int head)
{
	table.rows = rows;
	table.cols = cols;
	table.head_rows = head;
	table.cells = arena_calloc(
	    arena, (size_t)rows * (size_t)cols, sizeof(*table.cells));
	table.grid =
	    arena_calloc(arena, (size_t)rows * (size_t)cols, sizeof(int));
	memset(table.grid, 0xff, (size_t)rows * (size_t)cols * sizeof(int));
	set.cells = arena_calloc(
	    arena, (size_t)rows * (size_t)cols, sizeof(*set.cells));
}

/* The next cell in row order, with n lines. */
static void
cell(int row, int col, int rowspan, int colspan, size_t n)
{
	struct cell *c = &table.cells[table.ncells];
	struct tcell *tc = &set.cells[table.ncells];

	c->row = row;
	c->col = col;
	c->rowspan = rowspan;
	c->colspan = colspan;
	for (int r = row; r < row + rowspan; r++)
		for (int k = col; k < col + colspan; k++)
			table.grid[r * table.cols + k] = (int)table.ncells;
	tc->cell = c;
	tc->end = row + rowspan - 1;
	tc->size = EM;
	tc->pitch = PITCH;
	tc->nlines = n;
	tc->lines = arena_calloc(arena, n + 1, sizeof(*tc->lines));
	for (size_t i = 0; i < n; i++) {
		lines[used].natural = (mpt)(table.ncells * 100 + i);
		tc->lines[i] = &lines[used++];
	}
	table.ncells++;
}

static void
finish(void)
{
	set.t = &table;
	set.arena = arena;
	set.pad = PAD;
	set.rule = 2;
	set.least = EM + 2 * PAD;
	set.colx = arena_calloc(arena, (size_t)table.cols + 1, sizeof(mpt));
	for (int i = 0; i <= table.cols; i++)
		set.colx[i] = 1 + i * COL;
	table_rows(&set);
}

static size_t
count(const struct box *box, enum piece_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < box->npieces; i++)
		n += box->pieces[i].kind == kind;
	return n;
}

/* Takes all fragments of avail; checks that every line comes once, in order,
 * and inside its box.  Returns how many there were. */
static int
take_all(mpt avail, struct box *boxes, int max)
{
	int n = 0, seen[LINES] = {0};
	mpt last[LINES];

	memset(last, 0xff, sizeof(last));
	while (!table_done(&set)) {
		struct box *b = &boxes[n];

		ck_assert_int_lt(n, max);
		ck_assert(table_take(&set, arena, avail, true, b));
		ck_assert_int_le(b->height, avail);
		n++;
		for (size_t i = 0; i < b->npieces; i++) {
			const struct piece *p = &b->pieces[i];
			mpt c, k;

			ck_assert_int_ge(p->y, 0);
			ck_assert_int_le(p->y + p->h, b->height);
			if (p->kind != PIECE_LINE)
				continue;
			c = p->line->natural / 100;
			k = p->line->natural % 100;
			if (n > 1 && c < table.head_rows * table.cols)
				continue; /* repeated */
			ck_assert_int_eq(seen[p->line->natural]++, 0);
			ck_assert_int_eq(k, last[c] + 1);
			last[c] = k;
		}
	}
	for (size_t i = 0; i < table.ncells; i++)
		ck_assert_int_eq(last[i] + 1, (mpt)set.cells[i].nlines);
	return n;
}

START_TEST(a_small_table_is_one_fragment_with_its_grid)
{
	struct box b[2];

	begin(2, 2, 1);
	for (int r = 0; r < 2; r++)
		for (int c = 0; c < 2; c++)
			cell(r, c, 1, 1, 1);
	finish();
	ck_assert_int_eq(take_all(600, b, 2), 1);
	ck_assert_int_eq(b[0].height, 2 * 16 + 2);
	ck_assert_uint_eq(count(&b[0], PIECE_LINE), 4);
	ck_assert_uint_eq(count(&b[0], PIECE_RULE), 6);
}
END_TEST

START_TEST(the_head_is_repeated_on_each_side)
{
	struct box b[8];

	begin(21, 1, 1);
	for (int r = 0; r < 21; r++)
		cell(r, 0, 1, 1, 1);
	finish();
	/* Room for the head and five rows. */
	ck_assert_int_eq(take_all(6 * 16 + 2, b, 8), 4);
	for (int i = 0; i < 4; i++) {
		ck_assert_uint_eq(count(&b[i], PIECE_LINE), 6);
		ck_assert_int_eq(b[i].pieces[0].line->natural, 0);
	}
}
END_TEST

START_TEST(the_head_never_stands_alone)
{
	struct box b;

	begin(3, 1, 1);
	cell(0, 0, 1, 1, 1);
	cell(1, 0, 1, 1, 4);
	cell(2, 0, 1, 1, 1);
	finish();
	ck_assert(!table_take(&set, arena, 40, false, &b));
	ck_assert(table_take(&set, arena, 100, false, &b));
}
END_TEST

START_TEST(a_row_is_cut_only_where_it_is_higher_than_a_side)
{
	struct box b[8];

	begin(3, 2, 0);
	cell(0, 0, 1, 1, 3);
	cell(0, 1, 1, 1, 1);
	cell(1, 0, 1, 1, 4); /* fits on a side, not on what is left */
	cell(1, 1, 1, 1, 2);
	cell(2, 0, 1, 1, 30); /* fits on none */
	cell(2, 1, 1, 1, 1);
	finish();
	ck_assert_int_eq(take_all(100, b, 8), 8);
	ck_assert_uint_eq(count(&b[0], PIECE_LINE), 4);
	ck_assert_uint_eq(count(&b[1], PIECE_LINE), 6);
	ck_assert_uint_eq(count(&b[2], PIECE_LINE), 6);
}
END_TEST

START_TEST(a_spanning_cell_runs_on_over_the_sides)
{
	struct box b[8];

	begin(6, 2, 0);
	cell(0, 0, 6, 1, 10);
	for (int r = 0; r < 6; r++)
		cell(r, 1, 1, 1, 2);
	finish();
	ck_assert_int_eq(take_all(3 * 34 + 2, b, 8), 2);
	ck_assert_uint_eq(count(&b[0], PIECE_LINE), 6 + 5);
	ck_assert_uint_eq(count(&b[1], PIECE_LINE), 6 + 5);
}
END_TEST

/* A group of two rows, the text over it as high as both; a head of one row. */
static int
rows_before_the_group(int split_lines, mpt avail)
{
	struct box b[8];
	int n = 0;

	teardown();
	setup();
	begin(4, 2, 0);
	cell(0, 0, 1, 1, 1);
	cell(0, 1, 1, 1, 1);
	cell(1, 0, 1, 1, 1);
	cell(1, 1, 1, 1, 1);
	cell(2, 0, 2, 1, 2);
	cell(2, 1, 1, 1, 1);
	cell(3, 1, 1, 1, 1);
	finish();
	set.split_lines = split_lines;
	while (!table_done(&set)) {
		ck_assert(table_take(&set, arena, avail, true, &b[n]));
		n++;
	}
	/* The lines of the group's text on the first side. */
	for (size_t i = 0, k = 0; i <= b[0].npieces; i++) {
		if (i == b[0].npieces)
			return (int)k;
		k += b[0].pieces[i].kind == PIECE_LINE &&
		     b[0].pieces[i].line->natural / 100 == 4;
	}
	return -1;
}

START_TEST(a_text_over_rows_moves_whole_where_rows_do)
{
	/* Three rows have room; the text of two needs all four. */
	ck_assert_int_eq(rows_before_the_group(0, 3 * 18 + 2), 0);
	ck_assert_int_eq(rows_before_the_group(0, 4 * 18 + 2), 2);
	/* where rows may be cut it may be parted too */
	ck_assert_int_eq(rows_before_the_group(1, 3 * 18 + 2), 1);
}
END_TEST

START_TEST(spans_hide_the_rules_inside_them)
{
	struct box b[2];

	begin(2, 2, 0);
	cell(0, 0, 1, 2, 1);
	cell(1, 0, 1, 1, 1);
	cell(1, 1, 1, 1, 1);
	finish();
	take_all(600, b, 2);
	/* Three across; left and right whole, the middle in row 1 only. */
	ck_assert_uint_eq(count(&b[0], PIECE_RULE), 6);
	for (size_t i = 0; i < b[0].npieces; i++)
		if (b[0].pieces[i].kind == PIECE_RULE &&
		    b[0].pieces[i].x == COL)
			ck_assert_int_eq(b[0].pieces[i].y, 16);
}
END_TEST

START_TEST(any_table_comes_out_whole)
{
	struct box b[64];
	mpt avail = 60 + (mpt)_i * 37 % 300;
	int r, span;

	begin(20, 3, _i % 3);
	for (r = 0; r < 20; r++) {
		span = r == 4 || r == 12 ? 3 : 1;
		if ((r < 5 || r > 6) && (r < 13 || r > 14))
			cell(r, 0, span, 1, (size_t)(1 + _i * 5 % 14));
		cell(r, 1, 1, 1, (size_t)(r * _i % 6));
		cell(r, 2, 1, 1, r == 9 ? 40 : 1);
	}
	finish();
	set.split_lines = _i % 4;
	if (set.head >= avail / 2)
		return;
	ck_assert_int_gt(take_all(avail, b, 64), 0);
}
END_TEST

/* How many lines of the cell a fragment shows. */
static int
shown(const struct box *b, int cell_number)
{
	int n = 0;

	for (size_t i = 0; i < b->npieces; i++)
		n += b->pieces[i].kind == PIECE_LINE &&
		     b->pieces[i].line->natural / 100 == cell_number;
	return n;
}

/*
 * Cells 0 (over both rows), 1 and 2; the least row is 14 high, a line 10 at
 * a pitch of 10 or so: what counts is where the text is.
 */
START_TEST(a_spanning_cell_is_shown_on_each_side)
{
	struct box b[4];
	mpt first;

	begin(2, 2, 0);
	cell(0, 0, 2, 1, 2);
	cell(0, 1, 1, 1, 5);
	cell(1, 1, 1, 1, 5);
	finish();
	first = set.rowh[0];
	set.repeat = true;
	ck_assert(table_take(&set, arena, first + 10, true, &b[0]));
	ck_assert(table_take(&set, arena, first + 10, true, &b[1]));
	ck_assert(table_done(&set));
	ck_assert_int_eq(shown(&b[0], 0), 2);
	ck_assert_int_eq(shown(&b[1], 0), 2);
	ck_assert_int_eq(shown(&b[1], 1), 0);
	ck_assert_int_eq(shown(&b[1], 2), 5);

	/* and where the row with which it begins is cut */
	teardown();
	setup();
	begin(2, 2, 0);
	cell(0, 0, 2, 1, 1);
	cell(0, 1, 1, 1, 9);
	cell(1, 1, 1, 1, 1);
	finish();
	set.repeat = true;
	set.split_lines = 3;
	first = tcell_height(&set.cells[1], 5) + 2 * set.pad + set.rule;
	ck_assert(table_take(&set, arena, first, true, &b[0]));
	ck_assert(table_take(&set, arena, 10 * first, true, &b[1]));
	ck_assert(table_done(&set));
	ck_assert_int_eq(shown(&b[0], 0), 1);
	ck_assert_int_eq(shown(&b[0], 1), 5);
	ck_assert_int_eq(shown(&b[1], 0), 1);
	ck_assert_int_eq(shown(&b[1], 1), 4);
	ck_assert_int_eq(shown(&b[1], 2), 1);
}
END_TEST

START_TEST(a_row_is_cut_where_enough_of_it_stays)
{
	struct box b[4];
	mpt room;

	begin(2, 2, 0);
	cell(0, 0, 1, 1, 1);
	cell(0, 1, 1, 1, 1);
	cell(1, 0, 1, 1, 1);
	cell(1, 1, 1, 1, 9);
	finish();
	/* four lines of the second row would stay, with the rules */
	room = set.rowh[0] + tcell_height(&set.cells[3], 4) + 2 * set.pad +
	       set.rule;
	ck_assert(table_take(&set, arena, room, true, &b[0]));
	ck_assert_int_eq(shown(&b[0], 3), 0); /* split_lines is 0 */

	set.row = 0;
	for (int i = 0; i < 4; i++)
		set.cells[i].next = 0;
	set.split_lines = 5;
	ck_assert(table_take(&set, arena, room, true, &b[0]));
	ck_assert_int_eq(shown(&b[0], 3), 0);

	set.row = 0;
	for (int i = 0; i < 4; i++)
		set.cells[i].next = 0;
	set.split_lines = 4;
	ck_assert(table_take(&set, arena, room, true, &b[0]));
	ck_assert_int_eq(shown(&b[0], 3), 4);
	ck_assert_int_eq(shown(&b[0], 2), 1);
	ck_assert_int_le(b[0].height, room);
	ck_assert(table_take(&set, arena, 10 * room, true, &b[1]));
	ck_assert_int_eq(shown(&b[1], 3), 5);
	ck_assert_int_eq(shown(&b[1], 2), 0);
	ck_assert(table_done(&set));

	/* the last line does not go over alone */
	set.row = 0;
	for (int i = 0; i < 4; i++)
		set.cells[i].next = 0;
	room = set.rowh[0] + tcell_height(&set.cells[3], 8) + 2 * set.pad +
	       set.rule;
	ck_assert(table_take(&set, arena, room, true, &b[0]));
	ck_assert_int_eq(shown(&b[0], 3), 7);
}
END_TEST

START_TEST(what_a_spanning_cell_wants_is_shared_by_its_rows)
{
	begin(3, 2, 0);
	cell(0, 0, 3, 1, 9);
	cell(0, 1, 1, 1, 1);
	cell(1, 1, 1, 1, 1);
	cell(2, 1, 1, 1, 1);
	finish();
	ck_assert_int_ge(set.rowh[0] + set.rowh[1] + set.rowh[2],
	    tcell_height(&set.cells[0], 9) + 2 * set.pad);
	ck_assert_int_le(set.rowh[2] - set.rowh[0], 1);
}
END_TEST

static void
check_sum(const mpt *out, int n, mpt width)
{
	mpt sum = 0;

	for (int i = 0; i < n; i++)
		sum += out[i];
	ck_assert_int_eq(sum, width);
}

START_TEST(rows_of_a_form_have_room_for_a_hand)
{
	begin(4, 2, 1);
	for (int r = 0; r < 4; r++)
		for (int c = 0; c < 2; c++)
			cell(r, c, 1, 1, r == 3 ? 3 : 1);
	table.cells[0].head = table.cells[1].head = true;
	table.cells[4].head = table.cells[5].head = true;
	set.form = 40;
	finish();
	ck_assert_int_eq(set.rowh[0], 16);
	ck_assert_int_eq(set.rowh[1], 40);
	ck_assert_int_eq(set.rowh[2], 16);
	ck_assert_int_eq(set.rowh[3], 52);
}
END_TEST

START_TEST(short_columns_get_what_they_need)
{
	mpt min[] = {12, 12, 12, 12, 12};
	mpt max[] = {24, 6000, 3600, 48, 96}, out[5];

	table_widths(min, max, NULL, 5, 442, out);
	check_sum(out, 5, 442);
	ck_assert_int_eq(out[0], 24);
	ck_assert_int_eq(out[3], 48);
	ck_assert_int_ge(out[4], 55);
	ck_assert_int_gt(out[1], out[2]);
}
END_TEST

START_TEST(hints_hold_and_widths_always_sum_up)
{
	mpt min[] = {40, 10, 300}, max[] = {400, 20, 300}, out[3];
	int hints[] = {0, 500, 0};

	table_widths(min, max, hints, 3, 1000, out);
	check_sum(out, 3, 1000);
	ck_assert_int_ge(out[1], 500);
	table_widths(min, max, NULL, 3, 100, out); /* too little */
	check_sum(out, 3, 100);
	for (mpt w = 200; w < 900; w += 13) {
		table_widths(min, max, NULL, 3, w, out);
		check_sum(out, 3, w);
		for (int i = 0; w >= 350 && i < 3; i++)
			ck_assert_int_ge(out[i], min[i]);
	}
}
END_TEST

Suite *
table_suite(void)
{
	Suite *s = suite_create("table");
	TCase *t = tcase_create("table");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_small_table_is_one_fragment_with_its_grid);
	tcase_add_test(t, the_head_is_repeated_on_each_side);
	tcase_add_test(t, the_head_never_stands_alone);
	tcase_add_test(t, a_row_is_cut_only_where_it_is_higher_than_a_side);
	tcase_add_test(t, a_spanning_cell_runs_on_over_the_sides);
	tcase_add_test(t, a_text_over_rows_moves_whole_where_rows_do);
	tcase_add_test(t, spans_hide_the_rules_inside_them);
	tcase_add_test(t, a_spanning_cell_is_shown_on_each_side);
	tcase_add_test(t, a_row_is_cut_where_enough_of_it_stays);
	tcase_add_test(t, what_a_spanning_cell_wants_is_shared_by_its_rows);
	tcase_add_loop_test(t, any_table_comes_out_whole, 0, 40);
	tcase_add_test(t, rows_of_a_form_have_room_for_a_hand);
	tcase_add_test(t, short_columns_get_what_they_need);
	tcase_add_test(t, hints_hold_and_widths_always_sum_up);
	suite_add_tcase(s, t);
	return s;
}

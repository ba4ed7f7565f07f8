/* SPDX-License-Identifier: Apache-2.0 */
/*
 * 署名 and 成文日期 (7.3.5) as one box that no side parts, with the room
 * that seals and stamps take.
 *
 *	sealed               not sealed             stamp
 *	  ╭─────╮            示例市××局 ··          市长 ·· ┌─────┐ ····
 *	  │     │              2026年3月1日                 └─────┘
 *	 示例市××局                                  2026年3月1日 ····
 *	 2026年3月1日 ····
 *
 * A seal's lower edge is that of the date, so its size says how far the name
 * stands below the text.  Room is named and never drawn: what is printed
 * there would be a picture of a seal.
 */
#include "layout/furniture.h"

#include <stdlib.h>

#include "mark/front.h"

/* One organ or person. */
struct signer {
	const struct line *name; /* of a stamp the post, or NULL */
	mpt size; /* of the seal, or width of the stamp */
	mpt centre; /* where the seal's middle stands */
};

struct signature {
	struct flow *f;
	const struct profile *p;
	struct box *box;
	struct signer *signers;
	size_t n;
	const struct line *date; /* or NULL */
	mpt date_x;
	mpt y;
};

static mpt
larger(mpt a, mpt b)
{
	return a > b ? a : b;
}

/* Whom the front matter names, with their sizes. */
static void
read_signers(struct signature *s, const struct front_key *key,
    enum front_signing signing, int parent)
{
	struct flow *f = s->f;
	const struct front_map *map;
	const char *text, *size;

	s->n = key == NULL ? 0 : key->nvalues;
	s->signers = arena_calloc(f->env->arena, s->n + 1, sizeof(*s->signers));
	for (size_t i = 0; i < s->n; i++) {
		map = i < key->nmaps ? &key->maps[i] : NULL;
		text = signing != FRONT_STAMP ? key->values[i].text
		       : map == NULL          ? NULL
					      : front_map_text(map, "post");
		size = map == NULL ? NULL : front_map_text(map, "size");
		s->signers[i].size =
		    size != NULL ? mpt_um(strtol(size, NULL, 10) * 1000L)
		    : signing == FRONT_STAMP ? s->p->stamp_width
					     : s->p->seal_size;
		if (text == NULL) {
			diag_add(f->env->diag, DIAG_SIGNATURE_POST,
			    f->env->file, key->values[i].line,
			    key->values[i].text);
			diag_cite(f->env->diag, "GB/T 9704 7.3.5.3");
			continue;
		}
		s->signers[i].name = furniture_line(f, text, TEXT_SIGNATURE,
		    ops_add_element(f->ops, ROLE_P, parent),
		    key->values[i].line);
	}
}

static void
put_date(struct signature *s)
{
	if (s->date != NULL)
		furniture_put(
		    s->f, s->box, s->date, TEXT_SIGNATURE, s->date_x, s->y)
		    ->what = WHAT_DATE;
	s->y += s->p->text[TEXT_SIGNATURE].size;
}

/* Half of what seal and name take, without white beside them. */
static mpt
half(const struct signer *g)
{
	return (larger(g->size, g->name->width) + 1) / 2;
}

/* From the middle of one seal to the next. */
static mpt
distance(const struct signature *s, const struct signer *a)
{
	const struct signer *b = a + 1;
	mpt seals = (a->size + b->size) / 2 + s->p->seal_between;
	mpt names = (a->name->width + b->name->width) / 2 + s->p->cell;

	return larger(larger(seals, names), half(a) + half(b));
}

/*
 * One row of n seals: spread evenly about the middle of the type area, the
 * last row's last one over the date.  False where it is too wide.
 */
static bool
place_row(
    const struct signature *s, struct signer *row, size_t n, mpt end, bool last)
{
	mpt wide = s->p->text_width, step = 0, x = end;

	for (size_t i = 0; i + 1 < n; i++)
		step = larger(step, distance(s, &row[i]));
	if (n > 1) {
		step = larger(step, (2 * end - wide) / (mpt)(n - 1));
		x = last ? end - step * (mpt)(n - 1)
			 : (wide - step * (mpt)(n - 1)) / 2;
	}
	for (size_t i = 0; i < n; i++)
		row[i].centre = x + step * (mpt)i;
	return row[0].centre >= half(&row[0]) &&
	       row[n - 1].centre + half(&row[n - 1]) <= wide;
}

/* How many of the organs stand in row r of rows: the first ones hold more. */
static size_t
row_length(size_t n, size_t rows, size_t r)
{
	return n / rows + (r < n % rows);
}

/* The fewest rows that are wide enough. */
static size_t
place_seals(struct signature *s, mpt end)
{
	size_t rows, r, from, n;
	bool fits = false;

	for (rows = 1; rows <= s->n; rows++) {
		fits = true;
		for (r = from = 0; r < rows && fits; r++, from += n) {
			n = row_length(s->n, rows, r);
			fits = place_row(
			    s, &s->signers[from], n, end, r + 1 == rows);
		}
		if (fits)
			return rows;
	}
	return s->n;
}

/* The middle of the date, four cells in, moved left for a long name. */
static mpt
seal_centre(const struct signature *s)
{
	const struct signer *last = &s->signers[s->n - 1];
	mpt wide = s->p->text_width;
	mpt x =
	    wide - 4 * s->p->cell - (s->date == NULL ? 0 : s->date->width / 2);

	if (s->date == NULL)
		x -= last->name->width / 2;
	if (x + half(last) > wide)
		x = wide - half(last);
	return larger(x, half(last));
}

static void
set_sealed(struct signature *s)
{
	const struct text_style *style = &s->p->text[TEXT_SIGNATURE];
	mpt end = seal_centre(s), high;
	size_t rows = place_seals(s, end), n;
	struct signer *g = s->signers;

	s->f->gap = s->p->seal_gap;
	s->y = 0;
	for (size_t r = 0; r < rows; r++) {
		n = row_length(s->n, rows, r);
		high = style->pitch + style->size;
		for (size_t i = 0; i < n; i++)
			high = larger(high, g[i].size);
		s->y += r == 0 ? high : high + s->p->seal_between;
		for (size_t i = 0; i < n; i++, g++) {
			box_room(s->f->strip.arena, s->box, WHAT_SEAL,
			    g->centre - g->size / 2, s->y - g->size, g->size,
			    g->size);
			furniture_put(s->f, s->box, g->name, TEXT_SIGNATURE,
			    g->centre - g->name->width / 2,
			    s->y - style->pitch - style->size);
		}
	}
	s->y -= style->size;
	if (s->date != NULL)
		s->date_x = end - s->date->width / 2;
	put_date(s);
}

/* Shorter names are spread to the longest, as figure 9 has them. */
static void
set_plain(struct signature *s, const struct front_key *key)
{
	const struct profile *p = s->p;
	struct para_run run;
	mpt wide = 0, x;

	for (size_t i = 0; i < s->n; i++)
		wide = larger(wide, s->signers[i].name->width);
	x = p->text_width - 2 * p->cell - wide;
	/* The longer of name and date keeps the indent. */
	if (s->date != NULL && s->date->width > wide) {
		s->date_x = p->text_width - 2 * p->cell - s->date->width;
		x = s->date_x - 2 * p->cell;
	} else {
		s->date_x = x + 2 * p->cell;
	}
	s->f->gap = flow_blank(p, 1);
	for (size_t i = 0; i < s->n; i++) {
		if (s->signers[i].name->width < wide) {
			run = para_text(s->f->env, key->values[i].text,
			    TEXT_SIGNATURE,
			    s->signers[i].name->spans[0].element,
			    key->values[i].line);
			s->signers[i].name =
			    para_line(s->f->env, &run, 1, wide);
		}
		furniture_put(
		    s->f, s->box, s->signers[i].name, TEXT_SIGNATURE, x, s->y);
		s->y += p->text[TEXT_SIGNATURE].pitch;
	}
	if (s->date != NULL)
		put_date(s);
	else
		s->y -= flow_leading(p, TEXT_SIGNATURE);
}

static void
set_stamped(struct signature *s)
{
	const struct profile *p = s->p;
	const struct text_style *style = &p->text[TEXT_SIGNATURE];
	const struct signer *g;
	mpt x, high;

	s->f->gap = flow_blank(p, 2);
	for (size_t i = 0; i < s->n; i++) {
		g = &s->signers[i];
		high =
		    (mpt)((int64_t)g->size * p->stamp_height / p->stamp_width);
		x = p->text_width - 4 * p->cell - g->size;
		box_room(s->f->strip.arena, s->box, WHAT_STAMP, x, s->y,
		    g->size, high);
		if (g->name != NULL)
			furniture_put(s->f, s->box, g->name, TEXT_SIGNATURE,
			    x - 2 * p->cell - g->name->width,
			    s->y + (high - style->size) / 2)
			    ->what = WHAT_POST;
		s->y += high + flow_leading(p, TEXT_SIGNATURE);
	}
	s->y -= flow_leading(p, TEXT_SIGNATURE);
	if (s->date == NULL)
		return;
	s->y += flow_blank(p, 1);
	s->date_x = p->text_width - 4 * p->cell - s->date->width;
	put_date(s);
}

/* What does not fit the type area at all, whatever stands above it. */
static void
check_room(struct signature *s, long line)
{
	const struct profile *p = s->p;
	mpt left = 0, right = p->text_width, end;
	mpt room = p->text_height - p->text[TEXT_BODY].size - s->f->gap;

	for (size_t i = 0; i < s->box->npieces; i++) {
		const struct piece *piece = &s->box->pieces[i];

		end = piece->x + (piece->kind == PIECE_LINE ? piece->line->width
							    : piece->w);
		left = piece->x < left ? piece->x : left;
		right = larger(right, end);
	}
	if (s->y <= room && left >= 0 && right <= p->text_width)
		return;
	diag_add(s->f->env->diag, DIAG_SIGNATURE_ROOM, s->f->env->file, line,
	    diag_num(mpt_to_um(right - left) / 1000),
	    diag_num(mpt_to_um(s->y) / 1000),
	    diag_num(mpt_to_um(p->text_width) / 1000),
	    diag_num(mpt_to_um(room) / 1000));
	diag_cite(s->f->env->diag, "GB/T 9704 7.3.5");
	s->f->env->failed = true;
}

bool
furniture_signature(struct flow *f, const struct doc *doc, int parent)
{
	const struct front_key *key = front_get(&doc->front, "signature");
	const char *on = front_text(&doc->front, "date");
	struct signature s = {f, f->env->profile, NULL, NULL, 0, NULL, 0, 0};
	struct box box = {.kind = BOX_LINES};
	enum front_signing signing = front_signing(&doc->front);

	read_signers(&s, key, signing, parent);
	if (on != NULL)
		s.date = furniture_line(f, furniture_date(f->env->arena, on),
		    TEXT_SIGNATURE, ops_add_element(f->ops, ROLE_P, parent),
		    front_line(&doc->front, "date"));
	if (s.n == 0 && s.date == NULL)
		return false;
	if (s.n == 0)
		signing = FRONT_UNSEALED;
	s.box = &box;
	if (signing == FRONT_SEAL)
		set_sealed(&s);
	else if (signing == FRONT_STAMP)
		set_stamped(&s);
	else
		set_plain(&s, key);
	box.gap = f->gap;
	box.height = s.y;
	if (signing == FRONT_SEAL)
		box.give = s.p->seal_gap > s.p->seal_gap_least
			       ? s.p->seal_gap - s.p->seal_gap_least
			       : 0;
	check_room(
	    &s, front_line(&doc->front, key != NULL ? "signature" : "date"));
	*strip_add(&f->strip, BOX_LINES) = box;
	f->gap = 0;
	return true;
}

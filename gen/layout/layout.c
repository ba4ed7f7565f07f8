/* SPDX-License-Identifier: Apache-2.0 */
/* The stages of the room in their order, and what -T prints of them. */
#include "layout/layout.h"

#include <string.h>

#include "layout/draw.h"
#include "layout/dump.h"
#include "layout/facts.h"
#include "layout/flow.h"
#include "layout/furniture.h"
#include "layout/page.h"
#include "layout/proof.h"
#include "layout/table.h"
#include "mark/front.h"

/* What the front matter says of the file itself. */
static void
set_info(struct ops *ops, const struct doc *doc, struct flow *f)
{
	const struct front *front = &doc->front;
	const struct front_key *keywords = front_get(front, "keywords");
	const char *author = front_text(front, "author"), *text;
	struct buf buf = {NULL, 0, 0};

	if (author == NULL)
		author = front_text(front, "issuer");
	if (author != NULL)
		ops->author = arena_strdup(ops->arena, author);
	if (doc->parts->ntitle > 0)
		ops->title =
		    flow_text(f, doc->parts->title, doc->parts->ntitle);
	else if ((text = front_text(front, "issuer")) != NULL)
		ops->title = arena_strdup(ops->arena, text);
	if ((text = front_text(front, "subject")) != NULL)
		ops->subject = arena_strdup(ops->arena, text);
	if ((text = front_text(front, "language")) != NULL)
		ops->lang = arena_strdup(ops->arena, text);
	if ((text = front_text(front, "date")) != NULL ||
	    (text = front_text(front, "office-date")) != NULL)
		ops->date = arena_strdup(ops->arena, text);
	facts_take(ops, doc);
	if (keywords == NULL)
		return;
	for (size_t i = 0; i < keywords->nvalues; i++) {
		buf_adds(&buf, i == 0 ? "" : ", ");
		buf_adds(&buf, keywords->values[i].text);
	}
	ops->keywords = arena_strndup(ops->arena, buf.p, buf.len);
	buf_free(&buf);
}

static void
dump_text(const struct line *line, struct buf *out)
{
	const struct line_span *span;

	for (size_t i = 0; i < line->nspans; i++) {
		span = &line->spans[i];
		for (size_t k = 0; k < span->nglyphs; k++)
			if (span->glyphs[k].cp != 0)
				buf_addcp(out, span->glyphs[k].cp);
	}
}

static void
dump_box(const struct box *box, mpt y, struct buf *out)
{
	const struct piece *piece;

	for (size_t i = 0; i < box->npieces; i++) {
		piece = &box->pieces[i];
		buf_adds(out, "  ");
		dump_mm(out, y + piece->y);
		if (piece->kind != PIECE_LINE) {
			buf_adds(out, piece->kind == PIECE_RULE ? " rule "
				      : piece->kind == PIECE_ROOM
					  ? " room "
					  : " picture ");
			dump_mm(out, piece->x);
			buf_addc(out, ' ');
			dump_mm(out, piece->w);
			buf_addc(out, 'x');
			dump_mm(out, piece->h);
		} else {
			buf_addc(out, '-');
			dump_mm(out, y + piece->y + piece->h);
			buf_addc(out, ' ');
			dump_mm(out, piece->x + piece->line->x);
			buf_addc(out, '-');
			dump_mm(out,
			    piece->x + piece->line->x + piece->line->width);
			buf_addc(out, ' ');
			dump_text(piece->line, out);
		}
		buf_addc(out, '\n');
	}
}

static void
dump_lines(const struct box *box, struct buf *out)
{
	for (size_t i = 0; i < box->npieces; i++)
		if (box->pieces[i].kind == PIECE_LINE)
			line_dump(box->pieces[i].line, out);
	if (box->kind == BOX_TABLE)
		table_dump_lines(box->table, out);
}

bool
layout_stage(const char *name, enum layout_stage *stage)
{
	static const char *const names[] = {"", "lines", "pages", "ops", "mm"};

	for (*stage = LAYOUT_LINES; *stage <= LAYOUT_MM; ++*stage)
		if (strcmp(name, names[*stage]) == 0)
			return true;
	return false;
}

enum { NAME_WHOLE_MAX = 48 }; /* bytes: 16 Han */

/*
 * The organs that the front matter names: no title is broken inside one,
 * but for those that no line of a title holds.
 */
static const char *const *
organ_names(const struct front *front, struct arena *arena)
{
	static const char *const keys[] = {"issuer", "signature", "to"};
	const struct front_key *key[3];
	const char **names;
	size_t n = 0, k, i;

	for (k = 0; k < 3; k++) {
		key[k] = front_get(front, keys[k]);
		n += key[k] == NULL ? 0 : key[k]->nvalues;
	}
	names = arena_calloc(arena, n + 1, sizeof(names[0]));
	for (n = k = 0; k < 3; k++)
		for (i = 0; key[k] != NULL && i < key[k]->nvalues; i++)
			if (strlen(key[k]->values[i].text) <= NAME_WHOLE_MAX)
				names[n++] = key[k]->values[i].text;
	return names;
}

/* Everything that goes into the sides, before it does. */
struct setting {
	struct flow flow;
	const struct doc *doc;
	const struct profile *profile;
	struct box head, imprint;
	struct page_frame frame;
	size_t text_end; /* index after the text's last box */
	bool moved; /* 主送 into the 版记, so that text stands on side 1 */
};

static void
set_parts(struct setting *s)
{
	struct flow *f = &s->flow;
	const struct part *part = s->doc->parts;
	size_t turned = 0; /* index + 1 of the side after turned text */

	furniture_head(f, s->doc, 0, &s->head, &s->frame);
	/* With no head above it the title turns with the text. */
	if (part->landscape && front_format(&s->doc->front) == FRONT_PLAIN) {
		flow_side(f, true);
		furniture_corners(f, s->doc, 0);
	}
	furniture_title(f, s->doc, !s->moved, 0);
	s->frame.text = f->strip.nboxes;
	if (part->landscape && !f->turned)
		flow_side(f, true);
	flow_blocks(f, part->blocks, flow_column(f), 0);
	if (f->turned) {
		turned = f->strip.nboxes + 1;
		flow_side(f, false);
	}
	s->text_end = f->strip.nboxes;
	s->frame.sign = furniture_closing(f, s->doc, 0);
	furniture_people(f, s->doc, 0);
	for (part = part->next; part != NULL; part = part->next) {
		int sect = ops_add_element(f->ops, ROLE_SECT, 0);

		furniture_attachment(f, part, sect);
		flow_blocks(f, part->blocks, flow_column(f), sect);
	}
	furniture_imprint(f, s->doc, s->moved, 0, &s->imprint);
	s->frame.tail = s->imprint.height;
	/* Nothing follows: no side for it. */
	if (turned == f->strip.nboxes && turned > 0 && s->imprint.height == 0)
		s->text_end = --f->strip.nboxes;
	if (s->imprint.height > s->profile->text_height) {
		diag_add(f->env->diag, DIAG_IMPRINT_HIGH, s->doc->file,
		    front_line(&s->doc->front,
			front_get(&s->doc->front, "copies") != NULL
			    ? "copies"
			    : "distribution"),
		    diag_num(mpt_to_um(s->imprint.height) / 1000),
		    diag_num(mpt_to_um(s->profile->text_height) / 1000));
		f->env->failed = true;
	}
	s->frame.tail_gap = flow_leading(s->profile, TEXT_BODY);
	/* A letter's stands on its last side, whichever that is (10.1). */
	s->frame.tail_even = s->profile->copies_side == SIDE_EVEN &&
			     front_format(&s->doc->front) != FRONT_LETTER;
	s->frame.tight_sides = s->profile->pitch_sides;
}

/*
 * The number of a side (7.5): a letter's first one, a blank one and one with
 * nothing but the 版记 have none.
 */
static int
side_number(const struct setting *s, const struct side *side, size_t index)
{
	const char *word = front_text(&s->doc->front, "page-numbers");

	if (word != NULL && strcmp(word, "none") == 0)
		return 0;
	if (index == 0 ? front_format(&s->doc->front) == FRONT_LETTER
		       : side->n == 0)
		return 0;
	return (int)index + 1;
}

static void
draw_side(struct setting *s, const struct side *side, size_t index, bool last)
{
	struct ops *ops = s->flow.ops;
	const struct profile *p = s->profile;
	struct ops_page *page =
	    ops_add_page(ops, p->sheet_width, p->sheet_height);
	struct outline *outline;

	if (index == 0)
		draw_box(ops, page, p, &s->head, 0, false);
	draw_turn(ops, page, p, side->turned, OP_TURN);
	for (size_t i = 0; i < side->n; i++) {
		draw_box(ops, page, p, side->placed[i].box, side->placed[i].y,
		    side->turned);
		if (side->placed[i].box->outline == 0)
			continue;
		outline = &ops->outline[side->placed[i].box->outline - 1];
		outline->page = (int)index;
		outline->y = draw_y(p, side->turned ? 0 : side->placed[i].y);
	}
	draw_turn(ops, page, p, side->turned, OP_TURN_END);
	if (last && s->imprint.height > 0)
		draw_box(ops, page, p, &s->imprint,
		    p->text_height - s->imprint.height, false);
	page->tight = side->tight > 0;
	/* What is blank stays so. */
	if (index == 0 || side->n > 0 || last)
		page->label = furniture_folio(
		    &s->flow, s->doc, side_number(s, side, index), page);
}

static void
dump_side(const struct setting *s, const struct side *side, size_t index,
    bool last, struct buf *out)
{
	buf_addf(out, "page %zu%s", index + 1, side->turned ? " turned" : "");
	if (side_number(s, side, index) == 0)
		buf_adds(out, " unnumbered");
	if (side->tight > 0)
		buf_addf(out, " tight %d", side->tight);
	buf_addc(out, '\n');
	if (index == 0)
		dump_box(&s->head, 0, out);
	for (size_t i = 0; i < side->n; i++)
		dump_box(side->placed[i].box, side->placed[i].y, out);
	if (last && s->imprint.height > 0)
		dump_box(&s->imprint,
		    s->profile->text_height - s->imprint.height, out);
}

/* Does text stand on the first side, where there is any? */
static bool
is_opened(const struct setting *s, const struct pages *pages)
{
	const struct side *side = &pages->sides[0];

	for (size_t i = 0; i < side->n; i++)
		if (side->placed[i].index >= s->frame.text &&
		    side->placed[i].index < s->text_end)
			return true;
	return s->text_end == s->frame.text;
}

/* The document with 主送 where s says; what lives is in the arena of ops. */
static struct pages *
set_pages(struct setting *s, struct para_env *env)
{
	struct ops *ops = ops_new();

	env->arena = ops->arena;
	env->names = organ_names(&s->doc->front, env->arena);
	s->flow.env = env;
	s->flow.ops = env->ops = ops;
	s->flow.strip.arena = ops->arena;
	set_info(ops, s->doc, &s->flow);
	set_parts(s);
	return pages_make(&s->flow.strip, &s->frame);
}

static void
drop_pages(struct setting *s, struct pages *pages)
{
	pages_free(pages);
	strip_clear(&s->flow.strip);
	para_env_end(s->flow.env);
}

/*
 * All sides.  Where 主送 leaves no room for text on the first, it is set again
 * in the 版记 (7.3.2), and its findings with it.
 */
static struct pages *
make_pages(struct setting *s, struct para_env *env, struct diag *diag)
{
	const struct setting before = *s;
	const struct front_key *to = front_get(&s->doc->front, "to");
	struct pages *pages;

	env->diag = diag_new();
	pages = set_pages(s, env);
	if (to != NULL && !is_opened(s, pages)) {
		drop_pages(s, pages);
		ops_free(s->flow.ops);
		diag_free(env->diag);
		*s = before;
		s->moved = true;
		env->failed = false;
		env->scratch = NULL;
		env->diag = diag_new();
		pages = set_pages(s, env);
	}
	if (front_format(&s->doc->front) != FRONT_PLAIN &&
	    !is_opened(s, pages)) {
		diag_add(env->diag, DIAG_BODY_LATE, s->doc->file,
		    s->doc->parts->line);
		diag_cite(env->diag, "GB/T 9704 7.3.3");
	}
	if (pages->sign_alone && !env->failed) {
		diag_add(env->diag, DIAG_SIGNATURE_ALONE, s->doc->file,
		    front_line(&s->doc->front, "signature"));
		diag_cite(env->diag, "GB/T 9704 7.3.5.5");
	}
	diag_move(diag, env->diag);
	diag_free(env->diag);
	env->diag = diag;
	return pages;
}

struct ops *
layout_set(const struct doc *doc, const struct profile *profile,
    struct fonts *fonts, enum layout_stage stage, struct buf *dump,
    struct diag *diag)
{
	struct para_env env = {.profile = profile,
	    .fonts = fonts,
	    .file = doc->file,
	    .diag = diag};
	struct setting s;
	struct pages *pages;
	struct ops *ops;

	memset(&s, 0, sizeof(s));
	s.doc = doc;
	s.profile = profile;
	pages = make_pages(&s, &env, diag);
	ops = s.flow.ops;
	if (stage == LAYOUT_LINES) {
		dump_lines(&s.head, dump);
		for (size_t i = 0; i < s.flow.strip.nboxes; i++)
			dump_lines(&s.flow.strip.boxes[i], dump);
		dump_lines(&s.imprint, dump);
	}
	for (size_t i = 0; i < pages->n; i++) {
		bool last = i + 1 == pages->n;

		if (stage == LAYOUT_PAGES)
			dump_side(&s, &pages->sides[i], i, last, dump);
		draw_side(&s, &pages->sides[i], i, last);
	}
	if (stage == LAYOUT_OPS)
		ops_dump(ops, dump);
	if (stage == LAYOUT_MM && !env.failed)
		proof_print(ops, doc, profile, dump);
	drop_pages(&s, pages);
	if (env.failed) {
		ops_free(ops);
		return NULL;
	}
	return ops;
}

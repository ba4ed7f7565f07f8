/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Prints drawing operations (-T ops), one a line.  Glyph ids are left out:
 * they belong to one version of a font file, while characters, faces and
 * places are what a reader of the stage wants to see.
 */
#include "layout/ops.h"

#include "base/buf.h"
#include "layout/dump.h"

static const char *const role_names[ROLE_COUNT] = {"artifact", "Document",
    "Sect", "Title", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl",
    "LBody", "BlockQuote", "Code", "Table", "TR", "TH", "TD", "Caption", "Span",
    "Link", "Figure"};

static void
dump_info(struct buf *out, const char *name, const char *value)
{
	if (value == NULL)
		return;
	buf_addf(out, "%s ", name);
	dump_quoted(out, value);
	buf_addc(out, '\n');
}

static void
dump_element(const struct ops *ops, size_t i, struct buf *out)
{
	const struct element *e = &ops->elements[i];

	buf_addf(out, "element %zu %s", i, role_names[e->role]);
	if (e->parent >= 0)
		buf_addf(out, " in %d", e->parent);
	if (e->rowspan > 1)
		buf_addf(out, " rowspan %d", e->rowspan);
	if (e->colspan > 1)
		buf_addf(out, " colspan %d", e->colspan);
	if (e->alt != NULL) {
		buf_adds(out, " alt ");
		dump_quoted(out, e->alt);
	}
	buf_addc(out, '\n');
}

/*
 * Steps from glyph to glyph, equal ones counted: "15.793*27 7.897".  The last
 * step leads to the end of the text.
 */
static void
dump_steps(const struct op *op, struct buf *out)
{
	size_t i, n;
	mpt step, next;

	for (i = 0; i < op->nglyphs; i += n) {
		step = 0;
		for (n = 0; i + n < op->nglyphs; n++) {
			next = i + n + 1 < op->nglyphs ? op->glyphs[i + n + 1].x
						       : op->w;
			next -= op->glyphs[i + n].x;
			if (n == 0)
				step = next;
			else if (next != step)
				break;
		}
		buf_addc(out, ' ');
		dump_mpt(out, step);
		if (n > 1)
			buf_addf(out, "*%zu", n);
	}
}

static void
dump_text(const struct op *op, struct buf *out)
{
	struct buf text = {NULL, 0, 0};

	for (size_t i = 0; i < op->nglyphs; i++) {
		if (op->glyphs[i].cp != 0)
			buf_addcp(&text, op->glyphs[i].cp);
		if (op->glyphs[i].vs != 0)
			buf_addcp(&text, op->glyphs[i].vs);
	}
	buf_addf(out, " %s ",
	    op->face == NULL ? "-" : face_postscript_name(op->face));
	dump_mpt(out, op->size);
	buf_addc(out, ' ');
	dump_quoted(out, text.p == NULL ? "" : text.p);
	dump_steps(op, out);
	buf_free(&text);
}

static void
dump_op(const struct op *op, struct buf *out)
{
	static const char *const names[OP_KIND_COUNT] = {"text", "rule", "link",
	    "anchor", "room", "image", "turn", "turn-end"};

	buf_addf(out, "%s", names[op->kind]);
	if (op->element >= 0)
		buf_addf(out, " #%d", op->element);
	else
		buf_adds(out, " #-");
	if (op->kind == OP_TURN_END) {
		buf_addc(out, '\n');
		return;
	}
	buf_addc(out, ' ');
	dump_mpt(out, op->x);
	buf_addc(out, ',');
	dump_mpt(out, op->y);
	if (op->rgb != 0)
		buf_addf(out, " rgb %06x", (unsigned)op->rgb);
	if (op->kind == OP_TEXT)
		dump_text(op, out);
	if (op->kind == OP_RULE || op->kind == OP_LINK || op->kind == OP_ROOM ||
	    op->kind == OP_IMAGE) {
		buf_addc(out, ' ');
		dump_mpt(out, op->w);
		buf_addc(out, 'x');
		dump_mpt(out, op->h);
	}
	if (op->kind == OP_IMAGE) {
		buf_addf(
		    out, " %dx%d ", op->picture->width, op->picture->height);
		dump_quoted(out, op->picture->path);
	}
	if (op->kind == OP_LINK && op->uri != NULL) {
		buf_addc(out, ' ');
		dump_quoted(out, op->uri);
	}
	buf_addc(out, '\n');
}

void
ops_dump(const struct ops *ops, struct buf *out)
{
	const struct ops_page *page;
	const struct outline *o;
	size_t i, k;

	dump_info(out, "title", ops->title);
	dump_info(out, "author", ops->author);
	dump_info(out, "subject", ops->subject);
	dump_info(out, "keywords", ops->keywords);
	dump_info(out, "lang", ops->lang);
	dump_info(out, "date", ops->date);
	for (i = 0; i < ops->nelements; i++)
		dump_element(ops, i, out);
	for (i = 0; i < ops->noutline; i++) {
		o = &ops->outline[i];
		buf_addf(out, "outline %d page %d at ", o->level, o->page + 1);
		dump_mpt(out, o->y);
		buf_addc(out, ' ');
		dump_quoted(out, o->title);
		buf_addc(out, '\n');
	}
	for (i = 0; i < ops->npages; i++) {
		page = &ops->pages[i];
		buf_addf(out, "page %zu ", i + 1);
		dump_mpt(out, page->width);
		buf_addc(out, 'x');
		dump_mpt(out, page->height);
		if (page->label != NULL) {
			buf_adds(out, " label ");
			dump_quoted(out, page->label);
		}
		buf_addc(out, '\n');
		for (k = 0; k < page->nops; k++)
			dump_op(&page->ops[k], out);
	}
}

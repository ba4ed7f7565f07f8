/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Operations become a PDF: what other people's readers say of it.  Every
 * claim is read back by qpdf, poppler or MuPDF, never by our own code.
 */
#include <check.h>
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "layout/ops.h"
#include "out/charset.h"
#include "out/content.h"
#include "out/object.h"
#include "out/attach.h"
#include "out/pdf.h"

Suite *pdf_suite(void);

enum {
	SIDE_W = 595276, /* A4 */
	SIDE_H = 841890,
	LEFT = 79370,
	SIZE = 16000,
	BIG = 400000, /* size of a glyph that is measured */
	DPI = 36,
	TOOL_BYTES = 16 << 20,
};

static char folder[64];
static char pdf[96]; /* path of the PDF being tested */
static struct diag *diag;
static struct fonts *fonts;
static struct attachment inside[2]; /* files */
static size_t ninside;
static struct level claimed; /* of what save() writes; none at first */
static struct ops *ops;

/* One face a role, of each kind that there is. */
static const char *fang[] = {"FandolFang", "AR PL UMing CN", NULL};
static const char *uming[] = {"AR PL UMing CN", NULL};
static const char *zenhei[] = {"WenQuanYi Zen Hei", NULL};
static const char *ukai[] = {"AR PL UKai CN", NULL};
static const char *noto[] = {"Noto Serif CJK SC", NULL};
static const char *dejavu[] = {"DejaVu Sans", NULL};

static void
load(const char *dir)
{
	const char *const *families[FONT_ROLES] = {
	    [FONT_FANGSONG] = fang,
	    [FONT_SONG] = uming,
	    [FONT_HEI] = zenhei,
	    [FONT_KAI] = ukai,
	    [FONT_TITLE] = noto,
	    [FONT_LATIN] = dejavu,
	    [FONT_MONO] = dejavu,
	};

	fonts = fonts_load(families, dir, diag);
	if (fonts == NULL)
		diag_flush(diag, DIAG_ZH, stderr);
	ck_assert_ptr_nonnull(fonts);
}

static void
setup(void)
{
	const char *build = getenv("B");
	char dir[256];

	strcpy(folder, "/tmp/pdf_test.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(pdf, sizeof(pdf), "%s/t.pdf", folder);
	diag = diag_new();
	snprintf(dir, sizeof(dir), "%s/share/jiyao/fonts",
	    build == NULL ? "build" : build);
	load(dir);
	ck_assert(face_is_cff(fonts_role_face(fonts, FONT_FANGSONG, 0)));
	ops = ops_new();
	claimed = (struct level){0, 0};
	ninside = 0;
}

static void
teardown(void)
{
	char command[128];

	ops_free(ops);
	fonts_free(fonts);
	diag_free(diag);
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	ck_assert_int_eq(system(command), 0);
}

/* What the command prints on both streams; its exit status must be 0. */
static char *
tool(const char *fmt, ...)
{
	static char out[TOOL_BYTES];
	char command[512];
	va_list ap;
	FILE *p;
	size_t n;

	va_start(ap, fmt);
	vsnprintf(command, sizeof(command), fmt, ap);
	va_end(ap);
	p = popen(command, "r");
	ck_assert_ptr_nonnull(p);
	n = fread(out, 1, sizeof(out) - 1, p);
	out[n] = '\0';
	ck_assert_msg(pclose(p) == 0, "%s: %s", command, out);
	return out;
}

static void
save(void)
{
	const struct pdf_options options = {
	    .level = claimed, .files = inside, .nfiles = ninside};
	struct buf out = {NULL, 0, 0};
	int status = pdf_write(ops, &options, "t.md", &out, diag);

	if (status != 0)
		diag_flush(diag, DIAG_ZH, stderr);
	ck_assert_int_eq(status, 0);
	ck_assert_int_eq(file_write(pdf, out.p, out.len, 0600, diag), 0);
	buf_free(&out);
}

/* Draws text with gap mpt between the glyphs' advances. */
static struct op *
draw(struct ops_page *page, enum font_role role, mpt size, mpt x, mpt y,
    const char *text, mpt gap)
{
	struct op *op = ops_add(ops, page, OP_TEXT, 0);
	size_t len = strlen(text), at = 0, n = 0;
	struct op_glyph *g = arena_calloc(ops->arena, len, sizeof(*g));
	struct glyph glyph;
	uint32_t cp;
	mpt pen = 0;

	while (at < len) {
		at += utf8_decode(text + at, len - at, &cp);
		ck_assert_msg(fonts_glyph(fonts, role, cp, 0, &glyph),
		    "U+%04X in %s", (unsigned)cp,
		    face_family(fonts_role_face(fonts, role, 0)));
		g[n].cp = cp;
		g[n].gid = glyph.gid;
		g[n++].x = pen;
		pen += (mpt)((int64_t)glyph.advance * size / 1000) + gap;
		op->face = glyph.face;
	}
	op->glyphs = g;
	op->nglyphs = n;
	op->size = size;
	op->x = x;
	op->y = y;
	op->w = pen;
	return op;
}

struct sample {
	enum font_role role;
	const char *text;
};
/* Every kind of outline, and the characters that share a glyph. */
static const struct sample samples[] = {
    {FONT_FANGSONG, "党组会议·一•二・三…四⋯五，“引号”(a)\\b 甲"},
    {FONT_SONG, "关于印发《工作规则》的通知〔2026〕12号·…⼀一"},
    {FONT_HEI, "一、总则：第（二）条、12.5%—Abc"},
    {FONT_KAI, "（一）贯彻落实。，；："},
    {FONT_TITLE, "吉𠮷⼀一会议·•…⋯Tq"},
    {FONT_LATIN, "Hello, (World) \\ fi AVA 0123"},
};
#define NSAMPLES (sizeof(samples) / sizeof(*samples))

/* All samples on a page, one below the other, plain and with a gap. */
static void
draw_samples(void)
{
	struct ops_page *page = ops_add_page(ops, SIDE_W, SIDE_H);
	size_t i;

	for (i = 0; i < NSAMPLES; i++) {
		draw(page, samples[i].role, SIZE, LEFT, 780000 - (mpt)i * 60000,
		    samples[i].text, 0);
		draw(page, samples[i].role, SIZE, LEFT, 750000 - (mpt)i * 60000,
		    samples[i].text, -207)
		    ->rgb = i % 2 == 0 ? 0xD7000F : 0x808080;
	}
}

/* Removes white space of every kind. */
static void
squeeze(char *s)
{
	char *to = s;

	for (; *s != '\0'; s++) {
		if (isspace((unsigned char)*s))
			continue;
		if ((unsigned char)s[0] == 0xC2 && (unsigned char)s[1] == 0xA0)
			s++;
		else
			*to++ = *s;
	}
	*to = '\0';
}

static char *
wanted_text(void)
{
	static char want[4096];
	size_t i;

	want[0] = '\0';
	for (i = 0; i < NSAMPLES; i++) {
		strcat(want, samples[i].text);
		strcat(want, samples[i].text);
	}
	squeeze(want);
	return want;
}

START_TEST(qpdf_finds_no_fault)
{
	char *said;

	draw_samples();
	save();
	said = tool("qpdf --check %s 2>&1", pdf);
	ck_assert_msg(strstr(said, "No syntax or stream encoding errors") &&
			  !strstr(said, "WARNING"),
	    "%s", said);
	ck_assert_ptr_nonnull(strstr(said, "PDF Version: 1.7"));
}
END_TEST

START_TEST(every_font_is_embedded_and_subset_and_has_unicode)
{
	char *line;
	size_t n = 0;

	draw_samples();
	save();
	line = strtok(tool("pdffonts %s | tail -n +3", pdf), "\n");
	for (; line != NULL; line = strtok(NULL, "\n"), n++) {
		ck_assert_msg(strstr(line, "yes yes yes"), "%s", line);
		ck_assert_msg(line[6] == '+', "%s", line);
	}
	ck_assert_uint_ge(n, NSAMPLES);
}
END_TEST

START_TEST(poppler_gives_the_text_back)
{
	char *got;

	draw_samples();
	save();
	got = tool("pdftotext -raw -enc UTF-8 %s - 2>&1", pdf);
	squeeze(got);
	ck_assert_str_eq(got, wanted_text());
}
END_TEST

START_TEST(mupdf_gives_the_text_back)
{
	char *got;

	draw_samples();
	save();
	got = tool("mutool draw -q -F txt %s 2>/dev/null", pdf);
	squeeze(got);
	ck_assert_str_eq(got, wanted_text());
}
END_TEST

START_TEST(a_no_break_space_stays_one_where_it_shares_its_glyph)
{
	struct ops_page *page = ops_add_page(ops, SIDE_W, SIDE_H);

	draw(page, FONT_FANGSONG, SIZE, LEFT, 700000, "甲 乙\xC2\xA0丙 丁", 0);
	save();
	/* poppler and MuPDF both turn it into a space: so the file itself. */
	tool("qpdf --qdf --stream-data=uncompress %s %s/q.pdf", pdf, folder);
	tool("grep -aq '<00A0>' %s/q.pdf", folder);
	tool("grep -aq '<0020>' %s/q.pdf", folder);
	ck_assert_int_eq(atoi(tool("pdffonts %s | grep -c Fandol", pdf)), 2);
}
END_TEST

START_TEST(renderers_have_nothing_to_say)
{
	char *said;

	draw_samples();
	save();
	said = tool("pdftoppm -r 40 %s %s/p 2>&1", pdf, folder);
	ck_assert_str_eq(said, "");
	/* Debian's mutool says of itself that it has no ICC. */
	said = tool("mutool draw -q -r 40 -o %s/m.png %s 2>&1 | "
		    "grep -v 'ICC support' || true",
	    folder, pdf);
	ck_assert_str_eq(said, "");
}
END_TEST

/* A value that looks random and is the same on every run. */
static unsigned
scatter(unsigned n)
{
	n = (n ^ 61) ^ n >> 16;
	n *= 9;
	n ^= n >> 4;
	n *= 0x27d4eb2d;
	return n ^ n >> 15;
}

START_TEST(every_glyph_stands_where_it_was_put)
{
	static const mpt sizes[] = {9000, 10500, 14000, 15750, 16000};
	struct ops_page *page = ops_add_page(ops, SIDE_W, SIDE_H);
	double want[5][28], x, y;
	struct op_glyph *g;
	struct op *op;
	char *at;
	size_t i, k;

	for (i = 0; i < 5; i++) {
		op = draw(page, i % 2 ? FONT_LATIN : FONT_FANGSONG, sizes[i],
		    LEFT + (mpt)i * 137, 700000 - (mpt)i * 29609,
		    i % 2 ? "abcdefghijklmnopqrstuvwxyz01"
			  : "关于进一步加强和改进工作规则有关事项通知如下请认真"
			    "贯彻执",
		    0);
		ck_assert_uint_eq(op->nglyphs, 28);
		g = (struct op_glyph *)op->glyphs;
		for (k = 0; k < 28; k++) {
			/* The grid, and here and there a shift from it. */
			g[k].x = (mpt)((int64_t)k * 442205 / 28);
			if (scatter((unsigned)(i * 28 + k)) % 5 == 0)
				g[k].x +=
				    (mpt)(scatter((unsigned)k) % 3001) - 1500;
			want[i][k] = (op->x + g[k].x) / 1000.0;
		}
	}
	save();
	at = tool("mutool draw -q -F stext %s 2>/dev/null", pdf);
	for (i = 0; i < 5; i++)
		for (k = 0; k < 28; k++) {
			do {
				at = strstr(at, "<char ");
				ck_assert_ptr_nonnull(at);
				at = strstr(at, " x=\"");
			} while (
			    strncmp(strstr(at, " c=\""), " c=\" \"", 6) == 0);
			ck_assert_int_eq(
			    sscanf(at, " x=\"%lf\" y=\"%lf\"", &x, &y), 2);
			/* Half of 1/1000 em, and what stext rounds off. */
			ck_assert_double_eq_tol(
			    x, want[i][k], sizes[i] * 0.5e-6 + 0.0006);
			ck_assert_double_eq_tol(
			    841.89 - y, 700 - 29.609 * (double)i, 0.002);
		}
}
END_TEST

/* The box of what is darker than half in a PGM; false where nothing is. */
static bool
ink(const char *path, int box[4])
{
	struct buf b = {NULL, 0, 0};
	int w, h, top, used, x, y;
	const unsigned char *p;
	bool any = false;

	ck_assert_int_eq(file_read(path, TOOL_BYTES, &b, diag), 0);
	ck_assert_int_eq(sscanf(b.p, "P5 %d %d %d%n", &w, &h, &top, &used), 3);
	p = (const unsigned char *)b.p + used + 1;
	box[0] = w;
	box[1] = h;
	box[2] = box[3] = -1;
	for (y = 0; y < h; y++)
		for (x = 0; x < w; x++)
			if (p[y * w + x] < 128) {
				any = true;
				box[0] = x < box[0] ? x : box[0];
				box[1] = y < box[1] ? y : box[1];
				box[2] = x > box[2] ? x : box[2];
				box[3] = y > box[3] ? y : box[3];
			}
	buf_free(&b);
	return any;
}

/* mpt on the page to a pixel's edge. */
static int
pixel(int64_t m)
{
	return (int)(m * DPI / 72000);
}

/*
 * Text that reads back right may still be drawn with the wrong glyphs; ink
 * that fills the glyph's own box cannot.
 */
START_TEST(each_glyph_drawn_is_that_of_its_character)
{
	static const char *const chars[] = {"一", "丨", "会", "。", "《", "（",
	    "乙", "丁", "口", "回", "A", "g"};
	const struct sample *s = &samples[_i];
	size_t n = sizeof(chars) / sizeof(*chars), i;
	char path[128];
	int got[4], want[4], k;

	for (i = s->role == FONT_LATIN ? n - 2 : 0; i < n; i++)
		draw(ops_add_page(ops, SIDE_W, SIDE_H), s->role, BIG, 100000,
		    300000, chars[i], 0);
	save();
	tool("pdftoppm -gray -r %d %s %s/g", DPI, pdf, folder);
	for (i = 0; i < ops->npages; i++) {
		const struct op *op = &ops->pages[i].ops[0];
		struct font_box b = face_box(op->face, op->glyphs[0].gid);

		snprintf(path, sizeof(path), "%s/g-%0*zu.pgm", folder,
		    ops->npages > 9 ? 2 : 1, i + 1);
		ck_assert(ink(path, got));
		want[0] = pixel(op->x + (int64_t)b.x0 * BIG / 1000);
		want[2] = pixel(op->x + (int64_t)b.x1 * BIG / 1000);
		want[1] = pixel(SIDE_H - op->y - (int64_t)b.y1 * BIG / 1000);
		want[3] = pixel(SIDE_H - op->y - (int64_t)b.y0 * BIG / 1000);
		/* HarfBuzz counts the control points of a CFF curve in. */
		for (k = 0; k < 4; k++) {
			int inward =
			    k < 2 ? got[k] - want[k] : want[k] - got[k];

			ck_assert_msg(
			    inward >= -2 &&
				inward <= (face_is_cff(op->face) ? 10 : 2),
			    "page %zu, side %d: %d, not %d", i + 1, k, got[k],
			    want[k]);
		}
	}
}
END_TEST

START_TEST(two_runs_give_the_same_bytes)
{
	struct buf a = {NULL, 0, 0}, b = {NULL, 0, 0};

	draw_samples();
	ops->date = "2026-05-22";
	ck_assert_int_eq(pdf_write(ops, NULL, "a.md", &a, diag), 0);
	buf_adds(&b, "before");
	ck_assert_int_eq(pdf_write(ops, NULL, "b.md", &b, diag), 0);
	ck_assert_uint_eq(b.len, a.len + 6);
	ck_assert_mem_eq(a.p, b.p + 6, a.len);
	buf_free(&a);
	buf_free(&b);
}
END_TEST

START_TEST(the_identifier_follows_the_content)
{
	char first[128];

	draw_samples();
	save();
	snprintf(first, sizeof(first), "%.100s",
	    tool("qpdf --show-object=trailer %s", pdf));
	ops->title = "另一件";
	save();
	ck_assert_ptr_nonnull(
	    strstr(tool("qpdf --show-object=trailer %s", pdf), "/ID"));
	ck_assert_str_ne(
	    strstr(tool("qpdf --show-object=trailer %s", pdf), "/ID"),
	    strstr(first, "/ID"));
}
END_TEST

/* libharu drops a filter written by hand, and qpdf --check does not mind. */
START_TEST(every_stream_is_deflated_and_decodes)
{
	long streams, filters;

	draw_samples();
	save();
	streams = atol(tool("grep -ac '^stream' %s", pdf));
	filters = atol(tool("grep -ac '^/Filter/FlateDecode/Length ' %s", pdf));
	ck_assert_int_gt(streams, 0);
	ck_assert_int_eq(streams, filters);
	tool("qpdf --qdf --stream-data=uncompress %s %s/q.pdf", pdf, folder);
	tool("grep -aq beginbfrange %s/q.pdf", folder);
	tool("grep -aq '^BT$' %s/q.pdf", folder);
	tool("test $(grep -ac /FlateDecode %s/q.pdf) = 0", folder);
}
END_TEST

START_TEST(information_is_what_the_document_says)
{
	char *got;

	ops->title = "示例市党组会议纪要（𠮷）";
	ops->author = "Office (A)\\";
	ops->subject = "第12次";
	ops->keywords = "纪要, 2026";
	ops->date = "2026-05-22";
	draw_samples();
	save();
	got = tool("pdfinfo -enc UTF-8 -rawdates %s", pdf);
	ck_assert_ptr_nonnull(strstr(got, "示例市党组会议纪要（𠮷）\n"));
	ck_assert_ptr_nonnull(strstr(got, " Office (A)\\\n"));
	ck_assert_ptr_nonnull(strstr(got, " 第12次\n"));
	ck_assert_ptr_nonnull(strstr(got, " 纪要, 2026\n"));
	ck_assert_ptr_nonnull(strstr(got, " D:20260522\n"));
	ck_assert_ptr_nonnull(strstr(got, "595.276 x 841.89 pts (A4)"));
	tool("qpdf --qdf %s - | grep -aq '/Lang (zh-CN)'", pdf);
	tool("qpdf --qdf %s - | grep -aq '/DisplayDocTitle true'", pdf);
}
END_TEST

START_TEST(without_a_date_there_is_none)
{
	draw_samples();
	save();
	ck_assert_ptr_null(strstr(tool("pdfinfo %s", pdf), "Date"));
}
END_TEST

static void
bookmark(const char *title, int level, int page)
{
	struct outline *o = ops_add_outline(ops);

	o->title = title;
	o->level = level;
	o->page = page;
	o->y = 700000;
}

START_TEST(bookmarks_nest_as_headings_do)
{
	int i;

	for (i = 0; i < 3; i++)
		draw_samples();
	bookmark("一、总则", 1, 0);
	bookmark("（一）目的", 2, 0);
	bookmark("1. 依据", 3, 1);
	bookmark("（二）范围", 2, 1);
	bookmark("二、组织", 1, 2);
	save();
	ck_assert_str_eq(
	    tool("mutool show %s outline 2>/dev/null | sed 's/#.*page=/ /;"
		 "s/&.*//'",
		pdf),
	    "-\t\"一、总则\"\t 1\n"
	    "-\t\t\"（一）目的\"\t 1\n"
	    "|\t\t\t\"1. 依据\"\t 2\n"
	    "|\t\t\"（二）范围\"\t 2\n"
	    "|\t\"二、组织\"\t 3\n");
}
END_TEST

START_TEST(labels_are_the_numbers_printed)
{
	static const char *const labels[] = {NULL, "1", "2", NULL, "4", "附"};
	size_t i;

	for (i = 0; i < 6; i++) {
		draw_samples();
		ops->pages[i].label = labels[i];
	}
	save();
	ck_assert_str_eq(
	    tool("qpdf --json --json-key=pagelabels %s | jq -c .pagelabels",
		pdf),
	    "[{\"index\":0,\"label\":{\"/St\":1}},"
	    "{\"index\":1,\"label\":{\"/S\":\"/D\",\"/St\":1}},"
	    "{\"index\":3,\"label\":{\"/St\":1}},"
	    "{\"index\":4,\"label\":{\"/S\":\"/D\",\"/St\":4}},"
	    "{\"index\":5,\"label\":{\"/P\":\"u:附\",\"/St\":1}}]\n");
}
END_TEST

START_TEST(a_link_lies_where_it_is_drawn_even_turned)
{
	struct ops_page *page = ops_add_page(ops, SIDE_W, SIDE_H);
	struct op *op;

	op = ops_add(ops, page, OP_LINK, 0);
	op->uri = "https://example.org/(甲)";
	op->x = 100000;
	op->y = 200000;
	op->w = 50000;
	op->h = 16500;
	op = ops_add(ops, page, OP_TURN, -1);
	op->x = 300000;
	op->y = 400000;
	op = ops_add(ops, page, OP_LINK, 0);
	op->uri = "https://example.org/turned";
	op->x = 310000;
	op->y = 400000;
	op->w = 50000;
	op->h = 16000;
	ops_add(ops, page, OP_TURN_END, -1);
	save();
	ck_assert_ptr_nonnull(strstr(
	    tool("pdfinfo -url %s", pdf), "https://example.org/(%E7%94%B2)"));
	ck_assert_str_eq(tool("qpdf --json=1 --json-key=objects %s | "
			      "jq -c '.. | .\"/Rect\"? // empty'",
			     pdf),
	    "[100,200,150,216.5]\n[284,410,300,460]\n");
}
END_TEST

START_TEST(what_is_turned_is_drawn_turned)
{
	struct ops_page *page = ops_add_page(ops, SIDE_W, SIDE_H);
	struct op *op;
	char path[128];
	int got[4];

	op = ops_add(ops, page, OP_TURN, -1);
	op->x = 300000;
	op->y = 400000;
	op = ops_add(ops, page, OP_RULE, -1);
	op->x = 310000;
	op->y = 400000;
	op->w = 100000;
	op->h = 20000;
	ops_add(ops, page, OP_TURN_END, -1);
	save();
	tool("pdftoppm -gray -r 72 %s %s/r", pdf, folder);
	snprintf(path, sizeof(path), "%s/r-1.pgm", folder);
	ck_assert(ink(path, got));
	/* x from 280 to 300, y from 410 to 510, seen from the top. */
	ck_assert_int_le(abs(got[0] - 280), 1);
	ck_assert_int_le(abs(got[2] - 299), 1);
	ck_assert_int_le(abs(got[1] - (841 - 510)), 1);
	ck_assert_int_le(abs(got[3] - (841 - 410)), 1);
}
END_TEST

/* pdf_write fails with one finding of this name, and adds no byte. */
static void
refused(const char *id)
{
	struct buf out = {NULL, 0, 0};

	buf_adds(&out, "kept");
	ck_assert_int_eq(pdf_write(ops, NULL, "t.md", &out, diag), -1);
	ck_assert_uint_eq(diag_count(diag), 1);
	ck_assert_str_eq(diag_get(diag, 0)->id, id);
	ck_assert_int_eq(diag_status(diag), 2);
	ck_assert_str_eq(out.p, "kept");
	ck_assert_uint_eq(out.len, 4);
	buf_free(&out);
}

START_TEST(turns_may_nest_so_deep_and_no_deeper)
{
	struct ops_page *page = ops_add_page(ops, SIDE_W, SIDE_H);
	int i;

	for (i = 0; i < CONTENT_TURNS_MAX; i++)
		ops_add(ops, page, OP_TURN, -1);
	save();
	ops_add(ops, page, OP_TURN, -1);
	refused("limit-pdf");
}
END_TEST

START_TEST(a_sheet_too_large_for_pdf_is_refused)
{
	ops_add_page(ops, 14400 * 1000 + 1, SIDE_H);
	refused("limit-pdf");
}
END_TEST

/* A copy of a font whose OS/2 table forbids embedding. */
START_TEST(a_font_that_may_not_be_embedded_is_refused)
{
	const struct face *face = fonts_role_face(fonts, FONT_LATIN, 0);
	struct buf b = {NULL, 0, 0};
	char path[128];
	unsigned char *p;
	size_t i, at;

	ck_assert_ptr_nonnull(face);
	ck_assert_int_eq(file_read(face_path(face), 64 << 20, &b, diag), 0);
	p = (unsigned char *)b.p;
	for (i = 0; memcmp(p + 12 + 16 * i, "OS/2", 4) != 0; i++)
		;
	p += 12 + 16 * i + 8;
	at = (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
	b.p[at + 8] = 0;
	b.p[at + 9] = 2;
	snprintf(path, sizeof(path), "%s/own.ttf", folder);
	ck_assert_int_eq(file_write(path, b.p, b.len, 0600, diag), 0);
	buf_free(&b);
	fonts_free(fonts);
	load(folder);
	draw(ops_add_page(ops, SIDE_W, SIDE_H), FONT_LATIN, SIZE, LEFT, 700000,
	    "abc", 0);
	ck_assert_str_eq(face_path(ops->pages[0].ops[0].face), path);
	refused("font-rights");
}
END_TEST

/* A heading, a paragraph over two pages, a table with an empty cell. */
static void
draw_structure(void)
{
	struct ops_page *one = ops_add_page(ops, SIDE_W, SIDE_H), *two;
	int title = ops_add_element(ops, ROLE_TITLE, 0);
	int para = ops_add_element(ops, ROLE_P, 0);
	int link = ops_add_element(ops, ROLE_LINK, para);
	int table = ops_add_element(ops, ROLE_TABLE, 0);
	int row = ops_add_element(ops, ROLE_TR, table);
	int head = ops_add_element(ops, ROLE_TH, row);
	int cell;
	struct op *op;

	ops->elements[head].colspan = 2;
	ops_add_element(ops, ROLE_TD, row);
	cell = ops_add_element(ops, ROLE_TD, row);
	draw(one, FONT_SONG, SIZE, LEFT, 700000, "标题", 0)->element = title;
	draw(one, FONT_SONG, SIZE, LEFT, 670000, "前", 0)->element = para;
	draw(one, FONT_SONG, SIZE, LEFT, 640000, "链接", 0)->element = link;
	op = ops_add(ops, one, OP_LINK, link);
	op->uri = "https://example.org/";
	op->x = LEFT;
	op->y = 640000;
	op->w = 32000;
	op->h = SIZE;
	draw(one, FONT_SONG, SIZE, LEFT, 610000, "后", 0)->element = para;
	draw(one, FONT_SONG, SIZE, LEFT, 50000, "—1—", 0)->element = -1;
	two = ops_add_page(ops, SIDE_W, SIDE_H);
	draw(two, FONT_SONG, SIZE, LEFT, 700000, "续", 0)->element = para;
	draw(two, FONT_SONG, SIZE, LEFT, 670000, "表头", 0)->element = head;
	op = ops_add(ops, two, OP_RULE, -1);
	op->w = op->h = 1000;
	draw(two, FONT_SONG, SIZE, LEFT, 640000, "格", 0)->element = cell;
}

START_TEST(structure_reads_in_the_order_of_the_text)
{
	draw_structure();
	claimed = (struct level){3, 'a'};
	save();
	ck_assert_ptr_nonnull(strstr(tool("qpdf --check %s 2>&1", pdf),
	    "No syntax or stream encoding errors"));
	tool("pdfinfo %s | grep -q '^Tagged: *yes'", pdf);
	ck_assert_str_eq(tool("pdfinfo -struct-text %s 2>&1 | sed 's,Object "
			      ".*,Object,' | tr -d ' \n'",
			     pdf),
	    "DocumentH1(block)\"标题\"P(block)\"前\"Link(inline)\"链接\""
	    "Object\"后\"\"续\"Table(block)TRTH:/Scope/Column/"
	    "ColSpan2\"表头\""
	    "TDTD\"格\"");
}
END_TEST

START_TEST(headings_begin_at_one_and_skip_no_level)
{
	static const enum role roles[] = {
	    ROLE_H2, ROLE_H4, ROLE_H2, ROLE_H3, ROLE_TITLE, ROLE_H3};
	struct ops_page *page = ops_add_page(ops, SIDE_W, SIDE_H);

	for (int i = 0; i < 6; i++)
		draw(page, FONT_SONG, SIZE, LEFT, 700000 - i * 30000, "题", 0)
		    ->element = ops_add_element(ops, roles[i], 0);
	claimed = (struct level){2, 'a'};
	save();
	ck_assert_str_eq(tool("pdfinfo -struct %s | tr -d ' \n'", pdf),
	    "DocumentH1(block)H2(block)H2(block)H3(block)H1(block)H2(block)");
}
END_TEST

START_TEST(a_level_is_claimed_in_the_metadata)
{
	static const char *const words[] = {"2b", "2u", "2a", "3b", "3u", "3a"};

	draw_structure();
	ops->title = "标题<&>";
	ops->date = "2026-07-10";
	ops->facts[0].name = "documentType";
	ops->facts[0].zh = "文种";
	ops->facts[0].n = 1;
	ops->facts[0].values = (const char *[]){"报告"};
	for (int i = 0; i < 6; i++) {
		ck_assert(level_read(words[i], &claimed));
		save();
		tool("pdfinfo -meta %s > %s/meta.xml && xmllint --noout "
		     "%s/meta.xml",
		    pdf, folder, folder);
		tool("grep -q '<pdfaid:part>%c</pdfaid:part>' %s/meta.xml",
		    words[i][0], folder);
		tool("grep -q '<pdfaid:conformance>%c<' %s/meta.xml",
		    words[i][1] - 'a' + 'A', folder);
		tool("test $(grep -c '<pdfuaid:part>1<' %s/meta.xml) = %d",
		    folder, words[i][1] == 'a');
		tool("grep -q '标题&lt;&amp;&gt;' %s/meta.xml", folder);
		tool("grep -q '<jiyao:documentType><rdf:Seq><rdf:li>报告<' "
		     "%s/meta.xml",
		    folder);
	}
	ck_assert(!level_read("1b", &claimed));
	ck_assert(!level_read("3", &claimed));
	ck_assert(!level_read("3aa", &claimed));
	ck_assert(!level_read("", &claimed));
}
END_TEST

START_TEST(files_inside_come_out_byte_for_byte)
{
	static const char record[] = "<meeting>\0\r\n</meeting>";
	static const char text[] = "# 纪要\n";

	draw_structure();
	ops->date = "2026-07-10";
	inside[0] = (struct attachment){"会议.xml", "text/xml", "Source",
	    "会议记录", record, sizeof(record) - 1};
	inside[1] = (struct attachment){
	    "a.md", "text/markdown", "Source", "正文", text, sizeof(text) - 1};
	ninside = 2;
	claimed = (struct level){3, 'a'};
	save();
	ck_assert_ptr_nonnull(strstr(tool("qpdf --check %s 2>&1", pdf),
	    "No syntax or stream encoding errors"));
	/* Two readers that know nothing of each other. */
	tool("qpdf --show-attachment=会议.xml %s > %s/x && "
	     "printf '<meeting>\\0\\r\\n</meeting>' | cmp - %s/x",
	    pdf, folder, folder);
	tool("cd %s && pdfdetach -savefile a.md -o y %s && "
	     "printf '# 纪要\\n' | cmp - y",
	    folder, pdf);
	ck_assert_ptr_nonnull(
	    strstr(tool("qpdf --list-attachments --verbose %s", pdf),
		"mime type: text/markdown"));
	tool("qpdf --list-attachments --verbose %s | grep -q "
	     "\"checksum: $(printf '# 纪要\\n' | md5sum | cut -d ' ' -f 1)\"",
	    pdf);
	tool("qpdf --qdf %s - | grep -a -q AFRelationship", pdf);
}
END_TEST

START_TEST(without_tags_nothing_is_marked)
{
	draw_structure();
	save();
	tool("qpdf --qdf %s %s/q.pdf", pdf, folder);
	tool("test $(grep -acE "
	     "'StructTreeRoot|MarkInfo|BDC|BMC|EMC|StructParent'"
	     " %s/q.pdf) = 0",
	    folder);
}
END_TEST

START_TEST(a_variation_selector_goes_with_its_character)
{
	struct ops_page *page = ops_add_page(ops, SIDE_W, SIDE_H);
	struct op *op = draw(page, FONT_TITLE, SIZE, LEFT, 700000, "葛葛", 0);
	struct glyph glyph;
	struct op_glyph *g = (struct op_glyph *)op->glyphs;

	ck_assert(fonts_glyph(fonts, FONT_TITLE, 0x845B, 0xE0101, &glyph));
	g[1].gid = glyph.gid;
	g[1].vs = 0xE0101;
	save();
	ck_assert_str_eq(tool("pdftotext -raw %s - | tr -d '\f\n'", pdf),
	    "葛葛\xF3\xA0\x84\x81");
}
END_TEST

START_TEST(numbers_are_printed_without_floats)
{
	static const struct {
		int64_t n;
		const char *want;
	} cases[] = {{0, "0"}, {1, ".001"}, {-207, "-.207"}, {15793, "15.793"},
	    {16000, "16"}, {595280, "595.28"}, {-1100, "-1.1"}, {20, ".02"}};
	struct buf out = {NULL, 0, 0};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_clear(&out);
		object_milli(&out, cases[i].n);
		ck_assert_str_eq(out.p, cases[i].want);
	}
	buf_free(&out);
}
END_TEST

/* A CFF table keyed by CID, of three glyphs, as small as it can be. */
static const unsigned char cff[] = {1, 0, 4, 1, /* header */
    0, 1, 1, 1, 2, 'F', /* Name INDEX */
    0, 1, 1, 1, 12, /* Top DICT INDEX */
    139, 139, 139, 12, 30, /* ROS */
    28, 0, 30, 15, /* charset at 30 */
    174, 17, /* CharStrings at 35 */
    0, 0, 0, 0, /* String and Global Subr INDEX */
    0, 0, 9, 0, 7, /* charset: CIDs 9 and 7 */
    0, 3, 1, 1, 2, 3, 4, 14, 14, 14};

START_TEST(a_charset_is_renumbered_in_place)
{
	unsigned char copy[sizeof(cff)];

	memcpy(copy, cff, sizeof(cff));
	ck_assert_int_eq(charset_number_cids(copy, sizeof(copy)), 0);
	ck_assert_mem_eq(copy + 30, "\2\0\1\0\1", 5);
	copy[30] = 2;
	ck_assert_mem_eq(copy, cff, 30);
	ck_assert_mem_eq(copy + 35, cff + 35, sizeof(cff) - 35);
}
END_TEST

/* Under the sanitizers this is what it is for. */
START_TEST(a_broken_cff_table_is_no_danger)
{
	unsigned char *copy;
	size_t len, at;

	for (len = 0; len < sizeof(cff); len++) {
		copy = xmalloc(len + 1);
		memcpy(copy, cff, len);
		ck_assert_int_eq(charset_number_cids(copy, len), -1);
		free(copy);
	}
	for (at = 0; at < sizeof(cff) * 256; at++) {
		copy = xmalloc(sizeof(cff));
		memcpy(copy, cff, sizeof(cff));
		copy[at / 256] = (unsigned char)at;
		charset_number_cids(copy, sizeof(cff));
		free(copy);
	}
}
END_TEST

START_TEST(a_thousand_pages_hang_from_a_balanced_tree)
{
	size_t i;

	for (i = 0; i < 1000; i++)
		draw(ops_add_page(ops, SIDE_W, SIDE_H), FONT_LATIN, SIZE, LEFT,
		    700000, "page", 0);
	save();
	ck_assert_int_eq(atoi(tool("qpdf --show-npages %s", pdf)), 1000);
	ck_assert_int_eq(
	    atoi(tool("grep -ac '^/Type /Pages' %s", pdf)), 1 + 16);
	ck_assert_str_eq(
	    tool("pdftotext -f 1000 -l 1000 %s - | tr -d '\\f\\n'", pdf),
	    "page");
}
END_TEST

Suite *
pdf_suite(void)
{
	Suite *s = suite_create("pdf");
	TCase *c = tcase_create("pdf");

	tcase_add_checked_fixture(c, setup, teardown);
	tcase_set_timeout(c, 60);
	tcase_add_test(c, qpdf_finds_no_fault);
	tcase_add_test(c, every_font_is_embedded_and_subset_and_has_unicode);
	tcase_add_test(c, poppler_gives_the_text_back);
	tcase_add_test(c, mupdf_gives_the_text_back);
	tcase_add_test(c, a_no_break_space_stays_one_where_it_shares_its_glyph);
	tcase_add_test(c, renderers_have_nothing_to_say);
	tcase_add_test(c, every_glyph_stands_where_it_was_put);
	tcase_add_loop_test(
	    c, each_glyph_drawn_is_that_of_its_character, 0, (int)NSAMPLES);
	tcase_add_test(c, two_runs_give_the_same_bytes);
	tcase_add_test(c, the_identifier_follows_the_content);
	tcase_add_test(c, every_stream_is_deflated_and_decodes);
	tcase_add_test(c, information_is_what_the_document_says);
	tcase_add_test(c, without_a_date_there_is_none);
	tcase_add_test(c, bookmarks_nest_as_headings_do);
	tcase_add_test(c, labels_are_the_numbers_printed);
	tcase_add_test(c, a_link_lies_where_it_is_drawn_even_turned);
	tcase_add_test(c, what_is_turned_is_drawn_turned);
	tcase_add_test(c, turns_may_nest_so_deep_and_no_deeper);
	tcase_add_test(c, a_sheet_too_large_for_pdf_is_refused);
	tcase_add_test(c, a_font_that_may_not_be_embedded_is_refused);
	tcase_add_test(c, structure_reads_in_the_order_of_the_text);
	tcase_add_test(c, headings_begin_at_one_and_skip_no_level);
	tcase_add_test(c, a_level_is_claimed_in_the_metadata);
	tcase_add_test(c, files_inside_come_out_byte_for_byte);
	tcase_add_test(c, without_tags_nothing_is_marked);
	tcase_add_test(c, a_variation_selector_goes_with_its_character);
	tcase_add_test(c, numbers_are_printed_without_floats);
	tcase_add_test(c, a_charset_is_renumbered_in_place);
	tcase_add_test(c, a_broken_cff_table_is_no_danger);
	tcase_add_test(c, a_thousand_pages_hang_from_a_balanced_tree);
	suite_add_tcase(s, c);
	return s;
}

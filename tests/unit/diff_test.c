/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Differences: both texts stand in what is shown, the same the other way
 * round, marked as a person would; and any document is written as it was
 * read.
 */
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <check.h>

#include "base/align.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/myers.h"
#include "mark/compare.h"
#include "mark/read.h"
#include "mark/redline.h"
#include "mark/write.h"

Suite *diff_suite(void);

static uint32_t seed = 1;

static size_t
any(size_t n)
{
	seed = seed * 1664525U + 1013904223U;
	return (seed >> 8) % n;
}

/* 甲[-乙-]{+丙+}丁 */
static void
show(struct buf *out, const struct redline *r)
{
	static const char *const open[] = {"", "[-", "{+"};
	static const char *const close[] = {"", "-]", "+}"};

	buf_clear(out);
	for (size_t i = 0; i < r->n; i++) {
		buf_adds(out, open[r->spans[i].kind]);
		buf_add(out, r->spans[i].run.text, r->spans[i].run.len);
		buf_adds(out, close[r->spans[i].kind]);
	}
	buf_add(out, "", 0);
}

static void
side(struct buf *out, const struct redline *r, enum span_kind kind)
{
	buf_clear(out);
	for (size_t i = 0; i < r->n; i++)
		if (r->spans[i].kind == SPAN_SAME || r->spans[i].kind == kind)
			buf_add(out, r->spans[i].run.text, r->spans[i].run.len);
	buf_addc(out, '\0');
}

static const struct {
	const char *a, *b, *want;
} marks[] = {
    {"会议同意。", "会议同意。", "会议同意。"},
    {"", "新", "{+新+}"},
    {"旧", "", "[-旧-]"},
    {"试用期一年，任职", "试用期两年，任职", "试用期[-一-]{+两+}年，任职"},
    /* numbers, dates, 文号, numerals and words change whole */
    {"办结126件", "办结128件", "办结[-126-]{+128+}件"},
    {"于2026年7月8日召开", "于2026年7月18日召开",
	"于[-2026年7月8日-]{+2026年7月18日+}召开"},
    {"按时率为85.7%左右", "按时率为87.5%左右",
	"按时率为[-85.7%-]{+87.5%+}左右"},
    {"见示常党〔2026〕10号文件", "见示常党〔2026〕11号文件",
	"见示常党[-〔2026〕10号-]{+〔2026〕11号+}文件"},
    {"依照第二十三条办理", "依照第二十四条办理",
	"依照第[-二十三-]{+二十四+}条办理"},
    {"采用OFD格式保存", "采用PDF格式保存", "采用[-OFD-]{+PDF+}格式保存"},
    /* one character between two changes is no text that stands */
    {"要抓紧抓好落实工作", "要从紧从严落实工作",
	"要[-抓紧抓好-]{+从紧从严+}落实工作"},
    /* two are */
    {"要加快工作进度按时完成", "要推进工作步伐按时完成",
	"要[-加快-]{+推进+}工作[-进度-]{+步伐+}按时完成"},
    /* but not between two long changes */
    {"由甲乙丙丁戊己庚辛壬癸负责子丑寅卯辰巳午未申酉的事情和其他一切有关事项",
	"由天地玄黄宇宙洪荒日月负责盈昃辰宿列张寒来暑往的事情和其他一切有关事"
	"项",
	"由[-甲乙丙丁戊己庚辛壬癸负责子丑寅卯辰巳午未申酉-]"
	"{+天地玄黄宇宙洪荒日月负责盈昃辰宿列张寒来暑往+}"
	"的事情和其他一切有关事项"},
    /* a mark goes with its phrase */
    {"报告甲，丁。", "报告甲，丙，丁。", "报告甲，{+丙，+}丁。"},
    {"听取汇报。会议要求，抓紧办理。",
	"听取汇报。会议认为，可行。会议要求，抓紧办理。",
	"听取汇报。{+会议认为，可行。+}会议要求，抓紧办理。"},
    {"发布通知。夜间照常。", "发布通知。", "发布通知。[-夜间照常。-]"},
    /* where next to nothing is left, all is new */
    {"同意城区防汛预案的修改意见", "由办公室会同财政局提出方案",
	"[-同意城区防汛预案的修改意见-]{+由办公室会同财政局提出方案+}"},
};

START_TEST(a_change_is_marked_as_a_person_marks_it)
{
	struct arena *arena = arena_new();
	struct buf got = {NULL, 0, 0};
	struct redline r;

	redline_text(&r, arena, marks[_i].a, marks[_i].b);
	show(&got, &r);
	ck_assert_str_eq(got.p == NULL ? "" : got.p, marks[_i].want);
	ck_assert_int_eq(r.changed, strcmp(marks[_i].a, marks[_i].b) != 0);
	buf_free(&got);
	arena_free(arena);
}
END_TEST

static const char *const crumbs[] = {"会议", "同意", "，", "。", "一", "二十三",
    "2026年", "7月8日", "12.5%", "〔2026〕10号", "PDF", " ", "\n", "不", "的",
    "（", "）", "\xf0\xa0\xae\xb7", "é", "-", "号", "%", "甲乙丙丁", "1"};

enum { NCRUMBS = sizeof crumbs / sizeof crumbs[0] };

static void
random_text(struct buf *out, size_t n)
{
	buf_clear(out);
	while (n-- > 0)
		buf_adds(out, crumbs[any(NCRUMBS)]);
	buf_addc(out, '\0');
}

/* b is a with some crumbs gone, some come. */
static void
changed_text(struct buf *out, const char *a)
{
	size_t len = strlen(a), i = 0, n;

	buf_clear(out);
	while (i < len) {
		for (n = 1; i + n < len && (a[i + n] & 0xc0) == 0x80;)
			n++;
		if (any(9) == 0)
			buf_adds(out, crumbs[any(NCRUMBS)]);
		if (any(7) != 0)
			buf_add(out, a + i, n);
		i += n;
	}
	buf_addc(out, '\0');
}

/* What is the same and what is gone is a; with what is new it is b. */
static void
hold(const char *a, const char *b)
{
	struct arena *arena = arena_new();
	struct buf got = {NULL, 0, 0};
	struct redline r, back;
	size_t i;

	redline_text(&r, arena, a, b);
	redline_text(&back, arena, b, a);
	side(&got, &r, SPAN_DEL);
	ck_assert_str_eq(got.p, a);
	side(&got, &r, SPAN_INS);
	ck_assert_str_eq(got.p, b);
	ck_assert_int_eq(r.changed, strcmp(a, b) != 0);
	/* Other way round the same text stands. */
	struct buf same = {NULL, 0, 0}, other = {NULL, 0, 0};
	for (i = 0; i < r.n; i++)
		if (r.spans[i].kind == SPAN_SAME)
			buf_add(&same, r.spans[i].run.text, r.spans[i].run.len);
	for (i = 0; i < back.n; i++)
		if (back.spans[i].kind == SPAN_SAME)
			buf_add(&other, back.spans[i].run.text,
			    back.spans[i].run.len);
	ck_assert_uint_eq(same.len, other.len);
	ck_assert(same.len == 0 || memcmp(same.p, other.p, same.len) == 0);
	ck_assert_uint_eq(r.n, back.n);
	buf_free(&same);
	buf_free(&other);
	buf_free(&got);
	arena_free(arena);
}

START_TEST(both_texts_stand_in_what_is_shown)
{
	struct buf a = {NULL, 0, 0}, b = {NULL, 0, 0};
	int i;

	for (i = 0; i < 2000; i++) {
		random_text(&a, any(40));
		if (i % 2 == 0)
			changed_text(&b, a.p);
		else
			random_text(&b, any(40));
		hold(a.p, b.p);
		hold(a.p, a.p);
	}
	buf_free(&a);
	buf_free(&b);
}
END_TEST

/* Length of the longest common subsequence, the slow way. */
static size_t
longest(const uint32_t *a, size_t na, const uint32_t *b, size_t nb)
{
	size_t t[41][41] = {{0}}, i, j;

	for (i = 1; i <= na; i++)
		for (j = 1; j <= nb; j++)
			t[i][j] = a[i - 1] == b[j - 1] ? t[i - 1][j - 1] + 1
				  : t[i - 1][j] > t[i][j - 1] ? t[i - 1][j]
							      : t[i][j - 1];
	return t[na][nb];
}

START_TEST(the_script_is_the_shortest)
{
	uint32_t a[40], b[40];
	bool ca[40], cb[40];
	size_t na, nb, i, j, kept;
	int round;

	for (round = 0; round < 3000; round++) {
		na = any(41), nb = any(41);
		for (i = 0; i < na; i++)
			a[i] = (uint32_t)any(6);
		for (i = 0; i < nb; i++)
			b[i] = (uint32_t)any(6);
		ck_assert(myers_diff(a, na, b, nb, 1000, ca, cb));
		for (i = j = kept = 0; i < na || j < nb;) {
			if (i < na && ca[i])
				i++;
			else if (j < nb && cb[j])
				j++;
			else {
				ck_assert(i < na && j < nb);
				ck_assert_uint_eq(a[i], b[j]);
				i++, j++, kept++;
			}
		}
		ck_assert_uint_eq(kept, longest(a, na, b, nb));
	}
}
END_TEST

START_TEST(what_costs_too_much_is_given_up_and_said)
{
	static uint32_t a[3000], b[3000];
	static bool ca[3000], cb[3000];
	size_t i;

	for (i = 0; i < 3000; i++) {
		a[i] = (uint32_t)i;
		b[i] = (uint32_t)(i < 500 ? i : 10000 + i);
	}
	ck_assert(!myers_diff(a, 3000, b, 3000, 100, ca, cb));
	ck_assert(!ca[499] && ca[500] && ca[2999] && cb[500]);
	ck_assert(myers_diff(a, 3000, b, 3000, 5000, ca, cb));
}
END_TEST

static void
put_thing(struct align_thing *t, const char *s)
{
	*t = (struct align_thing){0};
	align_text(t, s, strlen(s));
}

START_TEST(blocks_find_each_other_in_order)
{
	static const char *const a[] = {"会议听取了防汛工作汇报。", "完",
	    "会议同意该方案，由办公室抓紧组织实施。", "完", "散会。"};
	static const char *const b[] = {"完",
	    "会议原则同意该方案，由办公室抓紧组织实施。",
	    "另一段全新的文字在此。", "完", "散会。"};
	struct align_thing ta[5], tb[5];
	size_t to[5], back[5], i;

	for (i = 0; i < 5; i++) {
		put_thing(&ta[i], a[i]);
		put_thing(&tb[i], b[i]);
	}
	align(ta, 5, tb, 5, to);
	ck_assert_uint_eq(to[0], ALIGN_NONE);
	ck_assert_uint_eq(to[1], 0);
	ck_assert_uint_eq(to[2], 1);
	ck_assert_uint_eq(to[3], 3);
	ck_assert_uint_eq(to[4], 4);
	align(tb, 5, ta, 5, back);
	for (i = 0; i < 5; i++)
		ck_assert(to[i] == ALIGN_NONE || back[to[i]] == i);
}
END_TEST

START_TEST(alignment_rises_however_long_and_other)
{
	enum { N = 4000 };
	struct align_thing *a = xcalloc(N, sizeof *a);
	struct align_thing *b = xcalloc(N, sizeof *b);
	size_t *to = xcalloc(N, sizeof *to), i, last = 0, found = 0;
	struct buf s = {NULL, 0, 0};

	for (i = 0; i < N; i++) {
		random_text(&s, 6);
		put_thing(&a[i], s.p);
		random_text(&s, 6);
		put_thing(&b[i], s.p);
	}
	align(a, N, b, N, to);
	for (i = 0; i < N; i++) {
		if (to[i] == ALIGN_NONE)
			continue;
		ck_assert(found == 0 || to[i] > last);
		ck_assert_uint_lt(to[i], N);
		last = to[i];
		found++;
	}
	ck_assert_uint_gt(found, 0);
	free(a);
	free(b);
	free(to);
	buf_free(&s);
}
END_TEST

/* The tree without its lines. */
static void
dump(struct buf *out, const struct doc *doc)
{
	struct buf raw = {NULL, 0, 0};
	size_t i = 0, n;

	buf_clear(out);
	doc_dump(doc, &raw);
	while (i < raw.len) {
		n = strcspn(raw.p + i, "\n") + 1;
		if (n > 4 && strchr(" 0123456789", raw.p[i]) != NULL)
			buf_add(out, raw.p + i + 4, n - 4);
		else
			buf_add(out, raw.p + i, n);
		i += n;
	}
	buf_addc(out, '\0');
	buf_free(&raw);
}

static struct doc *
read_bytes(const char *s, size_t len)
{
	struct diag *d = diag_new();
	struct doc *doc = mark_read(s, len, "a.md", d);
	struct buf out = {NULL, 0, 0};

	if (doc == NULL) {
		diag_print(d, DIAG_TEXT, DIAG_EN, &out);
		ck_abort_msg("%s\n%.*s", out.p, (int)len, s);
	}
	diag_free(d);
	return doc;
}

static void
hold_written(const char *bytes, size_t len)
{
	struct doc *doc = read_bytes(bytes, len), *again;
	struct buf text = {NULL, 0, 0}, a = {NULL, 0, 0}, b = {NULL, 0, 0};

	write_doc(&text, doc);
	again = read_bytes(text.p, text.len);
	dump(&a, doc);
	dump(&b, again);
	ck_assert_str_eq(a.p, b.p);
	doc_free(doc);
	doc_free(again);
	buf_free(&text);
	buf_free(&a);
	buf_free(&b);
}

static const char *const odd[] = {"a\n", "1986\\. 年度\n", "\\# 题\n\n\\- 项\n",
    "他说*（一）好*。\n", "*甲*<del>*乙*</del>丙\n", "要求<b></b>*办*\n",
    "`` a`b ``\n", "[附件](<a b.md>)与<https://a.b/c?d=1&e=2>\n",
    "- 甲\n\n- 乙\n\n  丙\n", "1. 甲\n2. 乙\n   - 丙\n   - 丁\n",
    "3) 甲\n4) 乙\n", "- 甲\n\n<!-- x -->\n\n- 乙\n", "> 甲\n>\n> > 乙\n",
    "> - 甲\n>   乙\n", "````\n```\na\n\nb\n````\n",
    "- 甲\n\n  ```\n  a\n\n  b\n  ```\n", "甲\\\n乙<br>丙\n",
    "![图](p%20q.png \"图1 *甲*\")\n",
    "甲\n\n***\n\n<!-- jiyao: landscape -->\n\n乙\n",
    "<!-- jiyao: landscape -->\n\n甲\n",
    "<table class=\"landscape keep-rows form\"><caption>题&lt;</caption>"
    "<colgroup><col width=\"12.5%\"/><col/></colgroup><thead><tr><th "
    "rowspan=\"2\">甲</th><th/></tr><tr><th align=\"char\">1</th></tr></thead>"
    "<tr><td colspan=\"2\"><p>乙<b>丙</b></p><p>丁<br/><del>戊</del></p></td>"
    "</tr></table>\n",
    "---\nformat: minutes\nissuer: 甲会议纪要\ntitle: |\n  甲\n  "
    "乙\nattendance:\n"
    "  出席: [丙, {name: 丁, post: \"主任: x\"}]\n  列席: 戊\n---\n正文。\n",
    "# 题\n\n甲\n\n# 附件：表\n\n乙\n", "**粗*斜*粗**尾\n", "甲 *乙* 丙\n",
    "# 甲<br>乙\n\n### 丙*丁*\n"};

START_TEST(a_document_is_written_as_it_was_read)
{
	hold_written(odd[_i], strlen(odd[_i]));
}
END_TEST

static size_t
each_of(const char *pattern, void (*fn)(const char *, size_t))
{
	struct diag *d = diag_new();
	size_t n;
	glob_t g;

	ck_assert_int_eq(glob(pattern, 0, NULL, &g), 0);
	for (n = 0; n < g.gl_pathc; n++) {
		struct buf b = {NULL, 0, 0};

		ck_assert_int_eq(file_read(g.gl_pathv[n], 1 << 24, &b, d), 0);
		fn(b.p, b.len);
		buf_free(&b);
	}
	globfree(&g);
	diag_free(d);
	return n;
}

START_TEST(every_sample_is_written_as_it_was_read)
{
	ck_assert_uint_gt(each_of("samples/*.md", hold_written), 2);
	ck_assert_uint_gt(each_of("samples/formats/*.md", hold_written), 4);
}
END_TEST

/* Changed code is a paragraph, which does not end with a break. */
static void
no_breaks(struct buf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] != '\n')
			buf_addc(out, s[i]);
}

/* The text of one side of a document, as far as paragraphs and cells go. */
static void
plain(struct buf *out, const struct run *r, size_t n, unsigned without)
{
	for (size_t i = 0; i < n; i++)
		if ((r[i].style & without) == 0)
			no_breaks(out, r[i].text, r[i].len);
}

static void
plain_blocks(struct buf *out, const struct block *b, unsigned without)
{
	for (; b != NULL; b = b->next) {
		plain(out, b->runs, b->nruns, without);
		if (b->kind == BLOCK_CODE)
			no_breaks(out, b->code, b->codelen);
		plain_blocks(out, b->child, without);
		for (size_t i = 0;
		     b->kind == BLOCK_TABLE && i < b->table->ncells; i++)
			plain_blocks(out, b->table->cells[i].blocks, without);
	}
}

static void
plain_doc(struct buf *out, const struct doc *doc, unsigned without)
{
	buf_clear(out);
	for (const struct part *p = doc->parts; p != NULL; p = p->next) {
		plain(out, p->title, p->ntitle, without);
		plain_blocks(out, p->blocks, without);
	}
	buf_addc(out, '\0');
}

/* Both documents stand in the one that shows the difference. */
static void
hold_docs(const char *a, size_t alen, const char *b, size_t blen)
{
	struct doc *da = read_bytes(a, alen), *db = read_bytes(b, blen);
	struct changes c = {.arena = arena_new()};
	struct doc *both = compare_docs(da, db, &c), *again;
	struct buf want = {NULL, 0, 0}, got = {NULL, 0, 0};
	struct buf text = {NULL, 0, 0};

	write_doc(&text, both);
	again = read_bytes(text.p, text.len);
	plain_doc(&want, db, 0);
	plain_doc(&got, again, RUN_DEL);
	ck_assert_str_eq(got.p, want.p);
	plain_doc(&want, da, 0);
	plain_doc(&got, again, RUN_INS);
	ck_assert_str_eq(got.p, want.p);
	doc_free(da);
	doc_free(db);
	doc_free(again);
	changes_free(&c);
	arena_free(c.arena);
	buf_free(&want);
	buf_free(&got);
	buf_free(&text);
}

static const char *const pieces[] = {"甲乙丙丁。\n\n", "甲乙丙戊。\n\n",
    "## 一、甲\n\n", "- 甲\n- 乙丙丁\n\n", "- 甲\n- 乙丙\n- 戊\n\n",
    "1. 甲乙\n2. 丙丁\n\n", "1. 丙丁\n\n", "> 甲*乙*丙\n\n",
    "<table>\n<tr><td>甲</td><td>乙</td></tr>\n<tr><td>丙</td><td>1</td></tr>\n"
    "</table>\n\n",
    "<table>\n<tr><td>丙</td><td>2</td></tr>\n</table>\n\n",
    "会议**同意**2026年7月8日的方案\\\n由办公室办理。\n\n",
    "会议同意2026年7月18日的方案\\\n由*办公室*抓紧办理。\n\n",
    "*（一）甲*。乙\n\n", "1986\\. 年度\n\n", "```\na\nb\n```\n\n",
    "`甲`乙[丙](d)\n\n"};

enum { NPIECES = sizeof pieces / sizeof pieces[0] };

START_TEST(both_documents_stand_in_the_one_that_is_shown)
{
	struct buf a = {NULL, 0, 0}, b = {NULL, 0, 0};
	int round;
	size_t n;

	for (round = 0; round < 400; round++) {
		buf_clear(&a);
		buf_clear(&b);
		buf_adds(&a, any(4) == 0 ? "# 题甲乙\n\n" : "始。\n\n");
		buf_adds(&b, any(4) == 0 ? "# 题乙\n\n" : "始。\n\n");
		for (n = any(8); n > 0; n--)
			buf_adds(&a, pieces[any(NPIECES)]);
		for (n = any(8); n > 0; n--)
			buf_adds(&b, pieces[any(NPIECES)]);
		hold_docs(a.p, a.len, b.p, b.len);
	}
	buf_free(&a);
	buf_free(&b);
}
END_TEST

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* 300 pages are some 170,000 characters. */
static void
book(struct buf *out, size_t every, uint32_t from)
{
	size_t i, k;

	seed = from;
	buf_clear(out);
	for (i = 0; i < 3000; i++) {
		uint32_t keep = seed;

		for (k = 0; k < 60; k++)
			buf_addcp(out, 0x4e00 + (uint32_t)any(5000));
		if (every > 0 && i % every == 0)
			buf_adds(out, "另加一句");
		buf_adds(out, "。\n\n");
		seed = keep + 7919;
	}
}

START_TEST(a_book_is_compared_within_a_second)
{
	struct buf a = {NULL, 0, 0}, b = {NULL, 0, 0};
	struct changes c = {.arena = arena_new()};
	struct doc *da, *db;
	double before;

	book(&a, 0, 1);
	/* a changed copy, and another book altogether */
	book(&b, _i == 0 ? 3 : 0, _i == 0 ? 1 : 99);
	da = read_bytes(a.p, a.len);
	db = read_bytes(b.p, b.len);
	before = seconds();
	compare_docs(da, db, &c);
	ck_assert_msg(getenv("CK_FORK") != NULL || seconds() - before < 1.0,
	    "%f s", seconds() - before);
	if (_i == 0)
		ck_assert_uint_eq(c.n, 1000);
	else
		ck_assert_uint_gt(c.n, 3000);
	doc_free(da);
	doc_free(db);
	changes_free(&c);
	arena_free(c.arena);
	buf_free(&a);
	buf_free(&b);
}
END_TEST

START_TEST(the_higher_level_is_known)
{
	ck_assert_int_lt(compare_level(NULL), compare_level("秘密"));
	ck_assert_int_lt(compare_level("秘密"), compare_level("机密"));
	ck_assert_int_lt(compare_level("机密"), compare_level("绝密"));
	ck_assert_int_lt(compare_term("11个月"), compare_term("1年"));
	ck_assert_int_lt(compare_term("30年"), compare_term("长期"));
	ck_assert_int_lt(compare_term(NULL), compare_term("1天"));
}
END_TEST

Suite *
diff_suite(void)
{
	Suite *s = suite_create("diff");
	TCase *t = tcase_create("diff");

	tcase_set_timeout(t, 120);
	tcase_add_loop_test(t, a_change_is_marked_as_a_person_marks_it, 0,
	    sizeof marks / sizeof marks[0]);
	tcase_add_test(t, both_texts_stand_in_what_is_shown);
	tcase_add_test(t, the_script_is_the_shortest);
	tcase_add_test(t, what_costs_too_much_is_given_up_and_said);
	tcase_add_test(t, blocks_find_each_other_in_order);
	tcase_add_test(t, alignment_rises_however_long_and_other);
	tcase_add_loop_test(t, a_document_is_written_as_it_was_read, 0,
	    sizeof odd / sizeof odd[0]);
	tcase_add_test(t, every_sample_is_written_as_it_was_read);
	tcase_add_test(t, both_documents_stand_in_the_one_that_is_shown);
	tcase_add_loop_test(t, a_book_is_compared_within_a_second, 0, 2);
	tcase_add_test(t, the_higher_level_is_known);
	suite_add_tcase(s, t);
	return s;
}

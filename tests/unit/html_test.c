/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The HTML of documents: what is escaped, what stands once, which element is
 * what.  That it is XML, that it says what the PDF says and how a browser
 * takes it is held by tests/scripts/html.sh and browser.sh.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <check.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "mark/front.h"
#include "mark/html.h"
#include "mark/html_part.h"
#include "mark/read.h"

Suite *html_suite(void);

/* The page of a text, from <body on where body is true; free with free. */
static char *
page_of(const char *text, bool body)
{
	struct diag *diag = diag_new();
	struct doc *doc = mark_read(text, strlen(text), "a.md", diag);
	struct buf style = {NULL, 0, 0}, out = {NULL, 0, 0};

	if (doc == NULL) {
		diag_print(diag, DIAG_TEXT, DIAG_EN, &out);
		ck_abort_msg("%s\nnot read: %s", text, out.p);
	}
	buf_adds(&style, "p{}\n");
	html_write(doc, &style, &out);
	if (body) {
		char *from = strstr(out.p, "<body");

		memmove(out.p, from, strlen(from) + 1);
	}
	buf_free(&style);
	doc_free(doc);
	diag_free(diag);
	return out.p;
}

static int
count(const char *s, const char *what)
{
	int n = 0;

	for (; (s = strstr(s, what)) != NULL; s += strlen(what))
		n++;
	return n;
}

/* Holds that the page of a text has this, once. */
static void
has(const char *text, const char *want)
{
	char *got = page_of(text, true);

	ck_assert_msg(
	    count(got, want) == 1, "wanted once: %s\ngot %s", want, got);
	free(got);
}

static void
lacks(const char *text, const char *unwanted)
{
	char *got = page_of(text, false);

	ck_assert_msg(
	    strstr(got, unwanted) == NULL, "found %s in %s", unwanted, got);
	free(got);
}

START_TEST(nothing_a_document_says_becomes_markup)
{
	static const char text[] =
	    "---\nformat: minutes\nlanguage: \"zh<\\\"&\"\n"
	    "issuer: \"1<script>&\"\nissuer-suffix: \"2<script>&\"\n"
	    "number: \"3<script>&\"\noffice: \"4<script>&\"\n"
	    "title: \"5<script>&\"\ntitle-note: \"6<script>&\"\n"
	    "author: \"\\\"><script>&\"\nsubject: \"\\\"><script>&\"\n"
	    "keywords: [\"\\\"><script>&\"]\nkind: \"\\\"><script>\"\n"
	    "signature:\n  - {name: \"7<script>&\", post: \"8<script>&\"}\n"
	    "note: \"9<script>&\"\nattachments: [\"10<script>&\"]\n"
	    "attendance:\n  \"11<script>&\":\n"
	    "    - {name: \"12<script>&\", post: \"13<script>\", "
	    "note: \"14<script>&\"}\n"
	    "copies: [\"15<script>&\"]\ndistribution: [\"16<script>&\"]\n"
	    "printed-by: \"17<script>&\"\n---\n"
	    "18\\<script>&amp;\n\n## 19\\<script>&amp;\n\n- "
	    "20\\<script>&amp;\n\n"
	    "> 21\\<script>&amp;\n\n```\n22<script>&\n```\n\n`23<script>&`\n\n"
	    "[a](http://a/?b=1&c=\\\"<script>)\n\n"
	    "<table><caption>24&lt;script>&amp;</caption>"
	    "<tr><td>25&lt;script>&amp;</td></tr></table>\n\n"
	    "# 附件：10\\<script>&amp;\n\n26\\<script>&amp;\n";
	char *got = page_of(text, false), *s;

	ck_assert_ptr_null(strstr(got, "<script"));
	ck_assert_int_eq(count(got, "&lt;script"), 32);
	/* every & begins an entity of ours */
	for (s = got; (s = strchr(s, '&')) != NULL; s++)
		ck_assert_msg(strncmp(s, "&amp;", 5) == 0 ||
				  strncmp(s, "&lt;", 4) == 0 ||
				  strncmp(s, "&gt;", 4) == 0 ||
				  strncmp(s, "&quot;", 6) == 0,
		    "%.20s", s);
	ck_assert_ptr_nonnull(strstr(got, "lang=\"zh&lt;&quot;&amp;\""));
	free(got);
}
END_TEST

START_TEST(links_lead_to_the_web_and_to_mail_alone)
{
	struct run runs[] = {
	    {"甲", 3, 0, "javascript:alert(1)", 1},
	    {"乙", 3, 0, "HTTPS://a.example/", 1},
	    {"丙", 3, RUN_STRONG, "HTTPS://a.example/", 1},
	    {"丁", 3, 0, "b.html", 1},
	    {"戊", 3, 0, "httpsx://a", 1},
	    {"己", 3, 0, "data:text/html,a", 1},
	};
	struct buf out = {NULL, 0, 0};

	html_runs(&out, runs, sizeof(runs) / sizeof(runs[0]));
	ck_assert_str_eq(out.p,
	    "甲<a href=\"HTTPS://a.example/\">乙<strong>丙</strong></a>丁戊"
	    "己");
	buf_free(&out);
	has("[信](mailto:a@b.example)\n", "<a href=\"mailto:a@b.example\">信");
	has("<https://a.example/>\n",
	    "class=\"address\">https://a.example/</a>");
}
END_TEST

/* Values that must be of one form; any other key says its own name. */
static const char *
value_of(const struct front_rule *rule, enum front_format f)
{
	if (strcmp(rule->name, "term") == 0)
		return "3年";
	if (strcmp(rule->name, "copy-number") == 0)
		return "000765";
	if (strcmp(rule->name, "issuer-suffix") == 0)
		return f == FRONT_ORDER ? "第一令" : "纪要";
	if (strcmp(rule->name, "number") == 0)
		return f == FRONT_ORDER     ? "第765号"
		       : f == FRONT_MINUTES ? "第765次"
					    : "示统〔2026〕765号";
	return rule->name;
}

/* One value for each type, told apart by its key. */
static void
add_key(struct buf *md, const struct front_rule *rule, enum front_format f)
{
	switch (rule->type) {
	case FRONT_TEXT:
		buf_addf(md, "%s: \"%s\"\n", rule->name, value_of(rule, f));
		break;
	case FRONT_LIST:
		buf_addf(md, "%s: [\"%s\"]\n", rule->name, rule->name);
		break;
	case FRONT_ENTRY:
		buf_addf(md, "%s: [{name: \"%s\"", rule->name, rule->name);
		if (rule->entry != NULL && strstr(rule->entry, "post") != NULL)
			buf_addf(md, ", post: \"%s+post\"", rule->name);
		buf_adds(md, "}]\n");
		break;
	case FRONT_GROUP:
		buf_addf(md,
		    "%s:\n  %s+label: [{name: \"%s+name\", post: \"%s+post\", "
		    "note: \"%s+note\"}]\n",
		    rule->name, rule->name, rule->name, rule->name, rule->name);
		break;
	case FRONT_DATE:
		buf_addf(md, "%s: 20%zu-01-02\n", rule->name,
		    30 + strlen(rule->name));
		break;
	case FRONT_WORD:
		break;
	}
}

static void
holds_once(
    const char *page, const char *format, const char *key, const char *mark)
{
	ck_assert_msg(count(page, mark) == 1,
	    "%s of %s: %d times \"%s\" in\n%s", key, format, count(page, mark),
	    mark, page);
}

/* What the page must have of one key. */
static void
check_key(const char *page, enum front_format f, const struct front_rule *rule)
{
	const char *format = front_format_name(f);
	static const char *const parts[] = {
	    "+label：<", "+name<", "+post", "+note）"};
	struct buf mark = {NULL, 0, 0};

	if (rule->type == FRONT_DATE)
		buf_addf(&mark, "20%zu年1月2日", 30 + strlen(rule->name));
	else if (rule->type == FRONT_GROUP)
		for (size_t i = 0; i < 4; i++) {
			buf_clear(&mark);
			buf_addf(&mark, "%s%s", rule->name, parts[i]);
			holds_once(page, format, rule->name, mark.p);
		}
	else if (strcmp(rule->name, "term") == 0)
		buf_adds(&mark, "★3年");
	else if (strcmp(rule->name, "title-note") == 0 ||
		 strcmp(rule->name, "note") == 0)
		buf_addf(&mark, "（%s）", rule->name);
	else if (strcmp(rule->name, "to") == 0)
		buf_adds(&mark, ">to：<");
	else if (strcmp(rule->name, "copies") == 0 ||
		 strcmp(rule->name, "distribution") == 0)
		buf_addf(&mark, "：</span>%s。", rule->name);
	else if (strcmp(rule->name, "title") == 0)
		buf_adds(&mark, "<h1 class=\"title\">title</h1>");
	else
		buf_addf(&mark, ">%s<", value_of(rule, f));
	holds_once(page, format, rule->name, mark.p);
	buf_free(&mark);
}

static bool
is_printed(const struct front_rule *rule, enum front_format f)
{
	static const char *const unprinted[] = {"kind", "language", "author",
	    "subject", "keywords", "signed-text", "replaces"};

	for (size_t i = 0; i < sizeof unprinted / sizeof *unprinted; i++)
		if (strcmp(rule->name, unprinted[i]) == 0)
			return false;
	if (f == FRONT_PLAIN && (strcmp(rule->name, "issuer") == 0 ||
				    strcmp(rule->name, "number") == 0))
		return false;
	return rule->type != FRONT_WORD;
}

START_TEST(each_key_of_each_format_stands_once)
{
	enum front_format f = (enum front_format)_i;
	const char *name = front_format_name(f);
	struct buf md = {NULL, 0, 0};
	char *page;

	buf_addf(&md, "---\nformat: %s\n", name);
	if (f != FRONT_ORDER)
		buf_adds(&md, "classification: 机密\nurgency: 特急\n");
	buf_adds(&md, "state: 送签稿\n");
	for (size_t i = 0; i < front_nrules; i++)
		if (front_rules[i].formats & 1U << f)
			add_key(&md, &front_rules[i], f);
	buf_adds(&md, "---\n正文。\n");
	page = page_of(md.p, true);
	for (size_t i = 0; i < front_nrules; i++)
		if ((front_rules[i].formats & 1U << f) &&
		    is_printed(&front_rules[i], f))
			check_key(page, f, &front_rules[i]);
	holds_once(page, name, "state", "送签稿");
	if (f != FRONT_ORDER) {
		holds_once(page, name, "classification", "机密");
		holds_once(page, name, "urgency", "特急");
	}
	holds_once(page, name, "h1", "<h1");
	free(page);
	buf_free(&md);
}
END_TEST

/* Holds that the texts stand in the page in this order. */
static void
stand_in_order(const char *text, const char *const *want)
{
	char *page = page_of(text, true), *s = page, *next;

	for (; *want != NULL; want++) {
		next = strstr(s, *want);
		ck_assert_msg(
		    next != NULL, "not in order: %s\n%s", *want, page);
		s = next + strlen(*want);
	}
	free(page);
}

START_TEST(elements_stand_in_reading_order)
{
	static const char upward[] =
	    "---\nformat: upward\nstate: 草稿\ncopy-number: \"000001\"\n"
	    "classification: 机密\nterm: 1年\nurgency: 特急\n"
	    "issuer: [甲局, 乙局]\nissuer-suffix: 文件\nnumber: "
	    "示发〔2026〕1号\n"
	    "kind: 请示\nsigners: [张一鸣, 李伟]\ntitle: 请示\nto: 丙厅\n"
	    "signature: [甲局, 乙局]\ndate: 2026-11-03\nnote: 联系人\n"
	    "copies: [戊办]\nprinted-by: 己办\nprinted-on: 2026-11-04\n---\n"
	    "正文。\n\n# 附件：名单\n\n庚\n";
	static const char *const want[] = {"草稿", "<header", "000001",
	    "机密</span>★1年", "特急", "甲局", "乙局", "文件",
	    "示发〔2026〕1号", "签发人：", "张一鸣", "李伟", "</header>",
	    "<main>", "<h1", "请示", "丙厅：", "正文。", "附件：",
	    "href=\"#attachment-1\">名单", "甲局", "乙局", "2026年11月3日",
	    "（联系人）", "</article>", "id=\"attachment-1\"", "附件", "<h2",
	    "名单", "庚", "</main>", "<footer", "抄送：", "戊办。", "己办",
	    "2026年11月4日</time>印发", "</footer>", NULL};
	static const char letter[] =
	    "---\nformat: letter\ncopy-number: \"000001\"\nissuer: 甲局\n"
	    "number: 示函〔2026〕1号\ntitle: 函\n---\n正文。\n";
	static const char *const wanted[] = {
	    "甲局", "000001", "示函〔2026〕1号", "函", "正文。", NULL};

	stand_in_order(upward, want);
	stand_in_order(letter, wanted);
}
END_TEST

START_TEST(headings_are_next_to_the_title_and_go_on)
{
	has("---\ntitle: 题\n---\n## 一、甲\n\n### （一）乙\n",
	    "<h2 class=\"level-2\">一、甲</h2>\n<h3 class=\"level-3\">");
	has("---\ntitle: 题\n---\n# 第一章\n\n## 一、甲\n",
	    "<h2 class=\"level-1\">第一章</h2>\n<h3 class=\"level-2\">");
	has("---\ntitle: 题\n---\n# 章\n\n###### 六\n",
	    "<h6 class=\"level-6\" aria-level=\"7\">六</h6>");
	has("正文\n\n# 附件：表\n\n## 一、甲\n",
	    "<h3 class=\"level-2\">一、甲</h3>");
	has("---\nformat: order\nissuer: 甲\nissuer-suffix: 令\n---\n正文\n",
	    "<h1 class=\"mark\"");
}
END_TEST

START_TEST(head_cells_say_what_they_head)
{
	static const char text[] =
	    "<table><caption>表</caption><thead>"
	    "<tr><th rowspan=\"2\">a</th><th colspan=\"2\">b</th></tr>"
	    "<tr><th>c</th><th>d</th></tr></thead>"
	    "<tr><th>e</th><td align=\"char\">1</td>"
	    "<td align=\"char\">2.75</td></tr>"
	    "<tr><th>f</th><td align=\"char\">20.5</td>"
	    "<td align=\"char\">300</td></tr></table>\n";

	has(text, "<th scope=\"col\" rowspan=\"2\">a</th>");
	has(text, "<th scope=\"colgroup\" colspan=\"2\">b</th>");
	has(text, "<th scope=\"row\">e</th>");
	has(text, "role=\"region\" aria-labelledby=\"table-1\"");
	has(text, "<caption id=\"table-1\">表</caption>");
	has(text, "data-before=\"0\" data-after=\".0\">1</td>");
	has(text, "<td class=\"figures\">20.5</td>");
	has(text, "data-before=\"00\">2.75</td>");
	has(text, "data-after=\".00\">300</td>");
	has("<table><tr><th>a</th></tr><tr><td>b</td></tr></table>\n",
	    "<th scope=\"col\">a</th>");
}
END_TEST

START_TEST(a_title_breaks_between_words)
{
	char *got = page_of("# 关于做好2026年《统计》工作的通知\n", true), *s;
	struct buf bare = {NULL, 0, 0};

	ck_assert_ptr_nonnull(strstr(got, "<wbr/>2026年"));
	ck_assert_ptr_nonnull(strstr(got, "工作的"));
	ck_assert_ptr_nonnull(strstr(got, "《统计》"));
	for (s = strstr(got, "<h1 class=\"title\">") + 18; *s != '\0'; s++)
		if (strncmp(s, "<wbr/>", 6) == 0)
			s += 5;
		else if (*s == '<')
			break;
		else
			buf_addc(&bare, *s);
	has("# 报送单位和期限表\n", ">报送<wbr/>单位<wbr/>和期限表<");
	has("# 示例市人大常委会党组第11次会议纪要\n", "<wbr/>第11次<wbr/>");
	ck_assert_str_eq(bare.p, "关于做好2026年《统计》工作的通知");
	buf_free(&bare);
	free(got);
}
END_TEST

START_TEST(lists_code_and_sides_keep_their_form)
{
	has("3) 甲\n4) 乙\n",
	    "<ol class=\"bracket\" start=\"3\">\n<li>甲</li>");
	has("- 甲\n\n  乙\n", "<li><p>甲</p>\n<p>乙</p>\n</li>");
	has("```\n\na\n b\n```\n", "<code>\na\n b\n</code>");
	has("甲\n\n***\n\n<!-- jiyao: landscape -->\n\n乙\n",
	    "</div>\n<div class=\"sheet landscape\">\n<p>乙</p>");
	has("甲  \n乙\n", "<p>甲<br/>乙</p>");
	lacks("甲\n", "<header");
	lacks("甲\n", "<footer");
	lacks("---\nstate: 已签发\n---\n甲\n", "已签发");
}
END_TEST

/* The element of a picture of these bytes; free with free. */
static char *
figure_of(const char *bytes, int turn)
{
	struct picture p = {.kind = PICTURE_JPEG,
	    .len = strlen(bytes),
	    .width = 300,
	    .height = 150,
	    .dpi_x = 192,
	    .dpi_y = 192,
	    .turn = turn};
	struct run caption = {"图<1", 5, 0, NULL, 1};
	struct figure f = {"a.jpg", "甲\"<", &caption, 1, &p};
	struct buf out = {NULL, 0, 0};
	char copy[8];

	strcpy(copy, bytes);
	p.bytes = (unsigned char *)copy;
	html_figure(&out, &f);
	return out.p;
}

START_TEST(a_picture_is_within_the_page_the_right_way_up)
{
	static const struct {
		const char *bytes;
		int turn;
		const char *want;
	} cases[] = {
	    {"Man", 1,
		"<img width=\"150\" height=\"75\" "
		"alt=\"甲&quot;&lt;\" "
		"src=\"data:image/jpeg;base64,TWFu\"/>"},
	    {"Ma", 1, "base64,TWE=\"/>"},
	    {"M", 1, "base64,TQ==\"/>"},
	    {"\xff\xfe\xfd\xfc", 1, "base64,//79/A==\"/>"},
	    {"M", 1, "<figcaption>图&lt;1</figcaption>"},
	    {"M", 3, "matrix(-1 0 0 -1 150 75)"},
	    {"M", 6, "viewBox=\"0 0 75 150\" aria-label=\"甲&quot;&lt;\">"},
	    {"M", 6, "matrix(0 1 -1 0 75 0)"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *got = figure_of(cases[i].bytes, cases[i].turn);

		ck_assert_msg(strstr(got, cases[i].want) != NULL, "%s\n%s",
		    cases[i].want, got);
		free(got);
	}
}
END_TEST

START_TEST(the_style_sheet_has_no_comments_and_needs_none_other)
{
	struct diag *diag = diag_new();
	struct buf style = {NULL, 0, 0};

	ck_assert_int_eq(html_style(&style, diag), 0);
	ck_assert_ptr_null(strstr(style.p, "/*"));
	ck_assert_ptr_null(strstr(style.p, "SPDX"));
	ck_assert_ptr_null(strstr(style.p, "url("));
	ck_assert_ptr_null(strstr(style.p, "@import"));
	ck_assert_ptr_null(strpbrk(style.p, "<&"));
	ck_assert_ptr_nonnull(strstr(style.p, "@media print"));
	buf_free(&style);
	diag_free(diag);
}
END_TEST

START_TEST(a_style_sheet_that_would_end_the_element_is_refused)
{
	char dir[] = "/tmp/jiyao-html-XXXXXX", path[96], sub[64], *before;
	struct diag *diag = diag_new();
	struct buf style = {NULL, 0, 0};
	static const char css[] = "p::after{content:'</style>'}";

	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(sub, sizeof(sub), "%s/templates", dir);
	ck_assert_int_eq(mkdir(sub, 0700), 0);
	snprintf(path, sizeof(path), "%s/document.css", sub);
	ck_assert_int_eq(file_write(path, css, sizeof(css) - 1, 0600, diag), 0);
	before = xstrdup(getenv("JIYAO_SHARE"));
	setenv("JIYAO_SHARE", dir, 1);
	ck_assert_int_eq(html_style(&style, diag), -1);
	setenv("JIYAO_SHARE", before, 1);
	free(before);
	ck_assert_str_eq(diag_get(diag, 0)->id, "html-style");
	unlink(path);
	rmdir(sub);
	rmdir(dir);
	buf_free(&style);
	diag_free(diag);
}
END_TEST

Suite *
html_suite(void)
{
	Suite *s = suite_create("html");
	TCase *t = tcase_create("html");

	tcase_add_test(t, nothing_a_document_says_becomes_markup);
	tcase_add_test(t, links_lead_to_the_web_and_to_mail_alone);
	tcase_add_loop_test(
	    t, each_key_of_each_format_stands_once, 0, FRONT_FORMATS);
	tcase_add_test(t, elements_stand_in_reading_order);
	tcase_add_test(t, headings_are_next_to_the_title_and_go_on);
	tcase_add_test(t, head_cells_say_what_they_head);
	tcase_add_test(t, a_title_breaks_between_words);
	tcase_add_test(t, a_picture_is_within_the_page_the_right_way_up);
	tcase_add_test(t, lists_code_and_sides_keep_their_form);
	tcase_add_test(t, the_style_sheet_has_no_comments_and_needs_none_other);
	tcase_add_test(t, a_style_sheet_that_would_end_the_element_is_refused);
	suite_add_tcase(s, t);
	return s;
}

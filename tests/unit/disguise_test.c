/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Leaks that do not look like the record: other letters, other numbers, other
 * names; and what looks like a leak and is none.  The record is
 * tests/records/release.xml; what is edited is made by the templates.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "job/guard.h"
#include "job/markdown.h"

Suite *disguise_suite(void);

#define RECORD "tests/records/release.xml"

static struct args args;
static struct markdown documents[2]; /* notice, minutes */
static struct record *record;
static struct buf made[2];

static void
setup(void)
{
	static const char *const words[] = {"notice", "minutes"};
	struct diag *d = diag_new();

	for (int i = 0; i < 2; i++)
		ck_assert_int_eq(
		    markdown_load(&documents[i], words[i], &args, d), 0);
	record = markdown_read(&documents[0], RECORD, d);
	ck_assert_ptr_nonnull(record);
	for (int i = 0; i < 2; i++)
		ck_assert_int_eq(
		    markdown_make(&documents[i], record, &made[i], d), 0);
	diag_free(d);
}

static void
teardown(void)
{
	record_free(record);
	for (int i = 0; i < 2; i++) {
		markdown_free(&documents[i]);
		buf_free(&made[i]);
	}
}

/* The ids of what the guard finds where text is added to the document. */
static void
plant(int which, const char *text, const char *want)
{
	struct diag *d = diag_new();
	struct buf md = {0}, got = {0};
	const char *last = "";

	buf_addf(&md, "%s\n%s\n", made[which].p, text);
	buf_adds(&got, "");
	guard_bytes(&documents[which], record, &md, d);
	for (size_t i = 0; i < diag_count(d); i++) {
		const char *id = diag_get(d, i)->id;

		if (strcmp(id, last) != 0)
			buf_addf(&got, "%s%s", got.len == 0 ? "" : " ", id);
		last = id;
	}
	ck_assert_msg(strcmp(got.p, want) == 0, "%s: got %s, wanted %s", text,
	    got.p, want);
	diag_free(d);
	buf_free(&md);
	buf_free(&got);
}

static void
told(const char *text, const char *want)
{
	plant(0, text, want);
}

static void
minuted(const char *text, const char *want)
{
	plant(1, text, want);
}

START_TEST(letters_that_only_modify_one_do_not_count)
{
	told("概々算々三々百々二々十々万々元", "leak-text");
	told("概ー算ー三ー百ー二ー十ー万ー元", "leak-text");
	told("概ʼ算ʼ三ʼ百ʼ二ʼ十ʼ万ʼ元", "leak-text");
	told(
	    "概\xc2\xad算\xe2\x80\x8d三\xef\xb8\x80百\xe2\x81\xa0二\xe3\x85\xa4"
	    "十\xcd\x8f万\xcc\x81元",
	    "leak-text");
	told("概&shy;算&#8203;三&emsp;百二十万元", "leak-text");
	/* radicals */
	told("概算三百⼆⼗万元", "leak-text");
	told("请阿布都ㆍ卡德尔讲解。", "leak-person");
}
END_TEST

START_TEST(a_number_is_the_same_however_it_is_written)
{
	told("工程概算320万元。", "leak-text");
	told("工程概算３２０万元。", "leak-text");
	told("工程概算3200000元。", "leak-text");
	told("工程概算叁佰贰拾万元。", "leak-text");
	told("工程概算叁佰贰拾萬元。", "leak-text");
	told("概算320万元，工期150天。", "leak-text");
	told("工程概算330万元。", "");
	told("调剂安排资金180万元。", "leak-text");
	/* six letters there and six here, though 一百八十 is four figures */
	told("金180万元。", "");
	told("资金一百八十万。", "");
	/* released, in Han there and here in figures */
	told("会议原则同意方案，于二〇二六年十二月三十一日前完工。", "");
	told("公示期自二〇二六年九月二十二日至九月二十八日。", "");
}
END_TEST

START_TEST(the_number_of_a_heading_is_no_text)
{
	told("## 二、工程概算\n\n## 三、三百二十万元", "leak-text");
	told("### （一）工程概算三\n\n### （二）百二十万元", "leak-text");
	told("#### 1．工程概算三\n\n#### 2．百二十万元", "leak-text");
	/* 三 is not one */
	told("## 工程概算\n\n## 三百二十万元", "leak-text");
}
END_TEST

START_TEST(a_link_is_read_as_a_browser_shows_it)
{
	told("[见此](https://example.org/"
	     "%E6%A6%82%E7%AE%97%e4%b8%89%e7%99%be%E4%BA%8C%E5%8D%81%E4%B8%87%"
	     "E5%85%83)",
	    "leak-text");
	told("[见此](https://example.org/100%)", "");
}
END_TEST

START_TEST(a_person_is_named_by_what_he_is_called)
{
	told("卓同志到会。", "leak-person");
	told("请卓馆长到会。", "leak-person");
	told("韩副主任联系。", "leak-person");
	told("由韩小满联系。", "leak-person");
	told("小满同志联系。", "leak-person");
	told("卡德尔馆长讲解。", "leak-person");
	/* words, and persons of that surname who are shown */
	told("森林主任联系。", "");
	told("由沈主任牵头，沈立秋同志负责。", "");
	told("卓越的同志们。", "");
	minuted("周主任、沈副主任、林副主任出席。", "");
	minuted("马同志们辛苦了。乔主任会议。", "");
}
END_TEST

START_TEST(a_vote_is_told_in_many_words)
{
	static const char *const leaks[] = {"沈立秋表示赞同。",
	    "沈立秋表示支持。", "沈副主任赞成。", "立秋同志投了赞成票。",
	    "沈立秋没有举手。", "同意的有沈立秋。", "同意：沈立秋。",
	    "沈立秋：同意。", "沈立秋\n\n赞成", "- 沈立秋\n- 赞成",
	    "赞成：\n\n<table>\n<tr><td>沈立秋</td></tr>\n</table>",
	    "<table>\n<caption>赞成人员</caption>\n"
	    "<tr><td>沈立秋</td></tr>\n</table>",
	    "<table>\n<tr><th>姓名</th><th>态度</th></tr>\n"
	    "<tr><td>沈立秋</td><td>同意</td></tr>\n</table>",
	    "<table>\n<tr><th>同意</th><th>其他</th></tr>\n"
	    "<tr><td>沈立秋</td><td></td></tr>\n</table>",
	    "<table>\n<tr><th>姓名</th><th>赞成</th></tr>\n"
	    "<tr><td>沈立秋</td><td>√</td></tr>\n</table>"};
	static const char *const clean[] = {
	    "由沈立秋同志牵头，会议同意，再报市委。",
	    "会议同意由沈立秋同志牵头。", "沈立秋同志牵头，争取市财政支持。",
	    "<table>\n<tr><th>姓名</th><th>赞成</th></tr>\n"
	    "<tr><td>沈立秋</td><td></td></tr>\n"
	    "<tr><td>某某</td><td>√</td></tr>\n</table>"};

	for (size_t i = 0; i < sizeof leaks / sizeof leaks[0]; i++)
		told(leaks[i], "leak-beside");
	for (size_t i = 0; i < sizeof clean / sizeof clean[0]; i++)
		told(clean[i], "");
}
END_TEST

START_TEST(a_recusal_and_a_post_are_told_in_many_words)
{
	minuted("马行舟未参加讨论。", "leak-beside");
	minuted("马行舟没有参加表决。", "leak-beside");
	minuted("马行舟离席。", "leak-beside");
	minuted("马同志离席。", "leak-beside");
	minuted("周明远同志离席接听电话。", "");
	told("沈立秋兼任会长。", "leak-beside");
	told("沈立秋当选。", "leak-beside");
	told("沈立秋转任。", "leak-beside");
	told("沈立秋同志任职。", "leak-beside");
	told("沈立秋同志牵头推进，实行任职公示制度。", "");
}
END_TEST

Suite *
disguise_suite(void)
{
	Suite *s = suite_create("disguise");
	TCase *t = tcase_create("disguise");

	tcase_add_unchecked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 120);
	tcase_add_test(t, letters_that_only_modify_one_do_not_count);
	tcase_add_test(t, a_number_is_the_same_however_it_is_written);
	tcase_add_test(t, the_number_of_a_heading_is_no_text);
	tcase_add_test(t, a_link_is_read_as_a_browser_shows_it);
	tcase_add_test(t, a_person_is_named_by_what_he_is_called);
	tcase_add_test(t, a_vote_is_told_in_many_words);
	tcase_add_test(t, a_recusal_and_a_post_are_told_in_many_words);
	suite_add_tcase(s, t);
	return s;
}

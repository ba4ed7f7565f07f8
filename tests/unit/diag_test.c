/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

Suite *diag_suite(void);

START_TEST(a_finding_is_worded_in_both_languages)
{
	struct diag *d = diag_new();
	struct buf b = {NULL, 0, 0};

	diag_add(d, DIAG_XML_DEPTH, "a.xml", 12, diag_num(256));
	diag_add(d, DIAG_FILE_MISSING, "-", 0);
	diag_print(d, DIAG_TEXT, DIAG_ZH, &b);
	ck_assert_str_eq(b.p,
	    "a.xml:12: error: 嵌套超过256层（可用 --max-depth 提高） "
	    "[limit-depth]\n标准输入: error: 文件不存在 [file-missing]\n");
	buf_clear(&b);
	diag_print(d, DIAG_TEXT, DIAG_EN, &b);
	ck_assert_str_eq(b.p,
	    "a.xml:12: error: nested deeper than 256 (raise it with "
	    "--max-depth) [limit-depth]\n<stdin>: error: no such file "
	    "[file-missing]\n");
	buf_free(&b);
	diag_free(d);
}
END_TEST

START_TEST(a_fault_of_the_system_is_worded_in_both_languages)
{
	static const int numbers[] = {EBADF, EIO, ENAMETOOLONG, ELOOP, ENOTDIR,
	    EMFILE, ENFILE, ENOMEM, EAGAIN, EINVAL, ENXIO, EOVERFLOW};
	struct diag *d = diag_new();

	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		diag_errno(d, "a", numbers[i]);
		for (const char *s = diag_strerror(numbers[i], DIAG_ZH);
		     *s != '\0'; s++)
			ck_assert_int_lt(*s, 0); /* no byte of ASCII */
		ck_assert_ptr_null(
		    strstr(diag_strerror(numbers[i], DIAG_EN), "system error"));
	}
	ck_assert_str_eq(diag_get(d, 0)->text[DIAG_ZH], "读写失败：没有打开");
	ck_assert_str_eq(diag_get(d, 1)->text[DIAG_EN],
	    "cannot be read or written: input/output error");
	diag_errno(d, "a", 9999);
	ck_assert_str_eq(diag_get(d, diag_count(d) - 1)->text[DIAG_ZH],
	    "读写失败：系统错误9999");
	ck_assert_str_eq(diag_get(d, diag_count(d) - 1)->text[DIAG_EN],
	    "cannot be read or written: system error 9999");
	ck_assert_int_eq(diag_status(d), 2);
	diag_free(d);
}
END_TEST

START_TEST(a_citation_stands_behind_the_name)
{
	struct diag *d = diag_new();
	struct buf b = {NULL, 0, 0};

	diag_add(d, DIAG_FILE_EMPTY, "a.md", 0);
	diag_add(d, DIAG_FILE_EMPTY, "b.md", 3);
	diag_cite(d, "GB/T 9704 7.2.5");
	diag_print(d, DIAG_TEXT, DIAG_EN, &b);
	ck_assert_str_eq(b.p,
	    "a.md: error: the file is empty [file-empty]\n"
	    "b.md:3: error: the file is empty [file-empty GB/T 9704 7.2.5]\n");
	diag_cite(d, NULL);
	ck_assert_ptr_null(diag_get(d, 1)->cite);
	buf_free(&b);
	diag_free(d);
}
END_TEST

START_TEST(status_is_the_worst_effect)
{
	struct diag *d = diag_new();
	struct finding f = {.severity = DIAG_WARNING,
	    .effect = DIAG_NONE,
	    .id = "papers",
	    .text = {"无", "none"}};

	ck_assert_int_eq(diag_status(d), 0);
	diag_add_finding(d, &f);
	ck_assert_int_eq(diag_status(d), 0);
	ck_assert(!diag_has(d, DIAG_ERROR));
	diag_add(d, DIAG_XML_DOCTYPE, "a", 1);
	ck_assert_int_eq(diag_status(d), 1);
	diag_add(d, DIAG_FILE_DENIED, "a", 0);
	diag_add(d, DIAG_XML_DOCTYPE, "a", 1);
	ck_assert_int_eq(diag_status(d), 2);
	diag_free(d);
}
END_TEST

START_TEST(machine_formats_carry_values_article_and_exception)
{
	struct diag *d = diag_new();
	struct buf b = {NULL, 0, 0};
	struct diag_value v[] = {{"due", "13"}, {"present", "6"}};
	struct finding f = {.severity = DIAG_ERROR,
	    .effect = DIAG_WRONG,
	    .id = "quorum",
	    .cite = "第二十二条",
	    .file = "会 a.xml",
	    .line = 3,
	    .text = {"不足半数", "below half"},
	    .values = v,
	    .nvalues = 2,
	    .exception = "批准"};

	diag_add_finding(d, &f);
	diag_print(d, DIAG_JSON, DIAG_EN, &b);
	ck_assert_str_eq(b.p,
	    "{\"file\":\"会 a.xml\",\"line\":3,\"severity\":\"error\","
	    "\"id\":\"quorum\",\"cite\":\"第二十二条\",\"text\":\"below half\","
	    "\"values\":{\"due\":\"13\",\"present\":\"6\"},"
	    "\"exception\":\"批准\"}\n");
	buf_clear(&b);
	diag_print(d, DIAG_SARIF, DIAG_ZH, &b);
	ck_assert_ptr_nonnull(strstr(b.p, "\"version\": \"2.1.0\""));
	ck_assert_ptr_nonnull(strstr(b.p, "\"uri\": \"%E4%BC%9A%20a.xml\""));
	ck_assert_ptr_nonnull(strstr(b.p, "\"ruleIndex\": 0"));
	/* An excused error stays an error: no viewer may hide it. */
	ck_assert_ptr_nonnull(strstr(b.p, "\"exception\": \"批准\""));
	ck_assert_ptr_null(strstr(b.p, "suppressions"));
	buf_free(&b);
	diag_free(d);
}
END_TEST

START_TEST(sorting_goes_by_file_as_first_seen_then_line)
{
	struct diag *d = diag_new();
	static const struct {
		const char *file;
		long line;
	} in[] = {{"b", 9}, {"a", 5}, {"b", 2}, {"a", 5}, {"b", 9}};
	static const char *const want[] = {"b2", "b9", "b9", "a5", "a5"};
	char got[16];
	size_t i;

	for (i = 0; i < 5; i++)
		diag_add(d, DIAG_XML_DOCTYPE, in[i].file, in[i].line);
	diag_sort(d);
	for (i = 0; i < 5; i++) {
		snprintf(got, sizeof got, "%s%ld", diag_get(d, i)->file,
		    diag_get(d, i)->line);
		ck_assert_str_eq(got, want[i]);
	}
	diag_free(d);
}
END_TEST

START_TEST(language_is_english_only_where_the_locale_says_en)
{
	setenv("LC_ALL", "", 1);
	setenv("LC_MESSAGES", "", 1);
	setenv("LANG", "en_GB.UTF-8", 1);
	ck_assert_int_eq(diag_lang_env(), DIAG_EN);
	setenv("LC_ALL", "C.UTF-8", 1);
	ck_assert_int_eq(diag_lang_env(), DIAG_ZH);
	setenv("LC_ALL", "", 1);
	setenv("LC_MESSAGES", "zh_CN", 1);
	ck_assert_int_eq(diag_lang_env(), DIAG_ZH);
}
END_TEST

/* One name may have several wordings; they stand together. */
START_TEST(wordings_of_one_name_stand_together)
{
	const char *name;
	int i, k;

	for (i = 1; i < DIAG_ID_COUNT; i++) {
		name = diag_name((enum diag_id)i);
		if (strcmp(name, diag_name((enum diag_id)(i - 1))) == 0)
			continue;
		for (k = 0; k < i; k++)
			ck_assert_str_ne(name, diag_name((enum diag_id)k));
	}
}
END_TEST

Suite *
diag_suite(void)
{
	Suite *s = suite_create("diag");
	TCase *t = tcase_create("diag");

	tcase_add_test(t, a_finding_is_worded_in_both_languages);
	tcase_add_test(t, a_fault_of_the_system_is_worded_in_both_languages);
	tcase_add_test(t, a_citation_stands_behind_the_name);
	tcase_add_test(t, status_is_the_worst_effect);
	tcase_add_test(t, machine_formats_carry_values_article_and_exception);
	tcase_add_test(t, sorting_goes_by_file_as_first_seen_then_line);
	tcase_add_test(t, language_is_english_only_where_the_locale_says_en);
	tcase_add_test(t, wordings_of_one_name_stand_together);
	suite_add_tcase(s, t);
	return s;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "xml/house.h"

Suite *house_suite(void);

static const char sch[] =
    "<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' "
    "xmlns:jy='urn:jiyao:rules'>"
    "<jy:set id='s' body='b' adopted='2020-04-24' from='2020-04-24'/>"
    "<jy:house name='flag' type='boolean' default='no'/>"
    "<jy:house name='days' type='integer' min='1' max='9' default='2'/>"
    "<jy:house name='mode' type='choice' values='a b' default='a'/>"
    "<jy:house name='list' type='list' values='一 二 三' default='一'/>"
    "<jy:house name='name' type='text'/>"
    "</sch:schema>";

static struct rules *rules;
static struct diag *d;
static struct house *house;

static void
load(void)
{
	char path[] = "/tmp/jiyao-house-XXXXXX";
	int fd = mkstemp(path);

	d = diag_new();
	house = NULL;
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, sch, strlen(sch)), strlen(sch));
	close(fd);
	rules = rules_load(path, d);
	unlink(path);
	ck_assert_ptr_nonnull(rules);
}

static void
drop(void)
{
	house_free(house);
	rules_free(rules);
	diag_free(d);
}

static const char *
refused(const char *yaml)
{
	static char line[256];

	diag_free(d);
	d = diag_new();
	house = house_read(yaml, strlen(yaml), "h.yaml", rules, true, d);
	ck_assert_msg(house == NULL, "%s", yaml);
	ck_assert_int_ne(diag_status(d), 0);
	snprintf(line, sizeof(line), "%ld %s %s", diag_get(d, 0)->line,
	    diag_get(d, 0)->id, diag_get(d, 0)->text[DIAG_ZH]);
	return line;
}

START_TEST(settings_are_read)
{
	static const char y[] = "# 注\nflag: yes\ndays: 9\nmode: b\n"
				"list: [一, 三]\nname: 任意 文字\n";

	house = house_read(y, strlen(y), "h.yaml", rules, true, d);
	ck_assert_ptr_nonnull(house);
	ck_assert_str_eq(house_get(house, "flag"), "yes");
	ck_assert_str_eq(house_get(house, "days"), "9");
	ck_assert_str_eq(house_get(house, "mode"), "b");
	ck_assert_str_eq(house_get(house, "list"), "一 三");
	ck_assert_str_eq(house_get(house, "name"), "任意 文字");
	ck_assert_ptr_null(house_get(house, "none"));
	ck_assert_ptr_null(house_get(NULL, "flag"));
}
END_TEST

START_TEST(an_empty_file_sets_nothing)
{
	house = house_read("# \n", 3, "h.yaml", rules, true, d);
	ck_assert_ptr_nonnull(house);
	ck_assert_ptr_null(house_get(house, "flag"));
}
END_TEST

START_TEST(an_unknown_name_is_a_finding_with_its_line)
{
	ck_assert_str_eq(refused("flag: yes\nflga: yes\n"),
	    "2 house-key 没有“flga”这项单位设置");
}
END_TEST

START_TEST(a_value_of_the_wrong_kind_is_a_finding)
{
	ck_assert_str_eq(refused("\nflag: maybe\n"),
	    "2 house-value 单位设置“flag”的值“maybe”无效，应当是：yes / no");
	ck_assert_str_eq(refused("days: 10\n"),
	    "1 house-value 单位设置“days”的值“10”无效，应当是：1–9");
	refused("days: 0\n");
	refused("days: 2x\n");
	refused("days: ''\n");
	ck_assert_str_eq(refused("mode: c\n"),
	    "1 house-value 单位设置“mode”的值“c”无效，应当是：a b");
	refused("mode: a b\n");
	refused("mode: ''\n");
	refused("list: [一, 四]\n");
	refused("list: [[一]]\n");
	refused("flag: [yes]\n");
	refused("flag:\n  a: b\n");
	refused("- flag\n");
}
END_TEST

START_TEST(all_wrong_settings_are_named)
{
	refused("days: 0\nmode: c\nnone: 1\n");
	ck_assert_uint_eq(diag_count(d), 3);
}
END_TEST

START_TEST(words_have_one_blank_around_each)
{
	char *s = house_words("  a\tb ");

	ck_assert_str_eq(s, " a b ");
	free(s);
	s = house_words("");
	ck_assert_str_eq(s, " ");
	free(s);
}
END_TEST

Suite *
house_suite(void)
{
	Suite *s = suite_create("house");
	TCase *t = tcase_create("house");

	tcase_add_checked_fixture(t, load, drop);
	tcase_add_test(t, settings_are_read);
	tcase_add_test(t, an_empty_file_sets_nothing);
	tcase_add_test(t, an_unknown_name_is_a_finding_with_its_line);
	tcase_add_test(t, a_value_of_the_wrong_kind_is_a_finding);
	tcase_add_test(t, all_wrong_settings_are_named);
	tcase_add_test(t, words_have_one_blank_around_each);
	suite_add_tcase(s, t);
	return s;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Bags, the chained log, the store: what is kept is whole, or it is told. */
#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "job/number.h"
#include "keep/bag.h"
#include "keep/log.h"
#include "keep/store.h"

Suite *keep_suite(void);

static char folder[64], store[96];
static struct diag *d;

static const struct bag_file files[] = {
    {"data/record.xml", "<r/>", 4},
    {"data/document.pdf", "%PDF", 4},
    {"data/empty", "", 0},
};
enum { FILES = sizeof files / sizeof files[0] };
static const char info[] = "Bag-Size: 8\n";

/* Runs a command with the store's path in place of %s. */
static int
sh(const char *fmt, ...)
{
	char command[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(command, sizeof command, fmt, ap);
	va_end(ap);
	return system(command);
}

static void
setup(void)
{
	strcpy(folder, "/tmp/keep_test.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(store, sizeof store, "%s/store", folder);
	d = diag_new();
}

static void
teardown(void)
{
	sh("chmod -R u+w %s; rm -rf %s", folder, folder);
	diag_free(d);
}

/* The ids of the findings since the last call, a blank between. */
static const char *
said(void)
{
	static char ids[1024];

	ids[0] = '\0';
	for (size_t i = 0; i < diag_count(d); i++) {
		strcat(ids, i == 0 ? "" : " ");
		strcat(ids, diag_get(d, i)->id);
	}
	diag_free(d);
	d = diag_new();
	return ids;
}

static enum store_added
add(const char *number, const char *text, const char *replaced)
{
	struct bag_file f = {"data/text", text, strlen(text)};
	struct store *s = store_open(store, true, d);
	enum store_added rc;

	ck_assert_ptr_nonnull(s);
	rc = store_add(s, number, &f, 1, info, replaced, d);
	store_close(s);
	return rc;
}

static int
check_all(void)
{
	struct store *s = store_open(store, false, d);
	char *bag;
	int rc = s == NULL ? -1 : 0;

	for (size_t i = 0; s != NULL && i < store_log(s)->n; i++) {
		bag = store_bag(s, store_log(s)->entries[i].number);
		rc |= bag_check(bag, d);
		free(bag);
	}
	store_close(s);
	return rc;
}

START_TEST(a_bag_is_whole_and_any_reader_can_tell)
{
	char bag[128], hex[DIGEST_HEX], of[DIGEST_HEX];

	snprintf(bag, sizeof bag, "%s/bag", folder);
	ck_assert_int_eq(bag_write(bag, files, FILES, info, d), 0);
	ck_assert_int_eq(bag_check(bag, d), 0);
	ck_assert_str_eq(said(), "");
	ck_assert_int_eq(bag_digest(bag, hex, d), 0);
	bag_digest_of(files, FILES, info, of);
	ck_assert_str_eq(hex, of);
	/* coreutils and openssl as judges. */
	ck_assert_int_eq(sh("cd %s && sha256sum -c --quiet manifest-sha256.txt "
			    "tagmanifest-sha256.txt",
			     bag),
	    0);
	ck_assert_int_eq(
	    sh("cd %s && test $(openssl dgst -sm3 -r data/record.xml | cut -d "
	       "' ' -f 1) = $(grep record manifest-sm3.txt | cut -d ' ' -f 1)",
		bag),
	    0);
	ck_assert_int_eq(
	    sh("grep -qx 'BagIt-Version: 1.0' %s/bagit.txt", bag), 0);
}
END_TEST

static const struct {
	const char *what, *command, *says;
} harms[] = {
    {"changed", "printf 'x' >> data/record.xml", "bag-changed"},
    {"missing", "rm data/document.pdf", "bag-missing"},
    {"extra", "touch data/more", "bag-extra"},
    {"extra beside the payload", "touch note.txt", "bag-extra"},
    {"a link", "ln -sf /etc/passwd data/record.xml", "bag-link"},
    {"a link to a folder", "mv data x && ln -s x data", NULL},
    {"a manifest that leads outside",
	"sed -i '1s,data/record.xml,../../../etc/passwd,' manifest-sha256.txt",
	NULL},
    {"an absolute path", "sed -i '1s,data/,/etc/,' manifest-sm3.txt", NULL},
    {"a manifest changed with its file",
	"printf x > data/empty; sha256sum data/* > manifest-sha256.txt", NULL},
    {"a manifest without its last newline",
	"truncate -s -1 manifest-sha256.txt", NULL},
    {"a file that only one digest names",
	"touch data/more; sha256sum data/more >> manifest-sha256.txt; "
	"for t in sha256 sm3; do sed -i /manifest-sha256/d tagmanifest-$t.txt; "
	"openssl dgst -$t -r manifest-sha256.txt | sed 's/ \\*/  /' >> "
	"tagmanifest-$t.txt; done",
	"bag-extra"},
    {"a file that stands twice in a manifest",
	"sed -i 1p manifest-sha256.txt; "
	"for t in sha256 sm3; do sed -i /manifest-sha256/d tagmanifest-$t.txt; "
	"openssl dgst -$t -r manifest-sha256.txt | sed 's/ \\*/  /' >> "
	"tagmanifest-$t.txt; done",
	"bag-manifest"},
    {"no manifest", "rm manifest-sm3.txt", NULL},
    {"another version", "sed -i s/1.0/2.0/ bagit.txt", "bag-changed"},
};

START_TEST(every_harm_to_a_bag_is_found)
{
	char bag[128];
	const char *ids;

	snprintf(bag, sizeof bag, "%s/bag", folder);
	ck_assert_int_eq(bag_write(bag, files, FILES, info, d), 0);
	ck_assert_int_eq(sh("cd %s && %s", bag, harms[_i].command), 0);
	ck_assert_int_eq(bag_check(bag, d), -1);
	ids = said();
	if (harms[_i].says != NULL)
		ck_assert_msg(strcmp(ids, harms[_i].says) == 0, "%s: %s",
		    harms[_i].what, ids);
	ck_assert_str_ne(ids, "");
}
END_TEST

START_TEST(a_deposit_stands_in_bag_and_log)
{
	ck_assert_int_eq(add("SRD-2026-1", "one", NULL), STORE_NEW);
	ck_assert_int_eq(add("SRD·2026-2", "two", "SRD-2026-1"), STORE_NEW);
	ck_assert_int_eq(add("SRD-2026-1", "one", NULL), STORE_THERE);
	ck_assert_str_eq(said(), "");
	ck_assert_int_eq(add("SRD-2026-1", "other", NULL), STORE_REFUSED);
	ck_assert_str_eq(said(), "store-taken");
	ck_assert_int_eq(add("SRD-2026-3", "x", "nowhere"), STORE_REFUSED);
	ck_assert_str_eq(said(), "store-replaced");
	ck_assert_int_eq(check_all(), 0);
	ck_assert_int_eq(sh("test $(wc -l < %s/log) = 2", store), 0);
	/* The second line carries the digest of the first. */
	ck_assert_int_eq(
	    sh("test $(head -1 %s/log | tr -d '\\n' | sha256sum | cut -d ' ' "
	       "-f 1) = $(sed -n 2p %s/log | cut -d ' ' -f 2)",
		store, store),
	    0);
	ck_assert_int_eq(sh("test -z \"$(ls %s/incoming)\"", store), 0);
}
END_TEST

static const char *const bad_numbers[] = {"", ".", "..", "../x", "a/b", "-",
    ".hidden", "a b", "a\nb", "a\\b", "a　b", "\xFF"};

START_TEST(a_number_that_leads_elsewhere_is_refused)
{
	ck_assert_int_eq(add(bad_numbers[_i], "x", NULL), STORE_REFUSED);
	ck_assert_str_eq(said(), "store-number");
	ck_assert_int_eq(sh("test -z \"$(ls %s/bags %s/incoming | grep -v "
			    ":)\"",
			     store, store),
	    0);
}
END_TEST

static const struct {
	const char *command, *says;
} logs[] = {
    {"sed -i 2d log", "log-chain"},
    {"sed -i 1d log", "log-chain"},
    {"sed -i '2s/add/del/' log", "log-line"},
    {"sed -i '2s/-2 /-9 /' log", "log-chain"},
    {"sed -i '2{h;d};3{G}' log", "log-chain"},
    {"sed -i '2s/ -$/ - x/' log", "log-line"},
    {"sed -i '3s/^3/4/' log", "log-chain"},
    {"sed -i '2p' log", "log-chain"},
    {"printf '\\0\\n' >> log", "log-line"},
    {"mv log l && ln -s l log", "store-link"},
    {"printf '5 %s %s\\n' $(tail -1 log | tr -d '\\n' | sha256sum | cut -c "
     "1-64) \"$(sed -n '2s/^2 [0-9a-f]* //p' log)\" >> log",
	"log-line"},
};

START_TEST(a_log_that_was_touched_is_found)
{
	struct log *log;
	char path[128];

	add("a-1", "1", NULL);
	add("a-2", "2", NULL);
	add("a-3", "3", NULL);
	add("a-4", "4", NULL);
	ck_assert_int_eq(sh("cd %s && %s", store, logs[_i].command), 0);
	snprintf(path, sizeof path, "%s/log", store);
	log = log_read(path, d);
	ck_assert_ptr_null(log);
	ck_assert_str_eq(said(), logs[_i].says);
}
END_TEST

START_TEST(what_a_kill_leaves_is_recovered)
{
	struct store *s;

	add("a-1", "1", NULL);
	add("a-2", "2", "a-1");
	/* A bag without its line, half a line, an unfinished deposit. */
	ck_assert_int_eq(sh("cd %s && sed -i 2d log && printf '2 00' >> log && "
			    "mkdir -p incoming/a-3/data && touch "
			    "incoming/a-3/data/x",
			     store),
	    0);
	ck_assert_int_eq(add("a-9", "9", NULL), STORE_REFUSED);
	ck_assert_str_eq(said(), "store-torn");
	s = store_open(store, true, d);
	ck_assert_int_eq(store_recover(s, d), 0);
	store_close(s);
	ck_assert_str_eq(said(), "store-swept store-cut store-relogged");
	ck_assert_int_eq(add("a-2", "2", "a-1"), STORE_THERE);
	ck_assert_int_eq(check_all(), 0);
	ck_assert_int_eq(sh("test $(wc -l < %s/log) = 2", store), 0);
	s = store_open(store, true, d);
	ck_assert_int_eq(store_recover(s, d), 0);
	store_close(s);
	ck_assert_str_eq(said(), "");
}
END_TEST

START_TEST(a_harmed_bag_without_its_line_is_not_logged)
{
	struct store *s;

	add("a-1", "1", NULL);
	ck_assert_int_eq(
	    sh("cd %s && : > log && echo x >> bags/a-1/data/text", store), 0);
	s = store_open(store, true, d);
	ck_assert_int_eq(store_recover(s, d), -1);
	store_close(s);
	ck_assert_ptr_nonnull(strstr(said(), "store-unlogged"));
	ck_assert_int_eq(sh("test ! -s %s/log", store), 0);
}
END_TEST

START_TEST(a_store_that_is_a_link_is_refused)
{
	struct store *s;

	add("a-1", "1", NULL);
	ck_assert_int_eq(sh("cd %s && mv bags b && ln -s b bags", store), 0);
	s = store_open(store, true, d);
	ck_assert_ptr_null(s);
	ck_assert_str_eq(said(), "store-link");
}
END_TEST

static const struct {
	const char *pattern, *number;
	enum number_fit fit;
} numbers[] = {
    {"{档号}", "随便 什么", NUMBER_FITS},
    {"{全宗号}-WS·{年度}-{保管期限}-{机构}-{件号}", "X043-WS·2026-Y-BGS-0012",
	NUMBER_FITS},
    {"{全宗号}-WS·{年度}-{保管期限}-{机构}-{件号}",
	"X043-WS·2026-D30-办公室-12", NUMBER_FITS},
    {"{全宗号}-WS·{年度}-{保管期限}-{机构}-{件号}", "X043-WS·26-Y-BGS-0012",
	NUMBER_OTHER},
    {"{全宗号}-WS·{年度}-{保管期限}-{机构}-{件号}", "X043-WS·2026-D20-BGS-1",
	NUMBER_OTHER},
    {"{全宗号}-WS·{年度}-{保管期限}-{机构}-{件号}", "X043-WS·2026-Y-BGS-",
	NUMBER_OTHER},
    {"{全宗号}-WS·{年度}-{保管期限}-{机构}-{件号}", "X043-WS·2026-Y-BGS-0012a",
	NUMBER_OTHER},
    {"{全宗号}-WS·{年度}-{保管期限}-{机构}-{件号}", " X043-WS·2026-Y-BGS-1",
	NUMBER_OTHER},
    {"a.b*{年度}", "a.b*2026", NUMBER_FITS},
    {"a.b*{年度}", "axbb2026", NUMBER_OTHER},
    {"{年}", "2026", NUMBER_NO_PATTERN},
    {"{年度", "2026", NUMBER_NO_PATTERN},
};

START_TEST(a_number_is_held_against_the_offices_pattern)
{
	ck_assert_int_eq(number_fits(numbers[_i].pattern, numbers[_i].number),
	    numbers[_i].fit);
}
END_TEST

Suite *
keep_suite(void)
{
	Suite *s = suite_create("keep");
	TCase *t = tcase_create("keep");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, a_bag_is_whole_and_any_reader_can_tell);
	tcase_add_loop_test(
	    t, every_harm_to_a_bag_is_found, 0, sizeof harms / sizeof harms[0]);
	tcase_add_test(t, a_deposit_stands_in_bag_and_log);
	tcase_add_loop_test(t, a_number_that_leads_elsewhere_is_refused, 0,
	    sizeof bad_numbers / sizeof bad_numbers[0]);
	tcase_add_loop_test(t, a_log_that_was_touched_is_found, 0,
	    sizeof logs / sizeof logs[0]);
	tcase_add_test(t, what_a_kill_leaves_is_recovered);
	tcase_add_test(t, a_harmed_bag_without_its_line_is_not_logged);
	tcase_add_loop_test(t, a_number_is_held_against_the_offices_pattern, 0,
	    sizeof numbers / sizeof numbers[0]);
	tcase_add_test(t, a_store_that_is_a_link_is_refused);
	suite_add_tcase(s, t);
	return s;
}

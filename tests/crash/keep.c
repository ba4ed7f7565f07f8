/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The store alone, without a document: deposits so small that thousands can
 * be made and killed.
 *
 *	keep add STORE NUMBER [REPLACES]   as jiyao-archive add does
 *	keep recover STORE
 *	keep check STORE                   every bag, the log, nothing besides
 *	keep many STORE FROM TO            deposits N-FROM to N-TO, one store
 *
 * What a deposit holds follows from its number, so that whoever checks it
 * knows what it must be.  Status: 0, 1 wrong, 2 could not be done.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "keep/store.h"

struct payload {
	char record[64], text[256];
	struct bag_file files[2];
	char info[128];
};

static void
fill(struct payload *p, const char *number)
{
	snprintf(p->record, sizeof p->record, "<r>%.40s</r>\n", number);
	memset(p->text, 'x', sizeof p->text);
	memcpy(p->text, p->record, strlen(p->record));
	p->files[0] =
	    (struct bag_file){"data/document.md", p->text, sizeof p->text};
	p->files[1] =
	    (struct bag_file){"data/record.xml", p->record, strlen(p->record)};
	snprintf(
	    p->info, sizeof p->info, "External-Identifier: %.40s\n", number);
}

static void
add(struct store *s, const char *number, const char *replaces, struct diag *d)
{
	struct payload p;
	struct buf line = {NULL, 0, 0};
	enum store_added added;

	fill(&p, number);
	added = store_add(s, number, p.files, 2, p.info, replaces, d);
	if (added != STORE_REFUSED) {
		buf_addf(&line, "%s\t%s\n", number,
		    added == STORE_NEW ? "new" : "there");
		file_write("-", line.p, line.len, 0600, d);
	}
	buf_free(&line);
}

struct checking {
	struct store *store;
	struct diag *diag;
};

static void
check(void *ctx, const char *number, bool there, bool logged)
{
	struct checking *c = ctx;
	char *bag = store_bag(c->store, number), of[DIGEST_HEX], is[DIGEST_HEX];
	struct payload p;

	fill(&p, number);
	bag_digest_of(p.files, 2, p.info, of);
	if (!there)
		diag_add(c->diag, DIAG_STORE_LOST, bag, 0L, number);
	else if (!logged)
		diag_add(c->diag, DIAG_STORE_UNLOGGED, bag, 0L, number);
	else if (bag_check(bag, c->diag) == 0 &&
		 (bag_digest(bag, is, c->diag) != 0 || strcmp(is, of) != 0 ||
		     strcmp(log_find(store_log(c->store), number)->bag, is) !=
			 0))
		diag_add(c->diag, DIAG_STORE_OTHER, bag, 0L, number);
	free(bag);
}

static void
check_all(struct store *s, struct diag *d)
{
	struct checking c = {s, d};

	if (store_log(s)->torn)
		diag_add(d, DIAG_STORE_TORN, "log", 0L);
	store_each(s, check, &c, d);
}

static void
run(int argc, char **argv, struct diag *d)
{
	const char *word = argv[1];
	struct store *s = store_open(argv[2], strcmp(word, "check") != 0, d);
	char number[32];

	if (s == NULL)
		return;
	if (strcmp(word, "add") == 0 && argc > 3)
		add(s, argv[3], argc > 4 ? argv[4] : NULL, d);
	else if (strcmp(word, "recover") == 0)
		store_recover(s, d);
	else if (strcmp(word, "check") == 0)
		check_all(s, d);
	else if (strcmp(word, "many") == 0 && argc > 4)
		for (long i = atol(argv[3]);
		     i <= atol(argv[4]) && diag_status(d) == 0; i++) {
			snprintf(number, sizeof number, "N-%ld", i);
			add(s, number, NULL, d);
		}
	store_close(s);
}

int
main(int argc, char **argv)
{
	struct diag *d = diag_new();
	int status;

	if (argc < 3)
		return 2;
	run(argc, argv, d);
	status = diag_status(d);
	diag_flush(d, DIAG_EN, stderr);
	diag_free(d);
	return status;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A store of bags, safe against a kill at any moment.
 *
 *	STORE/lock           held while the store is read or changed
 *	STORE/log            keep/log.h
 *	STORE/incoming/...   a deposit that is not finished
 *	STORE/bags/NUMBER/   a bag each, under its archive number
 *
 * A deposit: the bag is written and on the disk in incoming/, gets its place
 * by one rename, and its line in the log.  Only then is it acknowledged.  A
 * kill leaves a bag in incoming/, one without its line, or half a line;
 * store_recover() removes the first, writes the second, cuts the third.  The
 * next deposit removes the first, too: who holds the lock is alone.
 */
#ifndef JIYAO_KEEP_STORE_H
#define JIYAO_KEEP_STORE_H

#include <stdbool.h>

#include "base/diag.h"
#include "keep/bag.h"
#include "keep/log.h"

enum { STORE_NUMBER_MAX = 128 /* bytes of an archive number */ };

struct store;

/*
 * Opens and locks; waits for another process.  With write, the folders are
 * made where they lack.  NULL after a finding.
 */
struct store *store_open(const char *path, bool write, struct diag *);
void store_close(struct store *);

const struct log *store_log(const struct store *);
/* The folder of a number's bag; newly allocated. */
char *store_bag(const struct store *, const char *number);
/* A number that can name a folder and stand in the log. */
bool store_number(const char *number);

enum store_added { STORE_NEW, STORE_THERE, STORE_REFUSED };

/*
 * Deposits.  The same bag under the same number again does nothing but hold
 * it against itself, or write the line that it lacks; another one is refused,
 * as is a replaced number that is not there, and a log with half a line.
 * Findings say why.
 */
enum store_added store_add(struct store *, const char *number,
    const struct bag_file *, size_t n, const char *info, const char *replaced,
    struct diag *);
/* Repairs what a kill can leave; says as notes what it did. -1 on failure. */
int store_recover(struct store *, struct diag *);

/*
 * Calls each number of a bag that is there, sorted; then those that the log
 * has and the store has not (there false).
 */
int store_each(const struct store *,
    void (*each)(void *ctx, const char *number, bool there, bool logged),
    void *ctx, struct diag *);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#include "job/confine.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <linux/landlock.h>

#include "base/file.h"

/*
 * Debian 12's header is older than its kernels; these are the kernel's
 * numbers (include/uapi/linux/landlock.h), used only where the running
 * kernel's ABI has them.
 */
#define FS_TRUNCATE (UINT64_C(1) << 14) /* ABI 3 */
#define NET_BIND_CONNECT (UINT64_C(3)) /* ABI 4 */

struct ruleset {
	uint64_t fs;
	uint64_t net; /* ABI 4 */
};

static const uint64_t writing =
    LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
    LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
    LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
    LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
    LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

void
confine(const char *const *folders, size_t n)
{
	struct landlock_path_beneath_attr under;
	struct ruleset r = {0, 0};
	size_t size = sizeof r.fs, i;
	uint64_t allowed;
	long abi;
	int set;

	abi = syscall(SYS_landlock_create_ruleset, NULL, 0,
	    LANDLOCK_CREATE_RULESET_VERSION);
	if (abi < 1)
		return;
	allowed = writing;
	if (abi >= 2)
		allowed |= LANDLOCK_ACCESS_FS_REFER;
	if (abi >= 3)
		allowed |= FS_TRUNCATE;
	r.fs = allowed | LANDLOCK_ACCESS_FS_EXECUTE;
	if (abi >= 4) {
		r.net = NET_BIND_CONNECT;
		size = sizeof r;
	}
	set = (int)syscall(SYS_landlock_create_ruleset, &r, size, 0);
	if (set < 0)
		return;
	for (i = 0; i < n; i++) {
		under.allowed_access = allowed;
		under.parent_fd =
		    open(folders[i], O_PATH | O_DIRECTORY | O_CLOEXEC);
		if (under.parent_fd < 0)
			continue; /* writing there will say so */
		syscall(SYS_landlock_add_rule, set, LANDLOCK_RULE_PATH_BENEATH,
		    &under, 0);
		close(under.parent_fd);
	}
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		syscall(SYS_landlock_restrict_self, set, 0);
	close(set);
}

void
confine_to_both(const char *path, const char *other)
{
	const char *paths[] = {path, other};
	char *folders[2] = {NULL, NULL};
	size_t n = 0;

	for (int i = 0; i < 2; i++)
		if (paths[i] != NULL && strcmp(paths[i], "-") != 0)
			folders[n++] = file_folder(paths[i]);
	confine((const char *const *)folders, n);
	while (n > 0)
		free(folders[--n]);
}

void
confine_to(const char *path)
{
	confine_to_both(path, NULL);
}

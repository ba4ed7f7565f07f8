/* SPDX-License-Identifier: Apache-2.0 */
#include "job/issued.h"

#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/reads.h"

/* A line of the origin as the PDF has it: UTF-16, the newlines with it. */
static bool
says_issued(const struct buf *pdf)
{
	static const char line[] = "\nstate issued\n";
	char wide[2 * (sizeof line - 1)];

	for (size_t i = 0; i < sizeof line - 1; i++) {
		wide[2 * i] = '\0';
		wide[2 * i + 1] = line[i];
	}
	return pdf->len > 4 && memcmp(pdf->p, "%PDF", 4) == 0 &&
	       memmem(pdf->p, pdf->len, wide, sizeof wide) != NULL;
}

int
issued_keep(const char *path, const struct buf *bytes, struct diag *d)
{
	struct buf old = {NULL, 0, 0};
	struct reads *reads;
	struct stat st;
	int rc = 0, err;

	if (strcmp(path, "-") == 0 || stat(path, &st) != 0 ||
	    !S_ISREG(st.st_mode))
		return 0;
	/* It is no source of what is made. */
	reads = reads_into(NULL);
	err = file_read(path, SIZE_MAX / 2, &old, d);
	reads_into(reads);
	/* What cannot be read may be what must stay. */
	if (err != 0)
		rc = -1;
	else if (says_issued(&old) &&
		 (old.len != bytes->len ||
		     memcmp(old.p, bytes->p, old.len) != 0)) {
		diag_add(d, DIAG_OUTPUT_ISSUED, path, 0L);
		rc = -1;
	}
	buf_free(&old);
	return rc;
}

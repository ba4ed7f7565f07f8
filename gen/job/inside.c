/* SPDX-License-Identifier: Apache-2.0 */
#include "job/inside.h"

#include <string.h>

bool
inside_record(const struct document *doc, const struct level *level)
{
	return level->part == 3 && doc->audience == RELEASE_ARCHIVE;
}

static void
put(struct inside *in, const char *name, const char *type,
    const char *relationship, const char *what, const struct buf *bytes)
{
	in->files[in->n++] = (struct attachment){name, type, relationship, what,
	    bytes->p == NULL ? "" : bytes->p, bytes->len};
}

void
inside_text(
    struct inside *in, const struct level *level, const struct buf *text)
{
	memset(in, 0, sizeof *in);
	if (level->part == 3)
		put(in, INSIDE_TEXT, "text/markdown", "Source",
		    "排印所据的文本", text);
}

void
inside_add(
    struct inside *in, const struct buf *record, const struct buf *statement)
{
	put(in, INSIDE_RECORD, "text/xml", "Source", "记录", record);
	put(in, INSIDE_STATEMENT, "text/xml", "Supplement", "规则符合性说明",
	    statement);
}

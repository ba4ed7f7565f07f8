/* SPDX-License-Identifier: Apache-2.0 */
#include "job/origin.h"

#include "base/digest.h"
#include "base/version.h"

void
origin_begin(struct buf *out)
{
	buf_adds(out, "tool jiyao " JIYAO_VERSION "\n");
}

void
origin_word(struct buf *out, const char *name, const char *word)
{
	buf_addf(out, "%s %s\n", name, word);
}

void
origin_digest(struct buf *out, const char *name, const char *sha256)
{
	buf_addf(out, "%s sha256:%s\n", name, sha256);
}

void
origin_bytes(struct buf *out, const char *name, const void *bytes, size_t len)
{
	char hex[DIGEST_HEX];

	digest_sha256(bytes == NULL ? "" : bytes, len, hex);
	origin_digest(out, name, hex);
}

void
origin_call(struct buf *out, const struct args *args)
{
	if (args->level.part != 0)
		buf_addf(out, "level %d%c\n", args->level.part,
		    args->level.conformance);
	if (args->as_of != NULL)
		origin_word(out, "as-of", args->as_of);
	if (args->item != NULL)
		origin_word(out, "item", args->item);
}

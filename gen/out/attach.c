/* SPDX-License-Identifier: Apache-2.0 */
#include "out/attach.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/mem.h"
#include "out/nav.h"

enum { LEVEL_FILE = 9 /* of deflate */ };

/* A name of PDF: what is no plain letter or figure goes out as #XX. */
static void
put_name(struct buf *out, const char *s)
{
	buf_addc(out, '/');
	for (; *s != '\0'; s++)
		if (isalnum((unsigned char)*s) || strchr("-.+", *s) != NULL)
			buf_addc(out, *s);
		else
			buf_addf(out, "#%02X", (unsigned char)*s);
}

static HPDF_Dict
write_file(
    const struct ops *ops, const struct attachment *a, struct object_doc *doc)
{
	HPDF_Dict stream = object_stream(doc, a->bytes, a->len, LEVEL_FILE);
	HPDF_Dict spec = object_dict(doc);
	struct buf *out = object_entries(stream);
	char md5[DIGEST_HEX];

	digest_of(DIGEST_MD5, a->bytes, a->len, md5);
	buf_adds(out, "/Type/EmbeddedFile/Subtype");
	put_name(out, a->type);
	buf_addf(out, "/Params<</Size %zu/CheckSum<%s>", a->len, md5);
	nav_date(out, "ModDate", ops->date);
	buf_adds(out, ">>\n");
	out = object_entries(spec);
	buf_adds(out, "/Type/Filespec/F");
	object_text(out, a->name);
	buf_adds(out, "/UF");
	object_text(out, a->name);
	buf_adds(out, "/Desc");
	object_text(out, a->what);
	buf_adds(out, "/AFRelationship");
	put_name(out, a->relationship);
	buf_addf(out, "/EF<</F %u 0 R/UF %u 0 R>>\n", object_id(stream),
	    object_id(stream));
	return spec;
}

static int
by_name(const void *a, const void *b)
{
	const struct attachment *const *pa = a, *const *pb = b;

	return strcmp((*pa)->name, (*pb)->name);
}

void
attach_write(const struct ops *ops, const struct attachment *files, size_t n,
    struct object_doc *doc)
{
	const struct attachment **sorted = xcalloc(n + 1, sizeof *sorted);
	HPDF_Dict catalog = doc->haru->catalog, names = object_dict(doc), spec;
	struct buf *in_names = object_entries(names), *in_catalog;
	size_t i;

	object_extend(catalog);
	in_catalog = object_entries(catalog);
	for (i = 0; i < n; i++)
		sorted[i] = &files[i];
	qsort(sorted, n, sizeof *sorted, by_name);
	buf_adds(in_catalog, "/AF[");
	buf_adds(in_names, "/EmbeddedFiles<</Names[");
	for (i = 0; i < n; i++) {
		spec = write_file(ops, sorted[i], doc);
		buf_addf(
		    in_catalog, "%s%u 0 R", i == 0 ? "" : " ", object_id(spec));
		object_text(in_names, sorted[i]->name);
		buf_addf(in_names, "%u 0 R", object_id(spec));
	}
	buf_adds(in_catalog, "]\n");
	buf_adds(in_names, "]>>\n");
	HPDF_Dict_Add(catalog, "Names", names);
	free(sorted);
}

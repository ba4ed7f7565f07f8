/* SPDX-License-Identifier: Apache-2.0 */
#include "job/document.h"

#include <string.h>

static const struct document documents[] = {
/* Only the audience may be left out: it is then 0, RELEASE_ARCHIVE. */
#define DOCUMENT(name, from, sheet, ...)                                       \
	{.word = name,                                                         \
	    .kind = KIND_##from,                                               \
	    .template = sheet,                                                 \
	    .options = __VA_ARGS__},
#include "job/documents.def"
#undef DOCUMENT
};
enum { DOCUMENTS = sizeof documents / sizeof documents[0] };

const struct document *
document_named(const char *word)
{
	for (int i = 0; i < DOCUMENTS; i++)
		if (strcmp(documents[i].word, word) == 0)
			return &documents[i];
	return NULL;
}

const struct document *
document_from(const char *word, enum kind_id kind)
{
	for (int i = 0; i < DOCUMENTS; i++)
		if (documents[i].kind == kind &&
		    strcmp(documents[i].word, word) == 0)
			return &documents[i];
	return NULL;
}

bool
document_judges(const struct document *doc)
{
	return strcmp(doc->word, "statement") == 0 ||
	       strcmp(doc->word, "year") == 0;
}

bool
document_signed(const struct document *doc)
{
	static const char *const words[] = {
	    "minutes", "circular", "request", "report"};

	/* What is made of many records carries no 签发 of theirs. */
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(doc->word, words[i]) == 0)
			return doc->kind != KIND_SUMMARY;
	return false;
}

void
document_roots(const char *word, struct buf *out)
{
	size_t before = out->len;

	for (int i = 0; i < DOCUMENTS; i++)
		if (strcmp(documents[i].word, word) == 0)
			buf_addf(out, "%s%s", out->len == before ? "" : " ",
			    kind_get(documents[i].kind)->root);
}

void
document_words(struct buf *out)
{
	for (int i = 0; i < DOCUMENTS; i++)
		if (document_named(documents[i].word) == &documents[i])
			buf_addf(
			    out, "%s%s", i == 0 ? "" : " ", documents[i].word);
}

bool
document_whole(const char *word, bool period)
{
	const struct document *first = document_named(word);

	return first != NULL && document_from(word, KIND_SUMMARY) != NULL &&
	       (period || first->kind == KIND_SUMMARY);
}

void
document_options(const char *word, struct buf *out)
{
	for (int i = 0; i < DOCUMENTS; i++)
		if (strcmp(documents[i].word, word) == 0)
			buf_adds(out, documents[i].options);
}

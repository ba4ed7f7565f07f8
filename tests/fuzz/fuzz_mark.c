/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The Markdown reader under libFuzzer: any bytes give a document or a
 * finding of severity error, never both and never neither.
 *
 *	scripts/fuzz mark [SECONDS]
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/diag.h"
#include "mark/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct diag *diag = diag_new();
	struct buf out = {NULL, 0, 0};
	struct doc *doc;

	doc = mark_read((const char *)data, size, "a.md", diag);
	if ((doc == NULL) != diag_has(diag, DIAG_ERROR))
		abort();
	if (doc != NULL)
		doc_dump(doc, &out);
	diag_print(diag, DIAG_JSON, DIAG_ZH, &out);
	buf_free(&out);
	doc_free(doc);
	diag_free(diag);
	return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ICU's dictionary is loaded when the first title needs it: it costs 2 ms
 * and most documents have a title of one line.
 */
#include "layout/words.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ubrk.h>

#include "base/mem.h"
#include "base/utf8.h"

/* A word that the profile keeps whole joins what the segmenter parted. */
static void
join(const uint32_t *cps, size_t n, const char *word, bool *ends)
{
	uint32_t *w;
	size_t len = strlen(word), at = 0, step, k = 0, i, j;

	w = xcalloc(len + 1, sizeof(w[0]));
	while (
	    at < len && (step = utf8_decode(word + at, len - at, &w[k])) > 0) {
		at += step;
		k++;
	}
	for (i = 0; k > 0 && i + k <= n; i++) {
		if (memcmp(&cps[i], w, k * sizeof(w[0])) != 0)
			continue;
		for (j = i; j + 1 < i + k; j++)
			ends[j] = false;
	}
	free(w);
}

void
words_join(const uint32_t *cps, size_t n, const char *const *whole, bool *ends)
{
	for (; whole != NULL && *whole != NULL; whole++)
		join(cps, n, *whole, ends);
}

void
words_find(const uint32_t *cps, size_t n, const char *const *whole, bool *ends)
{
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *it = NULL;
	UChar *text = xcalloc(2 * n + 1, sizeof(text[0]));
	size_t *last = xcalloc(2 * n + 1, sizeof(last[0]));
	int32_t len = 0, at;
	size_t i;

	for (i = 0; i < n; i++) {
		U16_APPEND_UNSAFE(text, len, cps[i]);
		last[len] = i + 1; /* this many characters end here */
	}
	it = ubrk_open(UBRK_WORD, "zh", text, len, &status);
	for (i = 0; i < n; i++)
		ends[i] = U_FAILURE(status) != 0;
	if (U_SUCCESS(status)) {
		for (at = ubrk_first(it); at != UBRK_DONE; at = ubrk_next(it))
			if (last[at] > 0)
				ends[last[at] - 1] = true;
		ubrk_close(it);
	}
	free(text);
	free(last);
	words_join(cps, n, whole, ends);
}

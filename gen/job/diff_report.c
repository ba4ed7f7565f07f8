/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The changes of a record as a document: a heading for each part of the
 * record, a paragraph for each change, struck and underlined.
 */
#include <string.h>

#include "job/diff.h"
#include "job/diff_in.h"
#include "mark/escape.h"
#include "mark/write.h"

static void
put_front(const struct diff_told *t, struct buf *out)
{
	const char *title = diff_say(DIFF_HEADING, DIAG_ZH);

	buf_addf(out, "---\nformat: plain\nstate: 草稿\ntitle: %s\n", title);
	if (t->level != NULL)
		buf_addf(out, "classification: %s\n", t->level);
	if (t->level != NULL && t->term != NULL) {
		buf_adds(out, "term: ");
		mark_escape(out, t->term, strlen(t->term), MARK_YAML);
		buf_addc(out, '\n');
	}
	buf_adds(out, "---\n");
}

static void
put_change(const struct change *c, struct arena *arena, struct buf *out)
{
	struct buf head = {NULL, 0, 0};
	struct run *runs;
	size_t n;

	/* What the heading says already is not said again. */
	diff_head(&head, c,
	    c->under[0] != NULL &&
		(c->group == NULL ||
		    strncmp(c->group, c->under[0], strlen(c->under[0])) != 0),
	    DIAG_ZH);
	if (c->kind == CHANGE_MOVED)
		diff_moved(&head, c, DIAG_ZH);
	mark_escape(out, head.p, head.len, MARK_LINE);
	runs = redline_runs(&c->text, arena, &n);
	write_runs(out, runs, n, false);
	buf_adds(out, "\n\n");
	buf_free(&head);
}

void
diff_markdown(
    const struct changes *c, const struct diff_told *t, struct buf *out)
{
	const char *under = "", *now;

	put_front(t, out);
	for (size_t i = 0; i < c->n; i++) {
		now = c->list[i].group;
		if (now != NULL && strcmp(now, under) != 0) {
			buf_adds(out, "## ");
			mark_escape(out, now, strlen(now), MARK_INLINE);
			buf_adds(out, "\n\n");
		}
		under = now == NULL ? "" : now;
		put_change(&c->list[i], c->arena, out);
	}
}

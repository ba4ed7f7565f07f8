/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The examples of the CommonMark specification: each gives a document that
 * holds all its text, or a finding, and then holds something the subset
 * leaves out.  cmark's own tree says what the text is.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <check.h>
#include <cmark.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "mark/read.h"

Suite *commonmark_suite(void);

static const char spec_path[] = "build/spec/spec.txt";

/* Without white space, of which breaks and blocks make some. */
static void
add_visible(struct buf *out, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (strchr(" \t\n", s[i]) == NULL)
			buf_addc(out, s[i]);
}

static void
add_runs(struct buf *out, const struct run *runs, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		add_visible(out, runs[i].text, runs[i].len);
}

static void
add_doc(struct buf *out, const struct doc *doc)
{
	const struct block *b;

	add_runs(out, doc->parts->title, doc->parts->ntitle);
	for (b = doc->parts->blocks; b != NULL;) {
		add_runs(out, b->runs, b->nruns);
		add_visible(out, b->code, b->codelen);
		if (b->kind == BLOCK_PICTURE)
			add_visible(
			    out, b->figure->alt, strlen(b->figure->alt));
		if (b->child != NULL) {
			b = b->child;
			continue;
		}
		while (b != NULL && b->next == NULL)
			b = b->parent;
		b = b == NULL ? NULL : b->next;
	}
}

/* The text in cmark's tree, and whether there is anything we leave out. */
static bool
add_oracle(struct buf *out, const char *s, size_t len)
{
	cmark_node *root = cmark_parse_document(s, len, CMARK_OPT_DEFAULT);
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type ev;
	cmark_node *node;
	bool outside = false;
	const char *text;

	while ((ev = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		node = cmark_iter_get_node(iter);
		if (ev != CMARK_EVENT_ENTER)
			continue;
		text = cmark_node_get_literal(node);
		switch (cmark_node_get_type(node)) {
		case CMARK_NODE_TEXT:
		case CMARK_NODE_CODE:
		case CMARK_NODE_CODE_BLOCK:
			add_visible(out, text, strlen(text));
			break;
		case CMARK_NODE_HTML_BLOCK:
		case CMARK_NODE_HTML_INLINE:
		case CMARK_NODE_IMAGE:
			outside = true;
			break;
		case CMARK_NODE_THEMATIC_BREAK:
			outside = outside || cmark_node_get_type(
						 cmark_node_parent(node)) !=
						 CMARK_NODE_DOCUMENT;
			break;
		default:
			break;
		}
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
	return outside || out->len == 0;
}

/* True where the example gave a document. */
static bool
run_example(int number, const char *s, size_t len)
{
	struct buf file = {NULL, 0, 0}, got = {NULL, 0, 0};
	struct buf want = {NULL, 0, 0};
	struct diag *diag = diag_new();
	bool outside, read;
	struct doc *doc;

	buf_adds(&file, "---\n---\n");
	buf_add(&file, s, len);
	doc = mark_read(file.p, file.len, "a.md", diag);
	outside = add_oracle(&want, s, len);
	buf_add(&want, "", 0);
	buf_add(&got, "", 0);
	read = doc != NULL;
	if (doc != NULL)
		add_doc(&got, doc);
	else if (!outside) {
		diag_print(diag, DIAG_TEXT, DIAG_EN, &got);
		ck_abort_msg("example %d: %s\n%s", number, file.p, got.p);
	}
	if (doc != NULL && strcmp(got.p, want.p) != 0)
		ck_abort_msg("example %d: %s\nwant %s\ngot  %s", number, file.p,
		    want.p, got.p);
	ck_assert(read || diag_has(diag, DIAG_ERROR));
	doc_free(doc);
	diag_free(diag);
	buf_free(&file);
	buf_free(&got);
	buf_free(&want);
	return read;
}

START_TEST(every_example_of_the_specification_is_read_or_refused)
{
	static const char begin[] =
	    "```````````````````````````````` example\n";
	static const char end[] = "````````````````````````````````\n";
	struct diag *diag = diag_new();
	struct buf spec = {NULL, 0, 0}, example = {NULL, 0, 0};
	const char *p, *stop;
	int n = 0, documents = 0;

	ck_assert_int_eq(file_read(spec_path, FILE_BYTES_MAX, &spec, diag), 0);
	for (p = strstr(spec.p, begin); p != NULL; p = strstr(stop, begin)) {
		p += sizeof(begin) - 1;
		stop = strstr(p - 1, "\n.\n");
		ck_assert_ptr_nonnull(stop);
		buf_clear(&example);
		for (; p <= stop; p++) {
			if (strncmp(p, "→", 3) == 0) {
				buf_addc(&example, '\t');
				p += 2;
			} else
				buf_addc(&example, *p);
		}
		buf_add(&example, "", 0);
		stop = strstr(stop, end);
		documents += run_example(++n, example.p, example.len);
	}
	ck_assert_int_eq(n, 652);
	/* the rest has HTML, pictures, breaks in lists, or no text */
	ck_assert_int_ge(documents, 500);
	buf_free(&spec);
	buf_free(&example);
	diag_free(diag);
}
END_TEST

Suite *
commonmark_suite(void)
{
	Suite *s = suite_create("commonmark");
	TCase *tc = tcase_create("examples");

	tcase_set_timeout(tc, 60);
	tcase_add_test(
	    tc, every_example_of_the_specification_is_read_or_refused);
	suite_add_tcase(s, tc);
	return s;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "job/commands.h"

#include <errno.h>
#include <iconv.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/xmlin.h"
#include "layout/profile.h"
#include "xml/kind.h"
#include "xml/style.h"

enum {
	/* GB 2312: rows 16 to 87 hold its 6,763 Han. */
	GB_ROW_FIRST = 0xb0,
	GB_ROW_LAST = 0xf7,
	GB_CELL_FIRST = 0xa1,
	GB_CELL_LAST = 0xfe,
	HAN_MAX = (GB_ROW_LAST - GB_ROW_FIRST + 1) * 94,
	SHOWN_MAX = 20, /* of missing characters, by name */
};

/* True where something in it has a level of secrecy, and may go on. */
static bool
classified(const xmlNode *n)
{
	const xmlNode *at = n;

	while (at != NULL) {
		if (at->type == XML_ELEMENT_NODE &&
		    xmlHasProp(at, (const xmlChar *)"secrecy") != NULL)
			return true;
		if (at->children != NULL && at->type == XML_ELEMENT_NODE) {
			at = at->children;
			continue;
		}
		while (at != n && at->next == NULL)
			at = at->parent;
		at = at == n ? NULL : at->next;
	}
	return false;
}

/* The stylesheet of its skeleton; NULL after a finding. */
static char *
skeleton(const char *kind, struct diag *d)
{
	const struct kind *k = kind_named(kind);
	struct buf b = {NULL, 0, 0};
	char *path;

	/* What is made by a tool has no skeleton. */
	if (k == NULL || strcmp(k->ns, KIND_RECORD_NS) != 0) {
		kind_records(&b);
		diag_add(d, DIAG_NEW_KIND, NULL, 0L, kind, b.p);
		buf_free(&b);
		return NULL;
	}
	buf_addf(&b, "templates/new-%s.xsl", k->root);
	path = file_share(b.p, d);
	buf_free(&b);
	return path;
}

int
command_new(const struct args *args, const char *kind, const char *earlier,
    struct diag *d)
{
	const struct style_options options = {.xml = true};
	const char *to = args->output == NULL ? "-" : args->output;
	char *sheet = skeleton(kind, d);
	char *empty =
	    sheet == NULL ? NULL : file_share("templates/empty.xml", d);
	char *schema =
	    empty == NULL ? NULL : file_share("schemas/record.xsd", d);
	const char *params[] = {"schema", schema, NULL};
	struct buf in = {NULL, 0, 0}, out = {NULL, 0, 0};
	struct style *style = NULL;
	xmlDoc *doc = NULL;
	int rc = -1;

	if (sheet == NULL || empty == NULL || schema == NULL)
		goto out;
	/* Nobody's notes are worth less than an empty skeleton. */
	if (strcmp(to, "-") != 0 && access(to, F_OK) == 0) {
		diag_add(d, DIAG_OUTPUT_EXISTS, to, 0L);
		goto out;
	}
	if (earlier == NULL)
		earlier = empty;
	if (file_read(earlier, xmlin_limits_of(&args->limits).bytes, &in, d) !=
	    0)
		goto out;
	doc = xmlin_parse(in.p, in.len, earlier, 1, &args->limits, d);
	if (doc == NULL || (style = style_load(sheet, &options, d)) == NULL)
		goto out;
	rc = style_run(style, doc, params, &out, d);
	if (rc == 0)
		rc = file_write(to, out.p, out.len,
		    classified(xmlDocGetRootElement(doc)) ? 0600 : 0666, d);
out:
	style_free(style);
	xmlin_free(doc);
	buf_free(&in);
	buf_free(&out);
	free(sheet);
	free(empty);
	free(schema);
	return rc;
}

/* The Han of GB 2312, the set every face for 公文 must have. */
static size_t
gb2312(uint32_t han[HAN_MAX])
{
	iconv_t cd = iconv_open("UTF-8", "GB2312");
	char in[2], out[4], *pi, *po;
	size_t n = 0, ni, no;
	int row, cell;

	if (cd == (iconv_t)-1)
		return 0;
	for (row = GB_ROW_FIRST; row <= GB_ROW_LAST; row++)
		for (cell = GB_CELL_FIRST; cell <= GB_CELL_LAST; cell++) {
			in[0] = (char)row, in[1] = (char)cell;
			pi = in, po = out, ni = 2, no = sizeof out;
			if (iconv(cd, &pi, &ni, &po, &no) == 0 &&
			    utf8_decode(out, sizeof out - no, &han[n]) != 0)
				n++;
			else
				iconv(cd, NULL, NULL, NULL, NULL);
		}
	iconv_close(cd);
	return n;
}

static void
describe(struct buf *out, const struct face *f, const uint32_t *han, size_t n,
    enum diag_lang lang)
{
	size_t missing = 0, i;

	buf_addf(out, "    %s\n        %s", face_family(f), face_path(f));
	if (face_index(f) != 0)
		buf_addf(out, " #%d", face_index(f));
	buf_addf(out, "\n        %s\n        sha256 %s\n",
	    *face_version(f) == '\0' ? "-" : face_version(f), face_digest(f));
	for (i = 0; i < n; i++)
		missing += !face_has(f, han[i]);
	if (missing == 0) {
		buf_adds(out, lang == DIAG_ZH ? "        GB 2312 汉字齐全\n"
					      : "        all Han of GB 2312\n");
		return;
	}
	buf_addf(out,
	    lang == DIAG_ZH ? "        缺 GB 2312 汉字%zu个："
			    : "        lacks %zu Han of GB 2312: ",
	    missing);
	for (i = 0, missing = 0; i < n && missing <= SHOWN_MAX; i++)
		if (!face_has(f, han[i]) && missing++ < SHOWN_MAX)
			buf_addcp(out, han[i]);
	buf_adds(out, missing > SHOWN_MAX ? "…\n" : "\n");
}

int
command_fonts(const struct args *args, struct diag *d)
{
	static uint32_t han[HAN_MAX];
	struct profile *p = profile_load(args->profile, d);
	struct fonts *fonts = p == NULL ? NULL : profile_fonts(p, d);
	struct buf out = {NULL, 0, 0};
	size_t n = gb2312(han), i;
	int role, rc = -1;

	for (role = 0; fonts != NULL && role < FONT_ROLES; role++) {
		buf_addf(&out, "%s\n", profile_role_name((enum font_role)role));
		for (i = 0; i < fonts_role_count(fonts, (enum font_role)role);
		     i++)
			describe(&out,
			    fonts_role_face(fonts, (enum font_role)role, i),
			    han, n, args->lang);
	}
	if (fonts != NULL)
		rc = file_write("-", out.p, out.len, 0666, d);
	buf_free(&out);
	fonts_free(fonts);
	profile_free(p);
	return rc;
}

void
command_check(int argc, char **argv, struct diag *d)
{
	char exe[PATH_MAX];
	struct buf path = {NULL, 0, 0};
	char **args = xcalloc((size_t)argc + 2, sizeof *args);
	ssize_t n = readlink("/proc/self/exe", exe, sizeof exe);
	int at = 0;

	buf_add(&path, exe, n < 0 ? 0 : (size_t)n);
	buf_adds(&path, "-check");
	args[at++] = path.p;
	if (strcmp(argv[0], "rules") == 0)
		args[at++] = (char *)(intptr_t) "--list-rules";
	memcpy(args + at, argv + 1, (size_t)(argc - 1) * sizeof *args);
	execv(path.p, args);
	diag_errno(d, path.p, errno);
	buf_free(&path);
	free(args);
}

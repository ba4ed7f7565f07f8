/* SPDX-License-Identifier: Apache-2.0 */
#include "job/sources.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"

enum { PIECE = 64 << 10 }; /* bytes written at once */

struct printing {
	struct file_out *to;
	struct buf out;
	struct json json;
	enum diag_format format;
	bool open; /* a JSON object with its array */
};

static void
shut(struct printing *p)
{
	if (p->open) {
		json_array_end(&p->json);
		json_object_end(&p->json);
		buf_addc(&p->out, '\n');
	}
	p->open = false;
}

static void
text(struct buf *out, const struct collect_figure *f,
    const struct collect_from *from)
{
	if (from != NULL) {
		buf_addf(out, "  %s:%s %s%s%s +%s\n", from->file, from->line,
		    from->record, from->id[0] == '\0' ? "" : "/", from->id,
		    from->n);
		return;
	}
	buf_addf(out, "%s [%s", f->title, f->name);
	if (f->who[0] != '\0')
		buf_addf(out, " %s", f->who);
	if (f->of[0] != '\0')
		buf_addf(out, " %s", f->of);
	buf_addf(out, "] %s%s%s%s\n", f->who_name,
	    f->who_name[0] == '\0' ? "" : " ", f->value, f->unit);
}

static void
json(struct printing *p, const struct collect_figure *f,
    const struct collect_from *from)
{
	struct json *j = &p->json;

	if (from == NULL) {
		shut(p);
		p->json = (struct json){.out = &p->out};
		json_object(j, NULL);
		json_string(j, "figure", f->name);
		json_string(j, "title", f->title);
		if (f->who[0] != '\0')
			json_string(j, "who", f->who);
		if (f->who_name[0] != '\0')
			json_string(j, "name", f->who_name);
		if (f->of[0] != '\0')
			json_string(j, "of", f->of);
		json_int(j, "value", strtoll(f->value, NULL, 10));
		json_string(j, "unit", f->unit);
		json_array(j, "from");
		p->open = true;
		return;
	}
	json_object(j, NULL);
	json_string(j, "record", from->record);
	json_string(j, "file", from->file);
	if (from->id[0] != '\0')
		json_string(j, "id", from->id);
	json_int(j, "line", strtoll(from->line, NULL, 10));
	json_int(j, "n", strtoll(from->n, NULL, 10));
	json_object_end(j);
}

static void
print(
    void *ctx, const struct collect_figure *f, const struct collect_from *from)
{
	struct printing *p = ctx;

	if (p->format == DIAG_TEXT)
		text(&p->out, f, from);
	else
		json(p, f, from);
	if (p->out.len >= PIECE) {
		file_out_add(p->to, p->out.p, p->out.len);
		buf_clear(&p->out);
	}
}

static void
begin(struct printing *p, const struct args *args, const char *to)
{
	memset(p, 0, sizeof *p);
	p->format = args->format;
	p->to = file_out_begin(to, 0600);
}

static int
end(struct printing *p, bool good, struct diag *diag)
{
	shut(p);
	if (p->out.len > 0)
		file_out_add(p->to, p->out.p, p->out.len);
	buf_free(&p->out);
	if (good)
		return file_out_end(p->to, diag);
	file_out_drop(p->to);
	return -1;
}

static int
read_file(
    const struct args *args, const char *path, struct buf *b, struct diag *diag)
{
	return file_read(path, xmlin_limits_of(&args->limits).bytes, b, diag);
}

bool
sources_only(const struct inputs *in, const struct args *args)
{
	struct diag *unsaid = diag_new();
	struct buf b = {NULL, 0, 0};
	bool is = in->n == 1 && strcmp(in->list[0].path, "-") != 0 &&
		  read_file(args, in->list[0].path, &b, unsaid) == 0 &&
		  collect_is_summary(b.p, b.len, &args->limits);

	buf_free(&b);
	diag_free(unsaid);
	return is;
}

int
sources_read(struct kit *kit, const struct args *args, const char *path,
    const char *to, struct diag *diag)
{
	struct buf b = {NULL, 0, 0};
	struct printing p;
	int rc = read_file(args, path, &b, diag);

	if (rc == 0) {
		begin(&p, args, to);
		rc = collect_read(
		    b.p, b.len, path, kit, &args->limits, print, &p, diag);
		rc = end(&p, rc == 0, diag);
	}
	buf_free(&b);
	return rc;
}

int
sources_print(struct collect *c, const struct args *args, const char *to,
    struct diag *diag)
{
	struct printing p;

	begin(&p, args, to);
	return end(&p, collect_figures(c, print, &p) == 0, diag);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The summary, piece by piece, from what collect.c has added up. */
#include <stdlib.h>
#include <string.h>

#include "xml/collect_in.h"

enum { PIECE = 64 << 10 }; /* bytes given to the sink at once */

struct writing {
	struct collect *collect;
	struct buf out;
	collect_sink *sink;
	void *ctx;
	bool stopped;
	bool figure; /* one was begun whose places may follow */
	bool placed; /* and one has */
};

static void
flush(struct writing *w, size_t least)
{
	if (w->out.len < least)
		return;
	if (!w->stopped && w->out.len > 0)
		w->stopped = !w->sink(w->ctx, w->out.p, w->out.len);
	buf_clear(&w->out);
}

/* Appends <NAME XML/> for each row of a query of attributes. */
static void
elements(struct writing *w, const char *name, const char *sql)
{
	struct spill_query *q = spill_ask(w->collect->spill, sql, "");

	while (!w->stopped && spill_next(q)) {
		buf_addf(&w->out, "  <%s", name);
		buf_adds(&w->out, spill_text(q, 0));
		buf_adds(&w->out, "/>\n");
		flush(w, PIECE);
	}
	spill_end(q);
}

static void
head(struct writing *w)
{
	const struct collect *c = w->collect;
	const struct collect_options *o = c->sheet->options;
	static const char *const by[] = {
	    [COLLECT_ALL] = "all",
	    [COLLECT_YEAR] = "year",
	    [COLLECT_PERIOD] = "day",
	};
	struct spill_query *q;

	buf_adds(&w->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			  "<summary xmlns=\"" SUMMARY_NS "\" version=\"1.0\"");
	buf_addf(
	    &w->out, " id=\"s-%s-%s\" year=\"%.4s\"", o->from, o->to, o->to);
	buf_addf(&w->out,
	    " from=\"%s\" to=\"%s\" as-of=\"%s\" by=\"%s\""
	    " records=\"%ld\" missing=\"%ld\" outside=\"%ld\"",
	    o->from, o->to, o->as_of, by[o->by], c->taken, c->lost, c->outside);
	q = spill_ask(c->spill, "SELECT name,value FROM top ORDER BY name", "");
	while (spill_next(q))
		collect_put(&w->out, spill_text(q, 0), spill_text(q, 1));
	spill_end(q);
	buf_adds(&w->out, ">\n");
	if (c->body.len > 0)
		buf_addf(&w->out, "  %s\n", c->body.p);
}

static void
rows(struct writing *w)
{
	struct spill_query *q = spill_ask(w->collect->spill,
	    "SELECT w.xml FROM row w JOIN record d ON d.n=w.record"
	    " ORDER BY w.section, d.day, d.id, w.rowid",
	    "");

	while (!w->stopped && spill_next(q)) {
		buf_adds(&w->out, "  <");
		buf_adds(&w->out, spill_text(q, 0));
		buf_adds(&w->out, "/>\n");
		flush(w, PIECE);
	}
	spill_end(q);
}

int
collect_figures(struct collect *c, collect_figures_fn *take, void *ctx)
{
	struct spill_query *q = spill_ask(c->spill,
	    "SELECT t.pos, f.name, f.title, f.unit, t.who,"
	    " coalesce(p.name, ''), t.of, t.value, f.n FROM total t"
	    " JOIN figure f ON f.n=t.figure LEFT JOIN person p ON p.id=t.who"
	    " ORDER BY t.pos",
	    "");
	struct spill_query *places = spill_ask(c->spill,
	    "SELECT t.pos, d.id, a.id, a.line, a.n, d.file FROM tally a"
	    " JOIN total t ON t.figure=a.figure AND t.who=a.who AND t.of=a.of"
	    " JOIN record d ON d.n=a.record"
	    " ORDER BY t.pos, d.day, d.id, a.rowid",
	    "");
	bool more = spill_next(places);

	while (spill_next(q)) {
		const struct collect_figure f = {.name = spill_text(q, 1),
		    .title = spill_text(q, 2),
		    .unit = spill_text(q, 3),
		    .who = spill_text(q, 4),
		    .who_name = spill_text(q, 5),
		    .of = spill_text(q, 6),
		    .value = spill_text(q, 7)};

		take(ctx, &f, NULL);
		for (; more && spill_int(places, 0) == spill_int(q, 0);
		     more = spill_next(places)) {
			const struct collect_from from = {
			    .record = spill_text(places, 1),
			    .id = spill_text(places, 2),
			    .line = spill_text(places, 3),
			    .n = spill_text(places, 4),
			    .file = spill_text(places, 5)};

			take(ctx, &f, &from);
		}
	}
	spill_end(places);
	spill_end(q);
	return spill_failed(c->spill) ? -1 : 0;
}

/* Ends the figure before, which may have had no place at all. */
static void
shut(struct writing *w)
{
	if (w->figure)
		buf_adds(&w->out, w->placed ? "  </figure>\n" : "/>\n");
	w->figure = w->placed = false;
}

static void
figure(
    void *ctx, const struct collect_figure *f, const struct collect_from *from)
{
	struct writing *w = ctx;

	if (from != NULL) {
		buf_adds(&w->out, w->placed ? "    <from" : ">\n    <from");
		w->placed = true;
		collect_put(&w->out, "record", from->record);
		collect_put(&w->out, "id", from->id);
		collect_put(&w->out, "line", from->line);
		collect_put(&w->out, "n", from->n);
		buf_adds(&w->out, "/>\n");
	} else {
		shut(w);
		buf_adds(&w->out, "  <figure");
		collect_put(&w->out, "name", f->name);
		collect_put(&w->out, "who", f->who);
		collect_put(&w->out, "of", f->of);
		collect_put(&w->out, "value", f->value);
		collect_put(&w->out, "unit", f->unit);
		collect_put(&w->out, "title", f->title);
		w->figure = true;
	}
	flush(w, PIECE);
}

int
collect_write(struct collect *c, collect_sink *sink, void *ctx)
{
	struct writing w = {.collect = c, .sink = sink, .ctx = ctx};

	head(&w);
	elements(&w, "source", "SELECT xml FROM record ORDER BY day, id");
	elements(&w, "missing", "SELECT xml FROM missing ORDER BY file");
	elements(&w, "person", "SELECT xml FROM person ORDER BY pos");
	rows(&w);
	collect_figures(c, figure, &w);
	shut(&w);
	buf_adds(&w.out, "</summary>\n");
	flush(&w, 1);
	buf_free(&w.out);
	return spill_failed(c->spill) ? -1 : 0;
}

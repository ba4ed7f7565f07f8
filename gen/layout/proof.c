/* SPDX-License-Identifier: Apache-2.0 */
/* Groups of things with what was measured of them, as JSON. */
#include "layout/proof.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "layout/distance.h"
#include "layout/measure.h"
#include "mark/front.h"

struct proof {
	struct distances d;
	struct json json;
	long ran, failed;
};

static const char *const what_names[WHAT_COUNT] = {
    "",
#define WHAT(name, word, clause) word,
#include "layout/what.def"
#undef WHAT
};

static const char *const what_clauses[WHAT_COUNT] = {
    "",
#define WHAT(name, word, clause) clause,
#include "layout/what.def"
#undef WHAT
};

static void
put_box(struct json *j, const char *key, const struct extent *e)
{
	json_object(j, key);
	json_milli(j, "left", mpt_to_um(e->left));
	json_milli(j, "top", mpt_to_um(e->top));
	json_milli(j, "right", mpt_to_um(e->right));
	json_milli(j, "bottom", mpt_to_um(e->bottom));
	json_object_end(j);
}

static const char *
from_name(const struct check *c)
{
	switch (c->from.from) {
	case FROM_NOTHING:
		return NULL;
	case FROM_SHEET:
		return "sheet";
	case FROM_AREA:
		return "type-area";
	case FROM_ABOVE_INK:
		return "above";
	case FROM_TEXT_END:
		return "text";
	case FROM_HEAD_END:
		return "head";
	default:
		return what_names[c->from.what];
	}
}

static void
put_check(struct json *j, const struct result *r)
{
	static const char *const edges[] = {"left", "right", "top", "bottom",
	    "middle-x", "middle-y", "ink-top", "ink-bottom", "ink-middle-y",
	    "width", "height", "right", "overhang", "28 cells", "22 lines"};
	static const char *const relations[] = {"=", "<=", ">="};
	const struct check *c = r->check;

	json_object(j, NULL);
	json_string(j, "id", c->id);
	json_string(j, "edge", edges[c->edge]);
	if (c->from.from != FROM_NOTHING) {
		json_string(j, "from", from_name(c));
		json_string(j, "from-edge", edges[c->there]);
	}
	json_string(j, "clause", c->clause);
	json_string(j, "source", c->source);
	json_string(j, "relation", relations[c->relation]);
	json_milli(j, "value", c->value);
	json_milli(j, "tolerance", c->tolerance);
	if (c->own == OWN_NONE)
		json_null(j, "profile");
	else
		json_milli(j, "profile", mpt_to_um(c->own));
	json_milli(j, "measured", r->got);
	json_bool(j, "holds", r->holds);
	json_object_end(j);
}

static void
put_lines(struct proof *s, size_t first, size_t last)
{
	struct json *j = &s->json;

	if (s->d.things.list[first].text == NULL)
		return;
	json_array(j, "lines");
	for (size_t i = first; i <= last; i++) {
		json_object(j, NULL);
		json_string(j, "text", s->d.things.list[i].text);
		put_box(j, "em", &s->d.things.list[i].em);
		put_box(j, "ink", &s->d.things.list[i].ink);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_group(struct proof *s, size_t first, size_t last, int format)
{
	struct thing all = distance_whole(
	    &s->d, first, last + 1, s->d.things.list[first].what);
	struct json *j = &s->json;
	struct result r;
	bool holds = true, any = false;

	json_object(j, NULL);
	json_string(j, "element", what_names[all.what]);
	json_string(j, "clause",
	    *what_clauses[all.what] == '\0' ? NULL : what_clauses[all.what]);
	json_int(j, "page", all.page + 1);
	if (all.turned)
		json_bool(j, "turned", true);
	put_box(j, "em", &all.em);
	put_box(j, "ink", &all.ink);
	put_lines(s, first, last);
	json_array(j, "checks");
	for (size_t i = 0; i < s->d.nchecks; i++) {
		if (s->d.checks[i].what != all.what ||
		    (s->d.checks[i].formats & format) == 0 ||
		    !distance_run(&s->d, &s->d.checks[i], first, last, &r))
			continue;
		put_check(j, &r);
		any = true;
		holds = holds && r.holds;
		s->ran++;
		s->failed += !r.holds;
	}
	json_array_end(j);
	if (any)
		json_bool(j, "holds", holds);
	json_object_end(j);
}

void
proof_print(const struct ops *ops, const struct doc *doc,
    const struct profile *profile, struct buf *out)
{
	struct proof *s = xcalloc(1, sizeof(*s));
	struct arena *arena = arena_new();
	enum front_format format = front_format(&doc->front);
	size_t first, last;

	s->d.ops = ops;
	s->d.doc = doc;
	s->d.profile = profile;
	s->d.things = measure_ops(arena, ops, profile);
	s->json.out = out;
	s->json.pretty = true;
	distance_checks(&s->d);
	json_object(&s->json, NULL);
	json_string(&s->json, "unit", "mm");
	json_string(&s->json, "origin", "upper left corner of the sheet");
	json_string(&s->json, "standard", "GB/T 9704-2012");
	json_string(&s->json, "profile", profile->name);
	json_string(&s->json, "format", front_format_name(format));
	json_string(
	    &s->json, "blank", profile->blank == BLANK_GRID ? "grid" : "edge");
	json_int(&s->json, "pages", (long long)ops->npages);
	json_array(&s->json, "elements");
	for (first = 0; first < s->d.things.n; first = last + 1) {
		for (last = first; last + 1 < s->d.things.n &&
				   s->d.things.list[last + 1].group ==
				       s->d.things.list[first].group;
		     last++)
			;
		put_group(s, first, last, 1 << format);
	}
	json_array_end(&s->json);
	json_int(&s->json, "checks", s->ran);
	json_int(&s->json, "failed", s->failed);
	json_bool(&s->json, "holds", s->failed == 0);
	json_object_end(&s->json);
	buf_addc(out, '\n');
	arena_free(arena);
	free(s);
}

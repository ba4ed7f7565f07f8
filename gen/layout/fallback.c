/* SPDX-License-Identifier: Apache-2.0 */
/* Characters are counted in a hash table and told in drawing order. */
#include "layout/fallback.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/utf8.h"
#include "layout/para.h"

/* Why a character is told of. */
enum reason {
	OTHER_FACE, /* the role's first face does not have it */
	OTHER_GLYPH, /* the face draws it with another character's glyph */
	NO_VARIANT, /* the face does not know the variation selector */
};

struct item {
	uint32_t cp, vs;
	enum font_role role;
	enum reason reason;
	const struct face *used;
	int page; /* of the first place, from 1 */
	long line;
	long count;
};

struct list {
	struct item *items; /* in the order of their first places */
	size_t n, cap;
	size_t *slots; /* index + 1 into items; a power of two of them */
	size_t nslots;
};

static bool
same(const struct item *a, const struct item *b)
{
	return a->cp == b->cp && a->vs == b->vs && a->role == b->role &&
	       a->reason == b->reason && a->used == b->used;
}

/* The slot of an item like it, or the free one where it belongs. */
static size_t *
slot(const struct list *l, const struct item *it)
{
	size_t mask = l->nslots - 1;
	size_t at = (it->cp * 2654435761u + (size_t)it->role) & mask;

	while (l->slots[at] != 0 && !same(&l->items[l->slots[at] - 1], it))
		at = (at + 1) & mask;
	return &l->slots[at];
}

static void
grow(struct list *l)
{
	l->cap = l->cap == 0 ? 32 : l->cap * 2;
	l->items = xreallocarray(l->items, l->cap, sizeof(*l->items));
	l->nslots = l->cap * 2;
	free(l->slots);
	l->slots = xcalloc(l->nslots, sizeof(*l->slots));
	for (size_t i = 0; i < l->n; i++)
		*slot(l, &l->items[i]) = i + 1;
}

static void
add(struct list *l, struct item it)
{
	size_t *at;

	if (l->n == l->cap)
		grow(l);
	at = slot(l, &it);
	if (*at == 0) {
		l->items[l->n++] = it;
		*at = l->n;
	}
	l->items[*at - 1].count++;
}

/* Nothing to see: spaces of any kind may come from anywhere. */
static bool
is_blank(const struct face *face, uint32_t gid)
{
	struct font_box b = face_box(face, gid);

	return b.x0 == b.x1 && b.y0 == b.y1;
}

static void
take_op(struct list *l, bool used[FONT_ROLES], const struct op *op, int page,
    const struct profile *p, struct fonts *fonts)
{
	struct item it = {.used = op->face, .page = page, .line = op->line};

	for (size_t i = 0; i < op->nglyphs; i++) {
		const struct op_glyph *g = &op->glyphs[i];

		if (g->cp == 0)
			continue;
		it.cp = g->cp;
		it.vs = g->vs;
		it.role = para_role(p, op->role, g->cp);
		used[it.role] = true;
		if (op->face != fonts_role_face(fonts, it.role, 0))
			it.reason = OTHER_FACE;
		else if (face_draws(op->face, g->cp, g->vs, g->gid))
			continue;
		else
			it.reason =
			    g->vs != 0 && face_draws(op->face, g->cp, 0, g->gid)
				? NO_VARIANT
				: OTHER_GLYPH;
		if (!is_blank(op->face, g->gid))
			add(l, it);
	}
}

static void
put_item(struct json *j, const struct item *it, struct fonts *fonts)
{
	static const char *const reasons[] = {
	    "not in the face", "glyph of another character", "no variant"};
	struct buf text = {NULL, 0, 0};
	char code[32];

	buf_addcp(&text, it->cp);
	if (it->vs != 0)
		buf_addcp(&text, it->vs);
	if (it->vs == 0)
		snprintf(code, sizeof(code), "U+%04X", (unsigned)it->cp);
	else
		snprintf(code, sizeof(code), "U+%04X U+%04X", (unsigned)it->cp,
		    (unsigned)it->vs);
	json_object(j, NULL);
	json_string(j, "character", text.p);
	json_string(j, "code", code);
	json_string(j, "role", profile_role_name(it->role));
	json_string(
	    j, "wanted", face_family(fonts_role_face(fonts, it->role, 0)));
	json_string(j, "used", face_family(it->used));
	json_string(j, "reason", reasons[it->reason]);
	json_int(j, "line", it->line);
	json_int(j, "page", it->page);
	json_int(j, "count", it->count);
	json_object_end(j);
	buf_free(&text);
}

void
fallback_print(const struct ops *ops, const struct profile *p,
    struct fonts *fonts, const char *input, struct buf *out)
{
	struct list l = {NULL, 0, 0, NULL, 0};
	bool used[FONT_ROLES] = {false};
	struct json j = {.out = out};
	const char *first, *face;

	for (size_t i = 0; i < ops->npages; i++)
		for (size_t k = 0; k < ops->pages[i].nops; k++)
			if (ops->pages[i].ops[k].kind == OP_TEXT)
				take_op(&l, used, &ops->pages[i].ops[k],
				    (int)i + 1, p, fonts);
	json_object(&j, NULL);
	json_string(&j, "input", input);
	json_array(&j, "roles");
	for (int r = 0; r < FONT_ROLES; r++) {
		if (!used[r])
			continue;
		first = p->families[r][0];
		face =
		    face_family(fonts_role_face(fonts, (enum font_role)r, 0));
		json_object(&j, NULL);
		json_string(&j, "role", profile_role_name((enum font_role)r));
		json_string(&j, "wanted", first);
		json_string(&j, "used", face);
		json_bool(&j, "substituted",
		    strncmp(first, face, strcspn(first, ":")) != 0 ||
			face[strcspn(first, ":")] != '\0');
		json_object_end(&j);
	}
	json_array_end(&j);
	json_array(&j, "characters");
	for (size_t i = 0; i < l.n; i++)
		put_item(&j, &l.items[i], fonts);
	json_array_end(&j);
	json_object_end(&j);
	free(l.items);
	free(l.slots);
}

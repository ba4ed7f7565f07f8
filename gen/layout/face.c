/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One face of one font file: coverage, advances, ink, names.  Files are
 * mapped, never read; HarfBuzz looks only at the tables it is asked for.
 */
#include "layout/face.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <hb-ot.h>

#include "base/mem.h"

struct font_file *
font_file_open(struct font_file **list, const char *path)
{
	struct font_file *f;
	hb_blob_t *blob;

	for (f = *list; f != NULL; f = f->next)
		if (strcmp(f->path, path) == 0)
			return f;
	blob = hb_blob_create_from_file_or_fail(path);
	if (blob == NULL)
		return NULL;
	if (hb_face_count(blob) == 0) {
		hb_blob_destroy(blob);
		return NULL;
	}
	f = xcalloc(1, sizeof(*f));
	f->path = xstrdup(path);
	f->blob = blob;
	f->next = *list;
	*list = f;
	return f;
}

void
font_files_free(struct font_file *f)
{
	struct font_file *next;

	for (; f != NULL; f = next) {
		next = f->next;
		hb_blob_destroy(f->blob);
		free(f->path);
		free(f);
	}
}

unsigned
font_file_faces(const struct font_file *f)
{
	return hb_face_count(f->blob);
}

static char *
name_dup(hb_face_t *hb, hb_ot_name_id_t id)
{
	unsigned len = 0, size;
	char *s;

	size = hb_ot_name_get_utf8(
		   hb, id, hb_language_from_string("en", -1), NULL, NULL) +
	       1;
	s = xcalloc(size, 1);
	len = size;
	hb_ot_name_get_utf8(hb, id, hb_language_from_string("en", -1), &len, s);
	return s;
}

static bool
has_table(hb_face_t *hb, hb_tag_t tag)
{
	hb_blob_t *b = hb_face_reference_table(hb, tag);
	bool has = hb_blob_get_length(b) > 0;

	hb_blob_destroy(b);
	return has;
}

struct face *
face_new(struct font_file *file, int index, const char *family)
{
	struct face *f;
	hb_face_t *hb;

	if (index < 0 || (unsigned)index >= font_file_faces(file))
		return NULL;
	hb = hb_face_create(file->blob, (unsigned)index);
	if (hb_face_get_glyph_count(hb) == 0) {
		hb_face_destroy(hb);
		return NULL;
	}
	f = xcalloc(1, sizeof(*f));
	f->file = file;
	f->index = index;
	f->hb = hb;
	f->font = hb_font_create(hb);
	f->upem = (int)hb_face_get_upem(hb);
	f->cff = has_table(hb, HB_TAG('C', 'F', 'F', ' ')) ||
		 has_table(hb, HB_TAG('C', 'F', 'F', '2'));
	f->family = xstrdup(family);
	f->postscript = name_dup(hb, HB_OT_NAME_ID_POSTSCRIPT_NAME);
	f->version = name_dup(hb, HB_OT_NAME_ID_VERSION_STRING);
	return f;
}

void
face_free(struct face *f)
{
	if (f == NULL)
		return;
	hb_font_destroy(f->font);
	hb_face_destroy(f->hb);
	free(f->family);
	free(f->postscript);
	free(f->version);
	free(f);
}

/* The usWeightClass of OS/2, 400 where there is none. */
/* Fandol's bold says 400 in OS/2 as well; the name of the style is right. */
static bool
is_named_bold(hb_face_t *hb)
{
	char name[64] = "";
	unsigned size = sizeof(name);

	hb_ot_name_get_utf8(hb, HB_OT_NAME_ID_FONT_SUBFAMILY,
	    hb_language_from_string("en", -1), &size, name);
	return strcasestr(name, "bold") != NULL;
}

static int
weight_of(hb_face_t *hb)
{
	hb_blob_t *b = hb_face_reference_table(hb, HB_TAG('O', 'S', '/', '2'));
	unsigned len;
	const char *p = hb_blob_get_data(b, &len);
	int weight = 400;

	if (len >= 6)
		weight = (unsigned char)p[4] << 8 | (unsigned char)p[5];
	hb_blob_destroy(b);
	return weight == 400 && is_named_bold(hb) ? 700 : weight;
}

bool
face_is_family(struct font_file *file, int index, const char *family,
    size_t len, int *weight)
{
	hb_face_t *hb = hb_face_create(file->blob, (unsigned)index);
	const hb_ot_name_entry_t *names;
	char name[256];
	unsigned n, i, size;
	bool found = false;

	names = hb_ot_name_list_names(hb, &n);
	for (i = 0; i < n && !found; i++) {
		if (names[i].name_id != HB_OT_NAME_ID_FONT_FAMILY &&
		    names[i].name_id != HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY)
			continue;
		size = sizeof(name);
		hb_ot_name_get_utf8(
		    hb, names[i].name_id, names[i].language, &size, name);
		found = size == len && strncasecmp(name, family, len) == 0;
	}
	if (found)
		*weight = weight_of(hb);
	hb_face_destroy(hb);
	return found;
}

static int
milli(const struct face *f, int units, int round)
{
	long v = (long)units * 1000;

	if (round < 0) /* down */
		v -= v < 0 ? f->upem - 1 : 0;
	else if (round > 0) /* up */
		v += v > 0 ? f->upem - 1 : 0;
	else
		v += (v < 0 ? -f->upem : f->upem) / 2;
	return (int)(v / f->upem);
}

struct font_box
face_box(const struct face *lent, uint32_t gid)
{
	/* The cache is no part of what the face says. */
	struct face *f = (struct face *)(uintptr_t)lent;
	unsigned slot = gid & (FACE_BOXES - 1);
	struct font_box *b = &f->box[slot];
	hb_glyph_extents_t e;

	if (f->box_gid[slot] == gid + 1)
		return *b;
	memset(b, 0, sizeof(*b));
	if (hb_font_get_glyph_extents(f->font, gid, &e) &&
	    (e.width != 0 || e.height != 0)) {
		b->x0 = milli(f, e.x_bearing, -1);
		b->x1 = milli(f, e.x_bearing + e.width, 1);
		b->y0 = milli(f, e.y_bearing + e.height, -1);
		b->y1 = milli(f, e.y_bearing, 1);
	}
	f->box_gid[slot] = gid + 1;
	return *b;
}

int
face_advance(const struct face *f, uint32_t gid)
{
	return milli(f, hb_font_get_glyph_h_advance(f->font, gid), 0);
}

bool
face_has(const struct face *f, uint32_t cp)
{
	hb_codepoint_t gid;

	return hb_font_get_nominal_glyph(f->font, cp, &gid) != 0;
}

const char *
face_family(const struct face *f)
{
	return f->family;
}

const char *
face_postscript_name(const struct face *f)
{
	return f->postscript;
}

const char *
face_path(const struct face *f)
{
	return f->file->path;
}

const char *
face_version(const struct face *f)
{
	return f->version;
}

bool
face_draws(const struct face *f, uint32_t cp, uint32_t vs, uint32_t gid)
{
	hb_codepoint_t own = 0;

	if (vs != 0)
		return hb_font_get_variation_glyph(f->font, cp, vs, &own) &&
		       own == gid;
	return hb_font_get_nominal_glyph(f->font, cp, &own) && own == gid;
}

int
face_index(const struct face *f)
{
	return f->index;
}

bool
face_is_cff(const struct face *f)
{
	return f->cff;
}

const char *
face_digest(const struct face *f)
{
	const char *p;
	unsigned len;

	if (f->file->digest[0] == '\0') {
		p = hb_blob_get_data(f->file->blob, &len);
		digest_sha256(p, len, f->file->digest);
	}
	return f->file->digest;
}

void *
face_hb(const struct face *f)
{
	return f->hb;
}

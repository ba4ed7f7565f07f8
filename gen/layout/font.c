/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which face serves a role, and which of its faces draws a character.
 *
 *	role ── family, family, ...     from the profile, in order
 *	           │ looked for when first needed:
 *	           ├─ the installation's own folder, by the name table
 *	           └─ fontconfig, by exact family name, never a substitute
 *
 * A family may end in ":bold"; otherwise the weight nearest to 400 is taken.
 * fontconfig starts with a configuration of our own (the usual folders and
 * the machine's local.conf): its full rules take 5 ms to read and choose
 * nothing here.
 */
#include "layout/font.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include <fontconfig/fontconfig.h>

#include "base/mem.h"
#include "layout/face.h"
#include "layout/profile.h"

enum {
	PAGE_BITS = 8,
	PAGES = 0x110000 >> PAGE_BITS,
	REGULAR = 400,
	BOLD = 700,
};

static const char config[] =
    "<?xml version=\"1.0\"?>"
    "<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
    "<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
    "<dir prefix=\"xdg\">fonts</dir><dir>~/.fonts</dir>"
    "<include ignore_missing=\"yes\">/etc/fonts/local.conf</include>"
    "<include ignore_missing=\"yes\" prefix=\"xdg\">"
    "fontconfig/fonts.conf</include>"
    "<cachedir>/var/cache/fontconfig</cachedir>"
    "<cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>";

/* What the cache of a role says of a character. */
struct slot {
	struct glyph glyph;
	bool known; /* glyph.face is NULL where no face has it */
};

struct role_faces {
	const char *const *families; /* lent by the profile */
	size_t nfamilies;
	size_t looked; /* families looked for so far */
	struct face **faces; /* found so far, in order; lent by list */
	size_t nfaces;
	struct slot *pages[PAGES]; /* owned */
};

struct fonts {
	struct role_faces role[FONT_ROLES];
	struct font_file *files;
	struct face *list; /* owned: all faces */
	char **own; /* files of the installation's folder, sorted */
	size_t nown;
	FcConfig *fc; /* NULL until first needed */
};

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
own_list(struct fonts *f, const char *dir)
{
	struct buf path = {NULL, 0, 0};
	struct dirent *e;
	DIR *d;

	if (dir == NULL || (d = opendir(dir)) == NULL)
		return;
	while ((e = readdir(d)) != NULL) {
		const char *dot = strrchr(e->d_name, '.');

		if (dot == NULL ||
		    (strcmp(dot, ".otf") != 0 && strcmp(dot, ".ttf") != 0 &&
			strcmp(dot, ".ttc") != 0))
			continue;
		buf_clear(&path);
		buf_addf(&path, "%s/%s", dir, e->d_name);
		f->own = xreallocarray(f->own, f->nown + 1, sizeof(f->own[0]));
		f->own[f->nown++] = xstrdup(path.p);
	}
	buf_free(&path);
	closedir(d);
	if (f->nown > 0)
		qsort(f->own, f->nown, sizeof(f->own[0]), by_name);
}

/* The face of this file, made once. */
static struct face *
intern(struct fonts *f, const char *path, int index, const char *family)
{
	struct font_file *file = font_file_open(&f->files, path);
	struct face *face;

	if (file == NULL)
		return NULL;
	for (face = f->list; face != NULL; face = face->next)
		if (face->file == file && face->index == index)
			return face;
	face = face_new(file, index, family);
	if (face == NULL)
		return NULL;
	face->next = f->list;
	f->list = face;
	return face;
}

static struct face *
find_own(struct fonts *f, const char *family, size_t len, int want)
{
	struct font_file *file;
	const char *path = NULL;
	char *name;
	struct face *face;
	int best = 0, at = 0, weight;
	unsigned i, n;
	size_t k;

	for (k = 0; k < f->nown; k++) {
		file = font_file_open(&f->files, f->own[k]);
		n = file == NULL ? 0 : font_file_faces(file);
		for (i = 0; i < n; i++) {
			if (!face_is_family(file, (int)i, family, len, &weight))
				continue;
			if (path != NULL &&
			    abs(weight - want) >= abs(best - want))
				continue;
			path = f->own[k];
			at = (int)i;
			best = weight;
		}
	}
	if (path == NULL)
		return NULL;
	name = xstrndup(family, len);
	face = intern(f, path, at, name);
	free(name);
	return face;
}

static FcConfig *
start(struct fonts *f)
{
	if (f->fc != NULL)
		return f->fc;
	if (getenv("FONTCONFIG_FILE") != NULL ||
	    getenv("FONTCONFIG_PATH") != NULL) {
		f->fc = FcInitLoadConfigAndFonts();
		return f->fc;
	}
	f->fc = FcConfigCreate();
	if (f->fc == NULL)
		mem_exhausted();
	FcConfigParseAndLoadFromMemory(f->fc, (const FcChar8 *)config, FcTrue);
	FcConfigBuildFonts(f->fc);
	return f->fc;
}

/*
 * The best of a list: weight nearest to want, upright, then path and index,
 * so that the order of a cache never decides.
 */
static FcPattern *
best_of(const FcFontSet *set, int want)
{
	FcPattern *best = NULL;
	FcChar8 *path, *best_path = NULL;
	int i, off, weight, slant, index, best_off = 0, best_index = 0;

	for (i = 0; i < set->nfont; i++) {
		FcPattern *p = set->fonts[i];

		if (FcPatternGetString(p, FC_FILE, 0, &path) != FcResultMatch)
			continue;
		if (FcPatternGetInteger(p, FC_INDEX, 0, &index) !=
			FcResultMatch ||
		    index > 0xffff)
			continue; /* a named instance */
		if (FcPatternGetInteger(p, FC_WEIGHT, 0, &weight) !=
		    FcResultMatch)
			weight = FC_WEIGHT_REGULAR;
		if (FcPatternGetInteger(p, FC_SLANT, 0, &slant) !=
		    FcResultMatch)
			slant = 0;
		off = abs(FcWeightToOpenType(weight) - want) + 1000 * slant;
		if (best != NULL) {
			int order =
			    strcmp((const char *)path, (const char *)best_path);

			if (off > best_off ||
			    (off == best_off &&
				(order > 0 ||
				    (order == 0 && index >= best_index))))
				continue;
		}
		best = p;
		best_off = off;
		best_path = path;
		best_index = index;
	}
	return best;
}

static struct face *
find_system(struct fonts *f, const char *family, size_t len, int want)
{
	FcObjectSet *objects;
	FcPattern *pattern, *best;
	FcFontSet *set;
	struct face *face = NULL;
	char *name = xstrndup(family, len);
	FcChar8 *path;
	int index;

	pattern =
	    FcPatternBuild(NULL, FC_FAMILY, FcTypeString, name, (char *)NULL);
	objects = FcObjectSetBuild(
	    FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, (char *)NULL);
	set = FcFontList(start(f), pattern, objects);
	if (set != NULL && (best = best_of(set, want)) != NULL) {
		FcPatternGetString(best, FC_FILE, 0, &path);
		FcPatternGetInteger(best, FC_INDEX, 0, &index);
		face = intern(f, (const char *)path, index, name);
	}
	if (set != NULL)
		FcFontSetDestroy(set);
	FcObjectSetDestroy(objects);
	FcPatternDestroy(pattern);
	free(name);
	return face;
}

/* Looks for the role's next family that exists; false at the end. */
static bool
next_face(struct fonts *f, struct role_faces *r)
{
	const char *family, *colon;
	struct face *face;
	size_t len, i;
	int want;

	while (r->looked < r->nfamilies) {
		family = r->families[r->looked++];
		colon = strrchr(family, ':');
		want = REGULAR;
		len = strlen(family);
		if (colon != NULL && strcmp(colon, ":bold") == 0) {
			want = BOLD;
			len = (size_t)(colon - family);
		}
		face = find_own(f, family, len, want);
		if (face == NULL)
			face = find_system(f, family, len, want);
		if (face == NULL)
			continue;
		for (i = 0; i < r->nfaces && r->faces[i] != face; i++)
			continue;
		if (i < r->nfaces)
			continue; /* two names of one face */
		r->faces = xreallocarray(
		    r->faces, r->nfaces + 1, sizeof(struct face *));
		r->faces[r->nfaces++] = face;
		return true;
	}
	return false;
}

struct fonts *
fonts_load(const char *const *const families[FONT_ROLES], const char *dir,
    struct diag *diag)
{
	struct fonts *f = xcalloc(1, sizeof(*f));
	struct buf tried = {NULL, 0, 0};
	bool lacking = false;
	size_t i, k;

	own_list(f, dir);
	for (i = 0; i < FONT_ROLES; i++) {
		struct role_faces *r = &f->role[i];

		r->families = families[i];
		while (r->families != NULL && r->families[r->nfamilies] != NULL)
			r->nfamilies++;
		if (next_face(f, r))
			continue;
		buf_clear(&tried);
		for (k = 0; k < r->nfamilies; k++)
			buf_addf(
			    &tried, "%s%s", k == 0 ? "" : ", ", r->families[k]);
		diag_add(diag, DIAG_FONT_ROLE, (const char *)NULL, 0L,
		    profile_role_name(i), tried.len == 0 ? "-" : tried.p);
		lacking = true;
	}
	buf_free(&tried);
	if (!lacking)
		return f;
	fonts_free(f);
	return NULL;
}

void
fonts_free(struct fonts *f)
{
	struct face *face, *next;
	size_t i, k;

	if (f == NULL)
		return;
	for (i = 0; i < FONT_ROLES; i++) {
		for (k = 0; k < PAGES; k++)
			free(f->role[i].pages[k]);
		free(f->role[i].faces);
	}
	for (face = f->list; face != NULL; face = next) {
		next = face->next;
		face_free(face);
	}
	font_files_free(f->files);
	for (k = 0; k < f->nown; k++)
		free(f->own[k]);
	free(f->own);
	if (f->fc != NULL)
		FcConfigDestroy(f->fc);
	free(f);
}

/*
 * Fandol draws U+FFE5 as a dollar sign (its ￥ is U+00A5's glyph): a yen
 * with the ink of the dollar is none.
 */
static bool
false_yen(const struct face *face, uint32_t gid)
{
	hb_codepoint_t dollar;
	struct font_box a, b;

	if (!hb_font_get_nominal_glyph(face->font, 0xff04, &dollar))
		return false;
	a = face_box(face, gid);
	b = face_box(face, dollar);
	return memcmp(&a, &b, sizeof(a)) == 0;
}

static bool
in_face(struct face *face, uint32_t cp, uint32_t vs, struct glyph *g)
{
	hb_codepoint_t gid;

	if (vs != 0 ? !hb_font_get_variation_glyph(face->font, cp, vs, &gid)
		    : !hb_font_get_nominal_glyph(face->font, cp, &gid))
		return false;
	if (gid == 0)
		return false;
	if (cp == 0xffe5 && false_yen(face, gid) &&
	    !hb_font_get_nominal_glyph(face->font, 0x00a5, &gid))
		return false;
	g->face = face;
	g->gid = gid;
	g->advance = face_advance(face, gid);
	return true;
}

/* Looks through the role's faces, finding more of them as needed. */
static bool
search(struct fonts *f, struct role_faces *r, uint32_t cp, uint32_t vs,
    struct glyph *g)
{
	size_t i;

	for (i = 0; i < r->nfaces || next_face(f, r); i++)
		if (in_face(r->faces[i], cp, vs, g))
			return true;
	return false;
}

bool
fonts_glyph(struct fonts *f, enum font_role role, uint32_t cp, uint32_t vs,
    struct glyph *g)
{
	struct role_faces *r = &f->role[role];
	struct slot **page, *s;

	if (cp >= 0x110000)
		return false;
	if (vs != 0 && search(f, r, cp, vs, g))
		return true;
	page = &r->pages[cp >> PAGE_BITS];
	if (*page == NULL)
		*page = xcalloc(1u << PAGE_BITS, sizeof(struct slot));
	s = &(*page)[cp & ((1u << PAGE_BITS) - 1)];
	if (!s->known) {
		search(f, r, cp, 0, &s->glyph);
		s->known = true;
	}
	*g = s->glyph;
	return g->face != NULL;
}

size_t
fonts_role_count(const struct fonts *lent, enum font_role role)
{
	/* Finding the faces changes no answer. */
	struct fonts *f = (struct fonts *)(uintptr_t)lent;

	while (next_face(f, &f->role[role]))
		continue;
	return f->role[role].nfaces;
}

const struct face *
fonts_role_face(struct fonts *f, enum font_role role, size_t i)
{
	struct role_faces *r = &f->role[role];

	while (i >= r->nfaces && next_face(f, r))
		continue;
	return i < r->nfaces ? r->faces[i] : NULL;
}

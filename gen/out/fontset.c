/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Collects the characters in use, numbers them, writes the Type 0 fonts; see
 * the header.  Faces stand in the order of first use, characters in that of
 * glyph, code point and variation selector: nothing depends on addresses.
 */
#include "out/fontset.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/mem.h"
#include "out/cmap.h"
#include "out/fontfile.h"

enum {
	/* of deflate.  Of 900 glyphs: 6 saves 1.5 % and costs 2 ms more */
	LEVEL_TRUETYPE = 4,
	LEVEL_CFF = 1, /* 6 saves 0.7 % and costs 3.5 ms more */
	LEVEL_SMALL = 9,
	TAG_LETTERS = 6,
	NAME_MAX_BYTES = 100, /* of /BaseFont without its tag */
	FLAG_SYMBOLIC = 4,
	ASCENT = 880, /* the em box of every face, decision 6 */
	DESCENT = -120,
	WIDTH_DEFAULT = 1000,
};

/* One character of a face. */
struct use {
	uint32_t cp, vs, gid;
	uint16_t cid;
	uint16_t layer;
	int width;
};

struct member {
	const struct face *face;
	struct use *uses;
	size_t n, cap;
	uint32_t *slots; /* open addressing: index into uses + 1, or 0 */
	size_t nslots; /* a power of two, at least twice n */
	unsigned first_font; /* number of layer 0 */
};

struct fontset {
	struct member *members;
	size_t n, cap;
	size_t last; /* the member asked for last */
	unsigned nfonts;
};

struct fontset *
fontset_new(void)
{
	return xcalloc(1, sizeof(struct fontset));
}

void
fontset_free(struct fontset *fs)
{
	size_t i;

	if (fs == NULL)
		return;
	for (i = 0; i < fs->n; i++) {
		free(fs->members[i].uses);
		free(fs->members[i].slots);
	}
	free(fs->members);
	free(fs);
}

/* The member for face, or NULL. */
static struct member *
member(struct fontset *fs, const struct face *face)
{
	size_t i;

	if (fs->n > 0 && fs->members[fs->last].face == face)
		return &fs->members[fs->last];
	for (i = 0; i < fs->n; i++)
		if (fs->members[i].face == face) {
			fs->last = i;
			return &fs->members[i];
		}
	return NULL;
}

/* The slot of the character, or the empty one where it belongs. */
static uint32_t *
slot(const struct member *m, uint32_t cp, uint32_t vs, uint32_t gid)
{
	uint32_t hash = cp * 2654435761u ^ vs * 2246822519u ^ gid * 40503u;
	size_t i = (hash ^ hash >> 15) & (m->nslots - 1);
	const struct use *u;

	for (; m->slots[i] != 0; i = (i + 1) & (m->nslots - 1)) {
		u = &m->uses[m->slots[i] - 1];
		if (u->cp == cp && u->gid == gid && u->vs == vs)
			break;
	}
	return &m->slots[i];
}

static void
rehash(struct member *m, size_t nslots)
{
	size_t i;

	free(m->slots);
	m->slots = xcalloc(nslots, sizeof(*m->slots));
	m->nslots = nslots;
	for (i = 0; i < m->n; i++)
		*slot(m, m->uses[i].cp, m->uses[i].vs, m->uses[i].gid) =
		    (uint32_t)i + 1;
}

void
fontset_add(struct fontset *fs, const struct face *face, uint32_t cp,
    uint32_t vs, uint32_t gid)
{
	struct member *m = member(fs, face);
	uint32_t *at;

	if (m == NULL) {
		if (fs->n == fs->cap) {
			fs->cap = fs->cap == 0 ? 8 : fs->cap * 2;
			fs->members = xreallocarray(
			    fs->members, fs->cap, sizeof(*fs->members));
		}
		fs->last = fs->n;
		m = &fs->members[fs->n++];
		memset(m, 0, sizeof(*m));
		m->face = face;
		rehash(m, 256);
	}
	at = slot(m, cp, vs, gid);
	if (*at != 0)
		return;
	if (m->n == m->cap) {
		m->cap = m->cap == 0 ? 128 : m->cap * 2;
		m->uses = xreallocarray(m->uses, m->cap, sizeof(*m->uses));
	}
	m->uses[m->n] = (struct use){.cp = cp, .vs = vs, .gid = gid};
	*at = (uint32_t)++m->n;
	if (m->n * 2 > m->nslots)
		rehash(m, m->nslots * 2);
}

struct fontset_code
fontset_find(struct fontset *fs, const struct face *face, uint32_t cp,
    uint32_t vs, uint32_t gid)
{
	const struct member *m = member(fs, face);
	const struct use *u = &m->uses[*slot(m, cp, vs, gid) - 1];

	return (struct fontset_code){
	    m->first_font + u->layer, u->cid, u->width};
}

static int
by_glyph(const void *a, const void *b)
{
	const struct use *x = a, *y = b;

	if (x->gid != y->gid)
		return x->gid < y->gid ? -1 : 1;
	if (x->cp != y->cp)
		return x->cp < y->cp ? -1 : 1;
	return x->vs < y->vs ? -1 : x->vs > y->vs;
}

/*
 * Numbers the characters of a face: cid and width from the font program,
 * layer by their place among those that share the glyph.  Returns how many
 * layers there are, or 0 after a finding.
 */
static unsigned
number(struct member *m, struct fontfile *ff, struct object_doc *doc)
{
	uint32_t *gids = xcalloc(m->n, sizeof(*gids));
	uint16_t *cids = xcalloc(m->n, sizeof(*cids));
	int *widths = xcalloc(m->n, sizeof(*widths));
	unsigned layers = 1;
	size_t i, n = 0;

	qsort(m->uses, m->n, sizeof(*m->uses), by_glyph);
	rehash(m, m->nslots);
	for (i = 0; i < m->n; i++)
		if (n == 0 || gids[n - 1] != m->uses[i].gid)
			gids[n++] = m->uses[i].gid;
	if (fontfile_make(
		ff, m->face, gids, n, cids, widths, doc->file, doc->diag) == -1)
		layers = 0;
	for (i = 0, n = 0; layers > 0 && i < m->n; i++) {
		struct use *u = &m->uses[i];

		if (i > 0 && u->gid == u[-1].gid)
			u->layer = (uint16_t)(u[-1].layer + 1);
		else if (i > 0)
			n++;
		u->cid = cids[n];
		u->width = widths[n];
		if (u->layer + 1u > layers)
			layers = u->layer + 1u;
		if (layers > FONTSET_MAX) {
			object_limit(doc, "/Font", FONTSET_MAX);
			layers = 0;
		}
	}
	if (layers == 0)
		fontfile_free(ff);
	free(gids);
	free(cids);
	free(widths);
	return layers;
}

/* ABCDEF+Name: letters from the content, and only characters of a name. */
static void
base_font(const struct face *face, const struct fontfile *ff, char *name,
    size_t size, struct object_doc *doc)
{
	char hex[DIGEST_HEX], letters[TAG_LETTERS + 1];
	const char *ps = face_postscript_name(face);
	size_t i, n;

	digest_sha256(ff->bytes.p, ff->bytes.len, hex);
	for (i = 0; i < TAG_LETTERS; i++) {
		char pair[3] = {hex[2 * i], hex[2 * i + 1], '\0'};

		letters[i] = (char)('A' + strtoul(pair, NULL, 16) % 26);
	}
	letters[i] = '\0';
	n = (size_t)snprintf(name, size, "%s+", letters);
	for (i = 0; ps != NULL && ps[i] != '\0' && i < NAME_MAX_BYTES; i++)
		if (ps[i] > 0x20 && ps[i] < 0x7F &&
		    strchr("()<>[]{}/%#", ps[i]) == NULL)
			name[n++] = ps[i];
	if (n == TAG_LETTERS + 1)
		name[n++] = 'F';
	name[n] = '\0';
	if (doc->origin.len > 0)
		buf_addf(&doc->origin, "font %s sha256:%s\n",
		    name + TAG_LETTERS + 1, hex);
}

/* [cid [w w w] cid [w]]: what is not the default width, by CID. */
static void
put_widths(struct buf *out, const struct member *m)
{
	int next = -1; /* the CID that would go on the run */
	size_t i;

	buf_adds(out, "/W[");
	for (i = 0; i < m->n; i++) {
		const struct use *u = &m->uses[i];

		if (u->layer > 0 || u->width == WIDTH_DEFAULT)
			continue;
		if (u->cid != next)
			buf_addf(out, "%s%u[%d", next == -1 ? "" : "]", u->cid,
			    u->width);
		else
			buf_addf(out, " %d", u->width);
		next = u->cid + 1;
	}
	buf_adds(out, next == -1 ? "]\n" : "]]\n");
}

static HPDF_Dict
write_cidfont(const struct member *m, const struct fontfile *ff,
    const char *name, struct object_doc *doc)
{
	HPDF_Dict program, descriptor, cidfont;
	struct buf *entries;

	program = object_stream(doc, ff->bytes.p, ff->bytes.len,
	    ff->cff ? LEVEL_CFF : LEVEL_TRUETYPE);
	if (ff->cff)
		HPDF_Dict_AddName(program, "Subtype", "CIDFontType0C");
	else
		HPDF_Dict_AddNumber(
		    program, "Length1", (HPDF_INT32)ff->bytes.len);

	descriptor = object_dict(doc);
	HPDF_Dict_AddName(descriptor, "Type", "FontDescriptor");
	HPDF_Dict_AddName(descriptor, "FontName", name);
	HPDF_Dict_AddNumber(descriptor, "Flags", FLAG_SYMBOLIC);
	HPDF_Dict_AddNumber(descriptor, "ItalicAngle", ff->italic_angle);
	HPDF_Dict_AddNumber(descriptor, "Ascent", ASCENT);
	HPDF_Dict_AddNumber(descriptor, "Descent", DESCENT);
	HPDF_Dict_AddNumber(descriptor, "CapHeight", ff->cap_height);
	HPDF_Dict_AddNumber(descriptor, "StemV", ff->stem_v);
	HPDF_Dict_Add(descriptor, ff->cff ? "FontFile3" : "FontFile2", program);
	buf_addf(object_entries(descriptor), "/FontBBox[%d %d %d %d]\n",
	    ff->bbox.x0, ff->bbox.y0, ff->bbox.x1, ff->bbox.y1);

	cidfont = object_dict(doc);
	HPDF_Dict_AddName(cidfont, "Type", "Font");
	HPDF_Dict_AddName(
	    cidfont, "Subtype", ff->cff ? "CIDFontType0" : "CIDFontType2");
	HPDF_Dict_AddName(cidfont, "BaseFont", name);
	HPDF_Dict_Add(cidfont, "FontDescriptor", descriptor);
	HPDF_Dict_AddNumber(cidfont, "DW", WIDTH_DEFAULT);
	if (!ff->cff)
		HPDF_Dict_AddName(cidfont, "CIDToGIDMap", "Identity");
	entries = object_entries(cidfont);
	buf_adds(entries, "/CIDSystemInfo<</Registry(Adobe)"
			  "/Ordering(Identity)/Supplement 0>>\n");
	put_widths(entries, m);
	return cidfont;
}

/* One Type 0 font over the CIDFont. */
static HPDF_Dict
write_layer(const struct member *m, unsigned layer, HPDF_Dict cidfont,
    const char *name, struct object_doc *doc)
{
	struct cmap cmap = {0};
	struct buf text = {NULL, 0, 0};
	HPDF_Dict font;
	size_t i;

	for (i = 0; i < m->n; i++)
		if (m->uses[i].layer == layer)
			cmap_add(&cmap, m->uses[i].cid, m->uses[i].cp,
			    m->uses[i].vs);
	cmap_end(&cmap, &text);

	font = object_dict(doc);
	HPDF_Dict_AddName(font, "Type", "Font");
	HPDF_Dict_AddName(font, "Subtype", "Type0");
	HPDF_Dict_AddName(font, "BaseFont", name);
	HPDF_Dict_AddName(font, "Encoding", "Identity-H");
	buf_addf(object_entries(font), "/DescendantFonts[%u 0 R]\n",
	    object_id(cidfont));
	HPDF_Dict_Add(font, "ToUnicode",
	    object_stream(doc, text.p, text.len, LEVEL_SMALL));
	buf_free(&text);
	return font;
}

static int
write_member(struct fontset *fs, struct member *m, struct object_doc *doc,
    struct buf *list)
{
	struct fontfile ff;
	HPDF_Dict cidfont, font;
	char name[NAME_MAX_BYTES + TAG_LETTERS + 2];
	unsigned layers, i;

	layers = number(m, &ff, doc);
	if (layers == 0)
		return -1;
	m->first_font = fs->nfonts;
	fs->nfonts += layers;
	if (fs->nfonts > FONTSET_MAX) {
		object_limit(doc, "/Font", FONTSET_MAX);
		fontfile_free(&ff);
		return -1;
	}
	base_font(m->face, &ff, name, sizeof(name), doc);
	cidfont = write_cidfont(m, &ff, name, doc);
	for (i = 0; i < layers; i++) {
		font = write_layer(m, i, cidfont, name, doc);
		buf_addf(
		    list, "/F%u %u 0 R", m->first_font + i, object_id(font));
	}
	fontfile_free(&ff);
	return 0;
}

HPDF_Dict
fontset_write(struct fontset *fs, struct object_doc *doc)
{
	HPDF_Dict dict = object_dict(doc);
	size_t i;

	for (i = 0; i < fs->n; i++)
		if (write_member(
			fs, &fs->members[i], doc, object_entries(dict)) == -1)
			return NULL;
	buf_adds(object_entries(dict), "\n");
	return dict;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/figure.h"

#include <stdlib.h>
#include <string.h>

#include <cmark.h>

#include "base/utf8.h"
#include "mark/text.h"

cmark_node *
figure_node(cmark_node *paragraph)
{
	cmark_node *only = cmark_node_first_child(paragraph);

	if (cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH ||
	    only == NULL || cmark_node_next(only) != NULL ||
	    cmark_node_get_type(only) != CMARK_NODE_IMAGE)
		return NULL;
	return only;
}

static int
hex(char c)
{
	const char *digits = "0123456789abcdef", *at;

	if (c >= 'A' && c <= 'F')
		c = (char)(c + 32);
	at = c == '\0' ? NULL : strchr(digits, c);
	return at == NULL ? -1 : (int)(at - digits);
}

/* The path in a destination: %20 is a space.  NULL where it is no text. */
static const char *
path_of(struct arena *arena, const char *url)
{
	char *path = arena_strdup(arena, url), *to = path;
	size_t i;

	for (i = 0; url[i] != '\0'; i++) {
		if (url[i] == '%' && hex(url[i + 1]) >= 0 &&
		    hex(url[i + 2]) >= 0) {
			*to++ = (char)(hex(url[i + 1]) * 16 + hex(url[i + 2]));
			i += 2;
		} else
			*to++ = url[i];
		if ((unsigned char)to[-1] < ' ' || to[-1] == 0x7f)
			return NULL;
	}
	*to = '\0';
	i = (size_t)(to - path);
	return utf8_check(path, i) == i ? path : NULL;
}

/* A word and a colon before any slash: an address, not a path. */
static bool
is_address(const char *url)
{
	size_t n = strcspn(url, ":/?#");

	return n > 0 && url[n] == ':';
}

/* The text of runs, hard breaks as spaces. */
static const char *
plain(struct arena *arena, const struct run *runs, size_t n)
{
	struct buf buf = {NULL, 0, 0};
	const char *text;

	for (size_t i = 0; i < n; i++) {
		if (runs[i].text[0] == '\n')
			buf_addc(&buf, ' ');
		else
			buf_add(&buf, runs[i].text, runs[i].len);
	}
	text = arena_strndup(arena, buf.p == NULL ? "" : buf.p, buf.len);
	buf_free(&buf);
	return text;
}

int
figure_take(
    struct inline_text *t, cmark_node *image, long before, struct block *b)
{
	struct figure *f = arena_alloc(t->arena, sizeof(*f));
	const char *url = cmark_node_get_url(image);
	const char *title = cmark_node_get_title(image);
	struct run *runs;
	size_t n;

	b->figure = f;
	if (inline_read(t, image, before, &runs, &n) < 0)
		return -1;
	f->alt = plain(t->arena, runs, n);
	f->path =
	    url == NULL || is_address(url) ? NULL : path_of(t->arena, url);
	if (f->path == NULL || *f->path == '\0' || *f->path == '/') {
		diag_add(t->diag, DIAG_PICTURE_PATH, t->file, b->line,
		    url == NULL ? "" : url);
		return -1;
	}
	if (*f->alt == '\0')
		diag_add(t->diag, DIAG_PICTURE_ALT, t->file, b->line, f->path);
	if (title != NULL)
		inline_add(t, title, strlen(title), 0, NULL, b->line);
	return inline_end(t, &f->caption, &f->ncaption);
}

/* The block after b in the order of the text; NULL at the end. */
static struct block *
following(struct block *b)
{
	if (b->child != NULL)
		return b->child;
	while (b != NULL && b->next == NULL)
		b = b->parent;
	return b == NULL ? NULL : b->next;
}

/* What was read so far. */
struct loading {
	struct doc *doc;
	const char *folder;
	struct diag *diag;
	const struct picture **pictures;
	size_t n, cap;
	size_t bytes, pixels;
	int bad;
};

static const struct picture *
load(struct loading *l, const struct figure *f, long line)
{
	struct picture *p;

	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->pictures[i]->path, f->path) == 0)
			return l->pictures[i];
	p = picture_read(
	    l->folder, f->path, l->doc->file, line, l->doc->arena, l->diag);
	if (p == NULL)
		return NULL;
	l->bytes += p->len;
	l->pixels += (size_t)p->width * (size_t)p->height;
	if (l->bytes > FIGURES_BYTES_MAX || l->pixels > FIGURES_PIXELS_MAX) {
		diag_add(l->diag, DIAG_PICTURES_MANY, l->doc->file, line,
		    diag_num(FIGURES_BYTES_MAX), diag_num(FIGURES_PIXELS_MAX));
		return NULL;
	}
	if (l->n == l->cap) {
		l->cap = l->cap == 0 ? 16 : 2 * l->cap;
		l->pictures =
		    xreallocarray(l->pictures, l->cap, sizeof(*l->pictures));
	}
	l->pictures[l->n++] = p;
	return p;
}

int
figures_load(struct doc *doc, const char *folder, struct diag *diag)
{
	struct loading l = {doc, folder, diag, NULL, 0, 0, 0, 0, 0};
	struct part *part;
	struct block *b;

	for (part = doc->parts; part != NULL; part = part->next)
		for (b = part->blocks; b != NULL; b = following(b)) {
			if (b->kind != BLOCK_PICTURE)
				continue;
			if (folder == NULL)
				diag_add(diag, DIAG_PICTURE_FOLDER, doc->file,
				    b->line, b->figure->path);
			else
				b->figure->picture =
				    load(&l, b->figure, b->line);
			l.bad += b->figure->picture == NULL;
			/* no more is read once it is too much */
			if (l.bytes > FIGURES_BYTES_MAX ||
			    l.pixels > FIGURES_PIXELS_MAX ||
			    l.bad == FIGURES_BAD_MAX)
				break;
		}
	free(l.pictures);
	return l.bad == 0 ? 0 : -1;
}

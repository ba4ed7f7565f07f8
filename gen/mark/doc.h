/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The document tree: what a Markdown file says, free of cmark and of pages.
 *
 *	doc ── front (keys of the YAML block)
 *	 └─ part ── part ── ...       body, then attachments; each its own side
 *	     └─ block ── block ── ...  heading, paragraph, list, table, ...
 *	         └─ runs               text with style, hard breaks, links
 *
 * Everything lives in the document's arena.  Lines are those of the file,
 * front matter counted.  It knows nothing of faces or millimetres.
 */
#ifndef JIYAO_MARK_DOC_H
#define JIYAO_MARK_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/picture.h"

enum run_style {
	RUN_EM = 1, /* 楷体 */
	RUN_STRONG = 2, /* 黑体 */
	RUN_CODE = 4,
	RUN_DEL = 8,
	RUN_INS = 16,
};

/*
 * A stretch of text of one style.  Soft breaks are resolved already (nothing
 * between two Han characters, else one space); a hard break is a run whose
 * text is "\n".
 */
struct run {
	const char *text; /* UTF-8, NFC, not empty */
	size_t len;
	unsigned style; /* enum run_style, or-ed */
	const char *link; /* URI, or NULL */
	long line;
};

enum block_kind {
	BLOCK_PARAGRAPH,
	BLOCK_HEADING, /* level 1 is a chapter, centred; 2 is 一、 3 is （一）
			  4 is 1. 5 is （1）; 6 is below them */
	BLOCK_LIST, /* children are items */
	BLOCK_ITEM,
	BLOCK_QUOTE,
	BLOCK_CODE, /* code: text with its newlines */
	BLOCK_TABLE,
	BLOCK_PICTURE, /* figure: a picture that is a paragraph */
	BLOCK_SIDE, /* thematic break: what follows starts a new side; its
		       landscape holds up to the next side or the part's end */
};

enum cell_align {
	CELL_AUTO,
	CELL_LEFT,
	CELL_CENTRE,
	CELL_RIGHT,
	CELL_CHAR, /* figures, on the decimal point */
};

struct block {
	enum block_kind kind;
	long line;
	struct block *parent;
	struct block *child; /* list, item, quote */
	struct block *next;
	/* heading and paragraph */
	struct run *runs;
	size_t nruns;
	int level; /* heading */
	/* list */
	bool ordered;
	int start; /* first number of an ordered list */
	char delimiter; /* '.' or ')' */
	bool tight;
	/* code */
	const char *code;
	size_t codelen;
	/* table */
	struct table *table;
	/* picture */
	struct figure *figure;
	/* side: the new side is turned */
	bool landscape;
};

/* The files are read by figures_load() (mark/figure.h), not by mark_read. */
struct figure {
	const char *path; /* below the Markdown file's folder, UTF-8 */
	const char *alt; /* what it shows, in words; may be empty */
	struct run *caption; /* from the title; may be empty */
	size_t ncaption;
	const struct picture *picture; /* NULL until read; may be shared */
};

struct cell {
	int row, col; /* of its upper left corner, from 0 */
	int rowspan, colspan;
	bool head; /* <th> */
	enum cell_align align;
	struct block *blocks; /* paragraphs */
	long line;
};

struct table {
	int rows, cols;
	int head_rows; /* rows of <thead>, repeated on each page */
	bool landscape; /* class "landscape": turned on a portrait sheet */
	bool may_split; /* rows may break over pages; class "keep-rows": no */
	bool form; /* class "form": filled in by hand, so its rows are high */
	struct run *caption;
	size_t ncaption;
	/* by column: parts of the width in 1/1000, 0 where content decides */
	int *hints;
	struct cell *cells; /* in row order, then column order */
	size_t ncells;
	/* rows × cols: index into cells of the cell that covers a place */
	int *grid;
};

/* One value of a front-matter key; a scalar is a list of one. */
struct front_value {
	const char *text; /* UTF-8, NFC, not empty */
	long line;
};

/* Which of these are filled for which key: mark/front.h. */
struct front_key {
	const char *name; /* "issuer", "number", ...: jiyao-markdown(5) */
	struct front_value *values;
	size_t nvalues;
	long line;
	/* the further keys of each value: maps[i] belongs to values[i] */
	struct front_map *maps;
	size_t nmaps;
};

struct front_map {
	struct front_key *keys;
	size_t nkeys;
	long line;
};

struct front {
	struct front_key *keys; /* in file order */
	size_t nkeys;
};

enum part_kind { PART_BODY, PART_ATTACHMENT };

/*
 * The body, or an attachment.  Of an attachment the label is not in title:
 * number 0 is written 附件, number 1 附件1.
 */
struct part {
	enum part_kind kind;
	int number;
	struct run *title; /* may be empty; of the body it is the document's */
	size_t ntitle;
	long line;
	bool landscape; /* up to the first BLOCK_SIDE */
	struct block *blocks;
	struct part *next;
};

/*
 * The title of parts[0] is the key title, a line of it a line, or where there
 * is no such key the level-1 heading with which the body begins (which is
 * then no block of it).
 */
struct doc {
	struct arena *arena; /* owned */
	const char *file; /* as named, for findings */
	struct front front;
	struct part *parts; /* the body first */
};

void doc_free(struct doc *);
/* The key, or NULL. */
const struct front_key *front_get(const struct front *, const char *name);
/* The key's single text, or NULL where the key is absent. */
const char *front_text(const struct front *, const char *name);
/* Line of the key for findings; 1 where it is absent. */
long front_line(const struct front *, const char *name);
/* The further key of one entry (a person's post), or NULL. */
const char *front_map_text(const struct front_map *, const char *name);

#endif

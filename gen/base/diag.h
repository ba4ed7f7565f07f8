/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Findings: what is wrong, where, with which values.
 *
 * A finding is data; it is worded by the one catalogue (catalogue.def) in
 * both languages, or, where it comes from a rule set, by that rule set.  A
 * struct diag collects the findings of a job and is passed down as a
 * parameter; the main prints it once.  Whoever knows file and line adds the
 * finding and returns NULL or -1; callers pass that on in silence.
 */
#ifndef JIYAO_BASE_DIAG_H
#define JIYAO_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/buf.h"

enum diag_severity { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

/* What a finding does to the exit status. */
enum diag_effect {
	DIAG_NONE = 0, /* notes and warnings */
	DIAG_WRONG = 1, /* the document is wrong, or differs */
	DIAG_JOB =
	    2, /* the job could not be done: usage, I/O, memory, limits */
};

enum diag_id {
#define M(id, name, severity, effect, zh, en) DIAG_##id,
#include "base/catalogue.def"
#undef M
	DIAG_ID_COUNT
};

enum diag_lang { DIAG_ZH, DIAG_EN };
/* DIAG_XML is for what has such a form; findings have none. */
enum diag_format { DIAG_TEXT, DIAG_JSON, DIAG_SARIF, DIAG_XML };

/* One named value of a finding, so that machine formats carry the numbers. */
struct diag_value {
	const char *name;
	const char *value;
};

/* Everything here is owned by the struct diag that the finding is in. */
struct finding {
	enum diag_severity severity;
	enum diag_effect effect;
	const char *id; /* stable public name: "quorum", "file-missing" */
	const char *cite; /* 第二十二条, a clause of GB/T 9704; or NULL */
	const char *file; /* as the user named it; "-" is 标准输入; or NULL */
	long line; /* from 1; 0 where there is none */
	const char *text[2]; /* by enum diag_lang */
	/* what it is about, free of what the document says; or NULL */
	const char *topic[2];
	struct diag_value *values;
	size_t nvalues;
	const char *exception; /* reason and approver of a recorded exception */
};

struct diag;

struct diag *diag_new(void);
void diag_free(struct diag *);

/*
 * Adds a finding of the catalogue.  The arguments after line are strings
 * (const char *), one for each of {1}, {2}, ... in the catalogue's text, and
 * end with (const char *)NULL: use the macro diag_add, which ends them.
 * They are copied.
 */
void diag_addv(struct diag *, enum diag_id, const char *file, long line, ...)
    __attribute__((sentinel));
#define diag_add(d, id, ...) diag_addv((d), (id), __VA_ARGS__, (char *)0)

/*
 * From now on findings tell nothing of what the document says: quoted values
 * of the catalogue's become …, others are worded by their topic.
 */
void diag_conceal(struct diag *);

/* Names the article or clause that the finding added last answers. */
void diag_cite(struct diag *, const char *cite);

/* Makes the finding added last a warning. */
void diag_lower(struct diag *);

/* Adds a finding that a rule set worded; all strings are copied. */
void diag_add_finding(struct diag *, const struct finding *);

/*
 * Adds the finding that fits errnum (file-missing, file-denied, file-is-dir,
 * disk-full, file-error) for path.
 */
void diag_errno(struct diag *, const char *path, int errnum);
/* Words for errnum, its number where there are none; until the next call. */
const char *diag_strerror(int errnum, enum diag_lang);

/* A number as an argument for diag_add; valid until the next 8 calls. */
const char *diag_num(long long n);

size_t diag_count(const struct diag *);
const struct finding *diag_get(const struct diag *, size_t i);
/* True when a finding of this severity or worse was added. */
bool diag_has(const struct diag *, enum diag_severity);
/* 0, 1 or 2: the worst effect so far. */
int diag_status(const struct diag *);
/* Moves all findings of from to the end of to; from is empty afterwards. */
void diag_move(struct diag *to, struct diag *from);
/* Drops the notes, for tools whose business is the document. */
void diag_drop_notes(struct diag *);
/* Orders by file as first seen, then line, stable otherwise. */
void diag_sort(struct diag *);

/* Chinese, unless LC_ALL, LC_MESSAGES or LANG begins with "en". */
enum diag_lang diag_lang_env(void);

/*
 * Prints all findings into out.  Text: `file:12: error: text [id cite]`, one
 * a line.  JSON: one object a line.  SARIF: one document, version 2.1.0.
 */
void diag_print(
    const struct diag *, enum diag_format, enum diag_lang, struct buf *out);
/* Prints as text to a stream. */
void diag_flush(const struct diag *, enum diag_lang, FILE *);

/* Number, name and severity of the catalogue's entries, for the man pages. */
const char *diag_name(enum diag_id);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a person is called without the whole name: 沈副主任, 立秋同志, 卡德尔.
 *
 * A surname is also a word (方 in 对方, 于 in 由于), so that it counts only
 * where nothing or a word like 请 stands before it.  Who shares what he is
 * called with a person who is shown is not told by it.
 */
#include <string.h>

#include "job/leak_in.h"

enum { PART_LEAST = 3, GIVEN = 2 };

static const char *const titles[] = {"同志", "书记", "副书记", "主任", "副主任",
    "主任委员", "副主任委员", "委员", "秘书长", "副秘书长", "局长", "副局长",
    "处长", "副处长", "科长", "副科长", "馆长", "副馆长", "院长", "副院长",
    "检察长", "部长", "副部长", "市长", "副市长", "县长", "区长", "厅长",
    "会长", "组长"};

/* Surnames of two letters. */
static const char *const doubles[] = {"欧阳", "司马", "上官", "诸葛", "司徒",
    "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "端木", "东方", "南宫"};

/* What may stand before a surname: 请由对向与和经是据及让给为同、以. */
static const uint32_t before[] = {0x8bf7, 0x7531, 0x5bf9, 0x5411, 0x4e0e,
    0x548c, 0x7ecf, 0x662f, 0x636e, 0x53ca, 0x8ba9, 0x7ed9, 0x4e3a, 0x540c,
    0x4ee5};

enum { PEOPLE = 0x4eec, ASSEMBLY = 0x4f1a }; /* 们, 会 */

bool
called_stands(const struct needle *n, const struct leak_text *t, size_t at)
{
	size_t i, end = at + n->len;

	for (i = at + 1; i < end; i++)
		if (t->signs[i].gap)
			return false;
	if (n->anywhere)
		return true;
	/* 同志们, 主任会议 */
	if (end < t->n && !t->signs[end].gap &&
	    (t->signs[end].cp == PEOPLE || t->signs[end].cp == ASSEMBLY))
		return false;
	if (at == 0 || t->signs[at].gap)
		return true;
	for (i = 0; i < sizeof before / sizeof before[0]; i++)
		if (t->signs[at - 1].cp == before[i])
			return true;
	return false;
}

/* True where one who is shown is called so. */
static bool
is_shared(const struct leak *l, const struct leak_text *u)
{
	const struct needle *hit = NULL;

	while ((hit = needles_next(&l->needles, hit, u, 0, u->n)) != NULL)
		if ((hit->kind == NEEDLE_CALLED ||
			hit->kind == NEEDLE_PERSON) &&
		    l->persons[hit->person].shown)
			return true;
	return false;
}

static void
add(struct leak *l, size_t who, const char *name, size_t len, const char *title,
    bool anywhere)
{
	struct leak_text *u = &l->unit;
	struct needle *one;

	leak_text_clear(u);
	leak_text_add(u, name, len, 0);
	leak_text_add(u, title, strlen(title), 0);
	leak_text_sum(u);
	if (u->n > LEAK_HASHED_MAX ||
	    (!l->persons[who].shown && is_shared(l, u)))
		return;
	one = needles_add(l, u, 0, u->n, NEEDLE_CALLED);
	one->person = who;
	one->anywhere = anywhere;
}

/* A name of Han, three bytes each, and where its surname ends; or 0. */
static size_t
surname(const char *name, size_t len)
{
	size_t i;

	if (len % 3 != 0 || len < 6 || len > 12)
		return 0;
	for (i = 0; i < len; i += 3)
		if ((unsigned char)name[i] < 0xe3 ||
		    (unsigned char)name[i] > 0xe9)
			return 0;
	for (i = 0; i < sizeof doubles / sizeof doubles[0]; i++)
		if (len > 6 && strncmp(name, doubles[i], 6) == 0)
			return 6;
	return 3;
}

/* The parts of a name with a mark in it. */
static void
add_parts(struct leak *l, size_t who, const struct leak_text *u)
{
	struct leak_text name = *u;
	struct needle *one;
	size_t from = 0, i;

	for (i = 1; i <= name.n; i++) {
		if (i < name.n && !name.signs[i].gap)
			continue;
		if (i - from >= PART_LEAST && i - from < name.n) {
			one = needles_add(
			    l, &name, from, i - from, NEEDLE_CALLED);
			one->person = who;
			one->anywhere = true;
		}
		from = i;
	}
}

static void
add_person(struct leak *l, size_t who)
{
	const char *name = l->persons[who].of->name;
	size_t len = strlen(name), sur = surname(name, len), i;

	if (sur == 0) {
		leak_text_clear(&l->unit);
		leak_text_add(&l->unit, name, len, 0);
		leak_text_sum(&l->unit);
		add_parts(l, who, &l->unit);
		return;
	}
	for (i = 0; i < sizeof titles / sizeof titles[0]; i++)
		add(l, who, name, sur, titles[i], false);
	if (len - sur == (size_t)GIVEN * 3)
		add(l, who, name + sur, len - sur, "同志", true);
}

void
leak_called(struct leak *l)
{
	/* Those who are shown first, for is_shared(). */
	for (int shown = 1; shown >= 0; shown--)
		for (size_t i = 0; i < l->npersons; i++)
			if (l->persons[i].shown == (shown == 1))
				add_person(l, i);
}

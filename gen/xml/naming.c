/* SPDX-License-Identifier: Apache-2.0 */
#include "xml/naming.h"

#include <stdlib.h>
#include <string.h>

#include "xml/schema_in.h"

static const char *const names[][2] = {
#define NAME(name, zh) {name, zh},
#include "xml/naming.def"
#undef NAME
};

/* Where an annotation's word ends, and what it begins with that is none. */
static const char *const ends[] = {
    "，", "。", "：", "；", "（", "、", "“", NULL};
static const char *const counts[] = {"一个", "一名", "一项", "一份", "一次",
    "一条", "一段", "一张", "一组", "一", NULL};

static const char *
known(const char *name, bool attribute)
{
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *key = names[i][0];

		if ((*key == '@') == attribute &&
		    strcmp(key + attribute, name) == 0)
			return names[i][1];
	}
	return NULL;
}

static const char *
word(struct arena *arena, const xmlNode *decl, const char *otherwise)
{
	char *note = schema_note(decl);
	const char *s = note, *end = note + strlen(note), *found;
	size_t i;

	for (i = 0; counts[i] != NULL; i++)
		if (strncmp(s, counts[i], strlen(counts[i])) == 0) {
			s += strlen(counts[i]);
			break;
		}
	for (i = 0; ends[i] != NULL; i++)
		if ((found = strstr(s, ends[i])) != NULL && found < end)
			end = found;
	s = end <= s ? arena_strdup(arena, otherwise)
		     : arena_strndup(arena, s, (size_t)(end - s));
	free(note);
	return s;
}

const char *
naming_element(struct arena *arena, const struct schema *s, const xmlNode *n)
{
	const char *zh = known((const char *)n->name, false);

	return zh != NULL
		   ? zh
		   : word(arena, schema_element(s, n), (const char *)n->name);
}

const char *
naming_attribute(struct arena *arena, const struct schema *s,
    const xmlNode *element, const char *name)
{
	const char *zh = known(name, true);

	return zh != NULL
		   ? zh
		   : word(arena, schema_attribute(s, element, name), name);
}

const char *
naming_default(struct arena *arena, const struct schema *s,
    const xmlNode *element, const char *name)
{
	const xmlNode *decl = schema_attribute(s, element, name);
	xmlChar *v = decl == NULL ? NULL
				  : xmlGetNoNsProp((xmlNode *)decl,
					(const xmlChar *)"default");
	const char *copy = v == NULL ? NULL : arena_strdup(arena, (char *)v);

	xmlFree(v);
	return copy;
}

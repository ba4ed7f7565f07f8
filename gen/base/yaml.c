/* SPDX-License-Identifier: Apache-2.0 */
#include "base/yaml.h"

#include <string.h>

#include <yaml.h>

/* The parser's state while the tree is built without recursion. */
struct reading {
	struct arena *arena;
	const char *file;
	long first_line;
	struct diag *diag;
	struct yaml *stack[YAML_DEPTH_MAX]; /* open sequences and mappings */
	struct yaml *last[YAML_DEPTH_MAX]; /* last child of each */
	int depth;
	const char *key; /* read, its value still to come */
	long key_line;
	struct yaml *root;
};

static long
line_of(const struct reading *r, yaml_mark_t mark)
{
	return r->first_line + (long)mark.line;
}

static int
refuse(struct reading *r, const yaml_event_t *e, const char *what)
{
	diag_add(r->diag, DIAG_YAML_FEATURE, r->file, line_of(r, e->start_mark),
	    what);
	return -1;
}

static bool
in_mapping(const struct reading *r)
{
	return r->depth > 0 && r->stack[r->depth - 1]->kind == YAML_MAPPING;
}

static int
take_key(struct reading *r, const yaml_event_t *e)
{
	const char *key = (const char *)e->data.scalar.value;
	const struct yaml *y;
	size_t len = e->data.scalar.length;

	if (strlen(key) != len)
		return refuse(r, e, "NUL");
	for (y = r->stack[r->depth - 1]->child; y != NULL; y = y->next)
		if (strcmp(y->key, key) == 0) {
			diag_add(r->diag, DIAG_YAML_DUPLICATE, r->file,
			    line_of(r, e->start_mark), key);
			return -1;
		}
	r->key = arena_strndup(r->arena, key, len);
	r->key_line = line_of(r, e->start_mark);
	return 0;
}

/* Hangs a new node where the parser stands. */
static struct yaml *
hang(struct reading *r, enum yaml_kind kind, const yaml_event_t *e)
{
	struct yaml *y = arena_alloc(r->arena, sizeof *y);
	int top = r->depth - 1;

	y->kind = kind;
	y->line = line_of(r, e->start_mark);
	if (in_mapping(r)) {
		y->key = r->key;
		y->line = r->key_line;
		r->key = NULL;
	}
	if (top < 0)
		r->root = y;
	else if (r->last[top] == NULL)
		r->stack[top]->child = y;
	else
		r->last[top]->next = y;
	if (top >= 0)
		r->last[top] = y;
	return y;
}

static int
open_node(struct reading *r, enum yaml_kind kind, const yaml_event_t *e)
{
	if (in_mapping(r) && r->key == NULL)
		return refuse(r, e, "复合键 (compound key)");
	if (r->depth == YAML_DEPTH_MAX)
		return refuse(r, e, "嵌套过深 (nesting)");
	r->stack[r->depth] = hang(r, kind, e);
	r->last[r->depth] = NULL;
	r->depth++;
	return 0;
}

static int
scalar(struct reading *r, const yaml_event_t *e)
{
	const char *v = (const char *)e->data.scalar.value;
	struct yaml *y;

	if (e->data.scalar.anchor != NULL)
		return refuse(r, e, "锚点 (anchor)");
	if (e->data.scalar.tag != NULL)
		return refuse(r, e, "标签 (tag)");
	if (in_mapping(r) && r->key == NULL)
		return take_key(r, e);
	if (strlen(v) != e->data.scalar.length)
		return refuse(r, e, "NUL");
	y = hang(r, YAML_SCALAR, e);
	y->value = arena_strndup(r->arena, v, e->data.scalar.length);
	return 0;
}

/* 1 at the end, 0 to go on, -1 after a finding. */
static int
event(struct reading *r, const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		return scalar(r, e);
	case YAML_SEQUENCE_START_EVENT:
		if (e->data.sequence_start.anchor != NULL)
			return refuse(r, e, "锚点 (anchor)");
		if (e->data.sequence_start.tag != NULL)
			return refuse(r, e, "标签 (tag)");
		return open_node(r, YAML_SEQUENCE, e);
	case YAML_MAPPING_START_EVENT:
		if (e->data.mapping_start.anchor != NULL)
			return refuse(r, e, "锚点 (anchor)");
		if (e->data.mapping_start.tag != NULL)
			return refuse(r, e, "标签 (tag)");
		return open_node(r, YAML_MAPPING, e);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		r->depth--;
		return 0;
	case YAML_ALIAS_EVENT:
		return refuse(r, e, "别名 (alias)");
	case YAML_DOCUMENT_START_EVENT:
		if (r->root != NULL)
			return refuse(r, e, "多个文档 (second document)");
		return 0;
	case YAML_STREAM_END_EVENT:
		return 1;
	default:
		return 0;
	}
}

struct yaml *
yaml_read(struct arena *arena, const char *bytes, size_t len, const char *file,
    long first_line, struct diag *diag)
{
	struct reading r = {.arena = arena,
	    .file = file,
	    .first_line = first_line,
	    .diag = diag};
	yaml_parser_t parser;
	yaml_event_t e;
	int rc = 0;

	if (!yaml_parser_initialize(&parser))
		mem_exhausted();
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
	    &parser, (const unsigned char *)bytes, len);
	while (rc == 0) {
		if (!yaml_parser_parse(&parser, &e)) {
			if (parser.error == YAML_MEMORY_ERROR)
				mem_exhausted();
			diag_add(diag, DIAG_YAML_SYNTAX, file,
			    line_of(&r, parser.problem_mark),
			    parser.problem == NULL ? "?" : parser.problem);
			rc = -1;
			break;
		}
		rc = event(&r, &e);
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&parser);
	if (rc < 0)
		return NULL;
	if (r.root == NULL ||
	    (r.root->kind == YAML_SCALAR && r.root->value[0] == '\0')) {
		r.root = arena_alloc(arena, sizeof *r.root);
		r.root->kind = YAML_MAPPING;
		r.root->line = first_line;
	}
	return r.root;
}

const struct yaml *
yaml_get(const struct yaml *map, const char *key)
{
	const struct yaml *y;

	if (map == NULL || map->kind != YAML_MAPPING)
		return NULL;
	for (y = map->child; y != NULL; y = y->next)
		if (strcmp(y->key, key) == 0)
			return y;
	return NULL;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads the small part of YAML that front matter, profiles and house
 * settings need: mappings, sequences and scalars, each with its line.
 * Anchors, aliases, tags and several documents are findings.  Scalars stay
 * text; what a value means is for the reader of that key.
 */
#ifndef JIYAO_BASE_YAML_H
#define JIYAO_BASE_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/mem.h"

enum yaml_kind { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING };

enum { YAML_DEPTH_MAX = 16 };

struct yaml {
	enum yaml_kind kind;
	const char *key; /* in a mapping; NULL otherwise */
	const char *value; /* of a scalar, UTF-8; NULL otherwise */
	long line; /* in the file: first_line counts */
	struct yaml *child; /* first child of a sequence or mapping */
	struct yaml *next; /* sibling, in file order */
};

/*
 * Parses one document.  file and first_line (the line of bytes[0] in file,
 * from 1) are for findings.  An empty document gives an empty mapping.
 * Returns NULL after adding a finding.
 */
struct yaml *yaml_read(struct arena *, const char *bytes, size_t len,
    const char *file, long first_line, struct diag *);
/* The child with this key, or NULL. */
const struct yaml *yaml_get(const struct yaml *map, const char *key);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#include "out/level.h"

#include <string.h>

bool
level_read(const char *word, struct level *level)
{
	if (strlen(word) != 2 || (word[0] != '2' && word[0] != '3') ||
	    strchr("bua", word[1]) == NULL)
		return false;
	*level = (struct level){word[0] - '0', word[1]};
	return true;
}

bool
level_tagged(const struct level *level)
{
	return level->part != 0 && level->conformance == 'a';
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "job/number.h"

#include <regex.h>
#include <string.h>

#include "base/buf.h"

static const struct {
	const char *name, *expression;
} parts[] = {
    {"{全宗号}", "[0-9A-Za-z]+"},
    {"{年度}", "[0-9]{4}"},
    {"{保管期限}", "(Y|C|D30|D10|永久|30年|10年)"},
    /* Bytes above ASCII are Han; a mark of the pattern ends it. */
    {"{机构}", "([0-9A-Za-z]|[\x80-\xFF])+"},
    {"{件号}", "[0-9]+"},
    {"{档号}", ".+"},
};
enum { PARTS = sizeof parts / sizeof parts[0] };

enum number_fit
number_fits(const char *pattern, const char *number)
{
	struct buf b = {NULL, 0, 0};
	enum number_fit fit = NUMBER_NO_PATTERN;
	regex_t compiled;
	int i;

	buf_addc(&b, '^');
	while (*pattern != '\0') {
		for (i = 0; i < PARTS; i++)
			if (strncmp(pattern, parts[i].name,
				strlen(parts[i].name)) == 0)
				break;
		if (i < PARTS) {
			buf_adds(&b, parts[i].expression);
			pattern += strlen(parts[i].name);
		} else if (*pattern == '{' || *pattern == '}') {
			buf_free(&b);
			return NUMBER_NO_PATTERN;
		} else {
			if (strchr(".[]()*+?^$|\\", *pattern) != NULL)
				buf_addc(&b, '\\');
			buf_addc(&b, *pattern++);
		}
	}
	buf_addc(&b, '$');
	if (regcomp(&compiled, b.p, REG_EXTENDED | REG_NOSUB) == 0) {
		fit = regexec(&compiled, number, 0, NULL, 0) == 0
			  ? NUMBER_FITS
			  : NUMBER_OTHER;
		regfree(&compiled);
	}
	buf_free(&b);
	return fit;
}

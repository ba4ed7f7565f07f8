/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers and strings as the printed stages spell them. */
#include "layout/dump.h"

#include <stdlib.h>

void
dump_mpt(struct buf *out, mpt value)
{
	long v = labs((long)value);
	int frac = (int)(v % 1000), digits = 3;

	buf_addf(out, "%s%ld", value < 0 ? "-" : "", v / 1000);
	if (frac == 0)
		return;
	while (frac % 10 == 0) {
		frac /= 10;
		digits--;
	}
	buf_addf(out, ".%0*d", digits, frac);
}

void
dump_mm(struct buf *out, mpt value)
{
	long long um = mpt_to_um(value), h;

	h = (llabs(um) + 5) / 10;
	buf_addf(
	    out, "%s%lld.%02lld", um < 0 && h > 0 ? "-" : "", h / 100, h % 100);
}

void
dump_quoted(struct buf *out, const char *text)
{
	buf_addc(out, '"');
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '"' || c == '\\')
			buf_addf(out, "\\%c", c);
		else if (c < 0x20 || c == 0x7f)
			buf_addf(out, "\\u%04x", c);
		else
			buf_addc(out, *text);
	}
	buf_addc(out, '"');
}

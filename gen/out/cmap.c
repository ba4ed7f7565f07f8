/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A run of codes is one range with an array of values: its codes take no
 * room, which is half of what a line a character would be when deflated.
 */
#include "out/cmap.h"

enum {
	SECTION_MAX = 100, /* ranges of one bfrange section */
	ZERO_WIDTH_SPACE = 0x200B,
};

static const char head[] = "/CIDInit/ProcSet findresource begin\n"
			   "12 dict begin\n"
			   "begincmap\n"
			   "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)"
			   "/Supplement 0>>def\n"
			   "/CMapName/Adobe-Identity-UCS def\n"
			   "/CMapType 2 def\n"
			   "1 begincodespacerange\n"
			   "<0000><FFFF>\n"
			   "endcodespacerange\n";
static const char tail[] = "endcmap\n"
			   "CMapName currentdict/CMap defineresource pop\n"
			   "end\n"
			   "end\n";

static void
put_utf16(struct buf *out, uint32_t cp)
{
	if (cp > 0xFFFF) {
		cp -= 0x10000;
		buf_addf(out, "%04X", (unsigned)(0xD800 + (cp >> 10)));
		cp = 0xDC00 + (cp & 0x3FF);
	}
	buf_addf(out, "%04X", (unsigned)cp);
}

static void
end_section(struct cmap *c)
{
	if (c->nranges == 0)
		return;
	buf_addf(&c->body, "%u beginbfrange\n", c->nranges);
	buf_add(&c->body, c->section.p, c->section.len);
	buf_adds(&c->body, "endbfrange\n");
	buf_clear(&c->section);
	c->nranges = 0;
}

static void
end_run(struct cmap *c)
{
	if (c->values.len == 0)
		return;
	buf_addf(&c->section, "<%04X><%04X>[", c->first, c->next - 1);
	buf_add(&c->section, c->values.p, c->values.len);
	buf_adds(&c->section, "]\n");
	buf_clear(&c->values);
	if (++c->nranges == SECTION_MAX)
		end_section(c);
}

void
cmap_add(struct cmap *c, unsigned code, uint32_t cp, uint32_t vs)
{
	/* A range stays within one value of the code's first byte. */
	if (code != c->next || (code & 0xFF) == 0)
		end_run(c);
	if (c->values.len == 0)
		c->first = code;
	c->next = code + 1;
	buf_addc(&c->values, '<');
	/* The further glyphs of a cluster stand for nothing that is seen. */
	put_utf16(&c->values, cp == 0 ? ZERO_WIDTH_SPACE : cp);
	if (vs != 0)
		put_utf16(&c->values, vs);
	buf_addc(&c->values, '>');
}

void
cmap_end(struct cmap *c, struct buf *out)
{
	end_run(c);
	end_section(c);
	buf_adds(out, head);
	buf_add(out, c->body.p, c->body.len);
	buf_adds(out, tail);
	buf_free(&c->values);
	buf_free(&c->section);
	buf_free(&c->body);
}

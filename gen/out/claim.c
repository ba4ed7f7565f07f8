/* SPDX-License-Identifier: Apache-2.0 */
/*
 * XMP as ISO 16684-1 has it, serialized as PDF/A wants it: UTF-8, in a
 * packet, not deflated.  Properties that are no part of XMP's own schemas
 * are declared in an extension schema (ISO 19005-2, 6.6.2.3.3): pdfuaid, and
 * ours for the elements of a 公文.
 */
#include "out/claim.h"

#include <string.h>

#include "out/icc.h"

#define OWN_NS "urn:jiyao:document:1#"

/* Text of an element; what XML 1.0 cannot hold is left out. */
static void
put_text(struct buf *out, const char *s)
{
	for (; *s != '\0'; s++)
		switch (*s) {
		case '&':
			buf_adds(out, "&amp;");
			break;
		case '<':
			buf_adds(out, "&lt;");
			break;
		case '>':
			buf_adds(out, "&gt;");
			break;
		default:
			if ((unsigned char)*s >= ' ' || *s == '\t' ||
			    *s == '\n')
				buf_addc(out, *s);
		}
}

static void
put_simple(struct buf *out, const char *name, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	buf_addf(out, "<%s>", name);
	put_text(out, text);
	buf_addf(out, "</%s>\n", name);
}

/* A container: Alt, Seq or Bag; lang is for Alt. */
static void
put_list(struct buf *out, const char *name, const char *container,
    const char *const *texts, size_t n)
{
	if (n == 0 || texts[0] == NULL)
		return;
	buf_addf(out, "<%s><rdf:%s>", name, container);
	for (size_t i = 0; i < n; i++) {
		buf_adds(out, strcmp(container, "Alt") == 0
				  ? "<rdf:li xml:lang=\"x-default\">"
				  : "<rdf:li>");
		put_text(out, texts[i]);
		buf_adds(out, "</rdf:li>");
	}
	buf_addf(out, "</rdf:%s></%s>\n", container, name);
}

/* One property of an extension schema. */
static void
declare(struct buf *out, const char *name, const char *type, const char *what)
{
	buf_addf(out,
	    "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>%s"
	    "</pdfaProperty:name><pdfaProperty:valueType>%s"
	    "</pdfaProperty:valueType><pdfaProperty:category>external"
	    "</pdfaProperty:category><pdfaProperty:description>%s"
	    "</pdfaProperty:description></rdf:li>\n",
	    name, type, what);
}

static void
open_schema(
    struct buf *out, const char *what, const char *ns, const char *prefix)
{
	buf_addf(out,
	    "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>%s"
	    "</pdfaSchema:schema><pdfaSchema:namespaceURI>%s"
	    "</pdfaSchema:namespaceURI><pdfaSchema:prefix>%s"
	    "</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\n",
	    what, ns, prefix);
}

static void
close_schema(struct buf *out)
{
	buf_adds(out, "</rdf:Seq></pdfaSchema:property></rdf:li>\n");
}

static void
put_extensions(struct buf *out, const struct ops *ops, bool origin, bool ua)
{
	bool any = origin;

	for (size_t i = 0; i < FACTS; i++)
		any |= ops->facts[i].n != 0;
	if (!any && !ua)
		return;
	buf_adds(out, "<pdfaExtension:schemas><rdf:Bag>\n");
	if (ua) {
		open_schema(out, "PDF/UA identification",
		    "http://www.aiim.org/pdfua/ns/id/", "pdfuaid");
		declare(out, "part", "Integer", "Part of ISO 14289");
		close_schema(out);
	}
	if (any) {
		open_schema(out,
		    "公文 elements, after GB/T 33480-2016 (names our own)",
		    OWN_NS, "jiyao");
		for (size_t i = 0; i < FACTS; i++)
			if (ops->facts[i].n != 0)
				declare(out, ops->facts[i].name, "seq Text",
				    ops->facts[i].zh);
		if (origin)
			declare(out, "origin", "Text",
			    "what it was made from and with, with digests");
		close_schema(out);
	}
	buf_adds(out, "</rdf:Bag></pdfaExtension:schemas>\n");
}

/*
 * PDF/UA asks for a title: that of the document, else its first heading, else
 * what it is.
 */
static const char *
title_of(const struct ops *ops)
{
	if (ops->title != NULL && *ops->title != '\0')
		return ops->title;
	return ops->noutline > 0 ? ops->outline[0].title : "公文";
}

static void
put_xmp(struct buf *out, const struct ops *ops, const struct level *level,
    const char *origin)
{
	struct buf name = {NULL, 0, 0};
	const char *lang = ops->lang, *title = title_of(ops);

	buf_adds(out,
	    "<?xpacket begin=\"\xEF\xBB\xBF\" "
	    "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
	    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	    "<rdf:Description rdf:about=\"\"\n"
	    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
	    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
	    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
	    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
	    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
	    " xmlns:pdfaExtension="
	    "\"http://www.aiim.org/pdfa/ns/extension/\"\n"
	    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
	    " xmlns:pdfaProperty="
	    "\"http://www.aiim.org/pdfa/ns/property#\"\n"
	    " xmlns:jiyao=\"" OWN_NS "\">\n");
	buf_addf(out,
	    "<pdfaid:part>%d</pdfaid:part>\n"
	    "<pdfaid:conformance>%c</pdfaid:conformance>\n",
	    level->part, level->conformance - 'a' + 'A');
	if (level_tagged(level))
		buf_adds(out, "<pdfuaid:part>1</pdfuaid:part>\n");
	put_list(out, "dc:title", "Alt", &title, 1);
	put_list(out, "dc:creator", "Seq", &ops->author, 1);
	put_list(out, "dc:description", "Alt", &ops->subject, 1);
	put_list(out, "dc:language", "Bag", &lang, 1);
	put_simple(out, "pdf:Keywords", ops->keywords);
	put_simple(out, "xmp:CreateDate", ops->date);
	put_simple(out, "xmp:ModifyDate", ops->date);
	for (size_t i = 0; i < FACTS; i++) {
		if (ops->facts[i].n == 0)
			continue;
		buf_clear(&name);
		buf_addf(&name, "jiyao:%s", ops->facts[i].name);
		put_list(
		    out, name.p, "Seq", ops->facts[i].values, ops->facts[i].n);
	}
	put_simple(out, "jiyao:origin", origin);
	put_extensions(out, ops, origin != NULL, level_tagged(level));
	buf_adds(out, "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
		      "<?xpacket end=\"r\"?>\n");
	buf_free(&name);
}

void
claim_write(
    const struct ops *ops, const struct level *level, struct object_doc *doc)
{
	HPDF_Dict catalog = doc->haru->catalog, metadata, icc, intent;
	struct buf b = {NULL, 0, 0};

	put_xmp(&b, ops, level, doc->origin.p);
	metadata = object_encoded(doc, b.p, b.len, NULL);
	buf_adds(object_entries(metadata), "/Type/Metadata/Subtype/XML\n");
	HPDF_Dict_Add(catalog, "Metadata", metadata);
	buf_clear(&b);
	icc_srgb(&b);
	icc = object_stream(doc, b.p, b.len, 9);
	buf_adds(object_entries(icc), "/N 3\n");
	intent = object_dict(doc);
	buf_addf(object_entries(intent),
	    "/Type/OutputIntent/S/GTS_PDFA1"
	    "/OutputConditionIdentifier(sRGB IEC61966-2.1)"
	    "/Info(sRGB IEC61966-2.1)/DestOutputProfile %u 0 R\n",
	    object_id(icc));
	object_extend(catalog);
	buf_addf(object_entries(catalog), "/OutputIntents[%u 0 R]\n",
	    object_id(intent));
	buf_free(&b);
}

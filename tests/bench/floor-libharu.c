/* SPDX-License-Identifier: Apache-2.0 */
/*
 * floor-libharu TEXT OUT.pdf: a floor of the bench.
 *
 * Writes the text of a file in libharu's own way: its own font loader, its
 * own encoder, its own streams.  Nothing is broken into lines by rule: a line
 * ends with the input's line or after 28 characters, a page after 22 lines.
 * Three fonts, as in minutes: Zen Hei on the first line of a page, UKai on
 * the second, UMing on the others.  cc ... -lhpdf
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hpdf.h>

enum {
	LINE_CHARS = 28,
	PAGE_LINES = 22,
	TEXT_MAX = 16 << 20,
};

static const struct {
	const char *path;
	unsigned index;
} files[] = {
    {"/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0},
    {"/usr/share/fonts/truetype/arphic/ukai.ttc", 0},
    {"/usr/share/fonts/truetype/arphic/uming.ttc", 0},
};

static void
failed(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
	(void)user;
	fprintf(stderr, "floor-libharu: error %04lX, %lu\n", error, detail);
	exit(2);
}

static char *
read_text(const char *path)
{
	char *text = malloc(TEXT_MAX);
	FILE *f = fopen(path, "rb");
	size_t n;

	if (text == NULL || f == NULL) {
		perror(path);
		exit(2);
	}
	n = fread(text, 1, TEXT_MAX - 1, f);
	fclose(f);
	text[n] = '\0';
	return text;
}

/* Takes the next line out of *text; false at its end. */
static int
next_line(const char **text, char *line)
{
	const char *p = *text;
	size_t n = 0, chars = 0;

	while (*p == '\n' || *p == '\f' || *p == '\r')
		p++;
	if (*p == '\0')
		return 0;
	while (*p != '\0' && *p != '\n' && *p != '\f' && *p != '\r') {
		if (((unsigned char)*p & 0xC0) != 0x80 && chars++ == LINE_CHARS)
			break;
		line[n++] = *p++;
	}
	line[n] = '\0';
	*text = p;
	return 1;
}

int
main(int argc, char **argv)
{
	char line[LINE_CHARS * 4 + 1];
	const char *text;
	char *all;
	HPDF_Doc pdf;
	HPDF_Page page = NULL;
	HPDF_Font fonts[3];
	int n = 0, i;

	if (argc != 3) {
		fprintf(stderr, "usage: floor-libharu TEXT OUT.pdf\n");
		return 2;
	}
	text = all = read_text(argv[1]);
	pdf = HPDF_New(failed, NULL);
	HPDF_SetCompressionMode(pdf, HPDF_COMP_ALL);
	HPDF_UseUTFEncodings(pdf);
	for (i = 0; i < 3; i++)
		fonts[i] = HPDF_GetFont(pdf,
		    HPDF_LoadTTFontFromFile2(
			pdf, files[i].path, files[i].index, HPDF_TRUE),
		    "UTF-8");
	for (; next_line(&text, line); n = (n + 1) % PAGE_LINES) {
		if (n == 0) {
			page = HPDF_AddPage(pdf);
			HPDF_Page_SetSize(
			    page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
		}
		HPDF_Page_SetFontAndSize(page, fonts[n < 2 ? n : 2], 16);
		HPDF_Page_BeginText(page);
		HPDF_Page_TextOut(
		    page, 79.37f, 722.0f - 29.609f * (float)n, line);
		HPDF_Page_EndText(page);
	}
	HPDF_SaveToFile(pdf, argv[2]);
	HPDF_Free(pdf);
	free(all);
	return 0;
}

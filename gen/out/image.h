/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pictures as image objects, each once however often it is drawn.
 *
 * A JPEG goes into the file as it is.  A PNG is decoded (libpng: this is its
 * home), set on white where it is transparent, and deflated again as grey or
 * RGB of 8 bits: readers differ in what they make of the rest, and paper has
 * no transparency.  libharu's own reader of PNG is not used, since it returns
 * from libpng's error handler, which then aborts.
 */
#ifndef JIYAO_OUT_IMAGE_H
#define JIYAO_OUT_IMAGE_H

#include "layout/ops.h"
#include "out/object.h"

struct images;

struct images *images_new(const struct ops *);
void images_free(struct images *);
/* n in the name /In of the operation's picture. */
size_t images_number(const struct images *, const struct op *);
/*
 * Writes them; *list is their dictionary, NULL where there is none.  -1 after
 * a finding.
 */
int images_write(struct images *, struct object_doc *, HPDF_Dict *list);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/galley.h"

void
title_segment(struct galley *g, const struct segment *seg)
{
	wrap_segment(g, seg);
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Column widths in three steps.  Columns that need no more than an equal part
 * get what they need, and the part of the others grows.  The others share by
 * the root of their content, because a text falls in height as its column
 * grows; but none falls below what can be read.
 */
#include "layout/table.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"

static int64_t
root(int64_t v)
{
	int64_t r = 0, bit = (int64_t)1 << 30;

	for (; bit > 0; bit >>= 1)
		if ((r + bit) * (r + bit) <= v)
			r += bit;
	return r;
}

/* Shares width among the columns by weight; the last takes what is left. */
static void
share(const int64_t *weight, int n, mpt width, mpt *out)
{
	int64_t sum = 0, before = 0;
	mpt done = 0, end;

	for (int i = 0; i < n; i++)
		sum += weight[i];
	for (int i = 0; i < n; i++) {
		before += weight[i];
		end = sum == 0 ? (mpt)((int64_t)width * (i + 1) / n)
			       : (mpt)(width * before / sum);
		out[i] += end - done;
		done = end;
	}
}

struct widths {
	const mpt *min, *max;
	int n;
	mpt *out;
	bool *settled;
	mpt left; /* for the columns that are not settled */
	int open; /* how many these are */
	int64_t need; /* least width of these */
};

static void
settle(struct widths *w, int i, mpt width)
{
	w->out[i] = width;
	w->settled[i] = true;
	w->left -= width;
	w->need -= w->min[i];
	w->open--;
}

/* Gives the columns that need at most an equal part what they need. */
static void
settle_short(struct widths *w)
{
	bool again = true;

	while (again && w->open > 0) {
		mpt part = w->left / w->open;

		again = false;
		for (int i = 0; i < w->n; i++)
			if (!w->settled[i] && w->max[i] <= part &&
			    w->need - w->min[i] <= w->left - w->max[i]) {
				settle(w, i, w->max[i]);
				again = true;
			}
	}
}

static mpt
legible(const struct widths *w, int i, mpt floor)
{
	mpt v = w->max[i] < floor ? w->max[i] : floor;

	return v > w->min[i] ? v : w->min[i];
}

/* Settles the columns whose share by weight would be too narrow to read. */
static void
settle_narrow(struct widths *w, const int64_t *weight, mpt floor)
{
	int64_t sum, need;
	bool again = true;

	for (;; floor /= 2) {
		need = 0;
		for (int i = 0; i < w->n; i++)
			if (!w->settled[i])
				need += legible(w, i, floor);
		if (need <= w->left || floor == 0)
			break;
	}
	while (again && w->open > 0) {
		mpt left = w->left;

		again = false;
		sum = 0;
		for (int i = 0; i < w->n; i++)
			sum += w->settled[i] ? 0 : weight[i];
		for (int i = 0; i < w->n; i++) {
			if (w->settled[i] ||
			    left * weight[i] / sum >= legible(w, i, floor))
				continue;
			settle(w, i, legible(w, i, floor));
			again = true;
		}
	}
}

void
table_widths(const mpt *min, const mpt *max, const int *hints, int n, mpt width,
    mpt *out)
{
	struct widths w = {min, max, n, out, NULL, width, n, 0};
	int64_t *weight = xcalloc((size_t)n, sizeof(*weight));
	int64_t least = 0, most = 0;

	w.settled = xcalloc((size_t)n, sizeof(*w.settled));
	for (int i = 0; i < n; i++)
		w.need += min[i];
	for (int i = 0; i < n; i++) {
		out[i] = 0;
		if (hints != NULL && hints[i] > 0)
			settle(&w, i, (mpt)((int64_t)width * hints[i] / 1000));
		least += w.settled[i] ? out[i] : min[i];
		most += w.settled[i] ? out[i] : max[i];
	}
	if (least >= width || most <= width) {
		/* Too much or too little: everyone gives or takes in part. */
		w.left = width;
		for (int i = 0; i < n; i++) {
			if (!w.settled[i])
				out[i] = least >= width ? min[i] : max[i];
			weight[i] = out[i];
			w.left -= out[i];
		}
	} else {
		settle_short(&w);
		for (int i = 0; i < n; i++)
			weight[i] = root(max[i]) + 1;
		settle_narrow(&w, weight, width / 8);
		for (int i = 0; i < n; i++)
			weight[i] = w.open == 0    ? out[i]
				    : w.settled[i] ? 0
						   : weight[i];
	}
	share(weight, n, w.left, out);
	free(weight);
	free(w.settled);
}

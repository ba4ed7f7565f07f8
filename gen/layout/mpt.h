/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The unit of all geometry: 1/1000 PostScript point (1/72 inch).  Sums are
 * exact, so goldens are equal on every machine.
 */
#ifndef JIYAO_LAYOUT_MPT_H
#define JIYAO_LAYOUT_MPT_H

#include <stdint.h>

typedef int32_t mpt;

enum {
	MPT_PT = 1000,
};

/* Micrometres to mpt, rounded to nearest: 25,400 µm are 72,000 mpt. */
static inline mpt
mpt_um(int64_t um)
{
	return (mpt)((um * 720 + (um < 0 ? -127 : 127)) / 254);
}

/* mpt to micrometres, rounded to nearest. */
static inline int64_t
mpt_to_um(int64_t m)
{
	return (m * 254 + (m < 0 ? -360 : 360)) / 720;
}

#endif

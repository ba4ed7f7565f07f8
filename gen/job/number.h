/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Archive numbers (档号) by the pattern of an office: text that stands as it
 * is, and parts in braces, named as DA/T 13 names them.
 *
 *	{全宗号}    letters and figures       {机构}  letters, figures, Han
 *	{年度}      four figures             {件号}  figures
 *	{保管期限}  Y, D30, D10, C; 永久, 30年, 10年
 *	{档号}      anything: an office that has no pattern
 */
#ifndef JIYAO_JOB_NUMBER_H
#define JIYAO_JOB_NUMBER_H

enum number_fit { NUMBER_FITS, NUMBER_OTHER, NUMBER_NO_PATTERN };

enum number_fit number_fits(const char *pattern, const char *number);

#endif

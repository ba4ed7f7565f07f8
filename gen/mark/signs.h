/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The signs and words that GB/T 9704 itself adds to what a document says:
 * labels with their colons, the star of the secrecy term, the form of dates.
 * Any other wording comes from the Markdown.  The page and the web page share
 * them.
 */
#ifndef JIYAO_MARK_SIGNS_H
#define JIYAO_MARK_SIGNS_H

#define WORD_COLON "："
#define WORD_SPACE "　" /* between post and name */
#define WORD_COMMA "，"
#define WORD_STOP "。"
#define WORD_OPEN "（"
#define WORD_CLOSE "）"
#define WORD_STAR "★" /* between level and term, figures 2 and 11 */
#define WORD_YEAR "年"
#define WORD_MONTH "月"
#define WORD_DAY "日"
#define WORD_SIGNER "签发人" /* 7.2.6 */
#define WORD_TO "主送" /* in the 版记, 7.4.2 */
#define WORD_COPIES "抄送" /* 7.4.2 */
#define WORD_DISTRIBUTION "分送"
#define WORD_PRINTED "印发" /* 7.4.3 */
#define WORD_SIGNER "签发人" /* 7.2.6 */
#define WORD_ATTACHMENT "附件" /* 7.3.4, 7.3.7 */
/* Names of regions for readers who cannot see them; never printed. */
#define WORD_HEAD "版头" /* 7.2 */
#define WORD_IMPRINT "版记" /* 7.4 */

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of classes.  A character that is not named fills a cell when it
 * is East Asian or a symbol, and is part of a word when it is a letter.
 */
#include "layout/class.h"

static const uint8_t ascii[128] = {
    [0x00] = CLASS_NONE,
    ['\t'] = CLASS_SPACE,
    [' '] = CLASS_SPACE,
    ['!'] = CLASS_LCLOSE,
    ['"'] = CLASS_LMARK,
    ['#'] = CLASS_LMARK,
    ['$'] = CLASS_PREFIX,
    ['%'] = CLASS_POSTFIX,
    ['&'] = CLASS_LMARK,
    ['\''] = CLASS_LMARK,
    ['('] = CLASS_LOPEN,
    [')'] = CLASS_LCLOSE,
    ['*'] = CLASS_LMARK,
    ['+'] = CLASS_PREFIX,
    [','] = CLASS_LCLOSE,
    ['-'] = CLASS_LMARK,
    ['.'] = CLASS_LCLOSE,
    ['/'] = CLASS_LMARK,
    [':'] = CLASS_LCLOSE,
    [';'] = CLASS_LCLOSE,
    ['<'] = CLASS_LMARK,
    ['='] = CLASS_LMARK,
    ['>'] = CLASS_LMARK,
    ['?'] = CLASS_LCLOSE,
    ['@'] = CLASS_LMARK,
    ['['] = CLASS_LOPEN,
    ['\\'] = CLASS_LMARK,
    [']'] = CLASS_LCLOSE,
    ['^'] = CLASS_LMARK,
    ['_'] = CLASS_LMARK,
    ['`'] = CLASS_LMARK,
    ['{'] = CLASS_LOPEN,
    ['|'] = CLASS_LMARK,
    ['}'] = CLASS_LCLOSE,
    ['~'] = CLASS_LMARK,
};

static enum class class_ascii(uint32_t cp) {
	if (cp >= '0' && cp <= '9') return CLASS_DIGIT;
	if ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') return CLASS_LATIN;
	if (cp < 0x20 && cp != '\t') return CLASS_NONE;
	if (cp == 0x7f) return CLASS_NONE;
	return (enum class)ascii[cp];
}

/* U+0080 to U+2FFF: marks one by one, then ranges. */
static enum class class_western(uint32_t cp) {
	switch (cp){
		case 0x00a0 : /* no-break space */
		    case 0x202f : case 0x2060 : /* word joiner */
			case 0xfeff : return CLASS_GLUE;
		case 0x00b7 : /* · */
		    case 0x2027 : return CLASS_MIDDOT;
		case 0x2018 : case 0x201c : return CLASS_OPEN;
		case 0x2019 : case 0x201d : return CLASS_CLOSE;
		case 0x2013 : return CLASS_CONNECT;
		case 0x2014 : /* a pair, or single; decided by its neighbours */
		    case 0x2015 : case 0x2e3a : return CLASS_DASH;
		case 0x2026 : case 0x22ef : return CLASS_ELLIPSIS;
		case 0x203c : /* ‼ ⁇ ⁈ ⁉ */
		    case 0x2047 : case 0x2048 : case 0x2049 : return CLASS_STOP;
		case 0x00a3 : case 0x00a5 : case 0x00b1 : case 0x20ac :
		    case 0x2212 : return CLASS_PREFIX;
		case 0x00b0 : case 0x2030 : case 0x2032 : case 0x2033 :
		    case 0x2103 : case 0x2109 : return CLASS_POSTFIX;
		case 0x00ad : case 0x180e : return CLASS_NONE;
		case 0x200b : return CLASS_ZWSP;
		default : break;
	}
if ((cp >= 0x300 && cp <= 0x36f) || (cp >= 0x483 && cp <= 0x489) ||
    (cp >= 0x1ab0 && cp <= 0x1aff) || (cp >= 0x1dc0 && cp <= 0x1dff) ||
    (cp >= 0x20d0 && cp <= 0x20ff)) return CLASS_MARK;
if (cp < 0xa0 || (cp >= 0x200c && cp <= 0x200f) ||
    (cp >= 0x202a && cp <= 0x202e) || (cp >= 0x2061 && cp <= 0x206f))
	return CLASS_NONE;
if (cp >= 0x2000 && cp <= 0x200a)
	return CLASS_SPACE;
if (cp < 0x2000 && cp != 0xd7 && cp != 0xf7 && cp != 0xa7 && cp != 0xa9 &&
    cp != 0xae && cp != 0xb6)
	return CLASS_LATIN;
return CLASS_HAN; /* ① ★ № → × ÷ § : a symbol stands alone */
}

/* U+3000 and above. */
static enum class class_cjk(uint32_t cp) {
	switch (cp){
		case 0x3000 : return CLASS_IDSPACE; case 0x3001 : /* 、 */
		    case 0xff0c : case 0xff1b : case 0xff1a :
			return CLASS_COMMA;
		case 0x3002 : case 0xff0e : case 0xff01 : case 0xff1f :
		    return CLASS_STOP;
		case 0x3008 : case 0x300a : case 0x300c : case 0x300e :
		    case 0x3010 : case 0x3014 : case 0x3016 : case 0xff08 :
			case 0xff3b : case 0xff5b : return CLASS_OPEN;
		case 0x3009 : case 0x300b : case 0x300d : case 0x300f :
		    case 0x3011 : case 0x3015 : case 0x3017 : case 0xff09 :
			case 0xff3d : case 0xff5d : return CLASS_CLOSE;
		case 0x30fb : /* ・ */
		    case 0xff65 : return CLASS_MIDDOT;
		case 0x301c : case 0xff5e : /* ～ */
		    case 0xff0d : return CLASS_CONNECT;
		case 0xff0f : return CLASS_SLASH;
		case 0xff04 : case 0xffe5 : case 0xffe1 : return CLASS_PREFIX;
		case 0xff05 : return CLASS_POSTFIX;
		default : break;
	}
if (cp >= 0x302a && cp <= 0x302f) return CLASS_MARK;
if (cp >= 0xe0000 && cp <= 0xe007f)
	return CLASS_NONE;
return CLASS_HAN;
}

enum class class_of(uint32_t cp) {
	if (cp < 0x80) return class_ascii(cp);
	if (cp < 0x2e80 || cp == 0xfeff) return class_western(cp);
	return class_cjk(cp);
}

bool
class_is_vs(uint32_t cp)
{
	return (cp >= 0xfe00 && cp <= 0xfe0f) ||
	       (cp >= 0xe0100 && cp <= 0xe01ef);
}

bool
class_no_start(enum class c, bool strict)
{
	switch (c) {
	case CLASS_CLOSE:
	case CLASS_STOP:
	case CLASS_COMMA:
	case CLASS_MIDDOT:
	case CLASS_CONNECT:
	case CLASS_SLASH:
	case CLASS_SPACE:
	case CLASS_GLUE:
	case CLASS_ZWSP:
	case CLASS_LCLOSE:
	case CLASS_POSTFIX:
	case CLASS_MARK:
	case CLASS_NONE:
		return true;
	case CLASS_DASH:
	case CLASS_ELLIPSIS:
		return strict;
	default:
		return false;
	}
}

bool class_no_end(enum class c)
{
	return c == CLASS_OPEN || c == CLASS_SLASH || c == CLASS_LOPEN ||
	       c == CLASS_GLUE || c == CLASS_PREFIX;
}

bool
class_is_han_numeral(uint32_t cp)
{
	switch (cp) {
	case 0x3007: /* 〇 */
	case 0x4e00: /* 一 */
	case 0x4e8c:
	case 0x4e09:
	case 0x56db:
	case 0x4e94:
	case 0x516d:
	case 0x4e03:
	case 0x516b:
	case 0x4e5d:
	case 0x5341: /* 十 */
	case 0x767e: /* 百 */
	case 0x96f6: /* 零 */
		return true;
	default:
		return false;
	}
}

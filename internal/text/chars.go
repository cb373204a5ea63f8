package text

import (
	"unicode"
	"unicode/utf8"
)

const tilde = '\u0303'

// straight returns the ASCII form of typographic quotes and dashes, among them
// the acute and grave accents that people type for an apostrophe.
func straight(r rune) (byte, bool) {
	switch r {
	case '‘', '’', '‚', '‛', '′', '‵', '´', '\u1FFD', '`', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ˈ', '‹', '›', '＇':
		return '\'', true
	case '“', '”', '„', '‟', '″', '‶', '«', '»', '＂', '〝', '〞':
		return '"', true
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '－':
		return '-', true
	}
	return 0, false
}

// accent reports whether r is a mark that comparing ignores: the combining
// diacritics of Latin, Greek and Cyrillic, Hebrew points and Arabic vowels. The
// vowel signs of other scripts are letters to their readers and stay.
func accent(r rune) bool { return unicode.Is(accents, r) }

// invisible reports whether r shows nothing by itself: zero-width, joining and
// direction characters, soft hyphen, variation selectors, tags, and controls that
// are not white space.
func invisible(r rune) bool {
	if r < utf8.RuneSelf {
		return r < ' ' && (r < '\t' || r > '\r') || r == 0x7F
	}
	return unicode.Is(invisibles, r)
}

var accents = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x0300, Hi: 0x036F, Stride: 1},
	{Lo: 0x0591, Hi: 0x05BD, Stride: 1},
	{Lo: 0x05BF, Hi: 0x05BF, Stride: 1},
	{Lo: 0x05C1, Hi: 0x05C2, Stride: 1},
	{Lo: 0x05C4, Hi: 0x05C5, Stride: 1},
	{Lo: 0x05C7, Hi: 0x05C7, Stride: 1},
	{Lo: 0x064B, Hi: 0x065F, Stride: 1},
	{Lo: 0x0670, Hi: 0x0670, Stride: 1},
	{Lo: 0x1AB0, Hi: 0x1AFF, Stride: 1},
	{Lo: 0x1DC0, Hi: 0x1DFF, Stride: 1},
	{Lo: 0x20D0, Hi: 0x20FF, Stride: 1},
	{Lo: 0xFE20, Hi: 0xFE2F, Stride: 1},
}}

var invisibles = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x0080, Hi: 0x0084, Stride: 1},
		{Lo: 0x0086, Hi: 0x009F, Stride: 1},
		{Lo: 0x00AD, Hi: 0x00AD, Stride: 1},
		{Lo: 0x034F, Hi: 0x034F, Stride: 1},
		{Lo: 0x061C, Hi: 0x061C, Stride: 1},
		{Lo: 0x115F, Hi: 0x1160, Stride: 1},
		{Lo: 0x17B4, Hi: 0x17B5, Stride: 1},
		{Lo: 0x180B, Hi: 0x180F, Stride: 1},
		{Lo: 0x200B, Hi: 0x200F, Stride: 1},
		{Lo: 0x202A, Hi: 0x202E, Stride: 1},
		{Lo: 0x2060, Hi: 0x206F, Stride: 1},
		{Lo: 0x3164, Hi: 0x3164, Stride: 1},
		{Lo: 0xFE00, Hi: 0xFE0F, Stride: 1},
		{Lo: 0xFEFF, Hi: 0xFEFF, Stride: 1},
		{Lo: 0xFFA0, Hi: 0xFFA0, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x1BCA0, Hi: 0x1BCA3, Stride: 1},
		{Lo: 0x1D173, Hi: 0x1D17A, Stride: 1},
		{Lo: 0xE0000, Hi: 0xE0FFF, Stride: 1},
	},
}

// spelledOut returns the plain letters for a small letter that no normal form
// takes apart, or "".
func spelledOut(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ħ':
		return "h"
	case 'ŧ':
		return "t"
	}
	return ""
}

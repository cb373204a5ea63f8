package grid

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// readStrings reads the texts that cells refer to by number.
func (b *book) readStrings(part string) error {
	data, err := b.parts.read(part, MaxUnzipped)
	if err != nil {
		return err
	}
	m := newMarkup(data)
	for {
		t, err := m.next()
		switch {
		case err != nil:
			return err
		case t == tokenEnd:
			return nil
		case t != tokenOpen || m.name(0) != "si":
			continue
		case len(b.strings) == maxStrings:
			return tooLarge()
		}
		s, err := richText(m)
		if err != nil {
			return err
		}
		b.strings = append(b.strings, s)
	}
}

// maxStrings is how many different texts a workbook may have.
const maxStrings = 2_000_000

// richText reads the text of the element just begun, up to its end, in one piece
// and without how it is spoken, which East Asian workbooks add.
func richText(m *markup) (string, error) {
	var all strings.Builder
	for depth := m.depth; ; {
		t, err := m.next()
		if err != nil {
			return "", err
		}
		switch {
		case t == tokenClose && m.depth < depth:
			return unescape(all.String()), nil
		case t == tokenOpen && m.name(0) == "rPh":
			err = m.skip()
		case t == tokenOpen && m.name(0) == "t":
			var s string
			s, err = m.content()
			all.WriteString(s)
		}
		if err != nil {
			return "", err
		}
	}
}

// escapes are characters that XML cannot hold, as workbooks write them.
var escapes = regexp.MustCompile(`(?:_x[0-9A-Fa-f]{4}_)+`)

// unescape puts them back. A surrogate without its other half becomes an invalid byte.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escapes.ReplaceAllStringFunc(s, func(run string) string {
		var out []byte
		for len(run) > 0 {
			r := unit(run)
			run = run[len("_x0000_"):]
			if !utf16.IsSurrogate(r) {
				out = utf8.AppendRune(out, r)
				continue
			}
			pair := rune(utf8.RuneError)
			if run != "" {
				pair = utf16.DecodeRune(r, unit(run))
			}
			if pair == utf8.RuneError {
				out = append(out, invalidByte)
				continue
			}
			out, run = utf8.AppendRune(out, pair), run[len("_x0000_"):]
		}
		return string(out)
	})
}

// unit reads the first escape of a run.
func unit(run string) rune {
	n, _ := strconv.ParseUint(run[2:6], 16, 16) // the pattern has only such digits
	return rune(n)
}

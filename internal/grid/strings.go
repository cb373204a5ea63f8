package grid

import (
	"bytes"
	"encoding/xml"
	"io"
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
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return damaged()
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "si" {
			s, err := richText(d)
			if err != nil {
				return damaged()
			}
			b.strings = append(b.strings, s)
		}
	}
}

// richText reads up to the end of the element that d is in: its text in one piece,
// without how it is spoken, which East Asian workbooks add.
func richText(d *xml.Decoder) (string, error) {
	var all strings.Builder
	for depth, inText := 1, false; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local == "rPh" {
				if err := d.Skip(); err != nil {
					return "", err
				}
				continue
			}
			depth++
			inText = e.Name.Local == "t"
		case xml.EndElement:
			depth--
			inText = false
		case xml.CharData:
			if inText {
				all.Write(e)
			}
		}
	}
	return unescape(all.String()), nil
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

package xlsx

import (
	"fmt"
	"strconv"
	"strings"
)

const (
	maxShared   = 1 << 16 // strings in the common table
	sharedBytes = 120     // of one of them
	trial       = 256     // cells after which a column must have repeated itself
)

// shared is the workbook's table of strings that repeat: they make a smaller file,
// faster to write and to open. Others stand in their cells, so that the table is small
// whatever the number of rows.
type shared struct {
	index map[string]int
	items []byte // as XML
	uses  int
}

// habit is what a column's strings have been like so far.
type habit struct {
	off         bool // they do not repeat, or are identifiers
	last        string
	at          int // of last in the table; last is "" before there is one
	tries, hits int
}

func newShared() *shared { return &shared{index: map[string]int{}} }

// append ends a cell that holds s, as text.go cleaned it.
func (t *shared) append(b []byte, s string, h *habit) []byte {
	if i, ok := t.place(s, h); ok {
		t.uses++
		b = append(b, ` t="s"><v>`...)
		return append(strconv.AppendInt(b, int64(i), 10), "</v></c>"...)
	}
	b = append(b, ` t="inlineStr"><is>`...)
	return append(appendText(b, s), "</is></c>"...)
}

// place finds or gives s a place in the table; false for what does not belong there.
func (t *shared) place(s string, h *habit) (int, bool) {
	if h.off || len(s) > sharedBytes {
		return 0, false
	}
	if h.last == s && s != "" {
		h.hits++
		return h.at, true
	}
	h.tries++
	i, ok := t.index[s]
	if ok {
		h.hits++
	}
	if h.tries >= trial && h.hits*2 < h.tries {
		h.off = true
	}
	if !ok {
		if len(t.index) >= maxShared {
			return 0, false
		}
		i = t.add(s)
	}
	h.last, h.at = s, i
	return i, true
}

func (t *shared) add(s string) int {
	i := len(t.index)
	t.index[strings.Clone(s)] = i // it may be cut from a longer text
	t.items = append(appendText(append(t.items, "<si>"...), s), "</si>"...)
	return i
}

// xml is the part.
func (t *shared) xml() []byte {
	head := fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+
		`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="%d" uniqueCount="%d">`, t.uses, len(t.index))
	return append(append([]byte(head), t.items...), "</sst>"...)
}

// sharedStrings has excelize declare the part, whose content is ours.
func (wb *workbook) sharedStrings() error {
	wb.patches.replace["xl/sharedStrings.xml"] = wb.strings.xml()
	return wb.SetCellStr(wb.plans[0].Name, "A1", "-") // replaced with all cells
}

// appendText appends a t element that holds s; its blanks are kept.
func appendText(b []byte, s string) []byte {
	if edged(s) {
		b = append(b, `<t xml:space="preserve">`...)
	} else {
		b = append(b, "<t>"...)
	}
	return append(appendEscaped(b, s), "</t>"...)
}

func edged(s string) bool {
	blank := func(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }
	return s != "" && (blank(s[0]) || blank(s[len(s)-1]))
}

// appendEscaped appends s as the content of an element. The underscore that text.go
// marked is written as the file format does.
func appendEscaped(b []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		if !special[s[i]] {
			continue
		}
		as, n := "", 1
		switch s[i] {
		case '&':
			as = "&amp;"
		case '<':
			as = "&lt;"
		case '>':
			as = "&gt;"
		case underscoreBytes[0]:
			if !strings.HasPrefix(s[i:], underscoreBytes) {
				continue
			}
			as, n = "_x005F_", len(underscoreBytes)
		default:
			continue
		}
		b = append(append(b, s[from:i]...), as...)
		i += n - 1
		from = i + 1
	}
	return append(b, s[from:]...)
}

// special are the bytes at which appendEscaped must look twice.
var special = [256]bool{'&': true, '<': true, '>': true, 0xef: true} // 0xef begins underscoreBytes

const underscoreBytes = string(underscore)

// appendNumber appends n as XML Schema's double; whole numbers without an exponent.
func appendNumber(b []byte, n float64) []byte {
	if n == float64(int64(n)) {
		return strconv.AppendInt(b, int64(n), 10)
	}
	return strconv.AppendFloat(b, n, 'g', -1, 64)
}

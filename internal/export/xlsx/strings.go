package xlsx

import (
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"
)

const (
	maxShared  = 1 << 16 // strings in the common table
	shortBytes = 120     // of a string that may repeat within its column
	maxOnce    = 4 << 20 // bytes of all others in the table
	trial      = 256     // cells after which a column must have repeated itself
)

// shared is the workbook's table of strings: those that repeat in their column, and as
// many of the others as there is room for. It makes a smaller file, faster to write and
// to open: a text to judge, a reason to object and an answer are one, and texts pack
// better side by side. What finds no room stands in its cell, so that the table is
// small whatever the number of rows.
type shared struct {
	index map[string]int
	long  map[[16]byte]int // long strings, by half of their SHA-256: they are not kept
	items *body            // as XML
	uses  int
	once  int // bytes of what may not repeat
}

// habit is what a column's strings have been like so far.
type habit struct {
	once        bool // its short strings do not repeat
	off         bool // none is looked up any more
	last        string
	at          int // of last in the table; last is "" before there is one
	tries, hits int
}

func newShared(p *press) *shared {
	return &shared{index: map[string]int{}, long: map[[16]byte]int{}, items: newBody(p)}
}

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
	switch {
	case h.off:
		return 0, false
	case h.last == s && s != "":
		h.hits++
		return h.at, true
	}
	h.tries++
	i, ok := t.find(s)
	if ok {
		h.hits++
	}
	if h.tries >= trial && h.hits*2 < h.tries {
		h.once = true
	}
	if !ok {
		if i, ok = t.add(s, h.once || len(s) > shortBytes); !ok {
			h.off = h.once && h.hits*16 < h.tries
			return 0, false
		}
	}
	h.last, h.at = s, i
	return i, true
}

// find is the place of a string in the table.
func (t *shared) find(s string) (i int, ok bool) {
	if len(s) > shortBytes {
		i, ok = t.long[digest(s)]
		return i, ok
	}
	i, ok = t.index[s]
	return i, ok
}

func digest(s string) [16]byte {
	sum := sha256.Sum256([]byte(s))
	return [16]byte(sum[:16])
}

// count is how many strings the table has.
func (t *shared) count() int { return len(t.index) + len(t.long) }

// add takes s in if there is room.
func (t *shared) add(s string, once bool) (int, bool) {
	i := t.count()
	if i >= maxShared || once && t.once+len(s) > maxOnce {
		return 0, false
	}
	if once {
		t.once += len(s)
	}
	if len(s) > shortBytes {
		t.long[digest(s)] = i
	} else {
		t.index[strings.Clone(s)] = i // it may be cut from a longer text
	}
	t.items.add(append(appendText(append(t.items.begin(), "<si>"...), s), "</si>"...))
	return i, true
}

// head is the beginning of the part.
func (t *shared) head() string {
	return fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+
		`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="%d" uniqueCount="%d">`, t.uses, t.count())
}

// sharedStrings has excelize declare the part, whose content is ours.
func (wb *workbook) sharedStrings() error {
	wb.strings.items.end()
	wb.patches.parts["xl/sharedStrings.xml"] = &content{top: wb.strings.head(), body: wb.strings.items, behind: "</sst>"}
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

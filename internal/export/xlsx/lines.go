package xlsx

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lines estimates how many lines s takes in a column of that width, up to most.
// Words move to the next line whole, longer ones are broken. It is asked of every
// wrapped text of a sheet, and so goes over it once.
func lines(s string, column float64, most int) int {
	w := wrapper{room: int(max(column, 4) * columnUnit), most: most, total: 1}
	word := 0
	for i := 0; i < len(s) && w.total < most; {
		c, n := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRuneInString(s[i:])
		}
		switch i += n; {
		case c == '\n':
			w.add(word)
			word = 0
			if i < len(s) {
				w.total, w.used = w.total+1, 0
			}
		case c == ' ' || c == '\t' || c == 0x85 || c == 0xa0 || c > 0x1680 && unicode.IsSpace(c):
			w.add(word)
			word = 0
		default:
			word += advance(c)
		}
	}
	w.add(word)
	return min(w.total, most)
}

// wrapper fills lines with words, in thousandths of the font's size.
type wrapper struct{ room, used, total, most int }

func (w *wrapper) add(word int) {
	if word == 0 {
		return
	}
	blank := arial[0]
	if w.used > 0 && w.used+blank+word > w.room {
		w.total, w.used = w.total+1, 0
	}
	for ; word > w.room && w.total < w.most; word -= w.room {
		w.total++
	}
	if w.used > 0 {
		w.used += blank
	}
	w.used += word
}

const (
	leadMin = 100 // characters of a line of sentences, whatever the table
	leadMax = 170
	leadInk = 1.15 // of its letters, which are larger
)

// place cuts the sentences above the table into lines that are about as wide as the
// table, so that a sheet prints as large as the table allows, and finds the header's row.
func (p *plan) place() {
	p.lead = broken(p.Lead, min(max(p.wide(), leadMin), leadMax)/leadInk)
	p.header = rowLead + max(len(p.lead), 1) + 2
}

// broken cuts s into lines between words. What would need too many stays on the last.
func broken(s string, room float64) []string {
	var out []string
	for _, word := range strings.Fields(s) {
		last := len(out) - 1
		if last >= 0 && (len(out) == maxLead || inked(out[last])+inked(" "+word) <= room) {
			out[last] += " " + word
			continue
		}
		out = append(out, word)
	}
	return out
}

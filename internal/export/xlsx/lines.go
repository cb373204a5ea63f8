package xlsx

import "strings"

// lines estimates how many lines s takes in a column of that width, up to most.
// Words move to the next line whole, longer ones are broken.
func lines(s string, column float64, most int) int {
	room := max(column, 4)
	blank := inked(" ")
	total := 0
	for part := range strings.Lines(s) {
		total++
		used := 0.0
		for word := range strings.FieldsSeq(part) {
			w := inked(word)
			if used > 0 && used+blank+w > room {
				total++
				used = 0
			}
			for ; w > room && total < most; w -= room {
				total++
			}
			if used > 0 {
				used += blank
			}
			if used += w; total >= most {
				return most
			}
		}
	}
	return max(total, 1)
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

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

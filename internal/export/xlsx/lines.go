package xlsx

import "strings"

// lines estimates how many lines s takes in a column of that many characters. Words
// move to the next line whole, longer ones are broken.
func lines(s string, columns float64) int {
	room := max(columns, 4)
	total := 0
	for part := range strings.Lines(s) {
		total++
		used := 0.0
		for _, word := range strings.Fields(part) {
			w := ink10(word)
			if used > 0 && used+0.5+w > room {
				total++
				used = 0
			}
			for ; w > room; w -= room {
				total++
			}
			if used > 0 {
				used += 0.5
			}
			used += w
		}
		if total > 500 {
			break
		}
	}
	return max(total, 1)
}

// ink10 is about how many digits' width a word takes in the proportional font.
func ink10(word string) float64 {
	w := 0.0
	for _, r := range word {
		switch {
		case strings.ContainsRune("ijlt.,;:'!|()[]I", r):
			w += 0.55
		case strings.ContainsRune("mwMW@%", r):
			w += 1.5
		case r >= 'A' && r <= 'Z':
			w += 1.25
		case r < 0x80:
			w++
		default:
			w += 1.05 * float64(width(string(r)))
		}
	}
	return w
}

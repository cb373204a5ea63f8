package config

import (
	"fmt"
	"strings"
)

// suggestion is the end of a message about a wrong word: the nearest right one,
// or all of them when none is near and they are few.
func suggestion(wrong string, right []string) string {
	if n := nearest(wrong, right); n != "" {
		return fmt.Sprintf("; did you mean %q?", n)
	}
	if len(right) == 0 || len(right) > 12 {
		return ""
	}
	return "; possible here: " + strings.Join(right, ", ")
}

// nearest returns the word that wrong was probably meant to be, or "". The
// first of equally near ones wins.
func nearest(wrong string, right []string) string {
	best, least := "", max(1, len([]rune(wrong))/3)+1
	for _, w := range right {
		if d := distance(strings.ToLower(wrong), strings.ToLower(w)); d < least {
			best, least = w, d
		}
	}
	return best
}

// distance counts the insertions, deletions, replacements and swaps of
// neighbours that turn a into b.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d > 8 || d < -8 {
		return 9
	}
	var before, last []int
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		before, last, row = last, row, make([]int, len(y)+1)
		row[0] = i + 1
		for j := range y {
			change := 1
			if x[i] == y[j] {
				change = 0
			}
			row[j+1] = min(last[j]+change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(y)]
}

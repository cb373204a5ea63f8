// Package similar measures how alike two short strings are: edit distance and
// Jaro–Winkler similarity, both bit-parallel and without allocation for strings of
// up to 64 bytes. Strings are compared byte by byte: callers pass folded text, in
// which Latin letters are one byte each; other scripts count a letter as several.
package similar

// word is how many characters fit the bit vectors; what is longer is cut, so that
// a megabyte costs no more than a name.
const word = 64

// Distance is the number of single edits (insert, drop, change, swap of
// neighbours) that turn a into b: the optimal string alignment distance, by the
// bit-parallel method of Myers with Hyyrö's transposition. Beyond 64 bytes only the length counts.
func Distance(a, b string) int {
	a, b = trim(a, b)
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return len(b)
	}
	over := 0
	if len(a) > word {
		a, over = a[:word], len(a)-word
	}
	if len(b) > 4*word {
		over, b = over+len(b)-4*word, b[:4*word]
	}
	return myers(a, b) + over
}

func myers(a, b string) int {
	var where [256]uint64
	for i := range len(a) {
		where[a[i]] |= 1 << i
	}
	last := uint64(1) << (len(a) - 1)
	up, down, score := ^uint64(0), uint64(0), len(a) // vertical differences: +1, -1
	var diagonal, before uint64
	for i := range len(b) {
		here := where[b[i]]
		swapped := (^diagonal & here) << 1 & before
		diagonal = (here&up + up ^ up) | here | down | swapped
		plus, minus := down|^(diagonal|up), diagonal&up
		if plus&last != 0 {
			score++
		}
		if minus&last != 0 {
			score--
		}
		plus = plus<<1 | 1
		up, down = minus<<1|^(diagonal|plus), plus&diagonal
		before = here
	}
	return score
}

// trim drops what both begin and end with, which no edit touches.
func trim(a, b string) (string, string) {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return a, b
}

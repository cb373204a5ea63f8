package similar

import "math/bits"

// JaroWinkler is the similarity of Jaro with Winkler's bonus for a common
// beginning of up to four characters: 0 for nothing alike, 1 for equal. Only the
// first 64 bytes are compared.
func JaroWinkler(a, b string) float64 {
	a, b = a[:min(len(a), word)], b[:min(len(b), word)]
	if a == b {
		return 1
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	j := jaro(a, b)
	common := 0
	for common < min(4, len(a)) && a[common] == b[common] {
		common++
	}
	return j + float64(common)*0.1*(1-j)
}

func jaro(a, b string) float64 {
	if len(a) == 0 {
		return 0
	}
	window := max(len(b)/2-1, 0)
	var where [256]uint64
	for i := range len(b) {
		where[b[i]] |= 1 << i
	}
	var inA, inB uint64
	for i := range len(a) {
		near := where[a[i]] &^ inB & between(i-window, i+window)
		if near != 0 {
			inA |= 1 << i
			inB |= near & -near
		}
	}
	matches := bits.OnesCount64(inA)
	if matches == 0 {
		return 0
	}
	moved := 0
	for x, y := inA, inB; x != 0; x, y = x&(x-1), y&(y-1) {
		if a[bits.TrailingZeros64(x)] != b[bits.TrailingZeros64(y)] {
			moved++
		}
	}
	m := float64(matches)
	return (m/float64(len(a)) + m/float64(len(b)) + (m-float64(moved/2))/m) / 3
}

// between has the bits from lo to hi set.
func between(lo, hi int) uint64 {
	lo = max(lo, 0)
	if hi >= word-1 {
		return ^uint64(0) << lo
	}
	return (uint64(1)<<(hi+1) - 1) &^ (uint64(1)<<lo - 1)
}

package people

import "slices"

// digitBits is how many bits a round of sorting looks at: few enough that their
// counters stay in the fastest memory.
const (
	digitBits = 11
	digits    = 3
)

// byKey sorts entries by key, those of one key in the order in which they came, and
// returns them in spare, which is as long; both are overwritten. It looks at the upper bits digit by
// digit, and at whole keys where those agree.
func byKey(entries, spare []entry) []entry {
	for digit := range digits {
		shift := 64 - digitBits*(digits-digit)
		var at [1 << digitBits]uint32
		for _, e := range entries {
			at[e.key>>shift&(1<<digitBits-1)]++
		}
		sum := uint32(0)
		for v, n := range at {
			at[v] = sum
			sum += n
		}
		for _, e := range entries {
			v := e.key >> shift & (1<<digitBits - 1)
			spare[at[v]] = e
			at[v]++
		}
		entries, spare = spare, entries
	}
	const seen = 64 - digitBits*digits
	for lo := 0; lo < len(entries); {
		hi, mixed := lo+1, false
		for hi < len(entries) && entries[hi].key>>seen == entries[lo].key>>seen {
			mixed = mixed || entries[hi].key != entries[lo].key
			hi++
		}
		if mixed {
			slices.SortStableFunc(entries[lo:hi], func(a, b entry) int {
				switch {
				case a.key < b.key:
					return -1
				case a.key > b.key:
					return 1
				}
				return 0
			})
		}
		lo = hi
	}
	return entries
}

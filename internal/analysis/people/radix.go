package people

// byKey sorts entries by key; entries of one key keep their order. spare is as long.
func byKey(entries, spare []entry) {
	var counts [4][1 << 16]uint32
	for _, e := range entries {
		counts[0][uint16(e.key)]++
		counts[1][uint16(e.key>>16)]++
		counts[2][uint16(e.key>>32)]++
		counts[3][uint16(e.key>>48)]++
	}
	for digit := range counts {
		at := uint32(0)
		for v, n := range counts[digit] {
			counts[digit][v] = at
			at += n
		}
		shift := 16 * digit
		for _, e := range entries {
			v := uint16(e.key >> shift)
			spare[counts[digit][v]] = e
			counts[digit][v]++
		}
		entries, spare = spare, entries
	}
}

// inOrder sorts numbers; spare is as long.
func inOrder(numbers, spare []uint64) {
	var counts [4][1 << 16]uint32
	for _, n := range numbers {
		counts[0][uint16(n)]++
		counts[1][uint16(n>>16)]++
		counts[2][uint16(n>>32)]++
		counts[3][uint16(n>>48)]++
	}
	for digit := range counts {
		at := uint32(0)
		for v, n := range counts[digit] {
			counts[digit][v] = at
			at += n
		}
		shift := 16 * digit
		for _, n := range numbers {
			v := uint16(n >> shift)
			spare[counts[digit][v]] = n
			counts[digit][v]++
		}
		numbers, spare = spare, numbers
	}
}

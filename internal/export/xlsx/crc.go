package xlsx

// joinCRC is the CRC-32 (IEEE) of a text followed by one of n bytes, from the CRCs of
// both. Appending a zero bit multiplies the CRC's polynomial by x modulo the
// generator, a linear map of 32 bits: its matrix is squared for each bit of n (as in
// Mark Adler's crc32_combine).
func joinCRC(first, second uint32, n int64) uint32 {
	var m matrix
	m[0] = 0xedb88320 // one zero bit: the generator, reflected
	for i := 1; i < 32; i++ {
		m[i] = 1 << (i - 1)
	}
	m = m.square().square() // four bits
	for ; n > 0; n >>= 1 {
		m = m.square() // first eight bits, one byte; then twice as many each time
		if n&1 == 1 {
			first = m.times(first)
		}
	}
	return first ^ second
}

// matrix is a linear map of 32 bits, by columns.
type matrix [32]uint32

func (m matrix) times(v uint32) uint32 {
	sum := uint32(0)
	for i := 0; v != 0; i, v = i+1, v>>1 {
		if v&1 == 1 {
			sum ^= m[i]
		}
	}
	return sum
}

func (m matrix) square() matrix {
	var out matrix
	for i, column := range m {
		out[i] = m.times(column)
	}
	return out
}

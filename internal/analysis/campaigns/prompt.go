package campaigns

import "canvass/internal/text"

// promptWords is how many words in a row must be the prompt's to count as taken from it.
const promptWords = 5

// prompt is the rows of words that people were shown.
type prompt struct {
	rows   map[uint64]bool
	starts [1 << 10]uint64 // a bit, by a part of their hashes, for two words with which a row begins
}

func newPrompt(h *text.Hasher, prompts []string) *prompt {
	p := &prompt{rows: map[uint64]bool{}}
	for _, s := range prompts {
		words, _ := h.Append(nil, s, maxWords)
		for i := promptWords; i <= len(words); i++ {
			begin := words[i-promptWords : i]
			p.rows[row(begin)] = true
			at, bit := start(begin[0], begin[1])
			p.starts[at] |= bit
		}
	}
	return p
}

// start is where the bit of two words is.
func start(a, b text.Word) (at uint16, bit uint64) {
	x := uint16((a.Hash + 3*b.Hash) >> 48) // what is left
	return x >> 6, 1 << (x & 63)
}

func row(words []text.Word) uint64 {
	sum := uint64(0)
	for _, w := range words {
		sum = sum*0x9E3779B97F4A7C15 + w.Hash
	}
	return sum
}

// without drops, in place, the words that are taken from the prompt.
func (p *prompt) without(words []text.Word) []text.Word {
	kept, until := words[:0], 0
	for i := p.next(words, 0); i >= 0; i = p.next(words, i+1) {
		if i > until {
			kept = append(kept, words[until:i]...) // never ahead of i: what next still reads is untouched
		}
		until = i + promptWords
	}
	if until == 0 {
		return words
	}
	return append(kept, words[until:]...)
}

// next is where, from word i on, the next row of the prompt's begins, -1 for nowhere.
func (p *prompt) next(words []text.Word, i int) int {
	for ; i+promptWords <= len(words); i++ {
		if at, bit := start(words[i], words[i+1]); p.starts[at]&bit != 0 && p.rows[row(words[i:i+promptWords])] {
			return i
		}
	}
	return -1
}

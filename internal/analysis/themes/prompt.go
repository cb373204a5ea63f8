package themes

import "canvass/internal/text"

// Prompt is what a person was shown before writing: the wording of a principle or
// a question. An answer that quotes it has not chosen those words.
type Prompt struct {
	shingles map[uint64]bool
	words    [64]uint64 // a bit for every word that it may have, by the word's hash
}

// shingle is how many words in a row must agree to count as quoted.
const shingle = 5

// NewPrompt prepares texts, in any languages, as one prompt.
func NewPrompt(texts ...string) *Prompt {
	p := &Prompt{shingles: map[uint64]bool{}}
	for _, s := range texts {
		var hashes []uint64
		for _, t := range text.Tokens(s) {
			h := text.HashWord(t.Folded)
			hashes = append(hashes, h)
			p.words[h>>6%64] |= 1 << (h % 64)
		}
		for i := shingle; i <= len(hashes); i++ {
			p.shingles[combine(hashes[i-shingle:i])] = true
		}
	}
	return p
}

// Mask marks the words of a text that are quoted from the prompt; nil has none.
func (p *Prompt) Mask(c *text.Cut) {
	if p == nil || len(p.shingles) == 0 {
		return
	}
	var hashes [shingle]uint64 // the latest ones
	run := 0                   // so many words in a row may be the prompt's
	for i := range c.Words {
		h := c.Hash(c.Words[i].ID)
		if p.words[h>>6%64]>>(h%64)&1 == 0 {
			run = 0
			continue
		}
		copy(hashes[:], hashes[1:])
		hashes[shingle-1] = h
		if run++; run < shingle || !p.shingles[combine(hashes[:])] {
			continue
		}
		for k := i - shingle + 1; k <= i; k++ {
			c.Words[k].Masked = true
		}
	}
}

// combine hashes a row of hashes; the order counts.
func combine(hashes []uint64) uint64 {
	sum := uint64(14695981039346656037)
	for _, h := range hashes {
		sum = (sum ^ h) * 1099511628211
		sum ^= sum >> 29
	}
	return sum
}

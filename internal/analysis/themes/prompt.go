package themes

import (
	"hash/fnv"

	"canvass/internal/text"
)

// Prompt is what a person was shown before writing: the wording of a principle or
// a question. An answer that quotes it has not chosen those words.
type Prompt struct{ shingles map[uint64]bool }

// shingle is how many words in a row must agree to count as quoted.
const shingle = 5

// NewPrompt prepares texts, in any languages, as one prompt.
func NewPrompt(texts ...string) *Prompt {
	p := &Prompt{shingles: map[uint64]bool{}}
	for _, s := range texts {
		var hashes []uint64
		for _, t := range text.Tokens(s) {
			hashes = append(hashes, hash(t.Folded))
		}
		for i := shingle; i <= len(hashes); i++ {
			p.shingles[combine(hashes[i-shingle:i])] = true
		}
	}
	return p
}

// mask marks the words that are quoted from the prompt.
func (p *Prompt) mask(words []placed) {
	if p == nil || len(p.shingles) == 0 {
		return
	}
	for i := shingle; i <= len(words); i++ {
		var hashes [shingle]uint64
		for k := range hashes {
			hashes[k] = words[i-shingle+k].hash
		}
		if !p.shingles[combine(hashes[:])] {
			continue
		}
		for k := i - shingle; k < i; k++ {
			words[k].masked = true
		}
	}
}

func hash(word string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(word))
	return h.Sum64()
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

package campaigns

import "canvass/internal/text"

// promptWords is how many words in a row must be the prompt's to count as taken from it.
const promptWords = 5

// prompt is the rows of words that people were shown.
type prompt struct {
	rows   map[uint64]bool
	starts [1 << 12]bool // by a part of its hash: a word with which a row begins
}

func start(w text.Word) uint64 { return w.Hash >> (64 - 12) }

func (f *Finder) newPrompt(prompts []string) *prompt {
	p := &prompt{rows: map[uint64]bool{}}
	for _, s := range prompts {
		words, _ := f.hasher.Append(nil, s, maxWords)
		for i := promptWords; i <= len(words); i++ {
			p.rows[row(words[i-promptWords:i])] = true
			p.starts[start(words[i-promptWords])] = true
		}
	}
	return p
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
	if len(p.rows) == 0 {
		return words
	}
	kept, until := words[:0], 0
	for i, w := range words {
		if i+promptWords <= len(words) && p.starts[start(w)] && p.rows[row(words[i:i+promptWords])] {
			until = i + promptWords
		}
		if i >= until {
			kept = append(kept, w) // never ahead of i: what row still reads is untouched
		}
	}
	return kept
}

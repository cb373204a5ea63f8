package lessons

import (
	"cmp"
	"slices"
	"strings"

	"canvass/internal/analysis/answers"
	"canvass/internal/text"
)

// Sampled is a text that nobody judged.
type Sampled struct {
	Text     answers.Text
	Language string // of its source
	rank     uint64
}

// Sample keeps Most different texts, whatever order they come in: those whose
// prints are first in an order that looks like chance and is always the same.
type Sample struct {
	Most int
	kept map[uint64]Sampled
	full bool
	last uint64 // of those kept when it was last full: none behind it is taken
}

// longestSampled is how long a text of the sample may be, in bytes.
const longestSampled = 20_000

// Offer has a text kept, perhaps. The language is that of its source.
func (s *Sample) Offer(t answers.Text, language string) {
	rank := mix(text.Print(t.Text) ^ hashOf(t.Question.Name()))
	if _, again := s.kept[rank]; again || s.full && rank > s.last || len(t.Text) > longestSampled {
		return
	}
	if s.kept == nil {
		s.kept = map[uint64]Sampled{}
	}
	t.Text = strings.Clone(t.Text) // it shares memory with all that its response says
	s.kept[rank] = Sampled{t, language, rank}
	if len(s.kept) < 2*s.Most {
		return
	}
	all := s.sorted()
	for _, x := range all[s.Most:] {
		delete(s.kept, x.rank)
	}
	s.full, s.last = true, all[s.Most-1].rank
}

// Texts returns what is kept, in order.
func (s *Sample) Texts() []Sampled {
	all := s.sorted()
	return all[:min(len(all), s.Most)]
}

func (s *Sample) sorted() []Sampled {
	all := make([]Sampled, 0, len(s.kept))
	for _, x := range s.kept {
		all = append(all, x)
	}
	slices.SortFunc(all, func(a, b Sampled) int { return cmp.Compare(a.rank, b.rank) })
	return all
}

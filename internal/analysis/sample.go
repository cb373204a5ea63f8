package analysis

import (
	"cmp"
	"slices"
	"strings"

	"canvass/internal/text"
)

// sampled is a text that nobody judged.
type sampled struct {
	ReadText
	language string
	rank     uint64
}

// sample keeps so many different texts, whatever order they come in: those whose
// prints are first in an order that looks like chance and is always the same.
type sample struct {
	most int
	kept map[uint64]sampled
	full bool
	last uint64 // of those kept when it was last full: none behind it is taken
}

// longestSampled is how long a text of the sample may be, in bytes.
const longestSampled = 20_000

func (s *sample) offer(t ReadText, language string) {
	rank := mix(text.Print(t.Text) ^ hashOf(t.Question.Name()))
	if _, again := s.kept[rank]; again || s.full && rank > s.last || len(t.Text) > longestSampled {
		return
	}
	if s.kept == nil {
		s.kept = map[uint64]sampled{}
	}
	t.Text = strings.Clone(t.Text) // it shares memory with all that its response says
	s.kept[rank] = sampled{t, language, rank}
	if len(s.kept) < 2*s.most {
		return
	}
	all := s.sorted()
	for _, x := range all[s.most:] {
		delete(s.kept, x.rank)
	}
	s.full, s.last = true, all[s.most-1].rank
}

// texts returns what is kept, in order.
func (s *sample) texts() []sampled {
	all := s.sorted()
	return all[:min(len(all), s.most)]
}

func (s *sample) sorted() []sampled {
	all := make([]sampled, 0, len(s.kept))
	for _, x := range s.kept {
		all = append(all, x)
	}
	slices.SortFunc(all, func(a, b sampled) int { return cmp.Compare(a.rank, b.rank) })
	return all
}

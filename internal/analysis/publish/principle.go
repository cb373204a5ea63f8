package publish

import (
	"canvass/internal/analysis/disclosure"
	"canvass/internal/analysis/rating"
	"canvass/internal/analysis/tally"
)

// What it costs to keep a figure of a principle back: details go first.
const (
	costDetail  = iota + 1 // one answer of five
	costSlice              // agreement in a group or a round
	costSliceN             // its base
	costAgree              // agreement of all
	costOverall            // the base of all
)

// opinion is the figures of one set of answers on a principle within a System.
type opinion struct {
	n, agree, rest disclosure.Figure
	detail         [5]disclosure.Figure
	disagree       disclosure.Figure
	h              rating.Histogram
}

// principle protects the answers to one principle: the whole, its groups and its rounds
// together, since each can give the others away. How many people each of them has
// is known to everybody, and so who is left gave no answer.
func (p *Figures) principle(w tally.Summary, i int, groups, rounds []slice) Principle {
	s, h := &disclosure.System{}, w.Principles[i].Histogram
	if p.Feedback.Kept {
		return nothingShown(w.Principles[i].ID, groups, rounds)
	}
	whole := addWhole(s, h, w.Feedback.People)
	ofGroups, ofRounds := addSlices(s, whole, groups, i), addSlices(s, whole, rounds, i)
	if !s.Protect(p.Minimum) {
		return nothingShown(w.Principles[i].ID, groups, rounds)
	}
	out := Principle{
		ID: w.Principles[i].ID, N: shown(s, whole.n, h.N()), Disagree: shown(s, whole.disagree, h.Disagree()),
		Agree: shown(s, whole.agree, h.Agree()), Rest: shown(s, whole.rest, h.N()-h.Agree()),
		Groups: agreements(s, ofGroups), Rounds: agreements(s, ofRounds), Mean: h.Mean(),
	}
	for k, f := range whole.detail {
		out.Histogram[k] = shown(s, f, h[k])
		if out.Histogram[k].Kept || out.N.Kept { // a mean is one more sum that every answer is in
			out.Mean = nil
		}
	}
	return out
}

// addWhole adds the answers of everybody.
func addWhole(s *disclosure.System, h rating.Histogram, people int) opinion {
	a := opinion{h: h, n: s.Open(h.N(), costOverall, disclosure.None)}
	a.agree, a.rest = s.Open(h.Agree(), costAgree, a.n), s.Open(h.N()-h.Agree(), costAgree, a.n)
	a.disagree = s.Open(h.Disagree(), costDetail, a.n)
	for k := range a.detail {
		a.detail[k] = s.Open(h[k], costDetail, a.n)
	}
	s.Sum(s.Fixed(people), a.n, s.Unstated(max(0, people-h.N())))
	s.Sum(a.n, a.agree, a.rest)
	s.Sum(a.rest, a.disagree, a.detail[2])
	s.Sum(a.disagree, a.detail[0], a.detail[1])
	s.Sum(a.agree, a.detail[3], a.detail[4])
	return a
}

// addSlices adds the answers of groups or rounds, which add up to the whole where
// nobody is in two of them.
func addSlices(s *disclosure.System, whole opinion, parts []slice, principle int) []opinion {
	var out []opinion
	var n, agree, rest []disclosure.Figure
	for _, part := range parts {
		h := part.histograms[principle]
		a := opinion{h: h, n: s.Open(h.N(), costSliceN, disclosure.None)}
		side := s.Side
		if h.N() == 0 { // nobody's mind is told
			side = s.Open
		}
		a.agree, a.rest = side(h.Agree(), costSlice, a.n), side(h.N()-h.Agree(), costSlice, a.n)
		s.Sum(s.Fixed(part.people), a.n, s.Unstated(max(0, part.people-h.N())))
		s.Sum(a.n, a.agree, a.rest)
		n, agree, rest = append(n, a.n), append(agree, a.agree), append(rest, a.rest)
		out = append(out, a)
	}
	s.Sum(whole.n, n...)
	s.Sum(whole.agree, agree...)
	s.Sum(whole.rest, rest...)
	return out
}

func agreements(s *disclosure.System, list []opinion) []Agreement {
	var out []Agreement
	for _, a := range list {
		out = append(out, Agreement{shown(s, a.n, a.h.N()), shown(s, a.agree, a.h.Agree())})
	}
	return out
}

// nothingShown is a principle of which every figure is kept back.
func nothingShown(id string, groups, rounds []slice) Principle {
	kept := Count{Kept: true}
	return Principle{
		ID: id, N: kept, Disagree: kept, Agree: kept, Rest: kept, Histogram: [5]Count{kept, kept, kept, kept, kept},
		Groups: silence(groups), Rounds: silence(rounds),
	}
}

// silence keeps everything back, but of nobody.
func silence(parts []slice) []Agreement {
	var out []Agreement
	for _, p := range parts {
		kept := Count{Kept: p.people > 0}
		out = append(out, Agreement{kept, kept})
	}
	return out
}

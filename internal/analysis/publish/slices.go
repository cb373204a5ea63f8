package publish

import (
	"cmp"
	"slices"

	"canvass/internal/analysis/rating"
	"canvass/internal/analysis/tally"
)

// slice is the part of the answers that one group gave, or one round.
type slice struct {
	key        string
	people     int
	histograms []rating.Histogram // by principle
}

// mostSlices is how many groups can be compared at a glance, besides the others.
const mostSlices = 20

// slicesOf makes of groups of people those that may be compared: what is smaller
// than k goes together, with the smallest of the others where it is still too small.
// Groups beyond mostSlices go there too. Fewer than two give nothing to compare.
func slicesOf(groups []tally.Group, k int) []slice {
	var all []slice
	for _, g := range groups {
		s := slice{key: g.Key, people: g.Feedback.People}
		for _, p := range g.Principles {
			s.histograms = append(s.histograms, p.Histogram)
		}
		if s.people > 0 {
			all = append(all, s)
		}
	}
	bySize := make([]int, len(all))
	for i := range bySize {
		bySize[i] = i
	}
	slices.SortStableFunc(bySize, func(a, b int) int { return cmp.Compare(all[a].people, all[b].people) })
	others, gone := slice{key: OtherGroups}, map[int]bool{}
	for n, i := range bySize {
		if all[i].people >= k && (others.people == 0 || others.people >= k) && len(all)-n <= mostSlices {
			break
		}
		others, gone[i] = others.with(all[i]), true
	}
	var out []slice
	for i, s := range all {
		if !gone[i] {
			out = append(out, s)
		}
	}
	if others.people > 0 {
		out = append(out, others)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

func partsOf(list []slice) []Part {
	var parts []Part
	for _, s := range list {
		parts = append(parts, Part{s.key, Count{N: s.people}})
	}
	return parts
}

// with is two slices together.
func (s slice) with(o slice) slice {
	out := slice{key: s.key, people: s.people + o.people}
	for i, h := range o.histograms {
		if i < len(s.histograms) {
			h = h.Merge(s.histograms[i])
		}
		out.histograms = append(out.histograms, h)
	}
	return out
}

// comparable are the rounds as slices, when the feedback of every one may be shown;
// nil otherwise.
func (p *Figures) comparable(rounds []tally.Group) []slice {
	if len(rounds) < 2 || p.Feedback.Kept {
		return nil
	}
	var out []slice
	for i, r := range rounds {
		if p.Rounds[i].Feedback.Kept {
			return nil
		}
		s := slice{key: r.Key, people: r.Feedback.People}
		for _, q := range r.Principles {
			s.histograms = append(s.histograms, q.Histogram)
		}
		out = append(out, s)
	}
	return out
}

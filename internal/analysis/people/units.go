package people

import (
	"math"
	"slices"

	"canvass/internal/survey"
)

// link links records, which order lists by age.
func link(r *Roll, order []int, decisions []survey.Decision) Result {
	columns := *r.columns
	l := &linker{columns: &columns, roll: r, order: order, different: map[uint64]bool{}}
	locks := l.locks(decisions)
	l.collapse(locks)
	l.count()
	pairs := l.candidates()
	l.weights = l.learn(pairs)
	edges := l.edges(pairs)
	edges = append(append(edges, l.decide(locks)...), l.signatures()...)
	c := l.clusters()
	asked := c.joinAll(edges)
	c.nameless()
	result := l.result(c.of, c.open(asked), len(pairs))
	result.Ask = append(l.contradicted(decisions), result.Ask...)
	return result
}

// collapse makes one unit of records whose fields are all the same, where these
// are enough to be one person's. The columns are of units from then on.
func (l *linker) collapse(locks []lock) {
	told := map[uint32]bool{} // records that somebody told from another, which may look the same
	for _, k := range locks {
		told[k.a], told[k.b] = told[k.a] || !k.same, told[k.b] || !k.same
	}
	author := l.roll.authors(l.order)
	l.unit = make([]uint32, len(l.order))
	known := make(map[uint64]uint32, len(l.order))
	kept := make([]int, 0, len(l.order))
	for i, at := range l.order {
		key, enough := l.print(at)
		if author != nil && author[i] >= firstAuthor {
			key, enough = hash(12, author[i]), true
		}
		if enough && !told[uint32(i)] {
			if u, ok := known[key]; ok {
				l.unit[i] = u
				if author == nil || author[i] == noAuthor {
					l.repeated++
				}
				continue
			}
			known[key] = uint32(len(kept))
		}
		l.unit[i] = uint32(len(kept))
		kept = append(kept, at)
		if author != nil {
			l.author = append(l.author, author[i])
		}
	}
	l.oldest = kept
	l.identity = slices.Clone(l.identity)
	for _, column := range l.compared() {
		arrange(column, kept)
	}
}

// print is a hash of all fields of a record, and whether they are enough: an address
// and a full name, or a full name and answers that tell people apart.
func (l *linker) print(i int) (uint64, bool) {
	h := hash(l.name[i], l.email[i], l.org[i], l.country[i], l.group[i], l.phone[i])
	answers := 0
	for k := range l.identity {
		v := l.identity[k][i]
		h = mix(h ^ uint64(v))
		if v != 0 {
			answers++
		}
	}
	full := len(l.wordsOf(l.name[i])) > 1
	return h, full && (l.email[i] != 0 || answers >= 3)
}

// lock is a decision on two records, by their places in order.
type lock struct {
	a, b uint32
	same bool
}

// locks are the decisions on links that hold and whose records are here.
func (l *linker) locks(decisions []survey.Decision) []lock {
	if len(decisions) == 0 {
		return nil
	}
	where := l.places()
	var locks []lock
	for _, d := range survey.HoldingOf(survey.KindLink, decisions) {
		a, known := where[survey.Ref{Source: d.Source, Response: d.Response}]
		b, other := where[d.Other]
		if known && other && (d.Verdict == survey.VerdictSame || d.Verdict == survey.VerdictDifferent) {
			locks = append(locks, lock{a, b, d.Verdict == survey.VerdictSame})
		}
	}
	return locks
}

// places are the places in order of all records.
func (l *linker) places() map[survey.Ref]uint32 {
	where := make(map[survey.Ref]uint32, len(l.order))
	for i, at := range l.order {
		where[survey.Ref{Source: l.roll.Source(at), Response: l.roll.ID(at)}] = uint32(i)
	}
	return where
}

// contradicted are the pairs that somebody decided on in vain, to be decided again.
func (l *linker) contradicted(decisions []survey.Decision) []Pair {
	lost := survey.Overruled(decisions)
	if len(lost) == 0 {
		return nil
	}
	where := l.places()
	var pairs []Pair
	for _, d := range lost {
		a, known := where[survey.Ref{Source: d.Source, Response: d.Response}]
		b, other := where[d.Other]
		if !known || !other {
			continue
		}
		a, b = min(a, b), max(a, b)
		p := Pair{A: l.order[a], B: l.order[b], Tie: l.linkOf(l.unit[a], l.unit[b], l.order[a])}
		p.Rule = Contradicted
		pairs = append(pairs, p)
	}
	return pairs
}

// decide turns locks into edges and barriers.
func (l *linker) decide(locks []lock) []edge {
	var edges []edge
	for _, k := range locks {
		p, q := l.unit[k.a], l.unit[k.b]
		switch {
		case p == q:
		case k.same:
			l.together = append(l.together, pairKey(p, q))
			edges = append(edges, edge{a: min(p, q), b: max(p, q), logit: math.Inf(1), locked: true})
		default:
			l.different[pairKey(p, q)] = true
		}
	}
	slices.Sort(l.together)
	return edges
}

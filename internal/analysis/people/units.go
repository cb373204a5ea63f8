package people

import (
	"math"
	"slices"

	"canvass/internal/survey"
)

// linkForms links responses to forms. order lists the records by age.
func linkForms(r *Roll, order []int, decisions []survey.Decision) Result {
	columns := *r.columns
	l := &linker{columns: &columns, roll: r, order: order, different: map[uint64]bool{}}
	locks := l.locks(decisions)
	l.collapse(locks)
	l.count()
	pairs := l.candidates()
	l.weights = l.learn(pairs)
	edges := l.edges(pairs)
	edges = append(edges, l.decide(locks)...)
	of, asked := l.cluster(edges)
	l.nameless(of)
	return l.result(of, asked, len(pairs))
}

// collapse makes one unit of records whose fields are all the same, where these
// are enough to be one person's. The columns are of units from then on.
func (l *linker) collapse(locks []lock) {
	told := map[uint32]bool{} // records that somebody told from another, which may look the same
	for _, k := range locks {
		told[k.a], told[k.b] = told[k.a] || !k.same, told[k.b] || !k.same
	}
	l.unit = make([]uint32, len(l.order))
	known := make(map[uint64]uint32, len(l.order))
	kept := make([]int, 0, len(l.order))
	for i, at := range l.order {
		key, enough := l.print(at)
		enough = enough && !told[uint32(i)]
		if enough {
			if u, ok := known[key]; ok {
				l.unit[i] = u
				continue
			}
			known[key] = uint32(len(kept))
		}
		l.unit[i] = uint32(len(kept))
		kept = append(kept, at)
	}
	l.oldest, l.repeated = kept, float64(len(l.order)-len(kept))
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
	where := map[survey.Ref]uint32{}
	for i, at := range l.order {
		where[survey.Ref{Source: l.roll.sources[l.roll.source[at]], Response: l.roll.id[at]}] = uint32(i)
	}
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

// nameless gives responses without a name to the only person who uses their
// address; of an address that only nameless responses use, all are one person's.
func (l *linker) nameless(of []uint32) {
	byBox := map[uint32][]uint32{}
	for i, e := range l.email {
		if e != 0 && l.name[i] == 0 {
			byBox[e] = append(byBox[e], uint32(i))
		}
	}
	if len(byBox) == 0 {
		return
	}
	owners := map[uint32]uint32{}
	for i, e := range l.email {
		if _, ok := byBox[e]; !ok || l.name[i] == 0 {
			continue
		}
		if o, ok := owners[e]; ok && o != of[i] {
			owners[e] = math.MaxUint32 // several
		} else {
			owners[e] = of[i]
		}
	}
	for i, e := range l.email {
		if e == 0 || l.name[i] != 0 || l.emails[e].office || l.ownerOdds() < mergeFrom {
			continue
		}
		units := byBox[e]
		if len(units) > mostNameless {
			l.capped += boolToInt(units[0] == uint32(i)) * len(units)
			continue
		}
		owner, owned := owners[e]
		switch {
		case owner == math.MaxUint32:
		case owned:
			l.attach(of, uint32(i), owner)
		default:
			l.attach(of, uint32(i), of[units[0]])
		}
	}
}

// mostNameless is how many nameless responses one address may send and still be a person's own.
const mostNameless = 8

// ownerOdds is how likely a nameless response is that of the address's only user.
func (l *linker) ownerOdds() float64 {
	odds := 6 * l.weights.same / l.weights.apart
	return odds / (1 + odds)
}

func (l *linker) attach(of []uint32, unit, cluster uint32) {
	for _, other := range l.unitsIn(of, cluster, unit) {
		if l.different[pairKey(unit, other)] {
			return
		}
	}
	of[unit] = min(cluster, of[unit])
}
func (l *linker) unitsIn(of []uint32, cluster, near uint32) []uint32 {
	if len(l.different) == 0 {
		return nil
	}
	var units []uint32
	for i, c := range of {
		if c == cluster && uint32(i) != near {
			units = append(units, uint32(i))
		}
	}
	return units
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

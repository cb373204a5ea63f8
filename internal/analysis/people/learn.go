package people

import (
	"math"
	"slices"
)

// fewest is how many compared pairs learning needs.
const fewest = 300

// rounds of learning; more change nothing that matters.
const rounds = 10

// learn estimates the weights from the pairs themselves, without anybody saying
// which are one person's: expectation and maximisation over pairs whose names can
// be one person's. The frequencies of words and values are known; what is learned is
// how often people are imprecise, and how many respond twice.
func (l *linker) learn(pairs []uint64) weights {
	w := defaults(l.n)
	l.households(&w)
	w.repeated = l.repeated
	w.uneven = l.uneven()
	w.settle()
	if len(pairs) < fewest {
		return w
	}
	sample, scale := l.sample(pairs)
	first := w
	for range rounds {
		next := l.round(sample, scale, &w, &first)
		w = next
	}
	if !w.sane() {
		return first
	}
	w.learned = true
	return w
}

// mostSampled is how many pairs are learned from.
const mostSampled = 80_000

// sample compares a part of the pairs, chosen by their names' hashes, and says
// how many pairs each stands for.
func (l *linker) sample(pairs []uint64) ([]match, float64) {
	step := (len(pairs) + mostSampled - 1) / mostSampled
	var sample []match
	for _, p := range pairs {
		if step > 1 && mix(p)%uint64(step) != 0 {
			continue
		}
		m := l.compare(uint32(p>>32), uint32(p))
		if l.possible(&m) {
			sample = append(sample, m)
		}
	}
	return sample, float64(step)
}

// tally is what one round counts: pairs by level, each as far as it is believed.
type tally struct {
	state                      [states]float64
	intact, dropped, conflict  float64
	email, org, phone          counts
	country, group             counts
	identity                   [mostIdentity]counts
	matches, sameBox, otherBox float64
	withEmail, onEmail         float64
}

type counts struct{ m, u [levels]float64 }

func (l *linker) round(sample []match, scale float64, w, first *weights) weights {
	var t tally
	for i := range sample {
		m := &sample[i]
		e := l.weigh(m, w)
		p := probability(e.sum())
		t.add(m, p, len(l.identity))
	}
	return t.weights(w, first, scale, len(l.identity))
}

func (t *tally) add(m *match, p float64, questions int) {
	t.matches += p
	for s, n := range m.name.count {
		t.state[s] += p * float64(n)
	}
	switch {
	case m.name.blank:
	case m.name.conflict:
		t.conflict += p
	case m.name.dropped:
		t.dropped += p
	default:
		t.intact += p
	}
	if m.email.level != absent {
		t.withEmail += p
	}
	if m.email.level == same {
		t.sameBox, t.otherBox, t.onEmail = t.sameBox+p, t.otherBox+1-p, t.onEmail+p
	}
	t.email.add(m.email, p)
	t.org.add(m.org, p)
	t.phone.add(m.phone, p)
	t.country.add(m.country, p)
	t.group.add(m.group, p)
	for k := range questions {
		t.identity[k].add(m.identity[k], p)
	}
}

func (c *counts) add(f field, p float64) {
	c.m[f.level] += p
	c.u[f.level] += 1 - p
}

// weights turns counts into probabilities, pulled towards the defaults.
func (t *tally) weights(w, first *weights, scale float64, questions int) weights {
	next := *w
	total := 0.0
	for _, n := range t.state {
		total += n
	}
	for s := range t.state {
		next.state[s] = (t.state[s] + prior*first.state[s]) / (total + prior)
	}
	names := t.intact + t.dropped + t.conflict + prior
	next.intact, next.dropped = (t.intact+prior*first.intact)/names, (t.dropped+prior*first.dropped)/names
	next.conflict = min((t.conflict+prior*first.conflict)/names, .3)
	next.email.learn(&t.email, &first.email)
	next.org.learn(&t.org, &first.org)
	next.phone.learn(&t.phone, &first.phone)
	next.country.learn(&t.country, &first.country)
	next.group.learn(&t.group, &first.group)
	for k := range questions {
		next.identity[k].learn(&t.identity[k], &first.identity[k])
	}
	next.same = t.sameBox*scale + w.repeated + .5
	next.matches = t.matches * scale
	if t.withEmail > t.matches/2 { // who registers twice does so from one address now and then: without any such pair, nobody does
		next.matches = min(next.matches, (t.onEmail*scale+w.repeated+.1)/leastSameEmail*t.matches/t.withEmail)
	}
	next.matches = max(next.matches, .1)
	next.settle()
	return next
}

// prior is how many pairs the defaults count for.
const prior = 40

// leastSameEmail is the smallest share of a person's responses that come from one address.
const leastSameEmail = .2

func (o *odds) learn(c *counts, first *odds) {
	totalM, totalU := prior-c.m[absent]*0, float64(prior)
	for k := same; k < levels; k++ {
		totalM, totalU = totalM+c.m[k], totalU+c.u[k]
	}
	for k := same; k < levels; k++ {
		o.m[k] = max((c.m[k]+prior*first.m[k])/totalM, .002)
		if first.u[k] > 0 {
			learned := (c.u[k] + prior*first.u[k]) / totalU
			o.u[k] = bound2(learned, first.u[k])
		}
	}
}

// bound2 keeps a probability within a factor of its default.
func bound2(p, first float64) float64 { return min(max(p, first/5), max(first, min(first*5, .99))) }

// sane refuses what learning must not end with: equal values that speak against a
// person, or more pairs of one person than there can be.
func (w *weights) sane() bool {
	return w.state[exact] > .4 && w.intact > w.conflict && !math.IsNaN(w.matches) && w.email.m[same] > 0
}

// households counts, for every address, how many people with contradicting names
// use it, and how many pairs of such people there are.
func (l *linker) households(w *weights) {
	l.crowd = make([]uint32, len(l.emails))
	byBox := make([][]uint32, len(l.emails))
	for i, e := range l.email {
		if e != 0 && l.name[i] != 0 {
			byBox[e] = append(byBox[e], l.name[i])
		}
	}
	l.kin = make([]float32, len(l.emails))
	kin, pairs := usualKin, 1.0
	for box, names := range byBox {
		if len(names) < 2 {
			continue
		}
		l.crowd[box] = 1
		if distinct := l.people(names); len(distinct) > 1 {
			k, n := l.kinship(distinct)
			l.crowd[box], l.kin[box] = uint32(len(distinct)), float32(k/n)
			kin, pairs = kin+k, pairs+n
			w.apart += float64(len(distinct) - 1)
		}
	}
	l.allKin = kin / pairs
	for box, k := range l.crowd {
		if n := float64(k) * float64(k-1) / 2; k > 1 {
			l.kin[box] = float32((float64(l.kin[box])*n + l.allKin) / (n + 1))
		} else {
			l.kin[box] = float32(l.allKin)
		}
	}
}

// usualKin is how many people on one address share a name, before any are seen.
const usualKin = .5

// kinship counts the pairs of contradicting names, and those that share a word.
func (l *linker) kinship(names []uint32) (kin, pairs float64) {
	for i, p := range names {
		for _, q := range names[i+1:] {
			if m := l.compareNames(p, q); m.count[exact] > 0 {
				kin++
			}
			pairs++
		}
	}
	return kin, pairs
}

// people returns names of different people: names that contradict each other.
func (l *linker) people(names []uint32) []uint32 {
	var distinct []uint32
	for _, n := range names {
		if !slices.ContainsFunc(distinct, func(d uint32) bool { return d == n || l.reconcilable(d, n) }) {
			if distinct = append(distinct, n); len(distinct) >= mostCrowd {
				break
			}
		}
	}
	return distinct
}

// mostCrowd is from where on an address is simply everybody's.
const mostCrowd = 50

// uneven is how often two names have different numbers of words.
func (l *linker) uneven() float64 {
	var n [mostTokens + 1]float64
	for _, id := range l.name {
		n[len(l.wordsOf(id))]++
	}
	all, even := 0.0, 0.0
	for _, k := range n[1:] {
		all, even = all+k, even+k*k
	}
	return min(max(1-(even+30)/(all*all+50), .1), .6)
}

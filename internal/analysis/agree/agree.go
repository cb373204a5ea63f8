// Package agree says how well raters agree on which texts speak to which themes:
// people among each other, and the machine with people. Percent agreement, Cohen's
// kappa (Cohen 1960), Krippendorff's alpha for nominal data and, for whole sets of
// themes, with the distances of Jaccard and MASI (Krippendorff 2011, Passonneau
// 2006), F1, and bootstrap intervals over texts. It knows no texts and no chance: the
// same judgements give the same figures.
package agree

import (
	"cmp"
	"maps"
	"slices"
)

// Machine is the rater that is no person.
const Machine = "\x00machine"

// Judgement is what one rater says of one text and theme.
type Judgement struct {
	Text  int
	Theme int
	Rater string
	Yes   bool
}

// TooFew is the number of positive texts below which no figure is given: a text is
// positive when a rater said yes.
const TooFew = 10

// Figures is how well raters agree. The pointers are nil where there is nothing to
// divide by, or too little to say.
type Figures struct {
	Texts     int // that two raters judged
	Pairs     int // of judgements of one text and theme
	Positives int // texts with a theme; of all themes together, texts and themes
	Percent   *float64
	Kappa     *float64 // mean over pairs of raters, weighted by what both judged; of the machine each text counts once
	Alpha     *float64
	F1        *float64 // with people as the truth; among people the Dice coefficient
	Precision *float64 // of the machine
	Recall    *float64 // of the machine
	AlphaIn   *Interval
	F1In      *Interval
}

// Interval is the middle 95 % of bootstrap samples.
type Interval [2]float64

// Sets is agreement on whole sets of themes: Krippendorff's alpha by two distances.
type Sets struct {
	Texts   int
	Jaccard *float64
	MASI    *float64
}

// Report is all figures of one kind of pair.
type Report struct {
	Themes  []Figures // by theme
	Overall Figures   // every text × theme is a unit
	Sets    Sets
}

// People is agreement among people, Against that of the machine with each of them.
// Judgements of one rater on one text and theme come once.
func People(all []Judgement, themes int) Report {
	return report(all, themes, func(a, b string) bool { return a != Machine && b != Machine })
}

// Against compares the machine with people. A text and theme counts once in every figure,
// however many people judged it: each of them has an equal share of it.
func Against(all []Judgement, themes int) Report {
	return report(all, themes, func(a, b string) bool { return (a == Machine) != (b == Machine) })
}

// nothing is what is left by rounding where shares of texts are added up.
const nothing = 1e-12

// pair is two judgements of one text and theme.
type pair struct {
	text, theme int
	raters      [2]string
	a, b        bool
	machine     bool    // a is the machine's
	weight      float64 // in alpha, and of the machine in all figures: 1 over the pairs that each of its values is in
}

func report(all []Judgement, themes int, counts func(a, b string) bool) Report {
	pairs := pairsOf(all, counts)
	r := Report{Themes: make([]Figures, themes)}
	each := make([][]pair, themes)
	for _, p := range pairs {
		each[p.theme] = append(each[p.theme], p)
	}
	for t := range each {
		r.Themes[t] = figures(each[t])
	}
	r.Overall = figures(pairs)
	r.Sets = sets(pairs)
	return r
}

// pairsOf lists the pairs of raters on each text and theme, in order.
func pairsOf(all []Judgement, counts func(a, b string) bool) []pair {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b Judgement) int {
		return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(a.Theme, b.Theme), cmp.Compare(a.Rater, b.Rater))
	})
	var out []pair
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].Text == all[from].Text && all[to].Theme == all[from].Theme {
			to++
		}
		first := len(out)
		for i := from; i < to; i++ {
			for k := i + 1; k < to; k++ {
				if a, b := all[i], all[k]; a.Rater != b.Rater && counts(a.Rater, b.Rater) {
					out = append(out, pair{text: a.Text, theme: a.Theme, raters: [2]string{a.Rater, b.Rater}, a: a.Yes, b: b.Yes, machine: a.Rater == Machine, weight: 1})
				}
			}
		}
		weigh(out[first:])
		from = to
	}
	return out
}

// weigh makes each person's judgement of a text and theme count once in alpha, in
// however many pairs it is, and the machine's too.
func weigh(pairs []pair) {
	if len(pairs) > 0 && pairs[0].machine {
		for i := range pairs {
			pairs[i].weight = 1 / float64(len(pairs))
		}
		return
	}
	people := 2
	for people*(people-1)/2 < len(pairs) {
		people++
	}
	for i := range pairs {
		pairs[i].weight = 1 / float64(people-1)
	}
}

// figures of some pairs.
func figures(pairs []pair) Figures {
	f := Figures{Pairs: len(pairs)}
	texts, positive := map[int]bool{}, map[[2]int]bool{}
	for _, p := range pairs {
		texts[p.text] = true
		if p.a || p.b {
			positive[[2]int{p.text, p.theme}] = true
		}
	}
	f.Texts, f.Positives = len(texts), len(positive)
	if positiveTexts(pairs) < TooFew {
		return f
	}
	t := tally(pairs)
	f.Percent, f.Kappa, f.Alpha, f.F1 = t.percent(), kappa(pairs), t.alpha(), t.f1()
	if len(pairs) > 0 && pairs[0].machine {
		f.Precision, f.Recall = ratio(t.yes, t.yes+t.onlyA), ratio(t.yes, t.yes+t.onlyB)
	}
	in := bootstrap(pairs, table.alpha, table.f1)
	f.AlphaIn, f.F1In = in[0], in[1]
	return f
}

// positiveTexts counts the texts of which a rater said yes to a theme.
func positiveTexts(pairs []pair) int {
	texts := map[int]bool{}
	for _, p := range pairs {
		if p.a || p.b {
			texts[p.text] = true
		}
	}
	return len(texts)
}

// table counts pairs by what both said, and for alpha the values in them.
type table struct {
	yes, onlyA, onlyB, no float64
	values, ones, apart   float64 // each value once: all, those that are yes, disagreements
}

func tally(pairs []pair) table {
	var t table
	for _, p := range pairs {
		t = t.plus(p)
	}
	return t
}

func (t table) plus(p pair) table {
	t.values += 2 * p.weight
	one := 1.0
	if p.machine {
		one = p.weight
	}
	switch {
	case p.a && p.b:
		t.yes += one
		t.ones += 2 * p.weight
	case p.a:
		t.onlyA += one
		t.ones, t.apart = t.ones+p.weight, t.apart+p.weight
	case p.b:
		t.onlyB += one
		t.ones, t.apart = t.ones+p.weight, t.apart+p.weight
	default:
		t.no += one
	}
	return t
}

func (t table) n() float64 { return t.yes + t.onlyA + t.onlyB + t.no }

func (t table) percent() *float64 { return ratio(t.yes+t.no, t.n()) }

func (t table) f1() *float64 { return ratio(2*t.yes, 2*t.yes+t.onlyA+t.onlyB) }

// alpha is Krippendorff's for nominal data: one less observed over expected
// disagreement, the latter of all values together without replacement.
func (t table) alpha() *float64 {
	observed := ratio(2*t.apart, t.values)
	expected := ratio(2*t.ones*(t.values-t.ones), t.values*(t.values-1))
	if observed == nil || expected == nil || *expected < nothing {
		return nil
	}
	a := 1 - *observed / *expected
	return &a
}

// kappa is Cohen's, the mean over pairs of raters by how much both judged.
func kappa(pairs []pair) *float64 {
	tables := map[[2]string]table{}
	for _, p := range pairs {
		tables[p.raters] = tables[p.raters].plus(p)
	}
	sum, n := 0.0, 0.0
	for _, key := range slices.SortedFunc(maps.Keys(tables), func(a, b [2]string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) }) {
		t := tables[key]
		all := t.n()
		observed := (t.yes + t.no) / all
		expected := ((t.yes+t.onlyA)*(t.yes+t.onlyB) + (t.no+t.onlyA)*(t.no+t.onlyB)) / (all * all)
		if 1-expected > nothing {
			sum, n = sum+all*(observed-expected)/(1-expected), n+all
		}
	}
	return ratio(sum, n)
}

func ratio(a, b float64) *float64 {
	if b == 0 {
		return nil
	}
	r := a / b
	return &r
}

package learn

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"canvass/internal/effort"
)

// world invents texts: each theme has words of its own, one of them a keyword, and
// there are words that say nothing.
type world struct {
	themes int
	dice   *rand.Rand
}

func newWorld(themes int, seed uint64) world {
	return world{themes, rand.New(rand.NewPCG(seed, 1))}
}

// spell is the n-th word of a theme; the first is its keyword.
func spell(theme, n int) string {
	syllables := strings.Fields("ba co di fu ge hi jo ku la me ni po qua re su ti vo we xa zu")
	return syllables[theme%20] + syllables[(theme*7+n*3)%20] + syllables[(n*11+theme)%20] + strings.Repeat("n", n%2)
}

// example invents a text on one or two themes; half of the time the keyword is there.
func (w world) example(i int) *Example {
	x := &Example{Labels: slices.Repeat([]int8{No}, w.themes), Group: uint64(i) * 0x9E3779B97F4A7C15}
	var words []string
	for range 1 + w.dice.IntN(2) {
		theme := int(float64(w.themes) * w.dice.Float64() * w.dice.Float64())
		x.Labels[theme] = Yes
		if w.dice.IntN(2) == 0 {
			words = append(words, spell(theme, 0))
		}
		words = append(words, spell(theme, 1+w.dice.IntN(3)), spell(theme, 1+w.dice.IntN(3)))
	}
	for range 6 {
		words = append(words, spell(99, w.dice.IntN(40)))
	}
	w.dice.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	x.Words = strings.Join(words, " ")
	x.Hits = hitsIn(x.Words, w.themes)
	return x
}

func hitsIn(words string, themes int) []Hit {
	var hits []Hit
	for theme := range themes {
		at := 0
		for _, s := range strings.Split(words, " ") {
			if n := utf8.RuneCountInString(s); s == spell(theme, 0) {
				hits = append(hits, Hit{Theme: theme, Keyword: theme, Start: at, End: at + n})
			}
			at += utf8.RuneCountInString(s) + 1
		}
	}
	return hits
}

// descriptions are a word of each theme, now and then.
func (w world) descriptions() [][]Text {
	all := make([][]Text, w.themes)
	for k := range all {
		if k%2 == 0 {
			all[k] = []Text{{Words: spell(k, 2)}}
		}
	}
	return all
}

func (w world) examples(n int) []*Example {
	var all []*Example
	for i := range n {
		all = append(all, w.example(i))
	}
	return all
}

// quality judges examples that the model has not seen.
func quality(m *Model, examples []*Example) (learned, keywords Quality) {
	for _, x := range examples {
		tagged := map[int]bool{}
		for _, v := range m.Judge(&x.Text) {
			tagged[v.Theme] = v.Band == Tagged
		}
		hit := hitThemes(&x.Text, m.Themes)
		for k, label := range x.Labels {
			learned.add(tagged[k] || m.Keep[k] && hit[k] > 0, label)
			keywords.add(hit[k] > 0, label)
		}
	}
	return learned, keywords
}

func TestLearnsWhatTheCodebookMisses(t *testing.T) {
	for seed := range uint64(effort.Of(1, 5)) {
		w := newWorld(12, seed)
		m := Train(w.descriptions(), w.examples(600), nil)
		learned, keywords := quality(m, w.examples(400))
		if learned.F1() < keywords.F1()+0.1 {
			t.Errorf("seed %d: F1 %.3f, keywords %.3f", seed, learned.F1(), keywords.F1())
		}
		if d := learned.F1() - m.Score.F1(); d < -0.08 || d > 0.08 {
			t.Errorf("seed %d: F1 %.3f, foretold %.3f", seed, learned.F1(), m.Score.F1())
		}
	}
}

// TestFewDecisionsDoNoHarm: with any number of decisions, also few and wrong ones, the
// result is not worse than the keywords.
func TestFewDecisionsDoNoHarm(t *testing.T) {
	w := newWorld(12, 7)
	test := w.examples(400)
	for _, n := range []int{0, 10, 29, 30, 40, 60} {
		for range effort.Of(2, 8) {
			examples := w.examples(n)
			m := Train(w.descriptions(), examples, nil)
			if m == nil {
				if n > 29 {
					t.Errorf("nothing is learned from %d", n)
				}
				continue
			}
			learned, keywords := quality(m, test)
			if learned.F1() < keywords.F1()-0.005 {
				t.Errorf("%d decisions: F1 %.3f, keywords %.3f", n, learned.F1(), keywords.F1())
			}
		}
	}
}

// TestOrderIsOfNoAccount: the same examples in another order give the same model.
func TestOrderIsOfNoAccount(t *testing.T) {
	for seed := range uint64(effort.Of(2, 8)) {
		w := newWorld(4, seed)
		examples := w.examples(40 + 10*int(seed))
		var others []*Text
		for _, x := range w.examples(30) {
			others = append(others, &x.Text)
		}
		a := Train(w.descriptions(), examples, others)
		w.dice.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		b := Train(w.descriptions(), examples, others)
		for _, x := range w.examples(40) {
			if d := cmp.Diff(slices.Clone(a.Judge(&x.Text)), slices.Clone(b.Judge(&x.Text))); d != "" {
				t.Fatal(d)
			}
		}
	}
}

// TestFastAndSlowScoresAgree: Judge adds up what is remembered of words; the slow way
// builds the features of the text.
func TestFastAndSlowScoresAgree(t *testing.T) {
	w := newWorld(6, 3)
	m := Train(w.descriptions(), w.examples(150), nil)
	for _, x := range w.examples(100) {
		x.Words += " " + x.Words[:len(x.Words)/2] + " neverseen"
		x.Hits = hitsIn(x.Words, w.themes)
		slow := make([]float64, w.themes)
		what := background{m.beside, m.like}.of([]*Example{x}, m.reader)[0]
		m.score(&x.Text, what, m.reader, slow)
		m.scoreAll(&x.Text)
		for k, fast := range m.judge.alone {
			if d := fast - slow[k]; d > 1e-9 || d < -1e-9 {
				t.Fatalf("%q: theme %d: fast %g, slow %g", x.Words, k, fast, slow[k])
			}
		}
	}
}

// TestEvidenceCutsOutWords holds for any text.
func TestEvidenceCutsOutWords(t *testing.T) {
	w := newWorld(6, 5)
	m := Train(w.descriptions(), w.examples(150), nil)
	pieces := []string{spell(0, 1), spell(1, 2), spell(2, 1), spell(0, 0), "É", "👩‍👧", "\u200b", " ", " ", "\n", "\x00", "\xff", "漢字", "añ\u0303o", ".", "-"}
	rapid.Check(t, func(r *rapid.T) {
		x := Text{Words: strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 30).Draw(r, "pieces"), "")}
		for _, v := range m.Judge(&x) {
			if v.Probability <= 0 || v.Probability >= 1 {
				r.Errorf("probability %g", v.Probability)
			}
			last := 0
			for _, s := range v.Words {
				if s.Start < last || s.End <= s.Start || s.End > utf8.RuneCountInString(x.Words) {
					r.Errorf("%q: span %v after %d", x.Words, s, last)
				}
				last = s.End
			}
		}
	})
}

// TestUnknownIsNotNo: what nobody decided pulls nothing.
func TestUnknownIsNotNo(t *testing.T) {
	w := newWorld(5, 9)
	examples := w.examples(200)
	for _, x := range examples {
		x.Labels[0] = Unknown
	}
	m := Train(w.descriptions(), examples, nil)
	if m.Own[0] {
		t.Error("a theme that nobody decided on has a classifier")
	}
	for i, weight := range m.weights {
		if i%w.themes == 0 && weight != 0 {
			t.Fatalf("weight %d of it is %g", i, weight)
		}
	}
}

func TestTooLittleToLearnFrom(t *testing.T) {
	w := newWorld(3, 1)
	some := w.examples(40)
	for name, m := range map[string]*Model{
		"no examples":  Train(make([][]Text, 3), nil, nil),
		"no themes":    Train(nil, []*Example{{}, {}, {}, {}, {}, {}}, nil),
		"few examples": Train(make([][]Text, 3), some[:29], nil),
	} {
		if m != nil {
			t.Errorf("%s: got a model", name)
		}
	}
	for _, x := range some {
		for k, l := range x.Labels {
			if l == No {
				x.Labels[k] = Unknown
			}
		}
	}
	if Train(make([][]Text, 3), some, nil) != nil {
		t.Error("only yes: got a model")
	}
}

// TestAllGroupsOneGroup: twins and one person's texts are not tested on each other;
// when all are one group nothing can be tested, and it does no harm.
func TestAllGroupsOneGroup(t *testing.T) {
	w := newWorld(4, 2)
	examples := w.examples(60)
	for _, x := range examples {
		x.Group = 1
	}
	if m := Train(w.descriptions(), examples, nil); m != nil {
		for _, x := range examples {
			m.Judge(&x.Text)
		}
	}
}

func TestHugeText(t *testing.T) {
	w := newWorld(4, 2)
	m := Train(w.descriptions(), w.examples(60), nil)
	x := Text{Words: strings.Repeat(spell(1, 1)+" ", 150_000) + strings.Repeat("x", 200_000)}
	for _, v := range m.Judge(&x) {
		for _, s := range v.Words {
			if s.End > len(x.Words) {
				t.Errorf("span %v", s)
			}
		}
	}
}

// TestSameEverywhere pins scores to the digit: another processor or compiler must give
// the same.
func TestSameEverywhere(t *testing.T) {
	w := newWorld(4, 4)
	m := Train(w.descriptions(), w.examples(80), nil)
	x := w.example(1)
	m.scoreAll(&x.Text)
	got := fmt.Sprintf("%.17g", m.judge.scores)
	const want = "[6.3975846295536822 -3.017146515940869 -4.1648894329328865 -8.6843883217519977]"
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// BenchmarkJudge tags short texts with a model of 34 themes.
func BenchmarkJudge(b *testing.B) {
	w := newWorld(34, 1)
	m := Train(w.descriptions(), w.examples(1000), nil)
	texts := w.examples(2000)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		m.Judge(&texts[i%len(texts)].Text)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "texts/s")
}

// BenchmarkTrain learns 34 themes from 3,690 texts.
func BenchmarkTrain(b *testing.B) {
	w := newWorld(34, 1)
	examples := w.examples(3690)
	for b.Loop() {
		Train(w.descriptions(), examples, nil)
	}
}

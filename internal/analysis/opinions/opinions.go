// Package opinions learns how texts stand to what they are about from what people decided
// about others, and says nothing where the rules alone do as well.
package opinions

import (
	"slices"

	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/learn"
	"canvass/internal/analysis/lessons"
	"canvass/internal/analysis/stance"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// Learning is what was learned from decisions on stances.
type Learning struct {
	Decisions int  // that hold, on texts as they stand
	Texts     int  // distinct ones among them
	Tested    int  // of these, by what the others teach
	Learned   int  // texts whose stance was right so
	Rules     int  // and by the rules alone
	Common    int  // and if all were taken to stand as most do
	Used      bool // what was learned did better than the rules, by more than chance explains, and than no reading at all
}

// The least that stances are learned from.
const (
	Fewest         = 40 // decided texts
	FewestOfStance = 6  // of each of two stances at least
)

// Opinions learns how texts stand from what people decided about others: the rules say
// what they can, and the decisions how far they are to be believed and which words tell
// besides. Where that is not better than the rules alone these decide.
type Opinions struct {
	Lessons []lessons.Lesson              // each with a ruling a stance
	twins   map[lessons.Key]survey.Stance // what was decided about equal texts, where decisions agree
	model   *learn.Model                  // nil: the rules decide
	found   learn.Text
}

// stanceIndex is the number of a stance among all.
func stanceIndex(s survey.Stance) int { return max(0, slices.Index(survey.Stances(), s)) }

// Lesson is what is learned from a text that somebody decided about, with the rating that
// came with it, 0 for none, and what the rules say.
func Lesson(l lessons.Lesson, decided survey.Stance, rating int, rules stance.Reading, runes int) lessons.Lesson {
	l.Rulings = nil
	for _, one := range survey.Stances() {
		verdict := survey.VerdictNo
		if one == decided {
			verdict = survey.VerdictYes
		}
		l.Rulings = append(l.Rulings, survey.Decision{Theme: string(one), Verdict: verdict})
	}
	l.Question, l.Hits = rated(rating), ruleHits(rules, runes)
	return l
}

// Decided is what people decided about texts equal to this one, "" where nothing or where
// they differ.
func (o *Opinions) Decided(text lessons.Key) survey.Stance { return o.twins[text] }

// rated is the rating as the learner's question: what a text answers to.
func rated(rating int) string { return "rated " + string(rune('0'+rating)) }

// ruleHits is what the rules say, as a keyword of the stance that they see.
func ruleHits(r stance.Reading, runes int) []learn.Hit {
	theme := stanceIndex(r.Stance)
	h := learn.Hit{Theme: theme, Keyword: 2 * theme, End: runes}
	if r.By == stance.ByRules {
		h.Keyword++
		h.Start, h.End = r.Spans[0].Start, r.Spans[len(r.Spans)-1].End
	}
	return []learn.Hit{h}
}

// Learn makes the model, if there is enough to learn from and it does better.
func (o *Opinions) Learn() *Learning {
	lessons.Sort(o.Lessons)
	o.twins = agreed(o.Lessons)
	index := map[string]int{}
	for i, s := range survey.Stances() {
		index[string(s)] = i
	}
	examples, _, _ := lessons.Examples(o.Lessons, index, nil)
	facts := &Learning{Decisions: len(o.Lessons), Texts: len(examples)}
	counts := countStances(examples)
	if !varied(counts) || len(examples) < Fewest {
		return facts
	}
	facts.Common = slices.Max(counts)
	won, lost := o.test(examples, facts)
	if d := won - lost; d > 0 && facts.Learned > facts.Common && 2*d*d > 3*(won+lost) { // McNemar: 1.2 standard deviations
		o.model, facts.Used = trainStances(examples), true
	}
	return facts
}

// agreed is what was decided about equal texts, unless decisions differ.
func agreed(judged []lessons.Lesson) map[lessons.Key]survey.Stance {
	all := map[lessons.Key]survey.Stance{}
	for _, l := range judged {
		for _, d := range l.Rulings {
			if d.Verdict != survey.VerdictYes {
				continue
			}
			if before, known := all[l.Key]; known && before != survey.Stance(d.Theme) {
				all[l.Key] = ""
			} else if !known {
				all[l.Key] = survey.Stance(d.Theme)
			}
		}
	}
	return all
}

// countStances counts texts by the stance that was decided.
func countStances(examples []*learn.Example) []int {
	counts := make([]int, len(survey.Stances()))
	for _, x := range examples {
		if k := slices.Index(x.Labels, learn.Yes); k >= 0 {
			counts[k]++
		}
	}
	return counts
}

// varied reports whether there are enough of two stances to tell them apart by.
func varied(counts []int) bool {
	enough := 0
	for _, n := range counts {
		if n >= FewestOfStance {
			enough++
		}
	}
	return enough >= 2
}

// test reads every decided text by what the others teach, a fifth at a time, and counts
// where that is right and the rules are not, and the reverse.
func (o *Opinions) test(examples []*learn.Example, facts *Learning) (won, lost int) {
	const parts = 5
	for part := range uint64(parts) {
		var others []*learn.Example
		for _, x := range examples {
			if lessons.Part(x.Group, parts) != part {
				others = append(others, x)
			}
		}
		m := trainStances(others)
		for _, x := range examples {
			truth := slices.Index(x.Labels, learn.Yes)
			if lessons.Part(x.Group, parts) != part || truth < 0 {
				continue
			}
			byRules := x.Hits[0].Theme
			learned, _ := choose(m, &x.Text, byRules)
			facts.Tested++
			if byRules == truth {
				facts.Rules++
			}
			if learned == truth {
				facts.Learned++
			}
			switch {
			case learned == byRules:
			case learned == truth:
				won++
			case byRules == truth:
				lost++
			}
		}
	}
	return won, lost
}

func trainStances(examples []*learn.Example) *learn.Model {
	return learn.Train(make([][]learn.Text, len(survey.Stances())), examples, nil)
}

// choose is the stance that a model finds likeliest, with the words that speak for it;
// that of the rules where no other is likelier or has words.
func choose(m *learn.Model, t *learn.Text, byRules int) (int, []learn.Span) {
	if m == nil {
		return byRules, nil
	}
	scores, best := m.Scores(t), byRules
	for k, score := range scores {
		if score > scores[best] {
			best = k
		}
	}
	if best == byRules || best == stanceIndex(survey.StanceUnclear) {
		return best, nil
	}
	words := m.Speakers(t, best)
	if len(words) == 0 {
		return byRules, nil
	}
	return best, words
}

// Of lets what was learned have its say about a text that the rules read.
func (o *Opinions) Of(by stance.Reading, r answers.Text, cut *text.Cut, language string, rating, runes int) stance.Reading {
	if o.model == nil {
		return by
	}
	t := &o.found
	t.Words, t.Cut, t.Language, t.Question, t.Hits = r.Text, cut, language, rated(rating), ruleHits(by, runes)
	rules := stanceIndex(by.Stance)
	best, words := choose(o.model, t, rules)
	if best == rules {
		return by
	}
	learned := stance.Reading{Stance: survey.Stances()[best], By: stance.ByLearned}
	if learned.Stance == survey.StanceUnclear {
		return stance.Reading{Stance: survey.StanceUnclear}
	}
	for _, w := range words {
		learned.Spans = append(learned.Spans, stance.Span(w))
	}
	return learned
}

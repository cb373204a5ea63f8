package analysis

import (
	"slices"

	"canvass/internal/analysis/learn"
	"canvass/internal/analysis/stance"
	"canvass/internal/survey"
	"canvass/internal/text"
)

// StanceLearning is what was learned from decisions on stances.
type StanceLearning struct {
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
	FewestOpinions = 40 // decided texts
	FewestOfStance = 6  // of each of two stances at least
)

// opinions learns how texts stand from what people decided about others: the rules say
// what they can, and the decisions how far they are to be believed and which words tell
// besides. Where that is not better than the rules alone these decide.
type opinions struct {
	lessons []lesson                  // each with a ruling a stance
	twins   map[twinKey]survey.Stance // what was decided about equal texts, where decisions agree
	model   *learn.Model              // nil: the rules decide
	found   learn.Text
}

// stanceIndex is the number of a stance among all.
func stanceIndex(s survey.Stance) int { return max(0, slices.Index(survey.Stances(), s)) }

// opinion is what is learned from a text that somebody decided about.
func (s *stances) opinion(l lesson, decided survey.Stance, r ReadText, said Answers) lesson {
	l.rulings = nil
	for _, one := range survey.Stances() {
		verdict := survey.VerdictNo
		if one == decided {
			verdict = survey.VerdictYes
		}
		l.rulings = append(l.rulings, survey.Decision{Theme: string(one), Verdict: verdict})
	}
	rating := ratingOf(said, r.Question.Principle)
	s.lexicon.Cut(&s.cut, r.Text)
	reading := stance.Read(r.Text, s.hits(s.reader, &s.cut, l.Language), rating)
	l.Question, l.Hits = rated(rating), ruleHits(reading, len([]rune(r.Text)))
	return l
}

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

// learn makes the model, if there is enough to learn from and it does better.
func (o *opinions) learn() *StanceLearning {
	sortLessons(o.lessons)
	o.twins = agreed(o.lessons)
	index := map[string]int{}
	for i, s := range survey.Stances() {
		index[string(s)] = i
	}
	examples, _ := examples(o.lessons, index, nil)
	facts := &StanceLearning{Decisions: len(o.lessons), Texts: len(examples)}
	counts := countStances(examples)
	if !varied(counts) || len(examples) < FewestOpinions {
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
func agreed(lessons []lesson) map[twinKey]survey.Stance {
	all := map[twinKey]survey.Stance{}
	for _, l := range lessons {
		for _, d := range l.rulings {
			if d.Verdict != survey.VerdictYes {
				continue
			}
			if before, known := all[l.key]; known && before != survey.Stance(d.Theme) {
				all[l.key] = ""
			} else if !known {
				all[l.key] = survey.Stance(d.Theme)
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
func (o *opinions) test(examples []*learn.Example, facts *StanceLearning) (won, lost int) {
	const parts = 5
	for part := range uint64(parts) {
		var others []*learn.Example
		for _, x := range examples {
			if mix(x.Group)%parts != part {
				others = append(others, x)
			}
		}
		m := trainStances(others)
		for _, x := range examples {
			truth := slices.Index(x.Labels, learn.Yes)
			if mix(x.Group)%parts != part || truth < 0 {
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

// of lets what was learned have its say about a text that the rules read.
func (o *opinions) of(by stance.Reading, r ReadText, cut *text.Cut, language string, rating, runes int) stance.Reading {
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

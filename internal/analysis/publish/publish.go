// Package publish is the gate for figures: what of Findings may leave the house. It keeps
// back small counts, and those that sums between whole, groups, rounds, who came and when
// would tell, and puts small groups together. Texts and names are not its matter.
package publish

import (
	"maps"
	"slices"

	"canvass/internal/analysis"
	"canvass/internal/analysis/disclosure"
	"canvass/internal/analysis/rating"
	"canvass/internal/analysis/tally"
)

// Count is a number that may be published. One that is kept back holds 0, so that
// no layout can show it by mistake.
type Count struct {
	N    int
	Kept bool
}

// Share is a part of a base, nil when either is kept back or the base is 0.
func Share(part, base Count) *float64 {
	if part.Kept || base.Kept {
		return nil
	}
	return rating.Ratio(part.N, base.N)
}

// Figures are those that may leave the house: no count of people or texts
// from 1 to Minimum-1 is in it, and none can be worked out from the others.
type Figures struct {
	Minimum    int
	Registered Count     // people
	Feedback   Count     // people
	Writers    Count     // people who wrote something with content: the base of themes
	Texts      Count     // with content
	Languages  []Part    // texts by language, by code
	Rounds     []Round   // every configured round
	Turnouts   []Turnout // rounds of which an attendance list is known
	Periods    []Period  // from the first answer to the last; empty where they are too many or too small
	Step       Step      // of Periods
	Groups     []Part    // people with feedback by group, small groups together under OtherGroups
	Compared   []Part    // the same, with as many together as comparing what they think needs
	Principles []Principle
	Themes     []Theme
	Places     []Place // what Theme.On is parallel to
}

// Part is one value of a dimension with its count.
type Part struct {
	Key string
	Count
}

// OtherGroups is the key of the groups that are too small to be shown by themselves.
const OtherGroups = "\x00others"

// Round is one round's figures.
type Round struct {
	ID                                    string
	Registered, Seated, Waiting, Feedback Count // people
}

// Principle is what people think of one principle. Groups and Rounds are
// parallel to Figures.Compared and Figures.Rounds, or empty where nothing may be
// compared.
type Principle struct {
	ID                    string
	N                     Count
	Histogram             [5]Count
	Disagree, Agree, Rest Count // of N; Rest is all who do not agree
	Mean                  *float64
	Texts                 Count
	Groups, Rounds        []Agreement
}

// Agreement is how many of N agree.
type Agreement struct{ N, Agree Count }

// Theme is how many of the Writers spoke to one theme.
type Theme struct {
	ID            string
	People, Texts Count
	On            []Count // people, by Figures.Places
}

// Of applies threshold and secondary suppression with the project's minimum, by the
// sums of whole, groups and rounds.
func Of(f *analysis.Findings) Figures {
	const comparable = 4 // times the minimum: both sides of a smaller group would mostly be kept back
	k := f.Project.Minimum
	p := publish(tally.Of(f, tally.Filter{}, tally.ByGroup), tally.Groups(f, tally.Filter{}, tally.ByRound), k, comparable*k)
	_, cells := tally.Matrix(f)
	p.matrix(placesOf(f), cells)
	p.times(firstTimes(f))
	return p
}

// publish works on figures alone; whole holds the groups, and rounds are in
// configured order, as in whole. Groups of fewer than bar people are not compared.
func publish(whole tally.Summary, rounds []tally.Group, k, bar int) Figures {
	p := Figures{Minimum: k}
	p.participation(whole)
	p.rounds(whole)
	p.turnout(whole)
	var groups []slice
	if !p.Feedback.Kept {
		groups = slicesOf(whole.Groups, max(k, bar))
		p.Groups, p.Compared = partsOf(slicesOf(whole.Groups, k)), partsOf(groups)
	}
	times := p.comparable(rounds)
	for i := range whole.Principles {
		p.Principles = append(p.Principles, p.principle(whole, i, groups, times))
	}
	p.texts(whole)
	for _, t := range whole.Themes {
		p.Themes = append(p.Themes, p.theme(t))
	}
	return p
}

// participation is how many registered, and how many said something.
func (p *Figures) participation(w tally.Summary) {
	s := &disclosure.System{}
	registered, feedback := s.Open(w.Registrations.People, 1, disclosure.None), s.Open(w.Feedback.People, 1, disclosure.None)
	s.Protect(p.Minimum)
	p.Registered, p.Feedback = shown(s, registered, w.Registrations.People), shown(s, feedback, w.Feedback.People)
}

// shown is a figure's count as it may be published.
func shown(s *disclosure.System, f disclosure.Figure, n int) Count {
	if s.Kept(f) {
		return Count{Kept: true}
	}
	return Count{N: n}
}

// rounds are how many took part in each, which must not tell by their sum what another keeps back.
func (p *Figures) rounds(w tally.Summary) {
	const cheap, dear = 1, 2
	s := &disclosure.System{}
	type row struct {
		registered, seated, waiting, feedback disclosure.Figure
		door                                  door
	}
	rows := make([]row, len(w.Rounds))
	registered, feedback := s.Fixed(w.Registrations.People), s.Fixed(w.Feedback.People)
	var allRegistered, allFeedback []disclosure.Figure
	for i, r := range w.Rounds {
		people, seated, waiting := r.Registrations.People, added(r.Registrations.Seated), added(r.Registrations.Waiting)
		f := row{registered: s.Open(people, dear, disclosure.None), feedback: s.Open(r.Feedback.People, dear, disclosure.None)}
		f.seated, f.waiting = s.Open(seated, cheap, f.registered), s.Open(waiting, cheap, f.registered)
		s.Sum(f.registered, f.seated, f.waiting, s.Unstated(max(0, people-seated-waiting)))
		if t := r.Registrations.Turnout; t.Known() {
			alike := f.seated
			if len(r.Registrations.Seated) == 0 { // the round offers none
				alike = f.registered
			}
			f.door = addDoor(s, t, cheap, alike)
		}
		allRegistered, allFeedback = append(allRegistered, f.registered), append(allFeedback, f.feedback)
		rows[i] = f
	}
	s.Sum(registered, allRegistered...)
	s.Sum(feedback, allFeedback...)
	proven := s.Protect(p.Minimum)
	for i, r := range w.Rounds {
		f := rows[i]
		out := Round{r.ID, shown(s, f.registered, r.Registrations.People), shown(s, f.seated, added(r.Registrations.Seated)),
			shown(s, f.waiting, added(r.Registrations.Waiting)), shown(s, f.feedback, r.Feedback.People)}
		if !proven || p.Registered.Kept {
			out.Registered, out.Seated, out.Waiting = Count{Kept: true}, Count{Kept: true}, Count{Kept: true}
		}
		if !proven || p.Feedback.Kept {
			out.Feedback = Count{Kept: true}
		}
		if f.door.of.Known() {
			p.Turnouts = append(p.Turnouts, f.door.shown(s, r.ID, proven && !p.Registered.Kept))
		}
		p.Rounds = append(p.Rounds, out)
	}
}

func added(m map[string]int) int {
	sum := 0
	for _, n := range m {
		sum += n
	}
	return sum
}

// texts are counts of texts: by principle, by language, and of those who wrote them.
func (p *Figures) texts(w tally.Summary) {
	s := &disclosure.System{}
	all := s.Open(w.Feedback.Contributions, 3, disclosure.None)
	writers := s.Open(w.Feedback.Contributors, 2, disclosure.None)
	if !p.Feedback.Kept {
		s.Sum(s.Fixed(w.Feedback.People), writers, s.Unstated(max(0, w.Feedback.People-w.Feedback.Contributors)))
	}
	var perPrinciple, perLanguage []disclosure.Figure
	elsewhere := w.Feedback.Contributions
	for _, one := range w.Principles {
		perPrinciple = append(perPrinciple, s.Open(one.Contributions, 1, all))
		elsewhere -= one.Contributions
	}
	s.Sum(all, append(slices.Clone(perPrinciple), s.Unstated(max(0, elsewhere)))...)
	languages := slices.Sorted(maps.Keys(w.Feedback.ByLanguage))
	for _, l := range languages {
		perLanguage = append(perLanguage, s.Open(w.Feedback.ByLanguage[l], 1, all))
	}
	s.Sum(all, perLanguage...)
	proven := s.Protect(p.Minimum) && !p.Feedback.Kept
	show := func(f disclosure.Figure, n int) Count {
		if !proven {
			return Count{Kept: true}
		}
		return shown(s, f, n)
	}
	p.Texts, p.Writers = show(all, w.Feedback.Contributions), show(writers, w.Feedback.Contributors)
	for i := range p.Principles {
		p.Principles[i].Texts = show(perPrinciple[i], w.Principles[i].Contributions)
	}
	for i, l := range languages {
		p.Languages = append(p.Languages, Part{l, show(perLanguage[i], w.Feedback.ByLanguage[l])})
	}
}

// theme is one theme's count of people; its texts go with it.
func (p *Figures) theme(t tally.ThemeSummary) Theme {
	s := &disclosure.System{}
	base := s.Fixed(t.Base)
	people, rest := s.Open(t.People, 1, disclosure.None), s.Open(t.Base-t.People, 1, disclosure.None)
	texts := s.Open(t.Contributions, 1, people)
	s.Sum(base, people, rest)
	if !s.Protect(p.Minimum) || p.Writers.Kept {
		return Theme{ID: t.ID, People: Count{Kept: true}, Texts: Count{Kept: true}}
	}
	return Theme{ID: t.ID, People: shown(s, people, t.People), Texts: shown(s, texts, t.Contributions)}
}

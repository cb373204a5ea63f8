// Package agreement compares people with each other and the machine with people on the
// themes of texts, and chooses which texts to read next, so that the comparison stands on a
// random sample.
package agreement

import (
	"cmp"
	"context"
	"hash/fnv"
	"maps"
	"slices"

	"canvass/internal/analysis"
	"canvass/internal/analysis/agree"
	"canvass/internal/analysis/answers"
	"canvass/internal/analysis/lessons"
	"canvass/internal/report"
	"canvass/internal/survey"
)

// Text is a text that counts, in the order of chance.
type Text struct {
	report.TextID
	At      report.TextAt
	order   uint64
	Print   uint64
	Rulings []survey.Decision // on themes that there are, fresh, of each reviewer the latest
	shared  bool              // the rulings are those on an equal text
	machine []int             // themes that the machine gives without knowing the decisions; for judged texts only
	stances []survey.Decision // on how it stands, fresh, of each reviewer the latest
	stance  survey.Stance     // that the machine gives without knowing them
}

// Texts lists the texts that count with what people said of them, in an order
// that looks like chance and stays when texts are added.
func Texts(ctx context.Context, e *report.Edition) ([]Text, error) {
	rulings, stances := rulingsOf(e), stancesOf(e)
	var out []Text
	err := e.EachText(ctx, func(at report.TextAt, c *analysis.Case, t analysis.Contribution, r answers.Text) {
		j := Text{TextID: report.TextID{Source: e.Project.Sources[c.Source].Name, Response: c.ID, Question: t.AnswerID}, At: at, Print: t.Print}
		j.order = chance(j.TextID)
		j.Rulings, j.stances = fresh(rulings[j.TextID], r.Text), fresh(stances[j.TextID], r.Text)
		out = append(out, j)
	})
	slices.SortFunc(out, func(a, b Text) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Response, b.Response), cmp.Compare(a.Question, b.Question))
	})
	shareRulings(out)
	return out, err
}

// fresh are the decisions on a text that were made of it as it stands.
func fresh(all []survey.Decision, text string) []survey.Decision {
	if len(all) == 0 {
		return nil
	}
	hash := survey.HashText(text)
	var out []survey.Decision
	for _, d := range all {
		if d.TextHash == hash {
			out = append(out, d)
		}
	}
	return out
}

// shareRulings lets what was decided about a text hold for equal ones: nobody is asked twice.
func shareRulings(texts []Text) {
	first := map[uint64]int{}
	for i, t := range texts {
		if _, known := first[t.Print]; !known && len(t.Rulings) > 0 {
			first[t.Print] = i
		}
	}
	for i := range texts {
		if k, ok := first[texts[i].Print]; ok && len(texts[i].Rulings) == 0 {
			texts[i].Rulings, texts[i].shared = texts[k].Rulings, true
		}
	}
}

// chance is a number for a text that looks like chance and is always the same.
func chance(s report.TextID) uint64 {
	h := fnv.New64a()
	for _, part := range []string{s.Source, s.Response, s.Question} {
		_, _ = h.Write([]byte(part))
		_, _ = h.Write([]byte{0})
	}
	x := h.Sum64()
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// rulingsOf are the decisions on themes by text: of each reviewer the latest.
func rulingsOf(e *report.Edition) map[report.TextID][]survey.Decision {
	latest := map[survey.Decision]int{}
	for i, d := range e.Decisions {
		if d.Kind == survey.KindTheme && e.ThemeIndex(d.Theme) >= 0 {
			latest[d.ByReviewer()] = i
		}
	}
	out := map[report.TextID][]survey.Decision{}
	for i, d := range e.Decisions {
		if k, ok := latest[d.ByReviewer()]; ok && k == i && d.Verdict != survey.VerdictNone {
			s := report.TextID{Source: d.Source, Response: d.Response, Question: d.Question}
			out[s] = append(out[s], d)
		}
	}
	return out
}

// folds is how often the machine reads judged texts anew, each time without knowing
// what was decided about a fifth of them.
const folds = 5

// unseen gives judged texts the themes and the stance that the machine finds without the
// decisions on them: those of a part by what all others teach. Equal texts are in one part.
func unseen(ctx context.Context, e *report.Edition, texts []Text, progress func(done, of int)) error {
	part, needs := map[report.TextID]int{}, analysis.Needs{Themes: true}
	for _, t := range texts {
		if len(t.Rulings)+len(t.stances) > 0 {
			part[t.TextID] = int(t.Print % folds)
		}
		needs.Stances = needs.Stances || len(t.stances) > 0
	}
	if len(part) == 0 {
		return nil
	}
	progress(0, folds)
	found, err := e.Blind(ctx, needs, folds, func(id report.TextID) (int, bool) {
		k, judged := part[id]
		return k, judged
	}, func(done int) { progress(done, folds) })
	if err != nil {
		return err
	}
	for i := range texts {
		if u, ok := found[texts[i].TextID]; ok {
			texts[i].machine, texts[i].stance = u.Themes, u.Stance
		}
	}
	return nil
}

// silenceOf is what people said of judged texts, so far as it tells what it means that
// they said nothing.
func silenceOf(texts []Text) *lessons.Silence {
	var s lessons.Silence
	for _, t := range texts {
		if t.shared {
			continue
		}
		for _, d := range t.Rulings {
			s.Hear(d)
		}
	}
	return &s
}

// judgements are what people and the machine say of judged texts, one a rater, text
// and theme; of equal texts once, unless copies count. Implied is whether a no is what somebody left out.
// People are named by [survey.ReviewerKey], "" those who gave no name; where somebody
// with a name decided the same, that stands in their place: a file may be read twice.
func judgements(e *report.Edition, texts []Text, silence *lessons.Silence, copies bool) (out []agree.Judgement, implied bool) {
	themes := e.Project.Codebook.Themes
	for i, t := range texts {
		if t.shared && !copies {
			continue
		}
		said, named := map[string]map[int]bool{}, make([]bool, len(themes)) // by rater and theme; by theme
		for _, d := range t.Rulings {
			rater, theme := survey.ReviewerKey(d.Reviewer), e.ThemeIndex(d.Theme)
			if said[rater] == nil {
				said[rater] = map[int]bool{}
			}
			said[rater][theme] = d.Verdict == survey.VerdictYes
			named[theme] = named[theme] || rater != ""
		}
		for _, rater := range slices.Sorted(maps.Keys(said)) {
			for theme := range themes {
				yes, decided := said[rater][theme]
				if rater == "" && named[theme] || !decided && !denied(silence, rater, themes[theme].ID) {
					continue
				}
				implied = implied || !decided
				out = append(out, agree.Judgement{Text: i, Theme: theme, Rater: rater, Yes: yes})
			}
		}
		if len(said) > 0 {
			for theme := range themes {
				out = append(out, agree.Judgement{Text: i, Theme: theme, Rater: agree.Machine, Yes: slices.Contains(t.machine, theme)})
			}
		}
	}
	return out, implied
}

// denied reports whether a person who judged a text and left a theme out meant no: only
// who hardly ever says no is taken at that.
func denied(silence *lessons.Silence, rater, theme string) bool {
	return silence.Decided(theme) && silence.Marks(rater)
}

// denies reports whether somebody who judged a text meant no of a theme that nobody decided on.
func (t Text) denies(silence *lessons.Silence, theme string) bool {
	return slices.ContainsFunc(t.Rulings, func(d survey.Decision) bool { return denied(silence, d.Reviewer, theme) })
}

// gap is how many judged texts outweigh one that is missing from the random sample:
// one that came since, or that nobody could decide on.
const gap = 9

// sample is the random sample: the texts in the order of chance up to where hardly any
// was left out, looking back from its end as well, so that texts judged for another
// reason beyond it do not join. Whatever for those within were judged, all were.
func sample(texts []Text) []Text {
	end, most, sum := 0, 0, 0
	for i, t := range texts {
		if len(t.Rulings) == 0 {
			sum -= gap
		} else if sum++; sum > most {
			end, most = i+1, sum
		}
	}
	return texts[:end]
}

package report

import (
	"cmp"
	"context"
	"hash/fnv"
	"slices"

	"canvass/internal/analysis"
	"canvass/internal/analysis/agree"
	"canvass/internal/survey"
)

// subject names a text by what a decision says of it.
type subject struct{ source, response, question string }

// judgedText is a text that counts, in the order of chance.
type judgedText struct {
	subject
	at      textAt
	order   uint64
	print   uint64
	rulings []survey.Decision // on themes that there are, fresh, of each reviewer the latest
	shared  bool              // the rulings are those on an equal text
	machine []int             // themes that the machine gives without knowing the decisions; for judged texts only
}

// judgedTexts lists the texts that count with what people said of them, in an order
// that looks like chance and stays when texts are added.
func (e *Edition) judgedTexts(ctx context.Context) ([]judgedText, error) {
	rulings := e.rulings()
	var out []judgedText
	err := e.eachText(ctx, func(at textAt, c *analysis.Case, t analysis.Contribution, r analysis.ReadText) {
		j := judgedText{subject: subject{e.Project.Sources[c.Source].Name, c.ID, t.AnswerID}, at: at, print: t.Print}
		j.order = j.subject.hash()
		if all := rulings[j.subject]; len(all) > 0 {
			hash := survey.HashText(r.Text)
			for _, d := range all {
				if d.TextHash == hash {
					j.rulings = append(j.rulings, d)
				}
			}
		}
		out = append(out, j)
	})
	slices.SortFunc(out, func(a, b judgedText) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.source, b.source), cmp.Compare(a.response, b.response), cmp.Compare(a.question, b.question))
	})
	shareRulings(out)
	return out, err
}

// shareRulings lets what was decided about a text hold for equal ones: nobody is asked twice.
func shareRulings(texts []judgedText) {
	first := map[uint64]int{}
	for i, t := range texts {
		if _, known := first[t.print]; !known && len(t.rulings) > 0 {
			first[t.print] = i
		}
	}
	for i := range texts {
		if k, ok := first[texts[i].print]; ok && len(texts[i].rulings) == 0 {
			texts[i].rulings, texts[i].shared = texts[k].rulings, true
		}
	}
}

func (s subject) hash() uint64 {
	h := fnv.New64a()
	for _, part := range []string{s.source, s.response, s.question} {
		_, _ = h.Write([]byte(part))
		_, _ = h.Write([]byte{0})
	}
	x := h.Sum64()
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// rulings are the decisions on themes by text: of each reviewer the latest.
func (e *Edition) rulings() map[subject][]survey.Decision {
	latest := map[survey.Decision]int{}
	for i, d := range e.Decisions {
		if d.Kind == survey.KindTheme && e.themeIndex(d.Theme) >= 0 {
			latest[d.ByReviewer()] = i
		}
	}
	out := map[subject][]survey.Decision{}
	for i, d := range e.Decisions {
		if k, ok := latest[d.ByReviewer()]; ok && k == i && d.Verdict != survey.VerdictNone {
			s := subject{d.Source, d.Response, d.Question}
			out[s] = append(out[s], d)
		}
	}
	return out
}

// folds is how often the machine reads judged texts anew, each time without knowing
// what was decided about a fifth of them.
const folds = 5

// unseen gives judged texts the themes that the machine finds without the decisions
// on them: the whole analysis is made again without the decisions of a part. Equal
// texts are in one part.
func (e *Edition) unseen(ctx context.Context, texts []judgedText, progress func(done, of int)) error {
	part := map[subject]int{}
	for _, t := range texts {
		if len(t.rulings) > 0 {
			part[t.subject] = int(t.print % folds)
		}
	}
	if len(part) == 0 {
		return nil
	}
	for fold := range folds {
		progress(fold, folds)
		var known []survey.Decision
		for _, d := range e.Decisions {
			if k, judged := part[subject{d.Source, d.Response, d.Question}]; !judged || k != fold {
				known = append(known, d)
			}
		}
		in, err := inputs(ctx, e.Project, e.snapshot)
		if err != nil {
			return err
		}
		f, err := analysis.Analyse(e.Project, in, known, analysis.Needs{Themes: true})
		if err != nil {
			return err
		}
		for i := range texts {
			t := &texts[i]
			if k, judged := part[t.subject]; !judged || k != fold {
				continue
			}
			for _, tag := range f.Cases[t.at.caseIndex].Texts[t.at.text].Tags {
				t.machine = append(t.machine, tag.Theme)
			}
		}
	}
	return nil
}

// silence is what people said of judged texts, so far as it tells what it means that
// they said nothing.
func silence(texts []judgedText) *analysis.Silence {
	var s analysis.Silence
	for _, t := range texts {
		if t.shared {
			continue
		}
		for _, d := range t.rulings {
			s.Hear(d)
		}
	}
	return &s
}

// judgements are what people and the machine say of judged texts, one a rater, text
// and theme; of equal texts once, unless copies count. Implied is whether a no is what somebody left out.
// People are named by [survey.ReviewerKey], "" those who gave no name; where somebody
// with a name decided the same, that stands in their place: a file may be read twice.
func (e *Edition) judgements(texts []judgedText, silence *analysis.Silence, copies bool) (out []agree.Judgement, implied bool) {
	themes := e.Project.Codebook.Themes
	for i, t := range texts {
		if t.shared && !copies {
			continue
		}
		said, named := map[string]map[int]bool{}, make([]bool, len(themes)) // by rater and theme; by theme
		for _, d := range t.rulings {
			rater, theme := survey.ReviewerKey(d.Reviewer), e.themeIndex(d.Theme)
			if said[rater] == nil {
				said[rater] = map[int]bool{}
			}
			said[rater][theme] = d.Verdict == survey.VerdictYes
			named[theme] = named[theme] || rater != ""
		}
		for _, rater := range sortedNames(said) {
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
func denied(silence *analysis.Silence, rater, theme string) bool {
	return silence.Decided(theme) && silence.Marks(rater)
}

// denies reports whether somebody who judged a text meant no of a theme that nobody decided on.
func (t judgedText) denies(silence *analysis.Silence, theme string) bool {
	return slices.ContainsFunc(t.rulings, func(d survey.Decision) bool { return denied(silence, d.Reviewer, theme) })
}

func sortedNames[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for n := range m {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// gap is how many judged texts outweigh one that is missing from the random sample:
// one that came since, or that nobody could decide on.
const gap = 9

// sample is the random sample: the texts in the order of chance up to where hardly any
// was left out, looking back from its end as well, so that texts judged for another
// reason beyond it do not join. Whatever for those within were judged, all were.
func sample(texts []judgedText) []judgedText {
	end, most, sum := 0, 0, 0
	for i, t := range texts {
		if len(t.rulings) == 0 {
			sum -= gap
		} else if sum++; sum > most {
			end, most = i+1, sum
		}
	}
	return texts[:end]
}

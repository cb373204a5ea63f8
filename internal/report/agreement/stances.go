package agreement

import (
	"slices"
	"strings"

	"canvass/internal/analysis/agree"
	"canvass/internal/export"
	"canvass/internal/report"
	"canvass/internal/survey"
)

// StancesJSON is agreement on how texts stand: overall, where a text is the same or it is
// not, then by stance. The stance stands in "theme".
type StancesJSON struct {
	Texts   int          `json:"texts"` // that somebody decided about, as they stand
	People  []RatingJSON `json:"people"`
	Machine []RatingJSON `json:"machine"` // the machine read them without knowing the decisions
}

// stancesOf are the decisions on stances by text: of each reviewer the latest.
func stancesOf(e *report.Edition) map[report.TextID][]survey.Decision {
	latest := map[survey.Decision]survey.Decision{}
	var order []survey.Decision
	for _, d := range e.Decisions {
		if d.Kind != survey.KindStance {
			continue
		}
		key := d.ByReviewer()
		if _, known := latest[key]; !known {
			order = append(order, key)
		}
		latest[key] = d
	}
	out := map[report.TextID][]survey.Decision{}
	for _, key := range order {
		if d := latest[key]; d.Verdict == survey.VerdictYes && slices.Contains(survey.Stances(), survey.Stance(d.Theme)) {
			id := report.TextID{Source: d.Source, Response: d.Response, Question: d.Question}
			out[id] = append(out[id], d)
		}
	}
	for _, all := range out {
		slices.SortStableFunc(all, func(a, b survey.Decision) int {
			return strings.Compare(survey.ReviewerKey(a.Reviewer), survey.ReviewerKey(b.Reviewer))
		})
	}
	return out
}

// stances compares what people say of how texts stand with each other and with the machine.
func stances(texts []Text) *StancesJSON {
	out := &StancesJSON{}
	var all []agree.Judgement
	for i, t := range texts {
		if len(t.stances) == 0 {
			continue
		}
		out.Texts++
		add := func(rater string, said survey.Stance) {
			for k, s := range survey.Stances() {
				all = append(all, agree.Judgement{Text: i, Theme: k, Rater: rater, Yes: s == said})
			}
		}
		for _, d := range t.stances {
			if rater := survey.ReviewerKey(d.Reviewer); rater != "" || len(t.stances) == 1 {
				add(rater, survey.Stance(d.Theme))
			}
		}
		add(agree.Machine, t.stance)
	}
	if out.Texts == 0 {
		return nil
	}
	people := slices.DeleteFunc(slices.Clone(all), func(j agree.Judgement) bool { return j.Rater == "" })
	n := len(survey.Stances())
	out.People = stanceRatings(agree.People(people, n), stancePairs(texts, false))
	out.Machine = stanceRatings(agree.Against(all, n), stancePairs(texts, true))
	return out
}

// stancePairs are the stances of each two that judged one text, or of the machine and each
// person, where a text counts once however many judged it.
func stancePairs(texts []Text, machine bool) []agree.Classes {
	index := func(s string) int { return slices.Index(survey.Stances(), survey.Stance(s)) }
	var out []agree.Classes
	for _, t := range texts {
		named := slices.DeleteFunc(slices.Clone(t.stances), func(d survey.Decision) bool {
			return survey.ReviewerKey(d.Reviewer) == "" && (!machine || len(t.stances) > 1)
		})
		for i, d := range named {
			if machine {
				out = append(out, agree.Classes{A: index(string(t.stance)), B: index(d.Theme), Weight: 1 / float64(len(named))})
				continue
			}
			for _, other := range named[i+1:] {
				out = append(out, agree.Classes{A: index(d.Theme), B: index(other.Theme), Weight: 1})
			}
		}
	}
	return out
}

// stanceRatings has the overall figures of one value a text, of which a set of one stance
// gives Krippendorff's alpha, and those of each stance against the others.
func stanceRatings(r agree.Report, pairs []agree.Classes) []RatingJSON {
	overall := RatingJSON{Texts: r.Overall.Texts, Positives: r.Overall.Texts}
	if r.Overall.Texts >= agree.TooFew {
		overall.Percent, overall.Kappa = agree.Nominal(pairs)
		overall.Alpha = r.Sets.Jaccard
	}
	out := []RatingJSON{overall}
	for i, f := range r.Themes {
		out = append(out, ratingJSON(string(survey.Stances()[i]), f))
	}
	return out
}

func (s *StancesJSON) sections() []export.Section {
	if s == nil {
		return nil
	}
	out := []export.Section{
		JSON{}.section("Stances, person and person", "How texts stand to what they are about, as two people who read one text say.", s.People, false),
		JSON{}.section("Stances, machine and person", "On texts whose decisions the machine did not know when it read them.", s.Machine, true),
	}
	for i := range out {
		out[i].Table.Columns[0].Name = "Stance"
	}
	return out
}

package answers

import (
	"strings"

	"canvass/internal/analysis/placement"
	"canvass/internal/survey"
)

// newPlacer returns how a source's comments find their principle; nil for a source
// whose questions say it.
func newPlacer(s survey.Source, principles []survey.Principle) *placement.Placer {
	for _, m := range s.Mappings {
		if s.PlacedByQuote(m) {
			return placement.New(principles)
		}
	}
	return nil
}

// place gives a comment on a document the principle that it quotes. One that
// quotes none surely is a remark on the wording of the whole.
func (r *Reader) place(m *survey.Meaning, v *survey.Response, a *Said) *survey.Meaning {
	if !r.binding.Source.PlacedByQuote(m.Mapping) {
		return m
	}
	quoted, _ := v.Answer(survey.DocQuoted)
	where := r.placer.Place(strings.Join(quoted.Values, "\n"), v.Created)
	a.Place = &where
	placed := *m
	if placed.Principle = where.Principle; !where.Placed() {
		placed.Field = survey.FieldWording
	}
	return &placed
}

// Placed lists the questions that comments of such a mapping may answer.
func Placed(m survey.Meaning, principles []survey.Principle) []Question {
	var all []Question
	for _, p := range principles {
		all = append(all, Question{m.Field, p.ID, m.Ordinal})
	}
	return append(all, Question{survey.FieldWording, "", m.Ordinal})
}

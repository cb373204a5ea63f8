package analysis

import (
	"slices"

	"canvass/internal/survey"
)

// RatingMember is one rating that counts in a principle's figures.
type RatingMember struct {
	Case  int // index into Findings.Cases
	Value int
}

// RatingsOf lists the ratings behind a principle's overall figures, in order of
// cases, and apart from them those that cannot be read.
func (f *Findings) RatingsOf(principle string) (counted, unreadable []RatingMember) {
	for k := range f.Cases {
		for _, r := range f.Cases[k].Ratings {
			switch {
			case !r.Overall || f.Questions[r.Question].Principle != principle:
			case r.Value == 0:
				unreadable = append(unreadable, RatingMember{Case: k})
			default:
				counted = append(counted, RatingMember{k, int(r.Value)})
			}
		}
	}
	return counted, unreadable
}

// TextMember is one text that counts.
type TextMember struct {
	Case int // index into Findings.Cases
	Text int // index into Case.Texts
}

// TextsOf lists the texts with content that count overall and pass the test.
func (f *Findings) TextsOf(pass func(Contribution) bool) []TextMember {
	var out []TextMember
	for k := range f.Cases {
		if f.Role(k) != survey.Feedback {
			continue
		}
		for i, t := range f.Cases[k].Texts {
			if t.Overall && !t.NoContent && pass(t) {
				out = append(out, TextMember{k, i})
			}
		}
	}
	return out
}

// SpeaksTo reports whether the contribution carries the theme of that index.
func (t *Contribution) SpeaksTo(theme int) bool {
	return slices.ContainsFunc(t.Tags, func(tag Tag) bool { return tag.Theme == theme })
}

// Decided reports whether a person said that the text speaks to the theme.
func (t Tag) Decided() bool { return t.By == ByAnalyst || t.By == ByProvider }

// Stands is how the contribution stands to what it is about, unclear without a reading.
func (t *Contribution) Stands() survey.Stance {
	if t.Stance == nil {
		return survey.StanceUnclear
	}
	return t.Stance.Stance
}

// Package reporttest is a small project and what was answered, for the tests of what is
// said of an edition, with a table as a reader sees it.
package reporttest

import (
	"context"
	"iter"
	"slices"
	"testing"
	"time"

	"canvass/internal/analysis"
	"canvass/internal/report"
	"canvass/internal/survey"
)

// Album is a Snapshot in memory.
type Album struct {
	Ingests   []survey.Run // newest first
	Revisions map[string][]survey.Form
	Answers   map[string][]survey.Version // current ones
	Before    map[string][]survey.Version // replaced or gone
	Decided   []survey.Decision
}

// LastRun is the newest of Ingests.
func (a Album) LastRun(context.Context) (survey.Run, error) {
	if len(a.Ingests) == 0 {
		return survey.Run{}, nil
	}
	return a.Ingests[0], nil
}

// Runs are Ingests.
func (a Album) Runs(context.Context, int) ([]survey.Run, error) { return a.Ingests, nil }

// Forms are Revisions of a source.
func (a Album) Forms(_ context.Context, s string) ([]survey.Form, error) {
	return a.Revisions[s], nil
}

// Decisions are those in Decided.
func (a Album) Decisions(context.Context) ([]survey.Decision, error) { return a.Decided, nil }

// Pins are none.
func (a Album) Pins(context.Context) ([]survey.Pin, error) { return nil, nil }

// Current streams Answers.
func (a Album) Current(_ context.Context, s string) iter.Seq2[survey.Version, error] {
	return stream(a.Answers[s])
}

// History streams Before.
func (a Album) History(_ context.Context, s string) iter.Seq2[survey.Version, error] {
	return stream(a.Before[s])
}

// Counts counts both.
func (a Album) Counts(_ context.Context, s string) (survey.Kept, error) {
	return survey.Kept{Current: len(a.Answers[s]), Gone: len(a.Before[s])}, nil
}

func stream(versions []survey.Version) iter.Seq2[survey.Version, error] {
	return func(yield func(survey.Version, error) bool) {
		for _, v := range versions {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// Project has one round, a registration and a feedback form in English.
func Project() survey.Project {
	return survey.Project{
		Name: "Test & <trial>", Location: time.UTC, Languages: []string{"en"},
		Principles: []survey.Principle{{ID: "P1", Title: survey.Texts{"en": "Openness"}}},
		Codebook: survey.Codebook{Version: "abc", Themes: []survey.Theme{
			{ID: "cost", Label: survey.Texts{"en": "Cost"}, Keywords: map[string][]string{"en": {"cost"}}},
		}},
		Rounds: []survey.Round{{ID: "one", Seats: []survey.Seat{
			{Mode: "in-person", Answers: []string{"In person"}, Capacity: 1}, {Mode: survey.Cancelled, Answers: []string{"No longer"}},
		}}},
		Sources: []survey.Source{
			{Name: "reg", Type: survey.GoogleForm, Role: survey.Registration, Round: "one", Mappings: []survey.Mapping{
				{Question: "@email", Field: survey.FieldEmail}, {Question: "n", Field: survey.FieldName}, {Question: "how", Field: survey.FieldAttendance},
				{Question: "food", Field: survey.FieldDietary},
			}},
			{Name: "fb", Type: survey.GoogleForm, Role: survey.Feedback, Round: "one", Language: "en", Mappings: []survey.Mapping{
				{Question: "@email", Field: survey.FieldEmail}, {Question: "r", Field: survey.FieldRating, Principle: "P1"},
				{Question: "c", Field: survey.FieldComment, Principle: "P1"}, {Question: "q", Field: survey.FieldConsentQuote},
			}},
			{Name: "doc", Type: survey.GoogleDoc, Role: survey.Feedback},
		},
	}
}

func asks(ids ...string) []survey.Form {
	f := survey.Form{Email: survey.EmailVerified}
	for _, id := range ids {
		f.Questions = append(f.Questions, survey.Question{ID: id, Title: "Title of " + id})
	}
	return []survey.Form{f}
}

// retyped puts a revision before the only one, in which the first question was a line.
func retyped(forms []survey.Form) []survey.Form {
	old := forms[0]
	old.Questions = append([]survey.Question{}, old.Questions...)
	old.Run, old.Seen, old.Questions[0].Kind = 1, time.Date(2025, 9, 1, 6, 0, 0, 0, time.UTC), survey.KindText
	forms[0].Run, forms[0].Seen, forms[0].Questions[0].Kind = 2, time.Date(2025, 9, 2, 6, 0, 0, 0, time.UTC), survey.KindParagraph
	return append(forms, old)
}

// Answered is a response of the ninth hour, its answers given as question and words by turns.
func Answered(source, id, email string, minute int, answers ...string) survey.Version {
	at := time.Date(2025, 9, 1, 9, minute, 0, 0, time.UTC)
	r := survey.Response{Source: source, ID: id, Email: email, Created: at, Submitted: at}
	for pair := range slices.Chunk(answers, 2) {
		r.Answers = append(r.Answers, survey.Answer{Question: pair[0], Values: pair[1:]})
	}
	return survey.Version{Response: r, Number: 1, Run: 1}
}

// Small is two registrations, one that is gone, and five pieces of feedback by four people.
func Small() Album {
	gone := Answered("reg", "r0", "zoe@x.org", 0, "how", "In person", "n", "Zoe Gone")
	gone.GoneIn = 2
	return Album{
		Ingests: []survey.Run{
			{ID: 2, Started: time.Date(2025, 9, 2, 6, 0, 0, 0, time.UTC), Outcome: survey.Partial, Sources: []survey.SourceRun{{Source: "fb", Error: "down"}}},
			{ID: 1, Started: time.Date(2025, 9, 1, 6, 0, 0, 0, time.UTC), Outcome: survey.Done},
		},
		Revisions: map[string][]survey.Form{"reg": asks("food", "how", "n"), "fb": retyped(asks("c", "q", "r", "unmapped"))},
		Answers: map[string][]survey.Version{
			"reg": {
				Answered("reg", "r1", "ana@x.org", 1, "food", "vegan", "how", "In person", "n", "Ana Secret"),
				Answered("reg", "r2", "ben@x.org", 2, "how", "In person", "n", "Ben Secret"),
			},
			"fb": {
				Answered("fb", "f1", "ana@x.org", 3, "c", "=SUM(A1) The cost is far too high for a small city like ours, honestly.", "q", "Yes, anonymously", "r", "2"),
				Answered("fb", "f2", "ben@x.org", 4, "c", "Nobody asked what the cost is to those who come after work.", "q", "No", "r", "5"),
				Answered("fb", "f3", "ben@x.org", 5, "r", "x"),
				Answered("fb", "f4", "cy@x.org", 6, "c", "A cost that nobody may quote, since nobody said that they may.", "q", "perhaps"),
				Answered("fb", "f5", "dee@x.org", 7, "c", "The cost of doing nothing is higher than that of asking people first.", "q", "Yes, with my name"),
			},
		},
		Before: map[string][]survey.Version{"reg": {gone}},
	}
}

// Open is an Edition of an album of the project.
func Open(t *testing.T, a Album) *report.Edition {
	t.Helper()
	e, err := report.Open(t.Context(), Project(), a, analysis.Everything())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Later is the small Album after one more run: an answer was edited, one is gone, one is new.
func Later() Album {
	a := Small()
	a.Ingests = append([]survey.Run{{ID: 3, Started: time.Date(2025, 9, 3, 6, 0, 0, 0, time.UTC), Outcome: survey.Done, Sources: []survey.SourceRun{{Source: "fb", New: 1, Changed: 1, Gone: 1}}}}, a.Ingests...)
	fb := a.Answers["fb"]
	edited := Answered("fb", "f1", "ana@x.org", 3, "c", "It has no price at all, now that I think of it again.", "q", "No", "r", "5")
	edited.Number, edited.Run = 2, 3
	gone := fb[1]
	gone.GoneIn = 3
	fresh := Answered("fb", "f9", "new@x.org", 9, "c", "The cost again, from somebody new.", "r", "1")
	fresh.Run = 3
	a.Before["fb"] = []survey.Version{fb[0], gone}
	a.Answers["fb"] = append(append([]survey.Version{edited}, fb[2:]...), fresh)
	return a
}
